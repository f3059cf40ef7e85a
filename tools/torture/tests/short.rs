//! The program as a whole: a short run, and one that is interrupted. Where this host has no network
//! namespaces, or this user may not make them, the nodes share the loopback interface.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

const VIOLATED: Option<i32> = Some(3);
const INTERRUPTED: Option<i32> = Some(130);

fn command(out: &Path, minutes: &str, only: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_torture"));
    command.args(["--hosts", "3", "--seed", "7", "--minutes", minutes, "--only", only]);
    command.arg("--out").arg(out).stdout(Stdio::null());
    command
}

fn start(out: &Path, minutes: &str, only: &str) -> Child {
    command(out, minutes, only).spawn().expect("it was just built")
}

/// Returns the names of what a run of this process has made and not removed.
fn left_behind(process: u32) -> Vec<String> {
    let opening = format!("interrex-torture-{process}");
    let is_of_run = |name: &String| {
        name.strip_prefix(&opening).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let groups = ["", "/cpu", "/freezer", "/memory"].map(|it| format!("/sys/fs/cgroup{it}"));
    let folders = groups.into_iter().chain(["/run/netns", "/dev/shm"].map(str::to_owned));
    let entries = folders.flat_map(fs::read_dir).flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(is_of_run).collect()
}

#[test]
fn a_short_run_violates_nothing_has_something_to_check_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().expect("the system has a place for such things");
    // Control runs of an earlier run, which can't even be read.
    let earlier = ["history-etcd.jsonl", "control.csv"].map(|name| home.path().join(name));
    earlier.iter().for_each(|path| fs::write(path, "earlier").expect("the folder takes files"));
    let mut child = start(
        home.path(),
        "0.2",
        "kill,pause,resign,transfer,memory-pressure,io-errors,switch-down",
    );
    let status = child.wait().expect("it is ours");
    let history = fs::read_to_string(home.path().join("history.jsonl")).expect("it was written");
    assert_ne!(status.code(), VIOLATED, "{history}");
    assert!(status.success(), "{status}");
    for record in ["\"fault\"", "\"claim\"", "\"page\"", "\"writes\"", "\"became_leader\""] {
        assert!(history.contains(record), "no {record} in the history");
    }
    let faults = history.lines().filter(|line| line.starts_with("{\"fault\""));
    let mended = faults.filter(|line| line.contains("\"skipped\":null"));
    let mended: Vec<_> = mended.collect();
    let networks = history.lines().next().is_some_and(|run| run.contains("\"networks\":true"));
    for kind in ["\"kill\"", "\"switch-down\""].into_iter().take(1 + usize::from(networks)) {
        assert!(mended.iter().any(|line| line.contains(kind)), "no {kind} was made");
    }
    for fault in mended {
        let time = |name: &str| {
            let (_, rest) = fault.split_once(name).expect("each fault has its times");
            let digits = rest.split(|it: char| !it.is_ascii_digit()).nth(2);
            digits.and_then(|it| it.parse::<u64>().ok()).expect("a time is a number")
        };
        let times = ["begin_ns", "mending_ns", "end_ns"].map(time);
        assert!(times.is_sorted() && times[0] > 0, "{fault}");
    }
    let page = fs::read_to_string(home.path().join("report.html")).expect("it was written");
    assert!(page.contains("no violation") && page.contains("<svg"));
    assert_eq!(left_behind(child.id()), Vec::<String>::new());
    assert!(earlier.iter().all(|path| !path.exists()), "they have nothing to do with this run");
    let cut: String = history
        .lines()
        .filter(|it| !it.starts_with("{\"end\""))
        .map(|it| format!("{it}\n"))
        .collect();
    fs::write(home.path().join("history.jsonl"), cut).expect("it is ours");
    let check = Command::new(env!("CARGO_BIN_EXE_torture")).arg("check").arg(home.path()).output();
    let check = check.expect("it was just built");
    let said = String::from_utf8_lossy(&check.stdout);
    assert!(said.contains("INCOMPLETE") && check.status.code() == Some(1), "{said}");
}

/// Returns the command lines of processes that a run of this process has started in its directory.
fn survivors(process: u32) -> Vec<String> {
    let directory = format!("interrex-torture-{process}/");
    let entries = fs::read_dir("/proc").expect("it is Linux").flatten();
    let lines = entries.filter_map(|entry| fs::read_to_string(entry.path().join("cmdline")).ok());
    lines.filter(|line| line.contains(&directory)).collect()
}

#[test]
fn control_runs_have_histories_of_their_own_stand_beside_and_leave_nothing_behind() {
    let home = tempfile::tempdir().expect("the system has a place for such things");
    let mut command = command(home.path(), "0.15", "kill,pause");
    command.args(["--beside", "keepalived,etcd"]).stderr(Stdio::piped());
    let child = command.spawn().expect("it was just built");
    let process = child.id();
    let output = child.wait_with_output().expect("it is ours");
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("a control run of") || said.contains("control runs need") {
        eprintln!("SKIPPED: {said}");
        return;
    }
    assert_ne!(output.status.code(), VIOLATED, "{said}");
    assert!(output.status.success(), "{said}");
    for system in ["keepalived", "etcd"] {
        let history = home.path().join(format!("history-{system}.jsonl"));
        let history = fs::read_to_string(history).expect("it was written");
        for record in ["\"fault\"", "\"writes\"", "\"standing\"", system] {
            assert!(history.contains(record), "no {record} in the history of {system}");
        }
    }
    let rows = fs::read_to_string(home.path().join("control.csv")).expect("it was written");
    let names: Vec<_> = rows.lines().filter_map(|row| row.split(',').next()).collect();
    assert_eq!(names, ["system", "interrex", "keepalived", "etcd"]);
    let page = fs::read_to_string(home.path().join("report.html")).expect("it was written");
    assert!(page.contains("Other systems, same schedule"));
    assert_eq!(survivors(process), Vec::<String>::new());
    assert_eq!(left_behind(process), Vec::<String>::new());
}

#[test]
fn a_run_that_is_interrupted_mends_ends_and_removes_all_and_is_still_judged() {
    let home = tempfile::tempdir().expect("the system has a place for such things");
    let mut command = command(home.path(), "10", "pause");
    let mut child = command.args(["--profile", "fast"]).spawn().expect("it was just built");
    let history = home.path().join("history.jsonl");
    let deadline = Instant::now() + Duration::from_secs(60);
    while !fs::read_to_string(&history).unwrap_or_default().contains("\"fault\"") {
        assert!(Instant::now() < deadline, "no fault was made within a minute");
        std::thread::sleep(Duration::from_millis(50));
    }
    kill_process(Pid::from_child(&child), Signal::INT).expect("it is ours");
    let status = child.wait().expect("it is ours");
    assert_eq!(status.code(), INTERRUPTED);
    let settings = fs::read_to_string(&history).expect("it was written");
    assert!(settings.contains("\"guarded\":false"), "this profile has no guardians");
    assert!(home.path().join("report.html").exists());
    assert_eq!(left_behind(child.id()), Vec::<String>::new());
}
