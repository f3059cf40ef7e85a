//! What the command line takes and refuses.

use std::path::Path;

use super::*;
use crate::fault::Fault;

fn refusal(arguments: &[&str]) -> String {
    let all = std::iter::once(&"latency-probe").chain(arguments);
    Cli::read(all).expect_err("these arguments are refused").to_string()
}

fn parsed(arguments: &[&str]) -> Cli {
    let all = std::iter::once(&"latency-probe").chain(arguments);
    Cli::read(all).expect("these arguments are accepted")
}

#[test]
fn the_command_line_is_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn a_refusal_names_option_value_and_range() {
    for (arguments, parts) in [
        (["--nodes", "0"], ["--nodes", "'0'", "1..=128"]),
        (["--nodes", "129"], ["--nodes", "'129'", "1..=128"]),
        (["--rounds", "0"], ["--rounds", "'0'", "1..=10000000"]),
        (["--secs", "90000"], ["--secs", "'90000'", "1..=86400"]),
        (["--profile", "moon"], ["--profile", "'moon'", "lan, wan, colo, fast"]),
        (["--wait", "doze"], ["--wait", "'doze'", "spin, yield, park"]),
        (["--seed", "x"], ["--seed", "'x'", "invalid digit"]),
    ] {
        let message = refusal(&arguments);
        for part in parts {
            assert!(message.contains(part), "{part} is not in: {message}");
        }
    }
}

#[test]
fn a_stage_refuses_too_few_nodes_and_says_how_many_it_needs() {
    for (stage, nodes, least) in [
        ("floor", "1", "2 to 128"),
        ("elections", "1", "2 to 128"),
        ("failover", "2", "3 to 128"),
        ("flood", "1", "2 to 128"),
        ("tune", "1", "2 to 128"),
        ("report", "2", "3 to 128"),
    ] {
        let message = refusal(&[stage, "--nodes", nodes]);
        for part in ["--nodes", &format!("'{nodes}'"), stage, least] {
            assert!(message.contains(part), "{part} is not in: {message}");
        }
    }
    assert_eq!(parsed(&["failover", "--nodes", "3"]).stage(), Some(Stage::Failover));
    // A full run skips what it can't run.
    assert_eq!(parsed(&["--nodes", "1"]).stage(), None);
}

#[test]
fn an_option_without_effect_is_named_with_its_stage() {
    for (stage, option) in [
        ("floor", "--secs"),
        ("elections", "--secs"),
        ("failover", "--secs"),
        ("steady", "--rounds"),
        ("host", "--rounds"),
        ("flood", "--rounds"),
        ("tune", "--rounds"),
        ("report", "--secs"),
    ] {
        let notes = parsed(&[stage, option, "3"]).notes();
        let [note] = notes.as_slice() else { panic!("{stage} {option}: {notes:?}") };
        assert!(note.contains(stage) && note.contains(option), "{note}");
    }
    assert!(parsed(&["steady", "--secs", "3"]).notes().is_empty());
    assert!(parsed(&["--secs", "3", "--rounds", "3"]).notes().is_empty());
}

#[test]
fn more_spinners_than_cores_are_a_warning_that_names_the_way_out() {
    let settings = |wait: Wait| {
        let options = parsed(&["--nodes", "3", "--wait", wait.name()]).options;
        Settings::resolve(&options, 2)
    };
    let warnings = settings(Wait::Spin).warnings(2);
    assert!(warnings.iter().any(|warning| warning.contains("--wait yield")), "{warnings:?}");
    assert!(settings(Wait::Spin).warnings(3).is_empty());
    assert!(settings(Wait::Yield).warnings(2).is_empty());
}

#[test]
fn options_stand_before_or_after_the_stage() {
    for arguments in [["--nodes", "5", "floor"], ["floor", "--nodes", "5"]] {
        let cli = parsed(&arguments);
        assert_eq!((cli.stage(), cli.options.nodes), (Some(Stage::Floor), 5));
    }
}

#[test]
fn members_are_diskless_unless_a_directory_is_named() {
    assert_eq!(parsed(&[]).options.store, StoreChoice::None);
    assert_eq!(parsed(&["--store", "none"]).options.store, StoreChoice::None);
    let store = parsed(&["elections", "--store", "./none"]).options.store;
    assert_eq!(store.directory(), Some(Path::new("./none")));
    assert!(parsed(&["elections", "--store", "/x"]).notes().is_empty());
    let notes = parsed(&["host", "--store", "/x"]).notes();
    assert!(notes.iter().any(|note| note.contains("--store")), "{notes:?}");
}

#[test]
fn members_are_authenticated_unless_told_otherwise() {
    assert_eq!(parsed(&[]).options.authentication, Authentication::On);
    let off = ["steady", "--authentication", "off"];
    assert_eq!(parsed(&off).options.authentication, Authentication::Off);
    assert!(parsed(&off).notes().is_empty());
    for stage in ["host", "floor"] {
        let notes = parsed(&[stage, "--authentication", "off"]).notes();
        assert!(notes.iter().any(|note| note.contains("--authentication")), "{notes:?}");
    }
    assert!(refusal(&["--authentication", "maybe"]).contains("on, off"));
}

#[test]
fn a_key_takes_no_option_of_stages() {
    let key = parsed(&["key", "here", "--id", "7"]).command;
    assert_eq!(key, Some(Command::Key(KeyFile { file: "here".into(), id: 7 })));
    for arguments in [["--nodes", "3", "key", "here"], ["key", "here", "--nodes", "3"]] {
        assert!(refusal(&arguments).contains("'--nodes' is an option of stages"));
    }
    for id in ["0", "256", "x"] {
        let message = refusal(&["key", "here", "--id", id]);
        assert!(message.contains("--id") && message.contains(id), "{message}");
    }
}

#[test]
fn a_flood_a_proposal_and_a_report_are_no_part_of_a_full_run() {
    for stage in [Stage::Flood, Stage::Tune, Stage::Report] {
        assert!(!Stage::ALL.contains(&stage), "{stage:?}");
    }
    assert_eq!(parsed(&["flood"]).stage(), Some(Stage::Flood));
}

#[test]
fn nodes_spin_only_where_each_can_have_a_core() {
    let options = parsed(&[]).options;
    assert_eq!(Settings::resolve(&options, 2).wait, Wait::Yield);
    assert_eq!(Settings::resolve(&options, 3).wait, Wait::Spin);
    let options = parsed(&["--wait", "park"]).options;
    assert_eq!(Settings::resolve(&options, 8).wait, Wait::Park);
}

#[test]
fn a_fault_a_ballast_and_a_watch_are_failovers() {
    let asked = ["failover", "--fault", "stop", "--ballast", "1MiB", "--steady-secs", "0"];
    let cli = parsed(&asked);
    let Options { fault, ballast, steady_secs, .. } = cli.options;
    assert_eq!((fault, ballast, steady_secs), (Fault::Stop, Ballast(1 << 20), 0));
    assert!(cli.notes().is_empty());
    let notes = parsed(&["steady", "--fault", "stop", "--ballast", "1MiB", "--steady-secs", "3"]);
    let notes = notes.notes();
    for option in ["--fault", "--ballast", "--steady-secs"] {
        assert!(notes.iter().any(|note| note.contains(option)), "{option}: {notes:?}");
    }
    let report = ["report", "--ballast", "1MiB", "--steady-secs", "3"];
    assert!(parsed(&report).notes().is_empty());
    for (arguments, parts) in [
        (["--fault", "flood"], ["'flood'", "kill, notice, stop, isolate, resign"]),
        (["--ballast", "2GB"], ["'2GB'", "KiB, MiB or GiB"]),
        (["--ballast", "1000000GiB"], ["'1000000GiB'", "available"]),
        (["--promise", "0"], ["'0'", "not in 1.."]),
        (["--silence-min", "100001"], ["--silence-min", "at most timing.election_timeout_max"]),
    ] {
        let message = refusal(&arguments);
        for part in parts {
            assert!(message.contains(part), "{part} is not in: {message}");
        }
    }
}

/// The help of a stage, or of everything.
fn help(arguments: &[&str]) -> String {
    let all = std::iter::once(&"latency-probe").chain(arguments).chain(&["--help"]);
    Cli::read(all).expect_err("help is no command").to_string()
}

/// The options that a help shows, but for those that every help has.
fn shown(help: &str) -> Vec<String> {
    let line = |line: &str| {
        let line = line.trim_start();
        let option = line.strip_prefix("-h, ").unwrap_or(line).strip_prefix("--")?;
        Some(option.split([' ', '=']).next()?.to_owned())
    };
    help.lines().filter_map(line).filter(|name| name != "help" && name != "version").collect()
}

#[test]
fn the_help_of_a_stage_shows_what_the_stage_heeds_and_no_more() {
    let all = shown(&help(&[]));
    assert!(all.len() >= 24, "{all:?}");
    for stage in Stage::EACH {
        let help = help(&[stage.name()]);
        let own = shown(&help);
        assert!(own.len() < all.len() && own.contains(&"json".to_owned()), "{own:?}");
        for option in &all {
            let value = match option.as_str() {
                "lock-memory" => None,
                "profile" => Some("wan"),
                "wait" => Some("park"),
                "authentication" => Some("off"),
                "fault" => Some("notice"),
                "guardian" => Some("polling"),
                "ballast" => Some("1MiB"),
                "heartbeat" => Some("1000"),
                "promise" => Some("40000"),
                "silence-min" => Some("60000"),
                "silence-max" => Some("90000"),
                "store" | "json" | "svg" | "hgrm" | "record" => Some("x"),
                "realtime" => Some("1"),
                _ => Some("3"),
            };
            let named = format!("--{option}");
            let mut arguments = vec![stage.name(), named.as_str()];
            arguments.extend(value);
            if option == "realtime" {
                arguments.extend(["--wait", "park"]);
            }
            if option == "guardian" && stage == Stage::Failover {
                arguments.extend(["--fault", "notice"]);
            }
            let is_noted = parsed(&arguments)
                .notes()
                .iter()
                .any(|note| note.starts_with(&format!("{named} has no effect")));
            assert_eq!(is_noted, !own.contains(option), "{stage:?} {option}\n{help}");
        }
    }
    assert_eq!(shown(&help(&["key"])), ["id"]);
}

#[test]
fn an_option_is_in_vain_however_it_was_said_and_whatever_its_value() {
    for arguments in [["steady", "--fault", "kill"], ["floor", "--profile", "lan"]] {
        assert_eq!(parsed(&arguments).notes().len(), 1, "{arguments:?}");
    }
    for arguments in [&["failover", "--guardian", "polling"][..], &["--guardian", "asleep"]] {
        let notes = parsed(arguments).notes();
        assert!(notes.iter().any(|note| note.contains("--fault notice")), "{notes:?}");
    }
    for arguments in [&["tune", "--guardian", "polling"][..], &["tune", "--profile", "fast"]] {
        assert!(parsed(arguments).notes().is_empty(), "{arguments:?}");
    }
}

#[test]
fn more_real_time_pollers_than_the_host_bears_are_refused_wherever_there_are_members() {
    let crowd = ["--realtime", "50", "--nodes", "128", "--wait", "spin"];
    let stages = Stage::EACH.into_iter().filter(|stage| stage.has_members());
    for stage in stages.map(|stage| Some(stage.name())).chain([None]) {
        let arguments: Vec<_> = stage.into_iter().chain(crowd).collect();
        let message = refusal(&arguments);
        for part in ["'50'", "--realtime", "128 polling threads", "--wait park"] {
            assert!(message.contains(part), "{stage:?}: {part} is not in: {message}");
        }
    }
    for stage in ["floor", "host"] {
        let arguments: Vec<_> = std::iter::once(stage).chain(crowd).collect();
        assert!(!parsed(&arguments).notes().is_empty(), "{stage} starts no member");
    }
}

#[test]
fn a_core_that_is_not_there_is_a_warning_that_names_those_that_are() {
    let warnings = |pin: &str| {
        let options = parsed(&["steady", "--pin", pin, "--nodes", "1"]).options;
        Settings::resolve(&options, usable_cores()).warnings(usable_cores())
    };
    let said = warnings("7777");
    assert!(said.iter().any(|warning| warning.contains("7777") && warning.contains("may use")));
    let floor = parsed(&["floor", "--pin", "7777"]);
    assert!(floor.notes().iter().any(|note| note.contains("--pin has no effect")));
}
