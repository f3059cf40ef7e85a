//! A few words that one thread writes and any thread reads. A reader sees all of one write or
//! nothing of it.
//!
//! A sequence lock over **two** copies (the kernel's `seqcount_latch`): the writer changes one
//! copy while readers use the other. A writer that is interrupted in the middle therefore holds up
//! no reader, not even one of higher priority on its own core; a reader starts over only if a
//! whole write passed while it read. Knows nothing of what the words mean.

use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use super::atomic::{AtomicU64, fence, spin_loop};

/// The number of words.
pub(super) const WORDS: usize = 4;

/// Two copies of the words, and the number of half-writes. Readers use copy 0 while the number is
/// even, copy 1 while it is odd. The number and copy 0 come first, so that one cache line holds
/// both wherever this begins one.
#[derive(Debug, Default)]
#[repr(C)]
pub(super) struct Latch {
    sequence: AtomicU64,
    copies: [[AtomicU64; WORDS]; 2],
}

impl Latch {
    /// Writes the words. To be called by the one writer only.
    pub(super) fn write(&self, words: [u64; WORDS]) {
        let sequence = self.sequence.load(Relaxed);
        // Readers go to copy 1, which holds what was last written, and copy 0 is changed.
        self.advance(sequence.wrapping_add(1));
        self.store(0, words);
        // Here it is published: readers come back to copy 0.
        self.advance(sequence.wrapping_add(2));
        self.store(1, words);
    }

    #[inline]
    pub(super) fn read(&self) -> [u64; WORDS] {
        loop {
            // Relaxed, since this memory may be mapped to be read alone: no stronger load is sure
            // to write nothing.
            let before = self.sequence.load(Relaxed);
            // Acquire, with the Release in `advance`: the copy that this number stands for is
            // complete.
            fence(Acquire);
            let words = self.load_copy((before & 1) as usize);
            // Acquire, with the Release fence in `advance`: had `load_copy` seen a word of a later
            // write, the number read next would be that write's.
            fence(Acquire);
            if self.sequence.load(Relaxed) == before {
                return words;
            }
            spin_loop();
        }
    }

    fn advance(&self, sequence: u64) {
        // Release, with the first Acquire fence in `read`: what was stored into the copy to be read
        // now comes before this.
        self.sequence.store(sequence, Release);
        // Release, with the second Acquire fence in `read`: this comes before what is stored next
        // into the copy that nobody is to read any more.
        fence(Release);
    }

    fn store(&self, copy: usize, words: [u64; WORDS]) {
        for (place, word) in self.copies[copy].iter().zip(words) {
            place.store(word, Relaxed);
        }
    }

    #[inline]
    fn load_copy(&self, copy: usize) -> [u64; WORDS] {
        let [first, second, third, fourth] = &self.copies[copy];
        [first.load(Relaxed), second.load(Relaxed), third.load(Relaxed), fourth.load(Relaxed)]
    }
}

/// Every interleaving and every order that the memory model allows, tried by loom:
/// `RUSTFLAGS='--cfg loom' cargo test --release --lib ::model::`.
#[cfg(all(test, loom))]
mod model {
    use super::*;
    use loom::sync::Arc;
    use loom::thread;

    #[test]
    fn no_reader_sees_parts_of_two_writes_and_none_goes_back() {
        let mut bounds = loom::model::Builder::new();
        // A torn read of an unguarded pair needs one preemption, a reader that goes back needs
        // two.
        bounds.preemption_bound = Some(2);
        bounds.check(|| {
            let latch = Arc::new(Latch::default());
            let written = Arc::clone(&latch);
            let writer = thread::spawn(move || {
                written.write([1; WORDS]);
                written.write([2; WORDS]);
            });
            let [first, second] = [latch.read(), latch.read()];
            for words in [first, second] {
                assert!(words.iter().all(|word| *word == words[0]), "torn: {words:?}");
            }
            assert!(first[0] <= second[0], "{first:?} before {second:?}");
            writer.join().expect("the writer asserts nothing");
            assert_eq!(latch.read(), [2; WORDS]);
        });
    }
}
