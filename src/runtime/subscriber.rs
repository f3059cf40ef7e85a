//! A subscriber: a process that is no member, and is told who leads.
//!
//! Knows the members' addresses for subscribers, a socket, and what was announced. It needs no
//! thread of its own: it asks, renews and listens in the calls of the application.

use std::fmt;
use std::hint;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::os::fd::{AsFd, BorrowedFd};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use rustix::net::RecvFlags;
use socket2::Socket;

use crate::types::{BootId, ClusterId, NodeId, SubscriberId, Term};
use crate::wire::{
    Announcement, Record, Rejection, Subscribe, SubscriberKey, SubscriptionKey, open_announcement,
    write_subscribe,
};

use super::error::StartError;
use super::socket::{self, SocketOption};
use super::wait::WaitStrategy;

/// The pause between two requests to a member that answers. A member that was started again does
/// not know its subscribers: this is how long that may last. A request costs it a few
/// microseconds, on a thread beside the one that polls.
const RENEWAL: Duration = Duration::from_millis(250);

/// The pauses before a member that has not answered is asked again: the first, and the longest.
const REPEAT: (Duration, Duration) = (Duration::from_millis(20), RENEWAL);

/// The time for which a call with [`WaitStrategy::Backoff`] looks before it sleeps.
const LOOK_FOR: Duration = Duration::from_micros(50);

/// The most datagrams that one look takes, so that a flood of junk keeps no caller.
const BATCH: usize = 64;

/// More room than any datagram of ours needs, so that one that is too long is seen to be so.
const ROOM: usize = 256;

const REJECTIONS: usize = Rejection::ALL.len();

/// A leader that a subscriber was told of.
///
/// It means: the member `from` has said that `leader` was elected in `term`. It is no lease. The
/// leader may have died since, and another may lead already. So whoever writes on a leader's word
/// must be fenced by the term, as [`Token::term`](super::Token::term) says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeaderChange {
    /// The term; each that is announced is higher than those before.
    pub term: Term,
    /// Its leader.
    pub leader: NodeId,
    /// The member that was the first to say so.
    pub from: NodeId,
}

/// A member as a subscriber sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MemberView {
    /// The member.
    pub member: NodeId,
    /// The address at which it is asked.
    pub address: SocketAddr,
    /// True if it has answered the last request, or the one before while that is on its way.
    pub answers: bool,
    /// True if it tells of changes by itself. One that answers and does not has no room left.
    pub is_subscribed: bool,
    /// The term that it told of last, and the leader that it knew.
    pub told: Option<(Term, Option<NodeId>)>,
}

/// The counts of a subscriber since its start.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct SubscriberCounts {
    /// Announcements that were accepted, whether or not they told anything new.
    pub accepted: u64,
    /// Announcements that told nothing new: of an earlier term, or of a leader that was known.
    pub stale: u64,
    /// Announcements that name another leader of a term than one before. The first holds. Any at
    /// all means that a holder of the cluster's key lies, or has lost its memory (R14).
    pub conflicts: u64,
    /// Datagrams that were rejected, by [`Rejection::index`].
    pub rejected: [u64; REJECTIONS],
    /// Requests that were sent.
    pub requests: u64,
    /// Requests that the kernel did not take, and receives that failed.
    pub io_errors: u64,
}

/// Says what a [`Subscriber`] is made of.
#[derive(Debug)]
pub struct SubscriberBuilder {
    cluster: ClusterId,
    subscriber: SubscriberId,
    key: Option<SubscriberKey>,
    members: Vec<(NodeId, SocketAddr)>,
    bind: Option<SocketAddr>,
    wait: WaitStrategy,
    life: Option<BootId>,
}

impl SubscriberBuilder {
    /// Begins a subscriber that asks the members at these addresses. The key says of which cluster
    /// it is and which subscriber; [`read_subscriber_key`](super::read_subscriber_key) reads one.
    /// The addresses are those of [`NodeBuilder::subscribers`](super::NodeBuilder::subscribers).
    pub fn new(
        key: SubscriberKey,
        members: impl IntoIterator<Item = (NodeId, SocketAddr)>,
    ) -> Self {
        let (cluster, subscriber) = (key.cluster(), key.subscriber());
        Self { key: Some(key), ..Self::unauthenticated(cluster, subscriber, members) }
    }

    /// Begins a subscriber of a cluster whose authentication is off. It believes anybody.
    pub fn unauthenticated(
        cluster: ClusterId,
        subscriber: SubscriberId,
        members: impl IntoIterator<Item = (NodeId, SocketAddr)>,
    ) -> Self {
        Self {
            cluster,
            subscriber,
            key: None,
            members: members.into_iter().collect(),
            bind: None,
            wait: WaitStrategy::default(),
            life: None,
        }
    }

    /// Sets the address to listen at, instead of any port of any address.
    #[must_use]
    pub const fn bind_to(mut self, address: SocketAddr) -> Self {
        self.bind = Some(address);
        self
    }

    /// Sets how [`Subscriber::recv`] waits. [`WaitStrategy::Spin`] hears of a change soonest, and
    /// costs a core.
    #[must_use]
    pub const fn wait(mut self, strategy: WaitStrategy) -> Self {
        self.wait = strategy;
        self
    }

    /// Sets the number of this life, instead of the wall clock's microseconds since 1970. Members
    /// that still know a life of a higher number do not hear this one: for up to 5 s after the
    /// end of that life.
    #[must_use]
    pub const fn life(mut self, life: BootId) -> Self {
        self.life = Some(life);
        self
    }

    /// Binds a socket. The first call that looks for announcements asks all members.
    ///
    /// # Errors
    /// [`StartError::Subscription`] where the members or the life can't be used, or one of those
    /// of sockets.
    pub fn start(self) -> Result<Subscriber, StartError> {
        let wrong = |rule| Err(StartError::Subscription { rule });
        let Some(&(_, first)) = self.members.first() else {
            return wrong("there is no member to ask: name the address of one at least");
        };
        for (place, (member, address)) in self.members.iter().enumerate() {
            if self.members[..place].iter().any(|(earlier, _)| earlier == member) {
                return wrong("one member has two addresses: name each member once");
            }
            if address.port() == 0 || address.ip().is_unspecified() {
                return wrong("a member has no address to ask: write a host's, and a port");
            }
        }
        if self.life == Some(BootId(0)) {
            return wrong("life 0 is none: lives begin at 1");
        }
        let any: IpAddr = if first.is_ipv4() {
            Ipv4Addr::UNSPECIFIED.into()
        } else {
            Ipv6Addr::UNSPECIFIED.into()
        };
        let own = self.bind.unwrap_or_else(|| SocketAddr::new(any, 0));
        let other = self.members.iter().find(|(_, member)| member.is_ipv4() != own.is_ipv4());
        if let Some(&(_, member)) = other {
            return Err(StartError::AddressFamily { local: own, member });
        }
        // What the host does not grant makes a subscriber slower, and no less right.
        let (socket, _) = socket::bind(own, socket::set_option)?;
        let options = [SocketOption::ReceiveBuffer, SocketOption::Filter];
        socket::set_all(&socket, &options, socket::set_option);
        Ok(self.with(socket))
    }

    fn with(self, socket: Socket) -> Subscriber {
        let now = Instant::now();
        let asked = |(member, address)| Asked::new(member, address, now);
        Subscriber {
            socket: socket.into(),
            cluster: self.cluster,
            subscriber: self.subscriber,
            key: self.key.as_ref().map(SubscriberKey::subscription_key),
            wait: self.wait,
            life: self.life.unwrap_or_else(life_by_clock),
            members: self.members.into_iter().map(asked).collect(),
            next_request: now,
            term: Term::ZERO,
            known: None,
            news: None,
            counts: SubscriberCounts::default(),
        }
    }
}

/// Returns the wall clock's microseconds since 1970, at least 1.
fn life_by_clock() -> BootId {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    BootId(u64::try_from(since.as_micros()).unwrap_or(u64::MAX).max(1))
}

/// A member and what was asked of it.
#[derive(Debug)]
struct Asked {
    member: NodeId,
    address: SocketAddr,
    /// The number of the last request; 0 before the first.
    counter: u64,
    is_answered: bool,
    /// Requests since the last answer.
    unanswered: u32,
    is_subscribed: bool,
    /// The cookie that the next request echoes, and the one that the last has echoed.
    cookie: u64,
    echoed: u64,
    next_request: Instant,
    told: Option<(Term, Option<NodeId>)>,
}

impl Asked {
    const fn new(member: NodeId, address: SocketAddr, now: Instant) -> Self {
        Self {
            member,
            address,
            counter: 0,
            is_answered: false,
            unanswered: 0,
            is_subscribed: false,
            cookie: 0,
            echoed: 0,
            next_request: now,
            told: None,
        }
    }

    /// Notes a request that leaves now.
    fn on_request(&mut self, now: Instant) {
        self.counter += 1;
        self.is_answered = false;
        self.echoed = self.cookie;
        let pause = REPEAT.0.saturating_mul(1 << self.unanswered.min(10)).min(REPEAT.1);
        self.unanswered += 1;
        self.next_request = now + pause;
        // Two requests without an answer: it may have forgotten this subscriber.
        self.is_subscribed &= self.unanswered <= 2;
    }

    /// Notes what the member has said, and when it is to be asked again.
    fn on_announcement(&mut self, said: &Announcement, now: Instant) {
        self.told = Some((said.term, said.leader));
        // What answers an earlier request, or comes by itself, says nothing of the last request.
        if said.counter != self.counter || self.is_answered {
            return;
        }
        (self.is_answered, self.unanswered) = (true, 0);
        self.is_subscribed = said.is_subscribed;
        if said.cookie != 0 {
            self.cookie = said.cookie;
        }
        // A cookie that was not echoed yet is echoed at once, and that is what subscribes.
        let is_owed = !said.is_subscribed && said.cookie != 0 && said.cookie != self.echoed;
        self.next_request = if is_owed { now } else { now + RENEWAL };
    }

    const fn view(&self) -> MemberView {
        MemberView {
            member: self.member,
            address: self.address,
            answers: self.unanswered <= 1 && self.told.is_some(),
            is_subscribed: self.is_subscribed,
            told: self.told,
        }
    }
}

/// Is told who leads a cluster, by all its members that it reaches.
///
/// It asks all members at the start, and each again until it answers. From then on, a member tells
/// of a new leader by itself, for as long as its subscription is renewed, four times a second. All
/// of that is done in the calls of [`recv`](Self::recv) and [`try_recv`](Self::try_recv): an
/// application makes one of them that often, or changes come late; after 5 s without one, not at
/// all.
///
/// ```no_run
/// use std::time::Duration;
///
/// use interrex::{NodeId, SubscriberBuilder, WaitStrategy, read_subscriber_key};
///
/// # fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let members = [(NodeId::try_from(1)?, "10.0.0.1:7412".parse()?)];
/// let key = read_subscriber_key("/etc/gateway/interrex.key")?;
/// let mut subscriber =
///     SubscriberBuilder::new(key, members).wait(WaitStrategy::Spin).start()?;
/// loop {
///     if let Some(told) = subscriber.recv(Duration::from_secs(1)) {
///         println!("{} leads term {}, says {}", told.leader, told.term, told.from);
///     }
/// }
/// # }
/// ```
pub struct Subscriber {
    socket: UdpSocket,
    cluster: ClusterId,
    subscriber: SubscriberId,
    key: Option<SubscriptionKey>,
    wait: WaitStrategy,
    life: BootId,
    members: Vec<Asked>,
    /// The earliest of the members' next requests.
    next_request: Instant,
    /// The highest term that any member has told of.
    term: Term,
    known: Option<(Term, NodeId)>,
    /// The newest leader that the application has not been told of.
    news: Option<LeaderChange>,
    counts: SubscriberCounts,
}

impl fmt::Debug for Subscriber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Subscriber");
        shown.field("subscriber", &self.subscriber).field("known", &self.known);
        shown.finish_non_exhaustive()
    }
}

impl Subscriber {
    /// Waits until there is a new leader, for `timeout` at most. Returns the newest if there have
    /// been several. It neither fails nor returns early where the network is down:
    /// [`members`](Self::members) and [`counts`](Self::counts) show that.
    pub fn recv(&mut self, timeout: Duration) -> Option<LeaderChange> {
        let start = Instant::now();
        // A deadline that no clock can show never comes.
        let deadline = start.checked_add(timeout);
        loop {
            if let Some(news) = self.try_recv() {
                return Some(news);
            }
            let now = Instant::now();
            if deadline.is_some_and(|deadline| now >= deadline) {
                return None;
            }
            match self.wait {
                WaitStrategy::Spin => hint::spin_loop(),
                WaitStrategy::Yield => thread::yield_now(),
                WaitStrategy::Backoff if now.saturating_duration_since(start) < LOOK_FOR => {
                    hint::spin_loop();
                }
                WaitStrategy::Backoff | WaitStrategy::Park => self.sleep(now, deadline),
            }
        }
    }

    /// Takes what has come, and asks those members that it is time to ask. Never waits. For loops
    /// of one's own: call it when the descriptor is readable, and at
    /// [`next_deadline`](Self::next_deadline).
    pub fn try_recv(&mut self) -> Option<LeaderChange> {
        let now = Instant::now();
        if now >= self.next_request {
            self.ask(now);
        }
        let mut room = [0; ROOM];
        for _ in 0..BATCH {
            match rustix::net::recv(&self.socket, &mut room, RecvFlags::DONTWAIT) {
                Ok((_, length)) => self.hear(&room[..length.min(ROOM)], now),
                Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => break,
                Err(_) => {
                    self.counts.io_errors += 1;
                    break;
                }
            }
        }
        if self.next_request <= now {
            self.ask(now);
        }
        self.news.take()
    }

    /// Lets the next [`recv`](Self::recv) or [`try_recv`](Self::try_recv) ask all members anew. A
    /// member counts as not subscribed to until it has answered. For applications that know of a
    /// restart, or doubt the network.
    pub fn renew(&mut self) {
        self.next_request = Instant::now();
        for asked in &mut self.members {
            (asked.next_request, asked.unanswered) = (self.next_request, 0);
            asked.is_subscribed = false;
        }
    }

    /// Returns the time by which [`try_recv`](Self::try_recv) is to be called though nothing comes.
    pub const fn next_deadline(&self) -> Instant {
        self.next_request
    }

    /// Returns the highest term of which a leader is known, and that leader. Says nothing of
    /// whether it is still alive; see [`LeaderChange`].
    pub const fn current(&self) -> Option<(Term, NodeId)> {
        self.known
    }

    /// Returns the highest term that any member has told of. Where it is above that of
    /// [`current`](Self::current), an election has begun of which no leader is known yet.
    pub const fn term(&self) -> Term {
        self.term
    }

    /// Returns the members, and which of them answer.
    pub fn members(&self) -> impl Iterator<Item = MemberView> {
        self.members.iter().map(Asked::view)
    }

    /// Returns the counts since the start.
    pub const fn counts(&self) -> SubscriberCounts {
        self.counts
    }

    /// Returns the number of datagrams that were rejected for this reason.
    pub const fn rejected(&self, rejection: Rejection) -> u64 {
        self.counts.rejected[rejection.index()]
    }

    /// Returns the address at which it listens.
    ///
    /// # Errors
    /// The kernel's.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Seals with another key from now on. The members must accept the cluster's key that it was
    /// derived from. What they have sealed with the old one is rejected, so all are asked anew.
    ///
    /// # Errors
    /// [`StartError::Subscription`], with nothing done, where it is the key of another subscriber
    /// or cluster, or authentication is off.
    pub fn set_key(&mut self, key: &SubscriberKey) -> Result<(), StartError> {
        if (key.cluster(), key.subscriber()) != (self.cluster, self.subscriber) {
            return Err(StartError::Subscription { rule: "the key is another subscriber's" });
        }
        if self.key.is_none() {
            let rule = "authentication is off: start it anew with a key";
            return Err(StartError::Subscription { rule });
        }
        self.key = Some(key.subscription_key());
        self.renew();
        Ok(())
    }

    /// Sleeps until something comes or a member is to be asked.
    fn sleep(&mut self, now: Instant, deadline: Option<Instant>) {
        let until = deadline.map_or(self.next_request, |end| end.min(self.next_request));
        // The kernel takes a limit of zero for none.
        let limit = until.saturating_duration_since(now).max(Duration::from_micros(1));
        // Where it can't be had, this thread looks again and again instead.
        if self.socket.set_read_timeout(Some(limit)).is_ok() {
            let _ = self.socket.peek(&mut [0]);
        }
    }

    /// Asks all members that it is time to ask.
    fn ask(&mut self, now: Instant) {
        for place in 0..self.members.len() {
            if self.members[place].next_request <= now {
                self.ask_one(place, now);
            }
        }
        let next = self.members.iter().map(|asked| asked.next_request).min();
        self.next_request = next.expect("there is one member at least");
    }

    fn ask_one(&mut self, place: usize, now: Instant) {
        let asked = &mut self.members[place];
        asked.on_request(now);
        let request = Subscribe {
            to: asked.member,
            subscriber: self.subscriber,
            life: self.life,
            counter: asked.counter,
            cookie: asked.echoed,
        };
        let mut record = Record::default();
        write_subscribe(&request, self.cluster, self.key.as_ref(), &mut record);
        let sent = self.socket.send_to(record.as_bytes(), asked.address);
        self.counts.requests += 1;
        self.counts.io_errors += u64::from(sent.is_err());
    }

    fn hear(&mut self, bytes: &[u8], now: Instant) {
        match self.open(bytes) {
            Ok((said, place)) => {
                self.counts.accepted += 1;
                self.members[place].on_announcement(&said, now);
                self.next_request = self.next_request.min(self.members[place].next_request);
                self.learn(&said);
            }
            Err(rejection) => self.counts.rejected[rejection.index()] += 1,
        }
    }

    /// Reads an announcement to this life, and finds the member that it is of.
    fn open(&self, bytes: &[u8]) -> Result<(Announcement, usize), Rejection> {
        let said = open_announcement(bytes, self.cluster, self.subscriber, self.key.as_ref())?;
        let place = self.members.iter().position(|asked| asked.member == said.from);
        let place = place.ok_or(Rejection::Sender)?;
        // What an earlier life was told, and what answers a request that was never made.
        let is_asked = (1..=self.members[place].counter).contains(&said.counter);
        if said.life == self.life && is_asked { Ok((said, place)) } else { Err(Rejection::Answer) }
    }

    /// Takes in who leads. Terms rise; the leader of one never changes once it is known.
    fn learn(&mut self, said: &Announcement) {
        self.term = self.term.max(said.term);
        let Some(leader) = said.leader else { return };
        match self.known {
            Some((term, known)) if term == said.term && known != leader => {
                self.counts.conflicts += 1;
            }
            Some((term, _)) if term >= said.term => self.counts.stale += 1,
            Some(_) | None => {
                self.known = Some((said.term, leader));
                self.news = Some(LeaderChange { term: said.term, leader, from: said.from });
            }
        }
    }
}

/// For an epoll loop: it is readable when [`Subscriber::try_recv`] has something to take.
impl AsFd for Subscriber {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever has seen an answer on its way can send it again and again.
    #[test]
    fn an_answer_that_is_replayed_puts_no_renewal_off() {
        let address = SocketAddr::from(([127, 0, 0, 1], 1));
        let (member, now) = (NodeId::new(1).expect("1 is below 128"), Instant::now());
        let mut asked = Asked::new(member, address, now);
        asked.on_request(now);
        let answer = Announcement {
            from: member,
            boot: BootId(1),
            term: Term(5),
            leader: Some(member),
            subscriber: SubscriberId(7),
            life: BootId(1),
            counter: asked.counter,
            cookie: 9,
            is_subscribed: true,
        };
        asked.on_announcement(&answer, now);
        let due = asked.next_request;
        assert_eq!(due, now + RENEWAL);
        asked.on_announcement(&answer, now + RENEWAL / 2);
        assert_eq!(asked.next_request, due);
    }
}
