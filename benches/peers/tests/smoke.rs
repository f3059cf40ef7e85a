//! Every contestant can be run, killed and replaced. No time is asserted: the host is shared.

use std::process::Command;

use serde_json::Value;

#[test]
fn the_killed_leader_of_each_contestant_is_replaced_by_another_member() {
    let directory = tempfile::tempdir().expect("a directory");
    let [json, table] = ["results.json", "table.md"].map(|name| directory.path().join(name));
    let peers = Command::new(env!("CARGO_BIN_EXE_peers"))
        .args(["--rounds", "1", "--idle-secs", "1", "--calm-ms", "20", "--watch-ms", "20"])
        .arg("--json")
        .arg(&json)
        .arg("--out")
        .arg(&table)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&peers.stderr);
    assert!(peers.status.success(), "{said}");
    let written = std::fs::read_to_string(table).expect("the table was written");
    assert_eq!(written, String::from_utf8_lossy(&peers.stdout));
    let results = std::fs::read_to_string(json).expect("the results were written");
    let results: Vec<Value> = serde_json::from_str(&results).expect("they are JSON");
    assert_eq!(results.len(), 10);
    for contestant in results {
        if contestant.get("skipped").is_some() {
            assert_eq!(contestant["contestant"], "etcd", "nobody else may be missing");
            continue;
        }
        let replaced = contestant["replaced"].as_array().expect("a list");
        assert_eq!(replaced.len(), 1, "{contestant}\n{said}");
        assert_ne!(replaced[0]["killed"], replaced[0]["successor"], "{contestant}");
        assert!(contestant["idle_ns"].as_u64() >= Some(1_000_000_000), "{contestant}\n{said}");
    }
}
