//! A node in a loop of your own: the thread that does the work polls the node as well.
//!
//! A matching engine has such a thread already. A pass that finds nothing costs about half a
//! microsecond on the machine of docs/RESULTS.md, and a pass never waits for the network.
//!
//! `cargo run --example own_loop`

use std::error::Error;
use std::net::UdpSocket;
use std::process::ExitCode;

use interrex::runtime::random_key;
use interrex::wire::Keyring;
use interrex::{ClusterId, Config, Member, NodeBuilder, NodeId};

fn main() -> ExitCode {
    let Err(error) = run() else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.for_each(|cause| eprintln!("because: {cause}"));
    ExitCode::FAILURE
}

fn run() -> Result<(), Box<dyn Error>> {
    // A cluster of one, so that the example needs nobody else.
    let socket = UdpSocket::bind("127.0.0.1:0")?;
    let id = NodeId::try_from(1)?;
    let config = Config::new(ClusterId(7), id, [Member::voter(id, socket.local_addr()?)]);
    let keys = Keyring::new(random_key(1)?);
    let mut node = NodeBuilder::new(config).keys(keys).socket(socket).bind()?;
    let leadership = node.leadership();

    // Where the node has a guardian, it watches this thread for as long as this is kept.
    let _watched = node.watch()?;
    let mut orders = 0;
    while orders < 3 && !node.is_shutting_down() {
        let work = node.poll();
        if let Some(token) = leadership.token() {
            orders += 1;
            println!("order {orders}, written with term {}", token.term);
        } else if work == 0 {
            node.idle();
        }
    }
    // A leader resigns, and has told the others when this returns.
    node.finish();
    assert!(!leadership.is_leader(), "a node that has ended leads");
    println!("the node has ended, and leads no more");
    Ok(())
}
