//! Facts about this machine, from `/proc` and `/sys`.
//!
//! Knows where Linux keeps them and what they look like, and judges nothing. No host name and no
//! serial number is read: results are meant to be shared.

use std::fs;

use serde::Serialize;

/// What the results were measured on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Machine {
    /// The processor's model name.
    pub(crate) cpu: String,
    /// Processors that are online.
    pub(crate) cores: usize,
    /// Of these, how many this process may use.
    pub(crate) usable_cores: usize,
    /// The kernel's release.
    pub(crate) kernel: String,
    /// What the kernel reads time from.
    pub(crate) clocksource: String,
    /// What the nodes read time from.
    pub(crate) node_clock: String,
    /// Whether a hypervisor runs below the kernel.
    pub(crate) hypervisor: bool,
    /// Whether the processor promises a time stamp counter of one rate that never stops.
    pub(crate) invariant_tsc: bool,
    /// Cores that the scheduler leaves alone, as the kernel lists them; empty if none.
    pub(crate) isolated: String,
    /// Cores without a timer tick while one thread runs, as the kernel lists them; empty if none.
    pub(crate) nohz_full: String,
    /// The frequency governor of the first core, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) governor: Option<String>,
}

impl Machine {
    /// Reads it all. What can't be read is said to be unknown, or absent.
    pub(crate) fn examine(usable_cores: usize, node_clock: String) -> Self {
        let cpuinfo = read("/proc/cpuinfo").unwrap_or_default();
        let flags = field(&cpuinfo, "flags").unwrap_or_default();
        let has = |flag| flags.split_whitespace().any(|word| word == flag);
        Self {
            cpu: field(&cpuinfo, "model name").unwrap_or("unknown").to_owned(),
            cores: processors(&cpuinfo).max(1),
            usable_cores,
            kernel: read("/proc/sys/kernel/osrelease").unwrap_or_else(unknown),
            clocksource: read(CLOCKSOURCE).unwrap_or_else(unknown),
            node_clock,
            hypervisor: has("hypervisor"),
            invariant_tsc: has("constant_tsc") && has("nonstop_tsc"),
            isolated: read("/sys/devices/system/cpu/isolated").unwrap_or_default(),
            nohz_full: read("/sys/devices/system/cpu/nohz_full")
                .map_or_else(String::new, core_list),
            governor: read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
        }
    }
}

const CLOCKSOURCE: &str = "/sys/devices/system/clocksource/clocksource0/current_clocksource";

fn read(path: &str) -> Option<String> {
    fs::read_to_string(path).ok().map(|text| text.trim().to_owned())
}

fn unknown() -> String {
    "unknown".to_owned()
}

/// Some kernels say `(null)` where no core is listed.
fn core_list(listed: String) -> String {
    if listed.starts_with('(') { String::new() } else { listed }
}

/// The first value of a `name : value` line.
fn field<'a>(cpuinfo: &'a str, name: &str) -> Option<&'a str> {
    cpuinfo.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim())
    })
}

fn processors(cpuinfo: &str) -> usize {
    cpuinfo.lines().filter(|line| line.starts_with("processor")).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CPUINFO: &str = "processor\t: 0\nmodel name\t: Example 9000\n\
        flags\t\t: fpu constant_tsc nonstop_tsc\n\nprocessor\t: 1\nmodel name\t: Example 9000\n";

    #[test]
    fn fields_are_found_by_their_whole_name() {
        assert_eq!(field(CPUINFO, "model name"), Some("Example 9000"));
        assert_eq!(field(CPUINFO, "model"), None);
        assert_eq!(processors(CPUINFO), 2);
    }

    #[test]
    fn an_absent_core_list_is_empty() {
        assert_eq!(core_list("(null)".to_owned()), "");
        assert_eq!(core_list("2-5".to_owned()), "2-5");
    }
}
