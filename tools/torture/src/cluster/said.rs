//! The lines of a node's process, the claims that it leaves, and what it holds.

use interrex::NodeId;
use interrex::runtime::monotonic_nanos;
use interrex_testbed::{Content, Line, Status};

use crate::history::{Claim, ClaimSource, Holder, Life, Record, Sample};
use crate::node::claims;

/// A line of a process.
pub(super) enum Said {
    Record(Box<Record>),
    Guardian(u32),
}

/// Reads a line of a node, or of the guardian that it has started.
pub(super) fn understand(line: &str) -> Option<Said> {
    if let Ok(record) = serde_json::from_str(line) {
        return Some(Said::Record(Box::new(record)));
    }
    match Line::parse(line)?.content {
        Content::Status(Status::GuardianStarted { process }) => Some(Said::Guardian(process)),
        Content::Status(_) | Content::Event(_) => None,
    }
}

/// Returns a claim as the history has it.
pub(super) fn of(claim: claims::RawClaim, node: NodeId, life: Life, source: ClaimSource) -> Claim {
    let claims::RawClaim { term, first_ns, last_ns, until_ns, .. } = claim;
    Claim { node, life, source, term, first_ns, last_ns, until_ns }
}

/// Returns whether a process runs that `parent` has started.
pub(super) fn is_child(process: u32, parent: u32) -> bool {
    let found = i32::try_from(process).ok().and_then(|it| procfs::process::Process::new(it).ok());
    let stat = found.and_then(|found| found.stat().ok());
    stat.is_some_and(|stat| u32::try_from(stat.ppid) == Ok(parent))
}

/// Returns what a process holds, if it still runs.
pub(super) fn sample_of(holder: Holder, life: Life, process: u32) -> Option<Sample> {
    let found = procfs::process::Process::new(i32::try_from(process).ok()?).ok()?;
    let status = found.status().ok()?;
    Some(Sample {
        holder,
        life,
        process,
        at_ns: monotonic_nanos(),
        memory: status.rssanon? * 1_024,
        descriptors: u64::try_from(found.fd_count().ok()?).ok()?,
        threads: status.threads,
    })
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    use super::*;

    #[test]
    fn this_process_is_found_with_its_memory_in_bytes() {
        let ballast = black_box(vec![1_u8; 8 << 20]);
        let sample = sample_of(Holder::Reader, Life(0), std::process::id()).expect("it runs");
        // Some of it may be paged out.
        assert!(sample.memory >= 1 << 20, "{sample:?}");
        assert!(sample.descriptors > 0 && sample.threads > 0, "{sample:?}");
        drop(black_box(ballast));
        assert_eq!(sample_of(Holder::Reader, Life(0), u32::MAX), None, "there is no such process");
    }
}
