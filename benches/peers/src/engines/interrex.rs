//! interrex, on its own polling loop: ICMP from the host of a dead leader is part of its protocol,
//! and no other engine here has a use for it. Its processes are those of interrex's own tests.
//!
//! A member without a store, whose datagrams are sealed: as it is used, not as it is fastest.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use interrex::election::Event;
use interrex::runtime::monotonic_nanos;
use interrex::{Timing, WaitStrategy};
use interrex_testbed::{Content, Line, Member, MemberGuardian, RunKey, Status, Victory};
use rustix::thread::set_current_timer_slack;

use super::View;
use crate::cli::{Contestant, Wait};
use crate::member::Statement;

/// The subcommand under which this program is a member or a guardian of interrex.
pub(crate) const SUBCOMMAND: &str = "interrex";

/// Lives as a member or a guardian, with timers as exact as the other engines have.
///
/// # Errors
/// If the system or the arguments do not allow for it.
pub(crate) fn live(arguments: Vec<OsString>) -> anyhow::Result<ExitCode> {
    set_current_timer_slack(NonZeroU64::new(1)).context("the timer slack")?;
    Ok(interrex_testbed::run(arguments)?)
}

/// Returns the members of one cluster of one round, under a key of their own.
///
/// # Errors
/// If the system gives no random numbers, or the contestant is another engine.
pub(crate) fn members(
    contestant: Contestant,
    wait: Wait,
    addresses: &[SocketAddr],
    guardian: Option<PathBuf>,
) -> anyhow::Result<impl Iterator<Item = Member>> {
    let key = RunKey::draw()?;
    let timing = match contestant {
        Contestant::InterrexFast | Contestant::InterrexFastGuarded => Timing::fast(),
        Contestant::InterrexLan | Contestant::InterrexLanGuarded => Timing::lan(),
        Contestant::RaftRs100us
        | Contestant::RaftRs200us
        | Contestant::RaftRs1ms
        | Contestant::Omnipaxos200us
        | Contestant::Omnipaxos1ms
        | Contestant::Etcd => anyhow::bail!("{contestant:?} is another engine"),
    };
    let wait = match wait {
        Wait::Park => WaitStrategy::Park,
        Wait::Yield => WaitStrategy::Yield,
    };
    let guardian = guardian.map_or(MemberGuardian::None, MemberGuardian::At);
    Ok(Member::all(addresses).map(move |member| Member {
        timing,
        wait,
        key: Some(key.clone()),
        guardian: guardian.clone(),
        seed: monotonic_nanos() ^ u64::from(member.node.number()),
        ..member
    }))
}

/// Returns the leader that a member's line newly tells of. It leads once its lease is published and
/// valid.
pub(crate) fn statement_in(line: &str) -> Option<Statement> {
    let line = Line::parse(line)?;
    let view = match &line.content {
        Content::Event(event) => view_in(event, &line)?,
        Content::Status(Status::Failed { reason }) => {
            eprintln!("interrex, member {}: {reason}", line.node);
            return None;
        }
        Content::Status(_) => return None,
    };
    Some(Statement { at_ns: line.at_ns, view })
}

#[allow(clippy::wildcard_enum_match_arm, reason = "no other event says who leads")]
fn view_in(event: &Event, line: &Line) -> Option<View> {
    match *event {
        Event::BecameLeader { term, .. } => {
            let is_leased = Victory::of(line).is_some_and(|victory| victory.is_leased);
            Some(if is_leased { View::Leads(term.0) } else { View::Nobody })
        }
        // A lease that lapses and comes back within a term is no change of leader.
        Event::LeaseRegained { term, .. } => Some(View::Leads(term.0)),
        Event::LeaderChanged { term, .. } => Some(View::Follows(term.0)),
        Event::SteppedDown { .. } => Some(View::Nobody),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_winner_leads_once_it_holds_its_lease() {
        let won = |at_ns: u64| {
            format!(
                r#"{{"node":1,"at_ns":{at_ns},"event":{{"became_leader":{{"term":7,"campaign_started":1,"at":2,"lease_end":9,"work_stopped":false}}}}}}"#
            )
        };
        let view = |line: &str| statement_in(line).map(|statement| statement.view);
        assert_eq!(view(&won(8)), Some(View::Leads(7)));
        assert_eq!(view(&won(9)), Some(View::Nobody));
        let back = r#"{"node":1,"at_ns":10,"event":{"lease_regained":{"term":7,"lapse":1}}}"#;
        assert_eq!(statement_in(back), Some(Statement { at_ns: 10, view: View::Leads(7) }));
    }
}
