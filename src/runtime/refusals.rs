//! What is told of refused datagrams, and how often: a flood of them must not become a flood of words.
//!
//! Knows reasons and the time, and nothing of where words go.

use crate::types::{Duration, Instant};
use crate::wire::Refusal;

/// The least time between two tellings of one reason.
const PAUSE: Duration = Duration::from_millis(1_000);

/// What is called with a reason, and how many datagrams were refused for it since the last call.
pub(super) type OnRefused = Box<dyn FnMut(Refusal, u64) + Send>;

/// One reason's account.
#[derive(Clone, Copy)]
struct Account {
    untold: u64,
    told_at: Option<Instant>,
}

/// The refusals of a node that are yet to be told.
pub(super) struct Refusals {
    tell: Option<OnRefused>,
    accounts: [Account; Refusal::ALL.len()],
}

impl Refusals {
    pub(super) fn new(tell: Option<OnRefused>) -> Self {
        Self { tell, accounts: [Account { untold: 0, told_at: None }; Refusal::ALL.len()] }
    }

    pub(super) fn on_refused(&mut self, now: Instant, refusal: Refusal) {
        let Some(tell) = &mut self.tell else { return };
        let account = &mut self.accounts[refusal.index()];
        account.untold += 1;
        // A clock fault may have set the time back: then it is told once more than it had to be.
        let is_due = account.told_at.is_none_or(|at| now < at || now >= at + PAUSE);
        if is_due {
            account.told_at = Some(now);
            tell(refusal, std::mem::take(&mut account.untold));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn each_reason_is_told_once_a_second_with_all_that_came_meanwhile() {
        let (sender, told) = mpsc::channel();
        let tell = move |refusal, count| sender.send((refusal, count)).expect("somebody listens");
        let mut refusals = Refusals::new(Some(Box::new(tell)));
        for ms in 0..2_500 {
            let now = Instant::from_nanos(ms * 1_000_000);
            refusals.on_refused(now, Refusal::Tag);
            if ms == 700 {
                refusals.on_refused(now, Refusal::Key);
            }
        }
        let told: Vec<_> = told.try_iter().collect();
        let expected =
            [(Refusal::Tag, 1), (Refusal::Key, 1), (Refusal::Tag, 1_000), (Refusal::Tag, 1_000)];
        assert_eq!(told, expected);
    }
}
