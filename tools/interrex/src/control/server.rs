//! Hears requests on a Unix socket of mode 0600.
//!
//! Knows connections, one thread each. What a request means is the daemon's and the view's.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, FileTypeExt as _, MetadataExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::thread::Builder;
use std::time::Duration;

use anyhow::{Context as _, bail};
use crossbeam::channel::{Sender, bounded};
use interrex::{NodeId, NodeSet};
use rustix::fs::{Mode, fchmod};
use rustix::net::{self, AddressFamily, SocketAddrUnix, SocketFlags, SocketType};

use super::protocol::{LONGEST, Reply, Request};
use crate::daemon::{Command, Message};
use crate::view::View;

/// The connections that may be open at one time.
const MOST: usize = 64;

/// The connections that may wait to be accepted.
const WAITING: i32 = 128;

/// The time that a client has to take an answer.
const WRITE_LIMIT: Duration = Duration::from_secs(5);

/// The time between two looks whether a client that watches is still there.
const WATCH_LOOK: Duration = Duration::from_secs(1);

/// A socket that is heard. Dropping it removes its file.
pub(crate) struct Server {
    path: PathBuf,
    /// Device and inode of its file, so that another's is never removed.
    file: (u64, u64),
}

impl Server {
    /// Listens at `path` from now on.
    ///
    /// # Errors
    /// If the folder can't be made or written to, another daemon listens there, or something else
    /// than a socket lies there.
    pub(crate) fn listen(
        path: &Path,
        view: View,
        commands: Sender<Message>,
    ) -> anyhow::Result<Self> {
        let failed = || format!("the control socket {} can't be used", path.display());
        let listener = bind(path).with_context(failed)?;
        let found = fs::metadata(path).with_context(failed)?;
        let file = (found.dev(), found.ino());
        let open = Arc::new(AtomicUsize::new(0));
        let accepts = move || {
            for stream in listener.incoming() {
                let (view, commands, open) = (view.clone(), commands.clone(), Arc::clone(&open));
                if let Ok(stream) = stream {
                    attend(stream, view, commands, open);
                }
            }
        };
        Builder::new().name("control".into()).spawn(accepts).with_context(failed)?;
        Ok(Self { path: path.to_owned(), file })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let is_own =
            fs::metadata(&self.path).is_ok_and(|found| (found.dev(), found.ino()) == self.file);
        if is_own {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Binds a socket that only this user may use, in the place of one that nobody hears any more.
fn bind(path: &Path) -> anyhow::Result<UnixListener> {
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        fs::DirBuilder::new().recursive(true).mode(0o755).create(folder)?;
    }
    if let Ok(found) = fs::symlink_metadata(path) {
        if !found.file_type().is_socket() {
            bail!("something else lies there: remove it, or name another place by control.socket");
        }
        if UnixStream::connect(path).is_ok() {
            bail!("another daemon listens there: stop it, or name another place by control.socket");
        }
        fs::remove_file(path)?;
    }
    let socket =
        net::socket_with(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::CLOEXEC, None)?;
    // Linux gives the file the mode of the socket, so nobody else can connect at any time.
    fchmod(&socket, Mode::RUSR | Mode::WUSR)?;
    net::bind(&socket, &SocketAddrUnix::new(path)?)?;
    net::listen(&socket, WAITING)?;
    Ok(UnixListener::from(socket))
}

fn attend(stream: UnixStream, view: View, commands: Sender<Message>, open: Arc<AtomicUsize>) {
    if open.fetch_add(1, Relaxed) >= MOST {
        open.fetch_sub(1, Relaxed);
        let _ = answer(&stream, &Reply::Refused(format!("{MOST} connections are open: try later")));
        return;
    }
    let still_open = Arc::clone(&open);
    let serves = move || {
        // It ends when the client goes, or does not take what it has asked for.
        let _ = serve(&stream, &view, &commands);
        still_open.fetch_sub(1, Relaxed);
    };
    if Builder::new().name("client".into()).spawn(serves).is_err() {
        open.fetch_sub(1, Relaxed);
    }
}

fn serve(stream: &UnixStream, view: &View, commands: &Sender<Message>) -> io::Result<()> {
    stream.set_write_timeout(Some(WRITE_LIMIT))?;
    let mut reader = BufReader::new(stream);
    loop {
        let mut line = String::new();
        if reader.by_ref().take(LONGEST).read_line(&mut line)? == 0 {
            return Ok(());
        }
        match serde_json::from_str(&line) {
            Ok(Request::Watch { after }) => return watch(stream, view, after),
            Ok(request) => answer(stream, &reply(&request, view, commands))?,
            Err(error) => answer(stream, &Reply::Refused(format!("it is no request: {error}")))?,
        }
    }
}

fn answer(mut stream: &UnixStream, reply: &Reply) -> io::Result<()> {
    let mut line = serde_json::to_vec(reply)?;
    line.push(b'\n');
    stream.write_all(&line)
}

fn reply(request: &Request, view: &View, commands: &Sender<Message>) -> Reply {
    let command = match request {
        Request::Status | Request::Watch { .. } => return Reply::Status(Box::new(view.status())),
        Request::IsLeader => return Reply::IsLeader(view.is_in_charge()),
        Request::Resign => Command::Resign,
        Request::Transfer { to } => match member(*to) {
            Ok(to) => Command::Transfer(to),
            Err(refused) => return refused,
        },
        Request::Bootstrap { lost } => {
            match lost.iter().try_fold(NodeSet::EMPTY, |set, lost| Ok(set.with(member(*lost)?))) {
                Ok(lost) => Command::Bootstrap(lost),
                Err(refused) => return refused,
            }
        }
        Request::Standby { on: true } => Command::StandBy,
        Request::Standby { on: false } => Command::EndStandby,
    };
    let (tells, told) = bounded(1);
    if commands.try_send(Message::Command(command, tells)).is_err() {
        return Reply::Refused("the daemon is busy, or ends: try again".to_owned());
    }
    match told.recv() {
        Ok(Ok(words)) => Reply::Done(words),
        Ok(Err(words)) => Reply::Refused(words),
        Err(_) => Reply::Refused("the daemon has ended".to_owned()),
    }
}

fn member(number: u8) -> Result<NodeId, Reply> {
    let refused = || Reply::Refused(format!("{number}: members are numbered 0 to 127"));
    NodeId::new(number).ok_or_else(refused)
}

fn watch(stream: &UnixStream, view: &View, after: Option<u64>) -> io::Result<()> {
    let mut seq = after.unwrap_or_else(|| view.last_seq());
    while let Some(events) = view.events_after(seq, WATCH_LOOK) {
        for told in events {
            seq = told.seq;
            answer(stream, &Reply::Event(told))?;
        }
        if has_gone(stream)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Returns whether the client has closed its side.
fn has_gone(stream: &UnixStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let read = (&*stream).read(&mut [0; 64]);
    stream.set_nonblocking(false)?;
    Ok(matches!(read, Ok(0)))
}
