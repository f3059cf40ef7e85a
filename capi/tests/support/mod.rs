//! Compiles C and C++ programs against the libraries that cargo has just built, and runs them.

#![allow(dead_code)] // each test uses some of it

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::UdpSocket;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// The way in which a program is linked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Link {
    Static,
    Shared,
}

/// The time after which a test gives a line up that never comes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// The system's libraries that the static one needs: `rustc --print native-static-libs`.
const SYSTEM_LIBRARIES: [&str; 5] = ["-lgcc_s", "-lpthread", "-ldl", "-lm", "-lc"];

/// A directory that goes with the test.
pub(crate) struct Dir(pub(crate) PathBuf);

impl Dir {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("interrex-capi-{}-{}", std::process::id(), COUNT.fetch_add(1, Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).expect("a directory can be made");
        Self(path)
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the library that cargo has built for this test.
pub(crate) fn library(link: Link) -> PathBuf {
    let test = std::env::current_exe().expect("this test is a file");
    let folder = test.parent().expect("a file lies in a folder");
    let path = folder.join(match link {
        Link::Static => "libinterrex_capi.a",
        Link::Shared => "libinterrex_capi.so",
    });
    assert!(path.exists(), "cargo has built {}", path.display());
    path
}

/// Compiles a program of C or C++, with every warning as an error.
pub(crate) fn compile(source: &Path, link: Link, dir: &Dir) -> PathBuf {
    let name = source.file_stem().expect("a source has a name").to_string_lossy();
    let program = dir.0.join(format!("{name}-{link:?}"));
    let is_c = source.extension().is_some_and(|extension| extension == "c");
    let (compiler, standard) = if is_c { ("gcc", "-std=c11") } else { ("g++", "-std=c++17") };
    let mut command = Command::new(compiler);
    command.args([standard, "-g", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
    command.arg("-I").arg(root().join("include"));
    command.arg(source).arg("-o").arg(&program).arg(library(link));
    if link == Link::Shared {
        // The loader asks for the soname.
        let soname = dir.0.join("libinterrex.so.0");
        if !soname.exists() {
            std::os::unix::fs::symlink(library(link), &soname).expect("links can be made");
        }
        command.arg(format!("-Wl,-rpath,{}", dir.0.display()));
    }
    let output = command.args(SYSTEM_LIBRARIES).output();
    let output = output.unwrap_or_else(|error| panic!("{compiler} can't be run: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    program
}

/// A program that runs, and the lines that it prints.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
    /// The lines that were waited for or passed over.
    pub(crate) seen: Vec<String>,
}

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program can be run");
        let output = BufReader::new(child.stdout.take().expect("it is a pipe"));
        let (sender, lines) = channel();
        thread::spawn(move || {
            output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Self { child, lines, seen: Vec::new() }
    }

    /// Takes the lines that have come.
    fn listen(&mut self) {
        self.seen.extend(self.lines.try_iter());
    }

    /// Waits until a line has come that begins so.
    pub(crate) fn expect(&mut self, opening: &str) {
        let begins = |line: &String| line.starts_with(opening);
        while !self.seen.iter().any(begins) {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("no `{opening}` after {:?}", self.seen));
            self.seen.push(line);
        }
    }

    /// Returns the term that it leads, by what it has printed so far.
    pub(crate) fn leads(&mut self) -> Option<u64> {
        self.listen();
        let is_news = |line: &&String| line.starts_with("gained ") || line.starts_with("lost ");
        let news = self.seen.iter().rev().find(is_news)?;
        news.strip_prefix("gained ")?.parse().ok()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it was killed");
    }

    pub(crate) fn terminate(&self) {
        let id = i32::try_from(self.child.id()).expect("ids of processes are positive");
        let id = rustix::process::Pid::from_raw(id).expect("it is not zero");
        rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("it runs");
    }

    pub(crate) fn wait(&mut self) -> ExitStatus {
        self.child.wait().expect("it ends")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Returns so many addresses of loopback that nobody has at the moment.
pub(crate) fn addresses<const COUNT: usize>() -> [String; COUNT] {
    let sockets = [(); COUNT].map(|()| UdpSocket::bind("127.0.0.1:0").expect("loopback has ports"));
    sockets.map(|socket| socket.local_addr().expect("it is bound").to_string())
}

/// Makes a key file.
pub(crate) fn key_file(dir: &Dir) -> PathBuf {
    let path = dir.0.join("cluster.key");
    interrex::runtime::create_key_file(&path, 1).expect("a key can be made");
    path
}

/// Writes the configuration file of a member; members are numbered from 1.
pub(crate) fn config_file(
    dir: &Dir,
    node: usize,
    addresses: &[String],
    key_file: &Path,
) -> PathBuf {
    let members = addresses
        .iter()
        .zip(1..)
        .map(|(address, id)| format!("    {{ id = {id}, address = \"{address}\" }},\n"));
    let text = format!(
        "cluster = 7\nnode = {node}\nkey_file = \"{}\"\nmembers = [\n{}]\n",
        key_file.display(),
        members.collect::<String>()
    );
    let path = dir.0.join(format!("node-{node}.toml"));
    fs::write(&path, text).expect("a file can be written");
    path
}
