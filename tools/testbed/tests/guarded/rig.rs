//! Three nodes that this thread polls, the first of them watched over on a thread that can be
//! ended.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::guardian::GuardianState;
use interrex::runtime::NumberedEvent;
use interrex::wire::{KEY_LENGTH, Key, Keyring};
use interrex::{Node, NodeBuilder, Priority};
use interrex_testbed::{Member, RunKey};

use super::fleet::{addresses, members, program};

/// Returns the key of this number.
pub fn key(id: u8) -> Key {
    Key::new(id, &[7 * id; KEY_LENGTH]).expect("an id from 1 on")
}

/// The way in which the watched thread ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// By force, without a farewell.
    Killed,
    /// By a panic.
    Panics,
    /// As it should.
    Retires,
}

type Bell = (mpsc::Sender<End>, JoinHandle<()>);

pub struct Trio {
    first: Option<Node>,
    others: [Node; 2],
    bell: Option<Bell>,
    /// The number of times that the others were told of a death.
    told: Arc<AtomicU64>,
    /// True while the first is polled. One that is, and finds itself void, resigns.
    lives: bool,
}

impl Trio {
    pub fn start(port: u16) -> Self {
        let told = Arc::<AtomicU64>::default();
        let build = |member: Member| {
            let mut config = member.config();
            config.members[0].priority = Priority(9);
            let heard = Arc::clone(&told);
            let keys = Keyring::new(key(1));
            let builder = NodeBuilder::new(config).keys(keys);
            let builder =
                builder.observer(Arc::new(move |NumberedEvent { event, .. }: &NumberedEvent| {
                    heard.fetch_add(u64::from(matches!(event, Event::LeaderDied { .. })), SeqCst);
                }));
            let guarded = member.node.number() == 0;
            let guardian = || program().guardian_of(member.node);
            if guarded { builder.guardian(guardian()) } else { builder }
        };
        let key = RunKey::draw().expect("the system has random numbers");
        let addresses = addresses(port);
        let members = members(&addresses, &key);
        let nodes = members.map(|member| build(member).bind().expect("loopback has the address"));
        let Ok([first, others @ ..]) = <[Node; 3]>::try_from(nodes.collect::<Vec<_>>()) else {
            panic!("three addresses have three members")
        };
        let mut trio = Self { first: Some(first), others, bell: None, told, lives: true };
        trio.watch();
        trio
    }

    /// Has a thread watched over for the first node, which comes back to this thread to be polled.
    pub fn watch(&mut self) {
        let node = self.first.take().expect("it is here");
        let (sender, end) = mpsc::channel();
        let (give, given) = mpsc::channel();
        let thread = thread::spawn(move || {
            let watched = node.watch().expect("there are threads");
            assert!(watched.is_some() && give.send(node).is_ok(), "the test waits");
            match end.recv() {
                Ok(End::Retires) => drop(watched),
                Ok(End::Panics) => panic!("as the test asks"),
                // As a thread does that is ended by force.
                Ok(End::Killed) | Err(_) => std::mem::forget(watched),
            }
        });
        self.first = Some(given.recv().expect("the thread gives it"));
        self.bell = Some((sender, thread));
    }

    /// Ends the thread that holds the bell.
    pub fn end(&mut self, how: End) {
        let (sender, thread) = self.bell.take().expect("it ends once");
        sender.send(how).expect("it waits");
        assert_eq!(thread.join().is_err(), how == End::Panics);
    }

    fn first(&self) -> &Node {
        self.first.as_ref().expect("it is here between two calls")
    }

    /// Asks to watch over a second thread for the same node.
    pub fn watch_again(&self) -> std::io::Result<()> {
        self.first().watch().map(drop)
    }

    pub fn poll(&mut self) {
        let first = self.first.iter_mut().filter(|_| self.lives);
        for node in first.chain(&mut self.others) {
            node.poll();
        }
    }

    pub fn set_keys(&self, keys: &Keyring) {
        for node in [self.first()].into_iter().chain(&self.others) {
            node.handle().set_keys(keys).expect("the queue has room");
        }
    }

    /// Returns whether all know each other's present lives, under these keys.
    pub fn know_each_other_by(&self, keys: [u64; 2]) -> bool {
        [self.first()].into_iter().chain(&self.others).all(|node| {
            let seen = node.metrics().snapshot();
            seen.unknown.is_empty() && seen.keys == keys
        })
    }

    /// Asks another leader to resign: the first is preferred, but another may have been quicker.
    pub fn prefer_first(&self) {
        for node in self.others.iter().filter(|node| node.leadership().is_leader()) {
            // A queue that is full has such a command in it already.
            _ = node.handle().resign(interrex::Duration::ZERO);
        }
    }

    pub fn first_leads(&self) -> bool {
        self.first().leadership().is_leader()
    }

    pub fn another_leads(&self) -> bool {
        self.others.iter().any(|node| node.leadership().is_leader())
    }

    pub fn first_state(&self) -> GuardianState {
        self.first().metrics().snapshot().guardian
    }

    pub fn told(&self) -> u64 {
        self.told.load(SeqCst)
    }

    /// Waits until the others are told of a death, by the guardian alone, and the first then finds
    /// itself void.
    pub fn is_told_of(&mut self) {
        self.lives = false;
        // While nobody polls nobody suspects, and the notice waits in the socket: a guardian that
        // a busy host keeps off its core is not overtaken by silence.
        thread::sleep(Duration::from_secs(1));
        wait_for(self, "the notice", |trio| trio.told() > 0);
        self.lives = true;
        wait_for(self, "its end", |trio| trio.first_state() == GuardianState::Voided);
    }

    /// Polls until the first leads and is watched over.
    pub fn settle(&mut self) {
        wait_for(self, "the first as leader, watched over", |trio| {
            trio.prefer_first();
            trio.first_leads() && trio.first_state() == GuardianState::Watching
        });
    }
}

/// Polls until it is so.
pub fn wait_for(trio: &mut Trio, what: &str, is_so: impl Fn(&Trio) -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !is_so(trio) {
        assert!(Instant::now() < until, "{what} has not come");
        trio.poll();
    }
}
