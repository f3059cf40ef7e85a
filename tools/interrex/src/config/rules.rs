//! The rules between fields: this module's own, and those of the library.
//!
//! Knows what must hold between values that are each valid. A rule is left out where one of its
//! values can't be used, since that has been reported.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use interrex::config::Fault;
use interrex::{ClusterId, Config, Member, NodeId, Priority, Timing};

use super::assemble::{kind_of, timing_of};
use super::schema::Place;
use super::tree::Origin;
use super::value::{in_units, nearest};
use super::values::{Entry, Values};

/// The kinds of checks, of which each check has one.
pub(crate) const CHECK_KINDS: [&str; 6] = ["command", "tcp", "http", "process", "pid_file", "file"];

/// The bytes of `sun_path` in unix(7), less the zero that ends it.
const LONGEST_SOCKET_PATH: usize = 107;

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
    for name in [("control", None, "socket"), ("node", None, "guardian")] {
        check_socket(values, name);
    }
    check_log(values);
    check_otlp(values);
    check_member_names(values);
    check_by_library(values);
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

/// Reports an export that this program can't do.
fn check_otlp(values: &mut Values) {
    if !cfg!(feature = "otlp") && is_set(values, "otlp", None, "endpoint") {
        let reason = "this program was built without otlp; leave the endpoint out, or build with \
                      `cargo build --release -p interrex-daemon --features otlp`"
            .to_owned();
        report(values, ("otlp", None, "endpoint"), None, reason);
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

/// Reports the path of a Unix socket that the kernel would not take.
fn check_socket(values: &mut Values, name: Name) {
    let (section, index, key) = name;
    let Some(path) = values.path(section, index, key) else { return };
    let length = path.as_os_str().len();
    if length > LONGEST_SOCKET_PATH {
        let reason = format!(
            "is {length} bytes long; the path of a socket has at most {LONGEST_SOCKET_PATH}, so \
             name one in a shorter folder"
        );
        report(values, name, Some(&path.display().to_string()), reason);
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

/// The configuration as the library has it, as far as its values can be used.
struct OfLibrary {
    config: Config,
    /// The number in the list of each member that it has.
    indices: Vec<usize>,
    /// True if no member was left out.
    is_complete: bool,
}

fn check_by_library(values: &mut Values) {
    let Some(library) = of_library(values) else { return };
    let Err(error) = library.config.validate() else { return };
    for fault in error.faults {
        carry_over(values, &library, &fault);
    }
}

/// Returns the library's configuration. Members with a host's name have no address; those without
/// an id are left out, and so are all times if one can't be used.
fn of_library(values: &Values) -> Option<OfLibrary> {
    let node = NodeId::new(u8::try_from(values.number("node", None, "id")?).ok()?)?;
    let all = values.indices("members");
    let member = |&index: &usize| Some((index, member_of(values, index)?));
    let (indices, members): (Vec<_>, Vec<_>) = all.iter().filter_map(member).unzip();
    let timing = timing_of(values).unwrap_or(Timing::lan());
    let config = Config::new(ClusterId(0), node, members).timing(timing);
    Some(OfLibrary { config, is_complete: indices.len() == all.len(), indices })
}

fn member_of(values: &Values, index: usize) -> Option<Member> {
    let (index, byte) = (Some(index), |number: i128| u8::try_from(number).ok());
    let priority = values.number("members", index, "priority").and_then(byte);
    Some(Member {
        id: NodeId::new(values.number("members", index, "id").and_then(byte)?)?,
        address: values.text("members", index, "address").and_then(|text| text.parse().ok()),
        kind: kind_of(values.text("members", index, "kind").unwrap_or_default()),
        priority: Priority(priority.unwrap_or_default()),
    })
}

/// Reports a fault of the library's at the field that it is about.
fn carry_over(values: &mut Values, library: &OfLibrary, fault: &Fault) {
    let rule = fault.rule.replace("timing.", "node.");
    if fault.field == "node" {
        return report_stranger(values, library);
    }
    if let Some(key) = fault.field.strip_prefix("timing.") {
        return report_time(values, key, fault, rule);
    }
    let (position, key) = item_of(&fault.field);
    let index = position.and_then(|position| library.indices.get(position).copied());
    let key = key.and_then(|key| Place::find("members", index, key)).map(|place| place.field().key);
    match (index, key) {
        // Its host's name is looked up when the node starts.
        (Some(_), Some("address")) if fault.value == "none" => {}
        (Some(_), Some(key)) => report(values, ("members", index, key), Some(&fault.value), rule),
        (_, _) => match values.item("members", 0).cloned() {
            Some(origin) => {
                values.faults.at(&origin, format!("members: {}", fault.value), rule);
            }
            None => values.faults.missing("members", format!("there are none; {rule}")),
        },
    }
}

/// Reports a time where it, or what it is compared with, was last said.
fn report_time(values: &mut Values, key: &str, fault: &Fault, rule: String) {
    let compared = compared_in(values, &rule, key);
    let shown = compared.iter().map(|(name, Entry { value, origin })| {
        format!("node.{name} is {value} ({})", origin.short())
    });
    let shown: Vec<_> = shown.collect();
    let reason = if shown.is_empty() { rule } else { format!("{rule}. {}", shown.join(", ")) };
    let Some(Entry { value, origin }) = values.entry("node", None, key).cloned() else {
        let subject = format!("node.{key} = {}", fault.value);
        return values.faults.missing(subject, reason);
    };
    let last = compared.iter().map(|(_, entry)| &entry.origin).chain([&origin]).max();
    let last = last.unwrap_or(&origin).clone();
    let subject = match last == origin {
        true => format!("node.{key} = {value}"),
        false => format!("node.{key} = {value} ({})", origin.short()),
    };
    values.faults.at(&last, subject, reason);
}

/// Reports that this node is no member.
fn report_stranger(values: &mut Values, OfLibrary { config, is_complete, .. }: &OfLibrary) {
    // It may be one of those that were left out.
    if config.members.is_empty() || !is_complete {
        return;
    }
    let ids: Vec<_> = config.members.iter().map(|member| member.id.to_string()).collect();
    let reason = format!(
        "no member has this id; write one of {}, or add this node to the members",
        ids.join(", ")
    );
    report(values, ("node", None, "id"), Some(&config.node.to_string()), reason);
}

/// Returns the other times that a rule names.
fn compared_in(values: &Values, rule: &str, but: &str) -> Vec<(String, Entry)> {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
    let names = rule.split("node.").skip(1);
    let names = names.map(|rest| rest.split(|c: char| !is_name(c)).next().unwrap_or_default());
    let entry = |name: &str| Some((name.to_owned(), values.entry("node", None, name)?.clone()));
    let mut compared: Vec<_> = names.filter(|name| *name != but).filter_map(entry).collect();
    compared.dedup();
    compared
}

/// Returns the position and the key of a field written `members[POSITION].KEY`.
fn item_of(field: &str) -> (Option<usize>, Option<&str>) {
    let position = field.split(['[', ']']).nth(1).and_then(|position| position.parse().ok());
    (position, field.split("].").nth(1))
}
