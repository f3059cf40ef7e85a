//! One member of a cluster of three, to be run as three processes:
//! `cargo run --example three_nodes -- 1`, the same with 2 and with 3, each in a terminal of its
//! own. Stop the one that leads, and another does.

use std::error::Error;
use std::process::ExitCode;
use std::{env, thread, time};

use interrex::wire::{KEY_LENGTH, Key};
use interrex::{ClusterId, Config, Keyring, Member, NodeBuilder, NodeId};

fn run() -> Result<(), Box<dyn Error>> {
    let number: u8 = env::args().nth(1).ok_or("which member is this: 1, 2 or 3?")?.parse()?;
    let members =
        Member::voters([(1, "127.0.0.1:7411"), (2, "127.0.0.1:7412"), (3, "127.0.0.1:7413")])?;
    let config = Config::new(ClusterId(7), NodeId::try_from(number)?, members);
    // A secret of all members, which is in no source elsewhere: `latency-probe key FILE` makes one.
    let keys = Keyring::new(Key::new(1, &[7; KEY_LENGTH])?);
    let node = NodeBuilder::new(config).keys(keys).bind()?.spawn()?;

    let leadership = node.leadership(); // clone it into every thread that asks
    loop {
        if let Some(token) = leadership.token() {
            println!("leads; {} is the token to write with", token.term);
        }
        thread::sleep(time::Duration::from_millis(500));
    }
}

fn main() -> ExitCode {
    let Err(error) = run() else { return ExitCode::SUCCESS };
    eprintln!("{error}"); // what, where, and what to do
    ExitCode::FAILURE
}
