//! The same detectors inside whole clusters, in virtual time: what they cost where it counts.
//!
//! Knows the timing that only a detector which learns makes usable on shared cores: promises and least
//! timeouts of a few milliseconds, below the pauses.

use interrex::{Detection, Duration, Timing};

use crate::report::Sheet;
use crate::study::stable;

const RIVALS: [(&str, Detection); 4] = [
    ("fixed", Detection::Fixed),
    ("quantile", Detection::quantile()),
    ("Jacobson 4", Detection::Jacobson { deviations: 4 }),
    ("phi-accrual 8", Detection::Phi { threshold: 8 }),
];

/// What `lan` would be if it were to fail over in a few milliseconds.
fn eager(detection: Detection) -> Timing {
    Timing {
        heartbeat_interval: Duration::from_micros(500),
        promise: Duration::from_micros(2_500),
        promise_max: Duration::from_micros(2_500),
        election_timeout_min: Duration::from_micros(3_000),
        detection,
        ..Timing::lan()
    }
}

/// How many units of work each row is worth; some ten minutes of virtual time.
const RUNS: u64 = 300;

pub(super) fn tabulate() -> Sheet {
    let mut sheet = Sheet::new(
        "Three nodes, a heartbeat each 500 us, timeouts of 3 to 100 ms; nobody dies",
        &["hosts", "detector", "simulated s", "campaigns/h", "leader changes/h", "lapses/h"],
    );
    for is_busy in [false, true] {
        for (name, detection) in RIVALS {
            let stable = stable(3, eager(detection), is_busy, RUNS);
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
