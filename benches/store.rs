//! The cost of a durable vote: [`FileStore::persist`] beside raw synchronous writes to the same
//! disk.
//!
//! `cargo bench --bench store` measures; `cargo test --benches` runs each once. The disk is the one
//! of the build directory, or that of the directory in `INTERREX_BENCH_DIR`. Closed loop: each
//! write starts when the one before has ended, and the kinds take turns, so that they meet the same
//! disk.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Instant;

use interrex::election::HardState;
use interrex::runtime::{FileStore, Store};
use interrex::{ClusterId, NodeId, Term};

const WARM_UP: usize = 100;
const WRITES: usize = 3_000;

/// The length of the raw file, that of a store.
const LENGTH: usize = 24_576;

/// Makes a file that was written and synced once, so that no write here changes more than its
/// bytes.
fn raw_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    let file = options.custom_flags(libc::O_DSYNC).open(path)?;
    file.write_all_at(&[1; LENGTH], 0)?;
    file.sync_all()?;
    Ok(file)
}

/// Times of one kind of write, in nanoseconds.
struct Series {
    name: &'static str,
    times_ns: Vec<u64>,
}

impl Series {
    const fn new(name: &'static str) -> Self {
        Self { name, times_ns: Vec::new() }
    }

    fn time(&mut self, write: impl FnOnce()) {
        let start = Instant::now();
        write();
        self.times_ns.push(start.elapsed().as_nanos() as u64);
    }

    /// Sorts, without the first `warm_up`, so that [`Self::quantile_us`] may be asked.
    fn close(&mut self, warm_up: usize) {
        self.times_ns.drain(..warm_up);
        self.times_ns.sort_unstable();
    }

    fn quantile_us(&self, quantile: f64) -> f64 {
        let last = self.times_ns.len() - 1;
        self.times_ns[(last as f64 * quantile).round() as usize] as f64 / 1e3
    }

    fn print(&self, floor: &Self) {
        print!("{:<34} {:>6}", self.name, self.times_ns.len());
        for quantile in [0.5, 0.9, 0.99, 0.999, 1.0] {
            print!(" {:>9.1}", self.quantile_us(quantile));
        }
        println!(" {:>8.2}", self.quantile_us(0.5) / floor.quantile_us(0.5));
    }
}

fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name\t: "));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kernel = read("/proc/sys/kernel/osrelease");
    format!("{}, {cores} cores, Linux {}", model.unwrap_or("unknown CPU"), kernel.trim())
}

/// Returns the disk of a directory: device and file system of the longest mount point above it.
fn disk(directory: &Path) -> String {
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let fields = mounts.lines().map(|line| line.split(' ').collect::<Vec<_>>());
    let above = fields.filter(|mount| mount.len() > 2 && directory.starts_with(mount[1]));
    let nearest = above.max_by_key(|mount| mount[1].len());
    nearest.map_or_else(|| "unknown".to_owned(), |mount| format!("{} ({})", mount[0], mount[2]))
}

fn measure(directory: &Path, warm_up: usize, writes: usize) -> io::Result<()> {
    let node = NodeId::new(1).expect("1 is below 128");
    let store = FileStore::create_in(directory.join("store"), ClusterId(7), node, Term::ZERO);
    let mut store = store.map_err(io::Error::other)?;
    let raw = raw_file(&directory.join("raw"))?;
    let block = [7; 8_192];
    let mut kinds = [
        Series::new("raw 512 bytes"),
        Series::new("raw 1,024 bytes over two blocks"),
        Series::new("FileStore::persist"),
    ];
    for number in 0..warm_up + writes {
        kinds[0].time(|| raw.write_all_at(&block[..512], 0).expect("the disk works"));
        kinds[1].time(|| raw.write_all_at(&block[..1_024], 7_680).expect("the disk works"));
        let hard_state = HardState {
            term: Term(number as u64 + 1),
            voted_for: Some(node),
            ..HardState::default()
        };
        kinds[2].time(|| store.persist(&hard_state).expect("the disk works"));
    }
    kinds.iter_mut().for_each(|kind| kind.close(warm_up));

    println!("{}", machine());
    println!("disk: {}, O_DSYNC, {warm_up} writes of each kind to warm up", disk(directory));
    println!("microseconds; closed loop, kinds in turn; the ratio is of medians, to raw 512 bytes");
    print!("{:<34} {:>6}", "", "n");
    ["p50", "p90", "p99", "p99.9", "max"].iter().for_each(|head| print!(" {head:>9}"));
    println!(" {:>8}", "ratio");
    kinds.iter().for_each(|kind| kind.print(&kinds[0]));
    Ok(())
}

fn main() -> io::Result<()> {
    let parent = env::var_os("INTERREX_BENCH_DIR");
    let parent = parent.map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
    let directory = parent.join(format!("interrex-bench-{}", std::process::id()));
    fs::create_dir_all(&directory)?;
    // Cargo says `--bench` when it benches, and not when it tests.
    let benches = env::args().any(|argument| argument == "--bench");
    let (warm_up, writes) = if benches { (WARM_UP, WRITES) } else { (0, 1) };
    let measured = measure(&directory, warm_up, writes);
    fs::remove_dir_all(&directory)?;
    measured
}
