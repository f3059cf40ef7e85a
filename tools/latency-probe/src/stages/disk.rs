//! The disk floor: what a raw synchronous write costs where the members keep their hard state.
//!
//! 512 bytes with `pwrite` into a file of a store's length that was written and synced once, opened
//! with `O_DSYNC`: nothing but its bytes change. A closed loop on one thread, with no member running:
//! a write that met the members' writes, or waited for a core that they poll on, would make the floor
//! higher and the elections look better beside it.
//!
//! Disks are noisy and change from minute to minute. So the writes are measured twice, right **before
//! and right after** the elections, as many each time, and pooled. Both medians are shown, and where
//! one is half as much again as the other, the run says that its ratio is worth little: the pool of
//! a fast disk and a slow one is neither.
//!
//! The elections leave about a millisecond between their writes, which these do not: a disk that dozes
//! off between two writes makes the elections look worse, not better. So does one disk under several
//! members that write at once. The row of the members' own writes shows what both cost.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::OFlags;
use serde::Serialize;

use crate::depot::Shelf;
use crate::quantiles::Distribution;

use super::{Context, StageError};

/// The raw synchronous write.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Disk {
    /// How long each write is.
    pub(crate) bytes: usize,
    /// How the load is made: the next write begins when the last is durable.
    pub(crate) load: &'static str,
    /// All of them.
    pub(crate) write_ns: Distribution,
    /// Those of before the elections, or all if there were none.
    pub(crate) before_ns: Distribution,
    /// Those of after the elections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) after_ns: Option<Distribution>,
    /// Why there are fewer writes than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
}

/// A sector, and the least that a durable vote could be.
const BYTES: usize = 512;

/// As long as a store: 24 KiB.
const FILE_BYTES: usize = 24_576;

/// Writes if nothing else is asked, each time: ten beyond P99.
const WRITES: u32 = 1_000;

/// Writes before the measured ones, for the file's metadata and the disk's queues.
const WARM_UP: u32 = 50;

/// A slow disk gets this far and no further, unless more rounds were asked for.
const STAGE_LIMIT: Duration = Duration::from_secs(5);

/// Measures raw writes on `shelf`.
///
/// # Errors
/// If the file can't be made or written.
pub(crate) fn run(context: Context<'_>, shelf: &Shelf) -> Result<Disk, StageError> {
    let (before_ns, ended_early) = measure(context, shelf)?;
    Ok(Disk {
        bytes: BYTES,
        load: "closed loop",
        write_ns: before_ns.clone(),
        before_ns,
        after_ns: None,
        ended_early,
    })
}

impl Disk {
    /// Measures as many again, after the elections.
    ///
    /// # Errors
    /// If the file can't be made or written.
    pub(crate) fn run_again(
        &mut self,
        context: Context<'_>,
        shelf: &Shelf,
    ) -> Result<(), StageError> {
        let (after_ns, ended_early) = measure(context, shelf)?;
        self.pool(after_ns);
        self.ended_early = self.ended_early.take().or(ended_early);
        Ok(())
    }

    /// The medians before and after, once both were measured.
    pub(crate) fn medians(&self) -> Option<(u64, u64)> {
        let p50 = |writes: &Distribution| writes.quantiles().p50;
        p50(&self.before_ns).zip(self.after_ns.as_ref().and_then(p50))
    }

    /// Whether the disk was another one before than after, for what it takes.
    pub(crate) fn is_unsteady(&self) -> bool {
        self.medians().is_some_and(|(before, after)| {
            let (less, more) = (before.min(after), before.max(after));
            u128::from(more) * 2 > u128::from(less) * 3
        })
    }

    fn pool(&mut self, after_ns: Distribution) {
        let both = self.before_ns.steps().iter().chain(after_ns.steps());
        self.write_ns = Distribution::from_buckets(both.copied());
        self.after_ns = Some(after_ns);
    }
}

/// The times of the writes, and why there are fewer than asked for.
fn measure(
    context: Context<'_>,
    shelf: &Shelf,
) -> Result<(Distribution, Option<String>), StageError> {
    let asked = if context.alone { context.settings.rounds } else { None };
    let series =
        Series { writes: asked.unwrap_or(WRITES), limit: asked.is_none().then_some(STAGE_LIMIT) };
    context.progress.begin("disk", series.writes.into());
    let path = shelf.file("raw");
    let measured = raw_file(&path).and_then(|file| series.write(&file, context));
    let (samples, ended_early) = measured.map_err(|source| StageError::Write { path, source })?;
    Ok((Distribution::from_samples(&samples), ended_early))
}

/// A file in which no write changes more than its bytes.
fn raw_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    let synchronous = i32::from_ne_bytes(OFlags::DSYNC.bits().to_ne_bytes());
    let file = options.custom_flags(synchronous).open(path)?;
    file.write_all_at(&[1; FILE_BYTES], 0)?;
    file.sync_all()?;
    Ok(file)
}

struct Series {
    writes: u32,
    limit: Option<Duration>,
}

impl Series {
    fn write(&self, file: &File, context: Context<'_>) -> io::Result<(Vec<u64>, Option<String>)> {
        let mut samples = Vec::with_capacity(self.writes as usize);
        let begun = Instant::now();
        for number in 0..self.writes.saturating_add(WARM_UP) {
            if context.interrupt.is_raised() {
                break;
            }
            if let Some(limit) = self.limit.filter(|limit| begun.elapsed() > *limit) {
                return Ok((samples, Some(format!("{} s were over", limit.as_secs()))));
            }
            // Other bytes each time: a disk may leave out what it has.
            let block = [number as u8; BYTES];
            let start = Instant::now();
            file.write_all_at(&block, 0)?;
            let length = start.elapsed();
            if number >= WARM_UP {
                samples.push(u64::try_from(length.as_nanos()).unwrap_or(u64::MAX));
                context.progress.reach(samples.len() as u64);
            }
        }
        Ok((samples, None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured_before(samples: &[u64]) -> Disk {
        let before_ns = Distribution::from_samples(samples);
        Disk {
            bytes: BYTES,
            load: "closed loop",
            write_ns: before_ns.clone(),
            before_ns,
            after_ns: None,
            ended_early: None,
        }
    }

    #[test]
    fn the_writes_of_before_and_after_are_pooled_and_both_still_shown() {
        let mut disk = measured_before(&[100, 100, 300]);
        assert_eq!(disk.medians(), None);
        disk.pool(Distribution::from_samples(&[200, 300]));
        assert_eq!(disk.write_ns, Distribution::from_samples(&[100, 100, 200, 300, 300]));
        assert_eq!(disk.medians(), Some((100, 200)));
    }

    #[test]
    fn a_disk_half_as_slow_again_is_not_the_same_disk() {
        for (after, is_unsteady) in [(100, false), (150, false), (151, true), (66, true)] {
            let mut disk = measured_before(&[100]);
            disk.pool(Distribution::from_samples(&[after]));
            assert_eq!(disk.is_unsteady(), is_unsteady, "100 ns before, {after} ns after");
        }
    }
}
