//! Any bytes to the decoder; see [`interrex_fuzz::decode`].

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    interrex_fuzz::decode::run(input);
});
