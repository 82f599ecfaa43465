#include "store/sqlite_statement.hpp"

#include "store/batch_sql.hpp"

#include <fmt/format.h>

namespace spotme::db::sqlite {
namespace {

std::string rows_table(const Batch& batch) {
  std::string table = "(SELECT :n AS n";
  for (const auto& column : batch.columns()) table += fmt::format(", :{0} AS {0}", column.name);
  return table + ") AS r";
}

int bind_held(sqlite3_stmt* s, int i, const Null&) { return sqlite3_bind_null(s, i); }
int bind_held(sqlite3_stmt* s, int i, bool held) { return sqlite3_bind_int(s, i, held ? 1 : 0); }
int bind_held(sqlite3_stmt* s, int i, std::int64_t held) { return sqlite3_bind_int64(s, i, held); }
int bind_held(sqlite3_stmt* s, int i, double held) { return sqlite3_bind_double(s, i, held); }
// Values live until the statement has run, and every run binds all of them again: nothing is copied.
int bind_held(sqlite3_stmt* s, int i, const std::string& held) {
  return sqlite3_bind_text64(s, i, held.data(), held.size(), SQLITE_STATIC, SQLITE_UTF8);
}
int bind_held(sqlite3_stmt* s, int i, const base::Bytes& held) {
  // An empty vector may have no address, which SQLite would take for NULL.
  return held.empty() ? sqlite3_bind_zeroblob(s, i, 0)
                      : sqlite3_bind_blob64(s, i, held.data(), held.size(), SQLITE_STATIC);
}
int bind_held(sqlite3_stmt* s, int i, const base::Uuid& held) {
  return sqlite3_bind_blob64(s, i, held.bytes.data(), held.bytes.size(), SQLITE_STATIC);
}
int bind_held(sqlite3_stmt* s, int i, base::Day held) {
  const auto text = base::format_day(held);
  return sqlite3_bind_text64(s, i, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

Value column_value(sqlite3_stmt* statement, int i) {
  switch (sqlite3_column_type(statement, i)) {
    case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_column_int64(statement, i));
    case SQLITE_FLOAT: return sqlite3_column_double(statement, i);
    case SQLITE_NULL: return Null{Type::text};
    case SQLITE_BLOB: {
      const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, i));
      return base::Bytes(data, data + sqlite3_column_bytes(statement, i));
    }
    default: {
      const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      if (data == nullptr) throw std::bad_alloc();
      return std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
    }
  }
}

/// A statement left half-way would hold its snapshot open.
struct Resetter {
  sqlite3_stmt* statement;
  ~Resetter() { sqlite3_reset(statement); }
};

}  // namespace

void fail(sqlite3* database, std::string_view doing) {
  const int code = sqlite3_extended_errcode(database);
  const auto text = fmt::format("SQLite, {}: {} ({})", doing, sqlite3_errmsg(database), code);
  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) throw StorageFailure(text);
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT: throw ConstraintViolation(text);
    case SQLITE_READONLY:
      // A reader that writes is a fault of the program; a writer whose file was moved or write-protected is not.
      if (sqlite3_db_readonly(database, "main") == 1) throw Fault(text);
      throw Unavailable(text);
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_NOMEM: throw Unavailable(text);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: throw StorageFailure(text);
    default: throw Fault(text);
  }
}

Statement::Statement(sqlite3* database, std::string_view sql, std::span<const Value> params, const Batch* batch)
    : database_(database), shape_(params, batch) {
  const auto text = batch == nullptr ? std::string(sql) : with_one_row(sql, rows_table(*batch));
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int status =
      sqlite3_prepare_v3(database, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &raw, &rest);
  statement_.reset(raw);
  if (status != SQLITE_OK) fail(database, text);
  if (raw == nullptr || std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    throw Fault("exactly one statement at a time: " + text);
  }
  int known = 0;
  const auto find = [&](const std::string& name) {
    const int index = sqlite3_bind_parameter_index(raw, name.c_str());
    if (index != 0) ++known;
    return index;
  };
  for (std::size_t i = 1; i <= params.size(); ++i) params_.push_back(find(fmt::format("${}", i)));
  if (batch != nullptr) {
    for (const auto& column : batch->columns()) columns_.push_back(find(fmt::format(":{}", column.name)));
    number_ = find(":n");
  }
  if (known != sqlite3_bind_parameter_count(raw)) throw Fault("a parameter is not given: " + text);
}

void Statement::run(std::string_view sql, std::span<const Value> params, const Batch* batch, Rows& rows) {
  shape_.check(sql, params, batch);
  for (std::size_t i = 0; i < params.size(); ++i) bind(params_[i], params[i]);
  if (batch == nullptr) return step(sql, rows);
  std::int64_t number = 0;
  for (const auto& row : batch->rows()) {
    bind(number_, number++);
    for (std::size_t i = 0; i < row.size(); ++i) bind(columns_[i], row[i]);
    step(sql, rows);
  }
}

void Statement::bind(int index, const Value& value) {
  if (index == 0) return;
  const int status = std::visit([&](const auto& held) { return bind_held(statement_.get(), index, held); }, value);
  if (status != SQLITE_OK) fail(database_, "bind");
}

void Statement::step(std::string_view sql, Rows& rows) {
  auto* const statement = statement_.get();
  const Resetter resetter{statement};
  const int columns = sqlite3_column_count(statement);
  rows.set_columns(static_cast<std::size_t>(columns));
  int status = sqlite3_step(statement);
  for (; status == SQLITE_ROW; status = sqlite3_step(statement)) {
    for (int i = 0; i < columns; ++i) rows.append(column_value(statement, i));
  }
  if (status != SQLITE_DONE) fail(database_, sql.substr(0, 200));
  if (sqlite3_stmt_readonly(statement) == 0) rows.add_affected(sqlite3_changes64(database_));
}

}  // namespace spotme::db::sqlite
