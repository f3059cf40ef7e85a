//! The key of one run: made in memory, given to the members, and gone with the process.
//!
//! Knows the line that it is handed on in: to a member's process among its orders on stdin, never
//! as an argument, in the environment or in a file. No debug output shows it.

use std::fmt;

use interrex::runtime::{KeyFileError, random_key};
use interrex::wire::{KeyError, Keyring};
use interrex::{ClusterId, SubscriberId, SubscriberKey};
use serde::{Deserialize, Serialize};

/// The number that the key goes by; a run has one only.
const ID: u8 = 1;

/// The key that the members of this run seal with.
#[derive(Clone, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct RunKey {
    /// The line of a key file; it has been read once, so it can be read again.
    line: String,
}

impl RunKey {
    /// Draws a key that no run has had before.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn draw() -> Result<Self, KeyFileError> {
        let line = random_key(ID)?.to_line().trim_end().to_owned();
        Ok(Self::try_from(line)?)
    }

    /// Returns the key of one subscriber.
    pub fn of_subscriber(&self, cluster: ClusterId, subscriber: SubscriberId) -> SubscriberKey {
        SubscriberKey::derive(self.ring().sealing(), cluster, subscriber)
    }

    /// Returns the keys that a node is built with.
    pub fn ring(&self) -> Keyring {
        Keyring::parse(&self.line).expect("the line was read when this was made")
    }
}

impl TryFrom<String> for RunKey {
    type Error = KeyError;

    fn try_from(line: String) -> Result<Self, KeyError> {
        Keyring::parse(&line).map(|_| Self { line })
    }
}

impl From<RunKey> for String {
    fn from(key: RunKey) -> Self {
        key.line
    }
}

impl fmt::Debug for RunKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunKey").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_way_through_a_line_and_shows_itself_nowhere_else() {
        let key = RunKey::draw().expect("the system has random numbers");
        let line = serde_json::to_string(&key).expect("a key is JSON");
        assert!(!line.contains('\n'));
        let told: RunKey = serde_json::from_str(&line).expect("and back");
        assert_eq!((told.line.as_str(), told.ring().sealing_id()), (key.line.as_str(), ID));
        let digits = key.line.split_whitespace().last().expect("an id and digits");
        assert!(digits.len() == 64 && !format!("{key:?}").contains(digits));
    }

    #[test]
    fn two_runs_have_two_keys() {
        let draw = || RunKey::draw().expect("the system has random numbers").line;
        assert_ne!(draw(), draw());
    }

    #[test]
    fn what_is_no_key_is_invalid_and_not_shown() {
        let error = serde_json::from_str::<RunKey>("\"1 5ecre7\"").expect_err("too short");
        assert!(!error.to_string().contains("5ecre7"), "{error}");
    }
}
