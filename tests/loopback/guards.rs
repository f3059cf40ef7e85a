//! Guards, drains and work that is done only while a node leads, over sockets of loopback.

use std::path::Path;

use interrex::runtime::{NodeEnded, PageReader};

use super::support::files::Dir;
use super::*;

/// Longer than any test takes.
const LONG: Duration = Duration::from_millis(60_000);

fn three_with_a_leader() -> (Vec<NodeThread>, usize) {
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Park, patient());
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    (threads, leader)
}

/// k8s#139991: there the lock is given back while the work that it guards still runs.
#[test]
fn nobody_else_leads_by_a_resignation_before_the_last_guard_is_dropped() {
    let (threads, leader) = three_with_a_leader();
    let nodes = leaderships(&threads);
    let guard = eventually("a guard", || nodes[leader].guard());
    let resignation = threads[leader].handle().resign(LONG).expect("the queue is empty");
    eventually("it to be recalled", || guard.is_recalled().then_some(()));
    assert!(nodes[leader].guard().is_none(), "no more are granted");
    thread::sleep(time::Duration::from_millis(50));
    assert_eq!(resignation.outcome(), None);
    let term = guard.term();
    let others_lead = nodes.iter().any(|node| node.token().is_some_and(|token| token.term > term));
    assert!(!others_lead || guard.token().is_none(), "it was lost, and not handed over");
    drop(guard);
    let outcome = resignation.wait(PATIENCE_FOR_ANSWERS);
    assert_eq!(outcome, Some(ResignOutcome::Resigned { term, guards_left: 0 }));
    eventually("an heir", || agreed_leader(&nodes));
}

/// Alone, it succeeds itself.
#[test]
fn the_next_leader_is_told_whether_the_work_of_the_one_before_has_stopped() {
    let (told, tells) = mpsc::channel();
    let observer = move |notice: &NumberedEvent| {
        if let Event::BecameLeader { work_stopped, .. } = notice.event {
            // Nobody listens once the test has ended.
            let _ = told.send(work_stopped);
        }
    };
    let mut sockets = sockets("127.0.0.1", 1);
    let builder = sealed(config(0, &addresses(&sockets), patient())).wait(WaitStrategy::Park);
    let builder = builder.observer(Arc::new(observer)).socket(sockets.remove(0));
    let node = builder.bind().expect("the socket is bound already");
    let thread = node.spawn().expect("a thread can be started");
    let leadership = thread.leadership();
    let next = || tells.recv_timeout(PATIENCE).expect("it leads");
    let give_up = |says: bool| {
        let guard = eventually("a guard", || leadership.guard());
        let asked = thread.handle().resign(LONG).expect("the queue is empty");
        eventually("it to be recalled", || guard.is_recalled().then_some(()));
        if says {
            guard.declare_work_stopped()
        } else {
            drop(guard)
        }
        asked.wait(PATIENCE_FOR_ANSWERS).expect("it polls");
        next()
    };
    assert!(!next(), "nobody led before");
    assert!(!give_up(false));
    // A pause of the host may end the lease, and then nothing is said.
    assert!((0..10).any(|_| give_up(true)));
    assert!(!give_up(false));
}

const PATIENCE_FOR_ANSWERS: Duration = Duration::from_millis(10_000);

/// canonical/raft#203: a transfer that is "in progress" for ever.
#[test]
fn a_drain_ends_at_its_deadline_and_counts_what_is_left() {
    let (threads, leader) = three_with_a_leader();
    let nodes = leaderships(&threads);
    let guard = eventually("a guard", || nodes[leader].guard());
    let drain = Duration::from_millis(20);
    let resignation = threads[leader].handle().resign(drain).expect("the queue is empty");
    let outcome = resignation.wait(PATIENCE_FOR_ANSWERS);
    assert_eq!(outcome, Some(ResignOutcome::Resigned { term: guard.term(), guards_left: 1 }));
    assert!(guard.token().is_none() && guard.is_recalled());
}

#[test]
fn a_stop_waits_for_the_guards_of_other_threads() {
    let mut threads = spawn_all(sockets("127.0.0.1", 1), WaitStrategy::Park, Timing::lan());
    let thread = threads.pop().expect("there is one");
    let leadership = thread.leadership();
    let guard = eventually("a guard", || leadership.guard());
    let worker = thread::spawn(move || {
        while !guard.is_recalled() {
            thread::yield_now();
        }
        guard.token().is_some()
    });
    thread.stop().expect("no polling thread panics");
    assert!(worker.join().expect("it asserts nothing"), "it led until the guard was dropped");
    assert!(leadership.guard().is_none());
}

#[test]
fn work_is_done_while_the_node_leads_and_leadership_is_given_up_after_it() {
    let (threads, leader) = three_with_a_leader();
    let nodes = leaderships(&threads);
    let led = threads[leader].handle().lead(|token, stop| {
        assert!(!stop.is_requested() || stop.token().is_none());
        token.term
    });
    let led = led.expect("it leads");
    assert_eq!(led.value, led.term);
    if let Some(outcome) = led.resignation {
        assert_eq!(outcome, ResignOutcome::Resigned { term: led.term, guards_left: 0 });
    }
    assert!(nodes[leader].token().is_none_or(|token| token.term > led.term));
}

#[test]
fn a_later_leadership_than_that_of_the_work_is_not_given_up_after_it() {
    let mut threads = spawn_all(sockets("127.0.0.1", 1), WaitStrategy::Park, Timing::lan());
    let thread = threads.pop().expect("there is one");
    let (handle, leadership) = (thread.handle(), thread.leadership());
    let led = handle.lead(|token, stop| {
        let asked = handle.resign(Duration::ZERO).expect("the queue is empty");
        asked.wait(PATIENCE_FOR_ANSWERS).expect("it polls");
        assert!(stop.is_requested());
        eventually("the next term", || leadership.token().filter(|next| next.term > token.term));
    });
    assert_eq!(led.expect("it leads").resignation, None);
}

#[test]
fn a_panic_of_the_work_is_passed_on_once_leadership_is_given_up() {
    let mut threads = spawn_all(sockets("127.0.0.1", 1), WaitStrategy::Park, Timing::lan());
    let thread = threads.pop().expect("there is one");
    let (handle, leadership) = (thread.handle(), thread.leadership());
    let worker = thread::spawn(move || {
        handle.lead(|token, _| std::panic::panic_any(token.term)).map(|led| led.value)
    });
    let panic = worker.join().expect_err("the work has panicked");
    let term = *panic.downcast::<interrex::Term>().expect("it is passed on as it was");
    assert!(leadership.token().is_none_or(|token| token.term > term));
}

#[test]
fn whoever_waits_for_leadership_is_told_that_the_node_has_ended() {
    // Alone among three: it never leads.
    let mut nodes = bind_all(sockets("127.0.0.1", 3), WaitStrategy::Park, Timing::lan());
    let thread = nodes.remove(0).spawn().expect("a thread can be started");
    let handle = thread.handle();
    let waiter = thread::spawn(move || handle.lead(|_, _| ()).map(|led| led.value));
    thread::sleep(time::Duration::from_millis(20));
    drop(thread);
    assert_eq!(waiter.join().expect("it asserts nothing"), Err(NodeEnded));
}

#[test]
fn work_is_done_again_where_a_node_that_was_stopped_is_spawned_again() {
    let mut threads = spawn_all(sockets("127.0.0.1", 1), WaitStrategy::Park, Timing::lan());
    let thread = threads.pop().expect("there is one");
    let node = thread.stop().expect("no polling thread panics");
    let (handle, leadership) = (node.handle(), node.leadership());
    assert_eq!(handle.lead(|_, _| ()).map(|led| led.term), Err(NodeEnded));
    let _thread = node.spawn().expect("a thread can be started");
    eventually("it leads again", || leadership.is_leader().then_some(()));
    let led = handle.lead(|token, _| token.term);
    assert!(led.is_ok_and(|led| led.value == led.term));
}

#[test]
fn a_drop_tells_the_loss_of_what_was_told_to_be_won_and_numbers_have_no_gap() {
    let sockets = sockets("127.0.0.1", 1);
    let addresses = vec![sockets[0].local_addr().expect("it is bound")];
    let told = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&told);
    let builder = sealed(config(0, &addresses, Timing::lan()));
    let builder = builder.observer(Arc::new(move |notice: &NumberedEvent| {
        notes.lock().expect("unshared").push(*notice);
    }));
    let socket = sockets.into_iter().next().expect("one was bound");
    let mut node = builder.socket(socket).bind().expect("the socket is bound already");
    eventually("it leads", || {
        node.poll();
        node.leadership().is_leader().then_some(())
    });
    node.abandon();
    let told = told.lock().expect("unshared");
    let numbers: Vec<_> = told.iter().map(|notice| notice.number).collect();
    assert_eq!(numbers, (1..=told.len() as u64).collect::<Vec<_>>());
    let turns: Vec<_> = told
        .iter()
        .filter_map(|notice| match notice.event {
            Event::BecameLeader { .. } => Some(None),
            Event::SteppedDown { reason, .. } => Some(Some(reason)),
            _ => None,
        })
        .collect();
    assert_eq!(turns, [None, Some(StepDown::Ended)]);
}

#[test]
fn a_loss_is_told_once_no_other_process_reads_the_lease() {
    let dir = Dir::inside(Path::new("/dev/shm"));
    let path = dir.0.join("page");
    let (sockets, told) = (sockets("127.0.0.1", 1), Arc::new(Mutex::new(Vec::new())));
    let (notes, page) = (Arc::clone(&told), path.clone());
    let observer = move |notice: &NumberedEvent| {
        if matches!(notice.event, Event::BecameLeader { .. } | Event::SteppedDown { .. }) {
            let is_leader = PageReader::open(&page).is_ok_and(|reader| reader.is_leader());
            notes.lock().expect("unshared").push(is_leader);
        }
    };
    let builder = sealed(config(0, &addresses(&sockets), Timing::lan())).public_page(&path);
    let socket = sockets.into_iter().next().expect("one was bound");
    let builder = builder.observer(Arc::new(observer)).socket(socket);
    let mut node = builder.bind().expect("the socket is bound already");
    eventually("it leads", || {
        node.poll();
        node.leadership().is_leader().then_some(())
    });
    node.abandon();
    assert_eq!(*told.lock().expect("unshared"), [true, false]);
}
