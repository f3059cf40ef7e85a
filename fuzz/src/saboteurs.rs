//! One rule or check left out at a time, and the targets must notice: a target that has never
//! caught anything is not yet a target.
//!
//! `cargo test --manifest-path fuzz/Cargo.toml --lib --no-default-features --features sabotage`
//! prints, with `-- --nocapture`, what each was caught by and after how many inputs.

use std::panic::{RefUnwindSafe, catch_unwind};

use interrex::election::Sabotage;
use interrex::wire::Breach;
use interrex_sim::Prng;

use super::tests::{drawn, seeds};
use super::{Reached, node, unseal};

/// The most inputs that a saboteur may get away with.
const PATIENCE: u64 = 100_000;

/// Draws inputs until one fails.
fn is_caught(target: &str, run: impl Fn(&[u8]) -> Reached + RefUnwindSafe) {
    let (seeds, mut prng) = (seeds(target), Prng::new(11));
    let mut inputs = (1..=PATIENCE).map(|count| (count, drawn(&seeds, &mut prng)));
    let caught =
        inputs.find_map(|(count, input)| Some((count, catch_unwind(|| run(&input)).err()?)));
    let (count, panic) = caught.expect("the sabotage is caught");
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
    println!("after {count} inputs: {}", said.unwrap_or_default());
}

#[test]
fn each_check_that_links_leave_out_is_noticed() {
    for breach in [Breach::AnyTag, Breach::NoWindow, Breach::AnyBoot, Breach::AnyAnswer] {
        println!("{breach:?}");
        is_caught("unseal", |input| unseal::run_sabotaged(input, breach));
    }
}

/// The sabotage that no input here shows, and the model checker or the simulator does. The own
/// vote cast twice: only in the very last term there is can it come about, and no world here
/// begins there. The leader that asks for promises without a lease, and the candidate that skips a
/// pre-vote: they break nothing that one node owes. The guardian that tells too early or compares
/// no position is no node, nor is the store that trusts what it has prepared, nor the page that
/// leaves a vote to many, nor whoever sends a vote of any position, nor a machine that was
/// restored, nor an application that holds guards. Whoever delivers though its
/// page is void must be stopped in the middle of a pass.
const ELSEWHERE: [Sabotage; 14] = [
    Sabotage::CastOwnVoteTwice,
    Sabotage::LapsedLeaderBinds,
    Sabotage::FastPathAmongAny,
    Sabotage::NoticeBeforeVoid,
    Sabotage::TrustPrepared,
    Sabotage::BequeathToMany,
    Sabotage::DeliverThoughVoid,
    Sabotage::BequestOfAnyPosition,
    Sabotage::VoteOfAnyPosition,
    Sabotage::GoOnRestored,
    Sabotage::IgnoreGuards,
    Sabotage::GuardInDrain,
    Sabotage::DeclareUnasked,
    Sabotage::HeedStoppedLongAgo,
];

#[test]
fn each_rule_that_a_core_breaks_is_noticed() {
    for rule in Sabotage::ALL.into_iter().filter(|rule| !ELSEWHERE.contains(rule)) {
        println!("{rule:?}");
        is_caught("node", |input| node::run_sabotaged(input, rule));
    }
}
