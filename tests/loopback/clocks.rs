//! A node and its clock: when it is read, and what happens once the clock is believed
//! no more.

use std::sync::atomic::{AtomicU64, Ordering};

use interrex::runtime::{ClockFault, MetricsSnapshot};

use super::*;

/// A follower by a clock that a test turns, what it hears of heartbeats, and a way to send it
/// some.
struct Follower {
    node: Node,
    hand: MockHandle,
    heard: mpsc::Receiver<HeardHeartbeat>,
    config: Config,
    leader: Arc<UdpSocket>,
}

fn follower() -> Follower {
    let sockets = sockets("127.0.0.1", 3);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let [own, leader, _] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
    let (clock, hand) = Clock::mock();
    let (sender, heard) = mpsc::channel();
    let builder = NodeBuilder::new(config.clone())
        .overrides(Overrides::clock(clock))
        .store(Box::new(PatientStore));
    let builder = builder.observer(Arc::new(OnHeartbeat(move |heartbeat| {
        sender.send(*heartbeat).expect("the test listens");
    })));
    let node = builder.socket(own).bind().expect("the socket is bound already");
    Follower { node, hand, heard, config, leader: Arc::new(leader) }
}

impl Follower {
    /// The sending of a heartbeat of that round.
    fn sending(&self, round: u64) -> impl Fn() + Send + 'static {
        let bytes = heartbeat_bytes(&self.config, round);
        let leader = Arc::clone(&self.leader);
        let to = self.config.members[0].address.expect("the rig gives it one");
        move || {
            leader.send_to(&bytes, to).expect("loopback takes it");
        }
    }

    fn hears(&mut self) -> HeardHeartbeat {
        for _ in 0..10 {
            self.node.poll();
        }
        self.heard.try_recv().expect("it has heard one")
    }
}

/// A round trip would come out too short, and a promise would begin before it was asked for.
#[test]
fn no_datagram_is_taken_for_older_than_it_is() {
    let mut follower = follower();
    let (send, hand) = (follower.sending(1), follower.hand.clone());
    let (clock, sent_at) = (follower.node.clock(), Arc::new(AtomicU64::new(0)));
    let noted = Arc::clone(&sent_at);
    // It arrives just after the first reading of the pass.
    follower.hand.on_reading(move || {
        if noted.load(Ordering::Relaxed) == 0 {
            hand.advance(Duration::from_millis(1));
            noted.store(clock.now().as_nanos(), Ordering::Relaxed);
            send();
        }
    });
    let heard = follower.hears();
    let sent_at = Instant::from_nanos(sent_at.load(Ordering::Relaxed));
    assert!(heard.at >= sent_at, "heard at {:?}, sent at {sent_at:?}", heard.at);
}

#[test]
fn the_time_of_the_core_never_runs_back_though_its_clock_does() {
    let mut follower = follower();
    follower.sending(1)();
    let first = follower.hears();
    // Counters of two cores may differ by so much, and leases allow for it.
    follower.hand.set(first.at - Duration::from_nanos(60));
    follower.sending(2)();
    let second = follower.hears();
    assert!(second.at >= first.at, "{:?} after {:?}", second.at, first.at);
    assert_eq!(follower.node.metrics().snapshot().clock_faults, [0; 3], "it is no fault");
}

/// A leader alone, by a clock and a reference that a test turns.
struct Lone {
    node: Node,
    leadership: Leadership,
    hand: MockHandle,
    reference_hand: MockHandle,
}

fn lone(timing: Timing) -> Lone {
    let sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), timing);
    let (clock, hand) = Clock::mock();
    let (reference, reference_hand) = Clock::mock();
    let overrides = Overrides { reference_clock: Some(reference), ..Overrides::clock(clock) };
    let builder = NodeBuilder::new(config).overrides(overrides);
    let socket = sockets.into_iter().next().expect("one was bound");
    let node = builder.socket(socket).bind().expect("the socket is bound already");
    let mut lone = Lone { leadership: node.leadership(), node, hand, reference_hand };
    lone.live(500);
    assert!(lone.leadership.is_leader());
    lone
}

impl Lone {
    fn live(&mut self, milliseconds: u64) {
        for _ in 0..milliseconds {
            self.hand.advance(Duration::from_millis(1));
            self.reference_hand.advance(Duration::from_millis(1));
            self.node.poll();
        }
    }

    fn metrics(&self) -> MetricsSnapshot {
        self.node.metrics().snapshot()
    }

    /// It has stepped down for that reason, which is counted, and leads again by a sound clock.
    fn starts_over(&mut self, because: ClockFault) {
        assert!(!self.leadership.is_leader(), "{because:?}");
        let faults = ClockFault::ALL.map(|fault| u64::from(fault == because));
        assert_eq!(self.metrics().clock_faults, faults);
        let readings = self.metrics();
        let counted = readings.metric_values().find(|reading| {
            (reading.name, reading.label) == ("clock_faults", Some(("fault", because.name())))
        });
        assert_eq!(counted.map(|reading| reading.value), Some(1));
        self.live(500);
        assert!(self.leadership.is_leader(), "{because:?}");
        assert_eq!(self.metrics().clock_faults, faults, "once");
    }
}

#[test]
fn a_suspension_is_found_in_the_very_pass_after_it() {
    let mut lone = lone(Timing::lan());
    // A minute of which the node's own clock has counted as much as a parked thread sleeps.
    lone.hand.advance(Duration::from_millis(10));
    lone.reference_hand.advance(Duration::from_millis(60_000));
    lone.node.poll();
    assert_eq!(lone.metrics().clock_off_ns, 59_990_000_000);
    lone.starts_over(ClockFault::Diverged);
}

#[test]
fn a_reference_that_has_become_slow_to_read_is_a_clock_fault() {
    let mut lone = lone(Timing::fast());
    let (hand, reference_hand) = (lone.hand.clone(), lone.reference_hand.clone());
    lone.reference_hand.on_reading(move || {
        hand.advance(Duration::from_nanos(1_500));
        reference_hand.advance(Duration::from_nanos(1_500));
    });
    lone.live(60);
    assert!(lone.leadership.is_leader(), "not at once");
    lone.live(60);
    assert_eq!(lone.metrics().clock_off_ns, 1_500);
    lone.reference_hand.on_reading(|| {});
    lone.starts_over(ClockFault::Unreadable);
}

#[test]
fn a_clock_that_the_kernel_has_given_up_is_a_clock_fault_within_a_second() {
    let mut lone = lone(Timing::lan());
    lone.hand.abandon();
    let is_found = (0..1_010).any(|_| {
        lone.live(1);
        lone.metrics().clock_faults(ClockFault::Abandoned) > 0
    });
    assert!(is_found, "within a second");
    lone.starts_over(ClockFault::Abandoned);
}

#[test]
fn a_host_that_is_busy_is_no_clock_fault() {
    let mut sockets = sockets("127.0.0.1", 3);
    let mut spawn = |wait| {
        let socket = sockets.remove(0);
        let address = socket.local_addr().expect("a bound socket has an address");
        let builder = NodeBuilder::new(config(0, &[address], Timing::colo())).wait(wait);
        builder.socket(socket).bind().and_then(Node::spawn).expect("the socket is bound already")
    };
    let strategies = [WaitStrategy::Yield, WaitStrategy::Park, WaitStrategy::Backoff];
    let nodes = strategies.map(&mut spawn);
    let until = time::Instant::now() + time::Duration::from_secs(1);
    let neighbours: Vec<_> =
        (0..4).map(|_| thread::spawn(move || while time::Instant::now() < until {})).collect();
    neighbours.into_iter().for_each(|busy| busy.join().expect("it asserts nothing"));
    for node in nodes {
        assert_eq!(node.metrics().snapshot().clock_faults, [0; 3]);
    }
}
