#include "store/statement_shape.hpp"

#include "tests/support/database.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace spotme::db {
namespace {

using std::chrono::days;
using std::chrono::year;

class StatementShapeTest : public testing::Test {
 protected:
  StatementShapeTest() : database_(false), connection_(database_.connect()) {
    connection_->execute_script(
        "CREATE TABLE sample (id bigint PRIMARY KEY, words text, fraction double precision, day date)");
  }
  Rows run(std::string_view sql, std::vector<Value> params = {}) { return connection_->execute(sql, params); }

  test::TestDatabase database_;
  std::unique_ptr<Connection> connection_;
};

TEST_F(StatementShapeTest, ARunWithOtherParametersIsAFaultOnBothEngines) {
  constexpr std::string_view add = "INSERT INTO sample (id, words) VALUES ($1, $2)";
  run(add, {std::int64_t{1}, std::string("a")});
  EXPECT_THROW(run(add, {std::int64_t{2}}), Fault) << "SQLite would take 'a' from the run before";
  EXPECT_THROW(run(add, {std::int64_t{2}, std::int64_t{3}}), Fault) << "PostgreSQL would take the bytes of 3 for text";
  EXPECT_THROW(run(add, {std::int64_t{2}, std::string("b"), true}), Fault);
  EXPECT_THROW(run("INSERT INTO sample (id, words) VALUES ($1, $2 || $3)", {std::int64_t{2}, std::string("b")}), Fault);
  run(add, {std::int64_t{2}, Null{Type::text}});
  EXPECT_EQ(run("SELECT count(*) FROM sample").integer(), 2);
}

TEST_F(StatementShapeTest, TwoStatementsAtOnceAreAFault) {
  EXPECT_THROW(run("INSERT INTO sample (id) VALUES (1); DELETE FROM sample"), Fault);
  EXPECT_TRUE(run("SELECT id FROM sample").empty());
}

TEST_F(StatementShapeTest, WhatTheEnginesWouldKeepDifferentlyIsAFault) {
  constexpr std::string_view add = "INSERT INTO sample (id, words, day) VALUES (1, $1, $2)";
  const base::Day first{year{1900} / 1 / 1};
  const base::Day last{year{9999} / 12 / 31};
  EXPECT_THROW(run(add, {std::string("a\0b", 3), first}), Fault);
  EXPECT_THROW(run(add, {std::string("\xC3"), first}), Fault);
  EXPECT_THROW(run(add, {std::string("\xED\xA0\x80"), first}), Fault) << "half of a surrogate pair";
  EXPECT_THROW(run(add, {std::string("a"), first - days{1}}), Fault);
  EXPECT_THROW(run(add, {std::string("a"), last + days{1}}), Fault);
  run(add, {std::string("😀"), last});
  EXPECT_EQ(run("SELECT day FROM sample").day(), last);
}

TEST_F(StatementShapeTest, TextIsNeverReadAsSql) {
  const std::vector<std::string> attacks{
      "'; DROP TABLE sample; --", "\"", "$1", ":n", "{rows}", "\\", "%s", "NULL", "0x00", "1e5"};
  for (std::size_t i = 0; i < attacks.size(); ++i) {
    const auto id = static_cast<std::int64_t>(i);
    run("INSERT INTO sample (id, words) VALUES ($1, $2)", {id, attacks[i]});
    EXPECT_EQ(run("SELECT words FROM sample WHERE id = $1 AND words = $2", {id, attacks[i]}).text(), attacks[i]);
  }
  EXPECT_EQ(run("SELECT count(*) FROM sample").integer(), static_cast<std::int64_t>(attacks.size()));
}

TEST_F(StatementShapeTest, StrangeNumbersDoNotCorruptTheirNeighbours) {
  constexpr auto infinite = std::numeric_limits<double>::infinity();
  const std::vector<double> strange{std::nan(""), infinite,
                                    -infinite,    std::numeric_limits<double>::denorm_min(),
                                    -0.0,         std::numeric_limits<double>::max()};
  for (std::size_t i = 0; i < strange.size(); ++i) {
    run("INSERT INTO sample (id, words, fraction) VALUES ($1, $2, $3)",
        {static_cast<std::int64_t>(i), std::string("jiran"), strange[i]});
  }
  const auto rows = run("SELECT id, words, fraction FROM sample ORDER BY id");
  ASSERT_EQ(rows.size(), strange.size());
  for (std::size_t i = 0; i < strange.size(); ++i) {
    EXPECT_EQ(rows[i].integer(0), static_cast<std::int64_t>(i));
    EXPECT_EQ(rows[i].text(1), "jiran");
    // SQLite keeps a NaN as NULL, PostgreSQL as NaN.
    if (std::isnan(strange[i])) {
      EXPECT_TRUE(rows[i].is_null(2) || std::isnan(rows[i].real(2)));
    } else {
      EXPECT_EQ(rows[i].real(2), strange[i]);
    }
  }
}

TEST_F(StatementShapeTest, AGetterThatDoesNotFitIsAFault) {
  run("INSERT INTO sample (id, words, day) VALUES (1, $1, $2)", {std::string("a"), base::Day{year{2026} / 11 / 24}});
  const auto rows = run("SELECT id, words, day, fraction FROM sample");
  EXPECT_THROW(static_cast<void>(rows[0].integer(1)), Fault);
  EXPECT_THROW(static_cast<void>(rows[0].text(0)), Fault);
  EXPECT_THROW(static_cast<void>(rows[0].uuid(1)), Fault);
  EXPECT_THROW(static_cast<void>(rows[0].day(1)), Fault);
  EXPECT_THROW(static_cast<void>(rows[0].real(3)), Fault) << "NULL";
  EXPECT_THROW(static_cast<void>(rows[0].is_null(4)), Fault) << "no such column";
  EXPECT_THROW(static_cast<void>(rows[1]), Fault) << "no such row";
  EXPECT_EQ(rows[0].optional_real(3), std::nullopt);
}

}  // namespace
}  // namespace spotme::db
