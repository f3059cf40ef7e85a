/* A node in an event loop of the application's own: no thread of the library's, one epoll.
 *
 *     epoll_node NUMBER KEY_FILE ADDRESS...
 *
 * The addresses are those of members 1, 2, 3 and so on; NUMBER says which of them this is. It prints
 * who leads, and ends in order on SIGTERM or SIGINT: a leader resigns first. */

#define _GNU_SOURCE /* signalfd */

#include <interrex.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { MOST_MEMBERS = 16 };

/* Ends the program with the words of the library, if a call has failed. */
static void check(interrex_status status, const char *what) {
    if (status == INTERREX_OK) {
        return;
    }
    char words[512];
    interrex_last_error(words, sizeof words);
    fprintf(stderr, "%s: %s\n", what, words);
    exit(1);
}

static interrex_node open_node(uint32_t number, const char *key_file, char **addresses, int count) {
    interrex_member members[MOST_MEMBERS] = {0};
    for (int place = 0; place < count; place++) {
        members[place].struct_size = sizeof members[place];
        members[place].id = (uint32_t)place + 1;
        members[place].address = addresses[place];
    }
    interrex_config config = {0};
    config.struct_size = sizeof config;
    config.abi = INTERREX_ABI;
    config.node = number;
    config.cluster = 7;
    config.members = members;
    config.member_count = (size_t)count;
    config.key_file = key_file;
    interrex_node node;
    check(interrex_open(&config, &node), "open");
    return node;
}

/* Prints what has happened since the last call. */
static void print_events(interrex_node node) {
    interrex_event event = {0};
    event.struct_size = sizeof event;
    while (interrex_next_event(node, &event) == INTERREX_OK) {
        switch (event.kind) {
        case INTERREX_EVENT_GAINED:
            printf("gained %" PRIu64 "\n", event.term);
            break;
        case INTERREX_EVENT_LOST:
            printf("lost %" PRIu64 "\n", event.term);
            break;
        case INTERREX_EVENT_RECOVERED:
            printf("recovered\n"); /* from here on it may be counted on */
            break;
        case INTERREX_EVENT_LEADER_CHANGED:
            printf("leader %" PRId32 " of %" PRIu64 "\n", event.member, event.term);
            break;
        default:
            break; /* the others matter to operators alone */
        }
    }
    fflush(stdout);
}

static void watch(int loop, int descriptor) {
    struct epoll_event what = {.events = EPOLLIN, .data = {.fd = descriptor}};
    if (epoll_ctl(loop, EPOLL_CTL_ADD, descriptor, &what) != 0) {
        perror("epoll_ctl");
        exit(1);
    }
}

/* Returns a descriptor that is readable once this process is to end. */
static int end_signals(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

int main(int count, char **arguments) {
    if (count < 4 || count > 3 + MOST_MEMBERS) {
        fprintf(stderr, "usage: %s NUMBER KEY_FILE ADDRESS...\n", arguments[0]);
        return 2;
    }
    uint32_t number = (uint32_t)strtoul(arguments[1], NULL, 10);
    interrex_node node = open_node(number, arguments[2], arguments + 3, count - 3);
    int work_waits, events_wait, end = end_signals();
    check(interrex_descriptor(node, &work_waits), "descriptor");
    check(interrex_events_descriptor(node, &events_wait), "events");
    int loop = epoll_create1(EPOLL_CLOEXEC);
    watch(loop, work_waits);
    watch(loop, events_wait);
    watch(loop, end);

    /* The first call starts the node; each one arms the descriptor. */
    check(interrex_poll(node, NULL), "poll");
    for (int ends = 0; !ends;) {
        struct epoll_event ready[3];
        int found = epoll_wait(loop, ready, 3, -1);
        for (int place = 0; place < found; place++) {
            if (ready[place].data.fd == work_waits) {
                check(interrex_poll(node, NULL), "poll");
            } else if (ready[place].data.fd == events_wait) {
                print_events(node);
            } else {
                ends = 1;
            }
        }
    }
    /* A leader has resigned, and sent word to the others, when this returns. */
    check(interrex_close(node), "close");
    close(loop);
    close(end);
    puts("ended");
    return 0;
}
