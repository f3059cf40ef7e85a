//! One distribution over another, quantile by quantile: a measurement over its floor.
//!
//! Knows when such a ratio would say nothing, and why.

use serde::Serialize;

use super::Distribution;

/// One distribution over another, quantile by quantile.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Ratio {
    /// Median over median.
    pub(crate) p50: f64,
    /// P99 over P99.
    pub(crate) p99: f64,
}

/// A distribution that others are compared with.
pub(crate) struct Baseline<'a> {
    /// The stage that has measured it.
    pub(crate) stage: &'static str,
    /// One of its values.
    pub(crate) step: &'static str,
    pub(crate) distribution: &'a Distribution,
    /// The reason for fewer values than asked for.
    pub(crate) ended_early: Option<&'a String>,
}

impl Baseline<'_> {
    /// Divides the values of `what` by these; returns the ratio, or the reason why there is none.
    pub(crate) fn under(
        &self,
        what: &str,
        distribution: &Distribution,
    ) -> (Option<Ratio>, Option<String>) {
        let Baseline { stage, step, ended_early, .. } = self;
        if let Some(reason) = ended_early {
            return (None, Some(format!("the {stage} ended early: {reason}")));
        }
        let (of, over) = (distribution.quantiles(), self.distribution.quantiles());
        let (Some(of_p50), Some(over_p50)) = (of.p50, over.p50) else {
            return (None, Some("one of both was not measured".to_owned()));
        };
        if over_p50 > of_p50 {
            // It takes one and more, so something else was in the way of the baseline.
            return (None, Some(format!("the median {step} is above the median {what}")));
        }
        let p99 = of.p99.zip(over.p99).and_then(|(of, over)| ratio(of, over));
        match ratio(of_p50, over_p50).zip(p99) {
            Some((p50, p99)) => (Some(Ratio { p50, p99 }), None),
            None => (None, Some(format!("the {stage} is zero"))),
        }
    }
}

/// Divides, to two digits behind the point: more would only pretend.
pub(crate) fn ratio(of: u64, over: u64) -> Option<f64> {
    (over > 0).then(|| (of as f64 / over as f64 * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ratio of elections of 25, 25 and 100 ns to a floor of these, or why there is none.
    fn ratio_to(floor: &[u64], ended_early: Option<&str>) -> (Option<Ratio>, Option<String>) {
        let ended_early = ended_early.map(str::to_owned);
        let floor = Baseline {
            stage: "floor",
            step: "round trip",
            distribution: &Distribution::from_samples(floor),
            ended_early: ended_early.as_ref(),
        };
        floor.under("election", &Distribution::from_samples(&[25, 25, 100]))
    }

    #[test]
    fn a_ratio_is_taken_quantile_by_quantile() {
        let expected = (Some(Ratio { p50: 2.5, p99: 2.5 }), None);
        assert_eq!(ratio_to(&[10, 10, 40], None), expected);
    }

    #[test]
    fn there_is_no_ratio_to_a_floor_that_is_none() {
        for (floor, ended_early, part) in [
            (&[][..], None, "not measured"),
            (&[26, 26, 26], None, "above"),
            (&[10, 10, 40], Some("5 s were over"), "5 s were over"),
        ] {
            let (ratio, reason) = ratio_to(floor, ended_early);
            let reason = reason.expect("no ratio");
            assert!(ratio.is_none() && reason.contains(part), "{part} is not in: {reason}");
        }
    }
}
