//! The targets as plain tests: the seeds, and a fixed number of inputs drawn from them.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use interrex_sim::Prng;

use super::{Reached, decode, node, subscriptions, unseal};

/// The number of inputs that are drawn for each target: it takes seconds.
const DRAWN: u64 = 20_000;

/// The seeds of a target, in the order of their names.
pub(super) fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target);
    let entries = fs::read_dir(&folder).expect("each target has a folder of seeds");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a seed can be read")).collect()
}

/// Mostly a seed with some of its bytes changed, or with the end of another; else bytes of no seed.
pub(super) fn drawn(seeds: &[Vec<u8>], prng: &mut Prng) -> Vec<u8> {
    let length = prng.index(600);
    let mut input = match prng.index(4) {
        0 => (0..length).map(|_| prng.index(256) as u8).collect(),
        _ => seeds[prng.index(seeds.len())].clone(),
    };
    if prng.index(3) == 0 {
        let tail = &seeds[prng.index(seeds.len())];
        input.truncate(prng.index(input.len() + 1));
        input.extend(&tail[prng.index(tail.len() + 1)..]);
    }
    for _ in 0..prng.index(6).min(input.len()) {
        let place = prng.index(input.len());
        input[place] = prng.index(256) as u8;
    }
    input
}

/// Runs one input. One that fails is kept, with what shows its story.
fn run_one(target: &str, input: &[u8], run: impl Fn(&[u8]) -> Reached) -> Reached {
    catch_unwind(AssertUnwindSafe(|| run(input))).unwrap_or_else(|panic| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts").join(target);
        let path = folder.join("found-by-test");
        fs::create_dir_all(&folder).expect("a folder can be made");
        fs::write(&path, input).expect("the input can be kept");
        println!("INTERREX_FUZZ_TELL={} shows what happens", path.display());
        resume_unwind(panic)
    })
}

/// The seeds must come by all that is named, or they have become worthless; then inputs drawn from
/// them.
fn check(target: &str, run: impl Fn(&[u8]) -> Reached, expected: &[&str]) {
    let seeds = seeds(target);
    let mut reached = Reached::new();
    seeds.iter().for_each(|seed| reached.extend(run_one(target, seed, &run)));
    let missed: Vec<_> = expected.iter().filter(|name| !reached.contains(*name)).collect();
    assert!(missed.is_empty(), "the seeds no longer come by {missed:?}");
    let mut prng = Prng::new(7);
    (0..DRAWN).for_each(|_| _ = run_one(target, &drawn(&seeds, &mut prng), &run));
}

#[test]
fn no_bytes_make_the_decoder_fail() {
    let kinds = interrex::message::Kind::ALL.map(|kind| kind.name());
    check("decode", decode::run, &kinds);
}

#[test]
fn no_bytes_make_a_member_or_a_subscriber_fail() {
    let expected =
        ["subscribe", "announcement", "announcement of a leader", "sealed", "tag", "key"];
    check("subscriptions", subscriptions::run, &expected);
}

#[test]
fn nothing_that_a_network_does_makes_links_believe_what_they_must_not() {
    let expected = [
        "message",
        "last words",
        "challenge",
        "challenge put off",
        "proof of a life",
        "proof and answer",
        "length",
        "recipient",
        "key",
        "tag",
        "boot",
        "replay",
        "answer",
        "kind",
        "reserved",
    ];
    check("unseal", unseal::run, &expected);
}

#[test]
fn no_sequence_of_inputs_makes_a_node_break_its_word() {
    let expected = [
        "campaign",
        "fast campaign",
        "asked again",
        "prepared",
        "leads",
        "holds a lease",
        "lease lapsed",
        "lease regained",
        "resigned",
        "stepped down",
        "promised",
        "told of a death",
        "leader unreachable",
        "another life of its leader died",
        "voted",
        "another leads",
        "bequest armed",
        "bequest delivered",
        "bequest sent",
        "bequest that may be used",
        "elected by a bequest",
        "transfer refused",
        "two claim to lead",
        "other configuration",
        "recovered",
        "restarted",
        "clock fault",
        "persist failed",
        "challenged",
        "proof of a life",
        "boot",
        "tag",
        "replay",
        "answer",
    ];
    check("node", node::run, &expected);
}

/// With `INTERREX_FUZZ_TELL=FILE`: what happens in that input, step by step. The target is the one
/// after which a folder of its path is named.
#[test]
fn tell() {
    let Ok(file) = std::env::var("INTERREX_FUZZ_TELL") else { return };
    let input = fs::read(&file).expect("the file can be read");
    let folders = Path::new(&file).iter().rev().filter_map(|name| name.to_str());
    for folder in folders {
        match folder {
            "decode" => return println!("{:?}", decode::run(&input)),
            "subscriptions" => return println!("{:?}", subscriptions::run(&input)),
            "unseal" => return println!("{:?}", unseal::tell(&input)),
            "node" => return println!("{:?}", node::tell(&input)),
            _ => {}
        }
    }
    panic!("no folder in {file} is named after a target");
}
