//! The command line: what it takes and what it does not.

use super::*;
use crate::settings::{Authentication, Durability, GuardianWait, Layout, Memory, Wait, name_of};

fn read_all(arguments: &[&str]) -> Result<Task, clap::Error> {
    read(std::iter::once(&"latency-probe").chain(arguments))
}

fn error_of(arguments: &[&str]) -> String {
    read_all(arguments).expect_err("these arguments are not taken").to_string()
}

fn run(arguments: &[&str]) -> Run {
    match read_all(arguments) {
        Ok(Task::Probe(run)) => *run,
        other => panic!("{arguments:?} asks for no run: {other:?}"),
    }
}

fn assert_invalid(arguments: &[&str], parts: &[&str]) {
    let message = error_of(arguments);
    for part in parts {
        assert!(message.contains(part), "{arguments:?}: {part} is not in: {message}");
    }
}

const STAGES: [Stage; 9] = [
    Stage::Floor,
    Stage::KillFloor,
    Stage::Elections,
    Stage::Failover,
    Stage::Steady,
    Stage::Host,
    Stage::Flood,
    Stage::Tune,
    Stage::Report,
];

#[test]
fn the_command_line_is_consistent() {
    command().debug_assert();
}

#[test]
fn an_error_names_option_value_and_what_is_allowed() {
    for (arguments, parts) in [
        (["--nodes", "0"], ["--nodes", "'0'", "1..=128"]),
        (["--nodes", "129"], ["--nodes", "'129'", "1..=128"]),
        (["--rounds", "0"], ["--rounds", "'0'", "1..=10000000"]),
        (["--secs", "90000"], ["--secs", "'90000'", "1..=86400"]),
        (["--profile", "moon"], ["--profile", "'moon'", "lan, wan, colo, fast, guarded"]),
        (["--wait", "doze"], ["--wait", "'doze'", "spin, yield, park"]),
        (["--seed", "x"], ["--seed", "'x'", "invalid digit"]),
        (["--authentication", "maybe"], ["--authentication", "'maybe'", "on, off"]),
        (
            ["--fault", "flood"],
            ["--fault", "'flood'", "kill, notice, stop, isolate, resign, transfer"],
        ),
        (["--ballast", "2GB"], ["--ballast", "'2GB'", "KiB, MiB or GiB"]),
        (["--ballast", "1000000GiB"], ["--ballast", "'1000000GiB'", "available"]),
        (["--load", "0"], ["--load", "'0'", "1..=1024"]),
        (["--load", "two"], ["--load", "'two'", "invalid digit"]),
        (["--load-memory", "2"], ["--load-memory", "'2'", "KiB, MiB or GiB"]),
        (["--load-memory", "1MiB"], ["--load-memory", "'1MiB'", "at least 64MiB"]),
        (["--load-memory", "1000000GiB"], ["--load-memory", "'1000000GiB'", "available"]),
        (["--promise", "0"], ["--promise", "'0'", "not in 1.."]),
        (["--promise", "30"], ["--heartbeat: ", "timing.promise", "must be below"]),
        (["--silence-min", "600000"], ["--silence-min", "600ms", "election_timeout_max"]),
        (["--steady-secs", "90000"], ["--steady-secs", "'90000'", "0..=86400"]),
        (["--silence-min", "500001"], ["--silence-min", "at most", "election_timeout_max"]),
    ] {
        assert_invalid(&arguments, &parts);
    }
}

#[test]
fn a_stage_says_how_many_nodes_it_needs() {
    for (stage, nodes, least) in [
        ("floor", "1", "2 to 128"),
        ("kill-floor", "1", "2 to 128"),
        ("elections", "1", "2 to 128"),
        ("failover", "2", "3 to 128"),
        ("flood", "1", "2 to 128"),
        ("tune", "1", "2 to 128"),
        ("report", "2", "3 to 128"),
    ] {
        assert_invalid(
            &[stage, "--nodes", nodes],
            &["--nodes", &format!("'{nodes}'"), stage, least],
        );
    }
    assert_eq!(run(&["failover", "--nodes", "3"]).stage, Some(Stage::Failover));
    // A full run leaves out what it can't run.
    assert_eq!(run(&["--nodes", "1"]).stage, None);
}

/// Nobody is to believe that an option took effect that did not.
#[test]
fn an_option_that_a_stage_does_not_go_by_is_none_of_its_options() {
    for (stage, options) in [
        ("floor", &["--secs", "--profile", "--seed", "--pin", "--fault", "--authentication"][..]),
        ("floor", &["--apart", "--load", "--load-memory", "--ballast", "--guardian"]),
        ("kill-floor", &["--secs", "--profile", "--seed", "--store", "--fault", "--steady-secs"]),
        ("elections", &["--apart", "--load"]),
        ("elections", &["--secs", "--fault", "--ballast", "--steady-secs", "--record"]),
        ("failover", &["--secs", "--record"]),
        ("steady", &["--apart", "--rounds", "--fault", "--guardian", "--ballast", "--steady-secs"]),
        ("host", &["--rounds", "--wait", "--store", "--svg", "--hgrm", "--authentication"]),
        ("flood", &["--rounds", "--record", "--fault", "--load", "--apart"]),
        ("tune", &["--rounds", "--profile", "--silence-min", "--silence-max", "--ballast"]),
        ("report", &["--secs", "--fault", "--record"]),
        ("key", &["--nodes", "--rounds", "--json", "--seed"]),
    ] {
        for option in options {
            assert_invalid(&[stage, option, "3"], &[option, "unexpected argument"]);
        }
    }
    assert_invalid(&["--nodes", "3", "floor"], &["floor"]);
}

#[test]
fn the_groups_of_options_reach_the_settings() {
    let asked = ["failover", "--fault", "stop", "--ballast", "1MiB", "--steady-secs", "0"];
    let Settings { fault, ballast, steady_secs, .. } = run(&asked).settings;
    assert_eq!((fault, ballast, steady_secs), (Fault::Stop, Memory(1 << 20), 0));
    let asked = ["failover", "--load", "2", "--load-memory", "64MiB"];
    let Settings { load, layout, .. } = run(&asked).settings;
    assert_eq!(load, Load { busy_loops: Some(2), memory: Some(Memory(64 << 20)) });
    assert_eq!(layout, Layout::Together);
    assert_eq!(run(&["steady", "--load", "1"]).settings.load.busy_loops, Some(1));
    let asked = ["kill-floor", "--guardian", "polling", "--wait", "park", "--rounds", "9"];
    let Settings { guardian, wait, rounds, .. } = run(&asked).settings;
    assert_eq!((guardian, wait, rounds), (GuardianWait::Polling, Wait::Park, Some(9)));
    let asked = ["tune", "--heartbeat", "200", "--guardian", "polling", "--secs", "7"];
    let Settings { timing, guardian, secs, .. } = run(&asked).settings;
    assert_eq!((timing.profile, timing.beats.heartbeat_us), (Profile::Fast, Some(200)));
    assert_eq!(timing.beats.promise_us, Some(600), "a heartbeat that is given stands");
    assert_eq!((guardian, secs), (GuardianWait::Polling, Some(7)));
    let asked = ["steady", "--authentication", "off", "--record", "x", "--wait", "park"];
    let Settings { authentication, record, wait, .. } = run(&asked).settings;
    assert_eq!((authentication, wait), (Authentication::Off, Wait::Park));
    assert_eq!(record, Some("x".into()));
    assert_eq!(run(&[]).settings.authentication, Authentication::On);
    assert_eq!(run(&["--seed", "9"]).settings.seed, 9);
    assert_eq!(run(&["report", "--rounds", "4"]).settings.rounds, Some(4));
}

#[test]
fn members_are_diskless_unless_a_directory_is_named() {
    for diskless in [&[][..], &["--store", "none"]] {
        assert_eq!(run(diskless).settings.durability, Durability::Diskless);
    }
    let named = run(&["elections", "--store", "./none"]).settings.durability;
    assert_eq!(named.directory(), Some(std::path::Path::new("./none")));
}

#[test]
fn a_guardian_where_there_is_none_is_noted_however_it_was_said() {
    for arguments in [&["failover", "--guardian", "polling"][..], &["--guardian", "asleep"]] {
        let notes = run(arguments).notes;
        assert!(notes.iter().any(|note| note.contains("--fault notice")), "{notes:?}");
    }
    for arguments in [
        &["failover", "--fault", "notice", "--guardian", "polling"][..],
        &["report", "--guardian", "polling"],
        &["tune", "--guardian", "polling"],
        &[],
    ] {
        assert!(run(arguments).notes.is_empty(), "{arguments:?}");
    }
}

#[test]
fn leaders_are_kept_apart_where_there_are_cores_for_it_and_nobody_pins() {
    for stage in ["failover", "report", "kill-floor"] {
        if usable_cores() < 2 {
            assert_invalid(&[stage, "--apart"], &["--apart", "2 cores"]);
        } else {
            assert_eq!(run(&[stage, "--apart"]).settings.layout, Layout::Apart);
        }
    }
    assert_invalid(&["failover", "--apart", "--pin", "0"], &["--apart", "--pin"]);
}

#[test]
fn a_key_is_made_with_an_id_of_its_own() {
    let key = read_all(&["key", "here", "--id", "7"]).expect("these arguments are taken");
    let Task::Key(key) = key else { panic!("{key:?}") };
    assert_eq!(
        key,
        KeyFile { file: "here".into(), id: 7, subscriber: None, of: None, cluster: None }
    );
    for id in ["0", "256", "x"] {
        assert_invalid(&["key", "here", "--id", id], &["--id", id]);
    }
}

#[test]
fn what_is_no_part_of_a_full_run_runs_when_named() {
    for stage in STAGES {
        assert_eq!(run(&[&name_of(stage)]).stage, Some(stage));
        let is_part =
            ![Stage::KillFloor, Stage::Flood, Stage::Tune, Stage::Report].contains(&stage);
        assert_eq!(Stage::ALL.contains(&stage), is_part, "{stage:?}");
    }
}

#[test]
fn each_help_shows_the_options_of_its_own_and_no_more() {
    let shown = |arguments: &[&str]| -> Vec<String> {
        let help = error_of(&[arguments, &["--help"]].concat());
        let options = help.lines().filter_map(|line| {
            let line = line.trim_start();
            let option = line.strip_prefix("-h, ").unwrap_or(line).strip_prefix("--")?;
            Some(option.split([' ', '=']).next()?.to_owned())
        });
        options.filter(|name| name != "help").collect()
    };
    assert!(shown(&[]).len() >= 24, "{:?}", shown(&[]));
    assert_eq!(shown(&["key"]), ["id", "subscriber", "of", "cluster"]);
    assert_eq!(shown(&["host"]), ["nodes", "secs", "json"]);
    assert_eq!(shown(&["floor"]), ["nodes", "wait", "store", "rounds", "json", "svg", "hgrm"]);
    for stage in STAGES.map(name_of) {
        for option in shown(&[&stage]) {
            let taken = read_all(&[&stage, &format!("--{option}"), "?"]);
            let is_known =
                |error: clap::Error| !error.to_string().contains("unexpected argument '--");
            assert!(taken.err().is_none_or(is_known), "{stage} --{option}");
        }
    }
}

#[test]
fn more_real_time_pollers_than_the_host_bears_are_invalid_wherever_there_are_members() {
    let crowd = ["--realtime", "50", "--nodes", "128", "--wait", "spin"];
    let parts = ["'50'", "--realtime", "128 polling threads", "--wait park"];
    assert_invalid(&crowd, &parts);
    for stage in STAGES.into_iter().filter(|stage| stage.has_members()) {
        assert_invalid(&[&[&*name_of(stage)][..], &crowd].concat(), &parts);
    }
}
