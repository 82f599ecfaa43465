#include "http/worker_pool.hpp"

#include "base/log.hpp"

#include <pthread.h>

#include <exception>
#include <stdexcept>

namespace spotme::http {

WorkerPool::WorkerPool(std::string_view name, unsigned threads, std::size_t queue) : name_(name), queue_(queue) {
  if (threads == 0) throw std::invalid_argument("a pool needs a thread");
  threads_.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { serve(); });
    pthread_setname_np(threads_.back().native_handle(), name_.substr(0, 15).c_str());
  }
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void WorkerPool::serve() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    auto task = std::move(waiting_.front());
    waiting_.pop_front();
    ++busy_;
    lock.unlock();
    run(*task);
    task.reset();  // outside the lock: it may own much, and a Responder that answers as it goes
    lock.lock();
    --busy_;
    ++done_;
  }
}

void WorkerPool::run(AnyTask& task) const {
  try {
    task.run();
  } catch (const std::exception& failure) {
    base::log(base::Level::error, "work_failed", {{"pool", name_}, {"what", failure.what()}});
  } catch (...) {
    base::log(base::Level::error, "work_failed", {{"pool", name_}, {"what", "unknown"}});
  }
}

WorkerPool::Figures WorkerPool::figures() const {
  const std::lock_guard lock(mutex_);
  return {threads_.size(), busy_, waiting_.size(), queue_, done_, refused_};
}

}  // namespace spotme::http
