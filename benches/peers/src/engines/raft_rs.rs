//! raft-rs: a `RawNode` with its log in memory.
//!
//! It leads once it is in state leader, that is, once a majority has voted for it. It may act only
//! after the empty entry of its term is committed, a round trip later; the earlier moment is the
//! one shown.

use protobuf::Message as _;
use raft::eraftpb::Message;
use raft::storage::MemStorage;
use raft::{Config, RawNode, StateRole};
use slog::{Discard, Logger, o};

use super::{Engine, View};
use crate::member::Orders;

/// The ticks between two heartbeats. More would make the silence before an election longer.
const HEARTBEAT_TICK: usize = 1;

/// Ten heartbeats, as raft-rs' documentation asks for "to avoid unnecessary leader switching". A
/// follower waits for that many ticks and up to as many again, by chance.
const ELECTION_TICK: usize = 10;

/// One member.
pub(super) struct RaftRs {
    node: RawNode<MemStorage>,
    outbox: Vec<Message>,
    bytes: Vec<u8>,
}

/// Starts a member.
///
/// # Errors
/// If raft-rs rejects the values.
pub(super) fn start(orders: &Orders) -> anyhow::Result<RaftRs> {
    let config = Config {
        id: number(orders.place),
        election_tick: ELECTION_TICK,
        heartbeat_tick: HEARTBEAT_TICK,
        // Keeps a member that heard nothing for a while from deposing a good leader.
        pre_vote: true,
        check_quorum: true,
        ..Config::default()
    };
    let voters: Vec<u64> = (0..orders.addresses.len()).map(number).collect();
    let storage = MemStorage::new_with_conf_state((voters, Vec::new()));
    let node = RawNode::new(&config, storage, &Logger::root(Discard, o!()))?;
    Ok(RaftRs { node, outbox: Vec::new(), bytes: Vec::new() })
}

/// Returns the values as the table shows them, with a tick of this period.
pub(super) fn values(period: &str) -> String {
    format!("tick {period}, heartbeat {HEARTBEAT_TICK}, election {ELECTION_TICK}..{}", {
        2 * ELECTION_TICK
    })
}

/// Returns the number of the member at `place`. Zero is nobody's number in raft-rs.
fn number(place: usize) -> u64 {
    place as u64 + 1
}

impl RaftRs {
    /// Does what the node asks for, in the order its documentation gives.
    fn work_off(&mut self) {
        if !self.node.has_ready() {
            return;
        }
        let mut ready = self.node.ready();
        self.outbox.extend(ready.take_messages());
        {
            let mut log = self.node.store().wl();
            log.append(ready.entries()).expect("entries follow on those in memory");
            if let Some(hard_state) = ready.hs() {
                log.set_hardstate(hard_state.clone());
            }
        }
        self.outbox.extend(ready.take_persisted_messages());
        let mut light = self.node.advance(ready);
        if let Some(commit) = light.commit_index() {
            self.node.store().wl().mut_hard_state().set_commit(commit);
        }
        self.outbox.extend(light.take_messages());
        // There is nothing to apply: the log holds a leader's empty entries alone.
        self.node.advance_apply();
    }
}

impl Engine for RaftRs {
    fn receive(&mut self, bytes: &[u8]) {
        if let Ok(message) = Message::parse_from_bytes(bytes) {
            // It rejects messages of members that it does not know, and answers that it has not
            // asked for.
            let _ = self.node.step(message);
        }
    }

    fn tick(&mut self) {
        self.node.tick();
    }

    fn send(&mut self, post: &mut dyn FnMut(usize, &[u8])) {
        self.work_off();
        for message in self.outbox.drain(..) {
            self.bytes.clear();
            let written = message.write_to_vec(&mut self.bytes);
            written.expect("a message of raft-rs has all its fields");
            post(message.to as usize - 1, &self.bytes);
        }
    }

    fn view(&self) -> View {
        let raft = &self.node.raft;
        if raft.state == StateRole::Leader {
            View::Leads(raft.term)
        } else if raft.leader_id != 0 {
            View::Follows(raft.term)
        } else {
            View::Nobody
        }
    }
}
