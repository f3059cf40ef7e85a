//! Hooks, gate and checks that hang, fail, flap, or are not to be trusted.

mod support;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;

use rustix::process::{Pid, Signal, geteuid, test_kill_process};
use support::{Cluster, eventually, path, script};
use tempfile::TempDir;

/// A command has a moment to end, and a new leader waits no longer than that.
const TIMES: [&str; 6] = [
    "--set",
    "takeover.delay=100ms",
    "--set",
    "takeover.grace=100ms",
    // A loaded host deposes nobody.
    "--set",
    "node.profile=wan",
];

fn home() -> TempDir {
    TempDir::new().expect("the temporary folder takes folders")
}

/// Returns the options that set these fields.
fn set(fields: &[(&str, String)]) -> Vec<String> {
    let options = fields.iter().map(|(field, value)| ["--set".into(), format!("{field}={value}")]);
    options.flatten().collect()
}

fn command(file: &Path) -> String {
    format!("[\"{}\"]", path(file))
}

fn cluster(count: usize, fields: &[(&str, String)]) -> Cluster {
    let options = set(fields);
    let options: Vec<_> = TIMES.into_iter().chain(options.iter().map(String::as_str)).collect();
    Cluster::new(count, &options, &[])
}

/// Returns the value of a metric without labels, or with these.
fn metric(cluster: &Cluster, place: usize, name: &str) -> Option<f64> {
    let text = cluster.get(place, "/metrics");
    let line = text.lines().find(|line| line.split(' ').next() == Some(name))?;
    line.split(' ').nth(1)?.parse().ok()
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

#[test]
fn a_hook_that_hangs_is_ended_at_its_limit_and_the_next_one_runs() {
    let home = home();
    let ids = home.path().join("ids");
    let hangs = script(
        home.path(),
        "hangs",
        &format!(
            "#!/bin/sh\ntrap '' TERM\necho $$ >> {}\nwhile :; do sleep 0.01; done\n",
            path(&ids)
        ),
    );
    let opens = script(home.path(), "opens", "#!/bin/sh\nexit 0\n");
    let mut cluster = cluster(
        1,
        &[
            ("hooks.became_leader", command(&hangs)),
            ("hooks.gate", command(&opens)),
            ("hooks.timeout", "200ms".into()),
        ],
    );
    cluster.start(0);
    // The gate is tried after that hook, so the hook was ended.
    cluster.in_charge();
    let id = text(&ids).trim().parse().expect("it has said its number");
    let id = Pid::from_raw(id).expect("it is no zero");
    assert!(test_kill_process(id).is_err(), "it is gone though it hears no SIGTERM");
    assert_eq!(metric(&cluster, 0, "interrex_hooks_failed_total"), Some(1.0));
}

#[test]
fn a_hook_that_fails_is_counted_and_logged_and_changes_nothing_else() {
    let home = home();
    let fails = script(home.path(), "fails", "#!/bin/sh\nexit 3\n");
    let mut cluster = cluster(3, &[("hooks.became_leader", command(&fails))]);
    cluster.start_all();
    let leader = cluster.in_charge();
    let failed = || metric(&cluster, leader, "interrex_hooks_failed_total");
    eventually("it is counted", || (failed() == Some(1.0)).then_some(()));
    assert!(cluster.logged(leader).contains("exit_code=3"), "{}", cluster.logged(leader));
    assert_eq!(cluster.in_charge(), leader);
    assert_eq!(metric(&cluster, leader, "interrex_elections_won_total"), Some(1.0));
}

#[test]
fn a_leader_whose_gate_hangs_resigns() {
    let home = home();
    let open = home.path().join("open");
    let gate = format!("#!/bin/sh\nwhile test ! -e {}; do sleep 0.01; done\n", path(&open));
    let gate = script(home.path(), "gate", &gate);
    let fields = [("hooks.gate", command(&gate)), ("hooks.timeout", "100ms".into())];
    let mut cluster = cluster(3, &fields);
    cluster.start_all();
    let resigned = |place| {
        let log = cluster.logged(place);
        let lost = log.find("leadership is lost");
        assert!(cluster.status(place).is_none_or(|status| status["in_charge"] == false));
        lost.filter(|lost| log[..*lost].contains("exit_code=124"))
    };
    eventually("one resigns after its gate was ended", || (0..3).find_map(resigned));
    fs::write(&open, "").expect("it can be written");
    cluster.in_charge();
}

/// As root only: nobody else may run programs as others.
#[test]
fn hooks_and_gate_run_as_their_user() {
    if !geteuid().is_root() {
        eprintln!("not tried: only root may run hooks as another user");
        return;
    }
    let home = home();
    // Everybody may come here, and only root may change the script.
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).expect("it is ours");
    let said = home.path().join("said");
    fs::write(&said, "").expect("it can be written");
    fs::set_permissions(&said, fs::Permissions::from_mode(0o666)).expect("it is ours");
    let says =
        format!("#!/bin/sh\necho \"$INTERREX_EVENT $(id -un) $(id -G)\" >> {}\n", path(&said));
    let says = script(home.path(), "says", &says);
    let mut cluster = cluster(
        1,
        &[
            ("hooks.became_leader", command(&says)),
            ("hooks.gate", command(&says)),
            ("hooks.user", "nobody".into()),
        ],
    );
    cluster.start(0);
    cluster.in_charge();
    let group = nobody_group();
    let expected = format!("became_leader nobody {group}\ngate nobody {group}\n");
    assert_eq!(text(&said), expected);
}

fn nobody_group() -> String {
    let users = fs::read_to_string("/etc/passwd").expect("there are users");
    let line = users.lines().find(|line| line.starts_with("nobody:")).expect("there is nobody");
    line.split(':').nth(3).expect("it has a group").to_owned()
}

#[test]
fn a_user_that_there_is_not_keeps_the_daemon_from_starting() {
    let mut cluster = cluster(1, &[("hooks.user", "nobody-of-that-name".into())]);
    cluster.start(0);
    assert_eq!(cluster.ended(0), Some(1));
    let log = cluster.logged(0);
    assert!(log.contains("hooks.user: nobody-of-that-name"), "{log}");
}

fn writable(home: &Path) -> PathBuf {
    let file = script(home, "writable", "#!/bin/sh\nexit 0\n");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o777)).expect("it is ours");
    file
}

#[test]
fn a_daemon_does_not_start_with_a_program_that_others_may_write() {
    let home = home();
    let file = writable(home.path());
    let check = [("check.0.name", "app".to_owned()), ("check.0.command", command(&file))];
    for (fields, name) in [
        (&[("hooks.became_leader", command(&file))][..], "hooks.became_leader: "),
        (&[("hooks.gate", command(&file))], "hooks.gate: "),
        (&check, "check app: "),
    ] {
        let mut cluster = cluster(1, fields);
        cluster.start(0);
        assert_eq!(cluster.ended(0), Some(1), "{name}");
        let log = cluster.logged(0);
        for words in [name, path(&file), "may be written by others", "chmod go-w"] {
            assert!(log.contains(words), "{words}: {log}");
        }
    }
    let mut exec = Cluster::new(1, &TIMES, &[path(&file)]);
    exec.start(0);
    assert_eq!(exec.ended(0), Some(1));
    assert!(exec.logged(0).contains("exec: "), "{}", exec.logged(0));
}

#[test]
fn a_hook_that_others_may_write_by_now_is_not_started_and_counts_as_failed() {
    let home = home();
    let said = home.path().join("said");
    let hook = script(home.path(), "hook", &format!("#!/bin/sh\necho ran >> {}\n", path(&said)));
    let mut cluster = cluster(1, &[("hooks.lost_leadership", command(&hook))]);
    cluster.start(0);
    cluster.in_charge();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o757)).expect("it is ours");
    cluster.ask(0, &["resign"]);
    let failed = || metric(&cluster, 0, "interrex_hooks_failed_total");
    eventually("it is counted", || (failed() >= Some(1.0)).then_some(()));
    assert!(cluster.logged(0).contains("may be written by others"), "{}", cluster.logged(0));
    assert_eq!(text(&said), "");
}

/// Serves pages of which every second one is an error. Returns the address, and the number of those
/// that were asked for.
fn flapping_server() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
    let address = listener.local_addr().expect("it is bound").to_string();
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 512]);
            let number = count.fetch_add(1, Relaxed);
            let status = if number.is_multiple_of(2) { "200 OK" } else { "503 No" };
            let _ = write!(stream, "HTTP/1.1 {status}\r\n\r\n");
        }
    });
    (address, asked)
}

#[test]
fn a_check_that_flaps_faster_than_it_counts_moves_nobody_and_one_that_does_not_is_counted() {
    let (address, asked) = flapping_server();
    let mut cluster = cluster(3, &[]);
    cluster.start_all();
    let leader = cluster.in_charge();
    // The time in which a loaded host answers.
    let check = format!(
        "[[check]]\nname = \"flaps\"\nhttp = \"http://{address}/\"\ninterval = \"1s\"\nfall = 2\n"
    );
    cluster.append(leader, &check);
    cluster.signal(leader, Signal::HUP);
    eventually("many tries", || (asked.load(Relaxed) >= 6).then_some(()));
    let changes = || metric(&cluster, leader, "interrex_check_changes_total{check=\"flaps\"}");
    assert_eq!(changes(), Some(0.0));
    assert_eq!(cluster.in_charge(), leader);
    assert_eq!(metric(&cluster, leader, "interrex_elections_won_total"), Some(1.0));
    // From now on each failure counts.
    let file = text(&cluster.file(leader)).replace("fall = 2\n", "fall = 1\n");
    fs::write(cluster.file(leader), file).expect("it can be written");
    cluster.signal(leader, Signal::HUP);
    eventually("each change is counted", || (changes() >= Some(3.0)).then_some(()));
}
