//! Tests of what a fault meets: leaders that run apart, loads beside the members, bare kills, and
//! the report that has them all.

use std::collections::BTreeSet;
use std::fs;

use rustix::process::Signal;

use serde_json::Value;

use crate::rig::{
    Endless, Home, PATIENT, assert_contains, assert_fails, assert_fits, assert_quantiles, count,
    measured, run, text, wait_until,
};

fn has_two_cores() -> bool {
    std::thread::available_parallelism().is_ok_and(|cores| cores.get() > 1)
}

/// Returns the cores that the threads of a process may run on, as the kernel lists them; none where
/// it is gone.
fn cores_of(process: u32) -> BTreeSet<String> {
    let threads = fs::read_dir(format!("/proc/{process}/task"));
    let status = |entry: fs::DirEntry| fs::read_to_string(entry.path().join("status")).ok();
    let statuses = threads.into_iter().flatten().flatten().filter_map(status);
    let listed = |status: String| {
        let mut lines = status.lines();
        Some(lines.find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?.trim().to_owned())
    };
    statuses.filter_map(listed).collect()
}

/// One member alone on the first core, and two members and the probe on others.
fn is_apart(probe: &Endless) -> bool {
    let rest = cores_of(probe.id());
    let members: Vec<_> = probe.children().into_iter().map(cores_of).collect();
    let alone = members.iter().filter(|cores| **cores != rest).count();
    let is_whole = members.iter().chain([&rest]).all(|cores| cores.len() == 1);
    members.len() == 3 && is_whole && alone == 1
}

#[test]
fn the_leader_of_each_round_is_alone_on_its_core() {
    if !has_two_cores() {
        assert_fails(&["failover", "--apart"], 2, &["--apart", "2 cores"]);
        return;
    }
    let endless = ["failover", "--apart", "--rounds", "1000000", "--wait", "park"];
    let mut probe = Endless::start(&[&endless[..], &PATIENT].concat());
    let mut seen = BTreeSet::new();
    // Leaders are killed, so later ones are other processes.
    wait_until("two leaders alone", || {
        if is_apart(&probe) {
            let rest = cores_of(probe.id());
            seen.extend(probe.children().into_iter().filter(|child| cores_of(*child) != rest));
        }
        seen.len() >= 2
    });
    probe.send(Signal::INT);
    assert_eq!(probe.interrupted_results()["failover"][0]["layout"], "apart");
}

#[test]
fn a_run_has_all_of_its_cores_back_once_leaders_are_apart_no_more() {
    if !has_two_cores() {
        return;
    }
    let all = cores_of(std::process::id());
    let lengths = ["--rounds", "3", "--secs", "80000", "--steady-secs", "0", "--apart"];
    let mut probe = Endless::start(&[&lengths[..], &PATIENT].concat());
    wait_until("its leaders apart", || cores_of(probe.id()) != all);
    wait_until("all of its cores", || cores_of(probe.id()) == all);
    probe.send(Signal::INT);
    probe.interrupted_results();
}

#[test]
fn a_load_runs_beside_the_members_and_the_table_says_so() {
    let load = ["--load", "2", "--load-memory", "64MiB"];
    let (results, table) = measured(&[&["steady", "--secs", "1"], &load[..]].concat());
    assert_eq!(count(&results, "/steady/load/busy_loops"), 2);
    assert_eq!(count(&results, "/steady/load/memory_bytes"), 64 << 20);
    let said = "beside a load: 2 busy loops and one that maps and frees 64MiB";
    assert_contains(&table, &[said, "beside the load"]);
    assert_fits(&table);
    let faults = ["failover", "--rounds", "2", "--steady-secs", "1", "--load", "1"];
    let (results, table) = measured(&[&faults[..], &PATIENT].concat());
    assert_eq!(count(&results, "/failover/0/load/busy_loops"), 1);
    assert_eq!(count(&results, "/failover/0/steady/load/busy_loops"), 1);
    assert_contains(&table, &["beside a load: 1 busy loop", "together: "]);
    assert!(!table.contains("undisturbed"), "{table}");
    let (results, table) = measured(&["steady", "--secs", "1"]);
    assert!(results["steady"].get("load").is_none() && !table.contains("load"), "{table}");
}

#[test]
fn a_bare_kill_is_told_after_the_bell_has_rung_however_everybody_waits() {
    for (guardian, wait) in [("polling", "yield"), ("asleep", "park")] {
        let asked = ["kill-floor", "--rounds", "3", "--guardian", guardian, "--wait", wait];
        let (results, table) = measured(&asked);
        let floor = &results["kill_floor"];
        assert_eq!((&floor["guardian"], &floor["wait"]), (&guardian.into(), &wait.into()));
        assert_eq!((count(floor, "/told_ns/n"), count(floor, "/timeouts")), (3, 0), "{floor}");
        assert_quantiles(&results, "/kill_floor/told_ns");
        for quantile in ["min", "max"] {
            let of = |part: &str| count(floor, &format!("/{part}/{quantile}"));
            assert!(of("bell_ns") < of("told_ns"), "{floor}");
        }
        assert_contains(&table, &["bare kill: bell", "bare kill: told", "together: "]);
        assert_fits(&table);
    }
}

#[test]
fn a_failover_with_a_guardian_stands_beside_its_floor() {
    let home = Home::new();
    let hgrm = home.join("hgrm");
    let layout = if has_two_cores() { &["--apart"][..] } else { &[] };
    let asked = ["failover", "--fault", "notice", "--rounds", "2", "--steady-secs", "0"];
    let (results, table) = measured(&[&asked, layout, &["--hgrm", &hgrm], &PATIENT].concat());
    let failover = &results["failover"][0];
    assert_eq!(count(failover, "/floor/told_ns/n"), 2);
    assert_eq!(failover["layout"], failover["floor"]["layout"]);
    // On a busy machine two faults may be faster than two bare kills.
    assert!(failover["ratio_to_floor"]["p50"].is_number() || failover["no_ratio"].is_string());
    assert_contains(&table, &["bare kill: told", "failover / bare kill"]);
    let apart = if has_two_cores() { "-apart" } else { "" };
    assert!(
        home.has(&format!("hgrm/failover-notice{apart}-floor-told.hgrm")),
        "{:?}",
        home.names()
    );
    let (results, _) = measured(&["failover", "--rounds", "1", "--steady-secs", "0"]);
    assert!(results["failover"][0].get("floor").is_none(), "nobody tells of it");
}

#[test]
fn one_command_makes_the_first_table() {
    let home = Home::new();
    let json = home.join("results.json");
    let apart = if has_two_cores() { &["--apart"][..] } else { &[] };
    let arguments = ["report", "--rounds", "2", "--steady-secs", "1", "--json", &json];
    let arguments = [&arguments[..], &PATIENT, &["--ballast", "16MiB"], apart].concat();
    let output = run(&arguments);
    let (table, said) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{said}");
    let parts = [
        "| what | layout | n | p50 | p99 | max | over its floor, p50 | false elections | false an hour \
         | CPU a node |",
        "| raw UDP round trip, threads |  |",
        "| election after a resignation, threads: first request to lease |  | 2 |",
        "| hand-over, threads: asked to resign to the heir's lease |  | 2 |",
        "| asked to resign to a successor's lease | together | 2 |",
        "| asked to hand over to one member to a successor's lease | together | 2 |",
        "| the floor: from SIGKILL of a bare process to its guardian's datagram at another process \
         | together | 2 |",
        "| SIGKILL of the leader's process to a successor's lease, with a guardian | together | 2 |",
        "with a guardian, 16MiB resident | together | 2 |",
        "| SIGKILL of the leader's process to a successor's lease, no guardian | together | 2 |",
        "no guardian, 16MiB resident | together | 2 |",
        "| SIGSTOP of the leader's process",
        "| cut off from the network",
        "| steady, undisturbed: fresh processes, no ballast, under a guardian; ",
        "| steady, beside ",
        "at most ",
        "| resign, together | ",
        "- machine: ",
        "- commit: ",
        "- command: `latency-probe report --rounds 2 --steady-secs 1 --profile lan --heartbeat 20000 \
         --promise 300000 --silence-min 900000 --silence-max 1200000 --ballast 16MiB",
    ];
    assert_contains(&table, &parts);
    let parts = ["floor", "2 kills", "2 kills under a guardian, members hold 16MiB", "busy loop"];
    assert_contains(&said, &parts);
    if has_two_cores() {
        let parts = ["16MiB resident | apart | 2 |", "| notice, apart, 16MiB | ", "16MiB --apart`"];
        assert_contains(&table, &parts);
        assert_contains(&said, &["2 kills, members hold 16MiB each, the leader apart"]);
    }
    let results: Value = serde_json::from_str(&home.read("results.json")).expect("one JSON object");
    assert_report(&results);
}

fn assert_report(results: &Value) {
    let layouts = if has_two_cores() { &["together", "apart"][..] } else { &["together"] };
    let each = |fault: &'static str| layouts.iter().flat_map(move |layout| [(fault, *layout); 2]);
    let expected = [("resign", "together"), ("transfer", "together")]
        .into_iter()
        .chain(each("notice"))
        .chain(each("kill"));
    let expected: Vec<_> =
        expected.chain([("stop", "together"), ("isolate", "together")]).collect();
    let failovers = results["failover"].as_array().expect("failovers");
    let word = |failover: &Value, key: &str| failover[key].as_str().unwrap_or_default().to_owned();
    let found: Vec<_> =
        failovers.iter().map(|of| (word(of, "fault"), word(of, "layout"))).collect();
    let found: Vec<_> = found.iter().map(|(fault, layout)| (&**fault, &**layout)).collect();
    assert_eq!(found, expected);
    assert!(failovers.iter().all(|failover| failover["steady"]["cpu_per_node"].is_number()));
    for failover in failovers.iter().filter(|failover| failover["fault"] == "notice") {
        assert_eq!(failover["floor"]["ballast_bytes"], failover["ballast_bytes"]);
        assert_eq!(failover["floor"]["layout"], failover["layout"]);
    }
    assert!(results["undisturbed"]["cpu_per_node"].is_number(), "{results}");
    assert!(results["undisturbed"].get("load").is_none(), "{results}");
    let cores = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    assert_eq!(count(results, "/beside_load/load/busy_loops"), cores);
}
