//! A run of all stages: JSON, table, figures, histograms.

use serde_json::Value;

use crate::rig::{
    Home, PATIENT, assert_contains, assert_fits, assert_nothing_strange, assert_quantiles, count,
    measured,
};

#[test]
fn a_run_of_all_stages_gives_json_table_figures_and_histograms() {
    let home = Home::new();
    let (svg, hgrm) = (home.join("svg"), home.join("hgrm"));
    let lengths = ["--rounds", "3", "--secs", "1", "--steady-secs", "1", "--seed", "7"];
    let written = ["--svg", &svg, "--hgrm", &hgrm];
    let (results, table) = measured(&[&lengths[..], &written, &PATIENT].concat());
    assert_results(&results);
    assert_contains(
        &table,
        &[
            "raw UDP round trip",
            "resigned: election",
            "handed over: total",
            "bequests used in 3",
            "kill: total",
            "kill: detection",
            "kill: drain",
            "kill: election",
            "kill: publication",
            "kill: client told",
            "kill: lease to client",
            "undisturbed",
            "heartbeat lateness",
            "false elections",
            "false campaigns",
            "leases lapsed",
            "rejected datagrams",
            "diskless",
        ],
    );
    assert_fits(&table);
    for file in ["election", "failover", "heartbeat-lateness"] {
        let figure = home.read(&format!("svg/{file}.svg"));
        assert!(figure.starts_with("<svg") && figure.contains("percentile"), "{file}");
    }
    for file in ["floor-rtt", "election", "failover-total", "heartbeat-lateness"] {
        assert_contains(&home.read(&format!("hgrm/{file}.hgrm")), &["#[Mean "]);
    }
}

fn assert_results(results: &Value) {
    assert_eq!(results["schema"], 1);
    assert_eq!(results["interrupted"], false);
    assert_eq!(results["settings"]["seed"], 7);
    assert_eq!(results["settings"]["nodes"], 3);
    assert_eq!(results["settings"]["durability"]["kind"], "diskless");
    assert!(results.get("disk").is_none() && results["elections"].get("ratio_to_disk").is_none());
    for key in ["cpu", "cores", "kernel", "clocksource", "hypervisor"] {
        assert!(!results["machine"][key].is_null(), "machine.{key} is missing");
    }
    for pointer in [
        "/floor/rtt_ns",
        "/elections/election_ns",
        "/elections/handover_ns",
        "/elections/without_leader_ns",
        "/failover/0/total_ns",
        "/failover/0/detection_ns",
        "/failover/0/drain_ns",
        "/failover/0/election_ns",
        "/failover/0/publication_ns",
        "/failover/0/steady/lateness_ns",
        "/steady/heartbeat_lateness_ns",
    ] {
        assert_quantiles(results, pointer);
    }
    let elections = &results["elections"];
    assert_eq!((count(elections, "/nodes"), count(elections, "/rounds")), (3, 3));
    assert!(elections["messages_per_election"].is_number());
    assert!(count(elections, "/bequests") > 0, "a hand-over is no election by votes: {elections}");
    assert_ratio_or_reason(elections);
    assert_eq!(results["failover"][0]["fault"], "kill");
    assert_eq!(results["failover"][0]["rounds"], 3);
    for key in ["seconds", "false_elections", "campaigns", "leader_changes", "lapses"] {
        assert!(results["steady"][key].is_number(), "steady.{key} is missing");
    }
    assert_nothing_strange(&results["steady"]["refused"], "nobody else sends to the members");
    assert!(results["failover"][0]["refused"].is_object());
    for stage in [elections, &results["failover"][0]] {
        assert!(stage["false_elections"].is_number() && stage["campaigns"].is_number(), "{stage}");
    }
    assert!(results["host"]["findings"].as_array().is_some_and(|findings| !findings.is_empty()));
}

/// On a busy machine three elections may be faster than the round trips.
fn assert_ratio_or_reason(elections: &Value) {
    let ratio = &elections["ratio_to_floor"];
    if ratio.is_null() {
        assert!(elections["no_ratio"].is_string(), "{elections}");
    } else {
        assert!(ratio["p50"].as_f64().is_some_and(|p50| p50 >= 1.0), "{elections}");
        assert!(ratio["p99"].is_number(), "{elections}");
    }
}

#[test]
fn with_a_store_votes_are_durable_and_the_directory_is_left_as_it_was() {
    let home = Home::new();
    let lengths = ["--rounds", "3", "--secs", "1", "--steady-secs", "0"];
    let (results, table) = measured(&[&lengths[..], &["--store", home.path()], &PATIENT].concat());
    home.assert_untouched();
    let durability = &results["settings"]["durability"];
    assert_eq!(durability["kind"], "file_store");
    assert_eq!(durability["directory"], home.path());
    assert!(durability["file_system"].is_string(), "{durability}");
    for pointer in [
        "/elections/persist_ns",
        "/disk/write_ns",
        "/disk/before_ns",
        "/disk/after_ns",
        "/failover/0/drain_ns",
    ] {
        assert_quantiles(&results, pointer);
    }
    assert_eq!(results["disk"]["bytes"], 512);
    let elections = &results["elections"];
    assert_eq!(elections["rounds"], 3);
    // On a busy machine three elections may be faster than the raw writes.
    let ratio = &elections["ratio_to_disk"]["p50"];
    assert!(ratio.is_number() || elections["no_disk_ratio"].is_string(), "{elections}");
    assert!(count(&results, "/failover/0/durable_restarts") >= 2, "{}", results["failover"]);
    assert!(results["steady"]["lapses"].is_number());
    assert_contains(
        &table,
        &[
            "raw 512-byte write",
            "election / raw write",
            "before the elections",
            "kill: drain",
            "durable restarts",
            "leases lapsed",
            "durable: FileStore",
            "resigned: persist",
        ],
    );
    assert_fits(&table);
}

#[test]
fn a_cluster_of_one_is_watched_and_the_rest_is_left_out_with_a_reason() {
    let home = Home::new();
    let (svg, hgrm) = (home.join("svg"), home.join("hgrm/deep"));
    let written = ["--svg", &svg, "--hgrm", &hgrm];
    let (results, table) = measured(&[&["--nodes", "1", "--secs", "1"], &written[..]].concat());
    let skipped = results["skipped"].to_string();
    for stage in ["floor", "elections", "failover"] {
        assert!(skipped.contains(stage), "{stage} is not in: {skipped}");
        assert!(results.get(stage).is_none(), "{stage}");
    }
    assert!(results["steady"]["false_elections"].is_number());
    // Nobody sends it a heartbeat, so there is nothing to draw, nothing is made, and the table
    // says so.
    assert_contains(&table, &["--svg: there are no latencies", "--hgrm: there are no latencies"]);
    home.assert_untouched();
}
