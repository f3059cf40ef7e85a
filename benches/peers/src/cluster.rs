//! Three processes of one contestant, as their parent sees them: started, heard, killed, reaped.
//!
//! Knows the last statement of each, and judges nothing. Dropping a cluster kills and reaps all of
//! it; if this process is killed itself, its members follow it, all but etcd's.

use std::io;
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use interrex::runtime::monotonic_nanos;
use interrex_testbed::process::listen;
use interrex_testbed::{GuardianProcess, Process, Program, Waiting};
use tempfile::TempDir;

use crate::cli::{Contestant, Wait};
use crate::engines::{View, etcd, interrex as own};
use crate::member::{Orders, Statement};

/// The number of members of a cluster.
const MEMBERS: usize = 3;

/// One wait for statements; as long as Ctrl-C may take to be noticed.
const HEARING: Duration = Duration::from_millis(50);

/// A statement with its speaker; `None` once the process has ended.
type Spoken = (usize, Option<Statement>);

/// A running cluster.
pub(crate) struct Cluster {
    members: Vec<Process>,
    views: Vec<View>,
    killed: Option<usize>,
    sender: Sender<Spoken>,
    statements: Receiver<Spoken>,
    guardian: Option<GuardianProcess>,
    /// The directory of etcd's files; removed after the processes are gone.
    #[allow(dead_code, reason = "kept for its end")]
    data: Option<TempDir>,
}

impl Cluster {
    /// Starts three members that have never lived before, on ports that were free a moment ago.
    ///
    /// # Errors
    /// If a process can't be started or spoken to.
    pub(crate) fn start(contestant: Contestant, wait: Wait) -> anyhow::Result<Self> {
        let (sender, statements) = channel();
        let mut cluster = Self {
            members: Vec::new(),
            views: vec![View::Nobody; MEMBERS],
            killed: None,
            guardian: None,
            sender,
            statements,
            data: None,
        };
        match contestant {
            Contestant::Etcd => cluster.start_etcd()?,
            Contestant::InterrexFast
            | Contestant::InterrexFastGuarded
            | Contestant::InterrexLan
            | Contestant::InterrexLanGuarded => cluster.start_interrex(contestant, wait)?,
            Contestant::RaftRs100us
            | Contestant::RaftRs200us
            | Contestant::RaftRs1ms
            | Contestant::Omnipaxos200us
            | Contestant::Omnipaxos1ms => cluster.start_own(contestant, wait)?,
        }
        Ok(cluster)
    }

    fn start_own(&mut self, contestant: Contestant, wait: Wait) -> anyhow::Result<()> {
        let addresses = free_addresses(UdpSocket::bind::<SocketAddr>, UdpSocket::local_addr)?;
        for place in 0..MEMBERS {
            let orders = Orders { contestant, wait, place, addresses: addresses.clone() };
            let mut command = Command::new(std::env::current_exe()?);
            let read = |line: &str| serde_json::from_str(line).ok();
            let heard = self.listener_of(place);
            let member = Process::start_heard(command.arg("member"), &orders, read, heard);
            self.members.push(member.context("a member can't be started")?);
        }
        Ok(())
    }

    fn start_interrex(&mut self, contestant: Contestant, wait: Wait) -> anyhow::Result<()> {
        let addresses = free_addresses(UdpSocket::bind::<SocketAddr>, UdpSocket::local_addr)?;
        let program = Program::own(own::SUBCOMMAND)?;
        if contestant.is_guarded() {
            // One for all members, which share this host. They look for it until it is there.
            let mut guardian = GuardianProcess::new(program.clone(), Waiting::Asleep)?;
            guardian.start().context("a guardian can't be started")?;
            self.guardian = Some(guardian);
        }
        let socket = self.guardian.as_ref().map(GuardianProcess::socket);
        for (place, member) in own::members(contestant, wait, &addresses, socket)?.enumerate() {
            let heard = self.listener_of(place);
            let mut command = program.member();
            let member = Process::start_heard(&mut command, &member, own::statement_in, heard);
            self.members.push(member.context("a member can't be started")?);
        }
        Ok(())
    }

    /// Returns a function that passes on the statements of the member at `place`.
    fn listener_of(&self, place: usize) -> impl FnMut(Option<Statement>) + Send + use<> {
        let sender = self.sender.clone();
        // The cluster may be gone already.
        move |statement| {
            let _ = sender.send((place, statement));
        }
    }

    fn start_etcd(&mut self) -> anyhow::Result<()> {
        // All six at once, so that no port comes twice.
        let mut peers = Vec::new();
        for _ in 0..2 {
            peers.push(free_addresses(TcpListener::bind::<SocketAddr>, TcpListener::local_addr)?);
        }
        let [peers, clients] = <[_; 2]>::try_from(peers).unwrap_or_default();
        let data = tempfile::tempdir().context("a directory for etcd")?;
        for (place, client) in clients.into_iter().enumerate() {
            let command = etcd::command(place, &peers, client, data.path());
            let mut command = command.context("a place beyond etcd's members")?;
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
            let mut member = Process::start(&mut command).context("a member can't be started")?;
            let stderr = member.take_stderr().context("etcd without stderr")?;
            self.members.push(member);
            let stamped = |line: &str| {
                let at_ns = monotonic_nanos();
                etcd::view_in(line).map(|view| Statement { at_ns, view })
            };
            listen(stderr, stamped, self.listener_of(place))?;
        }
        self.data = Some(data);
        Ok(())
    }

    /// Returns the next statement of a member and its place, within `deadline`; `None` if there was
    /// none for a while, which may be shorter.
    ///
    /// # Errors
    /// If a member has ended that was not killed.
    pub(crate) fn hear(&mut self, deadline: Instant) -> anyhow::Result<Option<(usize, Statement)>> {
        let limit = deadline.saturating_duration_since(Instant::now()).min(HEARING);
        match self.statements.recv_timeout(limit) {
            Ok((place, Some(statement))) => {
                self.views[place] = statement.view;
                Ok(Some((place, statement)))
            }
            Ok((place, None)) if self.killed != Some(place) => {
                anyhow::bail!("member {place} has ended by itself")
            }
            Ok((_, None)) | Err(_) => Ok(None),
        }
    }

    /// Returns the number and place of the leader that all other members follow.
    pub(crate) fn agreed(&self) -> Option<(u64, usize)> {
        agreed(&self.views)
    }

    /// Sends SIGKILL to a member; returns the time just before, in nanoseconds of CLOCK_MONOTONIC.
    ///
    /// # Errors
    /// If it can't be killed.
    pub(crate) fn kill(&mut self, place: usize) -> anyhow::Result<u64> {
        self.killed = Some(place);
        let member = self.members.get_mut(place).context("no such member")?;
        let at_ns = monotonic_nanos();
        member.kill().context("a member can't be killed")?;
        Ok(at_ns)
    }

    /// Returns the CPU time that a member has taken so far, on average, in nanoseconds.
    ///
    /// # Errors
    /// If `/proc` does not say.
    pub(crate) fn cpu_ns(&self) -> anyhow::Result<u64> {
        let times = self.members.iter().map(Process::cpu_time);
        let sum: Duration = times.sum::<io::Result<_>>()?;
        Ok(u64::try_from(sum.as_nanos())? / MEMBERS as u64)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // All die at once; each is reaped when it is dropped.
        for member in &mut self.members {
            // One that has ended already can't be killed, and needs not.
            let _ = member.kill();
        }
    }
}

/// Returns the addresses of three sockets, all open at once, on ports that the kernel chose.
fn free_addresses<S>(
    bind: fn(SocketAddr) -> io::Result<S>,
    address: fn(&S) -> io::Result<SocketAddr>,
) -> io::Result<Vec<SocketAddr>> {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let sockets: Vec<S> = (0..MEMBERS).map(|_| bind(any)).collect::<io::Result<_>>()?;
    sockets.iter().map(address).collect()
}

fn agreed(views: &[View]) -> Option<(u64, usize)> {
    let leads = |view: &View| matches!(view, View::Leads(_));
    let place = views.iter().position(leads)?;
    let View::Leads(number) = *views.get(place)? else { return None };
    let follow = views.iter().filter(|view| **view == View::Follows(number)).count();
    (follow + 1 == views.len()).then_some((number, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leader_is_agreed_on_once_all_others_follow_that_one() {
        use View::{Follows, Leads, Nobody};
        assert_eq!(agreed(&[Follows(7), Leads(7), Follows(7)]), Some((7, 1)));
        assert_eq!(agreed(&[Follows(7), Leads(7), Follows(6)]), None);
        assert_eq!(agreed(&[Follows(7), Leads(7), Nobody]), None);
        assert_eq!(agreed(&[Leads(6), Leads(7), Follows(7)]), None);
        assert_eq!(agreed(&[Follows(7); 3]), None);
    }
}
