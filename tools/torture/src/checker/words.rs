//! The times for which a host of another system leads: from the word of its programs that it does
//! to their next word, or to the end of its processes.
//!
//! A host that is stopped does nothing, so that no such time counts. One that is slow may have
//! said so and not been heard yet by our own process beside it. So what two hosts do at one time
//! is judged without the times for which a fault held one of them up in any way.

use std::collections::BTreeMap;

use interrex::{NodeId, Term};

use super::Lease;
use super::lives::{faults_in, is_one_of};
use crate::faults::Kind;
use crate::history::{ClaimSource, Life, Record, Standing};

/// The faults that stop all processes of a host.
const STOPS: [Kind; 4] = [Kind::Pause, Kind::LongPause, Kind::PauseOfMinutes, Kind::Freeze];

/// Those that make them slow.
const SLOWS: [Kind; 3] = [Kind::Throttle, Kind::CpuLoad, Kind::MemoryPressure];

/// Something of each life.
type Lives<T> = BTreeMap<(NodeId, Life), T>;

/// The time of a word, and the token with which the host leads by it.
type Word = (u64, Option<Term>);

/// A time, from its beginning to its end.
pub(super) type Span = (u64, u64);

/// Returns the times for which each host leads and is not stopped.
pub(super) fn leases_of(records: &[Record]) -> Vec<Lease> {
    without(&told(records), records, &STOPS)
}

/// Returns those of them for which that is beyond doubt.
pub(super) fn sure_leases_of(records: &[Record]) -> Vec<Lease> {
    without(&told(records), records, &[&STOPS[..], &SLOWS[..]].concat())
}

/// Returns the leases by word alone.
fn told(records: &[Record]) -> Vec<Lease> {
    let mut words: Lives<Vec<Word>> = BTreeMap::new();
    let mut ends: Lives<u64> = BTreeMap::new();
    for record in records {
        if let Record::Standing(Standing { node, life, at_ns, leads }) = record {
            words.entry((*node, *life)).or_default().push((*at_ns, *leads));
        } else if let Record::Life(over) = record {
            ends.insert((over.node, over.life), over.end_ns);
        }
    }
    let mut leases = Vec::new();
    for ((node, life), mut words) in words {
        let last = words.last().map_or(0, |(at, _)| *at);
        let end = ends.get(&(node, life)).copied().unwrap_or(last);
        words.push((end.max(last), None));
        words.sort_by_key(|(at, _)| *at);
        for pair in words.windows(2) {
            let [(from_ns, Some(term)), (until_ns, _)] = *pair else { continue };
            let (source, asked_ns) = (ClaimSource::Thread, from_ns);
            leases.push(Lease { node, life, term, source, asked_ns, from_ns, until_ns });
        }
    }
    leases
}

/// Returns these leases without the times of faults of some kinds that hit their nodes.
fn without(leases: &[Lease], records: &[Record], kinds: &[Kind]) -> Vec<Lease> {
    let faults: Vec<_> = faults_in(records).filter(|fault| is_one_of(fault, kinds)).collect();
    let spans_of = |lease: &Lease| {
        let own = faults.iter().filter(|fault| fault.nodes.contains(&lease.node));
        own.map(|fault| (fault.begin_ns, fault.end_ns)).collect()
    };
    let rest = leases.iter().flat_map(|lease| pieces_of(lease, spans_of(lease)));
    let mut rest: Vec<_> = rest.collect();
    rest.sort_by_key(|lease| (lease.from_ns, lease.until_ns));
    rest
}

/// Returns what is left of a lease without these times.
pub(super) fn pieces_of(lease: &Lease, without: Vec<Span>) -> Vec<Lease> {
    let mut spans: Vec<Span> = vec![(lease.from_ns, lease.until_ns)];
    for (begin, end) in without {
        let cut = |(from, until): Span| [(from, until.min(begin)), (from.max(end), until)];
        spans = spans.into_iter().flat_map(cut).filter(|(from, until)| from < until).collect();
    }
    let piece = |(from_ns, until_ns)| Lease { from_ns, until_ns, ..*lease };
    spans.into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{FaultRecord, LifeEnd, LifeRecord};

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("it is below 128")
    }

    fn word(number: u8, at_ns: u64, leads: Option<u64>) -> Record {
        let (node, life, leads) = (node(number), Life(u64::from(number)), leads.map(Term));
        Record::Standing(Standing { node, life, at_ns, leads })
    }

    fn fault(kind: &str, number: u8, begin_ns: u64, end_ns: u64) -> Record {
        let (kind, nodes) = (kind.to_owned(), vec![node(number)]);
        let (id, leader, skipped) = (0, None, None);
        let mending_ns = end_ns;
        Record::Fault(FaultRecord {
            id,
            kind,
            nodes,
            leader,
            begin_ns,
            mending_ns,
            end_ns,
            skipped,
        })
    }

    fn killed(number: u8, end_ns: u64) -> Record {
        let (node, life) = (node(number), Life(u64::from(number)));
        let (process, begin_ns, end) = (7, 0, LifeEnd::Killed);
        Record::Life(LifeRecord { node, life, process, begin_ns, end_ns, end })
    }

    fn spans(leases: &[Lease]) -> Vec<(u8, u64, u64)> {
        leases.iter().map(|it| (it.node.number(), it.from_ns, it.until_ns)).collect()
    }

    #[test]
    fn a_host_leads_from_word_to_word_and_no_longer_than_it_lives() {
        let history = [
            word(0, 10, Some(5)),
            word(0, 20, None),
            word(0, 30, Some(7)),
            word(1, 90, Some(9)),
            killed(0, 80),
            killed(1, 100),
        ];
        assert_eq!(spans(&leases_of(&history)), [(0, 10, 20), (0, 30, 80), (1, 90, 100)]);
    }

    #[test]
    fn a_host_that_is_stopped_leads_nobody_and_one_that_is_slow_is_not_accused() {
        let words = [word(0, 10, Some(5)), word(0, 100, None)];
        let stopped =
            [&words[..], &[fault("freeze", 0, 30, 60), fault("pause", 1, 0, 99)]].concat();
        assert_eq!(spans(&leases_of(&stopped)), [(0, 10, 30), (0, 60, 100)]);
        let slow = [&words[..], &[fault("throttle", 0, 50, 150)]].concat();
        assert_eq!(spans(&leases_of(&slow)), [(0, 10, 100)]);
        assert_eq!(spans(&sure_leases_of(&slow)), [(0, 10, 50)]);
    }
}
