//! A process that links this library and forks: nothing of its node outlives it in the child, and
//! the child's copy of the node says and takes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::mem;
use std::net::{SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::sync::atomic::{AtomicU16, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use interrex::guardian::{Guardian, GuardianState};
use interrex::message::Kind;
use interrex::runtime::{
    FileStore, FileStoreError, NodeThread, PageReader, StartError, Store, WaitStrategy,
};
use interrex::{Authentication, Config, Member, MemberKind, Node, NodeBuilder};
use interrex_guardian::{Server, WatchOptions};
use rustix::process::{Resource, Rlimit, setrlimit};

use crate::fork::{fork, say};
use crate::support::files::Dir;
use crate::support::lines::lines;
use crate::support::process::{child, child_task};
use crate::support::store::{CLUSTER, create, id, open};

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let limit = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < limit, "{what} has not come");
        thread::sleep(Duration::from_millis(1));
    }
}

/// A node that is its own quorum.
fn alone_at(address: SocketAddr) -> NodeBuilder {
    let config = Config::new(CLUSTER, id(1), [Member::voter(id(1), address)])
        .authentication(Authentication::Off);
    NodeBuilder::new(config).wait(WaitStrategy::Park)
}

/// One of this process' own, that the kernel gives to nobody else meanwhile.
fn free_address() -> SocketAddr {
    static COUNT: AtomicU16 = AtomicU16::new(0);
    let [_, _, high, low] = std::process::id().to_be_bytes();
    SocketAddr::from(([127, 64 | high & 63, low, 250], 20_000 + COUNT.fetch_add(1, Relaxed)))
}

fn lead(node: &mut Node) {
    let leadership = node.leadership();
    until("a lease", || {
        node.poll();
        leadership.is_leader()
    });
}

/// One act, in the processes that the tests below start.
#[test]
#[ignore = "started by other tests of this file"]
fn process() {
    let Some(task) = child_task() else { return };
    let task = task.into_string().expect("a task of this file");
    match task.split(' ').collect::<Vec<_>>()[..] {
        ["exec"] => every_descriptor_is_let_go(),
        ["copies"] => copies_take_no_part(),
        ["threads"] => threads_stay_with_their_process(),
        ["pages"] => a_page_stays_with_whoever_polls(),
        ["guards"] => copies_of_guards_outlive_a_node_that_went_on_in_a_child(),
        ["listener"] => a_child_goes_on_without_a_listener(),
        ["drops"] => a_parent_drops_what_its_child_goes_on_with(),
        [closes, address, path] => leads_and_forks(
            closes == "closes",
            address.parse().expect("an address"),
            Path::new(path),
        ),
        _ => panic!("no task of this file: {task}"),
    }
}

fn ends_well(task: &str) {
    let mut child = child("forks::process", task);
    // Until it ends: it ends itself once nobody has anything to say to it.
    let said = lines(&mut child, "says ").count();
    assert_eq!(said, 0);
    let status: ExitStatus = child.wait().expect("it is ours");
    assert!(status.success(), "{task}: {status}");
}

/// Leads, forks a child that outlives it, and waits to be killed.
fn leads_and_forks(closes: bool, address: SocketAddr, path: &Path) {
    let store = open(path).expect("nobody has it");
    let builder = alone_at(address).store(Box::new(store)).close_on_fork(closes);
    let node = builder.bind().expect("nobody has the address").spawn().expect("there are threads");
    let leadership = node.leadership();
    until("a lease", || leadership.is_leader());
    let idler = fork(|| {
        loop {
            thread::sleep(Duration::from_secs(1));
        }
    });
    say(&format!("says forked {}", idler.number()));
    loop {
        thread::sleep(Duration::from_secs(1));
    }
}

/// A process that was killed after it had forked; the child lives on.
struct Survivor {
    address: SocketAddr,
    dir: Dir,
    idler: u32,
}

impl Survivor {
    fn of(closes: &str) -> Self {
        let (dir, address) = (Dir::in_memory(), free_address());
        drop(create(&dir.file()));
        let mut killed: Child =
            child("forks::process", format!("{closes} {address} {}", dir.file().display()));
        let said = lines(&mut killed, "says forked ").next().expect("it leads and forks");
        killed.kill().expect("it runs for ever");
        killed.wait().expect("it is ours");
        Self { address, dir, idler: said.parse().expect("a number") }
    }

    /// Returns whether the kernel tells those who send there that nobody listens.
    fn is_unreachable(&self) -> bool {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
        socket.connect(self.address).expect("loopback is there");
        socket.set_read_timeout(Some(Duration::from_millis(500))).expect("a time");
        socket.send(&[0]).expect("loopback takes it");
        let answer = socket.recv(&mut [0]).expect_err("nobody answers");
        answer.kind() == ErrorKind::ConnectionRefused
    }
}

impl Drop for Survivor {
    fn drop(&mut self) {
        let idler = i32::try_from(self.idler).expect("a process id");
        let idler = rustix::process::Pid::from_raw(idler).expect("a process id");
        _ = rustix::process::kill_process(idler, rustix::process::Signal::KILL);
    }
}

#[test]
fn what_a_dead_process_had_is_free_though_a_child_that_it_forked_lives() {
    let survivor = Survivor::of("closes");
    // The child lets go as soon as it runs, which a busy host may put off.
    until("its followers are told that nobody listens", || survivor.is_unreachable());
    let store = open(&survivor.dir.file()).expect("the lock is free");
    let mut node =
        alone_at(survivor.address).store(Box::new(store)).bind().expect("the address is free");
    lead(&mut node);
}

#[test]
fn where_a_forked_child_keeps_what_its_parent_had_the_errors_name_it() {
    let survivor = Survivor::of("keeps");
    assert!(!survivor.is_unreachable(), "the child has the socket");
    let error = open(&survivor.dir.file()).expect_err("the child has the lock");
    assert!(error.to_string().contains(&format!("process {} `", survivor.idler)), "{error}");
    let FileStoreError::Locked { holder: Some(holder), .. } = error else { panic!("{error:?}") };
    assert_eq!(holder.process, survivor.idler);
    let error = alone_at(survivor.address).bind().err().expect("the child has the address");
    assert!(error.to_string().contains(&format!("process {} `", survivor.idler)), "{error}");
    let StartError::AddressInUse { holder: Some(holder), .. } = error else { panic!("{error:?}") };
    assert_eq!(holder.process, survivor.idler);
}

/// Returns what is open in this process, and the flags of each.
fn descriptors() -> BTreeMap<u32, (String, u32)> {
    let entries = fs::read_dir("/proc/self/fdinfo").expect("the kernel tells").flatten();
    let flags_of = |entry: &fs::DirEntry| {
        let info = fs::read_to_string(entry.path()).ok()?;
        let flags = info.lines().find_map(|line| line.strip_prefix("flags:"))?.trim();
        let number: u32 = entry.file_name().to_str()?.parse().ok()?;
        let what = fs::read_link(format!("/proc/self/fd/{number}")).ok()?;
        Some((number, (what.display().to_string(), u32::from_str_radix(flags, 8).ok()?)))
    };
    entries.filter_map(|entry| flags_of(&entry)).collect()
}

fn every_descriptor_is_let_go() {
    const CLOSE_ON_EXEC: u32 = 0o2_000_000;
    let dir = Dir::in_memory();
    let before = descriptors();
    let server = Server::new(WatchOptions::default(), |_| ()).expect("sockets");
    let path = dir.0.join("guardian");
    let listens = path.clone();
    thread::spawn(move || server.listen(&listens).expect("the path is free"));
    let builder = alone_at(free_address()).store(Box::new(create(&dir.file())));
    let mut node = builder.guardian(Guardian::at(path)).bind().expect("the address is free");
    let watched = node.watch().expect("there are threads");
    until("its guardian", || node.guardian_state() == GuardianState::Watching);
    let mut opened = descriptors();
    opened.retain(|number, _| !before.contains_key(number));
    // Socket, epoll, timer, waker, store, page, and the line to the guardian.
    assert!(opened.len() >= 7, "{opened:?}");
    for (what, flags) in opened.values() {
        assert!(flags & CLOSE_ON_EXEC != 0, "{what} would be open in another program: {opened:?}");
    }
    lead(&mut node);
    fork(|| {
        let let_go = |(what, _): &&(String, u32)| what == "/";
        let now = descriptors();
        // All but the waker, which only counts.
        assert_eq!(now.values().filter(let_go).count(), 6, "{now:?} of {opened:?}");
    })
    .ends_well();
    drop(watched);
}

#[test]
fn nothing_that_a_node_opens_is_open_in_another_program_or_in_a_forked_child() {
    ends_well("exec");
}

fn copies_take_no_part() {
    let dir = Dir::in_memory();
    for is_guarded in [false, true] {
        let address = free_address();
        let path = dir.0.join(format!("store-{is_guarded}"));
        let mut builder = alone_at(address).store(Box::new(create(&path)));
        if is_guarded {
            builder = builder.guardian(Guardian::at("/nonexistent/guardian"));
        }
        let mut node = builder.bind().expect("the address is free");
        lead(&mut node);
        let (leadership, standing) = (node.leadership(), node.leadership().standing());
        let mut copy = Some(&mut node);
        fork(|| {
            let node = copy.take().expect("the child has a copy");
            let leadership = node.leadership();
            // Of a guarded node it is the parent's own word.
            assert_eq!(leadership.is_leader(), is_guarded);
            assert_eq!(leadership.token().is_some(), is_guarded);
            assert!(node.handle().resign(interrex::Duration::ZERO).is_ok(), "it can be asked");
            assert_eq!(node.poll(), 0);
            node.idle();
            node.run();
            assert_eq!(leadership.standing(), standing);
        })
        .ends_well();
        assert_eq!(leadership.standing(), standing, "the child has published nothing");
        let mut dropped = Some(node);
        // Destructors, this time.
        fork(|| drop(dropped.take())).ends_well();
        assert_eq!(leadership.standing(), standing, "the child has withdrawn nothing");
        assert!(leadership.is_leader());
        let mut node = dropped.take().expect("the parent still has it");
        node.poll();
        assert!(leadership.is_leader());
        assert!(matches!(
            FileStore::open(&path, CLUSTER, id(1)),
            Err(FileStoreError::Locked { .. })
        ));
        // A child that forks before anybody polls may be the one that does.
        drop(node);
        assert!(!leadership.is_leader());
    }
}

#[test]
fn a_forked_child_neither_acts_for_its_parent_nor_withdraws_what_it_has() {
    ends_well("copies");
}

fn threads_stay_with_their_process() {
    let spawn = || {
        let builder = alone_at(free_address()).guardian(Guardian::at("/nonexistent/guardian"));
        builder.bind().expect("the address is free").spawn().expect("there are threads")
    };
    let (first, second): (NodeThread, NodeThread) = (spawn(), spawn());
    let leaderships = [first.leadership(), second.leadership()];
    until("two leases", || leaderships.iter().all(|leadership| leadership.is_leader()));
    let mut threads = Some((first, second));
    fork(|| {
        let (first, second) = threads.take().expect("the child has a copy");
        drop(first);
        assert!(second.stop().is_err(), "it has no such thread");
    })
    .ends_well();
    assert!(leaderships.iter().all(|leadership| leadership.is_leader()));
    let (first, second) = threads.take().expect("the parent still has them");
    let mut node = first.stop().expect("its thread is here");
    lead(&mut node);
    drop(second);
    mem::drop(node);
}

#[test]
fn a_forked_child_does_not_wait_for_threads_that_it_does_not_have() {
    ends_well("threads");
}

#[test]
fn a_process_that_forks_before_it_polls_goes_on_in_the_child() {
    let dir = Dir::in_memory();
    let builder = alone_at(free_address()).store(Box::new(create(&dir.file())));
    let mut node = Some(builder.bind().expect("the address is free"));
    fork(|| {
        let mut node = node.take().expect("the child has a copy");
        lead(&mut node);
        // And its own child has a copy of that.
        fork(|| assert_eq!(node.poll(), 0)).ends_well();
        assert!(node.leadership().is_leader());
    })
    .ends_well();
}

/// It was told that the node goes on in the child, so what it knows of the leadership is the
/// child's by now.
fn a_parent_drops_what_its_child_goes_on_with() {
    let observer = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
    let heard = Member {
        kind: MemberKind::Observer,
        ..Member::voter(id(2), observer.local_addr().expect("it is bound"))
    };
    let members = [Member::voter(id(1), free_address()), heard];
    let config = Config::new(CLUSTER, id(1), members).authentication(Authentication::Off);
    let builder = NodeBuilder::new(config).wait(WaitStrategy::Park).close_on_fork(false);
    let mut node = Some(builder.bind().expect("the address is free"));
    lead(node.as_mut().expect("it is here"));
    let child = fork(|| {
        let mut node = node.take().expect("the child has a copy");
        let leadership = node.leadership();
        let until = Instant::now() + Duration::from_millis(200);
        while Instant::now() < until {
            node.poll();
            node.idle();
        }
        assert!(leadership.is_leader());
        node.abandon();
    });
    drop(node.take());
    child.ends_well();
    let resign = Kind::Resign as u8;
    observer.set_nonblocking(true).expect("it can");
    let mut datagram = [0; 128];
    while observer.recv(&mut datagram).is_ok() {
        assert_ne!(
            datagram[5], resign,
            "the others are told that nobody leads, and the child does"
        );
    }
}

#[test]
fn a_process_that_has_left_its_node_to_a_child_does_not_resign_for_it() {
    ends_well("drops");
}

fn copies_of_guards_outlive_a_node_that_went_on_in_a_child() {
    let builder = alone_at(free_address()).close_on_fork(false);
    let mut node = builder.bind().expect("the address is free");
    lead(&mut node);
    let guard = node.leadership().guard().expect("it leads");
    let mut here = Some((node, guard));
    fork(|| {
        let (mut node, guard) = here.take().expect("the child has a copy");
        lead(&mut node);
        drop(node);
        // The memory that the node had is used for something else, if it was freed.
        let filler: Vec<Box<[u8]>> = (0..64).map(|size| vec![0xA5; size * 16].into()).collect();
        assert!(guard.token().is_none() && guard.is_recalled());
        drop(guard);
        drop(filler);
    })
    .ends_well();
    let (node, guard) = here.take().expect("the parent still has it");
    drop(guard);
    drop(node);
}

#[test]
fn a_copy_of_a_guard_is_worth_nothing_and_safe_once_its_node_is_dropped() {
    ends_well("guards");
}

fn a_child_goes_on_without_a_listener() {
    let builder = alone_at(free_address()).subscribers(free_address());
    let mut node = Some(builder.bind().expect("the addresses are free"));
    fork(|| {
        let mut node = node.take().expect("the child has a copy");
        // The new thread has no room for what it waits with.
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        setrlimit(Resource::Nofile, none).expect("less can be had");
        lead(&mut node);
        assert_eq!(node.metrics().snapshot().subscriber_listeners_missing, 1);
    })
    .ends_well();
    let mut node = node.take().expect("the parent still has it");
    lead(&mut node);
    assert_eq!(node.metrics().snapshot().subscriber_listeners_missing, 0);
}

#[test]
fn a_node_says_so_where_it_goes_on_in_a_child_without_a_listener() {
    ends_well("listener");
}

#[test]
fn a_store_says_which_file_it_has() {
    let dir = Dir::in_memory();
    assert!(create(&dir.file()).descriptor().is_some());
}

/// Returns a node with a page in this directory, and the page's path.
fn with_page(dir: &Dir) -> (Node, PathBuf) {
    let path = dir.0.join("page");
    let node = alone_at(free_address()).public_page(&path).bind();
    (node.expect("nobody has the address"), path)
}

fn a_page_stays_with_whoever_polls() {
    let dir = Dir::inside(Path::new("/dev/shm"));
    let (mut node, path) = with_page(&dir);
    let reader = PageReader::open(&path).expect("it is there from the start");
    lead(&mut node);
    assert!(reader.is_leader());
    let mut node = Some(node);
    fork(|| drop(node.take())).ends_well();
    assert!(path.exists() && reader.is_leader(), "a copy has no part in it");
    drop(node.take());
    assert!(!path.exists() && !reader.is_leader());
    // As a process that becomes a daemon does.
    let (node, path) = with_page(&dir);
    let mut node = Some(node);
    let daemon = fork(|| {
        let mut node = node.take().expect("it is here once in each process");
        let reader = PageReader::open(&path).expect("it is there from the start");
        lead(&mut node);
        assert!(reader.is_leader());
        drop(node);
        assert!(!path.exists() && !reader.is_leader());
    });
    drop(node.take());
    daemon.ends_well();
    // One that nobody has polled goes too.
    let (node, path) = with_page(&dir);
    drop(node);
    assert!(!path.exists());
}

#[test]
fn a_page_that_other_processes_read_stays_with_the_process_that_polls() {
    ends_well("pages");
}
