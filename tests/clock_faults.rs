//! A clock that lied leaves behind in a core what a restart would leave, and nothing that
//! was counted by the old clock (R13).

mod support;

use interrex::election::{CampaignEnd, Event, Role};
use interrex::message::Kind;
use interrex::types::NodeId;
use interrex::{Duration, Timing};
use support::Cluster;
use support::ask::ms;

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
