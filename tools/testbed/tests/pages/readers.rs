//! Readers of pages in four languages, as processes, and in this process in Rust.
//!
//! Each prints `no lease` or `leads TERM` at first and at each change. Knows how they are built and
//! heard, and nothing of nodes.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use interrex::runtime::PageReader;
use interrex_testbed::Process;
use tempfile::TempDir;

/// The most changes that a reader prints, and the seconds after which it ends by itself.
const BOUNDS: [&str; 2] = ["100000", "600"];

/// The folder of the C header and the Java file.
const CAPI: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../capi");

/// The folder of the programs that use them.
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");

/// The programs that read pages, compiled.
pub struct Readers {
    directory: TempDir,
}

/// Runs a program of this machine's.
fn run(command: &mut Command) -> Output {
    let name = command.get_program().to_string_lossy().into_owned();
    command.output().unwrap_or_else(|error| {
        panic!(
            "{name}: {error}: this test needs it (apt-get install gcc g++ openjdk-17-jdk-headless)"
        )
    })
}

fn compile(command: &mut Command) {
    let output = run(command);
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && text.is_empty(), "{command:?}: {text}");
}

impl Readers {
    /// Compiles each reader, of which no compiler may warn.
    pub fn build() -> Self {
        let directory = tempfile::tempdir().expect("there is room for programs");
        let include = format!("-I{CAPI}/include");
        let warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O2", &include];
        let place = |name: &str| directory.path().join(name);
        let source = format!("{PAGES}/watch_page.c");
        for (name, compiler, language) in [
            ("c", "gcc", ["-std=c11", "-xc"]),
            ("c++11", "g++", ["-std=c++11", "-xc++"]),
            ("c++17", "g++", ["-std=c++17", "-xc++"]),
        ] {
            let mut command = Command::new(compiler);
            compile(command.args(warnings).args(language).arg(&source).arg("-o").arg(place(name)));
        }
        let mut command = Command::new("javac");
        command.args(["--release", "17", "-Xlint:all", "-Werror", "-d"]).arg(directory.path());
        compile(command.arg(java_file()).arg(format!("{PAGES}/AskClosed.java")));
        Self { directory }
    }

    /// Returns the command of each reader but Rust's, by its name.
    fn commands(&self, path: &Path) -> impl Iterator<Item = (&'static str, Command)> {
        let native = ["c", "c++11", "c++17"].map(|name| {
            let mut command = Command::new(self.directory.path().join(name));
            command.arg(path);
            (name, command)
        });
        let mut java = Command::new("java");
        java.arg("-cp").arg(self.directory.path()).arg("InterrexPage").arg(path);
        native.into_iter().chain([("java", java)])
    }

    /// Has every reader watch this page. Java's is started from its one file, as a user would.
    pub fn watch(&self, path: &Path) -> Vec<Watcher> {
        let mut java = Command::new("java");
        java.arg(java_file()).arg(path);
        let native = self.commands(path).filter(|(name, _)| *name != "java");
        let processes = native.chain([("java", java)]);
        let processes = processes.map(|(name, command)| Watcher::of_process(name, command));
        processes.chain([Watcher::of_rust(path)]).collect()
    }

    /// Asserts that every reader refuses this file, and says this of it. Those in C ask the page
    /// that they could not open, and end otherwise if it leads.
    pub fn assert_refused(&self, path: &Path, text: &str) {
        let error = PageReader::open(path).map(drop).expect_err("it is no page").to_string();
        assert!(error.contains(text), "Rust, {}: {error}", path.display());
        for (name, mut command) in self.commands(path) {
            let output = run(command.args(["1", "60"]));
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(1), "{name}, {}: {error}", path.display());
            assert!(error.contains(text), "{name}, {}: {error}", path.display());
            assert!(error.contains(&*path.to_string_lossy()), "{name}: where? {error}");
        }
    }

    /// Asserts that every reader takes this page, and finds a lease of this term in it, or none.
    /// Those in C close it then and ask again, and end otherwise if it leads.
    pub fn assert_taken(&self, path: &Path, term: Option<u64>) {
        let reader = PageReader::open(path).expect("it is a page");
        assert_eq!(reader.token().map(|token| token.term.0), term, "Rust");
        let expected = term.map_or("no lease\n".into(), |term| format!("leads {term}\n"));
        for (name, mut command) in self.commands(path) {
            let output = run(command.args(["1", "60"]));
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{name}: {:?} {error}", output.status);
            assert!(said.ends_with(&expected), "{name}: {said}");
        }
    }

    /// Asserts that the reader in Java says no once this page is closed, in which node 3 leads term
    /// 9.
    pub fn assert_closed_in_java(&self, path: &Path) {
        let mut java = Command::new("java");
        java.arg("-cp").arg(self.directory.path()).arg("AskClosed").arg(path);
        let output = run(&mut java);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{:?} {error}", output.status);
    }
}

fn java_file() -> PathBuf {
    PathBuf::from(CAPI).join("java/InterrexPage.java")
}

/// A reader that watches a page.
pub struct Watcher {
    name: &'static str,
    lines: Receiver<String>,
    last: Option<String>,
    process: Option<Process>,
    is_over: Arc<AtomicBool>,
}

impl Watcher {
    fn of_process(name: &'static str, mut command: Command) -> Self {
        let (speaker, lines) = channel();
        let command = command.args(BOUNDS).stdin(Stdio::piped()).stdout(Stdio::piped());
        let read = |line: &str| Some(line.to_owned());
        let heard = move |line: Option<String>| {
            // The test may have ended.
            let _ = line.map(|line| speaker.send(line));
        };
        let process = Process::start_heard(command, &"", read, heard);
        let process = Some(process.unwrap_or_else(|error| panic!("{name}: {error}")));
        Self { name, lines, last: None, process, is_over: Arc::default() }
    }

    fn of_rust(path: &Path) -> Self {
        let (speaker, lines) = channel();
        let is_over = Arc::<AtomicBool>::default();
        let (ends, path) = (Arc::clone(&is_over), path.to_owned());
        thread::spawn(move || {
            let reader = PageReader::open(path).expect("it is a page");
            let mut last = String::new();
            while !ends.load(Relaxed) {
                let token = reader.token();
                let now = token.map_or("no lease".into(), |token| format!("leads {}", token.term));
                if now != last && speaker.send(now.clone()).is_err() {
                    return;
                }
                last = now;
                thread::sleep(Duration::from_micros(200));
            }
        });
        Self { name: "rust", lines, last: None, process: None, is_over }
    }

    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns whether its process runs.
    pub fn is_alive(&mut self) -> bool {
        self.process.as_mut().is_none_or(|process| matches!(process.ended(), Ok(None)))
    }

    fn last(&mut self) -> Option<&str> {
        if let Some(line) = self.lines.try_iter().last() {
            self.last = Some(line);
        }
        self.last.as_deref()
    }

    pub fn has_spoken(&mut self) -> bool {
        self.last().is_some()
    }

    pub fn says_no_lease(&mut self) -> bool {
        self.last().is_some_and(|line| line.ends_with("no lease"))
    }

    /// Returns the term in which it says that the node leads.
    pub fn term(&mut self) -> Option<u64> {
        self.last()?.split_once("leads ")?.1.parse().ok()
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.is_over.store(true, Relaxed);
    }
}
