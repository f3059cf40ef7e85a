//! The timer table: one deadline for each kind of timer, compared with a `now` that is handed in.

use crate::types::Instant;

/// The kinds of deadline.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub(crate) enum Timer {
    /// Leader: the next heartbeat.
    Heartbeat,
    /// Leader without a lease: step down (R9).
    Lapse,
    /// Follower: the leader is suspected.
    Suspicion,
    /// Follower: the leader's heartbeat is late; ask whether anybody listens where it was.
    Probe,
    /// Campaign: repeat the requests that were not answered.
    Repeat,
    /// Campaign: ask those again whose promise to another has run out by now.
    AskAgain,
    /// Campaign: its time is up (R5).
    CampaignLimit,
    /// Recovery: ask, or ask again (R14).
    Inquiry,
    /// Leader: a member of higher priority was heard for as long as is asked for.
    Failback,
}

impl Timer {
    /// In the order in which they fire when several are due: a campaign whose time is up asks
    /// nobody any more, and a leader that is suspected is not probed.
    pub(crate) const ALL: [Timer; 9] = [
        Timer::CampaignLimit,
        Timer::Lapse,
        Timer::Heartbeat,
        Timer::Suspicion,
        Timer::Probe,
        Timer::AskAgain,
        Timer::Repeat,
        Timer::Inquiry,
        Timer::Failback,
    ];
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Timers([Instant; Timer::ALL.len()]);

impl Timers {
    pub(crate) const fn new() -> Self {
        Self([Instant::NEVER; Timer::ALL.len()])
    }

    pub(crate) fn set(&mut self, timer: Timer, deadline: Instant) {
        self.0[timer as usize] = deadline;
    }

    pub(crate) fn stop(&mut self, timer: Timer) {
        self.set(timer, Instant::NEVER);
    }

    pub(crate) fn stop_all(&mut self) {
        *self = Self::new();
    }

    pub(crate) const fn deadline(&self, timer: Timer) -> Instant {
        self.0[timer as usize]
    }

    pub(crate) fn is_due(&self, timer: Timer, now: Instant) -> bool {
        self.deadline(timer) <= now
    }

    /// Returns the earliest deadline, or [`Instant::NEVER`].
    pub(crate) fn next(&self) -> Instant {
        self.0.iter().copied().fold(Instant::NEVER, Ord::min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_timer_has_its_own_place_in_the_table() {
        let mut timers = Timers::new();
        for (place, timer) in Timer::ALL.into_iter().enumerate() {
            timers.set(timer, Instant::from_nanos(10 + place as u64));
        }
        for (place, timer) in Timer::ALL.into_iter().enumerate() {
            assert_eq!(timers.deadline(timer), Instant::from_nanos(10 + place as u64));
        }
        assert_eq!(timers.next(), Instant::from_nanos(10));
    }
}
