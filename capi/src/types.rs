//! The structs and constants of the header.
//!
//! Knows how they lie in memory. Every struct begins with `struct_size`, so that programs and
//! libraries of different versions understand each other.

#![allow(non_camel_case_types)] // as C programs write them

use std::ffi::c_char;

/// The version of the interface. A program passes it in `interrex_config`, so that the library can
/// tell a program that was compiled for another one.
pub const INTERREX_ABI: u32 = 1;

/// The handle of no node. A function that fails leaves this in the handle that it was to set.
pub const INTERREX_NO_NODE: u64 = 0;

/// The number that stands for no member, where a member is written as `int32_t`.
pub const INTERREX_NO_MEMBER: i32 = -1;

/// The room for a text in a struct, with the zero that ends it. Longer texts are cut off.
pub const INTERREX_TEXT_SIZE: usize = 192;

/// A node, as a number. A number that was closed is not given again, so its use is always an error
/// and never reaches another node.
pub type interrex_node = u64;

/// The part that a member takes.
#[repr(i32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum interrex_member_kind {
    /// Votes and may lead.
    INTERREX_VOTER = 0,
    /// Votes and never leads.
    INTERREX_WITNESS = 1,
    /// Neither votes nor leads; it hears who leads.
    INTERREX_OBSERVER = 2,
}

/// The way in which a node's own thread waits when there is nothing to do.
#[repr(i32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum interrex_wait {
    /// Looks on for up to 50 us after each piece of work, then sleeps; sooner where others take the
    /// core.
    INTERREX_BACKOFF = 0,
    /// Looks again at once. For a core that is this thread's alone.
    INTERREX_SPIN = 1,
    /// Lets others run, then looks again.
    INTERREX_YIELD = 2,
    /// Sleeps until a datagram, a command or the next timer is there.
    INTERREX_PARK = 3,
}

/// One member of the cluster.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct interrex_member {
    /// `sizeof(interrex_member)`. It is also the distance from one member to the next in an array,
    /// and must be the same in all of them.
    pub struct_size: usize,
    /// The member's number, 0 to 127.
    pub id: u32,
    /// One of `interrex_member_kind`.
    pub kind: i32,
    /// An IP address and a port as in `10.0.0.1:7411` or `[fd00::1]:7411`, or a host name and a
    /// port. The names of other members are looked for again and again until they are found.
    pub address: *const c_char,
    /// The preference for it as leader, 0 to 255: of two candidates with equal positions the higher
    /// wins.
    pub priority: u32,
}

/// Everything that a node is made of. Set it to zero, then `struct_size` and `abi`, then what
/// differs from the default, which is zero everywhere:
///
///     interrex_config config = {0};
///     config.struct_size = sizeof config;
///     config.abi = INTERREX_ABI;
///
/// The library copies what it needs: nothing has to outlive the call.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct interrex_config {
    /// `sizeof(interrex_config)`.
    pub struct_size: usize,
    /// `INTERREX_ABI`.
    pub abi: u32,
    /// The member that this node is.
    pub node: u32,
    /// The number of the cluster. Datagrams of another one are ignored.
    pub cluster: u64,
    /// All members, this node among them: the same numbers and kinds at every node.
    pub members: *const interrex_member,
    /// The number of members.
    pub member_count: usize,
    /// The timing: `lan`, `wan`, `colo`, `fast` or `guarded`. NULL means `lan`.
    pub profile: *const c_char,
    /// The file with the cluster's keys, made once by `latency-probe key FILE` and copied to all
    /// members. NULL only together with `unauthenticated`.
    pub key_file: *const c_char,
    /// The file in which the node remembers its votes; it is made if it is not there. NULL: the
    /// node forgets them when it ends, and asks the others when it starts again.
    pub store: *const c_char,
    /// The path of a host guardian's Unix socket (`interrex-guardian --listen PATH`). NULL: nobody
    /// watches. Only for a node on its own thread.
    pub guardian: *const c_char,
    /// The file into which the node publishes who leads, for other processes of this host: on a
    /// tmpfs, as `/dev/shm/interrex-7-1`. NULL: none. See `interrex_page.h`.
    pub public_page: *const c_char,
    /// An IP address and a port at which the node tells processes outside the member list who
    /// leads. NULL: none.
    pub subscribers: *const c_char,
    /// The core that the node's own thread is pinned to, counted from 0. It counts only where
    /// `pinned` is 1.
    pub core: u32,
    /// One of `interrex_wait`.
    pub wait: i32,
    /// The real-time priority (`SCHED_FIFO`, 1 to 99) of the node's own thread; 0 for none.
    pub realtime: u32,
    /// The number of events that may wait for `interrex_next_event`; 0 means 256. At most 65536.
    /// Eight more gains and losses of leadership have room besides.
    pub event_capacity: u32,
    /// The term of the last entry that the application had when it last ran.
    pub position_log_term: u64,
    /// The index of that entry.
    pub position_index: u64,
    /// The time for which a close waits for guards before a leader resigns, in nanoseconds. 0 means
    /// a second.
    pub drain_limit_ns: u64,
    /// Shares the fate of the application: where `interrex_beat` is not called for so many
    /// nanoseconds, a leader resigns, and the node is not elected before the next beat. Nor is it
    /// before the first one. 0: off. A node that sleeps looks for beats each eighth of this time:
    /// with 800000000 (800 ms), the first beat is noticed up to 100 ms after it.
    pub beat_timeout_ns: u64,
    /// The time after which a leader hands over to a voter of higher priority that is there again,
    /// in nanoseconds. 0: never.
    pub failback_after_ns: u64,
    /// 1 pins the node's own thread to `core`.
    pub pinned: u8,
    /// 1 keeps all memory of the process from being paged out.
    pub lock_memory: u8,
    /// 1 begins in standby: the node votes, and is not elected before `interrex_end_standby`.
    pub standby: u8,
    /// 1 runs without keys. Whoever can send UDP to a member can then make two nodes believe that
    /// they lead: for tests.
    pub unauthenticated: u8,
}

/// The proof of leadership that goes along with each write.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct interrex_token {
    /// `sizeof(interrex_token)`; set it before the call.
    pub struct_size: usize,
    /// The term, which is the fencing token: later leaders have higher ones. Write it with all that
    /// must not be done twice, to storage that rejects lower ones than it has seen.
    pub term: u64,
    /// The time left of the lease, in nanoseconds. It grows with the next heartbeat.
    pub time_left_ns: u64,
}

/// The word of a thread that it is doing something that only a leader may do: while it is held, a
/// resignation or a transfer waits for it, up to its limit. It can't hold up a loss: another may
/// lead while a guard is held, if this node was cut off, paused or had to step down. So what is
/// written carries the token of `interrex_guard_token`.
///
/// Set it to zero, then `struct_size`. `interrex_guard_acquire` fills it in, and it must stay where
/// it is until `interrex_guard_release`: a copy is no guard. One thread at a time may use it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct interrex_guard {
    /// `sizeof(interrex_guard)`; set it before the call.
    pub struct_size: usize,
    /// The term in which this node led when the guard was taken.
    pub term: u64,
    /// The library's own.
    pub reserved: [u64; 6],
}

/// The part that a node plays in its term.
#[repr(i32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum interrex_role {
    /// Hears a leader, or waits for one.
    INTERREX_FOLLOWER = 0,
    /// Asks whether it would be elected.
    INTERREX_PRE_CANDIDATE = 1,
    /// Asks for votes.
    INTERREX_CANDIDATE = 2,
    /// Leads its term; may act while it holds a lease.
    INTERREX_LEADER = 3,
}

/// A node's view, for people and metrics. To decide whether to act, ask `interrex_is_leader`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct interrex_info {
    /// `sizeof(interrex_info)`; set it before the call.
    pub struct_size: usize,
    /// The term.
    pub term: u64,
    /// The leader of that term, once heard of; else `INTERREX_NO_MEMBER`.
    pub leader: i32,
    /// One of `interrex_role`.
    pub role: i32,
    /// The number of the last event that has happened; 0 before the first.
    pub last_event: u64,
    /// The address at which the node listens.
    pub address: [c_char; INTERREX_TEXT_SIZE],
    /// True while the node runs on a thread of its own.
    pub is_spawned: bool,
    /// True if a guardian watches over the node.
    pub is_watched: bool,
    /// True if the node runs no more: close it, and open another.
    pub is_over: bool,
}

/// The kind of an event.
#[repr(i32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum interrex_event_kind {
    /// An event that this version of the header has no name for; its text tells.
    INTERREX_EVENT_OTHER = 0,
    /// This node leads `term`.
    INTERREX_EVENT_GAINED = 1,
    /// This node led `term` and does so no more.
    INTERREX_EVENT_LOST = 2,
    /// `member` leads `term`.
    INTERREX_EVENT_LEADER_CHANGED = 3,
    /// The lease of this leader has run out; it goes on trying.
    INTERREX_EVENT_LEASE_LAPSED = 4,
    /// This leader holds a lease again.
    INTERREX_EVENT_LEASE_REGAINED = 5,
    /// The leader was not heard in time, or has resigned; this node campaigns for `term`.
    INTERREX_EVENT_CAMPAIGN_STARTED = 6,
    /// That campaign has ended without this node as leader.
    INTERREX_EVENT_CAMPAIGN_ENDED = 7,
    /// Nobody listens at the address of `member`, the leader.
    INTERREX_EVENT_LEADER_UNREACHABLE = 8,
    /// The guardian of `member`, the leader, says that it has died.
    INTERREX_EVENT_LEADER_DIED = 9,
    /// This leader has not heard `member` for long.
    INTERREX_EVENT_MEMBER_SILENT = 10,
    /// `member` is heard again.
    INTERREX_EVENT_MEMBER_HEARD = 11,
    /// Something is set up wrongly, here or at `member`: another list of members, another timing,
    /// two processes with one number. The text tells.
    INTERREX_EVENT_MISCONFIGURED = 12,
    /// A node that remembered nothing asks the others.
    INTERREX_EVENT_RECOVERY_BEGAN = 13,
    /// It takes part again, in `term`.
    INTERREX_EVENT_RECOVERED = 14,
    /// The clock was caught lying, here or where the term began.
    INTERREX_EVENT_CLOCK_FAULT = 15,
    /// A vote could not be written to the store, and was not given.
    INTERREX_EVENT_STORE_FAILED = 16,
    /// This node may be elected from now on, or may not: it stands by or stands again, or its
    /// application has stalled or goes on. The text tells.
    INTERREX_EVENT_ELECTABILITY_CHANGED = 17,
    /// The machine was restored from a snapshot, or cloned: this node is over. Close it and open
    /// another, which asks the others what was forgotten.
    INTERREX_EVENT_MACHINE_RESTORED = 18,
}

/// Something that has happened to a node.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct interrex_event {
    /// `sizeof(interrex_event)`; set it before the call.
    pub struct_size: usize,
    /// The number of the event. Numbers rise by one: a gap means that events were dropped since
    /// nobody took those before them in time. A loss is always told after its gain, once; a gain
    /// that was dropped has its loss dropped too. After a gap, ask `interrex_is_leader`.
    pub number: u64,
    /// The time at which it could be seen, in nanoseconds of `interrex_now_ns`.
    pub at_ns: u64,
    /// The term that it is about; 0 if it is about none.
    pub term: u64,
    /// The member that it is about; else `INTERREX_NO_MEMBER`.
    pub member: i32,
    /// One of `interrex_event_kind`.
    pub kind: i32,
    /// All that is known of it, for logs. Its form may change.
    pub text: [c_char; INTERREX_TEXT_SIZE],
}

/// The way in which a resignation has ended.
#[repr(i32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum interrex_outcome_kind {
    /// This node led, has given its leadership up, and the system has taken the datagrams that tell
    /// the others.
    INTERREX_OUTCOME_RESIGNED = 0,
    /// The same, but nobody who could win has answered of late: start another member.
    INTERREX_OUTCOME_NO_HEIR = 1,
    /// Leadership was given up, but no word could be sent: the others find out by themselves.
    INTERREX_OUTCOME_NOT_SENT = 2,
    /// This node did not lead; nothing was done. `leader` is the one to ask, if it is known.
    INTERREX_OUTCOME_NOT_LEADING = 3,
    /// Leadership was not given to the member that was named; nothing was done. The text says why.
    INTERREX_OUTCOME_REFUSED = 4,
    /// The node ended before it came to this.
    INTERREX_OUTCOME_NODE_GONE = 5,
    /// This node led `term`, and has lost its leadership while it waited for guards.
    INTERREX_OUTCOME_LOST = 6,
}

/// The reason why leadership was not given to a member.
#[repr(i32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum interrex_refusal {
    /// Nothing was refused.
    INTERREX_NOT_REFUSED = 0,
    /// This node does not lead: ask the leader.
    INTERREX_REFUSED_NOT_LEADING = 1,
    /// It is this node itself, no member, or a member that never leads.
    INTERREX_REFUSED_NOT_ELECTABLE = 2,
    /// It has not answered of late: try again.
    INTERREX_REFUSED_NOT_HEARD = 3,
    /// It does not stand for election now: it stands by, its application has stalled, or it was
    /// just started.
    INTERREX_REFUSED_NOT_STANDING = 4,
    /// Its application is behind that of this node.
    INTERREX_REFUSED_BEHIND = 5,
}

/// The outcome of a resignation or a transfer.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct interrex_outcome {
    /// `sizeof(interrex_outcome)`; set it before the call.
    pub struct_size: usize,
    /// The term that was given up or lost; 0 if none was.
    pub term: u64,
    /// One of `interrex_outcome_kind`.
    pub kind: i32,
    /// The leader to ask, where this node did not lead and knows it; else `INTERREX_NO_MEMBER`.
    pub leader: i32,
    /// The number of guards that were held when the time to wait for them was over; 0 if leadership
    /// was not given up.
    pub guards_left: u32,
    /// One of `interrex_refusal`.
    pub refusal: i32,
    /// The outcome in words.
    pub text: [c_char; INTERREX_TEXT_SIZE],
}
