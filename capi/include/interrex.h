/* interrex: exactly one of N processes leads, and a dead one is replaced fast.
 *
 * Made from the source by cbindgen: do not edit. How to build, link and use it is in capi/README.md.
 *
 * Rules for all calls:
 *
 * - They answer INTERREX_OK (0), or a code below 0 with nothing done. interrex_last_error has the
 *   words, for the thread that made the call.
 * - Set `struct_size` of every struct before the call, also of those that the library fills.
 * - Texts end with a zero, and are UTF-8; paths are any bytes.
 * - A node is a number. One that is closed, or was never given, is an error and nothing worse.
 * - A signal handler may call interrex_is_leader alone, in a thread that has called it before
 *   outside of a handler.
 * - After a fork, a node belongs to the process that opened it. The child gets
 *   INTERREX_WRONG_PROCESS.
 * - No panic leaves the library, it installs no signal handler, and it never ends the process.
 */

#ifndef INTERREX_H
#define INTERREX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>


/**
 * The version of the interface. A program passes it in `interrex_config`, so that the library can
 * tell a program that was compiled for another one.
 */
#define INTERREX_ABI 1

/**
 * The handle of no node. A function that fails leaves this in the handle that it was to set.
 */
#define INTERREX_NO_NODE 0

/**
 * The number that stands for no member, where a member is written as `int32_t`.
 */
#define INTERREX_NO_MEMBER -1

/**
 * The room for a text in a struct, with the zero that ends it. Longer texts are cut off.
 */
#define INTERREX_TEXT_SIZE 192

/**
 * The answer of a call: `INTERREX_OK` is 0, everything else is below 0 and says why nothing was
 * done. `interrex_status_text` has it in words. `interrex_last_error` says what was wrong, where,
 * and what to do.
 */
enum interrex_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The call has done what it says.
     */
    INTERREX_OK = 0,
    /**
     * A pointer is NULL, a text is not UTF-8, or a number is out of its range.
     */
    INTERREX_INVALID_ARGUMENT = -1,
    /**
     * The field `struct_size` is too small for what must be there, or it is larger than this
     * version of the library knows and the part beyond is not zero.
     */
    INTERREX_INVALID_SIZE = -2,
    /**
     * The program was compiled with a header that this library is not compatible with.
     */
    INTERREX_INVALID_VERSION = -3,
    /**
     * The configuration, or its file, can't be used.
     */
    INTERREX_INVALID_CONFIG = -4,
    /**
     * The number is no handle that this process was given.
     */
    INTERREX_INVALID_HANDLE = -5,
    /**
     * The node was closed.
     */
    INTERREX_CLOSED = -6,
    /**
     * The node belongs to the process that forked this one.
     */
    INTERREX_WRONG_PROCESS = -7,
    /**
     * The call does not fit how the node runs: on its own thread, or polled by its owner.
     */
    INTERREX_WRONG_MODE = -8,
    /**
     * Another thread polls the node now.
     */
    INTERREX_BUSY = -9,
    /**
     * The node can't start: its address is in use, a file can't be read, and the like.
     */
    INTERREX_START_FAILED = -10,
    /**
     * The node runs no more: it was shut down, its guardian has taken it for dead, or its machine
     * was restored from a snapshot. Close it.
     */
    INTERREX_NODE_GONE = -11,
    /**
     * A panic of the library has ended the node, or the call. Close the node.
     */
    INTERREX_PANICKED = -12,
    /**
     * This node does not lead.
     */
    INTERREX_NOT_LEADING = -13,
    /**
     * There is nothing yet: no event, no outcome. Ask again later.
     */
    INTERREX_AGAIN = -14,
    /**
     * More commands wait than there is room for: the node stalls, or is not polled.
     */
    INTERREX_QUEUE_FULL = -15,
    /**
     * There are as many nodes in this process as there may be, or guards of one.
     */
    INTERREX_TOO_MANY = -16,
    /**
     * The wait strategy never sleeps, so there is no descriptor to wait for; `interrex_beat` was
     * called without `beat_timeout_ns`; or the host does not grant something.
     */
    INTERREX_UNSUPPORTED = -17,
    /**
     * A thread other than the one that has set positions before sets one.
     */
    INTERREX_WRONG_THREAD = -18,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum interrex_status interrex_status;
#else
typedef int32_t interrex_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The part that a member takes.
 */
enum interrex_member_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Votes and may lead.
     */
    INTERREX_VOTER = 0,
    /**
     * Votes and never leads.
     */
    INTERREX_WITNESS = 1,
    /**
     * Neither votes nor leads; it hears who leads.
     */
    INTERREX_OBSERVER = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum interrex_member_kind interrex_member_kind;
#else
typedef int32_t interrex_member_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The way in which a node's own thread waits when there is nothing to do.
 */
enum interrex_wait
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Looks on for up to 50 us after each piece of work, then sleeps; sooner where others take the
     * core.
     */
    INTERREX_BACKOFF = 0,
    /**
     * Looks again at once. For a core that is this thread's alone.
     */
    INTERREX_SPIN = 1,
    /**
     * Lets others run, then looks again.
     */
    INTERREX_YIELD = 2,
    /**
     * Sleeps until a datagram, a command or the next timer is there.
     */
    INTERREX_PARK = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum interrex_wait interrex_wait;
#else
typedef int32_t interrex_wait;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The part that a node plays in its term.
 */
enum interrex_role
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Hears a leader, or waits for one.
     */
    INTERREX_FOLLOWER = 0,
    /**
     * Asks whether it would be elected.
     */
    INTERREX_PRE_CANDIDATE = 1,
    /**
     * Asks for votes.
     */
    INTERREX_CANDIDATE = 2,
    /**
     * Leads its term; may act while it holds a lease.
     */
    INTERREX_LEADER = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum interrex_role interrex_role;
#else
typedef int32_t interrex_role;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The kind of an event.
 */
enum interrex_event_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * An event that this version of the header has no name for; its text tells.
     */
    INTERREX_EVENT_OTHER = 0,
    /**
     * This node leads `term`.
     */
    INTERREX_EVENT_GAINED = 1,
    /**
     * This node led `term` and does so no more.
     */
    INTERREX_EVENT_LOST = 2,
    /**
     * `member` leads `term`.
     */
    INTERREX_EVENT_LEADER_CHANGED = 3,
    /**
     * The lease of this leader has run out; it goes on trying.
     */
    INTERREX_EVENT_LEASE_LAPSED = 4,
    /**
     * This leader holds a lease again.
     */
    INTERREX_EVENT_LEASE_REGAINED = 5,
    /**
     * The leader was not heard in time, or has resigned; this node campaigns for `term`.
     */
    INTERREX_EVENT_CAMPAIGN_STARTED = 6,
    /**
     * That campaign has ended without this node as leader.
     */
    INTERREX_EVENT_CAMPAIGN_ENDED = 7,
    /**
     * Nobody listens at the address of `member`, the leader.
     */
    INTERREX_EVENT_LEADER_UNREACHABLE = 8,
    /**
     * The guardian of `member`, the leader, says that it has died.
     */
    INTERREX_EVENT_LEADER_DIED = 9,
    /**
     * This leader has not heard `member` for long.
     */
    INTERREX_EVENT_MEMBER_SILENT = 10,
    /**
     * `member` is heard again.
     */
    INTERREX_EVENT_MEMBER_HEARD = 11,
    /**
     * Something is set up wrongly, here or at `member`: another list of members, another timing,
     * two processes with one number. The text tells.
     */
    INTERREX_EVENT_MISCONFIGURED = 12,
    /**
     * A node that remembered nothing asks the others.
     */
    INTERREX_EVENT_RECOVERY_BEGAN = 13,
    /**
     * It takes part again, in `term`.
     */
    INTERREX_EVENT_RECOVERED = 14,
    /**
     * The clock was caught lying, here or where the term began.
     */
    INTERREX_EVENT_CLOCK_FAULT = 15,
    /**
     * A vote could not be written to the store, and was not given.
     */
    INTERREX_EVENT_STORE_FAILED = 16,
    /**
     * This node may be elected from now on, or may not: it stands by or stands again, or its
     * application has stalled or goes on. The text tells.
     */
    INTERREX_EVENT_ELECTABILITY_CHANGED = 17,
    /**
     * The machine was restored from a snapshot, or cloned: this node is over. Close it and open
     * another, which asks the others what was forgotten.
     */
    INTERREX_EVENT_MACHINE_RESTORED = 18,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum interrex_event_kind interrex_event_kind;
#else
typedef int32_t interrex_event_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The way in which a resignation has ended.
 */
enum interrex_outcome_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * This node led, has given its leadership up, and the system has taken the datagrams that tell
     * the others.
     */
    INTERREX_OUTCOME_RESIGNED = 0,
    /**
     * The same, but nobody who could win has answered of late: start another member.
     */
    INTERREX_OUTCOME_NO_HEIR = 1,
    /**
     * Leadership was given up, but no word could be sent: the others find out by themselves.
     */
    INTERREX_OUTCOME_NOT_SENT = 2,
    /**
     * This node did not lead; nothing was done. `leader` is the one to ask, if it is known.
     */
    INTERREX_OUTCOME_NOT_LEADING = 3,
    /**
     * Leadership was not given to the member that was named; nothing was done. The text says why.
     */
    INTERREX_OUTCOME_REFUSED = 4,
    /**
     * The node ended before it came to this.
     */
    INTERREX_OUTCOME_NODE_GONE = 5,
    /**
     * This node led `term`, and has lost its leadership while it waited for guards.
     */
    INTERREX_OUTCOME_LOST = 6,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum interrex_outcome_kind interrex_outcome_kind;
#else
typedef int32_t interrex_outcome_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The reason why leadership was not given to a member.
 */
enum interrex_refusal
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Nothing was refused.
     */
    INTERREX_NOT_REFUSED = 0,
    /**
     * This node does not lead: ask the leader.
     */
    INTERREX_REFUSED_NOT_LEADING = 1,
    /**
     * It is this node itself, no member, or a member that never leads.
     */
    INTERREX_REFUSED_NOT_ELECTABLE = 2,
    /**
     * It has not answered of late: try again.
     */
    INTERREX_REFUSED_NOT_HEARD = 3,
    /**
     * It does not stand for election now: it stands by, its application has stalled, or it was
     * just started.
     */
    INTERREX_REFUSED_NOT_STANDING = 4,
    /**
     * Its application is behind that of this node.
     */
    INTERREX_REFUSED_BEHIND = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum interrex_refusal interrex_refusal;
#else
typedef int32_t interrex_refusal;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * One member of the cluster.
 */
typedef struct {
    /**
     * `sizeof(interrex_member)`. It is also the distance from one member to the next in an array,
     * and must be the same in all of them.
     */
    size_t struct_size;
    /**
     * The member's number, 0 to 127.
     */
    uint32_t id;
    /**
     * One of `interrex_member_kind`.
     */
    int32_t kind;
    /**
     * An IP address and a port as in `10.0.0.1:7411` or `[fd00::1]:7411`, or a host name and a
     * port. The names of other members are looked for again and again until they are found.
     */
    const char *address;
    /**
     * The preference for it as leader, 0 to 255: of two candidates with equal positions the higher
     * wins.
     */
    uint32_t priority;
} interrex_member;

/**
 * Everything that a node is made of. Set it to zero, then `struct_size` and `abi`, then what
 * differs from the default, which is zero everywhere:
 *
 *     interrex_config config = {0};
 *     config.struct_size = sizeof config;
 *     config.abi = INTERREX_ABI;
 *
 * The library copies what it needs: nothing has to outlive the call.
 */
typedef struct {
    /**
     * `sizeof(interrex_config)`.
     */
    size_t struct_size;
    /**
     * `INTERREX_ABI`.
     */
    uint32_t abi;
    /**
     * The member that this node is.
     */
    uint32_t node;
    /**
     * The number of the cluster. Datagrams of another one are ignored.
     */
    uint64_t cluster;
    /**
     * All members, this node among them: the same numbers and kinds at every node.
     */
    const interrex_member *members;
    /**
     * The number of members.
     */
    size_t member_count;
    /**
     * The timing: `lan`, `wan`, `colo`, `fast` or `guarded`. NULL means `lan`.
     */
    const char *profile;
    /**
     * The file with the cluster's keys, made once by `latency-probe key FILE` and copied to all
     * members. NULL only together with `unauthenticated`.
     */
    const char *key_file;
    /**
     * The file in which the node remembers its votes; it is made if it is not there. NULL: the
     * node forgets them when it ends, and asks the others when it starts again.
     */
    const char *store;
    /**
     * The path of a host guardian's Unix socket (`interrex-guardian --listen PATH`). NULL: nobody
     * watches. Only for a node on its own thread.
     */
    const char *guardian;
    /**
     * The file into which the node publishes who leads, for other processes of this host: on a
     * tmpfs, as `/dev/shm/interrex-7-1`. NULL: none. See `interrex_page.h`.
     */
    const char *public_page;
    /**
     * An IP address and a port at which the node tells processes outside the member list who
     * leads. NULL: none.
     */
    const char *subscribers;
    /**
     * The core that the node's own thread is pinned to, counted from 0. It counts only where
     * `pinned` is 1.
     */
    uint32_t core;
    /**
     * One of `interrex_wait`.
     */
    int32_t wait;
    /**
     * The real-time priority (`SCHED_FIFO`, 1 to 99) of the node's own thread; 0 for none.
     */
    uint32_t realtime;
    /**
     * The number of events that may wait for `interrex_next_event`; 0 means 256. At most 65536.
     * Eight more gains and losses of leadership have room besides.
     */
    uint32_t event_capacity;
    /**
     * The term of the last entry that the application had when it last ran.
     */
    uint64_t position_log_term;
    /**
     * The index of that entry.
     */
    uint64_t position_index;
    /**
     * The time for which a close waits for guards before a leader resigns, in nanoseconds. 0 means
     * a second.
     */
    uint64_t drain_limit_ns;
    /**
     * Shares the fate of the application: where `interrex_beat` is not called for so many
     * nanoseconds, a leader resigns, and the node is not elected before the next beat. Nor is it
     * before the first one. 0: off. A node that sleeps looks for beats each eighth of this time:
     * with 800000000 (800 ms), the first beat is noticed up to 100 ms after it.
     */
    uint64_t beat_timeout_ns;
    /**
     * The time after which a leader hands over to a voter of higher priority that is there again,
     * in nanoseconds. 0: never.
     */
    uint64_t failback_after_ns;
    /**
     * 1 pins the node's own thread to `core`.
     */
    uint8_t pinned;
    /**
     * 1 keeps all memory of the process from being paged out.
     */
    uint8_t lock_memory;
    /**
     * 1 begins in standby: the node votes, and is not elected before `interrex_end_standby`.
     */
    uint8_t standby;
    /**
     * 1 runs without keys. Whoever can send UDP to a member can then make two nodes believe that
     * they lead: for tests.
     */
    uint8_t unauthenticated;
} interrex_config;

/**
 * A node, as a number. A number that was closed is not given again, so its use is always an error
 * and never reaches another node.
 */
typedef uint64_t interrex_node;

/**
 * Something that has happened to a node.
 */
typedef struct {
    /**
     * `sizeof(interrex_event)`; set it before the call.
     */
    size_t struct_size;
    /**
     * The number of the event. Numbers rise by one: a gap means that events were dropped since
     * nobody took those before them in time. A loss is always told after its gain, once; a gain
     * that was dropped has its loss dropped too. After a gap, ask `interrex_is_leader`.
     */
    uint64_t number;
    /**
     * The time at which it could be seen, in nanoseconds of `interrex_now_ns`.
     */
    uint64_t at_ns;
    /**
     * The term that it is about; 0 if it is about none.
     */
    uint64_t term;
    /**
     * The member that it is about; else `INTERREX_NO_MEMBER`.
     */
    int32_t member;
    /**
     * One of `interrex_event_kind`.
     */
    int32_t kind;
    /**
     * All that is known of it, for logs. Its form may change.
     */
    char text[INTERREX_TEXT_SIZE];
} interrex_event;

/**
 * The proof of leadership that goes along with each write.
 */
typedef struct {
    /**
     * `sizeof(interrex_token)`; set it before the call.
     */
    size_t struct_size;
    /**
     * The term, which is the fencing token: later leaders have higher ones. Write it with all that
     * must not be done twice, to storage that rejects lower ones than it has seen.
     */
    uint64_t term;
    /**
     * The time left of the lease, in nanoseconds. It grows with the next heartbeat.
     */
    uint64_t time_left_ns;
} interrex_token;

/**
 * The word of a thread that it is doing something that only a leader may do: while it is held, a
 * resignation or a transfer waits for it, up to its limit. It can't hold up a loss: another may
 * lead while a guard is held, if this node was cut off, paused or had to step down. So what is
 * written carries the token of `interrex_guard_token`.
 *
 * Set it to zero, then `struct_size`. `interrex_guard_acquire` fills it in, and it must stay where
 * it is until `interrex_guard_release`: a copy is no guard. One thread at a time may use it.
 */
typedef struct {
    /**
     * `sizeof(interrex_guard)`; set it before the call.
     */
    size_t struct_size;
    /**
     * The term in which this node led when the guard was taken.
     */
    uint64_t term;
    /**
     * The library's own.
     */
    uint64_t reserved[6];
} interrex_guard;

/**
 * The outcome of a resignation or a transfer.
 */
typedef struct {
    /**
     * `sizeof(interrex_outcome)`; set it before the call.
     */
    size_t struct_size;
    /**
     * The term that was given up or lost; 0 if none was.
     */
    uint64_t term;
    /**
     * One of `interrex_outcome_kind`.
     */
    int32_t kind;
    /**
     * The leader to ask, where this node did not lead and knows it; else `INTERREX_NO_MEMBER`.
     */
    int32_t leader;
    /**
     * The number of guards that were held when the time to wait for them was over; 0 if leadership
     * was not given up.
     */
    uint32_t guards_left;
    /**
     * One of `interrex_refusal`.
     */
    int32_t refusal;
    /**
     * The outcome in words.
     */
    char text[INTERREX_TEXT_SIZE];
} interrex_outcome;

/**
 * A node's view, for people and metrics. To decide whether to act, ask `interrex_is_leader`.
 */
typedef struct {
    /**
     * `sizeof(interrex_info)`; set it before the call.
     */
    size_t struct_size;
    /**
     * The term.
     */
    uint64_t term;
    /**
     * The leader of that term, once heard of; else `INTERREX_NO_MEMBER`.
     */
    int32_t leader;
    /**
     * One of `interrex_role`.
     */
    int32_t role;
    /**
     * The number of the last event that has happened; 0 before the first.
     */
    uint64_t last_event;
    /**
     * The address at which the node listens.
     */
    char address[INTERREX_TEXT_SIZE];
    /**
     * True while the node runs on a thread of its own.
     */
    bool is_spawned;
    /**
     * True if a guardian watches over the node.
     */
    bool is_watched;
    /**
     * True if the node runs no more: close it, and open another.
     */
    bool is_over;
} interrex_info;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Opens a node: checks the configuration, binds its socket, and reads its store. It takes no part
 * until it is polled (`interrex_poll`) or put on a thread of its own (`interrex_spawn`). Close it
 * with `interrex_close`.
 *
 * @param config  What the node is made of; nothing of it has to outlive the call.
 * @param node    Receives the handle, or `INTERREX_NO_NODE` if the call fails.
 *
 * May be called from any thread.
 */
interrex_status interrex_open(const interrex_config *config, interrex_node *node);

/**
 * Opens a node as `interrex_open` does, from a file in TOML, and writes its handle to `*node`. The
 * keys of the file are the fields of `interrex_config` and `interrex_member`, but for
 * `struct_size`, `abi`, `member_count` and `pinned`; kinds and wait strategies are written
 * `"voter"`, `"backoff"` and so on. An unknown key or a value of the wrong type is an error that
 * names the file and the line.
 *
 *     cluster = 7
 *     node = 1
 *     key_file = "/etc/exchange/interrex.key"
 *     members = [
 *         { id = 1, address = "10.0.0.1:7411" },
 *         { id = 2, address = "10.0.0.2:7411" },
 *         { id = 3, address = "10.0.0.3:7411", kind = "witness" },
 *     ]
 *
 * May be called from any thread.
 */
interrex_status interrex_open_file(const char *path, interrex_node *node);

/**
 * Asks a node to end, and waits for nothing. A node on its own thread carries out the commands
 * that were sent before, resigns if it leads, and ends. One that its owner polls does so in the
 * next `interrex_poll`, which answers `INTERREX_NODE_GONE`. May be called any number of times,
 * from any thread. The handle must still be closed.
 */
interrex_status interrex_shutdown(interrex_node node);

/**
 * Ends a node and gives its handle back. A leader has resigned and sent word to the others when
 * this returns, so the process may exit at once. It waits for guards that are held, up to
 * `drain_limit_ns`: release those of the calling thread first.
 *
 * The handle is closed whatever the answer is, unless it named no open node before:
 * `INTERREX_PANICKED` says that a panic had ended the node's thread. From now on every call with
 * this handle answers `INTERREX_CLOSED`, and `interrex_is_leader` answers false. May be called
 * from any thread, while other threads are in other calls with the same handle. Must not be called
 * by a signal handler.
 */
interrex_status interrex_close(interrex_node node);

/**
 * Starts a thread of the library's own for a node, named `interrex`, and polls the node there. The
 * library installs no signal handlers, and the thread has the signal mask of the caller: block
 * signals before this call if only other threads are to take them.
 *
 * May be called from any thread, once for each node. The thread ends after `interrex_shutdown`, if
 * a guardian has taken it for dead, if the machine was restored from a snapshot, or by a panic.
 * From then on all calls that ask the node for something answer `INTERREX_NODE_GONE`, and
 * `is_over` of `interrex_info` is true: close it, and open another.
 */
interrex_status interrex_spawn(interrex_node node);

/**
 * Polls a node: receives, decides and sends until nothing is left to do, in 16 passes at most.
 * Then arms the node's descriptor for what comes next. Never waits for the network; waits for the
 * store while the node votes. After `interrex_shutdown` it also waits for guards, up to
 * `drain_limit_ns`: release those of the calling thread first.
 *
 * For an event loop of the application's own: call it once after `interrex_open`, and then each
 * time that the descriptor is readable. Without a descriptor, call it at least as often as
 * `interrex_next_deadline_ns` says, or all the time.
 *
 * @param work  Receives the number of datagrams, commands and timers that there were; may be NULL.
 *
 * May be called from any thread, by one at a time: `INTERREX_BUSY`. `INTERREX_NODE_GONE` once
 * `interrex_shutdown` has been carried out, or the machine was restored from a snapshot: the node
 * runs no more. Take the events that wait, close the node, and open another.
 */
interrex_status interrex_poll(interrex_node node, size_t *work);

/**
 * Writes the time until the next timer of a node that its owner polls to `*left_ns`, in
 * nanoseconds: zero if a timer is due, `UINT64_MAX` if none is set.
 */
interrex_status interrex_next_deadline_ns(interrex_node node, uint64_t *left_ns);

/**
 * Writes the descriptor of a node that its owner polls to `*descriptor`. An event loop of the
 * application's own waits for it, by epoll, poll, asio or Netty. It is readable when there is
 * something to poll for: a datagram, a command, or a timer whose time has come. The application
 * does nothing else with it, and takes it out of the loop before the node is closed or spawned,
 * which ends it.
 */
interrex_status interrex_descriptor(interrex_node node, int *descriptor);

/**
 * Takes the oldest event that waits, and writes it to `*event`. `INTERREX_AGAIN` if none waits. An
 * event comes after what it tells of has been published: once that of a gain is taken,
 * `interrex_is_leader` answers true while the lease lasts. Where nobody takes events in time, the
 * newest are dropped: the numbers have a gap, and `last_event` of `interrex_info` is above the
 * last number that was given.
 *
 * May be called from any thread; each event is given once.
 */
interrex_status interrex_next_event(interrex_node node, interrex_event *event);

/**
 * Writes a descriptor to `*descriptor` that is readable while events wait for
 * `interrex_next_event`, on whatever thread the node runs. The application only waits for it, and
 * takes it out of its loop before the node is closed. From this call on, each event costs the node
 * one system call.
 */
interrex_status interrex_events_descriptor(interrex_node node, int *descriptor);

/**
 * Returns whether this node may act as leader now. True means: at some moment during this call no
 * other node held a lease. What must not be done twice carries the token.
 *
 * False where anything is wrong with the handle too; `interrex_get_token` says what it is. May be
 * called from any thread, at any rate: it costs tens of nanoseconds, and waits for nobody.
 *
 * A signal handler may call it too, also in the middle of another call, in a thread that has
 * called it before outside of a handler. It answers false where more than seven handlers have
 * interrupted each other.
 */
bool interrex_is_leader(interrex_node node);

/**
 * Writes the token of this node's leadership to `*token`, if the node may act as leader now. Else
 * the answer is `INTERREX_NOT_LEADING`, and the struct stays as it was. May be called from any
 * thread, as `interrex_is_leader`.
 */
interrex_status interrex_get_token(interrex_node node, interrex_token *token);

/**
 * Writes the leader of this node's term to `*leader`, or `INTERREX_NO_MEMBER` while none is known.
 * That member may have died since: to decide whether this node may act, ask `interrex_is_leader`.
 * May be called from any thread.
 */
interrex_status interrex_leader(interrex_node node, int32_t *leader);

/**
 * Tells a node that the application works. The answer is `INTERREX_UNSUPPORTED` if the node was
 * opened without `beat_timeout_ns`. Call it where the work is done, such as in each turn of the
 * loop that handles orders: a thread that only beats lives on when the others hang. Costs
 * nanoseconds; any thread may beat.
 *
 * A beat wakes nobody. A node that sleeps sees it when it looks next, up to an eighth of
 * `beat_timeout_ns` later: so long may it take until the node can be elected after its first beat,
 * or after the first one that follows a stall.
 */
interrex_status interrex_beat(interrex_node node);

/**
 * Tells a node the position of its application: how far it has come, by the term and the index of
 * its last entry. A node that is behind a quorum is not elected. A position that is behind an
 * earlier one changes nothing.
 *
 * Once this has answered `INTERREX_OK`, this node gives its vote to nobody that is behind. Whoever
 * counts how many members have come as far asks after this call whether it counts:
 *
 * - A leader calls `interrex_is_leader` after this, and counts itself only if that answers true.
 * - A follower calls `interrex_get_info` after this, and reports its position only if `term` is
 *   that of the leader which counts.
 *
 * Every later leader then has whatever a quorum was counted for. Costs nanoseconds and wakes
 * nobody: call it at every message.
 *
 * One thread sets positions: the first that does. Others get `INTERREX_WRONG_THREAD`. Must not be
 * called by a signal handler.
 */
interrex_status interrex_set_position(interrex_node node, uint64_t log_term, uint64_t index);

/**
 * Takes a guard and writes it to `*guard`, if this node may act as leader now and nobody has asked
 * it to give its leadership up. Else the answer is `INTERREX_NOT_LEADING`. Never waits. May be
 * called from any thread; `INTERREX_INVALID_ARGUMENT` if `*guard` holds one already.
 *
 *     interrex_guard guard = {0};
 *     guard.struct_size = sizeof guard;
 *     if (interrex_guard_acquire(node, &guard) == INTERREX_OK) {
 *         ... work; what is written carries the token of interrex_guard_token ...
 *         interrex_guard_release(&guard);
 *     }
 */
interrex_status interrex_guard_acquire(interrex_node node, interrex_guard *guard);

/**
 * Gives a guard back: a resignation that waits for it goes on. `INTERREX_INVALID_HANDLE` if
 * `*guard` holds none. May be called from any thread, also after the node was closed.
 */
interrex_status interrex_guard_release(interrex_guard *guard);

/**
 * Writes the token to `*token`, if this node still leads the term of the guard. Else the answer is
 * `INTERREX_NOT_LEADING`. Ask for it before each write.
 */
interrex_status interrex_guard_token(const interrex_guard *guard, interrex_token *token);

/**
 * Returns whether somebody has asked the node to give its leadership up since the guard was taken:
 * finish, and release it. False where no guard is held.
 */
bool interrex_guard_is_recalled(const interrex_guard *guard);

/**
 * Asks a node to give its leadership up, if it leads, so that another takes over at once. From now
 * on no guard is given. The node waits for those that are held, up to `drain_ns` nanoseconds, and
 * leads meanwhile. The call itself waits for nothing: `interrex_await_resignation` gives the
 * outcome. May be called from any thread.
 */
interrex_status interrex_resign(interrex_node node, uint64_t drain_ns);

/**
 * Asks a node to give its leadership to the member `to`, if it leads. `to` must be a voter that
 * has answered of late and whose application is not behind. Else nothing is done, and the outcome
 * says why. The node waits for guards as after `interrex_resign`; the call itself waits for
 * nothing.
 */
interrex_status interrex_transfer(interrex_node node, uint32_t to, uint64_t drain_ns);

/**
 * Asks a node to stand by, for maintenance: from now on it votes and is not elected. If it leads,
 * it gives its leadership up as after `interrex_resign`; `interrex_await_resignation` gives the
 * outcome. A node that does not lead stands by all the same. Where all members that may lead stand
 * by, nobody leads. `interrex_end_standby` ends the standby, and so does a restart without
 * `standby`. May be called from any thread.
 */
interrex_status interrex_stand_by(interrex_node node, uint64_t drain_ns);

/**
 * Ends the standby of a node: it stands for election again, and leaves a healthy leader alone. May
 * be called from any thread.
 */
interrex_status interrex_end_standby(interrex_node node);

/**
 * Changes the preference for this node as leader, 0 to 255. It counts in the next election; who
 * leads does not change by it, unless `failback_after_ns` says so. A restart goes back to what the
 * member list says. May be called from any thread.
 */
interrex_status interrex_set_priority(interrex_node node, uint32_t priority);

/**
 * Waits up to `limit_ns` for the outcome of the last resignation, transfer or standby, and writes
 * it to `*outcome`. `INTERREX_AGAIN` if there is none by then. A process should not end before
 * there is one.
 *
 * Whoever polls the node passes 0, polls on, and asks again. May be called from any thread.
 */
interrex_status interrex_await_resignation(interrex_node node,
                                           uint64_t limit_ns,
                                           interrex_outcome *outcome);

/**
 * Writes the view of this node to `*info`, for people, metrics and the count of positions
 * (`interrex_set_position`). May be called from any thread.
 */
interrex_status interrex_get_info(interrex_node node, interrex_info *info);

/**
 * Writes the node's present time, in nanoseconds, to `*now_ns`. It is the clock of events, and is
 * comparable within this process alone. May be called from any thread.
 */
interrex_status interrex_now_ns(interrex_node node, uint64_t *now_ns);

/**
 * Writes what was asked of the host for speed and can't be had, one line each, into a buffer of
 * `size` bytes. The node runs all the same. What does not fit is cut off; the text always ends
 * with a zero.
 *
 * @param length  Receives the length of the whole text without that zero; may be NULL.
 */
interrex_status interrex_warnings(interrex_node node, char *buffer, size_t size, size_t *length);

/**
 * Returns the version of the interface that this library has: `INTERREX_ABI` of its own header.
 */
uint32_t interrex_abi_version(void);

/**
 * Returns the version of the library, as in `0.1.0`. The text lives for ever.
 */
const char *interrex_version(void);

/**
 * Returns a code in words. The text lives for ever, and is never NULL.
 */
const char *interrex_status_text(int32_t status);

/**
 * Writes the words of the calling thread's last error into a buffer of `size` bytes: what is
 * wrong, where, and what to do. Calls that succeed leave them as they are. What does not fit is
 * cut off; the text always ends with a zero, unless `size` is 0.
 *
 * @return The length of the whole text without that zero; 0 if there was no error yet, or if
 *         `buffer` is NULL and there is nothing to tell.
 */
size_t interrex_last_error(char *buffer, size_t size);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* INTERREX_H */
