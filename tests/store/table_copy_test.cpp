#include "store/table_copy.hpp"

#include "store/connect.hpp"
#include "store/migrate.hpp"
#include "tests/support/database.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace spotme::db {
namespace {

using std::chrono::year;

constexpr std::string_view things =
    "CREATE TABLE thing (a uuid NOT NULL, b text NOT NULL, flag boolean, number bigint, real double precision, "
    "bytes bytea, day date, n bigint NOT NULL, PRIMARY KEY (a, b))";

base::Uuid id(std::uint8_t last) {
  base::Uuid made;
  made.bytes[15] = last;
  return made;
}

/// Values at the edges of their types; the last column has a name that batches have for themselves.
std::vector<std::vector<Value>> edges() {
  using Limits = std::numeric_limits<std::int64_t>;
  const base::Bytes zeros(3, 0);
  return {
      {id(1), std::string{}, true, Limits::min(), -0.0, base::Bytes{}, base::Day{year{1900} / 1 / 1}, std::int64_t{7}},
      {id(1), std::string("Z"), false, Limits::max(), 1e-300, zeros, base::Day{year{9999} / 12 / 31}, std::int64_t{7}},
      {id(1), std::string("a"), Null{Type::boolean}, Null{Type::integer}, Null{Type::real}, Null{Type::blob},
       Null{Type::day}, std::int64_t{7}},
      {id(1), std::string("Ñ 漢 🙂\n;\"'"), true, std::int64_t{0}, 0.1, base::Bytes{1},
       base::Day{year{2024} / 2 / 29}, std::int64_t{7}},
      {id(2), std::string("- 1:x;"), false, std::int64_t{-1}, 3.0, base::Bytes{255}, base::Day{year{2026} / 11 / 26},
       std::int64_t{7}},
  };
}

void insert(Connection& connection, const std::vector<std::vector<Value>>& rows) {
  Batch batch({{"a", Type::uuid},
               {"b", Type::text},
               {"flag", Type::boolean},
               {"number", Type::integer},
               {"real", Type::real},
               {"bytes", Type::blob},
               {"day", Type::day},
               {"m", Type::integer}});
  for (const auto& row : rows) batch.add(row);
  connection.begin(Mode::append);
  connection.execute_each(
      "INSERT INTO thing (a, b, flag, number, real, bytes, day, n) SELECT r.a, r.b, r.flag, r.number, r.real, r.bytes, "
      "r.day, r.m FROM {rows}",
      batch, {});
  connection.commit();
}

TablePart all_rows(Connection& connection, const Table& table) {
  TablePart all;
  connection.begin(Mode::read_only);
  read_table(connection, table, [&](const TablePart& part) { all.insert(all.end(), part.begin(), part.end()); });
  connection.rollback();
  return all;
}

/// Two databases: one of the engine under test, and a file of SQLite.
class Copy : public testing::Test {
 protected:
  Copy() : connection(made.connect()) {}

  std::unique_ptr<Connection> file(const std::string& name) {
    return connect({Engine::sqlite, (folder.path / name).string()}, Use::write);
  }
  static std::vector<TableCopied> copy(Connection& from, Connection& to) {
    from.begin(Mode::read_only);
    to.begin(Mode::append);
    auto copied = copy_tables(from, to, load_tables(from), [](const auto&) {});
    to.commit();
    from.rollback();
    return copied;
  }

  struct Scratch {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("spotme_copy_" + base::to_string(base::make_uuid({})));
    Scratch() { std::filesystem::create_directory(path); }
    ~Scratch() { std::filesystem::remove_all(path); }
  } folder;
  test::TestDatabase made{false};
  std::unique_ptr<Connection> connection;
};

TEST_F(Copy, EveryValueOfEveryTypeComesBackTheSameInTheOrderOfItsKey) {
  connection->execute_script(things);
  insert(*connection, edges());
  const auto one = file("one.db");
  one->execute_script(things);
  EXPECT_TRUE(copy(*connection, *one)[0].is_same());
  const auto table = load_tables(*one).at(0);
  auto expected = edges();
  expected[0][4] = 0.0;  // SQLite knows no minus zero
  EXPECT_EQ(all_rows(*one, table), expected);
  connection->execute_script("DELETE FROM thing");
  const auto back = copy(*one, *connection);
  ASSERT_EQ(back.size(), 1U);
  EXPECT_TRUE(back[0].is_same());
  EXPECT_EQ(back[0].target.rows, 5);
  EXPECT_EQ(all_rows(*connection, table), expected);
}

TEST_F(Copy, ManyRowsAreReadInPartsAndEachOnce) {
  constexpr int count = 5'000;
  connection->execute_script(things);
  std::vector<std::vector<Value>> rows;
  for (int i = 0; i < count; ++i) {
    auto row = edges()[1];
    row[1] = fmt::format("{:05}", i);
    row[5] = base::Bytes(i % 1'000 == 7 ? 3'000'000 : 10, 7);  // some as large as an attachment
    rows.push_back(row);
  }
  insert(*connection, rows);
  EXPECT_EQ(all_rows(*connection, load_tables(*connection).at(0)), rows);
}

TEST_F(Copy, AnyDifferenceOfAValueIsADifferenceOfTheSum) {
  connection->execute_script(things);
  insert(*connection, edges());
  const auto table = load_tables(*connection).at(0);
  const auto sum = [&] {
    connection->begin(Mode::read_only);
    auto found = sum_table(*connection, table);
    connection->rollback();
    return found;
  };
  const auto before = sum();
  for (const auto* change : {"UPDATE thing SET bytes = NULL WHERE b = ''", "UPDATE thing SET b = 'A' WHERE b = 'a'",
                             "UPDATE thing SET number = 1 WHERE number = 0", "DELETE FROM thing WHERE b = 'Z'"}) {
    connection->begin(Mode::append);
    connection->execute(change, {});
    EXPECT_NE(sum_table(*connection, table), before) << change;
    connection->rollback();
  }
  EXPECT_EQ(sum(), before);
}

TEST_F(Copy, TablesComeAfterThoseThatTheyPointTo) {
  connection->execute_script(
      "CREATE TABLE a (id uuid PRIMARY KEY, b_id uuid); CREATE TABLE z (id uuid PRIMARY KEY);"
      "CREATE TABLE m (id uuid PRIMARY KEY, z_id uuid REFERENCES z (id), parent_id uuid REFERENCES m (id))");
  std::vector<std::string> names;
  for (const auto& table : load_tables(*connection)) names.push_back(table.name);
  EXPECT_EQ(names, (std::vector<std::string>{"a", "z", "m"}));
}

TEST_F(Copy, ARowMayPointToALaterOneOfItsOwnTable) {
  constexpr std::string_view tree = "CREATE TABLE tree (id uuid PRIMARY KEY, parent_id uuid REFERENCES tree (id))";
  const auto from = file("from.db");
  from->execute_script(tree);
  connection->execute_script(tree);
  const std::vector<Value> child{id(1), id(2)};
  const std::vector<Value> parent{id(2), Null{Type::uuid}};
  from->execute("INSERT INTO tree (id, parent_id) VALUES ($1, $2)", parent);
  from->execute("INSERT INTO tree (id, parent_id) VALUES ($1, $2)", child);
  EXPECT_TRUE(copy(*from, *connection)[0].is_same());
  const std::vector<Value> lost{id(3), id(9)};
  EXPECT_THROW(connection->execute("INSERT INTO tree (id, parent_id) VALUES ($1, $2)", lost), ConstraintViolation)
      << "the constraint holds at once again";
}

TEST_F(Copy, WhatPointsNowhereIsNotKept) {
  const auto from = file("from.db");
  from->execute_script(
      "PRAGMA foreign_keys=OFF; CREATE TABLE tree (id uuid PRIMARY KEY, parent_id uuid REFERENCES tree (id))");
  connection->execute_script("CREATE TABLE tree (id uuid PRIMARY KEY, parent_id uuid REFERENCES tree (id))");
  const std::vector<Value> lost{id(1), id(9)};
  from->execute("INSERT INTO tree (id, parent_id) VALUES ($1, $2)", lost);
  EXPECT_THROW(copy(*from, *connection), ConstraintViolation);
  connection->rollback();
  EXPECT_TRUE(connection->execute("SELECT id FROM tree", {}).empty());
}

TEST_F(Copy, WhatNoMigrationMayMakeIsRefused) {
  connection->execute_script("CREATE TABLE loose (id bigint)");
  EXPECT_THROW((void)load_tables(*connection), Fault);
  connection->execute_script("DROP TABLE loose; CREATE TABLE odd (id integer PRIMARY KEY)");
  EXPECT_THROW((void)load_tables(*connection), Fault);
}

TEST_F(Copy, NoTableOfTheMigrationsIsLeftOut) {
  const test::TestDatabase whole;
  const auto migrated = whole.connect();
  std::vector<std::string> names{"schema_migration"};
  const auto tables = load_tables(*migrated);
  for (const auto& table : tables) names.push_back(table.name);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, list_table_names(*migrated));
  EXPECT_EQ(first_difference(tables, load_tables(*migrated)), "");
  const auto sqlite = file("all.db");
  migrate(*sqlite, test::tuesday_0759, embedded_migrations(Engine::sqlite));
  EXPECT_EQ(first_difference(tables, load_tables(*sqlite)), "") << "the engines have the same tables";
  sqlite->execute_script("ALTER TABLE body ADD COLUMN extra text");
  EXPECT_EQ(first_difference(tables, load_tables(*sqlite)), "body.extra");
  sqlite->execute_script("CREATE TABLE extra (id uuid PRIMARY KEY)");
  EXPECT_EQ(first_difference(load_tables(*sqlite), tables), "body.extra");
}

TEST_F(Copy, ASnapshotIsOneSoundFileOfWhatWasCommitted) {
  const auto live = file("live.db");
  live->execute_script(things);
  insert(*live, edges());
  live->begin(Mode::write);
  live->execute("DELETE FROM thing", {});
  const auto reader = connect({Engine::sqlite, (folder.path / "live.db").string()}, Use::read);
  write_snapshot(*reader, folder.path / "saved.db");
  live->commit();
  EXPECT_FALSE(std::filesystem::exists(folder.path / "saved.db-wal"));
  const auto saved = connect({Engine::sqlite, (folder.path / "saved.db").string()}, Use::read);
  EXPECT_EQ(find_damage(*saved), "");
  EXPECT_EQ(all_rows(*saved, load_tables(*saved).at(0)).size(), 5U);
}

}  // namespace
}  // namespace spotme::db
