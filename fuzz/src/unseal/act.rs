//! The acts that can happen to links, and their names in bytes. Knows nothing of links.

use arbitrary::{Arbitrary, Result, Unstructured};

use super::model::NODES;

/// A byte of a datagram, and what is changed in it.
pub(super) type Edit = (u8, u8);

/// One thing that happens. A datagram is named by how many were sent after it.
#[derive(Clone, Debug)]
pub(super) enum Act {
    /// `from` seals so many messages for `to`.
    Say { from: usize, to: usize, count: u8 },
    /// `from` seals a bequest for `to`, which is to come once it is dead.
    SayLast { from: usize, to: usize },
    /// `from` seals what no encoder writes, for `to`.
    SayOdd { from: usize, to: usize, edits: [Edit; 2] },
    /// The life of `from` ends, and the next begins. Its guardian has a notice and a bequest for
    /// `to`.
    Die { from: usize, to: usize },
    /// `node` sends the challenges that are due.
    Challenge { node: usize },
    /// A datagram arrives, where it is meant for or elsewhere.
    Deliver { back: u16, to: Option<usize> },
    /// The latest so many arrive, from the first to the last or the other way round.
    DeliverMany { count: u8, reversed: bool },
    /// One arrives damaged: in some bytes, and in its length.
    Damage { back: u16, edits: [Edit; 3], length: Option<u8> },
    /// The beginning of one arrives with the end of another.
    Splice { back: u16, other: u16, at: u8 },
    /// Bytes of nobody's arrive.
    Raw { to: usize, bytes: Vec<u8> },
    /// Somebody without the key says something in the name of `from`.
    Forge { from: usize, to: usize, key_id: u8, with_challenge: bool },
    /// A node's process ends, and the next life begins.
    Restart { node: usize },
    /// A node's keys change, to this step of a change of keys.
    Rekey { node: usize, step: usize },
    /// So many microseconds pass.
    Wait { us: u32 },
    /// A node finds that its clock lied; this is the time.
    ClockFault { node: usize, now: u64 },
}

impl<'a> Arbitrary<'a> for Act {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let kind = input.int_in_range(0..=u8::MAX)?;
        Ok(match kind % 19 {
            0..=2 if kind >= 152 => Act::SayLast { from: node(input)?, to: node(input)? },
            0..=2 => Act::Say { from: node(input)?, to: node(input)?, count: count(input)? },
            3 => {
                let (from, to) = (node(input)?, node(input)?);
                let edits: [Edit; 2] = input.arbitrary()?;
                // An act of its own would change the meaning of all seeds.
                match edits[0].0 {
                    u8::MAX => Act::Die { from, to },
                    _ => Act::SayOdd { from, to, edits },
                }
            }
            4 | 5 => Act::Challenge { node: node(input)? },
            6..=8 => Act::Deliver { back: back(input)?, to: None },
            9 => Act::Deliver { back: back(input)?, to: Some(node(input)?) },
            10 => Act::DeliverMany { count: many(input)?, reversed: input.arbitrary()? },
            11 => Act::Damage {
                back: back(input)?,
                edits: input.arbitrary()?,
                length: input.arbitrary()?,
            },
            12 => Act::Splice { back: back(input)?, other: back(input)?, at: input.arbitrary()? },
            13 => Act::Raw { to: node(input)?, bytes: bytes(input)? },
            14 => Act::Forge {
                from: node(input)?,
                to: node(input)?,
                key_id: input.int_in_range(1..=3)?,
                with_challenge: input.arbitrary()?,
            },
            15 => Act::Restart { node: node(input)? },
            16 => Act::Rekey { node: node(input)?, step: input.int_in_range(0..=3)? },
            17 => Act::Wait { us: input.int_in_range(0..=400_000)? },
            _ => Act::ClockFault { node: node(input)?, now: moment(input)? },
        })
    }
}

fn node(input: &mut Unstructured<'_>) -> Result<usize> {
    input.int_in_range(0..=NODES - 1)
}

/// Mostly one; now and then so many that a window moves.
fn count(input: &mut Unstructured<'_>) -> Result<u8> {
    let count = input.int_in_range(0..=u8::MAX)?;
    Ok(if count < 224 { 1 } else { count - 100 })
}

/// Mostly a few; now and then all of the last burst.
fn many(input: &mut Unstructured<'_>) -> Result<u8> {
    let count = input.int_in_range(0..=u8::MAX)?;
    Ok(if count < 192 { count % 16 } else { count - 100 })
}

/// Mostly one of the latest.
fn back(input: &mut Unstructured<'_>) -> Result<u16> {
    let near = input.int_in_range(0..=u8::MAX)?;
    if near < 248 { Ok(u16::from(near % 16)) } else { input.int_in_range(0..=999) }
}

fn bytes(input: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let length = input.int_in_range(0..=140)?;
    let length = length.min(input.len());
    input.bytes(length).map(<[u8]>::to_vec)
}

/// Clocks show nothing of the last 50 years that there are.
fn moment(input: &mut Unstructured<'_>) -> Result<u64> {
    Ok(input.arbitrary::<u64>()? >> input.int_in_range(1..=63)?)
}
