//! The events of one pass that wait for the application.
//!
//! Knows in which order they are told, how many there is room for, and that each beginning of a
//! leadership is followed by its end. Knows nothing of who is told.

use std::collections::VecDeque;

use crate::election::Event;
use crate::types::{Instant, Term};

use super::observer::NumberedEvent;

/// The most events that the application gets in one pass; above that it has lost its way anyway.
const ROOM: usize = 64;

/// The room that is kept for the beginnings and ends of leaderships: more than one pass can bring,
/// since each takes an election.
const KEPT: usize = 8;

/// See the [module](self).
#[derive(Debug)]
pub(super) struct EventQueue {
    events: VecDeque<NumberedEvent>,
    /// The number of events so far, those that were dropped included.
    count: u64,
    /// The term whose beginning is told, and whose end is not yet.
    leads: Option<Term>,
}

impl EventQueue {
    pub(super) fn new() -> Self {
        Self { events: VecDeque::with_capacity(ROOM), count: 0, leads: None }
    }

    /// Keeps an event. Returns false if it is dropped, which leaves a gap in the numbers.
    pub(super) fn push(&mut self, event: Event, at: Instant) -> bool {
        self.count += 1;
        let free = ROOM - self.events.len();
        let has_room = if let Event::BecameLeader { term, .. } = event {
            // For its end as well.
            let has_room = free >= 2 && self.leads.is_none();
            self.leads = if has_room { Some(term) } else { self.leads };
            has_room
        } else if let Event::SteppedDown { term, .. } = event {
            let was_told = self.leads == Some(term);
            self.leads = self.leads.filter(|_| !was_told);
            was_told
        } else {
            free > KEPT
        };
        if has_room {
            self.events.push_back(NumberedEvent { number: self.count, at, event });
        }
        has_room
    }

    pub(super) fn pop(&mut self) -> Option<NumberedEvent> {
        self.events.pop_front()
    }

    /// Returns the term whose beginning is told, and whose end is not yet.
    pub(super) const fn leads(&self) -> Option<Term> {
        self.leads
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::StepDown;
    use crate::types::NodeId;

    const AT: Instant = Instant::from_nanos(7);

    fn gain(term: u64) -> Event {
        let (term, at) = (Term(term), AT);
        let work_stopped = false;
        Event::BecameLeader { term, campaign_started: at, at, lease_end: at, work_stopped }
    }

    fn loss(term: u64) -> Event {
        Event::SteppedDown { term: Term(term), at: AT, reason: StepDown::HigherTerm }
    }

    fn other() -> Event {
        Event::MemberSilent { member: NodeId::new(1).expect("1 is below 128") }
    }

    fn told(queue: &mut EventQueue) -> Vec<(u64, Event)> {
        std::iter::from_fn(|| queue.pop()).map(|notice| (notice.number, notice.event)).collect()
    }

    #[test]
    fn events_are_numbered_from_one_and_a_gap_tells_of_those_that_were_dropped() {
        let mut queue = EventQueue::new();
        let dropped = (0..100).filter(|_| !queue.push(other(), AT)).count() as u64;
        assert!(dropped > 0);
        let numbers: Vec<_> = told(&mut queue).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, (1..=100 - dropped).collect::<Vec<_>>());
        assert!(queue.push(other(), AT));
        assert_eq!(told(&mut queue), [(101, other())]);
    }

    #[test]
    fn a_gain_and_its_loss_have_room_where_others_fill_the_queue() {
        let mut queue = EventQueue::new();
        while queue.push(other(), AT) {}
        assert!(queue.push(gain(3), AT) && queue.push(loss(3), AT));
        assert!(queue.push(gain(5), AT) && queue.push(loss(5), AT));
        let told = told(&mut queue);
        let [.., (first, _), (second, _), (third, _), (fourth, last)] = told[..] else {
            panic!("{told:?}");
        };
        assert_eq!([first + 1, first + 2, first + 3], [second, third, fourth]);
        assert_eq!(last, loss(5));
    }

    #[test]
    fn a_loss_is_told_once_and_only_after_its_gain() {
        let mut queue = EventQueue::new();
        assert!(!queue.push(loss(3), AT), "nobody was told that it began");
        assert!(queue.push(gain(3), AT));
        assert!(!queue.push(loss(2), AT), "of another term");
        assert!(queue.push(loss(3), AT) && !queue.push(loss(3), AT));
        assert_eq!(told(&mut queue), [(2, gain(3)), (4, loss(3))]);
    }

    #[test]
    fn no_gain_is_told_before_the_loss_of_the_last_one() {
        let mut queue = EventQueue::new();
        assert!(queue.push(gain(3), AT) && !queue.push(gain(5), AT));
        assert_eq!(queue.leads(), Some(Term(3)));
        assert!(!queue.push(loss(5), AT) && queue.push(loss(3), AT) && queue.push(gain(7), AT));
        assert_eq!(told(&mut queue), [(1, gain(3)), (4, loss(3)), (5, gain(7))]);
    }

    #[test]
    fn a_gain_for_whose_loss_there_is_no_room_is_dropped_with_it() {
        // With one event before them, the last gain would find room and its loss would not.
        for before in 0..=1 {
            let mut queue = EventQueue::new();
            (0..before).for_each(|_| assert!(queue.push(other(), AT)));
            for term in 0.. {
                if !queue.push(gain(term), AT) {
                    assert!(!queue.push(loss(term), AT) && queue.leads().is_none());
                    break;
                }
                assert!(queue.push(loss(term), AT), "{term}");
            }
            assert_eq!(told(&mut queue).len(), ROOM - before);
        }
    }
}
