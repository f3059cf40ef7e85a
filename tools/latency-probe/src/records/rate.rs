//! The rate of something, from how often it was seen: what was seen an hour, and what that bears
//! out.
//!
//! To have seen nothing in a time says little of how rare it is. Of events that come
//! independently, at most three in that time are expected where none was seen, with 95 %
//! confidence: the **rule of three** (Hanley and Lippman-Hand, JAMA 249(13), 1983). Where some
//! were seen it is the bound of a Poisson count in the same sense, by the approximation of Wilson
//! and Hilferty.

use serde::Serialize;

/// Events an hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Rate {
    /// The seconds of the look.
    pub(crate) watched_seconds: f64,
    /// The number of events seen.
    pub(crate) seen: u64,
    /// The same an hour.
    pub(crate) per_hour: f64,
    /// At most so many an hour, with 95 % confidence.
    pub(crate) at_most_per_hour: f64,
}

impl Rate {
    /// Returns the rate of `seen` in so many seconds.
    pub(crate) fn of(seen: u64, watched_seconds: f64) -> Self {
        let hours = (watched_seconds / 3_600.0).max(1e-9);
        let rate = |count: f64| thousandths(count / hours);
        Self {
            watched_seconds: thousandths(watched_seconds),
            seen,
            per_hour: rate(seen as f64),
            at_most_per_hour: rate(at_most(seen)),
        }
    }

    /// Returns it in words: what was seen, and what nobody has looked long enough to exclude.
    pub(crate) fn described(&self) -> String {
        let Self { watched_seconds, seen, per_hour, at_most_per_hour } = *self;
        let rule = if seen == 0 { " by the rule of three" } else { "" };
        format!(
            "{seen} in {watched_seconds:.1} s: {} an hour, and at most {}{rule} (95 %)",
            few_digits(per_hour),
            few_digits(at_most_per_hour)
        )
    }
}

/// Returns the mean that a Poisson count of `seen` or less has with a probability of 5 %.
fn at_most(seen: u64) -> f64 {
    if seen == 0 {
        return 3.0;
    }
    let next = seen as f64 + 1.0;
    // 1.645 is the 95 % quantile of the normal distribution.
    next * (1.0 - 1.0 / (9.0 * next) + 1.645 / (3.0 * next.sqrt())).powi(3)
}

/// Returns the value with two digits behind the point at most, and none where there are enough
/// before it.
pub(crate) fn few_digits(value: f64) -> String {
    match value {
        0.0 => "0".to_owned(),
        value if value < 0.01 => "below 0.01".to_owned(),
        value if value < 1.0 => format!("{value:.2}"),
        value if value < 10.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// Returns the value with as many digits as are worth reading.
pub(crate) fn thousandths(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_seen_is_at_most_three() {
        let rate = Rate::of(0, 10.0);
        assert_eq!((rate.per_hour, rate.at_most_per_hour), (0.0, 1_080.0));
        assert_eq!(Rate::of(0, 3.0 * 3_600.0).at_most_per_hour, 1.0);
        let words = rate.described();
        assert!(words.contains("0 in 10.0 s") && words.contains("rule of three"), "{words}");
    }

    /// Against the exact bounds, half the 90 % quantiles of chi-squared with 2(k + 1) degrees of
    /// freedom.
    #[test]
    fn bounds_of_counts_are_those_of_a_table() {
        for (seen, exact) in [(1, 4.744), (2, 6.296), (5, 10.513), (10, 16.962), (100, 118.079)] {
            assert!((at_most(seen) - exact).abs() < 0.02, "{seen}: {}", at_most(seen));
        }
    }

    #[test]
    fn rates_have_no_more_digits_than_they_bear() {
        for (value, text) in
            [(0.0, "0"), (0.001, "below 0.01"), (0.25, "0.25"), (3.12, "3.1"), (1_080.0, "1080")]
        {
            assert_eq!(few_digits(value), text);
        }
    }
}
