#pragma once

#include "base/time.hpp"
#include "store/value.hpp"

#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

/// The one seam: everything above sees SQL text and values, everything below is an engine. `Connection` is the only
/// interface in the system with two implementations, `sqlite.cpp` and `postgres.cpp`.
namespace spotme::db {

enum class Engine { sqlite, postgres };

/// Breakdowns. They are exceptions, caught once at the edge; a refusal is never one of them.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The database cannot be reached or cannot take it now (connection lost, disk full, starting up). Nothing of the
/// transaction is stored. 503 at the edge.
struct Unavailable : Failure {
  using Failure::Failure;
};
/// The connection went while COMMIT was under way, or COMMIT came back with a warning: it may be stored, or not, or on
/// one machine only. Never an acknowledgement. 503 at the edge; sending again with the same key is safe.
struct CommitUnknown : Unavailable {
  using Unavailable::Unavailable;
};
/// Lost against a concurrent transaction; run it again. `GroupCommit` does, in one place.
struct SerializationFailure : Failure {
  using Failure::Failure;
};
/// A unique, foreign or check constraint refused a row that the program should not have sent.
struct ConstraintViolation : Failure {
  using Failure::Failure;
};
/// Wrong SQL, wrong type: a fault of the program.
struct Fault : Failure {
  using Failure::Failure;
};
/// The storage failed under an fsync: what the kernel holds can no longer be trusted. The process has to end and
/// recover from the file; it never tries the sync again.
struct StorageFailure : Failure {
  using Failure::Failure;
};

/// `read_only` sees one snapshot. `write` is serializable. `append` (READ COMMITTED on PostgreSQL) is for the press
/// alone, whose statements only add rows and settle repeats by key: it must not fail because others press at the same
/// time.
enum class Mode { read_only, write, append };

/// One connection, one thread at a time. Statements are string literals; each is prepared once per connection.
class Connection {
 public:
  virtual ~Connection() = default;
  [[nodiscard]] virtual Engine engine() const = 0;

  /// Runs one statement; `$1` is params[0]. Types must be the same at every run of the same text.
  virtual Rows execute(std::string_view sql, std::span<const Value> params) = 0;
  /// Runs a statement that says `{rows}` over a batch; see Batch. `$1` is params[0]. An empty batch runs nothing.
  virtual Rows execute_each(std::string_view sql, const Batch& batch, std::span<const Value> params) = 0;
  /// Several statements without parameters: migrations.
  virtual void execute_script(std::string_view sql) = 0;

  virtual void begin(Mode mode) = 0;
  /// Returns only when the transaction is durable. Throws SerializationFailure, CommitUnknown or StorageFailure.
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  /// A mark inside a transaction to which one failing job of a group goes back alone.
  virtual void savepoint() = 0;
  virtual void release_savepoint() = 0;
  virtual void rollback_to_savepoint() = 0;
  /// Keeps other processes from migrating until the transaction ends.
  virtual void lock_schema() = 0;
  /// False when the connection has to be thrown away.
  [[nodiscard]] virtual bool usable() const = 0;
};

/// A transaction that can only read, by type. `now` is the same for all of it.
class Read {
 public:
  Read(Connection& connection, base::Instant now) : connection_(connection), now_(now) {}
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  [[nodiscard]] base::Instant now() const { return now_; }
  [[nodiscard]] base::Day today() const { return base::local_day(now_); }
  [[nodiscard]] Rows query(std::string_view sql, std::initializer_list<Value> params = {}) {
    return connection_.execute(sql, std::span(params.begin(), params.size()));
  }
  /// For a statement whose number of parameters depends on the question.
  [[nodiscard]] Rows query(std::string_view sql, const std::vector<Value>& params) {
    return connection_.execute(sql, params);
  }
  [[nodiscard]] Rows query_each(std::string_view sql, const Batch& batch, std::initializer_list<Value> params = {}) {
    return connection_.execute_each(sql, batch, std::span(params.begin(), params.size()));
  }

 protected:
  ~Read() = default;
  [[nodiscard]] Connection& connection() { return connection_; }

 private:
  Connection& connection_;
  base::Instant now_;
};

class ReadOnly final : public Read {
 public:
  using Read::Read;
};

/// A transaction that may write. A use-case that takes a `Read&` cannot.
class Write final : public Read {
 public:
  using Read::Read;

  /// Rows changed. Statements with RETURNING go through `query`.
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> params = {}) {
    return connection().execute(sql, std::span(params.begin(), params.size())).affected();
  }
  std::int64_t execute_each(std::string_view sql, const Batch& batch, std::initializer_list<Value> params = {}) {
    return connection().execute_each(sql, batch, std::span(params.begin(), params.size())).affected();
  }
};

}  // namespace spotme::db
