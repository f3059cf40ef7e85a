//! Stages alone: what each measures, and what it leaves to the others.

use std::fs;

use crate::rig::{Home, assert_contains, count, flowing, measured, run, text};

#[test]
fn the_floor_alone_writes_as_often_as_it_asks() {
    let home = Home::new();
    let (results, _) = measured(&["floor", "--rounds", "50", "--store", home.path()]);
    assert_eq!(count(&results, "/floor/rtt_ns/n"), 50);
    assert_eq!(count(&results, "/disk/write_ns/n"), 50);
    assert!(results["disk"].get("after_ns").is_none(), "there were no elections");
    home.assert_untouched();
}

#[test]
fn the_floor_alone_is_a_figure_of_its_own() {
    let home = Home::new();
    let output = run(&["floor", "--rounds", "50", "--svg", &home.join("svg")]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let figure = home.read("svg/floor.svg");
    assert!(figure.contains("Raw UDP round trip") && !figure.contains("Leader election"));
    assert!(!home.has("svg/election.svg"));
}

#[test]
fn a_figure_that_cannot_be_written_costs_nothing_else() {
    let home = Home::new();
    let (svg, hgrm) = (home.join("svg"), home.join("hgrm"));
    // Only the write itself finds out: a directory stands where the figure is to be.
    fs::create_dir_all(home.join("svg/floor.svg")).expect("the test's directory is writable");
    let output = run(&["floor", "--rounds", "50", "--json", "-", "--svg", &svg, "--hgrm", &hgrm]);
    assert_eq!(output.status.code(), Some(1));
    let results = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    assert_eq!(count(&results, "/floor/rtt_ns/n"), 50);
    assert_contains(&text(&output.stderr), &["error: --svg", "raw UDP round trip"]);
    assert!(home.has("hgrm/floor-rtt.hgrm"));
}

#[test]
fn one_stage_alone_leaves_the_others_out() {
    let (results, _) = measured(&["floor", "--rounds", "50", "--nodes", "2", "--wait", "park"]);
    assert_eq!(count(&results, "/floor/rtt_ns/n"), 50);
    for absent in ["elections", "failover", "steady", "host"] {
        assert!(results.get(absent).is_none(), "{absent}");
    }
}

#[test]
fn heartbeats_are_recorded_with_where_they_come_from() {
    let home = Home::new();
    let file = home.join("arrivals.txt");
    let (results, _) =
        measured(&["steady", "--secs", "1", "--heartbeat", "2000", "--record", &file]);
    let seconds = results["steady"]["seconds"].as_f64().expect("for how long it was watched");
    let recorded = home.read("arrivals.txt");
    let (head, lines): (Vec<_>, Vec<_>) = recorded.lines().partition(|line| line.starts_with('#'));
    assert_eq!(head[0], "# interrex arrivals, format 1");
    assert!(head[2].contains("heartbeat 2000 us") && head[4].starts_with("# dropped"), "{head:?}");
    let heard = |line: &&str| -> u64 {
        let numbers: Vec<u64> =
            line.split(' ').map(|word| word.parse().expect("a number")).collect();
        assert_eq!((numbers.len(), numbers[2]), (6, 2_000_000), "{line}");
        numbers[5]
    };
    let arrivals: u64 = lines.iter().map(heard).sum();
    let most = (seconds * 1_000.0) as u64 + 20;
    assert!((1..=most).contains(&arrivals), "two followers, 500 a second at most: {arrivals}");
}

#[test]
fn a_core_that_is_not_there_is_a_warning() {
    let output = run(&["steady", "--nodes", "1", "--secs", "1", "--pin", "7777"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_contains(&flowing(&text(&output.stdout)), &["has no core 7777"]);
}
