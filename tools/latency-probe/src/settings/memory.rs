//! A size of memory, in words: `2GiB`, `256MiB`, `none`.
//!
//! Knows how sizes are written, and nothing of who holds them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::Serialize;

/// Memory, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Memory(pub(crate) u64);

const UNITS: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

const FORM: &str = "a whole number with KiB, MiB or GiB, as in 256MiB, or none";

// Own code, since the crates for byte sizes take `2GB` and `2` too, of which nobody knows what was
// meant.
impl FromStr for Memory {
    type Err = String;

    fn from_str(said: &str) -> Result<Self, String> {
        if said == "none" {
            return Ok(Self(0));
        }
        let unit = UNITS.iter().find_map(|(unit, size)| Some((said.strip_suffix(unit)?, size)));
        let (digits, size) = unit.ok_or(FORM)?;
        let count: u64 = digits.trim_end().parse().map_err(|_| FORM.to_owned())?;
        count.checked_mul(*size).map(Self).ok_or_else(|| "more than any memory".to_owned())
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = UNITS.iter().find(|(_, size)| self.0 >= *size && self.0.is_multiple_of(*size));
        match unit {
            Some((unit, size)) => write!(f, "{}{unit}", self.0 / size),
            None => f.write_str("none"),
        }
    }
}

impl Memory {
    /// Returns true if there is nothing to hold.
    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Returns the option as the command line has it, after a space; nothing where there is
    /// nothing to hold.
    pub(super) fn argument(self, option: &str) -> String {
        if self.is_none() { String::new() } else { format!(" {option} {self}") }
    }

    /// Returns the time that one process may take to fill it behind all others: 128 MiB a second.
    pub(crate) fn filling_time(self) -> Duration {
        Duration::from_secs(self.0 >> 27)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_a_number_and_a_unit_and_are_written_as_they_are_read() {
        for (said, bytes) in [
            ("none", 0),
            ("4KiB", 4 << 10),
            ("256MiB", 256 << 20),
            ("1536MiB", 1_536 << 20),
            ("2GiB", 2 << 30),
        ] {
            assert_eq!(said.parse(), Ok(Memory(bytes)), "{said}");
            assert_eq!(Memory(bytes).to_string(), said);
        }
        assert_eq!(("0GiB".parse(), "256 MiB".parse()), (Ok(Memory(0)), Ok(Memory(256 << 20))));
        for said in ["", "2", "GiB", "2GB", "2gib", "-1GiB", "1.5GiB", "2 G", "99999999999GiB"] {
            assert!(said.parse::<Memory>().is_err(), "{said}");
        }
    }
}
