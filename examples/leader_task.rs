//! Work that only a leader may do: a task that runs while its node leads, and a write under a
//! guard.
//!
//! `cargo run --example leader_task` starts three members on loopback, as threads, and ends within
//! seconds. It shows two things, and fails where one of them does not hold:
//!
//! - [`Handle::lead`] does a task on the node that leads. The task is told when to end, and only
//!   then another node leads and begins it. Two nodes are never at it together.
//! - [`Leadership::guard`](interrex::Leadership::guard) is for threads that come and go. A
//!   resignation that is asked for while a guard is held waits until it is dropped.

use std::error::Error;
use std::net::UdpSocket;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use interrex::runtime::random_key;
use interrex::{
    ClusterId, Config, Handle, Keyring, Member, NodeBuilder, NodeId, NodeThread, ResignOutcome,
    Term, Timing,
};

/// Bounds each wait; three members need far less, on a busy host too.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// The time that a resignation waits for tasks and guards. They take far less.
const DRAIN: interrex::Duration = interrex::Duration::from_millis(10_000);

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let Err(error) = run() else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.for_each(|cause| eprintln!("because: {cause}"));
    ExitCode::FAILURE
}

fn run() -> Outcome {
    let members = start_members()?;
    resign_under_a_guard(&members)?;
    hand_a_task_over(&members)
}

/// Asks the leader to resign while a guard is held, and shows that it waits.
fn resign_under_a_guard(members: &[NodeThread]) -> Outcome {
    let (leader, guard) = await_some(|| {
        members.iter().find_map(|member| Some((member, member.leadership().guard()?)))
    })?;
    let term = guard.term();
    let resignation = leader.handle().resign(DRAIN)?;
    // The polling thread takes the request, and grants no guard from then on.
    await_some(|| guard.is_recalled().then_some(()))?;
    assert!(leader.leadership().guard().is_none(), "no new work begins");
    // What was begun can still be finished: this node leads on.
    let token = guard.token().ok_or("the lease is lost: is this host busy?")?;
    assert_eq!(token.term, term);
    assert_eq!(resignation.outcome(), None, "nothing is given up while the guard is held");
    println!("term {term}: asked to resign, and waits for one guard");
    drop(guard);
    let outcome = resignation.wait(DRAIN).ok_or("the polling thread stalls")?;
    assert_eq!(outcome, ResignOutcome::Resigned { term, guards_left: 0 });
    println!("term {term}: the guard is dropped, and leadership is given up");
    Ok(())
}

/// Lets all members compete for one task, and asks whoever does it to hand it over.
fn hand_a_task_over(members: &[NodeThread]) -> Outcome {
    let at_work = Mutex::new(None);
    let (begun, tasks) = channel();
    thread::scope(|scope| {
        for (number, member) in (1..).zip(members) {
            let (handle, begun, at_work) = (member.handle(), begun.clone(), &at_work);
            scope.spawn(move || while do_the_task(&handle, number, at_work, &begun) {});
        }
        let asked = ask_twice(members, &tasks);
        // Every task ends, whatever came of it: `lead` returns once its node has ended.
        members.iter().for_each(|member| member.handle().shutdown());
        asked
    })
}

/// Does the task once, as soon as this member leads. Returns false once its node has ended.
fn do_the_task(
    handle: &Handle,
    number: u8,
    at_work: &Mutex<Option<u8>>,
    begun: &Sender<(u8, Term)>,
) -> bool {
    let work = || at_work.lock().unwrap_or_else(PoisonError::into_inner);
    let led = handle.lead(|token, stop| {
        let other = work().replace(number);
        assert_eq!(other, None, "two members are at the task together");
        // It fails only where nobody counts the tasks any more.
        let _ = begun.send((number, token.term));
        while !stop.wait(interrex::Duration::from_millis(10)) {
            // One piece of the task, written with `token.term`.
        }
        *work() = None;
    });
    led.is_ok()
}

/// Waits for three tasks, and asks the leader to resign after the first and the second.
fn ask_twice(members: &[NodeThread], tasks: &Receiver<(u8, Term)>) -> Outcome {
    let mut last = Term::ZERO;
    for turn in 1..=3 {
        let (number, term) = tasks.recv_timeout(LONGEST_WAIT)?;
        println!("member {number} does the task in term {term}");
        assert!(term > last, "each task has a token that is higher than those before");
        last = term;
        if turn < 3 {
            let leader = &members[usize::from(number) - 1];
            // It waits for the task, as for every guard.
            let _ = leader.handle().resign(DRAIN)?;
        }
    }
    Ok(())
}

fn await_some<T>(mut look: impl FnMut() -> Option<T>) -> Outcome<T> {
    let began = Instant::now();
    while began.elapsed() < LONGEST_WAIT {
        if let Some(found) = look() {
            return Ok(found);
        }
        thread::sleep(Duration::from_millis(1));
    }
    Err("nothing has come of it within 20 s".into())
}

fn start_members() -> Outcome<Vec<NodeThread>> {
    let keys = Keyring::new(random_key(1)?);
    let bind = |_| UdpSocket::bind("127.0.0.1:0");
    let sockets = (0..3).map(bind).collect::<Result<Vec<_>, _>>()?;
    let addresses = sockets.iter().map(UdpSocket::local_addr).collect::<Result<Vec<_>, _>>()?;
    let ids = (1..).filter_map(NodeId::new);
    let members: Vec<_> =
        ids.clone().zip(addresses).map(|(id, at)| Member::voter(id, at)).collect();
    let start = |(id, socket)| {
        // The profile with the longest promises: a busy host takes leadership from nobody.
        let config = Config::new(ClusterId(7), id, members.clone()).timing(Timing::wan());
        Ok(NodeBuilder::new(config).keys(keys.clone()).socket(socket).bind()?.spawn()?)
    };
    ids.zip(sockets).map(start).collect()
}
