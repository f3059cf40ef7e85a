//! Failover: a fault befalls the leader, and another takes over.
//!
//! Members are processes, for a stopped thread would not be a crash. Measured from the fault until
//! another is published as leader with a lease, in the parts of `split.rs`: detection, drain of
//! the promises to the old leader, election, publication. A killed member is started again: with
//! `--store` on the file of its former life, else having forgotten everything (R14). One that
//! lives on goes on where it was, and is to follow. Then the same processes are watched
//! undisturbed.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | rounds, and which of them count |
//! | `strike.rs` | how each fault is brought about, and mended |
//! | `split.rs` | where the time goes |
//! | `fleet.rs` | the members, and their guardian |
//! | `client.rs` | a process that is no member, and is told who leads |
//! | `calm.rs` | what the same processes do while nothing happens |

mod calm;
mod client;
mod fleet;
mod split;
mod strike;

use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::runtime::monotonic_nanos;
use interrex::{NodeId, Term};
use interrex_testbed::{
    Content, Count, ElectionKind, Ledger, Line, LoadProcess, Request, Status, Victory,
};

use crate::records::{Baseline, Calm, Failover, Floor, KillFloor};
use crate::settings::{Fault, name_of};

use super::apart::Apart;
use super::{Context, NotStarted, ROUNDS, STAGE_LIMIT, TIMEOUTS_LIMIT, kill_floor, loaded};
use client::Client;
use fleet::{Fleet, failure_in};
use split::{Campaigns, DetectedBy, Split};

/// So many disturbed rounds in a row mean that this host can't keep a leader with this profile.
const DISTURBED_LIMIT: u64 = 20;

/// The times that a member is started again after it has failed at once.
const RESTARTS_LIMIT: u32 = 5;

/// One wait for news; as long as Ctrl-C may take to be noticed.
const HEARING: Duration = Duration::from_millis(50);

/// Lets `fault` befall leaders and measures; then watches for `calm`, unless that is zero. A kill
/// under a guardian is measured beside its floor.
pub(crate) fn run(context: Context<'_>, fault: Fault, calm: Duration) -> anyhow::Result<Failover> {
    let floor = fault.is_guarded().then(|| kill_floor::run(context)).transpose()?;
    let mut failover = run_faults(context, fault, calm)?;
    floor.into_iter().for_each(|floor| failover.compare_with(floor));
    Ok(failover)
}

fn run_faults(context: Context<'_>, fault: Fault, calm: Duration) -> anyhow::Result<Failover> {
    let rounds = context.settings.rounds.unwrap_or(ROUNDS);
    context.progress.begin(name_of(fault), rounds.into());
    let mut stage = Stage::launch(context, fault)?;
    stage.client = Some(Client::start(context, &stage.fleet.subscribers)?);
    match stage.run_rounds(rounds.into()).and_then(|()| {
        // It is gone while the members are watched: the cores are theirs.
        stage.client = None;
        stage.watch(calm)
    }) {
        Err(error) if stage.found.rounds == 0 => return Err(error),
        // What was measured before stays measured.
        Err(error) => {
            stage.note_account();
            stage.found.ended_early = Some(format!("{error:#}"));
        }
        Ok(calm) => stage.found.steady = calm,
    }
    let Fleet { durable_restarts, rejected, .. } = stage.fleet;
    Ok(Failover { durable_restarts, rejected, ..stage.found })
}

/// Watches processes that no fault befalls, under a guardian; `None` if the user has had enough.
pub(crate) fn watch(context: Context<'_>, length: Duration) -> anyhow::Result<Option<Calm>> {
    Stage::launch(context, Fault::Notice)?.watch(length)
}

struct Stage<'a> {
    context: Context<'a>,
    fault: Fault,
    fleet: Fleet,
    /// The client of the members; none where they are only watched.
    client: Option<Client>,
    apart: Option<Apart>,
    load: Option<LoadProcess>,
    ledger: Ledger,
    campaigns: Campaigns,
    /// The time since which the fault of this round is there, once that is known.
    struck_ns: Option<u64>,
    /// The member whose victory was heard of last.
    leader: Option<NodeId>,
    /// The member that was killed and is not reaped yet.
    killed: Option<NodeId>,
    /// The counts of members, as far as they were asked and have answered.
    counts: BTreeMap<NodeId, Count>,
    rounds_begun: u32,
    disturbed_in_a_row: u64,
    restarts_in_a_row: u32,
    found: Failover,
}

/// A leader as all members see it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct View {
    term: Term,
    leader: NodeId,
}

/// A line, and what the ledger makes of it.
type Heard = (Line, Option<(Victory, ElectionKind)>);

/// The outcome of a fault.
enum Outcome {
    /// This member won; and the time since which the fault was there.
    Succeeded(NodeId, Victory, u64),
    /// The leader that it befell had been replaced before.
    Disturbed,
    TimedOut,
}

impl<'a> Stage<'a> {
    fn launch(context: Context<'a>, fault: Fault) -> anyhow::Result<Self> {
        Ok(Self {
            context,
            fault,
            fleet: Fleet::launch(context, fault)?,
            client: None,
            apart: Apart::asked_for(context.settings.layout)?,
            load: loaded::start(context)?,
            ledger: Ledger::default(),
            campaigns: Campaigns::default(),
            struck_ns: None,
            leader: None,
            killed: None,
            counts: BTreeMap::new(),
            rounds_begun: 0,
            disturbed_in_a_row: 0,
            restarts_in_a_row: 0,
            found: Failover {
                fault,
                guardian: fault.is_guarded().then_some(context.settings.guardian),
                ballast: context.settings.ballast,
                layout: context.settings.layout,
                load: context.settings.load,
                nodes: context.settings.nodes,
                ..Failover::default()
            },
        })
    }

    /// Lets the fault befall leaders until `rounds` were measured, or something forbids it.
    fn run_rounds(&mut self, rounds: u64) -> anyhow::Result<()> {
        let unlimited = self.context.settings.rounds.is_some();
        let limit = (!unlimited).then(|| Instant::now() + STAGE_LIMIT);
        let mut view = self.await_agreement()?;
        let term = view.map_or(Term::ZERO, |view| view.term);
        self.ledger = Ledger::opened(term, monotonic_nanos());
        while self.found.rounds < rounds && !self.context.interrupt.is_raised() {
            self.found.ended_early = self.reason_to_end(limit);
            if self.found.ended_early.is_some() {
                break;
            }
            if let Some(current) = view {
                self.run_round(current)?;
            }
            view = self.await_agreement()?;
            loaded::check(&mut self.load)?;
            self.context.progress.reach(self.found.rounds);
        }
        Ok(())
    }

    fn reason_to_end(&self, limit: Option<Instant>) -> Option<String> {
        if limit.is_some_and(|limit| Instant::now() > limit) {
            return Some(format!("{} s were over", STAGE_LIMIT.as_secs()));
        }
        let lost = self.found.timeouts >= TIMEOUTS_LIMIT;
        (lost || self.disturbed_in_a_row >= DISTURBED_LIMIT)
            .then(|| "this host keeps no leader with this profile".to_owned())
    }

    /// One fault, and what it leaves mended.
    fn run_round(&mut self, view: View) -> anyhow::Result<()> {
        self.rounds_begun += 1;
        let settings = self.context.settings;
        let heartbeat = settings.timing.timing().heartbeat_interval.into();
        let phase = phase_of(heartbeat, settings.seed, self.rounds_begun);
        self.client.iter().for_each(Client::settle);
        let settling = self.place(view.leader)?;
        self.context.interrupt.sleep(settling + phase);
        while self.hear(Duration::ZERO)?.is_some() {}
        if self.context.interrupt.is_raised() {
            return Ok(());
        }
        if self.agreed() != Some(view) {
            self.note_disturbed();
            return Ok(());
        }
        self.strike(view.leader)?;
        let outcome = self.await_successor()?;
        self.mend(view.leader)?;
        match outcome {
            Outcome::Succeeded(winner, victory, fault_ns) if victory.campaign_ns >= fault_ns => {
                self.note_success(winner, victory, fault_ns);
            }
            Outcome::Succeeded(..) | Outcome::Disturbed => self.note_disturbed(),
            Outcome::TimedOut => self.note_timeout(),
        }
        Ok(())
    }

    /// Keeps `leader` apart from all others, where that was asked for: leadership has moved, and
    /// who was killed runs in a new process. Returns the time to wait until that has settled.
    fn place(&mut self, leader: NodeId) -> anyhow::Result<Duration> {
        let Some(apart) = &self.apart else { return Ok(Duration::ZERO) };
        let others = self.fleet.others(leader).into_iter();
        // One that has died meanwhile is no leader to be struck.
        let leader = self.fleet.process(leader);
        leader.map_or(Ok(Duration::ZERO), |leader| apart.place(leader, others))
    }

    fn note_success(&mut self, winner: NodeId, victory: Victory, fault_ns: u64) {
        self.disturbed_in_a_row = 0;
        self.found.note(self.campaigns.split(fault_ns, winner, victory));
        let told = self.client.as_mut().and_then(|client| client.told_of(victory.term));
        self.found.note_told(fault_ns, victory.published_ns, told);
    }

    /// The leader was being replaced before the fault: not what is measured here.
    fn note_disturbed(&mut self) {
        self.found.disturbed += 1;
        self.disturbed_in_a_row += 1;
    }

    fn note_timeout(&mut self) {
        // Who is interrupted has not timed out.
        self.found.timeouts += u64::from(!self.context.interrupt.is_raised());
    }

    fn agreed(&self) -> Option<View> {
        self.fleet.cluster.agreed().map(|(term, leader)| View { term, leader })
    }

    /// Waits until every member takes part and follows one leader; `None` if that takes too long.
    fn await_agreement(&mut self) -> anyhow::Result<Option<View>> {
        let deadline = self.deadline() + self.context.settings.ballast.filling_time();
        loop {
            if let Some(view) = self.agreed() {
                self.restarts_in_a_row = 0;
                return Ok(Some(view));
            }
            if self.context.interrupt.is_raised() || Instant::now() > deadline {
                self.note_timeout();
                return Ok(None);
            }
            self.hear(HEARING)?;
        }
    }

    /// Waits until another leads, and until the fault is known to be there: each is told by
    /// another process, so either may be heard of first.
    fn await_successor(&mut self) -> anyhow::Result<Outcome> {
        let deadline = self.deadline();
        let mut successor = None;
        while Instant::now() < deadline && !self.context.interrupt.is_raised() {
            let leased = successor.filter(|(_, victory): &(NodeId, Victory)| victory.is_leased);
            if let Some(((winner, victory), struck_ns)) = leased.zip(self.struck_ns) {
                return Ok(Outcome::Succeeded(winner, victory, struck_ns));
            }
            let Some((line, claim)) = self.hear(HEARING)? else { continue };
            match claim {
                Some((victory, ElectionKind::Owed)) => {
                    self.found.without_lease += u64::from(!victory.is_leased);
                    successor = Some((line.node, victory));
                }
                Some((_, ElectionKind::False)) => return Ok(Outcome::Disturbed),
                Some((_, ElectionKind::Past)) => {}
                None => lead_again(successor.as_mut().map(|(_, victory)| victory), &line),
            }
        }
        Ok(Outcome::TimedOut)
    }

    /// Takes the next that a member says to account. Returns it with what the ledger makes of it.
    fn hear(&mut self, limit: Duration) -> anyhow::Result<Option<Heard>> {
        let Some(line) = self.fleet.hear(limit) else { return Ok(None) };
        self.campaigns.on_line(&line);
        let claim = self.ledger.on_line(&line);
        if claim.is_some() {
            self.leader = Some(line.node);
        }
        match &line.content {
            // A resignation, a transfer or an isolation is there from when it was asked for.
            Content::Status(Status::Done(
                Request::Resign(_) | Request::Transfer(..) | Request::Isolate,
            )) => {
                self.struck_ns = Some(line.at_ns);
            }
            Content::Status(Status::Counted(count)) => {
                self.counts.insert(line.node, count.clone());
            }
            Content::Status(_) | Content::Event(_) => {}
        }
        let failure = failure_in(&line).filter(|(node, _)| self.killed != Some(*node));
        if let Some((node, reason)) = failure {
            self.start_again(node, reason)?;
        }
        Ok(Some((line, claim)))
    }

    /// A member whose port was taken in between, or that died unasked, is tried again.
    fn start_again(&mut self, node: NodeId, reason: String) -> anyhow::Result<()> {
        if self.leader == Some(node) {
            self.ledger.on_fault(monotonic_nanos());
        }
        self.restarts_in_a_row += 1;
        if self.restarts_in_a_row > RESTARTS_LIMIT {
            return Err(NotStarted { node: node.number(), reason }.into());
        }
        self.fleet.cluster.kill(node)?;
        self.fleet.cluster.reap(node)?;
        self.context.interrupt.sleep(Duration::from_millis(100));
        self.fleet.start(node)
    }

    fn deadline(&self) -> Instant {
        Instant::now() + self.context.settings.timing.leader_limit()
    }
}

impl Failover {
    /// Adds the ratio to `floor`, which was measured in the same configuration.
    fn compare_with(&mut self, floor: KillFloor) {
        let baseline = Baseline {
            stage: "bare kill",
            step: "bare kill",
            distribution: &floor.told_ns,
            ended_early: floor.ended_early.as_ref(),
        };
        (self.ratio_to_floor, self.no_ratio) = baseline.under("failover", &self.total_ns);
        self.floor = Some(floor);
    }

    /// Adds the time at which the client was told of the winner, if it was.
    fn note_told(&mut self, fault_ns: u64, lease_ns: u64, told_ns: Option<u64>) {
        let Some(told_ns) = told_ns else {
            self.not_told += 1;
            return;
        };
        self.told_ns.record(told_ns.saturating_sub(fault_ns));
        // The winner's word that it leads may be under way to this process for longer.
        self.told_after_lease_ns.record(told_ns.saturating_sub(lease_ns));
    }

    /// Adds the ratio to the raw round trip of the same run.
    pub(crate) fn compare_told_with(&mut self, floor: &Floor) {
        let baseline = Baseline {
            stage: "floor",
            step: "round trip",
            distribution: &floor.rtt_ns,
            ended_early: floor.ended_early.as_ref(),
        };
        (self.told_to_floor, self.no_told_ratio) = baseline.beside(&self.told_after_lease_ns);
    }

    /// Adds one measured fault.
    fn note(&mut self, split: Split) {
        self.rounds += 1;
        self.total_ns.record(split.total_ns());
        self.detection_ns.record(split.detection_ns);
        self.drain_ns.record(split.drain_ns);
        self.election_ns.record(split.election_ns);
        self.publication_ns.record(split.publication_ns);
        split.without_leader_ns.into_iter().for_each(|ns| self.without_leader_ns.record(ns));
        self.by_unreachable += u64::from(split.detected_by == Some(DetectedBy::Host));
        self.by_notice += u64::from(split.detected_by == Some(DetectedBy::Guardian));
    }
}

/// A winner that was published without a lease leads once any thread can read that it has it back.
fn lead_again(winner: Option<&mut Victory>, line: &Line) {
    if let (Some(victory), Content::Event(Event::LeaseRegained { term, .. })) =
        (winner, &line.content)
        && victory.term == *term
        && !victory.is_leased
    {
        (victory.published_ns, victory.is_leased) = (line.at_ns, true);
    }
}

/// Returns how far into a heartbeat interval the fault of this round falls: faults in step with
/// the heartbeats would measure one phase only. Random, and the same again for the same seed.
fn phase_of(heartbeat: Duration, seed: u64, round: u32) -> Duration {
    // Std's hasher rather than a generator of our own: one draw a round needs no more.
    let per_mille = BuildHasherDefault::<DefaultHasher>::default().hash_one((seed, round)) % 1_000;
    heartbeat.mul_f64(per_mille as f64 / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_fall_on_all_phases_of_the_heartbeat_and_repeat_with_the_seed() {
        let heartbeat = Duration::from_millis(10);
        let phases = |seed| (0..100).map(|round| phase_of(heartbeat, seed, round)).collect();
        let (once, again, other): (Vec<_>, Vec<_>, Vec<_>) = (phases(1), phases(1), phases(2));
        assert_eq!(once, again);
        assert_ne!(once, other);
        assert!(once.iter().all(|phase| *phase < heartbeat));
        let early = once.iter().filter(|phase| **phase < heartbeat / 2).count();
        assert!((30..70).contains(&early), "{early} of 100 in the first half");
    }
}
