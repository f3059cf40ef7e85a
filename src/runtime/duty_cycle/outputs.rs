//! Carries out what a core wants done, in its order: writes, publications, datagrams, events.
//!
//! Knows the store, the publisher and the socket. Decides nothing.

use crate::election::{Event, HardState, Output, Standing};
use crate::message::Message;
use crate::types::{NodeId, NodeSet};
use crate::wire::{self, Envelope, Record};

use super::super::blame::Callback;
use super::super::clock::unix_micros;
use super::super::store::StoreError;
use super::super::store_errors::StoreCall;
use super::{DutyCycle, EVENTS};

/// The most that a term may be ahead of this host's wall clock without that being told. Terms
/// begin at some host's wall clock and rise by a few a second at most, so one that is ahead by
/// more says that a wall clock is wrong; by less, that hosts without a time daemon differ.
const TERM_AHEAD_MICROS: u64 = 3_600_000_000;

impl DutyCycle {
    /// Carries out all that the core wants done, in its order.
    pub(super) fn drain(&mut self) {
        while let Some(output) = self.parts.election.poll_output() {
            match output {
                Output::Persist(hard_state) => self.persist(&hard_state),
                Output::Prepare(hard_state) => self.prepare(&hard_state),
                Output::Publish(standing) => self.publish(&standing),
                Output::Send { to, message } => self.send(to, &message),
                Output::Event(event) => self.keep_event(event),
            }
        }
    }

    fn publish(&mut self, standing: &Standing) {
        self.parts.publisher.publish(standing);
        if standing.term != self.term {
            self.term = standing.term;
            self.compare_term_with_wall_clock(unix_micros());
        }
    }

    /// A wall clock that is wrong, here or where the term began, must not decide fencing tokens in
    /// silence (R14).
    fn compare_term_with_wall_clock(&mut self, unix_micros: u64) {
        let term = self.term;
        if term.0 > unix_micros.saturating_add(TERM_AHEAD_MICROS) {
            self.metrics.on_term_ahead_of_clock();
            self.keep_event(Event::TermAheadOfClock { term, unix_micros });
        }
    }

    /// Before this returns, the state is durable, or the core knows that it is not and has taken
    /// back what depended on it.
    ///
    /// The disk may take its time, also to say that it has failed. For the core that is a pause of
    /// this thread like any other, between two outputs of one input: **its time stays that of the
    /// last look at the socket**, and so do the rest of the batch, refusals and timers of this
    /// pass. Were it later, a timer would fire for a leader whose heartbeats have come meanwhile
    /// and are not read. That it is earlier harms nothing:
    ///
    /// - A promise counts from when its request had been received, the lease that it gives from
    ///   when that was sent. So the promise ends no sooner, however late the reply leaves.
    /// - A lease that is shown after the write is compared with the clock by whoever asks. The
    ///   heartbeats that follow bear the earlier time, from which their acknowledgements count.
    /// - Promises and the silence after a start seem to run for longer than they do: fewer votes
    ///   are given.
    /// - A campaign's limit may pass. Grants of this batch had come before it, and their voters
    ///   were in the term by then; those that come during the write are read by a later clock, and
    ///   are late. This node answers nobody meanwhile. So whoever forgot such a grant, and asks a
    ///   majority once the limit is over (R14), learns the term of another of its voters, or of
    ///   this node after its write.
    fn persist(&mut self, hard_state: &HardState) {
        let store = &mut self.parts.store;
        match self.busy.lend(Callback::Store, || store.persist(hard_state)) {
            Ok(()) => self.parts.store_errors.on_persisted(),
            Err(error) => {
                // Before the callback, which may panic: then what is left for the core to say is
                // sound.
                self.parts.election.handle_persist_failed(self.now);
                self.on_store_error(StoreCall::Persist, &error);
            }
        }
    }

    /// Lets the own vote be written while the requests for those of others are in flight.
    fn prepare(&mut self, hard_state: &HardState) {
        let store = &self.parts.store;
        if self.busy.lend(Callback::Store, || store.is_durable()) {
            self.flush();
            let store = &mut self.parts.store;
            if let Err(error) = self.busy.lend(Callback::Store, || store.prepare(hard_state)) {
                self.on_store_error(StoreCall::Prepare, &error);
            }
        }
    }

    fn on_store_error(&mut self, call: StoreCall, error: &StoreError) {
        self.metrics.on_store_error();
        let Some(observer) = &self.parts.observer else { return };
        let Some(failure) = self.parts.store_errors.count(self.now, call, error) else { return };
        self.busy.lend(Callback::OnStoreError, || observer.on_store_error(&failure));
    }

    /// Queues `message` for each of `to`; it leaves with the rest at the end of the pass, so after
    /// all publications.
    fn send(&mut self, to: NodeSet, message: &Message) {
        let mut recipients = to.iter();
        let Some(first) = recipients.next() else { return };
        let envelope = Envelope { cluster: self.cluster, sequence: 0 };
        let mut record = Record::default();
        wire::encode(message, first, &envelope, &mut record);
        let mut queued = 0;
        for recipient in std::iter::once(first).chain(recipients) {
            self.parts.links.seal(&mut record, recipient);
            queued += u64::from(self.queue(recipient, &record));
        }
        self.metrics.on_sent(message.body.kind(), queued);
    }

    /// Queues a sealed record. Returns whether the recipient has an address.
    pub(super) fn queue(&mut self, to: NodeId, record: &Record) -> bool {
        if self.parts.transport.is_full() {
            self.flush();
        }
        let is_queued = self.parts.transport.queue(to, record);
        self.queued += u64::from(is_queued);
        is_queued
    }

    pub(super) fn flush(&mut self) {
        let (metrics, not_taken) = (&self.metrics, &mut self.not_taken);
        self.parts.transport.flush(|fault| {
            metrics.on_send_fault(fault);
            *not_taken += 1;
        });
    }

    pub(super) fn keep_event(&mut self, event: Event) {
        if self.parts.observer.is_none() || self.parts.store_errors.is_old_news(&event) {
            return;
        }
        if self.events.len() == EVENTS {
            self.metrics.on_event_dropped();
            return;
        }
        // What led to the event has been published by now.
        self.events.push((event, self.parts.clock.now()));
    }

    /// At the end of the pass: a slow callback then delays no datagram of this one.
    pub(super) fn deliver_events(&mut self) {
        let Some(observer) = &self.parts.observer else { return };
        for (event, at) in self.events.drain(..) {
            self.busy.lend(Callback::OnEvent, || observer.on_event(&event, at));
        }
    }
}
