//! Calls by signal handlers, in the middle of a call of the same thread.

#![allow(unsafe_code)] // it calls as C programs do

mod support;

use std::ffi::{CString, c_int};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::thread;

use interrex_capi::abi::{interrex_close, interrex_is_leader, interrex_open, interrex_spawn};
use interrex_capi::status::interrex_status::INTERREX_OK;
use interrex_capi::types::{INTERREX_ABI, interrex_config, interrex_member, interrex_node};
use support::addresses;

/// The rounds of opening and closing. Each binds a socket.
const ROUNDS: u32 = 200;

/// The node that the handler asks for.
static STANDING: AtomicU64 = AtomicU64::new(0);
/// The number of signals whose handler has found that the node leads.
static LED: AtomicU64 = AtomicU64::new(0);

extern "C" fn on_signal(_: c_int) {
    for _ in 0..16 {
        if interrex_is_leader(STANDING.load(Relaxed)) {
            LED.fetch_add(1, Relaxed);
        }
    }
}

/// Says at the end of the test, also of one that fails, that the other thread is to end.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Relaxed);
    }
}

/// Opens the node of a cluster of one.
fn open_one() -> interrex_node {
    let [address] = addresses();
    let address = CString::new(address).expect("an address has no zeroes");
    // SAFETY: all fields of these structs may be zero.
    let (mut member, mut config): (interrex_member, interrex_config) =
        unsafe { (std::mem::zeroed(), std::mem::zeroed()) };
    (member.struct_size, member.id) = (size_of::<interrex_member>(), 1);
    member.address = address.as_ptr();
    (config.struct_size, config.abi) = (size_of::<interrex_config>(), INTERREX_ABI);
    (config.node, config.members, config.member_count) = (1, &member, 1);
    config.unauthenticated = 1;
    let mut node = 0;
    // SAFETY: the structs are whole, and outlive the call.
    assert_eq!(unsafe { interrex_open(&config, &mut node) }, INTERREX_OK);
    node
}

#[test]
fn a_signal_handler_may_ask_who_leads_while_the_node_that_it_interrupts_is_closed() {
    // SAFETY: the handler makes the one call that the header allows, and uses atomics.
    unsafe { libc::signal(libc::SIGUSR1, on_signal as extern "C" fn(c_int) as libc::sighandler_t) };
    let standing = open_one();
    assert_eq!(interrex_spawn(standing), INTERREX_OK);
    while !interrex_is_leader(standing) {
        thread::yield_now();
    }
    STANDING.store(standing, Relaxed);
    let (asked, has_ended) = (AtomicU64::new(0), AtomicBool::new(false));
    let (send_thread, of_thread) = std::sync::mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| {
            // Its marks are made outside the handler, as the header asks.
            interrex_is_leader(standing);
            // SAFETY: it has no conditions.
            let myself = unsafe { libc::pthread_self() };
            send_thread.send(myself).expect("the test waits for it");
            while !has_ended.load(Relaxed) {
                assert!(!interrex_is_leader(asked.load(Relaxed)), "it is never polled");
            }
        });
        let _ends = Ends(&has_ended);
        let reader = of_thread.recv().expect("the thread lives");
        for _ in 0..ROUNDS {
            let node = open_one();
            asked.store(node, Relaxed);
            for _ in 0..4 {
                // SAFETY: the thread lives until `has_ended`.
                unsafe { libc::pthread_kill(reader, libc::SIGUSR1) };
            }
            assert_eq!(interrex_close(node), INTERREX_OK);
        }
    });
    assert!(LED.load(Relaxed) > 0, "no handler has run");
    assert_eq!(interrex_close(standing), INTERREX_OK);
}
