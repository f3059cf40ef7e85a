//! Every path that safe code has over the bell: kept, leaked, left to a thread that ends, to a
//! process that dies, to a forked child; taken twice, taken by another, told of by a guardian.
//!
//! The bell is a mutex of the C library in memory that processes share, and nothing that is done
//! wrong with it is an error: it is a crash, now or later. So each path runs in a process of its
//! own, and its exit status is looked at.

use std::cell::RefCell;
use std::mem;
use std::net::UdpSocket;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitStatus;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::guardian::{Guardian, GuardianChange, GuardianState, Watched};
use interrex::runtime::{NumberedEvent, Observer, Rejected, ResignOutcome};
use interrex::wire::Record;
use interrex::wire::layout::MAGIC;
use interrex::{Authentication, ClusterId, Config, Member, Node, NodeBuilder, NodeId};
use interrex_guardian::{Report, Server, WatchOptions};

use crate::fork::{Forked, fork, say};
use crate::support::files::Dir;
use crate::support::lines::lines;
use crate::support::process::{child, child_task};

/// A path, by the name of its test.
type Path = (&'static str, fn());

const PATHS: [Path; 18] = [
    ("leaked_by_a_thread_that_ends", leaked_by_a_thread_that_ends),
    ("leaked_by_one_thread_after_another", leaked_by_one_thread_after_another),
    ("leaked_by_a_thread_whose_pass_has_panicked", leaked_by_a_thread_whose_pass_has_panicked),
    (
        "leaked_by_one_whose_callback_panics_over_the_end",
        leaked_by_one_whose_callback_panics_over_the_end,
    ),
    ("leaked_and_told_of_by_a_guardian", leaked_and_told_of_by_a_guardian),
    ("leaked_by_a_thread_that_lives", leaked_by_a_thread_that_lives),
    ("leaked_and_watched_by_the_same_thread", leaked_and_watched_by_the_same_thread),
    ("of_two_nodes_leaked_by_one_thread", of_two_nodes_leaked_by_one_thread),
    ("kept_by_a_thread_local", kept_by_a_thread_local),
    ("let_go_by_a_panic", let_go_by_a_panic),
    ("kept_for_longer_than_the_node", kept_for_longer_than_the_node),
    ("dropped_in_a_forked_child", dropped_in_a_forked_child),
    ("leaked_in_a_forked_child", leaked_in_a_forked_child),
    ("asked_for_in_a_forked_child", asked_for_in_a_forked_child),
    ("of_a_node_that_is_built_in_a_forked_child", of_a_node_that_is_built_in_a_forked_child),
    ("of_a_process_that_has_died", of_a_process_that_has_died),
    ("of_a_parent_that_has_died", of_a_parent_that_has_died),
    ("handed_on_to_a_forked_child", handed_on_to_a_forked_child),
];

/// One path, in the processes that the tests below start.
#[test]
#[ignore = "started by other tests of this file"]
fn path_process() {
    let Some(task) = child_task() else { return };
    let (_, walk) = PATHS.iter().find(|(name, _)| task == *name).expect("a path of this file");
    walk();
}

/// Walks the path in a process of its own, and returns what it says.
fn walk(path: fn()) -> Vec<String> {
    let (name, _) = PATHS.iter().find(|(_, walk)| *walk as usize == path as usize).expect("a path");
    let mut child = child("bell::path_process", name);
    let said: Vec<_> = lines(&mut child, "says ").collect();
    let status: ExitStatus = child.wait().expect("it is ours");
    assert!(status.success(), "the bell {name}: {status}");
    said
}

/// A node that is its own quorum, and whose guardian is looked for at `path`.
fn node_at(path: PathBuf) -> Node {
    builder_at(path).bind().expect("the socket is bound")
}

fn builder_at(path: PathBuf) -> NodeBuilder {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
    let address = socket.local_addr().expect("it is bound");
    let id = NodeId::new(1).expect("1 is below 128");
    let config = Config::new(ClusterId(4), id, [Member::voter(id, address)])
        .authentication(Authentication::Off);
    NodeBuilder::new(config).socket(socket).guardian(Guardian::at(path))
}

/// One that finds no guardian.
fn node() -> Node {
    node_at(PathBuf::from("/nonexistent/guardian"))
}

fn watch(node: &Node) -> Watched {
    node.watch().expect("nobody is watched over for it").expect("it has a guardian to look for")
}

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let limit = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < limit, "{what} has not come");
        thread::sleep(Duration::from_millis(1));
    }
}

fn lead(node: &mut Node) {
    let leadership = node.leadership();
    until("a lease", || {
        node.poll();
        leadership.is_leader()
    });
}

/// A thread is watched over for the node, and ends with that in its hand.
fn leak_and_end(node: Node) -> Node {
    let thread = thread::spawn(move || {
        mem::forget(node.watch());
        node
    });
    thread.join().expect("it does not panic")
}

/// Tries everything with a node whose life is over: each attempt is an error, and the node says
/// so.
fn is_over_for_good(mut node: Node) {
    let leadership = node.leadership();
    for _ in 0..3 {
        let error = node.watch().map(drop).expect_err("this life is over").to_string();
        assert!(error.contains("build a new node"), "{error}");
        assert_eq!(node.metrics().snapshot().guardian, GuardianState::Voided);
        assert!(!leadership.is_leader());
    }
    node.run();
    assert_eq!(node.poll(), 0);
    for _ in 0..3 {
        node = leak_and_end(node);
        node = node.spawn().expect("there are threads").stop().expect("it does not panic");
        assert!(!leadership.is_leader());
    }
    let error = node.watch().map(drop).expect_err("for good").to_string();
    assert!(error.contains("build a new node"), "{error}");
}

/// The node lives on, and only the thread that holds its bell is watched over.
fn is_let_alone(mut node: Node) -> Node {
    let leadership = node.leadership();
    lead(&mut node);
    for _ in 0..2 {
        let error = node.watch().map(drop).expect_err("one thread at a time");
        assert_eq!(error.kind(), std::io::ErrorKind::ResourceBusy, "{error}");
        node.handle().shutdown();
        node.run();
        node = node.spawn().expect("there are threads").stop().expect("it does not panic");
        lead(&mut node);
    }
    assert!(leadership.is_leader());
    assert_eq!(node.metrics().snapshot().guardian, GuardianState::Sought);
    node
}

fn leaked_by_a_thread_that_ends() {
    is_over_for_good(leak_and_end(node()));
    // Led before, too.
    let mut led = node();
    lead(&mut led);
    is_over_for_good(leak_and_end(led));
}

fn leaked_by_one_thread_after_another() {
    let mut node = node();
    for _ in 0..5 {
        node = leak_and_end(node);
    }
    is_over_for_good(node);
}

/// The callback panics over the end of this life. Who asks for something then is answered.
fn leaked_by_one_whose_callback_panics_over_the_end() {
    let builder = builder_at(PathBuf::from("/nonexistent/guardian"));
    let panics = |NumberedEvent { event, .. }: &NumberedEvent| {
        assert!(!matches!(event, Event::SteppedDown { .. }), "as the test asks");
    };
    let mut node = builder.observer(Arc::new(panics)).bind().expect("the socket is bound");
    lead(&mut node);
    let thread = thread::spawn(move || {
        mem::forget(node.watch());
        node
    });
    let mut node = thread.join().expect("it does not panic");
    drop(node.watch());
    assert!(catch_unwind(AssertUnwindSafe(|| node.poll())).is_err());
    let resignation = node.handle().resign(interrex::Duration::ZERO).expect("the node is there");
    node.poll();
    assert_eq!(resignation.outcome(), Some(ResignOutcome::NodeGone));
    is_over_for_good(node);
}

/// Whoever goes on with that pass does not go on with the batch: this life is over first.
fn leaked_by_a_thread_whose_pass_has_panicked() {
    struct Panics;
    impl Observer for Panics {
        fn on_rejected(&self, _: &Rejected) {
            panic!("as the test asks");
        }
    }
    let builder = builder_at(PathBuf::from("/nonexistent/guardian"));
    let mut node = builder.observer(Arc::new(Panics)).bind().expect("the socket is bound");
    lead(&mut node);
    // Long enough to be no junk that the kernel drops.
    let mut junk = Record { magic: MAGIC, ..Record::default() };
    let outsider = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
    for version in [7, 8] {
        junk.version = version;
        outsider.send_to(junk.as_bytes(), node.local_addr()).expect("loopback takes it");
    }
    let thread = thread::spawn(move || {
        mem::forget(node.watch());
        let mut poll = || catch_unwind(AssertUnwindSafe(|| node.poll())).is_err();
        until("the panic", &mut poll);
        node
    });
    let mut node = thread.join().expect("it was caught");
    drop(node.watch());
    let metrics = node.metrics();
    let read = || metrics.snapshot().rejected.iter().sum::<u64>();
    assert_eq!(read(), 1, "the other waits in the batch");
    let leadership = node.leadership();
    assert_eq!(node.poll(), 0);
    assert!(!leadership.is_leader());
    assert_eq!(read(), 1);
    is_over_for_good(node);
}

/// A guardian in this process, and a node that looks for it there. The folder goes with the test.
fn guarded() -> (Node, mpsc::Receiver<Report>, Dir) {
    let dir = Dir::in_memory();
    let path = dir.0.join("guardian");
    let (sender, reports) = mpsc::channel();
    let server = Server::new(WatchOptions::default(), move |report| {
        // The test may have heard enough.
        let _ = sender.send(report.clone());
    });
    let (server, listens) = (server.expect("the system has sockets"), path.clone());
    thread::spawn(move || server.listen(&listens).expect("the path is free"));
    (node_at(path), reports, dir)
}

/// The thread that ends with the bell of a node in its hand after it has done `act` is told of as
/// dead.
fn is_told_of(act: impl FnOnce(&Node, &mut Option<Watched>) + Send + 'static) -> Node {
    let (node, reports, _dir) = guarded();
    let thread = thread::spawn(move || {
        let mut watched = Some(watch(&node));
        until("its guardian", || node.guardian_state() == GuardianState::Watching);
        act(&node, &mut watched);
        assert_eq!(node.guardian_state(), GuardianState::Watching);
        mem::forget(watched);
        node
    });
    let node = thread.join().expect("it does not panic");
    let ended = |report: &Report| matches!(report, Report::Died(_) | Report::Retired(_));
    let report = reports.iter().find(ended).expect("the guardian lives");
    assert!(matches!(report, Report::Died(_)), "{report}");
    node
}

fn leaked_and_told_of_by_a_guardian() {
    // After that the bell can be locked by nobody any more, and says so to who tries.
    is_over_for_good(is_told_of(|_, _| ()));
}

fn leaked_by_a_thread_that_lives() {
    let node = node();
    let (sender, end) = mpsc::channel::<()>();
    let (give, given) = mpsc::channel();
    let thread = thread::spawn(move || {
        mem::forget(watch(&node));
        give.send(node).expect("the test waits");
        // Whatever comes, it ends.
        let _ = end.recv();
    });
    let node = is_let_alone(given.recv().expect("the thread gives it"));
    drop(sender);
    thread.join().expect("it does not panic");
    is_over_for_good(node);
}

fn leaked_and_watched_by_the_same_thread() {
    let mut node = node();
    for _ in 0..3 {
        mem::forget(node.watch());
    }
    node.handle().shutdown();
    node.run();
    is_let_alone(node);
}

fn of_two_nodes_leaked_by_one_thread() {
    let (first, second, third) = (node(), node(), node());
    let thread = thread::spawn(move || {
        mem::forget(watch(&first));
        let kept = watch(&second);
        mem::forget(watch(&third));
        drop(kept);
        (first, second, third)
    });
    let (first, second, third) = thread.join().expect("it does not panic");
    let (kept, watched) = (node(), watch(&second));
    let other = watch(&kept);
    is_over_for_good(third);
    is_over_for_good(first);
    drop((watched, other));
    drop((watch(&kept), watch(&second)));
}

fn kept_by_a_thread_local() {
    thread_local!(static KEPT: RefCell<Vec<Watched>> = const { RefCell::new(Vec::new()) });
    let (first, second) = (node(), node());
    let thread = thread::spawn(move || {
        KEPT.with_borrow_mut(|kept| kept.extend([watch(&first), watch(&second)]));
        (first, second)
    });
    let (first, second) = thread.join().expect("it does not panic");
    // They were dropped when the thread ended, which is a farewell.
    for node in [&first, &second] {
        drop(watch(node));
    }
}

fn let_go_by_a_panic() {
    let node = std::sync::Arc::new(std::sync::Mutex::new(node()));
    let panics = std::sync::Arc::clone(&node);
    let thread = thread::spawn(move || {
        let node = panics.lock().expect("nobody has panicked yet");
        let _watched = watch(&node);
        panic!("as the test asks");
    });
    assert!(thread.join().is_err());
    let mut node = node.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    drop(node.watch());
    node.handle().shutdown();
    node.run();
    drop(node.watch());
}

fn kept_for_longer_than_the_node() {
    let node = node();
    let (watched, leadership) = (watch(&node), node.leadership());
    drop(node);
    assert!(!leadership.is_leader());
    drop(watched);
    assert!(!leadership.is_leader());
}

fn dropped_in_a_forked_child() {
    let mut node = node();
    lead(&mut node);
    let mut watched = Some(watch(&node));
    let leadership = node.leadership();
    fork(|| {
        drop(watched.take());
        drop(leadership.clone());
    })
    .ends_well();
    assert!(leadership.is_leader());
    let thread = thread::spawn(move || is_let_alone(node));
    let node = thread.join().expect("the bell is still this thread's");
    drop(watched);
    drop(watch(&node));
    // Nor does the child say farewell in its parent's name.
    is_told_of(|_, watched| {
        fork(|| drop(watched.take())).ends_well();
        // Whatever the child had done would be done by now, and its line would be shut.
        thread::sleep(Duration::from_millis(20));
    });
}

fn leaked_in_a_forked_child() {
    let mut node = node();
    lead(&mut node);
    let mut watched = Some(watch(&node));
    fork(|| mem::forget(watched.take())).ends_well();
    assert!(node.leadership().is_leader(), "the child's end is not the node's");
    let node = thread::spawn(move || is_let_alone(node)).join().expect("the bell is still held");
    drop(watched);
    drop(node);
}

fn asked_for_in_a_forked_child() {
    let mut polled = node();
    lead(&mut polled);
    for is_watched in [true, false] {
        let watched = is_watched.then(|| watch(&polled));
        let node = &mut polled;
        fork(|| {
            for _ in 0..2 {
                mem::forget(node.watch().map(drop).expect_err("it is another process' node"));
            }
            node.run();
            assert_eq!(node.poll(), 0);
            node.idle();
        })
        .ends_well();
        assert!(polled.leadership().is_leader());
        drop(watched);
        drop(watch(&polled));
    }
}

fn of_a_node_that_is_built_in_a_forked_child() {
    let mut parents = node();
    lead(&mut parents);
    let watched = watch(&parents);
    fork(|| {
        let mut own = node();
        drop(watch(&own));
        lead(&mut own);
        is_over_for_good(leak_and_end(own));
    })
    .ends_well();
    drop(watched);
    drop(parents);
}

/// One process takes the bell of a node that was built before it was forked, and dies.
fn of_a_process_that_has_died() {
    let node = node();
    fork(|| mem::forget(watch(&node))).ends_well();
    is_over_for_good(node);
}

/// The same the other way round: what the child has is a copy of a dead process' node.
fn of_a_parent_that_has_died() {
    for has_polled in [true, false] {
        fork(|| dies_before_its_child(has_polled)).ends_well();
    }
}

fn dies_before_its_child(has_polled: bool) {
    let mut node = node();
    if has_polled {
        lead(&mut node);
    }
    let mut copied = Some((watch(&node), node));
    let parent = std::process::id();
    let orphan: Forked = fork(|| {
        let (watched, mut node) = copied.take().expect("it is copied once");
        until("the parent's end", || std::os::unix::process::parent_id() != parent);
        for _ in 0..3 {
            node.watch().map(drop).expect_err("its owner is dead");
        }
        node.run();
        assert_eq!(node.poll(), 0);
        // A node that was found to be a copy has voided nothing, and the lease of one alone has no
        // end.
        assert_eq!(node.leadership().is_leader(), has_polled);
        drop(watched);
        drop(node);
        say(if has_polled { "says survived its leader" } else { "says survived" });
    });
    // It outlives this process, which ends with the bell in its hand.
    mem::forget((orphan, copied));
}

/// As a process does that becomes a daemon: built first, then forked, and run by the child alone.
fn handed_on_to_a_forked_child() {
    let node = node();
    fork(move || {
        let mut node = node;
        drop(watch(&node));
        lead(&mut node);
        is_over_for_good(leak_and_end(node));
    })
    .ends_well();
}

#[test]
fn a_bell_leaked_by_a_thread_that_ends() {
    walk(leaked_by_a_thread_that_ends);
}

#[test]
fn a_bell_leaked_by_one_thread_after_another() {
    walk(leaked_by_one_thread_after_another);
}

#[test]
fn a_bell_leaked_by_a_thread_whose_pass_has_panicked() {
    walk(leaked_by_a_thread_whose_pass_has_panicked);
}

#[test]
fn a_bell_leaked_by_one_whose_callback_panics_over_the_end() {
    walk(leaked_by_one_whose_callback_panics_over_the_end);
}

#[test]
fn a_bell_leaked_and_told_of_by_a_guardian() {
    walk(leaked_and_told_of_by_a_guardian);
}

#[test]
fn a_bell_leaked_by_a_thread_that_lives() {
    walk(leaked_by_a_thread_that_lives);
}

#[test]
fn a_bell_leaked_and_watched_by_the_same_thread() {
    walk(leaked_and_watched_by_the_same_thread);
}

#[test]
fn a_bell_of_two_nodes_leaked_by_one_thread() {
    walk(of_two_nodes_leaked_by_one_thread);
}

#[test]
fn a_bell_kept_by_a_thread_local() {
    walk(kept_by_a_thread_local);
}

#[test]
fn a_bell_let_go_by_a_panic() {
    walk(let_go_by_a_panic);
}

#[test]
fn a_bell_kept_for_longer_than_the_node() {
    walk(kept_for_longer_than_the_node);
}

#[test]
fn a_bell_dropped_in_a_forked_child() {
    walk(dropped_in_a_forked_child);
}

#[test]
fn a_bell_leaked_in_a_forked_child() {
    walk(leaked_in_a_forked_child);
}

#[test]
fn a_bell_asked_for_in_a_forked_child() {
    walk(asked_for_in_a_forked_child);
}

#[test]
fn a_bell_of_a_node_that_is_built_in_a_forked_child() {
    walk(of_a_node_that_is_built_in_a_forked_child);
}

#[test]
fn a_bell_of_a_process_that_has_died() {
    walk(of_a_process_that_has_died);
}

#[test]
fn a_bell_handed_on_to_a_forked_child() {
    walk(handed_on_to_a_forked_child);
}

#[test]
fn a_bell_of_a_parent_that_has_died() {
    let mut said = walk(of_a_parent_that_has_died);
    said.sort_unstable();
    assert_eq!(said, ["survived", "survived its leader"]);
}

/// A loop of one's own that has forgotten to ask for the watch runs well, and dies unseen.
#[test]
fn who_polls_can_see_that_nobody_is_watched_over() {
    let mut node = node();
    let seen = |node: &Node| {
        let state = node.guardian_state();
        assert_eq!(node.metrics().snapshot().guardian, state);
        state
    };
    assert_eq!(seen(&node), GuardianState::Unwatched, "from the start");
    lead(&mut node);
    assert_eq!(seen(&node), GuardianState::Unwatched, "and while it leads");
    let watched = watch(&node);
    assert_eq!(seen(&node), GuardianState::Sought);
    drop(watched);
    assert_eq!(seen(&node), GuardianState::Unwatched);
    node.handle().shutdown();
    node.run();
    assert_eq!(seen(&node), GuardianState::Unwatched, "it does not run any more");
    assert_eq!(seen(&leak_and_end(node)), GuardianState::Sought, "nobody has looked yet");
}

/// Panics at each change.
struct Panics;

impl Observer for Panics {
    fn on_guardian(&self, change: &GuardianChange) {
        panic!("as the test asks: {change:?}");
    }
}

#[test]
fn a_callback_that_panics_does_not_end_the_search_for_a_guardian() {
    let dir = Dir::in_memory();
    let path = dir.0.join("guardian");
    let node = builder_at(path.clone()).observer(Arc::new(Panics));
    let node = node.bind().expect("the socket is bound");
    let watched = watch(&node);
    thread::sleep(Duration::from_millis(20));
    let server = Server::new(WatchOptions::default(), |_| ()).expect("the system has sockets");
    thread::spawn(move || server.listen(&path).expect("the path is free"));
    until("its guardian", || node.guardian_state() == GuardianState::Watching);
    drop(watched);
}
