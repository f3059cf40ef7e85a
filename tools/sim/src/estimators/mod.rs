//! Estimators of lateness that the library does not offer: others' detectors, for the study that
//! compares them with ours (`simulate detectors`).

mod jacobson;
mod phi;

pub use jacobson::Jacobson;
pub use phi::Phi;

#[cfg(test)]
mod tests {
    use super::*;
    use interrex::Duration;
    use interrex::election::{Arrival, Detector, Estimator};

    pub(super) fn us(count: u64) -> Duration {
        Duration::from_micros(count)
    }

    /// Returns a heartbeat that came so late, with an interval of 1 ms.
    pub(super) fn late(lateness: Duration) -> Arrival {
        Arrival::new(us(1_000) + lateness, us(1_000), Duration::ZERO)
    }

    fn learning() -> [Estimator; 2] {
        [Jacobson::new(4).into(), Phi::new(8).into()].map(Estimator::Custom)
    }

    fn at_intervals(
        detector: &mut impl Detector,
        interval: Duration,
        count: u64,
        lateness: impl Fn(u64) -> Duration,
    ) {
        for i in 0..count {
            detector.on_arrival(Arrival::new(interval + lateness(i), interval, Duration::ZERO));
        }
    }

    #[test]
    fn each_waits_longer_after_pauses_than_after_calm() {
        for (mut calm, mut busy) in learning().into_iter().zip(learning()) {
            at_intervals(&mut calm, us(1_000), 5_000, |i| us(i % 7));
            at_intervals(&mut busy, us(1_000), 5_000, |i| {
                us(if i % 100 == 99 { 5_000 } else { i % 7 })
            });
            assert!(calm.slack() < us(60), "{calm:?}");
            assert!(busy.slack() > calm.slack().scaled(10, 1), "{busy:?}");
        }
    }

    #[test]
    fn each_forgets_a_pause() {
        for mut detector in learning() {
            detector.on_arrival(late(us(26_000)));
            at_intervals(&mut detector, us(100_000), 200_000, |_| us(5));
            assert!(detector.slack() < us(50), "{detector:?}");
        }
    }

    #[test]
    fn equal_heartbeats_teach_the_same_bit_for_bit() {
        let taught = || {
            let mut all = learning();
            all.iter_mut().for_each(|detector| {
                at_intervals(detector, us(1_000), 3_000, |i| us(i * i % 1_009));
            });
            all
        };
        assert!(taught() == taught());
    }

    #[test]
    fn no_lateness_overflows_any() {
        let extremes = [Jacobson::new(u32::MAX).into(), Phi::new(u32::MAX).into()];
        for mut detector in learning().into_iter().chain(extremes.map(Estimator::Custom)) {
            for gap in [0, 1, 1 << 20, 1 << 40, 1 << 63, u64::MAX, 0, u64::MAX] {
                let gap = Duration::from_nanos(gap);
                (0..3_000).for_each(|_| {
                    detector.on_arrival(Arrival::new(gap, us(1), Duration::ZERO));
                });
                assert!(detector.slack() <= Duration::MAX);
            }
        }
    }
}
