//! One simulated host: the real duty cycle while its process runs, and what outlives the process.

use std::collections::VecDeque;

use interrex::config::{Authentication, Config, Member};
use interrex::duty_cycle::{DutyCycle, Request};
#[cfg(feature = "sabotage")]
use interrex::election::Sabotage;
use interrex::election::{Durability, Election, Estimator, HardState, Setup, Standing};
use interrex::types::{BootId, ClusterId, Duration, Instant, NodeId, Position, Term};
use interrex::wire::{LinkKeys, LinkSetup, Links, Receiver, Record as Datagram};

use super::application::Application;
use super::attacker;
use super::clock::{Clock, Time};
use super::disk::{Disk, Record, WriteOutcome};
use super::faults::{Moment, Write as Cut};
use super::page::Page;
use super::plan::{Plan, Seat, Storage};
use super::prng::Prng;
use super::program::Program;

/// The cluster of all simulated nodes.
pub(super) const CLUSTER: ClusterId = ClusterId(1);

/// The number of datagrams that a socket holds; those that come on top are lost.
pub(super) const SOCKET: usize = 256;

/// Something that happens to a node when it comes to a certain point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FailPoint {
    Crash(Cut),
    Die { after: Moment },
    Pause { after: Moment, until: Time },
}

/// The purpose of a write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// The own vote, in advance, or what takes it back.
    Prepare,
    /// A state that must be durable before anything that follows.
    Persist,
}

/// A write that has begun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Write {
    pub(super) purpose: Purpose,
    pub(super) record: Record,
    pub(super) outcome: WriteOutcome,
}

/// A machine as it was when it was recorded.
#[derive(Debug)]
pub(super) struct Snapshot {
    at: Time,
    cycle: Box<DutyCycle>,
    disk: Disk,
    boots: u64,
    shown: Option<Standing>,
    latest: Instant,
    page: Page,
}

/// One host.
#[derive(Debug)]
pub(super) struct Host {
    pub(super) config: Config,
    pub(super) receiver: Receiver,
    pub(super) clock: Clock,
    /// True while the process lives.
    pub(super) runs: bool,
    /// The polling loop. `None` while the process is dead, and in the middle of a call of it.
    pub(super) cycle: Option<Box<DutyCycle>>,
    pub(super) disk: Disk,
    /// A write that takes its time; the thread stands still until it ends.
    pub(super) in_flight: Option<Write>,
    /// True if the process dies in the middle of the call that goes on.
    pub(super) dies: bool,
    /// The standing that the process has published, which readers see also while its thread is
    /// paused.
    pub(super) shown: Option<Standing>,
    /// The position of the application; it outlives the process.
    pub(super) position: Position,
    /// The position that the core has to go by: that of the last look at the clock.
    pub(super) told: Position,
    /// The number of this life; another at each start, whatever a snapshot says.
    pub(super) boots: u64,
    starts: u64,
    snapshot: Option<Snapshot>,
    /// True while the life that runs was restored from a snapshot.
    pub(super) is_restored: bool,
    /// The deadline for which an alarm is set.
    pub(super) deadline: Instant,
    pub(super) alarm: u32,
    /// The end of the pause, if the thread stands still.
    pub(super) paused: Option<Time>,
    pub(super) pause: u32,
    /// The datagrams in its socket, by their slots in the network.
    pub(super) inbox: VecDeque<u32>,
    /// The number of those that it has received, and is yet to read: they take no room there.
    pub(super) received: usize,
    /// The socket's error queue: the member that is unreachable, and the slot of the quote. A
    /// message without one is forged, by somebody who can quote anything.
    pub(super) unreachable: VecDeque<(NodeId, Option<u32>)>,
    /// The wishes of the application that wait for the thread.
    pub(super) requests: VecDeque<Request>,
    pub(super) application: Application,
    pub(super) program: Program,
    /// The number of orders to stand by that hold.
    pub(super) standbys: u32,
    /// The number of faults for which the application shows no sign of life.
    pub(super) stalls: u32,
    /// The count of its beats.
    pub(super) beats: u64,
    /// True if the thread is to find that its clock has lied.
    pub(super) clock_lied: bool,
    /// The most datagrams that wait for the end of the pass; one more sends them.
    pub(super) room: usize,
    /// Datagrams that wait for the end of the pass.
    pub(super) outgoing: Vec<(NodeId, Datagram)>,
    /// The core's standing before it took in the message that it is busy with, and how many
    /// bequests it had used.
    pub(super) before: Option<(Standing, u64)>,
    /// The time by which the core has taken its last input in. A write may have taken long since.
    pub(super) input_at: Instant,
    /// The number of timers that the present pass has fired.
    pub(super) fired: u32,
    /// The bequest and the notices that lie ready for the guardian of this life.
    pub(super) page: Page,
    /// The number of requests to hand leadership over that are not answered yet.
    pub(super) unanswered: u32,
    /// True while the host itself is down, not only the process.
    pub(super) is_down: bool,
    pub(super) fail_point: Option<FailPoint>,
    /// The latest time that the core was given: it never runs backwards, whatever the clock does.
    pub(super) latest: Instant,
    /// The host's wall clock at the beginning of the world, in microseconds since 1970.
    unix_micros: u64,
    seed: u64,
}

impl Host {
    pub(super) fn new(number: usize, plan: &Plan) -> Self {
        let config = config(number, &plan.seats);
        let receiver = Receiver {
            cluster: config.cluster,
            node: config.node,
            members: config.members.iter().map(|member| member.id).collect(),
        };
        Self {
            clock: Clock::new(plan.seats[number].drift),
            config,
            receiver,
            runs: false,
            cycle: None,
            disk: Disk::holding(plan.new_store(number)),
            in_flight: None,
            dies: false,
            shown: None,
            position: Position::default(),
            told: Position::default(),
            boots: 0,
            starts: 0,
            snapshot: None,
            is_restored: false,
            deadline: Instant::NEVER,
            alarm: 0,
            paused: None,
            pause: 0,
            inbox: VecDeque::new(),
            received: 0,
            unreachable: VecDeque::new(),
            requests: VecDeque::new(),
            application: Application::new(number, plan),
            program: Program::new(number, plan),
            standbys: 0,
            stalls: 0,
            beats: 0,
            clock_lied: false,
            room: if Prng::new(plan.seed).fork(300 + number as u64).chance(500_000) {
                1
            } else {
                64
            },
            outgoing: Vec::new(),
            before: None,
            input_at: Instant::ZERO,
            fired: 0,
            page: Page::default(),
            unanswered: 0,
            is_down: false,
            fail_point: None,
            latest: Instant::ZERO,
            unix_micros: wall_clock(number, plan),
            seed: Prng::new(plan.seed).fork(100 + number as u64).next(),
        }
    }

    /// Starts the process with what the disk gives, and returns that.
    pub(super) fn start(&mut self, now: Time, plan: &Plan) -> Record {
        let storage = plan.storage;
        self.starts += 1;
        self.boots = self.starts;
        (self.is_down, self.is_restored) = (false, false);
        self.latest = self.clock.read(now);
        let boot = self.boot();
        let found = self.disk.serve();
        let setup = Setup {
            config: &self.config,
            hard_state: found.hard,
            durability: match storage {
                Storage::Durable | Storage::Created | Storage::Forgetful => Durability::Durable,
                Storage::Diskless => Durability::Diskless,
            },
            term_floor: Term(self.unix_micros + now.as_nanos() / 1_000),
            position: self.position,
            boot,
            seed: self.seed.wrapping_add(self.boots),
        };
        let core = Election::new(setup, self.latest);
        let mut core = core.expect("a plan's configuration is valid");
        if let Some(detector) = plan.detector {
            core.set_estimator(Estimator::Custom(detector));
        }
        let links = self.new_links(boot, plan);
        let mut cycle = DutyCycle::new(core, links, self.receiver.cluster, self.latest);
        if self.standbys > 0 {
            cycle.begin_in_standby();
        }
        if let Some(bound) = plan.fate_bound {
            cycle.share_fate(bound);
        }
        (self.cycle, self.runs) = (Some(Box::new(cycle)), true);
        self.told = self.position;
        found
    }

    /// Returns the boot id of the life that runs, or ran last.
    pub(super) fn boot(&self) -> BootId {
        BootId(u64::from(self.config.node.number()) << 32 | self.boots)
    }

    fn new_links(&self, boot: BootId, plan: &Plan) -> Links {
        let Receiver { cluster, node, .. } = self.receiver;
        let keys = plan.attack.map(|_| LinkKeys::new(&attacker::keyring(), cluster, node));
        let setup = LinkSetup {
            receiver: self.receiver,
            boot,
            keys,
            challenge_pause: self.config.timing.request_interval,
            answer_timeout: self.config.timing.calm_timeout_max(),
        };
        let links = Links::new(setup, self.latest);
        #[cfg(feature = "sabotage")]
        let links = plan.breach.map_or(links.clone(), |breach| links.breached(breach));
        links
    }

    /// Ends the process; what it has not made durable is gone. Returns the slots of datagrams that
    /// nobody will read.
    pub(super) fn stop(&mut self, storage: Storage) -> Vec<u32> {
        (self.cycle, self.runs, self.dies) = (None, false, false);
        self.shown = None;
        self.forget_alarm();
        self.paused = None;
        self.fail_point = None;
        self.in_flight = None;
        self.clock_lied = false;
        self.fired = 0;
        self.page = Page::default();
        self.unanswered = 0;
        self.requests.clear();
        self.application.stop();
        self.outgoing.clear();
        match storage {
            Storage::Durable | Storage::Created => {}
            Storage::Diskless | Storage::Forgetful => self.disk.replace(HardState::default()),
        }
        self.take_unread()
    }

    /// Records the machine, if its thread is between two passes.
    pub(super) fn record(&mut self, now: Time) {
        let Some(cycle) = self.cycle.clone().filter(|cycle| cycle.is_between_passes()) else {
            return;
        };
        let Self { disk, boots, shown, latest, ref page, .. } = *self;
        let page = page.clone();
        self.snapshot = Some(Snapshot { at: now, cycle, disk, boots, shown, latest, page });
    }

    /// Puts the machine back to what it was, its clock included. Returns what readers were shown.
    /// To be called while the process is dead.
    pub(super) fn resume(&mut self, now: Time) -> Option<Standing> {
        let Snapshot { at, cycle, disk, boots, shown, latest, page } = self.snapshot.take()?;
        let age = i64::try_from(now.since(at).as_nanos()).unwrap_or(i64::MAX);
        self.restart_clock(now, -age);
        (self.cycle, self.runs, self.is_restored) = (Some(cycle), true, true);
        (self.disk, self.boots, self.latest, self.page) = (disk, boots, latest, page);
        shown
    }

    /// Returns whether there is a snapshot to put the machine back to.
    pub(super) const fn has_snapshot(&self) -> bool {
        self.snapshot.is_some()
    }

    /// Returns the time that the core is given: the clock's, but never less than before.
    pub(super) fn read_clock(&mut self, now: Time) -> Instant {
        self.latest = self.latest.max(self.clock.read(now));
        self.latest
    }

    /// Moves the clock by as much as a host that was down may find it changed.
    pub(super) fn restart_clock(&mut self, now: Time, by_ns: i64) {
        self.clock.step(now, by_ns);
    }

    /// Forgets the alarm that is set, so that another can be set.
    pub(super) fn forget_alarm(&mut self) {
        self.alarm += 1;
        self.deadline = Instant::NEVER;
    }

    /// Returns true while the thread runs: it lives and stands nowhere still.
    pub(super) const fn is_free(&self) -> bool {
        self.runs && self.paused.is_none() && !self.dies
    }

    /// Returns true if something waits for the thread's next pass.
    pub(super) fn has_work(&self) -> bool {
        let is_empty =
            self.inbox.is_empty() && self.unreachable.is_empty() && self.requests.is_empty();
        !is_empty || self.clock_lied
    }

    /// Returns true if the life takes no part any more, though its process runs.
    pub(super) fn is_over(&self) -> bool {
        self.cycle.as_ref().is_some_and(|cycle| cycle.is_over())
    }

    /// Takes all that nobody will read any more, and returns its slots.
    pub(super) fn take_unread(&mut self) -> Vec<u32> {
        self.received = 0;
        let quoted = self.unreachable.drain(..).filter_map(|(_, quote)| quote);
        self.inbox.drain(..).chain(quoted).collect()
    }

    /// Takes the next datagram of the batch out of the inbox, and returns its slot.
    pub(super) fn read_datagram(&mut self) -> u32 {
        self.received -= 1;
        self.inbox.pop_front().expect("a batch lies in the inbox until it is read")
    }

    /// Notes that the thread has looked at its socket in vain until now.
    pub(super) fn note_idle(&mut self, now: Time) {
        if self.is_free() && !self.clock_lied {
            let now = self.read_clock(now);
            self.cycle.iter_mut().for_each(|cycle| cycle.idle(now));
        }
    }

    /// Returns the election timeout below which its own timing lets nobody suspect a leader.
    pub(super) const fn least_silence(&self) -> Duration {
        self.config.timing.election_timeout_min
    }
}

/// Returns the wall clock of a host at the beginning, in microseconds since 1970. Wall clocks
/// differ by far less than a silence (R14).
fn wall_clock(number: usize, plan: &Plan) -> u64 {
    const AUTUMN_2023: u64 = 1_700_000_000_000_000;
    let seat = plan.seats[number];
    let skew = seat.timing.campaign_limit.as_nanos() / 10_000;
    let ahead = seat.wall_clock_ahead.as_nanos() / 1_000;
    AUTUMN_2023 + ahead + Prng::new(plan.seed).fork(200 + number as u64).below(skew)
}

impl Plan {
    /// Returns what the store of a node holds when the run begins.
    fn new_store(&self, number: usize) -> HardState {
        match self.storage {
            Storage::Created => self.created_store(number, Time::ZERO),
            Storage::Durable | Storage::Diskless | Storage::Forgetful => HardState::default(),
        }
    }

    /// Returns what a store holds that is created at `now`.
    pub(super) fn created_store(&self, number: usize, now: Time) -> HardState {
        #[cfg(feature = "sabotage")]
        if self.sabotage == Some(Sabotage::TrustCreatedStore) {
            let term = Term(wall_clock(number, self) + now.as_nanos() / 1_000);
            return HardState { term, ..HardState::default() };
        }
        let _ = (number, now);
        HardState { must_ask: true, ..HardState::default() }
    }
}

fn config(number: usize, seats: &[Seat]) -> Config {
    let member = |(number, seat): (usize, &Seat)| Member {
        id: id(number),
        address: Some(([10, 0, 0, number as u8], 7000).into()),
        kind: seat.kind,
        priority: seat.priority,
    };
    Config::new(CLUSTER, id(number), seats.iter().enumerate().map(member))
        .authentication(Authentication::Off)
        .timing(seats[number].timing)
}

pub(super) fn id(number: usize) -> NodeId {
    u8::try_from(number).ok().and_then(NodeId::new).expect("a cluster has at most 128 members")
}
