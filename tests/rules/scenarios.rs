//! The protocol as readable text: `tests/rules/scenarios/*.txt` hold commands, each with the trace
//! that it must cause. After a change that is meant, `INTERREX_UPDATE_SCENARIOS=1 cargo test --test
//! rules scenarios` writes the new traces, and `git diff` shows what the change did.
//!
//! A line that begins with `> ` is a command, the lines below it are what happened, and `#` begins
//! a remark; the first line of a file says what it shows. Times count from the cluster's start.
//!
//! | command | what it does |
//! |---|---|
//! | `cluster 3 profile=lan delay=10us timeout=50ms..100ms detection=fixed` | starts that many voters; the rest has defaults |
//! | `run 50ms` | lets time pass |
//! | `until leader` `until campaign` `until lapse` | lets time pass up to a lease, a campaign, the loss of a lease |
//! | `cut 0 1` `cut 0>1` `isolate 2` `heal` | links that lose everything, both ways or one way |
//! | `crash 0` `restart 0` `resign 0` | what happens to a node |
//! | `deliver 1>2 heartbeat term=1 round=3 promise=50ms` | a message that node 2 gets at once |
//! | `deliver 1>2 vote_request term=1 proposed=2` | another; `pre_vote_request` and `resign` too |
//! | `deliver 0>2 death_notice term=1 life=1` | a message of an earlier life of its sender; without `life` of the latest |
//! | `heartbeats on` `heartbeats off` | whether heartbeats and acks are told, off at first |
//! | `show` | every node's standing |

mod tell;

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Cluster, life_of};
use interrex::election::{Command, Event, Role};
use interrex::message::{BallotRequest, Body, Heartbeat, Message, Resign};
use interrex::types::{Instant, NodeId, Nonce, Position, Priority, Round, Term};
use interrex::{Detection, Duration, Timing};

const UPDATE: &str = "INTERREX_UPDATE_SCENARIOS";

#[test]
fn every_scenario_happens_as_written() {
    let mut wrong = Vec::new();
    let files = scenarios();
    assert!(files.len() >= 14, "only {} scenarios", files.len());
    for file in files {
        let written = fs::read_to_string(&file).expect("a scenario is readable");
        let happened = play(&written);
        if written == happened {
            continue;
        }
        if std::env::var(UPDATE).is_ok_and(|value| value == "1") {
            fs::write(&file, happened).expect("a scenario is writable");
        } else {
            wrong.push(format!("{}:\n{}", file.display(), first_difference(&written, &happened)));
        }
    }
    assert!(wrong.is_empty(), "{}\nif it is meant, set {UPDATE}=1", wrong.join("\n"));
}

fn scenarios() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/scenarios");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry is readable").path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    files
}

fn first_difference(written: &str, happened: &str) -> String {
    let line = |text: &str, place: usize| text.lines().nth(place).unwrap_or("(end)").to_string();
    let longest = written.lines().count().max(happened.lines().count());
    let place = (0..longest).find(|&place| line(written, place) != line(happened, place));
    let place = place.unwrap_or_default();
    format!(
        "  line {}\n  written:  {}\n  happened: {}",
        place + 1,
        line(written, place),
        line(happened, place)
    )
}

/// The text with every command's trace as it happens now.
fn play(written: &str) -> String {
    assert!(written.starts_with("# "), "a scenario says first what it shows");
    let mut stage = Stage::new();
    let mut text = String::new();
    for line in written.lines() {
        if let Some(command) = line.strip_prefix("> ") {
            stage.carry_out(command);
            text.push_str(&format!("> {command}\n"));
            stage.trace.drain(..).for_each(|told| text.push_str(&format!("    {told}\n")));
        } else if line.is_empty() || line.starts_with('#') {
            text.push_str(&format!("{line}\n"));
        }
    }
    text
}

/// The cluster of one scenario, and what has been told of it.
struct Stage {
    cluster: Cluster,
    start: Instant,
    heartbeats: bool,
    /// The number of messages, and of events of each node, that have been told.
    told_messages: usize,
    told_events: Vec<usize>,
    last_time: String,
    trace: Vec<String>,
}

impl Stage {
    fn new() -> Self {
        Self::of(Cluster::new(3))
    }

    fn of(cluster: Cluster) -> Self {
        Self {
            start: cluster.now,
            told_events: vec![0; cluster.hosts.len()],
            cluster,
            heartbeats: false,
            told_messages: 0,
            last_time: String::new(),
            trace: Vec::new(),
        }
    }

    fn carry_out(&mut self, command: &str) {
        let words: Vec<&str> = command.split_whitespace().collect();
        self.last_time.clear();
        match words[..] {
            ["cluster", voters, ref options @ ..] => *self = Self::of(cluster(voters, options)),
            ["run", time] => self.run(length(time)),
            ["until", what] => self.until(what),
            ["cut", link] => self.cut(link),
            ["cut", one, other] => {
                self.cluster.cut.extend([(id(one), id(other)), (id(other), id(one))]);
            }
            ["isolate", node] => self.cluster.isolate(id(node)),
            ["heal"] => self.cluster.heal(),
            ["crash", node] => self.cluster.crash(id(node)),
            ["restart", node] => {
                self.cluster.start(id(node));
            }
            ["resign", node] => self.cluster.command(id(node), Command::Resign),
            ["deliver", link, kind, ref fields @ ..] => self.deliver(link, kind, fields),
            ["heartbeats", whether] => self.heartbeats = whether == "on",
            ["show"] => self.show(),
            _ => panic!("no such command: {command}"),
        }
        self.tell_news();
    }

    fn run(&mut self, time: Duration) {
        let end = self.cluster.now + time;
        while self.cluster.next_event() <= end {
            self.cluster.step();
            self.tell_news();
        }
        self.cluster.now = end;
    }

    fn until(&mut self, what: &str) {
        let limit = self.cluster.now + Duration::from_millis(5_000);
        while !self.is_reached(what) {
            assert!(self.cluster.next_event() <= limit, "not within five seconds: {what}");
            self.cluster.step();
            self.tell_news();
        }
    }

    fn is_reached(&self, what: &str) -> bool {
        let asks = |role| matches!(role, Role::PreCandidate | Role::Candidate);
        match what {
            "leader" => !self.cluster.lease_holders().is_empty(),
            "lapse" => self.cluster.lease_holders().is_empty(),
            "campaign" => {
                let hosts = self.cluster.hosts.iter().filter_map(|host| host.core.as_ref());
                hosts.map(|core| core.standing().role).any(asks)
            }
            _ => panic!("no such thing to wait for: {what}"),
        }
    }

    fn cut(&mut self, link: &str) {
        let (from, to) = ends(link);
        self.cluster.cut.insert((from, to));
    }

    fn deliver(&mut self, link: &str, kind: &str, fields: &[&str]) {
        let (from, to) = ends(link);
        let number = |name| field(fields, name).map_or(0, |text| text.parse().expect("a number"));
        let promise = field(fields, "promise").map_or(Duration::ZERO, length);
        let request = BallotRequest {
            nonce: Nonce(99),
            proposed: Term(number("proposed")),
            position: Position::default(),
            priority: Priority(0),
            release: None,
        };
        let body = match kind {
            "heartbeat" => Body::Heartbeat(Heartbeat {
                round: Round(number("round")),
                promise,
                interval: Timing::lan().heartbeat_interval,
                mean_rtt: Duration::ZERO,
            }),
            "vote_request" => Body::VoteRequest(request),
            "pre_vote_request" => Body::PreVoteRequest(request),
            "resign" => Body::Resign(Resign { heir: None, work_stopped: false }),
            "death_notice" => Body::DeathNotice,
            _ => panic!("no such message: {kind}"),
        };
        let latest = self.cluster.message(from, number("term"), body);
        let boot = |life: &str| life_of(from, life.parse().expect("a number"));
        let boot = field(fields, "life").map_or(latest.boot, boot);
        self.cluster.deliver(to, Message { boot, ..latest });
    }

    fn show(&mut self) {
        for node in 0..self.cluster.hosts.len() as u8 {
            let host = &self.cluster.hosts[usize::from(node)];
            let line = match &host.core {
                Some(core) => {
                    let voted_for = core.hard_state().voted_for;
                    tell::standing(node, &core.standing(), voted_for, self.cluster.now)
                }
                None => format!("n{node} down"),
            };
            self.trace.push(line);
        }
    }

    /// Adds what has happened since the last call, events before messages.
    fn tell_news(&mut self) {
        let mut news = Vec::new();
        for (node, told) in self.told_events.iter_mut().enumerate() {
            let events: &[Event] = self.cluster.events(node as u8);
            news.extend(events[*told..].iter().map(|event| tell::event(node as u8, event)));
            *told = events.len();
        }
        let sent = &self.cluster.sent[self.told_messages..];
        for same in sent.chunk_by(|one, next| one.2 == next.2) {
            let (_, _, message) = same[0];
            let to: Vec<NodeId> = same.iter().map(|(_, to, _)| *to).collect();
            if self.heartbeats || !tell::is_heartbeat(&message.body) {
                news.push(tell::message(&to, &message));
            }
        }
        self.told_messages = self.cluster.sent.len();
        news.into_iter().for_each(|line| self.tell(&line));
    }

    fn tell(&mut self, line: &str) {
        let now = tell::ms(self.cluster.now.saturating_since(self.start));
        let shown = if now == self.last_time { "" } else { now.as_str() };
        self.trace.push(format!("{shown:>10}  {line}"));
        self.last_time = now;
    }
}

fn cluster(voters: &str, options: &[&str]) -> Cluster {
    let profile = field(options, "profile").unwrap_or("lan");
    let mut timing = Timing::profile(profile).expect("a profile of that name");
    if let Some(bounds) = field(options, "timeout") {
        let (least, most) = bounds.split_once("..").expect("timeout=50ms..100ms");
        (timing.election_timeout_min, timing.election_timeout_max) = (length(least), length(most));
    }
    if options.contains(&"detection=fixed") {
        timing.detection = Detection::Fixed;
    }
    let mut cluster = Cluster::with_timing(id(voters), timing);
    cluster.delay = field(options, "delay").map_or(Duration::from_micros(10), length);
    cluster
}

fn id(word: &str) -> u8 {
    word.parse().expect("a node's number")
}

fn ends(link: &str) -> (u8, u8) {
    let (from, to) = link.split_once('>').expect("a link is written 0>1");
    (id(from), id(to))
}

fn field<'a>(fields: &[&'a str], name: &str) -> Option<&'a str> {
    let value = |field: &&'a str| field.strip_prefix(name)?.strip_prefix('=');
    fields.iter().find_map(value)
}

fn length(text: &str) -> Duration {
    let digits = text.trim_end_matches(char::is_alphabetic);
    let count: u64 = digits.parse().expect("a whole number");
    match &text[digits.len()..] {
        "us" => Duration::from_micros(count),
        "ms" => Duration::from_millis(count),
        _ => panic!("a length is written 10us or 50ms, not {text}"),
    }
}
