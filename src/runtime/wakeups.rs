//! Wakes threads that wait for leadership, or for its end.
//!
//! Knows a count of changes, how many wait for the next, and the kernel's futex. The polling thread
//! counts a change by one atomic step, and makes a system call only where somebody waits. It takes
//! no lock and allocates nothing. Knows nothing of what has changed: each waiter looks for itself.

use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicU32};
use std::time;

use rustix::thread::futex::{self, Flags};

/// The longest sleep. What has changed without a word, such as a guardian that has voided the node,
/// is seen by then.
const LONGEST: time::Duration = time::Duration::from_millis(50);

/// See the [module](self).
#[derive(Debug, Default)]
pub(super) struct Wakeups {
    changes: AtomicU32,
    waiting: AtomicU32,
    /// True once the loop that polls has ended.
    has_ended: AtomicBool,
}

impl Wakeups {
    /// Lets those who wait look again. Returns how many of them slept.
    #[inline]
    pub(super) fn wake(&self) -> usize {
        // SeqCst, with the two in `wait`: either the waiter is counted here, or it sees the change
        // and does not sleep.
        self.changes.fetch_add(1, SeqCst);
        if self.waiting.load(SeqCst) > 0 { self.wake_all() } else { 0 }
    }

    #[cold]
    fn wake_all(&self) -> usize {
        // It wakes nobody where nobody sleeps, and can't fail.
        futex::wake(&self.changes, Flags::PRIVATE, u32::MAX >> 1).unwrap_or_default()
    }

    /// Returns the number of changes so far.
    #[cfg(test)]
    pub(super) fn changes(&self) -> u32 {
        self.changes.load(SeqCst)
    }

    /// Waits until `look` finds something, or says that it must not be waited for any longer than
    /// this.
    pub(super) fn wait<T>(&self, mut look: impl FnMut() -> Result<T, time::Duration>) -> T {
        if let Ok(found) = look() {
            return found;
        }
        self.waiting.fetch_add(1, SeqCst);
        let found = loop {
            let seen = self.changes.load(SeqCst);
            match look() {
                Ok(found) => break found,
                Err(limit) => sleep(&self.changes, seen, limit.min(LONGEST)),
            }
        };
        self.waiting.fetch_sub(1, Relaxed);
        found
    }

    /// Says that the loop which polls has ended, or goes on again.
    pub(super) fn set_ended(&self, has_ended: bool) {
        self.has_ended.store(has_ended, Relaxed);
        self.wake();
    }

    pub(super) fn has_ended(&self) -> bool {
        self.has_ended.load(Relaxed)
    }
}

/// Sleeps for that time at most, unless the number of changes is another one by now.
fn sleep(changes: &AtomicU32, seen: u32, limit: time::Duration) {
    let limit = rustix::time::Timespec {
        tv_sec: 0,
        tv_nsec: limit.as_nanos().min(LONGEST.as_nanos()) as _,
    };
    // A wake-up, a change in between, a signal and the end of the time are the same to the caller.
    let _ = futex::wait(changes, Flags::PRIVATE, seen, Some(&limit));
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::thread;

    #[test]
    fn all_who_sleep_are_woken() {
        const LIMIT: time::Duration = time::Duration::from_secs(60);
        for sleepers in 1..=2 {
            let wakeups = Arc::new(Wakeups::default());
            let look = |wakeups: &Wakeups| {
                if wakeups.has_ended() { Ok(()) } else { Err(time::Duration::MAX) }
            };
            let sleep = |_| {
                let wakeups = Arc::clone(&wakeups);
                thread::spawn(move || wakeups.wait(|| look(&wakeups)))
            };
            let threads: Vec<_> = (0..sleepers).map(sleep).collect();
            let began = time::Instant::now();
            // They are awake at times, to look.
            while wakeups.wake() < sleepers {
                assert!(began.elapsed() < LIMIT, "{sleepers} sleep on");
                thread::sleep(time::Duration::from_millis(1));
            }
            wakeups.set_ended(true);
            threads.into_iter().for_each(|thread| thread.join().expect("it asserts nothing"));
            assert_eq!(wakeups.wake(), 0, "nobody waits any more");
        }
    }

    #[test]
    fn whoever_waits_finds_what_has_changed_and_is_not_counted_any_more() {
        let wakeups = Arc::new(Wakeups::default());
        let waits = Arc::clone(&wakeups);
        let waiter = thread::spawn(move || {
            waits.wait(|| if waits.has_ended() { Ok(7) } else { Err(time::Duration::MAX) })
        });
        while wakeups.waiting.load(SeqCst) == 0 {
            thread::yield_now();
        }
        wakeups.set_ended(true);
        assert_eq!(waiter.join().expect("it asserts nothing"), 7);
        assert_eq!(wakeups.waiting.load(SeqCst), 0);
    }
}
