//! The roles as others see them. What belongs to each alone stands in `state.rs`.

/// The part that a node plays at the moment.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Role {
    /// Hears a leader, or waits for one.
    Follower = 0,
    /// Asks whether it would be elected (R6).
    PreCandidate = 1,
    /// Asks for votes (R3).
    Candidate = 2,
    /// Leads its term; may act while it holds a lease.
    Leader = 3,
}

impl Role {
    /// Returns the role with this number.
    pub const fn from_number(number: u8) -> Option<Role> {
        match number {
            0 => Some(Role::Follower),
            1 => Some(Role::PreCandidate),
            2 => Some(Role::Candidate),
            3 => Some(Role::Leader),
            _ => None,
        }
    }

    /// Returns its name as metrics and tables show it.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Follower => "follower",
            Role::PreCandidate => "pre-candidate",
            Role::Candidate => "candidate",
            Role::Leader => "leader",
        }
    }
}
