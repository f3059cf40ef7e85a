//! Owed and false leader changes: one definition for all who measure.
//!
//! A fault - a kill, a resignation - owes one leader change. Every other one is a **false
//! election**. A campaign begun while the leader lived and no fault had happened is a **false
//! campaign**: most end without a leader change, because the leader is heard again (R3). Knows
//! terms and times on one clock that all members share, as their events tell them.

use interrex::election::Event;
use interrex::{Instant, Term};

use crate::protocol::{Content, Line};

/// A campaign that was won: a leader change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Victory {
    /// The term won.
    pub term: Term,
    /// The time at which the first request of the winning campaign was handed out.
    pub campaign_ns: u64,
    /// The time at which the quorum was there.
    pub won_ns: u64,
    /// The time at which the winner was published as leader.
    pub published_ns: u64,
    /// True if it held a lease by then. Otherwise `is_leader()` was still false and the election
    /// is not over.
    pub is_leased: bool,
}

impl Victory {
    /// Reads a victory from the event that tells of it. It was published at the line's time.
    pub fn of(line: &Line) -> Option<Self> {
        let Content::Event(Event::BecameLeader { term, campaign_started, at, lease_end, .. }) =
            line.content
        else {
            return None;
        };
        Some(Self {
            term,
            campaign_ns: campaign_started.as_nanos(),
            won_ns: at.as_nanos(),
            published_ns: line.at_ns,
            is_leased: Instant::from_nanos(line.at_ns) < lease_end,
        })
    }
}

/// The kind of an election, by the faults before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElectionKind {
    /// It answers the last fault.
    Owed,
    /// Nothing owes it.
    False,
    /// It came before this account was opened.
    Past,
}

/// Counts the leader changes and campaigns that nothing owes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ledger {
    /// The term of the last leader that was owed.
    term: Term,
    since_ns: u64,
    /// The fault since, as long as no successor has answered it.
    fault_ns: Option<u64>,
    false_elections: u64,
    false_campaigns: u64,
}

impl Ledger {
    /// Opens the account of a cluster that had agreed on a leader of `term` at `since_ns`. Its
    /// start is not in it.
    pub fn opened(term: Term, since_ns: u64) -> Self {
        Self { term, since_ns, ..Self::default() }
    }

    /// Notes that the leader was killed or told to resign.
    pub fn on_fault(&mut self, at_ns: u64) {
        // A second fault before the first is answered owes no second leader.
        self.fault_ns.get_or_insert(at_ns);
    }

    /// Takes a line of a member to account. Returns the kind of an election that it tells of.
    pub fn on_line(&mut self, line: &Line) -> Option<(Victory, ElectionKind)> {
        if let Content::Event(Event::CampaignStarted { proposed, at, .. }) = line.content {
            self.on_campaign(proposed, at.as_nanos());
        }
        let victory = Victory::of(line)?;
        Some((victory, self.on_victory(victory)))
    }

    /// Notes that a campaign has begun. One for a term not above the leader's is a rival of the
    /// election that has made the leader, and comes from the same fault.
    fn on_campaign(&mut self, proposed: Term, at_ns: u64) {
        let calm = self.since_ns..self.fault_ns.unwrap_or(u64::MAX);
        let is_false = calm.contains(&at_ns) && proposed > self.term;
        self.false_campaigns += u64::from(is_false);
    }

    /// Notes that the leader has changed; returns the kind of that election.
    fn on_victory(&mut self, victory: Victory) -> ElectionKind {
        let Victory { term, published_ns, .. } = victory;
        if published_ns < self.since_ns {
            return ElectionKind::Past;
        }
        match self.fault_ns.take() {
            Some(fault_ns) if published_ns >= fault_ns => {
                (self.term, self.since_ns) = (term, published_ns);
                ElectionKind::Owed
            }
            // Led before the fault, which thus struck one that led no more and owes nothing.
            Some(_) | None => {
                self.false_elections += 1;
                ElectionKind::False
            }
        }
    }

    /// Returns the number of leader changes that nothing owes.
    pub const fn false_elections(&self) -> u64 {
        self.false_elections
    }

    /// Returns the number of campaigns begun without a fault.
    pub const fn false_campaigns(&self) -> u64 {
        self.false_campaigns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Terms are near the wall clock in microseconds after a start without durable state (R14).
    const FIRST: Term = Term(1_700_000_000_000_000);
    const SECOND: Term = FIRST.next();
    const THIRD: Term = SECOND.next();

    fn victory(term: Term, published_ns: u64) -> Victory {
        let (campaign_ns, won_ns) = (published_ns - 10, published_ns - 1);
        Victory { term, campaign_ns, won_ns, published_ns, is_leased: true }
    }

    #[test]
    fn a_fault_owes_one_leader_change_and_no_second() {
        let mut ledger = Ledger::opened(FIRST, 100);
        ledger.on_fault(200);
        assert_eq!(ledger.on_victory(victory(SECOND, 250)), ElectionKind::Owed);
        assert_eq!(ledger.on_victory(victory(THIRD, 260)), ElectionKind::False);
        assert_eq!(ledger.false_elections(), 1);
    }

    #[test]
    fn a_leader_change_before_the_fault_is_false_and_leaves_nothing_owed() {
        let mut ledger = Ledger::opened(FIRST, 100);
        ledger.on_fault(200);
        assert_eq!(ledger.on_victory(victory(SECOND, 190)), ElectionKind::False);
        assert_eq!(ledger.on_victory(victory(THIRD, 300)), ElectionKind::False);
        assert_eq!(ledger.false_elections(), 2);
    }

    #[test]
    fn the_election_of_the_first_leader_is_not_in_the_account() {
        let mut ledger = Ledger::opened(FIRST, 100);
        assert_eq!(ledger.on_victory(victory(FIRST, 90)), ElectionKind::Past);
        ledger.on_campaign(FIRST, 90);
        assert_eq!((ledger.false_elections(), ledger.false_campaigns()), (0, 0));
    }

    #[test]
    fn a_campaign_is_false_only_while_the_leader_lives() {
        let mut ledger = Ledger::opened(FIRST, 100);
        ledger.on_campaign(SECOND, 150);
        assert_eq!(ledger.false_campaigns(), 1);
        ledger.on_fault(200);
        ledger.on_campaign(SECOND, 201);
        assert_eq!(ledger.on_victory(victory(SECOND, 250)), ElectionKind::Owed);
        // A rival that had not heard of the winner yet.
        ledger.on_campaign(SECOND, 251);
        assert_eq!(ledger.false_campaigns(), 1);
        ledger.on_campaign(THIRD, 260);
        assert_eq!(ledger.false_campaigns(), 2);
    }

    #[test]
    fn an_election_ends_with_the_lease_held_and_is_told_where_it_does_not() {
        let event = Event::BecameLeader {
            term: FIRST,
            campaign_started: Instant::from_nanos(1_000),
            at: Instant::from_nanos(4_000),
            lease_end: Instant::from_nanos(9_000),
            work_stopped: false,
        };
        let node = interrex::NodeId::new(1).expect("1 is a node id");
        let published_at = |at_ns| {
            Victory::of(&Line { node, at_ns, content: Content::Event(event) }).expect("it is one")
        };
        let victory = |published_ns, is_leased| {
            let (campaign_ns, won_ns) = (1_000, 4_000);
            Victory { term: FIRST, campaign_ns, won_ns, published_ns, is_leased }
        };
        assert_eq!(published_at(8_999), victory(8_999, true));
        assert_eq!(published_at(9_000), victory(9_000, false));
    }
}
