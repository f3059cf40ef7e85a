//! The members of a failover stage: processes, as the settings ask for them, and their guardian.
//!
//! Knows how they are started, also where a port was taken in between, and what they tell besides
//! elections.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use interrex::NodeId;
use interrex_testbed::{
    Cluster, Content, GuardianProcess, Line, Member, MemberGuardian, ProcessError, Program, Status,
};

use crate::records::Rejected;
use crate::settings::Fault;

use super::super::cluster::{members_of, node_seed};
use super::super::{Context, MEMBER, NotStarted, warn_once};

/// All members of one run.
pub(crate) struct Fleet {
    /// Before the guardian, so that its members go first.
    pub(crate) cluster: Cluster,
    guardian: Option<GuardianProcess>,
    /// The addresses at which members hear subscribers, that of node n at place n.
    pub(crate) subscribers: Vec<SocketAddr>,
    seed: u64,
    lives: u64,
    /// Lives that began with what an earlier one had made durable.
    pub(crate) durable_restarts: u64,
    /// The datagrams that members have told of as rejected: not all, since the last of a life may
    /// go untold.
    pub(crate) rejected: Rejected,
}

const NO_PROGRAM: &str = "the guardian or a member could not be started";

/// The times that free ports are looked for: between finding one and a member's use of it, another
/// process may take it.
const PORT_ATTEMPTS: u32 = 5;

/// The time that members may take to start; a host that is busy otherwise has taken ten seconds.
const STARTING_LIMIT: Duration = Duration::from_secs(60);

impl Fleet {
    /// Starts all members, on ports that were free a moment ago, as this fault needs them: with a
    /// guardian, or such that they can be asked to isolate themselves.
    pub(crate) fn launch(context: Context<'_>, fault: Fault) -> anyhow::Result<Self> {
        let mut attempt = 1;
        loop {
            let mut fleet = Self::prepare(context, fault)?;
            fleet.cluster.nodes().try_for_each(|node| fleet.start(node))?;
            match fleet.await_started(context) {
                Ok(()) => return Ok(fleet),
                Err(error) if attempt < PORT_ATTEMPTS && error.is::<NotStarted>() => attempt += 1,
                Err(error) => return Err(error),
            }
        }
    }

    fn prepare(context: Context<'_>, fault: Fault) -> anyhow::Result<Self> {
        let settings = context.settings;
        let program = Program::own(MEMBER).context(NO_PROGRAM)?;
        let guardian = fault.is_guarded().then(|| {
            let mut guardian = GuardianProcess::new(program.clone(), settings.guardian.into())?;
            context.interrupt.remove_when_aborted(guardian.directory());
            guardian.start().map(|()| guardian)
        });
        let guardian = guardian.transpose().context(NO_PROGRAM)?;
        // Closed at once: the ports are free for the members.
        let (members, addresses) = context.open_sockets()?;
        let (_, subscribers) = context.open_sockets()?;
        drop(members);
        let members = members_of(&addresses, context, "failover")?.map(|member| Member {
            subscribers: subscribers.get(usize::from(member.node.number())).copied(),
            ballast: settings.ballast.0,
            isolable: fault == Fault::Isolate,
            guardian: guardian
                .as_ref()
                .map_or(MemberGuardian::None, |guardian| MemberGuardian::At(guardian.socket())),
            ..member
        });
        Ok(Self {
            cluster: Cluster::new(program, members),
            guardian,
            subscribers,
            seed: settings.seed,
            lives: 0,
            durable_restarts: 0,
            rejected: Rejected::default(),
        })
    }

    /// Starts a member, which must not be running.
    pub(crate) fn start(&mut self, node: NodeId) -> anyhow::Result<()> {
        self.lives += 1;
        self.cluster.member_mut(node).seed = node_seed(self.seed, node.number(), self.lives);
        Ok(self.cluster.start(node)?)
    }

    /// Returns the processes of all but `leader`, the guardian's among them.
    pub(crate) fn others(&mut self, leader: NodeId) -> Vec<u32> {
        let nodes: Vec<_> = self.cluster.nodes().filter(|node| *node != leader).collect();
        let members: Vec<_> = nodes.into_iter().filter_map(|node| self.process(node)).collect();
        let guardian = self.guardian.as_ref().and_then(GuardianProcess::id);
        members.into_iter().chain(guardian).collect()
    }

    /// Returns the number of a member's process, if it runs.
    pub(crate) fn process(&mut self, node: NodeId) -> Option<u32> {
        self.cluster.process(node).map(|process| process.id())
    }

    /// Returns the time that the guardian has spent on a core; `None` if there is none, or the
    /// kernel does not say.
    pub(crate) fn guardian_cpu_time(&self) -> Option<Duration> {
        self.guardian.as_ref()?.cpu_time()
    }

    /// Returns the next that a member says, within `limit`.
    pub(crate) fn hear(&mut self, limit: Duration) -> Option<Line> {
        let line = self.cluster.next(limit)?;
        match &line.content {
            Content::Status(Status::Started { starts }) => {
                self.durable_restarts += u64::from(*starts > 1);
            }
            Content::Status(Status::Warned { warning }) => warn_once(warning),
            Content::Status(Status::Rejected { reason, count }) => {
                self.rejected.add(*reason, *count)
            }
            Content::Status(_) | Content::Event(_) => {}
        }
        Some(line)
    }

    fn await_started(&mut self, context: Context<'_>) -> anyhow::Result<()> {
        let Context { settings, interrupt, .. } = context;
        let together = settings.ballast.filling_time() * settings.nodes.into();
        let deadline = Instant::now() + STARTING_LIMIT + together;
        while let Some(node) = self.cluster.unstarted().filter(|_| !interrupt.is_raised()) {
            let failure = self.hear(Duration::from_millis(50)).and_then(|line| failure_in(&line));
            if let Some((node, reason)) = failure {
                return Err(NotStarted { node: node.number(), reason }.into());
            }
            if Instant::now() > deadline {
                let source = io::Error::from(io::ErrorKind::TimedOut);
                return Err(ProcessError { node, what: "heard in time", source }.into());
            }
        }
        Ok(())
    }
}

/// Returns who could not be started, could not do what it was asked, or has ended, and why.
pub(crate) fn failure_in(line: &Line) -> Option<(NodeId, String)> {
    if let Some(Status::Failed { reason }) = line.status() {
        return Some((line.node, reason.clone()));
    }
    let has_ended = matches!(line.status(), Some(Status::Ended));
    has_ended.then(|| (line.node, "its process has ended".to_owned()))
}
