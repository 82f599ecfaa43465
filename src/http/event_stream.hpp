#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace spotme::http {

/// One open answer of server-sent events (WHATWG HTML 9.2), as the body of a Response: bytes are put in from any
/// thread, the connection writes them as they come until the stream ends. Nothing here waits: a reader that does not
/// keep up loses the stream, and asks again with the number of the last event that it has.
class EventStream {
 public:
  using Counter = std::shared_ptr<std::atomic<std::uint64_t>>;

  /// `most_waiting`: bytes that may wait for a connection to take them. `dropped` counts the streams whose readers were
  /// too slow.
  explicit EventStream(std::size_t most_waiting, Counter dropped = nullptr)
      : most_waiting_(most_waiting), dropped_(std::move(dropped)) {}

  /// From any thread. False when the stream has ended, or ends with this because too much would wait.
  bool push(std::string_view bytes);
  /// From any thread. What waits is still written.
  void end();
  [[nodiscard]] bool ended() const { return ended_.load(std::memory_order_acquire); }

  /// For the connection, on its thread. `wake` is called from any thread, never while a lock is held here, when there
  /// is something to take or the stream has ended.
  void open(std::function<void()> wake);
  /// What waits, which may be nothing yet; nullopt when the stream has ended and all of it was taken.
  [[nodiscard]] std::optional<std::string> take();
  /// The connection has gone.
  void close();

 private:
  const std::size_t most_waiting_;
  const Counter dropped_;
  std::mutex mutex_;
  std::string waiting_;
  std::function<void()> wake_;
  bool woken_ = false;  ///< the connection was woken and has not taken yet
  std::atomic<bool> ended_ = false;
};

/// One event in its wire form; a line for each line of `data`. `name` and `id` hold no line end.
[[nodiscard]] std::string event_text(std::string_view name, std::string_view id, std::string_view data);

}  // namespace spotme::http
