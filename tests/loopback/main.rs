//! Real nodes over real sockets on loopback. Nothing here asserts how long anything takes; waits
//! are bounded by a deadline that only a fault exceeds.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]
#![allow(clippy::wildcard_enum_match_arm, reason = "a test looks for one variant")]

mod backoff;
mod bad_disks;
mod clocks;
mod dead_hosts;
mod farewells;
mod guards;
mod key_file;
mod names;
mod restores;
mod rig;
mod start;
mod strangers;
mod subscribers;
mod transfers;
mod who_leads;
#[path = "../support"]
mod support {
    pub mod files;
    pub mod lines;
    pub mod process;
}

use std::error::Error;
use std::net::{SocketAddr, UdpSocket};
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time;

use interrex::election::{Durability, Election, Event, HardState, Setup, StepDown};
use interrex::message::{BallotReply, Body, Heartbeat, Kind, Message, Resign, Verdict};
use interrex::runtime::{
    Clock, CommandError, HeardHeartbeat, HostWarning, MockHandle, NodeThread, NumberedEvent,
    Observer, Overrides, Rejected, ResignOutcome, Scheduling, StartError, Store, StoreError,
    StoreFailure, WaitStrategy, resolve,
};
use interrex::types::{BootId, ConfigId, Nonce, Position, Round};
use interrex::wire::{Envelope, KEY_LENGTH, Key, Keyring, Misquote, Record, Rejection, encode};
use interrex::{
    Authentication, ClusterId, Config, Duration, Instant, Leadership, Member, Node, NodeBuilder,
    NodeId, Term, Timing,
};

use rig::*;

fn three_nodes_elect_one_leader(host: &str, wait: WaitStrategy) {
    let threads = spawn_all(sockets(host, 3), wait, Timing::lan());
    let nodes = leaderships(&threads);
    // A busy host may change its leader between two looks.
    let token = eventually("a leader's token", || nodes[agreed_leader(&nodes)?].token());
    assert!(token.term >= Term(1));
    eventually("a leader's heartbeats acknowledged", || {
        let acks = |thread: &NodeThread| thread.metrics().snapshot().received(Kind::HeartbeatAck);
        threads.iter().any(|thread| acks(thread) > 10).then_some(())
    });
    for thread in threads {
        thread.stop().expect("no polling thread panics");
    }
}

#[test]
fn three_spinning_nodes_elect_one_leader() {
    three_nodes_elect_one_leader("127.0.0.1", WaitStrategy::Spin);
}

#[test]
fn three_yielding_nodes_elect_one_leader() {
    three_nodes_elect_one_leader("127.0.0.1", WaitStrategy::Yield);
}

#[test]
fn three_parking_nodes_elect_one_leader() {
    three_nodes_elect_one_leader("127.0.0.1", WaitStrategy::Park);
}

#[test]
fn three_nodes_that_back_off_elect_one_leader() {
    three_nodes_elect_one_leader("127.0.0.1", WaitStrategy::Backoff);
}

#[test]
fn three_nodes_elect_one_leader_over_ipv6() {
    three_nodes_elect_one_leader("::1", WaitStrategy::Backoff);
    three_nodes_elect_one_leader("::1", WaitStrategy::Yield);
    three_nodes_elect_one_leader("::1", WaitStrategy::Park);
}

#[test]
fn a_leader_that_resigns_hands_over_to_another() {
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Park, Timing::lan());
    let nodes = leaderships(&threads);
    let first = eventually("a leader", || agreed_leader(&nodes));
    let term = nodes[first].standing().term;
    let resignation = threads[first].handle().resign(Duration::ZERO).expect("the queue is empty");
    let second = eventually("another leader", || {
        agreed_leader(&nodes).filter(|second| nodes[*second].standing().term > term)
    });
    // The one that resigned may be elected again later, on a host that pauses the new leader.
    assert!(second != first || nodes[second].standing().term > term.next());
    assert_eq!(resignation.outcome(), Some(ResignOutcome::Resigned { term, guards_left: 0 }));
}

#[test]
fn a_dead_leader_is_replaced_and_taken_back_when_it_returns() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let mut threads = spawn_all(sockets, WaitStrategy::Park, Timing::lan());
    let dead = eventually("a leader", || agreed_leader(&leaderships(&threads)));
    let term = threads[dead].leadership().standing().term;
    let last_words = threads[dead].leadership();
    threads.remove(dead).abandon();
    assert!(!last_words.is_leader(), "a node that is gone does not lead");

    let survivors = leaderships(&threads);
    let heir = eventually("an heir", || agreed_leader(&survivors));
    assert!(survivors[heir].standing().term > term);

    let config = config(dead, &addresses, Timing::lan());
    let node = sealed(config).wait(WaitStrategy::Park).bind();
    let returned = node.expect("the port is free again").spawn().expect("a thread can be started");
    threads.push(returned);
    let all = leaderships(&threads);
    eventually("all three to agree", || agreed_leader(&all));
    assert!(all[2].standing().term > term);
}

#[test]
fn one_thread_of_the_users_can_poll_three_nodes() {
    let mut nodes = bind_all(sockets("127.0.0.1", 3), WaitStrategy::Spin, Timing::lan());
    let known: Vec<_> = nodes.iter().map(Node::leadership).collect();
    let deadline = time::Instant::now() + PATIENCE;
    while agreed_leader(&known).is_none() {
        assert!(time::Instant::now() < deadline, "no leader within {PATIENCE:?}");
        for node in &mut nodes {
            if node.poll() == 0 {
                node.idle();
            }
        }
    }
}

#[test]
fn a_command_and_a_shutdown_wake_a_node_that_parks() {
    // Alone among three, and with no deadline within the hour once its silence is over.
    let hour = Duration::from_millis(3_600_000);
    let timing = Timing { election_timeout_min: hour, election_timeout_max: hour, ..Timing::lan() };
    let mut nodes = bind_all(sockets("127.0.0.1", 3), WaitStrategy::Park, timing);
    let thread = nodes.remove(0).spawn().expect("a thread can be started");
    thread::sleep(time::Duration::from_millis(200));
    for commands in 1..=3 {
        thread.handle().bootstrap().expect("the queue has room");
        let taken = || thread.metrics().snapshot().commands == commands;
        eventually("the command to be taken", || taken().then_some(()));
    }
    let cycles = thread.metrics().snapshot().duty_cycles;
    assert!(cycles < 1_000, "it parks between them: {cycles} passes");
    thread.stop().expect("no polling thread panics");
}

#[test]
fn a_stopped_node_can_run_again() {
    let mut threads = spawn_all(sockets("127.0.0.1", 1), WaitStrategy::Park, Timing::lan());
    let thread = threads.pop().expect("there is one");
    let leadership = thread.leadership();
    eventually("a cluster of one to lead itself", || leadership.is_leader().then_some(()));
    let node = thread.stop().expect("no polling thread panics");
    let cycles = node.metrics().snapshot().duty_cycles;
    let thread = node.spawn().expect("a thread can be started");
    let _ = thread.handle().resign(Duration::ZERO).expect("the queue is empty");
    eventually("it to work on", || {
        (thread.metrics().snapshot().duty_cycles > cycles).then_some(())
    });
}

#[test]
fn an_event_is_told_after_what_led_to_it_was_published() {
    let mut sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let (sender, events) = mpsc::channel();
    let node = NodeBuilder::new(config)
        .socket(sockets.remove(0))
        .observer(Arc::new(move |NumberedEvent { event, at, .. }: &NumberedEvent| {
            sender.send((*event, *at)).expect("the test listens")
        }))
        .bind()
        .expect("the socket is bound already");
    let (clock, leadership) = (node.clock(), node.leadership());
    let _thread = node.spawn().expect("a thread can be started");
    loop {
        let (event, told_at) = events.recv_timeout(PATIENCE).expect("an event in time");
        if let Event::BecameLeader { campaign_started, at, lease_end, .. } = event {
            assert!(campaign_started <= at && at <= told_at && told_at <= clock.now());
            assert!(told_at < lease_end, "what is told of is a leader with a lease");
            assert!(leadership.is_leader(), "published before it is told");
            return;
        }
    }
}

#[test]
fn a_command_that_is_not_taken_is_an_error() {
    let mut nodes = bind_all(sockets("127.0.0.1", 1), WaitStrategy::Park, Timing::lan());
    let node = nodes.pop().expect("there is one");
    let handle = node.handle();
    let error = eventually("a full queue", || handle.resign(Duration::ZERO).err());
    assert_eq!(error, CommandError::QueueFull);
    drop(node);
    assert_eq!(handle.resign(Duration::ZERO).err(), Some(CommandError::NodeGone));
    handle.shutdown();
}

#[test]
fn metrics_tell_what_was_sent_received_and_decided() {
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Yield, patient());
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let follower = (leader + 1) % 3;
    let lateness = eventually("ten heartbeats", || {
        let lateness = threads[follower].metrics().snapshot().heartbeat_lateness;
        (lateness.n() >= 10).then_some(lateness)
    });
    assert!(lateness.max() >= lateness.min());
    let metrics = threads[leader].metrics().snapshot();
    assert!(metrics.stats.elections_won >= 1);
    assert!(metrics.sent(Kind::VoteRequest) >= 2);
    // Each heartbeat is answered once; whoever finds one late says so too.
    let probes: u64 = threads.iter().map(|thread| thread.metrics().snapshot().stats.probes).sum();
    assert!(metrics.sent(Kind::Heartbeat) + probes >= metrics.received(Kind::HeartbeatAck));
    assert!(metrics.duty_cycle_gap.n() > 0);
    assert!(metrics.metric_values().any(|reading| {
        (reading.name, reading.label) == ("sent", Some(("kind", "heartbeat"))) && reading.value > 0
    }));
}

#[test]
fn a_node_without_durable_state_says_for_whom_it_waits_until_an_operator_vouches_for_them() {
    let sockets = sockets("127.0.0.1", 3);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let socket = sockets.into_iter().next().expect("three were bound");
    let node = NodeBuilder::new(config).socket(socket).bind().expect("the socket is bound already");
    let metrics = node.metrics();
    let waits_for = || metrics.snapshot().waits_for;
    assert_eq!(waits_for().len(), 2, "it was never polled, and waits for both others");
    let thread = node.spawn().expect("a thread can be started");
    eventually("it waits for both others", || (waits_for().len() == 2).then_some(()));
    thread.handle().bootstrap().expect("the queue has room");
    eventually("it takes part", || waits_for().is_empty().then_some(()));
    assert!(thread.leadership().standing().term > Term(1_000_000_000_000_000), "by the wall clock");
}

/// Local health: after a pause of its own thread a node drains its socket before it suspects
/// anybody.
#[test]
fn a_heartbeat_that_waits_behind_a_full_batch_is_heard_before_its_leader_is_suspected() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let config = config(0, &addresses, Timing::lan());
    let [own, leader, _] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
    let (clock, hand) = Clock::mock();
    let builder = NodeBuilder::new(config.clone())
        .overrides(Overrides::clock(clock))
        .store(Box::new(PatientStore));
    let mut node = builder.socket(own).bind().expect("the socket is bound already");
    let say = |bytes: &[u8]| {
        leader.send_to(bytes, addresses[0]).expect("loopback takes it");
    };
    hand.advance(Duration::from_millis(60));
    say(&heartbeat_bytes(&config, 1));
    node.poll();
    assert_eq!(node.leadership().leader(), Some(id(1)));

    // This thread is away for longer than detection takes, while 40 datagrams of junk come first.
    (0..40).for_each(|_| say(&tampered(&[(4, 9)])));
    say(&heartbeat_bytes(&config, 2));
    hand.advance(Duration::from_millis(55));
    node.poll();
    assert_eq!(node.metrics().snapshot().stats.campaigns, 0);
    // Away once more: the leader gets one more heartbeat's time.
    for milliseconds in [55, 11] {
        hand.advance(Duration::from_millis(milliseconds));
        node.poll();
    }
    assert_eq!(node.metrics().snapshot().stats.campaigns, 1, "silence is still noticed");
}

/// A store that looks, when something is prepared, whether the voters have been asked by then.
struct WitnessStore {
    voter: UdpSocket,
    has_asked: mpsc::Sender<bool>,
}

impl Store for WitnessStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(HardState::default())
    }

    fn prepare(&mut self, _: &HardState) -> Result<(), StoreError> {
        const KIND: usize = 5;
        let mut bytes = [0; 256];
        let mut kinds =
            std::iter::from_fn(|| self.voter.recv(&mut bytes).ok().map(|_| bytes[KIND]));
        let asked = kinds.any(|kind| kind == Kind::VoteRequest as u8);
        self.has_asked.send(asked).expect("the test listens");
        Ok(())
    }

    fn persist(&mut self, _: &HardState) -> Result<(), StoreError> {
        Ok(())
    }
}

/// R5: the own vote is written while the answers are in flight, so the questions must have left.
#[test]
fn voters_have_been_asked_before_the_own_vote_is_prepared() {
    let sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let [own, voter] = <[UdpSocket; 2]>::try_from(sockets).expect("two were bound");
    voter.set_nonblocking(true).expect("sockets can be made so");
    let witness = voter.try_clone().expect("descriptors are left");
    let (has_asked, told) = mpsc::channel();
    let store = WitnessStore { voter: witness, has_asked };
    let config = config(0, &addresses, Timing::lan());
    let config_id = {
        let durability = Durability::Durable;
        let (hard_state, position) = (HardState::default(), Position::default());
        let (boot, seed, term_floor) = (BootId(1), 1, Term::ZERO);
        let config = &config;
        let setup = Setup { config, hard_state, durability, term_floor, position, boot, seed };
        Election::new(setup, Instant::ZERO).expect("the configuration is valid").config_id()
    };
    let (clock, hand) = Clock::mock();
    let overrides = Overrides { boot: Some(BootId(7)), ..Overrides::clock(clock) };
    let builder = NodeBuilder::new(config).overrides(overrides).socket(own);
    let mut node = builder.store(Box::new(store)).bind().expect("the socket is bound already");
    for sequence in 1..300 {
        hand.advance(Duration::from_millis(1));
        // The voter says yes to the first pre-vote, whenever that comes.
        let granted = BallotReply {
            nonce: Nonce(1),
            candidate_boot: BootId(7),
            proposed: Term(1),
            verdict: Verdict::Granted,
            promise: Duration::ZERO,
        };
        let reply = Message {
            from: id(1),
            term: Term(0),
            boot: BootId(1),
            config: config_id,
            sent_at: Instant::ZERO,
            echo: Instant::ZERO,
            body: Body::PreVoteReply(granted),
        };
        let mut record = Record::default();
        encode(&reply, id(0), &Envelope { cluster: CLUSTER, sequence }, &mut record);
        voter.send_to(record.as_bytes(), addresses[0]).expect("loopback takes it");
        node.poll();
        if let Ok(asked) = told.try_recv() {
            assert!(asked, "nothing waits for the disk before it has left");
            return;
        }
    }
    panic!("it never prepared its vote");
}

#[test]
fn timers_run_under_a_flood_that_no_pass_comes_to_the_end_of() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let [own, outsider, _] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
    let (clock, hand) = Clock::mock();
    let builder = sealed(config(0, &addresses, Timing::lan())).store(Box::new(PatientStore));
    let mut node = builder
        .overrides(Overrides::clock(clock))
        .socket(own)
        .bind()
        .expect("the socket is bound already");
    node.poll();
    (0..500).for_each(|_| {
        outsider.send_to(&tampered(&[]), addresses[0]).expect("loopback takes it");
    });
    // Its own pause first: the leader gets one more heartbeat's time.
    for milliseconds in [200, 11] {
        hand.advance(Duration::from_millis(milliseconds));
        node.poll();
    }
    let metrics = node.metrics().snapshot();
    assert_eq!(metrics.stats.campaigns, 1, "it suspects in time");
    let looked_at = metrics.rejected(Rejection::Key);
    assert!((1..500).contains(&looked_at), "and leaves the rest for later: {looked_at}");
}

#[test]
fn events_reach_a_bounded_queue_and_one_that_is_full_holds_nobody_up() {
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let socket = sockets.into_iter().next().expect("one was bound");
    let (sender, events) = mpsc::sync_channel(1);
    let dropped = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&dropped);
    let observer = move |NumberedEvent { event, .. }: &NumberedEvent| {
        count.fetch_add(u64::from(sender.try_send(*event).is_err()), Relaxed);
    };
    let builder = NodeBuilder::new(config).socket(socket).observer(Arc::new(observer));
    let thread = builder.bind().and_then(Node::spawn).expect("the socket is bound already");
    let leadership = thread.leadership();
    eventually("it leads", || leadership.is_leader().then_some(()));
    let first = events.try_recv().expect("the first event had room");
    assert!(matches!(first, Event::RecoveryBegan { .. }), "{first:?}");
    eventually("the rest found no room", || (dropped.load(Relaxed) >= 1).then_some(()));
}

#[test]
fn a_leader_whose_clock_lies_steps_down_says_why_and_leads_again_by_a_sound_one() {
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let (clock, hand) = Clock::mock();
    let (reference, reference_hand) = Clock::mock();
    let told = Arc::new(Mutex::new(Vec::new()));
    let events = Arc::clone(&told);
    let overrides = Overrides { reference_clock: Some(reference), ..Overrides::clock(clock) };
    let builder = NodeBuilder::new(config).overrides(overrides);
    let builder = builder.observer(Arc::new(move |NumberedEvent { event, .. }: &NumberedEvent| {
        events.lock().expect("unshared").push(*event)
    }));
    let socket = sockets.into_iter().next().expect("one was bound");
    let mut node = builder.socket(socket).bind().expect("the socket is bound already");
    let leadership = node.leadership();
    let mut live = |milliseconds: u64| {
        for _ in 0..milliseconds {
            hand.advance(Duration::from_millis(1));
            reference_hand.advance(Duration::from_millis(1));
            node.poll();
        }
    };
    live(500);
    assert!(leadership.is_leader());

    // The host was suspended for a minute: only the reference noticed.
    reference_hand.advance(Duration::from_millis(60_000));
    live(11);
    assert!(!leadership.is_leader());
    let reason = |event: &Event| match event {
        Event::SteppedDown { reason, .. } => Some(*reason),
        _ => None,
    };
    let reasons: Vec<_> = told.lock().expect("unshared").iter().filter_map(reason).collect();
    assert_eq!(reasons, [StepDown::ClockFault]);
    live(500);
    assert!(leadership.is_leader(), "it started over");
}
