//! The register: no write with a lower token is accepted after one with a higher, and nobody is
//! told that it leads once a newer token was accepted. Records are in the order of its decisions.
//!
//! The first shows that the register is one. The second is about the leases: whoever writes with a
//! newer token was elected since, and no lease of a term before may last then.

use std::collections::BTreeMap;

use interrex::{NodeId, Term};

use super::{Rule, Verdict};
use crate::history::{Record, Writes};

pub(super) fn check(records: &[Record], verdict: &mut Verdict) {
    // The first write with each token.
    let mut accepted_since: BTreeMap<Term, (u64, NodeId)> = BTreeMap::new();
    for record in records {
        let Record::Writes(writes) = record else { continue };
        let Writes { node, term, accepted, asked_ns, first_ns, .. } = *writes;
        // The lowest of them came first, since the register accepts none that is lower.
        let newer = accepted_since.range(Term(term.0.saturating_add(1))..).next();
        if let Some((newer, (since, writer))) = newer {
            let before = format!("after node {writer} in {newer:?}");
            if accepted {
                let detail = format!("node {node} in {term:?} {before}");
                verdict.add(Rule::NoOldWrite, first_ns, detail);
            } else if *since < asked_ns {
                let detail =
                    format!("node {node} is told that it leads {term:?} {before} has written");
                verdict.add(Rule::OneLease, asked_ns, detail);
            }
        }
        if accepted {
            accepted_since.entry(term).or_insert((first_ns, node));
        }
    }
}
