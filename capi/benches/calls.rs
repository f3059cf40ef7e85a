//! The calls of the fast path, beside the Rust calls that they wrap. Each is called through a
//! pointer that the compiler can't see through, as a C program calls a library.

#![allow(unsafe_code)] // it calls as C programs do
#![allow(missing_docs)] // the macros of criterion make public functions

use std::ffi::CString;
use std::hint::black_box;
use std::net::UdpSocket;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use interrex::{
    Authentication, ClusterId, Config, Leadership, Member, NodeBuilder, NodeId, Position,
    WaitStrategy,
};
use interrex_capi::abi::*;
use interrex_capi::status::interrex_status::{self, INTERREX_OK};
use interrex_capi::types::*;

fn address() -> String {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has ports");
    socket.local_addr().expect("it is bound").to_string()
}

/// Opens a node through the C interface, alone in its cluster, and waits until it leads.
fn leader() -> interrex_node {
    let address = CString::new(address()).expect("an address has no zeroes");
    // SAFETY: all fields may be zero.
    let (mut member, mut config): (interrex_member, interrex_config) =
        unsafe { std::mem::zeroed() };
    member.struct_size = size_of::<interrex_member>();
    (member.id, member.address) = (1, address.as_ptr());
    config.struct_size = size_of::<interrex_config>();
    (config.abi, config.node, config.unauthenticated) = (INTERREX_ABI, 1, 1);
    (config.members, config.member_count) = (&member, 1);
    config.wait = interrex_wait::INTERREX_PARK as i32;
    let mut node = INTERREX_NO_NODE;
    // SAFETY: the structs are whole.
    assert_eq!(unsafe { interrex_open(&config, &mut node) }, INTERREX_OK);
    assert_eq!(interrex_spawn(node), INTERREX_OK);
    while !interrex_is_leader(node) {
        std::thread::yield_now();
    }
    node
}

/// The same through the Rust interface.
fn rust_leader() -> (interrex::runtime::NodeThread, Leadership) {
    let address = address();
    let members = Member::voters([(1, &*address)]).expect("it is an address");
    let id = NodeId::try_from(1).expect("ids end at 127");
    let config = Config::new(ClusterId(1), id, members).authentication(Authentication::Off);
    let builder = NodeBuilder::new(config).wait(WaitStrategy::Park);
    let builder = builder.observer(Arc::new(|_: &_| {}));
    let node = builder.bind().expect("the address is free").spawn().expect("threads can be had");
    let leadership = node.leadership();
    while !leadership.is_leader() {
        std::thread::yield_now();
    }
    (node, leadership)
}

fn calls(criterion: &mut Criterion) {
    let (node, (thread, leadership)) = (leader(), rust_leader());
    let mut group = criterion.benchmark_group("is_leader");
    group.bench_function("rust", |bench| bench.iter(|| black_box(&leadership).is_leader()));
    let call: extern "C" fn(u64) -> bool = black_box(interrex_is_leader);
    group.bench_function("c", |bench| bench.iter(|| call(black_box(node))));
    group.finish();

    let mut group = criterion.benchmark_group("token");
    group.bench_function("rust", |bench| bench.iter(|| black_box(&leadership).token()));
    // SAFETY: all fields may be zero.
    let mut token: interrex_token = unsafe { std::mem::zeroed() };
    token.struct_size = size_of::<interrex_token>();
    let call: unsafe extern "C" fn(u64, *mut interrex_token) -> interrex_status =
        black_box(interrex_get_token);
    // SAFETY: the struct is whole.
    group.bench_function("c", |bench| {
        bench.iter(|| unsafe { call(black_box(node), black_box(&mut token)) });
    });
    group.finish();

    let mut group = criterion.benchmark_group("guard");
    group.bench_function("rust", |bench| bench.iter(|| drop(black_box(&leadership).guard())));
    // SAFETY: all fields may be zero.
    let mut guard: interrex_guard = unsafe { std::mem::zeroed() };
    guard.struct_size = size_of::<interrex_guard>();
    let take: unsafe extern "C" fn(u64, *mut interrex_guard) -> interrex_status =
        black_box(interrex_guard_acquire);
    let release: unsafe extern "C" fn(*mut interrex_guard) -> interrex_status =
        black_box(interrex_guard_release);
    // SAFETY: the struct is whole and stays where it is.
    group.bench_function("c", |bench| {
        bench.iter(|| unsafe { (take(black_box(node), &mut guard), release(&mut guard)) });
    });
    group.finish();

    let mut group = criterion.benchmark_group("set_position");
    let mut writer = thread.position_writer().expect("it is given once");
    let mut index = 0;
    group.bench_function("rust", |bench| {
        bench.iter(|| {
            index += 1;
            writer.set(Position { log_term: 1, index })
        });
    });
    let call: extern "C" fn(u64, u64, u64) -> interrex_status = black_box(interrex_set_position);
    group.bench_function("c", |bench| {
        bench.iter(|| {
            index += 1;
            call(black_box(node), 1, index)
        });
    });
    group.finish();
    assert_eq!(interrex_close(node), INTERREX_OK);
}

criterion_group!(benches, calls);
criterion_main!(benches);
