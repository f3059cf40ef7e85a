//! The register that leaders write to: it refuses lower tokens than it has seen, as storage behind
//! a fence does, and notes each write in the order in which it came.
//!
//! It is reached by a socket of the file system, which no network fault cuts: every node that
//! believes that it leads gets its writes through. Writes of one life with one token that follow
//! each other are one record.

use std::io::{self, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use interrex::runtime::monotonic_nanos;
use interrex::{NodeId, Term};

use crate::history::{Life, Writes};

/// A request is node, life, token, and the time just before the token was asked for; the answer is
/// one byte.
const REQUEST: usize = 32;

/// A node's end of the line to the register.
#[derive(Debug)]
pub(crate) struct Writer {
    stream: UnixStream,
    node: NodeId,
    life: Life,
}

impl Writer {
    /// Connects to the register.
    ///
    /// # Errors
    /// If nobody listens there.
    pub(crate) fn connect(path: &Path, node: NodeId, life: Life) -> io::Result<Self> {
        Ok(Self { stream: UnixStream::connect(path)?, node, life })
    }

    /// Writes with a token. `asked_ns` is the time just before it was asked for; 0 where the writer
    /// did not ask again. Returns whether the register has accepted it.
    ///
    /// # Errors
    /// If the register is gone.
    pub(crate) fn write(&mut self, term: Term, asked_ns: u64) -> io::Result<bool> {
        let words = [u64::from(self.node.number()), self.life.0, term.0, asked_ns];
        let words = words.map(u64::to_le_bytes);
        self.stream.write_all(words.as_flattened())?;
        let mut answer = [0];
        self.stream.read_exact(&mut answer)?;
        Ok(answer == [1])
    }
}

/// The register. Its threads end with the process.
#[derive(Clone, Debug, Default)]
pub(crate) struct Register(Arc<Mutex<Log>>);

#[derive(Debug, Default)]
struct Log {
    highest: Term,
    runs: Vec<Writes>,
}

impl Register {
    /// Listens at `path` from now on.
    ///
    /// # Errors
    /// If it can't listen there.
    pub(crate) fn listen(path: &Path) -> io::Result<Self> {
        let listener = UnixListener::bind(path)?;
        let register = Self::default();
        let served = register.clone();
        let accept = move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let served = served.clone();
                // A writer that is not served finds its line closed, which its node's log tells.
                let serve = thread::Builder::new().name("writer".into());
                let _ = serve.spawn(move || served.serve(stream));
            }
        };
        thread::Builder::new().name("register".into()).spawn(accept)?;
        Ok(register)
    }

    /// Serves one writer until it is gone.
    fn serve(&self, mut stream: UnixStream) -> io::Result<()> {
        let mut request = [0; REQUEST];
        loop {
            stream.read_exact(&mut request)?;
            let word = |place: usize| {
                let bytes = &request[8 * place..][..8];
                u64::from_le_bytes(bytes.try_into().expect("eight bytes were taken"))
            };
            let number = u8::try_from(word(0)).ok().and_then(NodeId::new);
            let node = number.ok_or(io::ErrorKind::InvalidData)?;
            let accepted = self.decide(node, Life(word(1)), Term(word(2)), word(3));
            stream.write_all(&[u8::from(accepted)])?;
        }
    }

    fn decide(&self, node: NodeId, life: Life, term: Term, asked_ns: u64) -> bool {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let accepted = term >= log.highest;
        log.highest = log.highest.max(term);
        let at = monotonic_nanos();
        match log.runs.last_mut() {
            Some(run)
                if (run.node, run.life, run.term, run.accepted) == (node, life, term, accepted) =>
            {
                run.count += 1;
                run.last_ns = at;
                run.asked_ns = run.asked_ns.max(asked_ns);
            }
            Some(_) | None => {
                let (first_ns, last_ns, count) = (at, at, 1);
                log.runs.push(Writes {
                    node,
                    life,
                    term,
                    accepted,
                    count,
                    asked_ns,
                    first_ns,
                    last_ns,
                });
            }
        }
        accepted
    }

    /// Takes what was written so far, in order, but for the last run, which may go on.
    pub(crate) fn take(&self) -> Vec<Writes> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = log.runs.len().saturating_sub(1);
        log.runs.drain(..count).collect()
    }

    /// Takes all that was written.
    pub(crate) fn take_all(&self) -> Vec<Writes> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut log.runs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lower_token_than_one_that_was_seen_is_refused_and_all_is_noted_in_order() {
        let home = tempfile::tempdir().expect("the system has a place for such things");
        let path = home.path().join("register");
        let register = Register::listen(&path).expect("nobody else listens there");
        let node = |number| NodeId::new(number).expect("it is below 128");
        let connect = |number| Writer::connect(&path, node(number), Life(1)).expect("it listens");
        let (mut first, mut second) = (connect(0), connect(1));
        let write = |writer: &mut Writer, term, asked_ns| {
            writer.write(Term(term), asked_ns).expect("it answers")
        };
        assert!(write(&mut first, 5, 30) && write(&mut first, 5, 20) && write(&mut second, 7, 0));
        assert!(!write(&mut first, 5, 40), "another has written with a newer one");
        assert!(write(&mut second, 7, 50));
        let runs: Vec<_> = register.take().into_iter().chain(register.take_all()).collect();
        let runs = runs.iter().map(|run| (run.term.0, run.accepted, run.count, run.asked_ns));
        let expected = [(5, true, 2, 30), (7, true, 1, 0), (5, false, 1, 40), (7, true, 1, 50)];
        assert_eq!(runs.collect::<Vec<_>>(), expected);
    }
}
