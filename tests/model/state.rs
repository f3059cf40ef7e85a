//! The world's state, and what can happen in it.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use interrex::election::{Election, HardState, Standing};
use interrex::message::Message;

use super::guardian::{Death, Page};
use super::past::Past;
use super::setting::Bounds;

/// A core with its identity; equal identities are equal states.
#[derive(Debug)]
pub struct Core {
    pub election: Election,
    pub id: u128,
}

impl PartialEq for Core {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Core {}

impl Hash for Core {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.id.hash(hasher);
    }
}

/// Something a core wants done that others can notice.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Effect {
    /// The bequest in the page is taken back; where the page is void, nothing follows (R15).
    Withdraw,
    Persist(HardState),
    /// The state that a restart may find, though it is not the node's yet.
    Prepare(HardState),
    /// A restart may find this, of a write that has failed.
    Landed(HardState),
    Publish(Standing),
    /// The message, and its number in the table with each recipient.
    Send(Message, Vec<(u32, u8)>),
    /// A campaign has begun: what S6 watches.
    Campaign,
    /// A leader gives its lease up.
    GiveUp,
    /// This bequest takes the place of the one in the page; its heir stands before it.
    Bequeath(Option<(u8, Message)>),
}

/// One node: its core while it runs, and what outlives a crash.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Host {
    pub core: Option<Arc<Core>>,
    pub durable: HardState,
    /// The state that a broken store takes for durable, since it was prepared once; nothing in one
    /// that is sound.
    pub trusted: Option<HardState>,
    /// The standing that others in the node's process see.
    pub published: Option<Standing>,
    pub boots: u8,
    pub page: Page,
    /// The position of the node's application.
    pub position: u64,
    /// The position that the core was told of.
    pub told_position: u64,
    /// The highest position in which the application has found that its node leads.
    pub led_position: u64,
    /// The ticks by which the node's clock was set back.
    pub behind: u16,
    /// The outputs that a stalled node has still to carry out.
    pub pending: Vec<Effect>,
}

/// Everything there is at one moment.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct State {
    pub time: u16,
    pub hosts: Vec<Host>,
    pub deaths: Vec<Death>,
    /// Every message ever sent, by its number, in ascending order. None is ever removed: each may
    /// arrive at any time, and again.
    pub sent: Vec<u32>,
    /// The part that was used up of [`Setting::bounds`](super::setting::Setting::bounds); `ticks`
    /// counts none.
    pub used: Bounds,
    pub past: Past,
    pub steps: Steps,
}

/// The number of actions since the start. It is no part of what tells two states apart: a search
/// meets each state first on a shortest way.
#[derive(Clone, Copy, Default, Debug)]
pub struct Steps(pub usize);

impl PartialEq for Steps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Steps {}

impl Hash for Steps {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Input {
    /// A message of the table arrives; it names its recipient.
    Message(u32),
    /// [`Election::handle_timeout`], at a deadline or later.
    Timeout,
    Resign,
    /// [`Command::Transfer`](interrex::election::Command::Transfer) to this node.
    Transfer(u8),
    /// The core is told of the application's position.
    Position(u64),
    /// [`Election::handle_clock_fault`], although the clock is sound.
    ClockFault,
    /// The same, and the clock is set back.
    ClockSetBack,
    /// [`Election::handle_unreachable`] about this node, whether it lives or not.
    Unreachable(u8),
}

/// The fate of the outputs of one input.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Fate {
    /// All are carried out.
    Done,
    /// After that many of them the node stalls: it goes on later, or crashes.
    Stall(u8),
    /// The first write fails.
    DiskFails,
    /// The first write fails, and is on the disk all the same.
    DiskFailsAndLands,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Action {
    Input {
        node: u8,
        input: Input,
        fate: Fate,
    },
    /// A stalled node goes on.
    Resume(u8),
    Crash(u8),
    Restart(u8),
    /// The application of a leader comes to its next position, and asks whether it still leads.
    Advance(u8),
    /// A node finds that its guardian has taken it for dead: it resigns, and says nothing more.
    FindVoid(u8),
    /// The guardian of this node and life voids its page, whether that life is over or not.
    Void(u8, u8),
    /// It says that they have died.
    Notice(u8, u8),
    /// All clocks go on by one tick.
    Tick,
}

impl State {
    pub fn running(&self, node: u8) -> Option<&Arc<Core>> {
        let host = &self.hosts[usize::from(node)];
        host.core.as_ref().filter(|_| host.pending.is_empty())
    }

    pub fn death_mut(&mut self, node: u8, life: u8) -> Option<&mut Death> {
        self.deaths.iter_mut().find(|death| (death.node, death.life) == (node, life))
    }

    /// Hands the message of that number to the network.
    pub fn send(&mut self, number: u32) {
        if let Err(place) = self.sent.binary_search(&number) {
            self.sent.insert(place, number);
        }
    }
}
