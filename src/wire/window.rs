//! Tells which datagrams of one life of a sender have been seen, by the sliding window of IPsec
//! (RFC 4303, section 3.4.3).
//!
//! Knows sequence numbers and nothing else.

/// The number of datagrams that may overtake another before it is too old to be believed. The
/// heartbeats of 6 ms of a colocated leader fit, and so does any burst that a switch reorders.
pub(super) const WIDTH: u64 = u128::BITS as u64;

/// Admits each sequence number once, and none that is too old to tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Window {
    highest: u64,
    /// Bit n says that `highest` - n has been seen.
    seen: u128,
}

impl Window {
    /// Creates a window that admits what is numbered above `sequence`, and nothing else.
    pub(super) const fn above(sequence: u64) -> Self {
        Self { highest: sequence, seen: u128::MAX }
    }

    /// Returns whether `sequence` comes for the first time, and remembers it.
    pub(super) const fn admit(&mut self, sequence: u64) -> bool {
        if sequence > self.highest {
            let ahead = sequence - self.highest;
            self.seen = if ahead < WIDTH { self.seen << ahead | 1 } else { 1 };
            self.highest = sequence;
            return true;
        }
        let behind = self.highest - sequence;
        if behind >= WIDTH || self.seen >> behind & 1 == 1 {
            return false;
        }
        self.seen |= 1 << behind;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;

    #[test]
    fn each_number_is_admitted_once_in_whatever_order_they_come() {
        let mut window = Window::above(0);
        let numbers = [3, 1, 2, 2, 130, 3, 4, 2, 129, 130, 131];
        let admitted = numbers.map(|number| window.admit(number));
        let expected = [true, true, true, false, true, false, true, false, true, false, true];
        assert_eq!(admitted, expected);
    }

    #[test]
    fn what_is_too_old_to_tell_is_not_admitted() {
        let mut window = Window::above(0);
        assert!(window.admit(1_000));
        assert!(window.admit(1_001 - WIDTH));
        assert!(!window.admit(1_000 - WIDTH));
    }

    #[test]
    fn nothing_at_or_below_the_beginning_is_admitted() {
        let mut window = Window::above(500);
        assert!((373..=500).all(|number| !window.admit(number)));
        assert!(window.admit(501));
        assert!((374..=501).all(|number| !window.admit(number)));
        assert!(window.admit(u64::MAX));
        assert!(!window.admit(u64::MAX));
    }

    #[test]
    fn it_agrees_with_a_set_that_forgets_nothing() {
        let (mut window, mut seen) = (Window::above(0), BTreeSet::new());
        let (mut state, mut highest) = (1_u64, 0);
        for step in 1..200_000_u64 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let number = (step / 3 + 1).saturating_sub((state >> 33) % 200).max(1);
            let too_old = number + WIDTH <= highest;
            let expected = !too_old && seen.insert(number);
            highest = highest.max(number);
            assert_eq!(window.admit(number), expected, "{number} below {highest}");
        }
    }
}
