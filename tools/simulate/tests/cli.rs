//! The command as a user runs it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn simulate(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_simulate"));
    command.args(arguments).output().expect("the command starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn one_seed_tells_a_story_and_equal_seeds_tell_the_same() {
    let story = || {
        let out = simulate(&["--seed", "42"]);
        assert!(out.status.success());
        let text = text(&out.stdout);
        text.lines()
            .filter(|line| !line.starts_with("took ") && !line.starts_with("core steps"))
            // The speed of a run decides how wide its table is.
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n")
            .collect()
    };
    let (first, second): (String, String) = (story(), story());
    assert!(first.contains("LEADS term") && first.contains("all faults are over"));
    assert_eq!(first, second);
}

#[test]
fn a_hunt_is_counted_in_json() {
    let out = simulate(&["--seeds", "20", "--scenario", "churn", "--json", "-"]);
    assert!(out.status.success());
    let report: serde_json::Value = serde_json::from_slice(&out.stdout).expect("it is JSON");
    assert_eq!(report["seeds"], 20);
    assert!(report["steps"].as_u64().is_some_and(|steps| steps > 10_000));
    assert_eq!(report["violations"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_violation_is_told_with_the_command_that_replays_it_and_exits_with_1() {
    let out = simulate(&["--seeds", "3", "--scenario", "churn", "--storage", "forgetful"]);
    assert_eq!(out.status.code(), Some(1));
    let text = text(&out.stdout);
    let line = text.lines().find_map(|line| line.split_once("simulate -- ")).expect("a command");
    let arguments: Vec<_> = line.1.split(' ').collect();
    assert_eq!(simulate(&arguments).status.code(), Some(1), "{arguments:?}");
}

#[test]
fn invalid_input_is_answered_with_what_would_be_valid() {
    let out = simulate(&["--scenario", "mixd"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("half-dead-switch"));
    for bad in [["--nodes", "0"], ["--nodes", "129"], ["--minutes", "-1"], ["--seeds", "0"]] {
        assert_eq!(simulate(&bad).status.code(), Some(2), "{bad:?}");
    }
}

#[test]
fn the_list_names_every_scenario() {
    let text = text(&simulate(&["--list"]).stdout);
    assert!(text.lines().count() > 30 && text.contains("etcd-10483"));
}

#[test]
fn elections_cost_the_same_among_many_as_among_few() {
    let out = simulate(&["scale", "--runs", "2"]);
    assert!(out.status.success());
    let shown = text(&out.stdout);
    let rows: Vec<Vec<&str>> =
        shown.lines().map(|line| line.split_whitespace().collect()).collect();
    // R7: among more than three a pre-vote comes first.
    for (members, took) in [("3", "20"), ("9", "40"), ("33", "40"), ("99", "40")] {
        let row = rows.iter().find(|row| row.get(1) == Some(&members)).expect("a row a size");
        assert_eq!(
            row[row.len() - 3..],
            ["1.00", took, took],
            "one campaign, one round trip a vote"
        );
    }
}

#[test]
fn silence_is_measured_beside_its_mistakes() {
    let out = simulate(&["silence", "--runs", "2"]);
    assert!(out.status.success());
    let shown = text(&out.stdout);
    let quiet = shown.lines().find(|line| line.contains("400-800 us")).expect("a row");
    let cells: Vec<&str> = quiet.split_whitespace().collect();
    assert_eq!(cells[cells.len() - 2..], ["0", "0"], "neither campaigns nor changes: {quiet}");
}

#[test]
fn a_trace_that_is_none_is_an_error_before_anything_is_compared() {
    let out =
        simulate(&["detectors", "--trace", "Cargo.toml", "--out", env!("CARGO_TARGET_TMPDIR")]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("format 1") && text(&out.stdout).is_empty());
}

/// Before minutes are spent, and without touching what is there.
#[test]
fn a_path_that_cannot_be_written_is_an_error_before_the_run_that_names_its_option() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("simulate-paths");
    fs::create_dir_all(&home).expect("the test's directory is writable");
    fs::write(home.join("theirs"), "kept").expect("it was just made");
    let missing = home.join("missing").join("file");
    let taken = home.join("theirs").join("file");
    for path in [missing.to_str().expect("UTF-8"), taken.to_str().expect("UTF-8")] {
        for arguments in [
            &["--seeds", "500", "--json", path][..],
            &["--minutes", "2", "--json", path],
            &["--minutes", "2", "--trace", path],
        ] {
            let out = simulate(arguments);
            let (option, message) = (arguments[2], text(&out.stderr));
            assert_eq!(out.status.code(), Some(2), "{arguments:?}: {message}");
            assert!(message.contains(option) && message.contains(path), "{message}");
            assert!(out.stdout.is_empty(), "nothing was simulated");
        }
    }
    let taken = taken.to_str().expect("UTF-8");
    for command in [&["study", "--runs", "10"][..], &["detectors", "--hours", "1"]] {
        let out = simulate(&[command, &["--out", taken]].concat());
        let message = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{command:?}: {message}");
        assert!(message.contains("--out") && out.stdout.is_empty(), "{message}");
    }
    let theirs = fs::read_to_string(home.join("theirs")).expect("it is theirs");
    assert_eq!((theirs.as_str(), fs::read_dir(&home).expect("it is there").count()), ("kept", 1));
}

#[test]
fn a_list_takes_no_option_that_it_would_ignore() {
    let out = simulate(&["--list", "--seeds", "5"]);
    assert_eq!(out.status.code(), Some(2), "{}", text(&out.stdout));
}
