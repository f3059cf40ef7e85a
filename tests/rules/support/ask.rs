//! Messages that tests give to a core by hand: requests, heartbeats, acks, and the question for a
//! vote.

use interrex::message::{BallotReply, BallotRequest, Body, Heartbeat, HeartbeatAck};
use interrex::types::{Nonce, Position, Priority, Round, Term};
use interrex::{Duration, MemberKind, Timing};

use super::{Cluster, config, node};

pub const MS: Duration = Duration::from_millis(1);

pub fn ms(count: u64) -> Duration {
    MS.scaled(count, 1)
}

pub fn request(proposed: u64) -> BallotRequest {
    BallotRequest {
        nonce: Nonce(77),
        proposed: Term(proposed),
        position: Position::default(),
        priority: Priority(0),
        release: None,
    }
}

pub fn heartbeat(round: u64, promise: Duration) -> Body {
    let mean_rtt = Duration::from_micros(20);
    Body::Heartbeat(Heartbeat { round: Round(round), promise, interval: ms(10), mean_rtt })
}

/// The last ballot reply that `voter` sent.
pub fn last_reply(cluster: &Cluster, voter: u8) -> BallotReply {
    let reply = |body: &Body| match body {
        Body::VoteReply(reply) | Body::PreVoteReply(reply) => Some(*reply),
        _ => None,
    };
    let mut sent = cluster.sent.iter().rev();
    let found =
        sent.find_map(|(_, _, said)| reply(&said.body).filter(|_| said.from == node(voter)));
    found.expect("the voter has answered")
}

/// Asks `voter` for its vote in the name of `candidate`, and returns the verdict.
pub fn ask(cluster: &mut Cluster, voter: u8, candidate: u8, asked: BallotRequest) -> BallotReply {
    let term = asked.proposed.0.saturating_sub(1);
    cluster.deliver(voter, cluster.message(candidate, term, Body::VoteRequest(asked)));
    last_reply(cluster, voter)
}

/// Three nodes of which the last hears nobody; past its restart silence, before its suspicion.
pub fn lone_voter() -> Cluster {
    let mut cluster = Cluster::new(3);
    cluster.isolate(2);
    cluster.run_for(ms(60));
    cluster
}

/// Two voters, a witness 2 and an observer 3, with a leader.
pub fn with_a_witness_and_an_observer() -> (Cluster, u8) {
    let with_kinds = |me: u8| {
        let mut config = config(me, 4, Timing::lan());
        config.members[2].kind = MemberKind::Witness;
        config.members[3].kind = MemberKind::Observer;
        config
    };
    let mut cluster = Cluster::of((0..4).map(with_kinds).collect());
    let leader = cluster.elect();
    cluster.run_for(ms(100));
    (cluster, leader)
}

/// The ack of a heartbeat that promises nothing.
pub fn ack(round: u64) -> HeartbeatAck {
    HeartbeatAck {
        round: Round(round),
        promise: Duration::ZERO,
        position: Position::default(),
        priority: Priority(0),
        electable: false,
    }
}
