//! Random walks over the same world: fewer states than a search, and far deeper ones. Cores are
//! not merged here, so jitter, back-off and the mean round trip are what they are.
//!
//! A walk is its seed: the same seed gives the same walk, on any machine.

use std::collections::HashSet;
use std::time::Instant as Clock;

use interrex::election::Role;
use interrex_sim::Prng;

use super::act::World;
use super::guardian::Death;
use super::setting::Setting;
use super::state::{Action, Fate, Input, State};
use super::table::Table;
use interrex_sim::Property;

/// A walk that ended at a broken property.
pub struct Fall {
    pub seed: u64,
    pub rule: Property,
    /// The shortest trace found by leaving out what is not needed, in words.
    pub trace: Vec<String>,
}

/// The result of many walks.
#[derive(Default)]
pub struct Walked {
    pub fall: Option<Fall>,
    /// Walks in all.
    pub walks: u64,
    /// Walks in which a leader followed the one, if any, that they began with.
    pub with_two_leaders: u64,
    /// Walks at the end of which some node has heeded a death notice (R10).
    pub with_notices: u64,
    /// Walks in which a vote that a leader has left has elected its heir (R15).
    pub with_heirs: u64,
}

/// Walks from `seeds`, each of `steps` actions, until one breaks a property.
pub fn walk(setting: Setting, seeds: std::ops::Range<u64>, steps: usize) -> Walked {
    let world = World::exact(setting);
    let begun = Clock::now();
    let (mut walked, mut actions) = (Walked::default(), 0);
    let (first, mut last) = (seeds.start, seeds.start);
    // Some starts take a second to prepare: each walk has a copy.
    let start = Start { state: world.start(), table: world.with_table(|table| table.clone()) };
    let at_first = start.state.past.leaders.len();
    for seed in seeds {
        let (trace, end) = wander(&world, &start, seed, steps);
        actions += trace.len();
        last = seed;
        walked.walks += 1;
        walked.with_two_leaders += u64::from(end.past.leaders.len() > at_first.max(1));
        walked.with_notices += u64::from(has_heeded_notice(&end));
        walked.with_heirs += u64::from(end.past.has_heir_led());
        if let Some(rule) = end.past.first_broken() {
            let trace = shrink(&world, trace, rule);
            let trace = trace.iter().map(|&action| world.tell(action)).collect();
            walked.fall = Some(Fall { seed, rule, trace });
            break;
        }
    }
    println!(
        "{}: {} walks (seeds {first} to {last}), {actions} steps, {} with a second leader, {} with a notice, {} with an heir, {:.1} s",
        world.setting.name,
        last - first + 1,
        walked.with_two_leaders,
        walked.with_notices,
        walked.with_heirs,
        begun.elapsed().as_secs_f64(),
    );
    walked
}

fn has_heeded_notice(state: &State) -> bool {
    let mut cores = state.hosts.iter().filter_map(|host| host.core.as_ref());
    cores.any(|core| core.election.stats().death_notices > 0)
}

/// One walk on its way.
struct Wanderer<'a> {
    world: &'a World,
    prng: Prng,
    /// The messages that have arrived once.
    heard: HashSet<u32>,
}

/// The state that all walks begin in, and what was said until then.
struct Start {
    state: State,
    table: Table,
}

fn wander(world: &World, start: &Start, seed: u64, steps: usize) -> (Vec<Action>, State) {
    world.with_table(|table| table.clone_from(&start.table));
    let mut wanderer = Wanderer { world, prng: Prng::new(seed), heard: HashSet::new() };
    let mut state = start.state.clone();
    wanderer.heard.extend(&state.sent);
    let mut trace = Vec::new();
    for _ in 0..steps {
        let Some(action) = wanderer.choose(&state) else { continue };
        if let Action::Input { input: Input::Message(number), .. } = action {
            wanderer.heard.insert(number);
        }
        trace.push(action);
        state = world.act(&state, action);
        if state.past.is_broken() {
            break;
        }
    }
    (trace, state)
}

impl Wanderer<'_> {
    /// One thing that can happen, messages first: time must not run away from them.
    fn choose(&mut self, state: &State) -> Option<Action> {
        let (bequeaths, guards) =
            if self.world.setting.leaves_bequests() { (16, 8) } else { (0, 20) };
        if !state.deaths.is_empty() && self.prng.index(guards) == 0 {
            return self.guardian(state);
        }
        if bequeaths > 0 && self.prng.index(bequeaths) == 0 {
            return self.hand_over(state);
        }
        let bounds = &self.world.setting.bounds;
        let node = self.prng.index(state.hosts.len()) as u8;
        let host = &state.hosts[usize::from(node)];
        match self.prng.index(100) {
            0..55 => self.deliver(state),
            55..78 => self.input(state, node, Input::Timeout),
            78..88 => (state.time < state.used.ticks + bounds.ticks).then_some(Action::Tick),
            88..90 if state.used.crashes < bounds.crashes => {
                host.core.is_some().then_some(Action::Crash(node))
            }
            90..94 => host.core.is_none().then_some(Action::Restart(node)),
            94..97 => (!host.pending.is_empty()).then_some(Action::Resume(node)),
            98 if state.used.resigns < bounds.resigns => self.input(state, node, Input::Resign),
            97 if state.used.unreachables < bounds.unreachables => {
                let about = self.prng.index(state.hosts.len()) as u8;
                self.input(state, node, Input::Unreachable(about))
            }
            99 if state.used.clock_faults < bounds.clock_faults => {
                self.input(state, node, Input::ClockFault)
            }
            _ => None,
        }
    }

    /// One of the things that leaders, their guardians and their clocks do now and then (R15).
    fn hand_over(&mut self, state: &State) -> Option<Action> {
        let bounds = &self.world.setting.bounds;
        let node = self.prng.index(state.hosts.len()) as u8;
        let host = &state.hosts[usize::from(node)];
        let action = match self.prng.index(10) {
            0 | 1 if state.used.transfers < bounds.transfers => {
                let to = self.prng.index(state.hosts.len()) as u8;
                return self.input(state, node, Input::Transfer(to));
            }
            2 | 3 => Action::Void(node, host.boots),
            4 | 5 => Action::FindVoid(node),
            6 | 7 if state.used.moves < bounds.moves => Action::Advance(node),
            8 => return self.input(state, node, Input::Position(host.position)),
            9 if state.used.set_backs < bounds.set_backs => {
                let (input, fate) = (Input::ClockSetBack, Fate::Done);
                Action::Input { node, input, fate }
            }
            _ => return None,
        };
        is_possible(self.world, state, action).then_some(action)
    }

    fn guardian(&mut self, state: &State) -> Option<Action> {
        let Death { node, life, .. } = state.deaths[self.prng.index(state.deaths.len())];
        let acts = [Action::Void(node, life), Action::Notice(node, life)];
        let action = acts[self.prng.index(acts.len())];
        is_possible(self.world, state, action).then_some(action)
    }

    /// Mostly a message that has not arrived yet, and mostly one of the latest of these.
    fn deliver(&mut self, state: &State) -> Option<Action> {
        const RECENT: usize = 6;
        let new = state.sent.iter().copied().filter(|number| !self.heard.contains(number));
        let mut choice: Vec<u32> = new.collect();
        if choice.is_empty() || self.prng.index(4) == 0 {
            choice.clone_from(&state.sent);
        }
        let old = if self.prng.index(3) == 0 { 0 } else { choice.len().saturating_sub(RECENT) };
        let recent = choice.get(old..).filter(|recent| !recent.is_empty())?;
        let number = recent[self.prng.index(recent.len())];
        let node = self.world.with_table(|table| table.messages[number as usize].0);
        self.input(state, node, Input::Message(number))
    }

    fn input(&mut self, state: &State, node: u8, input: Input) -> Option<Action> {
        let fate = self.fate(state);
        let action = Action::Input { node, input, fate };
        is_possible(self.world, state, action).then_some(action)
    }

    fn fate(&mut self, state: &State) -> Fate {
        let bounds = &self.world.setting.bounds;
        match self.prng.index(40) {
            0 if state.used.stalls < bounds.stalls => Fate::Stall(1 + self.prng.index(4) as u8),
            1 if state.used.disk_failures < bounds.disk_failures => self.bad_fate(),
            _ => Fate::Done,
        }
    }
}

impl Wanderer<'_> {
    /// Disks that a node has not got can't surprise it.
    fn bad_fate(&mut self) -> Fate {
        let lands = !self.world.setting.diskless && self.prng.index(2) == 0;
        if lands { Fate::DiskFailsAndLands } else { Fate::DiskFails }
    }
}

/// Leaves out one action after the other as long as `rule` is still broken at the end.
fn shrink(world: &World, mut trace: Vec<Action>, rule: Property) -> Vec<Action> {
    loop {
        let before = trace.len();
        for place in (0..before).rev() {
            let mut shorter = trace.clone();
            if place < shorter.len() {
                shorter.remove(place);
            }
            trace = replay(world, &shorter, rule).unwrap_or(trace);
        }
        if trace.len() == before {
            return trace;
        }
    }
}

/// Those of `trace` that are still possible, up to where `rule` breaks; `None` if it doesn't.
fn replay(world: &World, trace: &[Action], rule: Property) -> Option<Vec<Action>> {
    let mut state = world.start();
    let mut kept = Vec::new();
    for &action in trace {
        if is_possible(world, &state, action) {
            kept.push(action);
            state = world.act(&state, action);
        }
        if state.past.is_broken() {
            return state.past.breaks(rule).then_some(kept);
        }
    }
    None
}

fn is_possible(world: &World, state: &State, action: Action) -> bool {
    let host = |node: u8| &state.hosts[usize::from(node)];
    let death = |node: u8, life: u8| {
        state.deaths.iter().find(|death| (death.node, death.life) == (node, life))
    };
    match action {
        Action::Input { node, input: Input::Message(number), .. } => {
            state.running(node).is_some() && state.sent.binary_search(&number).is_ok()
        }
        Action::Input { node, input: Input::Timeout, .. } => state
            .running(node)
            .is_some_and(|core| core.election.next_deadline() <= world.now(state, node)),
        Action::Input { node, input: Input::Position(index), .. } => {
            let is_news = host(node).position == index && host(node).told_position < index;
            is_news && state.running(node).is_some()
        }
        Action::Input {
            node,
            input:
                Input::Resign
                | Input::Transfer(_)
                | Input::ClockFault
                | Input::ClockSetBack
                | Input::Unreachable(_),
            ..
        } => state.running(node).is_some(),
        Action::Resume(node) => !host(node).pending.is_empty(),
        Action::Crash(node) => host(node).core.is_some(),
        Action::Restart(node) => host(node).core.is_none(),
        Action::Advance(node) => {
            host(node).published.is_some_and(|shown| shown.role == Role::Leader)
        }
        Action::FindVoid(node) => host(node).page.is_void && state.running(node).is_some(),
        Action::Void(node, life) => {
            let is_left = death(node, life).is_some_and(|death| death.page.is_some());
            let is_present = life == host(node).boots;
            is_left || (is_present && world.may_void_living(state, node))
        }
        Action::Notice(node, life) => death(node, life).is_some_and(|death| world.may_tell(death)),
        Action::Tick => true,
    }
}
