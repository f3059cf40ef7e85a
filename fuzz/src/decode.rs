//! Any bytes, read as one datagram that is not sealed.
//!
//! None may cause a panic, and what is accepted must be written in exactly these bytes: no datagram
//! has two readings, and no byte of it goes unread but the sequence.

use interrex::types::{ClusterId, NodeId, NodeSet};
use interrex::wire::{Envelope, Receiver, Record, decode, encode};

use crate::Reached;

/// Node 2 of the members 0 to 9 and 127, in the cluster that the seeds are for.
fn receiver() -> Receiver {
    let members: NodeSet = (0..10).chain([127]).filter_map(NodeId::new).collect();
    let node = NodeId::new(2).expect("2 is below 128");
    Receiver { cluster: ClusterId(7), node, members }
}

/// Reads `input`, and holds against it what its message is written as.
///
/// # Panics
/// If the decoder does, or accepts what no encoder writes.
pub fn run(input: &[u8]) -> Reached {
    let receiver = receiver();
    match decode(input, &receiver) {
        Err(rejection) => Reached::from([rejection.name()]),
        Ok(message) => {
            let sequence = input[40..48].try_into().map(u64::from_le_bytes);
            let sequence = sequence.expect("eight bytes are eight bytes");
            let envelope = Envelope { cluster: receiver.cluster, sequence };
            let mut again = Record::default();
            encode(&message, receiver.node, &envelope, &mut again);
            assert_eq!(again.as_bytes(), input, "{message:?} is written in other bytes");
            Reached::from([message.body.kind().name()])
        }
    }
}
