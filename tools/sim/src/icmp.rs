//! Limits how often a host says "port unreachable", and knows which processes share a host.
//!
//! It sees hosts, times and counts alone. A kernel limits these messages by the host that they go
//! to, not by the port that they are about, so processes of one host use up each other's share.

use std::collections::BTreeMap;

use interrex::types::Duration;

use super::clock::Time;

/// The number of "port unreachable" messages that a host sends to one other host.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ration {
    /// The number sent at once, after a silence.
    pub burst: u32,
    /// The time after which another one may go.
    pub every: Duration,
}

impl Ration {
    /// Linux: six at once, then one a second (`icmp_ratelimit`; `inet_peer_xrlim_allow`). What a
    /// host says to itself is not counted.
    pub const LINUX: Self = Self { burst: 6, every: Duration::from_millis(1_000) };
}

/// The unused rations of each pair of hosts.
#[derive(Debug, Default)]
pub(super) struct Rations(BTreeMap<(u8, u8), Bucket>);

/// Time saved up for messages, as of a moment.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    saved: Duration,
    at: Time,
}

impl Rations {
    /// Takes one message of host `from` to host `to`; returns whether it may go now.
    pub(super) fn take(&mut self, now: Time, ration: Ration, from: u8, to: u8) -> bool {
        if from == to {
            return true;
        }
        let most = ration.every.scaled(u64::from(ration.burst), 1);
        let bucket = self.0.entry((from, to)).or_insert(Bucket { saved: most, at: now });
        bucket.saved = (bucket.saved + now.since(bucket.at)).min(most);
        bucket.at = now;
        let may = bucket.saved >= ration.every;
        if may {
            bucket.saved = bucket.saved.saturating_sub(ration.every);
        }
        may
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_go_at_once_and_then_one_a_second_to_each_host() {
        let mut rations = Rations::default();
        let mut said = |ms: u64, to| {
            let now = Time::after(Duration::from_millis(ms));
            (0..10).filter(|_| rations.take(now, Ration::LINUX, 0, to)).count()
        };
        assert_eq!((said(0, 1), said(0, 2)), (6, 6));
        assert_eq!((said(999, 1), said(1_000, 1), said(3_500, 1)), (0, 1, 2));
        assert_eq!(said(60_000, 1), 6, "no more is saved up");
        assert_eq!(said(60_000, 0), 10, "to itself as many as it likes");
    }
}
