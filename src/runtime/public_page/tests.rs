//! Tests of both sides of a page together.
//!
//! Knows the file, and a node's clock that is turned by hand.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{FileExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::thread;
use std::time;

use super::super::clock::{Clock, MockHandle};
use super::super::leadership::Publisher;
use super::super::node_memory::NodeMemory;
use super::super::sys::boottime_ns;
use super::super::sys::public::VOID_OFFSET;
use super::header::{VERSION, Word};
use super::{
    PageError, PageReader, PublicFile, PublicOwner, PublicPage, PublicPageError, SLEW_PPM,
};
use crate::election::{Role, Standing};
use crate::types::{BootId, ClusterId, Duration, Instant, NodeId, Term};

/// A time that only a fault exceeds, also on a host that is busy otherwise.
const PATIENCE: time::Duration = time::Duration::from_secs(30);

/// A lease that does not end while a test runs.
const LONG: Duration = Duration::from_millis(3_600_000);

/// A folder of a test's own on the tmpfs of every host.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, SeqCst);
        let path = format!("/dev/shm/interrex-test-{}-{number}", std::process::id());
        // A test of the same number may have been ended by force.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).expect("/dev/shm can be written to");
        Self(path.into())
    }

    fn page(&self) -> PathBuf {
        self.0.join("page")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn node(number: u8) -> NodeId {
    NodeId::new(number).expect("a test's node id is below 128")
}

fn owner(life: u64) -> PublicOwner {
    PublicOwner { cluster: ClusterId(7), node: node(3), boot: BootId(life) }
}

fn create(path: &Path, life: u64, clock: &Clock) -> Result<PublicPage, PublicPageError> {
    PublicPage::create(path, owner(life), clock, LONG)
}

fn leading(term: u64, clock: &Clock, left: Duration) -> Standing {
    let now = clock.now();
    Standing {
        term: Term(term),
        role: Role::Leader,
        leader: Some(node(3)),
        lease_start: now,
        lease_end: now + left,
    }
}

/// A page, and a reader of it.
struct Rig {
    folder: Folder,
    clock: Clock,
    hand: MockHandle,
    page: PublicPage,
    reader: PageReader,
}

impl Rig {
    fn new() -> Self {
        let folder = Folder::new();
        let (clock, hand) = Clock::mock();
        let page = create(&folder.page(), 1, &clock).expect("the folder is on a tmpfs");
        let reader = PageReader::open(folder.page()).expect("it is a page");
        Self { folder, clock, hand, page, reader }
    }

    fn lead(&mut self, term: u64, left: Duration) {
        self.page.publish(&leading(term, &self.clock, left), &self.clock);
    }

    /// Writes a word of the file, as its owner could.
    fn write(&self, word: Word, value: u64) {
        let file = OpenOptions::new().write(true).open(self.folder.page()).expect("it is there");
        file.write_all_at(&value.to_ne_bytes(), word as u64 * 8).expect("it has room");
    }
}

/// Waits until the reader finds a lease of this term.
fn await_term(reader: &PageReader, term: u64) {
    let began = time::Instant::now();
    while reader.token().is_none_or(|token| token.term != Term(term)) {
        assert!(began.elapsed() < PATIENCE, "it never finds term {term}");
        thread::sleep(time::Duration::from_millis(1));
    }
}

#[test]
fn a_page_shows_whose_it_is_and_what_was_published() {
    let mut rig = Rig::new();
    let reader = rig.reader.clone();
    assert_eq!(
        (reader.cluster(), reader.node(), reader.boot_id()),
        (ClusterId(7), node(3), BootId(1))
    );
    assert_eq!(reader.process(), u64::from(std::process::id()));
    assert_eq!(reader.owner(), rustix::process::geteuid().as_raw());
    assert_eq!(reader.node_clock(), "mock");
    assert!(!reader.is_leader() && reader.leader().is_none(), "nothing was published yet");
    rig.lead(9, LONG);
    assert!(reader.is_leader());
    assert_eq!(reader.token().map(|token| token.term), Some(Term(9)));
    for (role, leader) in
        (0..4).filter_map(Role::from_number).zip([None, Some(node(0)), Some(node(127)), None])
    {
        let standing = Standing { role, leader, ..leading(11, &rig.clock, LONG) };
        rig.page.publish(&standing, &rig.clock);
        let shown = reader.standing();
        assert_eq!((shown.term, shown.role, shown.leader), (Term(11), role, leader));
        assert_eq!(reader.leader(), leader);
        assert_eq!(reader.is_leader(), role == Role::Leader);
    }
}

#[test]
fn a_lease_is_over_by_the_readers_clock() {
    let mut rig = Rig::new();
    rig.lead(9, Duration::from_nanos(1_000));
    thread::sleep(time::Duration::from_millis(1));
    assert!(!rig.reader.is_leader() && rig.reader.token().is_none());
    rig.lead(9, Duration::ZERO);
    assert!(!rig.reader.is_leader());
    assert_eq!(rig.reader.standing().lease_end, Instant::ZERO);
}

#[test]
fn a_lease_is_shown_shorter_by_what_the_clock_may_be_slewed() {
    let mut rig = Rig::new();
    let shown = LONG.as_nanos() / 1_000_000 * (1_000_000 - SLEW_PPM);
    let before = boottime_ns();
    rig.lead(9, LONG);
    let after = boottime_ns();
    let end = rig.reader.standing().lease_end.as_nanos();
    assert!((before + shown..=after + shown).contains(&end), "{before} {end} {after}");
}

/// A time namespace may have the number of one that has ended, and other clocks. So the page of a
/// node that died there ends in what is the far future here.
#[test]
fn a_lease_that_lasts_longer_than_the_page_can_show_is_none() {
    let rig = Rig::new();
    let longest = Duration::from_millis(60_000);
    let page = PublicPage::create(&rig.folder.page(), owner(2), &rig.clock, longest);
    let mut page = page.expect("it is the same node");
    let reader = PageReader::open(rig.folder.page()).expect("it is a page");
    page.publish(&leading(9, &rig.clock, longest), &rig.clock);
    assert!(reader.is_leader(), "it is as long as the longest");
    let [term, who, ..] = page.words();
    let end = boottime_ns() + LONG.as_nanos();
    page.write_words([term, who, end, end]);
    assert_eq!((reader.token(), reader.is_leader()), (None, false), "it ends an hour from now");
    assert_eq!(reader.standing().lease_end, Instant::from_nanos(end), "the page says so");
    rig.write(Word::LongestLease, LONG.as_nanos());
    assert!(reader.is_leader(), "a page that can show it is believed");
}

/// While the node's clock is read the thread may pause. That must not make the lease longer.
#[test]
fn the_clock_of_readers_is_read_before_the_nodes() {
    static AT_READING: AtomicU64 = AtomicU64::new(0);
    let mut rig = Rig::new();
    let standing = leading(9, &rig.clock, LONG);
    rig.hand.on_reading(|| {
        AT_READING.store(boottime_ns(), Relaxed);
        thread::sleep(time::Duration::from_millis(5));
    });
    rig.page.publish(&standing, &rig.clock);
    let shown = LONG.as_nanos() / 1_000_000 * (1_000_000 - SLEW_PPM);
    let [_, _, monotonic, boottime] = rig.page.words();
    let (at, suspended) = (AT_READING.load(Relaxed), boottime.saturating_sub(monotonic));
    assert!(at > 0 && boottime <= at + shown, "by CLOCK_BOOTTIME");
    assert!(monotonic <= at + shown - suspended, "by CLOCK_MONOTONIC");
}

#[test]
fn a_page_is_void_for_good_whatever_is_published() {
    let mut rig = Rig::new();
    rig.lead(9, LONG);
    rig.page.void();
    assert!(!rig.reader.is_leader() && rig.reader.token().is_none());
    rig.lead(11, LONG);
    assert!(!rig.reader.is_leader() && rig.reader.token().is_none());
}

#[test]
fn a_guardian_voids_the_page_by_its_file() {
    let mut rig = Rig::new();
    rig.lead(9, LONG);
    let file = File::open(rig.folder.page()).expect("it is there");
    let unwritable = PublicFile::open(file.into(), owner(1)).expect("it is a page");
    assert!(unwritable.void().is_err() && rig.reader.is_leader());
    let passed_on = rig.page.file().descriptor().try_clone_to_owned().expect("it can be");
    let file = PublicFile::open(passed_on, owner(1)).expect("it is a page");
    file.void().expect("its owner may write");
    assert!(!rig.reader.is_leader());
}

#[test]
fn a_guardian_takes_no_page_that_it_could_not_void() {
    let rig = Rig::new();
    let open = |path: &Path| OpenOptions::new().read(true).write(true).open(path);
    let answer = |path: &Path, owner| {
        let file = open(path).expect("it is there");
        PublicFile::open(file.into(), owner).map(drop).expect_err("it is of no use")
    };
    let other = PublicOwner { node: node(4), ..owner(1) };
    assert!(answer(&rig.folder.page(), other).contains("node 3 of cluster 7"));
    assert!(answer(&rig.folder.page(), owner(2)).contains("another life"));
    let on_disk = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    assert!(answer(&on_disk, owner(1)).contains("tmpfs"));
    let short = rig.folder.0.join("short");
    fs::write(&short, [0; 100]).expect("there is room");
    assert!(answer(&short, owner(1)).contains("4096 bytes"));
    let rubbish = rig.folder.0.join("rubbish");
    fs::write(&rubbish, [7; 4096]).expect("there is room");
    assert!(answer(&rubbish, owner(1)).contains("no page"));
    let directory = File::open(&rig.folder.0).expect("it is there");
    assert!(PublicFile::open(directory.into(), owner(1)).is_err());
}

#[test]
fn a_lease_without_end_is_shown_again_and_again() {
    let folder = Folder::new();
    let (clock, hand) = Clock::mock();
    let longest = Duration::from_millis(60_000);
    let page = PublicPage::create(&folder.page(), owner(1), &clock, longest);
    let mut page = page.expect("the folder is on a tmpfs");
    let reader = PageReader::open(folder.page()).expect("it is a page");
    let standing = Standing { lease_end: Instant::NEVER, ..leading(9, &clock, LONG) };
    page.publish(&standing, &clock);
    let end = |reader: &PageReader| reader.standing().lease_end;
    let first = end(&reader);
    assert!(first <= Instant::from_nanos(boottime_ns()) + longest, "it ends some time");
    page.keep(&clock);
    assert_eq!(end(&reader), first, "there is time");
    hand.set(clock.now() + longest.scaled(1, 4));
    page.keep(&clock);
    let second = end(&reader);
    assert!(second > first && reader.is_leader());
    // Once the lease is given up, it is not shown again.
    page.publish(&leading(9, &clock, Duration::ZERO), &clock);
    hand.set(clock.now() + longest);
    page.keep(&clock);
    assert!(!reader.is_leader());
}

#[test]
fn a_reader_goes_on_over_restarts_of_the_node() {
    let mut rig = Rig::new();
    rig.lead(9, LONG);
    await_term(&rig.reader, 9);
    // It ends in order, and there is no file for a while.
    rig.page.withdraw();
    assert!(!rig.reader.is_leader());
    assert!(!rig.folder.page().exists());
    assert!(matches!(rig.reader.refresh(), Err(PageError::Missing { .. })));
    assert!(!rig.reader.is_leader());
    rig.page = create(&rig.folder.page(), 2, &rig.clock).expect("the path is free");
    rig.lead(11, LONG);
    await_term(&rig.reader, 11);
    assert_eq!(rig.reader.boot_id(), BootId(2));
    // It dies, and the next life takes its place.
    rig.page = create(&rig.folder.page(), 3, &rig.clock).expect("it is the same node");
    rig.lead(13, LONG);
    await_term(&rig.reader, 13);
    assert!(!rig.reader.refresh().expect("it is there"), "it has the newest");
}

#[test]
fn a_new_life_voids_the_page_of_the_last() {
    let mut rig = Rig::new();
    rig.lead(9, LONG);
    let _next = create(&rig.folder.page(), 2, &rig.clock).expect("it is the same node");
    assert!(!rig.reader.is_leader(), "the page that it has mapped is the dead one's");
}

#[test]
fn a_page_that_ends_leaves_the_file_of_another_life_alone() {
    let mut rig = Rig::new();
    let _next = create(&rig.folder.page(), 2, &rig.clock).expect("it is the same node");
    rig.page.withdraw();
    let reader = PageReader::open(rig.folder.page()).expect("it is still there");
    assert_eq!(reader.boot_id(), BootId(2));
}

#[test]
fn a_reader_keeps_to_the_node_that_it_was_opened_for() {
    let mut rig = Rig::new();
    rig.page.withdraw();
    let other = PublicOwner { node: node(4), ..owner(2) };
    let page = PublicPage::create(&rig.folder.page(), other, &rig.clock, LONG);
    let mut page = page.expect("the path is free");
    page.publish(&leading(9, &rig.clock, LONG), &rig.clock);
    assert!(matches!(rig.reader.refresh(), Err(PageError::Replaced { .. })));
    assert!(!rig.reader.is_leader());
}

#[test]
fn every_user_may_read_the_file_and_its_owner_alone_write() {
    let rig = Rig::new();
    let found = fs::metadata(rig.folder.page()).expect("it is there");
    assert_eq!(found.mode() & 0o7777, 0o644);
    assert_eq!(
        (found.len(), fs::read_dir(&rig.folder.0).map(Iterator::count).ok()),
        (4096, Some(1))
    );
}

#[test]
fn what_is_no_page_of_this_host_is_refused() {
    let rig = Rig::new();
    let open = || PageReader::open(rig.folder.page()).map(drop).expect_err("it can't be read");
    let says = |error: PageError, text: &str| {
        assert!(error.to_string().contains(text), "{error}: {text}");
        assert!(error.to_string().contains("interrex-test"), "{error}: where?");
    };
    let words = [
        (Word::Magic, 1, "no page of a node"),
        (Word::Version, VERSION + 1, "layout is of version 3"),
        (Word::Size, 100, "no page of a node"),
        (Word::Node, 128, "no page of a node"),
        (Word::HostLow, 1, "on another host"),
        (Word::HostHigh, 1, "on another host"),
        (Word::TimeNamespace, 1, "time namespace 1 and this process in"),
        (Word::Made, u64::MAX, "behind the time at which it was made"),
    ];
    let whole = fs::read(rig.folder.page()).expect("it is there");
    for (word, value, text) in words {
        rig.write(word, value);
        says(open(), text);
        fs::write(rig.folder.page(), &whole).expect("there is room");
    }
    assert!(PageReader::open(rig.folder.page()).is_ok(), "it is as it was");
    let mode = |mode| fs::set_permissions(rig.folder.page(), fs::Permissions::from_mode(mode));
    for writable in [0o664, 0o646] {
        mode(writable).expect("it is ours");
        says(open(), "others than its owner may write");
    }
    mode(0o644).expect("it is ours");
    fs::write(rig.folder.page(), [0; 100]).expect("there is room");
    says(open(), "no page of a node");
    fs::remove_file(rig.folder.page()).expect("it is there");
    says(open(), "no page lies there");
    fs::create_dir(rig.folder.page()).expect("the path is free");
    says(open(), "no page of a node");
}

#[test]
fn a_page_is_not_made_where_it_would_be_in_the_way_or_wait() {
    let folder = Folder::new();
    let clock = Clock::mock().0;
    let refused = |path: &Path| create(path, 1, &clock).map(drop).expect_err("it is no place");
    let missing = refused(&folder.0.join("none/page"));
    assert!(matches!(missing, PublicPageError::NoDirectory { .. }), "{missing}");
    let on_disk = refused(&Path::new(env!("CARGO_MANIFEST_DIR")).join("page"));
    assert!(matches!(on_disk, PublicPageError::NotInMemory { .. }), "{on_disk}");
    assert!(matches!(refused(Path::new("/")), PublicPageError::NoName));
    fs::create_dir(folder.page()).expect("the path is free");
    let directory = refused(&folder.page());
    assert!(matches!(directory, PublicPageError::NoFile { what: "a directory" }), "{directory}");
    fs::remove_dir(folder.page()).expect("it is empty");
    fs::write(folder.0.join("else"), b"precious").expect("there is room");
    let file = refused(&folder.0.join("else"));
    assert!(matches!(file, PublicPageError::NoPage), "{file}");
    symlink(folder.0.join("else"), folder.page()).expect("the path is free");
    let link = refused(&folder.page());
    assert!(matches!(link, PublicPageError::NoFile { what: "a symbolic link" }), "{link}");
    assert_eq!(fs::read(folder.0.join("else")).expect("it is there"), b"precious");
    fs::remove_file(folder.page()).expect("it is there");
    let other = PublicOwner { node: node(4), ..owner(1) };
    let _other = PublicPage::create(&folder.page(), other, &clock, LONG).expect("it is free");
    let taken = refused(&folder.page());
    assert!(taken.to_string().contains("node 4 of cluster 7"), "{taken}");
    assert_eq!(fs::read_dir(&folder.0).map(Iterator::count).ok(), Some(2), "nothing is left");
}

#[test]
fn a_page_of_an_older_layout_is_void_and_replaced() {
    let rig = Rig::new();
    rig.write(Word::Version, 0);
    let file = File::open(rig.folder.page()).expect("it is there");
    let _next = create(&rig.folder.page(), 2, &rig.clock).expect("it is the same node");
    let mut void = [0; 8];
    file.read_exact_at(&mut void, VOID_OFFSET).expect("it has that word");
    assert_ne!(u64::from_ne_bytes(void), 0);
}

#[test]
fn a_lease_that_is_lost_is_lost_in_every_place_at_once() {
    let Rig { folder: _folder, clock, page, reader, .. } = Rig::new();
    let (mut publisher, leadership) = Publisher::with_reader(clock.clone(), NodeMemory::new(None));
    publisher.publish_to(page);
    for term in 1..100 {
        publisher.publish(&leading(term, &clock, LONG));
        assert!(leadership.is_leader() && reader.is_leader());
        assert_eq!(
            leadership.token().map(|token| token.term),
            reader.token().map(|token| token.term)
        );
        publisher
            .publish(&Standing { role: Role::Follower, ..leading(term, &clock, Duration::ZERO) });
        assert!(!leadership.is_leader() && !reader.is_leader());
    }
    publisher.publish(&leading(200, &clock, LONG));
    publisher.withdraw_public();
    assert!(!reader.is_leader());
}

#[test]
fn a_reader_never_sees_parts_of_two_publications() {
    const PUBLICATIONS: u64 = 100_000;
    let Rig { folder, clock, mut page, .. } = Rig::new();
    let path = folder.page();
    let reading = thread::spawn(move || {
        let reader = PageReader::open(path).expect("it is there");
        let mut last = 0;
        while last < PUBLICATIONS {
            let seen = reader.standing();
            let term = seen.term.0;
            assert!(term >= last, "{term} after {last}");
            let leader = NodeId::new((term % 128) as u8);
            let role = Role::from_number((term % 4) as u8);
            assert!(term == 0 || (seen.leader, Some(seen.role)) == (leader, role), "{seen:?}");
            let is_over = seen.lease_end == Instant::ZERO;
            assert!(term == 0 || is_over == term.is_multiple_of(2), "{seen:?}");
            last = term;
        }
    });
    for term in 1..=PUBLICATIONS {
        let leader = NodeId::new((term % 128) as u8);
        let role = Role::from_number((term % 4) as u8).expect("there are four");
        let left = if term.is_multiple_of(2) { Duration::ZERO } else { LONG };
        page.publish(&Standing { leader, role, ..leading(term, &clock, left) }, &clock);
    }
    reading.join().expect("the reader's assertions hold");
}
