//! Decides what runs while this node leads: the command, the hooks and the gate, one after the
//! other, and what is to stop once it does not.
//!
//! Knows terms and moments. Knows nothing of processes, sockets and the node: whoever drives this
//! tells it what has happened, and does what it answers. Never waits.
//!
//! # One leader's work ends before the next one's begins
//!
//! A lease ends within milliseconds of its leader's death, and no program stops as fast. So a new
//! leader waits for the takeover delay before it starts anything. A leader that has lost its lease
//! stops what it runs in time: it ends it by force before that delay can be over anywhere else.
//! Nobody else can lead before the lease is over. So work that is dead by `lease end + delay` is
//! dead before the next leader's begins.
//!
//! The wait is spared where the leader of the very term before has given it up after all had
//! stopped, and says so. It had waited for the work of leaders before it, so that is over too.

use std::collections::VecDeque;
use std::mem;
use std::time::Duration;

use interrex::Term;

/// A moment, as the time since the daemon's start.
pub(crate) type Moment = Duration;

/// The parts of the work, and how long each may take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Plan {
    pub(crate) has_command: bool,
    pub(crate) has_gate: bool,
    /// The hooks that there are, by [`Hook::index`].
    pub(crate) hooks: [bool; 3],
    /// The time for which a new leader waits before it begins.
    pub(crate) delay: Duration,
    /// The time for which work goes on without a lease, in the hope that it is regained.
    pub(crate) patience: Duration,
}

/// A program that is run at a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hook {
    BecameLeader,
    LostLeadership,
    Lapsed,
}

impl Hook {
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::BecameLeader => "became_leader",
            Self::LostLeadership => "lost_leadership",
            Self::Lapsed => "lapsed",
        }
    }
}

/// The way in which a program has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// With 0.
    Success,
    /// With another code.
    Failure,
    /// It did not end when it was asked to, or not in time, or its keeper was killed. It may have
    /// left something undone.
    Forced,
}

/// Something that has happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Input {
    /// This node leads that term from now on.
    Led(Term),
    /// The leader of the term before has said that all work of leaders has stopped.
    WorkStopped(Term),
    /// The lease of that term is over, and may be regained.
    Lapsed(Term),
    Regained(Term),
    /// This node leads that term no more.
    Lost(Term),
    /// Somebody has asked this node to give its leadership up, and waits for the guard.
    Recalled,
    /// The answer to [`Act::TakeGuard`].
    GuardTaken,
    GuardRefused,
    /// The hook that was started last has ended.
    HookEnded(End),
    /// The gate that was started last has ended; it is open if it succeeded.
    GateEnded(End),
    /// The command has ended, by itself or because it was stopped.
    CommandEnded(End),
    /// Time has passed.
    Tick,
}

/// Something to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Act {
    /// Take a guard, so that leadership is not given up before the work has stopped.
    TakeGuard(Term),
    /// Give the guard back. If the work has stopped in order, the next leader may be told so.
    DropGuard {
        in_order: bool,
    },
    StartCommand(Term),
    /// Stop it: SIGTERM, and SIGKILL after the grace.
    StopCommand,
    StartHook(Hook, Term),
    StopHook,
    StartGate(Term),
    StopGate,
    /// Give leadership up: the gate has not opened.
    Resign(Term),
}

/// The pause before a guard is asked for again that was refused: a drain goes on.
const GUARD_PAUSE: Duration = Duration::from_millis(20);

/// A term that this node leads.
#[derive(Clone, Copy, Debug)]
struct Leading {
    term: Term,
    /// The moment from which the work may begin.
    begins: Moment,
    /// The moment at which the lease was over, if it is.
    lapsed: Option<Moment>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Guard {
    None,
    Asked,
    Held,
}

/// A program that was started.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Run {
    None,
    Running,
    Stopping,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gate {
    /// It was not tried yet.
    Closed,
    Tried(Run),
    Open,
    Refused,
}

/// The state of what runs while this node leads.
#[derive(Debug)]
pub(crate) struct Work {
    plan: Plan,
    leading: Option<Leading>,
    is_recalled: bool,
    guard: Guard,
    /// The moment before which no guard is asked for again.
    guard_after: Moment,
    /// The term whose work has begun, until all of it has stopped.
    begun: Option<Term>,
    /// True once the work of that term is to stop: it never goes on again.
    is_ending: bool,
    /// True once a part of the work has ended by itself.
    is_broken: bool,
    /// True while each part of the work that has ended was not forced to, and what undoes it has
    /// succeeded.
    is_in_order: bool,
    command: Run,
    gate: Gate,
    hook: Option<(Hook, Run)>,
    /// Hooks that wait for their turn.
    queue: VecDeque<(Hook, Term)>,
    acts: Vec<Act>,
}

impl Work {
    pub(crate) const fn new(plan: Plan) -> Self {
        Self {
            plan,
            leading: None,
            is_recalled: false,
            guard: Guard::None,
            guard_after: Duration::ZERO,
            begun: None,
            is_ending: false,
            is_broken: false,
            is_in_order: true,
            command: Run::None,
            gate: Gate::Closed,
            hook: None,
            queue: VecDeque::new(),
            acts: Vec::new(),
        }
    }

    /// Goes by another plan from the next term on, and by its times at once.
    pub(crate) fn set_plan(&mut self, plan: Plan) {
        self.plan = plan;
        self.queue.retain(|(hook, _)| plan.hooks[hook.index()]);
    }

    /// Takes in what has happened, and returns what is to be done, in this order.
    pub(crate) fn on(&mut self, now: Moment, input: Input) -> Vec<Act> {
        self.take_in(now, input);
        let wanted = self.wanted(now);
        if let Some(begun) = self.begun
            && wanted != Some(begun)
        {
            self.end(now, begun);
        }
        if let Some(term) = wanted {
            self.begin(now, term);
        } else if self.begun.is_none() && self.guard == Guard::Held {
            self.drop_guard();
        }
        self.next_hook();
        self.open_gate();
        mem::take(&mut self.acts)
    }

    /// Returns the term in which this node does a leader's work: the takeover delay is over, and
    /// the gate is open.
    pub(crate) fn in_charge(&self) -> Option<Term> {
        let is_open = !self.plan.has_gate || self.gate == Gate::Open;
        let has_lease = self.leading.is_some_and(|leading| leading.lapsed.is_none());
        self.begun.filter(|_| is_open && has_lease && !self.is_ending)
    }

    /// Returns whether the command was asked to end.
    pub(crate) fn is_stopping_command(&self) -> bool {
        self.command == Run::Stopping
    }

    /// Returns whether nothing runs and nothing waits for its turn.
    pub(crate) fn is_idle(&self) -> bool {
        self.begun.is_none() && self.hook.is_none() && self.queue.is_empty()
    }

    /// Returns the moment of the next [`Input::Tick`], if one is due at all.
    pub(crate) fn next_tick(&self) -> Option<Moment> {
        let leading = self.leading?;
        let begins = self.begun.is_none().then(|| leading.begins.max(self.guard_after));
        let gives_up = leading.lapsed.map(|lapsed| lapsed + self.plan.patience);
        begins.into_iter().chain(gives_up).min()
    }

    fn take_in(&mut self, now: Moment, input: Input) {
        match input {
            Input::Led(term) => {
                let begins = now + self.plan.delay;
                self.leading = Some(Leading { term, begins, lapsed: None });
            }
            Input::WorkStopped(term) => {
                if let Some(leading) = self.leading_in(term) {
                    leading.begins = now;
                }
            }
            Input::Lapsed(term) => self.lapse(now, term),
            Input::Regained(term) => {
                if let Some(leading) = self.leading_in(term) {
                    leading.lapsed = None;
                }
            }
            Input::Lost(term) => {
                if self.leading_in(term).is_some() {
                    self.leading = None;
                }
            }
            Input::Recalled => self.is_recalled = true,
            Input::GuardTaken => self.guard = Guard::Held,
            Input::GuardRefused => {
                self.guard = Guard::None;
                self.guard_after = now + GUARD_PAUSE;
            }
            Input::HookEnded(end) => self.end_hook(end),
            Input::GateEnded(end) => self.end_gate(end),
            Input::CommandEnded(end) => {
                self.is_in_order &= end != End::Forced;
                // What has ended though nobody has stopped it takes the rest with it.
                self.is_broken |= self.command == Run::Running;
                self.command = Run::None;
            }
            Input::Tick => {}
        }
    }

    fn leading_in(&mut self, term: Term) -> Option<&mut Leading> {
        self.leading.as_mut().filter(|leading| leading.term == term)
    }

    fn lapse(&mut self, now: Moment, term: Term) {
        let Some(leading) = self.leading_in(term) else { return };
        let is_new = leading.lapsed.is_none();
        leading.lapsed.get_or_insert(now);
        if is_new && self.begun == Some(term) && !self.is_ending {
            self.queue_hook(Hook::Lapsed, term);
        }
    }

    fn end_hook(&mut self, end: End) {
        let undoes = matches!(self.hook, Some((Hook::LostLeadership, _)));
        self.is_in_order &= end == End::Success || (end == End::Failure && !undoes);
        self.hook = None;
    }

    fn end_gate(&mut self, end: End) {
        self.is_in_order &= end != End::Forced;
        let is_open = end == End::Success;
        let was_wanted = self.gate == Gate::Tried(Run::Running);
        self.gate = match (was_wanted, is_open) {
            (true, true) => Gate::Open,
            (true, false) => Gate::Refused,
            (false, _) => Gate::Closed,
        };
        if let (Gate::Refused, Some(term)) = (self.gate, self.begun) {
            self.acts.push(Act::Resign(term));
        }
    }

    /// Returns the term whose work is to go on now, or to begin.
    fn wanted(&self, now: Moment) -> Option<Term> {
        let is_over = self.is_recalled || self.is_ending || self.is_broken;
        let leading = self.leading.filter(|_| !is_over)?;
        let may_go_on = match leading.lapsed {
            Some(lapsed) => self.begun == Some(leading.term) && now < lapsed + self.plan.patience,
            None => now >= leading.begins,
        };
        may_go_on.then_some(leading.term)
    }

    /// Begins the work of the term that is led, once a guard is held and nothing of an earlier term
    /// is left.
    fn begin(&mut self, now: Moment, term: Term) {
        if !self.is_idle() {
            return;
        }
        match self.guard {
            Guard::None if now >= self.guard_after => {
                self.guard = Guard::Asked;
                self.acts.push(Act::TakeGuard(term));
            }
            Guard::Held => self.start(term),
            Guard::None | Guard::Asked => {}
        }
    }

    fn start(&mut self, term: Term) {
        self.begun = Some(term);
        self.is_in_order = true;
        self.gate = Gate::Closed;
        if self.plan.has_command {
            self.command = Run::Running;
            self.acts.push(Act::StartCommand(term));
        }
        self.queue_hook(Hook::BecameLeader, term);
    }

    /// Stops the work of that term, and gives the guard back once all of it has stopped.
    fn end(&mut self, now: Moment, begun: Term) {
        if !mem::replace(&mut self.is_ending, true) {
            self.queue.clear();
            self.queue_hook(Hook::LostLeadership, begun);
        }
        if self.command == Run::Running {
            self.command = Run::Stopping;
            self.acts.push(Act::StopCommand);
        }
        if self.gate == Gate::Tried(Run::Running) {
            self.gate = Gate::Tried(Run::Stopping);
            self.acts.push(Act::StopGate);
        }
        if let Some((Hook::BecameLeader | Hook::Lapsed, run @ Run::Running)) = &mut self.hook {
            *run = Run::Stopping;
            self.acts.push(Act::StopHook);
        }
        let is_gate_tried = matches!(self.gate, Gate::Tried(_));
        let has_stopped = self.command == Run::None && !is_gate_tried;
        if has_stopped && self.hook.is_none() && self.queue.is_empty() {
            (self.begun, self.is_ending, self.is_recalled) = (None, false, false);
            self.is_broken = false;
            self.guard_after = now + GUARD_PAUSE;
            self.drop_guard();
        }
    }

    fn drop_guard(&mut self) {
        self.guard = Guard::None;
        self.acts.push(Act::DropGuard { in_order: self.is_in_order });
    }

    fn queue_hook(&mut self, hook: Hook, term: Term) {
        if self.plan.hooks[hook.index()] {
            self.queue.push_back((hook, term));
        }
    }

    /// Starts the next hook, if none runs.
    fn next_hook(&mut self) {
        if self.hook.is_none()
            && let Some((hook, term)) = self.queue.pop_front()
        {
            self.hook = Some((hook, Run::Running));
            self.acts.push(Act::StartHook(hook, term));
        }
    }

    /// Tries the gate, once the hooks of the new leader have ended.
    fn open_gate(&mut self) {
        let is_prepared = self.hook.is_none() && self.queue.is_empty() && !self.is_ending;
        if let Some(term) = self.begun
            && is_prepared
            && self.plan.has_gate
            && self.gate == Gate::Closed
        {
            self.gate = Gate::Tried(Run::Running);
            self.acts.push(Act::StartGate(term));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DELAY: Duration = Duration::from_secs(10);
    const PATIENCE: Duration = Duration::from_secs(4);
    const DROP: Act = Act::DropGuard { in_order: true };
    const T3: Term = Term(3);
    const T5: Term = Term(5);

    const ALL: Plan = Plan {
        has_command: true,
        has_gate: true,
        hooks: [true; 3],
        delay: DELAY,
        patience: PATIENCE,
    };

    /// The work under test, and its clock.
    struct Rig {
        work: Work,
        now: Moment,
    }

    impl Rig {
        fn new(plan: Plan) -> Self {
            Self { work: Work::new(plan), now: Duration::from_secs(100) }
        }

        fn on(&mut self, input: Input) -> Vec<Act> {
            self.work.on(self.now, input)
        }

        /// Leads that term, with nothing to wait for.
        fn lead(&mut self, term: Term) -> Vec<Act> {
            let mut acts = self.on(Input::Led(term));
            acts.extend(self.on(Input::WorkStopped(term)));
            acts
        }

        fn after(&mut self, time: Duration) -> Vec<Act> {
            self.now += time;
            self.on(Input::Tick)
        }

        /// Leads `T3`, and works.
        fn working(plan: Plan) -> Self {
            let mut rig = Self::new(plan);
            rig.lead(T3);
            rig.on(Input::GuardTaken);
            if plan.hooks[Hook::BecameLeader.index()] {
                rig.on(Input::HookEnded(End::Success));
            }
            if plan.has_gate {
                rig.on(Input::GateEnded(End::Success));
            }
            assert_eq!(rig.work.in_charge(), Some(T3));
            rig
        }
    }

    #[test]
    fn a_new_leader_waits_for_the_takeover_delay_unless_the_predecessor_has_stopped() {
        let mut rig = Rig::new(ALL);
        assert_eq!(rig.on(Input::Led(T3)), []);
        assert_eq!(rig.work.next_tick(), Some(rig.now + DELAY));
        assert_eq!(rig.after(DELAY - Duration::from_nanos(1)), []);
        assert_eq!(rig.after(Duration::from_nanos(1)), [Act::TakeGuard(T3)]);
        let mut rig = Rig::new(ALL);
        rig.on(Input::Led(T3));
        assert_eq!(rig.on(Input::WorkStopped(T5)), [], "that is another term");
        assert_eq!(rig.on(Input::WorkStopped(T3)), [Act::TakeGuard(T3)]);
    }

    #[test]
    fn command_and_hook_start_with_a_guard_and_the_gate_comes_last() {
        let mut rig = Rig::new(ALL);
        rig.lead(T3);
        let started = [Act::StartCommand(T3), Act::StartHook(Hook::BecameLeader, T3)];
        assert_eq!(rig.on(Input::GuardTaken), started);
        assert_eq!(rig.work.in_charge(), None);
        assert_eq!(rig.on(Input::HookEnded(End::Success)), [Act::StartGate(T3)]);
        assert_eq!(rig.work.in_charge(), None, "the gate is not open");
        assert_eq!(rig.on(Input::GateEnded(End::Success)), []);
        assert_eq!(rig.work.in_charge(), Some(T3));
    }

    #[test]
    fn a_gate_that_does_not_open_ends_the_leadership_and_is_tried_once() {
        let mut rig = Rig::new(ALL);
        rig.lead(T3);
        rig.on(Input::GuardTaken);
        rig.on(Input::HookEnded(End::Success));
        assert_eq!(rig.on(Input::GateEnded(End::Failure)), [Act::Resign(T3)]);
        assert_eq!((rig.after(DELAY), rig.work.in_charge()), (vec![], None));
        let stops = [Act::StopCommand, Act::StartHook(Hook::LostLeadership, T3)];
        assert_eq!(rig.on(Input::Recalled), stops);
    }

    #[test]
    fn a_guard_that_is_refused_is_asked_for_again_later() {
        let mut rig = Rig::new(ALL);
        rig.lead(T3);
        assert_eq!(rig.on(Input::GuardRefused), []);
        assert_eq!(rig.work.next_tick(), Some(rig.now + GUARD_PAUSE));
        assert_eq!(rig.after(GUARD_PAUSE), [Act::TakeGuard(T3)]);
        // Leadership is lost before the answer: the guard is given back.
        assert_eq!(rig.on(Input::Lost(T3)), []);
        assert_eq!(rig.on(Input::GuardTaken), [DROP]);
    }

    #[test]
    fn the_guard_is_given_back_only_once_all_has_stopped() {
        for first in [Input::CommandEnded(End::Success), Input::HookEnded(End::Success)] {
            let mut rig = Rig::working(ALL);
            let stops = [Act::StopCommand, Act::StartHook(Hook::LostLeadership, T3)];
            assert_eq!(rig.on(Input::Recalled), stops);
            assert_eq!(rig.work.in_charge(), None);
            assert_eq!(rig.on(first), []);
            let last = if first == Input::HookEnded(End::Success) {
                Input::CommandEnded(End::Success)
            } else {
                Input::HookEnded(End::Success)
            };
            assert_eq!(rig.on(last), [DROP]);
            assert!(rig.work.is_idle());
            // Where leadership was kept after all, the work begins anew.
            assert_eq!(rig.after(GUARD_PAUSE), [Act::TakeGuard(T3)]);
        }
    }

    #[test]
    fn a_short_lapse_stops_nothing_and_a_long_one_all() {
        let mut rig = Rig::working(ALL);
        assert_eq!(rig.on(Input::Lapsed(T3)), [Act::StartHook(Hook::Lapsed, T3)]);
        assert_eq!(rig.work.in_charge(), None, "without a lease it is not in charge");
        rig.on(Input::HookEnded(End::Success));
        assert_eq!(rig.after(PATIENCE - Duration::from_nanos(1)), []);
        rig.on(Input::Regained(T3));
        assert_eq!(rig.work.in_charge(), Some(T3));
        assert_eq!(rig.after(PATIENCE), []);
        rig.on(Input::Lapsed(T3));
        rig.on(Input::HookEnded(End::Success));
        let stops = [Act::StopCommand, Act::StartHook(Hook::LostLeadership, T3)];
        assert_eq!(rig.after(PATIENCE), stops);
        // What was stopped does not go on, though the lease is back; it begins anew.
        assert_eq!(rig.on(Input::Regained(T3)), []);
        rig.on(Input::HookEnded(End::Success));
        assert_eq!(rig.on(Input::CommandEnded(End::Success)), [DROP]);
        assert_eq!(rig.after(GUARD_PAUSE), [Act::TakeGuard(T3)]);
    }

    #[test]
    fn a_loss_ends_the_hook_of_the_gain_and_hooks_run_one_at_a_time_in_order() {
        let mut rig = Rig::new(Plan { has_command: false, has_gate: false, ..ALL });
        rig.lead(T3);
        assert_eq!(rig.on(Input::GuardTaken), [Act::StartHook(Hook::BecameLeader, T3)]);
        assert_eq!(rig.on(Input::Lost(T3)), [Act::StopHook]);
        // It leads again before that has ended.
        assert_eq!(rig.lead(T5), []);
        assert_eq!(
            rig.on(Input::HookEnded(End::Success)),
            [Act::StartHook(Hook::LostLeadership, T3)]
        );
        assert_eq!(rig.on(Input::HookEnded(End::Success)), [DROP]);
        assert_eq!(rig.after(GUARD_PAUSE), [Act::TakeGuard(T5)]);
        assert_eq!(rig.on(Input::GuardTaken), [Act::StartHook(Hook::BecameLeader, T5)]);
    }

    #[test]
    fn a_lapse_that_is_over_before_its_turn_is_superseded_by_the_loss() {
        let mut rig = Rig::new(Plan { has_command: false, has_gate: false, ..ALL });
        rig.lead(T3);
        rig.on(Input::GuardTaken);
        assert_eq!(rig.on(Input::Lapsed(T3)), [], "the other hook runs");
        assert_eq!(rig.on(Input::Lost(T3)), [Act::StopHook]);
        assert_eq!(
            rig.on(Input::HookEnded(End::Success)),
            [Act::StartHook(Hook::LostLeadership, T3)]
        );
    }

    #[test]
    fn a_later_term_waits_for_the_end_of_the_work_of_an_earlier_one() {
        let mut rig = Rig::working(ALL);
        let stops = [Act::StopCommand, Act::StartHook(Hook::LostLeadership, T3)];
        assert_eq!(rig.lead(T5), stops);
        assert_eq!(rig.on(Input::Lost(T3)), [], "old news");
        assert_eq!(rig.on(Input::HookEnded(End::Success)), []);
        assert_eq!(rig.on(Input::CommandEnded(End::Success)), [DROP]);
        assert_eq!(rig.after(GUARD_PAUSE), [Act::TakeGuard(T5)]);
    }

    /// Its keeper has ended it, since the lease was lost for too long.
    #[test]
    fn a_command_that_has_ended_takes_the_rest_with_it_and_begins_anew() {
        let mut rig = Rig::working(ALL);
        let lost = [Act::StartHook(Hook::LostLeadership, T3)];
        assert_eq!(rig.on(Input::CommandEnded(End::Success)), lost);
        assert_eq!(rig.work.in_charge(), None);
        assert_eq!(rig.on(Input::HookEnded(End::Success)), [DROP]);
        assert_eq!(rig.after(GUARD_PAUSE), [Act::TakeGuard(T3)]);
        assert_eq!(rig.on(Input::GuardTaken)[0], Act::StartCommand(T3));
    }

    #[test]
    fn where_nothing_is_to_run_a_leader_is_in_charge_with_its_guard() {
        let nothing = Plan { has_command: false, has_gate: false, hooks: [false; 3], ..ALL };
        let mut rig = Rig::new(nothing);
        rig.lead(T3);
        assert_eq!(rig.on(Input::GuardTaken), []);
        assert_eq!(rig.work.in_charge(), Some(T3));
        assert_eq!(rig.on(Input::Recalled), [DROP]);
    }

    /// Returns whether the guard was given back in order, once all has ended in these ways.
    fn ends_in_order(command: End, undoing: End) -> bool {
        let mut rig = Rig::working(ALL);
        rig.on(Input::Recalled);
        rig.on(Input::CommandEnded(command));
        match rig.on(Input::HookEnded(undoing))[..] {
            [Act::DropGuard { in_order }] => in_order,
            ref acts => panic!("{acts:?}"),
        }
    }

    #[test]
    fn work_that_was_forced_to_end_or_not_undone_has_not_stopped_in_order() {
        assert!(ends_in_order(End::Success, End::Success));
        assert!(ends_in_order(End::Failure, End::Success), "its code is its own");
        for (command, undoing) in
            [(End::Forced, End::Success), (End::Success, End::Failure), (End::Success, End::Forced)]
        {
            assert!(!ends_in_order(command, undoing), "{command:?} {undoing:?}");
        }
        let mut rig = Rig::new(ALL);
        rig.lead(T3);
        rig.on(Input::GuardTaken);
        rig.on(Input::HookEnded(End::Forced));
        rig.on(Input::Recalled);
        rig.on(Input::GateEnded(End::Success));
        rig.on(Input::CommandEnded(End::Success));
        let acts = rig.on(Input::HookEnded(End::Success));
        assert_eq!(acts, [Act::DropGuard { in_order: false }]);
    }

    #[test]
    fn a_hook_that_is_configured_no_more_does_not_get_its_turn() {
        let mut rig = Rig::new(Plan { has_command: false, has_gate: false, ..ALL });
        rig.lead(T3);
        rig.on(Input::GuardTaken);
        rig.on(Input::Lapsed(T3));
        rig.work.set_plan(Plan { hooks: [true, false, false], ..rig.work.plan });
        assert_eq!(rig.on(Input::HookEnded(End::Success)), []);
    }

    #[test]
    fn a_lapse_before_the_work_has_begun_starts_nothing_and_shortens_no_delay() {
        let mut rig = Rig::new(ALL);
        rig.on(Input::Led(T3));
        assert_eq!(rig.on(Input::Lapsed(T3)), []);
        assert_eq!(rig.after(PATIENCE / 2), []);
        assert_eq!(rig.on(Input::Regained(T3)), []);
        let moment = Duration::from_nanos(1);
        assert_eq!(rig.after(DELAY - PATIENCE / 2 - moment), []);
        assert_eq!(rig.after(moment), [Act::TakeGuard(T3)]);
    }

    /// A gate that is asked to end may take longer than all else.
    #[test]
    fn the_guard_is_given_back_only_once_the_gate_has_ended_and_in_order_unless_it_was_forced_to() {
        for (end, in_order) in [(End::Failure, true), (End::Forced, false)] {
            let mut rig = Rig::new(ALL);
            rig.lead(T3);
            rig.on(Input::GuardTaken);
            rig.on(Input::HookEnded(End::Success));
            let lost = Act::StartHook(Hook::LostLeadership, T3);
            assert_eq!(rig.on(Input::Recalled), [Act::StopCommand, Act::StopGate, lost]);
            assert_eq!(rig.on(Input::CommandEnded(End::Success)), []);
            assert_eq!(rig.on(Input::HookEnded(End::Success)), []);
            assert_eq!(rig.on(Input::GateEnded(end)), [Act::DropGuard { in_order }]);
        }
    }
}
