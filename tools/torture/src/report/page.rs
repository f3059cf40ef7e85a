//! The page: what was found, on one side of HTML that needs no other file.

use std::collections::BTreeMap;

use interrex_console::table::Table;

use super::costs::time;
use super::{facts, found, repeat, violations, word};
use crate::checker::{Gap, Rule, Verdict};
use crate::history::Record;

const STYLE: &str = "body{font:15px/1.45 sans-serif;max-width:1100px;margin:2em auto;color:#222}\
table{border-collapse:collapse;margin:1em 0}td,th{padding:.2em .7em;text-align:right;\
border-bottom:1px solid #ddd}td:first-child,th:first-child{text-align:left}\
.good{color:#1e824c}.bad{color:#be1e2d}svg{max-width:100%;height:auto}pre{white-space:pre-wrap}";

/// The words where a rule had nothing to judge.
const UNASKED: &str = "not checked: no process has lived for ten minutes";

/// The number of longest leaderless times that are shown.
const GAPS_SHOWN: usize = 12;

/// Returns the page.
pub(super) fn of(
    records: &[Record],
    verdict: &Verdict,
    (costs, control): (&Table, Option<&Table>),
    figures: &[String],
) -> String {
    let is_good = verdict.violations.is_empty() && verdict.is_complete;
    let class = if is_good { "good" } else { "bad" };
    let lines: String = violations(verdict).iter().map(|line| format!("{line}\n")).collect();
    let found = format!(
        "<p class={class}>{}: {}.</p><pre class=bad>{}</pre>",
        word(verdict),
        found(verdict),
        escaped(&lines)
    );
    let facts = facts(verdict).into_iter();
    let facts: String =
        facts.map(|(name, value)| format!("<tr><td>{name}<td>{}", escaped(&value))).collect();
    let repeat = verdict.run.as_ref().map(|run| format!("<p><code>{}</code></p>", repeat(run)));
    let (repeat, figures) = (repeat.unwrap_or_default(), figures.concat());
    let control = control.map(others).unwrap_or_default();
    let (rules, costs) = (rules(verdict), table(costs));
    let (gaps, skipped) = (longest(verdict), skips(records));
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>torture</title>\
         <style>{STYLE}</style><h1>Torture</h1>{found}<table>{facts}</table>{repeat}\
         <h2>What was checked</h2>{rules}\
         <h2>By fault</h2><p>{}</p>{costs}{control}{figures}\
         <h2>The longest leaderless times</h2>{gaps}{skipped}</html>\n",
        super::costs::FOOTER
    )
}

fn rules(verdict: &Verdict) -> String {
    let row = |rule: Rule| {
        let count = verdict.violations.iter().filter(|it| it.rule == rule).count();
        let count =
            if super::is_asked(rule, verdict) { count.to_string() } else { UNASKED.to_owned() };
        format!("<tr><td>{}<td>{count}", rule.says())
    };
    let rows: String = Rule::ALL.into_iter().map(row).collect();
    format!("<table><tr><th>rule<th>violations{rows}</table>")
}

fn others(control: &Table) -> String {
    let footer = super::control::FOOTER;
    format!("<h2>Other systems, same schedule</h2><p>{footer}</p>{}", table(control))
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
    format!("<table><tr><th>from<th>length<th>faults active meanwhile{rows}</table>")
}

/// Returns the reasons why faults were not made, with their number.
fn skips(records: &[Record]) -> String {
    let mut reasons: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for record in records {
        if let Record::Fault(fault) = record
            && let Some(reason) = &fault.skipped
        {
            *reasons.entry((&fault.kind, reason)).or_default() += 1;
        }
    }
    let skipped = reasons.into_iter();
    let line = |((kind, reason), count): ((&str, &str), u64)| {
        format!("<li>{kind}, {count} times: {}", escaped(reason))
    };
    let skipped: String = skipped.map(line).collect();
    if skipped.is_empty() {
        return String::new();
    }
    format!("<h2>Skipped faults</h2><ul>{skipped}</ul>")
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
