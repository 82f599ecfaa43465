#include "store/database.hpp"
#include "store/sqlite.hpp"
#include "tests/support/database.hpp"
#include "tests/support/failing_disk.hpp"
#include "tests/support/process.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace spotme::db {
namespace {

using test::FailingDisk;

/// A disk that fails under SQLite: whatever call it hits, what was acknowledged is there after a crash, and nothing is
/// half there.
class SqliteFaultsTest : public testing::Test {
 protected:
  void SetUp() override {
    if (test::engine() != Engine::sqlite) GTEST_SKIP() << "SQLite only";
  }

  struct Run {
    bool failed = false;  ///< the fault came
    bool distrusted = false;
    std::set<std::int64_t> acknowledged;
    std::int64_t syncs_after = 0;
  };

  /// Twelve transactions of two rows each, a checkpoint every few, and the n-th call fails.
  Run write_with(FailingDisk::Fault fault, std::int64_t nth, const std::filesystem::path& file) {
    FailingDisk disk;
    Run result;
    {
      Database database(Engine::sqlite,
                        [&](Database::Role role) {
                          SqliteOptions options;
                          options.file = file;
                          options.writer = role == Database::Role::writer;
                          options.checkpoint_pages = 8;
                          return open_sqlite(options);
                        },
                        clock_, {});
      database.write(
          [](Write& write) { return write.execute("CREATE TABLE note (id bigint PRIMARY KEY, words text)"); });
      disk.arm(fault, nth);
      for (std::int64_t id = 1; id <= 12; ++id) {
        try {
          database.write([&](Write& write) {
            return write.execute("INSERT INTO note (id, words) VALUES ($1, $3), ($2, $3)",
                                 {to_value(id), to_value(-id), to_value(std::string(3000, 'x'))});
          });
          result.acknowledged.insert(id);
        } catch (const StorageFailure&) {
          result.distrusted = true;
        } catch (const Unavailable&) {
          EXPECT_NE(fault, FailingDisk::Fault::sync) << "a failed sync is more than unavailable";
        }
      }
      copy_as_after_a_crash(file);
    }
    result.failed = disk.has_failed();
    result.syncs_after = disk.syncs_after_fault();
    return result;
  }

  /// The file and its log as they are now, with nothing closed in order.
  static void copy_as_after_a_crash(const std::filesystem::path& file) {
    for (const auto* part : {"", "-wal"}) {
      const auto from = file.string() + part;
      if (std::filesystem::exists(from)) std::filesystem::copy_file(from, crashed(file).string() + part);
    }
  }
  static std::filesystem::path crashed(const std::filesystem::path& file) { return file.string() + ".crashed"; }

  static void expect_whole(const std::filesystem::path& file, const Run& run) {
    SqliteOptions options;
    options.file = crashed(file);
    options.writer = true;
    const auto connection = open_sqlite(options);
    EXPECT_EQ(connection->execute("PRAGMA integrity_check", {}).text(), "ok");
    std::set<std::int64_t> stored;
    for (const auto row : connection->execute("SELECT id FROM note", {})) stored.insert(row.integer(0));
    for (const auto id : run.acknowledged) EXPECT_TRUE(stored.contains(id)) << "acknowledged and lost: " << id;
    for (const auto id : stored) EXPECT_TRUE(stored.contains(-id)) << "half a transaction: " << id;
  }

  base::ManualClock clock_{test::tuesday_0759};
};

TEST_F(SqliteFaultsTest, EveryWriteThatFailsLeavesWhatWasAcknowledgedWhole) {
  for (const auto fault : {FailingDisk::Fault::torn_write, FailingDisk::Fault::full}) {
    std::int64_t nth = 1;
    for (bool failed = true; failed; ++nth) {
      SCOPED_TRACE(nth);
      const test::Folder folder;
      const auto run = write_with(fault, nth, folder.path() / "spotme.db");
      failed = run.failed;
      expect_whole(folder.path() / "spotme.db", run);
      EXPECT_EQ(run.acknowledged.size(), 12U) << "a fault that passes is tried again";
    }
    EXPECT_GT(nth, 40) << "too few writes for a real trial";
  }
}

TEST_F(SqliteFaultsTest, EverySyncThatFailsEndsTrustAndIsNotTriedAgain) {
  std::int64_t nth = 1;
  for (bool failed = true; failed; ++nth) {
    SCOPED_TRACE(nth);
    const test::Folder folder;
    const auto run = write_with(FailingDisk::Fault::sync, nth, folder.path() / "spotme.db");
    // A sync that only closing asks for comes after the last write: nobody is left to be told.
    failed = run.failed && run.distrusted;
    expect_whole(folder.path() / "spotme.db", run);
    EXPECT_EQ(run.syncs_after, 0);
    if (failed) {
      EXPECT_LT(run.acknowledged.size(), 12U);
    }
  }
  EXPECT_GT(nth, 12) << "each commit and each checkpoint syncs";
}

/// Root may write everywhere, so these take the rights of nobody.
class AsNobody {
 public:
  AsNobody() : root_(::geteuid() == 0) {
    if (root_ && ::seteuid(65534) != 0) throw std::runtime_error("seteuid");
  }
  ~AsNobody() {
    if (root_ && ::seteuid(0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool root_;
};

template <class Work>
std::string words_of_unavailable(Work work) {
  try {
    work();
  } catch (const Unavailable& unavailable) {
    return unavailable.what();
  }
  return "no Unavailable";
}

TEST_F(SqliteFaultsTest, AReadOnlyFolderOrFileSaysSo) {
  const test::Folder folder;
  const auto file = folder.path() / "spotme.db";
  SqliteOptions options;
  options.file = file;
  options.writer = true;
  open_sqlite(options)->execute_script("CREATE TABLE note (id bigint)");
  ASSERT_EQ(::chmod(file.c_str(), 0444), 0);
  ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
  {
    const AsNobody nobody;
    const auto words = words_of_unavailable([&] { const SqliteOwnership ownership(file); });
    EXPECT_NE(words.find("spotme.db.lock: Permission denied"), std::string::npos) << words;
  }
  ASSERT_EQ(::chmod(folder.path().c_str(), 0777), 0);
  const AsNobody nobody;
  const auto words = words_of_unavailable([&] { static_cast<void>(open_sqlite(options)); });
  EXPECT_NE(words.find("write-protected"), std::string::npos) << words;
}

TEST_F(SqliteFaultsTest, AFileThatIsNoDatabaseIsNotTouched) {
  const test::Folder folder;
  SqliteOptions options;
  options.file = folder.path() / "spotme.db";
  options.writer = true;
  std::ofstream(options.file) << std::string(8192, 'x');
  EXPECT_THROW(static_cast<void>(open_sqlite(options)), StorageFailure);
  EXPECT_EQ(std::filesystem::file_size(options.file), 8192U);
}

TEST_F(SqliteFaultsTest, OneFileUnderTwoNamesHasOneOwner) {
  const test::Folder folder;
  const auto file = folder.path() / "spotme.db";
  std::ofstream(file).flush();
  std::filesystem::create_symlink(file, folder.path() / "alias.db");
  const SqliteOwnership ownership(file);
  EXPECT_THROW(SqliteOwnership(folder.path() / "alias.db"), Unavailable);
  EXPECT_THROW(SqliteOwnership(folder.path() / "." / "spotme.db"), Unavailable);
}

TEST_F(SqliteFaultsTest, ClosingTheDatabaseFoldsTheLogBack) {
  const test::TestDatabase made;
  const auto path = made.url().substr(std::string("sqlite:").size());
  {
    const auto database = made.open(clock_);
    database->write([](Write& write) { return write.execute("DELETE FROM installation"); });
    EXPECT_TRUE(database->read([](Read& read) { return read.query("SELECT name FROM installation").empty(); }));
    EXPECT_TRUE(std::filesystem::exists(path + "-wal"));
  }
  EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
}

}  // namespace
}  // namespace spotme::db
