//! The names by which a run says that it has come by an event, and the standing before any.

use interrex::election::{Event, Role, Standing};
use interrex::types::{Instant, Term};

pub(super) fn name(event: &Event) -> &'static str {
    match event {
        Event::CampaignStarted { fast: false, .. } => "campaign",
        Event::CampaignStarted { fast: true, .. } => "fast campaign",
        Event::CampaignEnded { .. } => "campaign ended",
        Event::AskedAgain { .. } => "asked again",
        Event::BecameLeader { .. } => "became leader",
        Event::SteppedDown { .. } => "stepped down",
        Event::LeaderChanged { .. } => "another leads",
        Event::ElectabilityChanged { .. } => "stands for election, or no more",
        Event::LeaseLapsed { .. } => "lease lapsed",
        Event::LeaseRegained { .. } => "lease regained",
        Event::ConflictingLeader { .. } => "two claim to lead",
        Event::LeaderUnreachable { .. } => "leader unreachable",
        Event::LeaderDied { .. } => "told of a death",
        Event::OtherConfiguration { .. } => "other configuration",
        Event::TwinMember { .. } => "a member runs twice",
        Event::OtherTiming { .. } => "other timing",
        Event::TimingTooShort { .. } => "timing too short",
        Event::MemberSilent { .. } => "a member is silent",
        Event::MemberHeard { .. } => "a member is heard again",
        Event::RecoveryBegan { .. } => "recovery began",
        Event::Recovered { .. } => "recovered",
        Event::ClockFault => "clock fault",
        Event::MachineRestored => "machine restored",
        Event::PersistFailed { .. } => "told that persist failed",
        Event::TermAheadOfClock { .. } => "told that a term is ahead of the clock",
    }
}

pub(super) const fn nobody(term: Term) -> Standing {
    let never = Instant::ZERO;
    Standing { term, role: Role::Follower, leader: None, lease_start: never, lease_end: never }
}
