//! A rig for the core: a few real cores, a list of datagrams in flight, and a clock that a test
//! turns. Every step checks S1 to S4 and S7, whatever the test is about.

pub mod ask;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use interrex::duty_cycle::{self, Outlet};
use interrex::election::{
    CampaignEnd, Command, Durability, Election, Event, HardState, Role, Setup, Standing,
};
use interrex::message::{Body, Kind, Message, Verdict};
use interrex::types::{
    BootId, ClusterId, ConfigId, Duration, Instant, NodeId, NodeSet, Position, Term,
};
use interrex::{Authentication, Config, Member, MemberKind, Timing};

/// A test's node id.
pub fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

/// A cluster of voters 0, 1, 2 ... on addresses that nobody uses.
pub fn config(me: u8, voters: u8, timing: Timing) -> Config {
    let address = |id: u8| ([127, 0, 0, 1], 7000 + u16::from(id)).into();
    let members = (0..voters).map(|id| Member::voter(node(id), address(id)));
    Config::new(ClusterId(7), node(me), members).authentication(Authentication::Off).timing(timing)
}

/// The boot id of the `life`th start of node `id`, counted from 1.
pub fn life_of(id: u8, life: u64) -> BootId {
    BootId(u64::from(id) * 1_000 + life)
}

/// A datagram on its way.
#[derive(Clone, Debug)]
pub struct Flight {
    pub due: Instant,
    pub to: NodeId,
    pub message: Message,
}

/// One node: its core while it runs, and what outlives a crash.
pub struct Host {
    pub config: Config,
    pub core: Option<Election>,
    pub durable: HardState,
    /// The state that was written in advance since. A restart finds it.
    pub prepared: Option<HardState>,
    pub published: Option<Standing>,
    pub boots: u64,
    pub events: Vec<Event>,
    pub disk_fails: bool,
}

/// Several nodes and the network between them, in virtual time.
pub struct Cluster {
    pub now: Instant,
    pub hosts: Vec<Host>,
    pub flights: Vec<Flight>,
    /// The durability that nodes are started with from now on. Without durable state a crash makes
    /// them forget.
    pub durability: Durability,
    /// The term from which terms go on where nobody remembers the last one.
    pub term_floor: Term,
    pub delay: Duration,
    /// Directed links that lose everything.
    pub cut: BTreeSet<(u8, u8)>,
    /// Every message ever handed to the network.
    pub sent: Vec<(Instant, NodeId, Message)>,
    leaders: BTreeMap<u64, NodeId>,
    votes: BTreeMap<(NodeId, u64), NodeId>,
}

impl Cluster {
    pub fn new(voters: u8) -> Self {
        Self::with_timing(voters, Timing::lan())
    }

    pub fn with_timing(voters: u8, timing: Timing) -> Self {
        Self::of((0..voters).map(|me| config(me, voters, timing)).collect())
    }

    pub fn of(configs: Vec<Config>) -> Self {
        Self::of_durability(configs, Durability::Durable)
    }

    pub fn of_durability(configs: Vec<Config>, durability: Durability) -> Self {
        let host = |config| Host {
            config,
            core: None,
            durable: HardState::default(),
            prepared: None,
            published: None,
            boots: 0,
            events: Vec::new(),
            disk_fails: false,
        };
        let mut cluster = Self {
            now: Instant::from_nanos(1_000_000),
            hosts: configs.into_iter().map(host).collect(),
            flights: Vec::new(),
            durability,
            term_floor: Term(1_700_000_000_000_000),
            delay: Duration::from_micros(10),
            cut: BTreeSet::new(),
            sent: Vec::new(),
            leaders: BTreeMap::new(),
            votes: BTreeMap::new(),
        };
        (0..cluster.hosts.len() as u8).for_each(|id| cluster.start(id));
        cluster
    }

    /// A cluster that has elected its first leader, which holds a lease.
    pub fn with_leader(voters: u8) -> (Self, u8) {
        let mut cluster = Self::new(voters);
        let leader = cluster.elect();
        cluster.run_for(Duration::from_millis(30));
        (cluster, leader)
    }

    pub fn start(&mut self, id: u8) {
        let now = self.now;
        let (durability, term_floor) = (self.durability, self.term_floor);
        let host = &mut self.hosts[usize::from(id)];
        host.boots += 1;
        let boot = life_of(id, host.boots);
        let setup = Setup {
            config: &host.config,
            hard_state: host.durable,
            durability,
            term_floor,
            position: Position::default(),
            boot,
            seed: u64::from(id) + 100 * host.boots,
        };
        let mut core = Election::new(setup, now).expect("a test's configuration is valid");
        // As the runtime does, so that what a start writes is written.
        core.handle_timeout(now);
        host.core = Some(core);
        host.published = None;
        self.drain(id);
    }

    pub fn crash(&mut self, id: u8) {
        let host = &mut self.hosts[usize::from(id)];
        host.core = None;
        host.published = None;
        host.durable = host.prepared.take().unwrap_or(host.durable);
        if self.durability != Durability::Durable {
            host.durable = HardState::default();
        }
    }

    /// Ends a life that a guardian watches over: nobody reads any more that it leads, then its heir
    /// gets the bequest and the others the notice, if it leads (4.2, R15). Returns the heir.
    pub fn crash_guarded(&mut self, id: u8) -> Option<NodeId> {
        let bequest = self.core(id).bequest();
        let notice = self.message(id, self.term(id), Body::DeathNotice);
        let leads = self.role(id) == Role::Leader;
        let others: NodeSet = self.hosts.iter().map(|host| host.config.node).collect();
        self.crash(id);
        let mut others = others.without(node(id));
        if let Some((heir, message)) = bequest {
            self.send(id, NodeSet::only(heir), &message);
            others = others.without(heir);
        }
        if leads {
            self.send(id, others, &notice);
        }
        bequest.map(|(heir, _)| heir)
    }

    pub fn core(&self, id: u8) -> &Election {
        self.hosts[usize::from(id)].core.as_ref().expect("the node runs")
    }

    pub fn core_mut(&mut self, id: u8) -> &mut Election {
        self.hosts[usize::from(id)].core.as_mut().expect("the node runs")
    }

    pub fn role(&self, id: u8) -> Role {
        self.core(id).standing().role
    }

    pub fn term(&self, id: u8) -> u64 {
        self.core(id).standing().term.0
    }

    pub fn events(&self, id: u8) -> &[Event] {
        &self.hosts[usize::from(id)].events
    }

    pub fn campaign_ends(&self, id: u8) -> Vec<CampaignEnd> {
        let reason = |event: &Event| match event {
            Event::CampaignEnded { reason, .. } => Some(*reason),
            _ => None,
        };
        self.events(id).iter().filter_map(reason).collect()
    }

    pub fn sent_by(&self, id: u8, kind: Kind) -> usize {
        let matches = |message: &Message| message.from == node(id) && message.body.kind() == kind;
        self.sent.iter().filter(|(_, _, message)| matches(message)).count()
    }

    /// Everyone that publishes itself as leader with a lease.
    pub fn lease_holders(&self) -> Vec<u8> {
        let holds = |host: &Host| host.published.is_some_and(|shown| shown.holds_lease(self.now));
        (0..self.hosts.len() as u8).filter(|&id| holds(&self.hosts[usize::from(id)])).collect()
    }

    /// Cuts `id` off from all others, in both directions.
    pub fn isolate(&mut self, id: u8) {
        for other in 0..self.hosts.len() as u8 {
            self.cut.extend([(id, other), (other, id)]);
        }
    }

    pub fn heal(&mut self) {
        self.cut.clear();
    }

    /// Hands `message` to `to` at once, as if it had just arrived.
    pub fn deliver(&mut self, to: u8, message: Message) {
        let now = self.now;
        if let Some(core) = &mut self.hosts[usize::from(to)].core {
            core.handle_message(now, &message);
            self.drain(to);
        }
    }

    /// Tells `id` that nobody listens where `about` should be, true or not.
    pub fn say_unreachable(&mut self, id: u8, about: u8) {
        let now = self.now;
        if let Some(core) = &mut self.hosts[usize::from(id)].core {
            core.handle_unreachable(now, node(about));
            self.drain(id);
        }
    }

    /// Tells `id` that its clock has lied, though it has not.
    pub fn find_clock_fault(&mut self, id: u8) {
        let now = self.now;
        if let Some(core) = &mut self.hosts[usize::from(id)].core {
            core.handle_clock_fault(now);
            self.drain(id);
        }
    }

    pub fn command(&mut self, id: u8, command: Command) {
        let now = self.now;
        if let Some(core) = &mut self.hosts[usize::from(id)].core {
            core.handle_command(now, command);
            self.drain(id);
        }
    }

    /// A message from `from` in its current life, with its current term unless told otherwise.
    pub fn message(&self, from: u8, term: u64, body: Body) -> Message {
        Message {
            from: node(from),
            term: interrex::Term(term),
            boot: life_of(from, self.hosts[usize::from(from)].boots),
            config: self.config_id(),
            sent_at: self.now,
            echo: Instant::ZERO,
            body,
        }
    }

    fn config_id(&self) -> ConfigId {
        let mut cores = self.hosts.iter().filter_map(|host| host.core.as_ref());
        cores.next().expect("one node runs").config_id()
    }

    /// As in production, by the very same code.
    fn drain(&mut self, id: u8) {
        let Some(mut core) = self.hosts[usize::from(id)].core.take() else { return };
        let (now, mut unfinished) = (self.now, None);
        let mut outlet = HostOutlet { cluster: self, id };
        let Ok(_) = duty_cycle::drain(&mut core, now, &mut unfinished, &mut outlet);
        self.hosts[usize::from(id)].core = Some(core);
    }

    fn send(&mut self, id: u8, to: NodeSet, message: &Message) {
        self.check_nothing_unwritten_is_told(id, message);
        self.note_left_vote(id, to, message);
        for to in to.iter() {
            self.sent.push((self.now, to, *message));
            if !self.cut.contains(&(id, to.number())) {
                self.flights.push(Flight { due: self.now + self.delay, to, message: *message });
            }
        }
    }

    fn persist(&mut self, id: u8, hard: HardState) -> Result<(), DiskFails> {
        let host = &mut self.hosts[usize::from(id)];
        if host.disk_fails {
            return Err(DiskFails);
        }
        assert!(hard.term >= host.durable.term, "S4: node {id}'s term fell");
        (host.durable, host.prepared) = (hard, None);
        if let Some(voted_for) = hard.voted_for {
            self.note_vote(id, hard.term, voted_for);
        }
        Ok(())
    }

    fn note_vote(&mut self, id: u8, term: Term, voted_for: NodeId) {
        let first = *self.votes.entry((node(id), term.0)).or_insert(voted_for);
        assert_eq!(first, voted_for, "S2: node {id} voted twice in {term:?}");
    }

    /// A bequest is a vote in the next term (R15).
    fn note_left_vote(&mut self, id: u8, to: NodeSet, message: &Message) {
        if let Body::Bequest(_) = message.body {
            assert_eq!(to.len(), 1, "S2: node {id} leaves its vote to {to:?}");
            self.note_vote(id, message.term.next(), to.iter().next().expect("one is in it"));
        }
    }

    fn publish(&mut self, id: u8, standing: Standing) {
        if standing.role == Role::Leader {
            let first = *self.leaders.entry(standing.term.0).or_insert(node(id));
            assert_eq!(first, node(id), "S1: two leaders in {:?}", standing.term);
            self.check_quorum_voted(id, standing.term.0);
        }
        self.hosts[usize::from(id)].published = Some(standing);
        self.check_leases_are_disjoint();
    }

    /// All clocks of this rig show the same time, so a lease is one by any of them.
    fn check_leases_are_disjoint(&self) {
        let holders = self.lease_holders();
        assert!(holders.len() <= 1, "S7: {holders:?} hold a lease at {:?}", self.now);
    }

    fn check_quorum_voted(&self, id: u8, term: u64) {
        let voted = |host: &Host| self.votes.get(&(host.config.node, term)) == Some(&node(id));
        let votes = self.hosts.iter().filter(|host| voted(host)).count();
        let votes_there_are = |member: &&Member| member.kind != MemberKind::Observer;
        let all = self.hosts[0].config.members.iter().filter(votes_there_are).count();
        assert!(
            votes > all / 2,
            "S3: node {id} leads t{term} with {votes} votes at {:?}",
            self.now
        );
        assert!(voted(&self.hosts[usize::from(id)]), "S3: without its own vote");
    }

    fn check_nothing_unwritten_is_told(&self, id: u8, message: &Message) {
        let durable = self.hosts[usize::from(id)].durable;
        // A leader may have left its vote in the next term: that this is spent is durable (R15).
        let is_known = message.term <= durable.at_start().term;
        assert!(is_known, "a term is told before it is durable");
        let promised = match message.body {
            Body::VoteReply(reply) if reply.verdict == Verdict::Granted => reply.promise,
            Body::HeartbeatAck(ack) => ack.promise,
            _ => Duration::ZERO,
        };
        let outlives_a_crash = self.durability == Durability::Durable;
        assert!(promised <= durable.promise || !outlives_a_crash, "R13: {promised:?} is given");
    }

    /// Returns the time at which the next thing happens.
    pub fn next_event(&self) -> Instant {
        let flights = self.flights.iter().map(|flight| flight.due);
        let timers = self.hosts.iter().filter_map(|host| host.core.as_ref());
        flights.chain(timers.map(Election::next_deadline)).min().unwrap_or(Instant::NEVER)
    }

    /// Moves the clock to the next thing that happens and lets it happen: one datagram or the
    /// timers of one node. Without anything to come, time stands still.
    pub fn step(&mut self) {
        let next = self.next_event();
        if next == Instant::NEVER {
            return;
        }
        self.now = self.now.max(next);
        let now = self.now;
        if let Some(place) = self.flights.iter().position(|flight| flight.due <= now) {
            let Flight { to, message, .. } = self.flights.remove(place);
            self.deliver(to.number(), message);
            return;
        }
        let due = |host: &Host| host.core.as_ref().is_some_and(|core| core.next_deadline() <= now);
        if let Some(id) = self.hosts.iter().position(due) {
            self.hosts[id].core.as_mut().expect("it is due").handle_timeout(now);
            self.drain(id as u8);
        }
        self.check_leases_are_disjoint();
    }

    pub fn run_for(&mut self, time: Duration) {
        let end = self.now + time;
        let mut steps = 0;
        while self.next_event() <= end {
            self.step();
            steps += 1;
            assert!(steps < 200_000, "{steps} steps in {time:?}: something goes in circles");
        }
        self.now = end;
    }

    /// Runs until `done` holds; fails after ten virtual seconds.
    pub fn run_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let end = self.now + Duration::from_millis(10_000);
        while !done(self) {
            assert!(self.next_event() <= end, "not within ten seconds: {what}");
            self.step();
        }
    }

    /// Runs until one node leads with a lease, and returns it.
    pub fn elect(&mut self) -> u8 {
        self.run_until("a leader with a lease", |cluster| !cluster.lease_holders().is_empty());
        self.lease_holders()[0]
    }
}

/// The disk of a host does not write.
pub struct DiskFails;

/// The outlet for the outputs of one host's core.
struct HostOutlet<'a> {
    cluster: &'a mut Cluster,
    id: u8,
}

impl HostOutlet<'_> {
    fn host(&mut self) -> &mut Host {
        &mut self.cluster.hosts[usize::from(self.id)]
    }
}

impl Outlet for HostOutlet<'_> {
    type Pause = Infallible;
    type StoreError = DiskFails;

    fn persist(&mut self, hard: &HardState) -> Result<Result<(), DiskFails>, Infallible> {
        Ok(self.cluster.persist(self.id, *hard))
    }

    fn prepare(&mut self, hard: &HardState) -> Result<Result<(), DiskFails>, Infallible> {
        self.host().prepared = Some(*hard);
        Ok(Ok(()))
    }

    fn publish(&mut self, standing: &Standing) -> Result<(), Infallible> {
        self.cluster.publish(self.id, *standing);
        Ok(())
    }

    fn send(&mut self, to: &mut NodeSet, message: &Message) -> Result<(), Infallible> {
        self.cluster.send(self.id, *to, message);
        Ok(())
    }

    fn tell(&mut self, event: &Event) -> Result<(), Infallible> {
        self.host().events.push(*event);
        Ok(())
    }
}
