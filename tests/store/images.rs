//! Byte images of the store's file: what it serves after torn writes and rot.
//!
//! The claim that all of it turns on: **what is served is never older than the last state
//! acknowledged, or it is an error.** Byte images are kept on tmpfs where there is one, since a
//! torn write needs no disk to be told.

use std::error::Error as _;
use std::fs;
use std::path::{Path, PathBuf};

use interrex::ClusterId;
use interrex::election::HardState;
use interrex::runtime::{FileStore, FileStoreError, Store};
use interrex::types::BootId;

use crate::contents::{
    BLOCK, HEADERS, LENGTH, SECTOR, SLOT, SLOTS, image, lay, load, persist, progress, served,
    state, written_slot,
};
use crate::support::files::Dir;
use crate::support::store::{CLUSTER, create, id, open};

/// The file before a persist and after it, the states of both, and where it wrote.
pub struct Step {
    path: PathBuf,
    before: Vec<u8>,
    pub after: Vec<u8>,
    pub old: HardState,
    pub new: HardState,
    slot: usize,
    _dir: Dir,
}

impl Step {
    /// After `earlier` other persists, so that either slot is written.
    pub fn after(earlier: u64) -> Self {
        let dir = Dir::in_memory();
        let path = dir.file();
        let mut store = create(&path);
        (1..=earlier).for_each(|term| persist(&mut store, state(term, Some(1))));
        let (old, new) = (load(&mut store), state(earlier + 1, Some(2)));
        let before = image(&path);
        persist(&mut store, new);
        let after = image(&path);
        let slot = written_slot(&before, &after);
        Self { path, before, after, old, new, slot, _dir: dir }
    }

    /// The file with the bytes of the write at which `is_written` is true, and old ones elsewhere.
    pub fn torn(&self, is_written: impl Fn(usize) -> bool) -> Vec<u8> {
        let mut bytes = self.before.clone();
        for place in (0..SLOT).filter(|place| is_written(*place)) {
            bytes[self.slot + place] = self.after[self.slot + place];
        }
        bytes
    }

    pub fn served(&self, bytes: &[u8]) -> Result<HardState, FileStoreError> {
        lay(&self.path, bytes);
        served(&self.path)
    }

    /// Asserts that the old or the new state is served, and returns whether it is the new one.
    fn serves_either(&self, bytes: &[u8], what: &str) -> bool {
        let found = self.served(bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(found == self.old || found == self.new, "{what}: {found:?}");
        found == self.new
    }
}

#[test]
fn a_state_survives_and_each_start_has_a_boot_id_of_its_own() {
    let dir = Dir::on_disk();
    let mut store = create(&dir.file());
    assert_eq!(load(&mut store), HardState::default());
    let mut boots = vec![store.boot()];
    for start in 2..=5 {
        let vote = state(start, Some(3));
        persist(&mut store, vote);
        drop(store);
        store = open(&dir.file()).expect("it was closed");
        assert_eq!((load(&mut store), store.starts()), (vote, start));
        assert!(store.damaged_offsets().is_empty());
        assert!(!boots.contains(&store.boot()) && store.boot() != BootId::ZERO);
        boots.push(store.boot());
    }
    assert_eq!(image(&dir.file()).len(), LENGTH, "it does not grow");
    assert_eq!(dir.names(), ["hard-state"], "nothing else is left");
}

#[test]
fn a_state_that_would_undo_the_durable_one_is_an_error() {
    let dir = Dir::in_memory();
    let mut store = create(&dir.file());
    persist(&mut store, state(5, Some(1)));
    for backward in [state(4, None), state(5, None), state(5, Some(2))] {
        let error = store.persist(&backward).expect_err("it would forget a vote");
        let source = error.source().expect("it says why").to_string();
        assert!(source.contains("never falls"), "{source}");
    }
    persist(&mut store, state(5, Some(1)));
    persist(&mut store, state(6, None));
    persist(&mut store, state(6, Some(2)));
}

#[test]
fn the_longest_promise_survives_and_may_become_shorter() {
    let dir = Dir::in_memory();
    let mut store = create(&dir.file());
    for promise_ms in [50, 150, 20] {
        let promise = interrex::Duration::from_millis(promise_ms);
        let promised = HardState { promise, ..state(5, Some(1)) };
        persist(&mut store, promised);
        drop(store);
        store = open(&dir.file()).expect("it was closed");
        assert_eq!(load(&mut store), promised);
    }
}

/// A number that the kernel keeps for this thread, by its name; `None` where it keeps none.
fn io_counter(name: &str) -> Option<u64> {
    let counters = fs::read_to_string("/proc/thread-self/io").ok()?;
    let line = counters.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim_start_matches(':').trim().parse().ok()
}

#[test]
fn a_persist_is_one_synchronous_write() {
    let dir = Dir::on_disk();
    drop(create(&dir.file()));
    let mut store = open(&dir.file()).expect("it was closed");
    let is_store = |entry: &fs::DirEntry| fs::read_link(entry.path()).ok() == Some(dir.file());
    let files = fs::read_dir("/proc/self/fd").expect("a process has files").map_while(Result::ok);
    let file = files.filter(is_store).last().expect("the store is open").file_name();
    let about = Path::new("/proc/self/fdinfo").join(file);
    let about = fs::read_to_string(about).expect("the kernel tells of open files");
    let flags = about.lines().find_map(|line| line.strip_prefix("flags:")).expect("it has flags");
    let flags = i32::from_str_radix(flags.trim(), 8).expect("they are octal");
    assert_eq!(flags & libc::O_DSYNC, libc::O_DSYNC);

    let Some(before) = io_counter("syscw") else { return };
    (1..=10).for_each(|term| persist(&mut store, state(term, Some(1))));
    assert_eq!(io_counter("syscw"), Some(before + 10));
}

#[test]
fn what_was_prepared_is_persisted_without_another_write() {
    let dir = Dir::on_disk();
    let mut store = create(&dir.file());
    let own = state(4, Some(1));
    let before = io_counter("syscw");
    store.prepare(&own).expect("the disk works");
    persist(&mut store, own);
    if let (Some(before), Some(after)) = (before, io_counter("syscw")) {
        assert_eq!(after - before, 1);
    }
    drop(store);
    assert_eq!(served(&dir.file()).expect("it is whole"), own);
}

#[test]
fn what_was_prepared_and_not_taken_forbids_nothing() {
    let dir = Dir::on_disk();
    let mut store = create(&dir.file());
    persist(&mut store, state(3, Some(2)));
    store.prepare(&state(4, Some(1))).expect("the disk works");
    // The leader of term 3 was heard again, and term 4 became another's.
    persist(&mut store, state(4, Some(2)));
    assert!(store.persist(&state(4, Some(1))).is_err(), "that vote is given");
    assert!(store.prepare(&state(4, Some(1))).is_err(), "and nothing else may be prepared");
    drop(store);
    assert_eq!(served(&dir.file()).expect("it is whole"), state(4, Some(2)));
}

#[test]
fn what_was_prepared_before_a_crash_is_served_and_holds() {
    let dir = Dir::on_disk();
    let mut store = create(&dir.file());
    persist(&mut store, state(3, Some(2)));
    store.prepare(&state(4, Some(1))).expect("the disk works");
    drop(store);
    let mut store = open(&dir.file()).expect("it was closed");
    assert_eq!(load(&mut store), state(4, Some(1)));
    assert!(
        store.persist(&state(4, Some(2))).is_err(),
        "who restarts can't tell whether it was cast"
    );
}

#[test]
fn a_write_torn_after_something_was_prepared_leaves_nothing_older_than_what_was_acknowledged() {
    let dir = Dir::in_memory();
    let mut store = create(&dir.file());
    persist(&mut store, state(3, Some(2)));
    store.prepare(&state(4, Some(1))).expect("the disk works");
    let before = image(&dir.file());
    persist(&mut store, state(4, Some(2)));
    drop(store);
    let after = image(&dir.file());
    let begin = written_slot(&before, &after);
    for cut in 0..=SLOT {
        let mut torn = before.clone();
        torn[begin..begin + cut].copy_from_slice(&after[begin..begin + cut]);
        lay(&dir.file(), &torn);
        let found = served(&dir.file()).expect("a tear is never an error");
        assert!([state(4, Some(1)), state(4, Some(2))].contains(&found), "cut at {cut}: {found:?}");
    }
}

#[test]
fn a_write_torn_at_any_byte_leaves_the_old_state_or_the_new_one() {
    for earlier in [0, 1, 2, 7, 254] {
        let step = Step::after(earlier);
        for cut in 0..=SLOT {
            let is_new = step.serves_either(&step.torn(|place| place < cut), "cut at the end");
            assert!(is_new || cut < SECTOR, "one copy of the new state is whole");
            let is_new = step.serves_either(&step.torn(|place| place >= cut), "cut at the start");
            assert!(is_new || cut > SECTOR, "one copy of the new state is whole");
        }
        assert_eq!(step.served(&step.before).expect("it is whole"), step.old);
        assert_eq!(step.served(&step.after).expect("it is whole"), step.new);
    }
}

#[test]
fn a_write_of_which_any_sectors_are_missing_leaves_the_old_state_or_the_new_one() {
    let step = Step::after(3);
    for written in 0..4_usize {
        let bytes = step.torn(|place| written >> (place / SECTOR) & 1 == 1);
        assert_eq!(step.serves_either(&bytes, "sectors"), written != 0, "{written:02b}");
    }
}

#[test]
fn a_write_torn_in_both_copies_leaves_the_state_before_it() {
    let step = Step::after(3);
    let edges = [1, 7, 15, 16, 17, 36, 37, 250, 480, 496, 511];
    for from in edges {
        for to in edges.map(|edge| SLOT - edge) {
            let found = step.served(&step.torn(|place| from <= place && place < to));
            if from < 16 && to > SLOT - 16 {
                // No old stamp is left: it can't be told from an acknowledged write that rotted.
                // Where it cut through equal bytes it is not torn at all.
                let is_safe = |found: &HardState| progress(found) >= progress(&step.old);
                assert!(found.as_ref().map_or(true, is_safe), "{from} to {to}");
            } else {
                let found = found.unwrap_or_else(|error| panic!("{from} to {to}: {error}"));
                assert!(found == step.old || found == step.new, "{from} to {to}: {found:?}");
            }
        }
    }
}

#[test]
fn one_rotten_byte_anywhere_changes_nothing() {
    let step = Step::after(4);
    for place in 0..LENGTH {
        for flip in [0x01, 0x80, 0xff] {
            let mut rotten = step.after.clone();
            rotten[place] ^= flip;
            let found = step.served(&rotten).unwrap_or_else(|error| panic!("{place}: {error}"));
            assert_eq!(found, step.new, "byte {place}");
        }
    }
}

/// The bytes that may stand where a block was: nothing, ones, another place's bytes, and what was
/// there before the last write (a copy that the disk did not write).
fn junk(step: &Step, block: usize) -> [Vec<u8>; 4] {
    let other = (block + 2) % (LENGTH / BLOCK);
    [
        vec![0; BLOCK],
        vec![0xff; BLOCK],
        step.after[other * BLOCK..][..BLOCK].to_vec(),
        step.before[block * BLOCK..][..BLOCK].to_vec(),
    ]
}

#[test]
fn one_rotten_block_anywhere_changes_nothing_and_is_mended() {
    for step in [Step::after(4), Step::after(5)] {
        for block in 0..LENGTH / BLOCK {
            for junk in junk(&step, block) {
                let mut rotten = step.after.clone();
                rotten[block * BLOCK..][..BLOCK].copy_from_slice(&junk);
                lay(&step.path, &rotten);
                let mut store = open(&step.path).expect("the other copy is whole");
                assert_eq!(load(&mut store), step.new, "block {block}");
                let inside = |offset: &u64| *offset as usize / BLOCK == block;
                assert!(store.damaged_offsets().iter().all(inside));
                drop(store);
                let store = open(&step.path).expect("it is whole");
                assert!(store.damaged_offsets().is_empty(), "it was mended");
            }
        }
    }
}

#[test]
fn a_damaged_copy_is_reported_by_its_offset() {
    let step = Step::after(4);
    let newest = step.slot;
    for offset in [HEADERS[0], HEADERS[1], newest, newest + SECTOR] {
        let mut rotten = step.after.clone();
        rotten[offset + 3] ^= 1;
        lay(&step.path, &rotten);
        let store = open(&step.path).expect("the other copy is whole");
        assert_eq!(store.damaged_offsets(), [offset as u64]);
    }
}

#[test]
fn two_rotten_copies_of_the_newest_record_are_an_error_and_not_the_older_vote() {
    for step in [Step::after(4), Step::after(5)] {
        for junk in [0x00, 0x5a, 0xff] {
            // The record itself, its stamps intact; then all of it.
            for range in [16..17, 0..SECTOR] {
                let mut rotten = step.after.clone();
                for copy in [step.slot, step.slot + SECTOR] {
                    rotten[copy..][range.clone()].iter_mut().for_each(|byte| *byte = junk);
                }
                if rotten == step.after {
                    continue;
                }
                let error = step.served(&rotten).expect_err("the vote may be lost");
                let slot = step.slot as u64;
                assert!(
                    matches!(error, FileStoreError::RecordDamaged { offset, .. } if offset == slot)
                );
                let text = error.to_string();
                assert!(text.contains("hard-state") && text.contains(&slot.to_string()), "{text}");
            }
        }
    }
}

#[test]
fn two_rotten_copies_of_the_superseded_record_are_no_loss_if_a_stamp_tells() {
    let step = Step::after(4);
    let superseded = SLOTS[0] + SLOTS[1] - step.slot;
    let mut rotten = step.after.clone();
    for copy in [superseded, superseded + SECTOR] {
        rotten[copy + 16..copy + SECTOR].iter_mut().for_each(|byte| *byte = !*byte);
    }
    assert_eq!(step.served(&rotten).expect("a stamp tells its age"), step.new);
    rotten[superseded..superseded + SLOT].fill(0);
    let error = step.served(&rotten).expect_err("nothing tells which was the newest");
    assert!(matches!(error, FileStoreError::RecordDamaged { .. }), "{error}");
}

#[test]
fn a_failed_open_changes_nothing_in_the_file() {
    let step = Step::after(4);
    let mut rotten = step.after.clone();
    rotten[step.slot..step.slot + SLOT].fill(0);
    for _ in 0..3 {
        step.served(&rotten).expect_err("the vote may be lost");
        assert_eq!(image(&step.path), rotten);
    }
}

#[test]
fn records_of_two_files_in_one_are_an_error_or_the_newer() {
    let (short, long) = (Step::after(4), Step::after(4));
    // Same generations, other boot ids: a copy of each in one slot.
    let mut mixed = long.after.clone();
    mixed[long.slot..long.slot + SECTOR].copy_from_slice(&short.after[long.slot..][..SECTOR]);
    let error = long.served(&mixed).expect_err("two contents of one generation");
    assert!(matches!(error, FileStoreError::Ambiguous { .. }), "{error}");
}

#[test]
fn a_file_of_any_other_length_is_an_error_that_says_so() {
    let step = Step::after(4);
    let lengths = (0..LENGTH).step_by(37).chain([1, SECTOR, LENGTH - 1, LENGTH + 1, 2 * LENGTH]);
    for length in lengths {
        let mut bytes = step.after.clone();
        bytes.resize(length, 0);
        let error = step.served(&bytes).expect_err("a store has one length");
        let FileStoreError::Length { found, .. } = error else { panic!("{length}: {error}") };
        assert_eq!(found, length as u64);
        assert_eq!(image(&step.path), bytes, "it is left as it is");
    }
}

#[test]
fn an_empty_file_is_lost_data_and_not_a_first_start() {
    let dir = Dir::in_memory();
    lay(&dir.file(), &[]);
    for opened in [open(&dir.file()), FileStore::open_or_create(dir.file(), CLUSTER, id(1))] {
        let error = opened.expect_err("no creation leaves an empty file");
        assert!(matches!(error, FileStoreError::Length { found: 0, .. }), "{error}");
    }
    let error = FileStore::create(dir.file(), CLUSTER, id(1)).expect_err("there is something");
    assert!(matches!(error, FileStoreError::Exists { .. }), "{error}");
    assert!(image(&dir.file()).is_empty());
}

#[test]
fn what_is_no_store_is_an_error() {
    let dir = Dir::in_memory();
    for byte in [0, b'x', 0xff] {
        lay(&dir.file(), &[byte; LENGTH]);
        let error = open(&dir.file()).expect_err("it is something else");
        assert!(matches!(error, FileStoreError::NotAStore { .. }), "{error}");
    }
    let error = open(Path::new("/dev/null")).expect_err("it is no file");
    assert!(matches!(error, FileStoreError::NotAStore { .. }), "{error}");
    let error = open(&dir.0).expect_err("it is a directory");
    assert!(matches!(error, FileStoreError::Io { what: "open", .. }), "{error}");
}

#[test]
fn both_headers_rotten_is_an_error_that_is_not_taken_for_another_file() {
    let step = Step::after(4);
    let mut rotten = step.after.clone();
    HEADERS.iter().for_each(|header| rotten[header + 30] ^= 1);
    let error = step.served(&rotten).expect_err("whose it is can't be told");
    assert!(matches!(error, FileStoreError::HeaderDamaged { .. }), "{error}");
    // One of this node's, one of another's: which is wrong can't be told either.
    let other = Dir::in_memory();
    drop(FileStore::create(other.file(), CLUSTER, id(2)).expect("nothing is there yet"));
    let mut mixed = step.after.clone();
    mixed[..SECTOR].copy_from_slice(&image(&other.file())[..SECTOR]);
    let error = step.served(&mixed).expect_err("two owners");
    assert!(matches!(error, FileStoreError::HeaderDamaged { .. }), "{error}");
}

#[test]
fn the_store_of_another_node_or_cluster_is_an_error_that_names_both() {
    let dir = Dir::in_memory();
    drop(create(&dir.file()));
    let before = image(&dir.file());
    let error = FileStore::open(dir.file(), CLUSTER, id(2)).expect_err("it is node 1's");
    assert!(matches!(error, FileStoreError::WrongNode { .. }));
    assert!(error.to_string().contains("of node 1, not 2"), "{error}");
    let error = FileStore::open(dir.file(), ClusterId(8), id(1)).expect_err("it is cluster 7's");
    assert!(matches!(error, FileStoreError::WrongCluster { .. }));
    assert!(error.to_string().contains("of cluster 7, not 8"), "{error}");
    assert_eq!(image(&dir.file()), before, "it is left as it is");
}

/// The versions that earlier releases have written, and the checksums of their headers for this
/// node.
const OLDER: [(u8, [u8; 16]); 2] = [
    (2, [204, 85, 106, 170, 115, 121, 167, 118, 200, 95, 198, 242, 200, 223, 195, 156]),
    (3, [236, 54, 161, 255, 31, 174, 34, 211, 54, 254, 236, 234, 149, 108, 207, 162]),
];

/// Returns the image with these copies of its header as an earlier release writes them.
fn with_older(image: &[u8], copies: &[usize], (version, checksum): (u8, [u8; 16])) -> Vec<u8> {
    let mut bytes = image.to_vec();
    for header in copies {
        bytes[header + 16] = version;
        bytes[header + 496..header + SECTOR].copy_from_slice(&checksum);
    }
    bytes
}

/// Asserts that both copies of the header are those of this release.
fn assert_is_of_this_release(step: &Step) {
    let found = image(&step.path);
    for header in HEADERS {
        assert_eq!(found[header..header + SECTOR], step.after[header..header + SECTOR]);
    }
    assert_eq!(found[HEADERS[0] + 16], 4, "the version");
}

#[test]
fn a_file_of_an_earlier_release_is_read_and_is_one_of_this_from_then_on() {
    let step = Step::after(4);
    for older in OLDER {
        lay(&step.path, &with_older(&step.after, &HEADERS, older));
        let mut store = open(&step.path).expect("it is read");
        assert_eq!(load(&mut store), step.new);
        assert!(store.damaged_offsets().is_empty(), "to be older is no damage");
        assert_is_of_this_release(&step);
    }
}

#[test]
fn a_start_that_is_cut_over_the_header_of_an_older_file_is_made_good_by_the_next() {
    let step = Step::after(4);
    let cuts = (0..40).chain(490..=SECTOR);
    for (older, cut) in
        OLDER.into_iter().flat_map(|older| cuts.clone().map(move |cut| (older, cut)))
    {
        let both = with_older(&step.after, &HEADERS, older);
        let second = with_older(&step.after, &HEADERS[1..], older);
        for (mut bytes, header) in [(both, HEADERS[0]), (second, HEADERS[1])] {
            bytes[header..header + cut].copy_from_slice(&step.after[header..header + cut]);
            assert_eq!(step.served(&bytes).expect("one copy is whole"), step.new, "cut at {cut}");
            assert_is_of_this_release(&step);
        }
    }
}

#[test]
fn an_older_file_that_can_t_be_opened_stays_as_it_was() {
    let step = Step::after(4);
    let mut rotten = with_older(&step.after, &HEADERS, OLDER[1]);
    rotten[step.slot..step.slot + SLOT].fill(0);
    step.served(&rotten).expect_err("the vote may be lost");
    assert_eq!(image(&step.path), rotten);
}

#[test]
fn that_the_vote_in_the_next_term_is_spent_is_not_forgotten_in_that_term() {
    let dir = Dir::in_memory();
    let mut store = create(&dir.file());
    let own = HardState { next_vote_spent: true, ..state(5, Some(1)) };
    persist(&mut store, own);
    store.persist(&state(5, Some(1))).expect_err("it would forget that");
    drop(store);
    let mut store = open(&dir.file()).expect("it was closed");
    assert_eq!(load(&mut store), own);
    persist(&mut store, state(6, Some(2)));
}
