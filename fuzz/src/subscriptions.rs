//! Any bytes, read by a member as a subscriber's request and by a subscriber as an announcement,
//! sealed and not.
//!
//! None may cause a panic, and what is accepted must be written in exactly these bytes. What is
//! accepted as sealed must be what one of the seeds says: no other tag is known here.

use interrex::types::{ClusterId, NodeId, SubscriberId};
use interrex::wire::{
    Key, Keyring, Record, Rejection, SubscriberKey, SubscriptionKey, open_announcement,
    open_subscribe, write_subscribe,
};

use crate::Reached;

/// The cluster and the subscriber that the seeds are for.
const CLUSTER: ClusterId = ClusterId(7);
const SUBSCRIBER: SubscriberId = SubscriberId(5);

fn key() -> Key {
    Key::new(1, &[1; 32]).expect("1 is an id")
}

/// Reads `input` in each way, and holds against it what was read from it.
///
/// # Panics
/// If a decoder does, or accepts what no encoder writes.
pub fn run(input: &[u8]) -> Reached {
    let ring = Keyring::new(key());
    let own = SubscriberKey::derive(&key(), CLUSTER, SUBSCRIBER).subscription_key();
    let ways = [
        read_request(input, None),
        read_request(input, Some(&ring)),
        read_announcement(input, None),
        read_announcement(input, Some(&own)),
    ];
    ways.into_iter().flatten().collect()
}

fn read_request(input: &[u8], ring: Option<&Keyring>) -> Reached {
    let member = NodeId::new(2).expect("2 is below 128");
    let (request, key) = match open_subscribe(input, CLUSTER, member, ring) {
        Ok(opened) => opened,
        Err(rejection) => return rejected(rejection),
    };
    let mut again = Record::default();
    write_subscribe(&request, CLUSTER, key.as_ref(), &mut again);
    assert_eq!(again.as_bytes(), input, "{request:?} is written in other bytes");
    Reached::from(["subscribe", if key.is_some() { "sealed" } else { "open" }])
}

fn read_announcement(input: &[u8], key: Option<&SubscriptionKey>) -> Reached {
    let said = match open_announcement(input, CLUSTER, SUBSCRIBER, key) {
        Ok(said) => said,
        Err(rejection) => return rejected(rejection),
    };
    let mut again = Record::default();
    said.write(CLUSTER, key, &mut again);
    assert_eq!(again.as_bytes(), input, "{said:?} is written in other bytes");
    let of_a_leader = said.leader.map(|_| "announcement of a leader");
    ["announcement"].into_iter().chain(of_a_leader).collect()
}

fn rejected(rejection: Rejection) -> Reached {
    Reached::from([rejection.name()])
}
