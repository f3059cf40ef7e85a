//! A clock that lied leaves behind in a core what a restart would leave, and nothing that
//! was counted by the old clock (R13).

use crate::support::ask::ms;
use crate::support::{Cluster, node};
use interrex::election::{CampaignEnd, Event, Role};
use interrex::message::{BallotRequest, Body, Heartbeat, Kind, Verdict};
use interrex::types::{NodeId, Nonce, Position, Priority, Round, Term};
use interrex::{Duration, Timing};

/// Three nodes whose leader has died. The first in rank of the others asks for votes, in that
/// role; its requests are on their way.
fn asking(role: Role) -> (Cluster, u8) {
    let timing = Timing { fast_election: role == Role::Candidate, ..Timing::lan() };
    let mut cluster = Cluster::with_timing(3, timing);
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    cluster.crash(leader);
    let next = (leader + 1) % 3;
    cluster.run_until("a campaign", |cluster| cluster.role(next) == role);
    (cluster, next)
}

fn asked_by(cluster: &Cluster, id: u8) -> usize {
    cluster.sent_by(id, Kind::PreVoteRequest) + cluster.sent_by(id, Kind::VoteRequest)
}

#[test]
fn a_campaign_does_not_survive_a_clock_fault_whatever_is_granted_to_it_later() {
    for role in [Role::PreCandidate, Role::Candidate] {
        let (mut cluster, candidate) = asking(role);
        let asked = asked_by(&cluster, candidate);
        cluster.find_clock_fault(candidate);
        assert_eq!(cluster.role(candidate), Role::Follower, "{role:?}");
        assert_eq!(cluster.campaign_ends(candidate).last(), Some(&CampaignEnd::ClockFault));
        assert!(cluster.events(candidate).contains(&Event::ClockFault));
        // The other one's answer comes, and counts for nothing: the silence of a start has begun.
        cluster.run_for(ms(40));
        assert_eq!(cluster.role(candidate), Role::Follower, "{role:?}");
        assert_eq!(asked_by(&cluster, candidate), asked, "{role:?}: it asks nobody");
    }
}

#[test]
fn what_was_asked_before_would_have_been_granted() {
    for role in [Role::PreCandidate, Role::Candidate] {
        let (mut cluster, candidate) = asking(role);
        cluster.run_for(ms(40));
        assert_eq!(
            cluster.role(candidate),
            Role::Leader,
            "{role:?}: the test above proves something"
        );
    }
}

#[test]
fn after_a_clock_fault_a_leader_leads_no_more_and_is_silent_for_a_promise() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    cluster.find_clock_fault(leader);
    assert_eq!(cluster.role(leader), Role::Follower);
    assert_eq!(cluster.core(leader).standing().leader, None::<NodeId>);
    let asked = asked_by(&cluster, leader);
    cluster.run_for(Timing::lan().promise);
    assert_eq!(asked_by(&cluster, leader), asked);
    assert!(cluster.lease_holders().is_empty(), "nor does anybody else lead before");
    cluster.run_for(Duration::from_millis(500));
    assert_eq!(cluster.lease_holders().len(), 1);
}

/// A promise whose end was counted by a clock that ran ahead would bind for as long as that had run
/// ahead.
#[test]
fn a_promise_by_the_clock_of_before_binds_nobody_after_the_fault() {
    let (mut cluster, leader) = Cluster::with_leader(3);
    let [voter, rival] = [1, 2].map(|place| (leader + place) % 3);
    let term = cluster.term(leader);
    let heartbeat = Heartbeat {
        round: Round(1_000_000),
        promise: Timing::lan().promise,
        interval: Timing::lan().heartbeat_interval,
        mean_rtt: Duration::ZERO,
    };
    let truth = cluster.now;
    // The voter's clock is an hour ahead when it promises, and is set right after that.
    cluster.now = truth + ms(3_600_000);
    cluster.deliver(voter, cluster.message(leader, term, Body::Heartbeat(heartbeat)));
    cluster.now = truth;
    cluster.find_clock_fault(voter);
    cluster.isolate(voter);
    cluster.now = truth + ms(60);
    let request = BallotRequest {
        nonce: Nonce(1),
        proposed: Term(term + 1),
        position: Position::default(),
        priority: Priority(0),
        release: None,
    };
    cluster.deliver(voter, cluster.message(rival, term, Body::VoteRequest(request)));
    let verdict = cluster.sent.iter().rev().find_map(|(_, _, said)| match said.body {
        Body::VoteReply(reply) if said.from == node(voter) => Some(reply.verdict),
        _ => None,
    });
    assert_eq!(verdict, Some(Verdict::Granted));
}
