//! What stands below the table of a failover stage.

use interrex::Timing;

use crate::cli::Settings;
use crate::fault::Fault;
use crate::quantiles::Distribution;
use crate::stages::failover::{Calm, Failover};

use super::table::{Line, human_time};

/// What was done, how it was noticed, and what the same processes did on their own.
pub(super) fn lines_of(failover: &Failover, settings: &Settings) -> Vec<Line> {
    let mut lines = vec![(failover.fault.name(), described(failover.fault))];
    if let Fault::Kill | Fault::Notice = failover.fault {
        let Failover { by_refusal, by_notice, rounds, .. } = *failover;
        let silence = rounds - by_refusal - by_notice;
        let notice = failover.guardian.map(|_| format!("notice {by_notice}, ")).unwrap_or_default();
        let text = format!("{notice}refusal {by_refusal}, silence {silence} of {rounds}");
        lines.push(("detected by", text));
        lines.extend(drain_line(failover, settings));
    }
    if let Some(waiting) = failover.guardian {
        lines.push(("guardian", format!("one for all members, {}", waiting.name())));
    }
    lines.extend(failover.steady.iter().flat_map(calm_lines));
    lines
}

fn described(fault: Fault) -> String {
    let detection = match fault {
        Fault::Kill => {
            "detection until the winner is told by the killed process' host, or campaigns since it \
             hears nothing"
        }
        Fault::Notice => "detection until the winner is told by the guardian",
        Fault::Stop | Fault::Isolate => {
            "detection until the winner campaigns since it hears nothing"
        }
        Fault::Resign => "detection until the winner, told so, campaigns",
    };
    format!(
        "processes; {}: {detection}; drain while promises to the old leader keep it from winning; \
         election until its quorum is there; publication until any thread can read its lease. Each \
         comes long after the last: all is cold",
        fault.described()
    )
}

/// Says why a leader that is known to be dead is not replaced sooner, where promises to it are the
/// reason.
fn drain_line(failover: &Failover, settings: &Settings) -> Option<Line> {
    let (promise, short) = (settings.timing.timing().promise, Timing::fast().promise);
    let p50 = |part: &Distribution| part.quantiles().p50;
    let (drain, total) = p50(&failover.drain_ns).zip(p50(&failover.total_ns))?;
    (failover.guardian.is_none() && promise > short && 2 * drain > total).then(|| {
        let text = format!(
            "promises to the dead leader still bind the others: {promise} in this timing, \
             so that a leader may pause that long and keep its lease. Try \"failover --profile fast\", \
             which promises for {short} only (about half a millisecond on two cores), or \
             \"failover --fault notice\": a guardian's word frees from promises"
        );
        ("why not sooner", text)
    })
}

fn calm_lines(calm: &Calm) -> Vec<Line> {
    let lapse = calm.longest_lapse_ns.map(|ns| format!(", the longest for {}", human_time(ns)));
    let cpu = calm.cpu_per_node * 100.0;
    let counted = format!(
        "{:.1} s: leases lapsed {}{}; {cpu:.1} % of a core per node",
        calm.seconds,
        calm.lapses,
        lapse.unwrap_or_default()
    );
    vec![("undisturbed", counted), ("false an hour", calm.false_elections.described())]
}
