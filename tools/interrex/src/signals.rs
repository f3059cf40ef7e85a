//! Signals as flags, and a descriptor that is readable once one has come.
//!
//! Knows nothing of what a signal means to whoever asks.

use std::io::{self, Read as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;

use signal_hook::low_level::pipe;
use signal_hook::{consts, flag};

/// The signals that were asked for.
pub(crate) struct Signals {
    wakes: UnixStream,
    flags: Vec<(i32, Arc<AtomicBool>)>,
}

impl Signals {
    /// Catches these signals from now on, and the end of children.
    ///
    /// # Errors
    /// Whatever the kernel says of a signal that can't be caught.
    pub(crate) fn catch(signals: &[i32]) -> io::Result<Self> {
        let (wakes, wakened) = UnixStream::pair()?;
        wakes.set_nonblocking(true)?;
        let mut flags = Vec::new();
        for signal in signals.iter().copied().chain([consts::SIGCHLD]) {
            let raised = Arc::new(AtomicBool::new(false));
            // The flag first: whoever is woken finds it set.
            flag::register(signal, Arc::clone(&raised))?;
            pipe::register(signal, wakened.try_clone()?)?;
            flags.push((signal, raised));
        }
        Ok(Self { wakes, flags })
    }

    /// Returns whether this signal has come since it was asked for last.
    pub(crate) fn take(&self, signal: i32) -> bool {
        self.flags.iter().any(|(known, raised)| *known == signal && raised.swap(false, SeqCst))
    }

    /// Empties the descriptor: what comes after this makes it readable again.
    pub(crate) fn clear(&mut self) {
        let mut room = [0; 64];
        while matches!(self.wakes.read(&mut room), Ok(1..)) {}
    }
}

/// Readable once a signal has come.
impl AsFd for Signals {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.wakes.as_fd()
    }
}
