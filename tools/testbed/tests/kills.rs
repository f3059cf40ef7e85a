//! `kill -9` at random moments of a cluster of three processes with stores: no vote is lost, and
//! no two leases are ever valid at once.
//!
//! Each process tells what its store has acknowledged and each time in which it might act as
//! leader, on one clock of the host; a checker reads all that was told in the end. A lease counts
//! until its end, also where its process was killed before. That clock follows the wall clock's
//! rate and the nodes' own does not: they differ by 500 parts per million at most, and leases are
//! shortened by 1000.
//!
//! `cargo test` runs 60 rounds. All of them:
//!
//! ```text
//! INTERREX_KILL_ROUNDS=1000 cargo test -p interrex-testbed --test kills -- --nocapture
//! ```
//!
//! `INTERREX_KILL_SEED` repeats the choices of a run (the moments are the host's), and
//! `INTERREX_KILL_DIR` says where stores are: else in memory, where there is such a place, since
//! what a process has written a kill can't take back from any file system.

#[path = "kills/mod.rs"]
mod killing;

use std::path::PathBuf;
use std::time::{Instant, SystemTime};

use interrex_sim::Property;
use interrex_testbed::StoreFault;
use killing::checker::{Report, Tally, check};
use killing::fleet::{Fleet, Plan};
use tempfile::TempDir;

const PROMISE_MS: u64 = 25;

fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} = {text}: a number is needed")))
}

fn plan(port: u16, promise_ms: u64, fault: StoreFault) -> Plan {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let seed = number("INTERREX_KILL_SEED").unwrap_or(u64::from(since.subsec_nanos()));
    println!("INTERREX_KILL_SEED={seed}");
    Plan { dir: directory(), port, promise_ms, fault, seed }
}

fn directory() -> TempDir {
    let asked = std::env::var_os("INTERREX_KILL_DIR").map(PathBuf::from);
    let memory = || Some(PathBuf::from("/dev/shm")).filter(|path| path.is_dir());
    let parent = asked.or_else(memory).unwrap_or_else(|| env!("CARGO_TARGET_TMPDIR").into());
    let made = tempfile::Builder::new().prefix("interrex-kills-").tempdir_in(parent);
    made.expect("a directory can be made")
}

/// Kills all, reads what they wrote, and says what is in it.
fn conclude(mut fleet: Fleet) -> Report {
    fleet.kill_all();
    let report = check(fleet.logs());
    let Tally { lives, votes, claims, elections, changes, unacknowledged, cut, .. } = report.tally;
    let Tally { led_ns, least_gap_ns, .. } = report.tally;
    println!("{} kills of {lives} lives in {}", fleet.kills, fleet.place());
    println!("{elections} elections, {changes} of another leader; {votes} votes were persisted");
    println!("{claims} claims of a lease, {} ms in all", led_ns / 1_000_000);
    let least_gap_us = least_gap_ns.map_or("none".into(), |gap| format!("{} us", gap / 1_000));
    println!("least gap between the leases of two nodes: {least_gap_us}");
    println!("{unacknowledged} starts served what was not acknowledged; {cut} lines were cut");
    assert!(cut <= fleet.kills, "a kill cuts one line at most: {cut}");
    for violation in report.violations.iter().take(20) {
        println!("{violation}");
    }
    println!("{} violations: {:?}", report.violations.len(), report.broken());
    report
}

#[test]
fn rounds_of_kill_9_lose_no_vote_and_never_show_two_leases() {
    let rounds = number("INTERREX_KILL_ROUNDS").unwrap_or(60);
    let begin = Instant::now();
    let mut fleet = Fleet::start(plan(7_401, PROMISE_MS, StoreFault::None));
    fleet.rounds(rounds);
    fleet.await_leader();
    let report = conclude(fleet);
    println!("{rounds} rounds in {:.1} s", begin.elapsed().as_secs_f64());
    assert_eq!(report.violations, []);
    let Tally { changes, votes, unacknowledged, .. } = report.tally;
    assert!(changes >= rounds / 10, "{changes} changes of the leader prove nothing");
    assert!(votes >= 2 * changes, "each leader needs the votes of two");
    assert!(unacknowledged > 0 || rounds < 500, "no kill has hit a write");
}

/// Kills all, and starts those that did not lead again with a promise that is over long before the
/// lease of the one that led.
fn lower_the_promise_over_a_kill_of_all(port: u16, fault: StoreFault) -> Report {
    // So long that a busy host elects another before it is over, where nothing forbids that.
    let mut fleet = Fleet::start(plan(port, 1_500, fault));
    let leader = fleet.await_leader();
    fleet.kill_all();
    fleet.set_promise(PROMISE_MS);
    fleet.start_missing_but(leader);
    fleet.await_leader();
    conclude(fleet)
}

#[test]
fn a_promise_binds_over_a_kill_of_all_though_it_has_become_shorter() {
    let report = lower_the_promise_over_a_kill_of_all(7_402, StoreFault::None);
    assert_eq!(report.violations, []);
    assert!(report.tally.changes >= 1);
}

#[test]
fn a_store_that_forgets_promises_is_noticed() {
    let report = lower_the_promise_over_a_kill_of_all(7_403, StoreFault::ForgetsPromises);
    assert!(report.broken().contains(&Property::S7));
}

#[test]
fn a_store_that_forgets_votes_is_noticed() {
    let mut fleet = Fleet::start(plan(7_404, PROMISE_MS, StoreFault::ForgetsEverything));
    fleet.await_leader();
    fleet.rounds(20);
    let report = conclude(fleet);
    assert!(report.broken().contains(&Property::S4));
}
