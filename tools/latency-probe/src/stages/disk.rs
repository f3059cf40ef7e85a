//! The disk floor: what a raw synchronous write costs where the members keep their hard state.
//!
//! 512 bytes with `pwrite` into a file of a store's length that was written and synced once,
//! opened with `O_DSYNC`: nothing but its bytes change. A closed loop on one thread, with no
//! member running: a write that met the members' writes, or waited for a core that they poll on,
//! would make the floor higher and the elections look better beside it.
//!
//! Disks are noisy and change from minute to minute. So the writes are measured twice, right
//! **before and right after** the elections, as many each time, and pooled. Both medians are
//! shown, and where one is half as much again as the other, the run says that its ratio is worth
//! little: the pool of a fast disk and a slow one is neither.
//!
//! The elections leave about a millisecond between their writes, which these do not: a disk that
//! dozes off between two writes makes the elections look worse, not better. So does one disk under
//! several members that write at once. The row of the members' own writes shows what both cost.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rustix::fs::OFlags;

use crate::records::{Disk, Distribution, RAW_WRITE_BYTES};

use super::Context;

/// As long as a store: 24 KiB.
const FILE_BYTES: usize = 24_576;

/// Writes if nothing else is asked, each time: ten beyond P99.
const WRITES: u32 = 1_000;

/// Writes before the measured ones, for the file's metadata and the disk's queues.
const WARM_UP: u32 = 50;

/// A slow disk gets this far and no further, unless more rounds were asked for.
const STAGE_LIMIT: Duration = Duration::from_secs(5);

/// Measures raw writes in `directory`.
pub(crate) fn run(context: Context<'_>, directory: &Path) -> anyhow::Result<Disk> {
    let (before_ns, ended_early) = measure(context, directory)?;
    Ok(Disk::new(before_ns, ended_early))
}

/// Measures as many again, after the elections.
pub(crate) fn run_again(
    disk: &mut Disk,
    context: Context<'_>,
    directory: &Path,
) -> anyhow::Result<()> {
    let (after_ns, ended_early) = measure(context, directory)?;
    disk.pool(after_ns);
    disk.ended_early = disk.ended_early.take().or(ended_early);
    Ok(())
}

/// Returns the times of the writes, and why there are fewer than asked for.
fn measure(
    context: Context<'_>,
    directory: &Path,
) -> anyhow::Result<(Distribution, Option<String>)> {
    let asked = if context.alone { context.settings.rounds } else { None };
    let writes = asked.unwrap_or(WRITES);
    context.progress.begin("disk", writes.into());
    let path = directory.join("raw");
    let measured = raw_file(&path)
        .and_then(|file| write(&file, writes, asked.is_none().then_some(STAGE_LIMIT), context));
    let (samples, ended_early) = measured.with_context(|| {
        let path = path.display();
        format!("--store {path}: a raw synchronous write failed; see that the disk has room")
    })?;
    Ok((Distribution::from_samples(&samples), ended_early))
}

/// Makes a file in which no write changes more than its bytes.
fn raw_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    let synchronous = i32::from_ne_bytes(OFlags::DSYNC.bits().to_ne_bytes());
    let file = options.custom_flags(synchronous).open(path)?;
    file.write_all_at(&[1; FILE_BYTES], 0)?;
    file.sync_all()?;
    Ok(file)
}

/// Writes so often, and returns how long each write took, and why there are fewer than asked for.
fn write(
    file: &File,
    writes: u32,
    limit: Option<Duration>,
    context: Context<'_>,
) -> io::Result<(Vec<u64>, Option<String>)> {
    let mut samples = Vec::with_capacity(writes as usize);
    let begun = Instant::now();
    for number in 0..writes.saturating_add(WARM_UP) {
        if context.interrupt.is_raised() {
            break;
        }
        if let Some(limit) = limit.filter(|limit| begun.elapsed() > *limit) {
            return Ok((samples, Some(format!("{} s were over", limit.as_secs()))));
        }
        // Other bytes each time: a disk may leave out what it has.
        let block = [number as u8; RAW_WRITE_BYTES];
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
