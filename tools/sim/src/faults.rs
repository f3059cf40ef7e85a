//! All that can go wrong, as data: a run's faults are planned before it begins, so that some can be
//! left out and the rest replayed.

use std::fmt;

use interrex::types::{Duration, NodeId, NodeSet};

use super::prng::Prng;

/// The node that a fault hits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Who {
    /// This node; counted around where there are fewer.
    Node(u8),
    /// Whoever leads when the fault begins; node 0 where nobody does.
    Leader,
    /// The node that many places after the leader in order of id.
    Follower(u8),
}

/// The state of a write when the node died.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Write {
    /// It died in the middle: nothing of the write is durable, as the store renames a whole file.
    Lost,
    /// All is durable, and nothing that was to follow has happened.
    Done,
}

/// The two acts of a node between which something happens to it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Moment {
    /// After it has read its clock, before it takes in what it has received.
    ClockRead,
    /// After its next durable write, before what follows.
    Persist,
    /// After it next publishes its standing, before what follows.
    Publish,
    /// After it next sends, before what follows.
    Send,
    /// After something has made it give up leadership, before it withdraws its bequest (R15).
    Leave,
    /// After it next withdraws its bequest, before what follows.
    Withdraw,
}

impl Moment {
    const fn says(self) -> &'static str {
        match self {
            Self::ClockRead => "after reading its clock",
            Self::Persist => "after its next write",
            Self::Publish => "after publishing",
            Self::Send => "after sending",
            Self::Leave => "before withdrawing its bequest",
            Self::Withdraw => "after withdrawing its bequest",
        }
    }
}

/// A fault of one node.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NodeFault {
    /// The process dies; at the end it starts again with what was durable.
    Crash,
    /// The process dies and its store is lost; at the end it starts with one that was created.
    LoseStore,
    /// The host dies: as a crash, and its clock starts anew.
    Reboot,
    /// The process dies at its next durable write.
    CrashAtWrite(Write),
    /// The thread stands still: datagrams queue up, timers are late.
    Pause,
    /// The same, but it is caught at an awkward moment.
    PauseAfter(Moment),
    /// The process dies at such a moment.
    CrashAfter(Moment),
    /// Its guardian takes it for dead, if it leads, and has lost its way: it lives. At the end it
    /// is restarted.
    Void,
    /// Its machine is put back to what it was when this began: memory, disk and clock.
    Restore,
    /// No write succeeds.
    FailingDisk,
    /// Many a write is said to have failed, and most of these are on the disk all the same.
    DoubtfulDisk,
    /// Every write stops the thread for that long.
    SlowDisk(Duration),
    /// The clock runs fast by that many parts per million from now on.
    Rate(i32),
    /// The clock jumps by that many nanoseconds.
    Step(i64),
    /// The application goes on, ahead of all others.
    Advance,
    /// The application asks it to resign, and to wait for guards for so long at most.
    Resign(Duration),
    /// The application tells it to stand by, and to wait for guards for so long at most; at the
    /// end, to stand again.
    Standby(Duration),
    /// The application shows no sign of life until the end.
    Stall,
    /// The application changes its priority.
    Prefer(u8),
    /// The application asks it to hand leadership over to that node, and to wait for guards for so
    /// long at most.
    Transfer(Who, Duration),
}

/// Links that carry nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LinkFault {
    /// All to and from this node.
    Isolate(Who),
    /// All to this node.
    Deaf(Who),
    /// All from this node.
    Mute(Who),
    /// The one from the first to the second.
    OneWay(Who, Who),
    /// Both between the two.
    Between(Who, Who),
    /// All between these nodes and the others.
    Partition(NodeSet),
    /// All between so many nodes, this one and those after it in order of id, and the others.
    Group(Who, u8),
    /// All but those of this node.
    Star(Who),
    /// All but those between neighbours in order of id.
    Chain,
    /// This part, in a million, of all directed links; the number says which.
    HalfDead(u64, u32),
}

/// A fault of the whole network.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Storm {
    /// So many more datagrams in a million are lost.
    Loss(u32),
    /// So many more come twice.
    Repeat(u32),
    /// So many more come late.
    Late(u32),
    /// Every datagram takes up to that much longer.
    Slow(Duration),
    /// All that this node sends takes exactly that much longer.
    Detour(Who, Duration),
}

/// One thing that goes wrong.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Fault {
    /// Something happens to a node.
    Node(Who, NodeFault),
    /// Links carry nothing.
    Links(LinkFault),
    /// The link between the two comes and goes; each phase takes this long.
    Flap(Who, Who, Duration),
    /// The network is bad.
    Storm(Storm),
    /// Somebody forges "port unreachable" (ICMP) about this node to all others, each time after
    /// that period.
    ForgedUnreachable(Who, Duration),
    /// The applications of these nodes advance to one new position, ahead of all others.
    Advance(NodeSet),
}

impl Fault {
    /// Returns the fault with each victim replaced by what `place` makes of it.
    pub(super) fn resolved(self, place: impl Fn(Who) -> Who + Copy) -> Self {
        match self {
            Self::Node(who, NodeFault::Transfer(to, drain)) => {
                Self::Node(place(who), NodeFault::Transfer(place(to), drain))
            }
            Self::Node(who, what) => Self::Node(place(who), what),
            Self::Links(links) => Self::Links(links.resolved(place)),
            Self::Flap(one, other, period) => Self::Flap(place(one), place(other), period),
            Self::ForgedUnreachable(who, period) => Self::ForgedUnreachable(place(who), period),
            Self::Storm(Storm::Detour(who, by)) => Self::Storm(Storm::Detour(place(who), by)),
            Self::Storm(_) | Self::Advance(_) => self,
        }
    }
}

impl LinkFault {
    fn resolved(self, place: impl Fn(Who) -> Who) -> Self {
        match self {
            Self::Isolate(who) => Self::Isolate(place(who)),
            Self::Deaf(who) => Self::Deaf(place(who)),
            Self::Mute(who) => Self::Mute(place(who)),
            Self::OneWay(one, other) => Self::OneWay(place(one), place(other)),
            Self::Between(one, other) => Self::Between(place(one), place(other)),
            Self::Group(first, count) => Self::Group(place(first), count),
            Self::Star(hub) => Self::Star(place(hub)),
            Self::Partition(_) | Self::Chain | Self::HalfDead(..) => self,
        }
    }

    /// Returns whether the link between these two nodes carries nothing. Victims must be
    /// resolved.
    pub(super) fn cuts(self, from: u8, to: u8) -> bool {
        let is = |number: u8, who: Who| who == Who::Node(number);
        let inside =
            |nodes: NodeSet, number| NodeId::new(number).is_some_and(|id| nodes.contains(id));
        match self {
            Self::Isolate(who) => is(from, who) || is(to, who),
            Self::Deaf(who) => is(to, who),
            Self::Mute(who) => is(from, who),
            Self::OneWay(one, other) => is(from, one) && is(to, other),
            Self::Between(one, other) => {
                (is(from, one) && is(to, other)) || (is(from, other) && is(to, one))
            }
            Self::Partition(nodes) => inside(nodes, from) != inside(nodes, to),
            Self::Star(hub) => !is(from, hub) && !is(to, hub),
            Self::Chain => from.abs_diff(to) > 1,
            // A partition once it is known among how many.
            Self::Group(..) => false,
            Self::HalfDead(which, ppm) => {
                Prng::new(which).fork(u64::from(from) << 8 | u64::from(to)).chance(ppm)
            }
        }
    }
}

/// A fault with its time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Planned {
    /// Its number among those of the plan, kept when others are left out.
    pub number: u16,
    /// The time at which it begins.
    pub at: Duration,
    /// The time that it lasts. A fault that waits for its moment counts from the planned beginning
    /// too.
    pub lasts: Duration,
    /// The fault itself.
    pub fault: Fault,
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node(number) => write!(f, "n{number}"),
            Self::Leader => f.write_str("the leader"),
            Self::Follower(places) => write!(f, "follower {places}"),
        }
    }
}

impl fmt::Display for NodeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Crash => "crashes",
            Self::LoseStore => "crashes and loses its store",
            Self::Reboot => "reboots",
            Self::CrashAtWrite(Write::Lost) => "will crash in the middle of its next write",
            Self::CrashAtWrite(Write::Done) => "will crash right after its next write",
            Self::Pause => "is paused",
            Self::PauseAfter(moment) => return write!(f, "will be paused {}", moment.says()),
            Self::CrashAfter(moment) => return write!(f, "will crash {}", moment.says()),
            Self::Void => "is taken for dead by its guardian, and lives",
            Self::Restore => "has its machine recorded, to be restored from that",
            Self::FailingDisk => "can't write",
            Self::DoubtfulDisk => "has a disk whose writes fail, and land all the same",
            Self::SlowDisk(by) => return write!(f, "has a disk that takes {by} for a write"),
            Self::Rate(ppm) => return write!(f, "has a clock that runs fast by {ppm} ppm now"),
            Self::Step(by) => return write!(f, "has a clock that jumps by {by} ns"),
            Self::Advance => "has an application that goes on, ahead of all others",
            Self::Resign(drain) => return write!(f, "is asked to resign{}", Drain(*drain)),
            Self::Standby(drain) => return write!(f, "is told to stand by{}", Drain(*drain)),
            Self::Stall => "has an application that stalls",
            Self::Prefer(priority) => return write!(f, "has priority {priority} from now on"),
            Self::Transfer(to, drain) => {
                return write!(f, "is asked to hand over to {to}{}", Drain(*drain));
            }
        })
    }
}

/// The wait for guards that comes with a request, if there is one.
struct Drain(Duration);

impl fmt::Display for Drain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == Duration::ZERO { Ok(()) } else { write!(f, " within {}", self.0) }
    }
}

impl fmt::Display for LinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Isolate(who) => write!(f, "{who} is cut off"),
            Self::Deaf(who) => write!(f, "{who} hears nobody"),
            Self::Mute(who) => write!(f, "nobody hears {who}"),
            Self::OneWay(from, to) => write!(f, "{to} no longer hears {from}"),
            Self::Between(one, other) => write!(f, "{one} and {other} no longer hear each other"),
            Self::Partition(nodes) => write!(f, "{nodes:?} and the others are parted"),
            Self::Group(first, count) => {
                write!(f, "{first} and the {} after it are parted from the others", count - 1)
            }
            Self::Star(hub) => write!(f, "{hub} is the only one that others hear, and hears them"),
            Self::Chain => f.write_str("each hears its neighbours in order of id only"),
            Self::HalfDead(_, ppm) => write!(f, "{} % of all links are dead", percent(*ppm)),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node(who, what) => write!(f, "{who} {what}"),
            Self::Links(links) => links.fmt(f),
            Self::Flap(one, other, period) => {
                write!(f, "the link of {one} and {other} comes and goes every {period}")
            }
            Self::ForgedUnreachable(who, period) => {
                write!(f, "\"port unreachable\" about {who} is forged every {period}")
            }
            Self::Storm(Storm::Loss(ppm)) => write!(f, "{} % more are lost", percent(*ppm)),
            Self::Storm(Storm::Repeat(ppm)) => write!(f, "{} % more come twice", percent(*ppm)),
            Self::Storm(Storm::Late(ppm)) => write!(f, "{} % more come late", percent(*ppm)),
            Self::Storm(Storm::Slow(by)) => write!(f, "datagrams take up to {by} longer"),
            Self::Storm(Storm::Detour(who, by)) => {
                write!(f, "what {who} sends takes {by} longer")
            }
            Self::Advance(nodes) => write!(f, "the applications of {nodes:?} advance"),
        }
    }
}

fn percent(ppm: u32) -> f64 {
    f64::from(ppm) / 10_000.0
}
