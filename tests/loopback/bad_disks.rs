//! Disks that fail or take their time.

use super::*;

/// A disk that takes nothing.
struct BrokenStore;

impl Store for BrokenStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(HardState::default())
    }

    fn persist(&mut self, _: &HardState) -> Result<(), StoreError> {
        Err(StoreError::Persist { place: "nowhere".to_owned(), source: "it is broken".into() })
    }
}

#[test]
fn a_node_that_can_make_nothing_durable_never_leads() {
    let mut sockets = sockets("127.0.0.1", 1);
    let config = config(0, &addresses(&sockets), Timing::lan());
    let events = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&events);
    let mut node = NodeBuilder::new(config)
        .socket(sockets.remove(0))
        .store(Box::new(BrokenStore))
        .observer(Arc::new(move |NumberedEvent { event, .. }: &NumberedEvent| {
            sink.lock().expect("one thread").push(*event)
        }))
        .bind()
        .expect("the socket is bound already");
    eventually("two attempts", || {
        node.poll();
        assert!(!node.leadership().is_leader());
        let events = events.lock().expect("one thread");
        let failures = events.iter().filter(|event| matches!(event, Event::PersistFailed { .. }));
        (failures.count() >= 2).then_some(())
    });
}

/// A disk that takes longer than a promise lasts.
struct SlowStore;

impl Store for SlowStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        Ok(HardState::default())
    }

    fn persist(&mut self, _: &HardState) -> Result<(), StoreError> {
        thread::sleep(Timing::lan().promise.into());
        Ok(())
    }
}

#[test]
fn a_leader_whose_vote_was_durable_too_late_is_told_to_have_no_lease_yet() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let (sender, events) = mpsc::channel();
    let start = |(place, socket)| {
        let sender = sender.clone();
        NodeBuilder::new(config(place, &addresses, Timing::lan()))
            .socket(socket)
            .store(Box::new(SlowStore))
            .observer(Arc::new(move |NumberedEvent { event, at, .. }: &NumberedEvent| {
                // The test may have seen enough.
                let _ = sender.send((*event, *at));
            }))
            .bind()
            .and_then(Node::spawn)
            .expect("the socket is bound already")
    };
    let _threads: Vec<NodeThread> = sockets.into_iter().enumerate().map(start).collect();
    loop {
        let (event, told_at) = events.recv_timeout(PATIENCE).expect("an event in time");
        if let Event::BecameLeader { lease_end, .. } = event {
            assert!(lease_end <= told_at, "votes of {lease_end:?} were counted at {told_at:?}");
            return;
        }
    }
}

/// A disk that takes 55 ms for each write, while the leader's next heartbeat comes.
struct BlockingStore {
    hand: MockHandle,
    leader: UdpSocket,
    node: SocketAddr,
    /// The leader's words during the next write.
    says: mpsc::Receiver<Vec<u8>>,
    fails: bool,
}

impl Store for BlockingStore {
    fn load(&mut self) -> Result<HardState, StoreError> {
        let promise = Timing::lan().promise_max;
        Ok(HardState { promise, ..HardState::default() })
    }

    fn persist(&mut self, _: &HardState) -> Result<(), StoreError> {
        self.hand.advance(Duration::from_millis(55));
        for heartbeat in self.says.try_iter() {
            self.leader.send_to(&heartbeat, self.node).expect("loopback takes it");
        }
        if self.fails {
            let (place, source) = ("a slow disk".to_owned(), "it has failed".into());
            return Err(StoreError::Persist { place, source });
        }
        Ok(())
    }
}

/// This holds whether the disk then says that all is well or not.
#[test]
fn what_came_during_a_write_is_heard_before_the_leader_is_suspected() {
    for fails in [false, true] {
        let sockets = sockets("127.0.0.1", 3);
        let addresses = addresses(&sockets);
        let config = config(0, &addresses, Timing::lan());
        let [own, leader, _] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
        let (clock, hand) = Clock::mock();
        let (say, says) = mpsc::channel();
        let disk = BlockingStore {
            hand: hand.clone(),
            leader: leader.try_clone().expect("descriptors are left"),
            node: addresses[0],
            says,
            fails,
        };
        let builder = NodeBuilder::new(config.clone())
            .overrides(Overrides::clock(clock))
            .store(Box::new(disk));
        let mut node = builder.socket(own).bind().expect("the socket is bound already");
        hand.advance(Duration::from_millis(60));
        // The first heartbeat teaches the term, and that must be written.
        let first = heartbeat_bytes(&config, 1);
        (2..=3).for_each(|round| say.send(heartbeat_bytes(&config, round)).expect("it listens"));
        leader.send_to(&first, addresses[0]).expect("loopback takes it");
        node.poll();
        assert_eq!(node.metrics().snapshot().stats.campaigns, 0, "fails: {fails}");
        node.poll();
        assert_eq!(node.leadership().leader(), Some(id(1)), "fails: {fails}");
        assert_eq!(node.metrics().snapshot().stats.campaigns, 0, "fails: {fails}");
    }
}

/// Passes on what is told of a failing store.
struct FailureObserver {
    failures: mpsc::Sender<u64>,
    events: mpsc::Sender<()>,
}

impl Observer for FailureObserver {
    fn on_store_error(&self, failure: &StoreFailure<'_>) {
        self.failures.send(failure.count).expect("the test listens");
    }

    fn on_event(&self, notice: &NumberedEvent) {
        if matches!(notice.event, Event::PersistFailed { .. }) {
            self.events.send(()).expect("the test listens");
        }
    }
}

/// A full disk fails at every heartbeat; what is told of it must not flood a log.
#[test]
fn errors_of_the_store_are_told_once_a_second_and_counted_all() {
    let sockets = sockets("127.0.0.1", 3);
    let addresses = addresses(&sockets);
    let config = config(0, &addresses, Timing::lan());
    let [own, leader, _] = <[UdpSocket; 3]>::try_from(sockets).expect("three were bound");
    let (clock, hand) = Clock::mock();
    let (sender, told) = mpsc::channel();
    let (events_sender, events) = mpsc::channel();
    let mut node = NodeBuilder::new(config.clone())
        .overrides(Overrides::clock(clock))
        .socket(own)
        .store(Box::new(BrokenStore))
        .observer(Arc::new(FailureObserver { failures: sender, events: events_sender }))
        .bind()
        .expect("the socket is bound already");
    for round in 1..=250 {
        hand.advance(Duration::from_millis(10));
        let heartbeat = heartbeat_bytes(&config, round);
        leader.send_to(&heartbeat, addresses[0]).expect("loopback takes it");
        node.poll();
    }
    let failures = node.metrics().snapshot().store_errors;
    let told: Vec<u64> = told.try_iter().collect();
    assert!(failures >= 250, "each heartbeat asks for the write again: {failures}");
    assert_eq!(told.len(), 3, "at once, and after each of two seconds: {told:?}");
    assert!(told.iter().sum::<u64>() > failures / 2, "with what came meanwhile: {told:?}");
    let events = events.try_iter().count();
    assert!(events <= 3, "one for each state that could not be written: {events}");
}
