#pragma once

#include "store/table_reader.hpp"

#include <functional>
#include <string>
#include <vector>

/// A whole database into another, of the same engine or not.
namespace spotme::db {

/// What one table was at the source and is at the target.
struct TableCopied {
  TableSum source;
  TableSum target;
  [[nodiscard]] bool is_same() const { return source == target; }
};

/// True when nobody has set up an installation in these tables, which are there: a database that was migrated and no
/// more.
[[nodiscard]] bool is_untouched(Connection& connection);

/// Copies the tables of the source, which are the target's as well, and reads all of it back from the target. Both
/// transactions are the caller's: one snapshot of the source, and one transaction of the target, so that it has all or
/// nothing. What migrations had put into the target is replaced; it must be untouched otherwise. `told` hears of each
/// table when it is through.
[[nodiscard]] std::vector<TableCopied> copy_tables(Connection& source, Connection& target,
                                                   const std::vector<Table>& tables,
                                                   const std::function<void(const TableCopied&)>& told);

}  // namespace spotme::db
