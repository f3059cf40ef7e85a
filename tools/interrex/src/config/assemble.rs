//! From values to typed settings.
//!
//! Knows which setting each field is. Called once all values are known to be valid.

use std::path::PathBuf;

use interrex::runtime::PageReader;
use interrex::{ClusterId, MemberKind, NodeId, Priority, Timing, WaitStrategy};

use super::values::{Values, time_in};
use crate::settings::{
    CheckEffect, CheckKind, CheckSettings, ControlSettings, GuardianSettings, HookSettings,
    HttpSettings, LogSettings, MemberSettings, NodeSettings, ProcessName, Settings,
    TakeoverSettings,
};

/// Returns the settings; `None` if a value is missing, which has then been reported.
pub(crate) fn settings_of(values: &Values) -> Option<Settings> {
    let members = values.indices("members").into_iter();
    let checks = values.indices("check").into_iter();
    Some(Settings {
        node: node_of(values)?,
        members: members.map(|index| member_of(values, index)).collect::<Option<_>>()?,
        control: ControlSettings { socket: values.path("control", None, "socket")? },
        http: HttpSettings {
            listen: values.text("http", None, "listen")?.parse().ok(),
            takhin_names: values.text("metrics", None, "compat")? == "takhin",
        },
        #[cfg(feature = "otlp")]
        otlp: crate::settings::OtlpSettings {
            endpoint: values.text("otlp", None, "endpoint").map(str::to_owned),
            interval: values.time("otlp", None, "interval")?,
        },
        takeover: TakeoverSettings {
            delay: values.time("takeover", None, "delay")?,
            grace: values.time("takeover", None, "grace")?,
        },
        checks: checks.map(|index| check_of(values, index)).collect::<Option<_>>()?,
        hooks: hooks_of(values)?,
        log: LogSettings {
            level: values.text("log", None, "level")?.to_owned(),
            is_json: values.text("log", None, "format")? == "json",
        },
    })
}

/// Returns the profile's times with those that were set one by one.
pub(crate) fn timing_of(values: &Values) -> Option<Timing> {
    let mut timing = Timing::profile(values.text("node", None, "profile")?)?;
    for key in super::schema::keys_of("node") {
        if let Some(time) = time_in(&mut timing, key) {
            *time = values.time("node", None, key)?.into();
        }
    }
    timing.failback_after = values.time("node", None, "failback_after").map(Into::into);
    timing.pre_vote = values.flag("node", None, "pre_vote")?;
    timing.fast_election = values.flag("node", None, "fast_election")?;
    Some(timing)
}

/// Returns the part that a word of the table stands for.
pub(crate) fn kind_of(word: &str) -> MemberKind {
    match word {
        "witness" => MemberKind::Witness,
        "observer" => MemberKind::Observer,
        _ => MemberKind::Voter,
    }
}

fn node_of(values: &Values) -> Option<NodeSettings> {
    let cluster = ClusterId(unsigned(values, "cluster")?.try_into().ok()?);
    let id = NodeId::new(unsigned(values, "id")?.try_into().ok()?)?;
    let is_authenticated = values.flag("node", None, "authentication")?;
    let wait = values.text("node", None, "wait")?.parse::<WaitStrategy>().ok()?;
    Some(NodeSettings {
        cluster,
        id,
        timing: timing_of(values)?,
        key_file: values.path("node", None, "key_file").filter(|_| is_authenticated),
        store: values.path("node", None, "store"),
        guardian: guardian_of(values),
        public_page: page_of(values, cluster, id),
        subscribers: values.text("node", None, "subscribers")?.parse().ok(),
        standby: values.flag("node", None, "standby")?,
        wait,
        core: unsigned(values, "core").and_then(|core| core.try_into().ok()),
        realtime: unsigned(values, "realtime").and_then(|priority| priority.try_into().ok()),
        lock_memory: values.flag("node", None, "lock_memory")?,
    })
}

fn unsigned(values: &Values, key: &str) -> Option<u128> {
    values.number("node", None, key).and_then(|number| number.try_into().ok())
}

fn guardian_of(values: &Values) -> GuardianSettings {
    match values.path("node", None, "guardian") {
        Some(path) => GuardianSettings::At(path),
        None if values.text("node", None, "guardian") == Some("off") => GuardianSettings::Off,
        None => GuardianSettings::BuiltIn,
    }
}

fn page_of(values: &Values, cluster: ClusterId, id: NodeId) -> Option<PathBuf> {
    let by_default = values.text("node", None, "public_page") == Some("default");
    let default = by_default.then(|| PageReader::default_path(cluster, id));
    values.path("node", None, "public_page").or(default)
}

fn member_of(values: &Values, index: usize) -> Option<MemberSettings> {
    let number =
        |key| -> Option<u8> { values.number("members", Some(index), key)?.try_into().ok() };
    Some(MemberSettings {
        id: NodeId::new(number("id")?)?,
        address: values.text("members", Some(index), "address")?.to_owned(),
        kind: kind_of(values.text("members", Some(index), "kind")?),
        priority: Priority(number("priority")?),
    })
}

fn check_of(values: &Values, index: usize) -> Option<CheckSettings> {
    let index = Some(index);
    let count = |key| -> Option<u32> { values.number("check", index, key)?.try_into().ok() };
    let weight = values.number("check", index, "weight");
    Some(CheckSettings {
        name: values.text("check", index, "name")?.to_owned(),
        what: check_kind_of(values, index)?,
        interval: values.time("check", index, "interval")?,
        timeout: values.time("check", index, "timeout")?,
        rise: count("rise")?,
        fall: count("fall")?,
        effect: match weight {
            Some(weight) => CheckEffect::Priority(weight.try_into().ok()?),
            None => CheckEffect::Standby,
        },
    })
}

fn check_kind_of(values: &Values, index: Option<usize>) -> Option<CheckKind> {
    let text = |key| values.text("check", index, key).map(str::to_owned);
    let path = |key| values.path("check", index, key);
    let command = values.command("check", index, "command").map(CheckKind::Command);
    command
        .or_else(|| text("tcp").map(CheckKind::Tcp))
        .or_else(|| text("http").map(CheckKind::Http))
        .or_else(|| text("process").map(|name| CheckKind::Process(ProcessName::Name(name))))
        .or_else(|| path("pid_file").map(|file| CheckKind::Process(ProcessName::PidFile(file))))
        .or_else(|| path("file").map(CheckKind::File))
}

fn hooks_of(values: &Values) -> Option<HookSettings> {
    let command = |key| values.command("hooks", None, key);
    Some(HookSettings {
        became_leader: command("became_leader"),
        lost_leadership: command("lost_leadership"),
        lapsed: command("lapsed"),
        gate: command("gate"),
        timeout: values.time("hooks", None, "timeout")?,
        user: values.text("hooks", None, "user").map(str::to_owned),
    })
}
