//! The steps of a pass that take something in: datagrams, news of unreachable peers, requests,
//! keys and deadlines.
//!
//! Knows how much of each a pass takes, and the time by which it does. Decides nothing.

use crate::election::{Command, Event, Output};
use crate::types::{Duration, Instant, NodeId};
use crate::wire::{Incoming, Record};

use super::{
    BATCHES, DutyCycle, ERRORS, Environment, Input, REQUESTS, Reading, Request, Sent, Stage, Stop,
    TIMERS, Undelivered,
};

impl DutyCycle {
    #[inline]
    pub(super) fn receive<E: Environment>(&mut self, environment: &mut E) -> Result<(), E::Pause> {
        self.received = environment.receive()?;
        self.slot = 0;
        self.work += self.received;
        self.stage = Stage::Receive.next();
        Ok(())
    }

    /// Comes after the receive, so that no datagram of the batch arrived after `now`: a round trip
    /// would come out too short.
    #[inline]
    pub(super) fn read_clock<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        let before = self.now;
        let reading = environment.now()?;
        self.stage = Stage::Clock.next();
        self.read_position(environment);
        let shown = match reading {
            Reading::Time(shown) => shown,
            Reading::Fault(now) => return self.start_over(environment, now),
        };
        self.now = before.max(shown);
        // Before the first pass there is no gap: the owner polls when it likes.
        if environment.measures_absence() && self.has_read_clock {
            self.absence = self.now.saturating_since(self.emptied);
            self.election.note_absence(self.now, self.absence);
            // What `idle` stands for are looks as well.
            environment.on_gap(self.now.saturating_since(before.max(self.emptied)));
        }
        self.has_read_clock = true;
        Ok(())
    }

    /// Comes after the clock: whoever has set a position, and found by its own look at the clock
    /// that a lease still ran, has set it before a pass that finds the lease over.
    #[inline]
    pub(super) fn read_position<E: Environment>(&mut self, environment: &mut E) {
        if let Some(position) = environment.position() {
            self.election.note_position(position);
        }
    }

    /// The core starts over by a clock that is sound: no deadline or lease of before means
    /// anything by it.
    #[cold]
    fn start_over<E: Environment>(
        &mut self,
        environment: &mut E,
        now: Instant,
    ) -> Result<(), Stop<E::Pause>> {
        (self.now, self.emptied, self.absence) = (now, now, Duration::ZERO);
        self.links.handle_clock_fault(now);
        self.watch.iter_mut().for_each(|watch| watch.start_over(now));
        self.election.handle_clock_fault(now);
        self.settle(environment, Input::ClockFault)
    }

    #[inline]
    pub(super) fn take_datagrams<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        while self.slot < self.received {
            self.take_datagram(environment)?;
        }
        self.done += 1;
        if self.received < E::BATCH {
            self.emptied = self.now;
            self.go_on(Stage::Datagrams);
        } else if self.done == BATCHES {
            self.go_on(Stage::Datagrams);
        } else {
            self.stage = Stage::Receive;
        }
        Ok(())
    }

    fn take_datagram<E: Environment>(&mut self, environment: &mut E) -> Result<(), Stop<E::Pause>> {
        let slot = self.slot;
        let heard = self.links.receive(self.now, environment.datagram(slot)?);
        self.slot += 1;
        environment.on_datagram(self, slot, &heard);
        match heard {
            Ok(Incoming::Message(message)) => {
                self.election.handle_message(self.now, &message);
                self.settle(environment, Input::Message(message))
            }
            Ok(Incoming::Challenge(from, answer)) => {
                self.election.note_process(from);
                self.send_answer(environment, from, answer).map_err(Stop::Pause)
            }
            Ok(Incoming::Answer(from, answer)) => {
                self.election.note_process(from);
                debug_assert!(self.unfinished.is_none(), "a pass first does what was left undone");
                if self.links.take_twin(self.now, from) {
                    self.unfinished = Some(Output::Event(Event::TwinMember { member: from }));
                }
                self.send_answer(environment, from, answer)?;
                self.drain(environment)
            }
            Err(_) => Ok(()),
        }
    }

    /// An answer that finds no room while the environment pauses is lost, as the network might
    /// lose it.
    fn send_answer<E: Environment>(
        &mut self,
        environment: &mut E,
        to: NodeId,
        answer: Option<Record>,
    ) -> Result<(), E::Pause> {
        let Some(answer) = answer else { return Ok(()) };
        let is_queued = self.queue(environment, to, &answer)?;
        environment.on_sent(Sent::Answer, usize::from(is_queued));
        Ok(())
    }

    #[inline]
    pub(super) fn take_undelivered<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        while self.done < ERRORS {
            let Some(Undelivered { member, quote }) = environment.undelivered()? else { break };
            self.done += 1;
            self.work += 1;
            let Some(member) = member else { continue };
            match quote.map_or(Ok(()), |quote| self.links.check_quote(member, quote)) {
                Ok(()) => {
                    self.election.handle_unreachable(self.now, member);
                    self.settle(environment, Input::Unreachable(member))?;
                }
                Err(misquote) => environment.on_misquoted(misquote),
            }
        }
        self.go_on(Stage::Unreachable);
        Ok(())
    }

    #[inline]
    pub(super) fn take_requests<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        self.follow_pulse(environment)?;
        self.fail_back();
        loop {
            let has_ended = self.go_on_resigning(environment)?;
            self.work += usize::from(has_ended);
            if self.done == REQUESTS {
                break;
            }
            let Some(request) = environment.request()? else { break };
            self.work += 1;
            self.done += 1;
            match request {
                Request::Command(Command::SetStandby(true)) => {
                    self.stand_by(environment, Duration::ZERO)?;
                }
                Request::Command(command) => self.obey(environment, command)?,
                Request::StandBy { drain } => {
                    self.owes_answer = true;
                    self.stand_by(environment, drain)?;
                }
                Request::Resign { drain } => self.ask(environment, None, drain),
                Request::Transfer { to, drain } => self.ask(environment, Some(to), drain),
            }
        }
        self.go_on(Stage::Requests);
        Ok(())
    }

    /// Follows the application: it has stalled, or works again.
    #[inline]
    fn follow_pulse<E: Environment>(&mut self, environment: &mut E) -> Result<(), Stop<E::Pause>> {
        let Some(watch) = &mut self.watch else { return Ok(()) };
        let stalled = if let Some(count) = environment.pulse() {
            watch.look(self.now, count);
            watch.is_stalled()
        } else {
            self.watch = None;
            false
        };
        if stalled != self.election.is_stalled() {
            self.work += 1;
            self.note_stalled(environment, stalled)?;
        }
        Ok(())
    }

    /// Begins to give leadership back to a member of higher priority, where it is time to.
    #[inline]
    fn fail_back(&mut self) {
        if let Some(to) = self.election.failback_target(self.now)
            && self.resigning.is_none()
        {
            self.election.note_failback_attempt(self.now);
            // Nobody waits to hear that it is refused.
            let _ = self.begin_drain(Some(to), self.failback_drain);
        }
    }

    pub(super) fn obey<E: Environment>(
        &mut self,
        environment: &mut E,
        command: Command,
    ) -> Result<(), Stop<E::Pause>> {
        self.election.handle_command(self.now, command);
        self.settle(environment, Input::Command(command))
    }

    #[inline]
    pub(super) fn take_keys<E: Environment>(&mut self, environment: &mut E) {
        if let Some(keys) = environment.new_keys() {
            let old = self.links.set_keys(self.now, keys);
            environment.on_new_keys(self, old);
            self.work += 1;
        }
        self.go_on(Stage::Keys);
    }

    #[inline]
    pub(super) fn fire_timers<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), Stop<E::Pause>> {
        while self.done < TIMERS && self.election.next_deadline() <= self.now {
            self.done += 1;
            self.work += 1;
            self.election.handle_timeout(self.now);
            self.settle(environment, Input::Timeout)?;
        }
        self.go_on(Stage::Timers);
        Ok(())
    }

    /// Asks those to prove themselves whose present life is not known.
    #[inline]
    pub(super) fn send_challenges<E: Environment>(
        &mut self,
        environment: &mut E,
    ) -> Result<(), E::Pause> {
        while let Some((peer, challenge)) = self.links.poll_challenge(self.now) {
            self.work += 1;
            let is_queued = self.queue(environment, peer, &challenge)?;
            environment.on_sent(Sent::Challenge, usize::from(is_queued));
        }
        self.go_on(Stage::Challenges);
        Ok(())
    }
}
