//! One watch: waits for the bell of one node, and acts on its death in the only order that is
//! safe.
//!
//! Knows one page and the sockets that notices leave by. Knows nothing of how the page came here.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, Shutdown, UdpSocket};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::{self, Instant};

use interrex::guardian::page::{
    HeldBell, LockOutcome, Notice, PageOwner, Pages, SharedPage, Voided,
};
use interrex::guardian::{VmGeneration, protocol};
use interrex::runtime::monotonic_nanos;
use interrex::{Duration, NodeId, Term};

/// The sockets that notices leave by, made before anybody dies.
#[derive(Debug)]
pub(crate) struct NoticeSender {
    v4: UdpSocket,
    /// None where the host has no IPv6.
    v6: Option<UdpSocket>,
}

impl NoticeSender {
    pub(crate) fn new() -> io::Result<Self> {
        let v4 = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
        let v6 = UdpSocket::bind((Ipv6Addr::UNSPECIFIED, 0)).ok();
        for socket in [Some(&v4), v6.as_ref()].into_iter().flatten() {
            socket.set_nonblocking(true)?;
        }
        Ok(Self { v4, v6 })
    }

    fn send(&self, notice: &Notice) -> io::Result<()> {
        let socket = if notice.to.is_ipv4() { Some(&self.v4) } else { self.v6.as_ref() };
        let socket = socket.ok_or(io::ErrorKind::AddrNotAvailable)?;
        socket.send_to(&notice.datagram, notice.to).map(|_| ())
    }
}

/// A death, and what the guardian has done about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Death {
    /// The node that has died.
    pub owner: PageOwner,
    /// The term that it led; `None` if it led none, so that nobody had to be told.
    pub led: Option<Term>,
    /// The member that was told first, by the bequest that leaves the dead node's vote to it
    /// (R15); `None` if nobody was left it.
    pub heir: Option<NodeId>,
    /// The number of members that were told, the heir among them.
    pub told: usize,
    /// The number of members to which the notice could not be sent.
    pub failed: usize,
    /// The time from when the guardian knew to when the last notice was sent.
    pub took: Duration,
    /// The reason why nobody was told: the page that other processes read could not be voided, so
    /// some of them may go on reading that the dead node leads. Silence decides then.
    pub unvoided: Option<io::ErrorKind>,
    /// True if nobody was told because the virtual machine was restored, or cloned, since the node
    /// was built: the same life may lead on in another machine. Silence decides then, too.
    pub is_restored: bool,
}

/// The end of a watch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// The node's thread has died.
    Died(Death),
    /// The node's thread has ended as it should.
    Retired,
    /// Another guardian has been told of the death, or the node has voided the page itself.
    ToldByAnother,
    /// The node has been gone for long, and the bell has not rung.
    Silent,
}

/// The time that a guardian sleeps before it looks whether its node is still there.
const NAP: time::Duration = time::Duration::from_secs(2);

/// The number of naps for which a guardian waits for the bell after its node has hung up. The
/// kernel has marked the bell before it closes what the node has open.
const NAPS: u32 = 3;

/// A node that is watched over.
#[derive(Debug)]
pub(crate) struct Watch {
    pages: Pages,
    pub(crate) owner: PageOwner,
    /// The stream to the node, which learns from its end that nobody watches any more.
    stream: Arc<UnixStream>,
    since_hung_up: Option<Instant>,
    /// The generation of the machine in which the node was built. What it has written then says
    /// nothing of any other.
    generation: VmGeneration,
}

impl Watch {
    /// Takes the generation in which the node was admitted. That in which it was built counts
    /// instead, where the page names it: the machine may have been cloned between the two.
    pub(crate) fn new(
        pages: Pages,
        owner: PageOwner,
        stream: Arc<UnixStream>,
        admitted_in: VmGeneration,
    ) -> Self {
        let generation = admitted_in.noted_in(pages.shared().generation());
        Self { pages, owner, stream, since_hung_up: None, generation }
    }

    /// Returns whether the node knows when its machine is restored and this process can't.
    pub(crate) fn is_blind_to_restores(&self) -> bool {
        self.page().generation().is_some() && self.generation.number().is_none()
    }

    fn page(&self) -> &Arc<SharedPage> {
        self.pages.shared()
    }

    /// Ends the stream, so that the node looks for another guardian if it lives.
    pub(crate) fn hang_up(&self) {
        // The node may have done so itself.
        let _ = self.stream.shutdown(Shutdown::Both);
    }

    /// Makes sure that somebody holds the bell, so that its silence means something. A node that
    /// has just died is told of here.
    pub(crate) fn begin(&self, sender: &NoticeSender) -> Result<Option<End>, String> {
        match self.try_lock().map_err(|error| error.to_string())? {
            LockOutcome::Acquired(_) => {
                let why = "nobody holds its bell: the node does not run, or is built for another C library";
                Err(why.to_owned())
            }
            outcome @ (LockOutcome::Held
            | LockOutcome::OwnerDied(_)
            | LockOutcome::Unrecoverable) => Ok(self.answer(outcome, sender)),
        }
    }

    /// Sleeps until the node's thread has ended, in one way or another.
    pub(crate) fn sleep(&mut self, sender: &NoticeSender) -> io::Result<End> {
        loop {
            let outcome = if self.page().is_void() {
                LockOutcome::Unrecoverable
            } else {
                self.page().lock_for(NAP)?
            };
            if let Some(end) = self.answer(outcome, sender).or_else(|| self.silence()) {
                return Ok(end);
            }
        }
    }

    /// Looks whether the node's thread has ended.
    pub(crate) fn look(&self, sender: &NoticeSender) -> io::Result<Option<End>> {
        Ok(self.answer(self.try_lock()?, sender))
    }

    /// Leaves the bell alone where the page is void, since somebody else has told then.
    fn try_lock(&self) -> io::Result<LockOutcome> {
        if self.page().is_void() { Ok(LockOutcome::Unrecoverable) } else { self.page().try_lock() }
    }

    /// Ends the watch if the node has hung up long ago. A system call, so not asked all the time.
    pub(crate) fn silence(&mut self) -> Option<End> {
        if !protocol::is_closed(&self.stream) {
            return None;
        }
        let since = *self.since_hung_up.get_or_insert_with(Instant::now);
        (since.elapsed() >= NAP * NAPS).then_some(End::Silent)
    }

    fn answer(&self, outcome: LockOutcome, sender: &NoticeSender) -> Option<End> {
        match outcome {
            LockOutcome::Held => None,
            LockOutcome::Unrecoverable => {
                // They are by now, unless whoever was told has lost its way before it voided them.
                // Nobody is told of anything here, so one that can't be voided does no harm.
                let _ = self.pages.void();
                Some(End::ToldByAnother)
            }
            LockOutcome::Acquired(bell) | LockOutcome::OwnerDied(bell) => {
                Some(self.take(&bell, sender))
            }
        }
    }

    /// Acts on a bell that the node's thread holds no more.
    fn take(&self, bell: &HeldBell, sender: &NoticeSender) -> End {
        if self.page().is_retired() {
            // Needed where another guardian has died with it in its hand.
            bell.mend();
            return End::Retired;
        }
        // Its thread has died; or it was let go without a word, by a panic.
        End::Died(self.tell(sender))
    }

    /// Voids the pages, then sends the bequest to the heir, then notices to the others. In this
    /// order S7 holds: while anybody can still read that the dead node leads, nobody is told that
    /// it does not. The heir gets no notice beside the bequest: it would believe the first alone.
    ///
    /// In a machine that was restored or cloned nobody is told: the node may live on elsewhere, and
    /// only this copy of it has died. It was asked after the death, so a machine that is cloned
    /// later holds only copies of a life that is over.
    fn tell(&self, sender: &NoticeSender) -> Death {
        let began = monotonic_nanos();
        let is_restored = self.generation.is_over();
        let death = match self.pages.void() {
            Ok(_) if is_restored => Death { is_restored, ..self.silent_death(None) },
            Ok(voided) => self.send_all(voided, sender),
            Err(error) => self.silent_death(Some(error.kind())),
        };
        let took = Duration::from_nanos(monotonic_nanos().saturating_sub(began));
        Death { took, ..death }
    }

    fn send_all(&self, voided: Voided, sender: &NoticeSender) -> Death {
        let (mut told, mut failed) = (0, 0);
        let bequest = self.page().bequest(voided);
        // Where the bequest does not leave, its heir gets a notice like the others.
        let heir = bequest.filter(|bequest| sender.send(bequest).is_ok()).map(|sent| sent.member);
        told += usize::from(heir.is_some());
        let (term, notices) = self.page().notices(voided);
        for notice in notices.filter(|notice| Some(notice.member) != heir) {
            *(if sender.send(&notice).is_ok() { &mut told } else { &mut failed }) += 1;
        }
        let led = (told + failed > 0).then_some(term);
        Death { led, heir, told, failed, ..self.silent_death(None) }
    }

    /// Returns a death of which nobody was told.
    const fn silent_death(&self, unvoided: Option<io::ErrorKind>) -> Death {
        let (owner, took) = (self.owner, Duration::ZERO);
        let is_restored = false;
        Death { owner, led: None, heir: None, told: 0, failed: 0, took, unvoided, is_restored }
    }
}

#[cfg(test)]
mod tests;
