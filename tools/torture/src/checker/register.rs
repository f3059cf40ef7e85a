//! The register: no write with a lower token is accepted after one with a higher, and one token has
//! one writer. Its records are in the order in which it decided.

use interrex::{NodeId, Term};

use super::{Rule, Verdict};
use crate::history::{Record, Writes};

pub(super) fn check(records: &[Record], verdict: &mut Verdict) {
    let mut newest: Option<(Term, NodeId)> = None;
    for record in records {
        let Record::Writes(writes) = record else { continue };
        let Writes { node, term, accepted, first_ns, .. } = *writes;
        if let Some((newest, writer)) = newest
            && accepted
            && term < newest
        {
            let detail = format!("node {node} in {term:?} after node {writer} in {newest:?}");
            verdict.add(Rule::NoOldWrite, first_ns, detail);
        }
        if accepted && newest.is_none_or(|(newest, _)| newest < term) {
            newest = Some((term, node));
        }
    }
}
