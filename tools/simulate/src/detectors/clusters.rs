//! The same detectors inside whole clusters, in virtual time: the campaigns and leader changes that
//! they cause.
//!
//! Knows a timing that on shared cores only a learning detector makes usable: promises and least
//! timeouts of a few milliseconds, below the pauses.

use interrex::election::CustomDetector;
use interrex::{Detection, Duration, Timing};
use interrex_sim::estimators::{Jacobson, Phi};

use crate::report::Sheet;
use crate::study::stable;

/// Returns each rival: what is configured, and the detector that judges in its place, if any.
fn rivals() -> [(&'static str, Detection, Option<CustomDetector>); 4] {
    let quantile = Detection::quantile();
    [
        ("fixed", Detection::Fixed, None),
        ("quantile", quantile, None),
        ("Jacobson 4", quantile, Some(Jacobson::new(4).into())),
        ("phi-accrual 8", quantile, Some(Phi::new(8).into())),
    ]
}

/// Returns `lan` made to fail over in a few milliseconds.
fn eager(detection: Detection) -> Timing {
    Timing {
        heartbeat_interval: Duration::from_micros(500),
        promise: Duration::from_micros(2_500),
        promise_max: Duration::from_micros(2_500),
        election_timeout_min: Duration::from_micros(3_000),
        election_timeout_max: Duration::from_millis(100),
        lapse_limit: Duration::from_millis(200),
        detection,
        ..Timing::lan()
    }
}

/// The units of work for each row: some ten minutes of virtual time.
const RUNS: u64 = 300;

pub(super) fn tabulate() -> Sheet {
    let mut sheet = Sheet::new(
        "Three nodes, a heartbeat each 500 us, timeouts of 3 to 100 ms; nobody dies",
        &["hosts", "detector", "simulated s", "campaigns/h", "leader changes/h", "lapses/h"],
    );
    for is_busy in [false, true] {
        for (name, detection, detector) in rivals() {
            let stable = stable(3, eager(detection), detector, is_busy, RUNS);
            let hours = stable.seconds / 3_600.0;
            let counts = [stable.campaigns, stable.changes, stable.lapses];
            let hosts = if is_busy { "busy VMs" } else { "quiet" };
            let mut row = vec![hosts.to_owned(), name.to_owned(), format!("{:.0}", stable.seconds)];
            row.extend(counts.map(|count| format!("{:.1}", count as f64 / hours)));
            sheet.row(row);
        }
    }
    sheet
}
