//! Drains: what a resignation or a transfer does while the application holds guards.

use interrex::election::TransferRefusal;

use super::farewells::{is_answer, leader, term};
use super::*;

const DRAIN: Duration = Duration::from_millis(40);

/// A leader whose application holds guards and was asked to give leadership up, by one pass.
fn draining(request: Request) -> Rig {
    let mut rig = leader();
    (rig.script.guards, rig.script.notes_guards) = (2, true);
    rig.script.requests.push_back(request);
    rig.pass();
    assert!(rig.cycle.is_draining(), "{:?}", rig.script.acts);
    rig
}

fn resigning() -> Rig {
    draining(Request::Resign { drain: DRAIN })
}

fn outcomes(rig: &Rig) -> Vec<ResignOutcome> {
    rig.script.acts.iter().filter_map(is_answer).collect()
}

fn leads(rig: &Rig) -> bool {
    rig.cycle.election().standing().role == Role::Leader
}

fn closed_and_opened(rig: &Rig) -> [usize; 2] {
    [Act::CloseGuards, Act::OpenGuards]
        .map(|meant| rig.script.acts.iter().filter(|act| **act == meant).count())
}

/// k8s#139991: there the lock is given back while the work that it guards still runs.
#[test]
fn leadership_is_not_given_up_while_a_guard_is_held() {
    let mut rig = resigning();
    let led = term(&rig);
    for guards in [2, 1] {
        rig.script.guards = guards;
        rig.pass();
        assert!(leads(&rig) && outcomes(&rig).is_empty(), "{:?}", rig.script.acts);
    }
    rig.script.guards = 0;
    rig.pass();
    let outcome = ResignOutcome::Resigned { term: led, guards_left: 0 };
    assert_eq!(outcomes(&rig), [outcome]);
    assert_eq!(closed_and_opened(&rig), [1, 1]);
}

#[test]
fn guards_are_granted_again_only_once_the_loss_is_published() {
    let mut rig = resigning();
    rig.script.guards = 0;
    rig.pass();
    let opened = rig.script.place(|act| *act == Act::OpenGuards);
    let lost = rig
        .script
        .place(|act| matches!(act, Act::Publish(standing) if standing.role != Role::Leader));
    let closed = rig.script.place(|act| *act == Act::CloseGuards);
    assert!(closed < lost && lost < opened, "{:?}", rig.script.acts);
}

/// canonical/raft#203: a transfer that is "in progress" for ever.
#[test]
fn every_drain_ends_at_its_deadline_and_says_how_many_guards_were_left() {
    let mut rig = resigning();
    let (led, asked) = (term(&rig), rig.cycle.now());
    assert!(rig.cycle.next_deadline() <= asked + DRAIN);
    rig.script.now = asked + DRAIN;
    rig.pass();
    let outcome = ResignOutcome::Resigned { term: led, guards_left: 2 };
    assert_eq!(outcomes(&rig), [outcome]);
    assert!(!leads(&rig) && !rig.cycle.is_draining());
}

#[test]
fn all_who_ask_are_told_and_the_sooner_deadline_counts() {
    let mut rig = resigning();
    let (led, asked) = (term(&rig), rig.cycle.now());
    let sooner = Duration::from_millis(10);
    rig.script.requests.extend([Request::Resign { drain: sooner }, transfer_later()]);
    rig.pass();
    assert_eq!(outcomes(&rig), []);
    rig.script.now = asked + sooner;
    let sent = rig.script.sent.len();
    rig.pass();
    let outcome = ResignOutcome::Resigned { term: led, guards_left: 2 };
    assert_eq!(outcomes(&rig), [outcome]);
    let bequest =
        rig.script.sent[sent..].iter().find(|bytes| matches!(read(bytes).body, Body::Bequest(_)));
    let to = bequest.expect("it hands over")[std::mem::offset_of!(Record, to)];
    assert_eq!(node(to), node(2), "the later target");
}

fn transfer_later() -> Request {
    Request::Transfer { to: node(2), drain: DRAIN }
}

#[test]
fn one_who_asks_meanwhile_and_is_refused_is_refused_alone() {
    let mut rig = resigning();
    rig.script.requests.push_back(Request::Transfer { to: node(7), drain: DRAIN });
    rig.pass();
    let refused = ResignOutcome::Refused(TransferRefusal::NotElectable);
    assert!(rig.script.acts.contains(&Act::AnswerLast(refused)), "{:?}", rig.script.acts);
    assert!(rig.cycle.is_draining() && leads(&rig));
}

#[test]
fn a_transfer_whose_target_is_refused_once_guards_are_dropped_gives_nothing_up() {
    let mut rig = draining(transfer_later());
    let before = rig.cycle.election().standing();
    rig.script.set_position = Some(Position { log_term: 1, index: 1 });
    rig.script.guards = 0;
    rig.pass();
    assert_eq!(outcomes(&rig), [ResignOutcome::Refused(TransferRefusal::Behind)]);
    assert_eq!(rig.cycle.election().standing(), before);
    assert_eq!(closed_and_opened(&rig), [1, 1], "guards are granted again");
}

#[test]
fn a_refusal_begins_nothing() {
    let mut rig = leader();
    (rig.script.guards, rig.script.notes_guards) = (1, true);
    rig.script.requests.push_back(Request::Transfer { to: node(1), drain: DRAIN });
    rig.pass();
    assert_eq!(outcomes(&rig), [ResignOutcome::Refused(TransferRefusal::NotElectable)]);
    assert_eq!(closed_and_opened(&rig), [0, 0]);
}

#[test]
fn a_leadership_that_is_lost_while_it_drains_is_answered_so() {
    let ends: [fn(&mut Rig); 3] = [
        |rig| {
            let term = term(rig);
            rig.hear_leader_of(term.next());
        },
        |rig| rig.script.clock_lies = true,
        |rig| rig.script.life = Life::Void,
    ];
    for end in ends {
        let mut rig = resigning();
        let led = term(&rig);
        end(&mut rig);
        rig.pass();
        assert_eq!(outcomes(&rig).first(), Some(&ResignOutcome::Lost { term: led }));
        let [closed, opened] = closed_and_opened(&rig);
        assert_eq!(closed, opened, "{:?}", rig.script.acts);
    }
}

#[test]
fn a_farewell_waits_for_no_guard() {
    let mut rig = resigning();
    let led = term(&rig);
    let outcome = rig.cycle.leave(&mut rig.script).expect("nothing pauses");
    assert_eq!(outcome, ResignOutcome::Resigned { term: led, guards_left: 2 });
    assert_eq!(outcomes(&rig), [outcome]);
}

/// The core forgets it with all else that was to be done.
#[test]
fn a_loss_is_told_also_where_a_life_ends_unheard_and_never_twice() {
    for is_delivered in [false, true] {
        let mut rig = leader();
        rig.script.life = if is_delivered { Life::Present } else { Life::Void };
        rig.script.is_delivered = is_delivered;
        rig.script.requests.push_back(RESIGN_NOW);
        rig.pass();
        rig.pass();
        let is_loss = |act: &&Act| matches!(act, Act::Tell(Event::SteppedDown { .. }));
        let losses = rig.script.acts.iter().filter(is_loss).count();
        assert_eq!(losses, 1, "{:?}", rig.script.acts);
    }
}

#[test]
fn a_loss_is_not_told_of_a_leader_whose_own_vote_was_not_written() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.cycle.start(&mut rig.script).expect("nothing pauses");
    rig.wait_until_a_pass_would(|act| matches!(act, Act::Persist(_)));
    rig.script.take_acts();
    rig.script.fails = Some(StoreCall::Persist);
    rig.pass();
    let is_told = |act: &Act| {
        matches!(act, Act::Tell(Event::SteppedDown { .. } | Event::BecameLeader { .. }))
    };
    assert!(!rig.script.acts.iter().any(is_told), "{:?}", rig.script.acts);
}

/// Returns what each datagram that ends a leadership says of the work of leaders.
fn says_stopped(rig: &Rig) -> Vec<bool> {
    let says = |bytes: &[u8; 128]| {
        let body = read(bytes).body;
        if let Body::Bequest(bequest) = body {
            Some(bequest.work_stopped)
        } else if let Body::Resign(resign) = body {
            Some(resign.work_stopped)
        } else {
            None
        }
    };
    rig.script.sent.iter().filter_map(says).collect()
}

#[test]
fn the_next_leader_is_told_that_work_has_stopped_if_the_application_says_so_and_holds_no_guard() {
    for (guards, says, tells) in [(0, true, true), (0, false, false), (2, true, false)] {
        let mut rig = resigning();
        (rig.script.guards, rig.script.work_has_stopped) = (guards, says);
        rig.script.now = rig.cycle.now() + DRAIN;
        rig.pass();
        assert_eq!(says_stopped(&rig), [tells, tells], "{guards} {says}");
    }
}

#[test]
fn what_the_application_has_said_counts_no_more_once_guards_are_granted_again() {
    let mut rig = draining(transfer_later());
    rig.script.set_position = Some(Position { log_term: 1, index: 1 });
    (rig.script.guards, rig.script.work_has_stopped) = (0, true);
    rig.pass();
    assert!(leads(&rig), "the target is behind");
    (rig.script.guards, rig.script.work_has_stopped) = (1, false);
    rig.script.requests.push_back(RESIGN_NOW);
    rig.pass();
    assert_eq!(says_stopped(&rig), [false, false]);
}

/// A leader that drains for a transfer to node 2, which comes to be behind just when the guards are
/// dropped. `joins` is asked for meanwhile.
fn with_a_target_left_behind(joins: Request) -> Rig {
    let mut rig = draining(transfer_later());
    rig.script.requests.push_back(joins);
    rig.pass();
    assert!(rig.cycle.is_draining() && leads(&rig));
    rig.script.set_position = Some(Position { log_term: 1, index: 1 });
    rig.script.guards = 0;
    rig.pass();
    rig
}

#[test]
fn a_leader_that_stands_by_ends_leading_though_the_target_of_a_transfer_can_not_take_it() {
    let rig = with_a_target_left_behind(Request::StandBy { drain: DRAIN });
    assert!(!leads(&rig) && rig.cycle.election().is_standing_by());
    assert!(matches!(outcomes(&rig)[..], [ResignOutcome::Resigned { .. }]), "{:?}", outcomes(&rig));
}

#[test]
fn a_resignation_that_joins_a_transfer_is_not_refused_with_it() {
    let rig = with_a_target_left_behind(Request::Resign { drain: DRAIN });
    assert!(!leads(&rig));
    assert!(matches!(outcomes(&rig)[..], [ResignOutcome::Resigned { .. }]), "{:?}", outcomes(&rig));
}

#[test]
fn a_loss_is_told_though_the_term_that_brings_it_can_not_be_written() {
    let mut rig = leader();
    let led = term(&rig);
    rig.script.fails = Some(StoreCall::Persist);
    rig.hear_leader_of(led.next());
    rig.pass();
    let is_loss =
        |act: &&Act| matches!(act, Act::Tell(Event::SteppedDown { term, .. }) if *term == led);
    assert_eq!(rig.script.acts.iter().filter(is_loss).count(), 1, "{:?}", rig.script.acts);
    let failed = rig.script.place(|act| matches!(act, Act::Tell(Event::PersistFailed { .. })));
    let lost = rig.script.place(|act| is_loss(&act));
    let shown = rig.script.place(|act| matches!(act, Act::Publish(_)));
    assert!(shown < lost && lost < failed, "{:?}", rig.script.acts);
}

/// The application hangs, and works again before the pass goes on.
#[test]
fn guards_are_granted_again_where_a_stalled_application_comes_back_during_a_pause() {
    let mut rig = leader();
    rig.cycle.share_fate(DRAIN);
    rig.script.pulse = Some(1);
    rig.pass();
    (rig.script.pulse, rig.script.notes_guards) = (Some(2), true);
    rig.pass();
    // Each pass is tried with a panic where something is sent, until that is the resignation.
    let mut rig = (0..50)
        .find_map(|_| {
            rig.script.now = rig.script.now + DRAIN.scaled(1, 8);
            let mut broken = rig.clone();
            broken.script.panics_in = Some(|act| matches!(act, Act::Flush));
            let pass =
                std::panic::AssertUnwindSafe(|| broken.cycle.pass(&mut broken.script).is_ok());
            let has_panicked = std::panic::catch_unwind(pass).is_err();
            rig.pass();
            (has_panicked && closed_and_opened(&broken) == [1, 0]).then_some(broken)
        })
        .expect("it was about to resign");
    rig.script.pulse = Some(3);
    rig.pass();
    rig.pass();
    assert!(leads(&rig), "{:?}", rig.script.acts);
    assert_eq!(closed_and_opened(&rig), [1, 1], "{:?}", rig.script.acts);
}
