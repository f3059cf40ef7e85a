//! Makes one thing happen: hands an input to a real core and carries out what it wants.

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use interrex::Config;
use interrex::duty_cycle::{self, Outlet};
use interrex::election::{
    Command, Election, Event, HardState, Output, Role, Setup, Standing, StepDown,
};
use interrex::message::{Body, Message};
use interrex::types::{BootId, Instant, NodeSet, Position};

use super::identity::identity;
use super::setting::{Guardians, Setting, id_of};
use super::state::{Action, Core, Death, Effect, Fate, Input, State};
use super::table::{Disk, Reaction, Table};
use interrex_sim::Property;

pub struct World {
    pub setting: Setting,
    configs: Vec<Config>,
    /// True if cores of one identity count as one, and are run only once.
    merges: bool,
    pub table: Mutex<Table>,
}

impl World {
    /// A world for exhaustive search: cores are told apart by their identity alone.
    pub fn merging(setting: Setting) -> Self {
        Self::new(setting, true)
    }

    /// A world for random walks: each core is what it is, and nothing is remembered.
    pub fn exact(setting: Setting) -> Self {
        Self::new(setting, false)
    }

    fn new(setting: Setting, merges: bool) -> Self {
        let configs = (0..setting.nodes()).map(|node| setting.config(node)).collect();
        Self { setting, configs, merges, table: Mutex::default() }
    }

    pub fn with_table<T>(&self, use_it: impl FnOnce(&mut Table) -> T) -> T {
        use_it(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn now(&self, state: &State, node: u8) -> Instant {
        self.setting.clock(node, state.time)
    }

    /// The state after `action`, which must be possible.
    pub fn act(&self, state: &State, action: Action) -> State {
        let mut next = state.clone();
        match action {
            Action::Input { node, input, fate } => self.take_in(&mut next, node, input, fate),
            Action::Resume(node) => {
                let pending = std::mem::take(&mut next.hosts[usize::from(node)].pending);
                self.carry_out(&mut next, node, &pending);
            }
            Action::Crash(node) => {
                next.deaths.extend(self.death(&next, node));
                let host = &mut next.hosts[usize::from(node)];
                (host.core, host.published) = (None, None);
                host.pending.clear();
                next.used.crashes += 1;
                if self.setting.diskless {
                    host.durable = HardState::default();
                    next.past.on_forget(node);
                } else if self.setting.loses_store == Some(node) {
                    host.durable = self.setting.created_store();
                    next.past.on_forget(node);
                }
                next.past.give_up(node);
            }
            Action::Restart(node) => {
                let durable = next.hosts[usize::from(node)].durable;
                next.past.on_restart(node, durable);
                self.boot(&mut next, node);
            }
            Action::Void(node, life) => {
                let found = next.death_mut(node, life);
                found.into_iter().for_each(|death| death.page = None);
            }
            Action::Notice(node, life) => {
                let notice = next.death_mut(node, life).and_then(|death| death.notice.take());
                notice.into_iter().for_each(|notice| self.tell_of_death(&mut next, node, notice));
            }
            Action::Tick => next.time += 1,
        }
        next.deaths.retain(|death| death.page.is_some() || death.notice.is_some());
        let holders = self.holders(&next);
        next.past.on_holders(&holders);
        let time = next.time;
        next.past.keep_told(&holders, |node| self.setting.clock(node, time));
        next.past.forget_bounds_before(|node| self.setting.clock(node, state.time));
        next
    }

    /// Returns what the guardian of `node` has left to do, if that node crashes now.
    fn death(&self, state: &State, node: u8) -> Option<Death> {
        let host = &state.hosts[usize::from(node)];
        let page = host.published.filter(|shown| shown.role == Role::Leader)?;
        let core = host.core.as_ref().filter(|_| self.setting.guardians != Guardians::Nobody)?;
        let notice = Message {
            from: id_of(node),
            term: page.term,
            boot: BootId(u64::from(host.boots)),
            config: core.election.config_id(),
            sent_at: Instant::ZERO,
            echo: Instant::ZERO,
            body: Body::DeathNotice,
        };
        Some(Death { page: Some(page), notice: Some(notice), node, life: host.boots })
    }

    fn tell_of_death(&self, state: &mut State, node: u8, notice: Message) {
        let host = &state.hosts[usize::from(node)];
        let page = host.published.filter(|shown| shown.role == Role::Leader);
        let present = BootId(u64::from(host.boots));
        let said = match (self.setting.guardians, page) {
            (Guardians::OfSharedPages, Some(page)) => Message { term: page.term, ..notice },
            (Guardians::OfTheLiving, Some(page)) => {
                Message { term: page.term, boot: present, ..notice }
            }
            (Guardians::Nobody | Guardians::Exact, _) | (_, None) => notice,
        };
        for to in self.setting.node_ids().filter(|&to| to != node) {
            let number = self.with_table(|table| table.number(to, &said));
            state.send(number);
        }
    }

    pub fn boot(&self, state: &mut State, node: u8) {
        let now = self.now(state, node);
        let term_floor = self.setting.term_floor(state.time);
        let host = &mut state.hosts[usize::from(node)];
        host.boots += 1;
        let boots = u64::from(host.boots);
        let index = self.setting.positions[usize::from(node)];
        let setup = Setup {
            config: &self.configs[usize::from(node)],
            hard_state: host.durable,
            durability: self.setting.durability(),
            term_floor,
            position: Position { log_term: 0, index },
            boot: BootId(boots),
            seed: u64::from(node) + 100 * boots,
        };
        let core = Election::new(setup, now).expect("a model's configuration is valid");
        let core = self.sabotaged(core);
        let core = self.with_table(|table| self.identify(table, node, core));
        state.hosts[usize::from(node)].core = Some(core);
    }

    #[cfg(feature = "sabotage")]
    fn sabotaged(&self, mut core: Election) -> Election {
        if let Some(rule) = self.setting.sabotage {
            core.sabotage(rule);
        }
        core
    }

    #[cfg(not(feature = "sabotage"))]
    fn sabotaged(&self, core: Election) -> Election {
        core
    }

    fn identify(&self, table: &mut Table, node: u8, election: Election) -> Arc<Core> {
        if !self.merges {
            return Arc::new(Core { election, id: 0 });
        }
        let id = identity(&election, self.setting.tick_ns[usize::from(node)]);
        Arc::clone(table.cores.entry(id).or_insert_with(|| Arc::new(Core { election, id })))
    }

    fn take_in(&self, state: &mut State, node: u8, input: Input, fate: Fate) {
        let Some(core) = state.running(node).cloned() else { return };
        let now = self.now(state, node);
        let disk = match fate {
            Fate::Done | Fate::Stall(_) => Disk::Works,
            Fate::DiskFails => Disk::Fails,
            Fate::DiskFailsAndLands => Disk::FailsAndLands,
        };
        let reaction = self.with_table(|table| self.react(table, node, &core, now, input, disk));
        self.judge(state, node, &core, input, &reaction);
        state.used.disk_failures += u8::from(disk != Disk::Works);
        state.used.stalls += u8::from(matches!(fate, Fate::Stall(_)));
        state.used.resigns += u8::from(input == Input::Resign);
        state.used.clock_faults += u8::from(input == Input::ClockFault);
        state.used.unreachables += u8::from(matches!(input, Input::Unreachable(_)));
        let all = reaction.effects.len();
        let until = match fate {
            Fate::Done | Fate::DiskFails | Fate::DiskFailsAndLands => all,
            Fate::Stall(after) => usize::from(after).min(all),
        };
        state.hosts[usize::from(node)].core = Some(Arc::clone(&reaction.core));
        self.carry_out(state, node, &reaction.effects[..until]);
        state.hosts[usize::from(node)].pending = reaction.effects[until..].to_vec();
    }

    /// Checks the properties that show in one core before and after one input.
    fn judge(&self, state: &mut State, node: u8, core: &Core, input: Input, reaction: &Reaction) {
        state.past.demand(Property::Assertion, !reaction.panicked);
        let (before, after) = (core.election.standing(), reaction.core.election.standing());
        state.past.demand(Property::S4, after.term >= before.term);
        let Input::Message(number) = input else { return };
        let heard = self.with_table(|table| table.messages[number as usize].1);
        let deposed = before.role == Role::Leader && heard.term > before.term;
        let obeys = after.role != Role::Leader && after.term >= heard.term;
        state.past.demand(Property::S5, !deposed || obeys);
        let tells_of_death = heard.body == Body::DeathNotice && heard.term == after.term;
        let resigns = matches!(heard.body, Body::Resign(_));
        if resigns || (tells_of_death && state.past.bears_out(&heard)) {
            state.past.on_release(node);
        }
    }

    fn carry_out(&self, state: &mut State, node: u8, effects: &[Effect]) {
        let now = self.now(state, node);
        for effect in effects {
            let host = &mut state.hosts[usize::from(node)];
            match effect {
                Effect::Persist(hard) => {
                    if host.trusted.take() != Some(*hard) {
                        host.durable = *hard;
                    }
                    state.past.on_persist(node, *hard);
                }
                Effect::Prepare(hard) => {
                    if host.trusted != Some(*hard) {
                        host.durable = *hard;
                    }
                    host.trusted = Some(*hard).filter(|_| self.setting.trusts_prepared());
                }
                Effect::Landed(hard) => host.durable = *hard,
                Effect::Publish(standing) => {
                    let before = host.published.replace(*standing);
                    let shown = before.filter(|before| before.role == Role::Leader);
                    if standing.role != Role::Leader
                        && let Some(shown) = shown
                    {
                        state.past.tell_end(node, shown.lease_end);
                    }
                    let life = (node, host.boots);
                    state.past.on_publish(life, standing, &self.setting.positions);
                }
                Effect::Send(message, numbers) => {
                    for &(number, to) in numbers {
                        state.past.on_send(node, to, message);
                        state.send(number);
                    }
                }
                Effect::Campaign => state.past.on_campaign(node, now),
                Effect::GiveUp => state.past.give_up(node),
            }
        }
    }

    /// Returns those that would be told now that they may act as leader: the term, the node, and
    /// the number of its life.
    pub fn holders(&self, state: &State) -> Vec<(u64, u8, u8)> {
        let host = |node: u8| {
            let host = &state.hosts[usize::from(node)];
            (host.published, node, host.boots)
        };
        let pages = state.deaths.iter().map(|death| (death.page, death.node, death.life));
        let holder = |(page, node, life): (Option<Standing>, u8, u8)| {
            let shown = page.filter(|shown| shown.holds_lease(self.now(state, node)));
            shown.map(|shown| (shown.term.0, node, life))
        };
        self.setting.node_ids().map(host).chain(pages).filter_map(holder).collect()
    }

    /// Returns what `core` does with `input` at `now`.
    pub fn react(
        &self,
        table: &mut Table,
        node: u8,
        core: &Arc<Core>,
        now: Instant,
        input: Input,
        disk: Disk,
    ) -> Arc<Reaction> {
        let question = (core.id, now, input, disk);
        if let Some(known) = table.reactions.get(&question).filter(|_| self.merges) {
            return Arc::clone(known);
        }
        let mut election = core.election.clone();
        let ran = catch_unwind(AssertUnwindSafe(|| {
            hand_in(&mut election, now, input, table);
            drain(&mut election, now, disk, self.setting.diskless)
        }));
        let reaction = match ran {
            Ok(outputs) => {
                let effect = |done: &Done| match done {
                    Done::Carried(output) => self.effect(table, output),
                    Done::Landed(hard) => Some(Effect::Landed(*hard)),
                };
                let effects = outputs.iter().filter_map(effect).collect();
                let core = self.identify(table, node, election);
                Reaction { core, effects, panicked: false }
            }
            Err(_) => Reaction { core: Arc::clone(core), effects: Vec::new(), panicked: true },
        };
        let reaction = Arc::new(reaction);
        if self.merges {
            table.reactions.insert(question, Arc::clone(&reaction));
        }
        reaction
    }

    fn effect(&self, table: &mut Table, output: &Output) -> Option<Effect> {
        match output {
            Output::Withdraw => None,
            Output::Persist(hard) => Some(Effect::Persist(*hard)),
            Output::Prepare(hard) => Some(Effect::Prepare(*hard)),
            Output::Publish(standing) => Some(Effect::Publish(*standing)),
            Output::Send { to, message } => {
                let number = |to: u8| {
                    let number = if self.merges {
                        table.canonical_number(to, message)
                    } else {
                        table.number(to, message)
                    };
                    (number, to)
                };
                let numbers = to.iter().map(|to| to.number()).map(number).collect();
                Some(Effect::Send(*message, numbers))
            }
            Output::Event(Event::CampaignStarted { .. }) => Some(Effect::Campaign),
            Output::Event(Event::SteppedDown {
                reason: StepDown::Resigned | StepDown::ClockFault,
                ..
            }) => Some(Effect::GiveUp),
            Output::Event(_) => None,
        }
    }
}

fn hand_in(election: &mut Election, now: Instant, input: Input, table: &Table) {
    match input {
        Input::Message(number) => {
            election.handle_message(now, &table.messages[number as usize].1);
        }
        Input::Timeout => election.handle_timeout(now),
        Input::Resign => election.handle_command(now, Command::Resign),
        Input::ClockFault => election.handle_clock_fault(now),
        Input::Unreachable(about) => election.handle_unreachable(now, id_of(about)),
    }
}

/// The fate of an output.
enum Done {
    Carried(Output),
    /// Its write has failed, and is on the disk.
    Landed(HardState),
}

/// Writes down what a core wants done, in the order of production.
struct Recorder {
    done: Vec<Done>,
    /// The fate of the next write.
    disk: Disk,
    diskless: bool,
}

/// A write that has failed.
struct Unwritten;

impl Recorder {
    fn record(&mut self, output: Output) -> Result<(), Infallible> {
        self.done.push(Done::Carried(output));
        Ok(())
    }

    fn write(&mut self, hard: HardState, output: Output) -> Result<(), Unwritten> {
        match std::mem::replace(&mut self.disk, Disk::Works) {
            Disk::Works => {
                self.done.push(Done::Carried(output));
                return Ok(());
            }
            Disk::Fails => {}
            Disk::FailsAndLands => self.done.push(Done::Landed(hard)),
        }
        Err(Unwritten)
    }
}

impl Outlet for Recorder {
    type Pause = Infallible;
    type StoreError = Unwritten;

    fn persist(&mut self, hard: &HardState) -> Result<Result<(), Unwritten>, Infallible> {
        Ok(self.write(*hard, Output::Persist(*hard)))
    }

    /// Without disks nothing is prepared.
    fn prepare(&mut self, hard: &HardState) -> Result<Result<(), Unwritten>, Infallible> {
        if self.diskless {
            return Ok(Ok(()));
        }
        Ok(self.write(*hard, Output::Prepare(*hard)))
    }

    fn publish(&mut self, standing: &Standing) -> Result<(), Infallible> {
        self.record(Output::Publish(*standing))
    }

    fn send(&mut self, to: &mut NodeSet, message: &Message) -> Result<(), Infallible> {
        self.record(Output::Send { to: *to, message: *message })
    }

    fn tell(&mut self, event: &Event) -> Result<(), Infallible> {
        self.record(Output::Event(*event))
    }
}

fn drain(election: &mut Election, now: Instant, disk: Disk, diskless: bool) -> Vec<Done> {
    let (mut recorder, mut unfinished) = (Recorder { done: Vec::new(), disk, diskless }, None);
    let Ok(_) = duty_cycle::drain(election, now, &mut unfinished, &mut recorder);
    recorder.done
}
