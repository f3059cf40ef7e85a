//! The words that a node and its guardian exchange over a local socket: one byte with the
//! descriptor of each page, and a line in answer.
//!
//! A node does its side by itself; this is public for the guardian's process, which is the crate
//! `interrex-guardian`. Knows bytes on a stream and who may ask. Knows nothing of who watches
//! whom.

use std::io::{self, BufRead, BufReader, IoSlice, IoSliceMut, Write};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;

use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags,
};

use super::super::sys;
use super::page::{PageOwner, Pages, SharedPage};

/// The byte that comes with the page that node and guardian share.
const WATCH: u8 = b'W';

/// The byte that comes with that page and the one that other processes read, in this order. It is
/// another byte, so that a descriptor which gets lost on the way is missed.
const WATCH_BOTH: u8 = b'B';

/// The byte that asks whether the guardian is still at work.
const ASK: u8 = b'A';

/// The answer to a page that is watched.
const WATCHING: &str = "watching";

/// The most bytes of an answer.
const LONGEST: u64 = 512;

/// A request of a node to its guardian.
#[derive(Debug)]
pub enum Request {
    /// To watch over the node whose pages these are.
    Watch(OfferedPages),
    /// To say that the guardian is still at work.
    Answer,
}

/// The pages of a node that asks to be watched, before anything is known of them.
#[derive(Debug)]
pub struct OfferedPages {
    shared: OwnedFd,
    public: Option<OwnedFd>,
}

impl OfferedPages {
    /// Takes the pages, once it is sure that the node at the other end of `stream` may ask for
    /// that.
    ///
    /// A node may make its guardian do anything, so both must be of one user. And they must be in
    /// one PID namespace, since a robust mutex names threads by their numbers.
    ///
    /// # Errors
    /// The reason why not, in words to [`answer`] with.
    pub fn accept(self, stream: &UnixStream) -> Result<(Pages, PageOwner), String> {
        let page = SharedPage::open(self.shared).map_err(|error| error.to_string())?;
        let owner = page
            .owner()
            .ok_or("the page says not whose it is, or is of another C library or release")?;
        check_peer(owner, stream)?;
        let pages = Pages::of(page);
        let pages = match self.public {
            Some(public) => pages.with_public(public, &owner)?,
            None => pages,
        };
        Ok((pages, owner))
    }
}

fn check_peer(owner: PageOwner, stream: &UnixStream) -> Result<(), String> {
    let (process, user) = sys::peer(stream.as_fd()).map_err(|error| error.to_string())?;
    if user != rustix::process::geteuid().as_raw() {
        return Err(format!("user {user} asks: node and guardian must be of one user"));
    }
    if u32::try_from(process).ok() != Some(owner.process) {
        let other = owner.process;
        return Err(format!(
            "process {process} asks for the page of {other}: node and guardian must be in one PID namespace"
        ));
    }
    Ok(())
}

/// Asks the guardian at the other end to watch over these pages, and waits for its answer.
///
/// # Errors
/// What the guardian answers if it declines, or what is wrong with the stream.
pub fn ask(stream: &UnixStream, pages: &Pages) -> io::Result<()> {
    let shared = pages.shared().file();
    match pages.public() {
        None => send(stream, WATCH, &[shared])?,
        Some(public) => send(stream, WATCH_BOTH, &[shared, public])?,
    }
    hear(stream)
}

/// Sends a byte, and descriptors along with it.
fn send(stream: &UnixStream, byte: u8, files: &[BorrowedFd<'_>]) -> io::Result<()> {
    let mut room = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(2))];
    let mut passed = SendAncillaryBuffer::new(&mut room);
    if !passed.push(SendAncillaryMessage::ScmRights(files)) {
        return Err(io::Error::other("no room for descriptors"));
    }
    rustix::net::sendmsg(stream, &[IoSlice::new(&[byte])], &mut passed, SendFlags::NOSIGNAL)?;
    Ok(())
}

/// Asks a guardian that watches whether it is still at work, and waits for its answer.
pub(super) fn ask_again(mut stream: &UnixStream) -> io::Result<()> {
    stream.write_all(&[ASK])?;
    hear(stream)
}

/// Says `what` of a time that has run out, where the kernel only says that one may try again.
pub(super) fn if_late(what: &'static str) -> impl FnOnce(io::Error) -> io::Error {
    move |error| {
        let is_late = error.kind() == io::ErrorKind::WouldBlock;
        if is_late { io::Error::new(io::ErrorKind::TimedOut, what) } else { error }
    }
}

fn hear(mut stream: &UnixStream) -> io::Result<()> {
    let mut answer = String::new();
    let heard = BufReader::new(io::Read::take(&mut stream, LONGEST)).read_line(&mut answer);
    heard.map_err(if_late("it does not answer: is it stopped?"))?;
    match answer.trim_end() {
        WATCHING => Ok(()),
        "" => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it hung up without an answer")),
        reason => Err(io::Error::other(reason.to_owned())),
    }
}

/// Waits for the next request of a node; `None` when it has hung up.
///
/// # Errors
/// What is wrong with the stream, or with what came over it.
pub fn receive(stream: &UnixStream) -> io::Result<Option<Request>> {
    let mut room = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(4))];
    let mut passed = RecvAncillaryBuffer::new(&mut room);
    let mut byte = [0];
    let flags = RecvFlags::CMSG_CLOEXEC;
    let got = loop {
        let mut bytes = [IoSliceMut::new(&mut byte)];
        match rustix::net::recvmsg(stream, &mut bytes, &mut passed, flags) {
            Err(rustix::io::Errno::INTR) => {}
            other => break other?,
        }
    };
    if got.bytes == 0 {
        return Ok(None);
    }
    let of_rights = |message| {
        if let RecvAncillaryMessage::ScmRights(files) = message { Some(files) } else { None }
    };
    let mut files = passed.drain().filter_map(of_rights).flatten();
    let invalid = |what| io::Error::new(io::ErrorKind::InvalidData, what);
    match (byte[0], files.next(), files.next(), files.next()) {
        (ASK, None, None, None) => Ok(Some(Request::Answer)),
        (WATCH, Some(shared), public @ None, None)
        | (WATCH_BOTH, Some(shared), public @ Some(_), None) => {
            Ok(Some(Request::Watch(OfferedPages { shared, public })))
        }
        (WATCH | WATCH_BOTH, _, None, None) => Err(invalid(
            "a page did not come with the question: is the limit of open files too low?",
        )),
        _ => Err(invalid("it does not speak as a node does")),
    }
}

/// Answers a node: that it is watched over, or why the guardian declines.
///
/// # Errors
/// What is wrong with the stream.
pub fn answer(mut stream: &UnixStream, outcome: &Result<(), String>) -> io::Result<()> {
    let line =
        outcome.as_ref().map_or_else(|reason| reason.replace('\n', " "), |()| WATCHING.into());
    writeln!(stream, "{line}")
}

/// Returns whether the guardian hangs up within the time that the stream lets a read take.
pub(super) fn has_hung_up(mut stream: &UnixStream) -> io::Result<bool> {
    match io::Read::read(&mut stream, &mut [0]) {
        Ok(count) => Ok(count == 0),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns whether the other end has hung up. Never waits.
pub fn is_closed(stream: &UnixStream) -> bool {
    let mut byte = [0; 1];
    match rustix::net::recv(stream, &mut byte, RecvFlags::PEEK | RecvFlags::DONTWAIT) {
        Ok((_, read)) => read == 0,
        Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => false,
        Err(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what a guardian finds wrong with this byte and so many descriptors.
    fn refused(byte: u8, files: usize) -> String {
        let (ours, theirs) = UnixStream::pair().expect("the system has sockets");
        let files = vec![ours.as_fd(); files];
        send(&ours, byte, &files).expect("there is room for two");
        receive(&theirs).map(drop).expect_err("no node says so").to_string()
    }

    #[test]
    fn a_page_that_got_lost_on_the_way_is_missed() {
        assert!(refused(WATCH, 0).contains("did not come"));
        assert!(refused(WATCH_BOTH, 0).contains("did not come"));
        assert!(refused(WATCH_BOTH, 1).contains("did not come"));
        assert!(refused(WATCH, 2).contains("does not speak as a node does"));
        assert!(refused(ASK, 1).contains("does not speak as a node does"));
    }
}
