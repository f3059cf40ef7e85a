//! The program as a user runs it: results, errors, and no child left behind.
//!
//! No time is tested against a bound that a machine could miss, for that would test the machine.

mod endings;
mod errors;
mod failover;
mod floods;
mod full_run;
mod key;
mod rig;
mod scenes;
mod stages;
mod tune;
