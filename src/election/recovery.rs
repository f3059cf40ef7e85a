//! What a node must wait for after a start, since it can't know what an earlier life said (R13).

use crate::config::Timing;
use crate::types::Duration;

/// How long a started node neither grants nor promises: until the longest promise of an earlier life
/// has run out, and with it the longest campaign that a forgotten vote could have counted for.
pub(crate) fn silence(timing: &Timing) -> Duration {
    timing.with_skew(timing.promise_max.max(timing.campaign_limit))
}
