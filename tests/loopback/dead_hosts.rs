//! The words of the host of a dead process, over real sockets.

use super::*;

/// Short promises. Node 0 soon leads; the others would miss it after a minute only.
fn deaf_to_silence(place: usize) -> Timing {
    let timing = Timing {
        heartbeat_interval: Duration::from_millis(5),
        promise: Duration::from_millis(40),
        promise_max: Duration::from_millis(40),
        ..Timing::lan()
    };
    let minute = Duration::from_millis(60_000);
    match place {
        0 => timing,
        _ => Timing { election_timeout_min: minute, election_timeout_max: minute, ..timing },
    }
}

fn a_leader_whose_socket_is_closed_is_replaced(host: &str, wait: WaitStrategy) {
    let sockets = sockets(host, 3);
    let addresses = addresses(&sockets);
    let open = |(place, socket)| {
        let builder = sealed(config(place, &addresses, deaf_to_silence(place))).wait(wait);
        builder.socket(socket).bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let mut threads: Vec<_> = sockets.into_iter().enumerate().map(open).collect();
    let nodes = leaderships(&threads);
    eventually("node 0 to lead", || agreed_leader(&nodes).filter(|leader| *leader == 0));
    eventually("its heartbeats acknowledged", || {
        let metrics = threads[0].metrics().snapshot();
        (metrics.received(Kind::HeartbeatAck) > 10).then_some(())
    });
    let term = nodes[0].standing().term;
    threads.remove(0).abandon();
    let survivors = leaderships(&threads);
    let heir = eventually("an heir, long before silence tells", || agreed_leader(&survivors));
    assert!(survivors[heir].standing().term > term);
    let counted = threads[heir].metrics().snapshot();
    assert!(counted.stats.unreachable >= 1 && counted.stats.probes >= 1, "{:?}", counted.stats);

    // The heir goes on sending to the dead member. Each word that comes back wakes it, once.
    let living = 1 - heir;
    let heard = threads[living].metrics().snapshot();
    thread::sleep(time::Duration::from_millis(300));
    eventually("its words come back", || {
        (threads[heir].metrics().snapshot().returned > counted.returned).then_some(())
    });
    let after = threads[heir].metrics().snapshot();
    let cycles = after.duty_cycles - counted.duty_cycles;
    assert!(wait != WaitStrategy::Park || cycles < 3_000, "it parks between them: {cycles} passes");
    eventually("the living hears it", || {
        let heard_since = threads[living].metrics().snapshot();
        (heard_since.received(Kind::Heartbeat) > heard.received(Kind::Heartbeat)).then_some(())
    });
    assert_eq!(after.send_faults, counted.send_faults, "no datagram is lost because of another");
}

#[test]
fn a_leader_whose_socket_is_closed_is_replaced_long_before_silence_tells() {
    a_leader_whose_socket_is_closed_is_replaced("127.0.0.1", WaitStrategy::Yield);
}

#[test]
fn an_unreachable_leader_wakes_a_node_that_parks() {
    a_leader_whose_socket_is_closed_is_replaced("127.0.0.1", WaitStrategy::Park);
}

#[test]
fn port_unreachable_comes_over_ipv6_too() {
    a_leader_whose_socket_is_closed_is_replaced("::1", WaitStrategy::Yield);
    a_leader_whose_socket_is_closed_is_replaced("::1", WaitStrategy::Park);
}

/// Sends although the call may first tell of a datagram that was sent before.
fn send_anyway(socket: &UdpSocket, bytes: &[u8], to: SocketAddr) {
    let sent = (0..3).any(|_| socket.send_to(bytes, to).is_ok());
    assert!(sent, "loopback takes a datagram");
}

/// Whoever can send ICMP can say that nobody listens there; what it quotes tells what they have
/// seen. Here it is the kernel's, about what somebody else sends from this node's socket to the
/// closed one.
#[test]
fn port_unreachable_is_heeded_only_if_it_quotes_what_this_node_has_just_sent() {
    for host in ["127.0.0.1", "::1"] {
        let sockets = sockets(host, 3);
        let addresses = addresses(&sockets);
        let config = config(0, &addresses, Timing::lan());
        let [own, leader, _] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
        let forger = own.try_clone().expect("descriptors are left");
        let (clock, hand) = Clock::mock();
        let builder = NodeBuilder::new(config.clone())
            .overrides(Overrides::clock(clock))
            .store(Box::new(PatientStore));
        let mut node = builder.socket(own).bind().expect("the socket is bound already");
        let mut acks = [[0; 128]; 2];
        hand.advance(Duration::from_millis(60));
        for (round, ack) in (1..).zip(&mut acks) {
            leader.send_to(&heartbeat_bytes(&config, round), addresses[0]).expect("it is taken");
            node.poll();
            leader.recv(ack).expect("a heartbeat is acknowledged");
            hand.advance(Duration::from_millis(1));
        }
        assert_eq!(node.leadership().leader(), Some(id(1)));
        drop(leader);

        // Sent before the leader was last heard; cut short; another node's; another life's.
        let [stale, mut other_life] = acks;
        other_life[32] ^= 1;
        for forged in [&stale[..], &acks[1][..100], &tampered(&[]), &other_life] {
            send_anyway(&forger, forged, addresses[1]);
        }
        // A heartbeat is late, and a probe leaves at the end of this pass.
        hand.advance(Duration::from_millis(12));
        node.poll();
        let metrics = node.metrics().snapshot();
        assert_eq!(metrics.misquoted, [1, 2, 0, 1], "{host}: {:?}", Misquote::ALL);
        assert_eq!((metrics.stats.unreachable, metrics.stats.probes), (0, 1), "{host}");
        node.poll();
        let metrics = node.metrics().snapshot();
        assert_eq!(metrics.stats.unreachable, 1, "{host}: its own probe came back");
    }
}
