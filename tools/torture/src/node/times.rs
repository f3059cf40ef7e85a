//! From a node's clock to the system's, which all processes of a host share.
//!
//! A node's clock has an origin of its own, so a moment on the one is found on the other by its
//! distance from now. A process that is stopped between the two readings would be off by the whole
//! stop. So the system's clock is read twice, around the node's, until both readings are close.

use interrex::Instant;
use interrex::runtime::{Clock, monotonic_nanos};

/// Readings that lie further apart have been torn apart.
const CLOSE_NS: u64 = 20_000;

/// The number of tries; each fails only if the thread loses its core just then.
const TRIES: u32 = 20;

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    node: Instant,
    system_ns: u64,
}

impl Times {
    pub(super) fn read(clock: &Clock) -> Self {
        let mut best = (u64::MAX, Self { node: Instant::ZERO, system_ns: 0 });
        for _ in 0..TRIES {
            let before = monotonic_nanos();
            let node = clock.now();
            let apart = monotonic_nanos() - before;
            if apart < best.0 {
                best = (apart, Self { node, system_ns: before + apart / 2 });
            }
            if apart <= CLOSE_NS {
                break;
            }
        }
        best.1
    }

    /// Returns the moment on the system's clock.
    pub(super) const fn system_ns(self, at: Instant) -> u64 {
        let past = self.node.saturating_since(at).as_nanos();
        let future = at.saturating_since(self.node).as_nanos();
        self.system_ns.saturating_sub(past).saturating_add(future)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_as_far_from_now_on_both_clocks() {
        let times = Times { node: Instant::from_nanos(5_000), system_ns: 90_000 };
        assert_eq!(times.system_ns(Instant::from_nanos(4_000)), 89_000);
        assert_eq!(times.system_ns(Instant::from_nanos(6_000)), 91_000);
    }
}
