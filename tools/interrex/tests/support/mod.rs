//! Daemons as processes, on loopback, in a directory of their own.
//!
//! Knows the command line. Knows nothing of what a test asks for.

#![allow(dead_code)] // each test uses a part

#[path = "../../src/demo/ports.rs"]
mod ports;

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Longer than anything takes on a loaded host.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

const PROGRAM: &str = env!("CARGO_BIN_EXE_interrex");

/// Asks again and again until there is an answer.
///
/// # Panics
/// If there is none for too long.
pub(crate) fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(began.elapsed() < PATIENCE, "{what}: not within {PATIENCE:?}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Returns a port of loopback that stays free until it is used.
///
/// # Panics
/// If there is none.
pub(crate) fn free_port() -> u16 {
    ports::free_port().expect("there are ports")
}

/// Runs the program to its end.
pub(crate) fn run(arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).output().expect("it was built")
}

/// Daemons of one cluster.
pub(crate) struct Cluster {
    pub(crate) home: TempDir,
    daemons: Vec<Option<Child>>,
    options: Vec<String>,
    /// The options that come last, and so beat all others.
    last: Vec<String>,
    command: Vec<String>,
    pub(crate) http: Vec<u16>,
    /// The program that is started.
    pub(crate) program: PathBuf,
    /// The variables of each daemon, beside those of the test.
    pub(crate) variables: Vec<(String, String)>,
    /// The ending of the files of configuration.
    pub(crate) ending: &'static str,
}

impl Cluster {
    /// Prepares so many daemons; none runs yet. `options` are those of each, `command` is that of
    /// `exec`; without one they `run`.
    pub(crate) fn new(count: usize, options: &[&str], command: &[&str]) -> Self {
        // The pages that other processes read must lie in memory.
        let home = TempDir::new_in("/dev/shm").expect("it takes folders");
        let ports: Vec<_> = (0..2 * count).map(|_| free_port()).collect();
        let hosts = vec!["127.0.0.1"; count].join(",");
        let written = run(&["config", "init", "--hosts", &hosts, "--dir", path(home.path())]);
        assert!(written.status.success(), "{written:?}");
        let members: Vec<_> =
            (0..count).map(|place| format!("{}=127.0.0.1:{}", place + 1, ports[place])).collect();
        let mut all = vec!["--members".to_owned(), members.join(",")];
        all.extend(options.iter().map(ToString::to_string));
        let command = command.iter().map(ToString::to_string).collect();
        let daemons = (0..count).map(|_| None).collect();
        let http = ports[count..].to_vec();
        Self {
            home,
            daemons,
            options: all,
            last: Vec::new(),
            command,
            http,
            program: PROGRAM.into(),
            variables: Vec::new(),
            ending: "toml",
        }
    }

    /// Returns the file of configuration of a daemon.
    pub(crate) fn file(&self, place: usize) -> PathBuf {
        self.home.path().join(format!("node-{}.{}", place + 1, self.ending))
    }

    /// Adds a text to the end of a daemon's file.
    pub(crate) fn append(&self, place: usize, text: &str) {
        let file = OpenOptions::new().append(true).open(self.file(place));
        file.and_then(|mut to| to.write_all(text.as_bytes())).expect("it was written");
    }

    /// Puts a value that is known only now in the place of a word of the command.
    pub(crate) fn replace_argument(&mut self, word: &str, value: &str) {
        for argument in self.command.iter_mut().filter(|argument| *argument == word) {
            value.clone_into(argument);
        }
    }

    /// Sets a field, whatever the cluster sets it to by itself.
    pub(crate) fn set_last(&mut self, field_and_value: &str) {
        self.last.extend(["--set".to_owned(), field_and_value.to_owned()]);
    }

    /// Starts the daemon with this place, counted from 0.
    pub(crate) fn start(&mut self, place: usize) {
        let log = self.log(place);
        let log =
            OpenOptions::new().create(true).append(true).open(log).expect("it can be written");
        let mut command = Command::new(&self.program);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.arg(if self.command.is_empty() { "run" } else { "exec" });
        command.arg("--config").arg(self.file(place)).args(&self.options);
        command.args(["--set", &format!("control.socket={}", path(&self.socket(place)))]);
        command.args(["--listen", &format!("127.0.0.1:{}", self.http[place])]);
        // Beside the pages of other tests.
        let page = self.home.path().join(format!("page-{}", place + 1));
        command.args(["--set", &format!("node.public_page={}", path(&page))]);
        command.args(&self.last);
        if !self.command.is_empty() {
            command.arg("--").args(&self.command);
        }
        let log_too = log.try_clone().expect("descriptors are left");
        command.stdin(Stdio::null()).stdout(log).stderr(log_too);
        self.daemons[place] = Some(command.spawn().expect("it was built"));
    }

    pub(crate) fn start_all(&mut self) {
        (0..self.daemons.len()).for_each(|place| self.start(place));
    }

    pub(crate) fn socket(&self, place: usize) -> PathBuf {
        self.home.path().join(format!("s{}", place + 1))
    }

    pub(crate) fn log(&self, place: usize) -> PathBuf {
        self.home.path().join(format!("log-{}", place + 1))
    }

    /// Returns what a daemon has logged.
    pub(crate) fn logged(&self, place: usize) -> String {
        fs::read_to_string(self.log(place)).unwrap_or_default()
    }

    /// Sends a signal to a daemon.
    pub(crate) fn signal(&self, place: usize, signal: Signal) {
        let daemon = Pid::from_raw(self.id(place)).expect("it is no zero");
        kill_process(daemon, signal).expect("it runs");
    }

    /// Returns the id of a daemon's process.
    pub(crate) fn id(&self, place: usize) -> i32 {
        let daemon = self.daemons[place].as_ref().expect("it was started");
        i32::try_from(daemon.id()).expect("ids are small")
    }

    /// Kills a daemon, and returns once it is gone.
    pub(crate) fn kill(&mut self, place: usize) {
        let mut daemon = self.daemons[place].take().expect("it was started");
        daemon.kill().expect("it runs");
        daemon.wait().expect("it was killed");
    }

    /// Waits until a daemon has ended by itself, and returns its exit code.
    pub(crate) fn ended(&mut self, place: usize) -> Option<i32> {
        let daemon = self.daemons[place].as_mut().expect("it was started");
        let status = eventually("its end", || daemon.try_wait().expect("it is our child"));
        self.daemons[place] = None;
        status.code()
    }

    /// Asks the daemon with this place.
    pub(crate) fn ask(&self, place: usize, request: &[&str]) -> Output {
        let socket = self.socket(place);
        run(&[request, &["--socket", path(&socket)]].concat())
    }

    /// Returns the status that a daemon tells, if it answers.
    pub(crate) fn status(&self, place: usize) -> Option<serde_json::Value> {
        let told = self.ask(place, &["status", "--json"]);
        let told: serde_json::Value = serde_json::from_slice(&told.stdout).ok()?;
        Some(told["status"].clone())
    }

    /// Waits until one of the daemons is in charge, and returns its place.
    pub(crate) fn in_charge(&self) -> usize {
        eventually("somebody in charge", || {
            (0..self.daemons.len()).find(|place| {
                self.daemons[*place].is_some()
                    && self.status(*place).is_some_and(|status| status["in_charge"] == true)
            })
        })
    }

    /// Asks for a path by HTTP, and returns the whole answer.
    pub(crate) fn http(&self, place: usize, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.http[place])).expect("it listens");
        stream.write_all(request.as_bytes()).expect("it takes it");
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer
    }

    pub(crate) fn get(&self, place: usize, of: &str) -> String {
        self.http(place, &format!("GET {of} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for daemon in self.daemons.iter_mut().flatten() {
            let _ = daemon.kill();
            let _ = daemon.wait();
        }
        if thread::panicking() {
            for place in 0..self.daemons.len() {
                let log = fs::read_to_string(self.log(place)).unwrap_or_default();
                let last: Vec<_> = log.lines().rev().take(20).collect();
                eprintln!("the last lines of daemon {}, newest first: {last:#?}", place + 1);
            }
        }
    }
}

pub(crate) fn path(path: &Path) -> &str {
    path.to_str().expect("the temporary folder has a plain name")
}

/// Writes a script, and returns its path.
pub(crate) fn script(home: &Path, name: &str, text: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let file = home.join(name);
    File::create(&file)
        .and_then(|mut to| to.write_all(text.as_bytes()))
        .expect("it can be written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("it is ours");
    file
}
