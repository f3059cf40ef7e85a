//! Makes one thing happen: hands an input to a real core and carries out what it wants.

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use interrex::Config;
use interrex::duty_cycle::{self, Outlet, Withdrawal};
use interrex::election::{
    Command, Election, Event, HardState, Output, Role, Setup, Standing, StepDown,
};
use interrex::message::{Body, Message, Resign};
use interrex::types::{BootId, Instant, NodeSet, Position};

use super::guardian::Page;
use super::identity::identity;
use super::setting::{Bounds, Guardians, Setting, id_of};
use super::state::{Action, Core, Effect, Fate, Input, State};
use super::table::{Disk, Reaction, Table};
use interrex_sim::Property;

pub struct World {
    pub setting: Setting,
    configs: Vec<Config>,
    /// True if cores of one identity count as one, and are run only once.
    merges: bool,
    /// The number of actions after which a search goes no further.
    pub depth: usize,
    pub table: Mutex<Table>,
}

impl World {
    /// A world for exhaustive search up to that depth: cores are told apart by their identity
    /// alone.
    pub fn merging(setting: Setting, depth: usize) -> Self {
        Self { depth, ..Self::new(setting, true) }
    }

    /// A world for random walks: each core is what it is, and nothing is remembered.
    pub fn exact(setting: Setting) -> Self {
        Self::new(setting, false)
    }

    fn new(setting: Setting, merges: bool) -> Self {
        let configs = (0..setting.nodes()).map(|node| setting.config(node)).collect();
        Self { setting, configs, merges, depth: usize::MAX, table: Mutex::default() }
    }

    pub fn with_table<T>(&self, use_it: impl FnOnce(&mut Table) -> T) -> T {
        use_it(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn now(&self, state: &State, node: u8) -> Instant {
        self.setting.clock(node, state.time, state.hosts[usize::from(node)].behind)
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
                next.used.crashes += 1;
                self.end_life(&mut next, node);
            }
            Action::Restart(node) => {
                let durable = next.hosts[usize::from(node)].durable;
                next.past.on_restart(node, durable);
                if self.setting.reboots {
                    self.set_clock_back(&mut next, node);
                }
                self.boot(&mut next, node);
            }
            Action::Advance(node) => self.advance(&mut next, node),
            Action::FindVoid(node) => self.find_void(&mut next, node),
            Action::Void(node, life) => self.void(&mut next, node, life),
            Action::Notice(node, life) => self.tell_of_death(&mut next, node, life),
            Action::Tick => next.time += 1,
        }
        next.deaths.retain(|death| death.page.is_some() || death.notice.is_some());
        let holders = self.holders(&next);
        next.past.on_holders(&holders);
        let clocks: Vec<Instant> =
            self.setting.node_ids().map(|node| self.now(&next, node)).collect();
        let before: Vec<Instant> =
            self.setting.node_ids().map(|node| self.clock_before(state, &next, node)).collect();
        next.past.keep_told(&holders, &clocks);
        next.past.forget_bounds_before(&before);
        next
    }

    /// Returns the time of `state` by the clock that `node` has in `next`.
    fn clock_before(&self, state: &State, next: &State, node: u8) -> Instant {
        self.setting.clock(node, state.time, next.hosts[usize::from(node)].behind)
    }

    /// Ends the life of `node`: what is left is what it has made durable.
    pub fn end_life(&self, state: &mut State, node: u8) {
        let host = &mut state.hosts[usize::from(node)];
        (host.core, host.published) = (None, None);
        host.pending.clear();
        if self.setting.forgets(node) {
            host.durable = self.setting.forgotten(node);
            state.past.on_forget(node);
        }
        state.past.give_up(node);
    }

    /// Lets the application of `node` come to its next position. Whoever asks can see that by then,
    /// and only after that it asks whether its node leads (R15).
    fn advance(&self, state: &mut State, node: u8) {
        state.used.moves += 1;
        let now = self.now(state, node);
        let host = &mut state.hosts[usize::from(node)];
        host.position += 1;
        if host.published.is_some_and(|shown| shown.holds_lease(now)) {
            host.led_position = host.position;
        }
    }

    /// Sets the clock of `node` back. All that others hold by the old one is as far away as before.
    fn set_clock_back(&self, state: &mut State, node: u8) {
        let length = self.setting.back(node);
        let host = &mut state.hosts[usize::from(node)];
        host.behind += self.setting.set_back;
        let deaths = state.deaths.iter_mut().filter(|death| death.node == node);
        let pages = deaths.filter_map(|death| death.page.as_mut());
        for shown in pages.chain(&mut host.published) {
            shown.lease_start = shown.lease_start - length;
            shown.lease_end = shown.lease_end - length;
        }
        state.past.set_clock_back(node, length);
    }

    pub fn boot(&self, state: &mut State, node: u8) {
        let now = self.now(state, node);
        let term_floor = self.setting.term_floor(state.time);
        let host = &mut state.hosts[usize::from(node)];
        host.boots += 1;
        host.page = Page::default();
        host.told_position = host.position;
        let boots = u64::from(host.boots);
        let index = host.position;
        let setup = Setup {
            config: &self.configs[usize::from(node)],
            hard_state: host.durable,
            durability: self.setting.durability(node),
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
        let tick_ns = self.setting.tick_ns[usize::from(node)];
        let id = identity(&election, tick_ns, self.setting.leaves_bequests());
        Arc::clone(table.cores.entry(id).or_insert_with(|| Arc::new(Core { election, id })))
    }

    fn take_in(&self, state: &mut State, node: u8, input: Input, fate: Fate) {
        let Some(core) = state.running(node).cloned() else { return };
        if input == Input::ClockSetBack {
            self.set_clock_back(state, node);
        }
        let now = self.now(state, node);
        let disk = match fate {
            Fate::Done | Fate::Stall(_) => Disk::Works,
            Fate::DiskFails => Disk::Fails,
            Fate::DiskFailsAndLands => Disk::FailsAndLands,
        };
        let reaction = self.with_table(|table| self.react(table, node, &core, now, input, disk));
        self.judge(state, node, &core, input, &reaction);
        count_used(&mut state.used, input, fate);
        let all = reaction.effects.len();
        let until = match fate {
            Fate::Done | Fate::DiskFails | Fate::DiskFailsAndLands => all,
            Fate::Stall(after) => usize::from(after).min(all),
        };
        let host = &mut state.hosts[usize::from(node)];
        host.core = Some(Arc::clone(&reaction.core));
        if let Input::Position(position) = input {
            host.told_position = position;
        }
        self.carry_out(state, node, &reaction.effects[..until]);
        let host = &mut state.hosts[usize::from(node)];
        if host.core.is_some() {
            host.pending = reaction.effects[until..].to_vec();
        }
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
        let is_present = heard.term == after.term;
        let is_release = match heard.body {
            Body::Resign(_) => true,
            Body::DeathNotice => is_present && state.past.bears_out(&heard),
            Body::Bequest(_) => state.past.is_of_leader_bound_to(node, &heard),
            Body::Heartbeat(_)
            | Body::HeartbeatAck(_)
            | Body::PreVoteRequest(_)
            | Body::PreVoteReply(_)
            | Body::VoteRequest(_)
            | Body::VoteReply(_)
            | Body::RecoveryRequest(_)
            | Body::RecoveryReply(_) => false,
        };
        if is_release {
            state.past.on_release(node);
        }
    }

    fn carry_out(&self, state: &mut State, node: u8, effects: &[Effect]) {
        for effect in effects {
            if !self.carry_out_one(state, node, effect) {
                return;
            }
        }
    }

    /// Carries out one effect. Returns false where it was the last of that life.
    fn carry_out_one(&self, state: &mut State, node: u8, effect: &Effect) -> bool {
        let now = self.now(state, node);
        let host = &mut state.hosts[usize::from(node)];
        match effect {
            Effect::Withdraw if host.page.is_void && !self.setting.delivers_though_void() => {
                self.end_life(state, node);
                return false;
            }
            Effect::Withdraw => host.page.bequests.clear(),
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
            Effect::Publish(standing) => self.publish(state, node, standing),
            Effect::Send(message, numbers) => self.send(state, node, message, numbers),
            Effect::Campaign => state.past.on_campaign(node, now),
            Effect::GiveUp => state.past.give_up(node),
            Effect::Bequeath(bequest) => self.bequeath(&mut host.page, *bequest),
        }
        true
    }

    fn publish(&self, state: &mut State, node: u8, standing: &Standing) {
        let host = &mut state.hosts[usize::from(node)];
        let shown = Some(*standing).filter(|_| !host.page.is_void);
        let before = std::mem::replace(&mut host.published, shown);
        let led = before.filter(|before| before.role == Role::Leader);
        if standing.role != Role::Leader
            && let Some(led) = led
        {
            state.past.tell_end(node, led.lease_end);
        }
        let life = (node, host.boots);
        let positions: Vec<u64> = state.hosts.iter().map(|host| host.told_position).collect();
        state.past.on_publish(life, standing, &positions);
    }

    fn send(&self, state: &mut State, node: u8, message: &Message, numbers: &[(u32, u8)]) {
        let is_bequest = matches!(message.body, Body::Bequest(_));
        if is_bequest && !self.is_current(state, node, message) {
            let body = Body::Resign(Resign { heir: None, work_stopped: false });
            let plain = Message { sent_at: Instant::ZERO, echo: Instant::ZERO, body, ..*message };
            for &(_, to) in numbers {
                let number = self.with_table(|table| table.number(to, &plain));
                state.send(number);
            }
            return;
        }
        for &(number, to) in numbers {
            if is_bequest {
                let position = state.hosts[usize::from(node)].led_position;
                self.note_left_vote(state, to, message, position);
            }
            state.past.on_send(node, to, message);
            state.send(number);
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
            drain(&mut election, now, disk, self.setting.is_diskless(node))
        }));
        let reaction = match ran {
            Ok(outputs) => {
                let effect = |done: &Done| match done {
                    Done::Carried(output) => self.effect(table, output),
                    Done::Landed(hard) => Some(Effect::Landed(*hard)),
                };
                let mut effects: Vec<Effect> = outputs.iter().filter_map(effect).collect();
                effects.extend(self.new_bequest(&core.election, &election));
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

    /// Returns what is put down in the page once all else that follows from an input is done.
    fn new_bequest(&self, before: &Election, after: &Election) -> Option<Effect> {
        let leads = after.standing().role == Role::Leader;
        let bequest = after.bequest().map(|(heir, message)| (heir.number(), message));
        let known = before.bequest().map(|(heir, message)| (heir.number(), message));
        let is_due = self.setting.guardians != Guardians::Nobody && leads && bequest != known;
        is_due.then_some(Effect::Bequeath(bequest))
    }

    fn effect(&self, table: &mut Table, output: &Output) -> Option<Effect> {
        match output {
            Output::Withdraw => self.setting.leaves_bequests().then_some(Effect::Withdraw),
            Output::Persist(hard) => Some(Effect::Persist(*hard)),
            Output::Prepare(hard) => Some(Effect::Prepare(*hard)),
            Output::Publish(standing) => Some(Effect::Publish(*standing)),
            Output::Send { to, message } => {
                let number = |to: u8| {
                    let number = if self.merges {
                        table.canonical_number(to, message, self.setting.leaves_bequests())
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
        Input::Transfer(to) => election.handle_command(now, Command::Transfer(id_of(to))),
        Input::Position(index) => {
            let position = Position { log_term: 0, index };
            election.handle_command(now, Command::SetPosition(position));
        }
        Input::ClockFault | Input::ClockSetBack => election.handle_clock_fault(now),
        Input::Unreachable(about) => election.handle_unreachable(now, id_of(about)),
    }
}

fn count_used(used: &mut Bounds, input: Input, fate: Fate) {
    used.disk_failures += u8::from(matches!(fate, Fate::DiskFails | Fate::DiskFailsAndLands));
    used.stalls += u8::from(matches!(fate, Fate::Stall(_)));
    used.resigns += u8::from(input == Input::Resign);
    used.transfers += u8::from(matches!(input, Input::Transfer(_)));
    used.clock_faults += u8::from(input == Input::ClockFault);
    used.set_backs += u8::from(input == Input::ClockSetBack);
    used.unreachables += u8::from(matches!(input, Input::Unreachable(_)));
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

    /// Succeeds here: that a page is void shows once the effects are carried out.
    fn withdraw(&mut self) -> Result<Withdrawal, Infallible> {
        self.done.push(Done::Carried(Output::Withdraw));
        Ok(Withdrawal::Done)
    }

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
