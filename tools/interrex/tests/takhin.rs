//! Takhin's configuration starts a cluster as it stands.

mod support;

use std::fs;

use support::{Cluster, eventually};

/// A file of Takhin's, with its sections in their order and the times of its defaults.
const FILE: &str = "\
server:
  host: \"0.0.0.0\"
  port: 9092

kafka:
  broker:
    id: 1
  cluster:
    brokers: [1, 2, 3]
  listeners:
    - \"tcp://0.0.0.0:9092\"
  max:
    message:
      bytes: 1048576

storage:
  data:
    dir: \"/var/lib/takhin\"

raft:
  heartbeat:
    timeout:
      ms: 1000
  election:
    timeout:
      ms: 3000
  leader:
    lease:
      timeout:
        ms: 500
  commit:
    timeout:
      ms: 50
  snapshot:
    interval:
      ms: 120000
    threshold: 8192
  prevote:
    enabled: true
  max:
    append:
      entries: 64

logging:
  level: \"info\"
  format: \"json\"

metrics:
  enabled: true
  host: \"0.0.0.0\"
  port: 9090
  path: \"/metrics\"
";

/// The lease that its variable asks for, in seconds. The file says less, and `lan` far less.
const LEASE: f64 = 0.9;

#[test]
fn takhins_file_and_variables_start_a_cluster_that_elects_and_fails_over() {
    let options = ["--set", "takeover.delay=0s", "--set", "takeover.grace=0s"];
    let mut cluster = Cluster::new(3, &options, &[]);
    let key = cluster.home.path().join("cluster.key");
    cluster.ending = "yaml";
    cluster.variables = vec![
        ("INTERREX_NODE__KEY_FILE".into(), support::path(&key).into()),
        ("TAKHIN_RAFT_LEADER_LEASE_TIMEOUT_MS".into(), "900".into()),
        ("TAKHIN_RAFT_SNAPSHOT_THRESHOLD".into(), "9".into()),
        ("TAKHIN_SERVER_PORT".into(), "9093".into()),
    ];
    for place in 0..3 {
        fs::write(cluster.file(place), FILE).expect("it can be written");
        // As each broker has its own number there.
        let number = ("TAKHIN_KAFKA_BROKER_ID".to_owned(), (place + 1).to_string());
        cluster.variables.push(number);
        cluster.start(place);
        cluster.variables.pop();
    }
    let first = cluster.in_charge();
    eventually("a lease of the variable's length", || {
        let status = cluster.status(first)?;
        let left = status["lease_remaining"].as_f64()?;
        assert!(left <= LEASE, "{status}");
        // Longer than the file's, and so than that of any profile.
        (left > 0.5).then_some(())
    });
    let log = cluster.logged(first);
    for words in ["raft.snapshot.threshold", "TAKHIN_RAFT_SNAPSHOT_THRESHOLD", "replicates no log"]
    {
        assert!(log.contains(words), "{words}: {log}");
    }
    let lines: Vec<_> = log.lines().collect();
    assert!(lines.iter().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    cluster.kill(first);
    assert_ne!(cluster.in_charge(), first);
}
