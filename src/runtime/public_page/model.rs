//! Every interleaving and every order that the memory model allows, tried by loom: a reader in
//! another process, the node that publishes, and its guardian, who tells somebody else.
//! `RUSTFLAGS='--cfg loom' cargo test --release --lib ::model::`.
//!
//! Knows the words of both pages. The kernel's write for the guardian is a store that shows nothing
//! of what came before it.

use std::sync::atomic::Ordering::{Acquire, Relaxed};

use loom::sync::Arc;
use loom::thread;

use super::super::atomic::{AtomicU64, fence};
use super::super::guardian::state::PageState;
use super::super::leadership::lease_of;
use super::super::sys::public::PublicWords;
use super::header::Word;
use crate::types::Instant;

/// The packed standing of a node that leads.
const LEADS: u64 = 3 << 16;

/// Both pages of a node, with only the parts that are read here.
#[derive(Default)]
struct Modelled {
    shared: PageState,
    public: PublicWords,
    time: AtomicU64,
    /// Not 0 once another member has been told that this one is dead.
    is_told: AtomicU64,
}

impl Modelled {
    fn publish(&self, end: u64) {
        self.public.latch.write([1, LEADS, end, end]);
    }

    /// Does what `Pages::void` does.
    fn void(&self) {
        self.shared.void();
        self.void_public();
    }

    /// Does what `PublicFile::void` does.
    fn void_public(&self) {
        self.public.void.store(1, Relaxed);
        fence(std::sync::atomic::Ordering::SeqCst);
    }

    fn tell(&self) {
        self.is_told.store(1, Relaxed);
    }
}

fn check(model: impl Fn(Arc<Modelled>) + Send + Sync + 'static) {
    let mut bounds = loom::model::Builder::new();
    bounds.preemption_bound = Some(3);
    bounds.check(move || {
        let pages = Arc::new(Modelled::default());
        pages.time.store(1, Relaxed);
        pages.public.head[Word::LongestLease as usize].store(2, Relaxed);
        pages.publish(3);
        model(pages);
    });
}

/// Runs a node that publishes once more, and then its guardian, which acts in this way, beside a
/// reader that may hear of the death.
fn check_death(acts: fn(&Modelled)) {
    check(move |pages| {
        let dying = Arc::clone(&pages);
        let guardian = thread::spawn(move || {
            dying.publish(4);
            acts(&dying);
        });
        let mut is_told = 0;
        let lease = lease_of(&pages.public, || {
            is_told = pages.is_told.load(Relaxed);
            fence(Acquire);
            Instant::from_nanos(2)
        });
        assert!(lease.is_none() || is_told == 0, "two lead");
        guardian.join().expect("the guardian asserts nothing");
        assert!(lease_of(&pages.public, || Instant::from_nanos(2)).is_none(), "void for good");
    });
}

#[test]
fn no_other_process_finds_a_lease_once_somebody_was_told_of_the_death() {
    check_death(|pages| {
        pages.void();
        pages.tell();
    });
}

#[test]
#[should_panic(expected = "two lead")]
fn a_guardian_that_tells_first_is_found_out() {
    check_death(|pages| {
        pages.tell();
        pages.void();
    });
}

#[test]
#[should_panic(expected = "two lead")]
fn a_guardian_that_tells_once_the_shared_page_alone_is_void_is_found_out() {
    check_death(|pages| {
        pages.shared.void();
        pages.tell();
        pages.void_public();
    });
}

#[test]
#[should_panic(expected = "two lead")]
fn a_write_that_may_be_seen_after_what_is_sent_is_found_out() {
    check_death(|pages| {
        pages.shared.void();
        pages.public.void.store(1, Relaxed);
        pages.tell();
    });
}

/// A reader that asks for the page's state before it reads the clock.
fn asks_early(pages: &Modelled, clock: impl FnOnce() -> Instant) -> bool {
    let is_void = pages.public.void.load(Acquire) != 0;
    clock() < Instant::from_nanos(3) && !is_void
}

#[test]
#[should_panic(expected = "two lead")]
fn a_reader_that_asks_whether_the_page_is_void_before_the_clock_is_found_out() {
    check(|pages| {
        let dying = Arc::clone(&pages);
        let guardian = thread::spawn(move || {
            dying.void();
            dying.tell();
        });
        let mut is_told = 0;
        let leads = asks_early(&pages, || {
            is_told = pages.is_told.load(Relaxed);
            fence(Acquire);
            Instant::from_nanos(2)
        });
        assert!(!leads || is_told == 0, "two lead");
        guardian.join().expect("the guardian asserts nothing");
    });
}

#[test]
fn a_lease_that_is_renewed_without_a_gap_is_found_by_every_process() {
    check(|pages| {
        let published = Arc::clone(&pages);
        let node = thread::spawn(move || {
            published.time.store(2, std::sync::atomic::Ordering::Release);
            published.publish(4);
        });
        let lease = lease_of(&pages.public, || Instant::from_nanos(pages.time.load(Acquire)));
        assert!(lease.is_some(), "it leads all the time");
        node.join().expect("the node asserts nothing");
    });
}
