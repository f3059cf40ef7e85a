//! Limits how often a failing store is told of: a disk that is full fails at every heartbeat.
//!
//! Knows calls and the time, and nothing of who is told.

use crate::duty_cycle::StoreCall;
use crate::election::{Event, HardState};
use crate::types::Instant;

use super::rate_limit::RateLimit;
use super::store::StoreError;

/// Calls of the store that have failed.
#[derive(Clone, Copy, Debug)]
pub struct StoreFailure<'a> {
    /// The call.
    pub call: StoreCall,
    /// The number of such failures since the last one that was told, this one included.
    pub count: u64,
    /// The error of the last of them.
    pub error: &'a StoreError,
}

/// The failures of a node's store that are yet to be told.
#[derive(Default)]
pub(super) struct StoreErrors {
    is_silent: bool,
    prepare: RateLimit,
    persist: RateLimit,
    /// The state that can't be written, once that is told, until a write succeeds.
    told_state: Option<HardState>,
}

impl StoreErrors {
    /// Counts one error. Returns what to tell, unless one of this call was told a moment ago.
    pub(super) fn count<'a>(
        &mut self,
        now: Instant,
        call: StoreCall,
        error: &'a StoreError,
    ) -> Option<StoreFailure<'a>> {
        if self.is_silent {
            return None;
        }
        let limit = match call {
            StoreCall::Prepare => &mut self.prepare,
            StoreCall::Persist => &mut self.persist,
        };
        limit.count(now).map(|count| StoreFailure { call, count, error })
    }

    /// Tells nobody any more.
    pub(super) fn silence(&mut self) {
        self.is_silent = true;
    }

    /// Notes that the disk works, so that the next failure is news again.
    pub(super) const fn on_persisted(&mut self) {
        self.told_state = None;
    }

    /// Returns whether the event tells once more that this state can't be written. The core tries
    /// to write it with each input that needs it, thousands of times a second, and says so each
    /// time.
    pub(super) fn is_old_news(&mut self, event: &Event) -> bool {
        let Event::PersistFailed { hard_state } = event else { return false };
        self.told_state.replace(*hard_state) == Some(*hard_state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Term;

    #[test]
    fn each_call_is_told_once_a_second_with_all_that_failed_meanwhile() {
        let (mut errors, mut told) = (StoreErrors::default(), Vec::new());
        let mut count = |now, call, error: &StoreError| {
            let failure = errors.count(now, call, error);
            told.extend(failure.map(|failure| (call, failure.count, error.to_string())));
        };
        for ms in 0..2_500 {
            let now = Instant::from_nanos(ms * 1_000_000);
            let error =
                |what: &str| StoreError::Load { place: what.to_owned(), source: what.into() };
            count(now, StoreCall::Persist, &error(&format!("{ms}")));
            if ms == 700 {
                count(now, StoreCall::Prepare, &error("in advance"));
            }
        }
        let calls: Vec<_> = told.iter().map(|(call, count, _)| (*call, *count)).collect();
        let (prepare, persist) = (StoreCall::Prepare, StoreCall::Persist);
        assert_eq!(calls, [(persist, 1), (prepare, 1), (persist, 1_000), (persist, 1_000)]);
        assert!(told[3].2.contains("2000"), "the last is told: {}", told[3].2);
    }

    #[test]
    fn a_state_that_can_not_be_written_is_news_once_until_a_write_succeeds() {
        let mut errors = StoreErrors::default();
        let failed = |term| {
            let hard_state = HardState { term: Term(term), ..HardState::default() };
            Event::PersistFailed { hard_state }
        };
        let mut is_old = |term| errors.is_old_news(&failed(term));
        assert_eq!([3, 3, 3, 4, 4].map(&mut is_old), [false, true, true, false, true]);
        errors.on_persisted();
        assert!(!errors.is_old_news(&failed(4)));
        assert!(!errors.is_old_news(&Event::ClockFault) && errors.is_old_news(&failed(4)));
    }
}
