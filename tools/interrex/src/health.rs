//! Decides by a row of tries whether a check passes.
//!
//! Knows successes and failures in a row. Knows nothing of what is tried.

/// The state of one check.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Health {
    rise: u32,
    fall: u32,
    passes: bool,
    /// Tries in a row that say the contrary of `passes`.
    against: u32,
    changes: u64,
}

impl Health {
    /// Returns a check that passes or fails until its tries say otherwise: `rise` successes or
    /// `fall` failures in a row.
    pub(crate) const fn new(rise: u32, fall: u32, passes: bool) -> Self {
        Self { rise, fall, passes, against: 0, changes: 0 }
    }

    /// Takes in a try. Returns whether the check passes or fails now and did not before.
    pub(crate) fn on_try(&mut self, succeeded: bool) -> bool {
        if succeeded == self.passes {
            self.against = 0;
            return false;
        }
        self.against += 1;
        let needed = if succeeded { self.rise } else { self.fall };
        if self.against < needed {
            return false;
        }
        (self.passes, self.against) = (succeeded, 0);
        self.changes += 1;
        true
    }

    pub(crate) const fn passes(&self) -> bool {
        self.passes
    }

    /// Returns how often it has changed.
    pub(crate) const fn changes(&self) -> u64 {
        self.changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(health: &mut Health, tries: &str) -> Vec<bool> {
        tries
            .chars()
            .map(|succeeded| {
                health.on_try(succeeded == '+');
                health.passes()
            })
            .collect()
    }

    #[test]
    fn a_check_passes_after_successes_in_a_row_and_fails_after_failures_in_a_row() {
        let mut health = Health::new(2, 3, false);
        assert!(!health.passes(), "nothing is known of it yet");
        assert_eq!(after(&mut health, "+-++"), [false, false, false, true]);
        assert_eq!(after(&mut health, "--+---"), [true, true, true, true, true, false]);
        assert_eq!(health.changes(), 2);
    }

    #[test]
    fn a_check_that_flaps_faster_than_it_counts_changes_nothing() {
        let mut health = Health::new(2, 2, false);
        after(&mut health, "++");
        assert!(after(&mut health, "-+-+-+-+").into_iter().all(|passes| passes));
        assert_eq!(health.changes(), 1);
    }

    #[test]
    fn a_change_is_told_once() {
        let mut health = Health::new(1, 1, false);
        assert!(health.on_try(true) && !health.on_try(true));
        assert!(health.on_try(false) && !health.on_try(false));
    }
}
