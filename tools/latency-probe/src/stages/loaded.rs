//! Other work beside the members, as the settings ask for it.

use anyhow::Context as _;
use interrex_testbed::{LoadProcess, Program};

use super::{Context, MEMBER};

const NO_LOAD: &str = "the load beside the members could not be started";

/// Starts the load, if there is one to be; dropped, it ends.
pub(crate) fn start(context: Context<'_>) -> anyhow::Result<Option<LoadProcess>> {
    let load = context.settings.load;
    let start = || {
        let program = Program::own(MEMBER)?;
        LoadProcess::start(&program, &load.orders())
    };
    (!load.is_none()).then(start).transpose().context(NO_LOAD)
}

/// Returns an error if the load has ended before what was to be measured beside it.
pub(crate) fn check(load: &mut Option<LoadProcess>) -> anyhow::Result<()> {
    let has_ended = load.as_mut().is_some_and(LoadProcess::has_ended);
    anyhow::ensure!(!has_ended, "the load beside the members has ended before its time");
    Ok(())
}
