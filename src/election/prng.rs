//! A small seeded generator for jitter. Not for keys: whoever sees a few outputs can tell the
//! next.

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): one word of state, so that equal seeds give
/// equal runs and a model checker can compare states.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Prng(u64);

impl Prng {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number in `0..bound`, or zero if `bound` is zero. Biased by less than `bound /
    /// 2^64`.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_seeds_give_equal_numbers_and_others_do_not() {
        let draw = |seed| {
            let mut prng = Prng::new(seed);
            [prng.below(1 << 40), prng.below(1 << 40)]
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn numbers_stay_below_their_bound_and_reach_all_of_it() {
        let mut prng = Prng::new(1);
        let mut seen = [false; 5];
        (0..200).for_each(|_| seen[prng.below(5) as usize] = true);
        assert_eq!(seen, [true; 5]);
        assert_eq!(prng.below(0), 0);
    }
}
