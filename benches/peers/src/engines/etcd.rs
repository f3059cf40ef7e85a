//! etcd: the program on PATH, with the lowest values it takes.
//!
//! It is no engine on the shared loop. Its log says who leads, and the time is that of the parent's
//! reading: some tens of microseconds late, of milliseconds.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use super::View;

/// The heartbeat interval in milliseconds; etcd takes whole ones.
const HEARTBEAT_MS: u32 = 1;

/// The election timeout in milliseconds; etcd takes no less than five heartbeats.
const ELECTION_MS: u32 = 5;

/// Returns the version of the program on PATH; `None` if there is none.
pub(crate) fn version() -> Option<String> {
    let output = Command::new("etcd").arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().find_map(|line| line.strip_prefix("etcd Version: ")).map(str::to_owned)
}

/// Returns the values as the table shows them.
pub(super) fn values() -> String {
    format!("heartbeat {HEARTBEAT_MS} ms, election {ELECTION_MS} ms")
}

/// Returns the command of the member at `place`; `None` if `peers` has no such place. Members
/// listen to each other at `peers`, and this one to clients at `clients`; below `data` it keeps its
/// files.
pub(crate) fn command(
    place: usize,
    peers: &[SocketAddr],
    clients: SocketAddr,
    data: &Path,
) -> Option<Command> {
    let own = format!("http://{}", peers.get(place)?);
    let named = |(place, address)| format!("m{place}=http://{address}");
    let cluster: Vec<String> = peers.iter().enumerate().map(named).collect();
    let clients = format!("http://{clients}");
    let mut command = Command::new("etcd");
    command.arg("--data-dir").arg(data.join(place.to_string()));
    // The others keep nothing on a disk either.
    command.arg("--unsafe-no-fsync");
    let options = [
        ("--name", format!("m{place}")),
        ("--listen-peer-urls", own.clone()),
        ("--initial-advertise-peer-urls", own),
        ("--listen-client-urls", clients.clone()),
        ("--advertise-client-urls", clients),
        ("--initial-cluster", cluster.join(",")),
        ("--heartbeat-interval", HEARTBEAT_MS.to_string()),
        ("--election-timeout", ELECTION_MS.to_string()),
        ("--logger", "zap".to_owned()),
        ("--log-outputs", "stderr".to_owned()),
    ];
    for (name, value) in options {
        command.arg(name).arg(value);
    }
    Some(command)
}

/// Returns what a line of its log says of the leader, if it says anything of that.
pub(crate) fn view_in(line: &str) -> Option<View> {
    if let Some((_, term)) = line.split_once(" became leader at term ") {
        return Some(View::Leads(leading_number(term)?));
    }
    if let Some((before, rest)) = line.split_once(" elected leader ") {
        let (leader, term) = rest.split_once(" at term ")?;
        let (term, is_itself) = (leading_number(term)?, before.ends_with(leader));
        return Some(if is_itself { View::Leads(term) } else { View::Follows(term) });
    }
    line.contains(" lost leader ").then_some(View::Nobody)
}

fn leading_number(text: &str) -> Option<u64> {
    text.split(|symbol: char| !symbol.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(message: &str) -> String {
        format!("{{\"level\":\"info\",\"ts\":\"2024-01-01T00:00:00.000Z\",\"msg\":\"{message}\"}}")
    }

    #[test]
    fn the_log_is_understood() {
        let view = |message| view_in(&line(message));
        assert_eq!(view("8e9e05c5 became leader at term 12"), Some(View::Leads(12)));
        let elected = "raft.node: 8e9e05c5 elected leader fd422379 at term 3";
        assert_eq!(view(elected), Some(View::Follows(3)));
        let itself = "raft.node: 8e9e05c5 elected leader 8e9e05c5 at term 3";
        assert_eq!(view(itself), Some(View::Leads(3)));
        let lost = "raft.node: 8e9e05c5 lost leader fd422379 at term 3";
        assert_eq!(view(lost), Some(View::Nobody));
        assert_eq!(view("8e9e05c5 became candidate at term 4"), None);
        assert_eq!(view("8e9e05c5 became leader at term x"), None);
    }
}
