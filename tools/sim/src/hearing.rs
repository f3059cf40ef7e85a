//! Judges what a node believes of what it hears: what it must believe, and what it may not.
//!
//! Knows who sent each datagram, which no node knows.

use interrex::types::Duration;
use interrex::wire::layout::KIND_CHALLENGE;
use interrex::wire::{Incoming, Rejection};

use super::attacker::Origin;
use super::clock::Time;
use super::cluster::Cluster;
use super::host::id;
use super::plan::Expectation;
use super::property::Property;

impl Cluster {
    /// Reports a datagram that was believed and may not be, or was rejected and must be believed.
    pub(super) fn judge(&mut self, node: usize, slot: u32, heard: &Result<Incoming, Rejection>) {
        let (record, origin) = self.network.take(slot);
        let name = id(node);
        let is_sealed = self.plan.attack.is_some();
        match (heard, origin) {
            (Ok(_), Origin::Forged { .. }) => {
                let detail = format!("n{name} believes what no member has said");
                self.checker.report(self.now, Property::Wire, detail);
            }
            // Whoever challenges is answered, known or not; that is not yet to believe anything.
            (Ok(Incoming::Challenge(..)), Origin::Honest { .. } | Origin::Replayed) => {}
            (Ok(_), Origin::Honest { .. } | Origin::Replayed) if is_sealed => {
                let life = self.hosts[node].boots;
                self.checker.on_believed(self.now, name, life, record);
            }
            (Err(rejection), Origin::Honest { sent }) => {
                // Repeated and overtaken by the weather, or from a life that is yet to answer; but
                // not for long once all that is over. A challenge that is repeated is answered
                // twice, and a replay may overtake what it repeats.
                let life = self.hosts[node].boots;
                let is_repeated =
                    record.kind == KIND_CHALLENGE || self.checker.has_believed(name, life, record);
                let is_calm = self.is_calm(sent);
                let is_fine = *rejection == Rejection::Answer
                    || (*rejection == Rejection::Boot && !is_calm)
                    || (*rejection == Rejection::Replay && (!is_calm || is_repeated));
                if !is_sealed || !is_fine {
                    self.checker.report(self.now, Property::Wire, format!("n{name}: {rejection}"));
                }
                self.census.rejected += 1;
            }
            (Err(_), Origin::Replayed | Origin::Forged { .. }) => self.census.rejected += 1,
            (Ok(_), Origin::Honest { .. } | Origin::Replayed) => {}
        }
    }

    /// Returns true if, at that moment, all faults had been over for as long as the cluster has to
    /// agree on a leader.
    fn is_calm(&self, then: Time) -> bool {
        let agreed = |&&(at, what): &&(Duration, Expectation)| {
            what == Expectation::Agreed && at >= self.plan.heals_at
        };
        let calm_from = self.plan.expectations.iter().find(agreed);
        self.healed && calm_from.is_some_and(|(at, _)| then > Time::after(*at))
    }
}
