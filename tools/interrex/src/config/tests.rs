//! Tests of this room as a whole: sources, their order, rules, and Takhin's file.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use interrex::{MemberKind, NodeId, Priority, Timing};
use tempfile::TempDir;

use super::effective::Change;
use super::faults::Fault;
use super::tree::Origin;
use super::{Changes, Loaded, Sources, load};
use crate::settings::{CheckEffect, CheckKind, GuardianSettings, ProcessName};

const NODE: &str = "\
[node]
id = 1
authentication = false
[[members]]
id = 1
address = \"10.0.0.1:7411\"
[[members]]
id = 2
address = \"10.0.0.2:7411\"
";

/// A file in a directory of its own, and the sources that name it.
struct Setup {
    directory: TempDir,
    sources: Sources,
}

impl Setup {
    fn new(name: &str, text: &str) -> Self {
        let directory = tempfile::tempdir().expect("a directory can be made");
        let file = directory.path().join(name);
        fs::write(&file, text).expect("a file can be written");
        Self { directory, sources: Sources { file: Some(file), ..Sources::default() } }
    }

    fn toml(more: &str) -> Self {
        Self::new("node.toml", &format!("{NODE}{more}"))
    }

    fn variable(mut self, name: &str, value: &str) -> Self {
        self.sources.variables.push((name.into(), value.into()));
        self
    }

    fn flag(mut self, field: &str, value: &str, flag: &str) -> Self {
        self.sources.flags.push((field.into(), value.into(), flag.into()));
        self
    }

    fn loaded(&self) -> Loaded {
        load(&self.sources).unwrap_or_else(|faults| panic!("{faults}"))
    }

    fn faults(&self) -> Vec<Fault> {
        load(&self.sources).expect_err("it has faults").all().to_vec()
    }

    /// Returns the only fault, as its short origin, its field and its reason.
    fn fault(&self) -> (String, String, String) {
        let faults = self.faults();
        let [Fault { origin, subject, reason }] = faults.as_slice() else {
            panic!("one fault is expected: {faults:#?}");
        };
        let origin = origin.as_ref().map_or_else(String::new, Origin::short);
        (origin, subject.clone(), reason.clone())
    }

    /// Asserts that there is one fault, with that origin and field and those words.
    fn has_fault(&self, origin: &str, subject: &str, words: &str) {
        let found = self.fault();
        assert_eq!((found.0.as_str(), found.1.as_str()), (origin, subject), "{}", found.2);
        assert!(found.2.contains(words), "{}", found.2);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }
}

fn value_and_origin(loaded: &Loaded, field: &str) -> (String, String) {
    let entry = loaded.effective.entries.iter().find(|(place, _)| place.to_string() == field);
    let (_, entry) = entry.unwrap_or_else(|| panic!("{field} is not there"));
    (entry.value.to_string(), entry.origin.short())
}

fn ms(ms: u64) -> interrex::Duration {
    interrex::Duration::from_millis(ms)
}

#[test]
fn each_source_beats_the_one_before_it_and_is_named() {
    let bare = Setup::toml("");
    let field = "takeover.grace";
    assert_eq!(value_and_origin(&bare.loaded(), field), ("3s".into(), "default".into()));
    let written = Setup::toml("[takeover]\ngrace = \"4s\"\n");
    assert_eq!(value_and_origin(&written.loaded(), field), ("4s".into(), "node.toml:11".into()));
    let name = "INTERREX_TAKEOVER__GRACE";
    let varied = written.variable(name, "5s");
    assert_eq!(value_and_origin(&varied.loaded(), field), ("5s".into(), name.into()));
    let flagged = varied.flag(field, "6s", "--set");
    assert_eq!(value_and_origin(&flagged.loaded(), field), ("6s".into(), "--set".into()));
    assert_eq!(flagged.loaded().settings.takeover.grace, Duration::from_secs(6));
}

#[test]
fn a_time_that_is_not_set_is_the_profiles() {
    let setup = Setup::toml("").flag("node.profile", "guarded", "--profile");
    let loaded = setup.loaded();
    assert_eq!(loaded.settings.node.timing, Timing::guarded());
    let promise = value_and_origin(&loaded, "node.promise");
    assert_eq!(promise, ("10ms".into(), "profile guarded".into()));
    let setup = setup.flag("node.heartbeat_interval", "2ms", "--set");
    let expected = Timing { heartbeat_interval: ms(2), ..Timing::guarded() };
    assert_eq!(setup.loaded().settings.node.timing, expected);
}

#[test]
fn every_time_of_the_table_reaches_the_timing() {
    let mut setup = Setup::toml("");
    let times = [
        ("heartbeat_interval", "11ms"),
        ("election_timeout_min", "81ms"),
        ("election_timeout_max", "501ms"),
        ("promise", "61ms"),
        ("promise_max", "71ms"),
        ("rank_slot", "2ms"),
        ("campaign_limit", "201ms"),
        ("request_interval", "3ms"),
        ("probe_after", "4ms"),
        ("lapse_limit", "502ms"),
        ("failback_after", "2s"),
    ];
    for (key, value) in times {
        setup = setup.flag(&format!("node.{key}"), value, "--set");
    }
    let setup = setup.flag("node.pre_vote", "false", "--set");
    let setup = setup.flag("node.fast_election", "false", "--set");
    let expected = Timing {
        heartbeat_interval: ms(11),
        election_timeout_min: ms(81),
        election_timeout_max: ms(501),
        promise: ms(61),
        promise_max: ms(71),
        rank_slot: ms(2),
        campaign_limit: ms(201),
        request_interval: ms(3),
        probe_after: ms(4),
        lapse_limit: ms(502),
        failback_after: Some(ms(2_000)),
        pre_vote: false,
        fast_election: false,
        ..Timing::lan()
    };
    assert_eq!(setup.loaded().settings.node.timing, expected);
}

const FULL_YAML: &str = "\
node:
  cluster: 7
  id: 2
  key_file: keys/cluster.key
  store: votes
  guardian: /run/guardian.sock
  public_page: off
  subscribers: 0.0.0.0:7412
  standby: true
  wait: spin
  core: 3
  realtime: 50
  lock_memory: true
members:
  - {id: 1, address: node-1:7411, kind: witness}
  - {id: 2, address: \"10.0.0.2:7411\", priority: 9}
control: {socket: control.sock}
http: {listen: off}
metrics: {compat: takhin}
takeover: {grace: 2s}
check:
  - {name: a, command: [bin/check, -v], interval: 2s, rise: 2, fall: 5}
  - {name: b, pid_file: app.pid, weight: -20, timeout: 100ms}
  - {name: c, process: app}
  - {name: d, tcp: \"127.0.0.1:80\"}
  - {name: e, http: \"http://127.0.0.1/ok\"}
  - {name: f, file: ready}
hooks:
  became_leader: [notify, leader]
  gate: [/bin/gate]
  timeout: 1s
  user: nobody
log: {level: \"interrex=debug,warn\", format: json}
";

#[test]
fn every_setting_of_the_node_comes_from_its_field() {
    let setup = Setup::new("node.yaml", FULL_YAML);
    let settings = setup.loaded().settings;
    let node = &settings.node;
    assert_eq!((node.cluster.0, node.id.number()), (7, 2));
    assert_eq!(node.key_file, Some(setup.path("keys/cluster.key")));
    assert_eq!(node.store, Some(setup.path("votes")));
    assert_eq!(node.guardian, GuardianSettings::At("/run/guardian.sock".into()));
    assert_eq!(node.public_page, None);
    assert_eq!(node.subscribers, "0.0.0.0:7412".parse().ok());
    assert_eq!((node.standby, node.lock_memory), (true, true));
    assert_eq!(node.wait, interrex::WaitStrategy::Spin);
    assert_eq!((node.core, node.realtime), (Some(3), Some(50)));
    let [first, second] = settings.members.as_slice() else { panic!("two members") };
    assert_eq!((first.address.as_str(), first.kind), ("node-1:7411", MemberKind::Witness));
    assert_eq!((second.id, second.priority), (NodeId::new(2).expect("valid"), Priority(9)));
}

#[test]
fn every_setting_beside_the_node_comes_from_its_field() {
    let setup = Setup::new("node.yaml", FULL_YAML);
    let settings = setup.loaded().settings;
    assert_eq!(settings.control.socket, setup.path("control.sock"));
    assert_eq!((settings.http.listen, settings.http.takhin_names), (None, true));
    let two = Duration::from_secs(2);
    assert_eq!((settings.takeover.grace, settings.takeover.delay), (two, two));
    let kinds: Vec<_> = settings.checks.iter().map(|check| check.what.clone()).collect();
    let command = vec![setup.path("bin/check").display().to_string(), "-v".into()];
    let expected = [
        CheckKind::Command(command),
        CheckKind::Process(ProcessName::PidFile(setup.path("app.pid"))),
        CheckKind::Process(ProcessName::Name("app".into())),
        CheckKind::Tcp("127.0.0.1:80".into()),
        CheckKind::Http("http://127.0.0.1/ok".into()),
        CheckKind::File(setup.path("ready")),
    ];
    assert_eq!(kinds, expected);
    let first = &settings.checks[0];
    assert_eq!((first.interval, first.timeout, first.rise, first.fall), (two, two, 2, 5));
    assert_eq!(first.effect, CheckEffect::Standby);
    assert_eq!(settings.checks[1].effect, CheckEffect::Priority(-20));
    // A name without a slash is looked for in PATH.
    assert_eq!(settings.hooks.became_leader, Some(vec!["notify".into(), "leader".into()]));
    assert_eq!(settings.hooks.gate, Some(vec!["/bin/gate".into()]));
    assert_eq!(settings.hooks.user.as_deref(), Some("nobody"));
    assert_eq!((settings.log.level.as_str(), settings.log.is_json), ("interrex=debug,warn", true));
}

#[test]
fn what_is_not_said_has_its_default() {
    let settings = Setup::toml("").loaded().settings;
    assert_eq!(settings.node.guardian, GuardianSettings::BuiltIn);
    assert_eq!(settings.node.public_page, Some("/dev/shm/interrex-1-1".into()));
    assert_eq!(settings.control.socket, PathBuf::from("/run/interrex/interrex.sock"));
    assert_eq!(settings.http.listen, "127.0.0.1:9090".parse().ok());
    assert_eq!(settings.node.timing, Timing::lan());
    assert_eq!(settings.takeover.delay, settings.takeover.grace);
}

#[test]
fn without_a_file_variables_are_enough() {
    let mut sources = Sources::default();
    for (name, value) in [
        ("INTERREX_NODE__ID", "2"),
        ("INTERREX_NODE__KEY_FILE", "cluster.key"),
        ("INTERREX_MEMBERS", "1=10.0.0.1:7411, 2=node-2:7411"),
        ("INTERREX_MEMBERS__1__PRIORITY", "5"),
        ("INTERREX_HOOKS__GATE", "[\"/bin/gate\", \"x\"]"),
        ("INTERREX_TERM", "another program's"),
    ] {
        sources.variables.push((name.into(), value.into()));
    }
    let loaded = load(&sources).unwrap_or_else(|faults| panic!("{faults}"));
    let member = &loaded.settings.members[1];
    assert_eq!((member.address.as_str(), member.priority), ("node-2:7411", Priority(5)));
    assert_eq!(loaded.settings.hooks.gate, Some(vec!["/bin/gate".into(), "x".into()]));
    // It starts where the daemon does, not at a file's folder.
    assert_eq!(loaded.settings.node.key_file, Some("cluster.key".into()));
    assert_eq!(loaded.warnings, Vec::<String>::new());
}

#[test]
fn a_variable_changes_one_field_of_an_item_and_the_whole_list_replaces_all() {
    let setup = Setup::toml("").variable("INTERREX_MEMBERS__1__ADDRESS", "10.0.0.9:7411");
    let members = setup.loaded().settings.members;
    assert_eq!((members[0].address.as_str(), members[1].address.as_str()), {
        ("10.0.0.1:7411", "10.0.0.9:7411")
    });
    let setup = Setup::toml("").flag("members", "1=10.1.0.1:7411", "--members");
    let members = setup.loaded().settings.members;
    assert_eq!(members.len(), 1);
    assert_eq!(members[0].address, "10.1.0.1:7411");
}

#[test]
fn an_unknown_name_is_met_with_the_nearest_or_with_its_section() {
    let fault = |more: &str| Setup::toml(more).fault();
    for (more, subject, words) in [
        ("[takeover]\ngrase = \"1s\"\n", "takeover.grase", "did you mean `grace`?"),
        ("[takover]\ngrace = \"1s\"\n", "takover", "did you mean `takeover`?"),
        ("[http]\ndelay = \"1s\"\n", "http.delay", "`delay` stands in [takeover]"),
        ("promise = \"1s\"\n", "members[1].promise", "`promise` stands in [node]"),
        ("[log]\nxyz = 1\n", "log.xyz", "[log] has level, format"),
        ("[xyz]\n", "xyz", "there are node, members, control"),
    ] {
        let found = fault(more);
        assert_eq!(found.1, subject);
        assert!(found.2.contains(words), "{}", found.2);
        assert!(found.0.starts_with("node.toml:1"), "{}", found.0);
    }
    let name = "INTERREX_TAKEOVER__DELEY";
    Setup::toml("").variable(name, "1s").has_fault(name, "", "mean INTERREX_TAKEOVER__DELAY?");
    let name = "INTERREX_MEMBERS__1__ADRESS";
    Setup::toml("").variable(name, "x").has_fault(name, "", "INTERREX_MEMBERS__1__ADDRESS?");
    let setup = Setup::toml("").flag("takeover.deley", "1s", "--set");
    setup.has_fault("--set", "takeover.deley", "did you mean `takeover.delay`?");
}

#[test]
fn single_underscores_are_a_warning_where_a_field_was_probably_meant() {
    let setup = Setup::toml("").variable("INTERREX_NODE_KEY_FILE", "x");
    let warnings = setup.loaded().warnings;
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].contains("INTERREX_NODE__KEY_FILE"), "{warnings:?}");
}

#[test]
fn all_faults_come_at_once_in_the_order_of_their_places() {
    let text = "[node]\nid = 300\ncore = \"x\"\n[[members]]\nid = 1\n[takeover]\ndelay = 5\n";
    let setup = Setup::new("node.toml", text).variable("INTERREX_HTTP__LISTEN", "nowhere").flag(
        "log.level",
        "loud",
        "--log-level",
    );
    let faults = setup.faults();
    let found: Vec<_> = faults
        .iter()
        .map(|fault| {
            let origin = fault.origin.as_ref().map_or_else(String::new, Origin::short);
            (origin, fault.subject.as_str())
        })
        .collect();
    let expected = [
        ("", "node.key_file"),
        ("node.toml:2", "node.id = 300"),
        ("node.toml:3", "node.core = \"x\""),
        ("node.toml:4", "members[0].address"),
        ("node.toml:7", "takeover.delay = 5"),
        ("INTERREX_HTTP__LISTEN", "http.listen = nowhere"),
        ("--log-level", "log.level = loud"),
    ];
    assert_eq!(found, expected.map(|(origin, subject)| (origin.to_owned(), subject)));
}

#[test]
fn a_delay_below_the_grace_is_a_fault_where_it_was_made() {
    let setup = Setup::toml("[takeover]\ndelay = \"2s\"\n");
    setup.has_fault("node.toml:11", "takeover.delay = 2s", "below takeover.grace = 3s (default)");
    let setup = Setup::toml("[takeover]\ndelay = \"4s\"\n").flag("takeover.grace", "5s", "--set");
    setup.has_fault("--set", "takeover.grace = 5s", "above takeover.delay = 4s (node.toml:11)");
    let zero = Setup::toml("[takeover]\ndelay = \"0s\"\ngrace = \"0s\"\n");
    assert_eq!(zero.loaded().settings.takeover.delay, Duration::ZERO);
}

#[test]
fn a_checks_timeout_is_at_most_its_interval() {
    let more = "[[check]]\nname = \"a\"\nfile = \"x\"\ninterval = \"1s\"\ntimeout = \"1001ms\"\n";
    Setup::toml(more).has_fault(
        "node.toml:14",
        "check[0].timeout = 1s 1ms",
        "above check[0].interval = 1s (node.toml:13)",
    );
}

#[test]
fn a_check_has_one_kind_and_a_name_of_its_own() {
    let setup = Setup::toml("[[check]]\nname = \"a\"\n");
    setup.has_fault("node.toml:10", "check[0]", "checks nothing; give it one of command, tcp");
    let setup = Setup::toml("[[check]]\nname = \"a\"\nfile = \"x\"\ntcp = \"a:1\"\n");
    setup.has_fault("node.toml:10", "check[0]", "has tcp and file; make a check of each");
    let one = "[[check]]\nname = \"a\"\nfile = \"x\"\n";
    let setup = Setup::toml(&format!("{one}{one}"));
    setup.has_fault("node.toml:14", "check[1].name = a", "check[0] has this name");
    Setup::toml("[[check]]\nfile = \"x\"\n").has_fault("node.toml:10", "check[0].name", "missing");
}

#[test]
fn a_member_has_its_own_id_and_address_and_this_node_is_one() {
    let third = |id: u8, address: &str| {
        Setup::toml(&format!("[[members]]\nid = {id}\naddress = \"{address}\"\n"))
    };
    third(2, "10.0.0.3:7411").has_fault("node.toml:11", "members[2].id = 2", "earlier member");
    let setup = third(3, "10.0.0.2:7411");
    setup.has_fault("node.toml:12", "members[2].address = 10.0.0.2:7411", "earlier member");
    let twice = "[[members]]\nid = 3\naddress = \"a:1\"\n[[members]]\nid = 4\naddress = \"A:1\"\n";
    let setup = Setup::toml(twice);
    setup.has_fault("node.toml:15", "members[3].address = a:1", "members[2] has this address");
    let setup = Setup::toml("").flag("node.id", "7", "--id");
    setup.has_fault("--id", "node.id = 7", "write one of 1, 2");
    let setup = Setup::new("node.toml", "[node]\nid = 1\nauthentication = false\n");
    setup.has_fault("", "members", "there are none");
}

#[test]
fn this_nodes_name_is_looked_up_at_its_start_and_no_fault() {
    let setup = Setup::toml("").variable("INTERREX_MEMBERS__0__ADDRESS", "node-1:7411");
    assert_eq!(setup.loaded().settings.members[0].address, "node-1:7411");
}

#[test]
fn what_the_library_demands_of_times_is_reported_with_all_that_it_compares() {
    let setup = Setup::toml("").flag("node.heartbeat_interval", "60ms", "--set");
    let (origin, subject, reason) = setup.fault();
    assert_eq!((origin.as_str(), subject.as_str()), ("--set", "node.heartbeat_interval = 60ms"));
    assert!(reason.contains("must be below node.promise less clock skew"), "{reason}");
    assert!(reason.contains("node.promise is 50ms (profile lan)"), "{reason}");
}

#[test]
fn a_time_that_only_the_profile_says_is_reported_where_the_other_was_said() {
    let setup = Setup::toml("").flag("node.promise_max", "250ms", "--set");
    let (origin, subject, reason) = setup.fault();
    let expected = ("--set", "node.campaign_limit = 200ms (profile lan)");
    assert_eq!((origin.as_str(), subject.as_str()), expected);
    assert!(reason.contains("node.promise_max is 250ms (--set)"), "{reason}");
}

#[test]
fn a_value_that_cannot_be_used_hides_no_fault_of_others() {
    let setup = Setup::toml("[[members]]\nid = 2\naddress = \"nowhere\"\n")
        .flag("node.promise", "never", "--set")
        .flag("node.id", "7", "--id")
        .flag("members[0].priority", "-1", "--set");
    let faults = setup.faults();
    let subjects: Vec<_> = faults.iter().map(|fault| fault.subject.as_str()).collect();
    let expected = [
        "members[2].id = 2",
        "members[2].address = \"nowhere\"",
        "node.id = 7",
        "members[0].priority = -1",
        "node.promise = never",
    ];
    assert_eq!(subjects, expected);
}

#[test]
fn a_member_without_a_usable_id_shifts_no_fault_to_another() {
    let setup = Setup::toml("[[members]]\nid = 3\naddress = \"10.0.0.2:7411\"\n");
    let setup = setup.flag("members[0].id", "x", "--set");
    let faults = setup.faults();
    let subjects: Vec<_> = faults.iter().map(|fault| fault.subject.as_str()).collect();
    assert_eq!(subjects, ["members[2].address = 10.0.0.2:7411", "members[0].id = x"]);
}

#[test]
fn an_item_that_leaves_a_gap_is_a_fault() {
    let mut setup = Setup::toml("");
    for (key, value) in [("ID", "5"), ("ADDRESS", "10.0.0.5:7411")] {
        setup = setup.variable(&format!("INTERREX_MEMBERS__4__{key}"), value);
    }
    setup.has_fault("INTERREX_MEMBERS__4__ADDRESS", "members[4]", "write members[2]");
}

#[test]
fn a_key_is_needed_unless_authentication_is_off() {
    let text = NODE.replace("authentication = false\n", "");
    let setup = Setup::new("node.toml", &text);
    setup.has_fault("", "node.key_file", "`interrex config init` makes a key");
    let setup = setup.flag("node.key_file", "/k", "--key-file");
    assert_eq!(setup.loaded().settings.node.key_file, Some("/k".into()));
    let setup = setup.flag("node.authentication", "false", "--set");
    assert_eq!(setup.loaded().settings.node.key_file, None);
}

#[test]
fn a_level_of_the_log_is_a_known_one() {
    for level in ["info", "interrex=debug,warn", "off", "a::b=TRACE"] {
        let setup = Setup::toml("").flag("log.level", level, "--log-level");
        assert_eq!(setup.loaded().settings.log.level, level);
    }
    let setup = Setup::toml("").flag("log.level", "x=wran", "--log-level");
    setup.has_fault("--log-level", "log.level = x=wran", "did you mean `warn`?");
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let fault = |name: &str| {
        let setup = Setup::toml("");
        let file = Some(setup.path(name));
        let faults = load(&Sources { file, ..Sources::default() }).expect_err("it has a fault");
        faults.all()[0].reason.clone()
    };
    assert!(fault("none.toml").contains("not there"));
    assert!(fault("").contains("it is no file"));
    let setup = Setup::new("node.json", "{}");
    setup.has_fault("", &setup.path("node.json").display().to_string(), "no known ending");
    let setup = Setup::toml("");
    fs::write(setup.path("node.toml"), b"[node]\nid = 1 # \xff\n").expect("it can be written");
    setup.has_fault("node.toml:2", "", "no UTF-8");
    fs::write(setup.path("node.toml"), vec![b'#'; (1 << 20) + 1]).expect("it can be written");
    assert!(setup.fault().2.contains("longer than 1 MiB"));
    let list = Setup::new("node.yaml", "- 1\n");
    list.has_fault("node.yaml:1", "", "the file is a list");
}

#[test]
fn faults_of_the_language_have_their_line() {
    Setup::toml("[log]\nlevel = \n").has_fault("node.toml:11", "", "");
    Setup::new("node.yml", "node:\n  id: 1\n  id: 2\n").has_fault("node.yml:3", "", "line 2");
}

#[test]
fn a_section_of_the_wrong_form_is_a_fault() {
    let setup = Setup::toml("[check]\nname = \"a\"\n");
    setup.has_fault("node.toml:10", "check", "is a table; write a list of tables");
    let setup = Setup::new("node.toml", &format!("log = 1\n{NODE}"));
    setup.has_fault("node.toml:1", "log", "is a number; write a table");
    let setup = Setup::new("node.toml", &format!("check = [7]\n{NODE}"));
    setup.has_fault("node.toml:1", "check[0]", "is a number; write a table of fields");
}

#[test]
fn a_value_that_is_no_text_is_a_fault_of_its_variable() {
    use std::os::unix::ffi::OsStringExt;
    let mut setup = Setup::toml("");
    let name = "INTERREX_LOG__LEVEL";
    setup.sources.variables.push((name.into(), OsString::from_vec(vec![0xff])));
    setup.has_fault(name, "", "no UTF-8");
}

/// A file with Takhin's keys, all of its `raft` section and some of the others.
const TAKHIN: &str = "\
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

fn names(changes: &[Change]) -> Vec<&str> {
    changes.iter().map(|change| change.field.as_str()).collect()
}

#[test]
fn a_reload_tells_what_can_change_from_what_waits_for_a_restart() {
    let old = Setup::toml("").loaded().effective;
    assert_eq!(old.changes(&old), Changes::default());
    let newer = Setup::toml("[[check]]\nname = \"a\"\nfile = \"/x\"\n[log]\nlevel = \"warn\"\n")
        .flag("http.listen", "off", "--listen")
        .flag("members[1].priority", "3", "--set")
        .flag("node.promise", "49ms", "--set")
        .flag("takeover.grace", "1s", "--set");
    let newer = newer.loaded().effective;
    let changes = old.changes(&newer);
    let (at_once, at_restart) = (names(&changes.at_once), names(&changes.at_restart));
    assert_eq!(at_restart, ["node.promise", "http.listen"]);
    assert_eq!(at_once[..3], ["members[1].priority", "takeover.delay", "takeover.grace"]);
    assert!(at_once.contains(&"check[0].file") && at_once.contains(&"log.level"), "{at_once:?}");
    let level = changes.at_once.iter().find(|change| change.field == "log.level");
    let level = level.expect("it has changed");
    let shown = |value: &Option<super::value::Value>| value.as_ref().map(ToString::to_string);
    assert_eq!((shown(&level.old), shown(&level.new)), (Some("info".into()), Some("warn".into())));
    let back = newer.changes(&old);
    assert!(back.at_once.iter().any(|gone| gone.field == "check[0].file" && gone.new.is_none()));
}

#[test]
fn where_a_value_comes_from_is_no_change() {
    let old = Setup::toml("").loaded().effective;
    let newer = Setup::toml("[log]\nlevel = \"info\"\n").loaded().effective;
    assert_eq!(old.changes(&newer), Changes::default());
}
