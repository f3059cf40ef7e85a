//! The counts of a node at one moment: what each means, and its name for exporters.
//!
//! Knows numbers that were read, and nothing of who counts.

use crate::election::{BequestVerdict, Stats};
use crate::message::{Kind, Verdict};
use crate::metrics::HistogramSnapshot;
use crate::types::{Duration, MAX_MEMBERS, NodeId, NodeSet};
use crate::wire::{Misquote, Rejection};

use super::super::clock_guard::ClockFault;
use super::super::guardian::GuardianState;
use super::super::udp::SocketFault;
use super::{CLOCK_FAULTS, FAULTS, KINDS, MISQUOTES, REJECTIONS, STAT_NAMES, stat_values};

/// The counts of a node at one moment, since it was bound.
#[derive(Clone, Debug)]
pub struct MetricsSnapshot {
    /// Datagrams accepted, by [`Kind::index`]; challenges and answers are none of them.
    pub received: [u64; KINDS],
    /// Datagrams queued to be sent, by [`Kind::index`]; those of `send_faults` among them.
    pub sent: [u64; KINDS],
    /// Datagrams rejected, by [`Rejection::index`].
    pub rejected: [u64; REJECTIONS],
    /// Datagrams that the kernel did not take, by [`SocketFault::index`].
    pub send_faults: [u64; FAULTS],
    /// Receives that failed, by [`SocketFault::index`].
    pub receive_faults: [u64; FAULTS],
    /// The subscribers that are told of changes.
    pub subscribers: u64,
    /// Requests of subscribers that were answered; a subscriber renews four times a second.
    pub subscribers_answered: u64,
    /// Answers to subscribers that the kernel did not take.
    pub subscriber_faults: u64,
    /// Requests that were answered without a subscription, because 1024 others have one.
    pub subscribers_refused: u64,
    /// Requests of subscribers that were rejected, by [`Rejection::index`].
    pub subscribers_rejected: [u64; REJECTIONS],
    /// Announcements of a new leader to subscribers; those that the kernel did not take count in
    /// `send_faults` too.
    pub announced: u64,
    /// Times this node went on in a forked child where no thread could be started to hear
    /// subscribers: they are answered no more, and end there by silence. Nothing else is wrong.
    pub subscriber_listeners_missing: u64,
    /// Datagrams of which ICMP said that they did not arrive. Where that was because nobody
    /// listened at a member's address, `unreachable` and `unreachable_ignored` of `stats`, or
    /// `misquoted`, count it too.
    pub returned: u64,
    /// ICMP about a member's address that was not believed, by [`Misquote::index`]. A few of
    /// `stale` and `tag` come of a slow network. Many of any are forged, or come of a host or
    /// firewall that quotes too little.
    pub misquoted: [u64; MISQUOTES],
    /// Events that the observer did not get. The room of one duty cycle is 64: those of leadership
    /// have eight of these places to themselves, and any other is dropped while 56 or more wait.
    pub events_dropped: u64,
    /// Challenges sent to members whose present life was not known.
    pub challenges: u64,
    /// Challenges of others that were answered.
    pub answers: u64,
    /// The members whose present life is not known, so that nothing they say is believed.
    pub unknown: NodeSet,
    /// The members whose name has not resolved to an address yet, so that nothing is sent to them.
    pub no_address: NodeSet,
    /// Datagrams that the kernel did not hand over: of another length or without this protocol's
    /// first bytes, or without room in the socket's buffer. As of 10 ms before the last pass of
    /// the polling loop at most.
    pub kernel_drops: u64,
    /// Writes that the store has failed to do.
    pub store_errors: u64,
    /// Terms that were more than an hour ahead of this host's wall clock when they were first
    /// shown.
    pub terms_ahead_of_clock: u64,
    /// Says whether a guardian watches over this node.
    pub guardian: GuardianState,
    /// True if the kernel's `vmclock` device would tell this node that its virtual machine was
    /// restored from a snapshot or cloned.
    pub detects_restores: bool,
    /// The id of the key that this node seals with, and of the other that it accepts; 0 where
    /// there is none.
    pub keys: [u64; 2],
    /// The members whose answers this node waits for before it takes part (R14); empty once it
    /// does.
    pub waits_for: NodeSet,
    /// The number of members with a vote that this node has heard of late while it leads, itself
    /// among them; 0 while it does not. Where it is below all of them,
    /// [`Event::MemberSilent`](crate::election::Event::MemberSilent) has said whom it misses.
    pub voters_heard: u64,
    /// True while this node stands by: [`Handle::stand_by`](crate::Handle::stand_by).
    pub standby: bool,
    /// True while its application counts as stalled:
    /// [`NodeBuilder::fate_sharing`](crate::NodeBuilder::fate_sharing).
    pub stalled: bool,
    /// Its priority.
    pub priority: u64,
    /// Times the clock was believed no more, by [`ClockFault::index`].
    pub clock_faults: [u64; CLOCK_FAULTS],
    /// A lower bound on the clock's error at the last fault, in ns; if the kernel's clock was read
    /// too slowly to tell, the duration of that comparison. 0 for [`ClockFault::Abandoned`].
    pub clock_off_ns: u64,
    /// Commands carried out.
    pub commands: u64,
    /// Passes of the polling loop.
    pub duty_cycles: u64,
    /// Times the polling thread went to sleep.
    pub sleeps: u64,
    /// Times the polling thread was kept off its core for longer than a wake-up takes, by other
    /// threads, while it spun. It then sleeps sooner. Counted with
    /// [`WaitStrategy::Backoff`](crate::WaitStrategy::Backoff) only.
    pub starved: u64,
    /// The counts of the core.
    pub stats: Stats,
    /// The mean round trip with each member, by its number, in ns: of the last eight or so
    /// heartbeats of this node that it has acknowledged, in this leadership or an earlier one. 0
    /// for a member that has acknowledged none. See [`round_trip`](Self::round_trip).
    pub round_trips: [u64; MAX_MEMBERS],
    /// The time by which the leader's heartbeats came later than announced, in ns.
    pub heartbeat_lateness: HistogramSnapshot,
    /// The time between two passes of the polling loop, in ns. With
    /// [`WaitStrategy::Backoff`](crate::WaitStrategy::Backoff), the time for which the thread was
    /// to sleep is left out; a thread that was woken late by a datagram does not show. Empty with
    /// [`WaitStrategy::Park`](crate::WaitStrategy::Park), where it says nothing.
    pub duty_cycle_gap: HistogramSnapshot,
}

/// One number of a snapshot with its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MetricValue {
    /// The name of the count.
    pub name: &'static str,
    /// The label that tells it from others of that name, as key and value.
    pub label: Option<(&'static str, &'static str)>,
    /// The count.
    pub value: u64,
}

impl MetricsSnapshot {
    /// Returns the number of datagrams of this kind that were accepted.
    pub const fn received(&self, kind: Kind) -> u64 {
        self.received[kind.index()]
    }

    /// Returns the number of datagrams of this kind that were sent.
    pub const fn sent(&self, kind: Kind) -> u64 {
        self.sent[kind.index()]
    }

    /// Returns how many times the clock was believed no more for this reason.
    pub const fn clock_faults(&self, fault: ClockFault) -> u64 {
        self.clock_faults[fault.index()]
    }

    /// Returns the mean round trip with a member, as it was when that last acknowledged a heartbeat
    /// of this node; `None` if it never has.
    pub fn round_trip(&self, with: NodeId) -> Option<Duration> {
        let ns = self.round_trips[with.index()];
        (ns > 0).then(|| Duration::from_nanos(ns))
    }

    /// Returns the number of datagrams that were rejected for this reason.
    pub const fn rejected(&self, rejection: Rejection) -> u64 {
        self.rejected[rejection.index()]
    }

    /// Returns how often ICMP about a member was not believed for this reason.
    pub const fn misquoted(&self, misquote: Misquote) -> u64 {
        self.misquoted[misquote.index()]
    }

    /// Returns every counter with its name, for tables and exporters; the histograms not among
    /// them.
    pub fn metric_values(&self) -> impl Iterator<Item = MetricValue> {
        let plain = |name, value| MetricValue { name, label: None, value };
        let own = [
            plain("subscribers", self.subscribers),
            plain("subscribers_answered", self.subscribers_answered),
            plain("subscriber_faults", self.subscriber_faults),
            plain("subscribers_refused", self.subscribers_refused),
            plain("announced", self.announced),
            plain("subscriber_listeners_missing", self.subscriber_listeners_missing),
            plain("returned", self.returned),
            plain("events_dropped", self.events_dropped),
            plain("challenges", self.challenges),
            plain("answers", self.answers),
            plain("unknown", self.unknown.len() as u64),
            plain("no_address", self.no_address.len() as u64),
            plain("kernel_drops", self.kernel_drops),
            plain("store_errors", self.store_errors),
            plain("terms_ahead_of_clock", self.terms_ahead_of_clock),
            plain("guardian", self.guardian as u64),
            plain("sealing_key", self.keys[0]),
            plain("accepted_key", self.keys[1]),
            plain("waits_for", self.waits_for.len() as u64),
            plain("detects_restores", u64::from(self.detects_restores)),
            plain("voters_heard", self.voters_heard),
            plain("standby", u64::from(self.standby)),
            plain("stalled", u64::from(self.stalled)),
            plain("priority", self.priority),
            plain("clock_off_ns", self.clock_off_ns),
            plain("commands", self.commands),
            plain("duty_cycles", self.duty_cycles),
            plain("sleeps", self.sleeps),
            plain("starved", self.starved),
        ];
        let stats = STAT_NAMES.into_iter().zip(stat_values(&self.stats));
        let kinds = Kind::ALL.map(Kind::name);
        let verdicts = Verdict::ALL.map(Verdict::name);
        let bequests = BequestVerdict::ALL.map(BequestVerdict::name);
        let faults = SocketFault::ALL.map(SocketFault::name);
        let rejections = Rejection::ALL.map(Rejection::name);
        let misquotes = Misquote::ALL.map(Misquote::name);
        let clock_faults = ClockFault::ALL.map(ClockFault::name);
        own.into_iter()
            .chain(stats.map(move |(name, value)| plain(name, value)))
            .chain(labelled("verdicts", "verdict", verdicts, self.stats.verdicts))
            .chain(labelled("bequests", "verdict", bequests, self.stats.bequests))
            .chain(labelled("received", "kind", kinds, self.received))
            .chain(labelled("sent", "kind", kinds, self.sent))
            .chain(labelled("rejected", "reason", rejections, self.rejected))
            .chain(labelled(
                "subscribers_rejected",
                "reason",
                rejections,
                self.subscribers_rejected,
            ))
            .chain(labelled("misquoted", "reason", misquotes, self.misquoted))
            .chain(labelled("send_faults", "fault", faults, self.send_faults))
            .chain(labelled("receive_faults", "fault", faults, self.receive_faults))
            .chain(labelled("clock_faults", "fault", clock_faults, self.clock_faults))
    }
}

fn labelled<const LENGTH: usize>(
    name: &'static str,
    key: &'static str,
    labels: [&'static str; LENGTH],
    values: [u64; LENGTH],
) -> impl Iterator<Item = MetricValue> {
    let pairs = labels.into_iter().zip(values);
    pairs.map(move |(label, value)| MetricValue { name, label: Some((key, label)), value })
}
