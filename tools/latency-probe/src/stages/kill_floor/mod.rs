//! The floor of a kill under a guardian: SIGKILL of a process, until a datagram of its guardian is
//! in another's hand.
//!
//! Small processes do that and nothing else: no protocol, no key, no lease. One holds the bell, a
//! robust mutex in a page that it shares with the guardian; one is the guardian; the others poll a
//! socket each, as survivors do, and one of them is told. They wait, run on cores and hold memory
//! as members would, so each failover has the floor of its own configuration.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod.rs` | the kills, one after the other |
//! | `bare.rs` | the processes |

mod bare;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use interrex::runtime::monotonic_nanos;
use interrex_testbed::LoadProcess;
use tempfile::TempDir;

use crate::records::KillFloor;

use super::apart::Apart;
use super::{Context, ROUNDS, STAGE_LIMIT, TIMEOUTS_LIMIT, loaded};
use bare::{Bare, Orders, Said};

pub(crate) use bare::live;

/// Kills that are not counted: the first datagram finds no cache warm.
const WARM_UP: u64 = 1;

/// The time after which what is to be killed is awaited by all others.
const SETTLING: Duration = Duration::from_millis(10);

/// A datagram that is not there by then is lost.
const TELLING_LIMIT: Duration = Duration::from_secs(2);

const NO_PROCESS: &str = "a bare process could not be started";

/// Measures kills, as the settings have a failover.
pub(crate) fn run(context: Context<'_>) -> anyhow::Result<KillFloor> {
    let rounds = context.settings.rounds.unwrap_or(ROUNDS);
    context.progress.begin("bare kill", rounds.into());
    let found = found_nothing(context);
    let Some(mut stage) = Stage::start(context, found.clone())? else { return Ok(found) };
    stage.run_rounds(rounds.into())?;
    Ok(stage.found)
}

fn found_nothing(context: Context<'_>) -> KillFloor {
    let settings = context.settings;
    KillFloor {
        processes: settings.nodes,
        wait: Some(settings.wait),
        guardian: Some(settings.guardian),
        ballast: settings.ballast,
        layout: settings.layout,
        load: settings.load,
        ..KillFloor::default()
    }
}

/// The processes that live on, and what they have told so far.
struct Stage<'a> {
    context: Context<'a>,
    apart: Option<Apart>,
    load: Option<LoadProcess>,
    guardian: Bare,
    /// The first is the heir.
    survivors: Vec<Bare>,
    /// The path at which the guardian listens. It is removed after it.
    directory: TempDir,
    found: KillFloor,
}

impl<'a> Stage<'a> {
    /// Starts the processes; `None` if the user has had enough.
    fn start(context: Context<'a>, found: KillFloor) -> anyhow::Result<Option<Self>> {
        let settings = context.settings;
        let directory = tempfile::Builder::new().prefix("latency-probe-").tempdir();
        let directory = directory.context("the guardian has no place for its socket")?;
        context.interrupt.remove_when_aborted(directory.path());
        let orders = Orders::Survivor { wait: settings.wait };
        let survivors = (1..settings.nodes).map(|_| Bare::start(&orders).context(NO_PROCESS));
        let mut survivors = survivors.collect::<anyhow::Result<Vec<_>>>()?;
        let heir = survivors.first_mut().map(|heir| address_of(heir, context)).transpose()?;
        let Some(heir) = heir.flatten() else { return Ok(None) };
        let socket = directory.path().join("socket");
        let orders = Orders::Guardian { socket, heir, waiting: settings.guardian };
        let mut guardian = Bare::start(&orders).context(NO_PROCESS)?;
        if !guardian.expect(Said::Ready, context)? {
            return Ok(None);
        }
        let apart = Apart::asked_for(settings.layout)?;
        let load = loaded::start(context)?;
        Ok(Some(Self { context, apart, load, guardian, survivors, directory, found }))
    }

    fn run_rounds(&mut self, rounds: u64) -> anyhow::Result<()> {
        let unlimited = self.context.settings.rounds.is_some();
        let limit = (!unlimited).then(|| Instant::now() + STAGE_LIMIT);
        let mut warm_up = WARM_UP;
        while self.found.told_ns.count() < rounds && !self.context.interrupt.is_raised() {
            self.found.ended_early = self.reason_to_end(limit);
            if self.found.ended_early.is_some() {
                break;
            }
            let told = self.run_round()?;
            loaded::check(&mut self.load)?;
            if warm_up > 0 {
                warm_up -= 1;
            } else {
                self.note(told);
            }
            self.context.progress.reach(self.found.told_ns.count());
        }
        Ok(())
    }

    fn reason_to_end(&self, limit: Option<Instant>) -> Option<String> {
        if limit.is_some_and(|limit| Instant::now() > limit) {
            return Some(format!("{} s were over", STAGE_LIMIT.as_secs()));
        }
        let lost = self.found.timeouts >= TIMEOUTS_LIMIT;
        lost.then(|| "the guardian's datagrams do not arrive".to_owned())
    }

    /// One kill. Returns when the guardian knew and when the heir was told, counted from it.
    fn run_round(&mut self) -> anyhow::Result<Option<(u64, u64)>> {
        let settings = self.context.settings;
        let guardian = self.directory.path().join("socket");
        let (ballast, wait) = (settings.ballast.0, settings.wait);
        let orders = Orders::Leader { guardian, ballast, wait };
        let mut leader = Bare::start(&orders).context(NO_PROCESS)?;
        if !leader.expect(Said::Ready, self.context)? {
            return Ok(None);
        }
        let mut settling = SETTLING;
        if let Some(apart) = &self.apart {
            let others = self.survivors.iter().chain([&self.guardian]).map(Bare::id);
            settling = settling.max(apart.place(leader.id(), others)?);
        }
        self.context.interrupt.sleep(settling);
        let killed_ns = monotonic_nanos();
        leader.kill().context("the bare leader could not be killed")?;
        self.await_word(killed_ns)
    }

    /// Waits until the heir says that it was told of this kill.
    fn await_word(&mut self, killed_ns: u64) -> anyhow::Result<Option<(u64, u64)>> {
        let deadline = Instant::now() + TELLING_LIMIT;
        while Instant::now() < deadline && !self.context.interrupt.is_raised() {
            match self.survivors[0].hear()? {
                // That of an earlier kill comes too late.
                Some(Said::Told { bell_ns, told_ns }) if bell_ns >= killed_ns => {
                    return Ok(Some((bell_ns - killed_ns, told_ns - killed_ns)));
                }
                Some(_) | None => {}
            }
        }
        Ok(None)
    }

    fn note(&mut self, told: Option<(u64, u64)>) {
        match told {
            Some((bell_ns, told_ns)) => {
                self.found.bell_ns.record(bell_ns);
                self.found.told_ns.record(told_ns);
            }
            None => self.found.timeouts += u64::from(!self.context.interrupt.is_raised()),
        }
    }
}

/// Waits until a survivor says where it listens; `None` if the user has had enough.
fn address_of(survivor: &mut Bare, context: Context<'_>) -> anyhow::Result<Option<SocketAddr>> {
    match survivor.await_word(context)? {
        None => Ok(None),
        Some(Said::ListeningAt(address)) => Ok(Some(address)),
        Some(Said::Ready | Said::Warned(_) | Said::Told { .. }) => {
            bail!("a bare process did not say where it listens")
        }
    }
}
