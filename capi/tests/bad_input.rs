//! Whatever a program hands in, the answer is a code: NULL, handles that were closed or never
//! given, structs of any size, files of any content.

#![allow(unsafe_code)] // it calls as C programs do

mod support;

use std::ffi::{CStr, CString, c_char, c_int};
use std::fs;
use std::ptr;

use interrex_capi::abi::*;
use interrex_capi::status::interrex_status::{self, *};
use interrex_capi::types::*;
use support::{Dir, addresses};

fn last_error() -> String {
    let mut buffer = [0 as c_char; 1_024];
    // SAFETY: the buffer is as long as is said.
    unsafe {
        interrex_last_error(buffer.as_mut_ptr(), buffer.len());
        CStr::from_ptr(buffer.as_ptr()).to_string_lossy().into_owned()
    }
}

fn sized<T>(zero: T, set: impl FnOnce(&mut T)) -> T {
    let mut value = zero;
    set(&mut value);
    value
}

/// Returns a struct of zeroes.
fn zeroed<T>() -> T {
    // SAFETY: only used for structs of the header, all of whose fields may be zero.
    unsafe { std::mem::zeroed() }
}

fn size<T>() -> usize {
    size_of::<T>()
}

fn member(address: &CStr) -> interrex_member {
    sized(zeroed::<interrex_member>(), |member| {
        member.struct_size = size::<interrex_member>();
        member.id = 1;
        member.address = address.as_ptr();
    })
}

fn config(member: &interrex_member) -> interrex_config {
    sized(zeroed::<interrex_config>(), |config| {
        config.struct_size = size::<interrex_config>();
        config.abi = INTERREX_ABI;
        config.node = 1;
        config.members = member;
        config.member_count = 1;
        config.unauthenticated = 1;
    })
}

fn address() -> CString {
    let [address] = addresses();
    CString::new(address).expect("an address has no zeroes")
}

fn open(config: &interrex_config) -> (interrex_status, interrex_node) {
    let mut node = 1;
    // SAFETY: the struct is whole.
    let status = unsafe { interrex_open(config, &mut node) };
    (status, node)
}

/// Returns a node of a cluster of one.
fn open_one() -> interrex_node {
    let address = address();
    let (status, node) = open(&config(&member(&address)));
    assert_eq!(status, INTERREX_OK, "{}", last_error());
    node
}

/// Calls every function that takes a handle, with room for what it sets.
fn every_call(node: interrex_node) -> Vec<(&'static str, interrex_status)> {
    let (mut number, mut descriptor, mut leader, mut work) = (0_u64, 0 as c_int, 0, 0);
    let mut words = [0 as c_char; 64];
    let mut token = zeroed::<interrex_token>();
    token.struct_size = size::<interrex_token>();
    let mut event = zeroed::<interrex_event>();
    event.struct_size = size::<interrex_event>();
    let mut info = zeroed::<interrex_info>();
    info.struct_size = size::<interrex_info>();
    let mut guard = zeroed::<interrex_guard>();
    guard.struct_size = size::<interrex_guard>();
    let mut outcome = zeroed::<interrex_outcome>();
    outcome.struct_size = size::<interrex_outcome>();
    // SAFETY: all of these have room, and the sizes are theirs.
    let statuses = unsafe {
        vec![
            ("get_token", interrex_get_token(node, &mut token)),
            ("leader", interrex_leader(node, &mut leader)),
            ("poll", interrex_poll(node, &mut work)),
            ("next_deadline", interrex_next_deadline_ns(node, &mut number)),
            ("descriptor", interrex_descriptor(node, &mut descriptor)),
            ("events_descriptor", interrex_events_descriptor(node, &mut descriptor)),
            ("next_event", interrex_next_event(node, &mut event)),
            ("get_info", interrex_get_info(node, &mut info)),
            ("now", interrex_now_ns(node, &mut number)),
            ("warnings", interrex_warnings(node, words.as_mut_ptr(), words.len(), &mut work)),
            ("resign", interrex_resign(node, 0)),
            ("transfer", interrex_transfer(node, 2, 0)),
            ("stand_by", interrex_stand_by(node, 0)),
            ("end_standby", interrex_end_standby(node)),
            ("set_priority", interrex_set_priority(node, 2)),
            ("beat", interrex_beat(node)),
            ("set_position", interrex_set_position(node, 1, 1)),
            ("guard_acquire", interrex_guard_acquire(node, &mut guard)),
            ("resignation", interrex_await_resignation(node, 0, &mut outcome)),
            ("spawn", interrex_spawn(node)),
            ("shutdown", interrex_shutdown(node)),
            ("close", interrex_close(node)),
        ]
    };
    // SAFETY: as above. The guard is held if the node led.
    let released = unsafe { interrex_guard_release(&mut guard) };
    assert!(matches!(released, INTERREX_OK | INTERREX_INVALID_HANDLE), "{released:?}");
    statuses
}

/// Calls every function that takes a handle and a pointer, with NULL.
fn every_call_with_null(node: interrex_node) -> Vec<(&'static str, interrex_status)> {
    let null = ptr::null_mut();
    // SAFETY: NULL is allowed everywhere.
    unsafe {
        vec![
            ("get_token", interrex_get_token(node, ptr::null_mut())),
            ("leader", interrex_leader(node, ptr::null_mut())),
            ("next_deadline", interrex_next_deadline_ns(node, ptr::null_mut())),
            ("descriptor", interrex_descriptor(node, ptr::null_mut())),
            ("events_descriptor", interrex_events_descriptor(node, ptr::null_mut())),
            ("next_event", interrex_next_event(node, ptr::null_mut())),
            ("get_info", interrex_get_info(node, ptr::null_mut())),
            ("now", interrex_now_ns(node, ptr::null_mut())),
            ("warnings", interrex_warnings(node, null, 64, ptr::null_mut())),
            ("resignation", interrex_await_resignation(node, 0, ptr::null_mut())),
            ("guard_acquire", interrex_guard_acquire(node, ptr::null_mut())),
            ("guard_release", interrex_guard_release(ptr::null_mut())),
            ("guard_token", interrex_guard_token(ptr::null(), ptr::null_mut())),
        ]
    }
}

#[test]
fn a_handle_that_was_never_given_is_refused_by_every_call() {
    for node in [INTERREX_NO_NODE, 1, 256, 257, u64::MAX, u64::MAX / 3] {
        assert!(!interrex_is_leader(node));
        for (name, status) in every_call(node) {
            assert_eq!(status, INTERREX_INVALID_HANDLE, "{name} of {node}");
        }
    }
}

#[test]
fn a_handle_that_was_closed_is_refused_by_every_call() {
    let node = open_one();
    assert_eq!(interrex_close(node), INTERREX_OK);
    // The seat is another's now.
    let next = open_one();
    assert_ne!(node, next);
    assert!(!interrex_is_leader(node));
    for (name, status) in every_call(node) {
        assert_eq!(status, INTERREX_CLOSED, "{name}");
    }
    assert_eq!(interrex_close(next), INTERREX_OK);
}

#[test]
fn null_is_refused_where_something_must_be_set() {
    let node = open_one();
    for (name, status) in every_call_with_null(node) {
        assert_eq!(status, INTERREX_INVALID_ARGUMENT, "{name}");
    }
    let mut opened = 1;
    // SAFETY: NULL is allowed everywhere.
    unsafe {
        assert_eq!(interrex_open(ptr::null(), &mut opened), INTERREX_INVALID_ARGUMENT);
        assert_eq!(opened, INTERREX_NO_NODE);
        assert_eq!(interrex_open_file(ptr::null(), &mut opened), INTERREX_INVALID_ARGUMENT);
        let address = address();
        let member = member(&address);
        assert_eq!(interrex_open(&config(&member), ptr::null_mut()), INTERREX_INVALID_ARGUMENT);
        assert_eq!(interrex_poll(node, ptr::null_mut()), INTERREX_OK, "the work may be NULL");
        assert!(interrex_last_error(ptr::null_mut(), 0) > 0, "there was an error");
    }
    assert_eq!(interrex_close(node), INTERREX_OK);
}

/// A struct of a later version.
#[repr(C)]
struct Later {
    known: interrex_config,
    beyond: [u8; 16],
}

#[test]
fn a_struct_of_another_version_is_read_as_far_as_both_know_it() {
    let address = address();
    let member = member(&address);
    let mut later = Later { known: config(&member), beyond: [0; 16] };
    later.known.struct_size = size::<Later>();
    let (status, node) = open(&later.known);
    assert_eq!(status, INTERREX_OK, "{}", last_error());
    assert_eq!(interrex_close(node), INTERREX_OK);
    later.beyond[15] = 1;
    assert_eq!(open(&later.known), (INTERREX_INVALID_SIZE, INTERREX_NO_NODE));
    assert!(last_error().contains("interrex_config"), "{}", last_error());
    // One that ends before `position_log_term` says nothing of what comes after it.
    let mut earlier = config(&member);
    earlier.struct_size = std::mem::offset_of!(interrex_config, position_log_term);
    earlier.unauthenticated = 77;
    assert_eq!(open(&earlier).0, INTERREX_START_FAILED, "keys are asked for by default");
    assert!(last_error().contains("keys"), "{}", last_error());
    for size in [0, 7, 9, 52, 4_104, usize::MAX] {
        let mut wrong = config(&member);
        wrong.struct_size = size;
        assert_eq!(open(&wrong).0, INTERREX_INVALID_SIZE, "{size}");
    }
}

#[test]
fn what_is_set_ends_where_the_struct_of_the_program_ends() {
    let node = open_one();
    let mut info = zeroed::<interrex_info>();
    // It ends before `last_event`.
    info.struct_size = std::mem::offset_of!(interrex_info, last_event);
    info.last_event = 77;
    info.leader = 77;
    // SAFETY: there is more room than is said.
    assert_eq!(unsafe { interrex_get_info(node, &mut info) }, INTERREX_OK);
    assert_eq!((info.leader, info.last_event), (INTERREX_NO_MEMBER, 77));
    assert_eq!(info.struct_size, std::mem::offset_of!(interrex_info, last_event));
    assert_eq!(interrex_close(node), INTERREX_OK);
}

#[test]
fn a_guard_that_is_not_held_is_refused() {
    let mut guard = zeroed::<interrex_guard>();
    let mut token = zeroed::<interrex_token>();
    token.struct_size = size::<interrex_token>();
    for (size, wild, expected) in [
        (size::<interrex_guard>(), 0, INTERREX_INVALID_HANDLE),
        (size::<interrex_guard>(), u64::MAX, INTERREX_INVALID_HANDLE),
        (size::<interrex_guard>() - 8, 0, INTERREX_INVALID_SIZE),
        (0, 0, INTERREX_INVALID_SIZE),
    ] {
        guard.struct_size = size;
        guard.reserved = [wild; 6];
        // SAFETY: the structs are as large as they say, or larger.
        unsafe {
            assert_eq!(interrex_guard_release(&mut guard), expected);
            assert_eq!(interrex_guard_token(&guard, &mut token), expected);
            assert!(!interrex_guard_is_recalled(&guard));
        }
    }
    // SAFETY: NULL is allowed.
    assert!(!unsafe { interrex_guard_is_recalled(ptr::null()) });
}

#[test]
fn positions_are_set_by_one_thread_and_a_resignation_waits_for_guards() {
    let node = open_one();
    assert_eq!(interrex_spawn(node), INTERREX_OK);
    while !interrex_is_leader(node) {
        std::thread::yield_now();
    }
    assert_eq!(interrex_set_position(node, 1, 1), INTERREX_OK);
    let other = std::thread::spawn(move || interrex_set_position(node, 1, 2));
    assert_eq!(other.join().expect("it asserts nothing"), INTERREX_WRONG_THREAD);
    let mut guard = zeroed::<interrex_guard>();
    guard.struct_size = size::<interrex_guard>();
    let mut outcome = zeroed::<interrex_outcome>();
    outcome.struct_size = size::<interrex_outcome>();
    const HOUR: u64 = 3_600_000_000_000;
    // SAFETY: the structs are whole, and stay where they are.
    unsafe {
        assert_eq!(interrex_guard_acquire(node, &mut guard), INTERREX_OK);
        assert_eq!(interrex_resign(node, HOUR), INTERREX_OK);
        while !interrex_guard_is_recalled(&guard) {
            std::thread::yield_now();
        }
        assert_eq!(interrex_await_resignation(node, 0, &mut outcome), INTERREX_AGAIN);
        let mut second = zeroed::<interrex_guard>();
        second.struct_size = size::<interrex_guard>();
        assert_eq!(interrex_guard_acquire(node, &mut second), INTERREX_NOT_LEADING);
        assert_eq!(interrex_guard_release(&mut guard), INTERREX_OK);
        assert_eq!(interrex_await_resignation(node, HOUR, &mut outcome), INTERREX_OK);
    }
    // It is alone in its cluster.
    assert_eq!(outcome.kind, interrex_outcome_kind::INTERREX_OUTCOME_NO_HEIR as i32);
    assert_eq!(outcome.guards_left, 0);
    assert_eq!(interrex_close(node), INTERREX_OK);
}

/// Takes all events that wait. Returns whether there was one of this kind.
fn tells_of(node: interrex_node, kind: interrex_event_kind) -> bool {
    let mut event = zeroed::<interrex_event>();
    event.struct_size = size::<interrex_event>();
    let mut is_told = false;
    // SAFETY: the struct is whole.
    while unsafe { interrex_next_event(node, &mut event) } == INTERREX_OK {
        is_told |= event.kind == kind as i32;
    }
    is_told
}

#[test]
fn a_node_stands_by_when_it_is_told_and_stands_again_when_that_is_ended() {
    let node = open_one();
    // SAFETY: NULL is allowed.
    let poll = || assert_eq!(unsafe { interrex_poll(node, ptr::null_mut()) }, INTERREX_OK);
    let lead = || {
        while !interrex_is_leader(node) {
            poll();
            std::thread::yield_now();
        }
    };
    lead();
    tells_of(node, interrex_event_kind::INTERREX_EVENT_ELECTABILITY_CHANGED);
    assert_eq!(interrex_stand_by(node, 0), INTERREX_OK);
    poll();
    assert!(!interrex_is_leader(node));
    assert!(tells_of(node, interrex_event_kind::INTERREX_EVENT_ELECTABILITY_CHANGED));
    assert_eq!(interrex_end_standby(node), INTERREX_OK);
    poll();
    assert!(tells_of(node, interrex_event_kind::INTERREX_EVENT_ELECTABILITY_CHANGED));
    lead();
    assert_eq!(interrex_close(node), INTERREX_OK);
}

#[test]
fn a_process_may_open_and_close_any_number_of_nodes_one_after_the_other() {
    let mut opened = 0;
    for _ in 0..400 {
        let address = address();
        let (status, node) = open(&config(&member(&address)));
        // A test beside this one may have been given that port meanwhile.
        if status == INTERREX_START_FAILED {
            continue;
        }
        assert_eq!(status, INTERREX_OK, "after {opened} nodes: {}", last_error());
        assert_eq!(interrex_close(node), INTERREX_OK);
        opened += 1;
    }
    assert!(opened > 300, "only {opened} of 400 could be bound");
}

#[test]
fn a_program_of_another_interface_is_refused() {
    let address = address();
    let member = member(&address);
    let mut config = config(&member);
    config.abi = INTERREX_ABI + 1;
    assert_eq!(open(&config), (INTERREX_INVALID_VERSION, INTERREX_NO_NODE));
    assert!(last_error().contains("compile anew"), "{}", last_error());
    assert_eq!(interrex_abi_version(), INTERREX_ABI);
}

#[test]
fn a_configuration_that_can_not_be_used_is_refused_and_the_field_named() {
    let address = address();
    let good = member(&address);
    let refused = |set: &dyn Fn(&mut interrex_config), named: &str| {
        let mut config = config(&good);
        set(&mut config);
        let (status, node) = open(&config);
        assert!(status != INTERREX_OK && node == INTERREX_NO_NODE, "{named}");
        assert!(last_error().contains(named), "`{}` names {named}", last_error());
    };
    refused(&|config| config.node = 200, "node = 200");
    refused(&|config| config.node = 2, "node");
    refused(&|config| config.wait = 9, "wait = 9");
    refused(&|config| config.pinned = 2, "pinned = 2");
    refused(&|config| config.realtime = 100, "realtime = 100");
    refused(&|config| config.event_capacity = u32::MAX, "event_capacity");
    refused(&|config| config.member_count = 129, "129");
    refused(&|config| config.members = ptr::null(), "interrex_member");
    refused(&|config| config.profile = c"slow".as_ptr(), "profile = \"slow\"");
    refused(&|config| config.profile = c"\xff".as_ptr(), "profile is not UTF-8");
    refused(&|config| config.store = c"/nowhere/at/all".as_ptr(), "/nowhere/at/all");
    refused(&|config| config.subscribers = c"nowhere".as_ptr(), "subscribers = \"nowhere\"");
    refused(&|config| config.unauthenticated = 0, "keys");
    refused(
        &|config| (config.unauthenticated, config.key_file) = (0, c"/nowhere.key".as_ptr()),
        "/nowhere.key",
    );
    let bad_member = |set: &dyn Fn(&mut interrex_member), named: &str| {
        let mut member = good;
        set(&mut member);
        let (status, _) = open(&config(&member));
        assert!(status != INTERREX_OK, "{named}");
        assert!(last_error().contains(named), "`{}` names {named}", last_error());
    };
    bad_member(&|member| member.address = ptr::null(), "member 1 has no address");
    bad_member(&|member| member.address = c"no address".as_ptr(), "no address");
    bad_member(&|member| member.kind = 3, "kind 3");
    bad_member(&|member| member.priority = 256, "priority = 256");
    bad_member(&|member| member.struct_size = 3, "struct_size = 3");
}

fn open_file(path: &str) -> interrex_status {
    let path = CString::new(path).expect("it has no zeroes");
    let mut node = 1;
    // SAFETY: the text ends with a zero.
    let status = unsafe { interrex_open_file(path.as_ptr(), &mut node) };
    assert!(status != INTERREX_OK && node == INTERREX_NO_NODE);
    status
}

#[test]
fn a_fault_of_a_file_is_told_with_its_name_and_line() {
    let dir = Dir::new();
    let path = dir.0.join("node.toml");
    let name = path.to_str().expect("it is text").to_owned();
    assert_eq!(open_file(&name), INTERREX_INVALID_CONFIG);
    assert!(last_error().contains(&name), "{}", last_error());
    assert_eq!(open_file(dir.0.to_str().expect("it is text")), INTERREX_INVALID_CONFIG);
    let faults = [
        ("cluster = 7\nnode = 1\nmembers = []\ncolour = 3\n", 4, "colour"),
        ("cluster = 7\nnode = \"one\"\nmembers = []\n", 2, "expected u32"),
        ("cluster = 7\nnode 1\n", 2, ""),
        ("cluster = 7\nnode = 1\nwait = \"sleep\"\nmembers = []\n", 3, "sleep"),
        ("cluster = 7\n\nnode = 1\nmembers = [\n { id = 1, addres = \"a\" }]\n", 5, "addres"),
    ];
    for (text, line, words) in faults {
        fs::write(&path, text).expect("a file can be written");
        assert_eq!(open_file(&name), INTERREX_INVALID_CONFIG);
        let error = last_error();
        assert!(error.contains(&format!("{name}:{line}: ")), "{error}");
        assert!(error.contains(words), "{error}");
    }
    fs::write(&path, [0xff, 0xfe]).expect("a file can be written");
    assert_eq!(open_file(&name), INTERREX_INVALID_CONFIG, "it is no text");
}

#[test]
fn a_call_that_does_not_fit_how_a_node_runs_is_refused() {
    let node = open_one();
    assert_eq!(interrex_spawn(node), INTERREX_OK);
    assert_eq!(interrex_spawn(node), INTERREX_WRONG_MODE);
    // SAFETY: NULL is allowed.
    assert_eq!(unsafe { interrex_poll(node, ptr::null_mut()) }, INTERREX_WRONG_MODE);
    let mut descriptor = 0;
    // SAFETY: there is room.
    let status = unsafe { interrex_descriptor(node, &mut descriptor) };
    assert_eq!((status, descriptor), (INTERREX_WRONG_MODE, -1));
    assert_eq!(interrex_close(node), INTERREX_OK);
}

#[test]
fn a_node_that_was_shut_down_says_so_until_it_is_closed() {
    let node = open_one();
    // SAFETY: NULL is allowed.
    let poll = || unsafe { interrex_poll(node, ptr::null_mut()) };
    assert_eq!(poll(), INTERREX_OK);
    assert_eq!(interrex_shutdown(node), INTERREX_OK);
    assert_eq!(interrex_shutdown(node), INTERREX_OK);
    assert_eq!((poll(), poll()), (INTERREX_NODE_GONE, INTERREX_NODE_GONE));
    assert_eq!(interrex_spawn(node), INTERREX_NODE_GONE);
    assert_eq!(interrex_close(node), INTERREX_OK);
}

#[test]
fn every_code_has_words_and_no_other_number_has() {
    let text = |status: i32| {
        // SAFETY: the text ends with a zero and lives for ever.
        unsafe { CStr::from_ptr(interrex_status_text(status)) }.to_str().expect("it is text")
    };
    for (place, status) in interrex_status::ALL.into_iter().enumerate() {
        assert_eq!(status as i32, -i32::try_from(place).expect("they are few"));
        assert_ne!(text(status as i32), text(1), "{status:?}");
    }
    for status in [1, -100, i32::MAX, i32::MIN] {
        assert_eq!(text(status), "no such status");
    }
}

#[test]
fn a_buffer_that_is_too_small_takes_what_fits() {
    interrex_close(INTERREX_NO_NODE);
    let whole = last_error();
    let mut buffer = [7 as c_char; 8];
    // SAFETY: there is more room than is said.
    let length = unsafe { interrex_last_error(buffer.as_mut_ptr(), 5) };
    assert_eq!(length, whole.len());
    assert_eq!((buffer[4], buffer[5]), (0, 7));
}

/// Numbers without end from one seed (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        // Lossless on every target of this library.
        (self.next() % bound as u64) as usize
    }
}

/// Opens a node of random bytes, but for pointers, which lead somewhere or are NULL.
fn open_random(random: &mut Random, texts: &[*const c_char]) -> (interrex_status, interrex_node) {
    let mut bytes = || {
        let wild = random.next();
        match wild % 4 {
            0 => wild,
            1 => 1,
            _ => 0,
        }
    };
    let words: [u64; size_of::<interrex_config>() / 8] = std::array::from_fn(|_| bytes());
    // SAFETY: both have that size, and any bytes are a config.
    let mut config: interrex_config = unsafe { std::mem::transmute(words) };
    let words: [u64; size_of::<interrex_member>() / 8] = std::array::from_fn(|_| bytes());
    // SAFETY: as above.
    let mut member: interrex_member = unsafe { std::mem::transmute(words) };
    let mut text = || texts[random.below(texts.len())];
    (config.profile, config.key_file, config.store) = (text(), text(), text());
    (config.guardian, config.public_page) = (text(), text());
    config.subscribers = text();
    member.address = text();
    if random.below(4) > 0 {
        member.struct_size = size::<interrex_member>();
    } else {
        member.struct_size = random.below(size::<interrex_member>() + 1);
    }
    config.members = if random.below(8) > 0 { &member } else { ptr::null() };
    config.member_count = random.below(2);
    // No larger than it is: the rest would be read.
    config.struct_size = match random.below(4) {
        0 => random.below(size::<interrex_config>() + 1),
        _ => size::<interrex_config>(),
    };
    config.abi = if random.below(8) > 0 { INTERREX_ABI } else { config.abi };
    // Threads that spin would take the host.
    config.wait = if config.wait == 1 || config.wait == 2 { 3 } else { config.wait };
    (config.pinned, config.realtime, config.lock_memory) = (0, 0, 0);
    open(&config)
}

#[test]
fn no_order_of_calls_with_good_and_bad_handles_is_more_than_an_error() {
    let seed = std::env::var("INTERREX_CAPI_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or(0x1e57_ab1e_u64);
    let mut random = Random(seed);
    let address = address();
    let texts = [ptr::null(), c"lan".as_ptr(), c"".as_ptr(), c"\xff/x".as_ptr(), address.as_ptr()];
    let mut nodes = vec![INTERREX_NO_NODE, 1, u64::MAX];
    for step in 0..4_000 {
        let node = match random.below(8) {
            0 => random.next(),
            _ => nodes[random.below(nodes.len())],
        };
        let statuses = match random.below(12) {
            0 => {
                let (status, opened) = open_random(&mut random, &texts);
                nodes.push(opened);
                vec![("open", status)]
            }
            1 => {
                let member = member(&address);
                let (status, opened) = open(&config(&member));
                nodes.push(opened);
                vec![("open", status)]
            }
            2 => every_call_with_null(node),
            3 => every_call(node),
            4 => vec![("close", interrex_close(node))],
            5 => vec![("spawn", interrex_spawn(node))],
            6 => vec![("resign", interrex_resign(node, 0))],
            7 => vec![("transfer", interrex_transfer(node, random.next() as u32, random.next()))],
            8 => vec![("shutdown", interrex_shutdown(node))],
            // SAFETY: NULL is allowed.
            9 => vec![("poll", unsafe { interrex_poll(node, ptr::null_mut()) })],
            _ => {
                let led = interrex_is_leader(node);
                assert!(!led || nodes.contains(&node), "{node} leads, and was never given");
                Vec::new()
            }
        };
        for (name, status) in statuses {
            assert_ne!(
                status,
                INTERREX_PANICKED,
                "seed {seed}, step {step}: {name}: {}",
                last_error()
            );
        }
    }
    for node in nodes {
        interrex_close(node);
    }
}
