#include "store/group_commit.hpp"

#include "base/log.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace spotme::db {

struct GroupCommit::Pending {
  Job job;
  std::uint64_t number = 0;              ///< in the order of submission
  std::exception_ptr unknown = nullptr;  ///< a COMMIT of it whose outcome nobody knows
  // What the attempt under way made of it:
  bool refused = false;
  std::exception_ptr failure = nullptr;
};

struct GroupCommit::Lane {
  std::unique_ptr<Connection> connection;
  std::thread thread;
};

GroupCommit::GroupCommit(Open open, const base::Clock& clock, GroupCommitOptions options)
    : open_(std::move(open)), clock_(clock), options_(std::move(options)) {
  for (unsigned i = 0; i < options_.lanes; ++i) lanes_.push_back(std::make_unique<Lane>());
  for (auto& lane : lanes_) lane->thread = std::thread([this, &lane = *lane] { work(lane); });
}

GroupCommit::~GroupCommit() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  waiting_.notify_all();
  stop_.notify_all();
  for (auto& lane : lanes_) lane->thread.join();
}

void GroupCommit::submit(Job job) {
  auto pending = std::make_shared<Pending>();
  pending->job = std::move(job);
  std::exception_ptr refusal;
  if (pending->job.mode == Mode::read_only) {
    refusal = std::make_exception_ptr(Fault("a job that only reads has no place among the writers"));
  } else {
    const std::lock_guard lock(mutex_);
    if (distrusted_) {
      refusal = distrusted_;
    } else if (queued() >= options_.queue || stopping_) {
      refusal =
          std::make_exception_ptr(Unavailable(stopping_ ? "the server is stopping" : "the queue of writers is full"));
    } else {
      pending->number = submitted_++;
      queue_of(pending->job.mode).push_back(std::move(pending));
      waiting_.notify_one();
      return;
    }
  }
  answer(*pending, std::move(refusal));
}

GroupCommit::Figures GroupCommit::figures() const {
  const std::lock_guard lock(mutex_);
  auto figures = figures_;
  figures.waiting = queued();
  return figures;
}

void GroupCommit::work(Lane& lane) {
  while (true) {
    auto group = take_group();
    if (group.empty()) return;
    run_group(lane, std::move(group));
  }
}

/// The queue whose first job has waited longest; an empty one when nothing waits.
GroupCommit::Queue& GroupCommit::oldest_queue() {
  auto& [writes, appends] = queues_;
  if (writes.empty() || appends.empty()) return writes.empty() ? appends : writes;
  return writes.front()->number < appends.front()->number ? writes : appends;
}

/// Waits for work; takes what waits for the isolation of the oldest job, up to a whole group. Empty at the end.
GroupCommit::Group GroupCommit::take_group() {
  std::unique_lock lock(mutex_);
  waiting_.wait(lock, [this] { return stopping_ || queued() != 0; });
  auto& queue = oldest_queue();
  const auto size = static_cast<std::ptrdiff_t>(std::min(queue.size(), options_.group));
  Group group(std::make_move_iterator(queue.begin()), std::make_move_iterator(queue.begin() + size));
  queue.erase(queue.begin(), queue.begin() + size);
  return group;
}

std::exception_ptr GroupCommit::distrusted() const {
  const std::lock_guard lock(mutex_);
  return distrusted_;
}

/// What the kernel holds may differ from what the disk holds, so nothing may be read back, synced again or
/// acknowledged.
void GroupCommit::distrust(const StorageFailure& failure, const Group& group) {
  const auto reason = std::make_exception_ptr(failure);
  {
    const std::lock_guard lock(mutex_);
    distrusted_ = reason;
  }
  base::log(base::Level::error, "storage_failure", {{"message", failure.what()}});
  answer_all(group, reason);
  if (options_.on_storage_failure) options_.on_storage_failure(failure);
}

/// Answers every job of the group, whatever happens.
void GroupCommit::run_group(Lane& lane, Group group) {
  for (unsigned attempts = 1;; ++attempts) {
    if (const auto reason = distrusted()) return answer_all(group, reason);
    std::exception_ptr failure;
    bool passing = true;
    try {
      attempt(lane, group);
      return;
    } catch (const StorageFailure& storage) {
      lane.connection.reset();
      return distrust(storage, group);
    } catch (const CommitUnknown&) {
      failure = std::current_exception();
      for (const auto& pending : group) pending->unknown = failure;
      const auto kept =
          std::stable_partition(group.begin(), group.end(), [](const auto& one) { return one->job.repeatable; });
      answer_all({kept, group.end()}, failure);
      group.erase(kept, group.end());
    } catch (const Unavailable&) {
      failure = std::current_exception();
    } catch (const SerializationFailure&) {
      failure = std::current_exception();
      if (group.size() > 1) return run_each_alone(lane, group);
    } catch (...) {
      failure = std::current_exception();
      if (group.size() > 1) return run_each_alone(lane, group);
      passing = false;
    }
    if (group.empty()) return;
    if (!passing || attempts >= options_.attempts) return answer_all(group, failure);
    pause_before_retry(attempts);
  }
}

/// So that a job that loses its race, or breaks the transaction at COMMIT, cannot take the others down.
void GroupCommit::run_each_alone(Lane& lane, const Group& group) {
  for (const auto& pending : group) run_group(lane, {pending});
}

/// 10 ms, doubled at each attempt, with jitter; cut short when the server stops.
void GroupCommit::pause_before_retry(unsigned attempts) {
  std::array<std::uint8_t, 1> dice{};
  base::random_bytes(dice);
  const std::chrono::milliseconds ceiling{10U << std::min(attempts - 1, 6U)};
  std::unique_lock lock(mutex_);
  ++figures_.retries;
  stop_.wait_for(lock, ceiling / 2 + ceiling * dice[0] / 512, [this] { return stopping_; });
}

/// One transaction. Returns when every job of the group is answered; throws when the transaction as a whole is lost.
void GroupCommit::attempt(Lane& lane, const Group& group) {
  if (!lane.connection || !lane.connection->usable()) {
    lane.connection.reset();
    lane.connection = open_();
  }
  auto& connection = *lane.connection;
  try {
    connection.begin(group.front()->job.mode);
    const bool alone = group.size() == 1;
    for (const auto& pending : group) run_one(connection, *pending, alone);
    if (alone && (group.front()->refused || group.front()->failure)) {
      connection.rollback();
    } else {
      connection.commit();
      const std::lock_guard lock(mutex_);
      ++figures_.commits;
    }
  } catch (...) {
    connection.rollback();
    throw;
  }
  for (const auto& pending : group) answer(*pending, pending->failure);
}

/// Runs a job behind its savepoint. What concerns the whole transaction is thrown on; what is the job's own is kept in
/// it.
void GroupCommit::run_one(Connection& connection, Pending& pending, bool alone) {
  pending.refused = false;
  pending.failure = nullptr;
  if (!alone) connection.savepoint();
  try {
    Write write(connection, clock_.now());
    if (pending.job.run(write)) {
      if (!alone) connection.release_savepoint();
      return;
    }
    pending.refused = true;
  } catch (const SerializationFailure&) {
    throw;
  } catch (const StorageFailure&) {
    throw;
  } catch (const Unavailable&) {
    // A statement that was cancelled, or took too much memory, is the job's own; a lost connection is everybody's.
    if (!connection.usable()) throw;
    pending.failure = std::current_exception();
  } catch (...) {
    pending.failure = std::current_exception();
  }
  if (!alone) connection.rollback_to_savepoint();
}

void GroupCommit::answer_all(const Group& group, const std::exception_ptr& failure) {
  for (const auto& pending : group) answer(*pending, failure);
}

/// A job whose earlier COMMIT is unknown stays unknown, whatever a later attempt met: only success settles it.
void GroupCommit::answer(Pending& pending, std::exception_ptr failure) noexcept {
  if (failure && pending.unknown) failure = pending.unknown;
  {
    const std::lock_guard lock(mutex_);
    ++(failure ? figures_.failures : figures_.jobs);
  }
  try {
    pending.job.done(std::move(failure));
  } catch (const std::exception& thrown) {
    // Must not happen; but what is durable must not run again because of it.
    base::log(base::Level::error, "done_threw", {{"message", thrown.what()}});
  }
}

}  // namespace spotme::db
