#include "store/database.hpp"

#include "store/postgres.hpp"
#include "store/sqlite.hpp"

#include <algorithm>

namespace spotme::db {
namespace {

Database::Open opener(const Url& url, const DatabaseOptions& options) {
  if (url.engine == Engine::postgres) return [url](Database::Role) { return open_postgres(url.target); };
  return [url, options](Database::Role role) {
    SqliteOptions sqlite;
    sqlite.file = url.target;
    sqlite.writer = role == Database::Role::writer;
    sqlite.cache_kib = sqlite.writer ? options.cache_kib : options.cache_kib / options.readers;
    return open_sqlite(sqlite);
  };
}

}  // namespace

base::Result<Url> Url::parse(std::string_view text) {
  constexpr std::string_view sqlite = "sqlite:";
  const bool in_memory = text == "sqlite::memory:";  // would be another database for each connection
  if (text.starts_with(sqlite) && text.size() > sqlite.size() && !in_memory) {
    return Url{Engine::sqlite, std::string(text.substr(sqlite.size()))};
  }
  if (text.starts_with("postgresql://") || text.starts_with("postgres://"))
    return Url{Engine::postgres, std::string(text)};
  return base::Error{base::Code::invalid, "database_url_invalid", "database"};
}

std::string Url::shown() const {
  if (engine == Engine::sqlite) return "sqlite:" + target;
  std::string text = target;
  const auto host = text.find("://") + 3;
  const auto at = text.find_first_of("@/?", host);
  if (at != std::string::npos && text[at] == '@') {
    const auto colon = text.find(':', host);
    if (colon < at) text.replace(colon + 1, at - colon - 1, "***");
  }
  for (const std::string_view secret : {"?password=", "&password=", "?sslpassword=", "&sslpassword="}) {
    for (auto found = text.find(secret); found != std::string::npos; found = text.find(secret, found + 1)) {
      const auto value = found + secret.size();
      text.replace(value, std::min(text.find('&', value), text.size()) - value, "***");
    }
  }
  return text;
}

std::unique_ptr<Database> Database::open(const Url& url, const base::Clock& clock, const DatabaseOptions& options) {
  std::shared_ptr<void> ownership;
  if (url.engine == Engine::sqlite) ownership = std::make_shared<SqliteOwnership>(url.target);
  auto database = std::make_unique<Database>(url.engine, opener(url, options), clock, options);
  database->ownership_ = std::move(ownership);
  return database;
}

std::unique_ptr<Database> Database::open_read_only(const Url& url, const base::Clock& clock) {
  auto open = [inner = opener(url, {})](Role role) {
    if (role == Role::writer) throw Fault("this database was opened for reading");
    return inner(role);
  };
  return std::make_unique<Database>(url.engine, std::move(open), clock, DatabaseOptions{});
}

Database::Database(Engine engine, Open open, const base::Clock& clock, DatabaseOptions options)
    : engine_(engine), open_(std::move(open)), clock_(clock), options_(std::move(options)) {
  auto group_commit = options_.group_commit;
  group_commit.lanes = engine_ == Engine::sqlite ? 1 : options_.write_lanes;
  writer_ = std::make_unique<GroupCommit>([this] { return open_(Role::writer); }, clock_, std::move(group_commit));
}

/// Readers first: the last connection to close folds SQLite's log back, and that must be the writer. The file stays
/// owned until then.
Database::~Database() {
  idle_.clear();
  writer_.reset();
}

std::unique_ptr<Connection> Database::take_reader(bool fresh) {
  std::unique_lock lock(mutex_);
  reader_free_.wait(lock, [this] { return leased_ < options_.readers; });
  ++leased_;
  if (!fresh && !idle_.empty()) {
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }
  lock.unlock();
  try {
    return open_(Role::reader);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Database::give_back(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    --leased_;
    if (connection && connection->usable() && idle_.size() < options_.readers) idle_.push_back(std::move(connection));
  }
  reader_free_.notify_one();
}

void Database::forget_idle() {
  std::vector<std::unique_ptr<Connection>> idle;
  const std::lock_guard lock(mutex_);
  idle.swap(idle_);
}

void Database::with_reader(const std::function<void(Read&)>& body) {
  for (bool fresh : {false, true}) {
    auto connection = take_reader(fresh);
    try {
      connection->begin(Mode::read_only);
      ReadOnly read(*connection, clock_.now());
      body(read);
      connection->rollback();
      give_back(std::move(connection));
      return;
    } catch (const Unavailable&) {
      // A pooled connection may have died while it lay idle; a fresh one tells whether the database has.
      give_back(nullptr);
      if (fresh) throw;
      forget_idle();
    } catch (...) {
      connection->rollback();
      give_back(std::move(connection));
      throw;
    }
  }
}

}  // namespace spotme::db
