//! The vote rule (R4) and the cast rule (R5), pure: facts in, verdict out.

use core::cmp::Reverse;

use crate::message::{BallotRequest, Verdict};
use crate::types::{ConfigId, Duration, Instant, NodeId, Position, Priority, Term};

use super::hard_record::HardState;
use super::lease::Promise;

/// The facts that a voter judges a request by.
pub(crate) struct VoterFacts {
    pub(crate) has_vote: bool,
    pub(crate) hard: HardState,
    pub(crate) config: ConfigId,
    pub(crate) position: Position,
    /// The promise that may still run. A leader's own lease, and what it keeps of it afterwards, is
    /// a promise to itself.
    pub(crate) promise: Option<Promise>,
    /// The end of every promise that an earlier life may have given (R13).
    pub(crate) silent_until: Instant,
    pub(crate) longest_promise: Duration,
    /// The term this voter campaigns for itself, and its rank in that campaign.
    pub(crate) campaign: Option<(Term, Rank)>,
}

/// The order of candidates for one term: position, then priority, then the lower id.
pub(crate) type Rank = (Position, Priority, Reverse<NodeId>);

/// Returns the rank of `node` as a candidate.
pub(crate) const fn rank(position: Position, priority: Priority, node: NodeId) -> Rank {
    (position, priority, Reverse(node))
}

/// R4: returns the answer of a voter. If its promise to another is the reason, or its silence,
/// this says how long that still lasts.
pub(crate) fn verdict(
    voter: &VoterFacts,
    candidate: NodeId,
    config: ConfigId,
    request: &BallotRequest,
    now: Instant,
) -> (Verdict, Duration) {
    // Reasons that stay come before those that pass: a candidate that can't win must not wait.
    if let Some(reason) = lasting_reason(voter, candidate, config, request) {
        return (reason, Duration::ZERO);
    }
    if voter.hard.must_ask || now < voter.silent_until {
        // Without end while the voter recovers; asking again after a promise's time is soon
        // enough.
        let left = voter.silent_until.saturating_since(now);
        return (Verdict::Silent, left.min(voter.longest_promise));
    }
    let binds = |promise: &Promise| {
        promise.binds_against(candidate, request.proposed, request.release, now)
    };
    match voter.promise.filter(binds) {
        Some(promise) => (Verdict::Promised, promise.until.saturating_since(now)),
        None => (Verdict::Granted, Duration::ZERO),
    }
}

fn lasting_reason(
    voter: &VoterFacts,
    candidate: NodeId,
    config: ConfigId,
    request: &BallotRequest,
) -> Option<Verdict> {
    let proposed = request.proposed;
    let theirs = rank(request.position, request.priority, candidate);
    if !voter.has_vote {
        Some(Verdict::NotVoter)
    } else if proposed < voter.hard.term {
        Some(Verdict::StaleTerm)
    } else if !may_vote(voter.hard, proposed, candidate) {
        Some(Verdict::AlreadyVoted)
    } else if config < voter.config {
        Some(Verdict::OutdatedConfig)
    } else if request.position < voter.position {
        Some(Verdict::OutdatedPosition)
    } else if voter.campaign.is_some_and(|(term, mine)| term == proposed && mine > theirs) {
        Some(Verdict::Outranked)
    } else {
        None
    }
}

/// Returns whether a vote for `candidate` in `proposed` keeps to one vote a term (S2) and lets no
/// term fall (S4). This holds for votes for others (R4) and for the own one (R5) alike.
pub(crate) fn may_vote(hard: HardState, proposed: Term, candidate: NodeId) -> bool {
    let is_free = !hard.vote_spent && hard.voted_for.is_none_or(|voted| voted == candidate);
    proposed > hard.term || (proposed == hard.term && is_free)
}

/// The facts by which a candidate that a quorum has granted casts its own vote.
pub(crate) struct OwnVoteFacts {
    pub(crate) candidate: NodeId,
    pub(crate) proposed: Term,
    pub(crate) release: Option<NodeId>,
    pub(crate) campaign_ends: Instant,
    pub(crate) hard: HardState,
    /// The promise that may still run. A leader's own lease, and what it keeps of it afterwards, is
    /// a promise to itself.
    pub(crate) promise: Option<Promise>,
}

/// The answer of a candidate to itself, once a quorum has granted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OwnVote {
    /// It is cast, and makes the candidate leader.
    Cast,
    /// The own promise to another runs until then.
    Promised(Instant),
    /// It is not free any more, or the campaign's time is up.
    Lost,
}

/// R5: returns whether a candidate may cast its own vote now. That vote comes last, and must pass
/// the same questions as any other.
pub(crate) fn own_vote(facts: &OwnVoteFacts, now: Instant) -> OwnVote {
    let &OwnVoteFacts { candidate, proposed, release, campaign_ends, hard, .. } = facts;
    let binds = |promise: &Promise| promise.binds_against(candidate, proposed, release, now);
    if let Some(promise) = facts.promise.filter(binds) {
        return OwnVote::Promised(promise.until);
    }
    // A candidate that has cast its own vote in a term may have led it, and a fencing token comes
    // once (S8). Campaigns are for the next term, so this happens only at the greatest, where
    // `next` stays.
    let cast_before = (hard.term, hard.voted_for) == (proposed, Some(candidate));
    if may_vote(hard, proposed, candidate) && !cast_before && now < campaign_ends {
        OwnVote::Cast
    } else {
        OwnVote::Lost
    }
}
