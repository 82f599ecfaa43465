#pragma once

#include "store/table_list.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// Whole tables, read in the order of their primary keys and in parts, so that a table may be larger than the memory.
namespace spotme::db {

/// Some rows, each with a value of the column's own type for each column.
using TablePart = std::vector<std::vector<Value>>;

/// Reads all rows within the transaction that is under way. The order is the same on both engines: text by its bytes.
void read_table(Connection& connection, const Table& table, const std::function<void(const TablePart&)>& use);

/// How many rows a table has and what stands in them, whatever the engine.
struct TableSum {
  std::string table;
  std::int64_t rows = 0;
  base::Digest sha256{};  ///< of the rows in order, every value as text with its length
  bool operator==(const TableSum&) const = default;
};
/// Reads the table within the transaction that is under way; `also` sees every part.
[[nodiscard]] TableSum sum_table(
    Connection& connection, const Table& table, const std::function<void(const TablePart&)>& also = [](const auto&) {});

}  // namespace spotme::db
