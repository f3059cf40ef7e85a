//! The mean round trip, which detection, ranks and back-offs go by.

use crate::config::Timing;
use crate::types::Duration;

/// The mean round trip, as an exponentially weighted moving average with weight 1/8: it follows a
/// changed route within some ten samples and a single stall moves it little.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub(crate) struct MeanRtt(Duration);

impl MeanRtt {
    const WEIGHT: u64 = 8;

    /// The mean where nothing was measured yet.
    pub(crate) const UNKNOWN: Self = Self(Duration::ZERO);

    /// Takes one round trip in. One that is longer than the upper end of calm is ignored:
    /// its reply was repeated or held up somewhere, and would delay detection by hours.
    pub(crate) fn sample(&mut self, rtt: Duration, timing: &Timing) {
        if rtt > timing.calm_timeout_max() {
            return;
        }
        let sample = Duration::from_nanos(rtt.as_nanos().max(1));
        self.0 = if self.is_known() {
            self.0.scaled(Self::WEIGHT - 1, Self::WEIGHT) + sample.scaled(1, Self::WEIGHT)
        } else {
            sample
        };
    }

    /// Takes over the mean that a leader has measured; zero means that it knows none.
    pub(crate) fn adopt(&mut self, measured: Duration, timing: &Timing) {
        if measured > Duration::ZERO {
            self.0 = measured.min(timing.calm_timeout_max());
        }
    }

    pub(crate) fn is_known(self) -> bool {
        self.0 > Duration::ZERO
    }

    /// Returns the mean; zero while it is not known.
    pub(crate) const fn value(self) -> Duration {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stalled_sample_moves_the_mean_by_an_eighth() {
        let mut mean = MeanRtt::default();
        mean.sample(Duration::from_micros(16), &Timing::lan());
        mean.sample(Duration::from_micros(1_616), &Timing::lan());
        assert_eq!(mean.value(), Duration::from_micros(216));
        mean.sample(Duration::from_millis(3_600_000), &Timing::lan());
        assert_eq!(mean.value(), Duration::from_micros(216), "an hour late is no round trip");
    }
}
