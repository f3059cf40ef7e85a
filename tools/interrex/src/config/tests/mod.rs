//! Tests of this room as a whole. Here: sources, their order, unknown names, damaged files.

mod reload;
mod rules;
mod takhin;

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use interrex::{MemberKind, NodeId, Priority, Timing};
use tempfile::TempDir;

use super::faults::Fault;
use super::tree::Origin;
use super::{Loaded, Sources, load};
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
fn a_line_of_yaml_is_named_as_one_of_toml_is() {
    let text = "node: {id: 1, authentication: false}\nmembers:\n  - id: 1\n    address: a:1\n\
                check:\n  - file: x\n  - name: b\n    interval:\n";
    let setup = Setup::new("node.yaml", text);
    let faults = setup.faults();
    let found = faults.iter().map(|fault| {
        let origin = fault.origin.as_ref().map_or_else(String::new, Origin::short);
        (origin, fault.subject.as_str())
    });
    let expected = [
        ("node.yaml:6", "check[0].name"),
        ("node.yaml:7", "check[1]"),
        ("node.yaml:8", "check[1].interval = "),
    ];
    let expected = expected.map(|(origin, subject)| (origin.to_owned(), subject));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

/// Returns the text with a few bytes changed, taken out or doubled, by chance.
fn damaged(text: &str, chance: &mut u64) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let mut next = |below: usize| {
        *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (*chance >> 33) as usize % below
    };
    for _ in 0..=next(4) {
        let place = next(bytes.len());
        match next(3) {
            0 => bytes[place] = next(256) as u8,
            1 => drop(bytes.remove(place)),
            _ => bytes.insert(place, b"[]{}:\n\"'-#=.\t *&!0"[next(18)]),
        }
    }
    bytes
}

#[test]
fn a_damaged_file_is_read_or_has_faults_and_never_ends_the_program() {
    let mut chance = 1;
    let mut faulty = 0;
    let toml =
        format!("{NODE}[[check]]\nname = \"a\"\ncommand = [\"x\"]\n[log]\nlevel = \"info\"\n");
    for (name, text) in
        [("node.toml", toml.as_str()), ("a.yaml", FULL_YAML), ("b.yaml", takhin::TAKHIN)]
    {
        let setup = Setup::new(name, text);
        for _ in 0..500 {
            let bytes = damaged(text, &mut chance);
            fs::write(setup.path(name), bytes).expect("it can be written");
            let faults = load(&setup.sources).err();
            assert!(faults.as_ref().is_none_or(|faults| !faults.is_empty()));
            faulty += usize::from(faults.is_some());
        }
    }
    assert!((300..1_500).contains(&faulty), "{faulty} of 1500 have faults");
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

#[test]
fn a_variable_of_one_member_beats_that_of_all_in_whatever_order_they_come() {
    let setup = Setup::toml("")
        .variable("INTERREX_MEMBERS__1__PRIORITY", "5")
        .variable("INTERREX_MEMBERS", "1=10.0.0.1:7411,2=10.0.0.2:7411");
    assert_eq!(setup.loaded().settings.members[1].priority, Priority(5));
}
