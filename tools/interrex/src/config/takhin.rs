//! Takhin's configuration, read as it stands: its file, which is known by a section `raft` or
//! `kafka`, and its variables. Single underscores don't tell a key's parts from its words, so both
//! go by fixed tables.
//!
//! Knows Takhin's names and the fields that they stand for. Its times are hashicorp/raft's, and so
//! are those of the profile `wan`, which what it does not say comes from:
//!
//! | Takhin | is here |
//! |---|---|
//! | `raft.heartbeat.timeout.ms` | `node.election_timeout_min`; twice as much is the most |
//! | `raft.election.timeout.ms` | `node.campaign_limit` |
//! | `raft.leader.lease.timeout.ms` | `node.promise` and `node.promise_max` |
//! | `raft.prevote.enabled` | `node.pre_vote` |
//! | `kafka.broker.id` | `node.id` |
//! | `kafka.cluster.brokers` | `members[].id`; addresses it has none |
//! | `logging.level`, `logging.format` | `log.level`, `log.format` |
//!
//! A leader sends heartbeats at a tenth of the silence, as hashicorp/raft's does, and at least five
//! in a lease. Sections of interrex's own may stand beside Takhin's, which ignores them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use super::schema::{Place, SECTIONS};
use super::tree::{Key, Node, Origin, Tree};
use super::value::nearest;
use super::values::Values;

/// The meaning of one of Takhin's keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meaning {
    /// A field here, of the same form.
    Same(&'static str, &'static str),
    Silence,
    CampaignLimit,
    Lease,
    BrokerIds,
    /// It belongs to a replicated log, which interrex has none of.
    OfTheLog,
}

/// The keys that mean something, with the variables that set them.
const KEYS: [(&str, &str, Meaning); 12] = [
    ("raft.heartbeat.timeout.ms", "TAKHIN_RAFT_HEARTBEAT_TIMEOUT_MS", Meaning::Silence),
    ("raft.election.timeout.ms", "TAKHIN_RAFT_ELECTION_TIMEOUT_MS", Meaning::CampaignLimit),
    ("raft.leader.lease.timeout.ms", "TAKHIN_RAFT_LEADER_LEASE_TIMEOUT_MS", Meaning::Lease),
    ("raft.prevote.enabled", "TAKHIN_RAFT_PREVOTE_ENABLED", Meaning::Same("node", "pre_vote")),
    ("raft.commit.timeout.ms", "TAKHIN_RAFT_COMMIT_TIMEOUT_MS", Meaning::OfTheLog),
    ("raft.snapshot.interval.ms", "TAKHIN_RAFT_SNAPSHOT_INTERVAL_MS", Meaning::OfTheLog),
    ("raft.snapshot.threshold", "TAKHIN_RAFT_SNAPSHOT_THRESHOLD", Meaning::OfTheLog),
    ("raft.max.append.entries", "TAKHIN_RAFT_MAX_APPEND_ENTRIES", Meaning::OfTheLog),
    ("kafka.broker.id", "TAKHIN_KAFKA_BROKER_ID", Meaning::Same("node", "id")),
    ("kafka.cluster.brokers", "TAKHIN_KAFKA_CLUSTER_BROKERS", Meaning::BrokerIds),
    ("logging.level", "TAKHIN_LOGGING_LEVEL", Meaning::Same("log", "level")),
    ("logging.format", "TAKHIN_LOGGING_FORMAT", Meaning::Same("log", "format")),
];

/// Takhin's section that has the name of one here, and the key in it that is ours.
const SHARED_SECTION: (&str, &str) = ("metrics", "compat");

/// Returns whether a file is one of Takhin's.
pub(crate) fn is_theirs(rows: &[(Key, Node)]) -> bool {
    rows.iter().any(|(key, _)| matches!(key.name.as_str(), "raft" | "kafka"))
}

/// Takes a file of Takhin's.
pub(crate) fn take_file(values: &mut Values, file: &Path, rows: &[(Key, Node)]) {
    let first = rows.iter().find(|(key, _)| key.name == "raft").or(rows.first());
    let line = first.map_or(1, |(key, _)| key.line);
    let origin = |line| Origin::Line { file: file.to_owned(), line };
    put_profile(values, origin(line));

    let mut ignored: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_the_log = Vec::new();
    let mut ours = Vec::new();
    for (key, node) in rows {
        let (own, theirs) = parted(key, node);
        ours.extend(own);
        let Some(theirs) = theirs else { continue };
        for (name, leaf) in flattened(&key.name, theirs) {
            match KEYS.iter().find(|(known, _, _)| *known == name) {
                Some((_, _, Meaning::OfTheLog)) => of_the_log.push(name),
                Some((_, _, meaning)) => {
                    put(values, *meaning, &name, &leaf.tree, &origin(leaf.line));
                }
                None if key.name == "raft" => report_unknown(values, &name, &origin(leaf.line)),
                None => *ignored.entry(&key.name).or_default() += leaf.tree.leaves(),
            }
        }
    }
    values.take_file(file, &ours);
    warn(values, &file.display().to_string(), &of_the_log, &ignored);
}

fn put_profile(values: &mut Values, origin: Origin) {
    let profile = Place::find("node", None, "profile").expect("a node has a profile");
    values.put(profile, &Tree::Text("wan".to_owned()), origin);
}

/// A section of a file: ours, as rows, and theirs, as a value.
type Parted = (Option<(Key, Node)>, Option<Node>);

/// Returns the part of a section that is ours and the part that is Takhin's.
fn parted(key: &Key, node: &Node) -> Parted {
    let (shared, own_key) = SHARED_SECTION;
    let is_ours = |name: &str| SECTIONS.iter().any(|(section, _)| *section == name);
    let Tree::Table(rows) = &node.tree else {
        return match is_ours(&key.name) {
            true => (Some((key.clone(), node.clone())), None),
            false => (None, Some(node.clone())),
        };
    };
    let is_own = |row: &(Key, Node)| match key.name == shared {
        true => row.0.name == own_key,
        false => is_ours(&key.name),
    };
    let (own, theirs): (Vec<_>, Vec<_>) = rows.iter().cloned().partition(is_own);
    let part = |rows: Vec<_>| Node { line: node.line, tree: Tree::Table(rows) };
    (Some((key.clone(), part(own))).filter(|_| is_ours(&key.name)), Some(part(theirs)))
}

/// Returns the values in tables within tables, each with its keys joined by dots.
fn flattened(name: &str, node: Node) -> Vec<(String, Node)> {
    match node.tree {
        Tree::Table(rows) => rows
            .into_iter()
            .flat_map(|(key, node)| flattened(&format!("{name}.{}", key.name), node))
            .collect(),
        tree @ (Tree::Untyped(_)
        | Tree::Text(_)
        | Tree::Number(_)
        | Tree::Flag(_)
        | Tree::Other(..)
        | Tree::Nothing
        | Tree::List(_)) => vec![(name.to_owned(), Node { line: node.line, tree })],
    }
}

fn report_unknown(values: &mut Values, name: &str, origin: &Origin) {
    let hint = nearest(name, KEYS.iter().map(|(known, _, _)| *known));
    let hint = hint.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    values.faults.at(origin, name, format!("is none of Takhin's keys{hint}"));
}

fn warn(values: &mut Values, source: &str, log: &[String], ignored: &BTreeMap<&str, usize>) {
    if !log.is_empty() {
        let keys = log.join(", ");
        let why = "accepted without effect, since interrex replicates no log";
        values.warnings.push(format!("{source}: {keys}: {why}"));
    }
    let count: usize = ignored.values().sum();
    if count > 0 {
        let sections: Vec<_> = ignored.keys().copied().collect();
        values.warnings.push(format!(
            "{source}: {count} values in {} are Takhin's own and are not read",
            sections.join(", ")
        ));
    }
}

/// Takes Takhin's variables; where `is_read` is false, says that they are not read.
pub(crate) fn take_variables(
    values: &mut Values,
    variables: &[(OsString, OsString)],
    is_read: bool,
) {
    let mut of_the_log = Vec::new();
    let mut unread = Vec::new();
    let mut variables: Vec<_> = variables.iter().collect();
    variables.sort();
    for (name, value) in variables {
        let Some(name) = name.to_str().filter(|name| name.starts_with("TAKHIN_")) else { continue };
        let known = KEYS.iter().find(|(_, variable, _)| *variable == name);
        let origin = Origin::Variable(name.to_owned());
        match (known, value.to_str()) {
            (Some(_), _) if !is_read => unread.push(name.to_owned()),
            (Some((_, _, Meaning::OfTheLog)), _) => of_the_log.push(name.to_owned()),
            (Some((key, _, meaning)), Some(value)) => {
                if values.entry("node", None, "profile").is_none() {
                    put_profile(values, origin.clone());
                }
                put(values, *meaning, key, &Tree::Untyped(value.to_owned()), &origin);
            }
            (Some(_), None) => values.faults.at(&origin, "", "is no UTF-8 text; write UTF-8"),
            (None, _) if name.starts_with("TAKHIN_RAFT_") && is_read => {
                let near = nearest_variable(name);
                let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
                values.faults.at(&origin, "", format!("is none of Takhin's variables{hint}"));
            }
            (None, _) => {}
        }
    }
    warn(values, "environment", &of_the_log, &BTreeMap::new());
    if !unread.is_empty() {
        let (names, why) = (unread.join(", "), "not read, since the file is interrex's own");
        values.warnings.push(format!("environment: {names}: {why}"));
    }
}

fn nearest_variable(name: &str) -> Option<String> {
    let known: Vec<_> = KEYS.iter().map(|(_, variable, _)| variable.to_lowercase()).collect();
    nearest(name, known.iter().map(String::as_str)).map(str::to_uppercase)
}

/// Takes a value by its meaning.
fn put(values: &mut Values, meaning: Meaning, name: &str, tree: &Tree, origin: &Origin) {
    match meaning {
        Meaning::Same(section, key) => {
            let place = Place::find(section, None, key).expect("the table names fields that exist");
            values.put(place, tree, origin.clone());
        }
        Meaning::BrokerIds => put_members(values, name, tree, origin),
        Meaning::Silence | Meaning::CampaignLimit | Meaning::Lease => {
            match milliseconds(tree) {
                // Takhin takes a zero for a value that is not set.
                Some(0) => {}
                Some(ms) => put_times(values, meaning, ms, origin),
                None => {
                    let reason = "is no number of milliseconds; write one, as in 1000";
                    values.faults.at(origin, format!("{name} = {}", tree.shown()), reason);
                }
            }
        }
        Meaning::OfTheLog => {}
    }
}

fn milliseconds(tree: &Tree) -> Option<u32> {
    match tree {
        Tree::Number(text) | Tree::Untyped(text) => text.trim().parse().ok(),
        Tree::Text(_)
        | Tree::Flag(_)
        | Tree::Other(..)
        | Tree::Nothing
        | Tree::List(_)
        | Tree::Table(_) => None,
    }
}

/// Takes a time as the fields that it decides. A later source takes them over together.
fn put_times(values: &mut Values, meaning: Meaning, ms: u32, origin: &Origin) {
    let ms = u64::from(ms);
    let times: &[(&str, u64)] = match meaning {
        Meaning::Silence => {
            &[("election_timeout_min", ms * 1_000), ("election_timeout_max", ms * 2_000)]
        }
        Meaning::CampaignLimit => &[("campaign_limit", ms * 1_000)],
        Meaning::Lease => &[("promise", ms * 1_000), ("promise_max", ms * 1_000)],
        Meaning::Same(..) | Meaning::BrokerIds | Meaning::OfTheLog => &[],
    };
    for (key, us) in times {
        put_time(values, key, *us, origin);
    }
    let in_us = |key, otherwise: u64| {
        values.time("node", None, key).map_or(otherwise, |time| time.as_micros() as u64)
    };
    // The silence and the lease of the profile `wan`, as long as the file has not said them.
    let heartbeat =
        (in_us("election_timeout_min", 1_000_000) / 10).min(in_us("promise", 500_000) / 5);
    if meaning == Meaning::Silence || meaning == Meaning::Lease {
        put_time(values, "heartbeat_interval", heartbeat.max(1), origin);
    }
}

fn put_time(values: &mut Values, key: &str, us: u64, origin: &Origin) {
    let place = Place::find("node", None, key).expect("the table names fields that exist");
    values.put(place, &Tree::Untyped(format!("{us}us")), origin.clone());
}

/// Takes the numbers of the members.
fn put_members(values: &mut Values, name: &str, tree: &Tree, origin: &Origin) {
    let ids: Vec<Tree> = match tree {
        Tree::List(items) => items.iter().map(|item| item.tree.clone()).collect(),
        Tree::Untyped(text) => {
            text.split(',').map(|id| Tree::Untyped(id.trim().to_owned())).collect()
        }
        Tree::Text(_)
        | Tree::Number(_)
        | Tree::Flag(_)
        | Tree::Other(..)
        | Tree::Nothing
        | Tree::Table(_) => {
            let reason = format!("is {}; write a list of numbers", tree.type_name());
            return values.faults.at(origin, name, reason);
        }
    };
    for (index, id) in ids.iter().enumerate() {
        let place = Place::find("members", Some(index), "id").expect("a member has an id");
        values.put(place, id, origin.clone());
    }
}
