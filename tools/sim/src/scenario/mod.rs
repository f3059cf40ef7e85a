//! Runs that have a name: for each a function from an order to a plan.
//!
//! | file | what happens in its runs |
//! |---|---|
//! | `mixed.rs` | everything at random |
//! | `links.rs` | partitions of every shape |
//! | `lives.rs` | processes die, pause and come back; clocks lie |
//! | `disks.rs` | writes that fail and land all the same, or take their time |
//! | `unreachable.rs` | hosts say that a process is gone, or somebody lies about it |
//! | `guardians.rs` | guardians say that a leader has died |
//! | `bequests.rs` | leaders leave their vote to an heir, dead or alive |
//! | `pace.rs` | heartbeats and promises that follow round trips that change |
//! | `attackers.rs` | somebody without the key says what it likes |
//! | `who_leads.rs` | nodes stand by, applications stall, priorities change, leadership is given back |
//! | `guards.rs` | applications hold guards while leaders are asked to give leadership up |
//! | `lessons.rs` | what went wrong elsewhere, one by one |

mod attackers;
mod bequests;
mod disks;
mod guardians;
mod guards;
mod lessons;
mod links;
mod lives;
mod mixed;
mod pace;
mod unreachable;
mod who_leads;

use interrex::config::{MemberKind, Timing};
use interrex::types::{Duration, Priority};

use super::plan::{Expectation, Plan, Seat, Storage};
use super::prng::Prng;
use super::property::Property;

/// The order of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Order {
    /// Decides everything that is left to chance.
    pub seed: u64,
    /// Another number gives other delays and losses, and the same faults.
    pub noise: u64,
    /// The number of members; the scenario's own choice where `None`.
    pub nodes: Option<u8>,
    /// The time that faults go on; the scenario's own choice where `None`.
    pub length: Option<Duration>,
    /// The part of term and vote that survives a crash; the scenario's own choice where `None`.
    pub storage: Option<Storage>,
}

/// A kind of run.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Its name.
    pub name: &'static str,
    /// A line that tells what happens in it.
    pub about: &'static str,
    draw: fn(&Order, &mut Prng) -> Plan,
}

/// Makes the row of a table of scenarios.
const fn scenario(
    name: &'static str,
    draw: fn(&Order, &mut Prng) -> Plan,
    about: &'static str,
) -> Scenario {
    Scenario { name, about, draw }
}

impl Scenario {
    /// Returns all of them.
    pub fn all() -> impl Iterator<Item = &'static Scenario> {
        const MIXED: &[Scenario] = &[scenario(
            "mixed",
            mixed::draw,
            "everything at random: nodes, timing, clocks, weather, faults of every kind",
        )];
        let tables = [
            MIXED,
            links::SCENARIOS,
            lives::SCENARIOS,
            disks::SCENARIOS,
            unreachable::SCENARIOS,
            guardians::SCENARIOS,
            bequests::SCENARIOS,
            pace::SCENARIOS,
            attackers::SCENARIOS,
            who_leads::SCENARIOS,
            guards::SCENARIOS,
            lessons::SCENARIOS,
        ];
        tables.into_iter().flatten()
    }

    /// Returns the one of that name.
    pub fn named(name: &str) -> Option<&'static Scenario> {
        Self::all().find(|scenario| scenario.name == name)
    }

    /// Returns the run of this kind that `order` asks for.
    pub fn plan(&self, order: &Order) -> Plan {
        let mut plan = (self.draw)(order, &mut Prng::new(order.seed).fork(3));
        plan.scenario = self.name;
        (plan.seed, plan.noise) = (order.seed, order.noise);
        plan.storage = order.storage.unwrap_or(plan.storage);
        // Of fewer members than a scenario is made for, none may be left that can lead.
        if !plan.seats.iter().any(|seat| seat.kind == MemberKind::Voter)
            && let Some(first) = plan.seats.first_mut()
        {
            first.kind = MemberKind::Voter;
        }
        plan
    }
}

/// A time at which the first leader of a calm LAN has long been elected.
const SETTLED: Duration = ms(1_000);

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// Returns a plan of so many voters in a LAN, whose clocks differ a little; nothing goes wrong
/// yet.
fn lan(order: &Order, nodes: u8, length: Duration, chance: &mut Prng) -> Plan {
    with_timing(order, nodes, length, Timing::lan(), chance)
}

fn with_timing(
    order: &Order,
    nodes: u8,
    length: Duration,
    timing: Timing,
    chance: &mut Prng,
) -> Plan {
    let seat = |_| {
        let mut seat = Seat::voter(timing);
        seat.drift = mixed::draw_drift(&timing, 50, chance);
        seat
    };
    let seats = (0..order.nodes.unwrap_or(nodes)).map(seat).collect();
    Plan::calm(seats, order.length.unwrap_or(length))
}

/// Prefers node 0, so that it leads first.
fn led_by_0(mut plan: Plan) -> Plan {
    if let Some(first) = plan.seats.first_mut() {
        first.priority = Priority(9);
    }
    plan
}

impl Plan {
    /// Expects that somebody holds a lease at each of these moments (L1), in ms.
    fn led_at(self, moments: &[u64]) -> Self {
        let led = Expectation::Led(Property::L1);
        moments.iter().fold(self, |plan, &at| plan.expecting(ms(at), led))
    }

    /// Expects the same, although not all nodes reach each other (L5).
    fn led_though_parted_at(self, moments: &[u64]) -> Self {
        let led = Expectation::Led(Property::L5);
        moments.iter().fold(self, |plan, &at| plan.expecting(ms(at), led))
    }

    /// Expects that whoever leads at `from` leads without a break until `to` (L4).
    fn unchanged(self, from: Duration, to: Duration) -> Self {
        let plan = self.expecting(from, Expectation::Note);
        plan.expecting(to, Expectation::Unchanged).expecting(to, Expectation::Led(Property::L4))
    }
}
