//! The things that a node takes from the system unless it is given others.
//!
//! Knows clocks and random numbers, and nothing of what they are for.

use std::path::PathBuf;

use crate::types::BootId;

use super::clock::Clock;

/// Replaces what a node otherwise takes from the system: its clocks and its random numbers. For
/// tests and measurements; an application needs none of it, but for a clock other than the
/// processor's counter.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// The clock, instead of [`Clock::new`]. Every thread that asks who leads reads it too.
    pub clock: Option<Clock>,
    /// The clock that the node's is held against, a hundred to a thousand times a second: by
    /// default the kernel's raw clock for the processor's counter, and nothing for any other.
    /// Where the two part by more than leases allow for, the node steps down and starts over;
    /// [`ClockFault`](super::ClockFault) has all reasons.
    pub reference_clock: Option<Clock>,
    /// The seed of the jitter, instead of the system's randomness.
    pub seed: Option<u64>,
    /// The name of this life, instead of the store's ([`Store::boot`](super::Store::boot)) or the
    /// system's randomness. Never one that this node has had before under the same key: its
    /// members would take what it says for a repetition, and others could say again what it said
    /// then.
    pub boot: Option<BootId>,
    /// The file that shows the generation of the virtual machine as the kernel's `vmclock` device
    /// does, instead of `/dev/vmclock0`.
    pub vm_clock: Option<PathBuf>,
}

impl Overrides {
    /// Replaces the clock alone.
    pub fn clock(clock: Clock) -> Self {
        Self { clock: Some(clock), ..Self::default() }
    }
}
