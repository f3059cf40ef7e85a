//! A guardian: tells the other members that a leader's process has died as soon as the kernel says
//! so, although promises to the leader still run for 50 ms.
//!
//! `cargo run --example guardian` starts member 1 in a process of its own, with a guardian beside
//! it. Members 2 and 3 are threads of this process. It kills member 1 once that leads, says who
//! leads next and after what time, and ends within seconds.
//!
//! Here the guardian is this same program. Usually it is `interrex-guardian`, installed once.

use std::env;
use std::error::Error;
use std::io::{self, Read};
use std::net::UdpSocket;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use interrex::guardian::Guardian;
use interrex::wire::{KEY_LENGTH, Key, Keyring};
use interrex::{
    ClusterId, Config, Leadership, Member, NodeBuilder, NodeId, NodeThread, Priority, Timing,
};
use interrex_guardian::{Server, WatchOptions};

/// Bounds the wait for a leader; three members need far less, on a busy host too.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [] => run_cluster(),
        [role] if role == "guardian" => watch(),
        addresses => live(addresses),
    };
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    ExitCode::FAILURE
}

/// Runs one member. The first has a higher priority, and is given leadership back where another was
/// elected before its process was up. So it leads.
fn start(number: u8, addresses: &[String]) -> Outcome<NodeBuilder> {
    let mut members = Member::voters((1..).zip(addresses.iter().map(String::as_str)))?;
    members[0].priority = Priority(9);
    let config = Config::new(ClusterId(7), NodeId::try_from(number)?, members);
    let failback_after = Some(Timing::guarded().election_timeout_max);
    let config = config.timing(Timing { failback_after, ..Timing::guarded() });
    // A secret of all members; `latency-probe key FILE` makes one for a cluster of yours.
    Ok(NodeBuilder::new(config).keys(Keyring::new(Key::new(1, &[7; KEY_LENGTH])?)))
}

/// Lives as member 1, under a guardian, until standard input ends.
fn live(addresses: &[String]) -> Outcome {
    let guardian = Guardian::program(env::current_exe()?).arguments(["guardian"]);
    let node = start(1, addresses)?.guardian(guardian).bind()?.spawn()?;
    io::stdin().read_to_end(&mut Vec::new())?;
    node.stop()?;
    Ok(())
}

/// Lives as the guardian of the member that has started this process.
fn watch() -> Outcome {
    let stream = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    Server::new(WatchOptions::default(), |report| println!("guardian: {report}"))?.serve(stream);
    Ok(())
}

/// The process of member 1, which is killed when this is dropped.
struct Guarded(Child);

impl Drop for Guarded {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn run_cluster() -> Outcome {
    // All at once, so that they differ; the members bind them again.
    let sockets = (0..3).map(|_| UdpSocket::bind("127.0.0.1:0")).collect::<io::Result<Vec<_>>>()?;
    let address = |socket: &UdpSocket| Ok(socket.local_addr()?.to_string());
    let addresses = sockets.iter().map(address).collect::<io::Result<Vec<_>>>()?;
    drop(sockets);

    let mut command = Command::new(env::current_exe()?);
    let mut guarded = Guarded(command.args(&addresses).stdin(Stdio::piped()).spawn()?);
    let spawn = |number| -> Outcome<NodeThread> { Ok(start(number, &addresses)?.bind()?.spawn()?) };
    let others = [spawn(2)?, spawn(3)?];
    let leaderships = others.each_ref().map(|node| node.leadership());

    await_leader(&leaderships, |leader| leader == 1)?;
    // Its guardian is another process, which may need a moment before it watches.
    thread::sleep(Duration::from_millis(500));
    let killed = Instant::now();
    guarded.0.kill()?;
    let next = await_leader(&leaderships, |leader| leader != 1)?;
    println!("member 1 was killed; member {next} leads {} us later", killed.elapsed().as_micros());
    Ok(())
}

/// Waits until both members name the same leader, one that counts.
fn await_leader(leaderships: &[Leadership; 2], counts: impl Fn(u8) -> bool) -> Outcome<NodeId> {
    let begun = Instant::now();
    while begun.elapsed() < LONGEST_WAIT {
        let [one, other] = leaderships.each_ref().map(Leadership::leader);
        if let Some(leader) = one.filter(|leader| other == one && counts(leader.number())) {
            return Ok(leader);
        }
        thread::sleep(Duration::from_micros(50));
    }
    Err("no leader within 20 s".into())
}
