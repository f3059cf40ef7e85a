//! A leader that writes, and storage that a deposed leader can't write to.
//!
//! `token()` is asked before the write, and the write takes time: the thread may pause in
//! between for longer than the lease. No clock can prevent that. The fencing token can: the term
//! goes along with every write, and the storage rejects terms lower than it has seen.
//!
//! `cargo run --example fenced_writer` ends within a second, and fails if the deposed leader can
//! write.

use std::error::Error;
use std::fmt;
use std::net::UdpSocket;
use std::process::ExitCode;
use std::time::Duration;

use interrex::runtime::random_key;
use interrex::wire::Keyring;
use interrex::{ClusterId, Config, Leadership, Member, Node, NodeBuilder, NodeId, Term};

/// Anything that keeps data: it remembers the highest term that wrote to it, in the same
/// transaction as the data.
#[derive(Default)]
struct Storage {
    fence: Term,
    lines: Vec<String>,
}

/// The writer has been deposed: somebody with a later term has written since.
#[derive(Debug)]
struct Fenced {
    by: Term,
}

impl fmt::Display for Fenced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "term {} has written since: ask again who leads", self.by)
    }
}

impl Error for Fenced {}

impl Storage {
    fn write(&mut self, token: Term, line: &str) -> Result<(), Fenced> {
        if token < self.fence {
            return Err(Fenced { by: self.fence });
        }
        self.fence = token;
        self.lines.push(line.to_owned());
        Ok(())
    }
}

/// Waits until this node leads, and returns the token to write with.
fn await_leadership(leadership: &Leadership, above: Term) -> Term {
    loop {
        if let Some(token) = leadership.token().filter(|token| token.term > above) {
            return token.term;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn main() -> ExitCode {
    let Err(error) = run() else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.for_each(|cause| eprintln!("because: {cause}"));
    ExitCode::FAILURE
}

fn run() -> Result<(), Box<dyn Error>> {
    let socket = UdpSocket::bind("127.0.0.1:0")?;
    let id = NodeId::try_from(1)?;
    let config = Config::new(ClusterId(7), id, [Member::voter(id, socket.local_addr()?)]);
    // Members of one cluster share a key; this one has no others.
    let keys = Keyring::new(random_key(1)?);
    let thread = NodeBuilder::new(config).keys(keys).socket(socket).bind().and_then(Node::spawn)?;
    let leadership = thread.leadership();
    let mut storage = Storage::default();

    let first = await_leadership(&leadership, Term::ZERO);
    storage.write(first, "written as leader")?;

    // Somebody else leads for a while; here it is this node once more, in a later term.
    let resignation = thread.handle().resign(interrex::Duration::from_millis(500))?;
    let second = await_leadership(&leadership, first);
    storage.write(second, "written by the next leader")?;
    // Alone in its cluster it has no follower that could take over, and says so.
    if let Some(outcome) = resignation.outcome() {
        println!("{outcome}");
    }

    // A thread that was paused since before the resignation wakes up and writes what it meant to.
    match storage.write(first, "written too late") {
        Err(Fenced { by }) => println!("term {first} is fenced off by term {by}"),
        Ok(()) => return Err("a deposed leader has written".into()),
    }
    println!("{:#?}", storage.lines);
    thread.stop()?;
    Ok(())
}
