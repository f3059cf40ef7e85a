//! A failing run made smaller: fewer nodes, fewer faults, the same rule broken.

#[cfg(feature = "sabotage")]
use interrex::election::Sabotage;

use super::checker::Violation;
use super::cluster::{Cluster, Outcome};
use super::plan::Plan;
use super::property::Property;
use super::scenario::{Order, Scenario};
use super::trace::Detail;

/// One run, named so that it can be asked for again.
#[derive(Clone, Debug)]
pub struct Case {
    /// The kind of the run.
    pub scenario: &'static Scenario,
    /// The seed within that kind.
    pub order: Order,
    /// The numbers of the faults that are not left out; all where `None`.
    pub only: Option<Vec<u16>>,
    /// The rule that every node breaks, if any.
    #[cfg(feature = "sabotage")]
    pub sabotage: Option<Sabotage>,
}

impl Case {
    /// Creates the case of a scenario's whole run.
    pub fn new(scenario: &'static Scenario, order: Order) -> Self {
        Self {
            scenario,
            order,
            only: None,
            #[cfg(feature = "sabotage")]
            sabotage: None,
        }
    }

    /// Returns the plan of the run.
    pub fn plan(&self) -> Plan {
        let plan = self.scenario.plan(&self.order);
        #[cfg(feature = "sabotage")]
        let plan = Plan { sabotage: self.sabotage, ..plan };
        match &self.only {
            Some(numbers) => plan.keeping(numbers),
            None => plan,
        }
    }

    /// Runs it.
    pub fn run(&self, detail: Detail) -> Outcome {
        Cluster::run(self.plan(), detail)
    }

    fn breaks(&self, property: Property) -> Option<Violation> {
        self.run(Detail::Nothing).violation.filter(|violation| violation.property == property)
    }
}

/// The number of different delays that a smaller case is tried with.
const NOISES: u64 = 8;

/// Returns the smallest case found that breaks the same rule as `case`, with its violation; `None`
/// if `case` breaks none. Tries at most `runs` others.
pub fn shrink(case: &Case, runs: usize) -> Option<(Case, Violation)> {
    let violation = case.run(Detail::Nothing).violation?;
    let mut smallest = Smallest { case: case.clone(), violation, runs };
    smallest.drop_nodes();
    smallest.drop_faults();
    smallest.drop_nodes();
    Some((smallest.case, smallest.violation))
}

struct Smallest {
    case: Case,
    violation: Violation,
    runs: usize,
}

impl Smallest {
    /// Takes `case` if it breaks the rule too, if need be with other delays: where a fault is left
    /// out, all that comes after it is a little different.
    fn take(&mut self, case: Case) -> bool {
        for noise in 0..NOISES {
            if self.runs == 0 {
                return false;
            }
            self.runs -= 1;
            let order = Order { noise: case.order.noise + noise, ..case.order };
            let noisy = Case { order, ..case.clone() };
            if let Some(violation) = noisy.breaks(self.violation.property) {
                (self.case, self.violation) = (noisy, violation);
                return true;
            }
        }
        false
    }

    fn drop_nodes(&mut self) {
        let nodes = self.case.plan().seats.len() as u8;
        for fewer in 1..nodes {
            let order = Order { nodes: Some(fewer), ..self.case.order };
            if self.take(Case { order, ..self.case.clone() }) {
                return;
            }
        }
    }

    /// Leaves out half of the faults, then quarters, down to single ones (Zeller's ddmin).
    fn drop_faults(&mut self) {
        let mut numbers: Vec<u16> =
            self.case.plan().faults.iter().map(|fault| fault.number).collect();
        let mut part = numbers.len().div_ceil(2);
        while part > 0 && self.runs > 0 {
            let mut from = 0;
            let before = numbers.len();
            while from < numbers.len() {
                let to = (from + part).min(numbers.len());
                let rest: Vec<u16> = [&numbers[..from], &numbers[to..]].concat();
                if self.take(Case { only: Some(rest.clone()), ..self.case.clone() }) {
                    numbers = rest;
                } else {
                    from = to;
                }
            }
            if part > 1 {
                part = part.div_ceil(2);
            } else if numbers.len() == before {
                return;
            }
        }
    }
}
