//! Three nodes that this thread polls, the first of them watched over on a thread that can be ended.

use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use interrex::guardian::GuardianState;
use interrex::{Node, NodeBuilder, Priority};

use super::process::{Place, config, keys, own_program};

pub struct Trio {
    first: Node,
    others: [Node; 2],
    bell: Option<(mpsc::Sender<()>, JoinHandle<()>)>,
}

impl Trio {
    pub fn start(port: u16) -> Self {
        let build = |node| {
            let mut config = config(node, Place::of_this_process(port));
            config.members[0].priority = Priority(9);
            let builder = NodeBuilder::new(config).keys(keys());
            if node == 0 { builder.guardian(own_program()) } else { builder }
        };
        let [first, others @ ..] =
            [0, 1, 2].map(|node| build(node).bind().expect("loopback has the address"));
        let (first, bell) = Self::watched(first);
        Self { first, others, bell: Some(bell) }
    }

    /// One thread is watched over for this node, and another gets it to poll.
    fn watched(node: Node) -> (Node, (mpsc::Sender<()>, JoinHandle<()>)) {
        let (sender, end) = mpsc::channel();
        let (give, given) = mpsc::channel();
        let thread = thread::spawn(move || {
            let watched = node.watch().expect("there are threads");
            assert!(give.send(node).is_ok(), "the test waits");
            _ = end.recv();
            // As a thread does that is ended by force: without a farewell.
            std::mem::forget(watched);
        });
        (given.recv().expect("the thread gives it"), (sender, thread))
    }

    /// The thread that holds the bell ends.
    pub fn ring(&mut self) {
        let (end, thread) = self.bell.take().expect("it rings once");
        drop(end);
        thread.join().expect("it asserts nothing");
    }

    pub fn poll(&mut self) {
        self.first.poll();
        for node in &mut self.others {
            node.poll();
        }
    }

    /// The first is preferred; but whoever was quicker may lead, until it is asked to resign.
    pub fn prefer_first(&self) {
        for node in self.others.iter().filter(|node| node.leadership().is_leader()) {
            // A queue that is full has such a command in it already.
            _ = node.handle().resign();
        }
    }

    pub fn first_leads(&self) -> bool {
        self.first.leadership().is_leader()
    }

    pub fn another_leads(&self) -> bool {
        self.others.iter().any(|node| node.leadership().is_leader())
    }

    pub fn first_state(&self) -> GuardianState {
        self.first.metrics().snapshot().guardian
    }
}

/// Polls until it is so.
pub fn wait_for(trio: &mut Trio, what: &str, is_so: impl Fn(&Trio) -> bool) {
    let until = Instant::now() + Duration::from_secs(20);
    while !is_so(trio) {
        assert!(Instant::now() < until, "{what} has not come");
        trio.poll();
    }
}
