//! Messages by number, and what each core was seen to do with each input.
//!
//! Equal inputs give equal outputs, bit for bit, so the core is run once for each core and input
//! that the search meets, however many states of the world share them.

use std::collections::HashMap;
use std::sync::Arc;

use interrex::message::{Body, Message};
use interrex::types::{Duration, Instant};

use super::state::{Core, Effect, Input};

/// The fate of the first write of an input.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Disk {
    Works,
    Fails,
    FailsAndLands,
}

/// One core, one input, one moment, and what the disk does.
pub type Question = (u128, Instant, Input, Disk);

/// The outcome.
#[derive(Debug)]
pub struct Reaction {
    pub core: Arc<Core>,
    pub effects: Vec<Effect>,
    pub panicked: bool,
}

#[derive(Clone, Default)]
pub struct Table {
    /// Recipient and message.
    pub messages: Vec<(u8, Message)>,
    numbers: HashMap<(u8, Message), u32>,
    /// The first core met of each identity.
    pub cores: HashMap<u128, Arc<Core>>,
    pub reactions: HashMap<Question, Arc<Reaction>>,
}

impl Table {
    /// The number of `message` to `to`. Moments that no recipient ever reads are left out, so that
    /// they keep no two messages apart: only a request's is echoed.
    /// An ack's own moment is read where leaders leave their votes to heirs (R15).
    pub fn canonical_number(&mut self, to: u8, message: &Message, leaves_bequests: bool) -> u32 {
        let mut kept = *message;
        match &mut kept.body {
            Body::Heartbeat(heartbeat) if heartbeat.mean_rtt > Duration::ZERO => {
                // Any known round trip will do for R7.
                heartbeat.mean_rtt = Duration::from_nanos(1);
            }
            Body::Heartbeat(_)
            | Body::PreVoteRequest(_)
            | Body::VoteRequest(_)
            | Body::RecoveryRequest(_) => {}
            Body::HeartbeatAck(_) if leaves_bequests => {}
            Body::PreVoteReply(_) | Body::RecoveryReply(_) => {
                kept.sent_at = Instant::ZERO;
                // Only the mean round trip is made of it; votes sample it as well.
                kept.echo = Instant::ZERO;
            }
            Body::HeartbeatAck(_)
            | Body::VoteReply(_)
            | Body::Resign(_)
            | Body::DeathNotice
            | Body::Bequest(_) => {
                kept.sent_at = Instant::ZERO;
            }
        }
        self.number(to, &kept)
    }

    /// The number of `message` to `to`, as it is.
    pub fn number(&mut self, to: u8, message: &Message) -> u32 {
        *self.numbers.entry((to, *message)).or_insert_with(|| {
            self.messages.push((to, *message));
            self.messages.len() as u32 - 1
        })
    }
}
