#pragma once

#include "base/clock.hpp"
#include "store/db.hpp"

#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace spotme::db {

/// A piece of work inside a write transaction.
struct Job {
  Mode mode = Mode::write;
  /// May run more than once (a serialization failure, a lost connection before COMMIT): it must have no effect but
  /// through the transaction and its own captured result, which it sets anew each time. Returns false to have its own
  /// writes rolled back: a refusal. Throws for a breakdown, which also rolls back only its own writes.
  std::function<bool(Write&)> run;
  /// Called exactly once, on the writer's thread, after the shared COMMIT: nullptr when durable, else the breakdown.
  /// Must not block or throw.
  std::function<void(std::exception_ptr)> done;
  /// True when running it again after an unknown COMMIT is harmless, because its rows carry a key of the client's.
  bool repeatable = false;
};

struct GroupCommitOptions {
  unsigned lanes = 1;          ///< connections that write at once; 1 on SQLite, always
  std::size_t group = 64;      ///< jobs in one transaction, at the most
  std::size_t queue = 20'000;  ///< jobs that may wait; more are refused as Unavailable
  unsigned attempts = 6;       ///< runs of a job that lost a race or its connection, before its caller is told
  /// Called when the storage can no longer be trusted: ends the process. Must not return in production; where it does,
  /// every job from then on is answered with that failure and nothing is written again.
  std::function<void(const StorageFailure&)> on_storage_failure;
};

/// Makes concurrent writers share one durable COMMIT. Each is answered after it; one that fails, fails alone (a
/// savepoint stands before each). The only place that retries. Thread-safe.
class GroupCommit {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;

  GroupCommit(Open open, const base::Clock& clock, GroupCommitOptions options);
  /// Finishes what waits, then ends its threads.
  ~GroupCommit();
  GroupCommit(const GroupCommit&) = delete;
  GroupCommit& operator=(const GroupCommit&) = delete;

  /// Takes the job; `done` tells. When the queue is full, `done` is called at once with Unavailable.
  void submit(Job job);

  struct Figures {
    std::uint64_t jobs = 0;     ///< answered as durable or refused
    std::uint64_t commits = 0;  ///< durable transactions
    std::uint64_t retries = 0;
    std::uint64_t failures = 0;  ///< jobs answered with a breakdown
    std::size_t waiting = 0;
  };
  [[nodiscard]] Figures figures() const;

 private:
  struct Lane;
  struct Pending;
  using Group = std::vector<std::shared_ptr<Pending>>;

  using Queue = std::deque<std::shared_ptr<Pending>>;

  void work(Lane& lane);
  [[nodiscard]] Queue& queue_of(Mode mode) { return queues_[mode == Mode::append ? 1 : 0]; }
  [[nodiscard]] std::size_t queued() const { return queues_[0].size() + queues_[1].size(); }
  [[nodiscard]] Queue& oldest_queue();
  [[nodiscard]] Group take_group();
  [[nodiscard]] std::exception_ptr distrusted() const;
  void distrust(const StorageFailure& failure, const Group& group);
  void run_group(Lane& lane, Group group);
  void run_each_alone(Lane& lane, const Group& group);
  void pause_before_retry(unsigned attempts);
  void answer_all(const Group& group, const std::exception_ptr& failure);
  void attempt(Lane& lane, const Group& group);
  void run_one(Connection& connection, Pending& pending, bool alone);
  void answer(Pending& pending, std::exception_ptr failure) noexcept;

  Open open_;
  const base::Clock& clock_;
  GroupCommitOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable waiting_;
  std::condition_variable stop_;
  std::array<Queue, 2> queues_;  ///< one for each isolation, so that a mixed stream still shares its commits
  std::uint64_t submitted_ = 0;
  bool stopping_ = false;
  std::exception_ptr distrusted_ = nullptr;
  Figures figures_;
  std::vector<std::unique_ptr<Lane>> lanes_;
};

}  // namespace spotme::db
