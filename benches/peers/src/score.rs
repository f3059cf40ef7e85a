//! Owed and false leader changes, and the counts of a contestant.
//!
//! Pure: knows numbers of leaders, members by their place, and nanoseconds.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::cli::Contestant;

/// Leaders seen, by number and member: the same one heard of again is no change.
#[derive(Debug, Default)]
pub(crate) struct Leaders {
    seen: BTreeSet<(u64, usize)>,
}

impl Leaders {
    /// Returns whether `member` leading under `number` is a leader that was not seen before, and
    /// remembers it.
    pub(crate) fn is_new(&mut self, number: u64, member: usize) -> bool {
        self.seen.insert((number, member))
    }
}

/// The outcome of a kill.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// Another member leads.
    Replaced(Replaced),
    /// The cluster never kept a leader for long enough to be measured.
    NeverCalm,
    /// The leader was being replaced before it was killed.
    Disturbed,
    /// Nobody led in time.
    NoLeader,
}

/// A leader killed and replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Replaced {
    /// The place of the member that was killed.
    pub(crate) killed: usize,
    /// The place of the one that leads instead.
    pub(crate) successor: usize,
    /// The time from just before the kill until the other said that it leads.
    pub(crate) took_ns: u64,
    /// Leader changes after that one.
    pub(crate) extra: u64,
    /// The time for which the survivors were watched for those.
    pub(crate) watched_ns: u64,
}

/// A cluster watched while nothing happened to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    /// Leader changes; each is false.
    pub(crate) changes: u64,
    /// The time for which it was watched.
    pub(crate) watched_ns: u64,
    /// CPU time that a member took of that, on average.
    pub(crate) cpu_ns: u64,
}

/// All that is counted of a contestant.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Results {
    /// The contestant.
    pub(crate) contestant: Contestant,
    /// The engine with its version.
    pub(crate) engine: String,
    /// The values it ran with.
    pub(crate) values: String,
    /// The reason why it did not take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) skipped: Option<String>,
    /// Each leader that was killed and replaced.
    pub(crate) replaced: Vec<Replaced>,
    /// Clusters that never kept a leader for long enough to be measured.
    pub(crate) never_calm: u64,
    /// Kills left out, since the leader was being replaced before.
    pub(crate) disturbed: u64,
    /// Kills after which nobody led in time.
    pub(crate) no_leader: u64,
    /// Leader changes while nothing happened.
    pub(crate) false_elections: u64,
    /// The time in which nothing happened.
    pub(crate) idle_ns: u64,
    /// CPU time that a member took of that, on average.
    pub(crate) cpu_ns: u64,
}

impl Results {
    /// Creates results with nothing counted yet.
    pub(crate) fn of(contestant: Contestant, label: (String, String)) -> Self {
        let (engine, values) = label;
        Self {
            contestant,
            engine,
            values,
            skipped: None,
            replaced: Vec::new(),
            never_calm: 0,
            disturbed: 0,
            no_leader: 0,
            false_elections: 0,
            idle_ns: 0,
            cpu_ns: 0,
        }
    }

    /// Takes a round to account.
    pub(crate) fn note(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Replaced(replaced) => self.replaced.push(replaced),
            Outcome::NeverCalm => self.never_calm += 1,
            Outcome::Disturbed => self.disturbed += 1,
            Outcome::NoLeader => self.no_leader += 1,
        }
    }

    /// Takes a stretch without events to account.
    pub(crate) fn note_idle(&mut self, stretch: Stretch) {
        self.false_elections += stretch.changes;
        self.idle_ns += stretch.watched_ns;
        self.cpu_ns += stretch.cpu_ns;
    }

    /// Returns the number of kills without a result, and of clusters that could not be killed in
    /// calm.
    pub(crate) fn left_out(&self) -> u64 {
        self.never_calm + self.disturbed + self.no_leader
    }

    /// Returns the leader changes beyond those that kills owed, and the time watched for them.
    pub(crate) fn extra(&self) -> (u64, u64) {
        let sum = |of: fn(&Replaced) -> u64| self.replaced.iter().map(of).sum();
        (sum(|round| round.extra), sum(|round| round.watched_ns))
    }

    /// Returns the sample at or below which `percent` in 100 are, by nearest rank; `None` where
    /// there are too few for one to be expected above it.
    pub(crate) fn quantile(&self, percent: usize) -> Option<u64> {
        let mut samples: Vec<u64> = self.replaced.iter().map(|round| round.took_ns).collect();
        samples.sort_unstable();
        let is_shown = samples.len() * (100 - percent) >= 100 || percent == 100;
        let rank = (samples.len() * percent).div_ceil(100);
        samples.get(rank.checked_sub(1)?).copied().filter(|_| is_shown)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Results with these times from kill to leader.
    pub(crate) fn results(times: impl IntoIterator<Item = u64>) -> Results {
        let label = ("raft-rs 0.7.0".to_owned(), "tick 1 ms".to_owned());
        let mut results = Results::of(Contestant::RaftRs1ms, label);
        let round = |took_ns| Replaced {
            killed: 0,
            successor: 1,
            took_ns,
            extra: 1,
            watched_ns: 300_000_000,
        };
        times.into_iter().for_each(|took_ns| results.note(Outcome::Replaced(round(took_ns))));
        results
    }

    #[test]
    fn a_leader_that_says_so_twice_is_one_and_a_number_with_two_leaders_is_two() {
        let mut leaders = Leaders::default();
        assert!(leaders.is_new(1, 0));
        assert!(!leaders.is_new(1, 0));
        assert!(leaders.is_new(2, 0), "elected again is elected");
        assert!(leaders.is_new(2, 1), "two leaders of a term would be seen");
    }

    #[test]
    fn quantiles_are_samples_by_nearest_rank() {
        let results = results((1..=100).rev());
        let quantiles = [50, 99, 100].map(|percent| results.quantile(percent));
        assert_eq!(quantiles, [Some(50), Some(99), Some(100)]);
    }

    #[test]
    fn a_quantile_is_shown_only_if_a_sample_is_expected_above_it() {
        let few = results(1..=99);
        assert_eq!([50, 99, 100].map(|percent| few.quantile(percent)), [Some(50), None, Some(99)]);
        assert_eq!(
            [50, 99, 100].map(|percent| results([7]).quantile(percent)),
            [None, None, Some(7)]
        );
        assert_eq!(results([]).quantile(100), None);
    }

    #[test]
    fn what_was_left_out_is_told_apart_and_added_up() {
        let mut results = results([5]);
        for outcome in [Outcome::NeverCalm, Outcome::Disturbed, Outcome::NoLeader] {
            results.note(outcome);
        }
        assert_eq!((results.left_out(), results.never_calm, results.no_leader), (3, 1, 1));
        assert_eq!(results.extra(), (1, 300_000_000));
    }
}
