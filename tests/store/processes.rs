//! The store in processes that are killed, locked out, and without a disk for a while; and in nodes
//! that all restart. Whole clusters under `kill -9` are in `tools/testbed/tests/kills.rs`.

#![allow(unsafe_code, reason = "limits of a process and ignored signals have no safe interface")]

use std::error::Error as _;
use std::fs;
use std::net::{SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use interrex::election::{Event, HardState};
use interrex::runtime::{
    FileStore, FileStoreError, NodeThread, NumberedEvent, Observer, Store, StoreError, WaitStrategy,
};
use interrex::wire::{self, Receiver};
use interrex::{Authentication, Config, Leadership, Member, NodeBuilder, Term, Timing};

use crate::contents::{SLOT, SLOTS, load, persist, progress, served, state};
use crate::support::files::Dir;
use crate::support::lines::lines;
use crate::support::process::{child, child_task};
use crate::support::store::{CLUSTER, create, id, open};

fn child_path() -> Option<PathBuf> {
    child_task().map(PathBuf::from)
}

/// Runs that child on the file in `dir` to its good end, and returns the last that it says.
fn done(test: &str, dir: &Dir) -> String {
    let mut child = child(test, dir.file());
    let done = lines(&mut child, "done ").last();
    assert!(child.wait().expect("it is ours").success());
    done.expect("it says what it has done")
}

/// A child that persists as fast as it can, a term and then a vote in it, and says each `Ok`.
#[test]
#[ignore = "started by the tests below"]
fn child_that_votes() {
    let Some(path) = child_path() else { return };
    let mut store = open(&path).expect("the parent has closed it");
    let mut hard_state = load(&mut store);
    println!("start {} .", store.boot());
    loop {
        hard_state = match hard_state.voted_for {
            None => {
                HardState { voted_for: Some(id(hard_state.term.0 as usize % 128)), ..hard_state }
            }
            Some(_) => state(hard_state.term.0 + 1, None),
        };
        persist(&mut store, hard_state);
        let vote = hard_state.voted_for.map_or(-1, |node| i32::from(node.number()));
        println!("ack {} {vote} .", hard_state.term);
    }
}

fn acknowledged(line: &str) -> HardState {
    let (term, vote) = line.split_once(' ').expect("a term and a vote");
    let vote = vote.parse::<i32>().expect("a vote is a number");
    state(term.parse().expect("a term is a number"), usize::try_from(vote).ok())
}

/// Returns whether `found` is the state itself or its successor in `child_that_votes`.
fn is_at_most_one_step_after(found: &HardState, acknowledged: &HardState) -> bool {
    let steps = |state: &HardState| 2 * state.term.0 + u64::from(state.voted_for.is_some());
    steps(found) - steps(acknowledged) <= 1
}

#[test]
fn a_process_killed_at_any_moment_keeps_every_vote_it_acknowledged() {
    const ROUNDS: u64 = 300;
    let dir = Dir::on_disk();
    let mut last = load(&mut create(&dir.file()));
    let (mut acks, mut unacknowledged) = (0, 0);
    for round in 0..ROUNDS {
        let mut child = child("processes::child_that_votes", dir.file());
        let mut heard = lines(&mut child, "ack ").map(|line| acknowledged(&line));
        // Every other time it is at work; else it may be starting still.
        let first = if round % 2 == 0 { heard.next() } else { None };
        // A multiplier of Knuth's: delays that are spread over 0 to 30 ms.
        let delay_us = round.wrapping_mul(2_654_435_761) % 30_000;
        thread::sleep(Duration::from_micros(delay_us));
        child.kill().expect("it runs for ever");
        child.wait().expect("it is ours");
        let said: Vec<_> = first.into_iter().chain(heard).collect();
        acks += said.len();
        last = said.last().copied().unwrap_or(last);

        let mut store = open(&dir.file()).expect("the killed process has lost its lock");
        let found = load(&mut store);
        assert!(progress(&found) >= progress(&last), "{found:?} after {last:?} was acknowledged");
        assert!(is_at_most_one_step_after(&found, &last), "{found:?} after {last:?}");
        assert!(found.term != last.term || last.voted_for.is_none() || found == last);
        unacknowledged += u64::from(found != last);
        last = found;
    }
    println!("{ROUNDS} kills, {acks} acknowledged, {unacknowledged} served unacknowledged");
    assert!(acks as u64 >= ROUNDS / 2, "the kills hit it at work: {acks}");
}

#[test]
fn a_file_that_another_process_has_is_an_error_until_that_process_is_killed() {
    let dir = Dir::on_disk();
    drop(create(&dir.file()));
    let mut child = child("processes::child_that_votes", dir.file());
    // Kept, so that the child has somebody to talk to.
    let mut said = lines(&mut child, "start ");
    assert!(said.next().is_some(), "the child has the file");
    for _ in 0..3 {
        let error = open(&dir.file()).expect_err("the child has it");
        assert!(matches!(error, FileStoreError::Locked { .. }), "{error}");
    }
    child.kill().expect("it runs for ever");
    child.wait().expect("it is ours");
    drop(open(&dir.file()).expect("the kernel has let go of the lock"));
}

/// Lets no byte of a file at `length` or after be written, as a full disk would; `None` ends that.
fn limit_files(length: Option<u64>) {
    let soft = length.unwrap_or(libc::RLIM_INFINITY);
    let limit = libc::rlimit { rlim_cur: soft, rlim_max: libc::RLIM_INFINITY };
    // SAFETY: `limit` is initialised and outlives the call; a handler that ignores is no code.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        assert_eq!(libc::setrlimit(libc::RLIMIT_FSIZE, &limit), 0, "only the soft limit changes");
    }
}

/// A limit of the process: so a process of its own. Every persist fails after a number of bytes,
/// from none to all but one, which the kernel has written; then the disk works again.
#[test]
#[ignore = "started by the tests below"]
fn child_whose_writes_fail() {
    let Some(path) = child_path() else { return };
    let mut store = create(&path);
    let mut term = 0;
    // The file of the parent's choice is on tmpfs, so that this is quick.
    for room in 0..SLOT as u64 {
        // To slot A, which lies before all that is never written, and then to B.
        for slot in SLOTS {
            let last = load(&mut store);
            term += 1;
            limit_files(Some(slot as u64 + room));
            let failed = store.persist(&state(term, Some(3)));
            limit_files(None);
            let error = failed.expect_err("there is no room");
            assert!(matches!(error, StoreError::Persist { .. }));
            assert!(error.source().is_some(), "it says what the system said");
            assert_eq!(load(&mut store), last, "it does not believe in it");

            // A crash now: the state before, or the one that was begun.
            let copy = path.with_extension("crashed");
            fs::copy(&path, &copy).expect("there is room again");
            let found = served(&copy).expect("a torn write does not disturb it");
            assert!(found == last || found == state(term, Some(3)), "{found:?}");
            fs::remove_file(&copy).expect("it was there");

            // No crash: the next persist does all of it, in the same place.
            persist(&mut store, state(term, Some(3)));
            assert_eq!(load(&mut store), state(term, Some(3)));
        }
    }
    println!("done {term} .");
}

#[test]
fn a_write_that_fails_after_any_byte_is_an_error_and_the_next_one_succeeds() {
    let dir = Dir::in_memory();
    let done = done("processes::child_whose_writes_fail", &dir);
    assert_eq!(done, (2 * SLOT).to_string(), "each byte of both slots was tried");
    assert_eq!(served(&dir.file()).expect("it is whole"), state(2 * SLOT as u64, Some(3)));
}

/// Its own vote is prepared, then taken back since the leader is heard; that write fails after
/// `room` bytes. The leader is gone for good, and the same campaign is won after all.
fn vote_after_a_failed_take_back(path: &Path, room: u64) {
    let mut store = create(path);
    let before = state(3, Some(2));
    persist(&mut store, before);
    let own = state(4, Some(1));
    store.prepare(&own).expect("the disk works");
    limit_files(Some(SLOTS[0] as u64 + room));
    let failed = store.prepare(&before);
    limit_files(None);
    failed.expect_err("there is no room");
    store.prepare(&own).expect("the disk works again");
    persist(&mut store, own);
    drop(store);
    let found = served(path).expect("a torn write does not disturb it");
    assert_eq!(found, own, "acknowledged, after a take-back that failed at byte {room}");
    fs::remove_file(path).expect("it was there");
}

#[test]
#[ignore = "started by the test below"]
fn child_that_fails_to_take_back() {
    let Some(path) = child_path() else { return };
    (0..SLOT as u64).for_each(|room| vote_after_a_failed_take_back(&path, room));
    println!("done {SLOT} .");
}

#[test]
fn a_vote_that_is_acknowledged_after_a_take_back_has_failed_at_any_byte_is_served() {
    let dir = Dir::in_memory();
    let done = done("processes::child_that_fails_to_take_back", &dir);
    assert_eq!(done, SLOT.to_string(), "the write was cut at each byte");
}

#[test]
#[ignore = "started by the test below"]
fn child_that_creates_without_room() {
    let Some(path) = child_path() else { return };
    limit_files(Some(0));
    let error = FileStore::create(&path, CLUSTER, id(1)).expect_err("there is no room");
    println!("done {error} .");
}

#[test]
fn a_creation_without_room_names_the_file_that_was_asked_for_and_leaves_nothing() {
    let dir = Dir::in_memory();
    let error = done("processes::child_that_creates_without_room", &dir);
    let named = format!("can't write {}: ", dir.file().display());
    assert!(error.starts_with(&named), "{error}");
    assert!(dir.names().is_empty(), "the draft is gone");
}

#[test]
#[ignore = "started by the test below"]
fn child_whose_node_has_no_disk_for_a_while() {
    let Some(path) = child_path() else { return };
    let store = create(&path);
    let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
    let members = vec![Member::voter(id(1), address(&socket))];
    let config = Config::new(CLUSTER, id(1), members).authentication(Authentication::Off);
    let failures = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&failures);
    let on_event = move |NumberedEvent { event, .. }: &NumberedEvent| {
        _ = count.fetch_add(u64::from(matches!(event, Event::PersistFailed { .. })), Relaxed);
    };
    let builder = NodeBuilder::new(config).socket(socket).store(Box::new(store));
    let mut node =
        builder.observer(Arc::new(on_event)).bind().expect("the socket is bound already");
    let leadership = node.leadership();
    limit_files(Some(0));
    eventually("two attempts", || {
        node.poll();
        assert!(!leadership.is_leader(), "no vote without a disk");
        (failures.load(Relaxed) >= 2).then_some(())
    });
    limit_files(None);
    eventually("a leader", || {
        node.poll();
        leadership.is_leader().then_some(())
    });
    println!("done {} .", leadership.standing().term);
}

#[test]
fn a_node_leads_once_its_disk_works_again() {
    let dir = Dir::on_disk();
    let term = done("processes::child_whose_node_has_no_disk_for_a_while", &dir);
    let found = served(&dir.file()).expect("it is whole");
    let term = term.parse().expect("a term is a number");
    let led = HardState { next_vote_spent: true, ..state(term, Some(1)) };
    assert_eq!(found, promised(led), "with the own vote, the one in the next term is spent (R15)");
}

/// The state as a node of these tests writes it, with the longest promise that it may give.
fn promised(hard_state: HardState) -> HardState {
    HardState { promise: Timing::lan().promise_max, ..hard_state }
}

fn address(socket: &UdpSocket) -> SocketAddr {
    socket.local_addr().expect("a bound socket has an address")
}

/// Asks again and again until there is an answer.
fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < deadline, "not within 60 s: {what}");
        thread::sleep(Duration::from_micros(100));
    }
}

fn three_sockets() -> Vec<UdpSocket> {
    (0..3).map(|_| UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports")).collect()
}

/// Node `n` of those at `addresses`, whose store is in `dir`.
fn start(dir: &Dir, n: usize, socket: UdpSocket, addresses: &[SocketAddr]) -> NodeThread {
    let member = |(n, &address): (usize, &SocketAddr)| Member::voter(id(n), address);
    let config = Config::new(CLUSTER, id(n), addresses.iter().enumerate().map(member))
        .authentication(Authentication::Off);
    let store = FileStore::open_or_create(node_file(dir, n), CLUSTER, id(n));
    let builder = NodeBuilder::new(config).wait(WaitStrategy::Park).socket(socket);
    let builder = builder.store(Box::new(store.expect("the disk works")));
    builder.bind().expect("the socket is bound").spawn().expect("a thread can be started")
}

/// Three nodes on loopback whose stores are in `dir`.
fn three_nodes(dir: &Dir) -> Vec<NodeThread> {
    let sockets = three_sockets();
    let addresses: Vec<_> = sockets.iter().map(address).collect();
    let start = |(n, socket)| start(dir, n, socket, &addresses);
    sockets.into_iter().enumerate().map(start).collect()
}

#[test]
fn a_node_bears_the_boot_id_of_its_store() {
    let dir = Dir::in_memory();
    let [socket, peer] = [0, 1].map(|_| UdpSocket::bind("127.0.0.1:0").expect("there are ports"));
    let members =
        vec![Member::voter(id(0), address(&peer)), Member::voter(id(1), address(&socket))];
    let config = Config::new(CLUSTER, id(1), members).authentication(Authentication::Off);
    let store = create(&dir.file());
    let boot = store.boot();
    let builder = NodeBuilder::new(config).socket(socket).store(Box::new(store));
    let node = builder.bind().expect("the socket is bound").spawn().expect("a thread is started");
    peer.set_read_timeout(Some(Duration::from_secs(60))).expect("it is not zero");
    let mut datagram = [0; 256];
    let length = peer.recv(&mut datagram).expect("it asks for votes");
    let members = [id(0), id(1)].into_iter().collect();
    let receiver = Receiver { cluster: CLUSTER, node: id(0), members };
    let message = wire::decode(&datagram[..length], &receiver).expect("it is for node 0");
    assert_eq!((message.from, message.boot), (id(1), boot));
    drop(node);
}

/// Returns an observer that queues events, and the queue.
fn event_queue() -> (Arc<dyn Observer>, mpsc::Receiver<Event>) {
    let (sender, events) = mpsc::channel();
    // The test may have seen enough.
    let observer = move |NumberedEvent { event, .. }: &NumberedEvent| {
        let _ = sender.send(*event);
    };
    (Arc::new(observer), events)
}

/// Its tokens rise over the loss of a store that nobody else remembers (R14).
#[test]
fn a_node_whose_store_was_just_created_begins_its_terms_at_the_wall_clock() {
    let dir = Dir::in_memory();
    let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
    let config = Config::new(CLUSTER, id(1), [Member::voter(id(1), address(&socket))])
        .authentication(Authentication::Off);
    let passed = std::time::UNIX_EPOCH.elapsed().expect("this host's clock was set");
    let before = u64::try_from(passed.as_micros()).expect("it is not so late yet");
    let builder = NodeBuilder::new(config).wait(WaitStrategy::Park).socket(socket);
    let store = FileStore::create(dir.file(), CLUSTER, id(1)).expect("nothing is there yet");
    let (observer, events) = event_queue();
    let builder = builder.store(Box::new(store)).observer(observer);
    let _node = builder.bind().expect("the socket is bound").spawn().expect("a thread is started");
    let term = eventually("it has recovered", || {
        events.try_iter().find_map(|event| {
            let Event::Recovered { term, .. } = event else { return None };
            Some(term)
        })
    });
    assert!(term >= Term(before), "{term:?} is below {before}");
}

/// A host whose wall clock was in the year 2100 when its store was made decides all later tokens.
#[test]
fn a_term_that_is_far_ahead_of_the_wall_clock_is_told_and_counted() {
    const IN_2100: u64 = 4_102_444_800_000_000;
    let dir = Dir::in_memory();
    let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
    let config = Config::new(CLUSTER, id(1), [Member::voter(id(1), address(&socket))])
        .authentication(Authentication::Off);
    let store = FileStore::create_in(dir.file(), CLUSTER, id(1), Term(IN_2100));
    let store = store.expect("nothing is there yet");
    let builder = NodeBuilder::new(config).wait(WaitStrategy::Park).socket(socket);
    let (observer, events) = event_queue();
    let builder = builder.store(Box::new(store)).observer(observer);
    let node = builder.bind().expect("the socket is bound").spawn().expect("a thread is started");
    let told = eventually("it is told", || {
        events.try_iter().find_map(|event| {
            let Event::TermAheadOfClock { term, unix_micros } = event else { return None };
            Some((term, unix_micros))
        })
    });
    assert!(told.0 >= Term(IN_2100) && told.1 < IN_2100, "{told:?}");
    assert!(node.metrics().snapshot().terms_ahead_of_clock >= 1);
}

/// A process that crashes in a loop, on a disk that is empty each time.
#[test]
fn a_member_that_finds_no_store_at_eight_starts_disturbs_nobody() {
    let dir = Dir::in_memory();
    let sockets = three_sockets();
    let addresses: Vec<_> = sockets.iter().map(address).collect();
    let again: Vec<_> =
        sockets.iter().map(|socket| socket.try_clone().expect("descriptors are left")).collect();
    let first = |(n, socket)| start(&dir, n, socket, &addresses);
    let mut threads: Vec<_> = sockets.into_iter().enumerate().map(first).collect();
    let (leader, term) = eventually("a leader", || agreed_leader(&threads));
    let lost = (leader + 1) % 3;
    for _ in 0..8 {
        drop(threads.remove(lost));
        fs::remove_file(node_file(&dir, lost)).expect("its node is gone");
        let socket = again[lost].try_clone().expect("descriptors are left");
        threads.insert(lost, start(&dir, lost, socket, &addresses));
        eventually("it takes part again", || {
            let waits_for = threads[lost].metrics().snapshot().waits_for;
            (waits_for.is_empty() && threads[lost].leadership().leader().is_some()).then_some(())
        });
    }
    // A busy host may have changed its leader for another reason, but terms go on from where they
    // were, and not from the wall clock again.
    let after = threads[leader].leadership().standing().term;
    assert!(after.0 - term.0 < 1_000, "term {after} after {term}");
}

fn node_file(dir: &Dir, node: usize) -> PathBuf {
    dir.0.join(format!("node-{node}"))
}

/// The node that leads, and its term, once all three know it.
fn agreed_leader(threads: &[NodeThread]) -> Option<(usize, Term)> {
    let nodes: Vec<_> = threads.iter().map(NodeThread::leadership).collect();
    let leader = nodes.iter().position(Leadership::is_leader)?;
    let agrees = |node: &Leadership| node.leader() == nodes[leader].leader();
    nodes.iter().all(agrees).then(|| (leader, nodes[leader].standing().term))
}

#[test]
fn three_nodes_that_all_restart_keep_their_votes_and_elect_in_a_higher_term() {
    let dir = Dir::on_disk();
    let mut highest = Term::ZERO;
    for start in 1..=3 {
        let threads = three_nodes(&dir);
        let (leader, term) = eventually("a leader", || agreed_leader(&threads));
        assert!(term > highest, "start {start}: term {term} after {highest}");
        // As a crash of all: a leader that resigned would be followed by another.
        threads.into_iter().for_each(NodeThread::abandon);
        let votes: Vec<_> = (0..3)
            .map(|n| {
                let store = FileStore::open(node_file(&dir, n), CLUSTER, id(n));
                load(&mut store.expect("its node is gone"))
            })
            .collect();
        // A change of leader between the look and the end leaves later terms only.
        let vote_of_term = promised(state(term.0, Some(leader)));
        // The leader's own says that its vote in the next term is spent too (R15).
        let given = |vote: &&HardState| {
            HardState { next_vote_spent: false, ..**vote } == vote_of_term || vote.term > term
        };
        assert!(votes.iter().filter(given).count() >= 2, "a quorum's votes: {votes:?}");
        highest = votes.iter().map(|vote| vote.term).max().expect("there are three");
    }
}
