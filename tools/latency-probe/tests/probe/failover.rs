//! Every fault that the failover stage knows, brought about for real, a few times each.
//!
//! No time is tested against a bound that a machine could miss: only what must hold on any.

use serde_json::Value;

use crate::rig::{Home, assert_contains, assert_fits, count as of, flowing, measured};

/// Lengths of time that no pause of a busy machine reaches: so that leaders change by faults
/// alone.
const PATIENT: [&str; 8] = [
    "--heartbeat",
    "20000",
    "--promise",
    "400000",
    "--silence-min",
    "2000000",
    "--silence-max",
    "2500000",
];

const FAULTS: [&str; 6] = ["kill", "notice", "stop", "isolate", "resign", "transfer"];
const PARTS: [&str; 4] = ["detection_ns", "drain_ns", "election_ns", "publication_ns"];

/// The failover that was measured, and the table.
fn failover(arguments: &[&str]) -> (Value, String) {
    let (results, table) = measured(&[&["failover"], arguments].concat());
    (results["failover"][0].clone(), table)
}

#[test]
fn each_fault_is_answered_by_a_successor_and_leaves_members_that_follow_it() {
    for fault in FAULTS {
        let further = ["--fault", fault, "--rounds", "2", "--steady-secs", "0", "--seed", "5"];
        let (failover, table) = failover(&further);
        assert_eq!(failover["fault"], fault);
        assert_eq!((of(&failover, "/rounds"), of(&failover, "/timeouts")), (2, 0), "{failover}");
        let most: u64 = PARTS.iter().map(|part| of(&failover, &format!("/{part}/max"))).sum();
        assert!(of(&failover, "/total_ns/max") <= most, "the parts make the whole: {failover}");
        for part in PARTS {
            assert_eq!(of(&failover, &format!("/{part}/n")), 2, "{failover}");
            let row = format!("{fault}: {}", part.trim_end_matches("_ns"));
            assert!(table.contains(&row), "{row} is not in:\n{table}");
        }
        assert!(of(&failover, "/publication_ns/min") > 0, "{failover}");
        let told = of(&failover, "/told_ns/n") + of(&failover, "/not_told");
        assert_eq!(told, 2, "{failover}");
        assert!(of(&failover, "/told_ns/n") >= 1, "a client is told: {failover}");
        for row in [format!("{fault}: client told"), format!("{fault}: lease to client")] {
            assert!(table.contains(&row), "{row} is not in:\n{table}");
        }
        assert_fits(&table);
    }
}

/// Promises of 400 ms, and no winner has waited for one: the guardian's word is what counts.
#[test]
fn a_kill_under_a_guardian_is_told_by_it_and_no_promise_is_waited_for() {
    for guardian in ["asleep", "polling"] {
        let further = ["--fault", "notice", "--guardian", guardian, "--rounds", "3"];
        let further = [&further[..], &["--steady-secs", "0"], &PATIENT].concat();
        let (failover, table) = failover(&further);
        assert_eq!(failover["guardian"], guardian);
        assert_eq!((of(&failover, "/rounds"), of(&failover, "/by_notice")), (3, 3), "{failover}");
        assert!(of(&failover, "/drain_ns/max") < 300_000_000, "{failover}");
        assert_contains(&table, &["notice 3, unreachable 0, silence 0 of 3"]);
    }
}

/// The survivors are told in a way that differs with the fault, on any machine.
#[test]
fn only_a_dead_process_is_unreachable_and_only_silence_waits_for_the_timeout() {
    let shortest = |failover: &Value| of(failover, "/detection_ns/min");
    for fault in ["stop", "isolate"] {
        let further = ["--fault", fault, "--rounds", "1", "--steady-secs", "0"];
        let (failover, _) = failover(&[&further[..], &PATIENT].concat());
        assert_eq!(of(&failover, "/by_refusal"), 0, "{failover}");
        // 2 s after the last heartbeat, which are 20 ms apart unless the leader was off its core.
        assert!(shortest(&failover) > 500_000_000, "{failover}");
    }
    let (failover, _) = failover(&["--fault", "resign", "--rounds", "2", "--steady-secs", "0"]);
    assert_eq!(of(&failover, "/by_refusal"), 0, "{failover}");
    assert_eq!(of(&failover, "/drain_ns/max"), 0, "a promise to who resigns is void: {failover}");
}

#[test]
fn the_same_members_are_watched_undisturbed_and_what_that_bears_out_is_said() {
    let (failover, table) = failover(&["--rounds", "1", "--steady-secs", "1"]);
    let steady = &failover["steady"];
    assert!(steady["seconds"].as_f64().is_some_and(|seconds| seconds >= 1.0), "{steady}");
    for pointer in ["/lapses", "/campaigns", "/false_elections/seen", "/lateness_ns/n"] {
        of(steady, pointer);
    }
    let rate = &steady["false_elections"];
    let bound = rate["at_most_per_hour"].as_f64().expect("a bound");
    assert!(bound > 3_000.0, "a second promises no calm hour: {rate}");
    assert!(steady["cpu_per_node"].as_f64().is_some_and(|cpu| cpu > 0.0 && cpu < 1.5), "{steady}");
    let table = flowing(&table);
    assert!(table.contains("% of a core per node") && table.contains("an hour"), "{table}");
}

#[test]
fn no_watch_is_none() {
    let (failover, table) = failover(&["--rounds", "1", "--steady-secs", "0"]);
    assert!(failover.get("steady").is_none() && !table.contains("undisturbed"), "{table}");
}

#[test]
fn a_killed_process_with_ballast_is_replaced_too() {
    let further = ["--ballast", "64MiB", "--rounds", "2", "--steady-secs", "0"];
    let (failover, table) = failover(&further);
    assert_eq!(of(&failover, "/rounds"), 2);
    assert!(table.contains("--ballast 64MiB"), "{table}");
}

#[test]
fn lengths_of_time_given_one_by_one_are_those_that_members_run_with() {
    let further = ["--fault", "stop", "--rounds", "1", "--steady-secs", "0"];
    let (failover, table) = failover(&[&PATIENT[..], &further].concat());
    assert!(of(&failover, "/detection_ns/min") > 500_000_000, "{failover}");
    assert!(flowing(&table).contains(&PATIENT.join(" ")), "{table}");
}

#[test]
fn each_fault_has_figures_and_files_of_its_own() {
    let home = Home::new();
    let (svg, hgrm) = (home.join("svg"), home.join("hgrm"));
    let further = ["--fault", "resign", "--rounds", "3", "--steady-secs", "0"];
    failover(&[&further[..], &["--svg", &svg, "--hgrm", &hgrm]].concat());
    let figure = home.read("svg/failover-resign.svg");
    assert!(figure.contains("told to resign"), "the figure says what was done");
    assert!(home.has("hgrm/failover-resign-publication.hgrm"));
}

#[test]
fn members_can_be_measured_with_and_without_authentication() {
    for (further, said) in [(&[][..], "on"), (&["--authentication", "off"][..], "off")] {
        let stage = ["failover", "--rounds", "2", "--steady-secs", "0"];
        let (results, table) = measured(&[&stage[..], further].concat());
        assert_eq!(results["settings"]["authentication"], said);
        assert_eq!(results["failover"][0]["rounds"], 2);
        assert_contains(&table, &[&format!("--authentication {said}")]);
    }
}

#[test]
fn a_kill_that_waits_for_promises_says_so_and_what_shows_less() {
    let table = |further: &[&str]| {
        let (_, table) = failover(&[&["--rounds", "1", "--steady-secs", "0"], further].concat());
        flowing(&table)
    };
    // Promises so long that no machine shows anything else.
    let long = ["--heartbeat", "20000", "--promise", "1500000", "--silence-min", "2000000"];
    let long = table(&[&long[..], &["--silence-max", "2500000"]].concat());
    let parts = ["why not sooner", "1.5s in this timing", "--profile fast", "--fault notice"];
    assert_contains(&long, &parts);
    assert!(!table(&["--fault", "resign"]).contains("why not sooner"));
}
