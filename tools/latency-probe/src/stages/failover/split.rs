//! The time from a fault to a successor, in four parts that add up.
//!
//! - detection ends when the winner is told that nobody listens where the leader was, or that it
//!   has died or resigned, maybe by the bequest itself; where silence tells, with its first
//!   campaign
//! - drain ends when the promises to the old leader that stood in its way have run out
//! - election ends when its quorum is there: at once where a bequest completes it (R15)
//! - publication ends when any thread can read its lease: what led to the victory is published, and
//!   if the lease was over by then, it is back
//!
//! A member that is told of a death waits until its own promise is over before it campaigns: that
//! is drain. The rest is read off the winner: a voter that denies because of a promise says how
//! long it still runs, and the candidate asks again just then (R4); the last time it did so ends
//! the drain. If it never had to, there was none. A winner that needed several campaigns has the
//! drain of each counted; its lost attempts and its back-off belong to the election, where split
//! votes show. What another survivor did meanwhile is not looked at: it did not decide when this
//! one won.

use std::collections::BTreeMap;

use interrex::NodeId;
use interrex::election::{Event, StepDown};
use interrex_testbed::{Content, Line, Victory};

/// The side that told the winner that its leader is gone; silence tells where neither does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DetectedBy {
    /// Its host: nobody listens there any more (ICMP).
    Host,
    /// Its guardian: it has died.
    Guardian,
}

/// The parts, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) detected_by: Option<DetectedBy>,
    pub(crate) detection_ns: u64,
    pub(crate) drain_ns: u64,
    pub(crate) election_ns: u64,
    pub(crate) publication_ns: u64,
    /// The time without a leader, where the old one gave its leadership up and said when.
    pub(crate) without_leader_ns: Option<u64>,
}

impl Split {
    /// Returns the whole.
    pub(crate) fn total_ns(&self) -> u64 {
        self.detection_ns + self.drain_ns + self.election_ns + self.publication_ns
    }
}

/// The campaigns of the survivors since a fault.
#[derive(Clone, Debug, Default)]
pub(crate) struct Campaigns {
    since_ns: u64,
    candidates: BTreeMap<NodeId, Candidate>,
    /// The side that told each last, before it campaigned, that the leader is gone, and when.
    told: BTreeMap<NodeId, (DetectedBy, u64)>,
    /// The time at which the leader gave its leadership up.
    given_up_ns: Option<u64>,
}

/// One survivor since the fault.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    first_campaign_ns: u64,
    /// The campaign in progress, and until when promises stood in its way.
    campaign_ns: u64,
    drained_ns: u64,
    /// The drain of the campaigns before.
    earlier_drain_ns: u64,
}

impl Candidate {
    const fn new(at_ns: u64) -> Self {
        Self {
            first_campaign_ns: at_ns,
            campaign_ns: at_ns,
            drained_ns: at_ns,
            earlier_drain_ns: 0,
        }
    }

    const fn drain_ns(&self) -> u64 {
        self.earlier_drain_ns + self.drained_ns.saturating_sub(self.campaign_ns)
    }
}

impl Campaigns {
    /// The fault was brought about at `since_ns`, or asked for: then it came a moment later.
    pub(crate) fn since(since_ns: u64) -> Self {
        Self { since_ns, ..Self::default() }
    }

    /// Takes what a member tells to account.
    pub(crate) fn on_line(&mut self, line: &Line) {
        let Content::Event(event) = &line.content else { return };
        if let Event::CampaignStarted { at, .. } = event {
            self.on_campaign(line.node, at.as_nanos());
        } else if let Event::AskedAgain { at, .. } = event {
            self.on_asked_again(line.node, at.as_nanos());
        } else if let Event::LeaderUnreachable { at, .. } = event {
            self.on_told(line.node, DetectedBy::Host, at.as_nanos());
        } else if let Event::LeaderDied { at, .. } = event {
            self.on_told(line.node, DetectedBy::Guardian, at.as_nanos());
        } else if let Event::SteppedDown { at, reason: StepDown::Resigned, .. } = event {
            self.given_up_ns = Some(at.as_nanos()).filter(|at_ns| *at_ns >= self.since_ns);
        }
    }

    /// `node` is told that the leader is gone.
    fn on_told(&mut self, node: NodeId, by: DetectedBy, at_ns: u64) {
        if at_ns >= self.since_ns && !self.candidates.contains_key(&node) {
            self.told.insert(node, (by, at_ns));
        }
    }

    /// `node` campaigns. What began before the fault is not in it.
    fn on_campaign(&mut self, node: NodeId, at_ns: u64) {
        if at_ns < self.since_ns {
            return;
        }
        let candidate = self.candidates.entry(node).or_insert(Candidate::new(at_ns));
        candidate.earlier_drain_ns = candidate.drain_ns();
        (candidate.campaign_ns, candidate.drained_ns) = (at_ns, at_ns);
    }

    /// The campaign of `node` asks again: the promises that stood in its way have run out.
    fn on_asked_again(&mut self, node: NodeId, at_ns: u64) {
        if let Some(candidate) = self.candidates.get_mut(&node) {
            candidate.drained_ns = candidate.drained_ns.max(at_ns);
        }
    }

    /// Returns the parts of the time from `fault_ns` until `node` won and said so.
    pub(crate) fn split(&self, fault_ns: u64, node: NodeId, victory: Victory) -> Split {
        let unheard = Candidate::new(victory.campaign_ns);
        let winner = self.candidates.get(&node).copied().unwrap_or(unheard);
        let total_ns = victory.published_ns.saturating_sub(fault_ns);
        let won_after_ns = victory.won_ns.saturating_sub(fault_ns).min(total_ns);
        let suspects_ns = winner.first_campaign_ns;
        let told = self.told.get(&node).copied();
        // At one moment of the node's clock both can be; on the system's each is off by a little.
        let knows_ns = told.map_or(suspects_ns, |(_, told_ns)| told_ns).min(suspects_ns);
        let detection_ns = knows_ns.saturating_sub(fault_ns).min(won_after_ns);
        let drain_ns =
            (suspects_ns - knows_ns + winner.drain_ns()).min(won_after_ns - detection_ns);
        Split {
            detected_by: told.map(|(by, _)| by),
            detection_ns,
            drain_ns,
            election_ns: won_after_ns - detection_ns - drain_ns,
            publication_ns: total_ns - won_after_ns,
            without_leader_ns: self
                .given_up_ns
                .map(|at_ns| victory.published_ns.saturating_sub(at_ns)),
        }
    }
}

#[cfg(test)]
mod tests {
    use interrex::Term;

    use super::*;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    /// Published 5 ns after it was won.
    fn victory(campaign_ns: u64, published_ns: u64) -> Victory {
        let won_ns = published_ns - 5;
        Victory { term: Term(2), campaign_ns, won_ns, published_ns, is_leased: true }
    }

    fn parts(detection_ns: u64, drain_ns: u64, election_ns: u64) -> Split {
        let publication_ns = 5;
        Split {
            detected_by: None,
            detection_ns,
            drain_ns,
            election_ns,
            publication_ns,
            without_leader_ns: None,
        }
    }

    #[test]
    fn who_is_told_of_the_death_waits_for_its_own_promise_and_that_is_drain() {
        let mut campaigns = Campaigns::since(1_000);
        campaigns.on_told(node(1), DetectedBy::Host, 990);
        campaigns.on_told(node(2), DetectedBy::Host, 1_150);
        campaigns.on_told(node(1), DetectedBy::Host, 1_200);
        campaigns.on_campaign(node(1), 1_250);
        campaigns.on_asked_again(node(1), 1_300);
        let split = campaigns.split(1_000, node(1), victory(1_250, 1_400));
        assert_eq!(split, Split { detected_by: Some(DetectedBy::Host), ..parts(200, 100, 95) });
    }

    #[test]
    fn a_fault_that_was_asked_for_counts_from_when_it_came() {
        let mut campaigns = Campaigns::since(1_000);
        campaigns.on_campaign(node(1), 1_070);
        assert_eq!(campaigns.split(1_050, node(1), victory(1_070, 1_100)), parts(20, 0, 25));
    }

    #[test]
    fn without_a_promise_in_its_way_a_campaign_has_no_drain() {
        let mut campaigns = Campaigns::since(1_000);
        campaigns.on_campaign(node(1), 1_700);
        assert_eq!(campaigns.split(1_000, node(1), victory(1_700, 1_900)), parts(700, 0, 195));
    }

    #[test]
    fn the_drain_lasts_until_the_winner_asked_for_the_last_time() {
        let mut campaigns = Campaigns::since(1_000);
        campaigns.on_campaign(node(1), 1_100);
        campaigns.on_asked_again(node(1), 1_400);
        campaigns.on_asked_again(node(1), 1_500);
        assert_eq!(campaigns.split(1_000, node(1), victory(1_100, 1_650)), parts(100, 400, 145));
    }

    #[test]
    fn lost_campaigns_of_the_winner_are_election_and_their_drains_are_drain() {
        let mut campaigns = Campaigns::since(0);
        campaigns.on_campaign(node(1), 100);
        campaigns.on_asked_again(node(1), 150);
        campaigns.on_campaign(node(1), 300);
        campaigns.on_asked_again(node(1), 310);
        assert_eq!(campaigns.split(0, node(1), victory(300, 400)), parts(100, 60, 235));
    }

    #[test]
    fn only_the_winner_counts_and_only_since_the_kill() {
        let mut campaigns = Campaigns::since(1_000);
        campaigns.on_campaign(node(1), 900);
        campaigns.on_asked_again(node(1), 950);
        campaigns.on_campaign(node(2), 1_050);
        campaigns.on_asked_again(node(2), 1_060);
        campaigns.on_campaign(node(1), 1_200);
        assert_eq!(campaigns.split(1_000, node(1), victory(1_200, 1_300)), parts(200, 0, 95));
    }

    #[test]
    fn the_parts_add_up_whatever_was_heard() {
        for (campaign, asked, published) in
            [(0, 0, 1_500), (1_200, 9_000, 1_300), (1_900, 0, 1_300)]
        {
            let mut campaigns = Campaigns::since(1_000);
            campaigns.on_campaign(node(1), campaign);
            campaigns.on_asked_again(node(1), asked);
            let split = campaigns.split(1_000, node(1), victory(campaign, published));
            assert_eq!(split.total_ns(), published - 1_000, "{split:?}");
        }
    }
}
