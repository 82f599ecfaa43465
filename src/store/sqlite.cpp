#include "store/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <map>

#include "store/batch_sql.hpp"

namespace spotme::db {
namespace {

struct StatementCloser {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, StatementCloser>;

struct DatabaseCloser {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

/// Turns what SQLite says into one of our breakdowns.
[[noreturn]] void fail(sqlite3* database, std::string_view doing) {
  const int code = sqlite3_extended_errcode(database);
  const auto text = fmt::format("SQLite, {}: {} ({})", doing, sqlite3_errmsg(database), code);
  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) throw StorageFailure(text);
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT: throw ConstraintViolation(text);
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM: throw Unavailable(text);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: throw StorageFailure(text);
    default: throw Fault(text);
  }
}

/// A prepared statement with the numbers of its parameters: in SQLite `$1` is a name, numbered by first appearance.
struct Prepared {
  StatementPtr statement;
  std::vector<int> scalar_index;  ///< of $1, $2, …; 0 when the text does not use it
  std::vector<int> column_index;  ///< of the columns of a batch
  int number_index = 0;           ///< of the row's number in a batch
};

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(const SqliteOptions& options) {
    sqlite3* raw = nullptr;
    const int flags = options.writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const int status = sqlite3_open_v2(options.file.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(raw);
    if (status != SQLITE_OK) {
      throw Unavailable(fmt::format("cannot open {}: {}", options.file.string(), sqlite3_errstr(status)));
    }
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, 5000);
    execute_script("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;");
    execute_script(fmt::format("PRAGMA cache_size=-{};", options.cache_kib));
    if (options.writer) {
      execute_script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
      execute_script(fmt::format("PRAGMA wal_autocheckpoint={};", options.checkpoint_pages));
    } else {
      execute_script("PRAGMA wal_autocheckpoint=0;");
    }
  }

  [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
  [[nodiscard]] bool usable() const override { return true; }

  Rows execute(std::string_view sql, std::span<const Value> params) override {
    auto& prepared = prepare(sql, nullptr, params.size());
    bind_scalars(prepared, params);
    Rows rows;
    run(prepared, sql, rows);
    return rows;
  }

  Rows execute_each(std::string_view sql, const Batch& batch, std::span<const Value> params) override {
    Rows rows;
    if (batch.empty()) return rows;
    auto& prepared = prepare(sql, &batch, params.size());
    std::int64_t number = 0;
    for (const auto& row : batch.rows()) {
      bind_scalars(prepared, params);
      bind(prepared, prepared.number_index, number++);
      for (std::size_t i = 0; i < row.size(); ++i) bind(prepared, prepared.column_index[i], row[i]);
      run(prepared, sql, rows);
    }
    return rows;
  }

  void execute_script(std::string_view sql) override {
    if (sqlite3_exec(database_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      fail(database_.get(), sql.substr(0, 60));
    }
  }

  void begin(Mode mode) override { execute(mode == Mode::read_only ? "BEGIN" : "BEGIN IMMEDIATE", {}); }
  void commit() override { execute("COMMIT", {}); }
  void rollback() noexcept override {
    // After some errors SQLite has rolled back by itself; a second rollback has nothing to do.
    if (sqlite3_get_autocommit(database_.get()) == 0) {
      sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
  }
  void savepoint() override { execute("SAVEPOINT job", {}); }
  void release_savepoint() override { execute("RELEASE job", {}); }
  void rollback_to_savepoint() override {
    execute("ROLLBACK TO job", {});
    execute("RELEASE job", {});
  }
  void lock_schema() override {}  // one process owns the file

 private:
  Prepared& prepare(std::string_view sql, const Batch* batch, std::size_t scalars) {
    const auto found = prepared_.find(sql);
    if (found != prepared_.end()) return found->second;
    const auto text = batch == nullptr ? std::string(sql) : with_rows(sql, rows_table(*batch));
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v3(database_.get(), text.c_str(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &raw,
                           nullptr) != SQLITE_OK) {
      fail(database_.get(), text);
    }
    Prepared prepared{StatementPtr(raw), {}, {}, 0};
    for (std::size_t i = 1; i <= scalars; ++i) {
      prepared.scalar_index.push_back(sqlite3_bind_parameter_index(raw, fmt::format("${}", i).c_str()));
    }
    if (batch != nullptr) {
      for (const auto& column : batch->columns()) {
        prepared.column_index.push_back(sqlite3_bind_parameter_index(raw, fmt::format(":{}", column.name).c_str()));
      }
      prepared.number_index = sqlite3_bind_parameter_index(raw, ":n");
    }
    return prepared_.emplace(std::string(sql), std::move(prepared)).first->second;
  }

  static std::string rows_table(const Batch& batch) {
    std::string table = "(SELECT :n AS n";
    for (const auto& column : batch.columns()) table += fmt::format(", :{0} AS {0}", column.name);
    return table + ") AS r";
  }

  void bind_scalars(Prepared& prepared, std::span<const Value> params) {
    for (std::size_t i = 0; i < params.size(); ++i) bind(prepared, prepared.scalar_index.at(i), params[i]);
  }

  void bind(Prepared& prepared, int index, const Value& value) {
    if (index == 0) return;
    sqlite3_stmt* const statement = prepared.statement.get();
    const int status = std::visit([&](const auto& held) { return bind_held(statement, index, held); }, value);
    if (status != SQLITE_OK) fail(database_.get(), "bind");
  }

  static int bind_held(sqlite3_stmt* s, int i, const Null&) { return sqlite3_bind_null(s, i); }
  static int bind_held(sqlite3_stmt* s, int i, bool held) { return sqlite3_bind_int(s, i, held ? 1 : 0); }
  static int bind_held(sqlite3_stmt* s, int i, std::int64_t held) { return sqlite3_bind_int64(s, i, held); }
  static int bind_held(sqlite3_stmt* s, int i, double held) { return sqlite3_bind_double(s, i, held); }
  static int bind_held(sqlite3_stmt* s, int i, const std::string& held) {
    return sqlite3_bind_text64(s, i, held.data(), held.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  static int bind_held(sqlite3_stmt* s, int i, const base::Bytes& held) {
    // An empty vector may have no address, which SQLite would take for NULL.
    return held.empty() ? sqlite3_bind_zeroblob(s, i, 0)
                        : sqlite3_bind_blob64(s, i, held.data(), held.size(), SQLITE_TRANSIENT);
  }
  static int bind_held(sqlite3_stmt* s, int i, const base::Uuid& held) {
    return sqlite3_bind_blob64(s, i, held.bytes.data(), held.bytes.size(), SQLITE_TRANSIENT);
  }
  static int bind_held(sqlite3_stmt* s, int i, base::Day held) {
    return bind_held(s, i, base::format_day(held));
  }

  void run(Prepared& prepared, std::string_view sql, Rows& rows) {
    sqlite3_stmt* const statement = prepared.statement.get();
    const int columns = sqlite3_column_count(statement);
    rows.set_columns(static_cast<std::size_t>(columns));
    int status = sqlite3_step(statement);
    for (; status == SQLITE_ROW; status = sqlite3_step(statement)) {
      for (int i = 0; i < columns; ++i) rows.append(column_value(statement, i));
    }
    const auto changed = sqlite3_stmt_readonly(statement) != 0 ? 0 : sqlite3_changes64(database_.get());
    if (status != SQLITE_DONE) {
      // Take the words down before reset and unbinding overwrite them.
      try {
        fail(database_.get(), sql.substr(0, 200));
      } catch (...) {
        sqlite3_reset(statement);
        throw;
      }
    }
    sqlite3_reset(statement);
    rows.add_affected(changed);
  }

  static Value column_value(sqlite3_stmt* statement, int i) {
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
        return std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
      }
    }
  }

  std::unique_ptr<sqlite3, DatabaseCloser> database_;
  std::map<std::string, Prepared, std::less<>> prepared_;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(const SqliteOptions& options) { return std::make_unique<SqliteConnection>(options); }

}  // namespace spotme::db
