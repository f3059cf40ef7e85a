//! etcd: a member on each host, and a lock that `etcdctl` holds by a lease. Its holder leads.
//!
//! `etcdctl lock` prints its key once it holds the lock, and ends once its lease has expired. The
//! token is the revision that has created the key: those who wait get the lock in this order. A
//! client speaks to the member of its own host, which dies and is cut off with it, so that no
//! failure of another host breaks its stream.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use interrex::Term;
use serde::Deserialize;

use super::part::{Part, command};
use super::standing::Standings;
use super::{Orders, Programs};

/// The times in milliseconds between heartbeats and until an election. The tuning guide asks for
/// about a round trip, and for ten times that. etcd accepts no election below five heartbeats.
const HEARTBEAT_MS: &str = "10";
const ELECTION_MS: &str = "100";

/// The shortest lease in seconds: etcd rounds one and a half elections up to a second.
const LEAST_TTL_S: &str = "1";

const PEER_PORT: u16 = 2_380;

/// The address at which a client of this host reaches its member.
const CLIENT: ([u8; 4], u16) = ([127, 0, 0, 1], 2_379);

/// The time within which a member that is well says so.
const HEALTH_LIMIT: Duration = Duration::from_millis(200);

/// A member and its client on one host.
pub(super) struct Etcd {
    command: Command,
    member: Part,
    lock: Option<Lock>,
    standings: Standings,
}

/// A client that holds the lock or waits for it, and the thread that reads what it says.
struct Lock {
    part: Part,
    listener: JoinHandle<()>,
}

impl Etcd {
    pub(super) fn start(orders: &Orders, standings: &Standings) -> io::Result<Self> {
        let member = &orders.host.member;
        let (node, addresses) = (usize::from(member.node.number()), &member.addresses);
        let own = addresses.get(node).ok_or(io::ErrorKind::NotFound)?;
        let mut command = command("etcd")?;
        command.arg("--data-dir").arg(orders.directory.join(format!("etcd-{node}")));
        command.args(arguments(node, own, addresses));
        let member = Part::start(&mut command)?;
        Ok(Self { command, member, lock: None, standings: standings.clone() })
    }

    /// Starts a client that waits for the lock, and reads what it says.
    fn start_lock(&self) -> io::Result<Lock> {
        let mut command = command("etcdctl")?;
        command.args(["lock", "torture", "--ttl", LEAST_TTL_S, "--write-out", "json"]);
        let endpoint = SocketAddr::from(CLIENT).to_string();
        let mut part =
            Part::start(command.args(["--endpoints", &endpoint]).stdout(Stdio::piped()))?;
        let stdout = part.0.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let standings = self.standings.clone();
        let listen = move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                match token_in(&line) {
                    Some(token) => standings.take(Some(token)),
                    None => standings.note(format!("etcdctl: {line}")),
                }
            }
            standings.take(None);
        };
        let listener = thread::Builder::new().name("etcdctl".into()).spawn(listen)?;
        Ok(Lock { part, listener })
    }
}

impl Programs for Etcd {
    fn tend(&mut self) -> io::Result<()> {
        if let Some(status) = self.member.ended()? {
            self.standings.note(format!("etcd has ended and is started again: {status}"));
            self.member = Part::start(&mut self.command)?;
        }
        if let Some(mut lock) = self.lock.take() {
            if lock.part.ended()?.is_none() {
                self.lock = Some(lock);
            } else {
                // What it has said last comes before what the next one says. It is no error that
                // a thread which has panicked says no more.
                let _ = lock.listener.join();
            }
        }
        // A client that is started before would wait for seconds until it tries again.
        if self.lock.is_none() && is_healthy() {
            // The host is up, and does not lead yet.
            self.standings.take(None);
            self.lock = Some(self.start_lock()?);
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if let Some(lock) = &mut self.lock {
            lock.part.end()?;
        }
        self.member.end()
    }
}

/// Returns the token in what `etcdctl lock` prints once it holds the lock.
fn token_in(line: &str) -> Option<Term> {
    #[derive(Deserialize)]
    struct Got {
        kvs: Vec<Key>,
    }
    #[derive(Deserialize)]
    struct Key {
        create_revision: u64,
    }
    let got: Got = serde_json::from_str(line).ok()?;
    Some(Term(got.kvs.first()?.create_revision))
}

/// Returns whether the member of this host serves clients and knows a leader.
fn is_healthy() -> bool {
    let ask = || -> io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&CLIENT.into(), HEALTH_LIMIT)?;
        stream.set_read_timeout(Some(HEALTH_LIMIT))?;
        stream.write_all(b"GET /health HTTP/1.0\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.contains("\"health\":\"true\""))
}

/// Returns the arguments of the member at this place.
fn arguments(node: usize, own: &SocketAddr, addresses: &[SocketAddr]) -> Vec<String> {
    let peer = |address: &SocketAddr| format!("http://{}:{PEER_PORT}", address.ip());
    let cluster = addresses.iter().enumerate();
    let cluster: Vec<_> =
        cluster.map(|(place, address)| format!("n{place}={}", peer(address))).collect();
    let (name, client) = (format!("n{node}"), format!("http://{}", SocketAddr::from(CLIENT)));
    let arguments = [
        ("--name", name),
        ("--listen-peer-urls", peer(own)),
        ("--initial-advertise-peer-urls", peer(own)),
        ("--listen-client-urls", client.clone()),
        ("--advertise-client-urls", client),
        ("--initial-cluster", cluster.join(",")),
        ("--heartbeat-interval", HEARTBEAT_MS.to_owned()),
        ("--election-timeout", ELECTION_MS.to_owned()),
        ("--pre-vote", "true".to_owned()),
        ("--logger", "zap".to_owned()),
        ("--log-outputs", "stderr".to_owned()),
        ("--log-level", "error".to_owned()),
    ];
    arguments.into_iter().map(|(name, value)| format!("{name}={value}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_the_revision_that_has_created_the_key() {
        let line = r#"{"header":{"cluster_id":7,"revision":9,"raft_term":2},"kvs":[{"key":"dG8=",
            "create_revision":5,"mod_revision":6,"version":1,"lease":82}],"count":1}"#;
        assert_eq!(token_in(line), Some(Term(5)));
        for other in ["", "session expired", "{\"header\":{}}", "{\"kvs\":[]}"] {
            assert_eq!(token_in(other), None, "{other}");
        }
    }

    #[test]
    fn a_member_is_told_all_members_and_its_own_address() {
        let addresses: Vec<SocketAddr> =
            (1..=3).map(|it| SocketAddr::from(([10, 77, 0, it], 7_411))).collect();
        let arguments = arguments(1, &addresses[1], &addresses);
        let cluster = "--initial-cluster=n0=http://10.77.0.1:2380,n1=http://10.77.0.2:2380,\
                       n2=http://10.77.0.3:2380";
        let fastest = ["--heartbeat-interval=10", "--election-timeout=100"];
        let expected = [cluster, "--name=n1", "--listen-peer-urls=http://10.77.0.2:2380"];
        for expected in expected.into_iter().chain(fastest) {
            assert!(arguments.iter().any(|it| it == expected), "{expected} in {arguments:?}");
        }
    }
}
