#pragma once

#include "base/id.hpp"
#include "http/event_stream.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace spotme::http {

/// Whose stream it is: it lives no longer than this session.
struct StreamOwner {
  base::AgencyId agency;
  base::OfficerId officer;
  base::SessionId session;
};

/// Every open event stream of this process, and the one thread that feeds them. Each *source* (notices; a live board)
/// is asked at every look for what is new for those who listen to it, all of them at once; the hub itself sends the
/// heartbeats, holds the limits and ends the streams of sessions that have ended. Thread-safe.
class EventHub {
 public:
  struct Options {
    std::size_t streams = 4'000;  ///< of this process
    std::size_t per_officer = 6;  ///< of one topic; one more ends his oldest, whose page is likely to be gone
    std::size_t most_waiting = std::size_t{64} * 1024;  ///< bytes; see EventStream
    std::chrono::milliseconds look{1'000};              ///< how often the sources are asked while somebody listens
    std::chrono::milliseconds heartbeat{
        15'000};  ///< proxies keep a connection on which something comes; a dead one shows
  };
  /// A living stream and its owner, as sources see them.
  struct Open {
    StreamOwner owner;
    std::string_view topic;
    std::shared_ptr<EventStream> stream;
  };
  /// Which of these owners' sessions still live, in their order; asked at every look. May throw: then all do.
  using Living = std::function<std::vector<bool>(const std::vector<StreamOwner>& owners)>;

  EventHub(Options options, Living living);
  /// Ends every stream.
  ~EventHub();
  EventHub(const EventHub&) = delete;
  EventHub& operator=(const EventHub&) = delete;

  /// Adds a source, before anybody listens; it is called on the hub's thread. What it throws is logged.
  void add_source(std::function<void()> look);

  /// A new stream for a Response to carry; `topic` is a literal. Null when there are too many: 503.
  [[nodiscard]] std::shared_ptr<EventStream> open(const StreamOwner& owner, std::string_view topic);
  /// The streams of that topic that have not ended; of every topic, when it is empty.
  [[nodiscard]] std::vector<Open> listening(std::string_view topic) const;
  /// Ends those of a session at once: a sign-out here. Others, and other processes, follow at the next look.
  void end_session(base::SessionId session);
  /// Looks now.
  void wake();

  struct Figures {
    std::size_t open = 0;
    std::uint64_t opened = 0;      ///< since the start, as the rest
    std::uint64_t dropped = 0;     ///< whose readers were too slow
    std::uint64_t refused = 0;     ///< over `streams`
    std::uint64_t breakdowns = 0;  ///< of sources
  };
  [[nodiscard]] Figures figures() const;

 private:
  void work();
  void look();
  void end_dead_sessions();
  void beat();
  /// Runs a part of a look: an edge.
  void attempt(const std::function<void()>& part);

  const Options options_;
  const Living living_;
  std::vector<std::function<void()>> sources_;
  mutable std::mutex mutex_;
  std::condition_variable woken_;
  struct Known {
    StreamOwner owner;
    std::string_view topic;
    std::weak_ptr<EventStream> stream;  ///< its connection's: it goes with it

    /// Null once it has ended.
    [[nodiscard]] std::shared_ptr<EventStream> living() const;
  };
  std::vector<Known> known_;
  EventStream::Counter dropped_ = std::make_shared<std::atomic<std::uint64_t>>(0);
  Figures figures_;
  bool awake_ = false;
  bool stopping_ = false;
  std::chrono::steady_clock::time_point next_beat_{};  ///< own thread only
  std::thread thread_;
};

}  // namespace spotme::http
