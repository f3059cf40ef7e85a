//! Tests of Takhin's file and variables.

use super::*;

/// A file with Takhin's keys, all of its `raft` section and some of the others.
pub(super) const TAKHIN: &str = "\
server:
  host: 0.0.0.0
  port: 9092
kafka:
  broker:
    id: 2
  cluster:
    brokers: [1, 2, 3]
  listeners:
    - tcp://0.0.0.0:9092
storage:
  data:
    dir: /data
raft:
  heartbeat:
    timeout:
      ms: 2000
  election:
    timeout:
      ms: 5000
  leader:
    lease:
      timeout:
        ms: 800
  commit:
    timeout:
      ms: 50
  snapshot:
    interval:
      ms: 120000
    threshold: 8192
  prevote:
    enabled: false
  max:
    append:
      entries: 64
logging:
  level: debug
  format: json
metrics:
  enabled: true
  port: 9090
";

fn takhin(text: &str) -> Setup {
    let mut setup = Setup::new("takhin.yaml", text).variable("INTERREX_NODE__KEY_FILE", "/k");
    for (place, address) in ["10.0.0.1:7411", "10.0.0.2:7411", "10.0.0.3:7411"].iter().enumerate() {
        setup = setup.variable(&format!("INTERREX_MEMBERS__{place}__ADDRESS"), address);
    }
    setup
}

#[test]
fn takhins_file_is_read_as_it_stands() {
    let loaded = takhin(TAKHIN).loaded();
    let node = &loaded.settings.node;
    let expected = Timing {
        election_timeout_min: ms(2_000),
        election_timeout_max: ms(4_000),
        campaign_limit: ms(5_000),
        promise: ms(800),
        promise_max: ms(800),
        heartbeat_interval: ms(160),
        pre_vote: false,
        ..Timing::wan()
    };
    assert_eq!(node.timing, expected);
    assert_eq!(node.id.number(), 2);
    assert_eq!(loaded.settings.members.len(), 3);
    assert!(loaded.settings.log.is_json);
    assert_eq!(loaded.settings.log.level, "debug");
    let promise = value_and_origin(&loaded, "node.promise");
    assert_eq!(promise, ("800ms".into(), "takhin.yaml:24".into()));
    let id = value_and_origin(&loaded, "members[2].id");
    assert_eq!(id, ("3".into(), "takhin.yaml:8".into()));
}

#[test]
fn what_takhins_file_says_of_a_log_and_of_others_is_one_warning_each() {
    let warnings = takhin(TAKHIN).loaded().warnings;
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    for key in ["commit.timeout.ms", "snapshot.interval.ms", "snapshot.threshold", "append.entries"]
    {
        assert!(warnings[0].contains(key), "{warnings:?}");
    }
    let words = "6 values in kafka, metrics, server, storage";
    assert!(warnings[1].contains(words), "{warnings:?}");
}

#[test]
fn takhins_variables_beat_its_file_and_lose_to_interrexs() {
    let setup = takhin(TAKHIN)
        .variable("TAKHIN_RAFT_LEADER_LEASE_TIMEOUT_MS", "600")
        .variable("TAKHIN_RAFT_PREVOTE_ENABLED", "true")
        .variable("TAKHIN_RAFT_SNAPSHOT_THRESHOLD", "9")
        .variable("TAKHIN_SERVER_PORT", "1")
        .variable("INTERREX_NODE__PROMISE_MAX", "900ms");
    let loaded = setup.loaded();
    let timing = loaded.settings.node.timing;
    assert_eq!((timing.promise, timing.promise_max), (ms(600), ms(900)));
    assert_eq!((timing.heartbeat_interval, timing.pre_vote), (ms(120), true));
    assert!(loaded.warnings[2].contains("SNAPSHOT_THRESHOLD"), "{:?}", loaded.warnings);
    let wrong = takhin(TAKHIN).variable("TAKHIN_RAFT_ELECTION_TIMEOUT", "1");
    wrong.has_fault("TAKHIN_RAFT_ELECTION_TIMEOUT", "", "TAKHIN_RAFT_ELECTION_TIMEOUT_MS?");
    let wrong = takhin(TAKHIN).variable("TAKHIN_RAFT_ELECTION_TIMEOUT_MS", "1s");
    let subject = "raft.election.timeout.ms = 1s";
    wrong.has_fault("TAKHIN_RAFT_ELECTION_TIMEOUT_MS", subject, "number of milliseconds");
}

#[test]
fn takhins_variables_are_read_without_a_file_and_not_beside_one_of_interrexs() {
    let variables = [
        ("TAKHIN_RAFT_HEARTBEAT_TIMEOUT_MS", "1000"),
        ("TAKHIN_KAFKA_BROKER_ID", "1"),
        ("TAKHIN_KAFKA_CLUSTER_BROKERS", "1,2"),
        ("INTERREX_NODE__AUTHENTICATION", "false"),
        ("INTERREX_MEMBERS__0__ADDRESS", "10.0.0.1:7411"),
        ("INTERREX_MEMBERS__1__ADDRESS", "10.0.0.2:7411"),
    ];
    let variables = variables.map(|(name, value)| (name.into(), value.into())).to_vec();
    let loaded = load(&Sources { variables: variables.clone(), ..Sources::default() });
    let loaded = loaded.unwrap_or_else(|faults| panic!("{faults}"));
    let expected = Timing { election_timeout_max: ms(2_000), ..Timing::wan() };
    assert_eq!(loaded.settings.node.timing, expected);

    let mut setup = Setup::toml("");
    setup.sources.variables = variables;
    let loaded = setup.loaded();
    assert_eq!(loaded.settings.node.timing, Timing::lan());
    assert!(loaded.warnings[0].contains("not read"), "{:?}", loaded.warnings);
}

#[test]
fn a_key_of_takhins_that_it_does_not_have_is_a_fault() {
    let setup = takhin(&TAKHIN.replace("prevote:", "prevotes:"));
    setup.has_fault("takhin.yaml:33", "raft.prevotes.enabled", "mean `raft.prevote.enabled`?");
    let setup = takhin(&TAKHIN.replace("ms: 5000", "ms: 5s"));
    let subject = "raft.election.timeout.ms = \"5s\"";
    setup.has_fault("takhin.yaml:20", subject, "number of milliseconds");
}

#[test]
fn sections_of_interrex_may_stand_in_takhins_file() {
    let text = format!("{TAKHIN}  compat: takhin\ntakeover:\n  grace: 7s\n");
    let loaded = takhin(&text).loaded();
    assert!(loaded.settings.http.takhin_names);
    assert_eq!(loaded.settings.takeover.grace, Duration::from_secs(7));
    assert!(loaded.warnings[1].contains("6 values"), "{:?}", loaded.warnings);
}

#[test]
fn a_zero_in_takhins_file_is_a_value_that_is_not_set() {
    let loaded = takhin(&TAKHIN.replace("ms: 5000", "ms: 0")).loaded();
    assert_eq!(loaded.settings.node.timing.campaign_limit, Timing::wan().campaign_limit);
}
