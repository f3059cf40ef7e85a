//! Split votes: the part of elections in which nobody wins at first, by the randomisation range.
//!
//! The classic scheme: each live member draws its timeout uniformly from a range. The first to time
//! out asks the others, which hear it one latency later; whoever times out before that votes for
//! itself. With `n` members of which `s` live, the vote is split if fewer than a majority of `n`
//! are left to the first. In closed form (Ongaro's dissertation, chapter 9): with
//! `c = s - floor(n/2) + 1` and `l` the latency in units of the range, the c-th smallest of s
//! uniform values lies within `l` of the smallest with the probability that at least `c - 1` of `s`
//! trials of probability `l` succeed.

use std::path::Path;

use interrex::{Duration, Timing};
use interrex_console::figure::{Chart, Curve, Figure, Scale};
use interrex_sim::{Prng, Weather};

use crate::cli::Study;

use super::measure::{Failover, failover};
use crate::report::{Sheet, keep};

/// The members of the clusters compared; one of them, the leader, is dead.
const SIZES: [u8; 4] = [3, 5, 9, 99];

/// The range in units of one latency.
const RANGES: [f64; 10] = [1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 15.0, 30.0, 60.0, 100.0];

/// One way between two members in the simulated clusters.
const LATENCY: Duration = Duration::from_micros(100);

/// Draws of the classic scheme for each point.
const DRAWS: u32 = 40_000;

pub(crate) fn study(options: &Study, out: &Path) -> anyhow::Result<()> {
    let mut sheet = Sheet::new(
        "Split votes after a leader's crash, by the range of timeouts",
        &["nodes", "live", "range/latency", "closed form", "classic simulated", "ranked slots"],
    );
    let mut curves = Vec::new();
    for nodes in SIZES {
        let live = nodes - 1;
        let mut form = Curve::line(&format!("classic, {live} of {nodes} live: closed form"));
        let mut drawn = Curve::dots(&format!("classic, {live} of {nodes} live: simulated"));
        let mut ours = Curve::dashes(&format!("ranked slots, {live} of {nodes} live: simulated"));
        for range in RANGES {
            let points = [
                closed_form(nodes, live, 1.0 / range),
                classic(nodes, live, 1.0 / range),
                ranked(nodes, range, options.runs),
            ];
            form.points.push((range, points[0]));
            drawn.points.push((range, points[1]));
            ours.points.push((range, points[2]));
            let mut row = vec![nodes.to_string(), live.to_string(), range.to_string()];
            row.extend(points.map(|part| format!("{part:.4}")));
            sheet.row(row);
        }
        curves.extend([form, drawn, ours]);
    }
    sheet.write(out, "split-votes")?;
    let figure = Figure {
        title: "Split votes".to_owned(),
        subtitles: vec![
            "how often nobody wins at first; a rank slot is never below 1.5 round trips".to_owned(),
        ],
        charts: vec![Chart::new(
            ("range of timeouts, in one-way latencies", Scale::Log),
            ("probability of a split vote", Scale::Linear),
            curves,
        )],
    };
    keep(&figure, out, "split-votes")
}

/// Returns the probability that at least `c - 1` of `live` trials of probability `latency` succeed.
fn closed_form(nodes: u8, live: u8, latency: f64) -> f64 {
    let enough = u32::from(live - nodes / 2);
    (enough..=u32::from(live)).map(|hits| binomial(u32::from(live), hits, latency)).sum()
}

fn binomial(trials: u32, hits: u32, chance: f64) -> f64 {
    if chance >= 1.0 {
        return if hits == trials { 1.0 } else { 0.0 };
    }
    // As a sum of logarithms: the coefficients of 98 trials overflow nothing, but their powers do.
    let ways: f64 = (0..hits).map(|i| (f64::from(trials - i) / f64::from(i + 1)).ln()).sum();
    let misses = f64::from(trials - hits);
    (ways + f64::from(hits) * chance.ln() + misses * (1.0 - chance).ln()).exp()
}

/// Returns the part of `DRAWS` elections in which nobody got a majority, votes counted one by one.
fn classic(nodes: u8, live: u8, latency: f64) -> f64 {
    let mut chance = Prng::new(u64::from(nodes));
    let mut timeouts = vec![0.0_f64; usize::from(live)];
    let mut split = 0;
    for _ in 0..DRAWS {
        timeouts.fill_with(|| chance.next() as f64 / u64::MAX as f64);
        let first = timeouts.iter().copied().fold(f64::MAX, f64::min);
        let hears_in_time = |timeout: &&f64| **timeout == first || **timeout > first + latency;
        let votes = timeouts.iter().filter(hears_in_time).count();
        split += u32::from(votes <= usize::from(nodes) / 2);
    }
    f64::from(split) / f64::from(DRAWS)
}

/// Returns the part of crashes after which a campaign of the real core failed, or nobody held a
/// lease within three round trips of the first request. That counts every split, and some slow
/// datagrams too. Latencies vary between one and two of [`LATENCY`], and one in 64 is longer.
fn ranked(nodes: u8, range: f64, runs: u64) -> f64 {
    let steps = f64::from(nodes.max(3) - 2);
    let slot = LATENCY.as_nanos() as f64 * range / steps;
    let timing =
        Timing { rank_slot: Duration::from_nanos((slot as u64).max(1_000)), ..Timing::lan() };
    let weather = Weather { delay: LATENCY, jitter: LATENCY, ..Weather::calm(&timing) };
    let runs: Vec<_> =
        (0..runs).filter_map(|seed| failover(nodes, timing, weather, seed)).collect();
    let prompt = LATENCY.as_nanos() * 12;
    let is_split = |run: &&Failover| run.failed || run.contest > prompt;
    runs.iter().filter(is_split).count() as f64 / runs.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classic_timeouts_split_as_often_as_the_closed_form_says() {
        for (nodes, live) in [(3, 2), (3, 3), (5, 4), (5, 5), (9, 8), (99, 98)] {
            for latency in [0.05, 0.2, 0.5, 0.8] {
                let (form, drawn) =
                    (closed_form(nodes, live, latency), classic(nodes, live, latency));
                assert!(
                    (form - drawn).abs() < 0.01,
                    "{live} of {nodes}, {latency}: {form} {drawn}"
                );
            }
        }
    }

    #[test]
    fn two_of_three_split_unless_the_second_hears_the_first_in_time() {
        // P(|a - b| <= l) for two uniform values.
        for latency in [0.1, 0.5, 1.0] {
            let exact = 1.0 - (1.0 - latency) * (1.0 - latency);
            assert!((closed_form(3, 2, latency) - exact).abs() < 1e-9);
        }
    }
}
