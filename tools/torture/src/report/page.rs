//! The page: what was found, on one side of HTML that needs no other file.

use interrex_console::table::Table;

use super::costs::time;
use super::{lines, shown};
use crate::checker::{Gap, Verdict};
use crate::history::Record;

const STYLE: &str = "body{font:15px/1.45 sans-serif;max-width:1100px;margin:2em auto;color:#222}\
table{border-collapse:collapse;margin:1em 0}td,th{padding:.2em .7em;text-align:right;\
border-bottom:1px solid #ddd}td:first-child,th:first-child{text-align:left}\
.good{color:#1e824c}.bad{color:#be1e2d}svg{max-width:100%;height:auto}pre{white-space:pre-wrap}";

/// The number of longest leaderless times that are shown.
const GAPS_SHOWN: usize = 12;

/// Returns the page.
pub(super) fn of(
    records: &[Record],
    verdict: &Verdict,
    (costs, control): (&Table, Option<&Table>),
    figures: &[String],
) -> String {
    let found = match verdict.violations.len() {
        0 => "<p class=good>No violation.</p>".to_owned(),
        count => format!("<p class=bad>{count} violations.</p>{}", violations(verdict)),
    };
    let facts = lines(verdict).into_iter();
    let facts: String =
        facts.map(|(name, value)| format!("<tr><td>{name}<td>{}", escaped(&value))).collect();
    let figures = figures.concat();
    let control = control.map(control_runs).unwrap_or_default();
    let (costs, gaps, skipped) = (table(costs), longest(verdict), skips(records));
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>torture</title>\
         <style>{STYLE}</style><h1>Torture</h1>{found}<table>{facts}</table>\
         <h2>By fault</h2><p>Leaderless time: the first without a valid lease anywhere after the \
         fault. Of faults that hit the leader, beside which no other went on, and that have cost any. Healed: from the mending to the \
         next lease, where nobody led then.</p>{costs}{control}{figures}\
         <h2>The longest leaderless times</h2>{gaps}{skipped}</html>\n"
    )
}

fn control_runs(control: &Table) -> String {
    format!(
        "<h2>Control runs</h2><p>The same schedule for each system. An overlap is a time for which \
         two nodes were told that they lead. Leaderless: nobody was. Times after faults of the \
         leader are chosen as above, and n says how many of them have cost any. A system without tokens has no \
         register to refuse old writes. TORTURE.md says what this can't compare.</p>{}",
        table(control)
    )
}

fn violations(verdict: &Verdict) -> String {
    let text: String = shown(verdict).map(|it| format!("{it}\n")).collect();
    format!("<pre class=bad>{}</pre>", escaped(&text))
}

fn table(table: &Table) -> String {
    let csv = table.csv();
    let mut rows = csv.lines().map(|line| line.split(',').map(escaped).collect::<Vec<_>>());
    let header = rows.next().map(|cells| format!("<tr><th>{}", cells.join("<th>")));
    let rows = rows.map(|cells| format!("<tr><td>{}", cells.join("<td>")));
    let rows: String = header.into_iter().chain(rows).collect();
    format!("<table>{}</table>", rows.replace('_', " "))
}

/// Returns the longest leaderless times, each with the faults that went on meanwhile.
fn longest(verdict: &Verdict) -> String {
    let began = verdict.run.as_ref().map_or(0, |run| run.began_ns);
    let mut gaps = verdict.gaps.clone();
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.until_ns - gap.from_ns));
    gaps.truncate(GAPS_SHOWN);
    let row = |gap: &Gap| {
        let faults = verdict.repairs.iter().map(|repair| &repair.fault);
        let beside = faults.filter(|it| it.begin_ns < gap.until_ns && gap.from_ns < it.end_ns);
        let beside: Vec<_> = beside.map(|fault| format!("{} {}", fault.id, fault.kind)).collect();
        let from = super::costs::seconds(gap.from_ns.saturating_sub(began));
        let length = time(gap.until_ns - gap.from_ns);
        format!("<tr><td>{from:.3} s<td>{length}<td>{}", beside.join(", "))
    };
    let rows: String = gaps.iter().map(row).collect();
    format!("<table><tr><th>from<th>length<th>faults meanwhile{rows}</table>")
}

/// Returns the reasons why faults were not made.
fn skips(records: &[Record]) -> String {
    let skipped = records.iter().filter_map(|record| {
        let Record::Fault(fault) = record else { return None };
        let reason = fault.skipped.as_ref()?;
        Some(format!("<li>{} {}: {}", fault.id, fault.kind, escaped(reason)))
    });
    let skipped: String = skipped.collect();
    if skipped.is_empty() {
        return String::new();
    }
    format!("<h2>Not made</h2><ul>{skipped}</ul>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_shown_as_it_is() {
        assert_eq!(escaped("a < b && c > d"), "a &lt; b &amp;&amp; c &gt; d");
    }
}
