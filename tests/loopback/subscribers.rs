//! Subscribers: what they are told, and that nobody else can tell them anything, or take what is
//! theirs.

use super::*;

use interrex::runtime::{LeaderChange, MAX_SUBSCRIBERS, SubscriberCounts};
use interrex::types::SubscriberId;
use interrex::wire::{
    Announcement, Subscribe, SubscriberKey, SubscriptionKey, open_announcement, write_subscribe,
};
use interrex::{Subscriber, SubscriberBuilder};

const ANY: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 0);

fn subscriber_key(id: u8, subscriber: u32) -> SubscriberKey {
    SubscriberKey::derive(&key(id), CLUSTER, SubscriberId(subscriber))
}

/// A cluster of one, which leads itself once it is polled, and hears subscribers.
fn one_node(wait: WaitStrategy) -> Node {
    let mut sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), patient());
    let node = sealed(config).wait(wait).socket(sockets.remove(0)).subscribers(ANY);
    node.bind().expect("the socket is bound already")
}

/// Three nodes that hear subscribers.
fn three_nodes(timing: Timing) -> Vec<NodeThread> {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let bind = |(place, socket)| {
        let builder = sealed(config(place, &addresses, timing)).wait(WaitStrategy::Park);
        let node = builder.socket(socket).subscribers(ANY).bind();
        node.and_then(Node::spawn).expect("the socket is bound already")
    };
    sockets.into_iter().enumerate().map(bind).collect()
}

fn places(threads: &[NodeThread]) -> Vec<(NodeId, SocketAddr)> {
    let address = |thread: &NodeThread| thread.subscribers_addr().expect("it hears subscribers");
    threads.iter().enumerate().map(|(place, thread)| (id(place), address(thread))).collect()
}

fn subscriber(members: &[(NodeId, SocketAddr)]) -> Subscriber {
    let builder = SubscriberBuilder::new(subscriber_key(1, 7), members.iter().copied());
    builder.wait(WaitStrategy::Park).start().expect("loopback has free ports")
}

/// Waits until the subscriber is told something that `is_it`.
fn told(subscriber: &mut Subscriber, is_it: impl Fn(&LeaderChange) -> bool) -> LeaderChange {
    eventually("the announcement", || {
        subscriber.recv(time::Duration::from_millis(10)).filter(&is_it)
    })
}

fn await_subscription(subscriber: &mut Subscriber) {
    eventually("a subscription at each member", || {
        assert_eq!(subscriber.recv(time::Duration::from_millis(1)), None, "nothing has changed");
        subscriber.members().all(|member| member.is_subscribed).then_some(())
    });
}

#[test]
fn who_asks_is_told_the_leader_and_each_later_one_by_all_members() {
    let threads = three_nodes(Timing::lan());
    let nodes = leaderships(&threads);
    eventually("a leader", || agreed_leader(&nodes));
    let mut subscriber = subscriber(&places(&threads));
    let first = told(&mut subscriber, |_| true);
    eventually("answers of all", || {
        subscriber.try_recv();
        subscriber.members().all(|member| member.answers && member.is_subscribed).then_some(())
    });
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let _ = threads[leader].handle().resign(Duration::ZERO).expect("the queue is empty");
    let second = told(&mut subscriber, |told| told.term > first.term);
    assert_eq!(subscriber.current(), Some((second.term, second.leader)));
    assert!(subscriber.term() >= second.term);
    // All others say the same of that term, or nothing yet.
    let says = |nodes: &Leadership| nodes.standing();
    eventually("it is what the members publish", || {
        subscriber.try_recv();
        let (term, leader) = subscriber.current()?;
        nodes
            .iter()
            .map(says)
            .all(|shown| shown.term == term && shown.leader == Some(leader))
            .then_some(())
    });
    assert_eq!(subscriber.counts().conflicts, 0);
}

/// Nothing else runs the node: what lies in the socket was sent by that one pass.
#[test]
fn a_subscriber_is_told_in_the_very_pass_that_publishes() {
    let mut node = one_node(WaitStrategy::Spin);
    let address = node.subscribers_addr().expect("it hears subscribers");
    // So that the listener answers; a pass may not lead yet.
    node.poll();
    let leadership = node.leadership();
    let mut subscriber = subscriber(&[(id(0), address)]);
    let mut term = Term::ZERO;
    for _ in 0..3 {
        // While it has a leader it is told so by the answers; only what comes later is counted.
        eventually("a subscription", || {
            subscriber.recv(time::Duration::from_millis(1));
            subscriber.members().all(|member| member.is_subscribed).then_some(())
        });
        let handle = node.handle();
        let _ = handle.resign(Duration::ZERO).expect("the queue is empty");
        let announced = node.metrics().snapshot().announced;
        eventually("another term", || {
            node.poll();
            leadership.leader().filter(|_| leadership.standing().term > term.max(subscriber.term()))
        });
        term = leadership.standing().term;
        assert_eq!(node.metrics().snapshot().announced, announced + 1);
        // Loopback delivers before a send returns.
        let told = subscriber.try_recv().expect("it lies in the socket");
        assert_eq!(told, LeaderChange { term, leader: id(0), from: id(0) });
    }
    assert_eq!(node.metrics().snapshot().send_faults.iter().sum::<u64>(), 0);
}

#[test]
fn a_subscriber_outlives_members_and_hears_those_that_return() {
    let mut threads = three_nodes(Timing::lan());
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let places = places(&threads);
    let mut subscriber = subscriber(&places);
    let first = told(&mut subscriber, |_| true);
    threads.remove(leader).abandon();
    let second = told(&mut subscriber, |told| told.term > first.term);
    assert_ne!(second.leader, first.leader);
    eventually("the dead one is missed", || {
        subscriber.recv(time::Duration::from_millis(10));
        subscriber.members().any(|member| !member.answers).then_some(())
    });
    // Another life at the same address, with another secret: the old cookie is worth nothing.
    let free = std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
    let own = free.local_addr().expect("it is bound");
    let alone = config(0, &[own], Timing::lan());
    let alone = Config { node: id(leader), ..alone };
    let alone =
        Config::new(CLUSTER, alone.node, [Member::voter(id(leader), own)]).timing(patient());
    let node = sealed(alone).socket(free).wait(WaitStrategy::Park).subscribers(places[leader].1);
    let _returned = node.bind().and_then(Node::spawn).expect("the port is free again");
    eventually("it answers and subscribes", || {
        subscriber.recv(time::Duration::from_millis(10));
        subscriber.members().all(|member| member.answers && member.is_subscribed).then_some(())
    });
}

/// A subscriber as bytes, which can say anything.
struct Puppet {
    socket: UdpSocket,
    key: Option<SubscriptionKey>,
    subscriber: SubscriberId,
}

impl Puppet {
    fn new(key_id: u8, subscriber: u32) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
        socket.set_read_timeout(Some(time::Duration::from_secs(1))).expect("a fit timeout");
        let key = Some(subscriber_key(key_id, subscriber).subscription_key());
        Self { socket, key, subscriber: SubscriberId(subscriber) }
    }

    fn request(&self, (life, counter): (u64, u64), cookie: u64) -> Record {
        let subscriber = self.subscriber;
        let request = Subscribe { to: id(0), subscriber, life: BootId(life), counter, cookie };
        let mut record = Record::default();
        write_subscribe(&request, CLUSTER, self.key.as_ref(), &mut record);
        record
    }

    fn send(&self, record: &Record, to: SocketAddr) {
        self.socket.send_to(record.as_bytes(), to).expect("loopback takes a datagram");
    }

    fn hear(&self) -> Option<Announcement> {
        let mut room = [0; 256];
        let length = self.socket.recv(&mut room).ok()?;
        let key = self.key.as_ref();
        let read = open_announcement(&room[..length], CLUSTER, self.subscriber, key);
        Some(read.expect("the member answers with the key that it was asked with"))
    }

    /// Asks, and returns the answer.
    fn ask(&self, at: SocketAddr, number: (u64, u64), cookie: u64) -> Announcement {
        self.send(&self.request(number, cookie), at);
        self.hear().expect("each request has an answer")
    }
}

/// A node of one member on a thread, and where it hears subscribers.
fn one_thread() -> (NodeThread, SocketAddr) {
    let thread = one_node(WaitStrategy::Park).spawn().expect("a thread can be started");
    let leadership = thread.leadership();
    eventually("it leads itself", || leadership.is_leader().then_some(()));
    let address = thread.subscribers_addr().expect("it hears subscribers");
    (thread, address)
}

#[test]
fn only_an_echoed_cookie_subscribes_and_each_request_has_one_answer() {
    let (thread, at) = one_thread();
    let puppet = Puppet::new(1, 7);
    let first = puppet.ask(at, (1, 1), 0);
    assert!(!first.is_subscribed && first.cookie != 0 && first.leader == Some(id(0)));
    let wrong = puppet.ask(at, (1, 2), first.cookie ^ 1);
    assert!(!wrong.is_subscribed);
    assert_eq!(thread.metrics().snapshot().subscribers, 0);
    let second = puppet.ask(at, (1, 3), first.cookie);
    assert!(second.is_subscribed);
    // It is counted once it is sent.
    eventually("each answer to be counted", || {
        let metrics = thread.metrics().snapshot();
        ((metrics.subscribers, metrics.subscribers_answered) == (1, 3)).then_some(())
    });
    let more = puppet.socket.set_read_timeout(Some(time::Duration::from_millis(50)));
    more.expect("a fit timeout");
    assert!(puppet.hear().is_none(), "one answer for one request");
}

#[test]
fn a_replayed_request_moves_no_subscription_and_brings_nobody_back() {
    let (thread, at) = one_thread();
    let (puppet, thief) = (Puppet::new(1, 7), Puppet::new(1, 7));
    let cookie = puppet.ask(at, (2, 1), 0).cookie;
    let echo = puppet.request((2, 2), cookie);
    puppet.send(&echo, at);
    assert!(puppet.hear().expect("an answer").is_subscribed);
    // From elsewhere, from the same address, and of an earlier life.
    thief.send(&echo, at);
    puppet.send(&echo, at);
    puppet.send(&puppet.request((1, 9), cookie), at);
    let replays = || thread.metrics().snapshot().subscribers_rejected[Rejection::Replay.index()];
    eventually("all three are counted", || (replays() == 3).then_some(()));
    // Seen on the way and sent first, from elsewhere: the cookie is worth nothing there.
    let later = thief.ask(at, (2, 3), cookie);
    assert!(!later.is_subscribed);
    let term = thread.leadership().standing().term;
    let _ = thread.handle().resign(Duration::ZERO).expect("the queue is empty");
    let pushed = eventually("the owner is told", || {
        puppet.hear().filter(|said| said.term > term && said.leader.is_some())
    });
    assert!(pushed.is_subscribed && pushed.cookie == 0);
    let none = thief.socket.set_read_timeout(Some(time::Duration::from_millis(50)));
    none.expect("a fit timeout");
    assert!(thief.hear().is_none(), "the thief is told nothing");
}

#[test]
fn who_has_no_key_or_anothers_is_not_answered_and_is_counted() {
    let (thread, at) = one_thread();
    let mut forger = Puppet::new(1, 8);
    forger.subscriber = SubscriberId(7);
    let stranger = Puppet::new(9, 7);
    let open = Puppet { key: None, ..Puppet::new(1, 7) };
    for (puppet, reason) in
        [(&forger, Rejection::Tag), (&stranger, Rejection::Key), (&open, Rejection::Key)]
    {
        let count = || thread.metrics().snapshot().subscribers_rejected[reason.index()];
        let before = count();
        puppet.send(&puppet.request((1, 1), 0), at);
        eventually("it is counted", || (count() > before).then_some(()));
    }
    assert_eq!(thread.metrics().snapshot().subscribers_answered, 0);
    // What members say to each other is nothing here, sealed or not.
    forger.socket.send_to(&tampered(&[]), at).expect("loopback takes a datagram");
    let kind = || thread.metrics().snapshot().subscribers_rejected[Rejection::Kind.index()];
    eventually("it is counted", || (kind() == 1).then_some(()));
}

#[test]
fn a_flood_of_garbage_keeps_no_subscriber_from_being_told() {
    let threads = three_nodes(Timing::lan());
    let nodes = leaderships(&threads);
    eventually("a leader", || agreed_leader(&nodes));
    let places = places(&threads);
    let is_over = std::sync::atomic::AtomicBool::new(false);
    let rejected =
        |thread: &NodeThread| thread.metrics().snapshot().subscribers_rejected.iter().sum::<u64>();
    thread::scope(|scope| {
        scope.spawn(|| {
            let outsider = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
            let junk = tampered(&[(5, 14)]);
            // It ends where the test fails, too.
            let end = time::Instant::now() + time::Duration::from_secs(60);
            while !is_over.load(Relaxed) && time::Instant::now() < end {
                // The buffer may be full, which is what is tried here.
                places.iter().for_each(|(_, at)| _ = outsider.send_to(&junk, at));
            }
        });
        eventually("the flood", || threads.iter().all(|it| rejected(it) > 0).then_some(()));
        let mut subscriber = subscriber(&places);
        let first = told(&mut subscriber, |_| true);
        let leader = eventually("a leader", || agreed_leader(&nodes));
        let _ = threads[leader].handle().resign(Duration::ZERO).expect("the queue is empty");
        told(&mut subscriber, |told| told.term > first.term);
        is_over.store(true, Relaxed);
    });
}

#[test]
fn a_full_table_drives_nobody_out_and_makes_room_when_leases_end() {
    let (thread, at) = one_thread();
    let puppets: Vec<_> =
        (0..MAX_SUBSCRIBERS as u32 + 1).map(|number| Puppet::new(1, number)).collect();
    // Many at once, so that a host that wakes threads late is done with all within a lease.
    let ask_all = |life, counter, cookies: &[u64]| -> Vec<Announcement> {
        let pairs: Vec<_> = puppets.iter().zip(cookies).collect();
        let ask = |chunk: &[(&Puppet, &u64)]| -> Vec<Announcement> {
            for (puppet, cookie) in chunk {
                puppet.send(&puppet.request((life, counter), **cookie), at);
            }
            chunk.iter().map(|(puppet, _)| puppet.hear().expect("an answer")).collect()
        };
        pairs.chunks(64).flat_map(ask).collect()
    };
    let enter = |life| {
        let first = ask_all(life, 1, &vec![0; puppets.len()]);
        ask_all(life, 2, &first.iter().map(|said| said.cookie).collect::<Vec<_>>())
    };
    let mut life = 0;
    let refused = eventually("the table is full", || {
        life += 1;
        let answers = enter(life);
        let refused: Vec<_> = answers.into_iter().filter(|said| !said.is_subscribed).collect();
        (!refused.is_empty()).then_some(refused)
    });
    assert_eq!(refused.len(), 1, "who is in stays in");
    assert_eq!(refused[0].cookie, 0, "it is not to ask again at once");
    assert!(thread.metrics().snapshot().subscribers_refused > 0);
    eventually("leases end", || (thread.metrics().snapshot().subscribers == 0).then_some(()));
    let late = &puppets[MAX_SUBSCRIBERS];
    let cookie = late.ask(at, (u64::MAX, 1), 0).cookie;
    assert!(late.ask(at, (u64::MAX, 2), cookie).is_subscribed);
}

#[test]
fn all_of_many_are_told_though_one_pass_tells_only_some() {
    let mut node = one_node(WaitStrategy::Spin);
    let at = node.subscribers_addr().expect("it hears subscribers");
    let leadership = node.leadership();
    node.poll();
    let puppets: Vec<_> = (0..150).map(|number| Puppet::new(1, number)).collect();
    for puppet in &puppets {
        let answer = puppet.ask(at, (1, 1), 0);
        assert!(puppet.ask(at, (1, 2), answer.cookie).is_subscribed);
    }
    let term = leadership.standing().term;
    let _ = node.handle().resign(Duration::ZERO).expect("the queue is empty");
    eventually("another term", || {
        node.poll();
        leadership.leader().filter(|_| leadership.standing().term > term)
    });
    assert_eq!(node.metrics().snapshot().announced, 64, "no pass tells more");
    node.poll();
    node.poll();
    assert_eq!(node.metrics().snapshot().announced, 150);
    let shown = leadership.standing();
    for puppet in &puppets {
        let said = puppet.hear().expect("it lies in the socket");
        assert_eq!((said.term, said.leader), (shown.term, shown.leader));
    }
}

#[test]
fn keys_change_while_subscribers_listen() {
    let (thread, at) = one_thread();
    let mut subscriber = subscriber(&[(id(0), at)]);
    told(&mut subscriber, |_| true);
    await_subscription(&mut subscriber);
    let both = Keyring::new(key(1)).accepting(key(2)).expect("two keys of two ids");
    thread.handle().set_keys(&both).expect("the queue is empty");
    subscriber.set_key(&subscriber_key(2, 7)).expect("it is its own");
    let asked = subscriber.counts().requests;
    eventually("it is answered by the new key", || {
        subscriber.recv(time::Duration::from_millis(1));
        let counts = subscriber.counts();
        let answered = subscriber.members().all(|member| member.answers);
        (counts.requests > asked && answered && counts.rejected[Rejection::Key.index()] == 0)
            .then_some(())
    });
    eventually("the new keys are taken", || {
        thread.handle().set_keys(&Keyring::new(key(2))).is_ok().then_some(())
    });
    let late = Puppet::new(1, 9);
    late.send(&late.request((1, 1), 0), at);
    let rejected = || thread.metrics().snapshot().subscribers_rejected[Rejection::Key.index()];
    eventually("the old key is worth nothing", || (rejected() == 1).then_some(()));
    let other = subscriber.set_key(&subscriber_key(2, 8)).expect_err("it is another's");
    assert!(other.to_string().contains("another subscriber's"), "{other}");
}

#[test]
fn without_authentication_anybody_is_told() {
    let mut sockets = sockets("::1", 1);
    let config = config(0, &addresses(&sockets), patient());
    let any = "[::1]:0".parse().expect("an address");
    let node = NodeBuilder::new(config).wait(WaitStrategy::Park).socket(sockets.remove(0));
    let thread = node.subscribers(any).bind().and_then(Node::spawn).expect("it is bound");
    let member = (id(0), thread.subscribers_addr().expect("it hears subscribers"));
    let builder = SubscriberBuilder::unauthenticated(CLUSTER, SubscriberId(1), [member]);
    let mut subscriber = builder.start().expect("loopback has free ports");
    assert_eq!(told(&mut subscriber, |_| true).leader, id(0));
}

/// Members that say what a test wants.
struct Liar {
    socket: UdpSocket,
    key: SubscriptionKey,
}

impl Liar {
    fn new() -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
        Self { socket, key: subscriber_key(1, 7).subscription_key() }
    }

    fn address(&self) -> SocketAddr {
        self.socket.local_addr().expect("it is bound")
    }

    /// Hears the next request, and tells its sender something.
    fn answer(&self, change: impl Fn(&mut Announcement)) {
        let mut room = [0; 256];
        let (length, from) = self.socket.recv_from(&mut room).expect("it asks");
        let ring = Keyring::new(key(1));
        let heard = interrex::wire::open_subscribe(&room[..length], CLUSTER, id(0), Some(&ring));
        let (request, _) = heard.expect("it is a subscriber's");
        let mut said = Announcement {
            from: id(0),
            boot: BootId(1),
            term: Term(5),
            leader: Some(id(0)),
            subscriber: request.subscriber,
            life: request.life,
            counter: request.counter,
            cookie: 0,
            is_subscribed: true,
        };
        change(&mut said);
        let mut record = Record::default();
        said.write(CLUSTER, Some(&self.key), &mut record);
        self.socket.send_to(record.as_bytes(), from).expect("loopback takes a datagram");
    }
}

#[test]
fn a_subscriber_believes_no_earlier_life_no_stranger_and_no_second_leader_of_a_term() {
    let liar = Liar::new();
    let mut subscriber = subscriber(&[(id(0), liar.address())]);
    let mut tell = |change: &dyn Fn(&mut Announcement)| {
        // A key that changes asks at once.
        subscriber.set_key(&subscriber_key(1, 7)).expect("it is its own");
        assert_eq!(subscriber.try_recv(), None, "nothing was said");
        liar.answer(change);
        let is_heard = |now: SubscriberCounts, before: SubscriberCounts| {
            (now.accepted, now.rejected) != (before.accepted, before.rejected)
        };
        let before = subscriber.counts();
        eventually("a word is heard", || {
            let told = subscriber.try_recv();
            let counts = subscriber.counts();
            is_heard(counts, before).then_some((told, counts))
        })
    };
    let rejected = |counts: SubscriberCounts, reason: Rejection| counts.rejected[reason.index()];
    let (none, counts) = tell(&|said| said.life = BootId(said.life.0 - 1));
    assert!(none.is_none() && rejected(counts, Rejection::Answer) == 1, "an earlier life's");
    let (none, counts) = tell(&|said| said.counter += 1);
    assert!(none.is_none() && rejected(counts, Rejection::Answer) == 2, "never asked");
    let (none, counts) = tell(&|said| said.from = id(1));
    assert!(none.is_none() && rejected(counts, Rejection::Sender) == 1, "no member");
    let (none, counts) = tell(&|said| said.subscriber = SubscriberId(8));
    assert!(none.is_none() && rejected(counts, Rejection::Recipient) == 1, "another's");
    let (told, _) = tell(&|_| {});
    assert_eq!(told.map(|told| (told.term, told.leader)), Some((Term(5), id(0))));
    assert_eq!(subscriber.current(), Some((Term(5), id(0))));
}

#[test]
fn within_a_life_terms_rise_and_the_first_leader_of_a_term_stays() {
    let liar = Liar::new();
    let mut subscriber = subscriber(&[(id(0), liar.address())]);
    let mut tell = |term: u64, leader: Option<usize>| {
        let asked = subscriber.counts().accepted;
        // A renewal takes its time; a key that changes asks at once.
        subscriber.set_key(&subscriber_key(1, 7)).expect("it is its own");
        let told = subscriber.try_recv();
        assert_eq!(told, None, "nothing was said");
        liar.answer(|said| (said.term, said.leader) = (Term(term), leader.map(id)));
        let told = eventually("it is heard", || {
            let told = subscriber.try_recv();
            (subscriber.counts().accepted > asked).then_some(told)
        });
        let counts = subscriber.counts();
        (
            told.map(|told| (told.term.0, told.leader)),
            counts.stale,
            counts.conflicts,
            subscriber.term().0,
        )
    };
    assert_eq!(tell(5, None), (None, 0, 0, 5), "an election has begun");
    assert_eq!(tell(5, Some(1)), (Some((5, id(1))), 0, 0, 5));
    assert_eq!(tell(5, Some(1)), (None, 1, 0, 5), "known already");
    assert_eq!(tell(5, Some(2)), (None, 1, 1, 5), "another leader of one term");
    assert_eq!(tell(4, Some(2)), (None, 2, 1, 5), "a term that is over");
    assert_eq!(tell(5, None), (None, 2, 1, 5), "who is known stays known");
    assert_eq!(tell(9, Some(0)), (Some((9, id(0))), 2, 1, 9));
    assert_eq!(subscriber.current(), Some((Term(9), id(0))));
}

#[test]
fn a_subscribers_port_in_use_is_an_error_that_names_it() {
    let mut sockets = sockets("127.0.0.1", 2);
    let taken = addresses(&sockets)[1];
    let config = config(0, &addresses(&sockets[..1]), patient());
    let builder = sealed(config.clone()).socket(sockets.remove(0)).subscribers(taken);
    let error = builder.bind().err().expect("the port is taken");
    assert!(matches!(error, StartError::AddressInUse { address, .. } if address == taken));
    let open = NodeBuilder::new(config.authentication(Authentication::Off));
    let error = open.subscribers(ANY).close_on_fork(false).bind().err().expect("they exclude");
    assert!(matches!(error, StartError::SubscribersAfterFork), "{error}");
}

#[test]
fn a_subscriber_that_can_not_be_made_is_an_error_that_says_why() {
    let at = |text: &str| text.parse::<SocketAddr>().expect("an address");
    let start = |members: &[(NodeId, SocketAddr)]| {
        let builder = SubscriberBuilder::new(subscriber_key(1, 7), members.iter().copied());
        builder.start().expect_err("it can't be made").to_string()
    };
    for (members, words) in [
        (vec![], "no member to ask"),
        (vec![(id(1), at("127.0.0.1:1")), (id(1), at("127.0.0.1:2"))], "two addresses"),
        (vec![(id(1), at("127.0.0.1:0"))], "no address to ask"),
        (vec![(id(1), at("0.0.0.0:9"))], "no address to ask"),
        (vec![(id(1), at("127.0.0.1:1")), (id(2), at("[::1]:2"))], "both IPv4 or both IPv6"),
    ] {
        let error = start(&members);
        assert!(error.contains(words), "{error}");
    }
    let builder = SubscriberBuilder::new(subscriber_key(1, 7), [(id(1), at("127.0.0.1:1"))]);
    assert!(builder.life(BootId(0)).start().is_err());
}

#[test]
fn the_address_of_subscribers_is_free_once_the_node_is_gone() {
    let node = one_node(WaitStrategy::Spin);
    let address = node.subscribers_addr().expect("it hears subscribers");
    drop(node);
    drop(UdpSocket::bind(address).expect("a node that was never polled lets go of it"));
    let (thread, address) = one_thread();
    let mut subscriber = subscriber(&[(id(0), address)]);
    told(&mut subscriber, |_| true);
    drop(thread);
    UdpSocket::bind(address).expect("and one that has run");
}
