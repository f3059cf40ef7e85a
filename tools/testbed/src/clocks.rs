//! From a node's clock to the system's, which all processes of a host share.
//!
//! A node's clock has an origin of its own, so a moment on the one is found on the other by its
//! distance from now. A process that is stopped between the two readings would be off by the whole
//! stop. So the system's clock is read twice, around the node's, until both readings are close.

use interrex::Instant;
use interrex::election::Event;
use interrex::runtime::{Clock, monotonic_nanos};

/// Readings that lie further apart have been torn apart.
const CLOSE_NS: u64 = 20_000;

/// The number of tries; each fails only if the thread loses its core just then.
const TRIES: u32 = 20;

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Clocks {
    node: Instant,
    system_ns: u64,
}

impl Clocks {
    /// Reads both.
    pub fn read(node: &Clock) -> Self {
        let mut best = (u64::MAX, Self { node: Instant::ZERO, system_ns: 0 });
        for _ in 0..TRIES {
            let before = monotonic_nanos();
            let now = node.now();
            let apart = monotonic_nanos() - before;
            if apart < best.0 {
                best = (apart, Self { node: now, system_ns: before + apart / 2 });
            }
            if apart <= CLOSE_NS {
                break;
            }
        }
        best.1
    }

    /// Returns the moment on the system's clock. The origin and what never comes stay what they
    /// are.
    pub const fn system_ns(self, at: Instant) -> u64 {
        if at.as_nanos() == Instant::ZERO.as_nanos() || at.as_nanos() == Instant::NEVER.as_nanos() {
            return at.as_nanos();
        }
        let past = self.node.saturating_since(at).as_nanos();
        let future = at.saturating_since(self.node).as_nanos();
        self.system_ns.saturating_sub(past).saturating_add(future)
    }

    /// Returns the event with its times on the system's clock.
    pub fn system_event(self, event: &Event) -> Event {
        let mut event = *event;
        for at in times_of(&mut event).into_iter().flatten() {
            *at = Instant::from_nanos(self.system_ns(*at));
        }
        event
    }
}

/// Returns the times in an event that are moments of the node's clock.
const fn times_of(event: &mut Event) -> [Option<&mut Instant>; 3] {
    match event {
        Event::CampaignStarted { last_heard, at, .. } => [Some(last_heard), Some(at), None],
        Event::BecameLeader { campaign_started, at, lease_end, .. } => {
            [Some(campaign_started), Some(at), Some(lease_end)]
        }
        Event::AskedAgain { at, .. }
        | Event::SteppedDown { at, .. }
        | Event::LeaseLapsed { since: at, .. }
        | Event::LeaderUnreachable { at, .. }
        | Event::LeaderDied { at, .. } => [Some(at), None, None],
        Event::CampaignEnded { .. }
        | Event::LeaderChanged { .. }
        | Event::ElectabilityChanged { .. }
        | Event::LeaseRegained { .. }
        | Event::ConflictingLeader { .. }
        | Event::OtherConfiguration { .. }
        | Event::OtherTiming { .. }
        | Event::TimingTooShort { .. }
        | Event::MemberSilent { .. }
        | Event::MemberHeard { .. }
        | Event::RecoveryBegan { .. }
        | Event::TermAheadOfClock { .. }
        | Event::Recovered { .. }
        | Event::MachineRestored
        | Event::ClockFault
        | Event::PersistFailed { .. }
        | Event::TwinMember { .. } => [None, None, None],
    }
}

#[cfg(test)]
mod tests {
    use interrex::Term;

    use super::*;

    #[test]
    fn a_campaign_is_as_long_on_the_system_clock_as_on_the_nodes() {
        let clocks = Clocks { node: Instant::from_nanos(5_000), system_ns: 90_000 };
        let led = |campaign_started, at, lease_end| Event::BecameLeader {
            term: Term(7),
            campaign_started: Instant::from_nanos(campaign_started),
            at: Instant::from_nanos(at),
            lease_end: Instant::from_nanos(lease_end),
            work_stopped: true,
        };
        let event = clocks.system_event(&led(1_000, 4_000, 50_000));
        assert_eq!(event, led(86_000, 89_000, 135_000));
        assert_eq!(clocks.system_ns(Instant::from_nanos(4_500)), 89_500);
    }

    #[test]
    fn never_stays_never_and_nothing_heard_stays_nothing() {
        let clocks = Clocks { node: Instant::from_nanos(5_000), system_ns: 90_000 };
        assert_eq!(clocks.system_ns(Instant::NEVER), u64::MAX);
        assert_eq!(clocks.system_ns(Instant::ZERO), 0);
    }
}
