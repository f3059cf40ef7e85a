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

/// The answer to a page that is watched.
const WATCHING: &str = "watching";

/// The most bytes of an answer.
const LONGEST: u64 = 512;

/// Asks the guardian at the other end to watch over this page, and waits for its answer.
pub(super) fn ask(mut stream: &UnixStream, page: BorrowedFd<'_>) -> io::Result<()> {
    let mut room = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut passed = SendAncillaryBuffer::new(&mut room);
    let pages = [page];
    if !passed.push(SendAncillaryMessage::ScmRights(&pages)) {
        return Err(io::Error::other("no room for a descriptor"));
    }
    rustix::net::sendmsg(stream, &[IoSlice::new(&[WATCH])], &mut passed, SendFlags::NOSIGNAL)?;
    let mut answer = String::new();
    BufReader::new(io::Read::take(&mut stream, LONGEST)).read_line(&mut answer)?;
    match answer.trim_end() {
        WATCHING => Ok(()),
        "" => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it hung up without an answer")),
        refusal => Err(io::Error::other(refusal.to_owned())),
    }
}

/// The next page that a node passes; `None` when it has hung up.
pub(super) fn receive(stream: &UnixStream) -> io::Result<Option<OwnedFd>> {
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
    let page = files.next().ok_or_else(|| invalid("no page came with the question"))?;
    if byte[0] != WATCH || files.next().is_some() {
        return Err(invalid("it does not speak as a node does"));
    }
    Ok(Some(page))
}

pub(super) fn answer(mut stream: &UnixStream, outcome: &Result<(), String>) -> io::Result<()> {
    let line =
        outcome.as_ref().map_or_else(|refusal| refusal.replace('\n', " "), |()| WATCHING.into());
    writeln!(stream, "{line}")
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
