//! Where a model starts: nodes that were just born, or a cluster that has come some way by plain
//! steps.

use interrex::election::HardState;
use interrex::types::Term;

use super::act::World;
use super::guardian::Page;
use super::past::Past;
use super::setting::{Bounds, Start, id_of};
use super::state::{Action, Fate, Host, Input, State, Steps};

impl World {
    pub fn start(&self) -> State {
        let state = match self.setting.start {
            Start::Fresh => self.fresh(),
            Start::Suspecting => self.suspecting(),
            Start::Led => self.led(),
            Start::LedByOne => self.led_by_first(2),
            Start::LedByQuorum => self.led_by_first(self.setting.nodes() / 2 + 1),
            Start::LedByRepeatedVote => self.led_by_repeated_vote(),
            Start::Unanswered => self.unanswered(),
            Start::ForgottenVote { voter, counted, ticks } => {
                self.forgotten_vote(voter, counted, ticks)
            }
            Start::AllForgotten => self.all_forgotten(),
            Start::LedAgain => self.led_again(),
            Start::LedByNextLife => self.led_by_next_life(),
            Start::Prepared => self.prepared(),
            Start::VoteLeft { ticks } => self.vote_left(ticks),
            Start::Succeeded => self.succeeded(),
            Start::HeirRestarted => self.heir_restarted(),
            Start::FollowerAhead => self.follower_ahead(),
            Start::HeirLeads => self.heir_leads(),
            Start::HeirLeadsAfterDeath => self.heir_leads_after_death(),
            Start::HeirForgot => self.heir_forgot(),
            Start::HeirWaits => self.heir_waits(),
            Start::GrantForgotten => self.grant_forgotten(),
            Start::Deposed => self.deposed(),
        };
        State { used: Bounds { ticks: state.time, ..Bounds::default() }, ..state }
    }

    fn fresh(&self) -> State {
        let term = Term(self.setting.first_term);
        let host = |node: u8| Host {
            core: None,
            durable: HardState {
                term,
                promise: self.setting.timing.promise_max,
                ..HardState::default()
            },
            trusted: None,
            published: None,
            boots: 0,
            page: Page::default(),
            position: self.setting.positions[usize::from(node)],
            told_position: 0,
            led_position: self.setting.positions[usize::from(node)],
            behind: 0,
            pending: Vec::new(),
        };
        let mut state = State {
            time: 0,
            hosts: self.setting.node_ids().map(host).collect(),
            deaths: Vec::new(),
            sent: Vec::new(),
            used: Bounds::default(),
            past: Past::new(self.setting.nodes(), self.setting.unasked),
            steps: Steps::default(),
        };
        self.setting.node_ids().for_each(|node| self.boot(&mut state, node));
        state
    }

    /// Time passes until every node's suspicion is due; only recoveries are served meanwhile.
    fn suspecting(&self) -> State {
        self.until_all_suspect(self.fresh())
    }

    /// Of what was said before, nothing arrives meanwhile.
    fn until_all_suspect(&self, mut state: State) -> State {
        let known = state.sent.clone();
        let suspects =
            |state: &State, node| self.is_due(state, node) && !is_recovering(state, node);
        while !self.setting.node_ids().all(|node| suspects(&state, node)) {
            state = self.act(&state, Action::Tick);
            let recovering: Vec<u8> =
                self.setting.node_ids().filter(|&node| is_recovering(&state, node)).collect();
            for node in recovering {
                state = self.serve(&state, node);
            }
            if self.setting.diskless {
                state = self.deliver_all(state, |number, _| !known.contains(&number));
            }
        }
        state
    }

    pub fn led(&self) -> State {
        let state = self.serve(&self.suspecting(), 0);
        let mut state = self.deliver_all(state, |_, _| true);
        // Where some have a store and others none, node 0 has to learn the term first.
        for _ in 0..8 {
            if self.holders(&state).is_empty() {
                let known = state.sent.clone();
                state = self.serve(&self.act(&state, Action::Tick), 0);
                state = self.deliver_all(state, |number, _| !known.contains(&number));
            }
        }
        assert_eq!(self.holders(&state).len(), 1, "node 0 leads");
        state
    }

    /// Of the last two ticks only these nodes have heard the leader.
    fn led_by_first(&self, hearers: u8) -> State {
        let mut state = self.led();
        let known = state.sent.clone();
        for _ in 0..2 {
            state = self.serve(&self.act(&state, Action::Tick), 0);
            state = self.deliver_all(state, |number, to| to < hearers && !known.contains(&number));
        }
        state
    }

    fn led_by_repeated_vote(&self) -> State {
        let asked = self.serve(&self.suspecting(), 0);
        let mut state = self.deliver_all(asked, |_, to| to == 1);
        let lost = state.sent.clone();
        state = self.act(&self.act(&state, Action::Tick), Action::Tick);
        state = self.serve(&state, 0);
        for reached in [1, 0] {
            let wanted = |number: u32, to: u8| to == reached && !lost.contains(&number);
            state = self.deliver_all(state, wanted);
        }
        assert_eq!(self.holders(&state).len(), 1, "node 0 leads");
        state
    }

    fn unanswered(&self) -> State {
        let asked = self.serve(&self.suspecting(), 0);
        let mut state = self.deliver_all(asked, |_, to| to == 1);
        for _ in 0..3 {
            state = self.act(&state, Action::Tick);
        }
        // It was late itself and puts its suspicion off, once.
        self.serve(&state, 2)
    }

    /// The voter votes, crashes, starts again, and after `ticks` asks what it has forgotten, if it
    /// may by then. Its questions arrive; of its vote, the reply if it is `counted`.
    fn forgotten_vote(&self, voter: u8, counted: bool, ticks: u16) -> State {
        let rival = 3 - voter;
        let asked = self.serve(&self.suspecting(), 0);
        let before = asked.sent.clone();
        let mut state = self.deliver_all(asked, |_, to| to == voter);
        if counted {
            let reply = state.sent.iter().copied().find(|number| !before.contains(number));
            state = self.deliver_all(state, |number, to| to == 0 && Some(number) == reply);
        }
        state = self.act(&self.act(&state, Action::Crash(voter)), Action::Restart(voter));
        state = self.act(&state, Action::Tick);
        // It was late itself and puts its suspicion off by a tick, once.
        state = self.serve(&state, rival);
        for _ in 1..ticks {
            state = self.act(&state, Action::Tick);
        }
        let known = state.sent.clone();
        state = self.serve(&state, voter);
        self.deliver_all(state, |number, to| to != voter && !known.contains(&number))
    }

    fn all_forgotten(&self) -> State {
        let mut state = self.led();
        for node in self.setting.node_ids() {
            state = self.act(&state, Action::Crash(node));
        }
        for node in self.setting.node_ids() {
            state = self.act(&state, Action::Restart(node));
        }
        self.until_all_suspect(state)
    }

    fn led_again(&self) -> State {
        let led = self.led();
        let known = led.sent.clone();
        let resign = Action::Input { node: 0, input: Input::Resign, fate: Fate::Done };
        let resigned = self.act(&led, resign);
        let mut state = resigned.clone();
        while !self.is_due(&state, 0) {
            state = self.act(&state, Action::Tick);
        }
        state = self.serve(&state, 0);
        state = self.deliver_all(state, |number, to| to < 2 && !resigned.sent.contains(&number));
        // Node 2 hears of the resignation now, and asks too late for the term that node 0 has won.
        let is_resignation = |number| resigned.sent.contains(&number) && !known.contains(&number);
        state = self.deliver_all(state, |number, to| to == 2 && is_resignation(number));
        state = self.act(&state, Action::Tick);
        let known = state.sent.clone();
        state = self.serve(&state, 2);
        state = self.deliver_all(state, |number, _| !known.contains(&number));
        let known = state.sent.clone();
        state = self.serve(&state, 0);
        state = self.deliver_all(state, |number, to| to < 2 && !known.contains(&number));
        assert_eq!(self.holders(&state).len(), 1, "node 0 leads again");
        state
    }

    fn led_by_next_life(&self) -> State {
        let mut state = self.act(&self.led_by_first(2), Action::Crash(0));
        if !state.deaths.is_empty() {
            state = self.act(&state, Action::Void(0, 1));
        }
        state = self.act(&state, Action::Restart(0));
        while !self.is_due(&state, 0) {
            state = self.act(&state, Action::Tick);
        }
        let known = state.sent.clone();
        state = self.serve(&state, 0);
        for reached in [1, 0] {
            let wanted = |number: u32, to: u8| to == reached && !known.contains(&number);
            state = self.deliver_all(state, wanted);
        }
        assert_eq!(self.holders(&state).len(), 1, "node 0 leads in its next life");
        state
    }

    fn prepared(&self) -> State {
        let mut state = self.led();
        let (term, voted_for) = (Term(2), Some(id_of(2)));
        let own = HardState { term, voted_for, next_vote_spent: true, ..state.hosts[2].durable };
        while state.hosts[2].durable != own {
            state = self.act(&state, Action::Tick);
            let known = state.sent.clone();
            if self.is_due(&state, 2) {
                state = self.serve(&state, 2);
            }
            for reached in [1, 2] {
                let wanted = |number: u32, to: u8| to == reached && !known.contains(&number);
                state = self.deliver_all(state, wanted);
            }
        }
        assert!(self.holders(&state).is_empty(), "node 0 has no lease any more");
        self.serve(&state, 0)
    }

    pub fn is_due(&self, state: &State, node: u8) -> bool {
        let due = |deadline| deadline <= self.now(state, node);
        state.running(node).is_some_and(|core| due(core.election.next_deadline()))
    }

    pub fn serve(&self, state: &State, node: u8) -> State {
        self.act(state, Action::Input { node, input: Input::Timeout, fate: Fate::Done })
    }

    /// Delivers every message once, also those sent meanwhile, where `wanted` says so of its number
    /// and its recipient.
    pub fn deliver_all(&self, mut state: State, wanted: impl Fn(u32, u8) -> bool) -> State {
        let mut done = Vec::new();
        let recipient = |number: u32| self.with_table(|table| table.messages[number as usize].0);
        loop {
            let fresh =
                |&number: &u32| !done.contains(&number) && wanted(number, recipient(number));
            let Some(number) = state.sent.iter().copied().find(fresh) else { return state };
            done.push(number);
            let (node, input) = (recipient(number), Input::Message(number));
            state = self.act(&state, Action::Input { node, input, fate: Fate::Done });
        }
    }
}

fn is_recovering(state: &State, node: u8) -> bool {
    state.running(node).is_some_and(|core| !core.election.waits_for().is_empty())
}
