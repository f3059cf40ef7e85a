//! How a node's page comes to its guardian: over a local socket, one byte with the page's descriptor, and
//! a line in answer.
//!
//! Knows bytes on a stream and nothing of who watches whom.

use std::io::{self, BufRead, BufReader, IoSlice, IoSliceMut, Write};
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;

use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags,
};

/// What comes with a page.
const WATCH: u8 = b'W';

/// The byte that asks whether the guardian is still at work.
const ASK: u8 = b'A';

/// The answer to a page that is watched.
const WATCHING: &str = "watching";

/// The most bytes of an answer.
const LONGEST: u64 = 512;

/// A wish of a node.
#[derive(Debug)]
pub(super) enum Request {
    /// To have this page watched.
    Watch(OwnedFd),
    /// To hear that the guardian is still at work.
    Answer,
}

/// Asks the guardian at the other end to watch over this page, and waits for its answer.
pub(super) fn ask(stream: &UnixStream, page: BorrowedFd<'_>) -> io::Result<()> {
    let mut room = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut passed = SendAncillaryBuffer::new(&mut room);
    let pages = [page];
    if !passed.push(SendAncillaryMessage::ScmRights(&pages)) {
        return Err(io::Error::other("no room for a descriptor"));
    }
    rustix::net::sendmsg(stream, &[IoSlice::new(&[WATCH])], &mut passed, SendFlags::NOSIGNAL)?;
    hear(stream)
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
        refusal => Err(io::Error::other(refusal.to_owned())),
    }
}

/// The next that a node wants; `None` when it has hung up.
pub(super) fn receive(stream: &UnixStream) -> io::Result<Option<Request>> {
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
    match (byte[0], files.next(), files.next()) {
        (ASK, None, None) => Ok(Some(Request::Answer)),
        (WATCH, Some(page), None) => Ok(Some(Request::Watch(page))),
        (WATCH, None, None) => Err(invalid("no page came with the question")),
        _ => Err(invalid("it does not speak as a node does")),
    }
}

pub(super) fn answer(mut stream: &UnixStream, outcome: &Result<(), String>) -> io::Result<()> {
    let line =
        outcome.as_ref().map_or_else(|refusal| refusal.replace('\n', " "), |()| WATCHING.into());
    writeln!(stream, "{line}")
}

/// Waits whether the guardian hangs up, for as long as the stream lets a read take.
pub(super) fn has_hung_up(mut stream: &UnixStream) -> io::Result<bool> {
    match io::Read::read(&mut stream, &mut [0]) {
        Ok(count) => Ok(count == 0),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether the other end has hung up. Does not wait.
pub(super) fn is_closed(stream: &UnixStream) -> bool {
    let mut byte = [0; 1];
    match rustix::net::recv(stream, &mut byte, RecvFlags::PEEK | RecvFlags::DONTWAIT) {
        Ok((_, read)) => read == 0,
        Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => false,
        Err(_) => true,
    }
}
