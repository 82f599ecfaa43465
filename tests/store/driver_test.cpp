#include "store/database.hpp"
#include "store/migrate.hpp"
#include "tests/support/database.hpp"
#include "tests/support/failing_connection.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <type_traits>
#include <utility>

namespace spotme::db {
namespace {

using std::chrono::year;

constexpr std::string_view create_samples =
    "CREATE TABLE sample (id bigint PRIMARY KEY, flag boolean, number bigint, fraction double precision, words text, "
    "bytes bytea, uid uuid, day date)";
constexpr std::string_view insert_sample =
    "INSERT INTO sample (id, flag, number, fraction, words, bytes, uid, day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr std::string_view select_sample =
    "SELECT flag, number, fraction, words, bytes, uid, day FROM sample WHERE id = $1";

/// A row looks into its rows, so none is given of rows that are gone at the end of the line.
template <class T>
concept GivesRows = requires(T rows) {
  std::forward<T>(rows)[0];
};
template <class T>
concept Walked = requires(T rows) {
  std::forward<T>(rows).begin();
  std::forward<T>(rows).end();
};
static_assert(GivesRows<Rows&> && GivesRows<const Rows&> && !GivesRows<Rows> && !GivesRows<const Rows>);
static_assert(Walked<Rows&> && Walked<const Rows&> && !Walked<Rows> && !Walked<const Rows>);

class DriverTest : public testing::Test {
 protected:
  DriverTest() : database_(false), connection_(database_.connect()) { connection_->execute_script(create_samples); }

  void insert(std::int64_t id, std::vector<Value> values) {
    values.insert(values.begin(), Value{id});
    connection_->execute(insert_sample, values);
  }
  Rows select(std::int64_t id) { return connection_->execute(select_sample, std::vector<Value>{id}); }

  test::TestDatabase database_;
  std::unique_ptr<Connection> connection_;
};

TEST_F(DriverTest, EveryTypeGoesInAndComesBack) {
  const auto id = base::parse_uuid("01890a5d-ac96-774b-bcce-b302099a8057").value();
  const base::Day day{year{2026} / 11 / 24};
  insert(1, {true, std::numeric_limits<std::int64_t>::min(), -0.1, std::string("'; DROP TABLE sample; -- 😀 \"x\""),
             base::Bytes{0, 255, 7}, id, day});
  const auto rows = select(1);
  ASSERT_EQ(rows.size(), 1U);
  const auto row = rows[0];
  EXPECT_TRUE(row.boolean(0));
  EXPECT_EQ(row.integer(1), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(row.real(2), -0.1);
  EXPECT_EQ(row.text(3), "'; DROP TABLE sample; -- 😀 \"x\"");
  EXPECT_EQ(row.blob(4), (base::Bytes{0, 255, 7}));
  EXPECT_EQ(row.uuid(5), id);
  EXPECT_EQ(row.day(6), day);
}

TEST_F(DriverTest, ExtremesAndEmptiesAreNotNull) {
  insert(1, {false, std::numeric_limits<std::int64_t>::max(), 1e300, std::string(), base::Bytes{}, base::Uuid{},
             base::Day{year{1900} / 1 / 1}});
  insert(2, {false, std::int64_t{0}, 0.0, std::string("a"), base::Bytes{1}, base::Uuid{},
             base::Day{year{9999} / 12 / 31}});
  const auto rows = select(1);
  EXPECT_FALSE(rows[0].boolean(0));
  EXPECT_EQ(rows[0].integer(1), std::numeric_limits<std::int64_t>::max());
  EXPECT_FALSE(rows[0].is_null(3));
  EXPECT_TRUE(rows[0].text(3).empty());
  EXPECT_FALSE(rows[0].is_null(4));
  EXPECT_EQ(rows[0].day(6), (base::Day{year{1900} / 1 / 1}));
  const auto others = select(2);
  EXPECT_EQ(others[0].day(6), (base::Day{year{9999} / 12 / 31}));
}

TEST_F(DriverTest, TheFirstValueOfTheFirstRow) {
  EXPECT_EQ(connection_->execute("SELECT count(*) FROM sample", {}).integer(), 0);
  insert(1,
         {false, std::int64_t{7}, 0.5, std::string("a"), base::Bytes{1}, base::Uuid{}, base::Day{year{2026} / 1 / 2}});
  EXPECT_EQ(connection_->execute("SELECT words FROM sample", {}).text(), "a");
  EXPECT_EQ(connection_->execute("SELECT day FROM sample", {}).day(), (base::Day{year{2026} / 1 / 2}));
  EXPECT_THROW((void)connection_->execute("SELECT words FROM sample WHERE id = 2", {}).text(), Fault) << "no row";
  EXPECT_THROW((void)connection_->execute("SELECT words FROM sample", {}).integer(), Fault) << "another type";
}

TEST_F(DriverTest, NullsOfEveryType) {
  insert(1, {Null{Type::boolean}, Null{Type::integer}, Null{Type::real}, Null{Type::text}, Null{Type::blob},
             Null{Type::uuid}, Null{Type::day}});
  const auto rows = select(1);
  for (std::size_t column = 0; column < 7; ++column) EXPECT_TRUE(rows[0].is_null(column)) << column;
  EXPECT_THROW(static_cast<void>(rows[0].integer(1)), Fault);
}

TEST_F(DriverTest, ABatchIsATable) {
  Batch rows({{"id", Type::integer}, {"words", Type::text}, {"day", Type::day}});
  for (std::int64_t id = 0; id < 1000; ++id) {
    rows.add({id, std::string("kata"), id % 2 == 0 ? Value{base::Day{year{2026} / 1 / 1}} : Value{Null{Type::day}}});
  }
  const auto inserted = connection_->execute_each(
      "INSERT INTO sample (id, words, day) SELECT r.id, r.words, r.day FROM {rows} WHERE true ON CONFLICT (id) DO "
      "NOTHING",
      rows, {});
  EXPECT_EQ(inserted.affected(), 1000);
  Batch asked({{"id", Type::integer}});
  asked.add({std::int64_t{7}});
  asked.add({std::int64_t{5000}});
  asked.add({std::int64_t{8}});
  const auto found = connection_->execute_each(
      "SELECT r.n, s.words, s.day FROM {rows} JOIN sample s ON s.id = r.id ORDER BY r.n", asked, {});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].integer(0), 0);
  EXPECT_TRUE(found[0].is_null(2));
  EXPECT_EQ(found[1].integer(0), 2);
  EXPECT_EQ(connection_
                ->execute_each("UPDATE sample SET words = $1 FROM {rows} WHERE sample.id = r.id", asked,
                               std::vector<Value>{std::string("baru")})
                .affected(),
            2);
  EXPECT_TRUE(connection_->execute_each("SELECT r.n FROM {rows}", Batch({{"id", Type::integer}}), {}).empty());
  EXPECT_THROW(connection_->execute_each("SELECT 1", asked, {}), Fault);
}

TEST_F(DriverTest, AViolatedConstraintSaysSo) {
  const auto fill = [&] {
    insert(1,
           {true, std::int64_t{1}, 1.0, std::string("a"), base::Bytes{1}, base::Uuid{}, base::Day{year{2026} / 1 / 1}});
  };
  fill();
  EXPECT_THROW(fill(), ConstraintViolation);
}

TEST(Transactions, AReadCannotWriteByType) {
  static_assert(!std::is_invocable_v<decltype(&Write::execute), Read&, std::string_view, std::initializer_list<Value>>);
  static_assert(std::is_base_of_v<Read, Write> && !std::is_base_of_v<Write, ReadOnly>);
}

TEST(Transactions, AReaderIsRefusedByTheEngineToo) {
  const test::TestDatabase made;
  const base::ManualClock clock(test::tuesday_0759);
  const auto database = made.open(clock);
  EXPECT_THROW(database->read([](Read& read) {
    return read.query("INSERT INTO installation (name, value) VALUES ('x', $1)", {to_value(base::Bytes{1})}).affected();
  }),
               Failure);
  EXPECT_TRUE(database->read([](Read& read) { return read.query("SELECT name FROM installation").empty(); }));
}

TEST(Transactions, ADeadDatabaseIsNeverANo) {
  const base::ManualClock clock(test::tuesday_0759);
  Database database(test::engine(), [](Database::Role) -> std::unique_ptr<Connection> { throw Unavailable("dead"); },
                    clock, {});
  EXPECT_THROW(static_cast<void>(database.read([](Read& read) { return read.query("SELECT 1").empty(); })),
               Unavailable);
}

TEST(Migrations, RunOnceAndAreNeverEdited) {
  const test::TestDatabase made;
  auto connection = made.connect();
  auto migrations = embedded_migrations(test::engine());
  EXPECT_EQ(migrate(*connection, test::tuesday_0759, migrations), 0);
  auto edited = migrations;
  edited.front().sql = "SELECT 1";
  EXPECT_THROW(migrate(*connection, test::tuesday_0759, edited), Fault);
  auto older = migrations;
  older.pop_back();
  EXPECT_THROW(migrate(*connection, test::tuesday_0759, older), Fault);
  auto broken = migrations;
  broken.push_back({static_cast<std::int64_t>(migrations.size()) + 1, "broken.sql",
                    "CREATE TABLE half (id bigint); SELECT nonsense FROM nowhere"});
  EXPECT_THROW(migrate(*connection, test::tuesday_0759, broken), Failure);
  EXPECT_EQ(schema_version(*connection), static_cast<std::int64_t>(migrations.size()));
  EXPECT_THROW(connection->execute("SELECT id FROM half", {}), Failure) << "half a migration stayed";
}

TEST(Ownership, ASecondWriterOfASqliteFileIsRefused) {
  if (test::engine() != Engine::sqlite) return;  // PostgreSQL has many writers
  const test::TestDatabase made;
  const base::ManualClock clock(test::tuesday_0759);
  const auto first = made.open(clock);
  EXPECT_THROW(static_cast<void>(made.open(clock)), Unavailable);
  const auto reader = Database::open_read_only(Url::parse(made.url()).value(), clock);
  EXPECT_TRUE(reader->read([](Read& read) { return read.query("SELECT name FROM installation").empty(); }));
}

}  // namespace
}  // namespace spotme::db
