#include "store/migrate.hpp"

#include "base/crypto.hpp"
#include "base/embedded.hpp"
#include "base/log.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace spotme::db {
namespace {

constexpr std::string_view create_table =
    "CREATE TABLE IF NOT EXISTS schema_migration (version bigint PRIMARY KEY, name text NOT NULL, "
    "sha256 bytea NOT NULL, applied_at bigint NOT NULL)";

/// Which differs between the engines, and so stands here twice.
constexpr std::string_view sqlite_has_table =
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'";
constexpr std::string_view postgres_has_table = "SELECT count(to_regclass('schema_migration'))";

std::int64_t newest(Connection& connection) {
  return connection.execute("SELECT coalesce(max(version), 0) FROM schema_migration", {}).integer();
}

void refuse_newer(std::int64_t version, const std::vector<Migration>& migrations) {
  if (version <= static_cast<std::int64_t>(migrations.size())) return;
  throw Fault(fmt::format("the database has version {}, this program knows {}: run a newer program", version,
                          migrations.size()));
}

/// Runs one migration unless another process did meanwhile. True when it ran here.
bool apply(Connection& connection, const Migration& migration, base::Instant now) {
  connection.begin(Mode::append);
  try {
    connection.lock_schema();
    const auto digest = to_value(base::sha256(migration.sql));
    const std::vector<Value> key{migration.version};
    const auto stored = connection.execute("SELECT sha256 FROM schema_migration WHERE version = $1", key);
    if (!stored.empty()) {
      if (Value{stored[0].blob(0)} != digest) {
        throw Fault(fmt::format("migration {} ran with other words; a migration is never edited", migration.name));
      }
      connection.rollback();
      return false;
    }
    if (newest(connection) != migration.version - 1) {
      throw Fault(fmt::format("migration {} does not follow on version {} of the database", migration.name,
                              newest(connection)));
    }
    connection.execute_script(migration.sql);
    const std::vector<Value> row{migration.version, std::string(migration.name), digest, to_value(now)};
    connection.execute("INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES ($1, $2, $3, $4)", row);
    connection.commit();
    return true;
  } catch (...) {
    connection.rollback();
    throw;
  }
}

void create_schema_table(Connection& connection) {
  connection.begin(Mode::append);
  try {
    connection.lock_schema();
    connection.execute_script(create_table);
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace

std::vector<Migration> embedded_migrations(Engine engine) {
  const std::string_view other = engine == Engine::sqlite ? ".postgres.sql" : ".sqlite.sql";
  std::vector<Migration> migrations;
  for (const auto path : base::embedded_paths("migrations/")) {
    if (path.ends_with(other)) continue;
    const auto name = path.substr(path.find('/') + 1);
    const auto version = base::parse_integer(name.substr(0, 4));
    if (!version || *version != static_cast<std::int64_t>(migrations.size()) + 1) {
      throw Fault(fmt::format("{}: migrations are numbered 0001, 0002, … without gaps", path));
    }
    migrations.push_back({*version, name, base::embedded_file(path).value()});
  }
  return migrations;
}

std::int64_t migrate(Connection& connection, base::Instant now, const std::vector<Migration>& migrations) {
  create_schema_table(connection);
  refuse_newer(schema_version(connection), migrations);
  std::int64_t ran = 0;
  for (const auto& migration : migrations) {
    if (!apply(connection, migration, now)) continue;
    ++ran;
    base::log(base::Level::info, "migrated", {{"migration", std::string(migration.name)}});
  }
  refuse_newer(schema_version(connection), migrations);  // a newer program may have come meanwhile
  return ran;
}

std::int64_t schema_version(Connection& connection) {
  connection.begin(Mode::read_only);
  try {
    const auto table =
        connection.execute(connection.engine() == Engine::sqlite ? sqlite_has_table : postgres_has_table, {});
    const auto version = table[0].integer(0) == 0 ? 0 : newest(connection);
    connection.rollback();
    return version;
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace spotme::db
