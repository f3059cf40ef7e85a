//! A flood: what is a cluster worth while somebody sends junk to all its members?
//!
//! Another process sends, as fast as one core can, what must be rejected: forged tags, real
//! datagrams once more, other first bytes, other lengths. The members are watched for a while
//! before it and then during it, so that what the flood does can be told from what the machine
//! does anyway.

mod flooder;
mod junk;

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use interrex_testbed::Tap;

use crate::progress::Progress;
use crate::records::{Flood, Watched, thousandths};

use super::cluster::Cluster;
use super::watch::{Watch, settle};
use super::{Context, NO_SOCKET};
use flooder::{Account, Flooder, Orders, Target};

pub(crate) use flooder::live;

/// The seconds for which it is sent if nothing else is asked.
const FLOOD_SECONDS: u32 = 30;

/// The time for which the members are watched before it, at most.
const CALM: Duration = Duration::from_secs(3);

/// The time for which real datagrams are waited for, at the start and again once there is a
/// leader.
const LISTENING: Duration = Duration::from_secs(2);

const NO_FLOOD: &str =
    "the process that floods gave no account of itself; what it said stands above";

/// Floods a cluster.
pub(crate) fn run(context: Context<'_>) -> anyhow::Result<Flood> {
    let length = Duration::from_secs(context.settings.secs.unwrap_or(FLOOD_SECONDS).into());
    let calm = CALM.min(length);
    context.progress.begin("flood", Progress::steps_of(calm + length));
    let (sockets, addresses) = context.open_sockets()?;
    let tap = Tap::on(&sockets).context(NO_SOCKET)?;
    let cluster = Cluster::start_on(sockets, &addresses, context, "flood", None)?;
    let mut flood = Flood { nodes: context.settings.nodes, ..Flood::default() };
    let Some(heard) = listen(tap, &cluster, context) else {
        flood.timeouts = u64::from(!context.interrupt.is_raised());
        return Ok(flood);
    };
    flood.heard = heard.iter().map(Vec::len).collect();
    settle(context);
    let watch = Watch::begin(&cluster);
    watch.stay(context, calm, Duration::ZERO, || false);
    flood.before = watch.end();
    if !context.interrupt.is_raised() {
        let orders = orders(context, &addresses, heard);
        flood.endure(&cluster, context, &orders, (calm, length))?;
    }
    Ok(flood)
}

/// Returns what the members have been sent until there was a leader, and a while after where that
/// is little; `None` if there was none.
fn listen(mut tap: Tap, cluster: &Cluster, context: Context<'_>) -> Option<Vec<Vec<Vec<u8>>>> {
    tap.listen(LISTENING, || context.interrupt.is_raised());
    cluster.await_leader(context)?;
    tap.listen(LISTENING, || context.interrupt.is_raised());
    Some(tap.into_heard())
}

fn orders(context: Context<'_>, addresses: &[SocketAddr], heard: Vec<Vec<Vec<u8>>>) -> Orders {
    let targets = addresses.iter().zip(heard);
    Orders {
        cluster: context.settings.seed,
        targets: targets.map(|(address, heard)| Target { address: *address, heard }).collect(),
    }
}

impl Flood {
    /// Watches the members while the other process sends.
    fn endure(
        &mut self,
        cluster: &Cluster,
        context: Context<'_>,
        orders: &Orders,
        (calm, length): (Duration, Duration),
    ) -> anyhow::Result<()> {
        let watch = Watch::begin(cluster);
        let mut flooder = Flooder::start(orders).context(NO_FLOOD)?;
        watch.stay(context, length, calm, || flooder.has_ended());
        let account = flooder.end().context(NO_FLOOD)?;
        // Who loses its leader in the last moment says so a little later.
        settle(context);
        self.note(account, watch.end());
        Ok(())
    }

    fn note(&mut self, account: Account, during: Watched) {
        let Account { sent, faults, nanos } = account;
        self.seconds = thousandths(nanos as f64 / 1e9);
        self.sent = sent;
        self.send_faults = faults;
        self.sent_per_second = self.per_second(sent.total());
        self.overrun = during.kernel_drops.saturating_sub(sent.plain());
        self.survived = sent.total() > 0 && during.leader_changes == 0;
        self.during = during;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Sent;

    fn flooded(sent: Sent, during: Watched) -> Flood {
        let mut flood = Flood::default();
        flood.note(Account { sent, faults: 0, nanos: 2_000_000_000 }, during);
        flood
    }

    #[test]
    fn a_flood_is_survived_if_there_was_one_and_no_leader_changed() {
        let sent = Sent { wrong_tag: 3, replay: 1, wrong_magic: 2, wrong_length: 2 };
        let flood = flooded(sent, Watched { kernel_drops: 5, ..Watched::default() });
        assert!(flood.survived);
        assert_eq!((flood.sent_per_second, flood.overrun), (4, 1));
        let change = Watched { leader_changes: 1, ..Watched::default() };
        assert!(!flooded(sent, change).survived);
        assert!(!flooded(Sent::default(), Watched::default()).survived);
    }
}
