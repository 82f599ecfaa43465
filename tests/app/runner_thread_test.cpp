#include "app/runner_thread.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

/// The thread that all runners share: no wake is lost, and it ends at once while it rests.
namespace spotme::app {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

/// Looks that a test lets go one by one.
class Looks {
 public:
  void begun() {
    const std::lock_guard lock(mutex_);
    ++begun_;
    changed_.notify_all();
  }
  /// Waits until so many have begun; false after ten seconds, which only a fault takes.
  bool reach(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds{10}, [&] { return begun_ >= count; });
  }
  int count() {
    const std::lock_guard lock(mutex_);
    return begun_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int begun_ = 0;
};

TEST(RunnerThread, LooksAtItsStartAndWheneverItIsWoken) {
  Looks looks;
  RunnerThread thread;
  thread.start("test", [&] {
    looks.begun();
    return hours{1};
  });
  ASSERT_TRUE(looks.reach(1));
  thread.wake();
  ASSERT_TRUE(looks.reach(2));
}

TEST(RunnerThread, LooksAgainAfterTheRestThatTheLookAskedFor) {
  Looks looks;
  RunnerThread thread;
  thread.start("test", [&] {
    looks.begun();
    return milliseconds{1};
  });
  EXPECT_TRUE(looks.reach(5));
}

TEST(RunnerThread, AWakeDuringALookLeadsToAnother) {
  Looks looks;
  std::promise<void> woken;
  auto wait = woken.get_future().share();
  RunnerThread thread;
  thread.start("test", [&, wait] {
    looks.begun();
    wait.wait();
    return hours{1};
  });
  ASSERT_TRUE(looks.reach(1));
  thread.wake();
  woken.set_value();
  EXPECT_TRUE(looks.reach(2));
}

TEST(RunnerThread, StoppingLetsTheLookEndAndNoOtherBegin) {
  Looks looks;
  RunnerThread thread;
  thread.start("test", [&] {
    looks.begun();
    while (!thread.stopping()) std::this_thread::yield();
    thread.wake();
    return milliseconds{0};
  });
  ASSERT_TRUE(looks.reach(1));
  thread.stop();
  EXPECT_EQ(looks.count(), 1);
  thread.stop();  // and again by the destructor
}

TEST(RunnerThread, OneThatNeverBeganEndsToo) {
  RunnerThread thread;
  thread.wake();
  thread.stop();
  EXPECT_TRUE(thread.stopping());
}

}  // namespace
}  // namespace spotme::app
