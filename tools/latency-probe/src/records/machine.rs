//! Facts about this machine, from `/proc` and `/sys`.
//!
//! Knows where Linux keeps them and what they look like, and judges nothing. No host name and no
//! serial number is read: results are meant to be shared.

use std::fs;

use interrex::runtime::Clock;
use procfs::{CpuInfo, Current};
use serde::Serialize;

/// The machine that the results were measured on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Machine {
    /// The processor's model name.
    pub(crate) cpu: String,
    /// Processors that are online.
    pub(crate) cores: usize,
    /// Those of them that this process may use.
    pub(crate) usable_cores: usize,
    /// The kernel's release.
    pub(crate) kernel: String,
    /// The clock that the kernel reads.
    pub(crate) clocksource: String,
    /// The clock that the nodes read.
    pub(crate) node_clock: String,
    /// True if a hypervisor runs below the kernel.
    pub(crate) hypervisor: bool,
    /// True if the processor promises a time stamp counter of one rate that never stops.
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
    pub(crate) fn examine(usable_cores: usize) -> Self {
        let cpuinfo = CpuInfo::current().ok();
        let flags = cpuinfo.as_ref().and_then(|cpuinfo| cpuinfo.flags(0)).unwrap_or_default();
        let model = cpuinfo.as_ref().and_then(|cpuinfo| cpuinfo.model_name(0));
        Self {
            cpu: model.unwrap_or("unknown").to_owned(),
            cores: cpuinfo.as_ref().map_or(1, CpuInfo::num_cores),
            usable_cores,
            kernel: read("/proc/sys/kernel/osrelease").unwrap_or_else(unknown),
            clocksource: read(CLOCKSOURCE).unwrap_or_else(unknown),
            node_clock: Clock::new().source().to_string(),
            hypervisor: flags.contains(&"hypervisor"),
            invariant_tsc: flags.contains(&"constant_tsc") && flags.contains(&"nonstop_tsc"),
            isolated: read("/sys/devices/system/cpu/isolated").unwrap_or_default(),
            nohz_full: read("/sys/devices/system/cpu/nohz_full")
                .map_or_else(String::new, core_list),
            governor: read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
        }
    }

    /// Returns what matters of it in one line, for figures and tables.
    pub(crate) fn line(&self) -> String {
        let Self { cpu, cores, kernel, clocksource, node_clock, .. } = self;
        let below = if self.hypervisor { "under a hypervisor" } else { "no hypervisor" };
        format!(
            "{cpu}, {cores} cores, Linux {kernel}, clocksource {clocksource}, node clock {node_clock}, \
             {below}"
        )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absent_core_list_is_empty() {
        assert_eq!(core_list("(null)".to_owned()), "");
        assert_eq!(core_list("2-5".to_owned()), "2-5");
    }
}
