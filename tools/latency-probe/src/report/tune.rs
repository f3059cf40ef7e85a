//! A proposed timing in words, as a table and as source code.

use interrex_console::table::Table;

use crate::records::{Point, Tune, few_digits};
use crate::settings::{TimingChoice, name_of};

use super::{Line, human_time, longest_lapse};

/// Returns the findings, the one number first.
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

/// Says what so short a look can't.
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
    format!(
        "{} in {:.1} s{}: a leader off its core for longer than its promise of {} is without a lease \
         until a round trip after it is back; a longer --promise has fewer, and a killed leader's \
         successor waits for it",
        tune.watched.lapses,
        tune.watched.seconds,
        longest_lapse(tune.watched.longest_lapse_ns),
        timing.promise
    )
}

/// Returns the curve as a table, and the timing as source code.
pub(super) fn block_of(tune: &Tune) -> String {
    let mut table =
        Table::new(&["", "silence", "noticed, mean", "mistakes", "an hour", "95 %", "by tail"]);
    for point in &tune.points {
        table.push(row_of(point, point.silence_ns == tune.proposal.silence_ns()));
    }
    let (table, timing) = (table.text(), in_rust(tune.proposal.timing));
    format!("{table}\n\nThe line marked > as interrex has it:\n\n{timing}")
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

/// Returns a timing as a program would have it: what differs from its profile.
fn in_rust(choice: TimingChoice) -> String {
    let (own, base) = (choice.timing(), TimingChoice::of(choice.profile).timing());
    let fields = [
        ("heartbeat_interval", own.heartbeat_interval, base.heartbeat_interval),
        ("election_timeout_min", own.election_timeout_min, base.election_timeout_min),
        ("election_timeout_max", own.election_timeout_max, base.election_timeout_max),
        ("promise", own.promise, base.promise),
        ("promise_max", own.promise_max, base.promise_max),
        ("campaign_limit", own.campaign_limit, base.campaign_limit),
        ("lapse_limit", own.lapse_limit, base.lapse_limit),
    ];
    let mut text = "Timing {\n".to_owned();
    for (field, own, _) in fields.iter().filter(|(_, own, base)| own != base) {
        let micros = grouped(own.as_nanos() / 1_000);
        text.push_str(&format!("    {field}: Duration::from_micros({micros}),\n"));
    }
    text + &format!("    ..Timing::{}()\n}}\n", name_of(choice.profile))
}

/// Sets thousands apart, as in source code.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Beats, Profile};

    fn choice(heartbeat_us: u32, silence_us: u32) -> String {
        in_rust(TimingChoice {
            beats: Beats { heartbeat_us: Some(heartbeat_us), promise_us: Some(3 * heartbeat_us) },
            silence_min_us: Some(silence_us),
            silence_max_us: Some(silence_us * 6 / 5),
            ..TimingChoice::of(Profile::Fast)
        })
    }

    #[test]
    fn the_source_code_says_what_differs_from_the_profile() {
        let expected = "Timing {\n    election_timeout_min: Duration::from_micros(31_000),\n    \
                        election_timeout_max: Duration::from_micros(37_200),\n    ..Timing::fast()\n}\n";
        assert_eq!(choice(100, 31_000), expected);
        let text = choice(8_000, 4_600_000);
        for line in ["promise: Duration::from_micros(24_000)", "lapse_limit: ", "campaign_limit: "]
        {
            assert!(text.contains(line), "{line} is not in: {text}");
        }
    }
}
