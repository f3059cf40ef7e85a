//! Disks that are full or fail.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{Cluster, eventually, path, script};

const TIMES: [&str; 4] = ["--set", "takeover.delay=0s", "--set", "takeover.grace=0s"];

/// Returns whether this process may mount something where nobody else sees it.
fn may_mount() -> bool {
    Command::new("unshare").args(["--mount", "true"]).status().is_ok_and(|status| status.success())
}

/// Returns a program that starts the daemon where `full` is a file system without room.
fn on_a_full_disk(cluster: &Cluster, full: &Path) -> PathBuf {
    let (full, program) = (path(full), path(&cluster.program));
    let inside = format!(
        "mount -t tmpfs -o size=64k,nr_inodes=2 full {full} && \
         ! head -c 1m /dev/zero > {full}/filler 2> /dev/null && exec {program} \"$@\""
    );
    let text = format!("#!/bin/sh\nexec unshare --mount sh -c '{inside}' sh \"$@\"\n");
    script(cluster.home.path(), "inside", &text)
}

/// As root only: nobody else may mount a file system.
#[test]
fn a_daemon_without_room_for_a_file_does_not_start_and_names_it() {
    if !may_mount() {
        eprintln!("not tried: this process may mount no file system");
        return;
    }
    for (field, file) in
        [("node.store", "votes"), ("node.public_page", "page"), ("control.socket", "socket")]
    {
        let mut cluster = Cluster::new(1, &TIMES, &[]);
        let full = cluster.home.path().join("full");
        fs::create_dir(&full).expect("it can be made");
        cluster.program = on_a_full_disk(&cluster, &full);
        let file = full.join(file);
        cluster.set_last(&format!("{field}={}", path(&file)));
        cluster.start(0);
        assert_eq!(cluster.ended(0), Some(1), "{field}");
        let log = cluster.logged(0);
        // Lines of the guardian may stand beside it.
        let error = log.lines().find(|line| line.starts_with("error: ")).expect("it says why");
        assert!(error.contains(path(&file)), "{field}: {log}");
        assert!(error.contains("No space left") || error.contains("room"), "{field}: {log}");
    }
}

/// Returns a program that starts the daemon so that writes to its files may be made to fail: it
/// hears no SIGXFSZ, and its log goes through another process.
fn with_failing_writes(cluster: &Cluster) -> PathBuf {
    let program = path(&cluster.program);
    let home = path(cluster.home.path());
    let text = format!(
        "#!/bin/sh\ntrap '' XFSZ\nlog={home}/pipe-$$\nmkfifo $log\ncat $log >&2 &\n\
         exec {program} \"$@\" 2> $log\n"
    );
    script(cluster.home.path(), "limited", &text)
}

/// Lets every write to a file of this daemon fail, or no more.
fn fail_writes(cluster: &Cluster, place: usize, fails: bool) {
    let limit = if fails { "0" } else { "unlimited" };
    let limits = Command::new("prlimit")
        .args(["--pid", &cluster.id(place).to_string(), &format!("--fsize={limit}:")])
        .status();
    assert!(limits.expect("util-linux is installed").success());
}

/// Returns who leads by the status of all that answer.
fn leaders(cluster: &Cluster) -> Vec<(usize, u64)> {
    let leads = |place| {
        let status = cluster.status(place)?;
        let term = status["term"].as_u64().expect("it is a number");
        (status["is_leader"] == true).then_some((place, term))
    };
    (0..3).filter_map(leads).collect()
}

#[test]
fn a_store_that_begins_to_fail_is_named_and_no_vote_is_given_by_it() {
    // A guardian would hand on the vote that a leader leaves to its heir.
    let options = [&TIMES[..], &["--set", "node.guardian=off"]].concat();
    let mut cluster = Cluster::new(3, &options, &[]);
    cluster.program = with_failing_writes(&cluster);
    for place in 0..3 {
        let store = format!("store = \"store-{}\"", place + 1);
        let text = fs::read_to_string(cluster.file(place)).expect("it is there");
        let unset = "#: store = \"/var/lib/interrex/votes\"";
        assert!(text.contains(unset), "{text}");
        fs::write(cluster.file(place), text.replace(unset, &store)).expect("it can be written");
        cluster.start(place);
    }
    let leader = cluster.in_charge();
    let others = [(leader + 1) % 3, (leader + 2) % 3];
    for place in others {
        eventually("it takes part", || {
            cluster.status(place)?["waits_for"].as_array()?.is_empty().then_some(())
        });
    }
    fail_writes(&cluster, others[0], true);
    cluster.kill(leader);
    // Of the two that are left one can't vote, so nobody is elected.
    eventually("it says what is wrong", || {
        assert!(leaders(&cluster).is_empty(), "{:?}", leaders(&cluster));
        let log = cluster.logged(others[0]);
        let line = log.lines().find(|line| line.contains("can't make the hard state durable"))?;
        assert!(line.contains("store-") && line.contains("File too large"), "{line}");
        Some(())
    });
    let errors = |place| {
        let text = cluster.get(place, "/metrics");
        let line = text.lines().find(|line| line.starts_with("interrex_store_errors_total "));
        line.expect("it is exported").split(' ').nth(1)?.parse::<f64>().ok()
    };
    assert!(errors(others[0]) > Some(0.0));
    assert_eq!(errors(others[1]), Some(0.0));
    assert!(leaders(&cluster).is_empty(), "{:?}", leaders(&cluster));
    fail_writes(&cluster, others[0], false);
    cluster.in_charge();
    assert!(!cluster.logged(others[0]).contains("panicked"), "{}", cluster.logged(others[0]));
}
