#include "app/doctor.hpp"

#include "app/rulebook.hpp"
#include "store/closing.hpp"
#include "store/connect.hpp"
#include "store/health.hpp"
#include "store/migrate.hpp"

#include <algorithm>
#include <chrono>
#include <functional>

namespace spotme::app {
namespace {

using namespace std::chrono_literals;

/// What is asked of a database that answers and has the newest tables.
struct Patient {
  db::Connection& connection;
  db::Read& read;
  base::Instant now;
};

Finding well(std::string check, base::MessageArgs args = {}) {
  auto key = "doctor_" + check + "_ok";
  return {std::move(check), Health::well, std::move(key), std::move(args)};
}
Finding unwell(std::string check, Health health, std::string_view what, base::MessageArgs args = {}) {
  auto key = "doctor_" + check + "_" + std::string(what);
  return {std::move(check), health, std::move(key), std::move(args)};
}

Finding examine_schema(std::int64_t has, std::int64_t wants) {
  base::MessageArgs args{{"has", std::to_string(has)}, {"wants", std::to_string(wants)}};
  if (has == 0) return unwell("schema", Health::ill, "empty");
  if (has < wants) return unwell("schema", Health::ill, "older", std::move(args));
  if (has > wants) return unwell("schema", Health::ill, "newer", std::move(args));
  return well("schema", {{"has", std::to_string(has)}});
}

Finding examine_soundness(const Patient& patient) {
  if (patient.connection.engine() == db::Engine::postgres) {
    const auto safety = db::load_postgres_safety(patient.connection);
    if (!safety.syncs) return unwell("soundness", Health::ill, "unsynced");
    if (!safety.has_checksums) return unwell("soundness", Health::warning, "unchecked");
    return well("soundness");
  }
  const auto damage = db::find_damage_quickly(patient.connection);
  if (!damage.empty()) return unwell("soundness", Health::ill, "damaged", {{"what", damage}});
  return well("soundness");
}

Finding examine_clock(const Patient& patient) {
  constexpr auto noticed = 2s;
  constexpr auto too_much = 30s;
  const auto theirs = db::load_database_time(patient.connection);
  if (!theirs) return well("clock");
  const auto apart = std::chrono::abs(*theirs - patient.now);
  if (apart < noticed) return well("clock");
  const auto seconds = std::to_string(std::chrono::duration_cast<std::chrono::seconds>(apart).count());
  return unwell("clock", apart < too_much ? Health::warning : Health::ill, "apart", {{"seconds", seconds}});
}

Finding examine_rules(const Patient& patient) {
  const auto fit = Rulebook::check_stored(patient.read);
  if (fit) return well("rules");
  return unwell("rules", Health::ill, "unfit", {{"field", fit.error().field}, {"key", fit.error().key}});
}

/// Days of a year that no calendar covers cannot be judged; the next year is wanted before it begins.
Finding examine_calendar(const Patient& patient) {
  const std::chrono::year_month_day today{base::local_day(patient.now)};
  const auto year = [](std::chrono::year which) { return std::to_string(static_cast<int>(which)); };
  const auto next = today.year() + std::chrono::years{1};
  const auto rules = Rulebook(store::builtin_rules()).national(patient.read);
  const auto covers = [&](std::chrono::year which) { return rules->calendar->covers(base::Day{which / 12 / 31}); };
  if (!covers(today.year())) return unwell("calendar", Health::ill, "missing", {{"year", year(today.year())}});
  if (!covers(next)) return unwell("calendar", Health::warning, "ending", {{"year", year(next)}});
  return well("calendar", {{"year", year(next)}});
}

Finding examine_closing(const Patient& patient) {
  constexpr std::chrono::days noticed{3};
  constexpr std::chrono::days too_much{7};
  std::int64_t behind = 0;
  auto oldest = patient.read.today();
  for (const auto& agency : store::load_agency_closings(patient.read)) {
    if (!agency.start || patient.read.today() - agency.closed_until <= noticed) continue;
    ++behind;
    oldest = std::min(oldest, agency.closed_until);
  }
  if (behind == 0) return well("closing");
  base::MessageArgs args{{"agencies", std::to_string(behind)}, {"day", base::format_day(oldest)}};
  const auto health = patient.read.today() - oldest > too_much ? Health::ill : Health::warning;
  return unwell("closing", health, "behind", std::move(args));
}

Finding examine_mail(const Patient& patient) {
  constexpr auto noticed = 2h;
  constexpr auto too_much = 24h;
  const auto waiting = db::load_waiting_mail(patient.read);
  if (!waiting.oldest || patient.now - *waiting.oldest < noticed) return well("mail");
  base::MessageArgs args{{"count", std::to_string(waiting.count)}, {"since", base::format_instant(*waiting.oldest)}};
  const auto health = patient.now - *waiting.oldest < too_much ? Health::warning : Health::ill;
  return unwell("mail", health, "stuck", std::move(args));
}

/// SQLite's file may have a server that owns it, so there the disk is timed instead, by whoever knows the folder.
Finding examine_write(const db::Url& url, const base::Clock& clock) {
  constexpr auto noticed = 100ms;
  constexpr auto too_much = 1s;
  const auto connection = db::connect(url, db::Use::write);
  auto longest = 0ms;
  for (int turn = 0; turn < 3; ++turn) {
    const auto begun = std::chrono::steady_clock::now();
    db::write_probe(*connection, clock.now());
    const auto took = std::chrono::steady_clock::now() - begun;
    longest = std::max(longest, std::chrono::duration_cast<std::chrono::milliseconds>(took));
  }
  base::MessageArgs args{{"ms", std::to_string(longest.count())}};
  if (longest < noticed) return well("write", std::move(args));
  return unwell("write", longest < too_much ? Health::warning : Health::ill, "slow", std::move(args));
}

/// What breaks down is a finding too.
Finding look(const std::string& check, const std::function<Finding()>& examine) {
  try {
    return examine();
  } catch (const std::exception& failure) {
    return {check, Health::ill, "doctor_check_failed", {{"check", check}, {"what", failure.what()}}};
  }
}

void examine_content(db::Connection& connection, const base::Clock& clock, std::vector<Finding>& findings) {
  struct Check {
    const char* name;
    Finding (*examine)(const Patient&);
  };
  for (const auto& [name, examine] :
       {Check{"soundness", examine_soundness}, Check{"clock", examine_clock}, Check{"rules", examine_rules},
        Check{"calendar", examine_calendar}, Check{"closing", examine_closing}, Check{"mail", examine_mail}}) {
    const auto run = examine;
    findings.push_back(look(name, [&] {
      connection.begin(db::Mode::read_only);
      const std::unique_ptr<db::Connection, void (*)(db::Connection*)> ended(
          &connection, [](db::Connection* open) { open->rollback(); });
      db::ReadOnly read(connection, clock.now());
      return run({connection, read, clock.now()});
    }));
  }
}

}  // namespace

std::string_view health_name(Health health) {
  switch (health) {
    case Health::well: return "ok";
    case Health::warning: return "warning";
    case Health::ill: return "error";
  }
  return "error";
}

std::vector<Finding> examine_database(const db::Url& url, const base::Clock& clock) {
  std::vector<Finding> findings;
  std::unique_ptr<db::Connection> connection;
  std::int64_t version = 0;
  try {
    connection = db::connect(url, db::Use::read);
    version = db::schema_version(*connection);
  } catch (const std::exception& failure) {
    return {unwell("database", Health::ill, "unreachable", {{"url", url.shown()}, {"what", failure.what()}})};
  }
  findings.push_back(well("database", {{"url", url.shown()}}));
  const auto newest = static_cast<std::int64_t>(db::embedded_migrations(url.engine).size());
  findings.push_back(examine_schema(version, newest));
  if (version != newest) return findings;
  examine_content(*connection, clock, findings);
  if (url.engine == db::Engine::postgres) {
    findings.push_back(look("write", [&] { return examine_write(url, clock); }));
  }
  return findings;
}

}  // namespace spotme::app
