//! A run: everything made, the schedule carried out, everything ended.
//!
//! Knows the order of things. Knows nothing of how a fault is made, nor of what is right.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use interrex::NodeId;
use interrex::runtime::monotonic_nanos;
use interrex_console::interrupt::Interrupt;
use interrex_sim::Prng;
use interrex_testbed::{Member, MemberGuardian, Program, RunKey, StoreOrders, loopback};
use procfs::{CpuInfo, Current as _};

use crate::cluster::{Cluster, Common, NodeSetup};
use crate::faults::{self, Made, Mend, Plan, Planned, World};
use crate::history::{End, FaultRecord, HistoryWriter, Record, Run};
use crate::hosts::{Groups, Networks, RunDirectory, why_no_networks};
use crate::register::Register;
use crate::say;
use crate::settings::Settings;
use crate::system::Contender;

/// Returns the name of a run's history in the directory of results.
pub(crate) fn history_of(contender: Option<Contender>) -> String {
    match contender {
        None => "history.jsonl".to_owned(),
        Some(contender) => format!("history-{}.jsonl", contender.name()),
    }
}

/// Checks that all control runs can be made, before any run begins.
///
/// # Errors
/// If a program is missing, or the hosts can't have networks of their own.
pub(crate) fn check(settings: &Settings) -> Result<()> {
    let contenders = settings.contenders();
    if contenders.is_empty() {
        return Ok(());
    }
    contenders.iter().try_for_each(|contender| contender.check_installed())?;
    match why_no_networks() {
        Some(reason) => bail!("control runs need hosts with networks of their own: {reason}"),
        None => Ok(()),
    }
}

/// The time within which a first leader is there, and one after all faults are mended.
const LEADER_LIMIT: Duration = Duration::from_secs(20);

/// The time without faults at the end of a run. A leader that has just lost its lease has it
/// again by then, or another has.
const LAST_CALM: Duration = Duration::from_secs(3);

/// The time after which a node that has declined to start is started again.
const RESTART_AFTER: Duration = Duration::from_secs(1);

/// The pause between two looks at Ctrl-C and at what has been said.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// The pause between two samples of what processes hold.
const SAMPLE_EVERY: Duration = Duration::from_secs(5);

/// A fault that was made and is to be mended.
struct Open {
    due: Instant,
    mend: Mend,
    record: FaultRecord,
}

/// A run that goes on.
struct Torture<'a> {
    /// Dropped first: processes that a fault has started are in groups and networks.
    open: Vec<Open>,
    world: World,
    register: Register,
    interrupt: &'a Interrupt,
    next_sample: Instant,
}

/// Makes a run of interrex; its history is in the directory of results.
///
/// # Errors
/// If the hosts, the directory or the nodes can't be made.
pub(crate) fn run(settings: &Settings, seed: u64, interrupt: &Interrupt) -> Result<()> {
    let out = &settings.out;
    fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    fs::File::create(log_in(out))?;
    // The histories of an earlier run have nothing to do with this one.
    for contender in [None].into_iter().chain(Contender::ALL.map(Some)) {
        let earlier = out.join(history_of(contender));
        if earlier.exists() {
            fs::remove_file(&earlier).with_context(|| earlier.display().to_string())?;
        }
    }
    say(&format!("seed {seed}\n"));
    make(settings, seed, None, interrupt)
}

/// Makes a run of each other system, with the same schedule and on fresh hosts.
///
/// # Errors
/// As [`run`].
pub(crate) fn run_controls(settings: &Settings, seed: u64, interrupt: &Interrupt) -> Result<()> {
    for contender in settings.contenders() {
        if interrupt.is_raised() {
            break;
        }
        let name = contender.name();
        say(&format!("\ncontrol run: {name}\n"));
        make(settings, seed, Some(contender), interrupt)
            .with_context(|| format!("the control run of {name}"))?;
    }
    Ok(())
}

/// Makes one run.
fn make(
    settings: &Settings,
    seed: u64,
    contender: Option<Contender>,
    interrupt: &Interrupt,
) -> Result<()> {
    let (world, register) = create(settings, seed, contender)?;
    let next_sample = Instant::now();
    let mut torture = Torture { world, register, interrupt, open: Vec::new(), next_sample };
    let plan = Plan::draw(seed, settings.hosts, settings.length(), &settings.kinds());
    say(&format!("{} faults in {:?}\n", plan.0.len(), settings.length()));
    let made = torture.begin().and_then(|()| torture.carry_out(&plan, settings.length()));
    torture.end(made)
}

/// Makes all that a run needs; no node runs yet.
fn create(
    settings: &Settings,
    seed: u64,
    contender: Option<Contender>,
) -> Result<(World, Register)> {
    let hosts = settings.hosts;
    let networks = networks_for(hosts)?;
    let directory = RunDirectory::create(hosts)?;
    let groups = Groups::create(hosts);
    let register = Register::listen(&directory.path("register"))?;
    let program = Program::own("part")?;
    let key = RunKey::draw()?;
    let run = Run {
        seed,
        contender,
        hosts,
        profile: settings.profile.name().to_owned(),
        guarded: contender.is_none() && settings.profile.is_guarded(),
        networks: networks.is_some(),
        diskless: if contender.is_none() { diskless_of(seed, hosts) } else { Vec::new() },
        length_ms: u64::try_from(settings.length().as_millis())?,
        soak: settings.hours.is_some(),
        only: settings.only.iter().map(|kind| kind.name().to_owned()).collect(),
        machine: machine(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        began_ns: monotonic_nanos(),
    };
    let addresses = match &networks {
        Some(networks) => networks.addresses(),
        None => loopback::addresses_of(&loopback::open_sockets(hosts)?)?,
    };
    let setup = |node: NodeId| {
        let mut member = Member::new(node, &addresses);
        member.timing = settings.profile.timing();
        member.seed = Prng::new(seed).fork(u64::from(node.number())).next();
        member.key = Some(key.clone());
        member.public_page = Some(directory.path(&format!("page-{node}")));
        if run.guarded {
            member.guardian = MemberGuardian::Own(program.clone());
        }
        if !run.diskless.contains(&node) {
            member.store = Some(StoreOrders::at(directory.store_of(node).store()));
        }
        NodeSetup {
            member,
            network: networks.as_ref().map(|networks| networks.path(node.number())),
            groups: groups.procs_files(node.number()),
        }
    };
    let setups = (0..hosts).filter_map(NodeId::new).map(setup).collect();
    let common = Common {
        contender,
        directory: directory.path(""),
        register: directory.path("register"),
        log: log_in(&settings.out),
    };
    let mut history = HistoryWriter::create(&settings.out.join(history_of(contender)))?;
    history.add(&Record::Run(run))?;
    let cluster = Cluster::new(common, setups, history);
    let spared = settings.hours.and_then(|_| NodeId::new(0));
    let (key, hit) = ((key, 1), BTreeSet::new());
    Ok((World { cluster, networks, groups, directory, program, spared, key, hit }, register))
}

fn log_in(out: &Path) -> PathBuf {
    out.join("stderr.log")
}

/// Returns the processor, the cores and the kernel of this machine.
fn machine() -> String {
    let cpuinfo = CpuInfo::current().ok();
    let cpu = cpuinfo.as_ref().and_then(|it| it.model_name(0)).unwrap_or("unknown processor");
    let cores = cpuinfo.as_ref().map_or(1, CpuInfo::num_cores);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("{cpu}, {cores} cores, Linux {}", kernel.trim())
}

/// Returns the networks, or none with a message where this host has none.
fn networks_for(hosts: u8) -> Result<Option<Networks>> {
    match why_no_networks() {
        None => Networks::create(hosts).map(Some),
        Some(reason) => {
            eprintln!("all nodes share 127.0.0.1, and no fault of networks is made: {reason}");
            Ok(None)
        }
    }
}

/// Returns the nodes without a store: fewer than half of them, by the seed.
fn diskless_of(seed: u64, hosts: u8) -> Vec<NodeId> {
    let mut chance = Prng::new(seed).fork(u64::from(u8::MAX));
    let count = chance.below(u64::from(hosts.div_ceil(2)));
    let count = u8::try_from(count).unwrap_or(0);
    (hosts - count..hosts).filter_map(NodeId::new).collect()
}

impl Torture<'_> {
    /// Starts all, and waits for the first leader.
    fn begin(&mut self) -> Result<()> {
        for node in self.world.cluster.nodes() {
            self.world.cluster.start(node)?;
        }
        let contender = self.world.cluster.contender();
        if contender.is_none() {
            self.world.cluster.start_reader()?;
        }
        if !self.has_leader_within(LEADER_LIMIT)? {
            let history = history_of(contender);
            bail!("no leader within {LEADER_LIMIT:?}; see stderr.log and {history}");
        }
        Ok(())
    }

    /// Waits until all nodes are up and one of them leads.
    fn has_leader_within(&mut self, limit: Duration) -> Result<bool> {
        let is_well = |cluster: &Cluster| {
            cluster.leader().is_some() && cluster.nodes().all(|node| cluster.is_up(node))
        };
        self.world.cluster.hear_while(limit, is_well)
    }

    /// Makes and mends each fault when it is due.
    fn carry_out(&mut self, plan: &Plan, length: Duration) -> Result<()> {
        let began = Instant::now();
        let mut planned = plan.0.iter().peekable();
        while began.elapsed() < length && !self.interrupt.is_raised() {
            let now = Instant::now();
            if let Some(place) = self.open.iter().position(|open| open.due <= now) {
                let open = self.open.swap_remove(place);
                self.mend(open)?;
            } else if let Some(fault) = planned.next_if(|fault| began + fault.at <= now) {
                self.make(fault)?;
            } else {
                self.world.cluster.hear_until(now + LOOK_EVERY)?;
                self.keep_up()?;
            }
        }
        Ok(())
    }

    /// Mends all that is left, also where one fault can't be mended.
    fn mend_all(&mut self) -> Result<()> {
        let open = std::mem::take(&mut self.open);
        open.into_iter().map(|open| self.mend(open)).fold(Ok(()), Result::and)
    }

    fn make(&mut self, fault: &Planned) -> Result<()> {
        // Whoever has begun to lead by now is to be known.
        self.world.cluster.hear_until(Instant::now())?;
        let mut record = FaultRecord {
            id: fault.id,
            kind: fault.kind.name().to_owned(),
            nodes: Vec::new(),
            leader: self.world.cluster.leader(),
            begin_ns: monotonic_nanos(),
            mending_ns: 0,
            end_ns: 0,
            skipped: None,
        };
        let seconds = fault.at.as_secs_f64();
        let leader = record.leader.map_or("nobody".to_owned(), |leader| format!("n{leader}"));
        let line = format!("{seconds:>8.1} s {:>5} {:18}", fault.id, fault.kind);
        match faults::make(&mut self.world, fault) {
            Ok(Made { nodes, mend }) => {
                say(&format!("{line} {nodes:?} while {leader} leads\n"));
                record.nodes = nodes;
                self.open.push(Open { due: Instant::now() + fault.lasts, mend, record });
                Ok(())
            }
            Err(reason) => {
                say(&format!("{line} skipped: {reason:#}\n"));
                record.skipped = Some(format!("{reason:#}"));
                record.end_ns = monotonic_nanos();
                self.world.cluster.tell(&Record::Fault(record))
            }
        }
    }

    fn mend(&mut self, open: Open) -> Result<()> {
        let Open { mend, mut record, .. } = open;
        let kind = record.kind.clone();
        record.mending_ns = monotonic_nanos();
        let mended = mend(&mut self.world).with_context(|| format!("{kind} could not be mended"));
        record.end_ns = monotonic_nanos();
        self.world.cluster.tell(&Record::Fault(record))?;
        mended
    }

    /// Starts nodes again that have declined to start and that no fault holds down, as whoever
    /// supervises services does.
    fn restart_declined(&mut self) -> Result<()> {
        for node in self.world.cluster.declined_for(RESTART_AFTER) {
            let is_hit = self.open.iter().any(|open| open.record.nodes.contains(&node));
            if !is_hit {
                self.world.cluster.start(node)?;
            }
        }
        Ok(())
    }

    /// Does what must be done again and again.
    fn keep_up(&mut self) -> Result<()> {
        self.restart_declined()?;
        for writes in self.register.take() {
            self.world.cluster.tell(&Record::Writes(writes))?;
        }
        let is_own = self.world.cluster.contender().is_none();
        if is_own && self.next_sample <= Instant::now() {
            self.next_sample = Instant::now() + SAMPLE_EVERY;
            self.world.cluster.sample()?;
        }
        Ok(())
    }

    /// Waits for a leader now that all is well, and ends everything. What was seen is kept
    /// whatever has failed; the history has an end only if nothing of it is missing.
    fn end(mut self, made: Result<()>) -> Result<()> {
        let mended = self.mend_all();
        let end = self.wait_for_last_leader();
        let stopped = self.world.cluster.end_nodes();
        for writes in self.register.take_all() {
            self.world.cluster.tell(&Record::Writes(writes))?;
        }
        let finished = self.world.cluster.finish();
        made.and(mended).and(stopped).and(finished)?;
        self.world.cluster.tell(&Record::End(end?))?;
        self.world.cluster.flush()
    }

    fn wait_for_last_leader(&mut self) -> Result<End> {
        for node in self.world.cluster.nodes() {
            self.world.cluster.start(node)?;
        }
        let leader_found = match self.interrupt.is_raised() {
            true => None,
            false => Some(self.has_leader_within(LEADER_LIMIT)?),
        };
        self.world.cluster.hear_until(Instant::now() + LAST_CALM)?;
        Ok(End { at_ns: monotonic_nanos(), leader_found })
    }
}
