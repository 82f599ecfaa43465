#include "store/group_commit.hpp"
#include "tests/support/database.hpp"
#include "tests/support/failing_connection.hpp"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <memory>
#include <thread>

namespace spotme::db {
namespace {

using test::FailingConnection;
using Answer = std::future<std::exception_ptr>;

class GroupCommitBreakdownTest : public testing::Test {
 protected:
  GroupCommitBreakdownTest() : database_(false) {
    database_.connect()->execute_script("CREATE TABLE note (id bigint PRIMARY KEY, words text NOT NULL)");
  }

  GroupCommit::Open open(FailingConnection::Hook before, FailingConnection::Hook after_commit = {}) {
    return [this, before, after_commit] {
      return std::make_unique<FailingConnection>(database_.connect(), before, after_commit);
    };
  }
  bool is_stored(std::int64_t id) {
    return !database_.connect()->execute("SELECT id FROM note WHERE id = $1", std::vector<Value>{id}).empty();
  }
  static bool insert(Write& write, std::int64_t id) {
    write.execute("INSERT INTO note (id, words) VALUES ($1, $2)", {to_value(id), to_value("kata")});
    return true;
  }
  static bool insert_by_key(Write& write, std::int64_t id) {
    write.execute("INSERT INTO note (id, words) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
                  {to_value(id), to_value("kata")});
    return true;
  }
  static Answer submit(GroupCommit& writer, Mode mode, std::function<bool(Write&)> run, bool repeatable = false) {
    auto promise = std::make_shared<std::promise<std::exception_ptr>>();
    auto answer = promise->get_future();
    writer.submit({mode, std::move(run),
                   [promise](std::exception_ptr failure) { promise->set_value(std::move(failure)); }, repeatable});
    return answer;
  }
  template <class Wanted>
  static void expect_breakdown(Answer& answer) {
    const auto failure = answer.get();
    ASSERT_NE(failure, nullptr) << "acknowledged";
    EXPECT_THROW(std::rethrow_exception(failure), Wanted);
  }

  base::ManualClock clock_{test::tuesday_0759};
  test::TestDatabase database_;
};

/// Keeps the one lane busy until it is released, so that what is submitted meanwhile forms groups.
class Held {
 public:
  explicit Held(GroupCommit& writer) {
    writer.submit({Mode::write,
                   [state = state_](Write&) {
                     state->entered.count_down();
                     state->go.wait();
                     return true;
                   },
                   [](const std::exception_ptr&) {}, false});
    state_->entered.wait();
  }
  void release() { state_->go.count_down(); }

 private:
  struct State {
    std::latch entered{1};
    std::latch go{1};
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

TEST_F(GroupCommitBreakdownTest, ManyThreadsShareFewerCommitsThanJobsEachDurableWhenAnswered) {
  constexpr int threads = 8;
  constexpr int jobs = 25;
  GroupCommit writer(open([](std::string_view) {}), clock_, {});
  Held held(writer);
  const auto watcher = database_.connect();
  std::atomic<int> early = 0;
  std::latch answered(threads * jobs);
  std::vector<std::thread> submitters;
  for (int thread = 0; thread < threads; ++thread) {
    submitters.emplace_back([&, thread] {
      for (int i = 0; i < jobs; ++i) {
        const std::int64_t id = thread * jobs + i;
        writer.submit({Mode::append, [id](Write& write) { return insert(write, id); },
                       [&, id](const std::exception_ptr& failure) {
                         const auto seen =
                             watcher->execute("SELECT id FROM note WHERE id = $1", std::vector<Value>{id});
                         if (failure || seen.empty()) ++early;
                         answered.count_down();
                       },
                       false});
      }
    });
  }
  for (auto& submitter : submitters) submitter.join();
  held.release();
  answered.wait();
  EXPECT_EQ(early, 0) << "not visible to another connection at the moment of the answer";
  EXPECT_EQ(writer.figures().commits, 1U + 4U) << "200 jobs in groups of 64";
}

TEST_F(GroupCommitBreakdownTest, JobsOfDifferentIsolationAreNotMixedAndKeepTheirOrder) {
  std::vector<std::string> begun;
  std::vector<std::int64_t> order;
  {
    GroupCommit writer(open([&](std::string_view step) {
                         if (step == "begin" || step == "commit") begun.emplace_back(step);
                       }),
                       clock_, {});
    Held held(writer);
    for (std::int64_t id = 0; id < 10; ++id) {
      submit(writer, id % 2 == 0 ? Mode::append : Mode::write, [&order, id](Write& write) {
        order.push_back(id);
        return insert(write, id);
      });
    }
    held.release();
  }
  EXPECT_EQ(order, (std::vector<std::int64_t>{0, 2, 4, 6, 8, 1, 3, 5, 7, 9})) << "the oldest first, with its like";
  EXPECT_EQ(begun.size(), 6U) << "the holder's, one for the appends, one for the writes";
}

TEST_F(GroupCommitBreakdownTest, AReadOnlyJobIsAFault) {
  GroupCommit writer(open([](std::string_view) {}), clock_, {});
  auto answer = submit(writer, Mode::read_only, [](Write&) { return true; });
  expect_breakdown<Fault>(answer);
}

TEST_F(GroupCommitBreakdownTest, AnUnknownCommitStaysUnknownWhateverComesAfter) {
  std::atomic<bool> dead = false;
  GroupCommitOptions options;
  options.attempts = 3;
  GroupCommit writer(open(
                         [&](std::string_view step) {
                           if (dead && step == "begin") throw Unavailable("nobody answers");
                         },
                         [&](std::string_view) {
                           dead = true;
                           throw CommitUnknown("the connection went");
                         }),
                     clock_, options);
  auto keyed = submit(
      writer, Mode::append, [](Write& write) { return insert_by_key(write, 1); }, true);
  expect_breakdown<CommitUnknown>(keyed);  // Unavailable would say that nothing is stored
  EXPECT_TRUE(is_stored(1));
}

TEST_F(GroupCommitBreakdownTest, InOneGroupOnlyKeyedJobsRunAgainAfterAnUnknownCommit) {
  std::atomic<bool> armed = false;
  GroupCommit writer(open([](std::string_view) {},
                          [&](std::string_view) {
                            if (armed.exchange(false)) throw CommitUnknown("the connection went");
                          }),
                     clock_, {});
  Held held(writer);
  int plain_runs = 0;
  int keyed_runs = 0;
  auto plain = submit(writer, Mode::append, [&](Write& write) { return ++plain_runs, armed = true, insert(write, 1); });
  auto keyed = submit(
      writer, Mode::append, [&](Write& write) { return ++keyed_runs, insert_by_key(write, 2); }, true);
  held.release();
  expect_breakdown<CommitUnknown>(plain);
  EXPECT_EQ(keyed.get(), nullptr);
  EXPECT_EQ(plain_runs, 1);
  EXPECT_EQ(keyed_runs, 2);
}

TEST_F(GroupCommitBreakdownTest, AfterAFailedSyncNothingIsWrittenOrAcknowledgedAgain) {
  std::atomic<int> commits = 0;
  GroupCommitOptions options;
  std::atomic<int> told = 0;
  options.on_storage_failure = [&](const StorageFailure&) { ++told; };
  GroupCommit writer(open([&](std::string_view step) {
                       if (step == "commit" && ++commits > 0) throw StorageFailure("fsync");
                     }),
                     clock_, options);
  Held held(writer);
  auto waiting = submit(writer, Mode::append, [](Write& write) { return insert(write, 1); });
  held.release();
  expect_breakdown<StorageFailure>(waiting);
  auto later = submit(writer, Mode::append, [](Write& write) { return insert(write, 2); });
  expect_breakdown<StorageFailure>(later);
  EXPECT_EQ(commits, 1) << "the sync was tried again";
  EXPECT_EQ(told, 1);
  EXPECT_FALSE(is_stored(1));
}

TEST_F(GroupCommitBreakdownTest, ACancelledStatementIsTheJobsOwn) {
  GroupCommit writer(open([](std::string_view) {}), clock_, {});
  Held held(writer);
  int runs = 0;
  auto cancelled = submit(writer, Mode::write, [&](Write& write) -> bool {
    ++runs;
    insert(write, 1);
    throw Unavailable("cancelled, the connection stands");
  });
  auto other = submit(writer, Mode::write, [](Write& write) { return insert(write, 2); });
  held.release();
  expect_breakdown<Unavailable>(cancelled);
  EXPECT_EQ(other.get(), nullptr);
  EXPECT_EQ(runs, 1);
  EXPECT_FALSE(is_stored(1));
}

TEST_F(GroupCommitBreakdownTest, ABrokenAnswerDoesNotRunTheJobAgain) {
  int runs = 0;
  {
    GroupCommit writer(open([](std::string_view) {}), clock_, {});
    writer.submit({Mode::write, [&](Write& write) { return ++runs, insert(write, 1); },
                   [](const std::exception_ptr&) { throw std::runtime_error("must not, but did"); }, false});
  }
  EXPECT_EQ(runs, 1);
  EXPECT_TRUE(is_stored(1));
}

TEST_F(GroupCommitBreakdownTest, AConstraintThatOnlyCommitChecksHitsItsOwnJobAlone) {
  database_.connect()->execute_script(
      "CREATE TABLE child (id bigint PRIMARY KEY, note_id bigint NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY "
      "DEFERRED)");
  GroupCommit writer(open([](std::string_view) {}), clock_, {});
  Held held(writer);
  auto good = submit(writer, Mode::write, [](Write& write) { return insert(write, 1); });
  auto orphan = submit(writer, Mode::write, [](Write& write) {
    write.execute("INSERT INTO child (id, note_id) VALUES (1, 404)");
    return true;
  });
  held.release();
  EXPECT_EQ(good.get(), nullptr);
  expect_breakdown<ConstraintViolation>(orphan);
  EXPECT_TRUE(is_stored(1));
}

}  // namespace
}  // namespace spotme::db
