//! Distributions and their quantiles, exact by nearest rank.
//!
//! Knows counts of values in nanoseconds and nothing of where they come from. A distribution made
//! of samples holds every one of them; one made of a histogram's buckets is as fine as those.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// Values, each with how often it occurred.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Distribution {
    counts: BTreeMap<u64, u64>,
    count: u64,
}

/// Adds pairs of a value and its count, in any order; a value may stand in several.
impl Extend<(u64, u64)> for Distribution {
    fn extend<T: IntoIterator<Item = (u64, u64)>>(&mut self, buckets: T) {
        for (value, count) in buckets.into_iter().filter(|&(_, count)| count > 0) {
            *self.counts.entry(value).or_default() += count;
            self.count += count;
        }
    }
}

impl FromIterator<(u64, u64)> for Distribution {
    fn from_iter<T: IntoIterator<Item = (u64, u64)>>(buckets: T) -> Self {
        let mut distribution = Self::default();
        distribution.extend(buckets);
        distribution
    }
}

impl Distribution {
    /// Creates the distribution of these samples, in any order.
    pub(crate) fn from_samples(samples: &[u64]) -> Self {
        samples.iter().map(|&value| (value, 1)).collect()
    }

    /// Adds one value.
    pub(crate) fn record(&mut self, value: u64) {
        self.extend([(value, 1)]);
    }

    /// Returns the values in ascending order, each with its count, which is never zero.
    pub(crate) fn steps(&self) -> impl DoubleEndedIterator<Item = (u64, u64)> {
        self.counts.iter().map(|(&value, &count)| (value, count))
    }

    /// Returns the number of values.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Returns true if nothing was measured.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Returns the value at `rank`, counted from 1; `None` where there are fewer.
    pub(crate) fn at_rank(&self, rank: u64) -> Option<u64> {
        let mut reached = 0;
        self.steps().find_map(|(value, count)| {
            reached += count;
            (rank >= 1 && reached >= rank).then_some(value)
        })
    }

    /// Returns the least value with at least `part / whole` of all values at or below it. Whole
    /// numbers, so that no rounding of a fraction moves the rank.
    fn at_fraction(&self, part: u64, whole: u64) -> Option<u64> {
        let rank = (u128::from(self.count) * u128::from(part)).div_ceil(u128::from(whole));
        self.at_rank(u64::try_from(rank).unwrap_or(u64::MAX).max(1))
    }

    /// Returns the quantiles that tables and JSON show.
    pub(crate) fn quantiles(&self) -> Quantiles {
        Quantiles {
            n: self.count,
            min: self.steps().next().map(|(value, _)| value),
            p50: self.at_fraction(1, 2),
            p90: self.at_fraction(9, 10),
            p99: self.at_fraction(99, 100),
            p999: self.at_fraction(999, 1_000),
            max: self.steps().next_back().map(|(value, _)| value),
        }
    }
}

impl Serialize for Distribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.quantiles().serialize(serializer)
    }
}

/// The quantiles of a distribution in nanoseconds; all but `n` are `None` where nothing was
/// measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Quantiles {
    /// The number of values.
    pub(crate) n: u64,
    pub(crate) min: Option<u64>,
    pub(crate) p50: Option<u64>,
    /// Nine in ten are at or below it.
    pub(crate) p90: Option<u64>,
    /// 99 in 100 are at or below it.
    pub(crate) p99: Option<u64>,
    /// 999 in 1000 are at or below it.
    pub(crate) p999: Option<u64>,
    pub(crate) max: Option<u64>,
}

impl Quantiles {
    /// Returns them without those that so few values don't show: of 40, the greatest says nothing
    /// of what 99 in 100 are below.
    pub(crate) fn shown(self) -> Self {
        let of_at_least = |least, quantile: Option<u64>| quantile.filter(|_| self.n >= least);
        Self {
            p50: of_at_least(2, self.p50),
            p90: of_at_least(10, self.p90),
            p99: of_at_least(100, self.p99),
            p999: of_at_least(1_000, self.p999),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_samples_by_nearest_rank() {
        let samples: Vec<u64> = (1..=1_000).rev().collect();
        let expected = Quantiles {
            n: 1_000,
            min: Some(1),
            p50: Some(500),
            p90: Some(900),
            p99: Some(990),
            p999: Some(999),
            max: Some(1_000),
        };
        assert_eq!(Distribution::from_samples(&samples).quantiles(), expected);
    }

    #[test]
    fn few_samples_give_the_next_greater_rank() {
        let quantiles = Distribution::from_samples(&[30, 10, 20]).quantiles();
        assert_eq!(quantiles.p50, Some(20));
        assert_eq!(quantiles.p90, Some(30));
        assert_eq!(quantiles.p999, Some(30));
    }

    #[test]
    fn one_sample_is_every_quantile() {
        let quantiles = Distribution::from_samples(&[7]).quantiles();
        assert_eq!((quantiles.min, quantiles.p50, quantiles.max), (Some(7), Some(7), Some(7)));
    }

    #[test]
    fn a_quantile_is_shown_only_if_a_value_is_expected_above_it() {
        let shown = |n: u64| {
            let samples: Vec<u64> = (1..=n).collect();
            let shown = Distribution::from_samples(&samples).quantiles().shown();
            [shown.p50, shown.p90, shown.p99, shown.p999].iter().flatten().count()
        };
        for (n, quantiles) in
            [(1, 0), (2, 1), (9, 1), (10, 2), (99, 2), (100, 3), (999, 3), (1_000, 4)]
        {
            assert_eq!(shown(n), quantiles, "of {n}");
        }
    }

    #[test]
    fn nothing_measured_has_no_quantiles() {
        let quantiles = Distribution::default().quantiles();
        assert_eq!((quantiles.n, quantiles.p50, quantiles.max), (0, None, None));
    }

    #[test]
    fn buckets_count_as_often_as_they_say() {
        let by_buckets = Distribution::from_iter([(20, 1), (10, 2), (20, 2), (5, 0)]);
        assert_eq!(by_buckets, Distribution::from_samples(&[10, 10, 20, 20, 20]));
        assert_eq!(by_buckets.at_rank(2), Some(10));
        assert_eq!(by_buckets.at_rank(3), Some(20));
        assert_eq!(by_buckets.at_rank(6), None);
    }
}
