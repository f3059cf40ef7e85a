//! Looks for the addresses of members that are known by name, at the start and ever again. So a
//! name that does not resolve keeps nobody from starting, and a member that has moved is found.
//!
//! Knows names and a resolver, which may take long. Each name has a thread of its own, so that the
//! name of a dead host delays no other. Knows nothing of sockets: the polling thread takes what
//! was found from a bounded queue.

use std::fmt;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::Instant;

use crossbeam::channel::{self, Receiver, RecvTimeoutError, Sender, TrySendError};

use crate::config::{Config, address_rules};
use crate::types::{Duration, MAX_MEMBERS, NodeId, NodeSet};

use super::error::StartError;

/// The time for which a start waits until each name has been tried once. A resolver that works
/// answers within milliseconds; one that does not takes many seconds to say so.
const START_WAIT: Duration = Duration::from_millis(1_000);

/// The pause before a name without an address is tried again: a host that returns is soon found.
const RETRY: Duration = Duration::from_millis(2_000);

/// The pause before a name with an address is tried again, since that may change. Resolvers
/// remember for longer than that.
const REFRESH: Duration = Duration::from_millis(30_000);

/// Turns `host:port` into addresses.
type Resolver = dyn Fn(&str) -> io::Result<Vec<SocketAddr>> + Send + Sync;

/// The addresses that were found, on their way to the polling thread.
pub(super) type Addresses = Receiver<(NodeId, SocketAddr)>;

/// Called with changes of names.
type OnChange = Box<dyn FnMut(&NameChange) + Send>;

/// The fate of a name, told when it changes.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum NameChange {
    /// The member is spoken to at this address from now on.
    Found {
        /// The member.
        member: NodeId,
        /// Its name.
        name: String,
        /// Its address.
        address: SocketAddr,
    },
    /// The name does not resolve. The member keeps the address that it had, if it had one.
    NotFound {
        /// The member.
        member: NodeId,
        /// Its name.
        name: String,
        /// The resolver's words.
        reason: String,
    },
    /// The name resolves to nothing that could be that member's. It keeps the address that it had.
    Unfit {
        /// The member.
        member: NodeId,
        /// Its name.
        name: String,
        /// The first address that the resolver gave.
        address: SocketAddr,
        /// The rule that this address breaks, with what to do.
        rule: &'static str,
    },
}

impl fmt::Display for NameChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found { member, name, address } => {
                write!(f, "member {member}, `{name}`, is at {address}")
            }
            Self::NotFound { member, name, reason } => {
                write!(f, "member {member}, `{name}`, is not found and looked for again: {reason}")
            }
            Self::Unfit { member, name, address, rule } => {
                write!(f, "member {member}, `{name}`, resolves to {address}: {rule}")
            }
        }
    }
}

/// The names of members, written `host:port`, for
/// [`NodeBuilder::names`](super::NodeBuilder::names).
///
/// ```no_run
/// use interrex::runtime::{Names, StartError, resolve};
/// use interrex::{ClusterId, Config, Member, Node, NodeBuilder, NodeId};
///
/// # fn start([a, b, c]: [NodeId; 3], keys: interrex::Keyring) -> Result<Node, StartError> {
/// // This node's own address must be known; those of the others may be found later.
/// let own = Member::voter(a, resolve("a.example:7411")?);
/// let members = [own, Member::voter_by_name(b), Member::voter_by_name(c)];
/// let config = Config::new(ClusterId(7), a, members);
/// let names = Names::new([(b, "b.example:7411"), (c, "c.example:7411")])
///     .on_change(|news| eprintln!("{news}"));
/// NodeBuilder::new(config).keys(keys).names(names).bind()
/// # }
/// ```
pub struct Names {
    names: Vec<(NodeId, String)>,
    resolver: Arc<Resolver>,
    retry: Duration,
    refresh: Duration,
    on_change: Option<OnChange>,
}

impl Names {
    /// Returns these names. The system resolves each every two seconds while it has no address,
    /// and every thirty seconds when it has one.
    pub fn new<N: Into<String>>(names: impl IntoIterator<Item = (NodeId, N)>) -> Self {
        Self {
            names: names.into_iter().map(|(member, name)| (member, name.into())).collect(),
            resolver: Arc::new(|name| name.to_socket_addrs().map(Iterator::collect)),
            retry: RETRY,
            refresh: REFRESH,
            on_change: None,
        }
    }

    /// Sets another resolver than the system's. It is called on threads of the library's own, for
    /// several names at once, and may take its time.
    #[must_use]
    pub fn resolver(
        mut self,
        resolver: impl Fn(&str) -> io::Result<Vec<SocketAddr>> + Send + Sync + 'static,
    ) -> Self {
        self.resolver = Arc::new(resolver);
        self
    }

    /// Sets the pause before a name is tried again: `without` an address, and `with` one.
    #[must_use]
    pub fn again_after(mut self, without: Duration, with: Duration) -> Self {
        // Without any pause a thread would do nothing else.
        let least = Duration::from_millis(1);
        (self.retry, self.refresh) = (without.max(least), with.max(least));
        self
    }

    /// Sets what is called when the fate of a name changes, on a thread of the library's own.
    #[must_use]
    pub fn on_change(mut self, on_change: impl FnMut(&NameChange) + Send + 'static) -> Self {
        self.on_change = Some(Box::new(on_change));
        self
    }

    /// Checks that every member but this node has an address or a name, and that only members have
    /// names.
    pub(super) fn check(names: Option<&Self>, config: &Config) -> Result<(), StartError> {
        let names = names.map_or(&[][..], |names| &names.names);
        let wrong = |member, rule| Err(StartError::Name { member, rule });
        for (place, (member, name)) in names.iter().enumerate() {
            if *member == config.node {
                return wrong(*member, "this node's own address must be known: `resolve` it first");
            }
            if config.members.iter().all(|known| known.id != *member) {
                return wrong(*member, "it has a name and is no member: add it, or drop the name");
            }
            if names[..place].iter().any(|(earlier, _)| earlier == member) {
                return wrong(*member, "it has two names: keep one");
            }
            let port = name.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok());
            if port.is_none_or(|port| port == 0) {
                return wrong(*member, "its name has no port: write `host:port`");
            }
        }
        let is_named = |id| names.iter().any(|(member, _)| *member == id);
        let lost =
            config.members.iter().find(|known| known.address.is_none() && !is_named(known.id));
        lost.map_or(Ok(()), |lost| {
            wrong(lost.id, "it has neither an address nor a name: give it one, NodeBuilder::names")
        })
    }

    /// Starts to look for all names, and waits until each has been tried, but not for long.
    /// Addresses come through the queue that this returns, until the search that it returns is
    /// dropped.
    pub(super) fn search(
        self,
        config: &Config,
        local: SocketAddr,
    ) -> Result<(NameSearch, Addresses), StartError> {
        let count = self.names.len();
        let (found, addresses) = channel::bounded(count.max(1));
        let (tried, all_tried) = channel::bounded(count);
        let (search, ended) = channel::bounded(0);
        let mut known = Known { addresses: [None; MAX_MEMBERS], moving: NodeSet::EMPTY };
        let addresses_of = &mut known.addresses;
        config.members.iter().for_each(|member| addresses_of[member.id.index()] = member.address);
        let own = known.addresses[config.node.index()].unwrap_or(local);
        let shared = Arc::new(Shared {
            resolver: self.resolver,
            retry: self.retry,
            refresh: self.refresh,
            own,
            known: Mutex::new(known),
            on_change: Mutex::new(self.on_change),
        });
        for (member, name) in self.names {
            let (shared, found) = (Arc::clone(&shared), found.clone());
            let lookup =
                NameLookup { member, name, shared, found, ended: ended.clone(), last: None };
            let tried = tried.clone();
            let thread = Builder::new().name("interrex-names".to_owned());
            let started = thread.spawn(move || lookup.run(&tried));
            started.map_err(|source| StartError::Resolver { source })?;
        }
        let deadline = Instant::now() + START_WAIT.into();
        (0..count).all(|_| all_tried.recv_deadline(deadline).is_ok());
        Ok((NameSearch { _ends_when_dropped: search }, addresses))
    }
}

/// The search for names, for as long as it lives. Dropping it waits for no resolver.
pub(super) struct NameSearch {
    _ends_when_dropped: Sender<()>,
}

/// The state that all searching threads of one node share.
struct Shared {
    resolver: Arc<Resolver>,
    retry: Duration,
    refresh: Duration,
    own: SocketAddr,
    known: Mutex<Known>,
    on_change: Mutex<Option<OnChange>>,
}

/// The places of members, as far as they are known.
struct Known {
    /// The address at which each is spoken to.
    addresses: [Option<SocketAddr>; MAX_MEMBERS],
    /// Members whose names lead elsewhere by now. Another member may have come to the address at
    /// which they are spoken to.
    moving: NodeSet,
}

/// Looks for one member.
struct NameLookup {
    member: NodeId,
    name: String,
    shared: Arc<Shared>,
    found: Sender<(NodeId, SocketAddr)>,
    ended: Receiver<()>,
    /// The news that were told last.
    last: Option<NameChange>,
}

impl NameLookup {
    fn run(mut self, tried: &Sender<()>) {
        loop {
            let pause = match self.look_up() {
                Ok(is_found) if is_found => self.shared.refresh,
                Ok(_) => self.shared.retry,
                Err(NodeGone) => return,
            };
            // Nobody listens once the start is over.
            let _ = tried.try_send(());
            match self.ended.recv_timeout(pause.into()) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Asks the resolver once. Returns whether the member has the address that its name stands
    /// for.
    fn look_up(&mut self) -> Result<bool, NodeGone> {
        let (member, name) = (self.member, self.name.clone());
        let answer = (self.shared.resolver)(&name);
        let answer = answer.and_then(|addresses| {
            let none = || io::Error::other("the name is known and has no address");
            if addresses.is_empty() { Err(none()) } else { Ok(addresses) }
        });
        let news = match answer {
            Err(error) => NameChange::NotFound { member, name, reason: error.to_string() },
            Ok(addresses) => match self.choose(&addresses)? {
                Choice::Kept(address) | Choice::New(address) => {
                    NameChange::Found { member, name, address }
                }
                Choice::Unfit(address, rule) => NameChange::Unfit { member, name, address, rule },
                Choice::NotTaken => return Ok(false),
            },
        };
        let is_found = matches!(news, NameChange::Found { .. });
        self.tell(news);
        Ok(is_found)
    }

    /// Chooses among the addresses of the name. The one that the member has stays, if it is among
    /// them, since their order means nothing. Else the first that could be the member's is handed
    /// to the node.
    fn choose(&self, addresses: &[SocketAddr]) -> Result<Choice, NodeGone> {
        let mut known = self.shared.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.moving = known.moving.without(self.member);
        let had = known.addresses[self.member.index()];
        if let Some(kept) = had.filter(|had| addresses.contains(had)) {
            return Ok(Choice::Kept(kept));
        }
        known.moving = known.moving.with(self.member);
        let broken = |address| self.broken_rule(address, &known);
        let Some(fit) = addresses.iter().copied().find(|address| broken(*address).is_none()) else {
            let first = addresses[0];
            let rule = broken(first).expect("no address was fit, so the first is not");
            return Ok(Choice::Unfit(first, rule));
        };
        match self.found.try_send((self.member, fit)) {
            Ok(()) => {
                known.addresses[self.member.index()] = Some(fit);
                known.moving = known.moving.without(self.member);
            }
            // The node has not taken what was found before, since nobody polls it.
            Err(TrySendError::Full(_)) => return Ok(Choice::NotTaken),
            Err(TrySendError::Disconnected(_)) => return Err(NodeGone),
        }
        Ok(Choice::New(fit))
    }

    fn broken_rule(&self, address: SocketAddr, known: &Known) -> Option<&'static str> {
        let own = self.shared.own;
        let is_taken = known.addresses.iter().enumerate().any(|(place, taken)| {
            let holder = NodeId::new(place as u8).filter(|&holder| holder != self.member);
            let stays = holder.is_some_and(|holder| !known.moving.contains(holder));
            *taken == Some(address) && stays
        });
        let rules = [
            (own.is_ipv4() == address.is_ipv4(), "this node's address is of the other family"),
            (
                own.ip().is_loopback() == address.ip().is_loopback(),
                "a loopback address and another reach each other on no network: see /etc/hosts",
            ),
            (!is_taken, "another member has this address: give each name its own"),
        ];
        let rules = address_rules(address).into_iter().chain(rules);
        rules.into_iter().find(|(holds, _)| !holds).map(|(_, rule)| rule)
    }

    fn tell(&mut self, news: NameChange) {
        if self.last.as_ref() == Some(&news) {
            return;
        }
        let mut on_change = self.shared.on_change.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(on_change) = &mut *on_change {
            on_change(&news);
        }
        drop(on_change);
        self.last = Some(news);
    }
}

/// Says that nobody takes addresses any more.
struct NodeGone;

/// The choice among the addresses of a name.
enum Choice {
    /// The member has it already.
    Kept(SocketAddr),
    /// The node has been told.
    New(SocketAddr),
    /// None of them could be the member's: the first, and the rule that it breaks.
    Unfit(SocketAddr, &'static str),
    /// The node takes nothing now.
    NotTaken,
}
