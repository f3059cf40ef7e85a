//! Counts of lengths of time, in buckets of fixed size.
//!
//! Buckets grow with the value, 32 to a power of two, as in HdrHistogram (Tene): a value is known
//! to 1/32 of itself, from 1 ns to 73 minutes, in 1216 numbers.

use core::array;

use super::counter::Counter;

/// Two to this power sub-buckets divide each power of two.
const SUB_BITS: u32 = 5;
const SUB_BUCKETS: usize = 1 << SUB_BITS;

/// Values from two to this power on fall into the last bucket: 73 minutes in nanoseconds.
const VALUE_BITS: u32 = 42;

/// Below 32 each value has a bucket of its own; each power of two from there on has 32.
const BUCKETS: usize = SUB_BUCKETS * (1 + (VALUE_BITS - SUB_BITS) as usize);

/// The bucket of `value`.
const fn bucket_of(value: u64) -> usize {
    if value < SUB_BUCKETS as u64 {
        return value as usize;
    }
    if value >> VALUE_BITS != 0 {
        return BUCKETS - 1;
    }
    let shift = value.ilog2() - SUB_BITS;
    SUB_BUCKETS * shift as usize + (value >> shift) as usize
}

/// The least value of a bucket.
const fn lowest_of(bucket: usize) -> u64 {
    if bucket < SUB_BUCKETS {
        return bucket as u64;
    }
    let shift = bucket / SUB_BUCKETS - 1;
    ((bucket % SUB_BUCKETS + SUB_BUCKETS) as u64) << shift
}

/// The greatest value of a bucket.
const fn highest_of(bucket: usize) -> u64 {
    lowest_of(bucket + 1) - 1
}

/// Counts values, in nanoseconds or whatever the owner means. One thread records, any reads.
#[derive(Debug)]
pub struct Histogram {
    counts: Box<[Counter; BUCKETS]>,
    total: Counter,
    min: Counter,
    max: Counter,
}

impl Histogram {
    /// An empty histogram; the only allocation of its life.
    pub fn new() -> Self {
        let min = Counter::default();
        min.set(u64::MAX);
        Self {
            counts: Box::new(array::from_fn(|_| Counter::default())),
            total: Counter::default(),
            min,
            max: Counter::default(),
        }
    }

    /// Counts `value`. For the one writer.
    #[inline]
    pub fn record(&self, value: u64) {
        self.counts[bucket_of(value)].add(1);
        self.total.add(value);
        if value < self.min.value() {
            self.min.set(value);
        }
        if value > self.max.value() {
            self.max.set(value);
        }
    }

    /// Returns what has been counted. Taken while another thread records, it may miss its last
    /// values.
    pub fn snapshot(&self) -> HistogramSnapshot {
        let counts: Box<[u64]> = self.counts.iter().map(Counter::value).collect();
        let mut snapshot = HistogramSnapshot {
            n: counts.iter().sum(),
            counts,
            total: self.total.value(),
            min: 0,
            max: 0,
        };
        snapshot.bound(self.min.value(), self.max.value());
        snapshot
    }
}

impl Default for Histogram {
    fn default() -> Self {
        Self::new()
    }
}

/// The counts of a [`Histogram`] at one moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HistogramSnapshot {
    counts: Box<[u64]>,
    n: u64,
    total: u64,
    min: u64,
    max: u64,
}

impl HistogramSnapshot {
    /// Returns the number of values that were counted.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Returns the sum of all values. It wraps.
    pub fn sum(&self) -> u64 {
        self.total
    }

    /// Returns the least value; zero if there was none.
    pub fn min(&self) -> u64 {
        self.min
    }

    /// Returns the greatest value; zero if there was none.
    pub fn max(&self) -> u64 {
        self.max
    }

    /// Returns the mean, rounded down; zero if there was none.
    pub fn mean(&self) -> u64 {
        self.total.checked_div(self.n).unwrap_or(0)
    }

    /// Returns the least value that the fraction `quantile` (0 to 1) of all values does not
    /// exceed, to 1/32 of itself and never too low; zero if there was none.
    pub fn value_at_quantile(&self, quantile: f64) -> u64 {
        let rank = ((quantile.clamp(0.0, 1.0) * self.n as f64).ceil() as u64).max(1);
        let mut seen = 0;
        for (highest, count) in self.iter() {
            seen += count;
            if seen >= rank {
                // The last bucket has no upper end: only the greatest of its values is known.
                let is_last = highest == highest_of(BUCKETS - 1);
                return if is_last { self.max } else { highest.clamp(self.min, self.max) };
            }
        }
        self.max
    }

    /// Returns what was counted after `earlier`, an earlier snapshot of the same histogram. Its
    /// least and greatest value are known to one bucket only.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Self {
        let pairs = self.counts.iter().zip(&earlier.counts);
        let counts: Box<[u64]> = pairs.map(|(now, then)| now.saturating_sub(*then)).collect();
        let mut difference = Self {
            n: counts.iter().sum(),
            counts,
            total: self.total.wrapping_sub(earlier.total),
            min: 0,
            max: 0,
        };
        difference.bound(self.min, self.max);
        difference
    }

    /// The buckets that hold anything, in ascending order: the greatest value of each, and how
    /// many values it holds. In the last bucket, which has no upper end, the greatest value is
    /// nominal.
    pub fn iter(&self) -> impl Iterator<Item = (u64, u64)> {
        let buckets = self.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        buckets.map(|(bucket, count)| (highest_of(bucket), *count))
    }

    /// Sets the least and greatest value from the buckets, sharpened by `min` and `max`, between
    /// which all values lie.
    fn bound(&mut self, min: u64, max: u64) {
        let first = self.counts.iter().position(|count| *count > 0);
        let last = self.counts.iter().rposition(|count| *count > 0);
        if let (Some(first), Some(last)) = (first, last) {
            self.min = lowest_of(first).max(min);
            self.max = if last == BUCKETS - 1 { max } else { highest_of(last).min(max) };
            // A value counted by another thread since `min` or `max` was read.
            self.max = self.max.max(self.min);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_lies_within_its_bucket_and_buckets_leave_no_gap() {
        for bucket in 0..BUCKETS {
            assert_eq!(bucket_of(lowest_of(bucket)), bucket);
            assert_eq!(bucket_of(highest_of(bucket)), bucket);
        }
        assert_eq!(bucket_of(u64::MAX), BUCKETS - 1);
    }

    #[test]
    fn a_quantile_is_never_too_low_and_at_most_a_32nd_too_high() {
        let histogram = Histogram::new();
        (1..=100_000).for_each(|value| histogram.record(value));
        let snapshot = histogram.snapshot();
        for (quantile, exact) in [(0.5, 50_000), (0.9, 90_000), (0.999, 99_900)] {
            let value = snapshot.value_at_quantile(quantile);
            assert!(exact <= value && value <= exact + exact / 32, "{quantile}: {value}");
        }
        assert_eq!(snapshot.value_at_quantile(0.0), 1);
        assert_eq!(snapshot.value_at_quantile(1.0), 100_000);
        assert_eq!((snapshot.n(), snapshot.min(), snapshot.max()), (100_000, 1, 100_000));
        assert_eq!(snapshot.mean(), 50_000);
    }

    #[test]
    fn a_difference_holds_what_came_after_the_earlier_snapshot() {
        let histogram = Histogram::new();
        histogram.record(3);
        histogram.record(1_000_000);
        let earlier = histogram.snapshot();
        histogram.record(500);
        let later = histogram.snapshot().since(&earlier);
        assert_eq!(later.n(), 1);
        assert_eq!(later.mean(), 500);
        assert!(later.min() <= 500 && 500 <= later.max() && later.max() < 516);
        assert!(later.iter().eq([(503, 1)]), "{:?}", later.iter().collect::<Vec<_>>());
    }

    #[test]
    fn nothing_counted_reads_as_zero() {
        let snapshot = Histogram::new().snapshot();
        assert_eq!((snapshot.n(), snapshot.min(), snapshot.max(), snapshot.mean()), (0, 0, 0, 0));
        assert_eq!(snapshot.value_at_quantile(0.99), 0);
        assert_eq!(snapshot.iter().count(), 0);
    }

    #[test]
    fn a_value_beyond_the_last_bucket_is_kept_as_the_greatest() {
        let histogram = Histogram::new();
        histogram.record(u64::MAX);
        let snapshot = histogram.snapshot();
        assert_eq!(snapshot.max(), u64::MAX);
        assert_eq!(snapshot.value_at_quantile(0.5), u64::MAX);
    }
}
