#pragma once

#include "store/db.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// The tables of an installation as the database itself lists them, so that whatever a migration adds is copied, backed
/// up and counted without being named anywhere.
namespace spotme::db {

struct TableColumn {
  std::string name;
  Type type = Type::text;
  bool operator==(const TableColumn&) const = default;
};

/// A foreign key whose rows cannot be added in any order of tables: it leads to its own table, or around in a ring.
struct TableLoop {
  std::string constraint;  ///< its name; empty on SQLite, where it has none
  std::string target;
  bool operator==(const TableLoop&) const = default;
};

struct Table {
  std::string name;
  std::vector<TableColumn> columns;
  std::vector<std::size_t> key;       ///< columns of the primary key, in its order
  std::vector<TableLoop> loops = {};  ///< to be checked after the table, or after all
};

/// Every table but that of the migrations, those first on which others depend, else by name. Throws Fault for a table
/// without a primary key, and for a column of a type that no migration may use.
[[nodiscard]] std::vector<Table> load_tables(Connection& connection);

/// The names of all tables, ours or not, by name.
[[nodiscard]] std::vector<std::string> list_table_names(Connection& connection);

/// The first table or column (`table`, `table.column`) that is not alike in both; empty when they are the same.
[[nodiscard]] std::string first_difference(const std::vector<Table>& one, const std::vector<Table>& other);

/// `a, b, c`.
[[nodiscard]] std::string column_names(const Table& table);

}  // namespace spotme::db
