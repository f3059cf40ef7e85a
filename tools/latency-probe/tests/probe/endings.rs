//! The end of a run is the user's, whatever is being measured; and no child outlives it.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::rig::{Endless, Home, PATIENCE, await_end_of, probe, stat, wait_until};

/// A probe that lets faults befall leaders without end, with its children.
fn endless_failover(further: &[&str]) -> (Endless, Vec<u32>) {
    let endless = ["failover", "--rounds", "1000000", "--wait", "park"];
    let probe = Endless::start(&[&endless, further].concat());
    let children = probe.await_children(3);
    (probe, children)
}

#[test]
fn ctrl_c_prints_what_was_measured_and_leaves_no_child() {
    let (mut probe, mut children) = endless_failover(&[]);
    // Some rounds on, with other children.
    wait_until("other children", || {
        let now = probe.children();
        now.len() == 3 && now.iter().any(|child| !children.contains(child))
    });
    children.extend(probe.children());
    probe.send(Signal::INT);
    let results = probe.interrupted_results();
    assert!(results["failover"][0]["total_ns"]["n"].is_number());
    await_end_of(&children);
}

#[test]
fn children_end_with_a_parent_that_was_killed() {
    let (mut probe, children) = endless_failover(&[]);
    probe.send(Signal::KILL);
    probe.wait();
    await_end_of(&children);
}

#[test]
fn a_load_and_bare_processes_end_with_a_parent_that_was_killed() {
    let steady = ["steady", "--secs", "80000", "--load", "1", "--load-memory", "64MiB"];
    let bare = ["kill-floor", "--rounds", "1000000", "--wait", "park", "--load", "1"];
    // A load; and two survivors, their guardian, who is to be killed, and a load.
    for (arguments, number) in [(&steady[..], 1), (&bare, 5)] {
        let mut probe = Endless::start(arguments);
        let children = probe.await_children(number);
        probe.send(Signal::KILL);
        probe.wait();
        await_end_of(&children);
    }
}

/// It sees no end of its stdin.
#[test]
fn a_child_that_is_stopped_ends_with_its_parent_too() {
    let (mut probe, children) = endless_failover(&["--fault", "stop"]);
    let is_stopped = |child: &u32| stat(*child).is_some_and(|stat| stat.state == 'T');
    // Stopped for as long as silence is borne, again and again: seen before that is over.
    let deadline = Instant::now() + PATIENCE;
    while !children.iter().any(is_stopped) {
        assert!(Instant::now() < deadline, "no child is ever stopped");
    }
    probe.send(Signal::KILL);
    probe.wait();
    await_end_of(&children);
}

#[test]
fn ctrl_c_leaves_the_store_directory_as_it_was_once_or_twice() {
    for signals in 1..=2 {
        let home = Home::new();
        let (mut probe, _) = endless_failover(&["--store", home.path()]);
        assert_eq!(home.names().len(), 2, "the run has a directory of its own");
        probe.send(Signal::INT);
        // Far less than the stage takes to end.
        thread::sleep(Duration::from_millis(1));
        if signals == 2 {
            probe.send(Signal::INT);
        }
        assert_eq!(probe.wait().code(), Some(130), "128 + SIGINT");
        home.assert_untouched();
    }
}

#[test]
fn sigterm_ends_every_stage_prints_what_it_has_and_leaves_no_child() {
    let (rounds, secs) = (["--rounds", "10000000"], ["--secs", "80000"]);
    let steady = ["--steady-secs", "80000"];
    let faults = [rounds, steady].concat();
    for (stage, endless) in [
        (&["host"][..], &secs[..]),
        (&["floor"], &rounds),
        (&["kill-floor"], &rounds),
        (&["elections"], &rounds),
        (&["failover"], &faults),
        (&["failover", "--load", "1", "--load-memory", "64MiB"], &faults),
        (&["failover", "--fault", "notice"], &faults),
        (&["failover", "--fault", "stop"], &faults),
        (&["failover", "--fault", "isolate"], &faults),
        (&["failover", "--ballast", "64MiB"], &faults),
        (&["steady"], &secs),
        (&["steady", "--load", "1"], &secs),
        (&["flood"], &secs),
        (&["tune"], &secs),
        (&["report"], &faults),
        (&[], &[&faults[..], &secs].concat()),
    ] {
        let mut probe = Endless::start(&[stage, endless].concat());
        // Into the stage, on most machines; before it is as good.
        thread::sleep(Duration::from_millis(400));
        let children = probe.children();
        probe.send(Signal::TERM);
        let told = Instant::now();
        probe.interrupted_results();
        assert!(told.elapsed() < PATIENCE, "{stage:?} took {:?} to end", told.elapsed());
        await_end_of(&children);
    }
}

/// Here it waits for somebody to read what it writes, and nobody does.
#[test]
fn a_run_that_hangs_ends_too_once_it_was_told_to() {
    let home = Home::new();
    let fifo = home.join("fifo");
    let made = Command::new("mkfifo").arg(&fifo).status();
    assert!(made.is_ok_and(|status| status.success()), "every system has mkfifo");
    let mut command = probe(&["floor", "--json", &fifo]);
    let mut probe = Endless::of(command.stdout(Stdio::null()).stderr(Stdio::piped()));
    // It catches signals before it opens anything.
    let catches = |status: &str| {
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"))?;
        let caught = u64::from_str_radix(caught.trim(), 16).ok()?;
        Some(caught & (1 << (Signal::TERM.as_raw() - 1)) != 0)
    };
    let status = format!("/proc/{}/status", probe.id());
    wait_until("the probe catches signals", || {
        fs::read_to_string(&status).ok().and_then(|status| catches(&status)) == Some(true)
    });
    probe.send(Signal::TERM);
    wait_until("its end", || probe.has_ended());
    assert_eq!(probe.wait().code(), Some(130));
    assert!(probe.complaint().contains("did not end in time"));
}
