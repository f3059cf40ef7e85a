// interrex for C++17: interrex.h with objects that close what they have opened, and errors that
// carry their code and words.
//
// Calls that are rare throw interrex::error. Calls for the fast path (is_leader, token) never throw
// and answer for themselves. Thread rules are those of interrex.h: any thread may call a node, also
// while another closes it. To move, assign or destroy an object needs it alone.

#ifndef INTERREX_HPP
#define INTERREX_HPP

#include "interrex.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace interrex {

// The reason why a call has done nothing.
class error : public std::runtime_error {
public:
    error(interrex_status status, const std::string &words)
        : std::runtime_error(words), status_(status) {}

    // Returns the code.
    interrex_status status() const noexcept { return status_; }

private:
    interrex_status status_;
};

// Returns the words of the calling thread's last error.
inline std::string last_error() {
    std::string words(interrex_last_error(nullptr, 0), '\0');
    // The zero that ends a string has room behind its length.
    interrex_last_error(words.data(), words.size() + 1);
    return words;
}

// Throws the last error unless the status is INTERREX_OK.
inline void check(interrex_status status) {
    if (status != INTERREX_OK) {
        throw error(status, last_error());
    }
}

namespace detail {

// Returns a struct that is zero but for its size.
template <typename Struct> Struct sized() noexcept {
    Struct value{};
    value.struct_size = sizeof value;
    return value;
}

// Returns a length of time as C has it; none is below zero.
inline std::uint64_t length(std::chrono::nanoseconds time) noexcept {
    return time.count() < 0 ? 0 : static_cast<std::uint64_t>(time.count());
}

}  // namespace detail

// Returns a configuration of defaults, to be filled in.
inline interrex_config make_config() noexcept {
    auto config = detail::sized<interrex_config>();
    config.abi = INTERREX_ABI;
    return config;
}

// Returns a voter of priority 0. The address must live until the node is opened.
inline interrex_member make_voter(std::uint32_t id, const char *address) noexcept {
    auto member = detail::sized<interrex_member>();
    member.id = id;
    member.address = address;
    return member;
}

// A node. It can be moved and not copied; the end of its life closes it, and a leader then resigns.
class node {
public:
    // Opens a node; see interrex_open.
    static node open(const interrex_config &config) {
        node opened;
        check(interrex_open(&config, &opened.handle_));
        return opened;
    }

    // Opens a node by a file; see interrex_open_file.
    static node open_file(const std::string &path) {
        node opened;
        check(interrex_open_file(path.c_str(), &opened.handle_));
        return opened;
    }

    node(node &&other) noexcept : handle_(std::exchange(other.handle_, INTERREX_NO_NODE)) {}

    node &operator=(node &&other) noexcept {
        if (this != &other) {
            end();
            handle_ = std::exchange(other.handle_, INTERREX_NO_NODE);
        }
        return *this;
    }

    node(const node &) = delete;
    node &operator=(const node &) = delete;

    ~node() { end(); }

    // Returns the handle, for calls of interrex.h.
    interrex_node handle() const noexcept { return handle_; }

    // Closes the node, and throws where the end of its life would be silent. The object keeps the
    // number, which no other node ever has: other threads may be in calls with it.
    void close() { check(interrex_close(handle_)); }

    // Returns whether this node may act as leader now.
    bool is_leader() const noexcept { return interrex_is_leader(handle_); }

    // Returns the token, if this node may act as leader now.
    std::optional<interrex_token> token() const noexcept {
        auto token = detail::sized<interrex_token>();
        if (interrex_get_token(handle_, &token) != INTERREX_OK) {
            return std::nullopt;
        }
        return token;
    }

    // Returns the leader of this node's term, once heard of.
    std::optional<std::uint32_t> leader() const {
        std::int32_t leader = INTERREX_NO_MEMBER;
        check(interrex_leader(handle_, &leader));
        if (leader < 0) {
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(leader);
    }

    // Puts the node on a thread of its own.
    void spawn() { check(interrex_spawn(handle_)); }

    // Does what there is to do now. Returns how much there was; see interrex_poll.
    std::size_t poll() {
        std::size_t work = 0;
        check(interrex_poll(handle_, &work));
        return work;
    }

    // Returns the descriptor to wait for before each poll.
    int descriptor() const {
        int descriptor = -1;
        check(interrex_descriptor(handle_, &descriptor));
        return descriptor;
    }

    // Returns the time until the next timer is due; nothing where none is set.
    std::optional<std::chrono::nanoseconds> next_deadline() const {
        std::uint64_t left = 0;
        check(interrex_next_deadline_ns(handle_, &left));
        if (left == UINT64_MAX) {
            return std::nullopt;
        }
        return std::chrono::nanoseconds(static_cast<std::int64_t>(left));
    }

    // Returns the oldest event that waits.
    std::optional<interrex_event> next_event() {
        auto event = detail::sized<interrex_event>();
        if (!is_there(interrex_next_event(handle_, &event))) {
            return std::nullopt;
        }
        return event;
    }

    // Returns a descriptor that is readable while events wait.
    int events_descriptor() {
        int descriptor = -1;
        check(interrex_events_descriptor(handle_, &descriptor));
        return descriptor;
    }

    // Returns this node's view, for people and metrics.
    interrex_info info() const {
        auto info = detail::sized<interrex_info>();
        check(interrex_get_info(handle_, &info));
        return info;
    }

    // Goes on to a position. Answers INTERREX_OK, or why not; see interrex_set_position.
    interrex_status set_position(std::uint64_t log_term, std::uint64_t index) noexcept {
        return interrex_set_position(handle_, log_term, index);
    }

    // Asks the node to give its leadership up, once guards are dropped or after that time. Waits
    // for nothing.
    void resign(std::chrono::nanoseconds drain) {
        check(interrex_resign(handle_, detail::length(drain)));
    }

    // Asks the node to give its leadership to a member in the same way.
    void transfer(std::uint32_t to, std::chrono::nanoseconds drain) {
        check(interrex_transfer(handle_, to, detail::length(drain)));
    }

    // Lets the node stand by: it votes, and is not elected.
    void stand_by(std::chrono::nanoseconds drain) {
        check(interrex_stand_by(handle_, detail::length(drain)));
    }

    // Lets the node stand for election again.
    void end_standby() { check(interrex_end_standby(handle_)); }

    // Changes the preference for this node as leader, 0 to 255.
    void set_priority(std::uint32_t priority) { check(interrex_set_priority(handle_, priority)); }

    // Says that the application works; see interrex_beat.
    interrex_status beat() const noexcept { return interrex_beat(handle_); }

    // Returns what has become of the last resignation or transfer, waiting for it up to the limit.
    std::optional<interrex_outcome> await_resignation(std::chrono::nanoseconds limit) {
        auto outcome = detail::sized<interrex_outcome>();
        if (!is_there(interrex_await_resignation(handle_, detail::length(limit), &outcome))) {
            return std::nullopt;
        }
        return outcome;
    }

    // Asks the node to end, and waits for nothing.
    void shutdown() { check(interrex_shutdown(handle_)); }

private:
    node() noexcept = default;

    static bool is_there(interrex_status status) {
        if (status == INTERREX_AGAIN) {
            return false;
        }
        check(status);
        return true;
    }

    void end() noexcept {
        if (handle_ != INTERREX_NO_NODE) {
            interrex_close(handle_);
        }
    }

    interrex_node handle_ = INTERREX_NO_NODE;
};

// The word of a thread that it is doing something that only a leader may do; see interrex_guard. It
// is given back at the end of its life, and stays where it was made:
//
//     if (const interrex::guard guard{node}) {
//         write(guard.term());
//     }
class guard {
public:
    // Takes a guard, if the node may act as leader now and nobody has asked it to resign.
    explicit guard(const node &of) noexcept {
        interrex_guard_acquire(of.handle(), &guard_);
    }

    guard(const guard &) = delete;
    guard &operator=(const guard &) = delete;

    ~guard() { interrex_guard_release(&guard_); }

    // Returns whether there is a guard.
    explicit operator bool() const noexcept { return guard_.term != 0; }

    // Returns the term in which the node led when the guard was taken; 0 if there is none.
    std::uint64_t term() const noexcept { return guard_.term; }

    // Returns the token, while the node still leads that term. Take it for each write.
    std::optional<interrex_token> token() const noexcept {
        auto token = detail::sized<interrex_token>();
        if (interrex_guard_token(&guard_, &token) != INTERREX_OK) {
            return std::nullopt;
        }
        return token;
    }

    // Returns whether somebody has asked the node to resign: finish.
    bool is_recalled() const noexcept { return interrex_guard_is_recalled(&guard_); }

private:
    interrex_guard guard_ = detail::sized<interrex_guard>();
};

}  // namespace interrex

#endif  // INTERREX_HPP
