//! From a node's events to what the account is kept of: one reading of them for nodes that are
//! threads and nodes that are processes.
//!
//! Knows events and when they were seen; an election has ended when its winner was **published as
//! leader and held a lease**, that is, when `is_leader()` was true to whoever asked. A winner whose
//! lease was over by then, because its own vote became durable too late, is told as such.

use interrex::Instant;
use interrex::election::Event;

use crate::ledger::{Campaign, Occurrence, Teller, Victory};

/// What `event` says of an election, seen at `seen`, right after publication. Times are those of
/// the node's clock.
pub(crate) fn occurrence_in(event: &Event, seen: Instant) -> Option<Occurrence> {
    if let Event::CampaignStarted { proposed, at, .. } = *event {
        return Some(Occurrence::Campaign(Campaign { term: proposed.0, at_ns: at.as_nanos() }));
    }
    if let Event::AskedAgain { proposed, at } = *event {
        return Some(Occurrence::AskedAgain(Campaign { term: proposed.0, at_ns: at.as_nanos() }));
    }
    if let Event::LeaderUnreachable { at, .. } = *event {
        return Some(Occurrence::Told { by: Teller::Host, at_ns: at.as_nanos() });
    }
    if let Event::LeaderDied { at, .. } = *event {
        return Some(Occurrence::Told { by: Teller::Guardian, at_ns: at.as_nanos() });
    }
    let Event::BecameLeader { term, campaign_started, at, lease_end } = *event else { return None };
    Some(Occurrence::Victory(Victory {
        term: term.0,
        campaign_ns: campaign_started.as_nanos(),
        won_ns: at.as_nanos(),
        published_ns: seen.as_nanos(),
        is_leased: seen < lease_end,
    }))
}

#[cfg(test)]
mod tests {
    use interrex::Term;

    use super::*;

    fn victory_seen_at(seen: u64) -> Occurrence {
        let event = Event::BecameLeader {
            term: Term(7),
            campaign_started: Instant::from_nanos(1_000),
            at: Instant::from_nanos(4_000),
            lease_end: Instant::from_nanos(9_000),
        };
        occurrence_in(&event, Instant::from_nanos(seen)).expect("a victory is worth telling")
    }

    #[test]
    fn an_election_ends_with_the_lease_held_and_is_told_where_it_does_not() {
        let victory = |published_ns, is_leased| {
            let (campaign_ns, won_ns) = (1_000, 4_000);
            Occurrence::Victory(Victory { term: 7, campaign_ns, won_ns, published_ns, is_leased })
        };
        assert_eq!(victory_seen_at(8_999), victory(8_999, true));
        assert_eq!(victory_seen_at(9_000), victory(9_000, false));
    }
}
