//! A wait that learns nothing. Knows one length of time.

use super::arrival::{Arrival, Detector};
use crate::types::Duration;

/// Allows for the same lateness whatever was heard.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Fixed(pub Duration);

impl Detector for Fixed {
    fn on_arrival(&mut self, _: Arrival) {}

    fn slack(&self) -> Duration {
        self.0
    }
}
