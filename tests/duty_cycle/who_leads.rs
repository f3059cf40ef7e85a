//! A node that stands by, an application whose pulse stops, and leadership that is given back: what
//! a pass makes of them.

use interrex::election::{Command, Event};
use interrex::message::Kind;

use super::farewells::{leader_that_is_asked, term};
use super::pauses::{KIND, is_publish};
use super::story::{ONE, World};
use super::*;

const BOUND: Duration = Duration::from_millis(80);
const STAND_BY: Request = Request::StandBy { drain: Duration::ZERO };

fn ms(count: u64) -> Duration {
    Duration::from_millis(count)
}

fn is_change(act: &Act) -> bool {
    matches!(act, Act::Tell(Event::ElectabilityChanged { .. }))
}

fn is_end(act: &Act) -> bool {
    matches!(act, Act::Tell(Event::SteppedDown { .. }))
}

fn answers(rig: &Rig) -> Vec<ResignOutcome> {
    let outcome = |act: &Act| if let Act::Answer(outcome) = act { Some(*outcome) } else { None };
    rig.script.acts.iter().filter_map(outcome).collect()
}

fn leads(rig: &Rig) -> bool {
    rig.cycle.election().standing().role == Role::Leader
}

/// Passes whenever one is due, for so long.
fn run(rig: &mut Rig, time: Duration) {
    let end = rig.script.now + time;
    while rig.cycle.next_deadline() <= end {
        rig.script.now = rig.script.now.max(rig.cycle.next_deadline());
        rig.pass();
    }
    rig.script.now = end;
    rig.pass();
}

#[test]
fn a_leader_that_is_told_to_stand_by_marks_itself_resigns_and_answers() {
    let mut rig = leader_that_is_asked(STAND_BY);
    let led = term(&rig);
    rig.pass();
    let (marked, ended) = (rig.script.place(is_change), rig.script.place(is_end));
    assert!(marked < ended, "{:?}", rig.script.acts);
    assert_eq!(answers(&rig), [ResignOutcome::Resigned { term: led, guards_left: 0 }]);
    assert!(rig.cycle.election().is_standing_by() && !leads(&rig));
}

#[test]
fn a_follower_that_is_told_to_stand_by_does_and_says_that_it_did_not_lead() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.follow();
    rig.script.requests.push_back(STAND_BY);
    rig.pass();
    let leader = rig.cycle.election().standing().leader;
    assert!(leader.is_some());
    assert_eq!(answers(&rig), [ResignOutcome::NotLeading { leader }]);
    assert!(rig.cycle.election().is_standing_by());
    run(&mut rig, ms(3_000));
    assert_eq!(rig.cycle.election().stats().campaigns, 0);
}

/// For whoever needs no answer, and has no request but a command.
#[test]
fn a_leader_resigns_after_the_bare_command_too_and_answers_nobody() {
    let mut rig = leader_that_is_asked(Request::Command(Command::SetStandby(true)));
    rig.pass();
    assert!(rig.cycle.election().is_standing_by() && !leads(&rig));
    assert_eq!(answers(&rig), []);
    rig.script.requests.push_back(Request::Command(Command::SetStandby(false)));
    rig.pass();
    assert!(!rig.cycle.election().is_standing_by());
}

#[test]
fn a_pause_at_any_call_changes_nothing_of_a_standby() {
    let story = |pause_after| {
        let mut rig = leader_that_is_asked(STAND_BY);
        rig.script.pause_after = pause_after;
        rig.pass();
        rig.pass();
        let mut acts = rig.script.take_acts();
        acts.retain(|act| *act != Act::Begin);
        (acts, rig.script.sent.clone())
    };
    let (acts, sent) = story(None);
    for pause in 0..acts.len() {
        assert!(story(Some(pause)) == (acts.clone(), sent.clone()), "paused at call {pause}");
    }
}

/// An only voter that shares the fate of its application, and has not begun.
fn sharing_fate() -> Rig {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.script.pulse = Some(7);
    rig.cycle.share_fate(BOUND);
    rig.cycle.start(&mut rig.script).expect("nothing pauses");
    rig
}

/// The application beats.
fn beat(rig: &mut Rig) {
    rig.script.pulse = rig.script.pulse.map(|count| count + 1);
}

/// The same, whose application works, so that it leads.
fn beating() -> Rig {
    let mut rig = sharing_fate();
    run(&mut rig, ms(20));
    for _ in 0..100 {
        beat(&mut rig);
        run(&mut rig, ms(10));
    }
    assert!(leads(&rig));
    rig.script.take_acts();
    rig
}

#[test]
fn nobody_is_elected_before_the_application_has_come_up() {
    let mut rig = sharing_fate();
    run(&mut rig, ms(5_000));
    assert!(rig.cycle.election().is_stalled());
    assert_eq!(rig.cycle.election().stats().campaigns, 0);
    beat(&mut rig);
    run(&mut rig, ms(70));
    assert!(!rig.cycle.election().is_stalled());
}

#[test]
fn a_leader_whose_application_stops_resigns_when_its_bound_is_over_and_not_before() {
    let mut rig = beating();
    beat(&mut rig);
    rig.pass();
    let stopped = rig.script.now;
    run(&mut rig, BOUND.saturating_sub(Duration::from_nanos(1)));
    assert!(leads(&rig), "its bound is not over");
    let deadline = rig.cycle.next_deadline();
    assert!(deadline <= stopped + BOUND, "a thread that sleeps wakes for it");
    run(&mut rig, Duration::from_nanos(1));
    assert!(!leads(&rig) && rig.cycle.election().is_stalled());
    let (marked, ended) = (rig.script.place(is_change), rig.script.place(is_end));
    let shown = rig.script.place(is_publish);
    assert!(marked < ended && shown < ended, "{:?}", rig.script.acts);
    assert_eq!(answers(&rig), [], "nobody asked");
    run(&mut rig, ms(2_000));
    assert!(!leads(&rig));
    beat(&mut rig);
    run(&mut rig, ms(11));
    assert!(!rig.cycle.election().is_stalled());
    for _ in 0..40 {
        beat(&mut rig);
        run(&mut rig, ms(20));
    }
    assert!(leads(&rig), "it is elected again");
}

#[test]
fn a_pause_at_any_call_changes_nothing_of_a_stall() {
    let story = |pause_after| {
        let mut rig = beating();
        beat(&mut rig);
        rig.pass();
        run(&mut rig, BOUND.saturating_sub(Duration::from_nanos(1)));
        rig.script.now = rig.script.now + Duration::from_nanos(1);
        rig.script.take_acts();
        rig.script.pause_after = pause_after;
        rig.pass();
        rig.pass();
        let mut acts = rig.script.take_acts();
        acts.retain(|act| *act != Act::Begin);
        (acts, rig.script.sent.clone())
    };
    let (acts, sent) = story(None);
    assert!(acts.iter().any(is_end));
    for pause in 0..acts.len() {
        assert!(story(Some(pause)) == (acts.clone(), sent.clone()), "paused at call {pause}");
    }
}

#[test]
fn a_pause_of_the_polling_thread_is_not_held_against_the_application() {
    for pauses in [BOUND, ms(200), ms(5_000)] {
        let mut rig = beating();
        beat(&mut rig);
        rig.pass();
        rig.script.now = rig.script.now + pauses;
        rig.pass();
        assert!(!rig.cycle.election().is_stalled(), "{pauses}");
        run(&mut rig, BOUND.saturating_sub(Duration::from_nanos(1)));
        assert!(!rig.cycle.election().is_stalled(), "it has its bound anew");
        run(&mut rig, Duration::from_nanos(1));
        assert!(rig.cycle.election().is_stalled(), "and no more than that");
    }
}

#[test]
fn a_clock_that_has_lied_is_not_held_against_the_application() {
    for shown in [ms(1), ms(50_000)] {
        let mut rig = beating();
        rig.script.clock_lies = true;
        rig.script.now = Instant::ZERO + shown;
        rig.pass();
        run(&mut rig, BOUND.saturating_sub(ms(1)));
        assert!(!rig.cycle.election().is_stalled(), "{shown}");
        run(&mut rig, ms(1));
        assert!(rig.cycle.election().is_stalled());
    }
}

#[test]
fn a_resignation_that_waits_is_answered_where_the_application_stalls() {
    let mut rig = beating();
    let led = term(&rig);
    beat(&mut rig);
    rig.pass();
    rig.script.requests.push_back(RESIGN_NOW);
    run(&mut rig, BOUND);
    assert_eq!(answers(&rig).len(), 1);
    assert!(matches!(answers(&rig)[0], ResignOutcome::NoHeir { term, .. } if term == led));
}

#[test]
fn where_the_application_has_no_pulse_no_fate_is_shared() {
    let mut rig = sharing_fate();
    rig.script.pulse = None;
    rig.lead();
    assert!(!rig.cycle.election().is_stalled());
}

#[test]
fn a_life_that_begins_in_standby_is_not_elected_until_it_stands_again() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.cycle.begin_in_standby();
    rig.cycle.start(&mut rig.script).expect("nothing pauses");
    run(&mut rig, ms(3_000));
    assert_eq!(rig.cycle.election().stats().campaigns, 0);
    rig.script.requests.push_back(Request::Command(Command::SetStandby(false)));
    rig.pass();
    rig.lead();
}

/// Three voters of which node 1 leads and node 2 is preferred since now.
fn before_failback() -> World {
    let timing = Timing { failback_after: Some(ms(500)), ..Timing::lan() };
    let mut world = World::with_timing(false, timing);
    world.wait_for_leader(|leader| leader == ONE);
    let preferred = Request::Command(Command::SetPriority(Priority(3)));
    world.rigs[2].script.requests.push_back(preferred);
    world.rigs[ONE].script.take_acts();
    world
}

fn run_world(world: &mut World, time: Duration) {
    let end = world.rigs[0].script.now + time;
    while world.rigs[0].script.now < end {
        world.steps(1);
    }
}

#[test]
fn leadership_is_given_back_as_a_transfer_that_nobody_has_asked_for() {
    let mut world = before_failback();
    run_world(&mut world, ms(490));
    assert!(leads(&world.rigs[ONE]), "the quiet time is not over");
    let before = world.rigs[ONE].script.sent.len();
    run_world(&mut world, ms(50));
    assert!(leads(&world.rigs[2]));
    let rig = &world.rigs[ONE];
    assert_eq!(answers(rig), []);
    let bequests = rig.script.sent[before..].iter();
    let bequests = bequests.filter(|bytes| bytes[KIND] == Kind::Bequest as u8);
    let to: Vec<_> = bequests.map(|bytes| bytes[std::mem::offset_of!(Record, to)]).collect();
    assert_eq!(to, [2]);
    run_world(&mut world, ms(3_000));
    assert!(leads(&world.rigs[2]), "and stays there");
}

#[test]
fn leadership_is_not_given_back_to_one_that_is_behind_until_it_has_caught_up() {
    let mut world = before_failback();
    let position = Some(Position { log_term: 1, index: 1 });
    world.rigs[ONE].script.set_position = position;
    run_world(&mut world, ms(2_000));
    assert!(leads(&world.rigs[ONE]));
    let ends = world.rigs[ONE].script.acts.iter().filter(|act| is_end(act)).count();
    assert_eq!(ends, 0, "nor is it tried again and again");
    world.rigs[2].script.set_position = position;
    run_world(&mut world, ms(100));
    assert!(leads(&world.rigs[2]));
}
