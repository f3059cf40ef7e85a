//! Commands from outside, and their answers.
//!
//! Knows what is asked of the node, and how its outcome is told in words.

use std::thread::Builder;

use crossbeam::channel::Sender;
use interrex::{NodeId, NodeSet, ResignOutcome, Resignation};
use tracing::{error, warn};

use super::Daemon;
use crate::node;

/// A command from outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Command {
    Resign,
    Transfer(NodeId),
    /// To take part without these members.
    Bootstrap(NodeSet),
    StandBy,
    EndStandby,
}

/// The answer to a [`Command`].
pub(crate) type Answer = Result<String, String>;

impl Daemon {
    pub(super) fn on_command(&mut self, command: Command, answer: Sender<Answer>) {
        let drain = node::drain_limit(&self.settings);
        let asked = match command {
            Command::Resign => self.handle.resign(drain),
            Command::Transfer(to) => self.handle.transfer(to, drain),
            Command::StandBy => {
                self.is_put_aside = true;
                self.handle.stand_by(drain)
            }
            Command::EndStandby => {
                let _ = answer.send(self.end_standby());
                return;
            }
            Command::Bootstrap(lost) => {
                let _ = answer.send(self.bootstrap(lost));
                return;
            }
        };
        match asked {
            Ok(asked) => answer_later(asked, command, drain, answer),
            Err(error) => {
                let _ = answer.send(Err(error.to_string()));
            }
        }
    }

    fn end_standby(&mut self) -> Answer {
        if self.exit.is_some() {
            return Err("this node is about to end".to_owned());
        }
        self.is_put_aside = false;
        self.standby_asked = None;
        self.settle_standby();
        let words = match self.is_unhealthy {
            true => "standby by command is over; a check still fails",
            false => "this node stands for election again",
        };
        Ok(words.to_owned())
    }

    /// Takes the operator's word that these members are lost. They must be all that this node waits
    /// for: nobody shall vouch for one that he has not thought of.
    fn bootstrap(&self, lost: NodeSet) -> Answer {
        let waits_for = self.view.metrics().waits_for;
        if waits_for.is_empty() {
            return Err("this node waits for nobody, so there is nothing to do".to_owned());
        }
        if lost != waits_for {
            return Err(format!(
                "this node waits for {}, and not for {}: nothing was done. If all of those are \
                 lost for good, name them all, and nobody else",
                listed(waits_for),
                listed(lost)
            ));
        }
        warn!(lost = listed(lost), "by command, this node takes part without members");
        self.handle.bootstrap().map_err(|error| error.to_string())?;
        Ok(format!("this node takes part without {}", listed(lost)))
    }
}

/// Returns members as people read them.
fn listed(members: NodeSet) -> String {
    members.iter().map(|member| member.to_string()).collect::<Vec<_>>().join(", ")
}

/// Waits for the outcome on a thread of its own, and answers.
fn answer_later(
    asked: Resignation,
    command: Command,
    drain: interrex::Duration,
    answer: Sender<Answer>,
) {
    let limit = drain + interrex::Duration::from_millis(1_000);
    let waits = move || {
        let _ = answer.send(match asked.wait(limit) {
            Some(outcome) => words_of(command, &outcome),
            None => Err("the node does not answer: its polling thread stalls".to_owned()),
        });
    };
    if let Err(error) = Builder::new().name("outcome".into()).spawn(waits) {
        error!("no thread can be had to wait for an outcome: {error}");
    }
}

fn words_of(command: Command, outcome: &ResignOutcome) -> Answer {
    let words = outcome.to_string();
    match outcome {
        ResignOutcome::Resigned { .. }
        | ResignOutcome::NoHeir { .. }
        | ResignOutcome::NotSent { .. } => Ok(words),
        // It stands by all the same.
        ResignOutcome::NotLeading { .. } if command == Command::StandBy => {
            Ok("this node stands by".to_owned())
        }
        ResignOutcome::NotLeading { .. }
        | ResignOutcome::Lost { .. }
        | ResignOutcome::Refused(_)
        | ResignOutcome::NodeGone => Err(words),
    }
}
