// A service that works only while it leads, under a guard, and leaves in order on SIGTERM.
//
//     service CONFIG_FILE
//
// The node runs on a thread of its own. This thread waits for its events and for signals, and works
// in between.

#include <interrex.hpp>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace {

// Blocks SIGTERM and SIGINT in this thread and in those that it starts. Returns a descriptor that
// is readable once one of them has come.
int end_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

void print_events(interrex::node &node) {
    while (const auto event = node.next_event()) {
        switch (event->kind) {
        case INTERREX_EVENT_GAINED:
            std::cout << "gained " << event->term << std::endl;
            break;
        case INTERREX_EVENT_LOST:
            std::cout << "lost " << event->term << std::endl;
            break;
        case INTERREX_EVENT_RECOVERED:
            std::cout << "recovered" << std::endl;  // from here on it may be counted on
            break;
        case INTERREX_EVENT_LEADER_CHANGED:
            std::cout << "leader " << event->member << " of " << event->term << std::endl;
            break;
        default:
            break;  // the others matter to operators alone
        }
    }
}

// Stands for the work of a leader. While it holds the guard, a resignation waits. What it writes
// carries the token, so that storage can reject a leader that was deposed without having noticed.
void work(const interrex::node &node, std::uint64_t &done) {
    const interrex::guard guard{node};
    if (!guard) {
        return;
    }
    if (const auto token = guard.token()) {
        done += 1;
        if (done % 100 == 1) {
            std::cout << "worked in " << token->term << std::endl;
        }
    }
}

void run(const char *file) {
    // Before the node's thread starts, so that it does not take the signals.
    const int end = end_signals();
    auto node = interrex::node::open_file(file);
    pollfd waits[] = {{node.events_descriptor(), POLLIN, 0}, {end, POLLIN, 0}};
    node.spawn();
    std::uint64_t done = 0;
    while ((waits[1].revents & POLLIN) == 0) {
        print_events(node);
        work(node, done);
        if (::poll(waits, 2, 1) < 0 && errno != EINTR) {
            throw std::runtime_error(std::strerror(errno));
        }
    }
    node.resign(std::chrono::seconds(1));
    if (const auto outcome = node.await_resignation(std::chrono::seconds(2))) {
        std::cout << "resignation: " << outcome->text << std::endl;
    }
    print_events(node);
    node.close();
    ::close(end);
    std::cout << "ended" << std::endl;
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 2) {
        std::cerr << "usage: " << arguments[0] << " CONFIG_FILE\n";
        return 2;
    }
    try {
        run(arguments[1]);
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
