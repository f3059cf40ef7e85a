//! The rig that the tests share: runs of the probe, their results, directories and child
//! processes.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use procfs::process::{Process, Stat, all_processes};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;

/// Far beyond what anything here takes on a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// Lengths of time that no pause of a busy machine reaches: leaders change when they are asked to
/// or killed, and winners come in time to hold a lease.
pub(crate) const PATIENT: [&str; 8] = [
    "--heartbeat",
    "20000",
    "--promise",
    "300000",
    "--silence-min",
    "900000",
    "--silence-max",
    "1200000",
];

pub(crate) fn probe(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latency-probe"));
    command.args(arguments);
    command
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    probe(arguments).output().expect("the program was built with this test")
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs the probe with its JSON on stdout. Returns that, and the table.
pub(crate) fn measured(arguments: &[&str]) -> (Value, String) {
    let output = run(&[arguments, &["--json", "-"]].concat());
    let table = text(&output.stderr);
    assert!(output.status.success(), "{table}");
    let results = serde_json::from_slice(&output.stdout).expect("stdout is one JSON object");
    (results, table)
}

/// Returns a table without the places where lines end, which are where numbers let them.
pub(crate) fn flowing(table: &str) -> String {
    table.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn assert_contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
}

/// Asserts that no line is wider than a terminal, but for those that hold a path.
pub(crate) fn assert_fits(table: &str) {
    let fits = |line: &str| line.chars().count() <= 80 || line.contains("/tmp");
    assert!(table.lines().all(fits), "{table}");
}

/// Asserts that the probe ends with `code`, measures nothing and says these parts.
pub(crate) fn assert_fails(arguments: &[&str], code: i32, parts: &[&str]) {
    let output = run(arguments);
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {message}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    assert_contains(&message, parts);
}

pub(crate) fn count(results: &Value, pointer: &str) -> u64 {
    let value = results.pointer(pointer).and_then(Value::as_u64);
    value.unwrap_or_else(|| panic!("{pointer} is not in {results}"))
}

pub(crate) fn assert_quantiles(results: &Value, pointer: &str) {
    let quantiles = ["min", "p50", "p90", "p99", "p999", "max"];
    let values = quantiles.map(|key| count(results, &format!("{pointer}/{key}")));
    assert!(count(results, &format!("{pointer}/n")) > 0, "{pointer}");
    assert!(values.is_sorted(), "{pointer}: {values:?}");
}

/// The words of late members while they come to know each other are no sign of anybody else.
pub(crate) fn assert_nothing_strange(rejected: &Value, why: &str) {
    let reasons = rejected.as_object().expect("counts by reason");
    assert!(reasons.keys().all(|reason| ["boot", "answer"].contains(&reason.as_str())), "{why}");
}

/// A directory that holds one file of the user's, removed with the test.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        let home = TempDir::new().expect("the system has a place for such things");
        fs::write(home.path().join("theirs"), "kept").expect("it was just made");
        Self(home)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.path().to_str().expect("UTF-8")
    }

    pub(crate) fn join(&self, name: &str) -> String {
        format!("{}/{name}", self.path())
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        Path::new(&self.join(name)).exists()
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let entries = fs::read_dir(self.path()).expect("it is there");
        entries.map(|entry| name(entry.expect("its entries can be read"))).collect()
    }

    pub(crate) fn assert_untouched(&self) {
        assert_eq!(self.names(), ["theirs"]);
        assert_eq!(self.read("theirs"), "kept");
    }
}

/// A probe that runs until it is told to end. Ends with the test, also when that fails.
pub(crate) struct Endless(Child);

impl Endless {
    /// Starts it with its JSON on stdout.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut command = probe(&[arguments, &["--json", "-"]].concat());
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        Self::of(&mut command)
    }

    pub(crate) fn of(command: &mut Command) -> Self {
        Self(command.spawn().expect("the program was built with this test"))
    }

    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    pub(crate) fn children(&self) -> Vec<u32> {
        let processes = all_processes().expect("this is Linux").flatten();
        let stats = processes.filter_map(|process| process.stat().ok());
        let children = stats.filter(|stat| u32::try_from(stat.ppid) == Ok(self.id()));
        children.filter_map(|stat| u32::try_from(stat.pid).ok()).collect()
    }

    /// Waits until there are so many children, and returns them.
    pub(crate) fn await_children(&self, number: usize) -> Vec<u32> {
        wait_until("its children", || self.children().len() == number);
        self.children()
    }

    pub(crate) fn send(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.0), signal).expect("the probe still runs");
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        self.0.try_wait().expect("it is our child").is_some()
    }

    pub(crate) fn wait(&mut self) -> ExitStatus {
        self.0.wait().expect("it is our child")
    }

    /// Reads what it says on stderr until it ends.
    pub(crate) fn complaint(&mut self) -> String {
        let mut said = String::new();
        let mut stderr = self.0.stderr.take().expect("stderr is a pipe");
        stderr.read_to_string(&mut said).expect("UTF-8");
        said
    }

    /// Reads its results until it ends by a signal, as shells have it: 128 + SIGINT.
    pub(crate) fn interrupted_results(&mut self) -> Value {
        let mut printed = String::new();
        let mut stdout = self.0.stdout.take().expect("stdout is a pipe");
        stdout.read_to_string(&mut printed).expect("the results are UTF-8");
        assert_eq!(self.wait().code(), Some(130), "{printed}");
        let results: Value = serde_json::from_str(&printed).expect("the results are JSON");
        assert_eq!(results["interrupted"], true);
        results
    }
}

impl Drop for Endless {
    fn drop(&mut self) {
        // It has ended already if the test went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Returns what the kernel says of a process; `None` if there is none of that number.
pub(crate) fn stat(process: u32) -> Option<Stat> {
    Process::new(i32::try_from(process).ok()?).ok()?.stat().ok()
}

/// Waits until all have ended. Dead and not reaped counts as gone: whoever adopts orphans here may
/// never reap.
pub(crate) fn await_end_of(processes: &[u32]) {
    let is_running = |process: &u32| stat(*process).is_some_and(|stat| stat.state != 'Z');
    wait_until("every child gone", || !processes.iter().any(is_running));
}

pub(crate) fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "{what}: waited for {PATIENCE:?}");
        thread::sleep(Duration::from_millis(10));
    }
}
