//! The process that floods, and the parent's side of it.
//!
//! Orders come in as one line of JSON on stdin, the end of stdin is the end of the flood and of
//! the process, so that it can't outlive its parent; then one line of JSON goes out on stdout. It
//! sends to loopback and nowhere else, whatever it is told.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, IoSlice, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, bail};
use interrex_testbed::Process;
use rustix::net::{MMsgHdr, SendAncillaryBuffer, SendFlags, sendmmsg};
use serde::{Deserialize, Serialize};

use crate::records::Sent;

use super::junk::{self, Junk};

/// The orders of a flooder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Orders {
    pub(crate) cluster: u64,
    pub(crate) targets: Vec<Target>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Target {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// Datagrams that it has really been sent.
    pub(crate) heard: Vec<Vec<u8>>,
}

/// The account that a flooder gives at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Account {
    /// The datagrams that the kernel took.
    pub(crate) sent: Sent,
    /// The times that it did not take the rest of a batch.
    pub(crate) faults: u64,
    /// From the first to the last.
    pub(crate) nanos: u64,
}

/// Floods until stdin ends.
pub(crate) fn live() -> anyhow::Result<()> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("the orders on stdin can't be read")?;
    let orders: Orders = serde_json::from_str(&line).context("the line on stdin is no order")?;
    let ammunition = load(&orders)?;
    let is_over = Arc::new(AtomicBool::new(false));
    let over = Arc::clone(&is_over);
    thread::Builder::new().name("stdin".into()).spawn(move || {
        // An end by an error is an end too.
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        over.store(true, Ordering::Relaxed);
    })?;
    let account = fire(&ammunition, &is_over);
    let line = serde_json::to_string(&account)? + "\n";
    let written = io::stdout().lock().write_all(line.as_bytes());
    written.context("the account can't be written to stdout")
}

/// A process that is ready to flood, or does. Dropping it kills and reaps the process.
pub(crate) struct Flooder {
    process: Process,
    account: Receiver<Option<Account>>,
}

impl Flooder {
    /// Starts the process with its orders: the flood begins.
    pub(crate) fn start(orders: &Orders) -> io::Result<Self> {
        let (sender, account) = channel();
        let mut command = Command::new(std::env::current_exe()?);
        // Nobody asks for an account any more where the flooder was dropped.
        let heard = move |account| {
            let _ = sender.send(account);
        };
        let read = |line: &str| serde_json::from_str(line).ok();
        let process = Process::start_heard(command.arg("flooder"), orders, read, heard)?;
        Ok(Self { process, account })
    }

    /// Returns true if the process has ended before it was told to.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.process.ended(), Ok(None))
    }

    /// Ends the flood and the process.
    pub(crate) fn end(mut self) -> io::Result<Account> {
        self.process.close();
        let account = self.account.recv().ok().flatten();
        self.process.wait()?;
        account.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// A socket towards a member, and what is sent there.
struct Aim {
    socket: UdpSocket,
    junk: Vec<(Junk, Vec<u8>)>,
}

fn load(orders: &Orders) -> anyhow::Result<Vec<Aim>> {
    let mut addresses = orders.targets.iter().map(|target| target.address);
    if let Some(address) = addresses.find(|address| !address.ip().is_loopback()) {
        bail!("{address} is not on loopback: a flood is sent to members on this host alone");
    }
    let hasher = RandomState::new();
    let mut drawn = 0_u64;
    let mut random = || {
        drawn += 1;
        hasher.hash_one(drawn)
    };
    let members = u8::try_from(orders.targets.len()).unwrap_or(u8::MAX);
    let aims = (0..members).zip(&orders.targets).map(|(place, target)| {
        let other = if place == 0 { 1 } else { 0 };
        let invented = junk::invented(orders.cluster, other, place).unwrap_or_default();
        let address = target.address;
        let socket = socket_towards(address)
            .with_context(|| format!("a UDP socket towards {address} could not be opened"))?;
        Ok(Aim { socket, junk: junk::junk_for(&target.heard, &invented, &mut random) })
    });
    aims.collect()
}

/// Opens a socket, connected, so that the kernel looks for the way once and not for every
/// datagram.
fn socket_towards(address: SocketAddr) -> io::Result<UdpSocket> {
    let any: IpAddr = match address {
        SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    let socket = UdpSocket::bind((any, 0))?;
    socket.connect(address)?;
    Ok(socket)
}

/// The datagrams of one system call: all sorts several times, and soon somebody else's turn.
const BATCH: usize = 32;

/// Sends to all members in turn, batch by batch, until it is over.
fn fire(aims: &[Aim], is_over: &AtomicBool) -> Account {
    let slices: Vec<Vec<_>> = aims.iter().map(slices_of).collect();
    let mut unused: Vec<Vec<_>> = slices.iter().map(|slices| ancillary(slices.len())).collect();
    let mut headers: Vec<Vec<_>> = slices
        .iter()
        .zip(&mut unused)
        .map(|(slices, unused)| {
            let pairs = slices.iter().zip(unused.iter_mut());
            pairs.map(|(slice, unused)| MMsgHdr::new(slice, unused)).collect()
        })
        .collect();
    let mut account = Account::default();
    let begun = Instant::now();
    let mut round = 0_usize;
    while !is_over.load(Ordering::Relaxed) {
        for (aim, headers) in aims.iter().zip(&mut headers) {
            let first = round * BATCH % headers.len().max(1);
            let batch = first..(first + BATCH).min(headers.len());
            account.note(&aim.junk[batch.clone()], send(&aim.socket, &mut headers[batch]));
        }
        round += 1;
    }
    account.nanos = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
    account
}

fn slices_of(aim: &Aim) -> Vec<[IoSlice<'_>; 1]> {
    aim.junk.iter().map(|(_, bytes)| [IoSlice::new(bytes)]).collect()
}

/// Returns what goes beside each datagram: nothing.
fn ancillary<'a>(count: usize) -> Vec<SendAncillaryBuffer<'a, 'a, 'a>> {
    std::iter::repeat_with(SendAncillaryBuffer::default).take(count).collect()
}

/// Sends a batch; returns how many the kernel took.
fn send(socket: &UdpSocket, batch: &mut [MMsgHdr<'_>]) -> usize {
    // Without waiting, so that the end of stdin is always seen. A member that is gone is an error
    // of the one datagram after it.
    sendmmsg(socket, batch, SendFlags::DONTWAIT).unwrap_or(0)
}

impl Account {
    fn note(&mut self, batch: &[(Junk, Vec<u8>)], taken: usize) {
        batch.iter().take(taken).for_each(|(junk, _)| self.sent.note(*junk));
        self.faults += u64::from(taken < batch.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orders(address: &str) -> Orders {
        let address = address.parse().expect("it is an address");
        Orders { cluster: 1, targets: vec![Target { address, heard: Vec::new() }] }
    }

    #[test]
    fn nothing_but_loopback_is_a_target() {
        // TEST-NET-1 of RFC 5737, the documentation prefix of RFC 3849, and every address of a
        // host.
        for address in ["192.0.2.1:7411", "[2001:db8::1]:7411", "0.0.0.0:7411", "[::]:7411"] {
            let error = load(&orders(address)).err().expect("no member is there");
            let expected = format!("{address} is not on loopback");
            assert!(error.to_string().contains(&expected), "{error}");
        }
        assert!(load(&orders("127.0.0.1:7411")).is_ok());
    }

    #[test]
    fn orders_and_account_survive_their_way_through_a_line() {
        let mut orders = orders("127.0.0.1:7411");
        orders.targets[0].heard.push(vec![0, 10, 255]);
        let line = serde_json::to_string(&orders).expect("orders are JSON");
        assert!(!line.contains('\n'));
        let read: Orders = serde_json::from_str(&line).expect("and back");
        assert_eq!(read.targets[0].heard, orders.targets[0].heard);
        let mut account = Account::default();
        account.note(&[(Junk::Replay, Vec::new()), (Junk::WrongTag, Vec::new())], 1);
        assert_eq!((account.sent.replay, account.sent.total(), account.faults), (1, 1, 1));
        let line = serde_json::to_string(&account).expect("an account is JSON");
        assert_eq!(serde_json::from_str::<Account>(&line).expect("and back"), account);
    }
}
