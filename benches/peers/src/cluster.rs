//! Three processes of one contestant, as their parent sees them: started, heard, killed, reaped.
//!
//! Knows what each has said last, and judges nothing. Dropping a cluster kills and reaps all of it; if
//! this process is killed itself, its members follow it, all but etcd's.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::Context as _;
use interrex::runtime::{monotonic_nanos, random_key};
use tempfile::TempDir;

use crate::cli::{Contestant, Wait};
use crate::engines::{View, etcd};
use crate::member::{Orders, Word};

/// Members of a cluster.
const MEMBERS: usize = 3;

/// One wait for words; as long as Ctrl-C may take to be noticed.
const HEARING: Duration = Duration::from_millis(50);

/// A word with its speaker; `None` once the process has ended.
type Spoken = (usize, Option<Word>);

/// A running cluster.
pub(crate) struct Cluster {
    members: Vec<Child>,
    views: Vec<View>,
    killed: Option<usize>,
    mouth: Sender<Spoken>,
    ear: Receiver<Spoken>,
    guardian: Option<Child>,
    /// Where etcd keeps what it keeps, or the guardian listens; removed after the processes are gone.
    #[allow(dead_code, reason = "kept for its end")]
    data: Option<TempDir>,
}

impl Cluster {
    /// Starts three members that have never lived before, on ports that were free a moment ago.
    ///
    /// # Errors
    /// If a process can't be started or spoken to.
    pub(crate) fn start(contestant: Contestant, wait: Wait) -> anyhow::Result<Self> {
        let (mouth, ear) = channel();
        let mut cluster = Self {
            members: Vec::new(),
            views: vec![View::Nobody; MEMBERS],
            killed: None,
            guardian: None,
            mouth,
            ear,
            data: None,
        };
        match contestant {
            Contestant::Etcd => cluster.start_etcd()?,
            Contestant::InterrexFast
            | Contestant::InterrexFastGuarded
            | Contestant::InterrexLan
            | Contestant::InterrexLanGuarded
            | Contestant::RaftRs100us
            | Contestant::RaftRs200us
            | Contestant::RaftRs1ms
            | Contestant::Omnipaxos200us
            | Contestant::Omnipaxos1ms => cluster.start_own(contestant, wait)?,
        }
        Ok(cluster)
    }

    fn start_own(&mut self, contestant: Contestant, wait: Wait) -> anyhow::Result<()> {
        let addresses = free_addresses(UdpSocket::bind::<SocketAddr>, UdpSocket::local_addr)?;
        let key = random_key(1)?.to_line().trim_end().to_owned();
        let guardian = contestant.is_guarded().then(|| self.start_guardian()).transpose()?;
        for place in 0..MEMBERS {
            let (addresses, key, guardian) = (addresses.clone(), key.clone(), guardian.clone());
            let orders = Orders { contestant, wait, place, addresses, key, guardian };
            let mut command = Command::new(std::env::current_exe()?);
            command.arg("member").stdin(Stdio::piped()).stdout(Stdio::piped());
            let member = self.spawn(&mut command)?;
            let mut line = serde_json::to_string(&orders)?;
            line.push('\n');
            let stdin = member.stdin.take().context("a member without stdin")?;
            { stdin }.write_all(line.as_bytes()).context("a member does not take its orders")?;
            let stdout = member.stdout.take().context("a member without stdout")?;
            self.listen(place, stdout, |line| serde_json::from_str(line).ok())?;
        }
        Ok(())
    }

    /// One for all members, which share this host. They look for it until it is there.
    fn start_guardian(&mut self) -> anyhow::Result<PathBuf> {
        let directory = tempfile::tempdir().context("a directory for the guardian")?;
        let path = directory.path().join("guardian");
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("guardian").arg(&path).stdin(Stdio::null()).stdout(Stdio::null());
        self.guardian =
            Some(command.process_group(0).spawn().context("a guardian can't be started")?);
        self.data = Some(directory);
        Ok(path)
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
            let stderr = self.spawn(&mut command)?.stderr.take();
            let stamped = |line: &str| {
                let at_ns = monotonic_nanos();
                etcd::view_in(line).map(|view| Word { at_ns, view })
            };
            self.listen(place, stderr.context("etcd without stderr")?, stamped)?;
        }
        self.data = Some(data);
        Ok(())
    }

    /// A process group of its own: Ctrl-C on the terminal is for the parent, which ends its members.
    fn spawn(&mut self, command: &mut Command) -> anyhow::Result<&mut Child> {
        let child = command.process_group(0).spawn().context("a member can't be started")?;
        self.members.push(child);
        self.members.last_mut().context("it was pushed")
    }

    fn listen(
        &self,
        place: usize,
        stream: impl Read + Send + 'static,
        word_in: fn(&str) -> Option<Word>,
    ) -> io::Result<()> {
        let mouth = self.mouth.clone();
        let listen = move || {
            let lines = BufReader::new(stream).lines().map_while(Result::ok);
            for word in lines.filter_map(|line| word_in(&line)) {
                if mouth.send((place, Some(word))).is_err() {
                    return;
                }
            }
            // The cluster may be gone already.
            let _ = mouth.send((place, None));
        };
        thread::Builder::new().name("listener".into()).spawn(listen).map(drop)
    }

    /// The next that a member says until `deadline`, its place first; `None` if nobody has said anything
    /// for a while, which may be less.
    ///
    /// # Errors
    /// If a member has ended that was not killed.
    pub(crate) fn hear(&mut self, deadline: Instant) -> anyhow::Result<Option<(usize, Word)>> {
        let limit = deadline.saturating_duration_since(Instant::now()).min(HEARING);
        match self.ear.recv_timeout(limit) {
            Ok((place, Some(word))) => {
                self.views[place] = word.view;
                Ok(Some((place, word)))
            }
            Ok((place, None)) if self.killed != Some(place) => {
                anyhow::bail!("member {place} has ended by itself")
            }
            Ok((_, None)) | Err(_) => Ok(None),
        }
    }

    /// The leader that all members follow, but for itself: its number and its place.
    pub(crate) fn agreed(&self) -> Option<(u64, usize)> {
        agreed(&self.views)
    }

    /// Sends SIGKILL to a member; when, in nanoseconds of CLOCK_MONOTONIC, just before.
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

    /// CPU time that a member has taken so far, on average, in nanoseconds.
    ///
    /// # Errors
    /// If `/proc` does not say.
    pub(crate) fn cpu_ns(&self) -> anyhow::Result<u64> {
        let mut ticks = 0;
        for member in &self.members {
            let stat = fs::read_to_string(format!("/proc/{}/stat", member.id()))?;
            ticks += cpu_ticks(&stat).context("/proc/PID/stat has another form")?;
        }
        Ok(ticks * 1_000_000_000 / rustix::param::clock_ticks_per_second() / MEMBERS as u64)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for member in self.members.iter_mut().chain(&mut self.guardian) {
            // One that has ended already can't be killed, and needs not.
            let _ = member.kill();
        }
        for member in self.members.iter_mut().chain(&mut self.guardian) {
            let _ = member.wait();
        }
    }
}

/// Where three sockets were that the kernel chose ports for, all open at once.
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

/// User and system time, fields 14 and 15. The second field is the program's name, in parentheses.
fn cpu_ticks(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(") ")?;
    let mut times = rest.split(' ').skip(11).map(|field| field.parse::<u64>().ok());
    Some(times.next()?? + times.next()??)
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

    #[test]
    fn cpu_time_is_found_whatever_the_program_is_called() {
        let stat = "42 (a ) b) R 1 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 1 0 100 0 0";
        assert_eq!(cpu_ticks(stat), Some(300));
        assert_eq!(cpu_ticks("42 (peers) R 1"), None);
    }
}
