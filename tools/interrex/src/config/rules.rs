//! The rules between fields: this module's own, and those of the library.
//!
//! Knows what must hold between values that are each valid. A rule is left out where one of its
//! values can't be used, since that has been reported.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use interrex::config::Fault;
use interrex::{Authentication, ClusterId, Config, Member, NodeId, Priority};

use super::assemble::{kind_of, timing_of};
use super::schema::Place;
use super::tree::Origin;
use super::value::{in_units, nearest};
use super::values::{Entry, Values};

/// The kinds of checks, of which each check has one.
pub(crate) const CHECK_KINDS: [&str; 6] = ["command", "tcp", "http", "process", "pid_file", "file"];

const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// Reports each rule that is broken.
pub(crate) fn check(values: &mut Values) {
    at_least(values, ("takeover", None, "delay"), ("takeover", None, "grace"), {
        "or a new leader's work begins while the old one's may still run"
    });
    for index in values.indices("check") {
        at_least(values, ("check", Some(index), "interval"), ("check", Some(index), "timeout"), {
            "or a try begins before the last one has ended"
        });
        check_kinds(values, index);
    }
    check_names(values);
    check_key(values);
    check_log(values);
    check_member_names(values);
    if values.is_whole("node") && values.is_whole("members") {
        check_by_library(values);
    }
}

type Name = (&'static str, Option<usize>, &'static str);

/// Reports that one time is below another that it must not be below, where that one is written.
fn at_least(values: &mut Values, long: Name, short: Name, why: &str) {
    let time = |(section, index, key): Name| values.time(section, index, key);
    let (Some(long_time), Some(short_time)) = (time(long), time(short)) else { return };
    if long_time >= short_time {
        return;
    }
    let (long_shown, short_shown) = (in_units(long_time), in_units(short_time));
    // The later source has most likely broken the rule.
    let origin = |name| origin_of(values, name);
    let reason = if origin(short) > origin(long) {
        let reason = format!(
            "is above {} = {long_shown}{}; write at most that, {why}",
            shown(long),
            at(values, long)
        );
        (short, short_shown, reason)
    } else {
        let reason = format!(
            "is below {} = {short_shown}{}; write at least that, {why}",
            shown(short),
            at(values, short)
        );
        (long, long_shown, reason)
    };
    let (name, value, reason) = reason;
    report(values, name, Some(&value), reason);
}

fn shown((section, index, key): Name) -> String {
    Place::find(section, index, key).map_or_else(String::new, |place| place.to_string())
}

fn origin_of(values: &Values, (section, index, key): Name) -> Option<Origin> {
    values.entry(section, index, key).map(|entry| entry.origin.clone())
}

/// Returns where a value comes from, in brackets.
fn at(values: &Values, name: Name) -> String {
    origin_of(values, name).map(|origin| format!(" ({})", origin.short())).unwrap_or_default()
}

/// Reports a fault of a field where its value is written.
fn report(values: &mut Values, name: Name, value: Option<&str>, reason: String) {
    let subject = shown(name);
    let subject = value.map_or(subject.clone(), |value| format!("{subject} = {value}"));
    match origin_of(values, name) {
        Some(Origin::Default) | None => values.faults.missing(subject, reason),
        Some(origin) => values.faults.at(&origin, subject, reason),
    }
}

fn is_set(values: &Values, section: &str, index: Option<usize>, key: &str) -> bool {
    let is_unset = |entry: &Entry| entry.value == super::value::Value::Unset;
    // A value that can't be used was at least written.
    values.entry(section, index, key).is_none_or(|entry| !is_unset(entry))
}

fn check_kinds(values: &mut Values, index: usize) {
    let kinds = CHECK_KINDS.into_iter().filter(|kind| is_set(values, "check", Some(index), kind));
    let kinds: Vec<_> = kinds.collect();
    let Some(origin) = values.item("check", index).cloned() else { return };
    let reason = match kinds.as_slice() {
        [_] => return,
        [] => format!("checks nothing; give it one of {}", CHECK_KINDS.join(", ")),
        several => format!("has {}; make a check of each", several.join(" and ")),
    };
    values.faults.at(&origin, format!("check[{index}]"), reason);
}

fn check_names(values: &mut Values) {
    let mut seen = BTreeMap::new();
    for index in values.indices("check") {
        let Some(name) = values.text("check", Some(index), "name").map(str::to_owned) else {
            continue;
        };
        if let Some(earlier) = seen.insert(name.clone(), index) {
            let reason = format!("check[{earlier}] has this name; give each check its own");
            report(values, ("check", Some(index), "name"), Some(&name), reason);
        }
    }
}

fn check_key(values: &mut Values) {
    let needs_key = values.flag("node", None, "authentication") == Some(true);
    if needs_key && !is_set(values, "node", None, "key_file") {
        let reason = "is missing; `interrex config init` makes a key, which every member needs. \
                      Without one, node.authentication = false lets whoever can send UDP to a \
                      member depose its leader"
            .to_owned();
        report(values, ("node", None, "key_file"), None, reason);
    }
}

/// Reports a filter of the log that names no level.
fn check_log(values: &mut Values) {
    let Some(filter) = values.text("log", None, "level").map(str::to_owned) else { return };
    for part in filter.split(',') {
        let level = part.rsplit('=').next().unwrap_or(part).trim();
        if !LEVELS.contains(&level.to_lowercase().as_str()) {
            let near = nearest(level, LEVELS).map(|near| format!("did you mean `{near}`? "));
            let reason = format!(
                "`{level}` is no level; {}Write {}, or TARGET=LEVEL, with commas between",
                near.unwrap_or_default(),
                LEVELS.join(", ")
            );
            report(values, ("log", None, "level"), Some(&filter), reason);
        }
    }
}

/// Reports host names that two members share. The library does so for IP addresses.
fn check_member_names(values: &mut Values) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for index in values.indices("members") {
        let address = values.text("members", Some(index), "address").map(str::to_lowercase);
        let Some(address) = address.filter(|text| text.parse::<SocketAddr>().is_err()) else {
            continue;
        };
        if let Some(earlier) = seen.insert(address.clone(), index) {
            let reason = format!(
                "members[{earlier}] has this address; each member listens at its own, so write \
                 another host or port"
            );
            report(values, ("members", Some(index), "address"), Some(&address), reason);
        }
    }
}

fn check_by_library(values: &mut Values) {
    let Some(config) = config_of(values) else { return };
    let Err(error) = config.validate() else { return };
    for fault in error.faults {
        carry_over(values, &config, &fault);
    }
}

/// Returns the library's configuration; members with a host's name have no address.
pub(crate) fn config_of(values: &Values) -> Option<Config> {
    let cluster = ClusterId(u64::try_from(values.number("node", None, "cluster")?).ok()?);
    let node = NodeId::new(u8::try_from(values.number("node", None, "id")?).ok()?)?;
    let members = values.indices("members").into_iter().map(|index| {
        let id = u8::try_from(values.number("members", Some(index), "id")?).ok()?;
        let priority = u8::try_from(values.number("members", Some(index), "priority")?).ok()?;
        Some(Member {
            id: NodeId::new(id)?,
            address: values.text("members", Some(index), "address")?.parse().ok(),
            kind: kind_of(values.text("members", Some(index), "kind")?),
            priority: Priority(priority),
        })
    });
    let members = members.collect::<Option<Vec<Member>>>()?;
    let authentication = match values.flag("node", None, "authentication")? {
        true => Authentication::Required,
        false => Authentication::Off,
    };
    let config = Config::new(cluster, node, members).timing(timing_of(values)?);
    Some(config.authentication(authentication))
}

/// Reports a fault of the library's at the field that it is about.
fn carry_over(values: &mut Values, config: &Config, fault: &Fault) {
    let rule = fault.rule.replace("timing.", "node.");
    if fault.field == "node" {
        return report_stranger(values, config);
    }
    if let Some(key) = fault.field.strip_prefix("timing.") {
        let entry = values.entry("node", None, key).cloned();
        let others = others_in(values, &rule, key);
        let subject = format!("node.{key}");
        match entry {
            Some(Entry { value, origin }) => {
                values.faults.at(&origin, format!("{subject} = {value}"), rule + &others);
            }
            None => values.faults.missing(format!("{subject} = {}", fault.value), rule + &others),
        }
        return;
    }
    let (index, key) = item_of(&fault.field);
    let name =
        key.and_then(|key| Place::find("members", index, &key)).map(|place| place.field().key);
    match (index, name) {
        // Its host's name is looked up when the node starts.
        (Some(_), Some("address")) if fault.value == "none" => {}
        (Some(index), Some(key)) => {
            report(values, ("members", Some(index), key), Some(&fault.value), rule);
        }
        _ => {
            let origin = values.item("members", 0).cloned();
            let subject = format!("members: {}", fault.value);
            match origin {
                Some(origin) => values.faults.at(&origin, subject, rule),
                None => values.faults.missing("members", "there are none; ".to_owned() + &rule),
            }
        }
    }
}

/// Reports that this node is no member.
fn report_stranger(values: &mut Values, config: &Config) {
    if config.members.is_empty() {
        return;
    }
    let ids: Vec<_> = config.members.iter().map(|member| member.id.to_string()).collect();
    let reason = format!(
        "no member has this id; write one of {}, or add this node to the members",
        ids.join(", ")
    );
    report(values, ("node", None, "id"), Some(&config.node.to_string()), reason);
}

/// Returns the values and origins of the other fields that a rule names.
fn others_in(values: &Values, rule: &str, but: &str) -> String {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
    let names = rule
        .split("node.")
        .skip(1)
        .map(|rest| rest.split(|c: char| !is_name(c)).next().unwrap_or_default());
    let mut shown = Vec::new();
    for name in names.filter(|name| *name != but) {
        if let Some(Entry { value, origin }) = values.entry("node", None, name) {
            shown.push(format!("node.{name} is {value} ({})", origin.short()));
        }
    }
    shown.dedup();
    if shown.is_empty() { String::new() } else { format!(". {}", shown.join(", ")) }
}

/// Returns the index and the key of a field written `members[INDEX].KEY`.
fn item_of(field: &str) -> (Option<usize>, Option<String>) {
    let inside = field.split(['[', ']']).nth(1).and_then(|index| index.parse().ok());
    (inside, field.split("].").nth(1).map(str::to_owned))
}
