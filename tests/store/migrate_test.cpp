#include "store/migrate.hpp"

#include "tests/support/database.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

namespace spotme::db {
namespace {

using Migrations = std::vector<Migration>;

const Migrations two{{1, "0001_a.sql", "CREATE TABLE a (id bigint PRIMARY KEY)"},
                     {2, "0002_b.sql", "CREATE TABLE b (id bigint PRIMARY KEY); INSERT INTO b (id) VALUES (1)"}};

TEST(Migrate, AnEmptyDatabaseHasVersionZeroAndGetsAllOnce) {
  const test::TestDatabase made(false);
  const auto connection = made.connect();
  EXPECT_EQ(schema_version(*connection), 0);
  const auto all = embedded_migrations(test::engine());
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(migrate(*connection, test::tuesday_0759, all), static_cast<std::int64_t>(all.size()));
  EXPECT_EQ(migrate(*connection, test::tuesday_0759, all), 0);
  EXPECT_EQ(schema_version(*connection), static_cast<std::int64_t>(all.size()));
}

TEST(Migrate, ABrokenOneLeavesNothingOfItselfAndCanBeMended) {
  const test::TestDatabase made(false);
  const auto connection = made.connect();
  auto broken = two;
  broken[1].sql = "CREATE TABLE b (id bigint PRIMARY KEY); INSERT INTO nowhere (id) VALUES (1)";
  EXPECT_THROW(migrate(*connection, test::tuesday_0759, broken), Fault);
  EXPECT_EQ(schema_version(*connection), 1);
  EXPECT_EQ(migrate(*connection, test::tuesday_0759, two), 1);
  EXPECT_EQ(connection->execute("SELECT id FROM b", {}).size(), 1U);
}

TEST(Migrate, AnEditedOneAndANewerDatabaseAreRefused) {
  const test::TestDatabase made(false);
  const auto connection = made.connect();
  migrate(*connection, test::tuesday_0759, two);
  auto edited = two;
  edited[0].sql = "CREATE TABLE a (id bigint PRIMARY KEY) ";
  EXPECT_THROW(migrate(*connection, test::tuesday_0759, edited), Fault);
  EXPECT_THROW(migrate(*connection, test::tuesday_0759, {two[0]}), Fault);
  EXPECT_EQ(schema_version(*connection), 2);
}

TEST(Migrate, AGapIsRefused) {
  const test::TestDatabase made(false);
  const auto connection = made.connect();
  EXPECT_THROW(migrate(*connection, test::tuesday_0759, {two[1]}), Fault);
  EXPECT_EQ(schema_version(*connection), 0);
}

TEST(Migrate, TwoProcessesAtOnceRunEachOnce) {
  const test::TestDatabase made(false);
  made.connect()->execute_script("SELECT 1");  // SQLite: the file and its log exist before the two come
  std::latch start(2);
  std::atomic<std::int64_t> ran = 0;
  const auto work = [&] {
    const auto connection = made.connect();
    start.arrive_and_wait();
    ran += migrate(*connection, test::tuesday_0759, two);
  };
  std::thread one(work);
  std::thread other(work);
  one.join();
  other.join();
  EXPECT_EQ(ran, 2);
  EXPECT_EQ(made.connect()->execute("SELECT id FROM b", {}).size(), 1U);
}

TEST(Migrate, ADeadDatabaseThrows) {
  if (test::engine() == Engine::sqlite) {
    const base::ManualClock clock(test::tuesday_0759);
    const auto database = Database::open_read_only(Url::parse("sqlite:/nowhere/at/all.db").value(), clock);
    EXPECT_THROW(static_cast<void>(database->read([](Read& read) { return read.query("SELECT 1").empty(); })),
                 Unavailable);
    return;
  }
  const test::TestDatabase made;
  const auto connection = made.connect();
  EXPECT_THROW(connection->execute_script("SELECT pg_terminate_backend(pg_backend_pid())"), Unavailable);
  EXPECT_FALSE(connection->usable());
  EXPECT_THROW(static_cast<void>(schema_version(*connection)), Unavailable);
}

}  // namespace
}  // namespace spotme::db
