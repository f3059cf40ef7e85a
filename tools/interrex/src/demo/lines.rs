//! The demo in lines: a leader is elected, hands over, is killed, is stopped, and each time another
//! leads. It fails where that does not happen.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::bail;

use super::cluster::Cluster;
use crate::control::{Reply, Request};

/// Longer than any of this takes on a busy host.
const PATIENCE: Duration = Duration::from_secs(30);

/// The time between two looks.
const LOOK: Duration = Duration::from_millis(1);

/// The pause in which a reader reads.
const PAUSE: Duration = Duration::from_millis(600);

/// Tells the story.
pub(super) fn tell(mut cluster: Cluster) -> anyhow::Result<()> {
    println!("three nodes start on loopback, each a process with a guardian of its own");
    let (first, term) = next(&cluster, 0)?;
    println!("node {} leads term {term}", first + 1);
    thread::sleep(PAUSE);

    println!("node {} is asked to give leadership up", first + 1);
    if let Some(Reply::Done(words)) = cluster.ask(first, &Request::Resign) {
        println!("  it says: {words}");
    }
    let (second, term) = next(&cluster, term)?;
    println!("node {} leads term {term}", second + 1);
    thread::sleep(PAUSE);

    println!("node {} is killed (SIGKILL)", second + 1);
    let began = Instant::now();
    cluster.kill(second);
    let (third, term) = next(&cluster, term)?;
    println!(
        "node {} leads term {term}, {:.1} ms later as seen from here",
        third + 1,
        began.elapsed().as_secs_f64() * 1_000.0
    );
    cluster.run(second)?;
    println!("node {} is started again", second + 1);
    thread::sleep(PAUSE + PAUSE);

    println!("node {} is stopped (SIGSTOP): it can't say so, and silence has to tell", third + 1);
    let began = Instant::now();
    cluster.stop(third, true);
    let (fourth, term) = next(&cluster, term)?;
    println!(
        "node {} leads term {term}, {:.0} ms later as seen from here",
        fourth + 1,
        began.elapsed().as_secs_f64() * 1_000.0
    );
    cluster.stop(third, false);
    thread::sleep(PAUSE);
    match cluster.leader() {
        Some((leader, now)) if now == term => {
            println!(
                "node {} goes on, hears of term {term}, and follows node {}",
                third + 1,
                leader + 1
            );
        }
        Some(_) | None => println!("node {} goes on", third + 1),
    }
    println!("this was the demo; `interrex demo` in a terminal has keys for all of this");
    Ok(())
}

/// Waits for the leader of a term above `term`, and returns its place and its term.
fn next(cluster: &Cluster, term: u64) -> anyhow::Result<(usize, u64)> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Some((place, now)) = cluster.leader()
            && now > term
        {
            return Ok((place, now));
        }
        thread::sleep(LOOK);
    }
    bail!("nobody leads after {} s", PATIENCE.as_secs())
}
