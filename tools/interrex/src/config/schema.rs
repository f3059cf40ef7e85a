//! The table of all fields. Everything else goes by it: what files, variables and flags may say,
//! what is shown, what `config init` writes, and what a reload can change.
//!
//! Knows names, kinds, defaults and words. Knows no source and no rule between two fields.

use std::fmt;
use std::time::Duration;

use super::value::Kind;

/// A field of the configuration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// The section that it stands in.
    pub(crate) section: &'static str,
    pub(crate) key: &'static str,
    pub(crate) kind: Kind,
    pub(crate) default: Default,
    /// True if a reload can change it in a running daemon.
    pub(crate) reloads: bool,
    /// A sentence for people, without a full stop.
    pub(crate) help: &'static str,
    /// A value that makes sense, as TOML and YAML write it; for a commented line of a file.
    pub(crate) example: &'static str,
}

/// The value that a field has when no source gives it one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Default {
    /// There is none, and one is needed.
    Needed,
    /// There is none, and none is needed.
    Unset,
    /// This one, as a variable would have it.
    Is(&'static str),
    /// That of the profile of times.
    Profile,
    /// That of this field of the same section.
    Like(&'static str),
}

impl Field {
    const fn new(
        section: &'static str,
        key: &'static str,
        kind: Kind,
        default: Default,
        help: &'static str,
    ) -> Self {
        Self { section, key, kind, default, reloads: false, help, example: "" }
    }

    const fn reloads(self) -> Self {
        Self { reloads: true, ..self }
    }

    const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    /// Returns whether its section occurs any number of times.
    pub(crate) fn is_in_list(&self) -> bool {
        LISTS.contains(&self.section)
    }
}

/// The sections that are lists of tables.
pub(crate) const LISTS: [&str; 2] = ["members", "check"];

/// The sections, in their order, each with a sentence for people.
pub(crate) const SECTIONS: [(&str, &str); 10] = [
    ("node", "This node. Times are those of the profile, unless one is set here"),
    ("members", "All members of the cluster, this node among them; the same at every node"),
    ("control", "The socket by which `interrex status`, `resign` and others reach the daemon"),
    ("http", "The HTTP server. It only reads: metrics, health, who leads"),
    ("metrics", "The names of metrics"),
    ("otlp", "The export of metrics and leaderships to a collector of OpenTelemetry"),
    ("takeover", "The change from one leader's work to the next one's"),
    ("check", "Checks of the host's or the application's health, any number"),
    ("hooks", "Programs that run when leadership changes, one at a time"),
    ("log", "The log, on standard error"),
];

const SHORTEST: Duration = Duration::from_micros(1);
const ZERO: Duration = Duration::ZERO;
const MILLISECOND: Duration = Duration::from_millis(1);
const HOUR: Duration = Duration::from_secs(3_600);

/// A time that governs elections; the library knows how they must relate.
const fn timing(key: &'static str, help: &'static str) -> Field {
    Field::new("node", key, Kind::Time(SHORTEST, HOUR), Default::Profile, help)
}

const fn node(key: &'static str, kind: Kind, default: Default, help: &'static str) -> Field {
    Field::new("node", key, kind, default, help)
}

const fn member(key: &'static str, kind: Kind, default: Default, help: &'static str) -> Field {
    Field::new("members", key, kind, default, help)
}

const fn takeover(key: &'static str, default: Default, help: &'static str) -> Field {
    // Not at a reload: until all members go by it, one that is slow could be overtaken.
    Field::new("takeover", key, Kind::Time(ZERO, HOUR), default, help)
}

const fn check(key: &'static str, kind: Kind, default: Default, help: &'static str) -> Field {
    Field::new("check", key, kind, default, help).reloads()
}

const fn hook(key: &'static str, help: &'static str) -> Field {
    let field = Field::new("hooks", key, Kind::Command, Default::Unset, help);
    field.reloads().example("[\"/usr/local/bin/on-leadership\"]")
}

const ANY_PATH: Kind = Kind::Path(&[]);
const COUNT: Kind = Kind::Number(1, 1_000);

/// All fields, those of a section together and in the order in which they are shown.
pub(crate) static FIELDS: [Field; 58] = [
    node(
        "cluster",
        Kind::Number(0, u64::MAX),
        Default::Is("1"),
        "Number of the cluster; the same at every node, another in another cluster",
    ),
    node("id", Kind::Number(0, 127), Default::Needed, "Number of the member that this node is")
        .example("1"),
    node(
        "profile",
        Kind::Choice(&PROFILES),
        Default::Is("lan"),
        "Profile of times: lan, wan, colo, fast or guarded; the same at every node",
    ),
    timing("heartbeat_interval", "Time between two heartbeats of a leader"),
    timing("election_timeout_min", "Least silence after which a follower suspects its leader"),
    timing("election_timeout_max", "Most silence, where heartbeats were seen to come late"),
    timing("promise", "Time for which a heartbeat binds its hearers, and so the length of a lease"),
    timing(
        "promise_max",
        "Longest promise given to anybody; a restarted node is silent for so long",
    ),
    timing("rank_slot", "Least step between the candidacies of two members"),
    timing("campaign_limit", "Longest time that one campaign may last"),
    timing("request_interval", "Least time before a campaign repeats its requests"),
    timing("probe_after", "Lateness of a heartbeat after which its sender's host is asked"),
    timing("lapse_limit", "Time that a leader may be without a lease before it steps down"),
    node(
        "failback_after",
        Kind::TimeOrOff(SHORTEST, HOUR),
        Default::Is("off"),
        "Quiet time after which a voter of higher priority gets leadership back, or off",
    )
    .example("\"1m\""),
    node(
        "pre_vote",
        Kind::Flag,
        Default::Profile,
        "Ask whether an election could be won before starting one",
    ),
    node(
        "fast_election",
        Kind::Flag,
        Default::Profile,
        "Skip that question in the first campaign after a leader's loss",
    ),
    node(
        "authentication",
        Kind::Flag,
        Default::Is("true"),
        "Seal every datagram with the cluster's key; the same at every node",
    ),
    node("key_file", ANY_PATH, Default::Unset, "File of the cluster's key, mode 0600")
        .reloads()
        .example("\"cluster.key\""),
    node(
        "store",
        ANY_PATH,
        Default::Unset,
        "File of the durable votes; without one a restarted node is silent for a while",
    )
    .example("\"/var/lib/interrex/votes\""),
    node(
        "guardian",
        Kind::Path(&["built-in", "off"]),
        Default::Is("built-in"),
        "Process that reports this one's death at once: built-in, off, or the socket of the host's",
    ),
    node(
        "public_page",
        Kind::Path(&["default", "off"]),
        Default::Is("default"),
        "File in memory by which processes of the host see who leads: default, off, or its path",
    ),
    node(
        "subscribers",
        Kind::AddressOrOff,
        Default::Is("off"),
        "Address at which subscribers are heard, or off",
    )
    .example("\"0.0.0.0:7412\""),
    node("standby", Kind::Flag, Default::Is("false"), "Start without being electable"),
    node(
        "wait",
        Kind::Choice(&["backoff", "spin", "yield", "park"]),
        Default::Is("backoff"),
        "What the polling thread does when idle: backoff, spin, yield or park",
    ),
    node(
        "core",
        Kind::Number(0, 4_095),
        Default::Unset,
        "Core of the polling thread, counted from 0",
    )
    .example("2"),
    node(
        "realtime",
        Kind::Number(1, 99),
        Default::Unset,
        "Real-time priority (SCHED_FIFO) of the polling thread",
    )
    .example("50"),
    node(
        "lock_memory",
        Kind::Flag,
        Default::Is("false"),
        "Keep the process in memory, so that it is never swapped out",
    ),
    member("id", Kind::Number(0, 127), Default::Needed, "Number of the member").example("1"),
    member("address", Kind::HostAddress, Default::Needed, "Address at which it listens, UDP")
        .example("\"10.0.0.1:7411\""),
    member(
        "kind",
        Kind::Choice(&["voter", "witness", "observer"]),
        Default::Is("voter"),
        "voter votes and may lead, witness votes only, observer does neither",
    ),
    member(
        "priority",
        Kind::Number(0, 255),
        Default::Is("0"),
        "Preference for it as leader; of two candidates the higher wins",
    )
    .reloads(),
    Field::new(
        "control",
        "socket",
        ANY_PATH,
        Default::Is("/run/interrex/interrex.sock"),
        "Unix socket, mode 0600",
    ),
    Field::new(
        "http",
        "listen",
        Kind::AddressOrOff,
        Default::Is("127.0.0.1:9090"),
        "IP address and port, or off",
    ),
    Field::new(
        "metrics",
        "compat",
        Kind::Choice(&["none", "takhin"]),
        Default::Is("none"),
        "Other names under which metrics are exported too: none or takhin",
    ),
    Field::new(
        "otlp",
        "endpoint",
        Kind::Url,
        Default::Unset,
        "Collector, by HTTP and protobuf; needs a program built with the feature otlp",
    )
    .example("\"http://127.0.0.1:4318\""),
    Field::new(
        "otlp",
        "interval",
        Kind::Time(Duration::from_millis(100), HOUR),
        Default::Is("15s"),
        "Time between two exports",
    ),
    takeover(
        "delay",
        Default::Like("grace"),
        "Time for which a new leader waits before its hooks and commands start, at least the grace",
    ),
    takeover(
        "grace",
        Default::Is("3s"),
        "Time that commands and hooks have to end after TERM, before KILL",
    ),
    check("name", Kind::Text, Default::Needed, "Name in status, metrics and logs")
        .example("\"database\""),
    check("command", Kind::Command, Default::Unset, "Passes if this command ends with 0")
        .example("[\"/usr/local/bin/check\"]"),
    check("tcp", Kind::HostAddress, Default::Unset, "Passes if this address takes a connection")
        .example("\"127.0.0.1:5432\""),
    check(
        "http",
        Kind::Url,
        Default::Unset,
        "Passes if a GET of this URL is answered by 200 to 299",
    )
    .example("\"http://127.0.0.1:8080/health\""),
    check(
        "process",
        Kind::Text,
        Default::Unset,
        "Passes if a process of this name runs; the kernel knows 15 bytes of one",
    )
    .example("\"postgres\""),
    check(
        "pid_file",
        ANY_PATH,
        Default::Unset,
        "Passes if the process with the id in this file runs",
    )
    .example("\"/run/postgres.pid\""),
    check("file", ANY_PATH, Default::Unset, "Passes if this file is there")
        .example("\"/run/ready\""),
    check(
        "interval",
        Kind::Time(Duration::from_millis(10), HOUR),
        Default::Is("1s"),
        "Time between the beginnings of two tries",
    ),
    check(
        "timeout",
        Kind::Time(MILLISECOND, HOUR),
        Default::Like("interval"),
        "Time after which a try has failed, at most the interval",
    ),
    check("rise", COUNT, Default::Is("1"), "Successes in a row that make it pass"),
    check("fall", COUNT, Default::Is("3"), "Failures in a row that make it fail"),
    check(
        "weight",
        Kind::Number(-255, 255),
        Default::Unset,
        "Change of the priority while it fails; without one the node is not electable then",
    )
    .example("-20"),
    hook("became_leader", "Command that runs once this node leads and the takeover delay is over"),
    hook("lost_leadership", "Command that runs once this node leads no more"),
    hook("lapsed", "Command that runs when the lease has lapsed and the node still leads"),
    hook("gate", "Command that must succeed before /leader says 200, or the node resigns"),
    Field::new(
        "hooks",
        "timeout",
        Kind::Time(MILLISECOND, HOUR),
        Default::Is("30s"),
        "Time that each may take",
    )
    .reloads(),
    Field::new(
        "hooks",
        "user",
        Kind::Text,
        Default::Unset,
        "User that they run as; without one, the daemon's own",
    )
    .reloads()
    .example("\"nobody\""),
    Field::new(
        "log",
        "level",
        Kind::Text,
        Default::Is("info"),
        "Filter of lines: error, warn, info, debug, or as in interrex=debug,warn",
    )
    .reloads(),
    Field::new(
        "log",
        "format",
        Kind::Choice(&["text", "json"]),
        Default::Is("text"),
        "Form of lines: text or json",
    ),
];

/// The names of the profiles. A test holds them against the library's.
const PROFILES: [&str; 5] = ["lan", "wan", "colo", "fast", "guarded"];

/// A field, and the item of its list where its section is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// The position in [`FIELDS`].
    number: usize,
    pub(crate) index: Option<usize>,
}

impl Place {
    /// Returns the place of a field by the names of its section and key.
    pub(crate) fn find(section: &str, index: Option<usize>, key: &str) -> Option<Self> {
        let number =
            FIELDS.iter().position(|field| field.section == section && field.key == key)?;
        Some(Self { number, index })
    }

    pub(crate) fn field(self) -> &'static Field {
        &FIELDS[self.number]
    }

    /// Returns the number by which places are ordered: sections, their items, their keys.
    fn rank(self) -> (usize, Option<usize>, usize) {
        let section = self.field().section;
        let position = SECTIONS.iter().position(|(name, _)| *name == section);
        (position.unwrap_or(SECTIONS.len()), self.index, self.number)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Field { section, key, .. } = self.field();
        match self.index {
            Some(index) => write!(f, "{section}[{index}].{key}"),
            None => write!(f, "{section}.{key}"),
        }
    }
}

/// Returns the keys of a section.
pub(crate) fn keys_of(section: &str) -> impl Iterator<Item = &'static str> + use<'_> {
    fields_of(section).map(|field| field.key)
}

/// Returns the fields of a section.
pub(crate) fn fields_of(section: &str) -> impl Iterator<Item = &'static Field> + use<'_> {
    FIELDS.iter().filter(move |field| field.section == section)
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tree;
    use super::*;

    #[test]
    fn profiles_are_those_of_the_library() {
        let names = interrex::Timing::PROFILES.map(|(name, _)| name);
        assert_eq!(names, PROFILES);
    }

    #[test]
    fn every_default_is_a_value_of_its_kind() {
        for field in &FIELDS {
            match field.default {
                Default::Is(text) => {
                    let read = field.kind.read(&Tree::Untyped(text.to_owned()));
                    assert!(read.is_ok(), "{}.{}: {read:?}", field.section, field.key);
                }
                Default::Like(key) => {
                    let other = fields_of(field.section).find(|other| other.key == key);
                    let other = other.expect("the other field exists");
                    assert!(matches!(other.default, Default::Is(_)), "no chains");
                }
                Default::Needed | Default::Unset | Default::Profile => {}
            }
        }
    }

    #[test]
    fn every_field_is_in_a_known_section_has_its_own_name_and_is_explained() {
        for (number, field) in FIELDS.iter().enumerate() {
            let name = format!("{}.{}", field.section, field.key);
            assert!(SECTIONS.iter().any(|(section, _)| *section == field.section), "{name}");
            let place = Place::find(field.section, None, field.key).expect("it is there");
            assert_eq!(place.number, number, "{name} stands twice");
            let words = field.help.len();
            assert!((20..=96).contains(&words), "{name}: {words} letters");
            assert!(!field.help.ends_with('.'), "{name}");
        }
    }

    #[test]
    fn what_has_neither_default_nor_profile_has_an_example() {
        for field in &FIELDS {
            let is_shown = matches!(field.default, Default::Needed | Default::Unset);
            assert!(!is_shown || !field.example.is_empty(), "{}.{}", field.section, field.key);
        }
    }
}
