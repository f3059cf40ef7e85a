//! `interrex exec`: the command runs on the leader alone, and moves when that is killed.

mod support;

use std::fs;
use std::path::Path;

use rustix::process::{Pid, Signal, kill_process};
use support::{Cluster, eventually, path, script};

/// Runs alone: it holds a lock for as long as it or a process that it has started lives. One that
/// finds the lock taken says so.
const ALONE: &str = r#"
    exec 9>>"$1/lock"
    flock -n 9 || echo "two at once: $INTERREX_NODE" >> "$1/said"
    echo "start $INTERREX_NODE $INTERREX_TERM" >> "$1/said"
    # One that hears no SIGTERM, in a session of its own.
    setsid sh -c 'trap "" TERM; while :; do sleep 1; done' &
    trap 'exit 0' TERM
    while :; do sleep 0.01; done
"#;

/// The times of these tests. What is to be killed on a loaded host is gone within the grace.
const TIMES: [&str; 4] = ["--set", "takeover.delay=1s", "--set", "takeover.grace=800ms"];

fn rounds() -> usize {
    let asked = std::env::var("INTERREX_EXEC_ROUNDS").ok();
    asked.map_or(12, |rounds| rounds.parse().expect("it is a number"))
}

fn said(home: &Path) -> Vec<String> {
    let text = fs::read_to_string(home.join("said")).unwrap_or_default();
    text.lines().map(ToOwned::to_owned).collect()
}

/// Waits for a start beyond the first `known`, and returns the place of its node.
fn next_start(home: &Path, known: usize) -> usize {
    eventually("the command on another node", || {
        let lines = said(home);
        let line = lines.get(known)?;
        assert!(line.starts_with("start "), "{lines:?}");
        let node = line.split(' ').nth(1).expect("a line names its node");
        Some(node.parse::<usize>().expect("it is a number") - 1)
    })
}

fn cluster() -> Cluster {
    let mut cluster = Cluster::new(3, &TIMES, &["sh", "-c", ALONE, "sh", "HOME"]);
    let home = path(cluster.home.path()).to_owned();
    cluster.replace_argument("HOME", &home);
    cluster.start_all();
    cluster
}

/// etcd#10117: the lock of a killed command was renewed; and the command of a killed lock holder
/// went on.
#[test]
fn the_command_moves_when_its_daemon_is_killed_and_never_runs_twice() {
    let mut cluster = cluster();
    let home = cluster.home.path().to_owned();
    for round in 0..rounds() {
        let place = next_start(&home, round);
        cluster.kill(place);
        cluster.start(place);
    }
    next_start(&home, rounds());
    let twice: Vec<_> = said(&home).into_iter().filter(|line| line.starts_with("two")).collect();
    assert_eq!(twice, [""; 0]);
}

#[test]
fn the_command_of_a_daemon_that_is_stopped_ends_before_the_next_begins() {
    let cluster = cluster();
    let home = cluster.home.path().to_owned();
    let place = next_start(&home, 0);
    let daemon = Pid::from_raw(cluster.id(place)).expect("it is no zero");
    kill_process(daemon, Signal::STOP).expect("it runs");
    let next = next_start(&home, 1);
    kill_process(daemon, Signal::CONT).expect("it is there");
    assert_ne!(next, place);
    assert!(said(&home).iter().all(|line| !line.starts_with("two")), "{:?}", said(&home));
}

#[test]
fn a_command_that_ends_by_itself_ends_its_daemon_with_its_code_and_another_leads() {
    let mut cluster = Cluster::new(3, &TIMES, &["sh", "-c", "sleep 0.3; exit 125"]);
    cluster.start_all();
    let first = cluster.in_charge();
    assert_eq!(cluster.ended(first), Some(125));
    assert_ne!(cluster.in_charge(), first);
}

/// Returns the processes whose parent is `parent`, and whose arguments have this word.
fn children(parent: i32, word: &str) -> Vec<Pid> {
    let ids = fs::read_dir("/proc").expect("it is mounted").flatten();
    let ids = ids.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
    let is_child = |id: &i32| {
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let arguments = fs::read_to_string(format!("/proc/{id}/cmdline")).unwrap_or_default();
        let parents = format!("PPid:\t{parent}\n");
        status.contains(&parents) && arguments.split('\0').any(|found| found == word)
    };
    ids.filter(is_child).filter_map(Pid::from_raw).collect()
}

#[test]
fn what_a_killed_keeper_leaves_behind_is_ended_and_the_command_begins_anew() {
    let cluster = cluster();
    let home = cluster.home.path().to_owned();
    let place = next_start(&home, 0);
    let keepers = children(cluster.id(place), "keep");
    assert_eq!(keepers.len(), 1, "one program runs");
    kill_process(keepers[0], Signal::KILL).expect("it runs");
    next_start(&home, 1);
    assert!(said(&home).iter().all(|line| !line.starts_with("two")), "{:?}", said(&home));
}

/// Runs alone as the other does, and hears SIGTERM without heeding it.
const DEAF: &str = r#"
    exec 9>>"$1/lock"
    flock -n 9 || echo "two at once: $INTERREX_NODE" >> "$1/said"
    trap 'echo "told $INTERREX_NODE" >> "$1/said"' TERM
    echo "start $INTERREX_NODE $INTERREX_TERM" >> "$1/said"
    while :; do sleep 0.01; done
"#;

#[test]
fn a_command_that_ignores_sigterm_is_killed_before_another_begins() {
    // A second is enough for a shell on a loaded host to say that it was told.
    let times = ["--set", "takeover.delay=2s", "--set", "takeover.grace=1s"];
    let mut cluster = Cluster::new(3, &times, &["sh", "-c", DEAF, "sh", "HOME"]);
    let home = cluster.home.path().to_owned();
    cluster.replace_argument("HOME", path(&home));
    cluster.start_all();
    let first = next_start(&home, 0);
    cluster.ask(first, &["resign"]);
    eventually("another start", || (starts(&home).len() > 1).then_some(()));
    let lines = said(&home);
    assert_eq!(lines[1], format!("told {}", first + 1), "{lines:?}");
    assert!(lines[2].starts_with("start"), "{lines:?}");
    assert!(lines.iter().all(|line| !line.starts_with("two")), "{lines:?}");
}

fn starts(home: &Path) -> Vec<String> {
    said(home).into_iter().filter(|line| line.starts_with("start")).collect()
}

/// An upgrade replaces the file while daemons run.
#[test]
fn a_daemon_whose_program_was_replaced_still_starts_its_command() {
    let mut cluster = Cluster::new(3, &TIMES, &["sh", "-c", ALONE, "sh", "HOME"]);
    let home = cluster.home.path().to_owned();
    cluster.replace_argument("HOME", path(&home));
    // Beside the program, since the folder of the cluster lies in memory.
    let folder = tempfile::TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("it takes folders");
    let copy = folder.path().join("interrex");
    fs::copy(&cluster.program, &copy).expect("there is room for a copy");
    cluster.program.clone_from(&copy);
    cluster.start_all();
    fs::remove_file(&copy).expect("it is there");
    let first = next_start(&home, 0);
    cluster.kill(first);
    assert_ne!(next_start(&home, 1), first);
}

/// A planned hand-over costs no takeover delay: the one that resigns says that its work is over.
#[test]
fn a_daemon_that_ends_or_resigns_tells_the_next_leader_that_its_command_has_stopped() {
    let mut cluster = cluster();
    let home = cluster.home.path().to_owned();
    let rounds = 6;
    for round in 0..rounds {
        let place = next_start(&home, round);
        if round % 2 == 0 {
            let daemon = Pid::from_raw(cluster.id(place)).expect("it is no zero");
            kill_process(daemon, Signal::TERM).expect("it runs");
            assert_eq!(cluster.ended(place), Some(0));
            cluster.start(place);
        } else {
            let resigned = cluster.ask(place, &["resign"]);
            assert!(resigned.status.success(), "{resigned:?}");
        }
    }
    next_start(&home, rounds);
    assert!(said(&home).iter().all(|line| !line.starts_with("two")), "{:?}", said(&home));
    let logs = (0..3).map(|place| fs::read_to_string(cluster.log(place)).expect("it was written"));
    let told: usize = logs.map(|log| log.matches("all work has stopped").count()).sum();
    // A pause of the host may end a lease meanwhile, and then nothing is said.
    assert!(told >= rounds / 2, "{told} of {rounds}");
}

/// It may have left something undone, so the next leader waits.
#[test]
fn a_command_that_was_killed_is_not_told_to_the_next_leader_as_stopped() {
    let times = ["takeover.delay=2s", "takeover.grace=500ms", "node.profile=wan"];
    let times: Vec<_> = times.into_iter().flat_map(|field| ["--set", field]).collect();
    let mut cluster = Cluster::new(3, &times, &["sh", "-c", DEAF, "sh", "HOME"]);
    let home = cluster.home.path().to_owned();
    cluster.replace_argument("HOME", path(&home));
    cluster.start_all();
    let first = next_start(&home, 0);
    assert!(cluster.ask(first, &["resign"]).status.success());
    eventually("another start", || (starts(&home).len() > 1).then_some(()));
    for place in 0..3 {
        let log = cluster.logged(place);
        assert!(!log.contains("all work has stopped"), "{log}");
    }
}

/// A hook that goes on is as bad as a command: it may just bring an address up.
#[test]
fn the_hook_of_a_daemon_that_is_stopped_ends_before_the_next_begins() {
    let mut cluster = Cluster::new(3, &TIMES, &[]);
    let home = cluster.home.path().to_owned();
    let hook = script(&home, "hook", &format!("#!/bin/sh{ALONE}"));
    let command = format!("[\"{}\", \"{}\"]", path(&hook), path(&home));
    cluster.set_last(&format!("hooks.became_leader={command}"));
    cluster.set_last("hooks.timeout=10m");
    cluster.start_all();
    let place = next_start(&home, 0);
    cluster.signal(place, Signal::STOP);
    let next = next_start(&home, 1);
    cluster.signal(place, Signal::CONT);
    assert_ne!(next, place);
    assert!(said(&home).iter().all(|line| !line.starts_with("two")), "{:?}", said(&home));
}
