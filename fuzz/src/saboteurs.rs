//! One rule or check left out at a time, and the targets must notice: a target that has never caught
//! anything is not yet a target.
//!
//! `cargo test --manifest-path fuzz/Cargo.toml --lib --no-default-features --features sabotage` prints,
//! with `-- --nocapture`, what each was caught by and after how many inputs.

use std::panic::{RefUnwindSafe, catch_unwind};

use interrex::election::Sabotage;
use interrex::wire::Breach;

use super::tests::{Prng, drawn, seeds};
use super::{Reached, node, unseal};

/// The most inputs that a saboteur may get away with.
const PATIENCE: u64 = 100_000;

/// Draws inputs until one fails.
fn is_caught(target: &str, run: impl Fn(&[u8]) -> Reached + RefUnwindSafe) {
    let (seeds, mut prng) = (seeds(target), Prng(11));
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

/// A campaign ends with a vote for another, so that R5's question whether the own vote is free has only
/// one answer below the very last term there is: no input here begins there, and the model checker does.
#[test]
fn each_rule_that_a_core_breaks_is_noticed() {
    for rule in Sabotage::ALL.into_iter().filter(|rule| *rule != Sabotage::CastOwnVoteTwice) {
        println!("{rule:?}");
        is_caught("node", |input| node::run_sabotaged(input, rule));
    }
}
