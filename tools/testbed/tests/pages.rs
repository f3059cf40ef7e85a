//! Pages that other processes read: a node wins and loses its leadership, and readers in Rust, C,
//! C++ and Java see both. None of them takes a file that is no page of this host.
//!
//! Needs gcc, g++ and a JDK from 17 on.

#[path = "pages/readers.rs"]
mod readers;

use std::fs::{self, File};
use std::net::SocketAddr;
use std::os::unix::fs::{FileExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use interrex::{
    Authentication, ClusterId, Config, Member as Voter, NodeBuilder, NodeId, Timing, WaitStrategy,
};
use interrex_testbed::{Cluster, Member, MemberGuardian, Program, Request};
use readers::{Readers, Watcher};
use tempfile::TempDir;

/// A time that only a fault exceeds, also on a host that is busy otherwise.
const PATIENCE: Duration = Duration::from_secs(120);

/// One wait for lines.
const STEP: Duration = Duration::from_millis(50);

/// The time between two requests for a hand-over.
const ASK_EVERY: Duration = Duration::from_millis(500);

/// The places of words in a page: void, when it was made, the longest lease, the first copy.
const VOID: u64 = 128;
const MADE: usize = 112;
const LONGEST: usize = 120;
const COPY: usize = 144;

/// An hour in nanoseconds.
const HOUR: u64 = 3_600_000_000_000;

/// Each fleet has both cores of a small machine to itself: one that is starved changes leaders by
/// itself.
static ONE_FLEET: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    // A test that has failed is told of once.
    ONE_FLEET.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A directory for pages, on the tmpfs of every host.
fn directory() -> TempDir {
    let made = tempfile::Builder::new().prefix("interrex-pages-").tempdir_in("/dev/shm");
    made.expect("/dev/shm can be written to")
}

/// A busy host stalls a process for longer than `lan` promises and bears silence.
fn timing() -> Timing {
    let ms = interrex::Duration::from_millis;
    Timing {
        promise: ms(200),
        promise_max: ms(200),
        campaign_limit: ms(300),
        election_timeout_min: ms(2_000),
        election_timeout_max: ms(2_500),
        lapse_limit: ms(5_000),
        ..Timing::lan()
    }
}

/// Three members with a page each.
struct Fleet {
    cluster: Cluster,
    pages: TempDir,
}

impl Fleet {
    fn start(port: u16, is_guarded: bool) -> Self {
        let pages = directory();
        let program = Program::at(env!("CARGO_BIN_EXE_interrex-testbed"));
        let [_, _, high, low] = std::process::id().to_be_bytes();
        let address = |node: u8| SocketAddr::from(([127, 128 | high & 63, low, 1 + node], port));
        let addresses: Vec<_> = (0..3).map(address).collect();
        let members = Member::all(&addresses).map(|member| Member {
            cluster: ClusterId(11),
            timing: timing(),
            wait: WaitStrategy::Park,
            public_page: Some(page(&pages, member.node)),
            guardian: if is_guarded {
                MemberGuardian::Own(program.clone())
            } else {
                MemberGuardian::None
            },
            ..member
        });
        let mut cluster = Cluster::new(program.clone(), members.collect::<Vec<_>>());
        for node in cluster.nodes() {
            cluster.start(node).expect("it can be started");
        }
        Self { cluster, pages }
    }

    /// Hears the members until this is true of them.
    fn hear_until(&mut self, what: &str, mut is_so: impl FnMut(&mut Cluster) -> bool) {
        let began = Instant::now();
        while !is_so(&mut self.cluster) {
            assert!(began.elapsed() < PATIENCE, "{what}");
            self.cluster.next(STEP);
        }
    }

    fn leader(&mut self) -> NodeId {
        let mut leader = None;
        self.hear_until("they agree on no leader", |cluster| {
            leader = cluster.agreed().map(|(_, leader)| leader);
            leader.is_some()
        });
        leader.expect("it was waited for")
    }

    /// Has the others hand over to this member until every watcher has seen it lead, later than in
    /// this term. Returns the term.
    fn elect(&mut self, node: NodeId, watchers: &mut [Watcher], after: u64) -> u64 {
        let mut asked = Instant::now().checked_sub(ASK_EVERY);
        let what = format!("not every reader has seen node {node} lead after term {after}");
        self.hear_until(&what, |cluster| {
            let leader =
                cluster.agreed().map(|(_, leader)| leader).filter(|leader| *leader != node);
            if let Some(leader) = leader
                && asked.is_none_or(|asked| asked.elapsed() >= ASK_EVERY)
            {
                asked = Some(Instant::now());
                cluster
                    .request(leader, Request::Transfer(node, interrex::Duration::ZERO))
                    .expect("it runs");
            }
            watchers.iter_mut().all(|watcher| watcher.term().is_some_and(|term| term > after))
        });
        watchers.iter_mut().filter_map(Watcher::term).max().expect("there are readers")
    }
}

fn page(pages: &TempDir, node: NodeId) -> PathBuf {
    pages.path().join(format!("node-{node}"))
}

fn is_void(page: &File) -> bool {
    let mut word = [0; 8];
    page.read_exact_at(&mut word, VOID).expect("it has that word");
    word != [0; 8]
}

/// Has a node win, die and win again, and every reader see it.
fn win_die_and_win_again(port: u16, is_guarded: bool) {
    let _alone = alone();
    let readers = Readers::build();
    let mut fleet = Fleet::start(port, is_guarded);
    let leader = fleet.leader();
    let watched = fleet.cluster.nodes().find(|node| *node != leader).expect("there are three");
    let path = page(&fleet.pages, watched);
    let mut watchers = readers.watch(&path);
    fleet.hear_until("not every reader speaks", |_| {
        watchers.iter_mut().all(|watcher| watcher.has_spoken())
    });
    let term = fleet.elect(watched, &mut watchers, 0);
    let dying = File::open(&path).expect("it is there");
    assert!(!is_void(&dying));
    fleet.cluster.kill(watched).expect("it runs");
    fleet.hear_until("not every reader has seen it lose", |_| {
        watchers.iter_mut().all(|watcher| watcher.says_no_lease())
    });
    if is_guarded {
        fleet.hear_until("its guardian does not void its page", |_| is_void(&dying));
    } else {
        assert!(!is_void(&dying), "nobody is there who could: its lease was over by the clock");
    }
    fleet.cluster.reap(watched).expect("it was killed");
    fleet.cluster.start(watched).expect("it can be started");
    fleet.elect(watched, &mut watchers, term);
    for watcher in &mut watchers {
        assert!(watcher.is_alive(), "{} has ended", watcher.name());
    }
}

#[test]
fn readers_see_a_node_win_lose_by_sigkill_and_win_again() {
    win_die_and_win_again(21_500, false);
}

#[test]
fn readers_see_a_guarded_node_win_lose_by_sigkill_and_win_again() {
    win_die_and_win_again(21_510, true);
}

/// A page of this process' own node, to be spoilt in copies.
fn whole_page(pages: &TempDir) -> Vec<u8> {
    let id = NodeId::new(3).expect("3 is below 128");
    let socket = std::net::UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
    let own = socket.local_addr().expect("it is bound");
    let config =
        Config::new(ClusterId(7), id, [Voter::voter(id, own)]).authentication(Authentication::Off);
    let path = page(pages, id);
    let node = NodeBuilder::new(config).socket(socket).public_page(&path).bind();
    let node = node.expect("the page can be made");
    let bytes = fs::read(&path).expect("it is there");
    drop(node);
    assert!(!path.exists(), "it goes with its node");
    bytes
}

fn word(page: &[u8], at: usize) -> u64 {
    let bytes = page[at..at + 8].try_into().expect("a word has 8 bytes");
    u64::from_ne_bytes(bytes)
}

/// Returns a copy of a page with other words at these places.
fn with_words(page: &[u8], words: &[(usize, u64)]) -> Vec<u8> {
    let mut bytes = page.to_vec();
    for (at, value) in words {
        bytes[*at..*at + 8].copy_from_slice(&value.to_ne_bytes());
    }
    bytes
}

/// Returns `CLOCK_BOOTTIME` in nanoseconds, to some hundredths of a second.
fn boottime() -> u64 {
    let text = fs::read_to_string("/proc/uptime").expect("the kernel says");
    let seconds = text.split_whitespace().next().and_then(|text| text.parse().ok());
    let seconds: f64 = seconds.expect("the kernel gives a number of seconds");
    (seconds * 1e9) as u64
}

/// Puts a file of these bytes there, with the mode of a page.
fn put(path: &Path, bytes: &[u8], mode: u32) {
    fs::write(path, bytes).expect("there is room");
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

#[test]
fn no_reader_takes_what_is_no_page_of_this_host() {
    let readers = Readers::build();
    let pages = directory();
    let whole = whole_page(&pages);
    let with = |at: usize, value: u64| with_words(&whole, &[(at, value)]);
    let in_an_hour = word(&whole, MADE) + HOUR;
    let files = [
        ("bad-magic", with(0, 1), 0o644, "it is no page of a node"),
        ("other-version", with(8, 1), 0o644, "version"),
        ("other-length", with(16, 8_192), 0o644, "it is no page of a node"),
        ("no-such-node", with(32, 128), 0o644, "it is no page of a node"),
        ("other-boot", with(64, 1), 0o644, "it was made on another host"),
        ("other-namespace", with(72, 1), 0o644, "time namespace"),
        ("made-later", with(MADE, in_an_hour), 0o644, "behind the time at which it was made"),
        ("short", whole[..4_000].to_vec(), 0o644, "it is no page of a node"),
        ("empty", Vec::new(), 0o644, "it is no page of a node"),
        ("writable", whole.clone(), 0o646, "others than its owner may write to it"),
    ];
    let at = |name: &str| pages.path().join(name);
    for (name, bytes, mode, text) in files {
        put(&at(name), &bytes, mode);
        readers.assert_refused(&at(name), text);
    }
    fs::create_dir(at("directory")).expect("the path is free");
    readers.assert_refused(&at("directory"), "it is no page of a node");
    readers.assert_refused(&at("missing"), "no page lies there");
    put(&at("whole"), &whole, 0o644);
    readers.assert_taken(&at("whole"), None);
}

/// Returns a page in which node 3 leads term 9 for an hour, and the longest lease is this one.
fn leading_page(pages: &TempDir, longest: Option<u64>) -> Vec<u8> {
    let whole = whole_page(pages);
    let standing = 3 | 1 << 8 | 3 << 16;
    let ends = [word(&whole, MADE), boottime()].map(|now| now + HOUR);
    let words = [9, standing, ends[0], ends[1]].into_iter().enumerate();
    let words = words.map(|(place, value)| (COPY + 8 * place, value));
    let longest = longest.map(|longest| (LONGEST, longest));
    with_words(&whole, &words.chain(longest).collect::<Vec<_>>())
}

/// A time namespace may have the number of one that has ended, and other clocks. So the page of a
/// node that died there ends in what is the far future here.
#[test]
fn no_reader_believes_in_a_lease_that_lasts_longer_than_the_page_can_show() {
    let readers = Readers::build();
    let pages = directory();
    let path = pages.path().join("stale");
    put(&path, &leading_page(&pages, None), 0o644);
    readers.assert_taken(&path, None);
    put(&path, &leading_page(&pages, Some(2 * HOUR)), 0o644);
    readers.assert_taken(&path, Some(9));
}

/// A guardian voids a page whose lease lasts on.
#[test]
fn no_reader_believes_in_the_lease_of_a_page_that_is_void() {
    let readers = Readers::build();
    let pages = directory();
    let path = pages.path().join("void");
    let leading = leading_page(&pages, Some(2 * HOUR));
    put(&path, &leading, 0o644);
    readers.assert_taken(&path, Some(9));
    // The highest byte alone: any value but 0 counts.
    put(&path, &with_words(&leading, &[(VOID as usize, 1 << 56)]), 0o644);
    readers.assert_taken(&path, None);
}

#[test]
fn a_page_that_is_closed_or_was_never_opened_does_not_lead() {
    let readers = Readers::build();
    let pages = directory();
    let path = pages.path().join("closed");
    readers.assert_refused(&path, "no page lies there");
    put(&path, &leading_page(&pages, Some(2 * HOUR)), 0o644);
    readers.assert_taken(&path, Some(9));
    readers.assert_closed_in_java(&path);
}
