//! The start of a core that breaks a rule: what it owes is cut short (R13, R14).

use crate::types::{Instant, Term};

use super::super::Election;
use super::super::hard_record::HardState;
use super::super::recovery::Recovery;
use super::super::timer::Timer;
use super::Sabotage;

impl Election {
    /// Makes this core break one rule from now on.
    pub fn sabotage(&mut self, rule: Sabotage) {
        self.saboteur.rule = Some(rule);
        if rule == Sabotage::NoRestartSilence && !self.is_recovering() {
            self.silent_until = Instant::ZERO;
        }
        if rule == Sabotage::ForgetBequest && !self.is_recovering() {
            self.hard.set_unwritten(HardState { vote_spent: false, ..self.hard.state() });
        }
        let campaign_or_promise = self.silence_owed(true);
        let promise = self.silence_owed(false);
        let voting = self.membership.voting;
        let Recovery::Asking(inquiry) = &mut self.recovery else { return };
        if rule == Sabotage::AskAtOnce {
            inquiry.asks_from = inquiry.asks_from - campaign_or_promise;
        }
        if rule == Sabotage::SilentForPromisesAlone {
            inquiry.asks_from = inquiry.asks_from - campaign_or_promise + promise;
        }
        if rule == Sabotage::RejoinUnasked {
            inquiry.ready = voting.iter().take(voting.quorum()).collect();
        }
        if rule == Sabotage::NoTermFloor {
            inquiry.floor = Term::ZERO;
        }
        let asks_from = inquiry.asks_from;
        self.timers.set(Timer::Inquiry, asks_from);
    }
}
