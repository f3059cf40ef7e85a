//! A client: a subscriber in this process, on a thread of its own, that is told of each leader.
//!
//! Knows when it was told of which term. It waits as the members do: spinning, or asleep until the
//! kernel wakes it. It stands for a gateway beside the members, so its pauses count.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Builder, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use interrex::runtime::monotonic_nanos;
use interrex::{ClusterId, NodeId, Subscriber, SubscriberBuilder, SubscriberId, Term};

use super::super::{Context, NO_THREAD};

/// The client's number among subscribers; there is no other.
const CLIENT: SubscriberId = SubscriberId(1);

/// The longest wait of the client's thread; as long as its end may take.
const HEARING: Duration = Duration::from_millis(5);

/// The time that the client may take to hear of a leader that has told us: longer than any pause
/// of a core.
const TOLD_WITHIN: Duration = Duration::from_millis(500);

/// See the [module](self).
pub(super) struct Client {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    news: Receiver<(Term, u64)>,
    /// The time at which the client was told of each term.
    told: BTreeMap<Term, u64>,
}

/// The state that both threads share.
#[derive(Default)]
struct Shared {
    is_over: AtomicBool,
    /// The number of times that the client is to subscribe anew, and of those that it has.
    asked: AtomicU64,
    done: AtomicU64,
}

impl Client {
    /// Starts a client of members that hear subscribers at these addresses.
    pub(super) fn start(context: Context<'_>, members: &[SocketAddr]) -> anyhow::Result<Self> {
        let cluster = ClusterId(context.settings.seed);
        let members = (0..).map_while(NodeId::new).zip(members.iter().copied());
        let builder = match context.key {
            Some(key) => SubscriberBuilder::new(key.of_subscriber(cluster, CLIENT), members),
            None => SubscriberBuilder::unauthenticated(cluster, CLIENT, members),
        };
        let subscriber = builder.wait(context.settings.wait.into()).start();
        let subscriber = subscriber.context("a client of the members could not be started")?;
        let (tell, news) = channel();
        let shared = Arc::<Shared>::default();
        let listens = Arc::clone(&shared);
        let thread = Builder::new().name("client".into());
        let thread =
            thread.spawn(move || listen(subscriber, &tell, &listens)).context(NO_THREAD)?;
        Ok(Self { shared, thread: Some(thread), news, told: BTreeMap::new() })
    }

    /// Waits for a while until the client is subscribed at each member, also at those that were
    /// started again a moment ago. Else a round would measure how soon that is noticed, which is
    /// a quarter of a second.
    pub(super) fn settle(&self) {
        let wanted = self.shared.asked.fetch_add(1, Relaxed) + 1;
        let deadline = Instant::now() + TOLD_WITHIN;
        while self.shared.done.load(Relaxed) < wanted && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Returns when the client was told who leads `term`; waits for that for a while.
    pub(super) fn told_of(&mut self, term: Term) -> Option<u64> {
        let deadline = Instant::now() + TOLD_WITHIN;
        while !self.told.contains_key(&term) {
            let left = deadline.saturating_duration_since(Instant::now());
            let (told, at_ns) = self.news.recv_timeout(left).ok()?;
            self.told.insert(told, at_ns);
        }
        // Terms rise: those before are asked for no more.
        self.told = self.told.split_off(&term);
        self.told.get(&term).copied()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Relaxed);
        // A panic of the thread was printed when it happened.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn listen(mut subscriber: Subscriber, tell: &Sender<(Term, u64)>, shared: &Shared) {
    let mut asked = 0;
    while !shared.is_over.load(Relaxed) {
        let now_asked = shared.asked.load(Relaxed);
        if now_asked > asked {
            asked = now_asked;
            subscriber.renew();
        }
        if let Some(told) = subscriber.recv(HEARING) {
            // Nobody listens any more once the stage is over.
            let _ = tell.send((told.term, monotonic_nanos()));
        }
        if subscriber.members().all(|member| member.is_subscribed) {
            shared.done.store(asked, Relaxed);
        }
    }
}
