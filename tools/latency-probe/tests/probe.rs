//! The program as a user runs it: results, refusals, and no child left behind.
//!
//! No time is tested, for that would test the machine.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// Far beyond what anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn probe(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latency-probe"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    probe(arguments).output().expect("the program was built with this test")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A directory of this test's own, empty.
fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    path
}

fn assert_quantiles(object: &Value, pointer: &str) {
    let quantiles = object.pointer(pointer).unwrap_or_else(|| panic!("{pointer} is missing"));
    let values: Vec<u64> = ["min", "p50", "p90", "p99", "p999", "max"]
        .iter()
        .map(|key| {
            quantiles[key].as_u64().unwrap_or_else(|| panic!("{pointer}/{key}: {quantiles}"))
        })
        .collect();
    assert!(quantiles["n"].as_u64().is_some_and(|n| n > 0), "{pointer}: {quantiles}");
    assert!(values.is_sorted(), "{pointer}: {quantiles}");
}

#[test]
fn a_run_of_all_stages_gives_json_table_figures_and_histograms() {
    let (svg, hgrm) = (directory("svg"), directory("hgrm"));
    let directories = [svg.to_str().expect("UTF-8"), hgrm.to_str().expect("UTF-8")];
    let [svg_argument, hgrm_argument] = directories;
    let output = run(&[
        "--rounds",
        "3",
        "--secs",
        "1",
        "--seed",
        "7",
        "--json",
        "-",
        "--svg",
        svg_argument,
        "--hgrm",
        hgrm_argument,
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    assert_results(&results);
    let table = text(&output.stderr);
    for row in ["raw UDP round trip", "election", "kill to successor", "heartbeat lateness"] {
        assert!(table.contains(row), "{row} is not in:\n{table}");
    }
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
    for file in ["election", "failover", "heartbeat-lateness"] {
        let figure = fs::read_to_string(svg.join(file).with_extension("svg")).expect(file);
        assert!(figure.starts_with("<svg") && figure.contains("percentile"), "{file}");
    }
    for file in ["floor-rtt", "election", "failover-total", "heartbeat-lateness"] {
        let histogram = fs::read_to_string(hgrm.join(file).with_extension("hgrm")).expect(file);
        assert!(histogram.contains("#[Mean "), "{file}");
    }
}

fn assert_results(results: &Value) {
    assert_eq!(results["schema"], 1);
    assert_eq!(results["interrupted"], false);
    assert_eq!(results["settings"]["seed"], 7);
    assert_eq!(results["settings"]["nodes"], 3);
    for key in ["cpu", "cores", "kernel", "clocksource", "hypervisor"] {
        assert!(!results["machine"][key].is_null(), "machine.{key} is missing");
    }
    for pointer in [
        "/floor/rtt_ns",
        "/elections/election_ns",
        "/failover/0/total_ns",
        "/failover/0/detection_ns",
        "/failover/0/election_ns",
        "/steady/heartbeat_lateness_ns",
    ] {
        assert_quantiles(results, pointer);
    }
    assert_eq!(results["elections"]["nodes"], 3);
    assert_eq!(results["elections"]["rounds"], 3);
    assert!(results["elections"]["messages_per_election"].is_number());
    assert!(results["elections"]["ratio_to_floor"]["p50"].is_number());
    assert!(results["elections"]["ratio_to_floor"]["p99"].is_number());
    assert_eq!(results["failover"][0]["fault"], "kill");
    assert_eq!(results["failover"][0]["rounds"], 3);
    for key in ["seconds", "false_elections", "leader_changes"] {
        assert!(results["steady"][key].is_number(), "steady.{key} is missing");
    }
    assert!(results["host"]["findings"].as_array().is_some_and(|findings| !findings.is_empty()));
}

#[test]
fn one_stage_alone_leaves_the_others_out() {
    let output = run(&["floor", "--rounds", "50", "--nodes", "2", "--wait", "park", "--json", "-"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let results: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    assert_eq!(results["floor"]["rtt_ns"]["n"], 50);
    for absent in ["elections", "failover", "steady", "host"] {
        assert!(results.get(absent).is_none(), "{absent}");
    }
}

#[test]
fn a_refusal_names_option_and_value_and_comes_before_any_measurement() {
    let begun = Instant::now();
    let nowhere = directory("absent").join("results.json");
    let nowhere = nowhere.to_str().expect("UTF-8");
    for (arguments, code, parts) in [
        (vec!["--nodes", "200"], 2, vec!["--nodes", "200", "1..=128"]),
        (vec!["failover", "--nodes", "2"], 2, vec!["--nodes", "'2'", "3 to 128"]),
        (vec!["--wait", "doze"], 2, vec!["--wait", "doze", "spin"]),
        (vec!["dance"], 2, vec!["dance"]),
        (vec!["--json", nowhere], 1, vec!["--json", nowhere]),
        (vec!["--svg", "/proc/no"], 1, vec!["--svg", "/proc/no"]),
    ] {
        let output = run(&arguments);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        for part in parts {
            assert!(message.contains(part), "{part} is not in: {message}");
        }
    }
    assert!(begun.elapsed() < PATIENCE, "a refusal measures nothing");
}

/// The state letter and the parent of a process; `None` if there is none of that number.
fn state_and_parent(pid: u32) -> Option<(char, u32)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name before it may hold anything, and ends with the last bracket.
    let mut fields = stat.rsplit_once(") ")?.1.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

fn children_of(parent: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").expect("this is Linux");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .filter_map(|name| name.parse().ok())
        .filter(|pid| state_and_parent(*pid).is_some_and(|(_, of)| of == parent))
        .collect()
}

/// Dead and not reaped counts as gone: whoever adopts orphans here may never reap.
fn is_running(pid: u32) -> bool {
    state_and_parent(pid).is_some_and(|(state, _)| state != 'Z')
}

fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "{what}: waited for {PATIENCE:?}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// A probe that kills leaders without end. Ends with the test, also when that fails.
struct Endless(Child);

impl Drop for Endless {
    fn drop(&mut self) {
        // It has ended already if the test went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The probe with its children.
fn endless_failover() -> (Endless, Vec<u32>) {
    let probe = probe(&["failover", "--rounds", "1000000", "--wait", "park", "--json", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program was built with this test");
    let probe = Endless(probe);
    let mut children = Vec::new();
    wait_until("three children", || {
        children = children_of(probe.0.id());
        children.len() == 3
    });
    (probe, children)
}

fn send(signal: Signal, child: &Child) {
    let pid = Pid::from_child(child);
    kill_process(pid, signal).expect("the probe still runs");
}

#[test]
fn ctrl_c_prints_what_was_measured_and_leaves_no_child() {
    let (mut probe, mut children) = endless_failover();
    // Some rounds on, with other children.
    thread::sleep(Duration::from_secs(2));
    children.extend(children_of(probe.0.id()));
    send(Signal::INT, &probe.0);
    let mut printed = String::new();
    let mut stdout = probe.0.stdout.take().expect("stdout is a pipe");
    stdout.read_to_string(&mut printed).expect("the results are UTF-8");
    let status = probe.0.wait().expect("the probe is our child");
    assert_eq!(status.code(), Some(130), "128 + SIGINT");
    let results: Value = serde_json::from_str(&printed).expect("the results are JSON");
    assert_eq!(results["interrupted"], true);
    assert!(results["failover"][0]["total_ns"]["n"].is_number());
    assert!(children.len() >= 3);
    wait_until("every child gone", || !children.iter().any(|child| is_running(*child)));
}

#[test]
fn children_end_with_a_parent_that_was_killed() {
    let (mut probe, children) = endless_failover();
    send(Signal::KILL, &probe.0);
    probe.0.wait().expect("the probe is our child");
    wait_until("every child gone", || !children.iter().any(|child| is_running(*child)));
}
