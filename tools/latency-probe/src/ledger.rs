//! What is owed and what is false: one definition for every stage.
//!
//! A fault - a kill, a resignation - owes one leader change. Every other one is a **false election**.
//! A campaign begun while the leader lived and no fault had happened is a **false campaign**: most
//! end without a leader change, because the leader is heard again (R3). Knows terms and times on
//! one clock that all members share, and nothing of how they are told.

use serde::{Deserialize, Serialize};

/// A campaign at a moment of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Campaign {
    /// The term campaigned for.
    pub(crate) term: u64,
    /// When the first request was handed out, or when it asked again.
    pub(crate) at_ns: u64,
}

/// A campaign that was won: a leader change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Victory {
    /// The term won.
    pub(crate) term: u64,
    /// When the first request of the winning campaign was handed out.
    pub(crate) campaign_ns: u64,
    /// When the quorum was there.
    pub(crate) won_ns: u64,
    /// When the winner was published as leader.
    pub(crate) published_ns: u64,
    /// Whether it held a lease by then. Without, `is_leader()` was false and the election is not over.
    pub(crate) is_leased: bool,
}

/// What members tell of their elections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occurrence {
    /// A campaign has begun.
    Campaign(Campaign),
    /// A campaign that promises stood against asks again: they have run out.
    AskedAgain(Campaign),
    /// Somebody tells a member that its leader is gone.
    Told {
        /// Who.
        by: Teller,
        /// When the member heard it.
        at_ns: u64,
    },
    /// A campaign was won.
    Victory(Victory),
}

/// Who says that a leader is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Teller {
    /// Its host: nobody listens there any more (ICMP).
    Host,
    /// Its guardian: it has died.
    Guardian,
}

/// How a leader change stands to the faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// It answers the last fault.
    Owed,
    /// Nothing owes it.
    False,
    /// It is older than this account.
    Past,
}

/// Counts what nothing owes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ledger {
    /// The term of the last leader that was owed.
    term: u64,
    since_ns: u64,
    /// The fault since, as long as no successor has answered it.
    fault_ns: Option<u64>,
    false_elections: u64,
    false_campaigns: u64,
}

impl Ledger {
    /// The account of a cluster that had agreed on a leader of `term` at `since_ns`. What its start
    /// took is not in it.
    pub(crate) fn opened(term: u64, since_ns: u64) -> Self {
        Self { term, since_ns, ..Self::default() }
    }

    /// The leader was killed or told to resign.
    pub(crate) fn on_fault(&mut self, at_ns: u64) {
        // A second fault before the first is answered owes no second leader.
        self.fault_ns.get_or_insert(at_ns);
    }

    /// A campaign has begun. One for a term not above the leader's is a rival of the election that
    /// has made the leader, and comes from the same fault.
    pub(crate) fn on_campaign(&mut self, campaign: Campaign) {
        let calm = self.since_ns..self.fault_ns.unwrap_or(u64::MAX);
        let is_false = calm.contains(&campaign.at_ns) && campaign.term > self.term;
        self.false_campaigns += u64::from(is_false);
    }

    /// The leader has changed.
    pub(crate) fn on_victory(&mut self, victory: Victory) -> Claim {
        let Victory { term, published_ns, .. } = victory;
        if published_ns < self.since_ns {
            return Claim::Past;
        }
        match self.fault_ns.take() {
            Some(fault_ns) if published_ns >= fault_ns => {
                (self.term, self.since_ns) = (term, published_ns);
                Claim::Owed
            }
            // Led before the fault, which thus struck one that led no more and owes nothing.
            Some(_) | None => {
                self.false_elections += 1;
                Claim::False
            }
        }
    }

    /// Leader changes that nothing owes.
    pub(crate) const fn false_elections(&self) -> u64 {
        self.false_elections
    }

    /// Campaigns begun without a fault.
    pub(crate) const fn false_campaigns(&self) -> u64 {
        self.false_campaigns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Terms are near the wall clock in microseconds after a start without durable state (R14).
    const FIRST: u64 = 1_700_000_000_000_000;

    fn victory(term: u64, published_ns: u64) -> Victory {
        let (campaign_ns, won_ns) = (published_ns - 10, published_ns - 1);
        Victory { term, campaign_ns, won_ns, published_ns, is_leased: true }
    }

    #[test]
    fn a_fault_owes_one_leader_change_and_no_second() {
        let mut ledger = Ledger::opened(FIRST, 100);
        ledger.on_fault(200);
        assert_eq!(ledger.on_victory(victory(FIRST + 1, 250)), Claim::Owed);
        assert_eq!(ledger.on_victory(victory(FIRST + 2, 260)), Claim::False);
        assert_eq!(ledger.false_elections(), 1);
    }

    #[test]
    fn a_leader_change_before_the_fault_is_false_and_leaves_nothing_owed() {
        let mut ledger = Ledger::opened(FIRST, 100);
        ledger.on_fault(200);
        assert_eq!(ledger.on_victory(victory(FIRST + 1, 190)), Claim::False);
        assert_eq!(ledger.on_victory(victory(FIRST + 2, 300)), Claim::False);
        assert_eq!(ledger.false_elections(), 2);
    }

    #[test]
    fn the_election_of_the_first_leader_is_not_in_the_account() {
        let mut ledger = Ledger::opened(FIRST, 100);
        assert_eq!(ledger.on_victory(victory(FIRST, 90)), Claim::Past);
        ledger.on_campaign(Campaign { term: FIRST, at_ns: 90 });
        assert_eq!((ledger.false_elections(), ledger.false_campaigns()), (0, 0));
    }

    #[test]
    fn a_campaign_is_false_only_while_the_leader_lives() {
        let mut ledger = Ledger::opened(FIRST, 100);
        ledger.on_campaign(Campaign { term: FIRST + 1, at_ns: 150 });
        assert_eq!(ledger.false_campaigns(), 1);
        ledger.on_fault(200);
        ledger.on_campaign(Campaign { term: FIRST + 1, at_ns: 201 });
        assert_eq!(ledger.on_victory(victory(FIRST + 1, 250)), Claim::Owed);
        // A rival that had not heard of the winner yet.
        ledger.on_campaign(Campaign { term: FIRST + 1, at_ns: 251 });
        assert_eq!(ledger.false_campaigns(), 1);
        ledger.on_campaign(Campaign { term: FIRST + 2, at_ns: 260 });
        assert_eq!(ledger.false_campaigns(), 2);
    }
}
