// What the objects of interrex.hpp hold is given back at the end of their life. Runs a cluster of one
// member.
//
//     objects ADDRESS OTHER_ADDRESS

#include <interrex.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <utility>

#define CHECK(holds)                                                                               \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            std::fprintf(stderr, "line %d: " #holds " does not hold\n", __LINE__);                 \
            std::_Exit(1);                                                                         \
        }                                                                                          \
    } while (0)

namespace {

interrex::node open_node(const char *address) {
    const auto member = interrex::make_voter(1, address);
    auto config = interrex::make_config();
    config.node = 1;
    config.cluster = 9;
    config.members = &member;
    config.member_count = 1;
    config.unauthenticated = 1;
    config.wait = INTERREX_PARK;
    return interrex::node::open(config);
}

void lead(interrex::node &node) {
    while (!node.is_leader()) {
        node.poll();
    }
}

// Resigns without waiting for guards, and returns how many were left.
std::uint32_t guards_left(interrex::node &node) {
    node.resign(std::chrono::seconds(0));
    node.poll();
    const auto outcome = node.await_resignation(std::chrono::seconds(0));
    CHECK(outcome && outcome->kind == INTERREX_OUTCOME_NO_HEIR);
    return outcome->guards_left;
}

void check_guards(const char *address) {
    auto node = open_node(address);
    lead(node);
    {
        const interrex::guard held{node};
        CHECK(held && held.token() && held.term() == held.token()->term);
        CHECK(guards_left(node) == 1);
        CHECK(held.is_recalled() && !held.token());
    }
    lead(node);
    CHECK(guards_left(node) == 0);
}

bool is_closed(interrex_node handle) {
    std::int32_t leader = 0;
    return interrex_leader(handle, &leader) == INTERREX_CLOSED;
}

void check_nodes(const char *address, const char *other) {
    interrex_node handle = INTERREX_NO_NODE;
    {
        auto first = open_node(address);
        handle = first.handle();
        auto second = std::move(first);
        CHECK(second.handle() == handle && first.handle() == INTERREX_NO_NODE);
        CHECK(!is_closed(handle));
    }
    CHECK(is_closed(handle));
    auto kept = open_node(address);
    handle = kept.handle();
    kept = open_node(other);
    CHECK(is_closed(handle) && !is_closed(kept.handle()));
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 3) {
        std::fprintf(stderr, "usage: %s ADDRESS OTHER_ADDRESS\n", arguments[0]);
        return 2;
    }
    try {
        check_guards(arguments[1]);
        check_nodes(arguments[1], arguments[2]);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    std::puts("ended");
    return 0;
}
