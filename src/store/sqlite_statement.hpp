#pragma once

#include "store/db.hpp"
#include "store/statement_shape.hpp"

#include <sqlite3.h>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

/// Inside of the SQLite driver; only `sqlite.cpp` includes it.
namespace spotme::db::sqlite {

/// Turns what SQLite said last into one of our breakdowns.
[[noreturn]] void fail(sqlite3* database, std::string_view doing);

/// One prepared statement. In SQLite `$1` is a name, numbered by first appearance, so every parameter is found by name.
class Statement {
 public:
  /// Throws Fault when the text names a parameter that is not given: SQLite would take NULL for it.
  Statement(sqlite3* database, std::string_view sql, std::span<const Value> params, const Batch* batch);

  /// Runs once, or once for each row of the batch, and appends what comes back.
  void run(std::string_view sql, std::span<const Value> params, const Batch* batch, Rows& rows);

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  void bind(int index, const Value& value);
  void step(std::string_view sql, Rows& rows);

  sqlite3* database_;
  StatementShape shape_;
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  std::vector<int> params_;   ///< indexes of $1, $2, …; 0 when the text does not use it
  std::vector<int> columns_;  ///< of the columns of a batch
  int number_ = 0;            ///< of the row's number in a batch
};

}  // namespace spotme::db::sqlite
