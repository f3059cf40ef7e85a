//! Tells of a store that fails, but rarely: a disk that is full fails at every heartbeat.
//!
//! Knows calls and the time, and nothing of where words go.

use crate::duty_cycle::StoreCall;
use crate::election::{Event, HardState};
use crate::types::Instant;

use super::ration::Ration;
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

/// Called with them, on the polling thread; must not block.
pub(super) type OnStoreError = Box<dyn FnMut(&StoreFailure<'_>) + Send>;

/// The failures of a node's store that are yet to be told.
pub(super) struct StoreErrors {
    tell: Option<OnStoreError>,
    prepare: Ration,
    persist: Ration,
    /// The state that can't be written, once that is told; until a write succeeds.
    told_of: Option<HardState>,
}

impl StoreErrors {
    pub(super) fn new(tell: Option<OnStoreError>) -> Self {
        Self { tell, prepare: Ration::default(), persist: Ration::default(), told_of: None }
    }

    /// Tells of an error, unless one of this call was told a moment ago.
    pub(super) fn on_error(&mut self, now: Instant, call: StoreCall, error: &StoreError) {
        let Some(tell) = &mut self.tell else { return };
        let ration = match call {
            StoreCall::Prepare => &mut self.prepare,
            StoreCall::Persist => &mut self.persist,
        };
        if let Some(count) = ration.count(now) {
            tell(&StoreFailure { call, count, error });
        }
    }

    /// Nobody is told any more.
    pub(super) fn silence(&mut self) {
        self.tell = None;
    }

    /// The disk works: the next failure is news again.
    pub(super) const fn on_persisted(&mut self) {
        self.told_of = None;
    }

    /// Returns whether the event says again of one state that it can't be written. The core tries
    /// it again with each input that needs it, thousands of times a second, and says so each time.
    pub(super) fn is_old_news(&mut self, event: &Event) -> bool {
        let Event::PersistFailed { hard_state } = event else { return false };
        self.told_of.replace(*hard_state) == Some(*hard_state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Term;
    use std::sync::mpsc;

    #[test]
    fn each_call_is_told_once_a_second_with_all_that_failed_meanwhile() {
        let (sender, told) = mpsc::channel();
        let tell = move |failure: &StoreFailure<'_>| {
            let place = failure.error.to_string();
            sender.send((failure.call, failure.count, place)).expect("somebody listens");
        };
        let mut errors = StoreErrors::new(Some(Box::new(tell)));
        for ms in 0..2_500 {
            let now = Instant::from_nanos(ms * 1_000_000);
            let error =
                |what: &str| StoreError::Load { place: what.to_owned(), source: what.into() };
            errors.on_error(now, StoreCall::Persist, &error(&format!("{ms}")));
            if ms == 700 {
                errors.on_error(now, StoreCall::Prepare, &error("in advance"));
            }
        }
        let told: Vec<_> = told.try_iter().collect();
        let calls: Vec<_> = told.iter().map(|(call, count, _)| (*call, *count)).collect();
        let (prepare, persist) = (StoreCall::Prepare, StoreCall::Persist);
        assert_eq!(calls, [(persist, 1), (prepare, 1), (persist, 1_000), (persist, 1_000)]);
        assert!(told[3].2.contains("2000"), "the last is told: {}", told[3].2);
    }

    #[test]
    fn a_state_that_can_not_be_written_is_news_once_until_a_write_succeeds() {
        let mut errors = StoreErrors::new(None);
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
