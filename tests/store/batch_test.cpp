#include "store/batch_sql.hpp"
#include "tests/support/database.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace spotme::db {
namespace {

using std::chrono::year;

class BatchTest : public testing::Test {
 protected:
  BatchTest() : database_(false), connection_(database_.connect()) {
    connection_->execute_script(
        "CREATE TABLE sample (id bigint PRIMARY KEY, flag boolean, fraction double precision, words text, bytes bytea, "
        "uid uuid, "
        "day date)");
  }
  std::int64_t count() { return connection_->execute("SELECT count(*) FROM sample", {}).integer(); }

  test::TestDatabase database_;
  std::unique_ptr<Connection> connection_;
};

constexpr std::string_view insert_all =
    "INSERT INTO sample (id, flag, fraction, words, bytes, uid, day) "
    "SELECT r.id, r.flag, r.fraction, r.words, r.bytes, r.uid, r.day FROM {rows}";

Batch all_types() {
  return Batch({{"id", Type::integer},
                {"flag", Type::boolean},
                {"fraction", Type::real},
                {"words", Type::text},
                {"bytes", Type::blob},
                {"uid", Type::uuid},
                {"day", Type::day}});
}

TEST_F(BatchTest, EveryTypeAndEveryNullTravelsInABatch) {
  auto rows = all_types();
  const base::Uuid uid{{1, 2, 3}};
  const base::Day day{year{1957} / 8 / 31};
  rows.add({std::numeric_limits<std::int64_t>::min(), true, -0.5, std::string("'; DROP TABLE sample; --"),
            base::Bytes{}, uid, day});
  rows.add({std::int64_t{2}, Null{Type::boolean}, Null{Type::real}, Null{Type::text}, Null{Type::blob},
            Null{Type::uuid}, Null{Type::day}});
  EXPECT_EQ(connection_->execute_each(insert_all, rows, {}).affected(), 2);
  const auto found =
      connection_->execute("SELECT id, flag, fraction, words, bytes, uid, day FROM sample ORDER BY id", {});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].integer(0), std::numeric_limits<std::int64_t>::min());
  EXPECT_TRUE(found[0].boolean(1));
  EXPECT_EQ(found[0].real(2), -0.5);
  EXPECT_EQ(found[0].text(3), "'; DROP TABLE sample; --");
  EXPECT_TRUE(found[0].blob(4).empty());
  EXPECT_EQ(found[0].uuid(5), uid);
  EXPECT_EQ(found[0].day(6), day);
  for (std::size_t column = 1; column < 7; ++column) EXPECT_TRUE(found[1].is_null(column)) << column;
}

TEST_F(BatchTest, AnswersFindTheirQuestionByNumber) {
  Batch rows({{"id", Type::integer}, {"words", Type::text}});
  rows.add({std::int64_t{30}, std::string("c")});
  rows.add({std::int64_t{10}, std::string("a")});
  rows.add({std::int64_t{30}, std::string("again")});
  constexpr std::string_view add =
      "INSERT INTO sample (id, words) SELECT r.id, r.words FROM {rows} WHERE true ON CONFLICT (id) DO NOTHING "
      "RETURNING id";
  const auto stored = connection_->execute_each(add, rows, {});
  EXPECT_EQ(stored.size(), 2U) << "the third has the key of the first";
  EXPECT_EQ(stored.affected(), 2);
  EXPECT_TRUE(connection_->execute_each(add, rows, {}).empty());
  const auto found = connection_->execute_each(
      "SELECT r.n, s.words FROM {rows} JOIN sample s ON s.id = r.id WHERE s.id > $1 ORDER BY r.n", rows,
      std::vector<Value>{std::int64_t{10}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].integer(0), 0);
  EXPECT_EQ(found[1].integer(0), 2);
  EXPECT_EQ(found[1].text(1), "c");
}

TEST_F(BatchTest, SizesOfNoneOneAndAThousand) {
  constexpr std::string_view add = "INSERT INTO sample (id) SELECT r.id FROM {rows}";
  std::int64_t id = 0;
  for (const std::int64_t size : {0, 1, 1000}) {
    Batch rows({{"id", Type::integer}});
    for (std::int64_t i = 0; i < size; ++i) rows.add({id++});
    EXPECT_EQ(connection_->execute_each(add, rows, {}).affected(), size);
  }
  EXPECT_EQ(count(), 1001);
}

TEST_F(BatchTest, WhatDoesNotFitItsColumnsIsAFault) {
  Batch rows({{"id", Type::integer}, {"words", Type::text}});
  EXPECT_THROW(rows.add({std::int64_t{1}}), Fault) << "too few";
  EXPECT_THROW(rows.add({std::int64_t{1}, std::string("a"), true}), Fault) << "too many";
  EXPECT_THROW(rows.add({std::string("1"), std::string("a")}), Fault) << "another type";
  EXPECT_THROW(rows.add({std::int64_t{1}, Null{Type::integer}}), Fault) << "a NULL of another type";
  EXPECT_THROW(rows.add({std::int64_t{1}, std::string("a\0b", 3)}), Fault) << "a NUL";
  EXPECT_TRUE(rows.empty());
  EXPECT_THROW(Batch({{"n", Type::integer}}), Fault) << "n is the number of the row";
  EXPECT_THROW(Batch({{"id", Type::integer}, {"id", Type::text}}), Fault);
}

TEST_F(BatchTest, TheSameTextWithOtherColumnsIsAFault) {
  constexpr std::string_view ask = "SELECT r.n FROM {rows} WHERE r.x IS NOT NULL";
  Batch numbers({{"x", Type::integer}});
  numbers.add({std::int64_t{1}});
  EXPECT_EQ(connection_->execute_each(ask, numbers, {}).size(), 1U);
  Batch words({{"x", Type::text}});
  words.add({std::string("a")});
  EXPECT_THROW(connection_->execute_each(ask, words, {}), Fault);
  EXPECT_EQ(connection_->execute_each(ask, numbers, {}).size(), 1U);
}

TEST_F(BatchTest, ADuplicateInABatchLeavesNothingOfItInATransaction) {
  Batch rows({{"id", Type::integer}});
  rows.add({std::int64_t{1}});
  rows.add({std::int64_t{1}});
  connection_->begin(Mode::write);
  EXPECT_THROW(connection_->execute_each("INSERT INTO sample (id) SELECT r.id FROM {rows}", rows, {}),
               ConstraintViolation);
  connection_->rollback();
  EXPECT_EQ(count(), 0);
}

TEST(BatchSql, SaysRowsExactlyOnce) {
  EXPECT_EQ(with_rows("SELECT 1 FROM {rows} WHERE true", "t AS r"), "SELECT 1 FROM t AS r WHERE true");
  EXPECT_THROW(static_cast<void>(with_rows("SELECT 1", "t AS r")), Fault);
  EXPECT_THROW(static_cast<void>(with_rows("{rows}{rows}", "t AS r")), Fault);
}

TEST(BatchSql, OneRowNeedsNoTableWhereItStandsAlone) {
  const auto one = [](std::string_view sql) { return with_one_row(sql, "T AS r"); };
  EXPECT_EQ(one("INSERT INTO t (a, b) SELECT r.a, $1 FROM {rows}"), "INSERT INTO t (a, b) VALUES (:a, $1)");
  EXPECT_EQ(one("INSERT INTO t (a) SELECT r.a FROM {rows} WHERE true ON CONFLICT (a) DO NOTHING RETURNING a"),
            "INSERT INTO t (a) VALUES (:a) ON CONFLICT (a) DO NOTHING RETURNING a");
  EXPECT_EQ(one("INSERT INTO t (a) SELECT coalesce((SELECT max(o.a) FROM t o WHERE o.b = r.b), 1) FROM {rows}"),
            "INSERT INTO t (a) VALUES (coalesce((SELECT max(o.a) FROM t o WHERE o.b = :b), 1))");
  EXPECT_EQ(one("UPDATE t SET a = r.a FROM {rows} WHERE t.b = r.b AND t.bar.c = $1"),
            "UPDATE t SET a = :a WHERE t.b = :b AND t.bar.c = $1");
}

TEST(BatchSql, OneRowIsATableWhereItIsChosenOrJoined) {
  const auto one = [](std::string_view sql) { return with_one_row(sql, "T AS r"); };
  EXPECT_EQ(one("SELECT r.n, t.a FROM {rows} JOIN t ON t.a = r.a JOIN u ON u.b = t.b"),
            "SELECT r.n, t.a FROM T AS r CROSS JOIN t ON t.a = r.a JOIN u ON u.b = t.b");
  for (const std::string where : {"SELECT r.a FROM {rows}", "INSERT INTO t (a) SELECT r.a FROM {rows} WHERE r.a > 1",
                                  "INSERT INTO t (a) SELECT r.a FROM {rows} LEFT JOIN u ON u.a = r.a WHERE true",
                                  "DELETE FROM t WHERE (a, b) IN (SELECT r.a, r.b FROM {rows})"}) {
    EXPECT_EQ(one(where), with_rows(where, "T AS r"));
  }
  EXPECT_THROW(static_cast<void>(one("INSERT INTO t (a) SELECT 1")), Fault);
  EXPECT_THROW(static_cast<void>(one("UPDATE t SET a = 1 FROM {rows} WHERE a IN (SELECT r.a FROM {rows})")), Fault);
}

}  // namespace
}  // namespace spotme::db
