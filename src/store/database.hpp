#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/db.hpp"
#include "store/group_commit.hpp"

#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

namespace spotme::db {

/// Where the database is: `sqlite:PATH` or `postgresql://…`.
struct Url {
  Engine engine = Engine::sqlite;
  std::string target;  ///< the path, or the whole PostgreSQL URL

  /// Refuses anything else (`database_url_invalid`).
  [[nodiscard]] static base::Result<Url> parse(std::string_view text);
  /// The URL without its password, for logs.
  [[nodiscard]] std::string shown() const;
};

struct DatabaseOptions {
  unsigned write_lanes = 2;  ///< PostgreSQL only; SQLite has one
  unsigned readers = 8;      ///< connections for reading, opened when first needed
  std::int64_t cache_kib = 64 * 1024;
  GroupCommitOptions group_commit = {};
};

/// A result that asks for its own writes to be rolled back.
template <class T>
struct IsResult : std::false_type {};
template <class T>
struct IsResult<base::Result<T>> : std::true_type {};

/// A database in use: pooled readers and the group-committing writer. Thread-safe.
class Database {
 public:
  /// What a connection is for; tests put failing doubles in.
  enum class Role { reader, writer };
  using Open = std::function<std::unique_ptr<Connection>(Role)>;

  /// Opens the database; on SQLite takes the ownership of the file. Throws Unavailable.
  [[nodiscard]] static std::unique_ptr<Database> open(const Url& url, const base::Clock& clock,
                                                      const DatabaseOptions& options = {});
  /// For commands that only read beside a running server: no ownership, writes are Faults.
  [[nodiscard]] static std::unique_ptr<Database> open_read_only(const Url& url, const base::Clock& clock);

  Database(Engine engine, Open open, const base::Clock& clock, DatabaseOptions options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] Engine engine() const { return engine_; }

  /// Calls `use(Read&)` on one snapshot and returns what it returns. May call it again when a pooled connection had
  /// died.
  template <class Use>
  auto read(Use&& use) -> std::invoke_result_t<Use&, Read&>;

  /// Calls `use(Write&)` in a transaction shared with others and returns when that is durable. `use` may run more than
  /// once. A Result that holds a refusal rolls back what `use` wrote. Throws the breakdowns of db.hpp.
  template <class Use>
  auto write(Use&& use) -> std::invoke_result_t<Use&, Write&>;

  /// The same without waiting; see Job.
  void submit(Job job) { writer_->submit(std::move(job)); }

  [[nodiscard]] GroupCommit::Figures write_figures() const { return writer_->figures(); }

 private:
  [[nodiscard]] std::unique_ptr<Connection> take_reader(bool fresh);
  void give_back(std::unique_ptr<Connection> connection);
  /// Where one pooled connection died, the others are likely to have died too.
  void forget_idle();
  /// Runs `body` on a pooled reader inside a read-only transaction.
  void with_reader(const std::function<void(Read&)>& body);

  Engine engine_;
  Open open_;
  const base::Clock& clock_;
  DatabaseOptions options_;
  std::mutex mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<Connection>> idle_;
  unsigned leased_ = 0;
  std::unique_ptr<GroupCommit> writer_;
  std::shared_ptr<void> ownership_;
};

template <class Use>
auto Database::read(Use&& use) -> std::invoke_result_t<Use&, Read&> {
  using Answer = std::invoke_result_t<Use&, Read&>;
  std::optional<Answer> answer;
  with_reader([&](Read& read) { answer.emplace(use(read)); });
  return std::move(*answer);
}

template <class Use>
auto Database::write(Use&& use) -> std::invoke_result_t<Use&, Write&> {
  using Answer = std::invoke_result_t<Use&, Write&>;
  std::optional<Answer> answer;
  std::promise<void> durable;
  submit(Job{Mode::write,
             [&](Write& write) {
               answer.emplace(use(write));
               if constexpr (IsResult<Answer>::value) return answer->has_value();
               return true;
             },
             [&](const std::exception_ptr& failure) {
               if (failure) {
                 durable.set_exception(failure);
               } else {
                 durable.set_value();
               }
             },
             false});
  durable.get_future().get();
  return std::move(*answer);
}

}  // namespace spotme::db
