//! Nodes that back off, which is the default: they look for a while after work, then sleep.

use std::sync::atomic::AtomicBool;

use super::*;

/// Three nodes that say nothing of how they wait.
fn spawn_by_default() -> Vec<NodeThread> {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let spawn = |(place, socket)| {
        let builder = sealed(config(place, &addresses, patient())).socket(socket);
        builder.bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    sockets.into_iter().enumerate().map(spawn).collect()
}

#[test]
fn nodes_elect_renew_the_lease_and_sleep_between_heartbeats_by_default() {
    let threads = spawn_by_default();
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let lease_end = nodes[leader].standing().lease_end;
    eventually("the lease to be renewed", || {
        (nodes[leader].standing().lease_end > lease_end).then_some(())
    });
    for thread in &threads {
        let metrics = thread.metrics();
        let before = metrics.snapshot().sleeps;
        // Each heartbeat wakes a follower, and each sends its leader to work.
        eventually("ten sleeps", || (metrics.snapshot().sleeps >= before + 10).then_some(()));
    }
    for thread in threads {
        thread.stop().expect("no polling thread panics");
    }
}

#[test]
fn the_sleep_before_a_heartbeat_is_no_absence() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    // Ten times as long as the absence that is looked for.
    let timing = Timing { heartbeat_interval: Duration::from_millis(100), ..patient() };
    let (sender, absences) = mpsc::channel();
    let spawn = |(place, socket)| {
        let sender = sender.clone();
        let observer = OnHeartbeat(move |heard: &HeardHeartbeat| {
            let _ = sender.send(heard.absence);
        });
        let builder = sealed(config(place, &addresses, timing)).socket(socket);
        let node = builder.observer(Arc::new(observer)).bind().and_then(Node::spawn);
        node.expect("the socket is bound already")
    };
    let _threads: Vec<_> = sockets.into_iter().enumerate().map(spawn).collect();
    // On a busy host some pauses are real.
    let short = Duration::from_millis(10);
    for _ in 0..5 {
        eventually("a heartbeat after a sleep", || {
            absences.recv_timeout(PATIENCE).ok().filter(|absence| *absence < short)
        });
    }
}

/// It always has something to do, on one core with a neighbour that never gives it up.
#[test]
fn a_node_whose_core_a_neighbour_takes_notices_it() {
    let mut nodes = bind_all(sockets("127.0.0.1", 1), WaitStrategy::Backoff, patient());
    let mut node = nodes.remove(0);
    let (handle, metrics) = (node.handle(), node.metrics());
    let core = Scheduling { core: Some(0), ..Scheduling::default() };
    let deadline = time::Instant::now() + PATIENCE;
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            core.apply();
            while !is_over.load(Relaxed) && time::Instant::now() < deadline {
                std::hint::spin_loop();
            }
        });
        core.apply();
        while metrics.snapshot().starved == 0 && time::Instant::now() < deadline {
            for _ in 0..100 {
                handle.bootstrap().expect("the queue has room");
                node.poll();
                if node.poll() == 0 {
                    node.idle();
                }
            }
        }
        is_over.store(true, Relaxed);
    });
    assert!(metrics.snapshot().starved > 0, "not within {PATIENCE:?}");
}

/// No deadline is near, so that only what comes in ends the sleep.
#[test]
fn a_command_and_a_stop_wake_a_node_that_sleeps() {
    let hour = Duration::from_millis(3_600_000);
    let timing = Timing { election_timeout_min: hour, election_timeout_max: hour, ..Timing::lan() };
    let mut nodes = bind_all(sockets("127.0.0.1", 3), WaitStrategy::Backoff, timing);
    let thread = nodes.remove(0).spawn().expect("a thread can be started");
    let metrics = thread.metrics();
    let fall_asleep = || {
        let before = metrics.snapshot();
        thread::sleep(time::Duration::from_millis(20));
        (before.sleeps > 0 && before.duty_cycles == metrics.snapshot().duty_cycles).then_some(())
    };
    eventually("it to sleep", fall_asleep);
    for commands in 1..=3 {
        thread.handle().bootstrap().expect("the queue has room");
        eventually("the command to be taken", || {
            (metrics.snapshot().commands == commands).then_some(())
        });
        eventually("it to sleep again", fall_asleep);
    }
    thread.stop().expect("no polling thread panics");
}
