#include "store/sqlite.hpp"

#include "base/log.hpp"
#include "store/sqlite_statement.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <type_traits>

namespace spotme::db {
namespace {

struct DatabaseCloser {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

/// Statistics of memory, which nobody reads, would take a lock of the whole process at each allocation. Only before the
/// first connection; later SQLite refuses, and nothing is lost.
void leave_out_statistics() { [[maybe_unused]] static const int status = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(const SqliteOptions& options)
      : soonest_pages_(std::min(options.soonest_pages, options.checkpoint_pages)),
        checkpoint_pages_(options.checkpoint_pages) {
    leave_out_statistics();
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
      become_writer(options);
    } else {
      execute_script("PRAGMA wal_autocheckpoint=0;");
      never_checkpoint();
    }
  }

  [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
  [[nodiscard]] bool usable() const override { return !spoiled_; }

  Rows execute(std::string_view sql, std::span<const Value> params) override {
    return guarded([&] { return run(sql, params, nullptr); });
  }

  Rows execute_each(std::string_view sql, const Batch& batch, std::span<const Value> params) override {
    if (batch.empty()) return Rows{};
    return guarded([&] { return run(sql, params, &batch); });
  }

  void execute_script(std::string_view sql) override {
    guarded([&] {
      check_transaction();
      if (sqlite3_exec(database_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        sqlite::fail(database_.get(), sql.substr(0, 60));
      }
    });
  }

  void begin(Mode mode) override {
    execute(mode == Mode::read_only ? "BEGIN" : "BEGIN IMMEDIATE", {});
    in_transaction_ = true;
  }

  void commit() override {
    execute("COMMIT", {});
    in_transaction_ = false;
    if (std::exchange(trace_asked_, false)) cut_log();
    if (checkpoint_failure_.empty()) return;
    spoiled_ = true;
    never_checkpoint();
    throw StorageFailure(std::exchange(checkpoint_failure_, {}));
  }

  void rollback() noexcept override {
    in_transaction_ = false;
    trace_asked_ = false;
    // After some errors SQLite has rolled back by itself; a second rollback has nothing to do.
    if (sqlite3_get_autocommit(database_.get()) != 0) return;
    if (sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr) != SQLITE_OK) spoiled_ = true;
  }

  void savepoint() override { execute("SAVEPOINT job", {}); }
  void release_savepoint() override { execute("RELEASE job", {}); }
  void rollback_to_savepoint() override {
    execute("ROLLBACK TO job", {});
    execute("RELEASE job", {});
  }
  void lock_schema() override {}  // BEGIN IMMEDIATE has the only write lock already

 private:
  void become_writer(const SqliteOptions& options) {
    if (sqlite3_db_readonly(database_.get(), "main") != 0) {
      throw Unavailable(fmt::format("{} is write-protected", options.file.string()));
    }
    const auto mode = execute("PRAGMA journal_mode=WAL", {});
    if (mode.empty() || mode[0].text(0) != "wal") {
      throw Unavailable(fmt::format("{} cannot be used with a write-ahead log here", options.file.string()));
    }
    // What is deleted is overwritten, so that an erased position is gone from the file and not only from its tables.
    execute_script("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
    sqlite3_wal_hook(database_.get(), &SqliteConnection::on_commit, this);
    add_function("leave_no_trace", &SqliteConnection::leave_no_trace);
    add_function("traces_left", &SqliteConnection::find_traces);
  }

  void add_function(const char* name, void (*function)(sqlite3_context*, int, sqlite3_value**)) {
    sqlite3_create_function_v2(database_.get(), name, 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, this, function, nullptr,
                               nullptr, nullptr);
  }
  static SqliteConnection& connection_of(sqlite3_context* context) {
    return *static_cast<SqliteConnection*>(sqlite3_user_data(context));
  }
  /// `SELECT leave_no_trace()`: after the commit of this transaction the log is folded back and cut off, since what was
  /// deleted still stands in its older frames.
  static void leave_no_trace(sqlite3_context* context, int /*count*/, sqlite3_value** /*values*/) {
    connection_of(context).trace_asked_ = true;
    sqlite3_result_int(context, 1);
  }
  /// `SELECT traces_left()`: 1 when the log could not be cut off as asked, 0 otherwise.
  static void find_traces(sqlite3_context* context, int /*count*/, sqlite3_value** /*values*/) {
    sqlite3_result_int(context, connection_of(context).traces_left_ ? 1 : 0);
  }

  /// Readers of an older state hold the log for as long as they read. All who write wait here for them, so not for
  /// long: whoever asked sees that it did not succeed, and asks again.
  void cut_log() {
    constexpr int wait_ms = 100;
    constexpr int usual_wait_ms = 5000;
    sqlite3_busy_timeout(database_.get(), wait_ms);
    const int status = sqlite3_wal_checkpoint_v2(database_.get(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(database_.get(), usual_wait_ms);
    traces_left_ = status != SQLITE_OK;
    if (status == SQLITE_OK || (status & 0xFF) == SQLITE_BUSY) return;
    const auto text = fmt::format("SQLite, checkpoint: {} ({})", sqlite3_errstr(status), status);
    if (status == SQLITE_IOERR_FSYNC) {
      checkpoint_failure_ = text;
    } else {
      base::log(base::Level::error, "checkpoint_failed", {{"message", text}});
    }
  }

  /// Whether it is time to fold the log back, which holds `pages` after this commit. All who wait for the writer wait
  /// for that too. Commits are small as long as the writer keeps up: then the log is folded back in steps that last
  /// hardly longer than a commit does. They grow when it falls behind: then in few large steps, since a page that was
  /// written often is folded back once.
  bool is_checkpoint_due(std::int64_t pages) {
    constexpr std::int64_t commits = 24;
    if (pages < log_pages_) log_pages_ = folded_pages_ = 0;  // all was folded back, and the log began anew
    const auto written = pages - std::exchange(log_pages_, pages);
    if (pages - folded_pages_ < std::clamp(commits * written, soonest_pages_, checkpoint_pages_)) return false;
    folded_pages_ = pages;
    return true;
  }

  /// SQLite's own automatic checkpoint keeps its failures to itself, a failed fsync too. So the checkpoint is made
  /// here.
  static int on_commit(void* self, sqlite3* database, const char* name, int pages) {
    auto& connection = *static_cast<SqliteConnection*>(self);
    if (!connection.is_checkpoint_due(pages)) return SQLITE_OK;
    const int status = sqlite3_wal_checkpoint_v2(database, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (status == SQLITE_OK || (status & 0xFF) == SQLITE_BUSY) return SQLITE_OK;
    const auto text = fmt::format("SQLite, checkpoint: {} ({})", sqlite3_errstr(status), status);
    if (status == SQLITE_IOERR_FSYNC) {
      connection.checkpoint_failure_ = text;
    } else {
      base::log(base::Level::error, "checkpoint_failed", {{"message", text}});  // what was committed stays in the log
    }
    return SQLITE_OK;
  }

  /// The last connection that closes would fold the log back: nothing for a reader, nor after a failed fsync.
  void never_checkpoint() { sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); }

  /// After a failed read or write the connection is opened anew; after a failed fsync nothing is synced again.
  template <class Work>
  std::invoke_result_t<Work&> guarded(Work&& work) {
    try {
      return work();
    } catch (const Unavailable&) {
      spoiled_ = true;
      throw;
    } catch (const StorageFailure&) {
      spoiled_ = true;
      never_checkpoint();
      throw;
    }
  }

  /// A full disk makes SQLite roll back by itself; what comes after must not be committed statement by statement.
  void check_transaction() const {
    if (in_transaction_ && sqlite3_get_autocommit(database_.get()) != 0) {
      throw Unavailable("SQLite rolled the transaction back");
    }
  }

  Rows run(std::string_view sql, std::span<const Value> params, const Batch* batch) {
    check_transaction();
    auto found = prepared_.find(sql);
    if (found == prepared_.end()) {
      found = prepared_.emplace(std::string(sql), sqlite::Statement(database_.get(), sql, params, batch)).first;
    }
    Rows rows;
    found->second.run(sql, params, batch, rows);
    return rows;
  }

  std::unique_ptr<sqlite3, DatabaseCloser> database_;
  std::map<std::string, sqlite::Statement, std::less<>> prepared_;
  std::int64_t soonest_pages_;
  std::int64_t checkpoint_pages_;
  std::int64_t log_pages_ = 0;     ///< in the write-ahead log at the last commit
  std::int64_t folded_pages_ = 0;  ///< of them, at the last checkpoint
  std::string checkpoint_failure_;
  bool in_transaction_ = false;
  bool trace_asked_ = false;  ///< cut the log off after this transaction
  bool traces_left_ = false;  ///< it could not be
  bool spoiled_ = false;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(const SqliteOptions& options) {
  return std::make_unique<SqliteConnection>(options);
}

}  // namespace spotme::db
