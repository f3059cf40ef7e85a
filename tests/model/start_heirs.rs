//! Starts where a leader has left its vote to an heir (R15): what walks come to too rarely, each
//! reached by plain steps of real cores.

use interrex::election::Role;
use interrex::message::Body;

use super::act::World;
use super::setting::id_of;
use super::state::{Action, Fate, Input, State};

impl World {
    /// See [`Start::VoteLeft`](super::setting::Start::VoteLeft).
    pub fn vote_left(&self, ticks: u16) -> State {
        let state = self.dies(&self.led());
        self.recover_for(self.act(&state, Action::Restart(0)), 0, ticks)
    }

    /// Node 0 dies, and its guardian does all that it has to.
    fn dies(&self, state: &State) -> State {
        let acts = [Action::Crash(0), Action::Void(0, 1), Action::Notice(0, 1)];
        acts.into_iter().fold(state.clone(), |state, action| self.act(&state, action))
    }

    /// Ticks pass, in which `node` asks what it has forgotten as soon as it may, and is answered.
    fn recover_for(&self, mut state: State, node: u8, ticks: u16) -> State {
        for _ in 0..ticks {
            state = self.act(&state, Action::Tick);
            if self.is_due(&state, node) && self.is_asking(&state, node) {
                let before = state.clone();
                state = self.serve(&state, node);
                state = self.deliver_since(state, &before, |_| true);
            }
        }
        state
    }

    /// See [`Start::Succeeded`](super::setting::Start::Succeeded).
    pub fn succeeded(&self) -> State {
        let state = self.recover(self.vote_left(0), 0);
        self.elect(state, 2, &[0, 2])
    }

    /// See [`Start::HeirRestarted`](super::setting::Start::HeirRestarted).
    pub fn heir_restarted(&self) -> State {
        let state = self.act(&self.led(), Action::Crash(1));
        let state = self.act(&self.act(&state, Action::Restart(1)), Action::Tick);
        let before = state.clone();
        let state = self.deliver_since(self.serve(&state, 0), &before, |to| to == 1);
        let state = self.act(&self.dies(&state), Action::Restart(0));
        let state = self.recover(state, 0);
        self.elect(state, 2, &[0, 2])
    }

    /// Ticks pass until `node` has recovered.
    fn recover(&self, mut state: State, node: u8) -> State {
        while self.is_asking(&state, node) {
            state = self.recover_for(state, node, 1);
        }
        state
    }

    /// Node `candidate` campaigns as soon as it suspects, and is heard by these alone.
    fn elect(&self, state: State, candidate: u8, hearers: &[u8]) -> State {
        let asked = self.until_campaigns(state, candidate);
        let is_of_it = |number: u32| {
            let message = self.with_table(|table| table.messages[number as usize].1);
            let is_request = matches!(message.body, Body::VoteRequest(_));
            is_request && message.from == id_of(candidate)
        };
        let before = asked.sent.clone();
        let state = self.deliver_all(asked, |number, to| {
            hearers.contains(&to) && (is_of_it(number) || before.binary_search(&number).is_err())
        });
        let leads = state.past.leaders.iter().any(|&(_, node, _)| node == candidate);
        assert!(leads, "node {candidate} is elected");
        state
    }

    /// Time passes until `node` asks for votes.
    fn until_campaigns(&self, mut state: State, node: u8) -> State {
        while self.role(&state, node) == Some(Role::Follower) {
            state = if self.is_due(&state, node) {
                self.serve(&state, node)
            } else {
                self.act(&state, Action::Tick)
            };
        }
        state
    }

    fn role(&self, state: &State, node: u8) -> Option<Role> {
        state.running(node).map(|core| core.election.standing().role)
    }

    /// See [`Start::FollowerAhead`](super::setting::Start::FollowerAhead).
    pub fn follower_ahead(&self) -> State {
        let led = self.led();
        let asked = self.until_campaigns(led.clone(), 1);
        let mut state = self.deliver_since(asked, &led, |to| to == 2);
        state = self.until_campaigns(state, 2);
        let before = state.clone();
        state = self.serve(&state, 0);
        state = self.deliver_since(state, &before, |to| to == 1);
        state = self.deliver_since(state, &before, |to| to == 0);
        assert!(!state.hosts[0].page.bequests.is_empty(), "node 0 has an heir");
        state.sent.retain(|number| led.sent.binary_search(number).is_err());
        state
    }

    /// See [`Start::HeirLeads`](super::setting::Start::HeirLeads).
    pub fn heir_leads(&self) -> State {
        let led = self.led();
        let transfer = Action::Input { node: 0, input: Input::Transfer(1), fate: Fate::Done };
        self.heir_hears(self.act(&led, transfer), &led)
    }

    /// See [`Start::HeirLeadsAfterDeath`](super::setting::Start::HeirLeadsAfterDeath).
    pub fn heir_leads_after_death(&self) -> State {
        let led = self.led();
        let state = self.act(&self.dies(&led), Action::Restart(0));
        self.heir_hears(self.act(&state, Action::Tick), &led)
    }

    fn heir_hears(&self, state: State, before: &State) -> State {
        let state = self.deliver_since(state, before, |to| to == 1);
        assert!(state.past.has_heir_led(), "the heir leads");
        state
    }

    /// See [`Start::HeirForgot`](super::setting::Start::HeirForgot).
    pub fn heir_forgot(&self) -> State {
        let state = self.heir_leads_after_death();
        let state = self.act(&self.act(&state, Action::Crash(1)), Action::Restart(1));
        self.recover(state, 1)
    }

    /// See [`Start::HeirWaits`](super::setting::Start::HeirWaits).
    pub fn heir_waits(&self) -> State {
        let led = self.led();
        let state = self.act(&self.dies(&led), Action::Restart(0));
        let state = self.act(&state, Action::Tick);
        let state = self.deliver_since(state, &led, |to| to == 1);
        self.elect(self.recover(state, 0), 3, &[0, 3, 4])
    }

    /// See [`Start::GrantForgotten`](super::setting::Start::GrantForgotten).
    pub fn grant_forgotten(&self) -> State {
        let led = self.led();
        let asked = self.until_campaigns(led.clone(), 1);
        let state = self.deliver_since(asked, &led, |to| to == 2);
        let state = self.act(&self.act(&state, Action::Crash(2)), Action::Restart(2));
        // Node 3 was late itself and puts its suspicion off by a tick, once.
        let state = self.serve(&self.act(&state, Action::Tick), 3);
        let state = self.act(&state, Action::Tick);
        let before = state.clone();
        let state = self.serve(&state, 0);
        let state = self.deliver_since(state, &before, |to| to == 1);
        let state = self.deliver_since(state, &before, |to| to == 0);
        let state = self.deliver_since(state, &led, |to| to == 1);
        let state = self.act(&state, Action::Tick);
        let before = state.clone();
        let state = self.serve(&state, 2);
        let state = self.deliver_since(state, &before, |to| to != 1);
        assert!(!self.is_asking(&state, 2), "node 2 is back");
        self.elect(self.dies(&state), 3, &[2, 3, 4])
    }

    /// See [`Start::Deposed`](super::setting::Start::Deposed).
    pub fn deposed(&self) -> State {
        let led = self.led();
        let state = self.elect(led, 2, &[2, 3, 4]);
        let before = state.clone();
        let state = self.serve(&state, 0);
        let state = self.deliver_since(state, &before, |to| to == 1);
        let state = self.deliver_since(state, &before, |to| to == 0);
        assert!(!state.hosts[0].page.bequests.is_empty(), "node 0 has an heir");
        let is_heartbeat_of_next = |number: u32| {
            let message = self.with_table(|table| table.messages[number as usize].1);
            matches!(message.body, Body::Heartbeat(_)) && message.from == id_of(2)
        };
        self.deliver_all(state, |number, to| to == 1 && is_heartbeat_of_next(number))
    }

    /// Delivers what was sent since `before`, and what follows from it, once.
    fn deliver_since(&self, state: State, before: &State, wanted: impl Fn(u8) -> bool) -> State {
        self.deliver_all(state, |number, to| {
            wanted(to) && before.sent.binary_search(&number).is_err()
        })
    }

    fn is_asking(&self, state: &State, node: u8) -> bool {
        state.running(node).is_some_and(|core| !core.election.waits_for().is_empty())
    }
}
