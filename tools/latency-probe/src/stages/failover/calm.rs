//! The members of a failover stage while nothing happens: what they do on their own, in the very
//! configuration whose latency is told beside it.
//!
//! Every leader change is a false election here, and every campaign a false one. Members count for
//! themselves; they are asked at the beginning and at the end, so that nobody speaks in between.

use std::time::{Duration, Instant};

use anyhow::bail;
use interrex_testbed::{Buckets, Count, Request};

use crate::progress::Progress;
use crate::records::{Calm, Distribution, Rate, thousandths};
use crate::settings::Load;

use super::super::loaded;
use super::super::watch::settle;
use super::{HEARING, Stage};

/// The time that members may take to say what they have counted.
const COUNTING_LIMIT: Duration = Duration::from_secs(5);

/// The same once the user has had enough.
const IMPATIENT_LIMIT: Duration = Duration::from_millis(500);

const UNCOUNTED: &str = "one of them did not say in time what it had counted";

impl Stage<'_> {
    /// Watches for `length`, which ends what is told of the faults. `None` if that is zero, or if
    /// the user has had enough.
    pub(super) fn watch(&mut self, length: Duration) -> anyhow::Result<Option<Calm>> {
        self.close_account()?;
        if length.is_zero() || self.context.interrupt.is_raised() {
            return Ok(None);
        }
        let Some(view) = self.await_agreement()? else {
            return self.unwatched("they agreed on no leader in time");
        };
        self.place(view.leader)?;
        self.context.progress.begin("steady", Progress::steps_of(length));
        settle(self.context);
        let Some(before) = self.count()? else { return self.unwatched(UNCOUNTED) };
        let (begun, guardian_before) = (Instant::now(), self.fleet.guardian_cpu_time());
        while begun.elapsed() < length && !self.context.interrupt.is_raised() {
            self.hear(HEARING.min(length.saturating_sub(begun.elapsed())))?;
            self.context.progress.reach(Progress::steps_of(begun.elapsed()));
        }
        let seconds = begun.elapsed().as_secs_f64();
        let Some(after) = self.count()? else { return self.unwatched(UNCOUNTED) };
        let guardian = self.fleet.guardian_cpu_time().zip(guardian_before);
        loaded::check(&mut self.load)?;
        let guardian_cpu = guardian.map(|(after, before)| {
            thousandths(after.saturating_sub(before).as_secs_f64() / seconds)
        });
        let load = self.context.settings.load;
        Ok(Some(Calm { load, guardian_cpu, ..conclude(&before, &after, seconds) }))
    }

    fn unwatched(&self, why: &'static str) -> anyhow::Result<Option<Calm>> {
        if !self.context.interrupt.is_raised() {
            bail!("the members could not be watched: {why}");
        }
        Ok(None)
    }

    /// Says that what was heard so far is of the faults, and what comes is not.
    fn close_account(&mut self) -> anyhow::Result<()> {
        while self.hear(Duration::ZERO)?.is_some() {}
        self.note_account();
        Ok(())
    }

    pub(super) fn note_account(&mut self) {
        self.found.false_elections = self.ledger.false_elections();
        self.found.campaigns = self.ledger.false_campaigns();
    }

    /// Returns what every member has counted, by number; `None` if one does not say so in time.
    fn count(&mut self) -> anyhow::Result<Option<Vec<Count>>> {
        let nodes = self.context.settings.nodes;
        self.counts.clear();
        let cluster = &mut self.fleet.cluster;
        cluster.nodes().try_for_each(|node| cluster.request(node, Request::Count))?;
        let begun = Instant::now();
        while self.counts.len() < usize::from(nodes) {
            let limit =
                if self.context.interrupt.is_raised() { IMPATIENT_LIMIT } else { COUNTING_LIMIT };
            if begun.elapsed() > limit {
                return Ok(None);
            }
            self.hear(HEARING)?;
        }
        Ok(Some(std::mem::take(&mut self.counts).into_values().collect()))
    }
}

fn conclude(before: &[Count], after: &[Count], seconds: f64) -> Calm {
    let counted: Vec<_> = after.iter().zip(before).map(|(now, then)| now.since(then)).collect();
    let sum = |of: fn(&Count) -> u64| counted.iter().map(of).sum::<u64>();
    let core = |count: &Count| count.cpu_ns as f64 / count.at_ns.max(1) as f64;
    let cpu_per_node = counted.iter().map(core).sum::<f64>() / counted.len().max(1) as f64;
    let longest_lapse_ns = counted.iter().map(|count| count.longest_lapse_ns).max();
    Calm {
        load: Load::default(),
        seconds: thousandths(seconds),
        false_elections: Rate::of(sum(|count| count.elections_won), seconds),
        campaigns: sum(|count| count.campaigns),
        false_suspicions: sum(|count| count.false_suspicions),
        lapses: sum(|count| count.lapses),
        longest_lapse_ns: longest_lapse_ns.filter(|lapse| *lapse > 0),
        cpu_per_node: thousandths(cpu_per_node),
        guardian_cpu: None,
        lateness_ns: of_buckets(counted.iter().map(|count| &count.lateness)),
        duty_cycle_gap_ns: of_buckets(counted.iter().map(|count| &count.gaps)),
    }
}

fn of_buckets<'a>(members: impl Iterator<Item = &'a Buckets>) -> Distribution {
    members.flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_members_are_added_and_their_cores_averaged() {
        let count = |at_ns, cpu_ns, lapses, lapse, lateness: &[(u64, u64)]| Count {
            at_ns,
            cpu_ns,
            lapses,
            longest_lapse_ns: lapse,
            lateness: lateness.to_vec(),
            ..Count::default()
        };
        let before = [count(0, 0, 3, 0, &[(5, 1)]), count(0, 100, 0, 0, &[])];
        let after = [count(1_000, 500, 5, 7, &[(5, 1)]), count(1_000, 300, 1, 9, &[(5, 2)])];
        let calm = conclude(&before, &after, 3_600.0);
        assert_eq!((calm.lapses, calm.longest_lapse_ns, calm.cpu_per_node), (3, Some(9), 0.35));
        assert!(calm.lateness_ns.steps().eq([(5, 2)]));
        assert_eq!(calm.false_elections.at_most_per_hour, 3.0);
    }
}
