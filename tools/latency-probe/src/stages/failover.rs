//! Failover: the leader's process is killed, and a survivor takes over.
//!
//! Members are processes, for a killed thread would not be a crash. Measured from just before
//! SIGKILL is sent until a survivor is published as leader, split where the winner hands out its
//! first request: before that it is detection, after that election.

use std::time::{Duration, Instant};

use interrex::Timing;
use interrex::runtime::monotonic_nanos;
use serde::Serialize;

use crate::cluster::{leader_limit, timing, with_causes};
use crate::fleet::{Fleet, News};
use crate::quantiles::Distribution;

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
    /// The kill until the winner's first request.
    pub(crate) detection_ns: Distribution,
    /// The winner's first request until it is published.
    pub(crate) election_ns: Distribution,
    /// Campaigns begun while the leader lived.
    pub(crate) false_elections: u64,
    /// Rounds not measured, because the leader changed before the kill.
    pub(crate) disturbed: u64,
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
    let fleet = Fleet::launch(context.settings, context.interrupt)?;
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
    phases: Phases,
    samples: Samples,
    disturbed_in_a_row: u64,
    restarts_in_a_row: u32,
    tally: Tally,
}

#[derive(Default)]
struct Samples {
    total_ns: Vec<u64>,
    detection_ns: Vec<u64>,
    election_ns: Vec<u64>,
}

#[derive(Default)]
struct Tally {
    false_elections: u64,
    disturbed: u64,
    timeouts: u64,
    ended_early: Option<String>,
}

/// A leader as all members see it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct View {
    term: u64,
    leader: u8,
}

/// The first survivor to lead.
#[derive(Clone, Copy)]
struct Successor {
    campaign_ns: u64,
    published_ns: u64,
}

impl<'a> Stage<'a> {
    fn new(context: Context<'a>, fleet: Fleet) -> Self {
        Self {
            context,
            fleet,
            phases: Phases::new(timing(context.settings.profile), context.settings.seed),
            samples: Samples::default(),
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
        let calm_since_ns = monotonic_nanos();
        self.context.interrupt.sleep(self.phases.next());
        self.catch_up()?;
        if self.context.interrupt.is_raised() {
            return Ok(());
        }
        let killed_ns = monotonic_nanos();
        if self.agreed() != Some(view) {
            self.note_disturbed(calm_since_ns, killed_ns);
            return Ok(());
        }
        self.fleet.kill(view.leader)?;
        let successor = self.await_successor(view)?;
        self.fleet.bury(view.leader)?;
        self.fleet.start(view.leader)?;
        match successor {
            Some(successor) if successor.campaign_ns >= killed_ns => {
                self.tally.false_elections += self.fleet.take_campaigns(calm_since_ns, killed_ns);
                self.disturbed_in_a_row = 0;
                self.samples.push(killed_ns, successor);
            }
            Some(_) => self.note_disturbed(calm_since_ns, killed_ns),
            None => self.note_timeout(),
        }
        Ok(())
    }

    /// The leader was being replaced before it was killed: not what is measured here.
    fn note_disturbed(&mut self, calm_since_ns: u64, until_ns: u64) {
        self.tally.false_elections += self.fleet.take_campaigns(calm_since_ns, until_ns);
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

    /// Waits until every member runs and follows one leader; `None` if that takes too long.
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
            let news = self.fleet.hear(HEARING);
            self.restart_if_failed(news)?;
        }
    }

    /// Waits until a survivor leads a term above that of the dead leader.
    fn await_successor(&mut self, dead: View) -> Result<Option<Successor>, StageError> {
        let deadline = self.deadline();
        while Instant::now() < deadline && !self.context.interrupt.is_raised() {
            match self.fleet.hear(HEARING) {
                Some(News::Victory { term, campaign_ns, published_ns }) if term > dead.term => {
                    return Ok(Some(Successor { campaign_ns, published_ns }));
                }
                Some(News::Failed { node, .. }) if node == dead.leader => {}
                news => self.restart_if_failed(news)?,
            }
        }
        Ok(None)
    }

    fn catch_up(&mut self) -> Result<(), StageError> {
        while let Some(news) = self.fleet.hear(Duration::ZERO) {
            self.restart_if_failed(Some(news))?;
        }
        Ok(())
    }

    /// A member whose port was taken in between, or that died unasked, is tried again.
    fn restart_if_failed(&mut self, news: Option<News>) -> Result<(), StageError> {
        let Some(News::Failed { node, reason }) = news else { return Ok(()) };
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
            election_ns: Distribution::from_samples(&self.samples.election_ns),
            false_elections: self.tally.false_elections,
            disturbed: self.tally.disturbed,
            timeouts: self.tally.timeouts,
            ended_early: self.tally.ended_early,
        }
    }
}

impl Samples {
    fn push(&mut self, killed_ns: u64, successor: Successor) {
        let Successor { campaign_ns, published_ns } = successor;
        self.total_ns.push(published_ns.saturating_sub(killed_ns));
        self.detection_ns.push(campaign_ns.saturating_sub(killed_ns));
        self.election_ns.push(published_ns.saturating_sub(campaign_ns));
    }
}

/// How long a leader lives before it is killed.
///
/// Long enough for the member that was started last to vote again (R13): a majority of three needs
/// both survivors, and would otherwise wait for the one that is silent. On top of that a random part of a heartbeat interval: kills in step with the heartbeats would measure one phase only.
struct Phases {
    silence: Duration,
    heartbeat: Duration,
    state: u64,
}

impl Phases {
    fn new(timing: Timing, seed: u64) -> Self {
        let heartbeat = Duration::from(timing.heartbeat_interval);
        // As the library has it, with a tenth on top for drift and for the start itself.
        let silence = timing.promise_max.max(timing.campaign_limit).scaled(11, 10).into();
        Self { silence, heartbeat, state: seed }
    }

    fn next(&mut self) -> Duration {
        // SplitMix64 (Steele, Lea, Flood: OOPSLA'14).
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let per_mille = (mixed ^ (mixed >> 31)) % 1_000;
        self.silence + self.heartbeat.mul_f64(per_mille as f64 / 1_000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kills_fall_on_all_phases_of_the_heartbeat_and_repeat_with_the_seed() {
        let lives = |seed| {
            let mut phases = Phases::new(Timing::lan(), seed);
            (0..100).map(|_| phases.next()).collect::<Vec<_>>()
        };
        assert_eq!(lives(1), lives(1));
        assert_ne!(lives(1), lives(2));
        let silence = Duration::from_millis(220);
        let heartbeat = Duration::from_millis(10);
        assert!(lives(1).iter().all(|life| (silence..silence + heartbeat).contains(life)));
        let early = lives(1).iter().filter(|life| **life < silence + heartbeat / 2).count();
        assert!((30..70).contains(&early), "{early} of 100 in the first half");
    }

    #[test]
    fn detection_and_election_add_up_to_the_total() {
        let mut samples = Samples::default();
        samples.push(1_000, Successor { campaign_ns: 1_700, published_ns: 1_900 });
        assert_eq!(samples.total_ns, [900]);
        assert_eq!(samples.detection_ns[0] + samples.election_ns[0], 900);
    }
}
