#include "store/database.hpp"

#include "tests/support/database.hpp"
#include "tests/support/failing_connection.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

namespace spotme::db {
namespace {

using test::FailingConnection;

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() : made_(false) {
    made_.connect()->execute_script("CREATE TABLE purse (id bigint PRIMARY KEY, amount bigint NOT NULL)");
  }
  static void put(Write& write, std::int64_t id, std::int64_t amount) {
    write.execute("INSERT INTO purse (id, amount) VALUES ($1, $2)", {to_value(id), to_value(amount)});
  }
  static std::int64_t amount(Read& read, std::int64_t id) {
    const auto rows = read.query("SELECT amount FROM purse WHERE id = $1", {to_value(id)});
    return rows.empty() ? -1 : rows[0].integer(0);
  }

  base::ManualClock clock_{test::tuesday_0759};
  test::TestDatabase made_;
};

TEST_F(DatabaseTest, WhatWasWrittenIsReadAndARefusalLeavesNothing) {
  const auto database = made_.open(clock_);
  EXPECT_EQ(database->write([](Write& write) { return put(write, 1, 5), std::int64_t{42}; }), 42);
  const auto refused = database->write([](Write& write) -> base::Result<bool> {
    put(write, 2, 5);
    return base::Error{base::Code::conflict, "no", ""};
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "no");
  EXPECT_EQ(database->read([](Read& read) { return amount(read, 1); }), 5);
  EXPECT_EQ(database->read([](Read& read) { return amount(read, 2); }), -1);
  EXPECT_THROW(database->write([](Write& write) { return put(write, 1, 6), true; }), ConstraintViolation);
  EXPECT_EQ(database->write([this](Write& write) { return write.now() == clock_.now(); }), true);
}

TEST_F(DatabaseTest, AReadSeesOneSnapshot) {
  const auto database = made_.open(clock_);
  database->write([](Write& write) { return put(write, 1, 1), true; });
  const auto both = database->read([&](Read& read) {
    const auto before = amount(read, 1);
    database->write([](Write& write) { return write.execute("UPDATE purse SET amount = 2 WHERE id = 1"); });
    return std::pair(before, amount(read, 1));
  });
  EXPECT_EQ(both, (std::pair<std::int64_t, std::int64_t>(1, 1)));
  EXPECT_EQ(database->read([](Read& read) { return amount(read, 1); }), 2);
}

TEST_F(DatabaseTest, ADeadPooledReaderIsReplacedOnce) {
  std::atomic<int> opened = 0;
  std::atomic<bool> dead = false;
  DatabaseOptions options;
  Database database(
      test::engine(),
      [&](Database::Role) -> std::unique_ptr<Connection> {
        const int number = ++opened;
        return std::make_unique<FailingConnection>(made_.connect(), [&dead, number](std::string_view step) {
          if (dead && number == 1 && step == "begin") throw Unavailable("died while it lay idle");
        });
      },
      clock_, options);
  EXPECT_EQ(database.read([](Read& read) { return amount(read, 1); }), -1);
  dead = true;
  EXPECT_EQ(database.read([](Read& read) { return amount(read, 1); }), -1);
  EXPECT_EQ(opened, 2);
  EXPECT_EQ(database.read([](Read& read) { return amount(read, 1); }), -1);
  EXPECT_EQ(opened, 2) << "the fresh one is pooled, the dead one is not";
}

TEST_F(DatabaseTest, OnADeadDatabaseDoesItExistThrows) {
  std::atomic<int> opened = 0;
  Database database(test::engine(),
                    [&](Database::Role) -> std::unique_ptr<Connection> {
                      ++opened;
                      return std::make_unique<FailingConnection>(made_.connect(), [](std::string_view step) {
                        if (step == "execute") throw Unavailable("gone");
                      });
                    },
                    clock_, {});
  EXPECT_THROW(static_cast<void>(database.read([](Read& read) { return amount(read, 1); })), Unavailable);
  EXPECT_EQ(opened, 2) << "one more try over a fresh connection, no more";
}

TEST_F(DatabaseTest, AFaultOfAReaderLeavesThePoolWell) {
  DatabaseOptions options;
  options.readers = 1;
  const auto database = made_.open(clock_, options);
  for (int i = 0; i < 3; ++i) {
    EXPECT_THROW(static_cast<void>(database->read([](Read& read) { return read.query("SELECT nonsense").size(); })),
                 Fault);
    EXPECT_THROW(static_cast<void>(database->read([](Read&) -> bool { throw std::runtime_error("the caller's own"); })),
                 std::runtime_error);
    EXPECT_THROW(static_cast<void>(database->read(
                     [](Read& read) { return read.query("INSERT INTO purse (id, amount) VALUES (9, 9)").affected(); })),
                 Fault)
        << "a reader that writes is a fault of the program, never a 503";
  }
  EXPECT_EQ(database->read([](Read& read) { return amount(read, 9); }), -1);
}

TEST_F(DatabaseTest, ReadOnlyRefusesToWriteAndSeesWhatTheServerCommits) {
  const auto server = made_.open(clock_);
  server->write([](Write& write) { return put(write, 1, 1), true; });
  const auto beside = Database::open_read_only(Url::parse(made_.url()).value(), clock_);
  EXPECT_EQ(beside->read([](Read& read) { return amount(read, 1); }), 1);
  server->write([](Write& write) { return put(write, 2, 2), true; });
  EXPECT_EQ(beside->read([](Read& read) { return amount(read, 2); }), 2);
  EXPECT_THROW(beside->write([](Write& write) { return put(write, 3, 3), true; }), Fault);
}

// Two processes' worth of writers raise one amount. On SQLite a file has one owner, so there the two are one.
TEST_F(DatabaseTest, ConcurrentRaisesOfOneAmountAllCount) {
  constexpr int threads = 4;
  constexpr int raises = 25;
  DatabaseOptions options;
  options.group_commit.attempts = 40;  // four writers of one row lose many races
  const auto first = made_.open(clock_, options);
  const auto second = test::engine() == Engine::postgres ? made_.open(clock_, options) : nullptr;
  first->write([](Write& write) { return put(write, 1, 0), true; });
  std::latch start(threads);
  std::vector<std::thread> writers;
  for (int thread = 0; thread < threads; ++thread) {
    writers.emplace_back([&, thread] {
      auto& database = second && thread % 2 == 1 ? *second : *first;
      start.arrive_and_wait();
      for (int i = 0; i < raises; ++i) {
        database.write([](Write& write) {
          const auto before = amount(write, 1);
          return write.execute("UPDATE purse SET amount = $1 WHERE id = 1", {to_value(before + 1)});
        });
      }
    });
  }
  for (auto& writer : writers) writer.join();
  EXPECT_EQ(first->read([](Read& read) { return amount(read, 1); }), threads * raises);
}

TEST(DatabaseUrl, IsParsedStrictlyAndShownWithoutItsPassword) {
  EXPECT_EQ(Url::parse("sqlite:var/spotme.db").value().target, "var/spotme.db");
  EXPECT_EQ(Url::parse("postgresql://db/spotme").value().engine, Engine::postgres);
  for (const auto* bad : {"", "sqlite:", "sqlite::memory:", "mysql://x", "spotme.db", "postgresql:", " sqlite:x"}) {
    EXPECT_FALSE(Url::parse(bad)) << bad;
  }
  const auto shown = [](const char* text) { return Url::parse(text).value().shown(); };
  EXPECT_EQ(shown("postgresql://spotme:rahsia@db:5432/spotme"), "postgresql://spotme:***@db:5432/spotme");
  EXPECT_EQ(shown("postgresql://spotme@db:5432/spotme"), "postgresql://spotme@db:5432/spotme");
  EXPECT_EQ(shown("postgresql:///spotme?host=/run&user=a@b"), "postgresql:///spotme?host=/run&user=a@b");
  EXPECT_EQ(shown("postgresql://db/spotme?user=u&password=rahsia&sslmode=require"),
            "postgresql://db/spotme?user=u&password=***&sslmode=require");
  EXPECT_EQ(shown("postgresql://db/spotme?password=rahsia"), "postgresql://db/spotme?password=***");
}

}  // namespace
}  // namespace spotme::db
