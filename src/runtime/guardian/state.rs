//! The one word of a page that says whether the page counts, and which bequest lies armed in it
//! (R15).
//!
//! The owner arms a bequest and withdraws it, the guardian voids the page. Each does so by one
//! exchange. So a bequest is withdrawn or taken, never both, and what a page that is void had
//! armed stays known: a second guardian that waits for the bell goes on where the first has died.
//! Knows nothing of what a bequest says.

use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

use crate::duty_cycle::Withdrawal;

use super::super::atomic::{AtomicU64, fence};

/// Nothing is armed, as in memory of zeroes.
const WITHDRAWN: u64 = 0;

/// The bequest in this slot is armed.
const ARMED: [u64; 2] = [1, 2];

/// The bit beside these that says that the page is void.
const VOID: u64 = 4;

/// See the [module](self).
#[derive(Debug, Default)]
#[repr(transparent)]
pub(in super::super) struct PageState(AtomicU64);

impl PageState {
    /// Returns whether what is published in the page no longer counts.
    #[inline]
    pub(in super::super) fn is_void(&self) -> bool {
        // Acquire, with the Release in `void`.
        self.0.load(Acquire) & VOID != 0
    }

    /// Voids the page for good, and returns the slot whose bequest is taken by that.
    pub(in super::super) fn void(&self) -> Option<usize> {
        // Acquire, with the Release in `replace`: a bequest was written before it was armed.
        let before = self.0.fetch_or(VOID, AcqRel);
        // Before whatever is sent after it: with the Acquire fence of whoever hears of that.
        fence(SeqCst);
        armed_in(before)
    }

    /// Returns the slot that the owner may write: no guardian will ever read it before it is
    /// armed.
    pub(in super::super) fn free_slot(&self) -> usize {
        usize::from(self.0.load(Relaxed) & !VOID == ARMED[0])
    }

    /// Arms the bequest in this slot, which was [free](Self::free_slot), in place of the other.
    /// Returns false where the page is void: nobody will read it.
    pub(in super::super) fn arm(&self, slot: usize) -> bool {
        self.replace(ARMED[slot])
    }

    /// Withdraws the bequest that is armed, if one is.
    pub(in super::super) fn withdraw(&self) -> Withdrawal {
        if self.replace(WITHDRAWN) { Withdrawal::Done } else { Withdrawal::Void }
    }

    /// Says something else of the bequests, unless the page is void. The owner alone changes the
    /// word but for that bit, so an exchange that fails has found the page void.
    fn replace(&self, bequests: u64) -> bool {
        let before = self.0.load(Relaxed);
        // Release, with the Acquire in `void`.
        let exchanged = || self.0.compare_exchange(before, bequests, Release, Relaxed).is_ok();
        before & VOID == 0 && (before == bequests || exchanged())
    }
}

fn armed_in(word: u64) -> Option<usize> {
    ARMED.iter().position(|armed| word & !VOID == *armed)
}

#[cfg(test)]
impl PageState {
    /// Returns the slot that is armed, and changes nothing.
    pub(super) fn armed(&self) -> Option<usize> {
        armed_in(self.0.load(Relaxed))
    }

    /// Puts any bits into the word, as nobody does.
    pub(super) fn set(&self, bits: u64) {
        self.0.store(bits, Relaxed);
    }
}

/// Every interleaving of an owner, which arms, withdraws and comes to positions, with its guardian.
/// Each property has a broken variant that loom finds.
#[cfg(all(test, loom))]
mod model {
    use super::super::super::position::PositionWords;
    use super::*;
    use crate::types::Position;
    use loom::sync::Arc;
    use loom::thread;

    /// A page with only the parts that matter here. A bequest is two words that must be equal.
    #[derive(Default)]
    struct Modelled {
        state: PageState,
        slots: [[AtomicU64; 2]; 2],
        position: PositionWords,
    }

    impl Modelled {
        fn write(&self, slot: usize, bequest: u64) {
            self.slots[slot].iter().for_each(|word| word.store(bequest, Relaxed));
        }

        fn bequeath(&self, bequest: u64) -> bool {
            let slot = self.state.free_slot();
            self.write(slot, bequest);
            self.state.arm(slot)
        }

        /// Does what `Page::void` and `Page::bequest` do. Returns the bequest that is delivered.
        fn take(&self) -> Option<[u64; 2]> {
            let slot = self.state.void()?;
            Some([0, 1].map(|word: usize| self.slots[slot][word].load(Relaxed)))
        }

        fn is_position(&self, index: u64) -> bool {
            self.position.read() == Some(Position { log_term: 0, index })
        }
    }

    fn check(model: impl Fn(Arc<Modelled>) + Send + Sync + 'static) {
        let mut bounds = loom::model::Builder::new();
        bounds.preemption_bound = Some(3);
        bounds.check(move || model(Arc::default()));
    }

    /// An owner that arms twice and withdraws then, in this way.
    fn check_withdrawal(withdraws: fn(&PageState) -> Withdrawal) {
        check(move |page| {
            let watched = Arc::clone(&page);
            let guardian = thread::spawn(move || watched.take());
            let _ = page.bequeath(1);
            let _ = page.bequeath(2);
            let withdrawal = withdraws(&page.state);
            let taken = guardian.join().expect("the guardian asserts nothing");
            let is_both = taken.is_some() && withdrawal == Withdrawal::Done;
            assert!(!is_both, "withdrawn and taken");
            let is_neither = taken.is_none() && withdrawal == Withdrawal::Void;
            assert!(!is_neither || page.state.armed().is_none(), "it lies there and nobody has it");
        });
    }

    #[test]
    fn a_bequest_is_withdrawn_or_taken_and_never_both() {
        check_withdrawal(PageState::withdraw);
    }

    #[test]
    #[should_panic(expected = "withdrawn and taken")]
    fn a_withdrawal_that_looks_first_and_stores_then_is_found_out() {
        check_withdrawal(|state| {
            if state.is_void() {
                return Withdrawal::Void;
            }
            state.set(WITHDRAWN);
            Withdrawal::Done
        });
    }

    /// An owner that replaces its bequest twice, in this way, so that each slot is used.
    fn check_whole(bequeath: fn(&Modelled, u64)) {
        check(move |page| {
            let watched = Arc::clone(&page);
            let guardian = thread::spawn(move || watched.take());
            for bequest in 1..=3 {
                bequeath(&page, bequest);
            }
            if let Some([first, second]) = guardian.join().expect("the guardian asserts nothing") {
                assert!(first == second && first > 0, "torn: {first} and {second}");
            }
        });
    }

    #[test]
    fn a_bequest_that_is_taken_was_written_whole() {
        check_whole(|page, bequest| _ = page.bequeath(bequest));
    }

    #[test]
    #[should_panic(expected = "torn")]
    fn a_bequest_that_is_armed_before_it_is_written_is_found_out() {
        check_whole(|page, bequest| {
            let slot = page.state.free_slot();
            page.state.arm(slot);
            page.write(slot, bequest);
        });
    }

    #[test]
    #[should_panic(expected = "torn")]
    fn a_bequest_that_is_written_where_one_is_armed_is_found_out() {
        check_whole(|page, bequest| {
            page.write(0, bequest);
            page.state.arm(0);
        });
    }

    /// An application that comes to position 1 and then acts if its node leads, while the bequest
    /// is of position 0. `delivers` is the guardian, `sets` the application.
    fn check_position(delivers: fn(&Modelled) -> bool, sets: fn(&PositionWords)) {
        check(move |page| {
            assert!(page.bequeath(1));
            let watched = Arc::clone(&page);
            let guardian = thread::spawn(move || delivers(&watched));
            sets(&page.position);
            let acts = !page.state.is_void();
            let is_delivered = guardian.join().expect("the guardian asserts nothing");
            assert!(!acts || !is_delivered, "its heir is behind");
        });
    }

    fn raise(words: &PositionWords) {
        words.raise(Position { log_term: 0, index: 1 });
    }

    #[test]
    fn who_finds_that_it_leads_after_setting_a_position_is_seen_by_whoever_takes_its_bequest() {
        check_position(|page| page.take().is_some() && page.is_position(0), raise);
    }

    #[test]
    #[should_panic(expected = "its heir is behind")]
    fn a_guardian_that_reads_the_position_before_it_voids_is_found_out() {
        check_position(|page| page.is_position(0) && page.take().is_some(), raise);
    }

    #[test]
    #[should_panic(expected = "its heir is behind")]
    fn a_position_that_is_set_without_an_exchange_is_found_out() {
        let by_a_store = |words: &PositionWords| words.set_by_a_store();
        check_position(|page| page.take().is_some() && page.is_position(0), by_a_store);
    }
}
