//! Damaged, replayed and forged datagrams to keyed links; see [`interrex_fuzz::unseal`].

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    interrex_fuzz::unseal::run(input);
});
