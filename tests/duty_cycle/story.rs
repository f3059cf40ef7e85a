//! Three voters in one story, in which each call of one of them is paused, or panics, in turn.
//!
//! Others must see of that node just what they see of one that nothing disturbs: its writes, its
//! publications, its events, and each datagram of its core, in this order. The contract allows two
//! differences. A number of a datagram may be left out, where its queueing has panicked. And what
//! the links say of themselves, challenges and their answers, may be lost like any datagram.

use std::panic::{AssertUnwindSafe, catch_unwind};

use interrex::election::Command;
use interrex::message::Kind;
use interrex::wire::layout::TAG_LENGTH;

use super::pauses::KIND;
use super::*;

/// The node that is disturbed.
pub(super) const ONE: usize = 1;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ending {
    Leave,
    /// A farewell that is disturbed leaves the rest to the pass that follows.
    LeaveByPass,
    Void,
    /// The same, found as it withdraws what it has left to its heir.
    Unheard,
}

const ENDINGS: [Ending; 4] = [Ending::Leave, Ending::LeaveByPass, Ending::Void, Ending::Unheard];

/// The deeds that others see of a node, and its datagrams.
type Seen = (Vec<Act>, Vec<[u8; RECORD_LENGTH]>);

#[derive(Clone)]
pub(super) struct World {
    pub(super) rigs: Vec<Rig>,
    /// The number of datagrams of each node that are on their way or there.
    posted: [usize; 3],
    /// The node whose datagrams are lost, and those to it.
    cut_off: Option<usize>,
    is_sealed: bool,
}

/// Tries again until neither a pause nor a panic comes between.
pub(super) fn insist<T>(mut attempt: impl FnMut() -> Result<T, Paused>) -> T {
    loop {
        if let Ok(Ok(done)) = catch_unwind(AssertUnwindSafe(&mut attempt)) {
            return done;
        }
    }
}

impl World {
    pub(super) fn new(is_sealed: bool) -> Self {
        Self::with_timing(is_sealed, Timing::lan())
    }

    pub(super) fn with_timing(is_sealed: bool, timing: Timing) -> Self {
        let rig = |number| Rig::with_timing(number, MemberKind::Voter, is_sealed, timing);
        let rigs = (0..3).map(rig).collect();
        Self { rigs, posted: [0; 3], cut_off: None, is_sealed }
    }

    fn one(&mut self) -> &mut Rig {
        &mut self.rigs[ONE]
    }

    /// Lets time pass until something comes in or is due, and each node make a pass.
    fn step(&mut self) {
        let now = self.rigs[0].script.now;
        let waits = |rig: &Rig| {
            let script = &rig.script;
            !(script.inbox.is_empty() && script.news.is_empty() && script.requests.is_empty())
        };
        let due = self.rigs.iter().map(|rig| rig.cycle.next_deadline()).min();
        let due = due.unwrap_or(now).max(now);
        let now = if self.rigs.iter().any(waits) { now + Duration::from_micros(10) } else { due };
        for rig in &mut self.rigs {
            rig.script.now = now;
            insist(|| rig.cycle.pass(&mut rig.script));
        }
        self.deliver();
    }

    fn deliver(&mut self) {
        for from in 0..3 {
            let script = &self.rigs[from].script;
            let sent = script.sent[self.posted[from]..].to_vec();
            self.posted[from] = script.sent.len();
            for bytes in sent {
                let to = usize::from(bytes[std::mem::offset_of!(Record, to)]);
                if ![Some(from), Some(to)].contains(&self.cut_off) {
                    self.rigs[to].script.inbox.push_back(bytes);
                }
            }
        }
    }

    pub(super) fn steps(&mut self, count: usize) {
        (0..count).for_each(|_| self.step());
    }

    fn leader(&self) -> Option<usize> {
        let term = |rig: &Rig| rig.cycle.election().standing().term;
        let leads = |rig: &&Rig| rig.cycle.election().standing().role == Role::Leader;
        let leader = self.rigs.iter().filter(leads).max_by_key(|rig| term(rig))?;
        self.rigs.iter().position(|rig| std::ptr::eq(rig, leader))
    }

    pub(super) fn wait_for_leader(&mut self, is: impl Fn(usize) -> bool) -> usize {
        for _ in 0..1_000 {
            match self.leader() {
                Some(leader) if is(leader) => return leader,
                Some(leader) => self.rigs[leader].script.requests.push_back(RESIGN_NOW),
                None => {}
            }
            self.steps(10);
        }
        panic!("no such leader");
    }

    /// Node 2 leads and is heard no more, and node 0 is the first that misses it.
    fn be_asked_for_a_vote_that_is_not_written(&mut self) {
        self.cut_off = Some(2);
        self.one().script.fails = Some(StoreCall::Persist);
        let mut steps = 0;
        while self.one().script.fails.is_some() {
            self.step();
            steps += 1;
            assert!(steps < 1_000, "it was asked for a vote");
        }
        self.wait_for_leader(|leader| leader == 0);
        self.cut_off = None;
        self.steps(10);
    }

    fn change_keys(&mut self) {
        if self.is_sealed {
            for (number, rig) in (0..).zip(&mut self.rigs) {
                rig.script.keys = Some(keys(2, number));
            }
        }
    }

    fn end(&mut self, ending: Ending) {
        // A pass that is to finish a farewell would read what waits first.
        while !self.one().script.inbox.is_empty() {
            self.step();
        }
        let rig = self.one();
        match ending {
            Ending::Leave => {
                insist(|| rig.cycle.leave(&mut rig.script));
            }
            Ending::LeaveByPass => {
                let leaves = AssertUnwindSafe(|| rig.cycle.leave(&mut rig.script));
                let _ = catch_unwind(leaves);
                insist(|| rig.cycle.pass(&mut rig.script));
            }
            Ending::Void => rig.script.life = Life::Void,
            Ending::Unheard => {
                rig.script.is_delivered = true;
                rig.script.requests.push_back(RESIGN_NOW);
            }
        }
        self.deliver();
        self.steps(10);
    }

    /// The deeds that others see of the node, in its order.
    fn seen(self) -> Seen {
        let script = self.rigs.into_iter().nth(ONE).expect("there are three").script;
        let (mut acts, mut sent) = (script.acts, script.sent);
        acts.retain(|act| {
            matches!(
                act,
                Act::Withdraw
                    | Act::Persist(_)
                    | Act::Prepare(_)
                    | Act::Publish(_)
                    | Act::QueueMessage(_)
                    | Act::QueueAnswer(_)
                    | Act::QueueChallenge(_)
                    | Act::Tell(_)
            )
        });
        for bytes in &mut sent {
            bytes[std::mem::offset_of!(Record, sequence)..][..8].fill(0);
            bytes[std::mem::offset_of!(Record, tag)..][..TAG_LENGTH].fill(0);
        }
        (acts, sent)
    }
}

/// It leads, resigns to an heir, follows, hears that its leader is unreachable, leads again, hands
/// over to one, fails to write, votes, leads again, and moves.
fn tell_story(world: &mut World) {
    let rig = world.one();
    rig.script.measures_absence = true;
    insist(|| rig.cycle.start(&mut rig.script));
    world.wait_for_leader(|leader| leader == ONE);
    let position = Position { log_term: 1, index: 7 };
    for rig in &mut world.rigs {
        rig.script.requests.push_back(Request::Command(Command::SetPosition(position)));
    }
    world.steps(10);
    world.one().script.requests.push_back(RESIGN_NOW);
    let leader = world.wait_for_leader(|leader| leader != ONE);
    world.steps(10);
    world.one().script.news.push_back((node(leader as u8), None));
    world.steps(10);
    world.change_keys();
    world.steps(10);
    world.wait_for_leader(|leader| leader == ONE);
    world.steps(10);
    world.one().script.requests.push_back(transfer_now(node(2)));
    world.steps(4);
    assert_eq!(world.leader(), Some(2), "it is named");
    world.steps(10);
    world.be_asked_for_a_vote_that_is_not_written();
    world.wait_for_leader(|leader| leader == ONE);
    world.one().script.life = Life::Moved;
    world.steps(10);
    world.wait_for_leader(|leader| leader == ONE);
}

type Trouble = fn(&mut Script) -> &mut Option<usize>;

/// The story with trouble at that call, if at any, told to each ending: what others see, and
/// whether the trouble has come.
fn told(is_sealed: bool, trouble: Trouble, at: Option<usize>) -> [(Seen, bool); 4] {
    let mut world = World::new(is_sealed);
    // Without seals nothing but the core speaks, so nothing is lost with a full queue.
    world.one().script.room = if is_sealed { usize::MAX } else { 1 };
    *trouble(&mut world.one().script) = at;
    tell_story(&mut world);
    ENDINGS.map(|ending| {
        let mut world = world.clone();
        world.end(ending);
        let has_come = trouble(&mut world.one().script).is_none();
        (world.seen(), has_come)
    })
}

fn a_disturbed_node_is_seen_to_do_what_it_would_have_done(is_sealed: bool, trouble: Trouble) {
    let undisturbed = told(is_sealed, trouble, None).map(|(seen, _)| seen);
    for (acts, sent) in &undisturbed {
        let wrote = |act: &&Act| matches!(act, Act::Persist(_));
        assert!(acts.iter().filter(wrote).count() > 3, "{acts:?}");
        let is_bequest = |bytes: &&[u8; RECORD_LENGTH]| bytes[KIND] == Kind::Bequest as u8;
        assert!(sent.iter().filter(is_bequest).count() >= 2, "to an heir, and to one named");
    }
    for at in 0.. {
        let mut has_come = false;
        let told = told(is_sealed, trouble, Some(at)).into_iter().zip(ENDINGS);
        for (((disturbed, came), ending), seen) in told.zip(&undisturbed) {
            has_come |= came;
            let differs = seen.0.iter().zip(&disturbed.0).position(|(one, other)| one != other);
            assert!(disturbed == *seen, "{ending:?}, call {at}: differs at {differs:?}");
        }
        if !has_come {
            assert!(at > 200, "{at} calls are no story");
            break;
        }
    }
}

#[test]
fn a_pause_at_any_call_of_a_voter_changes_nothing_that_others_see() {
    a_disturbed_node_is_seen_to_do_what_it_would_have_done(false, |script| &mut script.pause_after);
}

#[test]
fn a_panic_in_any_call_of_a_voter_that_is_caught_changes_nothing_that_others_see() {
    a_disturbed_node_is_seen_to_do_what_it_would_have_done(false, |script| &mut script.panic_after);
}

#[test]
fn a_pause_at_any_call_of_a_sealed_voter_changes_nothing_that_others_see() {
    a_disturbed_node_is_seen_to_do_what_it_would_have_done(true, |script| &mut script.pause_after);
}

#[test]
fn a_panic_in_any_call_of_a_sealed_voter_that_is_caught_changes_nothing_that_others_see() {
    a_disturbed_node_is_seen_to_do_what_it_would_have_done(true, |script| &mut script.panic_after);
}
