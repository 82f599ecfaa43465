#include "store/migrate.hpp"

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "base/embedded.hpp"
#include "base/log.hpp"
#include "base/text.hpp"

namespace spotme::db {
namespace {

constexpr std::string_view create_table =
    "CREATE TABLE IF NOT EXISTS schema_migration (version bigint PRIMARY KEY, name text NOT NULL, "
    "sha256 bytea NOT NULL, applied_at bigint NOT NULL)";

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
  const auto version = schema_version(connection);
  if (version > static_cast<std::int64_t>(migrations.size())) {
    throw Fault(fmt::format("the database has version {}, this program knows {}: run a newer program", version, migrations.size()));
  }
  std::int64_t ran = 0;
  for (const auto& migration : migrations) {
    if (!apply(connection, migration, now)) continue;
    ++ran;
    base::log(base::Level::info, "migrated", {{"migration", std::string(migration.name)}});
  }
  return ran;
}

std::int64_t schema_version(Connection& connection) {
  connection.begin(Mode::read_only);
  try {
    const auto rows = connection.execute("SELECT coalesce(max(version), 0) FROM schema_migration", {});
    connection.rollback();
    return rows[0].integer(0);
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace spotme::db
