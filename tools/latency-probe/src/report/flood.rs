//! The lines of a flood: what was sent, what became of it, and what it did to the members.
//!
//! Knows how rates are written.

use crate::records::{Distribution, Flood, Watched};
use crate::settings::{Authentication, Settings};

use super::{Line, human_time, three_digits};

/// Returns the lines below the verdict; none where there was no flood.
pub(super) fn lines_of(flood: &Flood, settings: &Settings) -> Vec<Line> {
    if flood.seconds == 0.0 {
        return Vec::new();
    }
    let mut lines = open_doors(flood, settings);
    lines.push(("sent by sort", sent(flood)));
    lines.push(("rejected", rejected(flood)));
    lines.push(("dropped by the kernel", dropped(flood)));
    lines.push(("lapses", lapses(flood)));
    lines.push(("polling pauses", pauses(&flood.before, &flood.during)));
    lines.extend(cpu(&flood.before, &flood.during));
    lines
}

/// Says whether it was survived; `None` where there was no flood.
pub(super) fn verdict(flood: &Flood) -> Option<Line> {
    if flood.seconds == 0.0 {
        return None;
    }
    let rate = human_rate(flood.sent_per_second);
    let flood_of = format!(
        "{rate} datagrams/s for {:.1} s, from one process on this host to all {} members",
        flood.seconds, flood.nodes
    );
    let changes = flood.during.leader_changes;
    Some(match (flood.survived, flood.sent.total()) {
        (true, _) => ("flood survived", format!("{flood_of}: no leader change")),
        (false, 0) => ("NO FLOOD", "not one datagram could be sent".to_owned()),
        (false, _) => ("FLOOD NOT SURVIVED", format!("{changes} LEADER CHANGES under {flood_of}")),
    })
}

/// Says what makes the flood another one than was meant.
fn open_doors(flood: &Flood, settings: &Settings) -> Vec<Line> {
    let mut lines = Vec::new();
    if settings.authentication == Authentication::Off {
        let text = "authentication is off: datagrams sent again are believed, and so would be \
                    forged ones without a tag, of which none were sent";
        lines.push(("WARN", text.to_owned()));
    }
    let silent = flood.heard.iter().filter(|heard| **heard == 0).count();
    if silent > 0 {
        let text = "no datagram could be heard before the flood, so nothing was sent to them again";
        lines.push(("NO REPLAYS", format!("at {silent} of {} members {text}", flood.nodes)));
    }
    lines
}

fn sent(flood: &Flood) -> String {
    let rate = |count| human_rate(flood.per_second(count));
    let sent = &flood.sent;
    let heard: usize = flood.heard.iter().sum();
    let faults = match flood.send_faults {
        0 => String::new(),
        faults => format!("; {faults} times the kernel did not take a whole batch"),
    };
    format!(
        "wrong tag {}/s, replays of {heard} real datagrams {}/s, wrong first bytes {}/s, wrong \
         length {}/s{faults}",
        rate(sent.wrong_tag),
        rate(sent.replay),
        rate(sent.wrong_magic),
        rate(sent.wrong_length)
    )
}

fn rejected(flood: &Flood) -> String {
    let rate = |count| human_rate(flood.per_second(count));
    let Watched { rejected, accepted, .. } = &flood.during;
    let reasons: Vec<_> =
        rejected.reasons().map(|(name, count)| format!("{name} {}/s", rate(count))).collect();
    let reasons = if reasons.is_empty() { "none".to_owned() } else { reasons.join(", ") };
    format!("{reasons}, by all members together; {}/s accepted", rate(*accepted))
}

fn dropped(flood: &Flood) -> String {
    let drops = flood.during.kernel_drops;
    let rate = |count| human_rate(flood.per_second(count));
    let filtered = rate(drops.saturating_sub(flood.overrun));
    let overrun = rate(flood.overrun);
    format!(
        "{}/s: {filtered}/s by length and first bytes, {overrun}/s without room at a member",
        rate(drops)
    )
}

fn lapses(flood: &Flood) -> String {
    let of = |watched: &Watched| {
        let longest = watched.longest_lapse_ns.map(human_time);
        let longest = longest.map_or(String::new(), |time| format!(" (longest {time})"));
        format!("{}{longest}", watched.lapses)
    };
    format!(
        "{} before, {} in the flood: times the lease ran out",
        of(&flood.before),
        of(&flood.during)
    )
}

/// Says what the scheduler explains.
fn pauses(before: &Watched, during: &Watched) -> String {
    let longest = |gaps: &Distribution| gaps.quantiles().max.map(human_time);
    let gaps = longest(&before.duty_cycle_gap_ns).zip(longest(&during.duty_cycle_gap_ns));
    gaps.map_or("not measured where members park".to_owned(), |(before, during)| {
        format!(
            "the longest of a member's loop {before} before, {during} in the flood: a member that \
             is off its core for so long does nothing meanwhile"
        )
    })
}

fn cpu(before: &Watched, during: &Watched) -> Option<Line> {
    let (before, during) = before.cpu_per_node.zip(during.cpu_per_node)?;
    let [before, during] = [before, during].map(|cores| cores * 100.0);
    Some(("CPU", format!("{before:.1} % of a core per node before, {during:.1} % in the flood")))
}

/// Returns so many in a second, with three digits.
fn human_rate(rate: u64) -> String {
    three_digits(rate, &[(1.0, ""), (1e3, "k"), (1e6, "M")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_have_three_digits() {
        for (rate, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1.00k"),
            (9_994, "9.99k"),
            (9_995, "10.0k"),
            (54_120, "54.1k"),
            (99_950, "100k"),
            (999_499, "999k"),
            (999_500, "1.00M"),
            (12_340_000, "12.3M"),
        ] {
            assert_eq!(human_rate(rate), text, "{rate}");
        }
    }
}
