#include "http/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

namespace spotme::test {
namespace {

using http::WorkerPool;

/// Holds a thread of the pool until it is let go.
struct Gate {
  std::promise<void> entered;
  std::promise<void> let_go;
  auto work() {
    return [this] {
      entered.set_value();
      let_go.get_future().wait();
    };
  }
};

TEST(WorkerPool, RunsWorkThatCanOnlyBeMoved) {
  std::promise<int> answer;  // outlives the pool's threads, as everything that they touch
  WorkerPool pool("test", 1, 4);
  auto value = std::make_unique<int>(42);
  ASSERT_TRUE(pool.try_post([&answer, moved = std::move(value)] { answer.set_value(*moved); }));
  EXPECT_EQ(answer.get_future().get(), 42);
}

TEST(WorkerPool, RefusesWhatDoesNotFitAndLeavesItWhole) {
  Gate gate;
  WorkerPool pool("test", 1, 2);
  ASSERT_TRUE(pool.try_post(gate.work()));
  gate.entered.get_future().wait();
  ASSERT_TRUE(pool.try_post([] {}));
  ASSERT_TRUE(pool.try_post([] {}));
  struct Job {
    std::unique_ptr<int> kept = std::make_unique<int>(7);
    void operator()() const {}
  };
  Job job;
  EXPECT_FALSE(pool.try_post(std::move(job)));
  EXPECT_EQ(*job.kept, 7);  // NOLINT(bugprone-use-after-move): the contract says so
  const auto full = pool.figures();
  EXPECT_EQ(full.busy, 1U);
  EXPECT_EQ(full.waiting, 2U);
  EXPECT_EQ(full.refused, 1U);
  gate.let_go.set_value();
}

TEST(WorkerPool, DoesAllThatWaitsBeforeItEnds) {
  std::atomic<int> done = 0;
  {
    Gate gate;
    WorkerPool pool("test", 2, 100);
    ASSERT_TRUE(pool.try_post(gate.work()));
    for (int i = 0; i < 99; ++i) ASSERT_TRUE(pool.try_post([&] { ++done; }));
    gate.let_go.set_value();
  }
  EXPECT_EQ(done, 99);
}

TEST(WorkerPool, GoesOnAfterWorkThatThrows) {
  std::promise<void> after;
  WorkerPool pool("test", 1, 4);
  ASSERT_TRUE(pool.try_post([] { throw std::runtime_error("thrown by the test"); }));
  ASSERT_TRUE(pool.try_post([] { throw 7; }));
  ASSERT_TRUE(pool.try_post([&] { after.set_value(); }));
  after.get_future().wait();
}

TEST(WorkerPool, ManyThreadsPostAtOnce) {
  std::atomic<int> ran = 0;
  std::atomic<int> taken = 0;
  {
    WorkerPool pool("test", 3, 50);
    std::vector<std::thread> posters;
    for (int p = 0; p < 4; ++p) {
      posters.emplace_back([&] {
        for (int i = 0; i < 2000; ++i) taken += pool.try_post([&] { ++ran; }) ? 1 : 0;
      });
    }
    for (auto& poster : posters) poster.join();
    const auto figures = pool.figures();
    EXPECT_EQ(figures.refused + static_cast<std::uint64_t>(taken.load()), 8000U);
    EXPECT_LE(figures.waiting, 50U);
  }
  EXPECT_EQ(ran, taken);
}

TEST(WorkerPool, NeedsAThread) { EXPECT_THROW(WorkerPool("test", 0, 1), std::invalid_argument); }

}  // namespace
}  // namespace spotme::test
