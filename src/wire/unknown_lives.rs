//! Remembers the challenges of unknown lives on one link, and decides which of them are answered.
//!
//! Knows lives, numbers and the time. Knows nothing of keys: a holder of the key has sealed what
//! comes here, now or long ago.
//!
//! Whoever has recorded challenges can replay them, and no tag tells that. Three things keep the
//! honest challenge from being lost among them:
//!
//! - **Each challenge is answered once.** A life numbers what it sends, so of each of the last
//!   [`LIVES`] lives that asked only what is numbered above its last challenge is new. Whoever has
//!   recorded no more lives than that has soon nothing new to say.
//! - **A lot decides where too many ask.** The first [`ANSWERS`] of a window are answered, and of
//!   those after them the k-th with a chance of `ANSWERS` in k. So of n that ask in one window,
//!   each has a chance of more than `ANSWERS` in n, wherever in the window it comes, and some
//!   `ANSWERS` (1 + ln(n / `ANSWERS`)) are answered in all: 17 of 100.
//! - **The question of each life is kept by itself**, so that no other takes its place before that
//!   life has proven itself.

use crate::types::{BootId, Duration, Instant, Nonce};

/// The number of lives that are remembered. A node that restarts more often than that, within the
/// time for which somebody records, loses the first protection and keeps the second.
pub(super) const LIVES: usize = 8;

/// The number of new challenges of one window that are answered for sure: an honest one comes once.
const ANSWERS: u64 = 4;

/// The longest window. An answer takes a few microseconds, whatever the pause between two
/// challenges is; in a long pause more could ask than any lot has a chance against.
const LONGEST_WINDOW: Duration = Duration::from_millis(1);

/// A life that has challenged this node.
#[derive(Clone, Copy, Debug)]
struct Asker {
    boot: BootId,
    /// The number of the last datagram that asked.
    sequence: u64,
    /// The last challenge, if it has not been answered.
    open: Option<Nonce>,
}

/// The lives of one peer that have asked and have not proven themselves.
#[derive(Clone, Debug)]
pub(super) struct UnknownLives {
    askers: [Option<Asker>; LIVES],
    /// The number of new challenges that have come in this window.
    asked: u64,
    window_since: Option<Instant>,
    /// The state of the generator. An observer of all that this node sends may foresee its numbers.
    /// But whoever can choose what arrives when needs no luck to keep a datagram away.
    random: u64,
}

impl UnknownLives {
    /// Creates the memory of a link on which nobody has asked. Its random numbers depend on `seed`.
    pub(super) const fn new(seed: u64) -> Self {
        // Any number but zero begins an xorshift.
        Self { askers: [None; LIVES], asked: 0, window_since: None, random: seed | 1 }
    }

    /// Remembers a challenge, and returns whether it is new.
    pub(super) fn note(&mut self, boot: BootId, sequence: u64, nonce: Nonce) -> bool {
        let place = self.place_of(boot);
        let asker = &mut self.askers[place];
        let last = asker.filter(|asker| asker.boot == boot).map_or(0, |asker| asker.sequence);
        if sequence <= last {
            return false;
        }
        *asker = Some(Asker { boot, sequence, open: Some(nonce) });
        true
    }

    /// Returns the place of that life, or else one for it: a free one, or that of a random life,
    /// since an attacker could use any fixed rule.
    fn place_of(&mut self, boot: BootId) -> usize {
        let is_its_own = |asker: &Option<Asker>| asker.is_some_and(|asker| asker.boot == boot);
        let own = self.askers.iter().position(is_its_own);
        let place = own.or_else(|| self.askers.iter().position(Option::is_none));
        place.unwrap_or_else(|| self.draw(LIVES as u64) as usize)
    }

    /// Returns whether a new challenge that came at `now` is answered at once.
    pub(super) fn may_answer(&mut self, now: Instant, pause: Duration) -> bool {
        let window = pause.min(LONGEST_WINDOW);
        if self.window_since.is_none_or(|since| now < since || now >= since + window) {
            (self.window_since, self.asked) = (Some(now), 0);
        }
        self.asked += 1;
        self.asked <= ANSWERS || self.draw(self.asked) < ANSWERS
    }

    /// Takes what that life has asked and was not answered yet.
    pub(super) fn take_open(&mut self, boot: BootId) -> Option<Nonce> {
        let asker = self.askers.iter_mut().flatten().find(|asker| asker.boot == boot);
        asker.and_then(|asker| asker.open.take())
    }

    /// Forgets the window: the clock that it was measured by has lied.
    pub(super) fn handle_clock_fault(&mut self) {
        self.window_since = None;
    }

    /// Draws a number below `bound` (xorshift64*, Vigna 2016).
    fn draw(&mut self, bound: u64) -> u64 {
        self.random ^= self.random >> 12;
        self.random ^= self.random << 25;
        self.random ^= self.random >> 27;
        (self.random.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32) % bound
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAUSE: Duration = Duration::from_millis(250);

    #[test]
    fn of_many_in_a_window_each_has_a_chance_wherever_it_comes_and_few_are_answered() {
        let mut lives = UnknownLives::new(7);
        let (windows, asking) = (10_000, 100);
        let mut answered = [0_u32; 100];
        for window in 0..windows {
            for (place, count) in answered.iter_mut().enumerate() {
                let now = Instant::from_nanos(window * 1_000_000 + place as u64 * 10_000);
                *count += u32::from(lives.may_answer(now, PAUSE));
            }
        }
        let least = answered.iter().min().copied().unwrap_or_default();
        // The last has a chance of 4 in 100: 400 of 10,000, give or take 20.
        assert!(least > 300, "{least} of {windows} for the one with the least luck among {asking}");
        let sum: u32 = answered.iter().sum();
        assert!(sum < 18 * windows as u32, "{sum} answers in {windows} windows");
    }

    #[test]
    fn a_challenge_is_new_once_and_none_of_that_life_before_it_is_new_after_it() {
        let mut lives = UnknownLives::new(7);
        let mut note = |boot, sequence| lives.note(BootId(boot), sequence, Nonce(sequence));
        assert!(note(1, 5));
        assert!(!note(1, 5));
        assert!(!note(1, 4));
        assert!(note(1, 6));
        (2..=LIVES as u64).for_each(|boot| assert!(note(boot, 1)));
        (2..=LIVES as u64).for_each(|boot| assert!(!note(boot, 1)));
        assert!(!note(1, 6));
    }

    #[test]
    fn what_a_life_has_asked_is_kept_whoever_asks_after_it() {
        let mut lives = UnknownLives::new(7);
        lives.note(BootId(1), 1, Nonce(11));
        (2..=LIVES as u64).for_each(|boot| {
            lives.note(BootId(boot), 1, Nonce(1));
        });
        assert_eq!(lives.take_open(BootId(1)), Some(Nonce(11)));
        assert_eq!(lives.take_open(BootId(1)), None);
    }
}
