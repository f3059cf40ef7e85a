//! Keyed links between three nodes whose network is the input's: it keeps every datagram ever sent,
//! and delivers, damages, splices, repeats and forges them as it likes; nodes restart, keys change,
//! clocks are found to have lied.
//!
//! A [`model`] that remembers everything says of each datagram whether it must be believed, and if
//! not why not. The links must agree on every one; in particular they believe nothing that no
//! holder of the key sealed for this link and life, nothing twice, and no life that is over once a
//! later one is known. At the end every node must still come to believe every other.

mod act;
mod model;
mod network;

use arbitrary::{Arbitrary, Unstructured};

use crate::Reached;
use act::Act;
use network::Network;

/// The most acts of one input: enough to fill a window twice with the batches among them.
const MOST_ACTS: usize = 80;

/// Plays `input` to the links.
///
/// # Panics
/// If the links do, or believe or reject what they must not.
pub fn run(input: &[u8]) -> Reached {
    play(Network::new(), input, false)
}

/// The same, and says what happens.
///
/// # Panics
/// As [`run`].
pub fn tell(input: &[u8]) -> Reached {
    play(Network::new(), input, true)
}

/// The same, with a check left out.
///
/// # Panics
/// As [`run`], and because of that.
#[cfg(feature = "sabotage")]
pub fn run_sabotaged(input: &[u8], breach: interrex::wire::Breach) -> Reached {
    play(Network::sabotaged(breach), input, false)
}

fn play(mut network: Network, input: &[u8], aloud: bool) -> Reached {
    let mut rest = Unstructured::new(input);
    for _ in 0..MOST_ACTS {
        if rest.is_empty() {
            break;
        }
        let Ok(act) = Act::arbitrary(&mut rest) else { break };
        if aloud {
            println!("{act:?}");
        }
        network.take(&act);
    }
    network.check_that_all_are_heard();
    network.reached
}
