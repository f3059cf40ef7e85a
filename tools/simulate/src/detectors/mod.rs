//! Failure detectors compared: how long each takes to notice a crash, against how often it takes a
//! pause for one.
//!
//! | file | what it knows |
//! |---|---|
//! | `field.rs` | the detectors that compete |
//! | `synthetic.rs`, `recorded.rs` | arrivals that are made up, and that were recorded |
//! | `clusters.rs` | whole clusters with each detector |
//! | `chen.rs` | the measures of a detector |

mod chen;
mod clusters;
mod field;
mod recorded;
mod synthetic;

use std::path::Path;
use std::thread;

use anyhow::anyhow;
use interrex_console::figure::{Chart, Curve, Figure, Scale};
use interrex_console::interrupt::Interrupt;

use crate::cli::Detectors;
use crate::outputs;
use crate::report::{Sheet, keep, say};

use chen::{Beat, Tally, Watch};
use field::{Candidate, Family};
use recorded::Recorded;
use synthetic::{Kind, Road};

/// The part of each trace in which detectors only learn: one in so many.
const WARM_UP: usize = 10;

/// Lets all detectors judge all traces, prints the tables, and writes them and the figures.
pub(crate) fn run(options: &Detectors, interrupt: &Interrupt) -> anyhow::Result<()> {
    let out = options.out.as_path();
    outputs::make_directory(out)?;
    // First, so that a typing error does not cost minutes.
    let read = |path| Recorded::read(Path::new(path));
    let recorded = options.traces.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    for trace in &recorded {
        let about = trace.about.first().map_or("", String::as_str);
        let nodes = trace.nodes.iter().filter(|beats| !beats.is_empty());
        let beats = || nodes.clone().map(|beats| beats.iter().copied());
        compare(out, &trace.name, about, beats)?;
    }
    for kind in Kind::ALL {
        if interrupt.is_raised() {
            return say(&format!("interrupted: what was compared so far is in {}", out.display()));
        }
        compare(out, kind.name(), kind.about(), || {
            [Road::new(kind, 1, options.hours)].into_iter()
        })?;
    }
    clusters::tabulate().write(out, "detectors-clusters")?;
    say(&format!("tables and figures are in {}", out.display()))
}

/// Lets all candidates judge the streams of one trace, prints the table, and writes table and
/// figure.
fn compare<Streams, Stream>(
    out: &Path,
    name: &str,
    about: &str,
    streams: impl Fn() -> Streams + Sync,
) -> anyhow::Result<()>
where
    Streams: Iterator<Item = Stream>,
    Stream: Iterator<Item = Beat>,
{
    let lengths: Vec<usize> = streams().map(Iterator::count).collect();
    let judge = |candidate: &Candidate| {
        let mut tally = Tally::default();
        for (stream, length) in streams().zip(&lengths) {
            let mut watch = Watch::new(candidate.estimator.clone());
            let warm_up = length / WARM_UP;
            stream.enumerate().for_each(|(place, beat)| watch.hear(&beat, place < warm_up));
            tally.add(watch.tally());
        }
        tally
    };
    let candidates = field::all();
    let tallies = on_all_cores(&candidates, judge)?;
    let rivals: Vec<_> = candidates.iter().zip(&tallies).collect();
    let file = format!("detectors-{name}");
    tabulate(&rivals, &format!("{name}: {about}")).write(out, &file)?;
    keep(&draw(&rivals, name, about), out, &file)
}

fn on_all_cores(
    candidates: &[Candidate],
    judge: impl Fn(&Candidate) -> Tally + Sync,
) -> anyhow::Result<Vec<Tally>> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let judge = &judge;
    let tallies = thread::scope(|scope| {
        // Dealt out in turn, since some families take longer.
        let hand = |worker| candidates.iter().skip(worker).step_by(workers);
        let work = |worker| scope.spawn(move || hand(worker).map(judge).collect::<Vec<_>>());
        let threads: Vec<_> = (0..workers).map(work).collect();
        threads.into_iter().map(|thread| thread.join()).collect::<Result<Vec<_>, _>>()
    });
    let hands = tallies.map_err(|_| anyhow!("a thread has panicked"))?;
    Ok((0..candidates.len()).map(|place| hands[place % workers][place / workers]).collect())
}

type Rival<'a> = (&'a Candidate, &'a Tally);

fn tabulate(rivals: &[Rival<'_>], about: &str) -> Sheet {
    let columns =
        ["detector", "parameter", "T_D ms", "T_D worst ms", "mistakes/h", "T_M ms", "P_A", "hours"];
    let mut sheet = Sheet::new(about, &columns);
    for (candidate, tally) in rivals {
        let default = if candidate.is_default { " (default)" } else { "" };
        sheet.row(vec![
            candidate.family.name().replace(',', ":"),
            format!("{}{default}", candidate.parameter),
            format!("{:.3}", tally.detection_ms()),
            format!("{:.3}", tally.longest_ms()),
            format!("{:.1}", tally.mistakes_per_hour()),
            format!("{:.3}", tally.mistake_ms()),
            format!("{:.7}", tally.accuracy()),
            format!("{:.3}", tally.hours()),
        ]);
    }
    sheet
}

fn draw(rivals: &[Rival<'_>], name: &str, about: &str) -> Figure {
    let hours = rivals.first().map_or(1.0, |(_, tally)| tally.hours());
    // A logarithm has no place for none at all.
    let none = 0.5 / hours;
    let point = |tally: &Tally| {
        let rate = if tally.mistakes() == 0 { none } else { tally.mistakes_per_hour() };
        (tally.detection_ms(), rate)
    };
    let mut curves = Vec::new();
    for family in Family::ALL {
        let of_family = || rivals.iter().filter(|(candidate, _)| candidate.family == family);
        let mut line = Curve::line(family.name());
        // Up to the first without a mistake: past it, waiting longer shows nothing.
        let erring = of_family().take_while(|(_, tally)| tally.mistakes() > 0).count();
        line.points = of_family().take(erring + 1).map(|(_, tally)| point(tally)).collect();
        curves.push(line);
        if family == Family::Margin {
            let mut default = Curve::dots("quantile, as it is by default");
            let chosen = of_family().filter(|(candidate, _)| candidate.is_default);
            default.points = chosen.map(|(_, tally)| point(tally)).collect();
            curves.push(default);
        }
    }
    Figure {
        title: format!("Detection time against mistakes: {name}"),
        subtitles: vec![format!("{about}; watched for {}; at the bottom: none", length(hours))],
        charts: vec![Chart::new(
            ("from a crash to its suspicion, mean", Scale::LogOfMillis),
            ("living leaders suspected an hour", Scale::Log),
            curves,
        )],
    }
}

fn length(hours: f64) -> String {
    if hours >= 1.0 { format!("{hours:.1} h") } else { format!("{:.0} s", hours * 3_600.0) }
}
