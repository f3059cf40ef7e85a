//! The page by which any process of a host knows whether a node leads: a file of the node's own,
//! which others map and read in tens of nanoseconds, without a word to the node.
//!
//! A node publishes into it where [`NodeBuilder::public_page`](super::NodeBuilder::public_page)
//! names a path. [`PageReader`] reads it from Rust, `capi/include/interrex_page.h` from C and C++,
//! `capi/java/InterrexPage.java` from Java. It holds nothing secret, and is another page than the
//! one that a node shares with its guardian.
//!
//! # What a reader may rely on
//!
//! **If a reader is told that the node leads, then at some moment while it asked no other node held
//! a lease.** That is what [`Leadership::is_leader`](super::Leadership::is_leader) promises in the
//! node's own process, by the same order of readings: the words, then the clock, then whether the
//! page is void. What must not be done twice carries the term, as there.
//!
//! The lease in the page ends earlier than the node's own, since it is told in clocks that other
//! processes can read. Let `n` be the node's clock, which nothing disciplines, and `m` one of the
//! kernel's that the page names.
//!
//! 1. The node reads `m` first (`m0`), then `n` (`n0`). For a lease that ends at `E` it writes the
//!    end `m0 + (E - n0) * (1 - s)`.
//! 2. A reader that finds `m` before that end has seen `m` go on by less than `(E - n0) * (1 - s)`
//!    since `m0`.
//! 3. `m` runs at least at `1 - s` of the speed of `n`. So `n` has gone on by less than `E - n0`
//!    since `m0`, which was read before `n0`: it stands before `E`.
//!
//! **The bound s is 25 %** ([`SLEW_PPM`]). Linux (`ntp.c` and `timekeeping.c` of its timers) lets
//! whoever may set the clock slow it down by 10 % (`tick`, `adjtimex(2)`), by 500 ppm (`freq`), by
//! 500 ppm (`adjtime(3)`), and, for the phase-locked loop with a time constant of 0 and an offset
//! of 0.5 s, by 12.5 % in a second. Above 11 % it warns, and goes on. With what a processor's
//! counter may be off, that is 22.7 %. A kernel with `CONFIG_NTP_PPS`, which excludes idle cores
//! without ticks, can be told by a pulse that is off by more than 0.14 s to go beyond the bound.
//!
//! **There are two clocks**, slewed alike. `CLOCK_BOOTTIME` counts the time for which the host was
//! suspended, as a node's own clock does, and readers in Rust and C go by it. `CLOCK_MONOTONIC`,
//! which is Java's `System.nanoTime`, stands still meanwhile, while other hosts go on: after a
//! suspension such a reader may believe in a lease that has ended elsewhere, until the node's
//! thread runs again, and at most for what was left of it. A machine that is paused or restored by
//! its hypervisor may see no clock go on: no reader can tell then, nor can the node before its
//! next pass. Storage that rejects lower terms is what helps there.
//!
//! **A reader must read the clocks that the node reads.** The head of a page names the kernel's
//! start and the time namespace, and a reader declines a page of others. That is not enough: once a
//! time namespace has ended, the kernel may give its number to a new one, whose clocks are set
//! otherwise, while the page of a node that died in the first still lies there. So a reader also
//! declines a page that was made later than its clock says that it is now. And it believes in no
//! lease that would last longer from now on than the longest one that the page can show, which the
//! head names. What is left is a clock that stands before the end by less than that, by chance.
//!
//! # When it ends
//!
//! | what happens | what a reader finds |
//! |---|---|
//! | the node loses or resigns its lease | no lease, before any other node is told |
//! | the node is dropped | the page is void, and its file is gone |
//! | the process dies, a guardian watches | the guardian voids the page before it tells anybody |
//! | the process dies, nobody watches | the lease ends by the reader's clock |
//! | the node starts again | a new file at the same path; the one before is void first |
//!
//! A cluster of one voter has a lease without end. In the page it ends one second, or the longest
//! promise, after it was last published, and the node publishes it again.
//!
//! A reader keeps its file mapped, and looks at the path again while it finds no lease, at most
//! every 10 ms by its clock. So an open reader follows its node over restarts, also while there is
//! no file. Opening fails until the node has run once, and after it has ended in order: try again.
//!
//! # The directory
//!
//! The file must lie on a tmpfs, as `/dev/shm` is: neither the polling thread nor a guardian waits
//! for a disk then, unless the host has swapped the page out. Whoever may write to the directory
//! can put another file in its place, unless the directory is sticky, as `/dev/shm` is, and
//! whoever owns the file can cut it short, which ends its readers by SIGBUS. So the directory is
//! the node's own or sticky, and a reader that does not trust all users of the host compares
//! [`PageReader::owner`] with the user that it expects. Others may write nothing into the file
//! (mode 0644).
//!
//! # Layout
//!
//! A file of 4096 bytes, of words of 64 bits in the host's own byte order. All other bytes are 0.
//!
//! | byte | word | written |
//! |---|---|---|
//! | 0 | magic, `0x4952_5850_5542_4C43` ("IRXPUBLC" from the highest byte on); in all versions | once |
//! | 8 | version of the layout, 2; in all versions | once |
//! | 16 | length of the file, 4096 | once |
//! | 24 | cluster; in all versions | once |
//! | 32 | node, 0 to 127; in all versions | once |
//! | 40 | boot id of the node, a new one each time it starts | once |
//! | 48 | number of the process that has bound the node, in its own PID namespace | once |
//! | 56, 64 | `/proc/sys/kernel/random/boot_id` as a number of 128 bits, the higher half first | once |
//! | 72 | inode of `/proc/self/ns/time`; 0 where the kernel has none | once |
//! | 80 | bound s on the slew of the clocks below, in parts per million | once |
//! | 88 | first clock of the lease: 1, `CLOCK_MONOTONIC` | once |
//! | 96 | second clock of the lease: 7, `CLOCK_BOOTTIME` | once |
//! | 104 | clock that the node lives by at its start, 8 bytes of ASCII: `tsc`, `os` or `mock`, then zeros | once |
//! | 112 | first clock when the page was made, by which a reader can see that its own is that clock | once |
//! | 120 | longest lease that the page shows, by either clock, in nanoseconds | once |
//! | 128 | void: not 0 once nothing in the page counts any more, for good; in all versions | once |
//! | 136 | sequence: the copy to read is 0 while it is even, 1 while it is odd | at each publication |
//! | 144 | copy 0: term, standing, end by the first clock, end by the second clock, in nanoseconds | at each publication |
//! | 176 | copy 1: as copy 0 | at each publication |
//!
//! The standing is leader + 256 * (whether a leader is known) + 65536 * role; roles are 0 follower,
//! 1 pre-candidate, 2 candidate, 3 leader. A lease is there if the role is 3, the clock is before
//! the end by no more than the longest lease, and the page is not void, read in this order:
//!
//! 1. the sequence; an acquire fence; the four words of the copy that it names; an acquire fence;
//!    the sequence again: where it has changed, begin anew;
//! 2. the clock;
//! 3. the word void; an acquire fence.

mod header;
#[cfg(all(test, loom))]
mod model;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::{PageError, PageReader};
pub use writer::PublicPageError;

pub(super) use header::PublicOwner;
pub(super) use writer::{PublicFile, PublicPage};

/// The part by which a lease in a page is shorter than the node's own, in parts per million: the
/// most that the kernel's clocks can be slowed down. See the [module](self).
pub const SLEW_PPM: u64 = 250_000;
