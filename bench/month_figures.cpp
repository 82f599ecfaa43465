#include "bench/month_figures.hpp"

#include "app/recompute.hpp"
#include "bench/report_figures.hpp"
#include "bench/sample_case.hpp"
#include "store/clock_event.hpp"
#include "store/closing.hpp"
#include "store/figure.hpp"
#include "store/figure_list.hpp"
#include "store/sign_in_rules.hpp"
#include "tests/support/population.hpp"
#include "tests/support/process.hpp"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <vector>

namespace spotme::bench {
namespace {

using std::chrono::days;
using SteadyClock = std::chrono::steady_clock;

constexpr base::Day first{std::chrono::year{2026} / 11 / 1};
constexpr base::Day last{std::chrono::year{2026} / 11 / 30};

double seconds_since(SteadyClock::time_point begun) {
  return std::chrono::duration<double>(SteadyClock::now() - begun).count();
}

/// What the use-cases need around a database.
struct Installation {
  explicit Installation(db::Database& database)
      : rulebook(rules), context{database,         clock,           rules,          rulebook, sign_in_rules,
                                 common_passwords, base::Bytes(32), {1, 8U * 1024U}} {}

  base::ManualClock clock{base::to_instant(base::LocalTime{last + days{1}} + std::chrono::hours{15})};
  store::Rules rules = store::builtin_rules();
  app::Rulebook rulebook;
  domain::SignInRules sign_in_rules = store::builtin_sign_in_rules();
  domain::CommonPasswords common_passwords = store::builtin_common_passwords();
  app::Context context;
};

store::ClockEvent event_of(const test::SignedIn& officer, base::Day day, const domain::DayEvent& press) {
  store::ClockEvent event;
  event.agency = officer.agency;
  event.work_day = day;
  event.officer = officer.officer;
  event.at = base::to_instant(base::LocalTime{day} + press.at);
  event.id = base::EventId::make(event.at);
  event.key = base::make_uuid(event.at);
  event.kind = press.kind;
  event.channel = "program";
  event.address = "127.0.0.1";
  event.session = officer.session;
  return event;
}

/// The presses of the month, a write for each day and a thousand officers.
void press(db::Database& database, const std::vector<test::SignedIn>& officers) {
  constexpr std::size_t step = 1000;
  for (auto day = first; day <= last; day += days{1}) {
    for (std::size_t from = 0; from < officers.size(); from += step) {
      std::vector<store::ClockEvent> events;
      for (auto i = from; i < std::min(from + step, officers.size()); ++i) {
        for (const auto& one : sample_case(i, day).events) events.push_back(event_of(officers[i], day, one));
      }
      database.write([&](db::Write& write) {
        store::insert_clock_events(write, events);
        return true;
      });
    }
  }
}

/// Everything that the page of figures asks for, of the whole agency over the month.
std::int64_t ask_figures(db::Database& database, base::AgencyId agency) {
  return database.read([&](db::Read& read) {
    const store::FigureScope scope{{agency}, {""}};
    const domain::DayRange month{first, last};
    std::int64_t rows = 0;
    for (const auto& unit : store::load_unit_figures(read, scope, month)) {
      rows += unit.figures[domain::Figure::officers];
    }
    (void)store::load_day_figures(read, scope, month);
    (void)store::load_arrivals(read, scope, month);
    (void)store::list_officer_figures(read, agency, {month, {""}});
    return rows;
  });
}

}  // namespace

void measure_month(const std::string& binary, bool on_postgres, std::size_t officers, Figures& figures) {
  const std::string engine = on_postgres ? "postgres" : "sqlite";
  const test::Folder folder;
  std::unique_ptr<test::PrivatePostgres> postgres;
  if (on_postgres) postgres = std::make_unique<test::PrivatePostgres>(folder.path());
  const auto url = postgres ? postgres->url() : "sqlite:" + (folder.path() / "month.db").string();
  test::run({binary, "init", "--database", url, "--admin", "admin"}, folder.path() / "init.log");
  const base::ManualClock clock(base::to_instant(base::LocalTime{last + days{1}} + std::chrono::hours{15}));
  const auto database = db::Database::open(db::Url::parse(url).value(), clock);
  const auto people = test::populate(*database, officers, officers);
  press(*database, people);
  const auto agency = people.front().agency;
  database->write([&](db::Write& write) {
    store::start_closing(write, agency, first);
    return true;
  });

  const Installation installation(*database);
  app::ClosingOptions options;
  options.runner = base::make_uuid(clock.now());
  options.agency = agency;
  auto begun = SteadyClock::now();
  const auto closed = app::close_days(installation.context, options);
  figures.add(engine, fmt::format("a month of {} officers closed", officers), seconds_since(begun), "s");
  begun = SteadyClock::now();
  const auto counted = ask_figures(*database, agency);
  figures.add(engine, "the figures of that month", seconds_since(begun) * 1000, "ms");
  begun = SteadyClock::now();
  const auto report = app::preview_recompute(installation.context, {agency, {first, last}, {""}});
  figures.add(engine, "the same month recomputed", seconds_since(begun), "s");
  const auto expected = static_cast<std::int64_t>(officers) * (last - first + days{1}).count();
  if (closed.counts.first_versions != expected || report.days != expected || report.changed != 0 ||
      counted != expected) {
    throw std::runtime_error(fmt::format("of {} officer-days {} were closed, {} recomputed, {} of them changed",
                                         expected, closed.counts.first_versions, report.days, report.changed));
  }
  measure_reports(installation.context, engine, agency, {first, last}, figures);
}

}  // namespace spotme::bench
