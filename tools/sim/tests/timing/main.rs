//! Times and counts that timings lead to, in virtual time: elections, silences, heartbeats, "port
//! unreachable".

use interrex::{Duration, NodeId};

mod pace;
mod quiet_hosts;
mod rationed_unreachable;
mod scale;
mod slow_members;

const fn us(us: u64) -> Duration {
    Duration::from_micros(us)
}

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}
