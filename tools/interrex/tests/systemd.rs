//! The words that systemd is told.

mod support;

use std::os::unix::net::UnixDatagram;

use rustix::process::Signal;
use support::{Cluster, PATIENCE, path};

/// Waits for these words, and returns all that came before.
fn heard(socket: &UnixDatagram, words: &str) -> Vec<String> {
    let mut before = Vec::new();
    loop {
        let mut room = [0; 4_096];
        let length = socket.recv(&mut room).unwrap_or_else(|error| {
            panic!("{words}: {error} after {before:?}");
        });
        let told = String::from_utf8_lossy(&room[..length]).into_owned();
        if told.lines().any(|line| line == words) {
            return before;
        }
        before.push(told);
    }
}

/// The node hears nobody and stands by, so it makes as few passes as a node that lives can.
#[test]
fn systemd_hears_that_the_daemon_is_ready_that_it_lives_and_that_it_ends() {
    let mut cluster = Cluster::new(1, &["--set", "node.standby=true"], &[]);
    let place = cluster.home.path().join("notify");
    let socket = UnixDatagram::bind(&place).expect("it can be bound");
    socket.set_read_timeout(Some(PATIENCE)).expect("it is no zero");
    cluster.variables = vec![
        ("NOTIFY_SOCKET".into(), path(&place).into()),
        ("WATCHDOG_USEC".into(), "200000".into()),
    ];
    cluster.start(0);
    assert_eq!(heard(&socket, "READY=1"), [""; 0], "nothing comes before it is ready");
    // For longer than a thread may be silent: signs of life go on only if passes do.
    for _ in 0..65 {
        assert_eq!(heard(&socket, "WATCHDOG=1"), [""; 0]);
    }
    cluster.signal(0, Signal::TERM);
    heard(&socket, "STOPPING=1");
    assert_eq!(cluster.ended(0), Some(0));
}
