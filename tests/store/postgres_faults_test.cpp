#include "store/database.hpp"
#include "store/postgres.hpp"
#include "tests/support/database.hpp"
#include "tests/support/process.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <map>
#include <thread>

namespace spotme::db {
namespace {

/// What only PostgreSQL can do to its clients. The last two use a server of their own.
class PostgresFaultsTest : public testing::Test {
 protected:
  void SetUp() override {
    if (test::engine() != Engine::postgres) GTEST_SKIP() << "PostgreSQL only";
  }
  static std::int64_t count(Connection& connection, std::string_view sql) {
    return connection.execute(sql, {}).integer();
  }

  base::ManualClock clock_{test::tuesday_0759};
};

TEST_F(PostgresFaultsTest, AWarningAtCommitIsNoSuccess) {
  const test::TestDatabase made(false);
  const auto connection = made.connect();
  EXPECT_THROW(connection->commit(), CommitUnknown) << "there is no transaction: warning 25P01";
  EXPECT_FALSE(connection->usable());
}

TEST_F(PostgresFaultsTest, AFailedTransactionCannotBeCommitted) {
  const test::TestDatabase made(false);
  const auto connection = made.connect();
  connection->begin(Mode::write);
  EXPECT_THROW(connection->execute("SELECT nonsense", {}), Fault);
  EXPECT_THROW(connection->commit(), Fault);
  EXPECT_TRUE(connection->usable());
}

TEST_F(PostgresFaultsTest, AReaderWhoseServerProcessWasEndedIsReplaced) {
  const test::TestDatabase made(false);
  const auto database = made.open(clock_);
  const auto process = [](Read& read) { return read.query("SELECT pg_backend_pid()").integer(); };
  const auto first = database->read(process);
  made.connect()->execute("SELECT pg_terminate_backend($1::bigint::integer)", std::vector<Value>{first});
  EXPECT_NE(database->read(process), first);
}

TEST_F(PostgresFaultsTest, AServerThatMayOnlyReadIsLeft) {
  const test::TestDatabase made;
  const auto connection = made.connect();
  connection->execute_script("SET default_transaction_read_only = on");
  connection->begin(Mode::write);
  EXPECT_THROW(connection->execute("DELETE FROM installation", {}), Unavailable);
  EXPECT_FALSE(connection->usable()) << "another connection may lead to the new primary";
}

TEST_F(PostgresFaultsTest, DurabilityIsNotForAServerSettingToTakeAway) {
  const test::TestDatabase made(false);
  const auto connection = made.connect();
  const auto name = connection->execute("SELECT current_database()::text", {}).text();
  connection->execute_script("ALTER DATABASE " + name + " SET synchronous_commit = off");
  EXPECT_EQ(made.connect()->execute("SELECT current_setting('synchronous_commit')", {}).text(), "on");
}

TEST_F(PostgresFaultsTest, ACancelledStatementFailsItsJobAlone) {
  const test::TestDatabase made(false);
  made.connect()->execute_script("CREATE TABLE note (id bigint PRIMARY KEY)");
  const auto database = made.open(clock_);
  EXPECT_THROW(database->write([](Write& write) {
    write.execute("INSERT INTO note (id) VALUES (1)");
    write.execute("SET LOCAL statement_timeout = 1");
    return write.query("SELECT count(pg_sleep(600))").size();
  }),
               Unavailable);
  database->write([](Write& write) { return write.execute("INSERT INTO note (id) VALUES (2)"); });
  EXPECT_EQ(database->read([](Read& read) { return read.query("SELECT id FROM note").integer(); }), 2);
}

TEST_F(PostgresFaultsTest, ACommitCancelledWhileItWaitsForTheStandbyIsNotAcknowledged) {
  const test::Folder folder;
  test::PrivatePostgres server(folder.path());
  {
    const auto setup = open_postgres(server.url());
    setup->execute_script("CREATE TABLE note (id bigint PRIMARY KEY)");
    setup->execute_script("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
  }
  server.crash();
  server.restart();
  GroupCommit writer([&] { return open_postgres(server.url()); }, clock_, {});
  std::promise<std::exception_ptr> answer;
  auto answered = answer.get_future();
  writer.submit({Mode::append, [](Write& write) { return write.execute("INSERT INTO note (id) VALUES (1)") == 1; },
                 [&](std::exception_ptr failure) { answer.set_value(std::move(failure)); }, false});
  const auto other = open_postgres(server.url());
  while (count(*other, "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") ==
         0) {
    std::this_thread::yield();
  }
  const auto failure = answered.get();
  ASSERT_NE(failure, nullptr) << "acknowledged, though it is on one machine only";
  EXPECT_THROW(std::rethrow_exception(failure), CommitUnknown);
  EXPECT_EQ(count(*other, "SELECT count(*) FROM note"), 1) << "the trap: the row is here, and the server said success";
}

enum class Outcome { acknowledged, unknown, not_stored };

/// Writes each id once, never again, until told to stop, and keeps what it was answered.
class Scribe {
 public:
  Scribe(Database& database, std::int64_t first, std::atomic<bool>& stop, std::atomic<int>& acknowledged)
      : thread_([this, &database, first, &stop, &acknowledged] {
          for (auto id = first; !stop; ++id) {
            outcomes_[id] = write(database, id);
            if (outcomes_[id] == Outcome::acknowledged) acknowledged.fetch_add(1);
          }
        }) {}
  void finish() { thread_.join(); }
  [[nodiscard]] const std::map<std::int64_t, Outcome>& outcomes() const { return outcomes_; }

 private:
  static Outcome write(Database& database, std::int64_t id) {
    try {
      database.write([&](Write& write) { return write.execute("INSERT INTO note (id) VALUES ($1)", {to_value(id)}); });
      return Outcome::acknowledged;
    } catch (const CommitUnknown&) {
      return Outcome::unknown;
    } catch (const Unavailable&) {
      return Outcome::not_stored;
    }
  }

  std::map<std::int64_t, Outcome> outcomes_;
  std::thread thread_;
};

TEST_F(PostgresFaultsTest, KilledAmongWritersItKeepsWhatWasAcknowledgedOnce) {
  const test::Folder folder;
  test::PrivatePostgres server(folder.path());
  open_postgres(server.url())
      ->execute_script("CREATE TABLE note (id bigint NOT NULL)");  // no key that would hide a double
  const auto database = Database::open(Url::parse(server.url()).value(), clock_);
  std::atomic<bool> stop = false;
  std::atomic<int> acknowledged = 0;
  std::vector<std::unique_ptr<Scribe>> scribes;
  for (std::int64_t i = 0; i < 4; ++i)
    scribes.push_back(std::make_unique<Scribe>(*database, i * 1'000'000, stop, acknowledged));
  for (int kill = 1; kill <= 2; ++kill) {
    const int before = acknowledged;
    while (acknowledged < before + 100) std::this_thread::yield();
    server.crash();
    server.restart();
  }
  const int before = acknowledged;
  while (acknowledged < before + 20) std::this_thread::yield();
  stop = true;
  std::map<std::int64_t, std::int64_t> stored;
  for (auto& scribe : scribes) scribe->finish();
  for (const auto row : open_postgres(server.url())->execute("SELECT id FROM note", {})) ++stored[row.integer(0)];
  for (auto& scribe : scribes) {
    for (const auto& [id, outcome] : scribe->outcomes()) {
      if (outcome == Outcome::acknowledged) {
        EXPECT_EQ(stored[id], 1) << "acknowledged: " << id;
      }
      if (outcome == Outcome::not_stored) {
        EXPECT_EQ(stored[id], 0) << "said to be not stored: " << id;
      }
      if (outcome == Outcome::unknown) {
        EXPECT_LE(stored[id], 1) << "doubled: " << id;
      }
    }
  }
}

}  // namespace
}  // namespace spotme::db
