#include "store/connect.hpp"

#include "store/postgres.hpp"
#include "store/sqlite.hpp"

#include <fmt/format.h>

namespace spotme::db {

std::unique_ptr<Connection> connect(const Url& url, Use use) {
  if (url.engine == Engine::postgres) return open_postgres(url.target);
  SqliteOptions options;
  options.file = url.target;
  options.writer = use == Use::write;
  return open_sqlite(options);
}

void write_snapshot(Connection& source, const std::filesystem::path& file) {
  const std::vector<Value> path{file.string()};
  source.execute("VACUUM INTO $1", path);
}

void make_single_file(Connection& connection) {
  const auto mode = connection.execute("PRAGMA journal_mode=DELETE", {});
  if (mode.empty() || mode[0].text(0) != "delete") throw Unavailable("the write-ahead log could not be folded back");
}

std::string find_damage(Connection& connection) {
  if (connection.engine() == Engine::postgres) return {};
  const auto found = connection.execute("PRAGMA integrity_check(1)", {});
  if (found.empty() || found[0].text(0) != "ok") return found.empty() ? "no answer" : found[0].text(0);
  const auto dangling = connection.execute("PRAGMA foreign_key_check", {});
  if (dangling.empty()) return {};
  return fmt::format("{} rows point nowhere, the first in table {}", dangling.size(), dangling[0].text(0));
}

}  // namespace spotme::db
