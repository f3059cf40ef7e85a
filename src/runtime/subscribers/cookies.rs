//! Cookies: the proof that a subscriber receives what is sent to where its requests come from.
//!
//! Knows a secret of this life and the time. A cookie is a keyed hash of the subscriber, its life,
//! its address and the time, so that nothing is kept for those who have only asked. It holds for
//! two slots of time at most. So a request that is replayed later, from a forged address, brings
//! nobody into the table.

use std::hash::Hasher as _;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use siphasher::sip::SipHasher24;

use crate::wire::Subscribe;

/// The length of a slot of time. It is longer than the pause between two requests of a subscriber.
const SLOT: Duration = Duration::from_secs(10);

/// See the [module](self).
pub(super) struct Cookies {
    secret: [u64; 2],
    start: Instant,
}

impl Cookies {
    pub(super) fn new(secret: [u64; 2], start: Instant) -> Self {
        Self { secret, start }
    }

    /// Returns the cookie that the subscriber is to echo; never 0.
    pub(super) fn issue(&self, request: &Subscribe, source: SocketAddr, now: Instant) -> u64 {
        self.of_slot(request, source, self.slot(now))
    }

    /// Returns whether the request echoes a cookie that was sent to `source` of late.
    pub(super) fn is_echoed(&self, request: &Subscribe, source: SocketAddr, now: Instant) -> bool {
        let slot = self.slot(now);
        let slots = [Some(slot), slot.checked_sub(1)];
        slots
            .into_iter()
            .flatten()
            .any(|slot| request.cookie == self.of_slot(request, source, slot))
    }

    fn slot(&self, now: Instant) -> u64 {
        now.saturating_duration_since(self.start).as_secs() / SLOT.as_secs()
    }

    fn of_slot(&self, request: &Subscribe, source: SocketAddr, slot: u64) -> u64 {
        let mut hasher = SipHasher24::new_with_keys(self.secret[0], self.secret[1]);
        hasher.write_u64(slot);
        hasher.write_u64(request.life.0);
        hasher.write_u32(request.subscriber.0);
        hasher.write_u16(source.port());
        match source.ip() {
            IpAddr::V4(ip) => hasher.write(&ip.octets()),
            IpAddr::V6(ip) => hasher.write(&ip.octets()),
        }
        hasher.finish().max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{BootId, NodeId, SubscriberId};

    fn request(subscriber: u32, life: u64, cookie: u64) -> Subscribe {
        let to = NodeId::new(1).expect("1 is below 128");
        let subscriber = SubscriberId(subscriber);
        Subscribe { to, subscriber, life: BootId(life), counter: 1, cookie }
    }

    fn at(port: u16) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], port))
    }

    #[test]
    fn a_cookie_holds_for_its_subscriber_its_life_and_its_address_alone() {
        let start = Instant::now();
        let cookies = Cookies::new([1, 2], start);
        let cookie = cookies.issue(&request(7, 1, 0), at(1), start);
        let holds = |subscriber, life, port| {
            cookies.is_echoed(&request(subscriber, life, cookie), at(port), start)
        };
        assert!(holds(7, 1, 1));
        assert!(!holds(8, 1, 1) && !holds(7, 2, 1) && !holds(7, 1, 2));
        let other = Cookies::new([1, 3], start);
        assert!(!other.is_echoed(&request(7, 1, cookie), at(1), start), "of another life");
        assert!(!cookies.is_echoed(&request(7, 1, 0), at(1), start), "none is echoed");
    }

    #[test]
    fn a_cookie_grows_old() {
        let start = Instant::now();
        let cookies = Cookies::new([1, 2], start);
        let cookie = cookies.issue(&request(7, 1, 0), at(1), start + SLOT / 2);
        let holds = |later| cookies.is_echoed(&request(7, 1, cookie), at(1), start + later);
        assert!(holds(SLOT / 2) && holds(SLOT * 2 - Duration::from_nanos(1)));
        assert!(!holds(SLOT * 2), "the second slot is over");
    }
}
