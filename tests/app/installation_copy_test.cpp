#include "app/installation_copy.hpp"

#include "app/demonstration.hpp"
#include "store/connect.hpp"
#include "store/migrate.hpp"
#include "store/sqlite.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/process.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using Tables = std::vector<std::pair<std::string, db::TablePart>>;

/// Every row of every table, value by value.
Tables rows_of(const db::Url& url) {
  const auto connection = db::connect(url, db::Use::read);
  connection->begin(db::Mode::read_only);
  Tables all;
  for (const auto& table : db::load_tables(*connection)) {
    auto& rows = all.emplace_back(table.name, db::TablePart{}).second;
    db::read_table(*connection, table,
                   [&](const db::TablePart& part) { rows.insert(rows.end(), part.begin(), part.end()); });
  }
  connection->rollback();
  return all;
}

void expect_same(const Tables& one, const Tables& other) {
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].first, other[i].first);
    EXPECT_TRUE(one[i].second == other[i].second) << one[i].first;
  }
}

class InstallationCopy : public testing::Test {
 protected:
  [[nodiscard]] db::Url url() const { return db::Url::parse(installation.test_database.url()).value(); }
  [[nodiscard]] db::Url file(const std::string& name) const {
    return {db::Engine::sqlite, (folder.path() / name).string()};
  }
  base::Result<CopyReport> copy(const db::Url& from, const db::Url& to) const {
    return copy_installation({from, to}, installation.clock, [](const auto&) {});
  }
  static std::string refusal(const base::Result<CopyReport>& result) { return result ? "copied" : result.error().key; }

  test::Folder folder;
  test::TestInstallation installation;
};

TEST_F(InstallationCopy, TheDemonstrationGoesThereAndBackRowByRow) {
  (void)insert_demonstration(*installation.context).value();
  installation.database.reset();  // the copy owns the file now
  const auto source = rows_of(url());
  std::size_t filled = 0;
  for (const auto& [name, rows] : source) filled += rows.empty() ? 0 : 1;
  EXPECT_GT(filled, 25U) << "the demonstration fills the tables that matter";
  ASSERT_EQ(refusal(copy(url(), file("one.db"))), "copied");
  expect_same(rows_of(file("one.db")), source);
  const test::TestDatabase other(false);  // of the engine under test
  const auto other_url = db::Url::parse(other.url()).value();
  const auto report = copy(file("one.db"), other_url);
  ASSERT_EQ(refusal(report), "copied");
  EXPECT_EQ(report->tables.size(), source.size());
  expect_same(rows_of(other_url), source);
  ASSERT_EQ(refusal(copy(other_url, file("two.db"))), "copied");
  expect_same(rows_of(file("two.db")), source);
  EXPECT_EQ(db::find_damage(*db::connect(file("two.db"), db::Use::read)), "");
}

TEST_F(InstallationCopy, AMigratedDatabaseThatNobodySetUpIsEmpty) {
  installation.database.reset();
  const test::TestDatabase other;
  const auto other_url = db::Url::parse(other.url()).value();
  ASSERT_EQ(refusal(copy(url(), other_url)), "copied");
  expect_same(rows_of(other_url), rows_of(url()));
  EXPECT_EQ(refusal(copy(url(), other_url)), "copy_target_not_empty");
}

TEST_F(InstallationCopy, NothingIsCopiedOverWhatIsThere) {
  installation.database.reset();
  const auto before = rows_of(url());
  const test::TestDatabase foreign(false);
  foreign.connect()->execute_script("CREATE TABLE theirs (id bigint PRIMARY KEY)");
  EXPECT_EQ(refusal(copy(url(), db::Url::parse(foreign.url()).value())), "copy_target_foreign");
  EXPECT_EQ(db::list_table_names(*foreign.connect()), std::vector<std::string>{"theirs"});
  const test::TestDatabase older(false);
  auto migrations = db::embedded_migrations(test::engine());
  migrations.pop_back();
  db::migrate(*older.connect(), test::tuesday_0759, migrations);
  EXPECT_EQ(refusal(copy(url(), db::Url::parse(older.url()).value())), "copy_target_version");
  const test::TestDatabase wider;
  wider.connect()->execute_script("CREATE TABLE extra (id uuid PRIMARY KEY)");
  EXPECT_EQ(refusal(copy(url(), db::Url::parse(wider.url()).value())), "copy_tables_differ");
  expect_same(rows_of(url()), before);
}

TEST_F(InstallationCopy, AnEmptyDatabaseAndANewerOneAreNoSource) {
  const test::TestDatabase empty(false);
  empty.connect()->execute_script("SELECT 1");  // SQLite: the file is there
  EXPECT_EQ(refusal(copy(db::Url::parse(empty.url()).value(), file("one.db"))), "database_empty");
  installation.database.reset();
  installation.test_database.connect()->execute_script(
      "INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES (9999, 'x', 'x', 1)");
  EXPECT_EQ(refusal(copy(url(), file("two.db"))), "database_newer");
}

TEST_F(InstallationCopy, AServerThatRunsOnTheFileIsNotLeftBehind) {
  const db::SqliteOwnership server(folder.path() / "one.db");
  EXPECT_THROW((void)copy(file("one.db"), file("two.db")), db::Unavailable);
}

}  // namespace
}  // namespace spotme::app
