//! The real-time threads, the memory and the layout that this host can bear.
//!
//! A thread of real-time priority that never sleeps leaves its core to no thread below it. Where
//! each core has such a thread, the probe, its signals and the shell that could end it wait for
//! the little that the kernel sets aside for them. So one core is left alone, and what would need
//! more is invalid, before anything starts. So is more memory than there is: a host that swaps or
//! kills measures nothing.

use interrex::Duration;
use procfs::{Current, Meminfo};

use crate::settings::{Layout, Memory, Settings, Stage, Wait, name_of};

/// Memory that is left to everybody else.
const RESERVE: u64 = 512 << 20;

/// The cost of one heartbeat to all members together, for each follower. Three members that sleep
/// took 26 % of a core each at a heartbeat of 100 us (docs/RESULTS.md, `fast`).
const HEARTBEAT_COST_US: u64 = 40;

/// The time for which a member that backs off looks on after a heartbeat before it sleeps.
const LOOK_US: u64 = 50;

/// Returns why the members' real-time priority would make the host hang; `None` where nobody has
/// it.
pub(super) fn too_many_pollers(
    stage: Option<Stage>,
    settings: &Settings,
    cores: usize,
) -> Option<String> {
    let has_members = stage.is_none_or(Stage::has_members);
    let priority = settings.tuning.realtime.filter(|_| has_members)?;
    let Settings { nodes: members, wait, timing, .. } = *settings;
    let reason = match wait {
        Wait::Spin | Wait::Yield => too_many_awake(members, wait, cores),
        Wait::Park => too_many_asleep(members, 0, timing.timing().heartbeat_interval, cores),
        Wait::Backoff => {
            too_many_asleep(members, LOOK_US, timing.timing().heartbeat_interval, cores)
        }
    }?;
    Some(format!("invalid value '{priority}' for '--realtime <1-99>': {reason}"))
}

/// Returns why so many threads that never sleep are too many.
fn too_many_awake(members: u8, wait: Wait, cores: usize) -> Option<String> {
    (usize::from(members) >= cores).then(|| {
        format!(
            "{members} polling threads would never sleep (--wait {}), and of {} one is left to \
             this program and to whoever would end it, so that {} may. Say --wait park, or leave \
             --realtime out; {members} of them need {} cores",
            name_of(wait),
            in_words(cores),
            at_most(cores.saturating_sub(1)),
            usize::from(members) + 1,
        )
    })
}

/// Returns why so many threads that sleep between heartbeats, each `look_us` after it, are too
/// many, by an estimate. It is rough: twice as much would still be borne where it is right.
fn too_many_asleep(members: u8, look_us: u64, heartbeat: Duration, cores: usize) -> Option<String> {
    let followers = u64::from(members).saturating_sub(1);
    let cost_us = followers * HEARTBEAT_COST_US + u64::from(members) * look_us;
    let busy = cost_us as f64 * 1e3 / heartbeat.as_nanos().max(1) as f64;
    (busy > cores.saturating_sub(1).max(1) as f64).then(|| {
        format!(
            "{members} members with a heartbeat each {heartbeat} would keep {busy:.1} cores busy \
             though they sleep between, and of {} one is left to this program and to whoever \
             would end it. Say a longer --heartbeat, fewer --nodes, or leave --realtime out",
            in_words(cores),
        )
    })
}

/// Returns why leaders can't be kept apart on this host; `None` if they can, or need not be.
pub(super) fn inseparable(settings: &Settings, cores: usize) -> Option<String> {
    if settings.layout == Layout::Together {
        return None;
    }
    if settings.tuning.pin.is_some() {
        let reason = "each says where members run. Leave out one of them";
        return Some(format!("'--apart' can't be used with '--pin <CORE>': {reason}"));
    }
    (cores < 2).then(|| {
        format!(
            "'--apart' keeps the leader on a core of its own and needs 2 cores: this process may \
             use {cores}. Leave --apart out, or give the process another core (taskset, cpuset)"
        )
    })
}

/// Returns why all that is to be held is too much for this machine; `None` if it fits, or nobody
/// says.
pub(super) fn too_much_memory(stage: Option<Stage>, settings: &Settings) -> Option<String> {
    let holders = if stage == Some(Stage::KillFloor) { 1 } else { settings.nodes };
    let (ballast, load) = (settings.ballast, settings.load.memory.unwrap_or_default());
    if ballast.is_none() && load.is_none() {
        return None;
    }
    too_much_of(holders, ballast, load, Meminfo::current().ok()?.mem_available?)
}

fn too_much_of(holders: u8, ballast: Memory, load: Memory, available: u64) -> Option<String> {
    let most = available.saturating_sub(RESERVE);
    let together = ballast.0.saturating_mul(holders.into());
    let (left, mib) = (most.saturating_sub(together), |bytes: u64| bytes >> 20);
    let has = format!(
        "this machine has {} MiB available, of which {} are left alone",
        mib(available),
        mib(RESERVE)
    );
    if together > most {
        let (who, way_out) = match holders {
            1 => ("1 process".to_owned(), ""),
            holders => (format!("{holders} members"), ", or fewer --nodes"),
        };
        return Some(format!(
            "invalid value '{ballast}' for '--ballast <SIZE>': {who} would hold {} MiB together, \
             and {has}. Name at most {}MiB{way_out}",
            mib(together),
            mib(most / u64::from(holders.max(1))),
        ));
    }
    (load.0 > left).then(|| {
        let held = mib(together);
        let held = if held > 0 { format!(" and {held} are for --ballast") } else { String::new() };
        format!(
            "invalid value '{load}' for '--load-memory <SIZE>': {has}{held}. Name at most {}MiB",
            mib(left)
        )
    })
}

fn in_words(cores: usize) -> String {
    if cores == 1 { "1 usable core".to_owned() } else { format!("{cores} usable cores") }
}

fn at_most(pollers: usize) -> String {
    if pollers == 0 { "none".to_owned() } else { format!("at most {pollers}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Durability, HostTuning};

    #[test]
    fn what_the_machine_cannot_hold_is_invalid_with_what_it_can() {
        let (gib, none) = (|gib: u64| Memory(gib << 30), Memory::default());
        for (holders, ballast, load, available) in [
            (3, gib(2), none, 7),
            (3, gib(1), gib(3), 7),
            (3, none, gib(6), 7),
            (128, none, none, 0),
        ] {
            assert_eq!(too_much_of(holders, ballast, load, available << 30), None);
        }
        for (ballast, load, parts) in [
            (gib(2), none, &["--ballast", "'2GiB'", "6144 MiB", "at most 1877MiB"][..]),
            (none, gib(6), &["--load-memory", "'6GiB'", "6144 MiB", "at most 5632MiB"]),
            (gib(1), gib(3), &["--load-memory", "'3GiB'", "3072 are for", "at most 2560MiB"]),
        ] {
            let reason = too_much_of(3, ballast, load, 6 << 30).expect("nothing would be left");
            for part in parts {
                assert!(reason.contains(part), "{part} is not in: {reason}");
            }
        }
    }

    #[test]
    fn a_leader_apart_needs_a_second_core_and_nobody_who_pins() {
        let apart =
            Settings { layout: Layout::Apart, ..Settings::new(3, None, Durability::Diskless, 2) };
        assert_eq!(inseparable(&apart, 2), None);
        let one_core = inseparable(&apart, 1).expect("there is no other core");
        assert!(one_core.contains("--apart") && one_core.contains("2 cores"), "{one_core}");
        let tuning = HostTuning { pin: Some(0), ..HostTuning::default() };
        let pinned = inseparable(&Settings { tuning, ..apart.clone() }, 2).expect("both pin");
        assert!(pinned.contains("--apart") && pinned.contains("--pin"), "{pinned}");
        let together = Settings { tuning, layout: Layout::Together, ..apart };
        assert_eq!(inseparable(&together, 1), None);
    }

    #[test]
    fn one_core_is_left_to_whoever_would_end_the_run() {
        for wait in [Wait::Spin, Wait::Yield] {
            for (members, cores) in [(1, 1), (2, 2), (3, 2), (3, 3), (128, 64)] {
                let reason = too_many_awake(members, wait, cores).expect("nobody could end it");
                for part in ["--realtime", &name_of(wait), "--wait park"] {
                    assert!(reason.contains(part), "{part} is not in: {reason}");
                }
            }
            for (members, cores) in [(1, 2), (3, 4), (3, 64)] {
                assert_eq!(too_many_awake(members, wait, cores), None, "{members} on {cores}");
            }
        }
    }

    #[test]
    fn members_that_sleep_are_borne_unless_their_heartbeats_leave_them_no_time_to() {
        let too_many = |members, look_us, heartbeat_us, cores| {
            too_many_asleep(members, look_us, Duration::from_micros(heartbeat_us), cores)
        };
        for (members, heartbeat_us, cores) in [(3, 10_000, 1), (3, 100, 2), (128, 10_000, 2)] {
            assert_eq!(too_many(members, 0, heartbeat_us, cores), None);
        }
        assert_eq!(too_many(3, LOOK_US, 1_000, 2), None);
        let hardly_sleep = [(3, 0, 1, 8), (3, 0, 50, 2), (128, 0, 1_000, 4), (3, LOOK_US, 100, 2)];
        for (members, look_us, heartbeat_us, cores) in hardly_sleep {
            let reason = too_many(members, look_us, heartbeat_us, cores);
            let reason = reason.expect("they would hardly sleep");
            assert!(reason.contains("a longer --heartbeat"), "{reason}");
        }
    }
}
