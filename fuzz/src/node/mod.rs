//! A whole node, its links and its election joined as the polling loop joins them, and the input is
//! its world: time, the disk, the application, and peers that hold keys and say whatever they like,
//! beside others that answer as they should.
//!
//! Peers that lie can break what nodes have in common, so that is not asked here. What is asked is
//! all that one node owes whatever it hears; [`witness`] lists it.

mod act;
mod bequests;
mod names;
mod peer;
mod recovery;
mod rig;
mod said;
mod witness;
mod world;

use arbitrary::Unstructured;

use crate::Reached;
use rig::Rig;
use world::World;

/// The most acts of one input: room for a few elections, with what comes between them.
const MOST_ACTS: usize = 160;

/// Plays `input` to a node.
///
/// # Panics
/// If the node does, or breaks its word.
pub fn run(input: &[u8]) -> Reached {
    play(input, false, |_| {})
}

/// The same, and says what happens.
///
/// # Panics
/// As [`run`].
pub fn tell(input: &[u8]) -> Reached {
    play(input, true, |_| {})
}

/// The same, with a rule broken.
///
/// # Panics
/// As [`run`], and because of that.
#[cfg(feature = "sabotage")]
pub fn run_sabotaged(input: &[u8], rule: interrex::election::Sabotage) -> Reached {
    play(input, false, |rig| rig.sabotage(rule))
}

fn play(input: &[u8], aloud: bool, prepare: impl FnOnce(&mut Rig)) -> Reached {
    let mut rest = Unstructured::new(input);
    let Ok(world) = World::draw(&mut rest) else { return Reached::new() };
    if aloud {
        println!("{world:?}");
    }
    let mut rig = Rig::new(world);
    prepare(&mut rig);
    for _ in 0..MOST_ACTS {
        if rest.is_empty() {
            break;
        }
        let Ok(act) = act::draw(&mut rest, &rig) else { break };
        if aloud {
            println!("{} {act:?}", rig.describe());
        }
        rig.take(&act);
    }
    rig.reached()
}
