//! A life whose machine was restored from a snapshot or cloned: what it does, and what it leaves.

use super::farewells::leader;
use super::pauses::{is_publish, says_something};
use super::*;

/// A leader with a resignation under way and a heartbeat due, whose machine was restored.
fn restored() -> Rig {
    let mut rig = leader();
    rig.wait_for_deadline();
    rig.script.requests.push_back(RESIGN_NOW);
    rig.script.life = Life::Restored;
    rig.script.take_acts();
    rig
}

fn written(act: &Act) -> Option<HardState> {
    if let Act::Persist(state) = act { Some(*state) } else { None }
}

fn answers(acts: &[Act]) -> Vec<ResignOutcome> {
    let outcome = |act: &Act| match act {
        Act::Answer(outcome) | Act::AnswerLast(outcome) => Some(*outcome),
        _ => None,
    };
    acts.iter().filter_map(outcome).collect()
}

fn assert_restored(rig: &mut Rig, at: usize) {
    let acts = rig.script.take_acts();
    let place = |is: &dyn Fn(&Act) -> bool| {
        let found = acts.iter().position(is);
        found.unwrap_or_else(|| panic!("paused at {at}: {acts:?}"))
    };
    assert!(!acts.iter().any(|act| says_something(act) || *act == Act::Flush), "{acts:?}");
    assert!(place(&|act| *act == Act::Withdraw) < place(&is_publish), "{acts:?}");
    let shown = acts.iter().filter_map(|act| match act {
        Act::Publish(shown) => Some(shown.role),
        _ => None,
    });
    assert_eq!(shown.last(), Some(Role::Follower), "its loss is shown: {acts:?}");
    let must_ask = |act: &Act| written(act).is_some_and(|state| state.must_ask);
    assert!(place(&is_publish) < place(&must_ask), "without waiting for the disk: {acts:?}");
    let lost = acts.iter().filter_map(|act| match act {
        Act::Tell(Event::SteppedDown { reason, .. }) => Some(*reason),
        _ => None,
    });
    assert_eq!(lost.collect::<Vec<_>>(), [StepDown::Restored]);
    assert_eq!(answers(&acts), [ResignOutcome::NodeGone]);
    assert!(place(&|act| *act == Act::Events) < acts.len());
    assert!(rig.cycle.is_over() && rig.cycle.next_deadline() == Instant::NEVER);
}

#[test]
fn a_leader_that_was_restored_shows_that_it_leads_no_more_forgets_its_vote_and_says_nothing() {
    let mut pauses = 0;
    for at in 0.. {
        let mut rig = restored();
        rig.script.pause_after = Some(at);
        let was_paused = rig.cycle.pass(&mut rig.script).is_err();
        if was_paused {
            pauses += 1;
            rig.pass();
        }
        assert_restored(&mut rig, at);
        rig.pass();
        assert_eq!(rig.script.take_acts(), [Act::Request], "it takes nothing in any more");
        assert_eq!(rig.cycle.leave(&mut rig.script).ok(), Some(ResignOutcome::NodeGone));
        assert!(!rig.script.acts.iter().any(says_something), "nor does it say farewell");
        if !was_paused {
            break;
        }
    }
    assert!(pauses >= 5, "withdrawal, publication, write, news, and each request: {pauses}");
}

/// It may contradict what was said after the snapshot.
#[test]
fn what_a_restored_life_has_left_undone_is_never_done() {
    let mut rig = leader();
    rig.wait_for_deadline();
    rig.script.panics_in = Some(says_something);
    let pass = std::panic::AssertUnwindSafe(|| rig.cycle.pass(&mut rig.script).is_ok());
    assert!(std::panic::catch_unwind(pass).is_err(), "its heartbeat was about to be queued");
    rig.script.take_acts();
    rig.script.life = Life::Restored;
    rig.script.requests.push_back(RESIGN_NOW);
    rig.pass();
    assert_restored(&mut rig, 0);
}

#[test]
fn a_follower_that_was_restored_forgets_its_vote_and_tells_of_no_loss() {
    let mut rig = Rig::new(MemberKind::Voter, false);
    rig.cycle.start(&mut rig.script).expect("nothing pauses");
    rig.script.take_acts();
    rig.script.life = Life::Restored;
    rig.pass();
    let acts = rig.script.take_acts();
    let states: Vec<_> = acts.iter().filter_map(written).collect();
    assert!(states.len() == 1 && states[0].must_ask, "{acts:?}");
    assert!(!acts.iter().any(|act| matches!(act, Act::Tell(_))), "{acts:?}");
    assert!(rig.cycle.is_over() && !acts.iter().any(says_something), "{acts:?}");
}

/// Its heir may lead by that bequest already.
#[test]
fn a_restored_life_whose_bequest_was_delivered_is_over_and_writes_nothing() {
    let mut rig = restored();
    rig.script.is_delivered = true;
    rig.pass();
    let acts = rig.script.take_acts();
    assert!(rig.cycle.is_over() && !acts.iter().any(says_something), "{acts:?}");
    assert_eq!(answers(&acts), [ResignOutcome::NodeGone]);
}
