//! Decides when two cores count as the same state.
//!
//! `Election` is `Eq` and `Hash`, but it holds its generator's state and jittered deadlines, which
//! tell apart cores that do the same at every tick. The identity is a hash of 128 bits over what
//! the core shows as `Debug`, without the generator, the counters and two moments that only events
//! repeat, and with every moment rounded up to the next tick of the node's own clock. That merges
//! no two cores that act differently at a tick: inputs come at whole ticks alone, and both
//! questions a core asks of a moment (`deadline <= now`, `now < until`) have the same answer for it
//! and for the next tick. What the generator will draw differs, by less than a tick: jitter and
//! back-off stay far below one. Random walks don't merge, so they see what this leaves out.
//!
//! The heir that a leader has heard is known by a moment of another clock, which stays as it is.
//! The fields that only bequests ask for are left out in worlds where no leader ever leaves its
//! vote (R15).
//!
//! Left out with the counters is what was told of timing, whom a leader has heard of late, and
//! which path is used next: the first changes events alone, and the others nothing before 100 ms,
//! which no search lasts for.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;

use interrex::election::Election;

/// Parts of the text that don't belong to the identity: from the first to the second mark.
const LEFT_OUT: [(&str, &str); 4] = [
    ("timing: ", ", hard: "),
    ("last_heard: ", ", announced_interval: "),
    ("prng: ", ", timers: "),
    ("stats: ", ", saboteur: "),
];

/// The same, where no leader ever leaves its vote.
const LEFT_OUT_WITHOUT_BEQUESTS: [(&str, &str); 6] = [
    ("timing: ", ", hard: "),
    ("heard_lead: ", ", reported_configurations: "),
    ("last_heard: ", ", announced_interval: "),
    ("heirs: ", ", turn: "),
    ("prng: ", ", timers: "),
    ("stats: ", ", saboteur: "),
];

/// The mark of a moment by another node's clock.
const BY_ANOTHER_CLOCK: &str = "sent_at: ";

/// `core`'s identity, where `tick_ns` is one tick of its clock.
pub fn identity(core: &Election, tick_ns: u64, leaves_bequests: bool) -> u128 {
    let left_out: &[_] = if leaves_bequests { &LEFT_OUT } else { &LEFT_OUT_WITHOUT_BEQUESTS };
    let shown = format!("{core:?}");
    let mut rest = shown.as_str();
    let mut kept = String::with_capacity(shown.len());
    for (from, to) in left_out {
        let start = rest.find(from).expect("the core has this field");
        let end = start + rest[start..].find(to).expect("another field follows");
        push_rounded(&mut kept, &rest[..start], tick_ns);
        rest = &rest[end..];
    }
    push_rounded(&mut kept, rest, tick_ns);
    hash(&kept)
}

fn push_rounded(kept: &mut String, text: &str, tick_ns: u64) {
    let mut parts = text.split('@');
    kept.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let moment: u64 = part[..digits].parse().expect("a moment is a number of ns");
        let tick_ns = if kept.ends_with(BY_ANOTHER_CLOCK) { 1 } else { tick_ns };
        kept.push_str(&moment.div_ceil(tick_ns).to_string());
        kept.push_str(&part[digits..]);
    }
}

fn hash(text: &str) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(salt);
        hasher.write(text.as_bytes());
        u128::from(hasher.finish())
    };
    half(1) << 64 | half(2)
}
