//! Quorum arithmetic: sets in, verdict out. Counts nodes, never replies.

use core::ops::Deref;

use crate::types::NodeSet;

/// The standing of a ballot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tally {
    /// Neither is certain yet.
    Pending,
    /// A quorum has granted.
    Won,
    /// So many have denied their vote that no quorum is left.
    Lost,
}

/// The members that vote. Reads as their set. Their number is counted once, since a processor
/// without an instruction for that takes thirty others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Voting {
    nodes: NodeSet,
    len: u8,
}

impl Deref for Voting {
    type Target = NodeSet;

    fn deref(&self) -> &NodeSet {
        &self.nodes
    }
}

impl Voting {
    pub(crate) const fn new(nodes: NodeSet) -> Self {
        Self { nodes, len: nodes.len() as u8 }
    }

    /// Returns the number of those that vote.
    pub(crate) const fn len(self) -> usize {
        self.len as usize
    }

    /// Returns the size of a majority.
    pub(crate) const fn quorum(self) -> usize {
        self.len() / 2 + 1
    }

    /// Returns whether `nodes` hold a majority. Nodes that don't vote count for nothing.
    pub(crate) const fn is_quorum(self, nodes: NodeSet) -> bool {
        nodes.intersection(self.nodes).len() >= self.quorum()
    }

    /// Returns the standing of a ballot: `granted` have said yes, and `denied` have said no for
    /// good.
    pub(crate) const fn tally(self, granted: NodeSet, denied: NodeSet) -> Tally {
        if self.is_quorum(granted) {
            Tally::Won
        } else if self.is_quorum(self.nodes.difference(denied)) {
            Tally::Pending
        } else {
            Tally::Lost
        }
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
            let voting = Voting::new(set(0..members));
            assert_eq!(voting.len(), usize::from(members));
            assert!(2 * voting.quorum() > voting.len(), "{members} members");
            assert!(voting.quorum() <= voting.len());
        }
    }

    #[test]
    fn a_ballot_is_pending_until_one_side_is_certain() {
        let voting = Voting::new(set([0, 1, 2, 3, 4]));
        assert_eq!(voting.tally(set([0, 1]), set([2])), Tally::Pending);
        assert_eq!(voting.tally(set([0, 1, 4]), set([2, 3])), Tally::Won);
        assert_eq!(voting.tally(set([0]), set([2, 3, 4])), Tally::Lost);
    }

    #[test]
    fn a_grant_of_a_node_without_a_vote_counts_for_nothing() {
        let voting = Voting::new(set([0, 1, 2]));
        assert_eq!(voting.tally(set([0, 9, 10]), NodeSet::EMPTY), Tally::Pending);
    }
}
