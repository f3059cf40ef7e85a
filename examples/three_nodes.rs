//! Three members, a process each: kills their leader, and says who leads next and after what time.
//!
//! `cargo run --example three_nodes` starts three members on loopback as children of itself, and
//! ends within seconds. One member alone, which runs until its standard input ends, or until it is
//! ended by SIGTERM or Ctrl-C:
//!
//! ```text
//! three_nodes ID KEY_FILE ADDRESS ADDRESS ADDRESS
//! ```
//!
//! The addresses are those of the members 1, 2 and 3. `latency-probe key KEY_FILE` makes the key,
//! which all three members share.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::net::UdpSocket;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use interrex::runtime::create_key_file;
use interrex::{
    ClusterId, Config, Leadership, Member, NodeBuilder, NodeId, Term, Timing, read_keys,
};

/// Bounds the wait for a leader; three members need far less, on a busy host too.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [] => run_cluster(),
        [id, key_file, addresses @ ..] if !addresses.is_empty() => {
            run_member(id, key_file, addresses)
        }
        _ => Err("usage: three_nodes, or three_nodes ID KEY_FILE ADDRESS ADDRESS ADDRESS".into()),
    };
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    let causes = std::iter::successors(error.source(), |&cause| cause.source());
    causes.for_each(|cause| eprintln!("because: {cause}"));
    ExitCode::FAILURE
}

/// The longest time for which a member that is ended waits for guards.
const DRAIN: interrex::Duration = interrex::Duration::from_millis(500);

/// Runs member `id` until it is to end, and prints each term that it leads.
fn run_member(id: &str, key_file: &str, addresses: &[String]) -> Outcome {
    let members = Member::voters((1..).zip(addresses.iter().map(String::as_str)))?;
    let node = NodeId::try_from(id.parse::<u8>()?)?;
    let config = Config::new(ClusterId(7), node, members).timing(Timing::fast());
    // Without a store: a member that starts again asks the others before it takes part.
    let node = NodeBuilder::new(config).keys(read_keys(key_file)?).bind()?.spawn()?;
    let leadership = node.leadership();
    thread::spawn(move || print_leadership(&leadership));
    wait_for_end()?;
    // The others lead at once, and need not find out that this process is gone.
    let resignation = node.handle().resign(DRAIN)?;
    node.stop()?;
    if let Some(outcome) = resignation.outcome() {
        eprintln!("member {id}: {outcome}");
    }
    Ok(())
}

/// Waits for SIGTERM, Ctrl-C or the end of standard input. The library installs no signal handlers;
/// that is the application's to do.
fn wait_for_end() -> Outcome {
    let (asks, asked) = sync_channel(1);
    let signalled = asks.clone();
    ctrlc::set_handler(move || ask_to_end(&signalled))?;
    thread::spawn(move || wait_for_end_of_input(&asks));
    Ok(asked.recv()?)
}

fn wait_for_end_of_input(asks: &SyncSender<()>) {
    // Input that can't be read has ended.
    let _ = io::stdin().read_to_end(&mut Vec::new());
    ask_to_end(asks);
}

fn ask_to_end(asks: &SyncSender<()>) {
    // One that was asked already need not be asked again.
    let _ = asks.try_send(());
}

fn print_leadership(leadership: &Leadership) {
    let mut printed = Term::ZERO;
    loop {
        // Asked again and again, since the answer holds for the moment of asking alone.
        if let Some(token) = leadership.token().filter(|token| token.term > printed) {
            printed = token.term;
            println!("{printed}");
        }
        thread::sleep(Duration::from_micros(50));
    }
}

/// Starts three members, kills the one that leads, and awaits another.
fn run_cluster() -> Outcome {
    let key = KeyFile::create()?;
    let (told, victories) = channel();
    let mut cluster = Cluster::start(&key.path, &told)?;

    let first = next_leader(&victories, |_| true)?;
    println!("member {} leads term {}", first.member, first.term);

    let killed = Instant::now();
    cluster.kill(first.member)?;
    let second = next_leader(&victories, |victory| victory.member != first.member)?;
    println!("member {} was killed", first.member);
    println!("member {} leads term {}", second.member, second.term);
    assert!(second.term > first.term, "terms rise");
    let took = second.seen.saturating_duration_since(killed);
    println!("the change took {} us, as seen from here", took.as_micros());
    Ok(())
}

/// A member has printed that it leads.
struct Victory {
    member: usize,
    term: u64,
    seen: Instant,
}

fn next_leader(
    victories: &Receiver<Victory>,
    counts: impl Fn(&Victory) -> bool,
) -> Result<Victory, RecvTimeoutError> {
    loop {
        let victory = victories.recv_timeout(LONGEST_WAIT)?;
        if counts(&victory) {
            return Ok(victory);
        }
    }
}

/// The processes of the three members; those that still run are killed when it is dropped.
struct Cluster {
    members: Vec<Child>,
}

impl Cluster {
    fn start(key_file: &Path, told: &Sender<Victory>) -> Result<Self, Box<dyn Error>> {
        let addresses = free_addresses()?;
        let mut cluster = Self { members: Vec::new() };
        for member in 1..=addresses.len() {
            let mut child = Command::new(env::current_exe()?)
                .arg(member.to_string())
                .arg(key_file)
                .args(&addresses)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()?;
            let output = child.stdout.take().ok_or("the child's output is a pipe")?;
            cluster.members.push(child);
            let told = told.clone();
            thread::spawn(move || {
                let lines = BufReader::new(output).lines().map_while(Result::ok);
                for term in lines.filter_map(|line| line.parse().ok()) {
                    // Nobody waits for it any more where this process is about to end.
                    let _ = told.send(Victory { member, term, seen: Instant::now() });
                }
            });
        }
        Ok(cluster)
    }

    /// Kills a member as `kill -9` does.
    fn kill(&mut self, member: usize) -> io::Result<()> {
        self.members[member - 1].kill()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for member in &mut self.members {
            // Both fail only where the member has ended already.
            let _ = member.kill();
            let _ = member.wait();
        }
    }
}

/// Three addresses of loopback that nobody uses.
fn free_addresses() -> io::Result<Vec<String>> {
    // All at once, so that they differ; the members bind them again.
    let sockets: Vec<UdpSocket> =
        (0..3).map(|_| UdpSocket::bind("127.0.0.1:0")).collect::<io::Result<_>>()?;
    sockets.iter().map(|socket| Ok(socket.local_addr()?.to_string())).collect()
}

/// The file with the cluster's key, which is removed when this is dropped.
struct KeyFile {
    path: PathBuf,
}

impl KeyFile {
    fn create() -> Result<Self, Box<dyn Error>> {
        let path = env::temp_dir().join(format!("interrex-three-nodes-{}.key", std::process::id()));
        create_key_file(&path, 1)?;
        Ok(Self { path })
    }
}

impl Drop for KeyFile {
    fn drop(&mut self) {
        // If it can't be removed, what is left is a key of a cluster that has ended.
        let _ = fs::remove_file(&self.path);
    }
}
