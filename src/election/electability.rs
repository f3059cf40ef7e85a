//! Decides whether this node stands for election: a voter does, unless the application has told it
//! to stand by, or has itself stalled.
//!
//! Knows what the application has said. Knows nothing of votes and promises. A node that does not
//! stand hears its leader, acknowledges, promises and votes as any other (R4, R8), and no rule of
//! safety asks whether it stands. So all that this can do is to leave out campaigns.

use crate::types::Instant;

use super::output::{CampaignEnd, Event};
use super::role::Role;
use super::timer::Timer;
use super::{Election, sabotage};

/// The reasons for which a voter does not stand for election.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Electability {
    /// The application has told this node to stand by.
    standby: bool,
    /// The application shows no sign of life.
    stalled: bool,
}

impl Electability {
    const fn is_barred(self) -> bool {
        self.standby || self.stalled
    }
}

impl Election {
    /// Returns whether this node stands by: it was told so by
    /// [`Command::SetStandby`](super::Command::SetStandby).
    pub const fn is_standing_by(&self) -> bool {
        self.electability.standby
    }

    /// Returns whether the application of this node has stalled: this was said by
    /// [`Command::SetStalled`](super::Command::SetStalled).
    pub const fn is_stalled(&self) -> bool {
        self.electability.stalled
    }

    /// Begins a life that stands by. To be called before the first input. Causes no output.
    pub fn begin_in_standby(&mut self) {
        self.electability.standby = true;
        self.begin_barred();
    }

    /// Begins a life whose application has shown no sign of life yet. To be called before the first
    /// input. Causes no output.
    pub fn begin_stalled(&mut self) {
        self.electability.stalled = true;
        self.begin_barred();
    }

    fn begin_barred(&mut self) {
        if !self.stands() {
            self.timers.stop(Timer::Suspicion);
        }
    }

    /// Returns whether this node stands for election: it is a voter, does not stand by, and its
    /// application lives.
    pub(super) fn stands(&self) -> bool {
        let is_voter = self.membership.electable.contains(self.me);
        is_voter && !sabotage::heed_standby(self, self.electability.is_barred())
    }

    /// Returns whether this node may be elected: it stands for election, and has its restart behind
    /// it (R13, R14). Its acks say so, and by that it judges what is left to it (R15).
    pub(super) fn may_be_elected(&self, now: Instant) -> bool {
        let is_voter = self.membership.electable.contains(self.me);
        is_voter && !self.electability.is_barred() && !self.is_silent(now)
    }

    pub(super) fn set_standby(&mut self, now: Instant, standby: bool) {
        let stalled = self.electability.stalled;
        self.set_electability(now, Electability { standby, stalled });
    }

    /// A leader resigns: a dead application has nothing to finish.
    pub(super) fn set_stalled(&mut self, now: Instant, stalled: bool) {
        let standby = self.electability.standby;
        self.set_electability(now, Electability { standby, stalled });
        if stalled {
            self.resign(now);
        }
    }

    fn set_electability(&mut self, now: Instant, electability: Electability) {
        if electability == self.electability {
            return;
        }
        let stood = self.stands();
        self.electability = electability;
        let Electability { standby, stalled } = electability;
        self.tell(Event::ElectabilityChanged { standby, stalled });
        match (stood, self.stands()) {
            (true, false) => self.stop_campaigning(now),
            // It has heard its leader all the time, or nobody: it waits as if it had just begun to.
            (false, true) if self.role() != Role::Leader => self.await_leader(now),
            (true, true) | (false, _) => {}
        }
    }

    /// Ends a campaign in progress, and suspects nobody any more. Whoever leads goes on until it
    /// resigns.
    fn stop_campaigning(&mut self, now: Instant) {
        self.end_campaign(now, CampaignEnd::NotElectable);
        if let Some(following) = self.following_mut() {
            following.unreachable = None;
            self.timers.stop(Timer::Suspicion);
            self.timers.stop(Timer::Probe);
        }
    }
}
