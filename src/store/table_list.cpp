#include "store/table_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace spotme::db {
namespace {

/// The columns of all tables: table, column, type, place in the primary key from 1 or 0. It differs between the
/// engines, and so stands here twice. SQLite keeps the name of a type as it was written, but for `text`.
constexpr std::string_view sqlite_columns =
    "SELECT m.name, c.name, lower(c.type), c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c "
    "WHERE m.type = 'table' AND m.name NOT GLOB 'sqlite_*' AND m.name <> 'schema_migration' ORDER BY m.name, c.cid";
constexpr std::string_view postgres_columns =
    "SELECT t.relname::text, a.attname::text, format_type(a.atttypid, NULL)::text, "
    "(coalesce(array_position(i.indkey::smallint[], a.attnum) + 1, 0))::bigint "
    "FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary "
    "WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition AND t.relnamespace = current_schema()::regnamespace "
    "AND t.relname <> 'schema_migration' ORDER BY t.relname COLLATE \"C\", a.attnum";

/// The foreign keys of all tables: table, the table it leads to, name of the constraint.
constexpr std::string_view sqlite_references =
    "SELECT DISTINCT m.name, f.\"table\", '' FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f "
    "WHERE m.type = 'table' AND m.name NOT GLOB 'sqlite_*' ORDER BY m.name, f.\"table\"";
constexpr std::string_view postgres_references =
    "SELECT t.relname::text, f.relname::text, c.conname::text FROM pg_constraint c "
    "JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid "
    "WHERE c.contype = 'f' AND c.conparentid = 0 AND t.relnamespace = current_schema()::regnamespace "
    "ORDER BY t.relname COLLATE \"C\", f.relname COLLATE \"C\", c.conname COLLATE \"C\"";

Type type_named(const std::string& name, const std::string& where) {
  constexpr std::array<std::pair<std::string_view, Type>, 7> names{{{"boolean", Type::boolean},
                                                                    {"bigint", Type::integer},
                                                                    {"double precision", Type::real},
                                                                    {"text", Type::text},
                                                                    {"bytea", Type::blob},
                                                                    {"uuid", Type::uuid},
                                                                    {"date", Type::day}}};
  for (const auto& [known, type] : names) {
    if (name == known) return type;
  }
  throw Fault(fmt::format("{} has the type '{}', which no migration may use", where, name));
}

std::vector<Table> load_columns(Connection& connection) {
  std::vector<Table> tables;
  std::vector<std::pair<std::int64_t, std::size_t>> key;  // place, column
  const auto end_table = [&] {
    if (tables.empty()) return;
    if (key.empty()) throw Fault(fmt::format("table {} has no primary key", tables.back().name));
    std::sort(key.begin(), key.end());
    for (const auto& [place, column] : key) tables.back().key.push_back(column);
    key.clear();
  };
  for (const auto row :
       connection.execute(connection.engine() == Engine::sqlite ? sqlite_columns : postgres_columns, {})) {
    if (tables.empty() || tables.back().name != row.text(0)) {
      end_table();
      tables.push_back({row.text(0), {}, {}, {}});
    }
    auto& table = tables.back();
    table.columns.push_back({row.text(1), type_named(row.text(2), table.name + "." + row.text(1))});
    if (row.integer(3) > 0) key.emplace_back(row.integer(3), table.columns.size() - 1);
  }
  end_table();
  return tables;
}

struct Reference {
  std::string constraint;
  std::string target;
};
using References = std::multimap<std::string, Reference>;

/// The tables that may come next are those all of whose targets are there; where none may, a ring is cut at the first.
std::vector<Table> in_order(std::vector<Table> waiting, const References& references) {
  std::vector<Table> ordered;
  std::set<std::string> there;
  while (!waiting.empty()) {
    const auto ready = [&](const Table& table) {
      const auto [from, to] = references.equal_range(table.name);
      return std::all_of(from, to, [&](const auto& one) {
        return one.second.target == table.name || there.contains(one.second.target);
      });
    };
    auto next = std::find_if(waiting.begin(), waiting.end(), ready);
    if (next == waiting.end()) next = waiting.begin();
    const auto [from, to] = references.equal_range(next->name);
    for (auto one = from; one != to; ++one) {
      if (!there.contains(one->second.target)) next->loops.push_back({one->second.constraint, one->second.target});
    }
    there.insert(next->name);
    ordered.push_back(std::move(*next));
    waiting.erase(next);
  }
  return ordered;
}

const Table* find_table(const std::vector<Table>& tables, const std::string& name) {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& one) { return one.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

std::string column_difference(const Table& one, const Table& other) {
  for (const auto& column : one.columns) {
    if (std::find(other.columns.begin(), other.columns.end(), column) == other.columns.end()) {
      return one.name + "." + column.name;
    }
  }
  return {};
}

}  // namespace

std::vector<Table> load_tables(Connection& connection) {
  auto tables = load_columns(connection);
  References references;
  for (const auto row :
       connection.execute(connection.engine() == Engine::sqlite ? sqlite_references : postgres_references, {})) {
    references.emplace(row.text(0), Reference{row.text(2), row.text(1)});
  }
  return in_order(std::move(tables), references);
}

std::vector<std::string> list_table_names(Connection& connection) {
  constexpr std::string_view sqlite =
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name";
  constexpr std::string_view postgres =
      "SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition "
      "AND relnamespace = current_schema()::regnamespace ORDER BY relname COLLATE \"C\"";
  std::vector<std::string> names;
  for (const auto row : connection.execute(connection.engine() == Engine::sqlite ? sqlite : postgres, {})) {
    names.push_back(row.text(0));
  }
  return names;
}

std::string first_difference(const std::vector<Table>& one, const std::vector<Table>& other) {
  for (const auto& [from, to] : {std::pair{&one, &other}, std::pair{&other, &one}}) {
    for (const auto& table : *from) {
      const auto* same = find_table(*to, table.name);
      if (same == nullptr) return table.name;
      if (auto column = column_difference(table, *same); !column.empty()) return column;
    }
  }
  return {};
}

std::string column_names(const Table& table) {
  std::string names;
  for (const auto& column : table.columns) {
    if (!names.empty()) names += ", ";
    names += column.name;
  }
  return names;
}

}  // namespace spotme::db
