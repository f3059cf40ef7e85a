//! The leader's process alone on one core, and all others on the other cores.
//!
//! Knows cores and processes, and not who leads or why. This process is one of the others: where
//! there are but two cores, what it hears and says goes on beside the survivors, as in any run on
//! one host.

use std::time::Duration;

use anyhow::Context as _;
use interrex_testbed::affinity::{confine, usable_cores};

use crate::settings::Layout;

/// The time after which processes have found their new cores, and what they use there.
const SETTLING: Duration = Duration::from_millis(10);

const NOT_KEPT: &str = "--apart: a process could not be kept to its core";

/// A run whose leaders are kept apart. Dropped, it gives this process all of its cores back.
pub(crate) struct Apart {
    cores: Vec<usize>,
}

impl Apart {
    /// Takes the cores that this process may use, where the layout asks for that.
    pub(crate) fn asked_for(layout: Layout) -> anyhow::Result<Option<Self>> {
        let apart = || Ok(Self { cores: usable_cores().context(NOT_KEPT)? });
        (layout == Layout::Apart).then(apart).transpose()
    }

    /// Keeps `leader` to the first core, and `others` and this process to the rest. Returns the
    /// time to wait until that has settled.
    pub(crate) fn place(
        &self,
        leader: u32,
        others: impl Iterator<Item = u32>,
    ) -> anyhow::Result<Duration> {
        let (first, rest) = self.cores.split_at(1);
        for process in others.chain([std::process::id()]) {
            confine(process, rest).context(NOT_KEPT)?;
        }
        confine(leader, first).context(NOT_KEPT)?;
        Ok(SETTLING)
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        // What could be taken can be given back.
        let _ = confine(std::process::id(), &self.cores);
    }
}
