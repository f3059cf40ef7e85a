//! Detection time against mistakes an hour, by the measures of Chen, Toueg and Aguilera ("On the
//! quality of service of failure detectors", IEEE Transactions on Computers 51(5), 2002).
//!
//! Knows how late heartbeats came while everybody lived. Where nothing was seen it knows what that
//! bears out (`rate.rs`), and how the tail of what was seen would go on: a straight line in
//! logarithms through the greatest values (Hill's estimator). How many of them are the tail nobody
//! knows: a host that pauses for a time slice often and for longer seldom has two. So several are
//! tried, and the worst counts. That is a guess, and is said to be one.

use crate::records::{Distribution, Point, Rate};

/// The lateness that was seen, asked for any length of silence.
#[derive(Clone, Debug)]
pub(crate) struct TradeOff<'a> {
    lateness: &'a Distribution,
    heartbeat_ns: u64,
    seconds: f64,
    tails: Vec<Tail>,
}

/// Of the greatest values, above `from_ns`: `count` of them, falling like a power.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tail {
    from_ns: f64,
    count: f64,
    power: f64,
}

/// Numbers of the greatest values that may be the tail: with fewer there is no slope, with more it
/// is no tail.
const TAILS: [u64; 4] = [10, 25, 50, 100];

/// Of a tenth of all values a tail may be, not of more.
const PART: u64 = 10;

/// Lengths of silence on a curve.
const POINTS: u32 = 12;

impl<'a> TradeOff<'a> {
    /// Creates that of heartbeats each `heartbeat_ns` that came so late, in so many seconds.
    pub(crate) fn new(lateness: &'a Distribution, heartbeat_ns: u64, seconds: f64) -> Self {
        let tails = TAILS.iter().filter_map(|count| Tail::of(lateness, *count)).collect();
        Self { lateness, heartbeat_ns, seconds, tails }
    }

    /// Returns what bearing `silence_ns` gives.
    pub(crate) fn at(&self, silence_ns: u64) -> Point {
        let slack_ns = silence_ns.saturating_sub(self.heartbeat_ns);
        let above = self.lateness.steps().filter(|(lateness, _)| *lateness > slack_ns);
        let mistakes = above.map(|(_, count)| count).sum();
        Point {
            silence_ns,
            detection_ns: self.detection_ns(silence_ns),
            mistakes: Rate::of(mistakes, self.seconds),
            by_tail_per_hour: self.by_tail_per_hour(slack_ns),
        }
    }

    /// Returns the mean of Chen: had the leader crashed after x of a gap, the rest of the wait
    /// would have passed before suspicion.
    fn detection_ns(&self, silence_ns: u64) -> u64 {
        let wait = silence_ns as f64;
        let (mut weighed, mut total) = (0.0, 0.0);
        for (lateness, count) in self.lateness.steps() {
            let gap = (self.heartbeat_ns + lateness) as f64;
            let trusted = gap.min(wait);
            weighed += (trusted * wait - trusted * trusted / 2.0) * count as f64;
            total += gap * count as f64;
        }
        if total > 0.0 { (weighed / total) as u64 } else { silence_ns }
    }

    fn by_tail_per_hour(&self, slack_ns: u64) -> Option<f64> {
        let slack = slack_ns as f64;
        let tails = self.tails.iter().filter(|tail| slack >= tail.from_ns);
        let above = tails.map(|tail| tail.count * (tail.from_ns / slack).powf(tail.power));
        let hours = (self.seconds / 3_600.0).max(1e-9);
        above.reduce(f64::max).map(|above| above / hours)
    }

    /// Returns a curve from the least silence to twice what is proposed, with that on it.
    pub(crate) fn points(&self, least_ns: u64, proposed_ns: u64) -> Vec<Point> {
        let (low, high) = (least_ns.max(1) as f64, 2.0 * proposed_ns.max(least_ns) as f64);
        let step = (high / low).powf(1.0 / f64::from(POINTS - 1));
        let mut silences: Vec<u64> =
            (0..POINTS).map(|place| (low * step.powi(place as i32)) as u64).collect();
        silences.push(proposed_ns);
        silences.sort_unstable();
        silences.dedup();
        silences.into_iter().map(|silence_ns| self.at(silence_ns)).collect()
    }
}

impl Tail {
    fn of(lateness: &Distribution, count: u64) -> Option<Self> {
        let from_ns = lateness.at_rank(lateness.count().checked_sub(count)?)? as f64;
        if count > lateness.count() / PART || from_ns < 1.0 {
            return None;
        }
        let mut left = count;
        let mut logarithms = 0.0;
        for (value, times) in lateness.steps().rev() {
            if left == 0 {
                break;
            }
            let taken = times.min(left);
            logarithms += taken as f64 * (value as f64 / from_ns).ln();
            left -= taken;
        }
        let count = count as f64;
        (logarithms > 0.0).then(|| Self { from_ns, count, power: count / logarithms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: u64 = 1_000_000;

    #[test]
    fn what_came_later_than_the_silence_is_a_mistake() {
        let lateness = Distribution::from_samples(&[0, MS, 5 * MS, 9 * MS]);
        let trade_off = TradeOff::new(&lateness, MS, 3_600.0);
        for (silence, mistakes) in [(1, 3), (2, 2), (6, 1), (10, 0), (11, 0)] {
            let point = trade_off.at(silence * MS);
            assert_eq!(point.mistakes.seen, mistakes, "{silence} ms");
        }
        assert_eq!(trade_off.at(10 * MS).mistakes.at_most_per_hour, 3.0);
    }

    /// Nine gaps of 1 ms and one of 6 ms, of which 3 ms are borne: by hand.
    #[test]
    fn the_mean_detection_time_is_chens() {
        let mut samples = vec![0; 9];
        samples.push(5 * MS);
        let lateness = Distribution::from_samples(&samples);
        let point = TradeOff::new(&lateness, MS, 1.0).at(3 * MS);
        let expected = (9.0 * 2.5 + 3.0 * 1.5) / 15.0;
        assert!((point.detection_ns as f64 / 1e6 - expected).abs() < 1e-6, "{point:?}");
    }

    #[test]
    fn a_tail_that_falls_like_a_power_is_found_and_goes_on() {
        // Of 100,000 the k-th greatest is above x as often as (1 ms / x)^2 says.
        let sample = |rank: u64| (1e6 * (100_000.0 / rank as f64).sqrt()) as u64;
        let samples: Vec<u64> = (1..=100_000).map(sample).collect();
        let lateness = Distribution::from_samples(&samples);
        let trade_off = TradeOff::new(&lateness, MS, 3_600.0);
        let powers = trade_off.tails.iter().map(|tail| tail.power);
        assert!(powers.clone().all(|power| (1.5..3.0).contains(&power)), "{:?}", trade_off.tails);
        assert_eq!(powers.count(), 4);
        // Ten times the greatest: a hundredth of one.
        let greatest = lateness.quantiles().max.expect("there are values");
        let rate =
            trade_off.at(10 * greatest + MS).by_tail_per_hour.expect("beyond the tail's beginning");
        assert!((0.002..0.05).contains(&rate), "{rate}");
    }

    #[test]
    fn a_tail_does_not_mind_that_most_are_on_time() {
        let mut samples = vec![0; 10_000];
        samples.extend((1..=200).map(|place| place * 100_000));
        let lateness = Distribution::from_samples(&samples);
        let rate = TradeOff::new(&lateness, MS, 3_600.0).at(30 * MS).by_tail_per_hour;
        assert!(rate.is_some_and(|rate| rate > 0.0 && rate < 100.0), "{rate:?}");
    }

    /// A slope through the many short pauses of a time slice says nothing of the few long ones.
    #[test]
    fn the_worst_of_several_tails_is_told() {
        let mut samples = vec![0; 100_000];
        samples.extend((0..500).map(|place| 4 * MS + place * 1_000));
        samples.extend((0..12).map(|place| (8 + 2 * place) * MS));
        let lateness = Distribution::from_samples(&samples);
        let trade_off = TradeOff::new(&lateness, MS, 36.0);
        let guess = trade_off.at(25 * MS).by_tail_per_hour.expect("beyond the tail's beginning");
        let seen = trade_off.at(25 * MS).mistakes.per_hour;
        assert!(guess > seen / 3.0, "{guess} where {seen} were seen");
    }

    #[test]
    fn few_values_have_no_tail() {
        let lateness = Distribution::from_samples(&[1, 2, 3]);
        assert_eq!(TradeOff::new(&lateness, MS, 1.0).at(MS).by_tail_per_hour, None);
        let none = Distribution::default();
        let point = TradeOff::new(&none, MS, 1.0).at(5 * MS);
        assert_eq!((point.detection_ns, point.mistakes.seen), (5 * MS, 0));
    }

    #[test]
    fn the_curve_holds_what_is_proposed_and_falls() {
        let samples: Vec<u64> = (0..1_000).map(|place| place * 10_000).collect();
        let lateness = Distribution::from_samples(&samples);
        let points = TradeOff::new(&lateness, 100_000, 10.0).points(400_000, 15 * MS);
        assert!(points.iter().any(|point| point.silence_ns == 15 * MS));
        assert_eq!(points.first().map(|point| point.silence_ns), Some(400_000));
        assert!(points.is_sorted_by_key(|point| point.silence_ns));
        let falls = |pair: &[Point]| pair[0].mistakes.seen >= pair[1].mistakes.seen;
        assert!(points.windows(2).all(falls), "{points:?}");
    }
}
