//! What `tune` has found, in words, as a table and as source code.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

use crate::stages::rate::few_digits;
use crate::stages::tune::Tune;
use crate::stages::tune::trade::Point;

use super::table::{Line, human_time};

/// The findings, the one number first.
pub(super) fn lines_of(tune: &Tune) -> Vec<Line> {
    let Tune { proposal, watched, .. } = tune;
    let within = human_time(proposal.replaced_within_ns);
    let noticed = human_time(proposal.noticed_within_ns);
    let mean = human_time(proposal.expected.detection_ns);
    let least = human_time(proposal.silence_ns());
    let rate = proposal.expected.mistakes.described();
    let mut lines = vec![
        ("REPLACED", format!("a stopped leader is replaced within {within} (99 %)")),
        (
            "noticed",
            format!("silence is noticed within {noticed} (99 %), after {mean} in the mean"),
        ),
        ("false suspicions", format!("of silences above {least}: {rate}{}", tail(tune))),
        ("how sure", confidence(tune)),
        ("lapses", lapses(tune)),
        ("cost", format!("{:.1} % of a core per node", watched.cpu_per_node * 100.0)),
        ("to run with it", proposal.timing.arguments()),
    ];
    lines.extend(warning(tune).map(|warning| ("WARN", warning)));
    lines
}

/// A pause that made an election is in no lateness: what follows from the rest is too short.
fn warning(tune: &Tune) -> Option<String> {
    let seen = tune.watched.false_elections.seen;
    (seen > 0).then(|| {
        let borne = tune.timing.timing().election_timeout_min;
        format!(
            "{seen} leader changes, so somebody paused for more than {borne}: what is proposed is too \
             short. See what stops this host (latency-probe host)"
        )
    })
}

fn tail(tune: &Tune) -> String {
    let rate = tune.proposal.expected.by_tail_per_hour.map(few_digits);
    rate.map_or_else(String::new, |rate| {
        format!("; a guess from the tail of what was seen: {rate} an hour")
    })
}

/// What so short a look can't say.
fn confidence(tune: &Tune) -> String {
    let hours = tune.proposal.expected.mistakes.watched_seconds / 3_600.0;
    let seen = format!("it was watched for {}", human_time((hours * 3_600e9) as u64));
    if hours >= 3.0 {
        return format!(
            "{seen}, enough to bear out less than one mistake an hour if none was seen"
        );
    }
    format!(
        "{seen}: by the rule of three, less than one mistake an hour is borne out by three hours \
         without any (--secs 10800). Beside other work the host pauses otherwise: watch it as it will be \
         used"
    )
}

fn lapses(tune: &Tune) -> String {
    let timing = tune.proposal.timing.timing();
    let longest =
        tune.watched.longest_lapse_ns.map(|ns| format!(", the longest for {}", human_time(ns)));
    format!(
        "{} in {:.1} s{}: a leader off its core for longer than its promise of {} is without a lease \
         until a round trip after it is back; a longer --promise has fewer, and a killed leader's \
         successor waits for it",
        tune.watched.lapses,
        tune.watched.seconds,
        longest.unwrap_or_default(),
        timing.promise
    )
}

/// The curve as a table, and the timing as source code.
pub(super) fn block_of(tune: &Tune) -> String {
    let mut text = trade_table(tune);
    text.push_str("\n\n");
    let _ = write!(text, "The line marked > as interrex has it:\n\n{}", tune.proposal.in_rust());
    text
}

fn trade_table(tune: &Tune) -> String {
    let mut table = Table::new();
    table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-')));
    table.set_header(["", "silence", "noticed, mean", "mistakes", "an hour", "95 %", "by tail"]);
    for point in &tune.points {
        table.add_row(row_of(point, point.silence_ns == tune.proposal.silence_ns()));
    }
    for (place, column) in table.column_iter_mut().enumerate() {
        column.set_padding(if place == 0 { (0, 0) } else { (2, 0) });
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}

fn row_of(point: &Point, is_proposed: bool) -> [String; 7] {
    let Point { silence_ns, detection_ns, mistakes, by_tail_per_hour } = point;
    [
        if is_proposed { ">" } else { "" }.to_owned(),
        human_time(*silence_ns),
        human_time(*detection_ns),
        mistakes.seen.to_string(),
        few_digits(mistakes.per_hour),
        format!("< {}", few_digits(mistakes.at_most_per_hour)),
        by_tail_per_hour.map_or("-".to_owned(), few_digits),
    ]
}
