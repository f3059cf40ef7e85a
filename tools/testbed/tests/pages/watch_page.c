/* Prints each change of a node's leadership, as C and as C++: the same text compiled twice.
 *
 *     watch_page PATH CHANGES SECONDS
 */
#include "interrex_page.h"

#include <inttypes.h>
#include <stdlib.h>

static void rest(void) {
    struct timespec time = {0, 200000};
    nanosleep(&time, NULL);
}

int main(int count, char **arguments) {
    struct interrex_page page;
    uint64_t term = 0, last = UINT64_MAX;
    int error;
    long changes, seconds, seen = 0;
    time_t began = time(NULL);
    if (count != 4) {
        fprintf(stderr, "usage: watch_page PATH CHANGES SECONDS\n");
        return 2;
    }
    changes = atol(arguments[2]);
    seconds = atol(arguments[3]);
    error = interrex_page_open(&page, arguments[1]);
    if (error != INTERREX_PAGE_OK) {
        fprintf(stderr, "%s: %s\n", arguments[1], interrex_page_error_text(error));
        return 1;
    }
    while (seen < changes && time(NULL) - began < seconds) {
        uint64_t now = interrex_page_token(&page, &term, NULL) == 1 ? term : 0;
        if (now != last) {
            if (now) {
                printf("leads %" PRIu64 "\n", now);
            } else {
                printf("no lease\n");
            }
            fflush(stdout);
            last = now;
            seen++;
        }
        rest();
    }
    interrex_page_close(&page);
    return interrex_page_is_leader(&page) == INTERREX_PAGE_ARGUMENT ? 0 : 3;
}
