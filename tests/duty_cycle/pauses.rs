//! The next pass finds all that one has left undone which a pause or a panic ended early.

use std::panic::{AssertUnwindSafe, catch_unwind};

use interrex::message::Kind;

use super::*;

pub(super) const KIND: usize = std::mem::offset_of!(Record, kind);

/// A life: it is elected, beats, is told a position, resigns, and is elected again.
fn life(pause_after: Option<usize>) -> (Vec<Act>, Vec<[u8; RECORD_LENGTH]>) {
    let mut rig = Rig::new(MemberKind::Observer, true);
    rig.script.pause_after = pause_after;
    rig.lead();
    for request in [None, Some(RESIGN_NOW), None] {
        rig.script.requests.extend(request);
        rig.wait_for_deadline();
        rig.pass();
    }
    rig.lead();
    assert_eq!(rig.script.settled, rig.script.inputs, "each input is settled, and once");
    let mut acts = rig.script.acts;
    // A pass that goes on asks again whether its life does.
    acts.retain(|act| *act != Act::Begin);
    // Preparing begins with a flush, which is made again where the write is paused: of nothing.
    acts.dedup_by(|second, first| *second == Act::Flush && second == first);
    (acts, rig.script.sent)
}

#[test]
fn a_pause_at_any_call_changes_nothing_of_what_is_done() {
    let (acts, sent) = life(None);
    let elections = acts.iter().filter(|act| matches!(act, Act::Tell(Event::BecameLeader { .. })));
    assert_eq!(elections.count(), 2);
    for pause in 0..acts.len() {
        let paused = life(Some(pause));
        assert!(paused == (acts.clone(), sent.clone()), "paused at call {pause}");
    }
}

/// Returns true where that panicked, and was caught.
pub(super) fn panics(rig: &mut Rig) -> bool {
    catch_unwind(AssertUnwindSafe(|| rig.cycle.pass(&mut rig.script))).is_err()
}

pub(super) fn is_publish(act: &Act) -> bool {
    matches!(act, Act::Publish(_))
}

pub(super) fn says_something(act: &Act) -> bool {
    matches!(act, Act::QueueMessage(_) | Act::QueueAnswer(_) | Act::QueueChallenge(_))
}

#[test]
fn a_write_that_a_panic_has_ended_is_made_before_anything_depends_on_it() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.cycle.start(&mut rig.script).expect("nothing pauses");
    rig.wait_until_a_pass_would(|act| matches!(act, Act::Persist(_)));
    rig.script.panics_in = Some(|act| matches!(act, Act::Persist(_)));
    assert!(panics(&mut rig));
    rig.pass();
    let wrote = rig.script.place(|act| matches!(act, Act::Persist(_)));
    let leads =
        rig.script.place(|act| matches!(act, Act::Publish(shown) if shown.role == Role::Leader));
    assert!(wrote < leads, "{:?}", rig.script.acts);
}

#[test]
fn a_loss_of_leadership_whose_publication_has_panicked_is_shown_before_it_is_told() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.script.take_acts();
    rig.script.requests.push_back(RESIGN_NOW);
    rig.script.panics_in = Some(is_publish);
    assert!(panics(&mut rig));
    rig.pass();
    let shown = rig.script.place(is_publish);
    assert!(shown < rig.script.place(says_something), "{:?}", rig.script.acts);
    assert!(rig.script.acts.iter().any(|act| matches!(act, Act::Answer(_))));
}

#[test]
fn a_life_that_has_moved_is_shown_though_its_publication_was_paused() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.script.take_acts();
    rig.script.life = Life::Moved;
    rig.script.pause_after = Some(0);
    rig.pass();
    assert_eq!(rig.script.acts.iter().filter(|act| is_publish(act)).count(), 1);
}

#[test]
fn a_farewell_that_was_paused_is_finished_by_the_next_pass() {
    let mut pauses = 0;
    for at in 0.. {
        let mut rig = Rig::new(MemberKind::Observer, false);
        rig.lead();
        rig.script.take_acts();
        rig.script.pause_after = Some(at);
        if rig.cycle.leave(&mut rig.script).is_ok() {
            break;
        }
        pauses += 1;
        rig.pass();
        let shown = rig.script.place(is_publish);
        assert!(shown < rig.script.place(says_something), "at {at}: {:?}", rig.script.acts);
        assert!(!rig.script.acts.iter().any(|act| matches!(act, Act::Answer(_))), "nobody asked");
    }
    assert_eq!(pauses, 5, "it sends what waits, withdraws, publishes, tells, and sends that");
}

#[test]
fn a_resignation_that_a_farewell_or_the_end_of_a_life_finishes_is_answered() {
    for ends in [false, true] {
        for at in 1..10 {
            let mut rig = Rig::new(MemberKind::Observer, false);
            rig.lead();
            rig.script.take_acts();
            rig.script.requests.push_back(RESIGN_NOW);
            rig.script.pause_after = Some(at);
            if rig.cycle.pass(&mut rig.script).is_ok() {
                panic!("a pass makes more calls than {at}");
            }
            if ends {
                rig.script.life = Life::Void;
                rig.pass();
            } else {
                rig.cycle.leave(&mut rig.script).expect("it was paused once");
                rig.pass();
            }
            let is_answer = |act: &&Act| matches!(act, Act::Answer(_) | Act::AnswerLast(_));
            let answers = rig.script.acts.iter().filter(is_answer);
            assert_eq!(answers.count(), 1, "paused at {at}: {:?}", rig.script.acts);
            let is_sent = |bytes: &&[u8; RECORD_LENGTH]| bytes[KIND] == Kind::Resign as u8;
            assert_eq!(rig.script.sent.iter().filter(is_sent).count(), 2, "paused at {at}");
        }
    }
}

#[test]
fn a_node_that_was_silenced_says_and_writes_nothing_more() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.script.take_acts();
    rig.cycle.silence();
    rig.wait_for_deadline();
    rig.script.now = rig.script.now + Timing::lan().heartbeat_interval.scaled(3, 1);
    rig.pass();
    assert_eq!(rig.cycle.leave(&mut rig.script).ok(), Some(ResignOutcome::NodeGone));
    assert_eq!(rig.script.acts, []);
}

/// A leader in the middle of a pass, whose life has come to that meanwhile.
fn broken_off(life: Life) -> Rig {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.wait_for_deadline();
    rig.script.panics_in = Some(|act| matches!(act, Act::Undelivered));
    assert!(panics(&mut rig));
    rig.script.life = life;
    rig.script.take_acts();
    rig
}

#[test]
fn a_pass_that_goes_on_in_a_void_life_shows_the_loss_before_it_says_farewell() {
    let mut rig = broken_off(Life::Void);
    rig.pass();
    assert!(rig.cycle.is_over());
    assert_eq!(rig.script.acts[0], Act::Begin);
    assert!(!rig.script.acts.contains(&Act::Undelivered), "{:?}", rig.script.acts);
    let shown = rig.script.place(is_publish);
    assert!(shown < rig.script.place(says_something), "{:?}", rig.script.acts);
}

#[test]
fn a_pass_that_goes_on_in_a_copy_does_nothing_at_all_nor_does_its_farewell() {
    let mut rig = broken_off(Life::Elsewhere);
    rig.pass();
    assert!(rig.cycle.is_over());
    assert_eq!(rig.cycle.leave(&mut rig.script).ok(), Some(ResignOutcome::NodeGone));
    assert_eq!(rig.script.acts, [Act::Begin]);
}

#[test]
fn a_farewell_in_a_copy_says_and_writes_nothing_of_what_was_left_undone() {
    let mut rig = broken_off(Life::Elsewhere);
    assert_eq!(rig.cycle.leave(&mut rig.script).ok(), Some(ResignOutcome::NodeGone));
    assert!(rig.cycle.is_silent());
    assert_eq!(rig.script.acts, [Act::Begin]);
}

#[test]
fn a_start_that_a_copy_would_go_on_with_is_left_alone() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.script.panic_after = Some(1);
    let started = AssertUnwindSafe(|| rig.cycle.start(&mut rig.script));
    assert!(catch_unwind(started).is_err());
    rig.script.life = Life::Elsewhere;
    rig.script.take_acts();
    rig.pass();
    assert_eq!(rig.script.acts, [Act::Begin]);
}

#[test]
fn an_absence_is_noted_though_the_callback_for_it_panics() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.script.measures_absence = true;
    rig.follow();
    let absence = Timing::lan().heartbeat_interval.scaled(7, 2);
    rig.script.now = rig.cycle.now() + absence;
    let mut undisturbed = rig.clone();
    undisturbed.pass();
    // Begin, receive and the clock come before it.
    rig.script.panic_after = Some(3);
    assert!(panics(&mut rig));
    rig.pass();
    assert_eq!(rig.cycle.absence(), absence);
    assert!(rig.cycle.election() == undisturbed.cycle.election());
}

#[test]
fn a_panic_over_a_datagram_loses_that_one_and_none_behind_it() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    rig.hear_leader();
    rig.hear_leader();
    rig.script.panics_on_datagram = true;
    assert!(panics(&mut rig));
    rig.pass();
    let count = |is: fn(&Act) -> bool| rig.script.acts.iter().filter(|act| is(act)).count();
    assert_eq!(count(|act| *act == Act::Datagram), 2);
    assert_eq!(count(|act| *act == Act::QueueMessage(node(0))), 1, "the second is answered");
}
