//! Quorum arithmetic: sets in, verdict out. Counts nodes, never replies.

use crate::types::NodeSet;

/// How a ballot stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tally {
    /// Neither is certain yet.
    Pending,
    /// A quorum has granted.
    Won,
    /// So many have refused that no quorum is left.
    Lost,
}

/// The size of a majority of `voting`.
pub(crate) const fn size(voting: NodeSet) -> usize {
    voting.len() / 2 + 1
}

/// Whether `nodes` hold a majority of `voting`. Nodes that don't vote count for nothing.
pub(crate) const fn reached(voting: NodeSet, nodes: NodeSet) -> bool {
    nodes.intersection(voting).len() >= size(voting)
}

/// Where a ballot stands that `granted` said yes to and `refused` said no to for good.
pub(crate) const fn tally(voting: NodeSet, granted: NodeSet, refused: NodeSet) -> Tally {
    if reached(voting, granted) {
        Tally::Won
    } else if reached(voting, voting.difference(refused)) {
        Tally::Pending
    } else {
        Tally::Lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::NodeId;

    fn set(numbers: impl IntoIterator<Item = u8>) -> NodeSet {
        numbers.into_iter().filter_map(NodeId::new).collect()
    }

    #[test]
    fn any_two_quorums_of_every_size_from_1_to_128_share_a_node() {
        for members in 1..=128u8 {
            let voting = set(0..members);
            assert_eq!(voting.len(), usize::from(members));
            assert!(2 * size(voting) > voting.len(), "{members} members");
            assert!(size(voting) <= voting.len());
        }
    }

    #[test]
    fn a_ballot_is_pending_until_one_side_is_certain() {
        let voting = set([0, 1, 2, 3, 4]);
        assert_eq!(tally(voting, set([0, 1]), set([2])), Tally::Pending);
        assert_eq!(tally(voting, set([0, 1, 4]), set([2, 3])), Tally::Won);
        assert_eq!(tally(voting, set([0]), set([2, 3, 4])), Tally::Lost);
    }

    #[test]
    fn a_grant_of_a_node_without_a_vote_counts_for_nothing() {
        assert_eq!(tally(set([0, 1, 2]), set([0, 9, 10]), NodeSet::EMPTY), Tally::Pending);
    }
}
