#include "app/runner_thread.hpp"

#include <pthread.h>

#include <utility>

namespace spotme::app {

RunnerThread::~RunnerThread() { stop(); }

void RunnerThread::start(const std::string& name, std::function<std::chrono::milliseconds()> look) {
  look_ = std::move(look);
  thread_ = std::thread([this] { work(); });
  pthread_setname_np(thread_.native_handle(), name.c_str());
}

void RunnerThread::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void RunnerThread::wake() {
  {
    const std::lock_guard lock(mutex_);
    awake_ = true;
  }
  woken_.notify_all();
}

void RunnerThread::work() {
  std::chrono::milliseconds rest{0};
  while (true) {
    {
      std::unique_lock lock(mutex_);
      woken_.wait_for(lock, rest, [this] { return awake_ || stopping_; });
      if (stopping_) return;
      awake_ = false;
    }
    rest = look_();
  }
}

}  // namespace spotme::app
