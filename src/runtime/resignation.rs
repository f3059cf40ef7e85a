//! The outcome of a resignation, for whoever asked for it.
//!
//! Knows one value that the polling thread writes once and others read. Knows nothing of how
//! leadership is given up.

use std::sync::{Arc, OnceLock};
use std::thread;
use std::time;

use crate::duty_cycle::ResignOutcome;
use crate::types::Duration;

/// The first pause between two looks of one that waits, and the longest.
const NAPS: [time::Duration; 2] = [time::Duration::from_micros(20), time::Duration::from_millis(1)];

/// A resignation that a node was asked for. What has become of it can be polled and waited for, by
/// any thread.
///
/// The node resigns whether or not anybody waits. But a process that ends before there is an
/// [`outcome`](Self::outcome) may take the resignation with it.
#[derive(Clone, Debug)]
#[must_use = "a process that ends before there is an outcome may take the resignation with it"]
pub struct Resignation(Arc<OnceLock<ResignOutcome>>);

impl Resignation {
    /// Returns what has become of it; `None` while the polling thread has not come to it. Never
    /// blocks.
    ///
    /// Once this says that leadership was given up, [`Leadership`](super::Leadership) says so too.
    pub fn outcome(&self) -> Option<ResignOutcome> {
        self.0.get().copied()
    }

    /// Waits for the outcome, for no longer than `limit`; `None` if there is none by then. Must
    /// not be called where the node is polled, in a callback for instance: that thread would wait
    /// for itself.
    pub fn wait(&self, limit: Duration) -> Option<ResignOutcome> {
        let (began, limit) = (time::Instant::now(), time::Duration::from(limit));
        let [mut nap, longest] = NAPS;
        loop {
            if let Some(outcome) = self.outcome() {
                return Some(outcome);
            }
            // The polling thread wakes nobody: that would be a system call on it.
            let left = limit.checked_sub(began.elapsed())?;
            thread::sleep(nap.min(left));
            nap = longest.min(nap * 2);
        }
    }
}

/// The polling thread's end of a [`Resignation`]. Whoever drops it unanswered says that the node
/// is gone.
#[derive(Debug)]
pub(super) struct Answer {
    word: Arc<OnceLock<ResignOutcome>>,
    /// The answer that has waited longer, in the list of those that wait.
    older: Option<Box<Answer>>,
}

impl Answer {
    /// Returns an answer that is owed, and the resignation that waits for it.
    pub(super) fn new() -> (Self, Resignation) {
        let word = Arc::<OnceLock<ResignOutcome>>::default();
        (Self { word: Arc::clone(&word), older: None }, Resignation(word))
    }

    /// Gives the outcome. Neither waits nor allocates.
    pub(super) fn give(&self, outcome: ResignOutcome) {
        let was_given = self.word.set(outcome).is_err();
        debug_assert!(!was_given, "a resignation has one outcome");
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        // Changes nothing where the outcome is known.
        let _ = self.word.set(ResignOutcome::NodeGone);
    }
}

/// The answers that wait for one outcome, the latest first. Whoever asks allocates the room, so
/// that any number of them can wait, and the polling thread allocates nothing.
#[derive(Debug, Default)]
pub(super) struct Waiting(Option<Box<Answer>>);

impl Waiting {
    pub(super) fn push(&mut self, mut answer: Box<Answer>) {
        answer.older = self.0.take();
        self.0 = Some(answer);
    }

    /// Returns the answer that was added last.
    pub(super) fn pop(&mut self) -> Option<Box<Answer>> {
        let mut latest = self.0.take()?;
        self.0 = latest.older.take();
        Some(latest)
    }
}

impl Drop for Waiting {
    /// One by one: a long list must not take the stack.
    fn drop(&mut self) {
        while self.pop().is_some() {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::TransferRefusal;
    use crate::types::{NodeId, Term};

    #[test]
    fn an_outcome_is_given_once_and_everybody_who_waits_reads_it() {
        let (answer, resignation) = Answer::new();
        assert_eq!(resignation.outcome(), None);
        assert_eq!(resignation.wait(Duration::from_millis(2)), None, "the limit is kept");
        let outcome = ResignOutcome::Resigned { term: Term(7), guards_left: 0 };
        let waits = resignation.clone();
        let waiter = thread::spawn(move || waits.wait(Duration::from_millis(10_000)));
        answer.give(outcome);
        drop(answer);
        assert_eq!(waiter.join().expect("it asserts nothing"), Some(outcome));
        assert_eq!(resignation.outcome(), Some(outcome));
    }

    #[test]
    fn an_answer_that_is_never_given_says_that_the_node_is_gone() {
        let (answer, resignation) = Answer::new();
        drop(answer);
        assert_eq!(resignation.outcome(), Some(ResignOutcome::NodeGone));
    }

    #[test]
    fn all_who_wait_are_told_the_latest_first() {
        let mut waiting = Waiting::default();
        let asked: Vec<_> = (0..100_000)
            .map(|_| {
                let (answer, resignation) = Answer::new();
                waiting.push(Box::new(answer));
                resignation
            })
            .collect();
        let outcome = ResignOutcome::Lost { term: Term(7) };
        waiting.pop().expect("it waits").give(outcome);
        let [.., before, last] = &asked[..] else { panic!("they were asked") };
        assert_eq!((before.outcome(), last.outcome()), (None, Some(outcome)));
        drop(waiting);
        assert_eq!(asked[0].outcome(), Some(ResignOutcome::NodeGone));
    }

    #[test]
    fn what_an_operator_must_know_is_in_the_words() {
        let term = Term(7);
        let words = ResignOutcome::NoHeir { term, guards_left: 0 }.to_string();
        assert!(words.contains("term 7") && words.contains("no other member"), "{words}");
        assert!(!words.contains("guard"), "{words}");
        let words = ResignOutcome::NotSent { term, guards_left: 2 }.to_string();
        assert!(words.contains("sent no word") && words.contains("2 guards"), "{words}");
        let words = ResignOutcome::NotLeading { leader: NodeId::new(3) }.to_string();
        assert!(words.contains("ask node 3"), "{words}");
        let words = ResignOutcome::Refused(TransferRefusal::Behind).to_string();
        assert!(words.contains("nothing was given up") && words.contains("behind"), "{words}");
    }
}
