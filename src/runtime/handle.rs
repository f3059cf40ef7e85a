//! The handle by which other threads steer a node.
//!
//! Knows a bounded queue and how to wake who reads it. Knows nothing of what commands do.

use std::sync::atomic::AtomicU8;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Release};
use std::sync::{Arc, PoisonError};

use crossbeam::channel::{Receiver, Sender, TrySendError};
use mio::Waker;

use crate::config::{Authentication, Config};
use crate::election::Command;
use crate::types::{ClusterId, Duration, NodeId, Priority, Term};
use crate::wire::{Keyring, LinkKeys};

use super::leadership::Leadership;
use super::resignation::{Answer, Resignation};
use super::subscribers::SharedKeys;

/// The number of commands that may wait. A node takes them within a duty cycle; more wait only if
/// it stalls.
pub(super) const COMMAND_QUEUE: usize = 64;

/// The reason why a command was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CommandError {
    /// The node has not taken the commands before this one.
    #[error(
        "commands or keys wait already: the polling thread stalls, or is not polled; try again"
    )]
    QueueFull,
    /// There is no node any more.
    #[error("the node is gone: start another and take its handle")]
    NodeGone,
    /// There are no keys to change.
    #[error(
        "authentication is off: start all members anew with keys; they can't be given one by one"
    )]
    AuthenticationOff,
}

/// The queue that brings new keys to a node.
#[derive(Clone, Debug)]
pub(super) struct KeyChange {
    cluster: ClusterId,
    node: NodeId,
    authentication: Authentication,
    keys: Sender<LinkKeys>,
    /// The keys that those of subscribers are derived from, where there may be subscribers.
    of_subscribers: Option<SharedKeys>,
    /// Keys that are no longer used come back, since the polling thread frees nothing.
    freed: Receiver<LinkKeys>,
}

impl KeyChange {
    pub(super) const fn new(
        config: &Config,
        keys: Sender<LinkKeys>,
        freed: Receiver<LinkKeys>,
        of_subscribers: Option<SharedKeys>,
    ) -> Self {
        let Config { node, cluster, authentication, .. } = *config;
        Self { cluster, node, authentication, keys, of_subscribers, freed }
    }
}

/// An order that waits for the polling thread.
#[derive(Debug)]
pub(super) enum Order {
    /// For the core.
    Command(Command),
    /// To give leadership up once guards are dropped, or after this time; only that of a term,
    /// where one is named.
    Resign(Duration, Option<Term>, Box<Answer>),
    Transfer(NodeId, Duration, Box<Answer>),
    /// [`Command::SetStandby`], and then the same.
    StandBy(Duration, Box<Answer>),
}

/// The way in which the polling loop is to end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Ending {
    /// Without a word to the other members.
    Silent = 1,
    /// A leader resigns first. This one wins where both were asked for, so that whoever asked for
    /// a resignation gets it.
    Resign = 2,
}

impl Ending {
    const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Silent),
            2 => Some(Self::Resign),
            _ => None,
        }
    }
}

/// Steers a node from any thread. Cheap to clone. No call but [`lead`](Self::lead) waits for the
/// node.
#[derive(Clone, Debug)]
pub struct Handle {
    pub(super) orders: Sender<Order>,
    /// Answers that were given come back, since the polling thread frees nothing.
    pub(super) answered: Receiver<Box<Answer>>,
    pub(super) leadership: Leadership,
    /// The time for which an end waits for guards.
    pub(super) drain_limit: Duration,
    /// The time for which this node may lead without a lease.
    pub(super) longest_lapse: Duration,
    pub(super) keys: KeyChange,
    /// The [`Ending`] that was asked for, or 0.
    pub(super) shutdown: Arc<AtomicU8>,
    pub(super) waker: Option<Arc<Waker>>,
}

impl Handle {
    /// Lets the node give its leadership up, if it leads, so that another takes over at once
    /// (R10).
    ///
    /// Where threads hold [guards](super::Leadership::guard), it first grants no new ones, and
    /// leads on until the last is dropped or `drain` is over. Zero waits for nobody. The outcome
    /// says how many guards were left. If two ask at one time, the sooner deadline counts, and both
    /// are told the outcome.
    ///
    /// This only asks. Where no guard is held, the node resigns in the next pass of its polling
    /// loop. The [`Resignation`] tells when word has been sent to the others, and whether anybody
    /// is there to take over:
    ///
    /// ```no_run
    /// # fn leave(handle: &interrex::Handle) -> Result<(), interrex::CommandError> {
    /// use interrex::{Duration, ResignOutcome};
    ///
    /// let drain = Duration::from_millis(500);
    /// match handle.resign(drain)?.wait(drain + Duration::from_millis(100)) {
    ///     Some(ResignOutcome::Resigned { term, .. }) => println!("term {term} is over"),
    ///     Some(outcome) => println!("{outcome}"),
    ///     None => println!("the polling thread stalls"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn resign(&self, drain: Duration) -> Result<Resignation, CommandError> {
        self.ask(|answer| Order::Resign(drain, None, answer))
    }

    /// Does what [`resign`](Self::resign) does, unless another term has begun by then:
    /// [`ResignOutcome::Lost`](crate::duty_cycle::ResignOutcome::Lost) says that.
    pub(super) fn resign_term(
        &self,
        term: Term,
        drain: Duration,
    ) -> Result<Resignation, CommandError> {
        self.ask(|answer| Order::Resign(drain, Some(term), answer))
    }

    /// Lets the node give its leadership to `to`, if it leads (R11).
    ///
    /// One datagram elects `to` among three voters (R15). It must be a voter that has answered of
    /// late and whose application is not behind this one's. Else nothing is done, and the outcome
    /// says why. Where the datagram is lost, the others campaign as they do after a resignation.
    /// So they do if the application sets a position between the check and the sending: `to` may
    /// be behind it.
    ///
    /// Guards are waited for as by [`resign`](Self::resign). The target is checked before, and
    /// again once they are dropped: if it is refused then, guards are granted again, and this node
    /// leads on. Of two transfers that are asked for at one time, the later names the target.
    ///
    /// ```no_run
    /// # fn hand_over(handle: &interrex::Handle) -> Result<(), Box<dyn std::error::Error>> {
    /// use interrex::{Duration, NodeId, ResignOutcome};
    ///
    /// let next = NodeId::new(2).ok_or("ids end at 127")?;
    /// let drain = Duration::from_millis(500);
    /// match handle.transfer(next, drain)?.wait(drain + Duration::from_millis(100)) {
    ///     Some(ResignOutcome::Resigned { term, .. }) => println!("term {term} is over"),
    ///     Some(ResignOutcome::Refused(reason)) => println!("this node still leads: {reason}"),
    ///     Some(outcome) => println!("{outcome}"),
    ///     None => println!("the polling thread stalls"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn transfer(&self, to: NodeId, drain: Duration) -> Result<Resignation, CommandError> {
        self.ask(|answer| Order::Transfer(to, drain, answer))
    }

    /// Sends an order that is answered. All that is needed for the answer is allocated here.
    fn ask(&self, order: impl FnOnce(Box<Answer>) -> Order) -> Result<Resignation, CommandError> {
        self.answered.try_iter().for_each(drop);
        let (answer, resignation) = Answer::new();
        self.send(order(Box::new(answer)))?;
        Ok(resignation)
    }

    /// Lets the node stand by, for maintenance: from now on it is not elected. If it leads, it
    /// gives its leadership up as by [`resign`](Self::resign), and waits as long for guards. It
    /// goes on voting. [`end_standby`](Self::end_standby) ends that. So does a restart without
    /// [`NodeBuilder::standby`](super::NodeBuilder::standby).
    ///
    /// Where all members that may lead stand by, nobody leads. The outcome is that of the
    /// resignation; [`ResignOutcome::NotLeading`](super::ResignOutcome::NotLeading) says that there
    /// was nothing to give up, and the node stands by all the same.
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn stand_by(&self, drain: Duration) -> Result<Resignation, CommandError> {
        self.ask(|answer| Order::StandBy(drain, answer))
    }

    /// Lets the node stand for election again after [`stand_by`](Self::stand_by). It leaves a
    /// healthy leader alone.
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn end_standby(&self) -> Result<(), CommandError> {
        self.send(Order::Command(Command::SetStandby(false)))
    }

    /// Changes the node's priority. It counts in the next election that the node takes part in, and
    /// the others learn it from what it sends, within some seconds at the latest. Who leads does
    /// not change by this, unless
    /// [`Timing::failback_after`](crate::Timing::failback_after) says so. A restart goes back to
    /// what the member list says.
    ///
    /// Of several candidates with equal positions, the one of the highest priority is elected; a
    /// lower priority only waits longer, and is no veto.
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn set_priority(&self, priority: Priority) -> Result<(), CommandError> {
        self.send(Order::Command(Command::SetPriority(priority)))
    }

    /// Tells a node that waits after its start not to wait any longer. By this you vouch that the
    /// members it waits for are lost for good, or run for the first time. If one of them still
    /// holds a vote, two nodes may lead one term (R14). A node waits like this where it is diskless
    /// or its store was just created; [`MetricsSnapshot::waits_for`] names the members.
    ///
    /// [`MetricsSnapshot::waits_for`]: super::MetricsSnapshot::waits_for
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn bootstrap(&self) -> Result<(), CommandError> {
        self.send(Order::Command(Command::Bootstrap))
    }

    /// Lets the polling loop end. Before it does, it carries out all commands that were sent
    /// before, and a leader [resigns](Self::resign) and sends word to the others. It waits for
    /// guards as long as [`NodeBuilder::drain_limit`](super::NodeBuilder::drain_limit) says.
    ///
    /// This only asks. [`NodeThread::stop`](super::NodeThread::stop) waits for the end; so does
    /// joining the thread that calls [`Node::run`](super::Node::run). A loop that calls
    /// [`Node::poll`](super::Node::poll) asks
    /// [`Node::is_shutting_down`](super::Node::is_shutting_down).
    pub fn shutdown(&self) {
        self.end(Ending::Resign);
    }

    pub(super) fn end(&self, ending: Ending) {
        // Release, with the Acquire in `is_shutting_down` and `take_shutdown`: commands sent
        // before this are seen by the passes that come after it.
        self.shutdown.fetch_max(ending as u8, Release);
        self.wake();
    }

    /// Returns how the loop is to end, if it is to, and forgets that, since a node may be polled
    /// again later.
    pub(super) fn take_shutdown(&self) -> Option<Ending> {
        // Acquire, with the Release in `end`.
        Ending::from_number(self.shutdown.swap(0, AcqRel))
    }

    /// Returns whether the loop is to end. It is asked in every pass, and writes nothing to the
    /// shared line.
    pub(super) fn is_shutting_down(&self) -> bool {
        // Acquire, with the Release in `end`.
        self.shutdown.load(Acquire) != 0
    }

    /// Changes the keys while the node runs; it holds from the next pass of the polling loop on,
    /// and [`MetricsSnapshot::keys`](super::MetricsSnapshot::keys) says when it does. In which
    /// order the members of a cluster do so is said at [`Keyring`]. Change the key file first: a
    /// restart reads that.
    ///
    /// # Errors
    /// [`CommandError`], with nothing done.
    pub fn set_keys(&self, keys: &Keyring) -> Result<(), CommandError> {
        let KeyChange { cluster, node, authentication, keys: queue, of_subscribers, freed } =
            &self.keys;
        if *authentication == Authentication::Off {
            return Err(CommandError::AuthenticationOff);
        }
        freed.try_iter().for_each(drop);
        // Held over both steps: where two threads change the keys, members and subscribers end up
        // with those of the same one.
        let of_subscribers = of_subscribers.as_ref();
        let of_subscribers =
            of_subscribers.map(|keys| keys.lock().unwrap_or_else(PoisonError::into_inner));
        // Derived here, so that the polling thread has only to take them.
        self.send_to(queue, LinkKeys::new(keys, *cluster, *node))?;
        if let Some(mut of_subscribers) = of_subscribers {
            *of_subscribers = keys.clone();
        }
        Ok(())
    }

    fn send(&self, order: Order) -> Result<(), CommandError> {
        self.send_to(&self.orders, order)
    }

    fn send_to<T>(&self, queue: &Sender<T>, what: T) -> Result<(), CommandError> {
        queue.try_send(what).map_err(|error| match error {
            TrySendError::Full(_) => CommandError::QueueFull,
            TrySendError::Disconnected(_) => CommandError::NodeGone,
        })?;
        self.wake();
        Ok(())
    }

    fn wake(&self) {
        if let Some(waker) = &self.waker {
            // It fails only if the count of wake-ups is full, and then one waits already.
            let _ = waker.wake();
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use std::thread;

    use super::super::builder::NodeBuilder;
    use super::*;
    use crate::config::Member;
    use crate::wire::{KEY_LENGTH, Key};

    #[test]
    fn whoever_asked_for_a_resignation_gets_it_though_another_ends_the_node_in_silence() {
        let socket = std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let id = NodeId::new(1).expect("1 is below 128");
        let member = Member::voter(id, socket.local_addr().expect("it is bound"));
        let config = Config::new(ClusterId(7), id, [member]).authentication(Authentication::Off);
        let node = NodeBuilder::new(config).socket(socket).bind().expect("it is bound already");
        let handle = node.handle();
        for endings in [[Ending::Resign, Ending::Silent], [Ending::Silent, Ending::Resign]] {
            endings.into_iter().for_each(|ending| handle.end(ending));
            assert_eq!(handle.take_shutdown(), Some(Ending::Resign), "{endings:?}");
        }
        handle.end(Ending::Silent);
        assert_eq!(handle.take_shutdown(), Some(Ending::Silent), "that one was asked for alone");
    }

    /// Else two threads that change the keys may leave the members with those of one, and the
    /// subscribers with those of the other.
    #[test]
    fn keys_are_sent_to_the_node_only_by_whoever_may_set_those_of_subscribers() {
        let any = "127.0.0.1:0".parse().expect("it is an address");
        let socket = std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let id = NodeId::new(1).expect("1 is below 128");
        let member = Member::voter(id, socket.local_addr().expect("it is bound"));
        let keys = Keyring::new(Key::new(1, &[7; KEY_LENGTH]).expect("it is no zero"));
        let config = Config::new(ClusterId(7), id, [member]);
        let builder = NodeBuilder::new(config).keys(keys.clone()).socket(socket).subscribers(any);
        let node = builder.bind().expect("the sockets are free");
        let handle = node.handle();
        let shared = handle.keys.of_subscribers.clone().expect("there may be subscribers");
        let held = shared.lock().expect("nobody panics with it");
        thread::scope(|scope| {
            let changes = scope.spawn(|| handle.set_keys(&keys));
            thread::sleep(std::time::Duration::from_millis(50));
            assert!(handle.keys.keys.is_empty());
            drop(held);
            assert_eq!(changes.join().expect("it asserts nothing"), Ok(()));
        });
        assert_eq!(handle.keys.keys.len(), 1);
    }
}
