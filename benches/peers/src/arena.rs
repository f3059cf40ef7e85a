//! Rounds and idle stretches, all contestants in turn, so that whatever else the host does hits all
//! alike.
//!
//! Each round has a cluster of its own. A member that comes back without its disk may vote twice in
//! one term, which raft and paxos forbid; so nobody comes back.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::cli::{Contestant, Options};
use crate::cluster::Cluster;
use crate::engines::{View, etcd, label};
use crate::score::{Leaders, Outcome, Replaced, Results, Stretch};

/// The time that a cluster may take to be calm, or to have a new leader.
const LIMIT: Duration = Duration::from_secs(10);

/// The span in which a kill comes at random: in step with heartbeats kills would show one phase of
/// them only. Twice the longest heartbeat here.
const PHASES_US: u64 = 20_000;

/// The seconds of a stretch of idle time; contestants take turns.
const STRETCH_SECS: u32 = 10;

/// The number by which clusters left out of a contestant's rounds may exceed those measured. A host
/// on which more are keeps no leader with these values, and the table says that.
const LEFT_OUT: usize = 10;

/// The clusters of one contestant that fail in a row before the run is given up. One may: its port
/// may have been taken in between.
const FAILURES: u32 = 5;

/// All contestants with what was counted so far.
pub(crate) struct Arena<'a> {
    options: &'a Options,
    results: Vec<Results>,
    interrupted: Arc<AtomicBool>,
}

impl<'a> Arena<'a> {
    /// Enters all contestants that were asked for. One that can't take part is skipped, and the
    /// user is told.
    ///
    /// # Errors
    /// If Ctrl-C can't be caught.
    pub(crate) fn new(options: &'a Options) -> anyhow::Result<Self> {
        let interrupted = Arc::new(AtomicBool::new(false));
        let raised = Arc::clone(&interrupted);
        ctrlc::set_handler(move || raised.store(true, Ordering::Relaxed))
            .context("Ctrl-C can't be caught")?;
        let enter = |contestant| {
            let mut results = Results::of(contestant, label(contestant));
            if contestant == Contestant::Etcd && etcd::version().is_none() {
                results.skipped = Some("there is no `etcd` on PATH".to_owned());
                eprintln!("etcd is skipped: there is no `etcd` on PATH");
            }
            results
        };
        let results = options.contestants().into_iter().map(enter).collect();
        Ok(Self { options, results, interrupted })
    }

    /// Kills and watches until it is done or interrupted; returns what was counted.
    ///
    /// # Errors
    /// If members can't be started, or end by themselves again and again.
    pub(crate) fn run(mut self) -> anyhow::Result<Vec<Results>> {
        let mut kills = 0;
        while self.kill_each_once()? {
            kills += 1;
            if kills % self.options.rounds.div_ceil(10) == 0 {
                eprintln!("kills: {kills} of each, {} wanted", self.options.rounds);
            }
        }
        let mut left = self.options.idle_secs;
        while left > 0 && !self.is_interrupted() {
            let secs = left.min(STRETCH_SECS);
            self.watch_each_once(Duration::from_secs(secs.into()))?;
            left -= secs;
            eprintln!("idle: {left} s left of each");
        }
        Ok(self.results)
    }

    /// Runs one round of each contestant that is short of rounds; returns whether there was one.
    fn kill_each_once(&mut self) -> anyhow::Result<bool> {
        let mut any = false;
        for index in 0..self.results.len() {
            let results = &self.results[index];
            let (contestant, measured) = (results.contestant, results.replaced.len());
            let is_done = measured >= self.options.rounds as usize
                || results.left_out() as usize > measured + LEFT_OUT;
            if is_done || results.skipped.is_some() || self.is_interrupted() {
                continue;
            }
            any = true;
            let outcome = self.insist(contestant, Self::round)?;
            if !self.is_interrupted() {
                self.results[index].note(outcome);
            }
        }
        Ok(any)
    }

    fn watch_each_once(&mut self, length: Duration) -> anyhow::Result<()> {
        for index in 0..self.results.len() {
            let Results { contestant, ref skipped, .. } = self.results[index];
            if skipped.is_some() || self.is_interrupted() {
                continue;
            }
            let stretch = |arena: &Self, cluster| arena.stretch(cluster, length);
            match self.insist(contestant, stretch)? {
                Some(stretch) => self.results[index].note_idle(stretch),
                None if self.is_interrupted() => {}
                None => self.results[index].note(Outcome::NeverCalm),
            }
        }
        Ok(())
    }

    /// Runs `measure` on a new cluster, and on another where that one fails.
    fn insist<T>(
        &self,
        contestant: Contestant,
        measure: impl Fn(&Self, Cluster) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let mut failures = 0;
        loop {
            let measured = Cluster::start(contestant, self.options.wait)
                .and_then(|cluster| measure(self, cluster));
            failures += 1;
            match measured {
                Err(error) if failures < FAILURES && !self.is_interrupted() => {
                    eprintln!("{contestant:?}: {error:#}; once more");
                }
                measured => return measured.with_context(|| format!("{contestant:?}")),
            }
        }
    }

    fn round(&self, mut cluster: Cluster) -> anyhow::Result<Outcome> {
        let Some((number, leader)) = self.await_calm(&mut cluster)? else {
            return Ok(Outcome::NeverCalm);
        };
        let mut leaders = Leaders::default();
        leaders.is_new(number, leader);
        let phase = Duration::from_micros(RandomState::new().build_hasher().finish() % PHASES_US);
        if self.next_leader(&mut cluster, &mut leaders, phase)?.is_some() {
            return Ok(Outcome::Disturbed);
        }
        let killed_ns = cluster.kill(leader)?;
        let Some((successor, at_ns)) = self.next_leader(&mut cluster, &mut leaders, LIMIT)? else {
            return Ok(Outcome::NoLeader);
        };
        if at_ns < killed_ns || successor == leader {
            return Ok(Outcome::Disturbed);
        }
        let (extra, watched) =
            self.count_leaders(&mut cluster, &mut leaders, self.options.watch())?;
        Ok(Outcome::Replaced(Replaced {
            killed: leader,
            successor,
            took_ns: at_ns - killed_ns,
            extra,
            watched_ns: nanos(watched),
        }))
    }

    /// Watches a cluster for `length` while nothing happens; `None` if it is never calm.
    fn stretch(&self, mut cluster: Cluster, length: Duration) -> anyhow::Result<Option<Stretch>> {
        let Some((number, leader)) = self.await_calm(&mut cluster)? else { return Ok(None) };
        let mut leaders = Leaders::default();
        leaders.is_new(number, leader);
        let before = cluster.cpu_ns()?;
        let (changes, watched) = self.count_leaders(&mut cluster, &mut leaders, length)?;
        let cpu_ns = cluster.cpu_ns()?.saturating_sub(before);
        Ok(Some(Stretch { changes, watched_ns: nanos(watched), cpu_ns }))
    }

    /// Returns the number and place of a leader that all have followed for long enough; `None` if
    /// there is none in time.
    fn await_calm(&self, cluster: &mut Cluster) -> anyhow::Result<Option<(u64, usize)>> {
        let deadline = Instant::now() + LIMIT;
        let (mut agreed, mut since) = (cluster.agreed(), Instant::now());
        while Instant::now() < deadline && !self.is_interrupted() {
            if agreed.is_some() && since.elapsed() >= self.options.calm() {
                return Ok(agreed);
            }
            cluster.hear(deadline.min(since + self.options.calm()))?;
            if cluster.agreed() != agreed {
                (agreed, since) = (cluster.agreed(), Instant::now());
            }
        }
        Ok(None)
    }

    /// Returns the place of the next leader that was not seen before, and when it said so; `None`
    /// if there is none within `limit`.
    fn next_leader(
        &self,
        cluster: &mut Cluster,
        leaders: &mut Leaders,
        limit: Duration,
    ) -> anyhow::Result<Option<(usize, u64)>> {
        let deadline = Instant::now() + limit;
        while Instant::now() < deadline && !self.is_interrupted() {
            let Some((place, statement)) = cluster.hear(deadline)? else { continue };
            if let View::Leads(number) = statement.view
                && leaders.is_new(number, place)
            {
                return Ok(Some((place, statement.at_ns)));
            }
        }
        Ok(None)
    }

    /// Returns the number of leaders that were not seen before, and the time watched for them.
    fn count_leaders(
        &self,
        cluster: &mut Cluster,
        leaders: &mut Leaders,
        length: Duration,
    ) -> anyhow::Result<(u64, Duration)> {
        let (started, mut count) = (Instant::now(), 0);
        while let left = length.saturating_sub(started.elapsed())
            && !left.is_zero()
            && !self.is_interrupted()
        {
            count += u64::from(self.next_leader(cluster, leaders, left)?.is_some());
        }
        Ok((count, started.elapsed()))
    }

    fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }
}

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}
