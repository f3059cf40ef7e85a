//! A flood: it comes, is counted, and ends with whoever has started it.

use std::io::Write;
use std::process::Stdio;

use rustix::process::Signal;
use serde_json::Value;

use crate::rig::{
    Endless, Home, PATIENT, assert_contains, assert_fits, assert_nothing_strange, await_end_of,
    count, measured, probe, stat, text, wait_until,
};

/// A flood of one second; `further` arguments besides.
fn flooded(further: &[&str]) -> (Value, String) {
    measured(&[&["flood", "--secs", "1"], further, &PATIENT].concat())
}

/// Its survival is the machine's business; that it comes, and what becomes of it, is not.
#[test]
fn a_flood_of_every_sort_reaches_the_members_and_is_rejected() {
    let home = Home::new();
    let (svg, hgrm) = (home.join("svg"), home.join("hgrm"));
    let (results, table) = flooded(&["--svg", &svg, "--hgrm", &hgrm]);
    let flood = &results["flood"];
    for pointer in [
        "/sent/wrong_tag",
        "/sent/replay",
        "/sent/wrong_magic",
        "/sent/wrong_length",
        "/sent_per_second",
        "/during/refused/tag",
        "/during/refused/replay",
        "/during/kernel_drops",
        "/during/accepted",
        "/during/heartbeat_lateness_ns/n",
        "/before/heartbeat_lateness_ns/n",
        "/before/accepted",
    ] {
        assert!(count(flood, pointer) > 0, "{pointer} of {flood}");
    }
    assert_eq!(flood["survived"], flood["during"]["leader_changes"] == 0);
    assert_nothing_strange(&flood["before"]["refused"], "before it nobody else sends");
    assert!(results.get("steady").is_none(), "it runs alone");
    let rows =
        ["calm: lateness", "flood: lateness", "datagrams/s", "sent by sort", "polling pauses"];
    assert_contains(&table, &rows);
    assert_fits(&table);
    assert!(home.has("svg/flood.svg") && home.has("hgrm/lateness-in-flood.hgrm"));
}

#[test]
fn a_flood_of_members_without_authentication_is_said_to_be_one() {
    let (results, table) = flooded(&["--authentication", "off"]);
    assert_eq!(results["settings"]["authentication"], "off");
    assert_contains(&table, &["authentication is off"]);
}

/// A probe in the middle of a flood, with the process that sends it.
fn endless_flood() -> (Endless, u32) {
    let probe = Endless::start(&["flood", "--secs", "80000"]);
    let flooder = probe.await_children(1)[0];
    (probe, flooder)
}

#[test]
fn ctrl_c_ends_a_flood_and_prints_what_it_did() {
    let (mut probe, flooder) = endless_flood();
    // A tenth of a second on a core, however long it has to wait for one.
    wait_until("the flood", || stat(flooder).is_some_and(|stat| stat.utime + stat.stime >= 10));
    probe.send(Signal::INT);
    let results = probe.interrupted_results();
    assert!(count(&results, "/flood/sent/wrong_tag") > 0);
    assert!(stat(flooder).is_none(), "it was reaped");
}

#[test]
fn a_flood_ends_with_a_parent_that_was_killed() {
    let (mut probe, flooder) = endless_flood();
    probe.send(Signal::KILL);
    probe.wait();
    await_end_of(&[flooder]);
}

#[test]
fn a_flood_of_another_host_is_not_sent() {
    let orders = r#"{"cluster":1,"targets":[{"address":"192.0.2.1:7411","heard":[]}]}"#;
    let mut flooder = probe(&["flooder"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built with this test");
    let mut stdin = flooder.stdin.take().expect("stdin is a pipe");
    writeln!(stdin, "{orders}").expect("it reads its orders");
    // Its stdin stays open: it ends by itself.
    let output = flooder.wait_with_output().expect("it is our child");
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert_contains(&message, &["192.0.2.1:7411 is not on loopback"]);
    assert!(output.stdout.is_empty());
    drop(stdin);
}
