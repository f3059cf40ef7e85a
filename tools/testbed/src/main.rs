//! A member, a guardian or a load as a process, for the tests of this package; see
//! `interrex_testbed::run`.

use std::process::ExitCode;

fn main() -> ExitCode {
    interrex_testbed::run(std::env::args_os().skip(1)).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}
