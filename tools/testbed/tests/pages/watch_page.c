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

/* Returns whether anything says that the node of a page that is not open leads. */
static int leads_closed(struct interrex_page *page) {
    uint64_t term = 7, left = 7;
    if (interrex_page_is_leader(page) || interrex_page_token(page, &term, &left)) {
        return 1;
    }
    if (interrex_page_token(page, NULL, NULL) || interrex_page_leader(page) != INTERREX_PAGE_NOBODY) {
        return 1;
    }
    return term != 0 || left != 0 || interrex_page_refresh(page) != INTERREX_PAGE_ARGUMENT;
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
        return leads_closed(&page) ? 3 : 1;
    }
    while (seen < changes && time(NULL) - began < seconds) {
        uint64_t now = interrex_page_token(&page, &term, NULL) ? term : 0;
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
    return leads_closed(&page) || leads_closed(NULL) ? 3 : 0;
}
