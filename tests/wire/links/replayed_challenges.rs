//! Somebody without the key plays recorded challenges, as fast as he likes, while members restart.
//!
//! Two nodes in virtual time. A datagram takes a while; the attacker's arrive between all others.

use super::*;
use interrex::Timing;
use interrex::wire::layout::U64;

/// The means and the targets of an attack.
#[derive(Clone, Copy)]
struct Attack {
    /// The number of former lives of each node that the attacker has heard, with the challenges of
    /// each.
    lives: u64,
    challenges: u64,
    per_second: u64,
    /// True if both nodes have restarted and are attacked; else node 1 alone.
    both: bool,
}

/// The properties of a link.
#[derive(Clone, Copy)]
struct Place {
    timing: Timing,
    delay_us: u64,
    step_us: u64,
}

struct Flight {
    at: Instant,
    to: usize,
    record: Record,
}

struct Scene {
    place: Place,
    nodes: [Links; 2],
    flights: Vec<Flight>,
    now: Instant,
    /// The number of the attacker's challenges that were answered.
    answered: u64,
}

const START: Instant = Instant::from_nanos(1_000_000_000);

fn links_at(me: u8, boot: u64, timing: &Timing, now: Instant) -> Links {
    let setup = LinkSetup {
        receiver: Receiver {
            cluster: CLUSTER,
            node: node(me),
            members: (0..2).map(node).collect(),
        },
        boot: BootId(boot),
        keys: Some(LinkKeys::new(&Keyring::new(key(1)), CLUSTER, node(me))),
        challenge_pause: timing.request_interval,
        answer_timeout: timing.calm_timeout_max(),
    };
    Links::new(setup, now)
}

impl Scene {
    /// Node 1 has just restarted; node 0 too, or it knows node 1's former life.
    fn new(place: Place, both: bool) -> Self {
        let life = |me, boot, now| links_at(me, boot, &place.timing, now);
        let mut zero = life(0, if both { 20 } else { 10 }, if both { START } else { at(0) });
        if !both {
            introduce((&mut life(1, 11, at(0)), 1), (&mut zero, 0), at(0));
        }
        let nodes = [zero, life(1, 21, START)];
        Self { place, nodes, flights: Vec::new(), now: START, answered: 0 }
    }

    /// Until both know each other, but not for longer than `limit`.
    fn run(&mut self, attack: &Attack, phase_us: u64, limit: Duration) -> Option<Duration> {
        let recorded = [0, 1].map(|from| record_challenges(&self.place.timing, attack, from));
        let gap = Duration::from_nanos(1_000_000_000 / attack.per_second.max(1));
        let (mut next, mut count) = (START, 0);
        let mut speaks = START;
        self.now = START + Duration::from_micros(phase_us);
        while self.now < START + limit {
            while attack.per_second > 0 && next <= self.now {
                for (from, records) in recorded.iter().enumerate() {
                    if attack.both || from == 0 {
                        self.replay(next, &records[count % records.len()], 1 - from);
                    }
                }
                (next, count) = (next + gap, count + 1);
            }
            if speaks <= self.now {
                self.speak();
                speaks = speaks + self.place.timing.request_interval.scaled(16, 1);
            }
            self.exchange();
            if self.nodes.iter().all(|links| links.unknown().is_empty()) {
                return Some(self.now.saturating_since(START));
            }
            self.now = self.now + Duration::from_micros(self.place.step_us);
        }
        None
    }

    /// An answer of the attacker's making goes to the member that once asked.
    fn replay(&mut self, now: Instant, record: &Record, to: usize) {
        let heard = self.nodes[to].receive(now, record.as_bytes());
        if let Ok(Incoming::Challenge(_, Some(answer))) = heard {
            self.answered += 1;
            self.send(1 - to, answer);
        }
    }

    /// Node 1 asks what it has forgotten, or whatever else a node says that starts.
    fn speak(&mut self) {
        let record = send(&mut self.nodes[1], &said(1, 21, 1), 0);
        self.send(0, record);
    }

    fn send(&mut self, to: usize, record: Record) {
        let at = self.now + Duration::from_micros(self.place.delay_us);
        self.flights.push(Flight { at, to, record });
    }

    fn exchange(&mut self) {
        for from in [0, 1] {
            while let Some((_, record)) = self.nodes[from].poll_challenge(self.now) {
                self.send(1 - from, record);
            }
        }
        let now = self.now;
        let due: Vec<_> = self.flights.extract_if(.., |flight| flight.at <= now).collect();
        for Flight { to, record, .. } in due {
            let heard = self.nodes[to].receive(now, record.as_bytes());
            if let Ok(Incoming::Challenge(_, Some(answer)) | Incoming::Answer(_, Some(answer))) =
                heard
            {
                self.send(1 - to, answer);
            }
        }
    }
}

/// Challenges of former lives of `from`, each life's in the order in which they were sent, and the
/// lives taking turns.
fn record_challenges(timing: &Timing, attack: &Attack, from: u8) -> Vec<Record> {
    // Keys take long to derive, so one node seals for all of its lives.
    let mut links = links_at(from, 999, timing, at(0));
    let times = (0..attack.challenges).map(|n| at(0) + timing.calm_timeout_max().scaled(n, 1));
    let asked = times.map(|now| challenge(&mut links, 1 - from, now).expect("patience is over"));
    let asked: Vec<_> = asked.collect();
    let mut in_life = |life: u64, mut record: Record| {
        record.boot = U64::new(1_000 + life);
        links.seal(&mut record, node(1 - from));
        record
    };
    let life = |life| asked.iter().map(|record| in_life(life, *record)).collect();
    let lives: Vec<Vec<Record>> = (0..attack.lives).map(life).collect();
    let turn = |count| lives.iter().map(move |challenges| challenges[count]);
    (0..attack.challenges as usize).flat_map(turn).collect()
}

fn places() -> [(&'static str, Place); 5] {
    let place = |timing, delay_us, step_us| Place { timing, delay_us, step_us };
    [
        ("colo", place(Timing::colo(), 5, 2)),
        ("fast", place(Timing::fast(), 25, 5)),
        ("lan", place(Timing::lan(), 50, 20)),
        ("guarded", place(Timing::guarded(), 50, 20)),
        ("wan", place(Timing::wan(), 40_000, 1_000)),
    ]
}

/// The longest that any of some starts takes, each at another moment of the attacker's rhythm.
fn worst(place: Place, attack: &Attack, starts: u64, limit: Duration) -> Option<Duration> {
    let pause_us = place.timing.request_interval.as_nanos() / 1_000;
    let phase = |start: u64| start * 2 * pause_us / starts + start * 7;
    let times =
        (0..starts).map(|start| Scene::new(place, attack.both).run(attack, phase(start), limit));
    times.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// One recorded challenge at 10,000 a second once kept them apart for as long as it came.
#[test]
fn old_challenges_of_a_few_lives_cost_little_time_however_fast_they_are_replayed() {
    for (name, place) in places() {
        let quiet = Attack { lives: 1, challenges: 1, per_second: 0, both: false };
        for both in [false, true] {
            let limit = place.timing.election_timeout_max.scaled(20, 1);
            let alone = worst(place, &Attack { both, ..quiet }, 5, limit);
            let alone = alone.expect("nobody disturbs them");
            for per_second in [1_000, 10_000, 100_000] {
                // With the eighth, the honest one, there is no room for more.
                for (lives, challenges, pauses) in [(1, 1, 4), (1, 50, 10), (7, 50, 20)] {
                    let attack = Attack { lives, challenges, per_second, both };
                    let attacked = worst(place, &attack, 5, limit);
                    let slack = place.timing.request_interval.scaled(pauses, 1);
                    assert!(
                        attacked.is_some_and(|time| time <= alone + slack),
                        "{name}, both: {both}, {per_second} a second of {lives} lives: {attacked:?} \
                         instead of {alone}"
                    );
                }
            }
        }
    }
}

/// Where an attacker has recorded a thousand lives, lots are drawn: an honest challenge comes with
/// each pause, and each has a chance of 4 in 100 or more at 100,000 a second.
#[test]
fn challenges_of_a_thousand_lives_make_it_slow_at_worst() {
    for (name, place) in places() {
        for both in [false, true] {
            let attack = Attack { lives: 1_000, challenges: 2, per_second: 100_000, both };
            let bound = place.timing.request_interval.scaled(200, 1);
            let attacked = worst(place, &attack, 5, bound);
            assert!(attacked.is_some(), "{name}, both: {both}: not within {bound}");
        }
    }
}

#[test]
fn each_recorded_challenge_is_answered_once_and_then_never() {
    let place = places()[2].1;
    let attack = Attack { lives: 8, challenges: 50, per_second: 0, both: true };
    let records = record_challenges(&place.timing, &attack, 0);
    let mut scene = Scene::new(place, true);
    for _ in 0..100 {
        for record in &records {
            scene.now = scene.now + Duration::from_millis(1);
            scene.replay(scene.now, record, 1);
        }
    }
    assert_eq!(scene.answered, 400, "one for each");
}

#[test]
fn a_flood_of_new_challenges_brings_forth_few_answers_in_a_pause() {
    let place = places()[3].1;
    let attack = Attack { lives: 100, challenges: 100, per_second: 0, both: true };
    let records = record_challenges(&place.timing, &attack, 0);
    let mut scene = Scene::new(place, true);
    for (count, record) in records.iter().enumerate() {
        let now = START + Duration::from_micros(10 * count as u64);
        scene.replay(now, record, 1);
    }
    // 100 windows of a millisecond with 100 in each: 17 answers a window are expected.
    assert!((1_000..2_400).contains(&scene.answered), "{} answers", scene.answered);
}

/// A challenge that is damaged, or of another life, is none; a number as high as there is would
/// else end all others of that life.
#[test]
fn what_was_not_sealed_by_a_member_uses_up_no_number() {
    let place = places()[2].1;
    let mut scene = Scene::new(place, true);
    let honest = challenge(&mut links_at(0, 1_000, &place.timing, at(0)), 1, at(0));
    let honest = honest.expect("who starts challenges all others");
    let forged = Record { sequence: U64::new(u64::MAX), ..honest };
    assert_eq!(scene.nodes[1].receive(START, forged.as_bytes()), Err(Rejection::Tag));
    scene.replay(START, &honest, 1);
    assert_eq!(scene.answered, 1);
}
