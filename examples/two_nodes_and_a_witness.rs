//! A pair that may lead, and a witness that only votes.
//!
//! `cargo run --example two_nodes_and_a_witness` starts the three members on loopback, as threads,
//! and ends within seconds. It ends the leader without a word, as a crash does: the other of the
//! pair leads, with the witness' vote. Then it ends the witness too: the one that is left can't
//! lead, since it can't tell two dead peers from two cut links. It fails where one of these does
//! not hold, or where the witness ever leads.
//!
//! A real witness runs on a third host. If it shared one with either of the pair, the death of that
//! host would take the majority with it.

use std::error::Error;
use std::net::UdpSocket;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;
use std::time::{Duration, Instant};

use interrex::election::Event;
use interrex::runtime::random_key;
use interrex::{
    ClusterId, Config, Keyring, Leadership, Member, MemberKind, NodeBuilder, NodeId, NodeThread,
    NumberedEvent, Timing,
};

/// Bounds each wait; three members need far less, on a busy host too.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let Err(error) = run() else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.for_each(|cause| eprintln!("because: {cause}"));
    ExitCode::FAILURE
}

fn run() -> Outcome {
    let witness_led = Arc::new(AtomicBool::new(false));
    let [one, two, witness] = start_members(&witness_led)?;
    let pair = [one.leadership(), two.leadership()];

    let (place, first) = await_some(|| {
        let tokens = pair.iter().map(Leadership::token).enumerate();
        tokens.filter_map(|(place, token)| Some((place, token?))).next()
    })?;
    println!("member {} leads term {}", place + 1, first.term);

    let (leader, survivor) = if place == 0 { (one, two) } else { (two, one) };
    let leadership = survivor.leadership();
    leader.abandon();
    println!("member {} has ended without a word", place + 1);
    let second = await_some(|| leadership.token().filter(|token| token.term > first.term))?;
    println!("member {} leads term {}, with the witness' vote", 2 - place, second.term);

    // The witness is stopped in order. It has no leadership to give up.
    witness.stop()?;
    await_some(|| (!leadership.is_leader()).then_some(()))?;
    // A lease may lapse for a moment on a busy host. This one does not come back.
    let watched = Instant::now();
    while watched.elapsed() < Duration::from_millis(500) {
        assert!(!leadership.is_leader(), "one of three leads alone");
        thread::sleep(Duration::from_millis(1));
    }
    println!("the witness has ended: member {} leads no more", 2 - place);
    assert!(!witness_led.load(Relaxed), "a witness has led");
    Ok(())
}

fn await_some<T>(mut look: impl FnMut() -> Option<T>) -> Outcome<T> {
    let began = Instant::now();
    while began.elapsed() < LONGEST_WAIT {
        if let Some(found) = look() {
            return Ok(found);
        }
        thread::sleep(Duration::from_millis(1));
    }
    Err("nothing has come of it within 20 s".into())
}

/// Starts two voters and a witness. The flag is set if the witness begins to lead.
fn start_members(witness_led: &Arc<AtomicBool>) -> Outcome<[NodeThread; 3]> {
    let keys = Keyring::new(random_key(1)?);
    let ids = [1, 2, 3].map(NodeId::try_from);
    let [first, second, third] = ids;
    let ids = [first?, second?, third?];
    let bind = |_| UdpSocket::bind("127.0.0.1:0");
    let sockets = (0..3).map(bind).collect::<Result<Vec<_>, _>>()?;
    let addresses = sockets.iter().map(UdpSocket::local_addr).collect::<Result<Vec<_>, _>>()?;
    let mut members: Vec<_> =
        ids.into_iter().zip(addresses).map(|(id, at)| Member::voter(id, at)).collect();
    // All three lists say so, or the members reject what each other sends.
    members[2].kind = MemberKind::Witness;

    let start = |(id, socket)| -> Outcome<NodeThread> {
        let config = Config::new(ClusterId(7), id, members.clone()).timing(Timing::lan());
        let mut node = NodeBuilder::new(config).keys(keys.clone()).socket(socket);
        if id == ids[2] {
            let led = Arc::clone(witness_led);
            node = node.observer(Arc::new(move |notice: &NumberedEvent| {
                if let Event::BecameLeader { .. } = notice.event {
                    led.store(true, Relaxed);
                }
            }));
        }
        Ok(node.bind()?.spawn()?)
    };
    let threads = ids.into_iter().zip(sockets).map(start).collect::<Outcome<Vec<_>>>()?;
    threads.try_into().map_err(|_| "three members were started".into())
}
