/* What a program may rely on beyond elections: nothing is left behind, no signal handler is
 * installed, and a forked child is refused. Runs a cluster of one member.
 *
 *     lifecycle ADDRESS OTHER_ADDRESS ROUNDS [without-fork]
 */

#define _GNU_SOURCE

#include <dirent.h>
#include <interrex.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHECK(holds)                                                                               \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            char words[512];                                                                       \
            interrex_last_error(words, sizeof words);                                              \
            fprintf(stderr, "line %d: " #holds " does not hold; %s\n", __LINE__, words);           \
            _exit(1);                                                                              \
        }                                                                                          \
    } while (0)

static interrex_node open_node(const char *address) {
    interrex_member member = {0};
    member.struct_size = sizeof member;
    member.id = 1;
    member.address = address;
    interrex_config config = {0};
    config.struct_size = sizeof config;
    config.abi = INTERREX_ABI;
    config.node = 1;
    config.cluster = 9;
    config.members = &member;
    config.member_count = 1;
    config.unauthenticated = 1;
    config.wait = INTERREX_PARK;
    interrex_node node;
    CHECK(interrex_open(&config, &node) == INTERREX_OK);
    return node;
}

static int count_of_descriptors(void) {
    DIR *folder = opendir("/proc/self/fd");
    int count = 0;
    while (readdir(folder) != NULL) {
        count++;
    }
    closedir(folder);
    return count;
}

static void wait_for_leadership(interrex_node node, int polls) {
    while (!interrex_is_leader(node)) {
        if (polls) {
            CHECK(interrex_poll(node, NULL) == INTERREX_OK);
        }
        usleep(200);
    }
}

static void live(const char *address, int polls) {
    interrex_node node = open_node(address);
    int events = -1;
    CHECK(interrex_events_descriptor(node, &events) == INTERREX_OK && events >= 0);
    if (!polls) {
        CHECK(interrex_spawn(node) == INTERREX_OK);
    }
    wait_for_leadership(node, polls);
    interrex_token token = {0};
    token.struct_size = sizeof token;
    CHECK(interrex_get_token(node, &token) == INTERREX_OK && token.term > 0);
    interrex_guard guard = {0};
    guard.struct_size = sizeof guard;
    CHECK(interrex_guard_acquire(node, &guard) == INTERREX_OK);
    CHECK(guard.term == token.term);
    CHECK(interrex_guard_acquire(node, &guard) == INTERREX_INVALID_ARGUMENT);
    interrex_guard copy = guard;
    CHECK(interrex_guard_release(&copy) == INTERREX_INVALID_HANDLE);
    CHECK(interrex_set_position(node, 1, 1) == INTERREX_OK);
    interrex_event event = {0};
    event.struct_size = sizeof event;
    uint64_t last = 0;
    while (interrex_next_event(node, &event) == INTERREX_OK) {
        CHECK(event.number == last + 1);
        last = event.number;
    }
    CHECK(last > 0);
    CHECK(interrex_guard_token(&guard, &token) == INTERREX_OK);
    CHECK(!interrex_guard_is_recalled(&guard));
    CHECK(interrex_guard_release(&guard) == INTERREX_OK);
    CHECK(interrex_guard_release(&guard) == INTERREX_INVALID_HANDLE);
    CHECK(interrex_close(node) == INTERREX_OK);
    CHECK(interrex_close(node) == INTERREX_CLOSED);
    CHECK(!interrex_is_leader(node));
}

static void *ask(void *node) {
    uint64_t asked = 0;
    interrex_token token = {0};
    token.struct_size = sizeof token;
    while (interrex_get_token(*(interrex_node *)node, &token) != INTERREX_CLOSED) {
        asked++;
    }
    return asked > 0 ? node : NULL;
}

/* Closes a node while other threads are in calls with it. */
static void close_under_readers(const char *address) {
    interrex_node node = open_node(address);
    CHECK(interrex_spawn(node) == INTERREX_OK);
    pthread_t readers[2];
    for (int place = 0; place < 2; place++) {
        CHECK(pthread_create(&readers[place], NULL, ask, &node) == 0);
    }
    wait_for_leadership(node, 0);
    CHECK(interrex_close(node) == INTERREX_OK);
    for (int place = 0; place < 2; place++) {
        CHECK(pthread_join(readers[place], NULL) == 0);
    }
}

static void check_signals(const char *address) {
    struct sigaction before[65], after;
    memset(before, 0, sizeof before);
    for (int signal = 1; signal < 65; signal++) {
        sigaction(signal, NULL, &before[signal]);
    }
    interrex_node node = open_node(address);
    CHECK(interrex_spawn(node) == INTERREX_OK);
    for (int signal = 1; signal < 65; signal++) {
        memset(&after, 0, sizeof after);
        sigaction(signal, NULL, &after);
        CHECK(before[signal].sa_handler == after.sa_handler);
    }
    CHECK(interrex_close(node) == INTERREX_OK);
}

/* Runs in a child: its parent's node is refused, and one of its own can be had. */
static void be_child(interrex_node node, interrex_guard *parents, const char *own_address) {
    interrex_token token = {0};
    token.struct_size = sizeof token;
    interrex_event event = {0};
    event.struct_size = sizeof event;
    interrex_info info = {0};
    info.struct_size = sizeof info;
    interrex_outcome outcome = {0};
    outcome.struct_size = sizeof outcome;
    char words[64];
    int32_t leader;
    uint64_t number;
    int descriptor;
    CHECK(!interrex_is_leader(node));
    CHECK(interrex_get_token(node, &token) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_leader(node, &leader) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_spawn(node) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_poll(node, NULL) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_next_deadline_ns(node, &number) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_descriptor(node, &descriptor) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_events_descriptor(node, &descriptor) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_next_event(node, &event) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_get_info(node, &info) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_now_ns(node, &number) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_warnings(node, words, sizeof words, NULL) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_resign(node, 0) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_transfer(node, 2, 0) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_stand_by(node, 0) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_end_standby(node) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_set_priority(node, 2) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_beat(node) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_set_position(node, 1, 1) == INTERREX_WRONG_PROCESS);
    interrex_guard guard = {0};
    guard.struct_size = sizeof guard;
    CHECK(interrex_guard_acquire(node, &guard) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_guard_release(parents) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_guard_token(parents, &token) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_await_resignation(node, 0, &outcome) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_shutdown(node) == INTERREX_WRONG_PROCESS);
    CHECK(interrex_close(node) == INTERREX_WRONG_PROCESS);
    live(own_address, 1);
    _exit(0);
}

static void check_fork(const char *address, const char *other) {
    interrex_node node = open_node(address);
    CHECK(interrex_spawn(node) == INTERREX_OK);
    wait_for_leadership(node, 0);
    interrex_guard guard = {0};
    guard.struct_size = sizeof guard;
    CHECK(interrex_guard_acquire(node, &guard) == INTERREX_OK);
    pid_t child = fork();
    if (child == 0) {
        be_child(node, &guard, other);
    }
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK(interrex_guard_release(&guard) == INTERREX_OK);
    wait_for_leadership(node, 0);
    CHECK(interrex_close(node) == INTERREX_OK);
}

int main(int count, char **arguments) {
    if (count < 4) {
        fprintf(stderr, "usage: %s ADDRESS OTHER_ADDRESS ROUNDS [without-fork]\n", arguments[0]);
        return 2;
    }
    const char *address = arguments[1];
    live(address, 0); /* what is kept for good is made by the first */
    live(address, 1);
    int before = count_of_descriptors();
    for (long left = strtol(arguments[3], NULL, 10); left > 0; left--) {
        live(address, left % 2 == 0);
    }
    close_under_readers(address);
    check_signals(address);
    if (count == 4) {
        check_fork(address, arguments[2]);
    }
    CHECK(count_of_descriptors() == before);
    puts("ended");
    return 0;
}
