#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace spotme::http {

/// A fixed number of threads with a bounded queue, for work that blocks: a query, a password hash. What does not fit is
/// refused at once, so that overload shows as 503 and not as an answer that comes after everybody has left. Safe from
/// any thread.
class WorkerPool {
 public:
  /// `name` (at most 15 characters) is what the threads are called in a debugger; `threads` is 1 or more; `queue` is
  /// how much may wait.
  WorkerPool(std::string_view name, unsigned threads, std::size_t queue);
  /// Does all that waits, then ends the threads.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Runs `work()` on a thread of the pool, soon. False when the queue is full or the pool ends; `work` is then
  /// untouched, and the Responder in it can still say so. `work` may be move-only. What it throws is logged and ends
  /// nothing.
  template <class Work>
  [[nodiscard]] bool try_post(Work&& work) {
    static_assert(std::is_rvalue_reference_v<Work&&>, "move the work in");
    const std::unique_lock lock(mutex_);
    if (ending_ || waiting_.size() >= queue_) {
      ++refused_;
      return false;
    }
    waiting_.push_back(std::make_unique<Task<std::remove_cvref_t<Work>>>(std::forward<Work>(work)));
    wake_.notify_one();
    return true;
  }

  struct Figures {
    std::size_t threads = 0;
    std::size_t busy = 0;
    std::size_t waiting = 0;
    std::size_t queue = 0;
    std::uint64_t done = 0;     ///< since the start
    std::uint64_t refused = 0;  ///< since the start
  };
  [[nodiscard]] Figures figures() const;

 private:
  struct AnyTask {
    virtual ~AnyTask() = default;
    virtual void run() = 0;
  };
  template <class Work>
  struct Task final : AnyTask {
    explicit Task(Work&& given) : work(std::move(given)) {}
    void run() override { work(); }
    Work work;
  };
  void serve();
  void run(AnyTask& task) const;

  std::string name_;
  std::size_t queue_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::unique_ptr<AnyTask>> waiting_;
  bool ending_ = false;
  std::size_t busy_ = 0;
  std::uint64_t done_ = 0;
  std::uint64_t refused_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace spotme::http
