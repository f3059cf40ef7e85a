//! Is this host fit for polling threads? Facts, polling pauses, and what to do about them.
//!
//! Knows what a low-latency host looks like. Changes nothing on it.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::progress::Progress;
use crate::records::{Finding, Host, Level, Machine, Pauses};

use super::{Context, NO_THREAD, panicked};

impl Pauses {
    fn note(&mut self, gap: Duration) {
        let gap_ns = u64::try_from(gap.as_nanos()).unwrap_or(u64::MAX);
        self.above_10us += u64::from(gap_ns > 10_000);
        self.above_100us += u64::from(gap_ns > 100_000);
        self.above_1ms += u64::from(gap_ns > 1_000_000);
        self.above_5ms += u64::from(gap_ns > 5_000_000);
        self.worst_ns = self.worst_ns.max(gap_ns);
    }
}

/// The seconds for which pauses are watched if nothing else is asked.
const WATCH_SECONDS: u32 = 3;

/// Watches for pauses and judges what it finds.
pub(crate) fn run(context: Context<'_>, machine: &Machine) -> anyhow::Result<Host> {
    let asked = context.settings.secs.unwrap_or(WATCH_SECONDS);
    let seconds = if context.alone { asked } else { asked.min(WATCH_SECONDS) };
    let pauses = watch_pauses(context, Duration::from_secs(seconds.into()))?;
    Ok(Host { findings: judge(machine, context.settings.nodes, &pauses), pauses })
}

fn watch_pauses(context: Context<'_>, length: Duration) -> anyhow::Result<Pauses> {
    let interrupt = context.interrupt.clone();
    let spinning = move || {
        let begun = Instant::now();
        let mut pauses = Pauses::default();
        let mut last = begun;
        while last - begun < length && !interrupt.is_raised() {
            let now = Instant::now();
            pauses.note(now - last);
            last = now;
        }
        pauses.watched_ms = Progress::steps_of(last - begun);
        pauses
    };
    let spinner =
        thread::Builder::new().name("spinner".into()).spawn(spinning).context(NO_THREAD)?;
    let begun = Instant::now();
    context.progress.begin("host", Progress::steps_of(length));
    while !spinner.is_finished() {
        // Drawing is slow; the spinner does not do it.
        thread::sleep(Duration::from_millis(100));
        context.progress.reach(Progress::steps_of(begun.elapsed()));
    }
    spinner.join().map_err(|_| panicked("spinner"))
}

fn judge(machine: &Machine, nodes: u8, pauses: &Pauses) -> Vec<Finding> {
    vec![
        judge_clocksource(machine),
        judge_tsc(machine),
        judge_cores(machine, nodes),
        judge_isolation(machine),
        judge_governor(machine),
        judge_hypervisor(machine),
        judge_pauses(pauses),
    ]
}

fn finding(level: Level, what: &'static str, found: String, advice: &str) -> Finding {
    Finding { level, what, found, advice: advice.to_owned() }
}

fn judge_clocksource(machine: &Machine) -> Finding {
    let (level, advice) = match machine.clocksource.as_str() {
        "tsc" => (Level::Ok, ""),
        "kvm-clock" | "hyperv_clocksource_tsc_page" | "xen" => (
            Level::Note,
            "The hypervisor keeps time; the operating system's clock is read instead of the TSC. \
             Boot with clocksource=tsc if the hypervisor allows it",
        ),
        _ => (
            Level::Warn,
            "Reading this clock can cost a microsecond; see why the kernel rejected the TSC \
             (dmesg) and boot with clocksource=tsc tsc=reliable",
        ),
    };
    finding(level, "clocksource", machine.clocksource.clone(), advice)
}

fn judge_tsc(machine: &Machine) -> Finding {
    if machine.invariant_tsc {
        finding(Level::Ok, "TSC", "constant_tsc, nonstop_tsc".to_owned(), "")
    } else {
        let advice = "Its rate may change with frequency and sleep: it is no clock here";
        finding(Level::Warn, "TSC", "not invariant".to_owned(), advice)
    }
}

fn judge_cores(machine: &Machine, nodes: u8) -> Finding {
    let cores = machine.usable_cores;
    let found = format!("{cores} usable of {}, {nodes} polling threads here", machine.cores);
    if cores > usize::from(nodes) {
        finding(Level::Ok, "cores", found, "")
    } else if cores == usize::from(nodes) {
        let advice = "None is left for the kernel and the measuring thread";
        finding(Level::Note, "cores", found, advice)
    } else {
        let advice = "Threads that share a core wait for each other: expect tails of whole time \
                      slices here. In production each node has a host of its own";
        finding(Level::Warn, "cores", found, advice)
    }
}

fn judge_isolation(machine: &Machine) -> Finding {
    let (isolated, nohz) = (machine.isolated.as_str(), machine.nohz_full.as_str());
    if isolated.is_empty() && nohz.is_empty() {
        let advice = "Other threads and the timer tick interrupt a polling thread. Boot with \
                      isolcpus= and nohz_full= for its core and pin it there";
        return finding(Level::Note, "isolation", "no isolated cores".to_owned(), advice);
    }
    let found = format!("isolated {}, nohz_full {}", or_none(isolated), or_none(nohz));
    let advice = "Pin the polling threads there (NodeBuilder::scheduling)";
    finding(Level::Ok, "isolation", found, advice)
}

fn or_none(list: &str) -> &str {
    if list.is_empty() { "none" } else { list }
}

fn judge_governor(machine: &Machine) -> Finding {
    match machine.governor.as_deref() {
        None => {
            let advice = "This kernel does not steer the cores' frequency; see what does, below it \
                          or in the firmware";
            finding(Level::Note, "governor", "none visible".to_owned(), advice)
        }
        Some("performance") => finding(Level::Ok, "governor", "performance".to_owned(), ""),
        Some(other) => finding(
            Level::Warn,
            "governor",
            other.to_owned(),
            "A core that slows down while idle answers late: cpupower frequency-set -g performance",
        ),
    }
}

fn judge_hypervisor(machine: &Machine) -> Finding {
    if machine.hypervisor {
        let advice = "Pauses can come from below, where this kernel can't see or prevent them";
        finding(Level::Note, "hypervisor", "yes".to_owned(), advice)
    } else {
        finding(Level::Ok, "hypervisor", "no".to_owned(), "")
    }
}

fn judge_pauses(pauses: &Pauses) -> Finding {
    let found = format!(
        "in {:.1} s: {} >10us, {} >100us, {} >1ms, {} >5ms, worst {:.2} ms",
        pauses.watched_ms as f64 / 1e3,
        pauses.above_10us,
        pauses.above_100us,
        pauses.above_1ms,
        pauses.above_5ms,
        pauses.worst_ns as f64 / 1e6,
    );
    // The shortest election timeouts of the profiles colo (400 us) and lan (50 ms).
    let (level, advice) = match pauses.worst_ns {
        0..=100_000 => (Level::Ok, ""),
        100_001..=400_000 => (Level::Note, "Close to what profile colo takes for a death (400 us)"),
        400_001..=25_000_000 => {
            (Level::Warn, "Profile colo would take such pauses for deaths; profile lan bears them")
        }
        _ => (Level::Warn, "Near or above what profile lan takes for a death (50 ms)"),
    };
    finding(level, "pauses", found, advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_counts_at_every_bound_below_it() {
        let mut pauses = Pauses::default();
        for micros in [5, 50, 500, 2_000, 6_000] {
            pauses.note(Duration::from_micros(micros));
        }
        let counts = (pauses.above_10us, pauses.above_100us, pauses.above_1ms, pauses.above_5ms);
        assert_eq!(counts, (4, 3, 2, 1));
        assert_eq!(pauses.worst_ns, 6_000_000);
    }

    #[test]
    fn long_pauses_are_a_warning_that_names_the_profile() {
        let level_of = |worst_ns| judge_pauses(&Pauses { worst_ns, ..Pauses::default() }).level;
        assert_eq!(level_of(50_000), Level::Ok);
        assert_eq!(level_of(200_000), Level::Note);
        assert_eq!(level_of(2_000_000), Level::Warn);
        let advice = judge_pauses(&Pauses { worst_ns: 2_000_000, ..Pauses::default() }).advice;
        assert!(advice.contains("colo"), "{advice}");
    }

    #[test]
    fn a_governor_that_is_not_seen_is_not_known_to_be_good() {
        let mut machine = Machine::examine(1);
        for (governor, level) in [
            (None, Level::Note),
            (Some("performance"), Level::Ok),
            (Some("powersave"), Level::Warn),
        ] {
            machine.governor = governor.map(str::to_owned);
            assert_eq!(judge_governor(&machine).level, level, "{governor:?}");
        }
    }

    #[test]
    fn an_unknown_clocksource_is_a_warning() {
        let mut machine = Machine::examine(1);
        machine.clocksource = "hpet".to_owned();
        assert_eq!(judge_clocksource(&machine).level, Level::Warn);
        machine.clocksource = "tsc".to_owned();
        assert_eq!(judge_clocksource(&machine).level, Level::Ok);
    }
}
