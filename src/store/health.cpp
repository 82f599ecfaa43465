#include "store/health.hpp"

namespace spotme::db {

std::string find_damage_quickly(Connection& connection) {
  if (connection.engine() == Engine::postgres) return {};
  const auto found = connection.execute("PRAGMA quick_check(1)", {});
  if (found.empty()) return "no answer";
  return found[0].text(0) == "ok" ? std::string{} : found[0].text(0);
}

PostgresSafety load_postgres_safety(Connection& connection) {
  const auto rows = connection.execute(
      "SELECT current_setting('server_version'), current_setting('fsync') = 'on' "
      "AND current_setting('full_page_writes') = 'on', current_setting('data_checksums') = 'on'",
      {});
  return {rows[0].text(0), rows[0].boolean(1), rows[0].boolean(2)};
}

std::optional<base::Instant> load_database_time(Connection& connection) {
  if (connection.engine() == Engine::sqlite) return std::nullopt;
  return connection.execute("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint", {}).instant();
}

void write_probe(Connection& connection, base::Instant now) {
  const auto at = base::format_instant(now);
  const std::vector<Value> params{base::Bytes(at.begin(), at.end())};
  connection.begin(Mode::append);
  try {
    connection.execute(
        "INSERT INTO installation (name, value) VALUES ('probe', $1) ON CONFLICT (name) DO UPDATE SET value = "
        "excluded.value",
        params);
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

WaitingMail load_waiting_mail(Read& read) {
  const auto rows = read.query("SELECT count(*), min(made_at) FROM mail WHERE state = 'waiting'");
  return {rows[0].integer(0), rows[0].optional_instant(1)};
}

}  // namespace spotme::db
