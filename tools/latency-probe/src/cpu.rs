//! The time that threads have spent on a core, as the kernel counts it.
//!
//! Knows where Linux keeps it and nothing of whose threads they are.

use std::fs;

/// The threads of this process, by number; empty where `/proc` does not say.
pub(crate) fn tasks() -> Vec<u32> {
    fs::read_dir("/proc/self/task")
        .map(|entries| {
            let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
            names.filter_map(|name| name.parse().ok()).collect()
        })
        .unwrap_or_default()
}

/// Of a thread of this process: the first number of its `schedstat`, nanoseconds on a core.
pub(crate) fn of_task(task: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/self/task/{task}/schedstat")).ok()?;
    text.split_whitespace().next()?.parse().ok()
}
