//! A timing for this host: heartbeats and pauses are watched, and lengths of time proposed.
//!
//! Members are processes with a polling thread each, over real UDP on loopback, and bear a silence
//! far above any pause, so that what is seen is the host and not elections. Everybody is alive:
//! each silence that a detector would not have borne is a mistake of that detector.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | what is measured |
//! | `trade_off.rs` | detection time against mistakes an hour |
//! | `proposal.rs` | the lengths of time that follow |

pub(crate) mod proposal;
pub(crate) mod trade_off;

use std::time::Duration;

use crate::progress::Progress;
use crate::records::{Calm, Distribution, Tune};
use crate::settings::{Memory, Profile, Settings, TimingChoice};

use super::{Context, failover, floor};
use proposal::Measured;
use trade_off::TradeOff;

/// The seconds for which it is watched if nothing else is asked.
const WATCH_SECONDS: u32 = 30;

/// Longer than any pause of a host that has something to propose to. What is longer shows as a
/// false election.
const SILENCE_US: u32 = 1_000_000;

/// Round trips, as many as give a P99 worth the name.
const ROUND_TRIPS: u32 = 5_000;

/// Measures and proposes; `None` if the user has had enough.
pub(crate) fn run(context: Context<'_>) -> anyhow::Result<Option<Tune>> {
    let length = Duration::from_secs(context.settings.secs.unwrap_or(WATCH_SECONDS).into());
    let rounds = Settings { rounds: Some(ROUND_TRIPS), ..context.settings.clone() };
    let floor = floor::run(Context { settings: &rounds, ..context })?;
    let Some(rtt_p50_ns) = floor.rtt_ns.quantiles().p50 else { return Ok(None) };
    let beats = proposal::beats_for(context.settings.timing.beats, rtt_p50_ns);
    let timing = TimingChoice {
        silence_min_us: Some(SILENCE_US),
        silence_max_us: Some(2 * SILENCE_US),
        ..beats
    };
    let watched = watch(context, timing, length)?;
    Ok(watched.map(|watched| conclude(timing, beats, floor.rtt_ns, watched)))
}

fn watch(
    context: Context<'_>,
    timing: TimingChoice,
    length: Duration,
) -> anyhow::Result<Option<Calm>> {
    let settings = Settings { timing, ballast: Memory::default(), ..context.settings.clone() };
    context.progress.begin("tune", Progress::steps_of(length));
    failover::watch(Context { settings: &settings, ..context }, length)
}

fn conclude(
    timing: TimingChoice,
    beats: TimingChoice,
    rtt_ns: Distribution,
    watched: Calm,
) -> Tune {
    let heartbeat_ns = beats.timing().heartbeat_interval.as_nanos();
    let trade_off = TradeOff::new(&watched.lateness_ns, heartbeat_ns, watched.seconds);
    let measured = Measured {
        rtt: rtt_ns.quantiles(),
        greatest_lateness_ns: watched.lateness_ns.quantiles().max.unwrap_or(0),
        gap_p99_ns: watched.duty_cycle_gap_ns.quantiles().p99.unwrap_or(0),
    };
    let proposal = proposal::propose(beats, &measured, &trade_off);
    let points =
        trade_off.points(proposal::least_silence_ns(&proposal.timing), proposal.silence_ns());
    Tune { timing, rtt_ns, watched, proposal, points }
}

/// The profile that a proposal is built on: the one that a dead process' kernel
/// makes fast, and that is calm because silence means little to it.
pub(crate) const BASE: Profile = Profile::Fast;
