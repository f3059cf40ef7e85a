//! Phi-accrual (Hayashibara and others, SRDS'04): how unlikely it is, were lateness normally
//! distributed, that a heartbeat comes later still.
//!
//! Knows mean and variance of some thousand heartbeats, and a table of the normal distribution in
//! place of its logarithm. Pauses are not normally distributed; the comparison shows what that
//! costs.

use interrex::Duration;
use interrex::election::{Arrival, CustomDetector, CustomState, Detector};

/// The number of heartbeats that count, as the paper has it: each has a weight of 1 in so many.
const WINDOW: u64 = 1_024;

/// The estimator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Phi {
    /// Deviations above the mean, in thousandths.
    deviations: u64,
    /// The number of heartbeats taken in, up to the window.
    count: u64,
    /// In ns, times [`WINDOW`], so that nothing is lost to rounding.
    mean: u64,
    /// In square ns.
    variance: u128,
}

impl Phi {
    /// Returns one that suspects where the chance of a later heartbeat is below 1 in
    /// 10^`threshold`.
    pub const fn new(threshold: u32) -> Self {
        Self { deviations: deviations(threshold), count: 0, mean: 0, variance: 0 }
    }
}

impl From<Phi> for CustomDetector {
    fn from(detector: Phi) -> Self {
        fn of(&[deviations, count, mean, low, high, _]: &CustomState) -> Phi {
            let variance = u128::from(high) << 64 | u128::from(low);
            Phi { deviations, count, mean, variance }
        }
        fn state_of(Phi { deviations, count, mean, variance }: Phi) -> CustomState {
            [deviations, count, mean, variance as u64, (variance >> 64) as u64, 0]
        }
        Self {
            state: state_of(detector),
            on_arrival: |state, arrival| {
                let mut detector = of(state);
                detector.on_arrival(arrival);
                *state = state_of(detector);
            },
            slack: |state| of(state).slack(),
        }
    }
}

impl Detector for Phi {
    fn on_arrival(&mut self, arrival: Arrival) {
        self.count = (self.count + 1).min(WINDOW);
        let sample = arrival.lateness.as_nanos() * WINDOW;
        let off = sample.abs_diff(self.mean);
        // West (1979): the mean moves by a part of the distance, the variance by what is left of
        // it.
        let step = off / self.count;
        let mean = if sample > self.mean { self.mean + step } else { self.mean - step };
        let window = u128::from(WINDOW);
        let product = u128::from(off / WINDOW) * u128::from(sample.abs_diff(mean)) / window;
        let count = u128::from(self.count);
        self.variance = self.variance - self.variance / count + product / count;
        self.mean = mean;
    }

    fn slack(&self) -> Duration {
        // At most an hour in ns: far below 2^64.
        let deviation = self.variance.isqrt() as u64;
        let mean = Duration::from_nanos(self.mean / WINDOW);
        mean + Duration::from_nanos(deviation).scaled(self.deviations, 1_000)
    }
}

/// The z for which a standard normal variable is above z with the chance of 10^-phi, in
/// thousandths, for phi of 1 to 16.
const NORMAL: [u64; 16] = [
    1_282, 2_326, 3_090, 3_719, 4_265, 4_753, 5_199, 5_612, 5_998, 6_361, 6_706, 7_034, 7_349,
    7_651, 7_941, 8_222,
];

/// Returns the deviations for this phi. Past the table z^2 grows by 2 ln 10 with each phi, which is
/// right within two parts in a hundred.
const fn deviations(phi: u32) -> u64 {
    const STEP: u64 = 4_605_170;
    let table = NORMAL.len() as u32;
    if phi == 0 {
        0
    } else if phi <= table {
        NORMAL[phi as usize - 1]
    } else {
        let last = NORMAL[NORMAL.len() - 1];
        (last * last + STEP * (phi - table) as u64).isqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{late, us};
    use super::*;

    #[test]
    fn the_table_is_that_of_the_normal_distribution() {
        // Its upper tail as a continued fraction (Abramowitz and Stegun, 26.2.14).
        let tail = |z: f64| {
            let fraction = (1..=60).rev().fold(z, |below, k| z + f64::from(k) / below);
            (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() / fraction
        };
        for phi in (1..=16).chain([30, 100, 300]) {
            let z = deviations(phi) as f64 / 1_000.0;
            let found = -tail(z).log10();
            let bound = if phi <= 16 { 0.002 } else { 0.03 } * f64::from(phi);
            assert!((found - f64::from(phi)).abs() < bound.max(0.003), "{phi}: {found}");
        }
    }

    #[test]
    fn it_is_mean_plus_standard_deviations() {
        let mut detector = Phi::new(3);
        // Half at 100, half at 300: a mean of 200 and a deviation of 100.
        (0..20_000).for_each(|i| detector.on_arrival(late(us(100 + 200 * (i % 2)))));
        let slack = detector.slack();
        assert!(us(500) <= slack && slack <= us(518), "200 + 3.09 * 100: {slack}");
    }
}
