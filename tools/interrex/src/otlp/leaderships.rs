//! The leaderships of this node, each from its first moment to its end.
//!
//! Knows which events begin and end one. Knows no message of OTLP.

use std::collections::VecDeque;

use interrex::election::Event;

use crate::view::{Told, What};

/// The leaderships that wait for a collector that is away. The oldest give way.
const MOST: usize = 1_000;

/// The events that are kept of one leadership; a lease that lapses again and again has more.
const MOST_EVENTS: usize = 100;

/// A leadership of this node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Leadership {
    pub(super) term: u64,
    /// Nanoseconds since 1970.
    pub(super) began_ns: u64,
    /// Nanoseconds since 1970; that of the beginning while it lasts.
    pub(super) ended_ns: u64,
    /// The reason for its end.
    pub(super) reason: String,
    /// Moments in it, in nanoseconds since 1970.
    pub(super) events: Vec<(u64, &'static str)>,
}

/// Those that have ended, and the one that lasts.
#[derive(Default, Debug)]
pub(super) struct Leaderships {
    present: Option<Leadership>,
    ended: VecDeque<Leadership>,
}

impl Leaderships {
    /// Takes note of an event.
    pub(super) fn take(&mut self, told: &Told) {
        let at = told.unix_us.saturating_mul(1_000);
        match &told.what {
            What::Node(event) => self.take_event(event, at),
            What::InCharge { .. } => self.note(at, "in charge"),
            What::NotInCharge { .. } => self.note(at, "not in charge"),
            What::Started { .. } | What::Ended { .. } | What::Check { .. } => {}
        }
    }

    fn take_event(&mut self, event: &Event, at: u64) {
        if let Event::BecameLeader { term, .. } = event {
            self.close(at, "the end was not told");
            self.present = Some(Leadership {
                term: term.0,
                began_ns: at,
                ended_ns: at,
                reason: String::new(),
                events: Vec::new(),
            });
        } else if let Event::SteppedDown { reason, .. } = event {
            self.close(at, &format!("{reason:?}"));
        } else if let Event::LeaseLapsed { .. } = event {
            self.note(at, "lease lapsed");
        } else if let Event::LeaseRegained { .. } = event {
            self.note(at, "lease regained");
        }
    }

    /// Ends the present leadership, as the daemon does that ends.
    pub(super) fn end(&mut self, at: u64) {
        self.close(at, "the daemon has ended");
    }

    /// Returns those that have ended, and were not forgotten.
    pub(super) fn ended(&self) -> &VecDeque<Leadership> {
        &self.ended
    }

    pub(super) fn forget_ended(&mut self) {
        self.ended.clear();
    }

    fn note(&mut self, at: u64, event: &'static str) {
        if let Some(present) = &mut self.present
            && present.events.len() < MOST_EVENTS
        {
            present.events.push((at, event));
        }
    }

    fn close(&mut self, at: u64, reason: &str) {
        let Some(mut ended) = self.present.take() else { return };
        ended.ended_ns = at;
        reason.clone_into(&mut ended.reason);
        if self.ended.len() == MOST {
            self.ended.pop_front();
        }
        self.ended.push_back(ended);
    }
}

#[cfg(test)]
mod tests {
    use interrex::election::StepDown;
    use interrex::{Instant, Term};

    use super::*;

    fn became(term: u64) -> What {
        let at = Instant::from_nanos(0);
        let (term, campaign_started, lease_end, work_stopped) = (Term(term), at, at, false);
        What::Node(Event::BecameLeader { term, campaign_started, at, lease_end, work_stopped })
    }

    fn stepped_down(term: u64) -> What {
        let at = Instant::from_nanos(0);
        let reason = StepDown::HigherTerm;
        What::Node(Event::SteppedDown { term: Term(term), at, reason })
    }

    fn after(events: impl IntoIterator<Item = What>) -> Leaderships {
        let mut leaderships = Leaderships::default();
        for (unix_us, what) in (1..).zip(events) {
            leaderships.take(&Told { seq: unix_us, unix_us, what });
        }
        leaderships
    }

    #[test]
    fn a_leadership_lasts_until_the_node_steps_down() {
        let lasts = after([became(7), What::InCharge { term: 7 }]);
        assert!(lasts.ended().is_empty());
        let ended = after([became(7), What::InCharge { term: 7 }, stepped_down(7)]);
        let expected = Leadership {
            term: 7,
            began_ns: 1_000,
            ended_ns: 3_000,
            reason: "HigherTerm".into(),
            events: vec![(2_000, "in charge")],
        };
        assert_eq!(ended.ended(), &[expected]);
    }

    #[test]
    fn an_end_that_was_dropped_is_told_as_such() {
        let mut leaderships = after([became(7), became(9)]);
        leaderships.end(5_000);
        let told: Vec<_> =
            leaderships.ended().iter().map(|one| (one.term, one.reason.as_str())).collect();
        assert_eq!(told, [(7, "the end was not told"), (9, "the daemon has ended")]);
    }

    #[test]
    fn of_many_that_wait_the_oldest_give_way() {
        let many = (0..MOST as u64 + 3).flat_map(|term| [became(term), stepped_down(term)]);
        let leaderships = after(many);
        assert_eq!(leaderships.ended().len(), MOST);
        assert_eq!(leaderships.ended()[0].term, 3);
    }

    #[test]
    fn a_lease_that_flaps_fills_no_memory() {
        let flaps = (0..3 * MOST_EVENTS).map(|_| What::InCharge { term: 7 });
        let leaderships = after([became(7)].into_iter().chain(flaps).chain([stepped_down(7)]));
        assert_eq!(leaderships.ended()[0].events.len(), MOST_EVENTS);
    }
}
