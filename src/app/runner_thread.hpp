#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace spotme::app {

/// The thread of a runner: it looks at its start, whenever it is woken, and after each rest. A wake while it looks
/// leads to another look.
class RunnerThread {
 public:
  RunnerThread() = default;
  ~RunnerThread();
  RunnerThread(const RunnerThread&) = delete;
  RunnerThread& operator=(const RunnerThread&) = delete;

  /// Begins, once. `look` is called on the thread, must not throw, and gives the rest until the next look; what it uses
  /// must live until `stop` has returned. `name`, of 15 characters at most, is what the system's tools show.
  void start(const std::string& name, std::function<std::chrono::milliseconds()> look);
  /// Lets the look under way end, and no other begin. Not from the thread itself.
  void stop();

  /// From any thread, as the next.
  void wake();
  /// A look asks it between its steps.
  [[nodiscard]] bool stopping() const { return stopping_.load(); }

 private:
  void work();

  std::function<std::chrono::milliseconds()> look_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool awake_ = true;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace spotme::app
