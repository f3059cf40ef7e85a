//! The acts that can happen to a node, and their names in bytes.

use arbitrary::{Result, Unstructured};

use interrex::election::Command;
use interrex::message::Message;
use interrex::types::{Duration, NodeId, Position, Priority};

use super::rig::Rig;
use super::said;
use super::world::number;

/// One thing that happens, and then a pass of the loop.
#[derive(Clone, Debug)]
pub(super) enum Act {
    /// Time passes.
    Wait(Duration),
    /// Time passes while the thread is away: what comes next is heard before timers are served.
    Pause(Duration),
    /// The next deadline comes, and so much more time passes.
    Deadline(Duration),
    /// A peer seals and sends a message.
    Says(NodeId, Message),
    /// Each of these peers (one bit each) answers what it was asked last with yes.
    Yes(u8),
    /// Bytes of nobody's arrive.
    Raw(Vec<u8>),
    /// A datagram that came before arrives again, with one byte changed by this.
    Again { back: usize, offset: u8, change: u8 },
    /// A peer challenges this node.
    Challenge(NodeId),
    /// A peer's host says that nobody listens there, true or not.
    Unreachable(NodeId),
    /// A peer's process ends, and its next life begins.
    PeerRestarts(NodeId),
    /// The application asks for something.
    Command(Command),
    /// The application comes to this position and resigns, before the thread hears of either.
    ResignAt(Position),
    /// A guardian takes this life for dead.
    Void,
    /// The clock is found to have lied; it shows this now.
    ClockFault(u64),
    /// This node's process ends, and its next life begins with what is durable.
    Restart {
        /// True if what was only prepared has come to the disk.
        prepared: bool,
        /// True if it promises for up to another length of time from now on.
        other_promise: bool,
    },
    /// The disk fails so many times.
    DiskFails(u8),
    /// Peers answer challenges from now on, or no longer do.
    Answered(bool),
}

pub(super) fn draw(input: &mut Unstructured<'_>, rig: &Rig) -> Result<Act> {
    let timing = rig.timing();
    let kind = input.int_in_range(0..=u8::MAX)?;
    Ok(match kind % 32 {
        0..=2 => Act::Wait(part_of(timing.heartbeat_interval, input)?),
        3 => match input.ratio(1, 2)? {
            true => Act::Wait(part_of(timing.campaign_limit, input)?),
            false => Act::Pause(part_of(timing.campaign_limit, input)?),
        },
        4..=8 => Act::Deadline(Duration::ZERO),
        9 => Act::Deadline(part_of(timing.election_timeout_max, input)?),
        10..=15 => {
            let Some(peer) = rig.choose_peer(input)? else { return Ok(Act::Yes(0)) };
            Act::Says(peer, said::draw(input, rig, peer)?)
        }
        16..=21 => Act::Yes(input.arbitrary()?),
        22 => Act::Raw(bytes(input)?),
        23 => Act::Again {
            back: input.int_in_range(0..=31)?,
            offset: input.arbitrary()?,
            change: input.arbitrary()?,
        },
        24 if kind < 128 => rig.choose_peer(input)?.map_or(Act::Yes(0), Act::Challenge),
        24 => rig.choose_peer(input)?.map_or(Act::Yes(0), Act::Unreachable),
        25 => rig.choose_peer(input)?.map_or(Act::Yes(0), Act::PeerRestarts),
        26 if kind < 64 => Act::ResignAt(position(input)?),
        27 if kind < 64 => {
            rig.choose_peer(input)?.map_or(Act::Yes(0), |to| Act::Command(Command::Transfer(to)))
        }
        26 | 27 if kind >= 224 => Act::Command(candidacy(input)?),
        26 | 27 => Act::Command(command(input)?),
        28 => Act::ClockFault(number(input)?),
        29 if kind < 64 => Act::Void,
        29 => Act::Restart { prepared: input.arbitrary()?, other_promise: input.arbitrary()? },
        30 => Act::DiskFails(input.int_in_range(1..=3)?),
        _ => Act::Answered(input.ratio(3, 4)?),
    })
}

fn command(input: &mut Unstructured<'_>) -> Result<Command> {
    Ok(match input.int_in_range(0..=3)? {
        0 | 1 => Command::Resign,
        2 => Command::Bootstrap,
        _ => Command::SetPosition(position(input)?),
    })
}

/// A command about who should lead.
fn candidacy(input: &mut Unstructured<'_>) -> Result<Command> {
    Ok(match input.int_in_range(0..=2)? {
        0 => Command::SetStandby(input.arbitrary()?),
        1 => Command::SetStalled(input.arbitrary()?),
        _ => Command::SetPriority(Priority(input.arbitrary()?)),
    })
}

pub(super) fn position(input: &mut Unstructured<'_>) -> Result<Position> {
    Ok(Position { log_term: number(input)?, index: number(input)? })
}

/// From nothing to a little more than `length`.
pub(super) fn part_of(length: Duration, input: &mut Unstructured<'_>) -> Result<Duration> {
    Ok(length.scaled(input.int_in_range(0..=255)?, 192))
}

fn bytes(input: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let length = input.int_in_range(0..=140)?;
    let length = length.min(input.len());
    input.bytes(length).map(<[u8]>::to_vec)
}
