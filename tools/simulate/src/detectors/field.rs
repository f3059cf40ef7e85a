//! The detectors that compete, each with the parameter that is varied.

use interrex::election::{CustomDetector, Estimator};
use interrex::{Detection, Duration};
use interrex_sim::estimators::{Jacobson, Phi};

/// One detector with one value of its parameter.
pub(super) struct Candidate {
    /// The family, which names its curve and its rows.
    pub(super) family: Family,
    pub(super) parameter: String,
    pub(super) estimator: Estimator,
    /// True for the library's default.
    pub(super) is_default: bool,
}

/// A detector and the parameter that is varied; each family is a curve.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    Fixed,
    Margin,
    Recurrence,
    Jacobson,
    Phi,
}

impl Family {
    pub(super) const ALL: [Self; 5] =
        [Self::Fixed, Self::Margin, Self::Recurrence, Self::Jacobson, Self::Phi];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Margin => "quantile, margin turned",
            Self::Recurrence => "quantile, recurrence turned",
            Self::Jacobson => "Jacobson, deviations turned",
            Self::Phi => "phi-accrual, threshold turned",
        }
    }
}

const FIXED_US: [u64; 19] = [
    20, 50, 100, 200, 500, 1_000, 2_000, 3_000, 5_000, 7_000, 10_000, 15_000, 20_000, 25_000,
    30_000, 50_000, 100_000, 150_000, 200_000,
];
const MARGINS: [u32; 10] = [100, 110, 125, 150, 175, 200, 250, 300, 400, 600];
const RECURRENCES_S: [u64; 10] = [1, 3, 10, 30, 60, 180, 300, 600, 1_800, 3_600];
const DEVIATIONS: [u32; 14] = [1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 125, 250, 500, 1_000];
const THRESHOLDS: [u32; 20] = [
    1, 2, 3, 5, 8, 12, 16, 30, 60, 125, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000,
    60_000, 100_000,
];

/// Returns all of them, family by family.
pub(super) fn all() -> Vec<Candidate> {
    let candidate = |family, parameter, detection| Candidate {
        family,
        parameter,
        estimator: Estimator::new(detection),
        is_default: detection == Detection::quantile(),
    };
    let custom = |family, parameter: u32, detector: CustomDetector| Candidate {
        family,
        parameter: parameter.to_string(),
        estimator: Estimator::Custom(detector),
        is_default: false,
    };
    let fixed = FIXED_US.map(|us| Candidate {
        family: Family::Fixed,
        parameter: format!("{us} us"),
        estimator: Estimator::fixed(Duration::from_micros(us)),
        is_default: false,
    });
    let margin = MARGINS.map(|margin_percent| {
        let detection = quantile(|_, margin| *margin = margin_percent);
        candidate(Family::Margin, format!("{margin_percent} %"), detection)
    });
    let recurrence = RECURRENCES_S.map(|seconds| {
        let length = Duration::from_millis(seconds * 1_000);
        let detection = quantile(|recurrence, _| *recurrence = length);
        candidate(Family::Recurrence, format!("{seconds} s"), detection)
    });
    let jacobson = DEVIATIONS
        .map(|deviations| custom(Family::Jacobson, deviations, Jacobson::new(deviations).into()));
    let phi =
        THRESHOLDS.map(|threshold| custom(Family::Phi, threshold, Phi::new(threshold).into()));
    fixed.into_iter().chain(margin).chain(recurrence).chain(jacobson).chain(phi).collect()
}

/// Returns the default quantile with one value changed.
fn quantile(change: impl FnOnce(&mut Duration, &mut u32)) -> Detection {
    let mut detection = Detection::quantile();
    if let Detection::Quantile { recurrence, margin_percent, .. } = &mut detection {
        change(recurrence, margin_percent);
    }
    detection
}
