//! Failover: the leader's process is killed, and a survivor takes over.
//!
//! Members are processes, for a killed thread would not be a crash. Measured from just before
//! SIGKILL is sent until a survivor is published as leader with a lease, in the parts of `split.rs`:
//! detection, drain of the promises to the dead leader, election. The killed member is started again:
//! with `--store` on the file of its former life, else having forgotten everything (R14).

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::time::{Duration, Instant};

use interrex::runtime::monotonic_nanos;
use serde::Serialize;

use crate::cluster::{leader_limit, timing, with_causes};
use crate::fleet::{Fleet, News};
use crate::ledger::{Claim, Ledger, Victory};
use crate::quantiles::Distribution;
use crate::refused::Refused;

use super::split::{Pursuit, Split};
use super::{Context, StageError};

/// What it took to replace a dead leader.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Failover {
    /// How the leader died.
    pub(crate) fault: &'static str,
    /// Members of the cluster.
    pub(crate) nodes: u8,
    /// Kills measured.
    pub(crate) rounds: u64,
    /// The kill until a survivor is published as leader.
    pub(crate) total_ns: Distribution,
    /// The kill until the winner was told that nobody listens at its leader's address; by silence, until
    /// its first campaign.
    pub(crate) detection_ns: Distribution,
    /// From there until no promise to the dead leader stood in its way any more.
    pub(crate) drain_ns: Distribution,
    /// From there until it is published with a lease.
    pub(crate) election_ns: Distribution,
    /// Of the kills measured, those of which the winner was told by the host of the killed process
    /// (ICMP); the others it noticed by silence.
    pub(crate) by_refusal: u64,
    /// Leader changes beyond the one that each kill owes.
    pub(crate) false_elections: u64,
    /// Campaigns begun while the leader lived.
    pub(crate) campaigns: u64,
    /// Rounds not measured, because the leader was being replaced before the kill.
    pub(crate) disturbed: u64,
    /// Rounds not measured, because the winner's lease was over before it was published.
    pub(crate) without_lease: u64,
    /// Lives that began with the hard state of an earlier one; 0 without a store.
    pub(crate) durable_restarts: u64,
    /// Datagrams refused, by reason: at least so many, for a member that is killed tells no more.
    pub(crate) refused: Refused,
    /// Rounds that saw no new or no agreed leader in time.
    pub(crate) timeouts: u64,
    /// Why there are fewer rounds than asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_early: Option<String>,
}

/// Kills if nothing else is asked: four beyond P90, in a quarter of a minute with profile lan.
const ROUNDS: u32 = 40;

/// A slow profile or a starved host gets this far, unless more rounds were asked for.
const STAGE_LIMIT: Duration = Duration::from_secs(20);

/// After so many rounds without a leader the cluster is not going to recover.
const TIMEOUTS_LIMIT: u64 = 3;

/// So many disturbed rounds in a row mean that this host can't keep a leader with this profile.
const DISTURBED_LIMIT: u64 = 20;

/// How often a member is started again after it has failed at once.
const RESTARTS_LIMIT: u32 = 5;

/// One wait for news; as long as Ctrl-C may take to be noticed.
const HEARING: Duration = Duration::from_millis(50);

/// Kills leaders and measures.
///
/// # Errors
/// If the processes can't be started, or fail before the first measurement.
pub(crate) fn run(context: Context<'_>) -> Result<Failover, StageError> {
    let rounds = context.settings.rounds.unwrap_or(ROUNDS);
    context.progress.begin("failover", rounds.into());
    let fleet = Fleet::launch(context)?;
    let mut stage = Stage::new(context, fleet);
    match stage.run_rounds(rounds) {
        Err(error) if stage.samples.total_ns.is_empty() => return Err(error),
        // What was measured before stays measured.
        Err(error) => stage.tally.ended_early = Some(with_causes(&error)),
        Ok(()) => {}
    }
    Ok(stage.conclude())
}

struct Stage<'a> {
    context: Context<'a>,
    fleet: Fleet,
    ledger: Ledger,
    pursuit: Pursuit,
    /// Whose victory was heard of last.
    leader: Option<u8>,
    /// Who was killed and is not buried yet.
    killed: Option<u8>,
    samples: Samples,
    rounds_begun: u32,
    disturbed_in_a_row: u64,
    restarts_in_a_row: u32,
    tally: Tally,
}

#[derive(Default)]
struct Samples {
    total_ns: Vec<u64>,
    detection_ns: Vec<u64>,
    drain_ns: Vec<u64>,
    election_ns: Vec<u64>,
    by_refusal: u64,
}

#[derive(Default)]
struct Tally {
    disturbed: u64,
    without_lease: u64,
    timeouts: u64,
    ended_early: Option<String>,
}

/// A leader as all members see it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct View {
    term: u64,
    leader: u8,
}

/// What one wait for news brought.
enum Heard {
    Nothing,
    Word,
    Victory(u8, Victory, Claim),
}

/// What a kill led to.
enum Outcome {
    Succeeded(u8, Victory),
    /// The one that was killed had been replaced before.
    Disturbed,
    TimedOut,
}

impl<'a> Stage<'a> {
    fn new(context: Context<'a>, fleet: Fleet) -> Self {
        Self {
            context,
            fleet,
            ledger: Ledger::default(),
            pursuit: Pursuit::default(),
            leader: None,
            killed: None,
            samples: Samples::default(),
            rounds_begun: 0,
            disturbed_in_a_row: 0,
            restarts_in_a_row: 0,
            tally: Tally::default(),
        }
    }

    /// Kills until `rounds` were measured, or something forbids it.
    fn run_rounds(&mut self, rounds: u32) -> Result<(), StageError> {
        let unlimited = self.context.settings.rounds.is_some();
        let limit = (!unlimited).then(|| Instant::now() + STAGE_LIMIT);
        let mut view = self.await_agreement()?;
        let term = view.map_or(0, |view| view.term);
        self.ledger = Ledger::opened(term, monotonic_nanos());
        while self.samples.total_ns.len() < rounds as usize && !self.context.interrupt.is_raised() {
            self.tally.ended_early = self.reason_to_end(limit);
            if self.tally.ended_early.is_some() {
                break;
            }
            if let Some(current) = view {
                self.run_round(current)?;
            }
            view = self.await_agreement()?;
            self.context.progress.reach(self.samples.total_ns.len() as u64);
        }
        Ok(())
    }

    fn reason_to_end(&self, limit: Option<Instant>) -> Option<String> {
        if limit.is_some_and(|limit| Instant::now() > limit) {
            return Some(format!("{} s were over", STAGE_LIMIT.as_secs()));
        }
        let lost = self.tally.timeouts >= TIMEOUTS_LIMIT;
        (lost || self.disturbed_in_a_row >= DISTURBED_LIMIT)
            .then(|| "this host keeps no leader with this profile".to_owned())
    }

    /// One kill; the dead member is started again.
    fn run_round(&mut self, view: View) -> Result<(), StageError> {
        self.rounds_begun += 1;
        let heartbeat = timing(self.context.settings.profile).heartbeat_interval.into();
        let phase = phase_of(heartbeat, self.context.settings.seed, self.rounds_begun);
        self.context.interrupt.sleep(phase);
        while !matches!(self.hear(Duration::ZERO)?, Heard::Nothing) {}
        if self.context.interrupt.is_raised() {
            return Ok(());
        }
        if self.agreed() != Some(view) {
            self.note_disturbed();
            return Ok(());
        }
        let killed_ns = monotonic_nanos();
        let outcome = self.kill(view.leader, killed_ns)?;
        match outcome {
            Outcome::Succeeded(winner, victory) if victory.campaign_ns >= killed_ns => {
                self.note_success(winner, victory);
            }
            Outcome::Succeeded(..) | Outcome::Disturbed => self.note_disturbed(),
            Outcome::TimedOut => self.note_timeout(),
        }
        Ok(())
    }

    fn kill(&mut self, leader: u8, killed_ns: u64) -> Result<Outcome, StageError> {
        self.ledger.on_fault(killed_ns);
        self.pursuit = Pursuit::since(killed_ns);
        self.killed = Some(leader);
        self.fleet.kill(leader)?;
        let outcome = self.await_successor()?;
        self.fleet.bury(leader)?;
        self.killed = None;
        self.fleet.start(leader)?;
        Ok(outcome)
    }

    fn note_success(&mut self, winner: u8, victory: Victory) {
        if victory.is_leased {
            self.disturbed_in_a_row = 0;
            self.samples.push(self.pursuit.split(winner, victory));
        } else {
            // With a disk slower than the promise every round ends so, and the stage must end too.
            self.disturbed_in_a_row += 1;
            self.tally.without_lease += 1;
        }
    }

    /// The leader was being replaced before it was killed: not what is measured here.
    fn note_disturbed(&mut self) {
        self.tally.disturbed += 1;
        self.disturbed_in_a_row += 1;
    }

    fn note_timeout(&mut self) {
        // Who is interrupted has not timed out.
        self.tally.timeouts += u64::from(!self.context.interrupt.is_raised());
    }

    fn agreed(&self) -> Option<View> {
        self.fleet.agreed().map(|(term, leader)| View { term, leader })
    }

    /// Waits until every member takes part and follows one leader; `None` if that takes too long.
    fn await_agreement(&mut self) -> Result<Option<View>, StageError> {
        let deadline = self.deadline();
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

    /// Waits until a survivor leads.
    fn await_successor(&mut self) -> Result<Outcome, StageError> {
        let deadline = self.deadline();
        while Instant::now() < deadline && !self.context.interrupt.is_raised() {
            match self.hear(HEARING)? {
                Heard::Victory(winner, victory, Claim::Owed) => {
                    return Ok(Outcome::Succeeded(winner, victory));
                }
                Heard::Victory(_, _, Claim::False) => return Ok(Outcome::Disturbed),
                Heard::Victory(_, _, Claim::Past) | Heard::Word | Heard::Nothing => {}
            }
        }
        Ok(Outcome::TimedOut)
    }

    /// Takes the next that a member says to account.
    fn hear(&mut self, limit: Duration) -> Result<Heard, StageError> {
        match self.fleet.hear(limit) {
            None => return Ok(Heard::Nothing),
            Some(News::Campaign { node, campaign }) => {
                self.ledger.on_campaign(campaign);
                self.pursuit.on_campaign(node, campaign.at_ns);
            }
            Some(News::AskedAgain { node, campaign }) => {
                self.pursuit.on_asked_again(node, campaign.at_ns);
            }
            Some(News::Refused { node, at_ns }) => self.pursuit.on_refused(node, at_ns),
            Some(News::Victory { node, victory }) => {
                self.leader = Some(node);
                return Ok(Heard::Victory(node, victory, self.ledger.on_victory(victory)));
            }
            Some(News::Failed { node, .. }) if self.killed == Some(node) => {}
            Some(News::Failed { node, reason }) => self.start_again(node, reason)?,
            Some(News::Other) => {}
        }
        Ok(Heard::Word)
    }

    /// A member whose port was taken in between, or that died unasked, is tried again.
    fn start_again(&mut self, node: u8, reason: String) -> Result<(), StageError> {
        if self.leader == Some(node) {
            self.ledger.on_fault(monotonic_nanos());
        }
        self.restarts_in_a_row += 1;
        if self.restarts_in_a_row > RESTARTS_LIMIT {
            return Err(StageError::Start { node, reason });
        }
        self.fleet.kill(node)?;
        self.fleet.bury(node)?;
        self.context.interrupt.sleep(Duration::from_millis(100));
        self.fleet.start(node)
    }

    fn deadline(&self) -> Instant {
        Instant::now() + leader_limit(self.context.settings.profile)
    }

    fn conclude(self) -> Failover {
        let total_ns = Distribution::from_samples(&self.samples.total_ns);
        Failover {
            fault: "kill",
            nodes: self.context.settings.nodes,
            rounds: total_ns.count(),
            total_ns,
            detection_ns: Distribution::from_samples(&self.samples.detection_ns),
            drain_ns: Distribution::from_samples(&self.samples.drain_ns),
            election_ns: Distribution::from_samples(&self.samples.election_ns),
            by_refusal: self.samples.by_refusal,
            false_elections: self.ledger.false_elections(),
            campaigns: self.ledger.false_campaigns(),
            disturbed: self.tally.disturbed,
            without_lease: self.tally.without_lease,
            durable_restarts: self.fleet.durable_restarts(),
            refused: self.fleet.refused(),
            timeouts: self.tally.timeouts,
            ended_early: self.tally.ended_early,
        }
    }
}

impl Samples {
    fn push(&mut self, split: Split) {
        let Split { by_refusal, detection_ns, drain_ns, election_ns } = split;
        self.by_refusal += u64::from(by_refusal);
        self.total_ns.push(detection_ns + drain_ns + election_ns);
        self.detection_ns.push(detection_ns);
        self.drain_ns.push(drain_ns);
        self.election_ns.push(election_ns);
    }
}

/// How far into a heartbeat interval the kill of this round falls: kills in step with the heartbeats
/// would measure one phase only. Random, and the same again for the same seed.
fn phase_of(heartbeat: Duration, seed: u64, round: u32) -> Duration {
    // Std's hasher rather than a generator of our own: one draw a round needs no more.
    let per_mille = BuildHasherDefault::<DefaultHasher>::default().hash_one((seed, round)) % 1_000;
    heartbeat.mul_f64(per_mille as f64 / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kills_fall_on_all_phases_of_the_heartbeat_and_repeat_with_the_seed() {
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
