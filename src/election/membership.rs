//! The members and what each may do, in a form that the core can ask quickly.

use core::cmp::Reverse;

use crate::config::{Config, MemberKind};
use crate::types::{ConfigId, MAX_MEMBERS, NodeId, NodeSet, Priority, Term};

use super::quorum::Voting;

/// The members of one configuration: plain data, the same at every node.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Membership {
    pub(crate) id: ConfigId,
    /// All members.
    pub(crate) members: NodeSet,
    /// The members that vote: voters and witnesses.
    pub(crate) voting: Voting,
    /// The members that may lead: voters.
    pub(crate) electable: NodeSet,
    priorities: [Priority; MAX_MEMBERS],
}

impl Membership {
    pub(crate) fn new(config: &Config) -> Self {
        let of_kind = |kind| {
            config.members.iter().filter(move |member| member.kind == kind).map(|member| member.id)
        };
        let electable: NodeSet = of_kind(MemberKind::Voter).collect();
        let mut priorities = [Priority::default(); MAX_MEMBERS];
        for member in &config.members {
            priorities[member.id.index()] = member.priority;
        }
        Self {
            id: ConfigId { term: Term::ZERO, version: fingerprint(config) },
            members: config.members.iter().map(|member| member.id).collect(),
            voting: Voting::new(of_kind(MemberKind::Witness).fold(electable, NodeSet::with)),
            electable,
            priorities,
        }
    }

    pub(crate) const fn priority(&self, node: NodeId) -> Priority {
        self.priorities[node.index()]
    }

    pub(crate) const fn set_priority(&mut self, node: NodeId, priority: Priority) {
        self.priorities[node.index()] = priority;
    }

    /// Returns the place of `member` in the order in which members should campaign when `origin` is
    /// gone: higher priority first, then closer above it in id order.
    pub(crate) const fn place(&self, member: NodeId, origin: NodeId) -> (Reverse<Priority>, u8) {
        (Reverse(self.priority(member)), member.distance_from(origin))
    }

    /// Returns how many others should campaign before `node` when `old_leader` is gone: those of
    /// higher priority, then those closer above the old leader in id order.
    pub(crate) fn turn(&self, node: NodeId, old_leader: Option<NodeId>) -> u8 {
        let origin = old_leader.unwrap_or(NodeId::LAST);
        let place = |member: NodeId| self.place(member, origin);
        let mut others = self.electable.without(node);
        if let Some(leader) = old_leader {
            others = others.without(leader);
        }
        if old_leader == Some(node) {
            // It has just led; all others try first.
            return others.len() as u8;
        }
        others.iter().filter(|&other| place(other) < place(node)).count() as u8
    }
}

/// Returns a number for what quorums depend on, whatever the order of the list: FNV-1a over ids and
/// kinds. Members whose quorums may differ can tell. Priorities and addresses differ while a
/// cluster is restarted one by one with another list; a priority decides nothing but who is first.
fn fingerprint(config: &Config) -> u32 {
    let sorted = (0..MAX_MEMBERS)
        .flat_map(|place| config.members.iter().filter(move |member| member.id.index() == place));
    let bytes = sorted.flat_map(|member| [member.id.number(), member.kind as u8]);
    bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Authentication, Member, Timing};
    use crate::types::ClusterId;
    use alloc::vec::Vec;

    fn node(number: u8) -> NodeId {
        NodeId::new(number).expect("a test's node id is below 128")
    }

    fn membership(members: &[(u8, MemberKind, u8)]) -> Membership {
        let address = |id: u8| ([127, 0, 0, 1], 7000 + u16::from(id)).into();
        let member = |&(id, kind, priority): &(u8, MemberKind, u8)| Member {
            kind,
            priority: Priority(priority),
            ..Member::voter(node(id), address(id))
        };
        let members: Vec<_> = members.iter().map(member).collect();
        let timing = Timing::lan();
        Membership::new(&Config {
            node: node(0),
            cluster: ClusterId(1),
            authentication: Authentication::Off,
            members,
            timing,
        })
    }

    #[test]
    fn witnesses_vote_but_do_not_lead_and_observers_do_neither() {
        use MemberKind::{Observer, Voter, Witness};
        let membership = membership(&[(0, Voter, 0), (1, Witness, 0), (2, Observer, 0)]);
        assert!(membership.voting.iter().eq([node(0), node(1)]));
        assert!(membership.electable.iter().eq([node(0)]));
        assert_eq!(membership.members.len(), 3);
    }

    #[test]
    fn ids_and_kinds_make_the_fingerprint_and_neither_order_nor_priorities() {
        use MemberKind::{Observer, Voter, Witness};
        let three = membership(&[(0, Voter, 0), (1, Voter, 0), (2, Voter, 0)]).id;
        assert_eq!(three, membership(&[(2, Voter, 0), (0, Voter, 0), (1, Voter, 0)]).id);
        assert_eq!(three, membership(&[(0, Voter, 9), (1, Voter, 0), (2, Voter, 1)]).id);
        let others: [&[(u8, MemberKind, u8)]; 4] = [
            &[(0, Voter, 0), (1, Voter, 0)],
            &[(0, Voter, 0), (1, Voter, 0), (3, Voter, 0)],
            &[(0, Voter, 0), (1, Voter, 0), (2, Witness, 0)],
            &[(0, Voter, 0), (1, Voter, 0), (2, Observer, 0)],
        ];
        others.iter().for_each(|other| assert_ne!(three, membership(other).id));
    }

    #[test]
    fn rank_follows_priority_then_distance_from_the_old_leader() {
        let membership = membership(
            &[0, 1, 2, 3].map(|id| (id, MemberKind::Voter, if id == 0 { 9 } else { 0 })),
        );
        let turns = |leader| [0, 1, 2, 3].map(|id| membership.turn(node(id), leader));
        assert_eq!(turns(Some(node(2))), [0, 2, 3, 1]);
        assert_eq!(turns(None), [0, 1, 2, 3]);
    }
}
