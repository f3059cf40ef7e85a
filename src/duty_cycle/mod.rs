//! One pass of the polling loop, in the order that the protocol relies on: this is where you bring
//! your own transport.
//!
//! A [`DutyCycle`] joins an [`Election`] with its [`Links`] and decides nothing itself. It knows
//! the order of a pass and the bounds on each step. It knows no sockets, threads, clocks or files:
//! all of that is an [`Environment`]. The [`runtime`](crate#the-map) implements it over UDP, the
//! simulator over a virtual network, and you may implement it over a kernel-bypass stack, Aeron or
//! shared memory. All of them run this same code.
//!
//! # What to implement
//!
//! | you give | by |
//! |---|---|
//! | datagrams of 128 bytes, a batch at a time | [`receive`](Environment::receive), [`datagram`](Environment::datagram) |
//! | a monotonic clock | [`now`](Environment::now) |
//! | durable hard state | [`persist`](Environment::persist) |
//! | what your application reads | [`publish`](Environment::publish), [`tell`](Environment::tell) |
//! | a way out for datagrams | [`queue`](Environment::queue), [`flush`](Environment::flush) |
//!
//! The rest has defaults. Call [`start`](DutyCycle::start) once, then [`pass`](DutyCycle::pass)
//! for ever; `examples/own_transport.rs` does it with queues in memory.
//!
//! # What order is promised
//!
//! begin → receive → clock → datagrams → unreachable peers → requests → keys → timers →
//! challenges → flush → death notices → events. After every input to the core all its outputs are
//! carried out, in the core's order, before the next input. So where a leader leads no more, its
//! bequest is withdrawn before anything that this input wants written, shown or said.
//!
//! # What safety leans on
//!
//! - [`persist`](Environment::persist) returns only once the state is durable, or says that it is
//!   not. What follows it is then sent, or is withdrawn (R4).
//! - [`publish`](Environment::publish) is visible to every reader when it returns, so a loss of
//!   leadership is visible before anybody is told of it (R10).
//! - [`withdraw`](Environment::withdraw) returns only once no guardian can deliver the bequest, or
//!   says that one may have (R15). Then nothing that the input wanted is done, and this life ends
//!   without a word.
//! - The clock runs at the rate that [`Timing`](crate::Timing) allows for. A clock that is caught
//!   lying says so by [`Reading::Fault`].
//! - The clock is read after the receive. No datagram of a batch has arrived after its `now`.
//!
//! # What the other steps of the order are for
//!
//! - Datagrams come before timers. After a pause of the thread, the heartbeat that a timer misses
//!   may lie in the socket. For the same reason they come before unreachable peers.
//! - Timers come even if more datagrams wait, because batches are bounded: no flood stops them.
//! - Events come last, so that a slow callback delays no datagram of its pass.
//!
//! # Pauses
//!
//! A thread may stand still anywhere. In virtual time no thread stands still, so a call of the
//! environment returns [`Err(Pause)`](Environment::Pause) instead, and the pass returns it. The
//! call counts as not made. The next [`pass`](DutyCycle::pass) asks
//! [`begin`](Environment::begin) whether the life goes on. If it does, the pass makes the call
//! again and goes on from there, by the time that it had read before. Where threads pause by
//! themselves, `type Pause = Infallible` lets the compiler remove all of that.
//!
//! # Panics
//!
//! A panic of a call that the caller of `pass` catches is such a pause too. The call may have had
//! its effect before it panicked, and is made again all the same: a bequest may be withdrawn twice.
//! Three things are lost:
//!
//! - the datagram that [`on_datagram`](Environment::on_datagram) has panicked over,
//! - a challenge, or the answer to one, that could not be queued,
//! - the outcome that [`answer`](Environment::answer) has panicked over.
//!
//! The network might lose the first two as well. A callback that only observes is not called
//! again. Nobody knows what a store that has panicked has written: end that life by
//! [`silence`](DutyCycle::silence), as the runtime does.

#![forbid(unsafe_code)]

mod environment;
mod farewell;
mod inputs;
mod outputs;
mod pulse;

pub use environment::{Environment, Input, Life, Reading, Request, Sent, Undelivered};
pub use farewell::ResignOutcome;
pub use outputs::{Outlet, StoreCall, Withdrawal, drain};

use crate::election::{Election, Output};
use crate::types::{ClusterId, Duration, Instant, Term};
use crate::wire::Links;

use farewell::Resigning;
use pulse::StallDetector;

/// The most batches of one pass. A heartbeat that came while the thread was away may lie behind
/// more than one batch of other datagrams, and must be heard before its leader is suspected.
const BATCHES: usize = 4;

/// The most that is heard in one pass of unreachable peers: forged news must not take the thread.
const ERRORS: usize = 32;

/// The most requests of one pass. They are rare; the bound keeps a flood of them from the timers.
pub(crate) const REQUESTS: usize = 16;

/// The most timers of one pass. A core has fewer; the bound keeps a deadline that a fault leaves
/// in the past from taking the thread.
const TIMERS: usize = 8;

/// See [`DutyCycle::set_failback_drain_limit`].
const FAILBACK_DRAIN: Duration = Duration::from_millis(1_000);

/// The step of a pass that is done next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    Start,
    Started,
    Begin,
    Receive,
    Clock,
    Datagrams,
    Unreachable,
    Requests,
    Keys,
    Timers,
    Challenges,
    Flush,
    Notices,
    Events,
    /// Others were told that this life is dead: it says farewell and takes no part any more.
    Over,
}

impl Stage {
    /// The order of a pass.
    const fn next(self) -> Self {
        match self {
            Self::Start => Self::Started,
            Self::Started => Self::Begin,
            Self::Begin => Self::Receive,
            Self::Receive => Self::Clock,
            Self::Clock => Self::Datagrams,
            Self::Datagrams => Self::Unreachable,
            Self::Unreachable => Self::Requests,
            Self::Requests => Self::Keys,
            Self::Keys => Self::Timers,
            Self::Timers => Self::Challenges,
            Self::Challenges => Self::Flush,
            Self::Flush => Self::Notices,
            Self::Notices => Self::Events,
            Self::Events => Self::Begin,
            Self::Over => Self::Over,
        }
    }
}

/// Says how far the end of a life has come whose machine was restored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Restore {
    /// Nothing of that kind is known.
    Unknown,
    /// The core knows of it.
    Found,
    /// So do readers, the store and the application.
    Marked,
}

/// The reason why a step of a pass ends early.
enum Stop<P> {
    /// The environment pauses.
    Pause(P),
    /// The bequest can't be withdrawn: others were told that this life is dead (R15).
    Void,
}

impl<P> From<P> for Stop<P> {
    fn from(pause: P) -> Self {
        Self::Pause(pause)
    }
}

/// A node's polling loop between two calls of its environment.
#[derive(Clone, Debug)]
pub struct DutyCycle {
    election: Election,
    links: Links,
    cluster: ClusterId,
    /// The time that was last given to the core. It never runs backwards, whatever the clock does.
    now: Instant,
    /// The time at which the socket was last found empty.
    emptied: Instant,
    /// The time for which what is read now may have lain in the socket, as far as that is known.
    absence: Duration,
    has_read_clock: bool,
    stage: Stage,
    /// The part of the present stage that is done: batches, errors, requests or timers.
    done: usize,
    /// The number of datagrams, errors, requests, timers and challenges of this pass.
    work: usize,
    /// The number of datagrams in the present batch, and the next of them.
    received: usize,
    slot: usize,
    /// The output that is carried out, or was when a pause or a panic came. Those after it wait in
    /// the core.
    unfinished: Option<Output>,
    /// The input whose outputs are carried out.
    unsettled: Option<Input>,
    resigning: Option<Resigning>,
    /// The watch over the application, if this node shares its fate.
    watch: Option<StallDetector>,
    /// True while a [`Request::Resign`] waits for its answer.
    owes_answer: bool,
    /// The longest time for which leadership that is given back waits for guards.
    failback_drain: Duration,
    /// True while no guards are granted.
    has_closed_guards: bool,
    /// The number of datagrams queued since the start, and of those that did not leave.
    queued: u64,
    not_taken: u64,
    is_over: bool,
    /// True if nothing more is done, not even a farewell said.
    is_silent: bool,
    /// The term whose beginning the environment was told of, and whose end it was not.
    told_lead: Option<Term>,
    /// True while a life that is over has told its events to nobody yet.
    owes_events: bool,
    /// True while this process has published nothing of a life that has moved to it.
    must_publish_anew: bool,
    /// Says how far the end of this life has come, where its machine was restored.
    restore: Restore,
}

impl DutyCycle {
    /// Joins a core with its links. Both were made at `now`.
    pub const fn new(election: Election, links: Links, cluster: ClusterId, now: Instant) -> Self {
        Self {
            election,
            links,
            cluster,
            now,
            emptied: now,
            absence: Duration::ZERO,
            has_read_clock: false,
            stage: Stage::Start,
            done: 0,
            work: 0,
            received: 0,
            slot: 0,
            unfinished: None,
            unsettled: None,
            resigning: None,
            watch: None,
            owes_answer: false,
            failback_drain: FAILBACK_DRAIN,
            has_closed_guards: false,
            queued: 0,
            not_taken: 0,
            is_over: false,
            is_silent: false,
            told_lead: None,
            owes_events: false,
            must_publish_anew: false,
            restore: Restore::Unknown,
        }
    }

    /// Lets this node share the fate of its application. It does not stand for election before the
    /// count of [`Environment::pulse`] first rises, nor while that has not risen for `bound`. A
    /// leader resigns then. To be called before [`start`](Self::start).
    pub fn share_fate(&mut self, bound: Duration) {
        self.watch = Some(StallDetector::new(bound, self.now));
        self.election.begin_stalled();
    }

    /// Sets for how long a leader that gives its leadership back to a member of higher priority
    /// ([`failback_after`](crate::Timing::failback_after)) waits for guards; a second where this is
    /// never called.
    pub const fn set_failback_drain_limit(&mut self, limit: Duration) {
        self.failback_drain = limit;
    }

    /// Lets this life begin in standby. To be called before [`start`](Self::start).
    pub fn begin_in_standby(&mut self) {
        self.election.begin_in_standby();
    }

    /// Returns the core.
    pub const fn election(&self) -> &Election {
        &self.election
    }

    /// Returns the links.
    pub const fn links(&self) -> &Links {
        &self.links
    }

    /// Returns the time that the core was given last.
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// Returns how long what was read last may have lain in the socket, because nobody looked
    /// there.
    pub const fn absence(&self) -> Duration {
        self.absence
    }

    /// Returns true once this life takes no part any more, though the process lives.
    pub const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Returns true between two passes, and false where a pause or a panic has ended one early.
    pub fn is_between_passes(&self) -> bool {
        self.stage == Stage::Begin
    }

    /// Returns when a pass is due if nothing comes in before.
    pub fn next_deadline(&self) -> Instant {
        if self.is_over {
            return Instant::NEVER;
        }
        let look = self.watch.as_ref().map_or(Instant::NEVER, StallDetector::next_look);
        let deadline = self.election.next_deadline().min(self.links.next_deadline());
        deadline.min(look).min(self.drain_deadline())
    }

    /// Makes the core break one rule from now on.
    #[cfg(feature = "sabotage")]
    pub fn sabotage(&mut self, rule: crate::election::Sabotage) {
        self.election.sabotage(rule);
    }

    /// Returns true once a pass does nothing more, since this life was
    /// [silenced](DutyCycle::silence) or is another process'.
    pub const fn is_silent(&self) -> bool {
        self.is_silent
    }

    /// Ends this life without a word, since what waits to be said may depend on what was never
    /// written. Whoever waits for it is answered by [`answer_as_gone`](DutyCycle::answer_as_gone).
    pub const fn silence(&mut self) {
        (self.is_over, self.is_silent) = (true, true);
    }

    /// Notes that the socket was empty until `now`: stands for the passes that a spinning thread
    /// has made in vain. For hosts in virtual time, which do not run them one by one, and for
    /// threads that sleep and know by when they were to be woken. Does nothing in the middle of a
    /// pass.
    pub fn idle(&mut self, now: Instant) {
        if self.is_between_passes() {
            self.emptied = self.now.max(now);
        }
    }

    /// Publishes who leads and makes durable what must be so before the first message, such as the
    /// longest promise (R13). Whoever asks before the first pass learns the term at least, and no
    /// election waits for this write.
    ///
    /// # Errors
    /// The environment's pause. The first pass then goes on from there.
    pub fn start<E: Environment>(&mut self, environment: &mut E) -> Result<(), E::Pause> {
        let started = self.make_start(environment);
        self.or_end(environment, started, ())
    }

    /// Returns what a step has come to. Where it has found that others were told of this life's
    /// death, the life ends, and the step comes to `gone`.
    #[inline]
    fn or_end<E: Environment, T>(
        &mut self,
        environment: &mut E,
        step: Result<T, Stop<E::Pause>>,
        gone: T,
    ) -> Result<T, E::Pause> {
        match step {
            Ok(done) => Ok(done),
            Err(Stop::Pause(pause)) => Err(pause),
            Err(Stop::Void) => self.end_unheard(environment).map(|()| gone),
        }
    }

    fn make_start<E: Environment>(&mut self, environment: &mut E) -> Result<(), Stop<E::Pause>> {
        self.finish_input(environment)?;
        if self.stage == Stage::Start {
            environment.publish(&self.election.standing())?;
            self.election.handle_timeout(self.now);
            self.go_on(Stage::Start);
            self.settle(environment, Input::Start)?;
        }
        if self.stage == Stage::Started {
            self.go_on(Stage::Started);
        }
        Ok(())
    }

    /// Makes one pass, or goes on with the one that a pause or a panic has ended early. Returns how
    /// many datagrams, errors, requests, timers and challenges there were: zero means that nothing
    /// is to be done now.
    ///
    /// # Errors
    /// The environment's pause. The next call goes on from there.
    #[inline]
    pub fn pass<E: Environment>(&mut self, environment: &mut E) -> Result<usize, E::Pause> {
        if self.is_silent {
            return Ok(0);
        }
        let made = self.make_pass(environment);
        self.or_end(environment, made, 0)
    }

    #[inline]
    fn make_pass<E: Environment>(&mut self, environment: &mut E) -> Result<usize, Stop<E::Pause>> {
        if self.stage != Stage::Begin && !self.resume(environment)? {
            return Ok(0);
        }
        if self.stage == Stage::Begin && !self.begin(environment)? {
            return Ok(0);
        }
        self.receive_batches(environment)?;
        if self.stage == Stage::Unreachable {
            self.take_undelivered(environment)?;
        }
        if self.stage == Stage::Requests {
            self.take_requests(environment)?;
        }
        if self.stage == Stage::Keys {
            self.take_keys(environment);
        }
        if self.stage == Stage::Timers {
            self.fire_timers(environment)?;
        }
        if self.stage == Stage::Challenges {
            self.send_challenges(environment)?;
        }
        if self.stage == Stage::Flush {
            self.flush(environment)?;
            self.go_on(Stage::Flush);
        }
        if self.stage == Stage::Notices {
            environment.prepare_notices(self);
            self.go_on(Stage::Notices);
        }
        environment.deliver_events();
        self.go_on(Stage::Events);
        environment.on_pass(self, self.work);
        Ok(self.work)
    }

    #[inline]
    fn receive_batches<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        loop {
            if self.stage == Stage::Receive {
                self.receive(environment)?;
            }
            if self.stage == Stage::Clock {
                self.read_clock(environment)?;
            }
            if self.stage == Stage::Datagrams {
                self.take_datagrams(environment)?;
            }
            if self.stage != Stage::Receive {
                return Ok(());
            }
        }
    }

    /// Ends the stage `done`, which the caller names so that the compiler knows the next one.
    #[inline]
    const fn go_on(&mut self, done: Stage) {
        self.stage = done.next();
        self.done = 0;
    }

    /// Does what comes before a pass that does not begin where the last one has ended. Returns
    /// whether the pass is made.
    #[cold]
    fn resume<E: Environment>(&mut self, environment: &mut E) -> Result<bool, Stop<E::Pause>> {
        match self.stage {
            Stage::Start | Stage::Started => {
                if self.is_elsewhere(environment) {
                    return Ok(false);
                }
                self.make_start(environment)?;
            }
            Stage::Begin => {}
            Stage::Receive
            | Stage::Clock
            | Stage::Datagrams
            | Stage::Unreachable
            | Stage::Requests
            | Stage::Keys
            | Stage::Timers
            | Stage::Challenges
            | Stage::Flush
            | Stage::Notices
            | Stage::Events => return self.lives_on(environment),
            Stage::Over => {
                // Who asks later is answered in a copy too.
                if self.has_farewell() {
                    return self.lives_on(environment);
                }
                self.answer_as_gone(environment)?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Asks whether this life goes on. What a copy said or wrote would be said and written in the
    /// name of a node that lives elsewhere: it is silent from now on.
    #[inline]
    fn ask_life<E: Environment>(&mut self, environment: &mut E) -> Life {
        let life = environment.begin();
        if life == Life::Elsewhere {
            self.silence();
        }
        self.must_publish_anew |= life == Life::Moved;
        life
    }

    #[inline]
    const fn has_unfinished(&self) -> bool {
        self.unfinished.is_some() || self.unsettled.is_some()
    }

    /// Returns whether a life that is over has something left to do or to say.
    const fn has_farewell(&self) -> bool {
        self.has_unfinished() || self.resigning.is_some() || self.owes_events
    }

    fn is_elsewhere<E: Environment>(&mut self, environment: &mut E) -> bool {
        self.ask_life(environment) == Life::Elsewhere
    }

    /// Asks whether this life goes on, then carries out what was left undone before. Since a pass
    /// was broken off, the process may have been forked, or its guardian may have told of its end.
    #[inline]
    fn lives_on<E: Environment>(&mut self, environment: &mut E) -> Result<bool, Stop<E::Pause>> {
        let life = self.ask_life(environment);
        if life == Life::Elsewhere {
            return Ok(false);
        }
        if life == Life::Restored {
            self.end_restored(environment)?;
            return Ok(false);
        }
        if self.has_unfinished() {
            self.finish_input(environment)?;
        }
        if life == Life::Void || self.is_over {
            self.end_life(environment)?;
            return Ok(false);
        }
        if self.must_publish_anew {
            environment.publish(&self.election.standing())?;
            self.must_publish_anew = false;
        }
        Ok(true)
    }

    #[inline]
    fn begin<E: Environment>(&mut self, environment: &mut E) -> Result<bool, Stop<E::Pause>> {
        if !self.lives_on(environment)? {
            return Ok(false);
        }
        self.work = 0;
        self.go_on(Stage::Begin);
        Ok(true)
    }

    /// Carries out what a pause or a panic has left undone of the last input.
    #[cold]
    fn finish_input<E: Environment>(&mut self, environment: &mut E) -> Result<(), Stop<E::Pause>> {
        self.drain(environment)?;
        if let Some(input) = self.unsettled.take() {
            environment.on_settled(self, &input);
        }
        Ok(())
    }

    /// Carries out all that follows from `input`, which the core has just taken in.
    #[inline]
    fn settle<E: Environment>(
        &mut self,
        environment: &mut E,
        input: Input,
    ) -> Result<(), Stop<E::Pause>> {
        self.unsettled = Some(input);
        environment.on_input(self, &input);
        self.drain(environment)?;
        self.unsettled = None;
        environment.on_settled(self, &input);
        Ok(())
    }
}
