//! The order of a pass, each promise of it by name, and what a pause or a panic leaves of it.
//!
//! `cargo test --test duty_cycle`. What safety makes of the order is asked by the simulator.

mod drains;
mod farewells;
mod pauses;
mod restores;
mod rig;
mod story;
mod who_leads;

use std::collections::VecDeque;
use std::panic::resume_unwind;

use interrex::config::{Member, MemberKind};
use interrex::duty_cycle::{
    DutyCycle, Environment, Input, Life, Reading, Request, ResignOutcome, Sent, StoreCall,
    Undelivered, Withdrawal,
};
use interrex::election::{Durability, Election, Event, HardState, Role, Setup, Standing, StepDown};
use interrex::message::{BallotRequest, Body, Heartbeat, Message, Verdict};
use interrex::types::{BootId, Nonce, Priority, Round};
use interrex::wire::layout::{KIND_ANSWER, KIND_CHALLENGE};
use interrex::wire::{
    Envelope, Incoming, Key, Keyring, LinkKeys, LinkSetup, Links, Misquote, RECORD_LENGTH,
    Receiver, Record, Rejection, decode, encode,
};
use interrex::{
    Authentication, ClusterId, Config, Duration, Instant, NodeId, Position, Term, Timing,
};

use rig::*;

#[test]
fn a_pass_takes_its_steps_in_the_order_that_is_promised() {
    let mut rig = Rig::new(MemberKind::Observer, true);
    rig.cycle.start(&mut rig.script).expect("nothing pauses");
    // Its first suspicion elects it; nobody has been challenged by then.
    rig.wait_until_a_pass_does(|act| matches!(act, Act::Persist(_)));
    let script = &rig.script;
    let acts = &script.acts;
    assert_eq!(
        acts[..6],
        [Act::Begin, Act::Receive, Act::Clock, Act::Undelivered, Act::Request, Act::Keys]
    );
    let timer = script.place(|act| matches!(act, Act::Persist(_)));
    let publish =
        script.place(|act| matches!(act, Act::Publish(shown) if shown.role == Role::Leader));
    let beats = script.place(|act| matches!(act, Act::QueueMessage(_)));
    let challenge = script.place(|act| matches!(act, Act::QueueChallenge(_)));
    let last = acts.len() - 4;
    assert!(6 <= timer && timer < publish && publish < beats, "{acts:?}");
    assert!(beats < challenge && challenge < last, "{acts:?}");
    assert_eq!(acts[last..], [Act::Flush, Act::Notices, Act::Events, Act::Pass]);
    assert_eq!(acts[6..last].iter().filter(|act| **act == Act::Flush).count(), 1, "to prepare");
}

#[test]
fn datagrams_are_read_after_the_clock_and_before_anything_else() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    rig.hear_leader();
    rig.pass();
    let begin = [Act::Begin, Act::Receive, Act::Clock, Act::Datagram];
    assert_eq!(rig.script.acts[..4], begin);
    let answer = rig.script.place(|act| *act == Act::QueueMessage(node(0)));
    assert!(answer < rig.script.place(|act| *act == Act::Undelivered));
}

/// No absence excuses a leader that is not heard: this node parks.
#[test]
fn a_heartbeat_in_the_socket_is_heard_before_the_deadline_that_it_puts_off() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    let campaigns = |act: &Act| matches!(act, Act::Tell(Event::CampaignStarted { .. }));
    rig.wait_until_a_pass_would(campaigns);
    rig.hear_leader();
    rig.pass();
    assert!(!rig.script.acts.iter().any(campaigns), "{:?}", rig.script.acts);
}

/// An ack shows the position by which a vote would be given.
#[test]
fn a_position_that_was_set_is_known_before_the_datagrams_of_the_pass() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    let position = Position { log_term: 3, index: 9 };
    rig.hear_leader();
    rig.script.set_position = Some(position);
    rig.pass();
    let said = read(rig.script.sent.last().expect("it acknowledges")).body;
    assert!(matches!(said, Body::HeartbeatAck(ack) if ack.position == position), "{said:?}");
}

#[test]
fn r4_a_vote_does_not_leave_where_the_application_has_gone_on_since_it_was_judged() {
    for has_moved_on in [false, true] {
        let mut rig = Rig::new(MemberKind::Voter, false);
        rig.pass();
        rig.script.now = rig.script.now + Timing::lan().election_timeout_max;
        let asked = BallotRequest {
            nonce: Nonce(1),
            proposed: Term(1),
            position: Position::default(),
            priority: Priority::default(),
            release: None,
        };
        rig.hear(node(2), Term::ZERO, Body::VoteRequest(asked));
        rig.script.has_moved_on = has_moved_on;
        let before = rig.script.sent.len();
        rig.pass();
        let said = rig.script.sent[before..].iter().map(|bytes| read(bytes).body);
        let grants = |body: &Body| matches!(body, Body::VoteReply(reply) if reply.verdict == Verdict::Granted);
        assert_eq!(said.filter(grants).count(), usize::from(!has_moved_on));
        // The vote is spent, and who asks this node sees its term.
        assert_eq!(rig.cycle.election().hard_state().voted_for, Some(node(2)));
        let asked = rig.script.place(|act| matches!(act, Act::IsPosition(_)));
        assert!(rig.script.place(pauses::is_publish) < asked, "{:?}", rig.script.acts);
    }
}

/// So many batches are heard before deadlines are looked at, and no more: no flood stops timers.
#[test]
fn a_deadline_waits_for_four_batches_and_not_for_a_fifth() {
    for (junk, campaigns) in [(15, false), (16, true)] {
        let mut rig = Rig::new(MemberKind::Voter, false);
        rig.follow();
        let campaign = |act: &Act| matches!(act, Act::Tell(Event::CampaignStarted { .. }));
        rig.wait_until_a_pass_would(campaign);
        rig.script.inbox.extend(std::iter::repeat_n([0; RECORD_LENGTH], junk));
        rig.hear_leader();
        rig.pass();
        assert_eq!(rig.script.acts.iter().any(campaign), campaigns, "behind {junk} others");
    }
}

#[test]
fn a_heartbeat_in_the_socket_is_heard_before_news_that_its_leader_is_gone() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    // The leader is late, and is probed.
    rig.wait_until_a_pass_does(|act| *act == Act::QueueMessage(node(0)));
    let probe = *rig.script.sent.last().expect("it was sent");
    rig.script.take_acts();
    rig.script.news.push_back((node(0), Some(probe)));
    let is_gone = |act: &Act| matches!(act, Act::Tell(Event::LeaderUnreachable { .. }));
    let mut without = rig.clone();
    without.pass();
    assert!(without.script.acts.iter().any(is_gone), "{:?}", without.script.acts);
    // What came back was sent before the leader was heard: it proves nothing.
    rig.hear_leader();
    rig.pass();
    assert!(!rig.script.acts.iter().any(is_gone), "{:?}", rig.script.acts);
    assert!(rig.script.acts.contains(&Act::Misquoted), "{:?}", rig.script.acts);
}

#[test]
fn an_absence_is_noted_before_what_it_has_delayed_is_heard() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.script.measures_absence = true;
    rig.follow();
    let before = rig.cycle.election().clone();
    let absence = Timing::lan().heartbeat_interval.scaled(7, 2);
    let emptied = rig.cycle.now();
    rig.script.now = emptied + absence;
    let message = rig.hear_leader();
    rig.pass();
    let by_hand = |notes_first: bool| {
        let (mut election, now) = (before.clone(), emptied + absence);
        if notes_first {
            election.note_absence(now, absence);
        }
        election.handle_message(now, &message);
        while election.poll_output().is_some() {}
        if !notes_first {
            election.note_absence(now, absence);
        }
        election
    };
    assert!(*rig.cycle.election() == by_hand(true), "noted before");
    assert!(*rig.cycle.election() != by_hand(false), "and that makes a difference");
}

/// A thread that sleeps until a deadline is absent from then on, not before.
#[test]
fn a_sleep_that_the_environment_tells_of_is_no_absence_and_no_gap() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.script.measures_absence = true;
    rig.follow();
    let late = Duration::from_micros(30);
    let deadline = rig.cycle.now() + Timing::lan().heartbeat_interval.scaled(7, 2);
    rig.script.now = deadline + late;
    let mut awake = rig.clone();
    awake.pass();
    rig.cycle.idle(deadline);
    rig.pass();
    assert_eq!((rig.cycle.absence(), rig.script.gap), (late, late));
    assert!(awake.cycle.absence() > late && awake.script.gap > late);
    assert!(rig.cycle.election() != awake.cycle.election(), "the core was told so");
}

#[test]
fn a_copy_in_another_process_keeps_silent() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.script.take_acts();
    rig.script.life = Life::Elsewhere;
    rig.pass();
    assert!(rig.cycle.is_over());
    assert_eq!(rig.script.acts, [Act::Begin]);
}

/// R5: the own vote counts once it is durable. Nothing depends on a state that is only prepared.
#[test]
fn a_node_leads_in_that_pass_unless_the_write_of_its_own_vote_fails() {
    for (fails, leads) in [(StoreCall::Prepare, true), (StoreCall::Persist, false)] {
        let mut rig = Rig::new(MemberKind::Observer, false);
        rig.cycle.start(&mut rig.script).expect("nothing pauses");
        rig.wait_until_a_pass_would(|act| matches!(act, Act::Persist(_)));
        rig.script.fails = Some(fails);
        rig.pass();
        assert_eq!(rig.script.fails, None);
        let is_lead = |act: &Act| matches!(act, Act::Publish(shown) if shown.role == Role::Leader);
        assert_eq!(rig.script.acts.iter().any(is_lead), leads, "{fails:?} fails");
        rig.lead();
    }
}

#[test]
fn a_pass_hears_of_32_unreachable_peers_and_leaves_the_rest_to_the_next() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    rig.script.news.extend(std::iter::repeat_n((node(2), None), 40));
    rig.pass();
    assert_eq!(rig.script.news.len(), 8);
}
