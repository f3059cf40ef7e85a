//! The builder of a node: checks what it was told, opens what the node needs, and puts the parts
//! together.
//!
//! Knows how the parts are put together and nothing of what they do.

use std::net::{SocketAddr, UdpSocket};
use std::os::fd::{AsFd, BorrowedFd};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crossbeam::channel;
use rand::TryRng;
use rand::rngs::SysRng;

use crate::config::{Authentication, Config};
use crate::duty_cycle::DutyCycle;
use crate::election::{Durability, Election, HardState, Setup};
use crate::types::{BootId, Duration, Instant, Position, Term};
use crate::wire::{Announcer, Keyring, LAST_TERM, LinkKeys, LinkSetup, Links, Receiver as Reader};

use super::clock::{Clock, ClockSource};
use super::duty_cycle::{Parts, PollingLoop};
use super::error::StartError;
use super::fork::{ForkGuard, Residence};
use super::guardian::page::{Pages, SharedPage};
use super::guardian::{Guardian, GuardianState, Link, PreparedNotices};
use super::guards::Guards;
use super::handle::{COMMAND_QUEUE, Handle, KeyChange};
use super::host::Scheduling;
use super::leadership::{Leadership, LeaseReader, Publisher};
use super::names::{Addresses, NameSearch, Names};
use super::node::Node;
use super::node_memory::NodeMemory;
use super::observer::Observer;
use super::overrides::Overrides;
use super::position::PositionWriter;
use super::public_page::{PublicFile, PublicOwner, PublicPage};
use super::pulse::Pulse;
use super::rejections::Rejections;
use super::socket::{self, SetOption};
use super::store::{MemoryStore, Store};
use super::store_errors::StoreErrors;
use super::subscribers::{Announcements, Setup as SubscriptionSetup, SubscriberSocket};
use super::sys;
use super::udp::Transport;
use super::vm_generation::VmGeneration;
use super::wait::{WaitStrategy, Waiter};
use super::wall_clock::WallClock;

/// The longest bound of a shared fate, which is that of all lengths of time in a configuration.
const LONGEST_FATE_BOUND: Duration = Duration::from_millis(3_600_000);
/// The time for which an end waits for guards, unless another is given: longer than anything that
/// should be done under one, and shorter than what a service manager waits for before it kills.
const DRAIN_LIMIT: Duration = Duration::from_millis(1_000);

/// Says what a node is made of. What is not said has a default.
pub struct NodeBuilder {
    config: Config,
    wait: WaitStrategy,
    scheduling: Scheduling,
    socket: Option<UdpSocket>,
    subscribers: Option<SocketAddr>,
    set_option: SetOption,
    names: Option<Names>,
    store: Box<dyn Store>,
    position: Position,
    term_floor: Option<Term>,
    observer: Option<Arc<dyn Observer>>,
    keys: Option<Keyring>,
    guardian: Option<Guardian>,
    public_page: Option<PathBuf>,
    closes_on_fork: bool,
    standby: bool,
    fate_bound: Option<Duration>,
    drain_limit: Duration,
    overrides: Overrides,
}

impl NodeBuilder {
    /// Begins a node of this configuration. By default it waits by [`WaitStrategy::Backoff`], and
    /// keeps its hard state in memory.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            wait: WaitStrategy::default(),
            scheduling: Scheduling::default(),
            socket: None,
            subscribers: None,
            set_option: socket::set_option,
            names: None,
            store: Box::new(MemoryStore::default()),
            position: Position::default(),
            term_floor: None,
            observer: None,
            keys: None,
            guardian: None,
            public_page: None,
            closes_on_fork: true,
            standby: false,
            fate_bound: None,
            drain_limit: DRAIN_LIMIT,
            overrides: Overrides::default(),
        }
    }

    /// Sets the keys by which members know each other; see [`read_keys`](super::read_keys). Needed
    /// unless the configuration says [`Authentication::Off`].
    #[must_use]
    pub fn keys(mut self, keys: Keyring) -> Self {
        self.keys = Some(keys);
        self
    }

    /// Sets where the hard state is kept; see [`MemoryStore`] for what the default forgets.
    #[must_use]
    pub fn store(mut self, store: Box<dyn Store>) -> Self {
        self.store = store;
        self
    }

    /// Sets the observer, which is told of events, heartbeats, rejected datagrams, a failing store
    /// and the guardian. Without one nobody is told; the metrics count all the same.
    #[must_use]
    pub fn observer(mut self, observer: Arc<dyn Observer>) -> Self {
        self.observer = Some(observer);
        self
    }

    /// Sets what the polling thread does when there is nothing to do.
    #[must_use]
    pub fn wait(mut self, strategy: WaitStrategy) -> Self {
        self.wait = strategy;
        self
    }

    /// Sets what is asked of the host for speed, for the thread of [`Node::spawn`] or the one that
    /// calls [`Node::prepare_thread`]. What can't be had is a [`HostWarning`](super::HostWarning).
    #[must_use]
    pub fn scheduling(mut self, scheduling: Scheduling) -> Self {
        self.scheduling = scheduling;
        self
    }

    /// Takes a socket that is bound already, instead of one bound to this member's address. The
    /// node makes it non-blocking, sizes its receive buffer, and lets the kernel drop what is no
    /// datagram of this protocol.
    #[must_use]
    pub fn socket(mut self, socket: UdpSocket) -> Self {
        self.socket = Some(socket);
        self
    }

    /// Sets the address at which this node tells processes that are no members who leads: gateways,
    /// clients. They are [`Subscriber`](super::Subscriber)s, up to
    /// [`MAX_SUBSCRIBERS`](super::MAX_SUBSCRIBERS). It has a port of its own, so that no flood of
    /// them reaches the members' socket. Port 0 is any that is free: [`Node::subscribers_addr`]
    /// says which.
    ///
    /// Whoever asks is answered by a thread of the library's own. When this node publishes another
    /// leader, the polling thread tells all of them in that very pass, after all that members are
    /// sent; beyond 64 of them, the others in the next passes. Each of them is an individual
    /// datagram, of about a microsecond of that thread's time.
    #[must_use]
    pub const fn subscribers(mut self, address: SocketAddr) -> Self {
        self.subscribers = Some(address);
        self
    }

    /// Sets the names of members whose address is not known or may change. [`bind`](Self::bind)
    /// waits for up to a second until each name has been tried, and does not fail where one does
    /// not resolve: the node looks for it again and again, and speaks to that member as soon as it
    /// is found. A member that has none yet is in
    /// [`MetricsSnapshot::no_address`](super::MetricsSnapshot::no_address).
    #[must_use]
    pub fn names(mut self, names: Names) -> Self {
        self.names = Some(names);
        self
    }

    /// Tells how far the application had come when it last ran. Without it, a restarted node votes
    /// for candidates that are behind it until [`PositionWriter::set`] is called (S10).
    #[must_use]
    pub fn position(mut self, position: Position) -> Self {
        self.position = position;
        self
    }

    /// Sets the term from which this node goes on where no member remembers the last one (R14),
    /// instead of the wall clock's microseconds since 1970. Needed where the wall clock can't be
    /// trusted; it must be above every term, and so every fencing token, that this cluster has
    /// had, and below 2^62. Leave it out again once a leader was elected: a floor that stays the
    /// same gives the same tokens again after the next loss of all memory.
    #[must_use]
    pub fn term_floor(mut self, floor: Term) -> Self {
        self.term_floor = Some(floor);
        self
    }

    /// Sets the guardian that tells the others at once when this node's polling thread has ended;
    /// see [`guardian`](super::guardian). Without one they find out by themselves. [`Node::run`]
    /// and [`Node::spawn`] look for it; a loop that calls [`Node::poll`] must call [`Node::watch`]
    /// first, or nobody watches. While there is none, or it is lost, the node goes on looking, and
    /// says so in [`MetricsSnapshot::guardian`](super::MetricsSnapshot::guardian).
    #[must_use]
    pub fn guardian(mut self, guardian: Guardian) -> Self {
        self.guardian = Some(guardian);
        self
    }

    /// Has the node publish who leads into a file of its own at this path, from which any process
    /// of the host reads it; see [`public_page`](super::public_page) for what it may rely on, and
    /// [`PageReader::default_path`](super::PageReader::default_path) for a path that readers find.
    /// The directory must be on a tmpfs, such as `/dev/shm`, and be the node's own or sticky.
    ///
    /// Each life of a node makes a new file, in place of the one before, with mode 0644. It is gone
    /// once the node is dropped, and left, with nothing in it that counts, if the process dies.
    #[must_use]
    pub fn public_page(mut self, path: impl Into<PathBuf>) -> Self {
        self.public_page = Some(path.into());
        self
    }

    /// Sets whether a child that this process forks lets go of what the node has open; by default
    /// it does.
    ///
    /// A node belongs to the process that polls it first. A child that this process forks after
    /// that has a copy which can't take part: its thread is not there, and two that speak as one
    /// node would give one vote twice. Left alone, the copy would still hold the node's address
    /// and the lock of its store. The parent could then not be started again after its death, and
    /// its followers would not be told that nobody listens. So the child's copies of the node's
    /// descriptors are closed before `fork` returns. Its [`poll`](Node::poll) returns 0 for ever,
    /// and its [`Leadership`](super::Leadership) reads no lease; that of a node with a guardian
    /// reads the lease of the parent, which a guardian voids when the parent dies. A child that
    /// runs another program has none of it in any case. A [`Store`] of your own says by
    /// [`Store::descriptor`] which file it has.
    ///
    /// A process that becomes a daemon forks before it polls, and nothing is closed. `false` is
    /// for one that polls first, forks, and goes on in the child alone: the parent must never poll
    /// again. When it drops its copy, nobody is told anything.
    ///
    /// Children of the bare system call (`clone`, or `_Fork`) are not seen.
    #[must_use]
    pub fn close_on_fork(mut self, closes: bool) -> Self {
        self.closes_on_fork = closes;
        self
    }

    /// Sets whether the node begins in standby: it votes, and is not elected before
    /// [`Handle::end_standby`].
    #[must_use]
    pub fn standby(mut self, standby: bool) -> Self {
        self.standby = standby;
        self
    }

    /// Lets the node share the fate of its application, which shows by [`Node::pulse`] that it
    /// works. If no beat comes for `bound`, a leader resigns, and the node is not elected until the
    /// next beat. It is not elected before the first beat either. So a living polling thread is no
    /// leader over a dead application.
    ///
    /// `bound` must be longer than any pause of a healthy application, and not below a heartbeat
    /// interval. A pause of the polling thread itself is not held against the application: it then
    /// has its bound anew. Where the thread sleeps, it looks eight times within the bound, and no
    /// beat wakes it: so the first beat counts up to an eighth of the bound after it.
    #[must_use]
    pub fn fate_sharing(mut self, bound: Duration) -> Self {
        self.fate_bound = Some(bound);
        self
    }

    /// Sets the longest time for which a leader waits for [guards](super::Leadership::guard) before
    /// it resigns, where its node ends in order: by [`stop`](super::NodeThread::stop),
    /// [`Node::finish`], [`Handle::shutdown`] or a drop. A leader that gives its leadership back to
    /// a member of higher priority waits as long. The default is a second. Where no guard is held,
    /// nothing is waited for.
    #[must_use]
    pub fn drain_limit(mut self, limit: Duration) -> Self {
        self.drain_limit = limit;
        self
    }

    /// Replaces clocks and random numbers of the system by others.
    #[must_use]
    pub fn overrides(mut self, overrides: Overrides) -> Self {
        self.overrides = overrides;
        self
    }

    /// Checks the configuration, binds the socket, reads the hard state and, where this life may
    /// promise for longer than any before (R13), writes it.
    ///
    /// # Errors
    /// [`StartError`], which names the address and what to do.
    pub fn bind(mut self) -> Result<Node, StartError> {
        self.config.validate()?;
        if let Some(floor) = self.term_floor.filter(|floor| *floor >= Term(LAST_TERM)) {
            return Err(StartError::TermFloor { floor });
        }
        self.check_fate_bound()?;
        Names::check(self.names.as_ref(), &self.config)?;
        let link_keys = self.link_keys()?;
        let transport = self.transport()?;
        let (search, addresses) = self.search_names(transport.local_addr())?;
        let subscribers = self.subscriber_socket()?;
        let waiter = Waiter::new(self.wait, transport.descriptor())?;
        // Before anything is read that a snapshot would hold.
        let generation = self.generation()?;
        let clock = self.overrides.clock.take().unwrap_or_default();
        let reference = self.overrides.reference_clock.take();
        let reference = reference.unwrap_or_else(|| reference_for(&clock));
        let now = clock.now();
        let hard_state = self.store.load()?;
        let boot =
            self.overrides.boot.or(self.store.boot()).map_or_else(|| random().map(BootId), Ok)?;
        let links = self.links(link_keys, boot, now);
        let wall_clock = self.wall_clock(hard_state);
        let election = self.election(hard_state, boot, now, wall_clock)?;
        let page = self.page()?;
        page.iter().for_each(|page| page.set_generation(generation.number()));
        let public = self.public(boot, &clock)?;
        let public_file = public.as_ref().map(|public| Arc::clone(public.file()));
        let files = page.as_deref().map(SharedPage::file).into_iter();
        let files = files.chain(public_file.as_deref().map(PublicFile::descriptor));
        let socket = subscribers.as_ref().map(|subscribers| subscribers.socket.as_fd());
        let forks = self.fork_guard(&transport, &waiter, files.chain(socket))?;
        let memory = NodeMemory::new(page.as_ref());
        let lease = LeaseReader::new(clock.clone(), memory.clone(), generation.clone());
        let residence = Arc::<Residence>::default();
        let guards = Guards::new(lease.clone(), Arc::clone(&residence), waiter.waker());
        let leadership = Leadership::new(lease, guards.clone());
        let mut publisher = Publisher::new(clock.clone(), memory.clone());
        if let Some(public) = public {
            publisher.publish_to(public);
        }
        let (writer, position) =
            PositionWriter::new(memory, residence, self.position, self.closes_on_fork);
        let notices =
            page.as_ref().map(|page| PreparedNotices::new(Arc::clone(page), &self.config, boot));
        let (order_sender, orders) = channel::bounded(COMMAND_QUEUE);
        // Room for those that wait and as many that were answered since somebody asked last.
        let (answers, answered) = channel::bounded(2 * COMMAND_QUEUE);
        let pulse = self.fate_bound.map(|_| Pulse::default());
        let (key_sender, new_keys) = channel::bounded(1);
        let (old_keys, freed_keys) = channel::bounded(2);
        let of_subscribers = subscribers.as_ref().and_then(|_| self.keys.clone());
        let of_subscribers = of_subscribers.map(|keys| Arc::new(Mutex::new(keys)));
        let keys = KeyChange::new(&self.config, key_sender, freed_keys, of_subscribers.clone());
        let parts = Parts {
            forks,
            transport,
            addresses,
            new_keys,
            old_keys,
            rejections: Rejections::new(),
            clock,
            store: self.store,
            publisher,
            notices,
            guards,
            position,
            pulse: pulse.clone(),
            orders,
            answers,
            observer: self.observer.clone(),
            store_errors: StoreErrors::default(),
            measures_gaps: self.wait != WaitStrategy::Park,
            may_sleep: self.wait.sleeps(),
            reference,
            timing: self.config.timing,
            generation,
        };
        let mut core = DutyCycle::new(election, links, self.config.cluster, now);
        core.set_failback_drain_limit(self.drain_limit);
        if self.standby {
            core.begin_in_standby();
        }
        if let Some(bound) = self.fate_bound {
            core.share_fate(bound);
        }
        let mut cycle = PollingLoop::new(core, parts, &self.config, self.drain_limit, now);
        if let Some(subscribers) = &subscribers {
            let announcements = Announcements::begin(SubscriptionSetup {
                socket: Arc::clone(&subscribers.socket),
                announcer: Announcer { cluster: self.config.cluster, from: self.config.node, boot },
                keys: of_subscribers,
                leadership: leadership.clone(),
                metrics: Arc::clone(cycle.metrics()),
                cores: sys::cores_of_this_thread().ok(),
                secret: [random()?, random()?],
            });
            cycle.tell_subscribers(
                announcements.map_err(|source| StartError::Subscribers { source })?,
            );
        }
        let link = self.guardian.zip(page).map(|(guardian, page)| Link {
            guardian,
            pages: Pages::of(page).and_public(public_file),
            metrics: Arc::clone(cycle.metrics()),
            observer: self.observer,
            cores: sys::cores_of_this_thread().ok(),
            closes_on_fork: self.closes_on_fork,
        });
        if link.is_some() {
            cycle.metrics().set_guardian(GuardianState::Unwatched);
        }
        Ok(Node {
            cycle,
            link,
            handle: Handle {
                orders: order_sender,
                answered,
                leadership: leadership.clone(),
                drain_limit: self.drain_limit,
                longest_lapse: self.config.timing.longest_lapse(),
                keys,
                shutdown: Arc::default(),
                waker: waiter.waker(),
            },
            waiter,
            leadership,
            pulse,
            subscribers,
            position_writer: Arc::new(Mutex::new(Some(writer))),
            _search: search,
            wall_clock,
            scheduling: self.scheduling,
            armed_until: None,
            never_sleeps: !self.wait.sleeps(),
        })
    }

    fn check_fate_bound(&self) -> Result<(), StartError> {
        let Some(bound) = self.fate_bound else { return Ok(()) };
        let least = self.config.timing.heartbeat_interval;
        if (least..=LONGEST_FATE_BOUND).contains(&bound) {
            Ok(())
        } else {
            Err(StartError::FateBound { bound, least, most: LONGEST_FATE_BOUND })
        }
    }

    fn transport(&mut self) -> Result<Transport, StartError> {
        let members = &self.config.members;
        match self.socket.take() {
            Some(socket) => Transport::adopt(socket, members, self.set_option),
            None => {
                let own = members.iter().find(|member| member.id == self.config.node);
                let own = own.and_then(|own| own.address);
                let own = own.expect("validate() has found this node and its address in the list");
                Transport::bind(own, members, self.set_option)
            }
        }
    }

    fn generation(&mut self) -> Result<VmGeneration, StartError> {
        let device = self.overrides.vm_clock.take();
        VmGeneration::now(device.as_deref()).map_err(|source| {
            let path = device.unwrap_or_default();
            StartError::VmClock { path, source }
        })
    }

    fn subscriber_socket(&self) -> Result<Option<SubscriberSocket>, StartError> {
        if self.subscribers.is_some() && !self.closes_on_fork {
            return Err(StartError::SubscribersAfterFork);
        }
        let bind = |address| SubscriberSocket::bind(address, self.set_option);
        self.subscribers.map(bind).transpose()
    }

    fn search_names(
        &mut self,
        local: SocketAddr,
    ) -> Result<(Option<NameSearch>, Addresses), StartError> {
        let Some(names) = self.names.take() else { return Ok((None, channel::never())) };
        let (search, addresses) = names.search(&self.config, local)?;
        Ok((Some(search), addresses))
    }

    fn page(&self) -> Result<Option<Arc<SharedPage>>, StartError> {
        let page = self.guardian.as_ref().map(|_| SharedPage::create().map(Arc::new));
        page.transpose().map_err(|source| StartError::Page { source })
    }

    /// Makes the page that other processes read. The socket is bound by now, so no earlier life of
    /// this node goes on.
    fn public(&self, boot: BootId, clock: &Clock) -> Result<Option<PublicPage>, StartError> {
        let Some(path) = &self.public_page else { return Ok(None) };
        let Config { cluster, node, timing, .. } = self.config;
        let owner = PublicOwner { cluster, node, boot };
        let page = PublicPage::create(path, owner, clock, timing.promise_max);
        let failed = |source| StartError::PublicPage { path: path.clone(), source };
        page.map(Some).map_err(failed)
    }

    fn fork_guard<'a>(
        &'a self,
        transport: &'a Transport,
        waiter: &'a Waiter,
        shared: impl Iterator<Item = BorrowedFd<'a>>,
    ) -> Result<ForkGuard, StartError> {
        let guard = if self.closes_on_fork {
            let own = std::iter::once(transport.descriptor()).chain(waiter.descriptors());
            ForkGuard::new(own.chain(self.store.descriptor()).chain(shared))
        } else {
            ForkGuard::off()
        };
        guard.map_err(|source| StartError::Fork { source })
    }

    /// Returns the wall clock where terms may begin by it: where an earlier vote may be forgotten
    /// (R14) and no operator has given a floor.
    fn wall_clock(&self, hard_state: HardState) -> Option<WallClock> {
        let may_forget = hard_state.must_ask || !self.store.is_durable();
        (may_forget && self.term_floor.is_none()).then(WallClock::read)
    }

    fn link_keys(&self) -> Result<Option<LinkKeys>, StartError> {
        let Config { node, cluster, authentication, .. } = self.config;
        match (authentication, &self.keys) {
            (Authentication::Required, None) => Err(StartError::NoKeys),
            (Authentication::Off, Some(_)) => Err(StartError::UnusedKeys),
            (Authentication::Required, Some(keys)) => Ok(Some(LinkKeys::new(keys, cluster, node))),
            (Authentication::Off, None) => Ok(None),
        }
    }

    fn links(&self, keys: Option<LinkKeys>, boot: BootId, now: Instant) -> Links {
        let Config { node, cluster, ref members, timing, .. } = self.config;
        let members = members.iter().map(|member| member.id).collect();
        let setup = LinkSetup {
            receiver: Reader { cluster, node, members },
            boot,
            keys,
            challenge_pause: timing.request_interval,
            answer_timeout: timing.calm_timeout_max(),
        };
        Links::new(setup, now)
    }

    fn election(
        &self,
        hard_state: HardState,
        boot: BootId,
        now: Instant,
        wall_clock: Option<WallClock>,
    ) -> Result<Election, StartError> {
        let by_clock = wall_clock.map(|clock| clock.floor(None)).transpose()?;
        let term_floor = self.term_floor.or(by_clock).unwrap_or(Term::ZERO);
        let durability =
            if self.store.is_durable() { Durability::Durable } else { Durability::Diskless };
        let setup = Setup {
            config: &self.config,
            hard_state,
            durability,
            term_floor,
            position: self.position,
            boot,
            seed: self.overrides.seed.map_or_else(random, Ok)?,
        };
        Ok(Election::new(setup, now)?)
    }
}

/// Returns the clock that `clock` is compared with. That is the kernel's for the processor's
/// counter; any other clock is its own reference.
fn reference_for(clock: &Clock) -> Clock {
    match clock.source() {
        ClockSource::Tsc => Clock::os(),
        ClockSource::Os | ClockSource::Mock => clock.clone(),
    }
}

/// Returns a random number of the system's, never zero.
fn random() -> Result<u64, StartError> {
    let number = SysRng.try_next_u64();
    let number = number.map_err(|error| StartError::Entropy { reason: error.to_string() })?;
    Ok(number.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{io, thread, time};

    use crate::config::Member;
    use crate::runtime::{HostWarning, SocketOption};
    use crate::types::{ClusterId, NodeId};

    /// The host may have a system call filter, or be gVisor.
    #[test]
    fn a_host_that_grants_no_socket_option_is_a_warning_each_and_the_node_leads() {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        let id = NodeId::new(1).expect("1 is below 128");
        let own = socket.local_addr().expect("it is bound");
        let config = Config::new(ClusterId(1), id, [Member::voter(id, own)])
            .authentication(Authentication::Off);
        let mut builder = NodeBuilder::new(config).wait(WaitStrategy::Park).socket(socket);
        builder.set_option = |_, _| Err(io::Error::from_raw_os_error(1));
        let thread = builder.bind().and_then(Node::spawn).expect("none of them is needed");
        let warnings = thread.warnings();
        // There may be others, such as of a wall clock that nothing keeps right.
        let options = warnings.iter().filter_map(|warning| {
            let HostWarning::Socket { option, source } = warning else { return None };
            assert_eq!(source.raw_os_error(), Some(1), "what the kernel said");
            Some(*option)
        });
        let expected = [SocketOption::ReceiveBuffer, SocketOption::Filter, SocketOption::Errors];
        assert_eq!(options.collect::<Vec<_>>(), expected);
        for (warning, option) in warnings.iter().zip(expected) {
            assert!(warning.to_string().contains(&option.to_string()), "{warning}");
        }
        let deadline = time::Instant::now() + time::Duration::from_secs(10);
        while !thread.leadership().is_leader() {
            assert!(time::Instant::now() < deadline, "a cluster of one leads itself");
            thread::sleep(time::Duration::from_millis(1));
        }
    }
}
