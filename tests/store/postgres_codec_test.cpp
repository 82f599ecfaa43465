#include "store/postgres_codec.hpp"

#include "store/db.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace spotme::db::postgres {
namespace {

using std::chrono::year;

std::string encoded(const Value& value) {
  std::string bytes;
  EXPECT_TRUE(encode(bytes, value));
  return bytes;
}

TEST(PostgresCodec, WritesTheWireFormOfPostgreSql) {
  EXPECT_EQ(encoded(true), std::string("\x01", 1));
  EXPECT_EQ(encoded(std::int64_t{-2}), std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFE", 8));
  EXPECT_EQ(encoded(1.0), std::string("\x3F\xF0\0\0\0\0\0\0", 8));
  EXPECT_EQ(encoded(base::Day{year{2000} / 1 / 2}), std::string("\0\0\0\x01", 4)) << "days from 1 January 2000";
  EXPECT_EQ(encoded(base::Day{year{1999} / 12 / 31}), std::string("\xFF\xFF\xFF\xFF", 4));
  EXPECT_TRUE(encoded(std::string()).empty());
  std::string bytes = "kept";
  EXPECT_FALSE(encode(bytes, Null{Type::text}));
  EXPECT_EQ(bytes, "kept");
}

TEST(PostgresCodec, ReadsBackWhatItWrites) {
  const std::vector<Value> values{true,
                                  false,
                                  std::numeric_limits<std::int64_t>::min(),
                                  std::numeric_limits<std::int64_t>::max(),
                                  -0.0,
                                  std::numeric_limits<double>::infinity(),
                                  std::string("kata 😀"),
                                  std::string(),
                                  base::Bytes{0, 255},
                                  base::Bytes{},
                                  base::Uuid{{9, 8, 7}},
                                  base::Day{year{1900} / 1 / 1},
                                  base::Day{year{9999} / 12 / 31}};
  for (const auto& value : values) EXPECT_EQ(decode(oid_of(type_of(value)), encoded(value)), value) << value.index();
}

TEST(PostgresCodec, RandomNumbersAndDaysReadBack) {
  const auto seed = std::random_device{}();
  RecordProperty("seed", std::to_string(seed));
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<int> offset(-25567, 2932896);  // 1900-01-01 to 9999-12-31, from 1970
  for (int i = 0; i < 10'000; ++i) {
    const Value number = static_cast<std::int64_t>(random());
    EXPECT_EQ(decode(20, encoded(number)), number);
    const Value day = base::Day{std::chrono::days{offset(random)}};
    EXPECT_EQ(decode(1082, encoded(day)), day);
  }
}

TEST(PostgresCodec, RefusesWhatNoStatementMayAnswer) {
  EXPECT_THROW(static_cast<void>(decode(1700, "1")), Fault) << "numeric";
  EXPECT_THROW(static_cast<void>(decode(20, "1234567")), Fault) << "seven bytes";
  EXPECT_THROW(static_cast<void>(decode(20, "123456789")), Fault) << "nine bytes";
  EXPECT_THROW(static_cast<void>(decode(16, "")), Fault);
  EXPECT_THROW(static_cast<void>(decode(2950, "fifteen bytes..")), Fault);
  EXPECT_THROW(static_cast<void>(decode(1082, std::string("\x7F\xFF\xFF\xFF", 4))), Fault) << "infinity";
  EXPECT_THROW(static_cast<void>(decode(1082, std::string("\x80\0\0\0", 4))), Fault) << "-infinity";
  EXPECT_EQ(decode(23, std::string("\xFF\xFF\xFF\xFF", 4)), Value{std::int64_t{-1}}) << "a literal";
  EXPECT_EQ(decode_null(2950), (Value{Null{Type::uuid}}));
}

TEST(PostgresCodec, WritesAColumnAsAnArray) {
  Batch batch({{"x", Type::boolean}});
  batch.add({true});
  batch.add({Null{Type::boolean}});
  const std::string head("\0\0\0\1\0\0\0\1\0\0\0\x10\0\0\0\2\0\0\0\1",
                         20);  // dimensions, nulls, type, rows, lower bound
  EXPECT_EQ(encode_array(batch, 0), head + std::string("\0\0\0\1\1\xFF\xFF\xFF\xFF", 9));
  EXPECT_EQ(encode_row_numbers(1),
            std::string("\0\0\0\1\0\0\0\0\0\0\0\x14\0\0\0\1\0\0\0\1\0\0\0\x08\0\0\0\0\0\0\0\0", 32));
}

}  // namespace
}  // namespace spotme::db::postgres
