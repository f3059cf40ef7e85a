/* Tells any process of a host whether an interrex node there leads, by the node's public page.
 *
 * Header only, for C11 and for C++11 and later; Linux, GCC or Clang. Needs the C library alone.
 * Include it before other headers, or compile as GNU C, if the compiler is told to be strict
 * (-std=c11): the clock is POSIX's.
 *
 *     struct interrex_page page;
 *     int error = interrex_page_open(&page, "/dev/shm/interrex-7-1");
 *     if (error) { fprintf(stderr, "%s\n", interrex_page_error_text(error)); return 1; }
 *     uint64_t term;
 *     if (interrex_page_token(&page, &term, NULL) == 1) { ... write with `term` as the fencing token ... }
 *     interrex_page_close(&page);
 *
 * If a reader is told that the node leads, then at some moment while it asked no other node held a
 * lease. What must not be done twice carries the term, to storage that rejects lower ones than it
 * has seen.
 *
 * Opening fails until the node has run once, and after it has ended in order: try again. The node of
 * a page that is not open, since its opening has failed or since it was closed, never leads.
 *
 * An open reader follows its node over restarts: while it finds no lease it looks at the path again,
 * at most every 10 ms. A `struct interrex_page` is one thread's at a time: open one in each.
 *
 * The file's owner can cut it short, which ends its readers by SIGBUS, and anybody may make a file
 * in /dev/shm. Where not every user of the host is trusted, compare `owner` with the user that the
 * node runs as.
 *
 * Layout: a file of 4096 bytes, of words of 64 bits in the host's own byte order. All other bytes
 * are 0. Magic, version, cluster, node and void keep their places in all versions.
 *
 *   byte  word
 *      0  magic, 0x4952585055424C43
 *      8  version of the layout, 2
 *     16  length of the file, 4096
 *     24  cluster
 *     32  node, 0 to 127
 *     40  boot id of the node, a new one each time it starts
 *     48  number of the process that has bound the node, in its own PID namespace
 *     56  /proc/sys/kernel/random/boot_id as a number of 128 bits, the higher half
 *     64  the lower half
 *     72  inode of /proc/self/ns/time; 0 where the kernel has none
 *     80  bound on the slew of the clocks below, in parts per million
 *     88  first clock of the lease: 1, CLOCK_MONOTONIC
 *     96  second clock of the lease: 7, CLOCK_BOOTTIME
 *    104  clock that the node lives by at its start, 8 bytes of ASCII, then zeros
 *    112  first clock when the page was made, in nanoseconds
 *    120  longest lease that the page shows, by either clock, in nanoseconds
 *    128  void: not 0 once nothing in the page counts any more, for good
 *    136  sequence: the copy to read is 0 while it is even, 1 while it is odd
 *    144  copy 0: term, standing, end by the first clock, end by the second clock, in nanoseconds
 *    176  copy 1: as copy 0
 *
 * The standing is leader + 256 * (whether a leader is known) + 65536 * role; roles are 0 follower,
 * 1 pre-candidate, 2 candidate, 3 leader. The ends are earlier than the node's own by what the
 * kernel's clocks may be slewed. An end that is further off than the longest lease is one by other
 * clocks than the reader's, those of a time namespace that has ended, and counts for none. This
 * reader goes by CLOCK_BOOTTIME, which counts the time for which the host was suspended, as the
 * node's own clock does.
 */
#ifndef INTERREX_PAGE_H
#define INTERREX_PAGE_H

#if defined(__STRICT_ANSI__) && !defined(_POSIX_C_SOURCE) && !defined(_GNU_SOURCE)
#define _POSIX_C_SOURCE 200809L
#endif

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#if !defined(CLOCK_BOOTTIME) || !defined(O_CLOEXEC)
#error "include interrex_page.h before other headers, or compile with -D_POSIX_C_SOURCE=200809L"
#endif

#if UINTPTR_MAX < UINT64_MAX
#error "interrex_page.h needs a target of 64 bits: words are read in one piece"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Errors. Each has a text: interrex_page_error_text. */
#define INTERREX_PAGE_OK 0
#define INTERREX_PAGE_MISSING (-1)         /* no file lies at the path */
#define INTERREX_PAGE_SYSTEM (-2)          /* a system call failed; errno has the reason */
#define INTERREX_PAGE_NO_PAGE (-3)         /* no regular file of 4096 bytes with the magic */
#define INTERREX_PAGE_VERSION (-4)         /* of another version */
#define INTERREX_PAGE_WRITABLE (-5)        /* others than its owner may write to it */
#define INTERREX_PAGE_OTHER_HOST (-6)      /* made on another host, or before the last start */
#define INTERREX_PAGE_OTHER_NAMESPACE (-7) /* the node is in another time namespace */
#define INTERREX_PAGE_REPLACED (-8)        /* now another node's, or another user's */
#define INTERREX_PAGE_ARGUMENT (-9)        /* a null pointer, a path too long, or a closed page */
#define INTERREX_PAGE_MADE_LATER (-10)     /* made later than now: the node's clocks were others */

#define INTERREX_PAGE_PATH_LENGTH 1024
/* The leader where none is known; a node is below 128. */
#define INTERREX_PAGE_NOBODY 255

/* A page that is open. Read its fields, and write none. */
struct interrex_page {
    const uint64_t *words; /* NULL once it is closed */
    uint64_t cluster;
    uint64_t boot_id; /* the node's, a new one each time it starts */
    uint64_t host_high, host_low, time_namespace;
    uint64_t next_look;
    uint64_t device, inode;
    uint32_t owner; /* the user who owns the file */
    uint8_t node;
    char path[INTERREX_PAGE_PATH_LENGTH];
};

static const char *interrex_page_error_text(int error);
static int interrex_page_open(struct interrex_page *page, const char *path);
static void interrex_page_close(struct interrex_page *page);
static int interrex_page_is_leader(struct interrex_page *page);
static int interrex_page_token(struct interrex_page *page, uint64_t *term, uint64_t *left_ns);
static int interrex_page_leader(const struct interrex_page *page);
static int interrex_page_refresh(struct interrex_page *page);

#if defined(__GNUC__)
#define INTERREX_PAGE_UNUSED __attribute__((unused))
#else
#define INTERREX_PAGE_UNUSED
#endif

/* Places of words. */
#define INTERREX_PAGE_LENGTH_ 4096u
#define INTERREX_PAGE_MADE_ 14
#define INTERREX_PAGE_LONGEST_ 15
#define INTERREX_PAGE_VOID_ 16
#define INTERREX_PAGE_SEQUENCE_ 17
#define INTERREX_PAGE_COPIES_ 18
#define INTERREX_PAGE_LOOK_EVERY_NS_ UINT64_C(10000000)

/* Returns a sentence that says what is wrong, and what to do. Never NULL. */
INTERREX_PAGE_UNUSED static const char *interrex_page_error_text(int error) {
    switch (error) {
    case INTERREX_PAGE_OK:
        return "no error";
    case INTERREX_PAGE_MISSING:
        return "no page lies there: the node does not run, or publishes to another path";
    case INTERREX_PAGE_SYSTEM:
        return "a system call failed: see errno";
    case INTERREX_PAGE_NO_PAGE:
        return "it is no page of a node: name the path that the node publishes to";
    case INTERREX_PAGE_VERSION:
        return "its layout is of another version: build node and reader of one release";
    case INTERREX_PAGE_WRITABLE:
        return "others than its owner may write to it, so it proves nothing: remove it";
    case INTERREX_PAGE_OTHER_HOST:
        return "it was made on another host, or before this one was started";
    case INTERREX_PAGE_OTHER_NAMESPACE:
        return "the node is in another time namespace, so it does not see the same clocks: run both in one";
    case INTERREX_PAGE_REPLACED:
        return "it is another node's or another user's by now than when it was opened: open it anew";
    case INTERREX_PAGE_ARGUMENT:
        return "a null pointer, a path that is too long, or a page that is not open";
    case INTERREX_PAGE_MADE_LATER:
        return "this process' clock is behind the time at which it was made, so the node was in another time "
               "namespace: run both in one";
    default:
        return "no error of this header";
    }
}

static uint64_t interrex_page_word_(const uint64_t *words, int place) {
    return __atomic_load_n(&words[place], __ATOMIC_RELAXED);
}

static uint64_t interrex_page_now_(clockid_t clock) {
    struct timespec time;
    /* It fails for no clock that the kernel has had since 2.6.39. Were it to, no lease holds. */
    if (clock_gettime(clock, &time) != 0) {
        return UINT64_MAX;
    }
    return (uint64_t)time.tv_sec * UINT64_C(1000000000) + (uint64_t)time.tv_nsec;
}

/* Reads one whole publication: all of it or nothing. */
static void interrex_page_read_(const uint64_t *words, uint64_t found[4]) {
    uint64_t before;
    do {
        int place;
        before = __atomic_load_n(&words[INTERREX_PAGE_SEQUENCE_], __ATOMIC_ACQUIRE);
        for (place = 0; place < 4; place++) {
            int copy = INTERREX_PAGE_COPIES_ + (int)(before & 1) * 4;
            found[place] = interrex_page_word_(words, copy + place);
        }
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
    } while (interrex_page_word_(words, INTERREX_PAGE_SEQUENCE_) != before);
}

/* Returns 1 if a lease holds, with its term and the time left; `now` is set in any case. The order
 * of the three readings is what the answer rests on. */
static int interrex_page_lease_(const uint64_t *words, uint64_t *term, uint64_t *left, uint64_t *now) {
    uint64_t found[4];
    interrex_page_read_(words, found);
    *now = interrex_page_now_(CLOCK_BOOTTIME);
    if (((found[1] >> 16) & 0xff) != 3 || *now >= found[3]) {
        return 0;
    }
    if (found[3] - *now > interrex_page_word_(words, INTERREX_PAGE_LONGEST_)) {
        return 0;
    }
    if (__atomic_load_n(&words[INTERREX_PAGE_VOID_], __ATOMIC_ACQUIRE) != 0) {
        return 0;
    }
    *term = found[0];
    *left = found[3] - *now;
    return 1;
}

/* Asks the kernel which host this is. */
static int interrex_page_host_(struct interrex_page *page) {
    char text[64];
    size_t length, place;
    int digits = 0;
    struct stat space;
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (!file) {
        return INTERREX_PAGE_SYSTEM;
    }
    length = fread(text, 1, sizeof text, file);
    fclose(file);
    page->host_high = page->host_low = 0;
    for (place = 0; place < length; place++) {
        char digit = text[place];
        uint64_t value;
        if (digit >= '0' && digit <= '9') {
            value = (uint64_t)(digit - '0');
        } else if (digit >= 'a' && digit <= 'f') {
            value = (uint64_t)(digit - 'a') + 10;
        } else {
            continue;
        }
        page->host_high = page->host_high << 4 | page->host_low >> 60;
        page->host_low = page->host_low << 4 | value;
        digits++;
    }
    page->time_namespace = 0;
    if (stat("/proc/self/ns/time", &space) == 0) {
        page->time_namespace = (uint64_t)space.st_ino;
    } else if (errno != ENOENT) {
        return INTERREX_PAGE_SYSTEM;
    }
    errno = digits == 32 ? errno : EINVAL;
    return digits == 32 ? INTERREX_PAGE_OK : INTERREX_PAGE_SYSTEM;
}

/* Returns an error where the page can't be read here. */
static int interrex_page_check_(const struct interrex_page *page, const uint64_t *words) {
    if (interrex_page_word_(words, 0) != UINT64_C(0x4952585055424C43)) {
        return INTERREX_PAGE_NO_PAGE;
    }
    if (interrex_page_word_(words, 1) != 2) {
        return INTERREX_PAGE_VERSION;
    }
    if (interrex_page_word_(words, 7) != page->host_high || interrex_page_word_(words, 8) != page->host_low) {
        return INTERREX_PAGE_OTHER_HOST;
    }
    if (interrex_page_word_(words, 9) != page->time_namespace) {
        return INTERREX_PAGE_OTHER_NAMESPACE;
    }
    if (interrex_page_now_(CLOCK_MONOTONIC) < interrex_page_word_(words, INTERREX_PAGE_MADE_)) {
        return INTERREX_PAGE_MADE_LATER;
    }
    if (interrex_page_word_(words, 2) != INTERREX_PAGE_LENGTH_ || interrex_page_word_(words, 4) > 127) {
        return INTERREX_PAGE_NO_PAGE;
    }
    return INTERREX_PAGE_OK;
}

/* Returns an error unless it is a file as long as a page, which its owner alone may write. */
static int interrex_page_check_file_(const struct stat *found) {
    if (!S_ISREG(found->st_mode) || found->st_size != (off_t)INTERREX_PAGE_LENGTH_) {
        return INTERREX_PAGE_NO_PAGE;
    }
    return found->st_mode & (S_IWGRP | S_IWOTH) ? INTERREX_PAGE_WRITABLE : INTERREX_PAGE_OK;
}

static int interrex_page_failed_(void) {
    return errno == ENOENT || errno == ENOTDIR ? INTERREX_PAGE_MISSING : INTERREX_PAGE_SYSTEM;
}

/* Maps the file that lies at the path now. */
static int interrex_page_map_(struct interrex_page *page) {
    struct stat found;
    const uint64_t *words;
    void *place = MAP_FAILED;
    int error;
    int file = open(page->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return interrex_page_failed_();
    }
    error = fstat(file, &found) == 0 ? interrex_page_check_file_(&found) : INTERREX_PAGE_SYSTEM;
    if (error == INTERREX_PAGE_OK) {
        place = mmap(NULL, INTERREX_PAGE_LENGTH_, PROT_READ, MAP_SHARED, file, 0);
        error = place == MAP_FAILED ? INTERREX_PAGE_SYSTEM : INTERREX_PAGE_OK;
    }
    close(file);
    if (error != INTERREX_PAGE_OK) {
        return error;
    }
    words = (const uint64_t *)place;
    error = interrex_page_check_(page, words);
    if (error == INTERREX_PAGE_OK && page->words
        && (interrex_page_word_(words, 3) != page->cluster || interrex_page_word_(words, 4) != page->node
            || (uint32_t)found.st_uid != page->owner)) {
        error = INTERREX_PAGE_REPLACED;
    }
    if (error != INTERREX_PAGE_OK) {
        munmap(place, INTERREX_PAGE_LENGTH_);
        return error;
    }
    if (page->words) {
        munmap((void *)(uintptr_t)page->words, INTERREX_PAGE_LENGTH_);
    }
    page->words = words;
    page->cluster = interrex_page_word_(words, 3);
    page->node = (uint8_t)interrex_page_word_(words, 4);
    page->boot_id = interrex_page_word_(words, 5);
    page->owner = (uint32_t)found.st_uid;
    page->device = (uint64_t)found.st_dev;
    page->inode = (uint64_t)found.st_ino;
    return INTERREX_PAGE_OK;
}

/* Opens the page at `path`. Returns INTERREX_PAGE_OK or an error; the page is closed then, and its
 * node does not lead. Fails until the node has run once, and after it has ended in order: try again. */
INTERREX_PAGE_UNUSED static int interrex_page_open(struct interrex_page *page, const char *path) {
    int error;
    if (!page) {
        return INTERREX_PAGE_ARGUMENT;
    }
    memset(page, 0, sizeof *page);
    if (!path || strlen(path) >= sizeof page->path) {
        return INTERREX_PAGE_ARGUMENT;
    }
    memcpy(page->path, path, strlen(path) + 1);
    error = interrex_page_host_(page);
    return error == INTERREX_PAGE_OK ? interrex_page_map_(page) : error;
}

/* Closes the page. Does nothing to one that is closed or NULL. */
INTERREX_PAGE_UNUSED static void interrex_page_close(struct interrex_page *page) {
    if (page && page->words) {
        munmap((void *)(uintptr_t)page->words, INTERREX_PAGE_LENGTH_);
        page->words = NULL;
    }
}

/* Looks whether a new page lies at the path, and takes it if so: returns 1 if it has, 0 if there is
 * none, or an error, with which the page stays as it was: INTERREX_PAGE_ARGUMENT if it is not open.
 * Not needed, since a reader looks by itself while it finds no lease; this says what is wrong with
 * the new page. */
INTERREX_PAGE_UNUSED static int interrex_page_refresh(struct interrex_page *page) {
    struct stat found;
    int error;
    if (!page || !page->words) {
        return INTERREX_PAGE_ARGUMENT;
    }
    if (stat(page->path, &found) != 0) {
        return interrex_page_failed_();
    }
    if ((uint64_t)found.st_dev == page->device && (uint64_t)found.st_ino == page->inode) {
        return 0;
    }
    error = interrex_page_map_(page);
    return error == INTERREX_PAGE_OK ? 1 : error;
}

/* Looks for a lease in the page at hand and, if that is due, in a new one at the path. */
static int interrex_page_find_(struct interrex_page *page, uint64_t *term, uint64_t *left) {
    uint64_t now = 0;
    if (interrex_page_lease_(page->words, term, left, &now)) {
        return 1;
    }
    if (now < page->next_look) {
        return 0;
    }
    page->next_look = now + INTERREX_PAGE_LOOK_EVERY_NS_;
    return interrex_page_refresh(page) == 1 && interrex_page_lease_(page->words, term, left, &now);
}

/* Returns 1 if the node may act as leader now, with its term, which is the fencing token, and the
 * time left of the lease in nanoseconds; either may be NULL. Else 0, and both are 0, which is no
 * leader's term. So it is with a page that is not open. */
INTERREX_PAGE_UNUSED static int interrex_page_token(struct interrex_page *page, uint64_t *term,
                                                    uint64_t *left_ns) {
    uint64_t found_term = 0, left = 0;
    int leads = page && page->words && interrex_page_find_(page, &found_term, &left);
    if (term) {
        *term = leads ? found_term : 0;
    }
    if (left_ns) {
        *left_ns = leads ? left : 0;
    }
    return leads;
}

/* Returns 1 if the node may act as leader now; else 0, also if the page is not open. */
INTERREX_PAGE_UNUSED static int interrex_page_is_leader(struct interrex_page *page) {
    return interrex_page_token(page, NULL, NULL);
}

/* Returns the leader of the node's term, 0 to 127, or INTERREX_PAGE_NOBODY, also if the page is not
 * open. The node or its leader may have died since: to decide whether the node may act, ask for the
 * token. */
INTERREX_PAGE_UNUSED static int interrex_page_leader(const struct interrex_page *page) {
    uint64_t found[4];
    if (!page || !page->words) {
        return INTERREX_PAGE_NOBODY;
    }
    interrex_page_read_(page->words, found);
    return found[1] & 0x100 ? (int)(found[1] & 0xff) : INTERREX_PAGE_NOBODY;
}

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* INTERREX_PAGE_H */
