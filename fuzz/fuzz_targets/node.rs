//! Any sequence of inputs to a whole node; see [`interrex_fuzz::node`].

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    interrex_fuzz::node::run(input);
});
