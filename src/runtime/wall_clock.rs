//! The wall clock, and whether a term may begin by it.
//!
//! Terms of nodes that remember none begin at the wall clock (R14): fencing tokens rise over the
//! loss of all that was stored only if the clock of that moment stands where it should. Knows
//! dates and what the kernel says of its clock. Knows nothing of elections.

use crate::types::Term;

use super::clock::unix_micros;
use super::error::StartError;
use super::host::HostWarning;
use super::sys;

/// The first of January 2020, in microseconds since 1970. This software is younger, so a clock
/// that stands before has never been set: most hosts without a battery start at 1970 or at their
/// firmware's date.
const NEVER_SET: u64 = 1_577_836_800_000_000;

/// The first of January 2025: a clock that stands before is not likely to be right.
const EARLIEST: u64 = 1_735_689_600_000_000;

/// The first of January 2050: a clock that stands there is far ahead. Terms that begin there
/// can't be taken back, and any other host's clock is behind them for that long.
const LATEST: u64 = 2_524_608_000_000_000;

/// The wall clock at one moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct WallClock {
    /// Microseconds since 1970.
    pub(super) unix_micros: u64,
    /// True if the kernel says that a daemon keeps it right.
    pub(super) is_synchronised: bool,
}

impl WallClock {
    pub(super) fn read() -> Self {
        Self { unix_micros: unix_micros(), is_synchronised: sys::is_wall_clock_kept() }
    }

    /// Returns the term above which the terms of a node begin that remembers none: the operator's,
    /// if one is given, else that of the clock.
    ///
    /// # Errors
    /// [`StartError::WallClock`] where there is none and the clock has never been set.
    pub(super) fn floor(&self, given: Option<Term>) -> Result<Term, StartError> {
        match given {
            Some(term) => Ok(term),
            None if self.unix_micros < NEVER_SET => {
                Err(StartError::WallClock { unix_seconds: self.unix_micros / 1_000_000 })
            }
            None => Ok(Term(self.unix_micros)),
        }
    }

    /// Returns what an operator should know before terms begin by this clock.
    pub(super) fn warnings(&self) -> impl Iterator<Item = HostWarning> {
        let is_off = !(EARLIEST..LATEST).contains(&self.unix_micros);
        let off = HostWarning::WallClockOff { unix_seconds: self.unix_micros / 1_000_000 };
        let alone = HostWarning::WallClockUnsynchronised;
        let off = is_off.then_some(off);
        off.into_iter().chain((!self.is_synchronised).then_some(alone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: u64 = 365 * 86_400 * 1_000_000;

    fn at(unix_micros: u64) -> WallClock {
        WallClock { unix_micros, is_synchronised: true }
    }

    fn words(clock: WallClock) -> Vec<String> {
        clock.warnings().map(|warning| warning.to_string()).collect()
    }

    #[test]
    fn no_term_begins_by_a_clock_that_was_never_set_unless_an_operator_gives_a_floor() {
        for never_set in [0, 1, 30 * YEAR, NEVER_SET - 1] {
            let error = at(never_set).floor(None).expect_err("it has never been set").to_string();
            assert!(error.contains("term_floor"), "it says what to do: {error}");
            let given = at(never_set).floor(Some(Term(7))).expect("an operator knows better");
            assert_eq!(given, Term(7));
        }
        let floor = at(NEVER_SET).floor(None).expect("it may have been set");
        assert_eq!(floor, Term(NEVER_SET));
    }

    #[test]
    fn an_operators_floor_is_taken_as_it_is() {
        let floor = at(EARLIEST).floor(Some(Term(5))).expect("there is one");
        assert_eq!(floor, Term(5), "below the clock too: it may be far ahead");
    }

    #[test]
    fn a_clock_far_off_or_kept_by_nobody_is_a_warning_that_says_so() {
        assert_eq!(words(at(EARLIEST)), [""; 0]);
        assert_eq!(words(at(LATEST - 1)), [""; 0]);
        for off in [0, EARLIEST - 1, LATEST, 130 * YEAR] {
            let words = words(at(off));
            assert_eq!(words.len(), 1, "{words:?}");
            assert!(words[0].contains(&(off / 1_000_000).to_string()), "{words:?}");
        }
        let alone = words(WallClock { is_synchronised: false, ..at(EARLIEST) });
        assert!(alone.len() == 1 && alone[0].contains("NTP"), "{alone:?}");
    }

    #[test]
    fn this_hosts_clock_can_be_read_without_changing_it() {
        let before = unix_micros();
        let read = WallClock::read();
        assert!((before..=unix_micros()).contains(&read.unix_micros), "{read:?}");
    }
}
