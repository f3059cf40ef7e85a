//! Any bytes to members and subscribers; see [`interrex_fuzz::subscriptions`].

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    interrex_fuzz::subscriptions::run(input);
});
