//! A client of a cluster: no member, but told who leads in the very pass that publishes it.
//!
//! `cargo run --example subscriber` starts three members on loopback, lets their leader resign
//! twice, and says when a client was told. A client of a real cluster:
//!
//! ```text
//! subscriber KEY_FILE ID=ADDRESS ID=ADDRESS ID=ADDRESS
//! ```
//!
//! The addresses are those that the members were given by `NodeBuilder::subscribers`. The key is
//! made from the cluster's by `latency-probe key KEY_FILE --subscriber ID --of CLUSTER.KEY
//! --cluster N`. A client never holds the cluster's key: with it, it could vote.

use std::env;
use std::error::Error;
use std::net::{SocketAddr, UdpSocket};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use interrex::runtime::{LeaderChange, random_key};
use interrex::{
    ClusterId, Config, Keyring, Member, NodeBuilder, NodeId, NodeThread, Subscriber,
    SubscriberBuilder, SubscriberId, SubscriberKey, Timing, read_subscriber_key, resolve,
};

/// Bounds the wait for a leader; three members need far less, on a busy host too.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

const CLUSTER: ClusterId = ClusterId(7);

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [] => run_cluster(),
        [key_file, members @ ..] if !members.is_empty() => listen(key_file, members),
        _ => Err("usage: subscriber, or subscriber KEY_FILE ID=ADDRESS ...".into()),
    };
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.for_each(|cause| eprintln!("because: {cause}"));
    ExitCode::FAILURE
}

/// Prints each leader of a cluster, and which members answer, until it is killed.
fn listen(key_file: &str, members: &[String]) -> Outcome {
    let places = members.iter().map(|member| {
        let (id, address) = member.split_once('=').ok_or("a member is written ID=ADDRESS")?;
        Ok((NodeId::try_from(id.parse::<u8>()?)?, resolve(address)?))
    });
    let places = places.collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let mut subscriber = SubscriberBuilder::new(read_subscriber_key(key_file)?, places).start()?;
    loop {
        match subscriber.recv(Duration::from_secs(5)) {
            Some(told) => print(&told),
            None => {
                let answer = subscriber.members().filter(|member| member.answers).count();
                println!("nothing new; {answer} of {} members answer", members.len());
            }
        }
    }
}

fn print(told: &LeaderChange) {
    // What this client now sends to the leader says for which term, so that a leader that has been
    // replaced meanwhile is recognised. An announcement is no lease.
    println!("member {} leads term {}, says {}", told.leader, told.term, told.from);
}

/// Starts three members and a client, and lets the leader resign twice.
fn run_cluster() -> Outcome {
    let key = random_key(1)?;
    let threads = start_members(&Keyring::new(key.clone()))?;
    let addresses = threads.iter().filter_map(NodeThread::subscribers_addr);
    let members: Vec<_> = (1..).filter_map(NodeId::new).zip(addresses).collect();
    // In a real deployment this is what is in the client's key file.
    let own = SubscriberKey::derive(&key, CLUSTER, SubscriberId(1));
    let mut subscriber = SubscriberBuilder::new(own, members).start()?;
    let mut last = next_leader(&mut subscriber)?;
    print(&last);
    for _ in 0..2 {
        let leader = threads.iter().find(|thread| thread.leadership().is_leader());
        let leader = leader.ok_or("the leader has lost its lease: is this host busy?")?;
        let began = Instant::now();
        let _ = leader.handle().resign(interrex::Duration::ZERO)?;
        let told = next_leader(&mut subscriber)?;
        println!("told {:.0?} after the leader was asked to resign:", began.elapsed());
        print(&told);
        assert!(told.term > last.term, "an announcement is never older than the one before");
        last = told;
    }
    Ok(())
}

fn next_leader(subscriber: &mut Subscriber) -> Result<LeaderChange, Box<dyn Error>> {
    subscriber.recv(LONGEST_WAIT).ok_or_else(|| "no leader was announced in time".into())
}

fn start_members(keys: &Keyring) -> Result<Vec<NodeThread>, Box<dyn Error>> {
    let bind = |_| UdpSocket::bind("127.0.0.1:0");
    let sockets = (0..3).map(bind).collect::<Result<Vec<_>, _>>()?;
    let addresses = sockets.iter().map(UdpSocket::local_addr).collect::<Result<Vec<_>, _>>()?;
    let ids = (1..).filter_map(NodeId::new);
    let members: Vec<_> =
        ids.clone().zip(addresses).map(|(id, at)| Member::voter(id, at)).collect();
    // Any free port. A real member has one that its clients know.
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let start = |(id, socket)| {
        let config = Config::new(CLUSTER, id, members.clone()).timing(Timing::lan());
        let node = NodeBuilder::new(config).keys(keys.clone()).socket(socket).subscribers(any);
        Ok(node.bind()?.spawn()?)
    };
    ids.zip(sockets).map(start).collect()
}
