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
        .on_event(move |event, _: Instant| sink.lock().expect("one thread").push(*event))
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
            .on_event(move |event, at| {
                // The test may have seen enough.
                let _ = sender.send((*event, at));
            })
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
