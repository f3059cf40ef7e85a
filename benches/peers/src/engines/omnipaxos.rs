//! omnipaxos: Sequence Paxos with its log in memory, and its ballot leader election.
//!
//! It leads once a majority has promised its ballot: in its accept phase, where it may act. A
//! ballot that merely won the heartbeats, before the promises, is not shown as a leader.

use omnipaxos::messages::Message;
use omnipaxos::storage::{Entry, NoSnapshot};
use omnipaxos::{ClusterConfig, OmniPaxos, ServerConfig};
use omnipaxos_storage::memory_storage::MemoryStorage;
use serde::{Deserialize, Serialize};

use super::{Engine, View};
use crate::member::Orders;

/// The ticks of a round of heartbeats, each asked for and answered, as in the example of omnipaxos'
/// documentation. A takeover takes two to three rounds. What counts is the round, so 1 ms with
/// ticks of 200 us; an answer that comes after the end of its round is lost.
const ELECTION_TICKS: u64 = 5;

/// No entry is ever written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Nothing;

impl Entry for Nothing {
    type Snapshot = NoSnapshot;
}

/// One member.
pub(super) struct Omnipaxos {
    node: OmniPaxos<Nothing, MemoryStorage<Nothing>>,
    number: u64,
    outbox: Vec<Message<Nothing>>,
}

/// Starts a member.
///
/// # Errors
/// If omnipaxos rejects the values.
pub(super) fn start(orders: &Orders) -> anyhow::Result<Omnipaxos> {
    let nodes = (0..orders.addresses.len()).map(number).collect();
    let cluster = ClusterConfig { configuration_id: 1, nodes, flexible_quorum: None };
    let own = number(orders.place);
    let server =
        ServerConfig { pid: own, election_tick_timeout: ELECTION_TICKS, ..ServerConfig::default() };
    let node = cluster.build_for_server(server, MemoryStorage::default())?;
    Ok(Omnipaxos { node, number: own, outbox: Vec::new() })
}

/// Returns the values as the table shows them, with a tick of this period.
pub(super) fn values(period: &str) -> String {
    format!("tick {period}, heartbeat round {ELECTION_TICKS}")
}

/// Returns the number of the member at `place`. Zero is nobody's number in omnipaxos.
fn number(place: usize) -> u64 {
    place as u64 + 1
}

impl Engine for Omnipaxos {
    fn receive(&mut self, bytes: &[u8]) {
        if let Ok(message) = postcard::from_bytes(bytes) {
            self.node.handle_incoming(message);
        }
    }

    fn tick(&mut self) {
        self.node.tick();
    }

    fn send(&mut self, post: &mut dyn FnMut(usize, &[u8])) {
        self.node.take_outgoing_messages(&mut self.outbox);
        for message in self.outbox.drain(..) {
            let bytes = postcard::to_stdvec(&message).expect("a message without entries is bytes");
            post(message.get_receiver() as usize - 1, &bytes);
        }
    }

    fn view(&self) -> View {
        let ballot = self.node.get_promise();
        // Ballots of one number are told apart, and ordered, by whose they are.
        let rank = u64::from(ballot.n) << 8 | ballot.pid;
        match self.node.get_current_leader() {
            Some((leader, true)) if leader == self.number => View::Leads(rank),
            Some((leader, true)) if leader != self.number => View::Follows(rank),
            Some(_) | None => View::Nobody,
        }
    }
}
