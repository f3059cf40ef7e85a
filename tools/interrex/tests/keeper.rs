//! `interrex keep`: the process around each program that a daemon starts.

mod support;

use std::fs;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use support::{Cluster, eventually, path};

const TIMES: [&str; 4] = ["--set", "takeover.delay=0s", "--set", "takeover.grace=0s"];

/// Starts a keeper as a daemon does.
fn ready() -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interrex"));
    command.args(["keep", "--parent", &std::process::id().to_string()]).stdin(Stdio::piped());
    command.spawn().expect("it was built")
}

/// Tells a keeper of a program, if there is one, and returns its end.
fn keep(program: Option<Value>) -> ExitStatus {
    let mut keeper = ready();
    let mut input = keeper.stdin.take().expect("it is piped");
    if let Some(program) = program {
        writeln!(input, "{program}").expect("it waits for that");
    }
    drop(input);
    keeper.wait().expect("it is our child")
}

fn program(script: &str, lease: &Value) -> Value {
    json!({
        "launch": { "program": ["sh", "-c", script], "environment": [["ANSWER", "7"]], "user": null },
        "grace": 0,
        "limit": null,
        "lease": lease,
    })
}

#[test]
fn a_program_begins_only_with_the_lease_of_its_own_term() {
    let mut cluster = Cluster::new(1, &TIMES, &[]);
    cluster.start(0);
    cluster.in_charge();
    let status = eventually("its status", || cluster.status(0));
    let led = status["term"].as_u64().expect("it is a number");
    let (page, ran) = (cluster.home.path().join("page-1"), cluster.home.path().join("ran"));
    let script = format!("touch {}", path(&ran));
    let keep_in = |term: u64| {
        // It may do without a lease for long, once it has begun.
        let lease = json!({ "page": path(&page), "term": term, "patience": 60_000_000_000_u64 });
        keep(Some(program(&script, &lease)))
    };
    for other in [led - 1, led + 1] {
        assert_eq!(keep_in(other).signal(), Some(9), "{other} where {led} is led");
        assert!(!ran.exists(), "{other} where {led} is led");
    }
    assert_eq!(keep_in(led).code(), Some(0));
    assert!(ran.exists());
}

#[test]
fn the_code_is_the_programs_own_or_tells_the_signal_that_has_ended_it() {
    for (script, code) in [("exit $ANSWER", 7), ("kill -TERM $$", 143), ("kill -KILL $$", 137)] {
        assert_eq!(keep(Some(program(script, &Value::Null))).code(), Some(code), "{script}");
    }
}

#[test]
fn a_keeper_that_is_told_of_no_program_ends() {
    assert_eq!(keep(None).code(), Some(127));
}

#[test]
fn a_program_has_no_input() {
    let reads = program("read line; test $? -ne 0 && test -z \"$line\"", &Value::Null);
    assert_eq!(keep(Some(reads)).code(), Some(0));
}

/// Returns the process that waits to become a keeper's program.
fn launcher(keeper: &Child) -> Pid {
    let parent = format!("PPid:\t{}\n", keeper.id());
    let is_its = |id: &i32| {
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let arguments = fs::read_to_string(format!("/proc/{id}/cmdline")).unwrap_or_default();
        status.contains(&parent) && arguments.split('\0').any(|word| word == "launch")
    };
    eventually("a process that waits", || {
        let entries = fs::read_dir("/proc").expect("it is mounted").flatten();
        let mut ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        ids.find(is_its).and_then(Pid::from_raw)
    })
}

/// Else the program would fail, weeks later.
#[test]
fn a_keeper_that_can_keep_no_program_any_more_ends_before_it_is_told_of_one() {
    for signal_of in [launcher, |keeper: &Child| Pid::from_child(keeper)] {
        let mut keeper = ready();
        let _waits = launcher(&keeper);
        kill_process(signal_of(&keeper), Signal::TERM).expect("it runs");
        // No success: word of a program may have come at the same moment.
        assert_eq!(keeper.wait().expect("it is our child").code(), Some(127));
    }
}

#[test]
fn what_waits_for_a_program_ends_with_its_keeper() {
    let mut keeper = ready();
    let launcher = launcher(&keeper);
    keeper.kill().expect("it runs");
    keeper.wait().expect("it is our child");
    // Whoever adopts it may not wait for it.
    let stat = format!("/proc/{}/stat", launcher.as_raw_nonzero());
    eventually("its end", || {
        let stat = fs::read_to_string(&stat).unwrap_or_default();
        (stat.is_empty() || stat.contains(") Z ")).then_some(())
    });
}
