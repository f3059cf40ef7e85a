//! One member that is far from all others, whatever it is, makes nobody else wait: the round trip
//! that others go by is a quorum's (R8).
//!
//! `cargo test -p interrex-sim --test timing slow_members`

use interrex::{Duration, MemberKind, NodeId, Timing};
use interrex_sim::{Cluster, Detail, Fault, Guardian, Plan, Seat, Storm, Time, Who};

use crate::us;

const SETTLED: Duration = us(300_000);

/// The means by which followers learn of the leader's death besides its silence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Signal {
    PortUnreachable,
    DeathNotice,
}

/// A cluster of which the last member is far, or not.
#[derive(Clone, Copy, Debug)]
struct Case {
    timing: Timing,
    voters: u8,
    /// The member on top of the voters, if any.
    last: Option<MemberKind>,
    signal: Signal,
}

impl Case {
    fn plan(&self, seed: u64, far: Option<Duration>) -> Plan {
        let mut seats = vec![Seat::voter(self.timing); usize::from(self.voters)];
        seats.extend(self.last.map(|kind| Seat { kind, ..Seat::voter(self.timing) }));
        let last = seats.len() as u8 - 1;
        let length = SETTLED + us(200_000);
        let mut plan = Plan::calm(seats, length).among_quiet_hosts();
        plan.seed = seed;
        if self.signal == Signal::DeathNotice {
            let (learns_within, pauses) = (us(60), Duration::ZERO);
            plan.guardian = Some(Guardian { learns_within, pauses, shares_page: false });
        }
        match far {
            Some(by) => plan.with(us(0), length, Fault::Storm(Storm::Detour(Who::Node(last), by))),
            None => plan,
        }
    }

    /// Returns the time from the death of the leader's process to another's lease.
    fn failover(&self, seed: u64, far: Option<Duration>) -> Duration {
        let mut cluster = Cluster::new(self.plan(seed, far), Detail::Nothing);
        // Anywhere in a heartbeat interval.
        let dies = Time::after(SETTLED + us(seed * 97 % 10_000));
        cluster.run_until(dies);
        let (term, leader) = cluster.holder().expect("nothing went wrong");
        assert_eq!(leader, NodeId::new(0).expect("0 is below 128"), "the far one does not lead");
        cluster.crash(leader);
        while cluster.holder().is_none_or(|(later, _)| later <= term) {
            assert!(cluster.step() && cluster.violation().is_none(), "{:?}", cluster.violation());
            assert!(cluster.now() < Time::after(SETTLED + us(190_000)), "{self:?}, seed {seed}");
        }
        cluster.now().since(dies)
    }

    /// Returns the median and the slowest but one in twenty.
    fn failovers(&self, far: Option<Duration>) -> [Duration; 2] {
        let mut all: Vec<_> = (0..24).map(|seed| self.failover(seed, far)).collect();
        all.sort();
        [all[all.len() / 2], all[all.len() * 95 / 100]]
    }

    /// Fails unless the others replace their leader as if the far one were near.
    fn is_unhurt(&self) {
        let near = self.failovers(None);
        for by in [us(2_000), us(40_000), us(90_000)] {
            let far = self.failovers(Some(by));
            println!("{:?} {:?} later by {by}: {far:?}, near: {near:?}", self.signal, self.last);
            // Without a voter that is far, the promises of all the others must be over, and not of
            // the first two alone: they differ by a part of a heartbeat interval.
            let parts = if self.last.is_some() { 1 } else { 5 };
            let noise = self.timing.heartbeat_interval.scaled(parts, 10) + us(20);
            for (far, near) in far.into_iter().zip(near) {
                assert!(far <= near + noise, "{self:?}, later by {by}: {far}, near {near}");
            }
        }
    }
}

fn everywhere(voters: u8, last: Option<MemberKind>) {
    for timing in [Timing::fast(), Timing::lan(), Timing::guarded()] {
        for signal in [Signal::PortUnreachable, Signal::DeathNotice] {
            Case { timing, voters, last, signal }.is_unhurt();
        }
    }
}

#[test]
fn a_far_observer_slows_no_failover() {
    everywhere(3, Some(MemberKind::Observer));
}

#[test]
fn a_far_voter_of_five_slows_no_failover() {
    everywhere(5, None);
}
