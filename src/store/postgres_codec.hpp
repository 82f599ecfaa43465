#pragma once

#include "store/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// PostgreSQL's binary format of the few types in use. Pure: bytes in, values out, so it can be tested and fuzzed
/// without a server.
namespace spotme::db::postgres {

/// The type numbers of pg_type.h; they are part of the wire protocol and never change.
[[nodiscard]] std::uint32_t oid_of(Type type);
[[nodiscard]] std::uint32_t array_oid_of(Type type);
/// `bigint[]` and its like, for casts in SQL text.
[[nodiscard]] std::string_view array_name_of(Type type);

/// Appends the value without a length; Null appends nothing and returns false.
bool encode(std::string& out, const Value& value);
/// One column of a batch as an array.
[[nodiscard]] std::string encode_array(const Batch& batch, std::size_t column);
/// 0, 1, 2, … as an array: the row numbers of a batch.
[[nodiscard]] std::string encode_row_numbers(std::size_t rows);
/// Throws Fault for a type that no migration uses.
[[nodiscard]] Value decode(std::uint32_t oid, std::string_view bytes);
[[nodiscard]] Value decode_null(std::uint32_t oid);

}  // namespace spotme::db::postgres
