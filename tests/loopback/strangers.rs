//! Datagrams of those who are no members, and the ways in which members know each other by their
//! keys.

use super::*;

/// Junk that the kernel can tell from a datagram of ours.
fn plain_junk() -> Vec<Vec<u8>> {
    let lengths = [0, 1, 127, 129, 256, 257, 1_400];
    let of_a_length = lengths.into_iter().map(|length| {
        let mut bytes = tampered(&[]);
        bytes.resize(length, 0);
        bytes
    });
    of_a_length.chain((0..4).map(|place| tampered(&[(place, 0)]))).collect()
}

/// Junk of every other sort that a header can show, with the reason that it is rejected for.
fn junk() -> Vec<(Vec<u8>, Rejection)> {
    let tamperings: [(&[(usize, u8)], Rejection); 15] = [
        (&[(4, 9)], Rejection::Version),
        (&[(16, 9)], Rejection::Cluster),
        (&[(12, 9)], Rejection::Group),
        (&[(11, 9)], Rejection::Recipient),
        (&[(10, 0)], Rejection::Sender),
        (&[(10, 9)], Rejection::Sender),
        (&[(7, 9)], Rejection::Key),
        (&[(112, 9)], Rejection::Tag),
        (&[(5, 99)], Rejection::Kind),
        (&[(6, 2)], Rejection::Flags),
        (&[(79, 9)], Rejection::Reserved),
        (&[(56, 9)], Rejection::Echo),
        (&[(8, 9)], Rejection::Priority),
        (&[(24, 0)], Rejection::Term),
        (&[(5, 1)], Rejection::Round),
    ];
    tamperings.map(|(patches, reason)| (tampered(patches), reason)).into()
}

#[test]
fn junk_is_counted_by_its_reason_and_disturbs_nobody() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let builder = NodeBuilder::new(config(place, &addresses, patient()));
        let builder = builder.wait(WaitStrategy::Park).socket(socket);
        builder.bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let term = nodes[leader].standing().term;
    let outsider = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
    let metrics = threads[0].metrics();
    let mut expected = [0; Rejection::ALL.len()];
    for _ in 0..20 {
        for (bytes, reason) in junk() {
            outsider.send_to(&bytes, threads[0].local_addr()).expect("loopback takes a datagram");
            expected[reason.index()] += 1;
        }
        // A burst that overruns the receive buffer would be lost, not counted.
        let sum: u64 = expected.iter().sum();
        let is_counted = || metrics.snapshot().rejected.iter().sum::<u64>() == sum;
        eventually("all junk counted", || is_counted().then_some(()));
    }
    assert_eq!(metrics.snapshot().rejected, expected);
    // A lease may have lapsed, on a busy host.
    let still = eventually("they agree", || agreed_leader(&nodes));
    assert_eq!(
        (still, nodes[still].standing().term),
        (leader, term),
        "no election because of junk"
    );
}

/// Over both families: what a filter sees of a datagram must begin at the same place.
#[test]
fn junk_that_the_kernel_can_tell_never_reaches_the_node_and_is_counted() {
    for host in ["127.0.0.1", "::1"] {
        let mut sockets = sockets(host, 2);
        let config = config(0, &addresses(&sockets), patient());
        let outsider = sockets.pop().expect("two were bound");
        let mut node = sealed(config).socket(sockets.remove(0)).bind().expect("it is bound");
        let mut dropped = 0;
        for bytes in plain_junk() {
            outsider.send_to(&bytes, node.local_addr()).expect("loopback takes a datagram");
            dropped += 1;
        }
        outsider.send_to(&tampered(&[]), node.local_addr()).expect("loopback takes a datagram");
        let counted = eventually("the drops counted", || {
            node.poll();
            let metrics = node.metrics().snapshot();
            (metrics.kernel_drops == dropped).then_some(metrics)
        });
        assert_eq!(counted.rejected.iter().sum::<u64>(), 1, "all but the last were dropped before");
        assert_eq!(counted.rejected(Rejection::Key), 1);
    }
}

#[test]
fn a_node_without_keys_does_not_start_unless_it_is_told_that_this_is_meant() {
    let sockets = sockets("127.0.0.1", 1);
    let open = config(0, &addresses(&sockets), Timing::lan());
    let required = open.clone().authentication(Authentication::Required);
    let error = NodeBuilder::new(required).bind().err();
    assert!(matches!(error, Some(StartError::NoKeys)), "{error:?}");
    let error = NodeBuilder::new(open).keys(Keyring::new(key(1))).bind().err();
    assert!(matches!(error, Some(StartError::UnusedKeys)), "{error:?}");
}

#[test]
fn a_node_with_another_key_is_not_heard_and_that_is_told() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let told = Arc::new(Mutex::new(Vec::new()));
    let bind = |(place, socket)| {
        let builder = sealed(config(place, &addresses, Timing::lan())).wait(WaitStrategy::Park);
        let builder = if place == 2 { builder.keys(Keyring::new(key(9))) } else { builder };
        let told = Arc::clone(&told);
        let builder = builder.observer(Arc::new(OnRejected(move |rejected| {
            told.lock().expect("unshared").push((place, *rejected));
        })));
        builder.socket(socket).bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let threads: Vec<_> = sockets.into_iter().enumerate().map(bind).collect();
    let nodes = leaderships(&threads[..2]);
    // Without durable state and with one deaf member, the two are no majority that remembers.
    threads[0].handle().bootstrap().expect("the queue is empty");
    threads[1].handle().bootstrap().expect("the queue is empty");
    eventually("a leader of the two", || agreed_leader(&nodes));
    let stranger = NodeId::new(2).expect("2 is below 128");
    let metrics = threads[0].metrics();
    eventually("it is not heard", || {
        (metrics.snapshot().rejected(Rejection::Key) > 1).then_some(())
    });
    let unknown: Vec<_> = metrics.snapshot().unknown.iter().collect();
    assert_eq!(unknown, [stranger]);
    assert_eq!(threads[2].leadership().leader(), None);
    let told = told.lock().expect("unshared").clone();
    let strangers =
        |(place, rejected): &(usize, Rejected)| (*place, rejected.claimed) == (0, Some(stranger));
    assert!(told.iter().any(strangers), "it says whose they claim to be");
    // What the two say of each other is not asked here: on a busy host one speaks before it is
    // known.
    let is_about_it =
        |(place, rejected): &&(usize, Rejected)| *place == 2 || rejected.claimed == Some(stranger);
    let is_the_key = |rejected: &Rejected| rejected.reason == Rejection::Key && rejected.count >= 1;
    let about_it = told.iter().filter(is_about_it);
    assert!(about_it.into_iter().all(|(_, rejected)| is_the_key(rejected)), "{told:?}");
}

#[test]
fn the_key_of_a_running_cluster_changes_and_nobody_notices() {
    let threads = spawn_all(sockets("127.0.0.1", 3), WaitStrategy::Park, patient());
    let nodes = leaderships(&threads);
    let leader = eventually("a leader", || agreed_leader(&nodes));
    let term = nodes[leader].standing().term;
    let both = |sealing, other| Keyring::new(key(sealing)).accepting(key(other)).expect("two ids");
    let counted = |kind| {
        let received = |thread: &NodeThread| thread.metrics().snapshot().received(kind);
        threads.iter().map(received).collect::<Vec<_>>()
    };
    // What was under way has been heard: heartbeats and acks that were sent since.
    let go_on = || {
        let (beats, acks) = (counted(Kind::Heartbeat), counted(Kind::HeartbeatAck));
        eventually("heartbeats go on", || {
            let now = counted(Kind::Heartbeat).into_iter().zip(&beats);
            let all = now.enumerate().all(|(place, (now, then))| place == leader || now > then + 2);
            (all && counted(Kind::HeartbeatAck)[leader] > acks[leader] + 8).then_some(())
        });
    };
    let changes = [(both(1, 2), [1, 2]), (both(2, 1), [2, 1]), (Keyring::new(key(2)), [2, 0])];
    for (keys, ids) in changes {
        for thread in &threads {
            thread.handle().set_keys(&keys).expect("nothing waits");
            let has_taken = || thread.metrics().snapshot().keys == ids;
            eventually("the keys taken", || has_taken().then_some(()));
        }
        go_on();
    }
    assert_eq!(nodes[leader].standing().term, term);
    eventually("it leads still", || nodes[leader].is_leader().then_some(()));
    assert_eq!(nodes[leader].standing().term, term);
    for thread in &threads {
        // Where a key is taken away lives prove themselves anew, and are rejected for that round
        // trip.
        let metrics = thread.metrics().snapshot();
        assert_eq!((metrics.rejected(Rejection::Key), metrics.rejected(Rejection::Tag)), (0, 0));
        assert_eq!(metrics.keys, [2, 0]);
    }
}

#[test]
fn keys_are_not_changed_where_there_are_none() {
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let node = NodeBuilder::new(config).socket(sockets.into_iter().next().expect("one"));
    let node = node.bind().expect("the socket is bound already");
    let outcome = node.handle().set_keys(&Keyring::new(key(1)));
    assert_eq!(outcome, Err(CommandError::AuthenticationOff));
}

#[test]
fn what_is_rejected_is_told_with_the_address_it_came_from() {
    for host in ["127.0.0.1", "::1"] {
        let mut sockets = sockets(host, 2);
        let config = config(0, &addresses(&sockets), patient());
        let outsider = sockets.pop().expect("two were bound");
        let source = outsider.local_addr().expect("it is bound");
        let (sender, receiver) = mpsc::channel();
        let builder = sealed(config).socket(sockets.remove(0));
        let builder = builder.observer(Arc::new(OnRejected(move |rejected| {
            sender.send(*rejected).expect("the test listens");
        })));
        let mut node = builder.bind().expect("the socket is bound already");
        outsider.send_to(&tampered(&[]), node.local_addr()).expect("loopback takes a datagram");
        let told = eventually("it is told", || {
            node.poll();
            receiver.try_recv().ok()
        });
        let expected = Rejected {
            reason: Rejection::Key,
            count: 1,
            claimed: Some(id(1)),
            source: Some(source),
            version: None,
        };
        assert_eq!(told, expected);
        outsider.send_to(&tampered(&[(4, 1)]), node.local_addr()).expect("loopback takes one");
        let told = eventually("the format is told", || {
            node.poll();
            receiver.try_recv().ok()
        });
        let reason = Rejection::Version;
        assert_eq!(told, Rejected { reason, version: Some(1), ..expected });
    }
}

/// A host was cloned, address and all: what is said to it reaches now the one, now the other.
#[test]
fn a_member_that_runs_twice_is_told() {
    let mut sockets = sockets("127.0.0.1", 2);
    let addresses = addresses(&sockets);
    let told = Arc::new(Mutex::new(Vec::new()));
    let events = Arc::clone(&told);
    let mut node = sealed(config(0, &addresses, Timing::lan()))
        .socket(sockets.remove(0))
        .observer(Arc::new(move |NumberedEvent { event, .. }: &NumberedEvent| {
            events.lock().expect("unshared").push(*event)
        }))
        .bind()
        .expect("the socket is bound already");
    let twin = || {
        let socket = sockets[0].try_clone().expect("descriptors are left");
        let builder = sealed(config(1, &addresses, Timing::lan())).socket(socket);
        builder.bind().expect("the socket is bound already")
    };
    let mut twins = [twin(), twin()];
    let mut turn = 0;
    eventually("it is told", || {
        for _ in 0..50 {
            twins[turn].poll();
            node.poll();
        }
        // Until that one is believed.
        if node.metrics().snapshot().unknown.is_empty() {
            turn = 1 - turn;
        }
        let told = told.lock().expect("unshared");
        told.contains(&Event::TwinMember { member: id(1) }).then_some(())
    });
}
