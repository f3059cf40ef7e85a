//! What timing is proposed for this host, and whether members run with it; and the report that is made
//! with one command.
//!
//! No time is tested against a bound that a machine could miss: only what must hold on any.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latency-probe"));
    command.args(arguments).output().expect("the program was built with this test")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn results(output: &Output) -> Value {
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("stdout is one JSON object")
}

/// Without the places where lines end, which are where numbers let them.
fn flowing(table: &str) -> String {
    table.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    path
}

/// As a user would: what tune prints is given to another run.
#[test]
fn what_is_proposed_is_what_members_run_with() {
    let svg = directory("svg-tune");
    let output =
        run(&["tune", "--secs", "2", "--json", "-", "--svg", svg.to_str().expect("UTF-8")]);
    let results = results(&output);
    let (tune, table) = (&results["tune"], text(&output.stderr));
    assert_proposal(tune, &table);
    let figure = fs::read_to_string(svg.join("tune.svg")).expect("a figure");
    assert!(figure.contains("rule of three") && figure.contains("proposed"), "{figure}");
    let proposal = &tune["proposal"];
    let us = |key: &str| proposal[key].as_u64().expect("a length of time").to_string();
    let given = ["heartbeat_us", "promise_us", "silence_min_us", "silence_max_us"].map(us);
    let options = ["--heartbeat", "--promise", "--silence-min", "--silence-max"];
    let mut arguments = vec!["failover", "--fault", "stop", "--profile", "fast", "--rounds", "2"];
    arguments.extend(["--steady-secs", "0", "--json", "-"]);
    arguments.extend(options.iter().zip(&given).flat_map(|(option, us)| [*option, us.as_str()]));
    let stopped = self::results(&run(&arguments));
    assert_eq!(stopped["failover"][0]["rounds"], 2, "{stopped}");
    assert_eq!(stopped["settings"]["silence_min_us"], proposal["silence_min_us"]);
}

fn assert_proposal(tune: &Value, table: &str) {
    let at = |pointer: &str| {
        let value = tune.pointer(pointer).and_then(Value::as_u64);
        value.unwrap_or_else(|| panic!("{pointer} is not in {tune}"))
    };
    let greatest = at("/watched/lateness_ns/max");
    let silence_ns = at("/proposal/silence_min_us") * 1_000;
    assert!(silence_ns > greatest, "what was seen is borne: {tune}");
    assert_eq!(at("/proposal/expected/mistakes/seen"), 0, "{tune}");
    assert!(at("/proposal/replaced_within_ns") > at("/proposal/noticed_within_ns"), "{tune}");
    let points = tune["points"].as_array().expect("a curve");
    assert!(points.iter().any(|point| point["silence_ns"] == silence_ns), "{tune}");
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
    let table = flowing(table);
    for part in [
        "a stopped leader is replaced within",
        "rule of three",
        "..Timing::fast()",
        "election_timeout_min: Duration::from_micros(",
        "--silence-min ",
        "% of a core per node",
        "--secs 10800",
    ] {
        assert!(table.contains(part), "{part} is not in:\n{table}");
    }
}

#[test]
fn what_tune_does_not_heed_is_named() {
    let output = run(&["tune", "--secs", "1", "--rounds", "3", "--silence-min", "60000"]);
    let table = flowing(&text(&output.stdout));
    for option in ["--rounds has no effect", "--silence-min has no effect"] {
        assert!(table.contains(option), "{option} is not in:\n{table}");
    }
    let refused = run(&["tune", "--nodes", "1"]);
    let message = text(&refused.stderr);
    assert_eq!(refused.status.code(), Some(2), "{message}");
    assert!(message.contains("2 to 128"), "{message}");
}

#[test]
fn one_command_makes_the_first_table() {
    let json = directory("report").with_extension("json");
    let path = json.to_str().expect("UTF-8");
    // Promises that no pause of a busy machine outlasts: or winners come too late to hold a lease.
    let timing = ["--heartbeat", "20000", "--promise", "300000", "--silence-min", "900000"];
    let arguments = ["report", "--rounds", "2", "--steady-secs", "1", "--json", path];
    let further = ["--silence-max", "1200000", "--ballast", "16MiB"];
    let output = run(&[&arguments[..], &timing, &further].concat());
    let (table, said) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{said}");
    for part in [
        "| what | n | p50 | p99 | max | false elections | false an hour | CPU a node |",
        "| raw UDP round trip, threads |",
        "| election after a resignation, threads: first request to lease | 2 |",
        "| SIGKILL of the leader's process to a successor's lease, no guardian | 2 |",
        "no guardian, 16MiB resident | 2 |",
        "| SIGKILL of it to a successor's lease, with a guardian | 2 |",
        "with a guardian, 16MiB resident | 2 |",
        "| asked to resign",
        "| SIGSTOP of it",
        "| cut off from the network",
        "| fresh processes, no ballast, under a guardian, undisturbed",
        "at most ",
        "| resign | ",
        "- machine: ",
        "- commit: ",
        "- command: `latency-probe report --rounds 2 --steady-secs 1 --profile lan --heartbeat 20000 \
         --promise 300000 --silence-min 900000 --silence-max 1200000 --ballast 16MiB`",
    ] {
        assert!(table.contains(part), "{part} is not in:\n{table}");
    }
    for part in ["floor", "2 kills", "2 kills under a guardian, members hold 16MiB", "undisturbed"]
    {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
    let results = fs::read_to_string(json).expect("it was asked for");
    let results: Value = serde_json::from_str(&results).expect("one JSON object");
    let faults = results["failover"].as_array().expect("failovers").iter();
    let faults: Vec<_> = faults.map(|failover| failover["fault"].as_str()).collect();
    let expected = ["kill", "kill", "notice", "notice", "resign", "stop", "isolate"].map(Some);
    assert_eq!(faults, expected);
    assert!(results["undisturbed"]["cpu_per_node"].is_number(), "{results}");
}
