//! The core alone: each rule (R1 to R15) and property (S1 to S10) by name, without sockets, threads
//! or clocks.

#![allow(unreachable_pub, reason = "a test crate exports nothing")]
#![allow(clippy::wildcard_enum_match_arm, reason = "a test looks for one variant")]

mod bequest;
mod clock_faults;
mod company;
mod config;
mod death_notice;
mod diskless;
mod leases;
mod properties;
mod rules;
mod safety;
mod scenarios;
mod support;
mod suspicion;
mod transfer;
mod who_leads;
mod work_stopped;
