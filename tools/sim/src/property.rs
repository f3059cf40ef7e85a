//! The properties that must hold, by the names of docs/RULES.md, with their wording: one list for
//! the simulator, the model checker and the tests that kill processes.

/// A property that must hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs, reason = "the names are those of the properties; `says` spells them out")]
pub enum Property {
    S1,
    S2,
    S3,
    S4,
    S5,
    S6,
    S7,
    S8,
    S10,
    L1,
    L2,
    L3,
    L4,
    L5,
    /// Whoever stands by never begins to lead.
    Standby,
    /// Guards hold what this node decides up.
    Guards,
    /// No leader's work begins before that of the one before has stopped.
    Work,
    /// A calm cluster gives leadership back to the highest priority.
    Failback,
    /// A vote that was acknowledged is durable.
    R4,
    /// Each life has a name of its own.
    Lives,
    /// A datagram of one node is rejected by another without cause, or believed without right.
    Wire,
    /// The core's own assertion has failed.
    Assertion,
}

impl Property {
    /// Returns what the property asks.
    pub const fn says(self) -> &'static str {
        match self {
            Self::S1 => "at most one leader per term",
            Self::S2 => "one vote per node and term",
            Self::S3 => "a leader has the durable votes of a quorum, its own among them",
            Self::S4 => "a term never falls, and none is told before it is durable",
            Self::S5 => "a leader that hears a higher term leads no more",
            Self::S6 => "nobody campaigns while valid heartbeats arrive in time",
            Self::S7 => {
                "at no instant do two nodes hold a valid lease, nor does another before the end that a \
                 deposed leader's readers were told"
            }
            Self::S8 => "fencing tokens of successive lease holders rise",
            Self::S10 => "a node behind a quorum's position never leads",
            Self::L1 => "a connected live majority gets a leader",
            Self::L2 => "a deadline that passes has consequences, and there always is one",
            Self::L3 => "campaigns end",
            Self::L4 => "a healthy leader stays",
            Self::L5 => "one quorum-connected node suffices under partial partitions",
            Self::Standby => {
                "a node that stands by, or whose application is stalled, never begins to lead"
            }
            Self::Guards => {
                "leadership is not given up by request while a guard is held and the drain goes on, nor \
                 is a guard granted meanwhile"
            }
            Self::Work => "no leader's work begins before that of the leaders before has stopped",
            Self::Failback => "a calm cluster gives leadership back to the highest priority",
            Self::R4 => "a vote that was acknowledged is still there after a restart",
            Self::Lives => "no two lives of a node have one boot id",
            Self::Wire => "what a member says is believed, once, and nothing else is",
            Self::Assertion => "the core's own assertions hold",
        }
    }
}
