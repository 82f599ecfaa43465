#include "store/postgres.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "store/batch_sql.hpp"
#include "store/postgres_codec.hpp"
#include "store/statement_shape.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <map>
#include <type_traits>

namespace spotme::db {
namespace {

struct ConnectionCloser {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ResultCloser {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultCloser>;

/// Every process that migrates takes this lock; the number is only a name ("SPOT-Me" in hexadecimal).
constexpr std::string_view schema_lock = "SELECT pg_advisory_xact_lock(23452094717193573)";

/// Parameters in the binary format, ready for libpq.
class WireParams {
 public:
  void add_scalars(std::span<const Value> params) {
    for (const auto& value : params) {
      std::string bytes;
      const bool present = postgres::encode(bytes, value);
      add(postgres::oid_of(type_of(value)), std::move(bytes), present);
    }
  }
  void add_batch(const Batch& batch) {
    add(postgres::array_oid_of(Type::integer), postgres::encode_row_numbers(batch.rows().size()), true);
    for (std::size_t i = 0; i < batch.columns().size(); ++i) {
      add(postgres::array_oid_of(batch.columns()[i].type), postgres::encode_array(batch, i), true);
    }
  }
  void point() {
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      pointers_.push_back(present_[i] ? bytes_[i].data() : nullptr);
      lengths_.push_back(static_cast<int>(bytes_[i].size()));
      formats_.push_back(1);
    }
  }
  [[nodiscard]] int count() const { return static_cast<int>(bytes_.size()); }
  [[nodiscard]] const Oid* types() const { return oids_.data(); }
  [[nodiscard]] const char* const* pointers() const { return pointers_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  void add(std::uint32_t oid, std::string bytes, bool present) {
    oids_.push_back(oid);
    bytes_.push_back(std::move(bytes));
    present_.push_back(present);
  }

  std::vector<Oid> oids_;
  std::vector<std::string> bytes_;
  std::vector<bool> present_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

[[nodiscard]] std::string_view state_of(const PGresult* result) {
  const char* field = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return field == nullptr ? "" : field;
}

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(const std::string& url) {
    // What the URL says wins over what stands before it; the encoding is not for it to choose. There is no
    // statement_timeout on purpose: it could cancel a COMMIT that waits for its standby, and a cancelled COMMIT looks
    // like success.
    constexpr std::array<const char*, 9> keys{"connect_timeout",
                                              "tcp_user_timeout",
                                              "keepalives_idle",
                                              "keepalives_interval",
                                              "keepalives_count",
                                              "application_name",
                                              "dbname",
                                              "client_encoding",
                                              nullptr};
    const std::array<const char*, 9> values{"3", "4000", "5", "2", "3", "spotme", url.c_str(), "UTF8", nullptr};
    connection_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK) {
      throw Unavailable(
          fmt::format("cannot connect to PostgreSQL: {}", base::trimmed(PQerrorMessage(connection_.get()))));
    }
    PQsetNoticeReceiver(connection_.get(), &PostgresConnection::on_notice, this);
    const char* encoding = PQparameterStatus(connection_.get(), "server_encoding");
    if (PQserverVersion(connection_.get()) < 150000 || encoding == nullptr || std::string_view(encoding) != "UTF8") {
      throw Fault("PostgreSQL 15 or later and a database in UTF8 are needed");
    }
    // A server, a database or a role may be set to acknowledge before the disk, or the standby, has it.
    execute_script(
        "SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')");
  }

  [[nodiscard]] Engine engine() const override { return Engine::postgres; }
  [[nodiscard]] bool usable() const override { return !spoiled_ && PQstatus(connection_.get()) == CONNECTION_OK; }

  Rows execute(std::string_view sql, std::span<const Value> params) override { return run(sql, params, nullptr); }

  Rows execute_each(std::string_view sql, const Batch& batch, std::span<const Value> params) override {
    if (batch.empty()) return Rows{};
    return run(sql, params, &batch);
  }

  void execute_script(std::string_view sql) override {
    const ResultPtr result(PQexec(connection_.get(), std::string(sql).c_str()));
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
    fail(result.get(), sql.substr(0, 60));
  }

  void begin(Mode mode) override {
    mode_ = mode;
    switch (mode) {
      case Mode::read_only: execute_script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); break;
      case Mode::write: execute_script("BEGIN ISOLATION LEVEL SERIALIZABLE"); break;
      case Mode::append: execute_script("BEGIN ISOLATION LEVEL READ COMMITTED"); break;
    }
  }

  void commit() override {
    warned_ = false;
    const ResultPtr result(PQexec(connection_.get(), "COMMIT"));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
      if (state_of(result.get()).empty() || PQstatus(connection_.get()) != CONNECTION_OK) {
        spoiled_ = true;
        throw CommitUnknown(
            fmt::format("the connection went during COMMIT: {}", base::trimmed(PQerrorMessage(connection_.get()))));
      }
      fail(result.get(), "COMMIT");
    }
    // A transaction that had failed before answers COMMIT with ROLLBACK.
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") throw Fault("COMMIT rolled back a failed transaction");
    if (warned_) {
      // Cancelled while it waited for the standby: the row is on this machine alone. That is not what was promised.
      spoiled_ = true;
      throw CommitUnknown("COMMIT came back with a warning: it is on one machine only");
    }
  }

  void rollback() noexcept override {
    if (PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
    const ResultPtr result(PQexec(connection_.get(), "ROLLBACK"));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) spoiled_ = true;
  }
  void savepoint() override { execute_script("SAVEPOINT job"); }
  void release_savepoint() override { execute_script("RELEASE SAVEPOINT job"); }
  void rollback_to_savepoint() override { execute_script("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job"); }
  void lock_schema() override { execute_script(schema_lock); }

 private:
  static void on_notice(void* self, const PGresult* result) {
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity == nullptr || std::string_view(severity) != "WARNING") return;
    static_cast<PostgresConnection*>(self)->warned_ = true;
    base::log(base::Level::warning, "postgres_warning", {{"message", PQresultErrorMessage(result)}});
  }

  struct Prepared {
    std::string name;
    StatementShape shape;
  };

  /// Turns what the server said into one of our breakdowns.
  [[noreturn]] void fail(const PGresult* result, std::string_view doing) {
    const auto state = state_of(result);
    const bool connected = PQstatus(connection_.get()) == CONNECTION_OK;
    const auto text =
        fmt::format("PostgreSQL, {}: {} {}", doing, state, base::trimmed(PQerrorMessage(connection_.get())));
    if (connected && (state == "40001" || state == "40P01")) throw SerializationFailure(text);
    if (connected && state.starts_with("23")) throw ConstraintViolation(text);
    // A cancelled statement or a lack of memory is the statement's own; the connection goes on.
    if (connected && (state == "57014" || state.starts_with("53"))) throw Unavailable(text);
    // Lost connections, operator intervention, a read-only standby: it may work later or elsewhere, over another
    // connection. 08P01 over a connection that stands is a parameter too few.
    const bool elsewhere = state.empty() || (state.starts_with("08") && state != "08P01") || state.starts_with("57") ||
                           state.starts_with("58") || (state == "25006" && mode_ != Mode::read_only);
    if (connected && !elsewhere) throw Fault(text);
    spoiled_ = true;
    throw Unavailable(text);
  }

  Rows run(std::string_view sql, std::span<const Value> params, const Batch* batch) {
    WireParams wire;
    wire.add_scalars(params);
    if (batch != nullptr) wire.add_batch(*batch);
    const auto& prepared = prepare(sql, params, batch, wire);
    prepared.shape.check(sql, params, batch);
    wire.point();
    const ResultPtr result(PQexecPrepared(connection_.get(), prepared.name.c_str(), wire.count(), wire.pointers(),
                                          wire.lengths(), wire.formats(), 1));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get(), sql.substr(0, 200));
    return to_rows(*result);
  }

  const Prepared& prepare(std::string_view sql, std::span<const Value> params, const Batch* batch,
                          const WireParams& wire) {
    const auto found = prepared_.find(sql);
    if (found != prepared_.end()) return found->second;
    const auto text = batch == nullptr ? std::string(sql) : with_rows(sql, rows_table(*batch, params.size()));
    auto name = fmt::format("s{}", prepared_.size());
    const ResultPtr result(PQprepare(connection_.get(), name.c_str(), text.c_str(), wire.count(), wire.types()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(result.get(), text);
    return prepared_.emplace(std::string(sql), Prepared{std::move(name), StatementShape(params, batch)}).first->second;
  }

  static std::string rows_table(const Batch& batch, std::size_t scalars) {
    std::string arrays = fmt::format("${}::bigint[]", scalars + 1);
    std::string names = "n";
    std::size_t number = scalars + 2;
    for (const auto& column : batch.columns()) {
      arrays += fmt::format(", ${}::{}", number++, postgres::array_name_of(column.type));
      names += fmt::format(", {}", column.name);
    }
    return fmt::format("unnest({}) AS r({})", arrays, names);
  }

  static Rows to_rows(const PGresult& result) {
    const int columns = PQnfields(&result);
    Rows rows(static_cast<std::size_t>(columns));
    for (int row = 0; row < PQntuples(&result); ++row) {
      for (int column = 0; column < columns; ++column) {
        const auto oid = PQftype(&result, column);
        if (PQgetisnull(&result, row, column) != 0) {
          rows.append(postgres::decode_null(oid));
          continue;
        }
        const auto length = static_cast<std::size_t>(PQgetlength(&result, row, column));
        rows.append(postgres::decode(oid, {PQgetvalue(&result, row, column), length}));
      }
    }
    const std::string_view changed = PQcmdTuples(const_cast<PGresult*>(&result));
    std::int64_t affected = 0;
    for (const char digit : changed) affected = affected * 10 + (digit - '0');
    rows.add_affected(affected);
    return rows;
  }

  std::unique_ptr<PGconn, ConnectionCloser> connection_;
  std::map<std::string, Prepared, std::less<>> prepared_;
  Mode mode_ = Mode::append;
  bool warned_ = false;
  bool spoiled_ = false;
};

}  // namespace

std::unique_ptr<Connection> open_postgres(const std::string& url) { return std::make_unique<PostgresConnection>(url); }

}  // namespace spotme::db
