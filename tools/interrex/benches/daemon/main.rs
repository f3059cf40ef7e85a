//! The daemon in numbers: `cargo bench -p interrex-daemon --bench daemon`, on a host that does
//! nothing else. Without `--bench`, as in tests, each part runs once or twice and proves nothing.
//!
//! | part | from | to |
//! |---|---|---|
//! | start | three daemons are started | the first hook of a leader has begun |
//! | failover | SIGKILL to the leading daemon | the next leader's hook has begun, without takeover delay |
//! | `is-leader` | the command is started | it has ended |
//! | lateness | a quiet time, with scrapes and without by turns | |
//!
//! A hook has begun with its first instruction. Beside the times stand the leader changes that
//! nobody asked for, and what it takes to start a program at all.

#[path = "../../tests/support/mod.rs"]
mod support;

mod hook;
mod scrape;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use hook::{Hook, now};
use scrape::{Lateness, Scrapers};
use support::{Cluster, eventually, path};

/// The number of times that each part is done.
struct Counts {
    starts: usize,
    /// Kills, every second one while all daemons are scraped.
    kills: usize,
    asks: usize,
    /// Pairs of quiet times, the second of each while all daemons are scraped.
    quiet: usize,
    quiet_for: Duration,
}

const MEASURED: Counts =
    Counts { starts: 20, kills: 200, asks: 500, quiet: 10, quiet_for: Duration::from_secs(10) };

const TRIED: Counts =
    Counts { starts: 1, kills: 2, asks: 3, quiet: 1, quiet_for: Duration::from_millis(500) };

fn main() {
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    let counts = if is_measured { MEASURED } else { TRIED };
    describe();
    let hook = Hook::build();
    start(&hook, counts.starts);
    let mut cluster = cluster(&hook);
    cluster.start_all();
    hook.wait_for(0);
    failover(&mut cluster, &hook, counts.kills);
    asks(&cluster, &hook, counts.asks);
    memory("before scrapes", &cluster);
    quiet(&cluster, &hook, &counts);
    memory("after scrapes", &cluster);
}

/// Says which machine this is, and how the daemons are set.
fn describe() {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let cpus = read("/proc/cpuinfo");
    let model = cpus.lines().find(|line| line.starts_with("model name")).unwrap_or_default();
    let model = model.split(": ").nth(1).unwrap_or("unknown processor");
    let cores = thread::available_parallelism().map_or(0, usize::from);
    println!("{model}, {cores} cores, Linux {}", read("/proc/sys/kernel/osrelease").trim());
    println!("three daemons on loopback, profile lan, built-in guardian, takeover.delay = 0s");
}

fn cluster(hook: &Hook) -> Cluster {
    hook.forget();
    let run =
        format!("hooks.became_leader=[\"{}\", \"{}\"]", path(&hook.program), path(&hook.said));
    let takeover = ["--set", "takeover.delay=0s", "--set", "takeover.grace=0s"];
    Cluster::new(3, &[&takeover[..], &["--set", &run]].concat(), &[])
}

fn start(hook: &Hook, count: usize) {
    let mut times = Vec::new();
    for _ in 0..count {
        let mut cluster = cluster(hook);
        let began = now();
        cluster.start_all();
        times.push(hook.wait_for(0).at - began);
    }
    row("start of three daemons to the first leader's hook", times);
}

/// Kills the leading daemon again and again.
fn failover(cluster: &mut Cluster, hook: &Hook, count: usize) {
    let scrapers = Scrapers::begin(&cluster.http);
    let (mut times, mut extra) = ([Vec::new(), Vec::new()], 0);
    for round in 0..count {
        let is_scraped = round % 2 == 1;
        settle(cluster);
        scrapers.set(is_scraped);
        // So that kills meet heartbeats at any of their moments.
        thread::sleep(Duration::from_micros(200_000 + (round as u64 * 1_237) % 50_000));
        let seen = hook.began();
        let last = seen.last().expect("somebody leads");
        let killed = now();
        cluster.kill(last.place);
        let next = hook.wait_for(seen.len());
        times[usize::from(is_scraped)].push(next.at - killed);
        scrapers.set(false);
        cluster.start(last.place);
        settle(cluster);
        extra += hook.began().len() - seen.len() - 1;
    }
    let [without, with] = times;
    row("SIGKILL to the next leader's hook", without);
    row("the same, each daemon scraped 100 times a second", with);
    println!("  leader changes that no kill asked for: {extra}");
    println!("  {}", scrapers.end());
    let floor = (0..100).map(|_| hook.start_alone());
    row("a start of the hook's program alone, from here", floor.collect());
}

/// Waits until all take part and the leader hears all.
fn settle(cluster: &Cluster) {
    eventually("all three take part", || {
        let all: Option<Vec<_>> = (0..3).map(|place| cluster.status(place)).collect();
        let all = all?;
        let take_part =
            all.iter().all(|status| status["waits_for"].as_array().is_some_and(Vec::is_empty));
        let hears_all =
            all.iter().any(|status| status["in_charge"] == true && status["voters_heard"] == 3);
        (take_part && hears_all).then_some(())
    });
}

fn asks(cluster: &Cluster, hook: &Hook, count: usize) {
    let leader = hook.began().last().expect("somebody leads").place;
    let socket = cluster.socket(leader);
    let timed = |command: &mut Command| {
        let began = now();
        let status = command.stdin(Stdio::null()).status().expect("it can be started");
        assert!(status.success(), "{command:?}: {status}");
        now() - began
    };
    let program = env!("CARGO_BIN_EXE_interrex");
    let ask = |_| {
        let mut command = Command::new(program);
        timed(command.args(["is-leader", "--socket", path(&socket)]).stdout(Stdio::null()))
    };
    row("interrex is-leader, start to end", (0..count).map(ask).collect());
    let floor = |_| timed(Command::new(program).arg("--version").stdout(Stdio::null()));
    row("interrex --version, start to end", (0..count).map(floor).collect());
}

fn memory(when: &str, cluster: &Cluster) {
    for place in 0..3 {
        let daemon = cluster.id(place);
        let guardians: Vec<_> = children(daemon).iter().map(|child| resident(child)).collect();
        println!(
            "memory {when}, VmRSS: daemon {} {}, its children {guardians:?}",
            place + 1,
            resident(&daemon.to_string())
        );
    }
}

/// Returns the processes that any thread of a process has started.
fn children(of: i32) -> Vec<String> {
    let threads = fs::read_dir(format!("/proc/{of}/task")).into_iter().flatten().flatten();
    let children = threads.filter_map(|of| fs::read_to_string(of.path().join("children")).ok());
    let children: Vec<_> = children.collect();
    children.iter().flat_map(|ids| ids.split_whitespace()).map(ToOwned::to_owned).collect()
}

fn resident(process: &str) -> String {
    let status = fs::read_to_string(Path::new("/proc").join(process).join("status"));
    let status = status.unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.unwrap_or("gone").trim().to_owned()
}

/// Compares heartbeats with scrapes and without, in one run and by turns.
fn quiet(cluster: &Cluster, hook: &Hook, counts: &Counts) {
    settle(cluster);
    let led = hook.began().len();
    let scrapers = Scrapers::begin(&cluster.http);
    let mut sums = [Lateness::default(), Lateness::default()];
    for turn in 0..2 * counts.quiet {
        let is_scraped = turn % 2 == 1;
        let before = Lateness::read(&cluster.http);
        scrapers.set(is_scraped);
        thread::sleep(counts.quiet_for);
        scrapers.set(false);
        sums[usize::from(is_scraped)].add_between(&before, &Lateness::read(&cluster.http));
    }
    for (how, sum) in
        ["without scrapes", "each daemon scraped 100 times a second"].iter().zip(&sums)
    {
        println!("lateness of heartbeats, {how}: {sum}");
    }
    println!("  leader changes: {}", hook.began().len() - led);
    println!("  {}", scrapers.end());
}

/// Prints a row of times.
fn row(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| {
        let rank = (share * times.len() as f64).ceil() as usize;
        times.get(rank.max(1) - 1).copied().unwrap_or_default()
    };
    println!(
        "{what}: n {}, P50 {:.2?}, P90 {:.2?}, P99 {:.2?}, max {:.2?}",
        times.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
}
