#include "store/group_commit.hpp"

#include "tests/support/database.hpp"
#include "tests/support/failing_connection.hpp"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <set>

namespace spotme::db {
namespace {

using test::FailingConnection;

/// A table of its own, written through a GroupCommit with one lane.
class GroupCommitTest : public testing::Test {
 protected:
  GroupCommitTest() : database_(false) {
    database_.connect()->execute_script("CREATE TABLE note (id bigint PRIMARY KEY, words text NOT NULL)");
  }

  GroupCommit::Open open(
      FailingConnection::Hook before = [](std::string_view) {}, FailingConnection::Hook after_commit = {}) {
    return [this, before, after_commit] {
      return std::make_unique<FailingConnection>(database_.connect(), before, after_commit);
    };
  }
  std::set<std::int64_t> stored() {
    auto connection = database_.connect();
    connection->begin(Mode::append);
    std::set<std::int64_t> ids;
    for (const auto row : connection->execute("SELECT id FROM note", {})) ids.insert(row.integer(0));
    connection->rollback();
    return ids;
  }
  static void insert(Write& write, std::int64_t id) {
    write.execute("INSERT INTO note (id, words) VALUES ($1, $2)", {to_value(id), to_value("kata")});
  }
  /// A job that inserts one row; its future is the answer.
  static std::future<std::exception_ptr> submit(GroupCommit& writer, std::function<bool(Write&)> run,
                                                bool repeatable = false) {
    auto promise = std::make_shared<std::promise<std::exception_ptr>>();
    auto answer = promise->get_future();
    writer.submit({Mode::write, std::move(run),
                   [promise](std::exception_ptr failure) { promise->set_value(std::move(failure)); }, repeatable});
    return answer;
  }
  /// Occupies the lane until `go` is counted down, so that what is submitted meanwhile forms one group.
  static std::future<std::exception_ptr> hold(GroupCommit& writer, std::latch& entered, std::latch& go) {
    auto answer = submit(writer, [&](Write&) {
      entered.count_down();
      go.wait();
      return true;
    });
    entered.wait();
    return answer;
  }

  base::ManualClock clock_{test::tuesday_0759};
  test::TestDatabase database_;
};

TEST_F(GroupCommitTest, WritersShareOneCommitAndAreAnsweredAfterIt) {
  GroupCommit writer(open(), clock_, {});
  std::latch entered(1);
  std::latch go(1);
  auto held = hold(writer, entered, go);
  const auto before = writer.figures().commits;
  std::vector<std::future<std::exception_ptr>> answers;
  for (std::int64_t id = 1; id <= 50; ++id) {
    answers.push_back(submit(writer, [id](Write& write) { return insert(write, id), true; }));
  }
  go.count_down();
  held.get();
  EXPECT_EQ(answers[0].get(), nullptr);
  EXPECT_TRUE(stored().contains(1)) << "answered before it was durable";
  for (std::size_t i = 1; i < answers.size(); ++i) EXPECT_EQ(answers[i].get(), nullptr);
  EXPECT_EQ(stored().size(), 50U);
  EXPECT_EQ(writer.figures().commits - before, 2U) << "the holder's and one for all fifty";
}

TEST_F(GroupCommitTest, OneThatFailsFailsAlone) {
  GroupCommit writer(open(), clock_, {});
  std::latch entered(1);
  std::latch go(1);
  auto held = hold(writer, entered, go);
  auto good = submit(writer, [](Write& write) { return insert(write, 1), true; });
  auto thrown = submit(writer, [](Write& write) -> bool {
    insert(write, 2);
    throw std::runtime_error("mine alone");
  });
  auto refused = submit(writer, [](Write& write) { return insert(write, 3), false; });
  auto doubled = submit(writer, [](Write& write) { return insert(write, 1), true; });
  auto after = submit(writer, [](Write& write) { return insert(write, 4), true; });
  go.count_down();
  held.get();
  EXPECT_EQ(good.get(), nullptr);
  EXPECT_THROW(std::rethrow_exception(thrown.get()), std::runtime_error);
  EXPECT_EQ(refused.get(), nullptr) << "a refusal is an answer, not a breakdown";
  EXPECT_THROW(std::rethrow_exception(doubled.get()), ConstraintViolation);
  EXPECT_EQ(after.get(), nullptr);
  EXPECT_EQ(stored(), (std::set<std::int64_t>{1, 4}));
}

TEST_F(GroupCommitTest, ALostConnectionBeforeCommitIsRunAgain) {
  std::atomic<int> losses = 2;
  GroupCommit writer(open([&](std::string_view step) {
                       if (step == "commit" && losses.fetch_sub(1) > 0) throw Unavailable("lost before it was sent");
                     }),
                     clock_, {});
  EXPECT_EQ(submit(writer, [](Write& write) { return insert(write, 1), true; }).get(), nullptr);
  EXPECT_EQ(stored(), (std::set<std::int64_t>{1}));
  EXPECT_EQ(writer.figures().retries, 2U);
}

TEST_F(GroupCommitTest, AnUnknownCommitIsNoAcknowledgementAndOnlyKeyedJobsRunAgain) {
  std::atomic<bool> lost = false;
  GroupCommit writer(open([](std::string_view) {},
                          [&](std::string_view) {
                            if (!lost.exchange(true)) throw CommitUnknown("the connection went");
                          }),
                     clock_, {});
  auto plain = submit(writer, [](Write& write) { return insert(write, 1), true; });
  EXPECT_THROW(std::rethrow_exception(plain.get()), CommitUnknown);
  lost = false;
  int runs = 0;
  auto keyed = submit(
      writer,
      [&](Write& write) {
        ++runs;
        write.execute("INSERT INTO note (id, words) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
                      {to_value(std::int64_t{2}), to_value("kata")});
        return true;
      },
      true);
  EXPECT_EQ(keyed.get(), nullptr);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(stored(), (std::set<std::int64_t>{1, 2}));
}

TEST_F(GroupCommitTest, ALostRaceRunsEachAlone) {
  std::atomic<bool> lost = false;
  int runs = 0;
  GroupCommit writer(open([&](std::string_view step) {
                       if (step == "commit" && lost.exchange(false)) throw SerializationFailure("lost the race");
                     }),
                     clock_, {});
  std::latch entered(1);
  std::latch go(1);
  auto held = hold(writer, entered, go);
  auto one = submit(writer, [](Write& write) { return insert(write, 1), true; });
  auto two = submit(writer, [&](Write& write) {
    if (runs++ == 0) lost = true;  // armed when the group runs together
    return insert(write, 2), true;
  });
  go.count_down();
  held.get();
  EXPECT_EQ(one.get(), nullptr);
  EXPECT_EQ(two.get(), nullptr);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(stored(), (std::set<std::int64_t>{1, 2}));
}

TEST_F(GroupCommitTest, AFailedSyncEndsInTheHandlerAndAcknowledgesNothing) {
  std::promise<void> ended;
  GroupCommitOptions options;
  options.on_storage_failure = [&](const StorageFailure&) { ended.set_value(); };
  GroupCommit writer(open([](std::string_view step) {
                       if (step == "commit") throw StorageFailure("fsync");
                     }),
                     clock_, options);
  auto answer = submit(writer, [](Write& write) { return insert(write, 1), true; });
  EXPECT_THROW(std::rethrow_exception(answer.get()), StorageFailure);
  ended.get_future().get();
  EXPECT_TRUE(stored().empty());
}

TEST_F(GroupCommitTest, ADeadDatabaseIsUnavailableNotNo) {
  GroupCommitOptions options;
  options.attempts = 2;
  GroupCommit writer([]() -> std::unique_ptr<Connection> { throw Unavailable("nobody answers"); }, clock_, options);
  auto answer = submit(writer, [](Write&) { return true; });
  EXPECT_THROW(std::rethrow_exception(answer.get()), Unavailable);
}

TEST_F(GroupCommitTest, AFullQueueRefusesAtOnceAndTheEndFinishesWhatWaits) {
  std::vector<std::future<std::exception_ptr>> answers;
  std::latch entered(1);
  std::latch go(1);
  {
    GroupCommitOptions options;
    options.queue = 2;
    GroupCommit writer(open(), clock_, options);
    auto held = hold(writer, entered, go);
    for (std::int64_t id = 1; id <= 3; ++id) {
      answers.push_back(submit(writer, [id](Write& write) { return insert(write, id), true; }));
    }
    EXPECT_THROW(std::rethrow_exception(answers[2].get()), Unavailable);
    go.count_down();
  }
  EXPECT_EQ(answers[0].get(), nullptr);
  EXPECT_EQ(answers[1].get(), nullptr);
  EXPECT_EQ(stored(), (std::set<std::int64_t>{1, 2}));
}

}  // namespace
}  // namespace spotme::db
