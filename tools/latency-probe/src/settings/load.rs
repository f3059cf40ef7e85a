//! Other work beside the members: busy loops, and one that maps and frees memory.
//!
//! Knows its options and how it is told of; the process that does it is `interrex-testbed`'s.

use clap::{Args, value_parser};
use interrex_testbed::LoadOrders;
use serde::Serialize;

use super::Memory;

/// The work that another process does beside the members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Args, Serialize)]
pub(crate) struct Load {
    /// Run this many busy loops beside the members, 1 to 1024: threads of another process, at the
    /// usual priority, that never sleep
    #[arg(long = "load", value_name = "N", value_parser = value_parser!(u16).range(1..=1_024))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) busy_loops: Option<u16>,

    /// Have a further loop map, touch and free this much beside the members, again and again:
    /// 2GiB; at least 64MiB
    #[arg(long = "load-memory", value_name = "SIZE", value_parser = read_memory)]
    #[serde(rename = "memory_bytes", skip_serializing_if = "Option::is_none")]
    pub(crate) memory: Option<Memory>,
}

/// The least that is worth the name: less may stay with the allocator and cost the kernel nothing.
const LEAST: Memory = Memory(64 << 20);

/// The time after which a load ends by itself. No stage takes longer, but one whose faults were
/// asked for without end.
const LIMIT_SECONDS: u64 = 25 * 3_600;

fn read_memory(said: &str) -> Result<Memory, String> {
    let memory: Memory = said.parse()?;
    let enough = (memory.0 >= LEAST.0).then_some(memory);
    enough.ok_or_else(|| format!("a load is at least {LEAST}; for none leave --load-memory out"))
}

impl Load {
    /// Returns true if the members have the host to themselves.
    pub(crate) const fn is_none(&self) -> bool {
        self.busy_loops.is_none() && self.memory.is_none()
    }

    /// Returns the orders of the process that does it.
    pub(crate) fn orders(self) -> LoadOrders {
        LoadOrders {
            busy_loops: self.busy_loops.unwrap_or(0),
            memory: self.memory.map_or(0, |memory| memory.0),
            seconds: LIMIT_SECONDS,
        }
    }

    /// Returns it in words.
    pub(crate) fn described(self) -> String {
        let busy = self.busy_loops.map(|busy_loops| match busy_loops {
            1 => "1 busy loop".to_owned(),
            busy_loops => format!("{busy_loops} busy loops"),
        });
        let memory = self.memory.map(|memory| format!("one that maps and frees {memory}"));
        match (busy, memory) {
            (Some(busy), Some(memory)) => format!("{busy} and {memory}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "nothing else".to_owned(),
        }
    }

    /// Returns the options as the command line has them, each after a space.
    pub(crate) fn arguments(self) -> String {
        let busy = self.busy_loops.map(|busy_loops| format!(" --load {busy_loops}"));
        let memory = self.memory.map(|memory| memory.argument("--load-memory"));
        busy.unwrap_or_default() + &memory.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_told_of_in_words_and_as_it_was_asked_for() {
        let memory = Some(Memory(2 << 30));
        for (load, described, arguments) in [
            (Load { busy_loops: Some(1), memory: None }, "1 busy loop", " --load 1"),
            (
                Load { busy_loops: Some(2), memory },
                "2 busy loops and one that maps and frees 2GiB",
                " --load 2 --load-memory 2GiB",
            ),
            (
                Load { busy_loops: None, memory },
                "one that maps and frees 2GiB",
                " --load-memory 2GiB",
            ),
        ] {
            assert_eq!((&*load.described(), &*load.arguments()), (described, arguments));
            assert!(!load.is_none());
        }
        assert!(Load::default().is_none() && Load::default().arguments().is_empty());
    }

    #[test]
    fn memory_that_is_no_load_is_invalid_with_what_is() {
        assert_eq!(read_memory("64MiB"), Ok(LEAST));
        for (said, part) in [("none", "leave --load-memory out"), ("63MiB", "64MiB"), ("2", "GiB")]
        {
            let reason = read_memory(said).expect_err(said);
            assert!(reason.contains(part), "{part} is not in: {reason}");
        }
    }
}
