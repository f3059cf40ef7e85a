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
    acts.iter().filter_map(super::farewells::is_answer).collect()
}

fn assert_restored(rig: &mut Rig, at: usize) {
    let acts = rig.script.take_acts();
    let place = |is: &dyn Fn(&Act) -> bool| {
        let found = acts.iter().position(is);
        found.unwrap_or_else(|| panic!("paused at {at}: {acts:?}"))
    };
    assert!(!acts.iter().any(|act| says_something(act) || *act == Act::Flush), "{acts:?}");
    assert!(place(&|act| *act == Act::Disarm) < place(&|act| *act == Act::Withdraw), "{acts:?}");
    assert!(place(&|act| *act == Act::Withdraw) < place(&is_publish), "{acts:?}");
    let shown = |act: &Act| if let Act::Publish(shown) = act { Some(shown.role) } else { None };
    let shown = acts.iter().rev().find_map(shown);
    assert_eq!(shown, Some(Role::Follower), "its loss is shown: {acts:?}");
    let must_ask = |act: &Act| written(act).is_some_and(|state| state.must_ask);
    assert!(place(&is_publish) < place(&must_ask), "without waiting for the disk: {acts:?}");
    let reason = |act: &Act| {
        if let Act::Tell(Event::SteppedDown { reason, .. }) = act { Some(*reason) } else { None }
    };
    assert_eq!(acts.iter().filter_map(reason).collect::<Vec<_>>(), [StepDown::Restored]);
    assert!(acts.contains(&Act::Tell(Event::MachineRestored)), "{acts:?}");
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
    let told = acts.iter().filter(|act| matches!(act, Act::Tell(_)));
    assert!(told.eq([&Act::Tell(Event::MachineRestored)]), "{acts:?}");
    assert!(rig.cycle.is_over() && !acts.iter().any(says_something), "{acts:?}");
}

/// Its heir may lead by that bequest already. What is forgotten is forgotten all the same.
#[test]
fn a_restored_life_whose_bequest_was_delivered_forgets_its_vote_too() {
    let mut rig = restored();
    rig.script.is_delivered = true;
    rig.pass();
    let acts = rig.script.take_acts();
    assert!(acts.iter().filter_map(written).any(|state| state.must_ask), "{acts:?}");
    assert!(acts.iter().any(is_publish) && acts.contains(&Act::Disarm), "{acts:?}");
    assert!(rig.cycle.is_over() && !acts.iter().any(says_something), "{acts:?}");
    assert_eq!(answers(&acts), [ResignOutcome::NodeGone]);
}

#[test]
fn a_restored_life_that_can_not_write_says_so() {
    let mut rig = restored();
    rig.script.fails = Some(StoreCall::Persist);
    rig.pass();
    let acts = rig.script.take_acts();
    let failed = |act: &Act| matches!(act, Act::Tell(Event::PersistFailed { hard_state }) if hard_state.must_ask);
    assert!(acts.iter().any(failed), "{acts:?}");
    assert!(acts.contains(&Act::Tell(Event::MachineRestored)) && rig.cycle.is_over(), "{acts:?}");
}
