#include "store/table_copy.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::db {
namespace {

/// Takes away what the migrations put in. A table without rows is let alone: some may refuse that anything is deleted.
void clear(Connection& target, const std::vector<Table>& tables) {
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    const auto first = target.execute(fmt::format("SELECT 1 FROM {} LIMIT 1", table->name), {});
    if (!first.empty()) target.execute(fmt::format("DELETE FROM {}", table->name), {});
  }
}

/// The constraints of the target that have to wait, by the names that they have there; on SQLite all of them wait for
/// the end of the transaction.
class LoopGuard {
 public:
  LoopGuard(Connection& target, const std::vector<Table>& tables) : target_(target) {
    if (target.engine() == Engine::sqlite) {
      target.execute_script("PRAGMA defer_foreign_keys=ON");
      return;
    }
    for (const auto& table : tables) {
      for (const auto& loop : table.loops) {
        target.execute_script(fmt::format("ALTER TABLE {} ALTER CONSTRAINT {} DEFERRABLE INITIALLY DEFERRED",
                                          table.name, loop.constraint));
        waiting_.emplace_back(table.name, loop.constraint);
      }
    }
  }
  /// Checks them, and makes them as they were.
  void finish() {
    if (waiting_.empty()) return;
    target_.execute_script("SET CONSTRAINTS ALL IMMEDIATE");
    for (const auto& [table, constraint] : waiting_) {
      target_.execute_script(fmt::format("ALTER TABLE {} ALTER CONSTRAINT {} NOT DEFERRABLE", table, constraint));
    }
  }

 private:
  Connection& target_;
  std::vector<std::pair<std::string, std::string>> waiting_;
};

TableSum copy_table(Connection& source, Connection& target, const Table& table) {
  // Numbers for names: a batch has a column `n` of its own, and a table may have one too.
  std::vector<std::string> names;
  std::vector<Batch::Column> columns;
  std::string values;
  names.reserve(table.columns.size());
  for (const auto& column : table.columns) {
    names.push_back(fmt::format("c{}", names.size()));
    columns.push_back({names.back(), column.type});
    values += fmt::format("{}r.{}", values.empty() ? "" : ", ", names.back());
  }
  const auto insert =
      fmt::format("INSERT INTO {} ({}) SELECT {} FROM {{rows}}", table.name, column_names(table), values);
  return sum_table(source, table, [&](const TablePart& part) {
    Batch rows(columns);
    for (const auto& row : part) rows.add(row);
    target.execute_each(insert, rows, {});
  });
}

}  // namespace

bool is_untouched(Connection& connection) {
  constexpr std::string_view sql =
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM installation) OR EXISTS (SELECT 1 FROM agency) "
      "OR EXISTS (SELECT 1 FROM account) THEN 1 ELSE 0 END";
  return connection.execute(sql, {}).integer() == 0;
}

std::vector<TableCopied> copy_tables(Connection& source, Connection& target, const std::vector<Table>& tables,
                                     const std::function<void(const TableCopied&)>& told) {
  clear(target, tables);
  LoopGuard guard(target, load_tables(target));
  std::vector<TableCopied> copied;
  for (const auto& table : tables) copied.push_back({copy_table(source, target, table), {}});
  guard.finish();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    copied[i].target = sum_table(target, tables[i]);
    told(copied[i]);
  }
  return copied;
}

}  // namespace spotme::db
