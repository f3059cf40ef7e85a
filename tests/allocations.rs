//! After start nothing allocates, not in elections either: a polling thread that enters the
//! allocator may meet a lock that another thread holds.

// The counting allocator below hands everything on to the system's; there is no safe way to be one.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::net::{SocketAddr, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use interrex::election::HardState;
use interrex::guardian::Guardian;
use interrex::runtime::{
    FileStore, HeardHeartbeat, NodeMetrics, NodeThread, NumberedEvent, Observer, Store,
    WaitStrategy,
};
use interrex::types::Position;
use interrex::wire::{KEY_LENGTH, Key, Keyring};
use interrex::{
    ClusterId, Config, Leadership, Member, Node, NodeBuilder, NodeId, SubscriberBuilder,
    SubscriberId, SubscriberKey, Term, Timing,
};

thread_local! {
    /// The counter of this thread's allocations, if they are counted. Needs no allocation itself.
    static COUNT: Cell<Option<&'static AtomicU64>> = const { Cell::new(None) };
}

struct Counting;

fn note() {
    COUNT.with(|count| count.get().inspect(|count| _ = count.fetch_add(1, Relaxed)));
}

// SAFETY: every call is handed on unchanged to the system's allocator, which keeps the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note();
        // SAFETY: the caller's promises are the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        note();
        // SAFETY: the caller's promises are the same.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note();
        // SAFETY: the caller's promises are the same.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Lets the thread that tells of an event count its allocations from then on.
struct CountFromHere(&'static AtomicU64);

impl Observer for CountFromHere {
    fn on_event(&self, _: &NumberedEvent) {
        COUNT.set(Some(self.0));
    }

    fn on_heartbeat(&self, heard: &HeardHeartbeat) {
        assert!(heard.at.as_nanos() > 0);
    }
}

/// Three bound nodes on loopback whose threads, wherever they run, count from their first event on.
fn three_nodes(wait: WaitStrategy, count: &'static AtomicU64) -> Vec<Node> {
    let bind = |_| UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
    let sockets: Vec<_> = (0..3).map(bind).collect();
    let id = |place: usize| NodeId::new(place as u8).expect("below 128");
    let member = |(place, socket): (usize, &UdpSocket)| {
        Member::voter(id(place), socket.local_addr().expect("a bound socket has an address"))
    };
    let members: Vec<_> = sockets.iter().enumerate().map(member).collect();
    let node = |(place, socket)| {
        let (members, timing) = (members.clone(), Timing::lan());
        let config = Config::new(ClusterId(1), id(place), members).timing(timing);
        let builder = NodeBuilder::new(config).keys(keyring(1)).wait(wait).socket(socket);
        let builder = builder.observer(Arc::new(CountFromHere(count)));
        let builder = builder.subscribers(SocketAddr::from(([127, 0, 0, 1], 0)));
        // Nobody is there; what it would send if this node died is sealed at each ack all the same.
        let builder = builder.guardian(Guardian::at("/nowhere/interrex-guardian"));
        let builder = builder.public_page(page_path(place));
        builder.bind().expect("the socket is bound already")
    };
    sockets.into_iter().enumerate().map(node).collect()
}

/// Returns a path for the page of a node, which goes with it.
fn page_path(place: usize) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Relaxed);
    format!("/dev/shm/interrex-allocations-{}-{number}-{place}", std::process::id())
}

fn keyring(id: u8) -> Keyring {
    Keyring::new(Key::new(id, &[id; KEY_LENGTH]).expect("no test uses id 0"))
}

/// A subscriber of nodes that hear subscribers at these addresses, on a thread of its own, which
/// counts nothing. It ends when this is dropped.
struct Client {
    is_over: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Client {
    fn start(addresses: impl Iterator<Item = Option<SocketAddr>>) -> Self {
        let addresses = addresses.map(|address| address.expect("they hear subscribers"));
        let members: Vec<_> = (0..).map_while(NodeId::new).zip(addresses).collect();
        let key = Key::new(1, &[1; KEY_LENGTH]).expect("1 is an id");
        let key = SubscriberKey::derive(&key, ClusterId(1), SubscriberId(1));
        let builder = SubscriberBuilder::new(key, members).wait(WaitStrategy::Park);
        let mut subscriber = builder.start().expect("loopback has free ports");
        let is_over = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&is_over);
        let listen = move || {
            while !ends.load(Relaxed) {
                subscriber.recv(Duration::from_millis(10));
            }
        };
        Self { is_over, thread: Some(thread::spawn(listen)) }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.is_over.store(true, Relaxed);
        let _ = self.thread.take().map(thread::JoinHandle::join);
    }
}

/// Returns whether any subscriber was told of a leader, so that this was tried.
fn has_told(metrics: &[Arc<NodeMetrics>]) -> bool {
    metrics.iter().any(|metrics| metrics.snapshot().announced > 0)
}

/// The leader of the highest term, if its term is above `term`.
fn leader_above(term: Term, nodes: &[Leadership]) -> Option<usize> {
    nodes.iter().position(|node| node.is_leader() && node.standing().term > term)
}

#[test]
fn nodes_that_a_thread_polls_never_allocate() {
    static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
    let mut nodes = three_nodes(WaitStrategy::Spin, &ALLOCATIONS);
    let known: Vec<_> = nodes.iter().map(Node::leadership).collect();
    let handles: Vec<_> = nodes.iter().map(Node::handle).collect();
    let mut writers: Vec<_> = nodes.iter().filter_map(Node::position_writer).collect();
    let metrics: Vec<_> = nodes.iter().map(Node::metrics).collect();
    let _client = Client::start(nodes.iter().map(Node::subscribers_addr));
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut term = Term::ZERO;

    COUNT.set(Some(&ALLOCATIONS));
    for _ in 0..3 {
        let leader = loop {
            assert!(Instant::now() < deadline, "no three elections within 60 s");
            nodes.iter_mut().for_each(|node| _ = node.poll());
            if let Some(leader) = leader_above(term, &known) {
                break leader;
            }
        };
        term = known[leader].standing().term;
        // A while with heartbeats, then another election.
        let end = Instant::now() + Duration::from_millis(100);
        while Instant::now() < end {
            nodes.iter_mut().for_each(|node| {
                _ = node.poll();
                node.idle();
            });
        }
        // Who asks allocates; who carries it out is counted, and must not free what nobody waits
        // for.
        let position = Position { log_term: term.0, index: 1 };
        writers[leader].set(position).expect("the node is there");
        COUNT.set(None);
        let _ = handles[leader].resign(interrex::Duration::ZERO).expect("the queue is empty");
        COUNT.set(Some(&ALLOCATIONS));
    }
    COUNT.set(None);
    assert_eq!(ALLOCATIONS.load(Relaxed), 0);
    assert!(has_told(&metrics), "no subscriber was told");
}

#[test]
fn polling_threads_that_park_never_allocate() {
    static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
    polling_threads_never_allocate(WaitStrategy::Park, &ALLOCATIONS);
}

#[test]
fn polling_threads_that_back_off_never_allocate() {
    static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
    polling_threads_never_allocate(WaitStrategy::Backoff, &ALLOCATIONS);
}

fn polling_threads_never_allocate(wait: WaitStrategy, count: &'static AtomicU64) {
    let spawn = |node: Node| node.spawn().expect("a thread can be started");
    let nodes = three_nodes(wait, count);
    let threads: Vec<NodeThread> = nodes.into_iter().map(spawn).collect();
    let known: Vec<_> = threads.iter().map(NodeThread::leadership).collect();
    let metrics: Vec<_> = threads.iter().map(NodeThread::metrics).collect();
    let _client = Client::start(threads.iter().map(NodeThread::subscribers_addr));
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut term = Term::ZERO;
    for _ in 0..3 {
        // Keys change meanwhile; what that frees is freed by this thread.
        let keys = keyring(1);
        for thread in &threads {
            // On a busy host it may not have taken the last ones yet.
            while thread.handle().set_keys(&keys).is_err() {
                assert!(Instant::now() < deadline, "no keys are taken within 60 s");
                thread::sleep(Duration::from_millis(1));
            }
        }
        let leader = loop {
            assert!(Instant::now() < deadline, "no three elections within 60 s");
            thread::sleep(Duration::from_millis(1));
            if let Some(leader) = leader_above(term, &known) {
                break leader;
            }
        };
        term = known[leader].standing().term;
        thread::sleep(Duration::from_millis(100));
        let _ =
            threads[leader].handle().resign(interrex::Duration::ZERO).expect("the queue is empty");
    }
    // Before the threads end, which frees what they own.
    assert_eq!(count.load(Relaxed), 0);
    assert!(has_told(&metrics), "no subscriber was told");
    // Ending them is not counted against the other test, which has a counter of its own.
    drop(threads);
}

#[test]
fn a_persist_to_disk_never_allocates() {
    static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
    let name = format!("interrex-allocations-{}", std::process::id());
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let node = NodeId::new(1).expect("below 128");
    let store = FileStore::create_in(&path, ClusterId(1), node, Term::ZERO);
    let mut store = store.expect("the disk works");
    COUNT.set(Some(&ALLOCATIONS));
    let persisted = (1..=10).all(|term| {
        let own = HardState { term: Term(term), voted_for: Some(node), ..HardState::default() };
        // What is prepared, and what is not.
        (term % 2 == 0 || store.prepare(&own).is_ok()) && store.persist(&own).is_ok()
    });
    COUNT.set(None);
    std::fs::remove_file(&path).expect("it was created");
    assert!(persisted);
    assert_eq!(ALLOCATIONS.load(Relaxed), 0);
}
