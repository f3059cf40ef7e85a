//! Exhaustive search with stateright: everything that can happen, breadth first, up to a depth.

use std::time::Instant as Clock;

use interrex::election::Role;
use interrex_sim::Property;
use stateright::{Checker, HasDiscoveries, Model};

use super::act::World;
use super::guardian::Death;
use super::setting::{Guardians, Setting, Start};
use super::state::{Action, Effect, Fate, Input, State, Steps};
use super::table::{Disk, Reaction, Table};

impl Model for World {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![self.start()]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        // A state at the full depth is checked, and what follows is not even made.
        if state.past.is_broken() || state.steps.0 == self.depth {
            return;
        }
        self.with_table(|table| {
            for node in self.setting.node_ids() {
                self.node_actions(table, state, node, actions);
            }
            for &number in &state.sent {
                let to = table.messages[number as usize].0;
                self.input_actions(table, state, to, Input::Message(number), actions);
            }
        });
        self.guardian_actions(state, actions);
        if state.time < state.used.ticks + self.setting.bounds.ticks {
            actions.push(Action::Tick);
        }
    }

    fn next_state(&self, state: &State, action: Action) -> Option<State> {
        let next = State { steps: Steps(state.steps.0 + 1), ..self.act(state, action) };
        (next != *state).then_some(next)
    }

    fn properties(&self) -> Vec<stateright::Property<Self>> {
        macro_rules! never {
            ($($property:ident),*) => {
                [$(stateright::Property::always(
                    Property::$property.says(),
                    |_: &World, state: &State| !state.past.breaks(Property::$property),
                )),*]
            };
        }
        let mut properties = never!(S1, S2, S3, S4, S5, S6, S7, S8, S10, Assertion).to_vec();
        properties.push(stateright::Property::sometimes(LEASED, |world, state| {
            let before = match world.setting.start {
                Start::Fresh
                | Start::Suspecting
                | Start::Unanswered
                | Start::ForgottenVote { counted: false, .. } => 0,
                Start::Led
                | Start::LedByOne
                | Start::LedByQuorum
                | Start::LedByRepeatedVote
                | Start::ForgottenVote { counted: true, .. }
                | Start::AllForgotten
                | Start::Prepared
                | Start::VoteLeft { .. }
                | Start::FollowerAhead
                // A second one leads from the start: here it is shown what a vote that was left, or
                // forgotten, can't do any more.
                | Start::Succeeded
                | Start::HeirRestarted
                | Start::HeirLeads
                | Start::HeirLeadsAfterDeath
                | Start::HeirForgot
                | Start::HeirWaits
                | Start::GrantForgotten
                | Start::Deposed => 1,
                Start::LedAgain | Start::LedByNextLife => 2,
            };
            !world.holders(state).is_empty() && state.past.leaders.len() > before
        }));
        properties
    }
}

/// The events that must be reached, or the search has shown nothing.
pub const LEASED: &str = "a leader elected since the start holds a lease";

impl World {
    fn node_actions(&self, table: &mut Table, state: &State, node: u8, actions: &mut Vec<Action>) {
        let bounds = &self.setting.bounds;
        let host = &state.hosts[usize::from(node)];
        let Some(core) = &host.core else {
            actions.push(Action::Restart(node));
            return;
        };
        if state.used.crashes < bounds.crashes {
            actions.push(Action::Crash(node));
        }
        let leads = host.published.is_some_and(|shown| shown.role == Role::Leader);
        if leads && state.used.moves < bounds.moves {
            actions.push(Action::Advance(node));
        }
        if !host.pending.is_empty() {
            actions.push(Action::Resume(node));
            return;
        }
        if host.page.is_void {
            actions.push(Action::FindVoid(node));
        }
        if host.position > host.told_position {
            self.input_actions(table, state, node, Input::Position(host.position), actions);
        }
        if core.election.next_deadline() <= self.now(state, node) {
            self.input_actions(table, state, node, Input::Timeout, actions);
        }
        if state.used.resigns < bounds.resigns {
            self.input_actions(table, state, node, Input::Resign, actions);
        }
        if state.used.transfers < bounds.transfers {
            for to in self.setting.node_ids().filter(|&to| to != node) {
                self.input_actions(table, state, node, Input::Transfer(to), actions);
            }
        }
        if state.used.set_backs < bounds.set_backs {
            let (input, fate) = (Input::ClockSetBack, Fate::Done);
            actions.push(Action::Input { node, input, fate });
        }
        if state.used.clock_faults < bounds.clock_faults {
            self.input_actions(table, state, node, Input::ClockFault, actions);
        }
        if state.used.unreachables < bounds.unreachables {
            self.unreachables(table, state, node, actions);
        }
    }

    /// Each step of a guardian may come as late as it likes.
    fn guardian_actions(&self, state: &State, actions: &mut Vec<Action>) {
        for death in &state.deaths {
            if death.page.is_some() {
                actions.push(Action::Void(death.node, death.life));
            }
            if self.may_tell(death) {
                actions.push(Action::Notice(death.node, death.life));
            }
        }
        for node in self.setting.node_ids().filter(|&node| self.may_void_living(state, node)) {
            actions.push(Action::Void(node, state.hosts[usize::from(node)].boots));
        }
    }

    /// A guardian may take a leader for dead that lives.
    pub fn may_void_living(&self, state: &State, node: u8) -> bool {
        let lives = state.hosts[usize::from(node)].core.is_some();
        let is_guarded = self.setting.guardians != Guardians::Nobody;
        let is_free = state.used.voids < self.setting.bounds.voids;
        is_guarded && is_free && lives && self.armed_for(state, node).is_some()
    }

    /// First the page is void, and then is told.
    pub fn may_tell(&self, death: &Death) -> bool {
        let is_time = death.page.is_none() || self.setting.tells_before_void();
        death.notice.is_some() && is_time
    }

    /// Anybody may say of anybody that nobody listens there, true or not.
    fn unreachables(&self, table: &mut Table, state: &State, node: u8, actions: &mut Vec<Action>) {
        for about in self.setting.node_ids().filter(|&about| about != node) {
            self.input_actions(table, state, node, Input::Unreachable(about), actions);
        }
    }

    /// `input` with each fate its outputs may have, unless it changes nothing.
    fn input_actions(
        &self,
        table: &mut Table,
        state: &State,
        node: u8,
        input: Input,
        actions: &mut Vec<Action>,
    ) {
        let Some(core) = state.running(node) else { return };
        let now = self.now(state, node);
        let reaction = self.react(table, node, core, now, input, Disk::Works);
        if changes_nothing(state, &reaction, core.id) {
            return;
        }
        actions.push(Action::Input { node, input, fate: Fate::Done });
        let bounds = &self.setting.bounds;
        if state.used.stalls < bounds.stalls {
            let places = 1..reaction.effects.len() as u8;
            let stall = |after| Action::Input { node, input, fate: Fate::Stall(after) };
            actions.extend(places.map(stall));
        }
        if state.used.disk_failures < bounds.disk_failures {
            let fates = self.bad_fates(&reaction);
            actions.extend(fates.iter().map(|&fate| Action::Input { node, input, fate }));
        }
    }
}

impl World {
    /// Returns how the first write of these effects may fail. One that is prepared and lands all
    /// the same differs from one that succeeds only by what a broken store makes of it.
    fn bad_fates(&self, reaction: &Reaction) -> &'static [Fate] {
        let is_write = |effect: &&Effect| matches!(effect, Effect::Persist(_) | Effect::Prepare(_));
        match reaction.effects.iter().find(is_write) {
            Some(Effect::Prepare(_)) if !self.setting.trusts_prepared() => &[Fate::DiskFails],
            Some(_) if !self.setting.diskless => &[Fate::DiskFails, Fate::DiskFailsAndLands],
            Some(_) => &[Fate::DiskFails],
            None => &[],
        }
    }
}

fn changes_nothing(state: &State, reaction: &Reaction, core: u128) -> bool {
    let known = |effect: &Effect| match effect {
        Effect::Send(_, numbers) => {
            numbers.iter().all(|(number, _)| state.sent.binary_search(number).is_ok())
        }
        Effect::Withdraw
        | Effect::Persist(_)
        | Effect::Prepare(_)
        | Effect::Landed(_)
        | Effect::Publish(_)
        | Effect::Campaign
        | Effect::GiveUp
        | Effect::Bequeath(_) => false,
    };
    !reaction.panicked && reaction.core.id == core && reaction.effects.iter().all(known)
}

/// The result of a search.
pub struct Found {
    /// The broken property and a shortest trace to it, in words.
    pub broken: Option<(&'static str, Vec<String>)>,
    pub reaches_lease: bool,
}

/// Searches up to `depth` actions from the start, and prints how much that was.
///
/// The checker looks up only now and then and keeps the last trace to a broken property, so what it
/// finds is sought again below, until there is none.
pub fn search(setting: Setting, depth: usize) -> Found {
    let mut found = search_once(setting.clone(), depth);
    while let Some((_, trace)) = &found.broken {
        let shorter = search_once(setting.clone(), trace.len() - 1);
        if shorter.broken.is_none() {
            break;
        }
        found = shorter;
    }
    found
}

fn search_once(setting: Setting, depth: usize) -> Found {
    let name = setting.name;
    let begun = Clock::now();
    // One thread: breadth first then means that each state is met on a shortest way, so none within
    // the depth is missed.
    let checker = World::merging(setting, depth)
        .checker()
        .finish_when(HasDiscoveries::AnyFailures)
        .spawn_bfs()
        .join();
    let cores = checker.model().with_table(|table| table.cores.len());
    println!(
        "{name}: {} states, {} of them unique, {cores} cores, depth {}, {:.1} s",
        checker.state_count(),
        checker.unique_state_count(),
        checker.max_depth().saturating_sub(1),
        begun.elapsed().as_secs_f64(),
    );
    let mut found = checker.discoveries();
    let reaches_lease = found.remove(LEASED).is_some();
    let traces = found.into_iter().map(|(rule, path)| (path.into_actions(), rule));
    let broken = traces.min_by_key(|(actions, rule)| (actions.len(), *rule));
    let tell = |actions: Vec<Action>| {
        actions.into_iter().map(|action| checker.model().tell(action)).collect()
    };
    Found { broken: broken.map(|(actions, rule)| (rule, tell(actions))), reaches_lease }
}

impl World {
    /// `action` in words.
    pub fn tell(&self, action: Action) -> String {
        match action {
            Action::Input { node, input, fate } => {
                let what = self.tell_input(input);
                match fate {
                    Fate::Done => format!("node {node} {what}"),
                    Fate::Stall(after) => {
                        format!("node {node} {what}; stalls after {after} outputs")
                    }
                    Fate::DiskFails => format!("node {node} {what}; its disk fails"),
                    Fate::DiskFailsAndLands => {
                        format!("node {node} {what}; its write fails and lands all the same")
                    }
                }
            }
            Action::Resume(node) => format!("node {node} goes on"),
            Action::Crash(node) => format!("node {node} crashes"),
            Action::Restart(node) => format!("node {node} starts again"),
            Action::Advance(node) => format!("the application of node {node} goes on"),
            Action::FindVoid(node) => format!("node {node} finds its page void"),
            Action::Void(node, life) => {
                format!("the guardian of node {node} voids the page of its life {life}")
            }
            Action::Notice(node, life) => {
                format!("the guardian of node {node} says that its life {life} has ended")
            }
            Action::Tick => "a tick passes".to_string(),
        }
    }

    fn tell_input(&self, input: Input) -> String {
        match input {
            Input::Message(number) => self.with_table(|table| {
                let message = table.messages[number as usize].1;
                format!("hears {:?} of term {} from", message.body, message.term)
                    + &format!(" node {} sent {:?}", message.from, message.sent_at)
            }),
            Input::Timeout => "serves its timers".to_string(),
            Input::Resign => "is told to resign".to_string(),
            Input::Transfer(to) => format!("is told to hand over to node {to}"),
            Input::Position(index) => format!("is told of position {index}"),
            Input::ClockFault => "is told that its clock has lied".to_string(),
            Input::ClockSetBack => "is told that its clock has lied, which is set back".to_string(),
            Input::Unreachable(about) => format!("is told that nobody listens at node {about}"),
        }
    }
}
