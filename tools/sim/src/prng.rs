//! The one source of chance in simulations, random walks and drawn fuzz inputs: seeded, small, the
//! same on every machine, and no crate's update can change what a seed means.
//!
//! Knows integers only: a logarithm from the platform's mathematics library could differ in its
//! last bit, and with it everything that follows. The core draws from a generator of its own, which
//! is part of its state.

/// `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014).
#[derive(Clone, Debug)]
pub struct Prng(u64);

/// One in a million, the unit of [`Prng::chance`].
const PPM: u64 = 1_000_000;

impl Prng {
    /// Creates the generator of `seed`.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a separate generator for one purpose, so that draws for one thing don't move those
    /// for another. Equal labels give equal generators.
    #[must_use]
    pub fn fork(&self, label: u64) -> Self {
        let mut mixed = Self(self.0 ^ label.wrapping_mul(0xa076_1d64_78bd_642f));
        Self(mixed.next())
    }

    /// Draws the next 64 bits.
    #[inline]
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Draws a number in `0..bound`; zero if `bound` is zero.
    #[inline]
    pub const fn below(&mut self, bound: u64) -> u64 {
        ((self.next() as u128 * bound as u128) >> 64) as u64
    }

    /// Draws an index into a list of that length; zero if it is empty.
    #[inline]
    pub const fn index(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    /// Draws a number from `low` to `high`, both possible.
    pub const fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low).saturating_add(1))
    }

    /// Draws a number from `low` to `high`; every power of two between them is equally likely.
    ///
    /// # Panics
    /// If `low` is zero or above `high`.
    pub const fn magnitude(&mut self, low: u64, high: u64) -> u64 {
        assert!(
            0 < low && low <= high,
            "a range of magnitudes starts above zero and does not fall"
        );
        let power = self.between(low.ilog2() as u64, high.ilog2() as u64);
        let (from, to) = (1 << power, (2 << power) - 1);
        let from = if from < low { low } else { from };
        self.between(from, if to > high { high } else { to })
    }

    /// Draws whether something happens that does so in `ppm` of a million cases.
    #[inline]
    pub const fn chance(&mut self, ppm: u32) -> bool {
        ppm > 0 && self.below(PPM) < ppm as u64
    }

    /// Draws one of `choices`.
    ///
    /// # Panics
    /// If there is none.
    pub const fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.index(choices.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_seeds_and_labels_give_equal_numbers_and_others_do_not() {
        let draw = |seed, label| Prng::new(seed).fork(label).next();
        assert_eq!(draw(1, 2), draw(1, 2));
        assert_ne!(draw(1, 2), draw(1, 3));
        assert_ne!(draw(1, 2), draw(2, 2));
    }

    #[test]
    fn magnitudes_stay_in_their_range_and_reach_both_ends() {
        let mut prng = Prng::new(5);
        let drawn: Vec<u64> = (0..20_000).map(|_| prng.magnitude(3, 1_000)).collect();
        assert!(drawn.iter().all(|length| (3..=1_000).contains(length)));
        assert!(drawn.contains(&3) && drawn.iter().any(|&length| length > 900));
        let short = drawn.iter().filter(|&&length| length < 64).count();
        assert!((9_000..13_000).contains(&short), "{short} of 20 000 are below 64");
    }
}
