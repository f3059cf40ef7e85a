//! A size of memory, in words: `2GiB`, `256MiB`, `none`.
//!
//! Knows what this machine has left, and what it could not hold: a machine that swaps or kills
//! measures nothing.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use procfs::{Current, Meminfo};
use serde::Serialize;

/// Memory that each member holds, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Ballast(pub(crate) u64);

const UNITS: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

/// Memory that is left to everybody else.
const RESERVE: u64 = 512 << 20;

const FORM: &str = "a whole number with KiB, MiB or GiB, as in 256MiB, or none";

// Own code, since the crates for byte sizes take `2GB` and `2` too, of which nobody knows what was
// meant.
impl FromStr for Ballast {
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

impl fmt::Display for Ballast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = UNITS.iter().find(|(_, size)| self.0 >= *size && self.0.is_multiple_of(*size));
        match unit {
            Some((unit, size)) => write!(f, "{}{unit}", self.0 / size),
            None => f.write_str("none"),
        }
    }
}

impl Ballast {
    /// Returns true if members hold nothing.
    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Returns the option as the command line has it, after a space; nothing where members hold
    /// nothing.
    pub(crate) fn argument(self) -> String {
        if self.is_none() { String::new() } else { format!(" --ballast {self}") }
    }

    /// Returns why `members` that each hold it are too many for this machine; `None` if they fit,
    /// or nobody says.
    pub(crate) fn too_much(self, members: u8) -> Option<String> {
        if self.is_none() {
            return None;
        }
        self.too_much_of(members, Meminfo::current().ok()?.mem_available?)
    }

    /// Returns the time that one member may take to fill it behind all others: 128 MiB a second.
    pub(crate) fn filling_time(self) -> Duration {
        Duration::from_secs(self.0 >> 27)
    }

    fn too_much_of(self, members: u8, available: u64) -> Option<String> {
        let together = self.0.saturating_mul(members.into());
        let most = available.saturating_sub(RESERVE);
        (together > most).then(|| {
            let mib = |bytes: u64| bytes >> 20;
            format!(
                "invalid value '{self}' for '--ballast <SIZE>': {members} members would hold {} MiB \
                 together, and this machine has {} MiB available, of which {} are left alone. Name at \
                 most {}MiB, or fewer --nodes",
                mib(together),
                mib(available),
                mib(RESERVE),
                mib(most / u64::from(members.max(1))),
            )
        })
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
            assert_eq!(said.parse(), Ok(Ballast(bytes)), "{said}");
            assert_eq!(Ballast(bytes).to_string(), said);
        }
        assert_eq!(("0GiB".parse(), "256 MiB".parse()), (Ok(Ballast(0)), Ok(Ballast(256 << 20))));
        for said in ["", "2", "GiB", "2GB", "2gib", "-1GiB", "1.5GiB", "2 G", "99999999999GiB"] {
            assert!(said.parse::<Ballast>().is_err(), "{said}");
        }
    }

    #[test]
    fn what_the_machine_cannot_hold_is_invalid_with_what_it_can() {
        let ballast = Ballast(2 << 30);
        assert_eq!(ballast.too_much_of(3, 7 << 30), None);
        let reason = ballast.too_much_of(3, 6 << 30).expect("nothing would be left");
        for part in ["--ballast", "'2GiB'", "6144 MiB", "at most 1877MiB"] {
            assert!(reason.contains(part), "{part} is not in: {reason}");
        }
        assert_eq!(Ballast::default().too_much(128), None);
    }
}
