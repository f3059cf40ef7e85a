//! The ends of nodes: what a resignation comes to, what a shutdown has done before it is over, and
//! who is blamed for a panic.

// A process that forks has no safe interface.
#![allow(unsafe_code)]

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use interrex::runtime::{Callback, NodeMetrics, ThreadPanicked};
use interrex::{FileStore, MemberKind};

use super::support::files::Dir;
use super::support::lines::lines;
use super::support::process::{child, child_task};
use super::*;

/// Longer than any test takes on a busy host.
const LONG: Duration = Duration::from_millis(10_000);

/// The heir is told by a bequest (R15).
const RESIGNATIONS: [Kind; 2] = [Kind::Resign, Kind::Bequest];

fn resigned(metrics: &NodeMetrics) -> u64 {
    let snapshot = metrics.snapshot();
    RESIGNATIONS.iter().map(|kind| snapshot.sent(*kind)).sum()
}

fn heard_resignations(metrics: &NodeMetrics) -> u64 {
    let snapshot = metrics.snapshot();
    RESIGNATIONS.iter().map(|kind| snapshot.received(*kind)).sum()
}

/// Three nodes with a thread each, one of which leads, and which that is.
fn three_with_a_leader() -> (Vec<NodeThread>, usize) {
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Park, patient());
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    (threads, leader)
}

/// A node that is alone in its cluster, and leads it once it is polled.
fn alone() -> (Config, UdpSocket) {
    let mut sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    (config, sockets.remove(0))
}

#[test]
fn a_leader_that_resigns_says_so_once_it_has_told_the_others() {
    let (threads, leader) = three_with_a_leader();
    let term = threads[leader].leadership().standing().term;
    let resignation = threads[leader].handle().resign(Duration::ZERO).expect("the queue is empty");
    assert_eq!(resignation.wait(LONG), Some(ResignOutcome::Resigned { term, guards_left: 0 }));
    assert_ne!(threads[leader].leadership().token().map(|token| token.term), Some(term));
    assert_eq!(resigned(&threads[leader].metrics()), 2);
    let nodes = leaderships(&threads);
    let heir = eventually("an heir", || agreed_leader(&nodes));
    assert!(nodes[heir].standing().term > term);
    for other in (0..3).filter(|other| *other != leader) {
        let metrics = threads[other].metrics();
        eventually("it has heard", || (heard_resignations(&metrics) == 1).then_some(()));
    }
}

#[test]
fn a_follower_that_is_told_to_resign_says_that_it_does_not_lead() {
    let (threads, leader) = three_with_a_leader();
    let follower = threads[(leader + 1) % 3].handle();
    let resignation = follower.resign(Duration::ZERO).expect("the queue is empty");
    let refused = ResignOutcome::NotLeading { leader: Some(id(leader)) };
    assert_eq!(resignation.wait(LONG), Some(refused));
    assert!(threads[leader].leadership().is_leader());
}

#[test]
fn a_leader_that_nobody_could_follow_resigns_and_says_that() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let mut config = config(place, &addresses, patient());
        config.members[1].kind = MemberKind::Witness;
        config.members[2].kind = MemberKind::Witness;
        let builder = sealed(config).wait(WaitStrategy::Park).socket(socket);
        builder.bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let leadership = threads[0].leadership();
    let term = eventually("the voter leads", || leadership.token()).term;
    let resignation = threads[0].handle().resign(Duration::ZERO).expect("the queue is empty");
    assert_eq!(resignation.wait(LONG), Some(ResignOutcome::NoHeir { term, guards_left: 0 }));
    assert_ne!(leadership.token().map(|token| token.term), Some(term));
    // Nobody else could: it comes back.
    eventually("it leads again", || leadership.token().filter(|token| token.term > term));
}

#[test]
fn a_resignation_that_the_system_does_not_send_says_that() {
    let sockets = sockets("127.0.0.1", 3);
    let copies: Vec<_> = sockets.iter().map(|socket| socket.try_clone().expect("it can")).collect();
    let threads = spawn_all(sockets, WaitStrategy::Park, patient());
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let term = nodes[leader].standing().term;
    // Linux notes it although it says that the socket is not connected.
    let _ = rustix::net::shutdown(&copies[leader], rustix::net::Shutdown::Write);
    let resignation = threads[leader].handle().resign(Duration::ZERO).expect("the queue is empty");
    assert_eq!(resignation.wait(LONG), Some(ResignOutcome::NotSent { term, guards_left: 0 }));
    assert!(!nodes[leader].is_leader());
}

#[test]
fn a_resignation_that_a_node_does_not_live_to_see_says_that_the_node_is_gone() {
    let mut nodes = bind_all(sockets("127.0.0.1", 1), WaitStrategy::Park, Timing::lan());
    let node = nodes.pop().expect("there is one");
    let resignation = node.handle().resign(Duration::ZERO).expect("the queue is empty");
    assert_eq!(resignation.wait(Duration::from_millis(1)), None, "nobody polls it");
    drop(node);
    assert_eq!(resignation.outcome(), Some(ResignOutcome::NodeGone));
}

#[test]
fn a_loop_of_ones_own_resigns_when_it_is_told_and_sees_that_it_is_to_end() {
    let mut nodes = bind_all(sockets("127.0.0.1", 3), WaitStrategy::Park, patient());
    let known: Vec<_> = nodes.iter().map(Node::leadership).collect();
    let lead = |nodes: &mut Vec<Node>| {
        eventually("a leader", || {
            nodes.iter_mut().for_each(|node| _ = node.poll());
            agreed_leader(&known)
        })
    };
    let first = lead(&mut nodes);
    let term = known[first].standing().term;
    let resignation = nodes[first].handle().resign(Duration::ZERO).expect("the queue is empty");
    assert_eq!(resignation.outcome(), None, "it is not polled yet");
    assert!(known[first].is_leader());
    nodes[first].poll();
    assert_eq!(resignation.outcome(), Some(ResignOutcome::Resigned { term, guards_left: 0 }));

    let second = lead(&mut nodes);
    let node = &mut nodes[second];
    assert!(!node.is_shutting_down());
    node.handle().shutdown();
    // As a loop does: it is not kept asleep, and it ends.
    while !node.is_shutting_down() {
        if node.poll() == 0 {
            node.idle();
        }
    }
    node.idle();
    let sent = resigned(&node.metrics());
    node.finish();
    assert!(!known[second].is_leader());
    assert_eq!(resigned(&node.metrics()), sent + 2);
    assert!(!node.is_shutting_down(), "it may run again");
}

#[test]
fn all_commands_that_wait_are_carried_out_before_a_shutdown_is_over() {
    let (config, socket) = alone();
    let mut node = NodeBuilder::new(config).socket(socket).bind().expect("it is bound");
    let handle = node.handle();
    let mut waiting = 0;
    let last = loop {
        match handle.resign(Duration::ZERO) {
            Ok(resignation) => (waiting, _) = (waiting + 1, resignation),
            Err(error) => break error,
        }
    };
    assert_eq!(last, CommandError::QueueFull);
    assert!(waiting > 16, "more than one pass takes: {waiting}");
    handle.shutdown();
    node.run();
    assert_eq!(node.metrics().snapshot().commands, waiting);
}

/// Three nodes that this thread polls until one of them leads: that one, which goes on leading
/// though the others are polled no more, and the others.
fn a_leader_among_three() -> (Node, Vec<Node>) {
    let timing = Timing { lapse_limit: Duration::from_millis(60_000), ..Timing::lan() };
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let builder = sealed(config(place, &addresses, timing)).store(Box::new(PatientStore));
        builder.wait(WaitStrategy::Spin).socket(socket).bind().expect("it is bound already")
    };
    let mut nodes: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let known: Vec<_> = nodes.iter().map(Node::leadership).collect();
    let leader = eventually("a leader", || {
        nodes.iter_mut().for_each(|node| _ = node.poll());
        agreed_leader(&known)
    });
    (nodes.remove(leader), nodes)
}

fn spawned(node: Node) -> NodeThread {
    node.spawn().expect("a thread can be started")
}

#[test]
fn whoever_ends_a_leader_in_order_has_told_the_others_before() {
    type End = (&'static str, fn(Node));
    let ends: [End; 6] = [
        ("stop", |node| drop(spawned(node).stop().expect("no polling thread panics"))),
        ("the thread is dropped", |node| drop(spawned(node))),
        ("shutdown, and a thread of the application's", |mut node| {
            node.handle().shutdown();
            node.run();
        }),
        ("a loop of the application's", |mut node| node.finish()),
        ("the node is dropped", drop),
        ("the application panics", |node| {
            let panics = AssertUnwindSafe(move || {
                let _node = node;
                panic!("as the test asks");
            });
            assert!(catch_unwind(panics).is_err());
        }),
    ];
    for (name, end) in ends {
        let (node, mut others) = a_leader_among_three();
        let (metrics, leadership) = (node.metrics(), node.leadership());
        end(node);
        assert_eq!(resigned(&metrics), 2, "{name}");
        assert!(!leadership.is_leader(), "{name}");
        for other in &mut others {
            other.poll();
            assert_eq!(heard_resignations(&other.metrics()), 1, "{name}");
        }
    }
}

#[test]
fn a_node_that_is_abandoned_tells_nobody() {
    let ends: [fn(Node); 2] = [Node::abandon, |node| spawned(node).abandon()];
    for end in ends {
        let (node, _others) = a_leader_among_three();
        let (metrics, leadership) = (node.metrics(), node.leadership());
        end(node);
        assert_eq!(resigned(&metrics), 0);
        assert!(!leadership.is_leader());
    }
}

/// Else the parent would go on leading by a lease that others are told is over (S7).
#[test]
fn a_forked_child_that_drops_its_copy_does_not_resign_for_its_parent() {
    let (node, mut others) = a_leader_among_three();
    // SAFETY: the child uses its own copy of what it drops, waits for no other thread, and ends.
    let forked = unsafe { libc::fork() };
    if forked == 0 {
        drop(node);
        // SAFETY: it ends this process, and runs nothing of the test's.
        unsafe { libc::_exit(0) };
    }
    assert!(forked > 0, "the system has room for a process");
    let mut status = 0;
    // SAFETY: `status` outlives the call.
    let waited = unsafe { libc::waitpid(forked, &raw mut status, 0) };
    assert_eq!((waited, status), (forked, 0));
    for other in &mut others {
        other.poll();
        assert_eq!(heard_resignations(&other.metrics()), 0);
    }
    assert!(node.leadership().leader().is_some(), "and it knows nothing of it");
}

/// Node 0 lives in this process, beside a witness. Node 2 is a process that leads when node 0 has
/// resigned, ends its leadership in one of several ways, and exits at once.
#[test]
fn a_process_that_exits_right_after_it_has_resigned_hands_over_by_that() {
    let dir = Dir::in_memory();
    let sockets = sockets("127.0.0.1", 2);
    let bound = addresses(&sockets);
    let addresses = [bound[0], bound[1], address_of_child()];
    let events = Arc::new(Mutex::new(Vec::new()));
    let open = |(place, socket)| {
        let told = Arc::clone(&events);
        let builder = sealed(trio(place, &addresses)).wait(WaitStrategy::Park).socket(socket);
        let builder =
            builder.observer(Arc::new(move |NumberedEvent { event, .. }: &NumberedEvent| {
                if place == 0 {
                    told.lock().expect("nobody panics with it").push(*event);
                }
            }));
        let builder = builder.store(Box::new(PatientStore));
        builder.bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let (first, metrics) = (threads[0].leadership(), threads[0].metrics());
    for round in 0..8 {
        eventually("node 0 to lead", || first.is_leader().then_some(()));
        let (way, [zero, one, two]) = (round % WAYS.len(), addresses);
        let task = format!("{way} {zero} {one} {two} {}", dir.0.join("child").display());
        let mut process = child("farewells::child_that_leaves", task);
        let mut led = None;
        for word in lines(&mut process, "says") {
            match word.split_once(' ') {
                // It follows again when it has led. Then nobody is to hand over to it any more.
                None if led.is_some() => {}
                // It may not be as far as to win: then node 0 is back some time, and it follows
                // again.
                None => {
                    drop(threads[0].handle().resign(Duration::ZERO).expect("the queue has room"))
                }
                Some((_, term)) => led = term.parse().ok().map(Term),
            }
        }
        assert!(process.wait().expect("it is a child of this process").success());
        let led = led.expect("it has led");
        eventually("node 0 to lead again", || {
            first.token().filter(|token| token.term > led).map(drop)
        });
        assert_eq!(heard_resignations(&metrics), round as u64 + 1);
        // It leads before its events are delivered.
        let (silence, is_unreachable) = eventually("news of its campaign", || {
            before_the_campaign(&events.lock().expect("nobody panics with it"), led)
        });
        let events = std::mem::take(&mut *events.lock().expect("nobody panics with it"));
        // Its host has told of its end too, or of the end of its last life; then promises have to
        // run out.
        let timing = patient();
        let else_after = if is_unreachable { timing.promise } else { timing.election_timeout_min };
        assert!(silence < else_after, "it was not by the resignation: {silence}, {events:?}");
    }
}

/// Returns for how long nothing was heard of the leader of this term when the campaign for the
/// next began, and whether its host was heard to say that nobody listens.
fn before_the_campaign(events: &[Event], led: Term) -> Option<(Duration, bool)> {
    let mut is_unreachable = false;
    for event in events {
        match event {
            Event::LeaderUnreachable { term, .. } => is_unreachable |= *term == led,
            Event::CampaignStarted { proposed, last_heard, at, .. } if *proposed == led.next() => {
                return Some((at.saturating_since(*last_heard), is_unreachable));
            }
            _ => {}
        }
    }
    None
}

/// The acts of the process, one of which it does once it leads, before it exits.
const WAYS: [fn(NodeThread); 4] = [
    |thread| {
        let term = thread.leadership().standing().term;
        let resignation = thread.handle().resign(Duration::ZERO).expect("the queue is empty");
        let outcome = resignation.wait(LONG).expect("its thread runs");
        // It may have been elected this very moment, by the witness, and node 0 not have answered
        // yet.
        let is_sent = [
            ResignOutcome::Resigned { term, guards_left: 0 },
            ResignOutcome::NoHeir { term, guards_left: 0 },
        ];
        assert!(is_sent.contains(&outcome), "{outcome}");
        std::mem::forget(thread);
    },
    |thread| std::mem::forget(thread.stop().expect("no polling thread panics")),
    drop,
    |thread| {
        thread.handle().shutdown();
        eventually("its end", || thread.is_finished().then_some(()));
        std::mem::forget(thread);
    },
];

/// The parent's nodes have sockets already; this one must be free for one life after the other,
/// also of tests that run beside it.
fn address_of_child() -> SocketAddr {
    let [_, high, middle, low] = process::id().to_be_bytes();
    SocketAddr::from(([127, 128 | high & 63, middle, low], 7_419))
}

fn trio(place: usize, addresses: &[SocketAddr]) -> Config {
    let mut config = config(place, addresses, patient());
    config.members[1].kind = MemberKind::Witness;
    config
}

/// Started by the test above; alone it does nothing.
#[test]
#[ignore = "started by another test"]
fn child_that_leaves() {
    let Some(task) = child_task() else { return };
    let task = task.into_string().expect("the parent has written it");
    let words: Vec<_> = task.splitn(5, ' ').collect();
    let address = |word: &str| word.parse::<SocketAddr>().expect("the parent has written it");
    let addresses: Vec<_> = words[1..4].iter().map(|word| address(word)).collect();
    let store = FileStore::open_or_create(PathBuf::from(words[4]), CLUSTER, id(2));
    let node = sealed(trio(2, &addresses))
        .overrides(Overrides::clock(Clock::os()))
        .wait(WaitStrategy::Park);
    let node = node.store(Box::new(store.expect("the last life is over")));
    let node = node.observer(Arc::new(|NumberedEvent { event, .. }: &NumberedEvent| match event {
        Event::LeaderChanged { .. } => say("follows"),
        Event::BecameLeader { term, .. } => say(&format!("leads {term}")),
        _ => {}
    }));
    let thread = node.bind().and_then(Node::spawn).expect("the address is free");
    let leadership = thread.leadership();
    eventually("it leads", || leadership.is_leader().then_some(()));
    let way = words[0].parse::<usize>().expect("the parent has written it");
    WAYS[way](thread);
    // Nothing is run any more that might send something late.
    process::exit(0);
}

/// Prints a line that the parent reads whole or not at all.
fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    _ = writeln!(out, "says {word} .").and_then(|()| out.flush());
}

/// Waits for the end of a thread that panics, and returns who is blamed.
fn blame(thread: NodeThread) -> ThreadPanicked {
    eventually("its end", || thread.is_finished().then_some(()));
    assert!(!thread.leadership().is_leader(), "it does not lead by the time it has ended");
    assert_eq!(thread.handle().resign(Duration::ZERO).err(), Some(CommandError::NodeGone));
    thread.stop().err().expect("it has panicked")
}

#[test]
fn a_leader_whose_callback_panics_resigns_and_the_callback_is_blamed() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    // Of the node at that place.
    let closed_pipe = Arc::new(AtomicUsize::new(usize::MAX));
    let open = |(place, socket)| {
        let closed_pipe = Arc::clone(&closed_pipe);
        let builder = sealed(config(place, &addresses, patient())).wait(WaitStrategy::Park);
        let builder = builder.observer(Arc::new(OnRejected(move |_| {
            assert!(closed_pipe.load(Relaxed) != place, "failed printing to stdout");
        })));
        builder.socket(socket).bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let mut threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let term = nodes[leader].standing().term;
    closed_pipe.store(leader, Relaxed);
    let outsider = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
    outsider.send_to(&tampered(&[]), addresses[leader]).expect("loopback takes a datagram");

    let thread = threads.remove(leader);
    let metrics = thread.metrics();
    let panicked = blame(thread);
    assert_eq!(panicked.callback, Some(Callback::OnRejected));
    let words = panicked.to_string();
    assert!(words.contains("Observer::on_rejected"), "{words}");
    assert!(words.contains("failed printing to stdout"), "{words}");
    assert_eq!(resigned(&metrics), 2);
    let survivors = leaderships(&threads);
    let heir = eventually("an heir", || agreed_leader(&survivors));
    assert!(survivors[heir].standing().term > term);
    let heard: Vec<_> = threads.iter().map(|node| heard_resignations(&node.metrics())).collect();
    assert_eq!(heard, [1, 1]);
}

#[test]
fn a_leader_that_is_dropped_resigns_though_a_callback_panics_while_it_waits_for_guards() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    // Of the node at that place.
    let panics = Arc::new(AtomicUsize::new(usize::MAX));
    let open = |(place, socket)| {
        let panics = Arc::clone(&panics);
        let observer = OnRejected(move |_| assert!(panics.load(Relaxed) != place, "as asked"));
        let builder = sealed(config(place, &addresses, patient())).store(Box::new(PatientStore));
        let builder = builder.wait(WaitStrategy::Spin).observer(Arc::new(observer));
        builder.drain_limit(LONG).socket(socket).bind().expect("it is bound already")
    };
    let mut nodes: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let known: Vec<_> = nodes.iter().map(Node::leadership).collect();
    let (leader, _guard) = eventually("a leader and its guard", || {
        nodes.iter_mut().for_each(|node| _ = node.poll());
        let leader = agreed_leader(&known)?;
        Some((leader, known[leader].guard()?))
    });
    let node = nodes.remove(leader);
    let metrics = node.metrics();
    panics.store(leader, Relaxed);
    let outsider = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
    outsider.send_to(&tampered(&[]), addresses[leader]).expect("loopback takes a datagram");
    drop(node);
    assert!(!known[leader].is_leader());
    assert_eq!(resigned(&metrics), 2, "both others are told");
    for other in &mut nodes {
        other.poll();
        assert_eq!(heard_resignations(&other.metrics()), 1);
    }
}

/// A disk of the application's own that takes what the start writes, and no vote.
struct NoVotes {
    panics: bool,
}

impl Store for NoVotes {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(HardState::default())
    }

    fn persist(&mut self, state: &HardState) -> Result<(), StoreError> {
        if state.voted_for.is_none() {
            return Ok(());
        }
        assert!(!self.panics, "as the test asks");
        Err(StoreError::Persist { place: "nowhere".to_owned(), source: "it is broken".into() })
    }
}

#[test]
fn whoever_of_the_application_panics_is_blamed_and_no_lease_is_left() {
    type Build = fn(NodeBuilder) -> NodeBuilder;
    let cases: [(Callback, Build); 3] = [
        (Callback::OnEvent, |builder| {
            builder.observer(Arc::new(|NumberedEvent { event, .. }: &NumberedEvent| {
                assert!(!matches!(event, Event::BecameLeader { .. }), "as the test asks");
            }))
        }),
        (Callback::OnStoreError, |builder| {
            let builder = builder.store(Box::new(NoVotes { panics: false }));
            builder.observer(Arc::new(OnStoreError(|_| panic!("as the test asks"))))
        }),
        (Callback::Store, |builder| builder.store(Box::new(NoVotes { panics: true }))),
    ];
    for (callback, build) in cases {
        // Alone it has a lease without end, unless that is taken back.
        let (config, socket) = alone();
        let builder = build(NodeBuilder::new(config).socket(socket).wait(WaitStrategy::Park));
        let node = builder.bind().expect("it is bound");
        let panicked = blame(spawned(node));
        assert_eq!(panicked.callback, Some(callback), "{panicked}");
        let words = panicked.to_string();
        assert!(words.contains(&callback.to_string()) && words.contains("as the test asks"));
    }
}

#[test]
fn whoever_asks_a_node_to_resign_after_its_store_has_panicked_is_told_that_it_is_gone() {
    let (config, socket) = alone();
    let store = Box::new(NoVotes { panics: true });
    let node = NodeBuilder::new(config).store(store).socket(socket).bind();
    let mut node = node.expect("it is bound");
    eventually("the panic", || {
        catch_unwind(AssertUnwindSafe(|| node.poll())).is_err().then_some(())
    });
    let resignation = node.handle().resign(Duration::ZERO).expect("the node is there");
    node.poll();
    assert_eq!(resignation.outcome(), Some(ResignOutcome::NodeGone));
}

#[test]
fn a_panic_on_a_heartbeat_is_blamed_on_what_was_given_for_heartbeats() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let config = config(0, &addresses, patient());
    let [own, leader, _] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
    let builder = NodeBuilder::new(config.clone()).store(Box::new(PatientStore)).socket(own);
    let builder = builder.observer(Arc::new(OnHeartbeat(|_| panic!("as the test asks"))));
    let thread = builder.bind().and_then(Node::spawn).expect("the socket is bound already");
    let bytes = heartbeat_bytes(&config, 1);
    leader.send_to(&bytes, addresses[0]).expect("loopback takes it");
    assert_eq!(blame(thread).callback, Some(Callback::OnHeartbeat));
}

#[test]
fn a_vote_that_is_not_durable_makes_nobody_leader_where_the_callback_panics_over_it() {
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let mut config = config(place, &addresses, Timing::lan());
        config.members[1].kind = MemberKind::Witness;
        let builder = sealed(config).wait(WaitStrategy::Park).socket(socket);
        let store: Box<dyn Store> =
            if place == 0 { Box::new(NoVotes { panics: false }) } else { Box::new(PatientStore) };
        let observer = OnStoreError(|_| panic!("as the test asks"));
        let builder = builder.store(store).observer(Arc::new(observer));
        builder.bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let mut threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let candidate = threads.remove(0);
    let metrics = candidate.metrics();
    assert_eq!(blame(candidate).callback, Some(Callback::OnStoreError));
    let said = metrics.snapshot();
    assert!(said.sent(Kind::VoteRequest) > 0, "it was elected, but for its own vote");
    assert_eq!((said.sent(Kind::Heartbeat), said.sent(Kind::Resign)), (0, 0));
}

/// R4: what the store has panicked over may be on the disk or not.
#[test]
fn a_vote_that_the_store_panicked_over_is_not_told() {
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let mut config = config(place, &addresses, Timing::lan());
        config.members[1].kind = MemberKind::Witness;
        let builder = sealed(config).wait(WaitStrategy::Park).socket(socket);
        let store: Box<dyn Store> =
            if place == 1 { Box::new(NoVotes { panics: true }) } else { Box::new(PatientStore) };
        builder.store(store).bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let mut threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let voter = threads.remove(1);
    let metrics = voter.metrics();
    assert_eq!(blame(voter).callback, Some(Callback::Store));
    let said = metrics.snapshot();
    assert!(said.received(Kind::VoteRequest) > 0);
    assert_eq!(said.sent(Kind::VoteReply), 0);
    assert!(!threads[0].leadership().is_leader());
}

/// The same for a loop of one's own that catches the panic and goes on polling.
#[test]
fn a_node_whose_store_has_panicked_says_nothing_more_however_often_it_is_polled() {
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let mut config = config(place, &addresses, Timing::lan());
        config.members[1].kind = MemberKind::Witness;
        let builder = sealed(config).wait(WaitStrategy::Park).socket(socket);
        let store: Box<dyn Store> =
            if place == 1 { Box::new(NoVotes { panics: true }) } else { Box::new(PatientStore) };
        builder.store(store).bind().expect("the socket is bound already")
    };
    let mut nodes: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let mut voter = nodes.remove(1);
    let metrics = voter.metrics();
    let candidate = spawned(nodes.remove(0));
    let mut poll = || catch_unwind(AssertUnwindSafe(|| voter.poll()));
    eventually("its store is asked for a vote", || poll().err());
    candidate.abandon();
    // Once nothing is left in its socket, no pass does anything.
    eventually("a pass without work", || poll().ok().filter(|work| *work == 0));
    drop(voter);
    assert_eq!(metrics.snapshot().sent(Kind::VoteReply), 0);
}

/// Polls until a pass is not ended by a panic. Returns how many were.
fn poll_and_catch(node: &mut Node) -> usize {
    let mut poll = || catch_unwind(AssertUnwindSafe(|| node.poll()));
    (0..100).take_while(|_| poll().is_err()).count()
}

#[test]
fn a_callback_that_panics_over_a_datagram_loses_none_of_those_behind_it() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let config = config(0, &addresses, patient());
    let [own, leader, _] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
    let builder = NodeBuilder::new(config.clone()).store(Box::new(PatientStore)).socket(own);
    let builder = builder.observer(Arc::new(OnRejected(|_| panic!("as the test asks"))));
    let mut node = builder.bind().expect("the socket is bound already");
    let batch = [
        tampered(&[(4, 9)]),
        heartbeat_bytes(&config, 1),
        tampered(&[(16, 9)]),
        tampered(&[(8, 9)]),
        heartbeat_bytes(&config, 2),
    ];
    for bytes in batch {
        leader.send_to(&bytes, addresses[0]).expect("loopback takes it");
    }
    let metrics = node.metrics();
    let panics = eventually("the batch read", || {
        let panics = poll_and_catch(&mut node);
        (panics > 0).then_some(panics)
    });
    assert_eq!(panics, 3, "one for each that is rejected");
    let said = metrics.snapshot();
    assert_eq!(said.rejected.iter().sum::<u64>(), 3);
    assert_eq!((said.received(Kind::Heartbeat), said.sent(Kind::HeartbeatAck)), (2, 2));
    assert_eq!(node.leadership().leader(), Some(id(1)));
}

#[test]
fn a_callback_that_panics_over_an_event_loses_none_of_those_behind_it() {
    let told = |panics: bool| {
        let (config, socket) = alone();
        let told = Arc::new(Mutex::new(Vec::new()));
        let events = Arc::clone(&told);
        let observer = move |NumberedEvent { event, .. }: &NumberedEvent| {
            events.lock().expect("no panic holds it").push(std::mem::discriminant(event));
            assert!(!panics, "as the test asks");
        };
        let builder = NodeBuilder::new(config).socket(socket).observer(Arc::new(observer));
        let mut node = builder.bind().expect("it is bound");
        let leadership = node.leadership();
        eventually("it leads", || {
            poll_and_catch(&mut node);
            leadership.is_leader().then_some(())
        });
        poll_and_catch(&mut node);
        let told = told.lock().expect("no panic holds it");
        told.clone()
    };
    let undisturbed = told(false);
    assert!(undisturbed.len() > 1, "{undisturbed:?}");
    assert_eq!(told(true), undisturbed);
}
