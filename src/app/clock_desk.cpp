#include "app/clock.hpp"

namespace spotme::app {

/// The presses of one job. A job that runs again runs with the same presses.
struct ClockDesk::Batch {
  std::vector<Press> presses;
  std::vector<Answer> answers;
  std::vector<base::Result<Recorded>> results;
};

void ClockDesk::record(Press press, Answer answer) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(press), std::move(answer)});
    if (job_posted_) return;
    job_posted_ = true;
  }
  post_job();
}

/// Takes what waits at the moment the transaction begins, not at the moment the job was posted: the longer the writer
/// was busy, the larger the batch.
void ClockDesk::fill(Batch& batch) {
  bool more = false;
  {
    const std::lock_guard lock(mutex_);
    const auto count = std::min(batch_, waiting_.size());
    for (std::size_t i = 0; i < count; ++i) {
      batch.presses.push_back(std::move(waiting_[i].press));
      batch.answers.push_back(std::move(waiting_[i].answer));
    }
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    more = !waiting_.empty();
    job_posted_ = more;
  }
  if (more) post_job();
}

void ClockDesk::post_job() {
  auto batch = std::make_shared<Batch>();
  db::Job job;
  job.mode = db::Mode::append;
  job.repeatable = true;
  job.run = [this, batch](db::Write& write) {
    if (batch->presses.empty()) fill(*batch);
    batch->results = record_presses(context_, cache_, write, batch->presses);
    return true;
  };
  job.done = [this, batch](const std::exception_ptr& failure) {
    // A job that never ran (a full queue, a database that cannot be reached) still has its presses waiting.
    if (batch->presses.empty()) fill(*batch);
    for (std::size_t i = 0; i < batch->answers.size(); ++i) {
      if (failure) {
        batch->answers[i](std::nullopt, failure);
      } else {
        batch->answers[i](std::move(batch->results[i]), nullptr);
      }
    }
  };
  context_.database.submit(std::move(job));
}

}  // namespace spotme::app
