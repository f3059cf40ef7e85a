//! The ends of a leadership: what is withdrawn first of all, what is done where that comes too
//! late, and what resignations and transfers come to.

use std::panic::{AssertUnwindSafe, catch_unwind};

use interrex::election::{StepDown, TransferRefusal};
use interrex::message::{Kind, Resign};

use super::pauses::{KIND, is_publish, says_something};
use super::story::{ONE, World, insist};
use super::*;

/// Node 1, which leads two others and has heard them.
pub(super) fn leader() -> Rig {
    let mut world = World::new(false);
    world.wait_for_leader(|leader| leader == ONE);
    world.steps(20);
    let mut rig = world.rigs.swap_remove(ONE);
    assert!(rig.cycle.election().bequest().is_some(), "it has an heir");
    rig.script.inbox.clear();
    rig.script.take_acts();
    // Above what node 0 has sent.
    rig.round = 1_000_000;
    rig
}

pub(super) fn heir(rig: &Rig) -> NodeId {
    rig.cycle.election().bequest().expect("it has an heir").0
}

pub(super) fn term(rig: &Rig) -> Term {
    rig.cycle.election().standing().term
}

pub(super) fn leader_that_is_asked(request: Request) -> Rig {
    let mut rig = leader();
    rig.script.requests.push_back(request);
    rig
}

/// A reason, and a leader whose next pass ends its leadership for it.
type End = (&'static str, fn() -> Rig);

const ENDS: [End; 6] = [
    ("it hears a higher term", || {
        let mut rig = leader();
        let term = term(&rig);
        rig.hear_leader_of(term.next());
        rig
    }),
    ("it resigns", || leader_that_is_asked(RESIGN_NOW)),
    ("it hands over to one", || leader_that_is_asked(transfer_now(node(2)))),
    ("its clock has lied", || {
        let mut rig = leader();
        rig.script.clock_lies = true;
        rig
    }),
    ("nobody answers", || {
        let mut rig = leader();
        rig.wait_until_a_pass_would(is_withdrawal);
        rig.script.take_acts();
        rig
    }),
    ("its own vote is not written", || {
        let mut rig = Rig::new(MemberKind::Observer, false);
        rig.cycle.start(&mut rig.script).expect("nothing pauses");
        rig.wait_until_a_pass_would(|act| matches!(act, Act::Persist(_)));
        rig.script.take_acts();
        rig.script.fails = Some(StoreCall::Persist);
        rig
    }),
];

fn is_withdrawal(act: &Act) -> bool {
    *act == Act::Withdraw
}

/// Returns whether that is done for the core.
fn is_deed(act: &Act) -> bool {
    let is_write = matches!(act, Act::Persist(_) | Act::Prepare(_));
    is_write || is_publish(act) || says_something(act) || matches!(act, Act::Tell(_))
}

/// Returns the outcome, if that tells one.
pub(super) fn is_answer(act: &Act) -> Option<ResignOutcome> {
    if let Act::Answer(outcome) | Act::AnswerLast(outcome) = act { Some(*outcome) } else { None }
}

/// Returns whether it only tells those in this process who wait that this life is over.
fn is_last_word(act: &Act) -> bool {
    let is_answer = is_answer(act) == Some(ResignOutcome::NodeGone);
    let is_loss = matches!(act, Act::Tell(Event::SteppedDown { reason: StepDown::Voided, .. }));
    is_answer || is_loss || matches!(act, Act::Begin | Act::Events | Act::Request)
}

#[test]
fn a_bequest_is_withdrawn_before_all_else_that_ends_a_leadership() {
    for (reason, ready) in ENDS {
        let mut rig = ready();
        let fails = rig.script.fails.is_some();
        rig.pass();
        let acts = &rig.script.acts;
        let write = |act: &Act| matches!(act, Act::Persist(_));
        let begun = if fails { rig.script.place(write) + 1 } else { 0 };
        let withdrawn = rig.script.place(is_withdrawal);
        let deed = acts[begun..].iter().position(is_deed).expect("others learn of it");
        assert!(begun <= withdrawn && withdrawn < begun + deed, "{reason}: {acts:?}");
        let count = acts.iter().filter(|act| is_withdrawal(act)).count();
        assert_eq!(count, 1, "{reason}: {acts:?}");
        assert!(!rig.cycle.is_over());
    }
}

/// More that the same pass would come to after what ends the leadership.
fn with_more_to_do(mut rig: Rig) -> Rig {
    let is_before_datagrams = rig.script.clock_lies || !rig.script.inbox.is_empty();
    if is_before_datagrams {
        let term = term(&rig);
        rig.hear_leader_of(term.next().next());
        rig.script.news.push_back((node(2), None));
    }
    if is_before_datagrams || !rig.script.requests.is_empty() {
        let more = [RESIGN_NOW, transfer_now(node(0)), RESIGN_NOW];
        rig.script.requests.extend(more);
    }
    rig.script.is_delivered = true;
    rig
}

/// Asserts that after the attempt to withdraw nothing was done that others could learn of, and
/// that whoever waits was answered, but for so many.
fn assert_unheard(reason: &str, rig: &mut Rig, asked: usize, lost: usize) {
    let acts = rig.script.take_acts();
    let withdrawn = acts.iter().position(is_withdrawal).expect("it was tried");
    let rest = &acts[withdrawn + 1..];
    assert!(rest.iter().all(is_last_word), "{reason}: {acts:?}");
    assert!(rest.contains(&Act::Events), "what was told before is handed on: {reason}");
    let answered = rest.iter().filter(|act| is_answer(act).is_some()).count();
    assert_eq!(answered + lost, asked, "{reason}: {acts:?}");
    assert!(rig.cycle.is_over() && rig.cycle.next_deadline() == Instant::NEVER, "{reason}");
    let sent = rig.script.sent.len();
    rig.script.now = rig.script.now + Timing::lan().lapse_limit;
    rig.hear_leader_of(Term(1_000));
    rig.script.requests.push_back(RESIGN_NOW);
    rig.pass();
    let last = [Act::Request, Act::AnswerLast(ResignOutcome::NodeGone), Act::Request];
    assert_eq!(rig.script.take_acts(), last, "{reason}");
    assert_eq!(rig.cycle.leave(&mut rig.script).ok(), Some(ResignOutcome::NodeGone));
    assert!(rig.script.acts.iter().all(is_last_word), "{reason}: {:?}", rig.script.acts);
    assert_eq!(rig.script.sent.len(), sent, "{reason}");
}

#[test]
fn where_the_bequest_was_delivered_nothing_is_done_and_whoever_waits_is_answered() {
    for (reason, ready) in ENDS {
        let mut rig = with_more_to_do(ready());
        let asked = rig.script.requests.len();
        rig.pass();
        assert_unheard(reason, &mut rig, asked, 0);
    }
}

/// The same, by a farewell instead of a pass.
#[test]
fn a_farewell_of_one_whose_bequest_was_delivered_says_nothing() {
    let mut rig = with_more_to_do(leader_that_is_asked(RESIGN_NOW));
    assert_eq!(rig.cycle.leave(&mut rig.script).ok(), Some(ResignOutcome::NodeGone));
    assert_unheard("it leaves", &mut rig, 4, 0);
}

type Attempt = fn(&mut Rig) -> Result<(), Paused>;

const PASS: Attempt = |rig| rig.cycle.pass(&mut rig.script).map(drop);
const LEAVE: Attempt = |rig| rig.cycle.leave(&mut rig.script).map(drop);

#[test]
fn a_life_that_ends_unheard_does_so_though_it_is_paused_or_panics_at_any_call() {
    for (reason, ready) in ENDS {
        let ready = with_more_to_do(ready());
        for (first, second) in [(PASS, PASS), (PASS, LEAVE), (LEAVE, PASS), (LEAVE, LEAVE)] {
            for panics in [false, true] {
                let mut calls = 0;
                while disturb_an_end(reason, ready.clone(), [first, second], panics, calls) {
                    calls += 1;
                }
                assert!(calls >= 3, "{reason}: {calls} calls are no end");
            }
        }
    }
}

/// Returns whether the end has so many calls.
fn disturb_an_end(
    reason: &str,
    mut rig: Rig,
    [first, second]: [Attempt; 2],
    panics: bool,
    call: usize,
) -> bool {
    let asked = rig.script.requests.len();
    let trouble = if panics { &mut rig.script.panic_after } else { &mut rig.script.pause_after };
    *trouble = Some(call);
    let is_done = catch_unwind(AssertUnwindSafe(|| first(&mut rig))).is_ok_and(|done| done.is_ok());
    if !is_done {
        insist(|| second(&mut rig));
    }
    // One that leaves does not come to what a pass would.
    if !rig.cycle.is_over() {
        insist(|| rig.cycle.pass(&mut rig.script));
    }
    let has_come = (rig.script.panic_after, rig.script.pause_after) == (None, None);
    (rig.script.panic_after, rig.script.pause_after) = (None, None);
    let answers = rig.script.acts.iter().filter(|act| is_answer(act).is_some()).count();
    let lost = asked - answers;
    assert!(lost == 0 || (panics && lost == 1), "{reason}: {lost} wait, {:?}", rig.script.acts);
    assert_unheard(reason, &mut rig, asked, lost);
    has_come
}

fn kinds(sent: &[[u8; RECORD_LENGTH]]) -> Vec<(u8, NodeId)> {
    let to = |bytes: &[u8; RECORD_LENGTH]| node(bytes[std::mem::offset_of!(Record, to)]);
    sent.iter().map(|bytes| (bytes[KIND], to(bytes))).collect()
}

/// Makes an attempt, and returns the kinds of what it has sent, and to whom.
fn sent_by(rig: &mut Rig, attempt: Attempt) -> Vec<(u8, NodeId)> {
    let sent = rig.script.sent.len();
    attempt(rig).expect("nothing pauses");
    let mut kinds = kinds(&rig.script.sent[sent..]);
    kinds.sort_unstable();
    kinds
}

const RESIGN: u8 = Kind::Resign as u8;
const BEQUEST: u8 = Kind::Bequest as u8;

#[test]
fn a_leader_that_resigns_or_leaves_leaves_its_vote_to_its_heir_and_resigns_to_the_other() {
    for attempt in [PASS, LEAVE] {
        let mut rig = leader();
        let (heir, led) = (heir(&rig), term(&rig));
        let other = if heir == node(0) { node(2) } else { node(0) };
        rig.script.requests.push_back(RESIGN_NOW);
        assert_eq!(sent_by(&mut rig, attempt), [(RESIGN, other), (BEQUEST, heir)]);
        assert_eq!(term(&rig), led.next());
        let shown = rig.script.place(is_publish);
        let asked = rig.script.place(|act| matches!(act, Act::IsPosition(_)));
        let said = rig.script.place(says_something);
        assert!(shown < asked && asked < said, "{:?}", rig.script.acts);
    }
}

#[test]
fn a_bequest_whose_position_the_application_has_left_goes_out_as_a_resignation() {
    let requests = [RESIGN_NOW, transfer_now(node(0)), transfer_now(node(2))];
    for request in requests {
        let mut rig = leader_that_is_asked(request);
        rig.script.has_moved_on = true;
        let led = term(&rig);
        assert_eq!(sent_by(&mut rig, PASS), [(RESIGN, node(0)), (RESIGN, node(2))]);
        let outcome = ResignOutcome::Resigned { term: led, guards_left: 0 };
        assert!(rig.script.acts.contains(&Act::Answer(outcome)), "{:?}", rig.script.acts);
        // The vote is spent all the same.
        assert_eq!(term(&rig), led.next());
        assert!(rig.cycle.election().hard_state().voted_for.is_some());
    }
}

#[test]
fn a_resignation_in_place_of_a_bequest_is_one_that_its_recipient_takes() {
    let mut rig = leader_that_is_asked(RESIGN_NOW);
    rig.script.has_moved_on = true;
    let (heir, sent) = (heir(&rig), rig.script.sent.len());
    rig.pass();
    let said: Vec<_> = rig.script.sent[sent..].iter().map(|bytes| read(bytes).body).collect();
    let resigns = |heir| Body::Resign(Resign { heir, work_stopped: false });
    assert_eq!(said, [resigns(None), resigns(Some(heir))]);
}

/// A position that no heir has come to.
const AHEAD: Position = Position { log_term: 1, index: 1 };

#[test]
fn a_farewell_spends_no_vote_on_an_heir_behind_a_position_that_was_set_since_the_last_pass() {
    let mut rig = leader();
    let led = term(&rig);
    (rig.script.set_position, rig.script.has_moved_on) = (Some(AHEAD), true);
    assert_eq!(sent_by(&mut rig, LEAVE), [(RESIGN, node(0)), (RESIGN, node(2))]);
    assert_eq!(term(&rig), led, "its vote in the next term is not cast");
}

#[test]
fn a_position_is_asked_for_no_other_datagram() {
    let mut rig = leader();
    rig.wait_for_deadline();
    rig.pass();
    rig.cycle.leave(&mut rig.script).expect("nothing pauses");
    let asked = |act: &&Act| matches!(act, Act::IsPosition(_));
    assert!(rig.script.acts.iter().filter(|act| says_something(act)).count() > 2);
    assert_eq!(rig.script.acts.iter().filter(asked).count(), 1);
}

#[test]
fn a_transfer_goes_to_the_one_that_is_named_and_is_answered() {
    for to in [node(0), node(2)] {
        let mut rig = leader_that_is_asked(transfer_now(to));
        let led = term(&rig);
        let other = if to == node(0) { node(2) } else { node(0) };
        assert_eq!(sent_by(&mut rig, PASS), [(RESIGN, other), (BEQUEST, to)]);
        let outcome = ResignOutcome::Resigned { term: led, guards_left: 0 };
        let answered = rig.script.place(|act| *act == Act::Answer(outcome));
        assert_eq!(rig.script.acts[answered - 1], Act::Flush, "{:?}", rig.script.acts);
    }
}

#[test]
fn a_transfer_that_is_refused_does_nothing_and_says_why() {
    for to in [node(1), node(7)] {
        let mut rig = leader_that_is_asked(transfer_now(to));
        let before = rig.cycle.election().standing();
        rig.pass();
        let refused = ResignOutcome::Refused(TransferRefusal::NotElectable);
        assert!(rig.script.acts.contains(&Act::AnswerLast(refused)), "{:?}", rig.script.acts);
        assert!(!rig.script.acts.iter().any(|act| is_deed(act) || is_withdrawal(act)));
        assert_eq!(rig.cycle.election().standing(), before);
    }
    let mut follower = Rig::new(MemberKind::Voter, false);
    follower.follow();
    follower.script.requests.push_back(transfer_now(node(2)));
    follower.pass();
    let acts = &follower.script.acts;
    assert!(
        acts.contains(&Act::AnswerLast(ResignOutcome::NotLeading { leader: Some(node(0)) })),
        "{acts:?}"
    );
}

/// Breaks a pass off where a transfer was asked for, and is not begun.
fn with_a_transfer_that_waits(to: NodeId) -> Rig {
    let mut rig = leader_that_is_asked(transfer_now(to));
    // Receive, clock, news and the request come before the flush.
    rig.script.pause_after = Some(4);
    assert!(rig.cycle.pass(&mut rig.script).is_err());
    assert_eq!(rig.script.acts.last(), Some(&Act::Request));
    rig
}

#[test]
fn a_farewell_or_the_next_pass_finishes_a_transfer_that_waits() {
    for attempt in [PASS, LEAVE] {
        let mut rig = with_a_transfer_that_waits(node(2));
        let outcome = ResignOutcome::Resigned { term: term(&rig), guards_left: 0 };
        assert_eq!(sent_by(&mut rig, attempt), [(RESIGN, node(0)), (BEQUEST, node(2))]);
        assert!(rig.script.acts.contains(&Act::Answer(outcome)), "{:?}", rig.script.acts);
    }
}

#[test]
fn a_transfer_that_waits_is_refused_if_a_position_is_set_meanwhile_that_its_target_is_behind() {
    let mut rig = with_a_transfer_that_waits(node(2));
    let before = rig.cycle.election().standing();
    rig.script.set_position = Some(AHEAD);
    rig.pass();
    let refused = ResignOutcome::Refused(TransferRefusal::Behind);
    assert!(rig.script.acts.contains(&Act::Answer(refused)), "{:?}", rig.script.acts);
    assert_eq!(rig.cycle.election().standing(), before);
}

/// The guardian may have delivered the bequest: then the vote was not this node's to leave.
#[test]
fn a_life_that_was_taken_for_dead_resigns_plainly_and_bequeaths_to_nobody() {
    let ready: [fn() -> Rig; 3] = [
        leader,
        || leader_that_is_asked(transfer_now(node(2))),
        || with_a_transfer_that_waits(node(2)),
    ];
    for ready in ready {
        for attempt in [PASS, LEAVE] {
            let mut rig = ready();
            let led = term(&rig);
            rig.script.life = Life::Void;
            // As the page says it too.
            rig.script.is_delivered = true;
            assert_eq!(sent_by(&mut rig, attempt), [(RESIGN, node(0)), (RESIGN, node(2))]);
            assert_eq!(term(&rig), led, "its vote in the next term is not cast");
            assert!(rig.cycle.is_over() && !rig.script.acts.iter().any(is_withdrawal));
            assert!(rig.script.requests.is_empty(), "nobody waits");
            assert_eq!(rig.cycle.leave(&mut rig.script).ok(), Some(ResignOutcome::NodeGone));
        }
    }
}

#[test]
fn a_lost_leadership_is_shown_before_a_datagram_leaves_that_tells_of_it() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.script.take_acts();
    rig.script.requests.push_back(RESIGN_NOW);
    rig.pass();
    let shown = rig.script.place(|act| matches!(act, Act::Publish(_)));
    let queued = rig.script.place(|act| matches!(act, Act::QueueMessage(_)));
    let answered = rig.script.place(|act| is_answer(act).is_some());
    assert!(shown < queued, "{:?}", rig.script.acts);
    assert_eq!(rig.script.acts[answered - 1], Act::Flush, "{:?}", rig.script.acts);
    assert!(queued < answered - 1);
}

#[test]
fn a_life_that_is_over_says_farewell_and_takes_nothing_in() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.script.take_acts();
    rig.script.life = Life::Void;
    rig.script.requests.push_back(RESIGN_NOW);
    rig.pass();
    assert!(rig.cycle.is_over() && rig.cycle.next_deadline() == Instant::NEVER);
    assert_eq!(rig.script.acts[0], Act::Begin);
    assert!(!rig.script.acts.contains(&Act::Receive), "{:?}", rig.script.acts);
    assert!(rig.script.acts.contains(&Act::AnswerLast(ResignOutcome::NodeGone)));
    rig.script.take_acts();
    rig.pass();
    assert_eq!(rig.script.acts, [Act::Request], "not even its clock is read");
}

#[test]
fn a_farewell_withdraws_what_was_to_be_said_of_a_death_once_it_is_sent() {
    let mut rig = Rig::new(MemberKind::Observer, false);
    rig.lead();
    rig.script.take_acts();
    rig.cycle.leave(&mut rig.script).expect("nothing pauses");
    assert!(rig.script.acts.ends_with(&[Act::Flush, Act::Notices]), "{:?}", rig.script.acts);
}

#[test]
fn a_farewell_that_the_system_takes_none_of_is_not_sent_and_one_to_nobody_is() {
    for (has_addresses, is_taken) in [(true, true), (true, false), (false, false)] {
        let mut rig = Rig::new(MemberKind::Observer, false);
        rig.lead();
        let term = rig.cycle.election().standing().term;
        (rig.script.has_addresses, rig.script.is_taken) = (has_addresses, is_taken);
        let outcome = rig.cycle.leave(&mut rig.script).expect("nothing pauses");
        let expected = if has_addresses && !is_taken {
            ResignOutcome::NotSent { term, guards_left: 0 }
        } else {
            ResignOutcome::NoHeir { term, guards_left: 0 }
        };
        assert_eq!(outcome, expected);
    }
}
