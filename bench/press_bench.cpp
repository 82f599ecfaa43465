#include "bench/board_figures.hpp"
#include "bench/figures.hpp"
#include "bench/load_generator.hpp"
#include "bench/month_figures.hpp"
#include "bench/process_use.hpp"
#include "bench/verdict_figures.hpp"
#include "store/clock_event.hpp"
#include "tests/support/population.hpp"
#include "tests/support/process.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <memory>
#include <random>

/// Durable presses a second: in a bare group-commit loop and over HTTP through the real server, on both engines, in one
/// run; and how long a press takes at a given rate of arrival.
namespace spotme::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  std::string output = "bench.jsonl";
  std::string binary;
  std::string engine = "both";
  std::string part = "all";
  std::size_t national_officers = 1'600'000;
  std::size_t month_officers = 10'000;
  std::size_t streams = 2'000;
  std::size_t officers = 100'000;
  std::size_t events = 500'000;
  double seconds = 10;
  double rate = 3000;
  unsigned connections = 256;
  std::string keep;      ///< a folder in which the filled databases stay for the next run
  std::string postgres;  ///< URL of a running PostgreSQL; empty: one of its own
};

/// Rows as the press writes them, on an earlier day, so that the press finds today empty.
struct Rows {
  std::vector<store::ClockEvent> events;
  std::vector<store::ClockKey> keys;
};

Rows make_rows(const std::vector<test::SignedIn>& officers, std::size_t count, base::Day day, base::Instant now,
               const std::function<std::size_t(std::size_t)>& who) {
  Rows rows;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& officer = officers[who(i)];
    store::ClockEvent event;
    event.agency = officer.agency;
    event.work_day = day;
    event.officer = officer.officer;
    event.id = base::EventId::make(now);
    event.at = base::to_instant(base::LocalTime{day}) + std::chrono::hours{8};
    event.key = base::make_uuid(now);
    event.channel = "program";
    event.address = "127.0.0.1";
    event.session = officer.session;
    event.grade = domain::Grade::d;
    event.grade_reasons = {{"position_not_given", {}}, {"network_unknown", {}}};
    rows.keys.push_back({event.agency, event.key, event.officer, day, event.id});
    rows.events.push_back(std::move(event));
  }
  return rows;
}

/// Stores rows in one job of the group commit and waits until they are durable.
void store_durably(db::Database& database, const Rows& rows) {
  std::promise<void> durable;
  database.submit({db::Mode::append,
                   [&](db::Write& write) {
                     store::insert_clock_events(write, rows.events);
                     return store::insert_clock_keys(write, rows.keys, write.now()) ==
                            static_cast<std::int64_t>(rows.keys.size());
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
}

/// The days before, evenly: what an installation holds that has been in use.
void fill_history(db::Database& database, const std::vector<test::SignedIn>& officers, std::size_t events,
                  base::Instant now) {
  constexpr std::size_t step = 2000;
  const auto a_day = officers.size() * 2;
  for (std::size_t done = 0; done < events; done += step) {
    const auto day = base::local_day(now) - std::chrono::days{2 + (events - done - 1) / a_day};
    store_durably(database, make_rows(officers, std::min(step, events - done), day, now,
                                      [&](std::size_t i) { return (done + i) % officers.size(); }));
  }
}

/// The bare loop: as many presses wait at once as over HTTP, shared among the lanes of the engine.
double bare_loop(db::Database& database, const std::vector<test::SignedIn>& officers, const Options& options) {
  const std::size_t lanes = database.engine() == db::Engine::postgres ? 2 : 1;
  const auto each = options.connections / lanes;
  const base::SystemClock clock;
  const auto yesterday = base::local_day(clock.now()) - std::chrono::days{1};
  const auto begun = Clock::now();
  const auto end = begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.seconds));
  std::vector<std::future<std::size_t>> writers;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    writers.push_back(std::async(std::launch::async, [&, lane] {
      std::mt19937_64 random(lane + 1);
      std::size_t stored = 0;
      for (; Clock::now() < end; stored += each) {
        store_durably(database, make_rows(officers, each, yesterday, clock.now(),
                                          [&](std::size_t) { return random() % officers.size(); }));
      }
      return stored;
    }));
  }
  std::size_t stored = 0;
  for (auto& writer : writers) stored += writer.get();
  return static_cast<double>(stored) / std::chrono::duration<double>(Clock::now() - begun).count();
}

/// Who was made in an earlier run that was kept; empty when there was none, or when its sessions are about to end.
std::vector<test::SignedIn> read_officers(const std::filesystem::path& file) {
  std::vector<test::SignedIn> officers;
  std::error_code missing;
  const auto age = std::filesystem::file_time_type::clock::now() - std::filesystem::last_write_time(file, missing);
  if (missing || age > std::chrono::hours{20}) return officers;
  std::ifstream in(file);
  for (std::string agency, officer, session, token; in >> agency >> officer >> session >> token;) {
    officers.push_back({{base::parse_uuid(agency).value()},
                        {base::parse_uuid(officer).value()},
                        {base::parse_uuid(session).value()},
                        token});
  }
  return officers;
}

void write_officers(const std::filesystem::path& file, const std::vector<test::SignedIn>& officers) {
  std::ofstream out(file);
  for (const auto& one : officers) {
    out << base::to_string(one.agency) << ' ' << base::to_string(one.officer) << ' ' << base::to_string(one.session)
        << ' ' << one.token << '\n';
  }
}

std::size_t count_events(db::Database& database) {
  return database.read([](db::Read& read) {
    return static_cast<std::size_t>(read.query("SELECT count(*) FROM clock_event").integer());
  });
}

void over_http(const std::string& engine, test::ServerProcess& server, const std::vector<test::SignedIn>& officers,
               const Options& options, double bare, Figures& figures, std::size_t& acknowledged) {
  Load load{server.port(), options.connections, std::chrono::duration<double>(2), 0, 1};
  acknowledged += generate(load, officers).stored;  // a first look at every page, not counted
  load.length = std::chrono::duration<double>(options.seconds);
  load.seed = 2;
  const double used_before = processor_seconds(server.id());
  const auto closed = generate(load, officers);
  const double used = processor_seconds(server.id()) - used_before;
  const double speed = static_cast<double>(closed.stored) / closed.seconds;
  figures.add(engine, fmt::format("presses over HTTP, {} connections", options.connections), speed, "1/s");
  figures.add(engine, "of the bare loop", speed / bare, "");
  figures.add(engine, "server's processor time a press, without PostgreSQL's",
              used / static_cast<double>(closed.stored) * 1e6, "us");
  figures.add(engine, "closed loop p99", closed.percentile(0.99), "ms");
  load.rate = options.rate;
  load.seed = 3;
  const auto open = generate(load, officers);
  const auto at = fmt::format("at {:.0f}/s due, ", options.rate);
  figures.add(engine, at + "stored", static_cast<double>(open.stored) / open.seconds, "1/s");
  constexpr std::array<std::pair<const char*, double>, 4> shares{
      {{"p50", 0.5}, {"p99", 0.99}, {"p99.9", 0.999}, {"longest", 1}}};
  for (const auto& [name, share] : shares) {
    figures.add(engine, at + name, open.percentile(share), "ms");
  }
  figures.add(engine, "presses not answered with 201", static_cast<double>(closed.failed + open.failed), "");
  acknowledged += closed.stored + open.stored;
}

void measure(bool on_postgres, const Options& options, Figures& figures) {
  const std::string engine = on_postgres ? "postgres" : "sqlite";
  const test::Folder folder;
  const auto kept = options.keep.empty() ? folder.path() : std::filesystem::path(options.keep);
  std::unique_ptr<test::PrivatePostgres> postgres;
  if (on_postgres && options.postgres.empty()) postgres = std::make_unique<test::PrivatePostgres>(folder.path());
  const auto url = !on_postgres ? "sqlite:" + (kept / "spotme.db").string()
                   : postgres   ? postgres->url()
                                : options.postgres;
  const auto officers_file = kept / (engine + ".officers");
  const base::SystemClock clock;
  auto officers = read_officers(officers_file);
  std::size_t before = 0;
  double bare = 0;
  const bool fresh = officers.empty();
  if (fresh) test::run({options.binary, "init", "--database", url, "--admin", "admin"}, folder.path() / "init.log");
  {
    const auto database = db::Database::open(db::Url::parse(url).value(), clock);
    if (fresh) {
      const auto begun = Clock::now();
      officers = test::populate(*database, options.officers, 5000);
      fill_history(*database, officers, options.events, clock.now());
      write_officers(officers_file, officers);
      figures.add(engine, fmt::format("{} officers and {} events made in", options.officers, options.events),
                  std::chrono::duration<double>(Clock::now() - begun).count(), "s");
    }
    bare = bare_loop(*database, officers, options);
    figures.add(engine, fmt::format("bare group commit of the same rows, {} waiting", options.connections), bare,
                "1/s");
    before = count_events(*database);
  }
  std::size_t acknowledged = 0;
  test::ServerProcess server(options.binary, url, folder.path());
  const auto begun = Clock::now();
  server.start();
  figures.add(engine, "start of the server until ready", std::chrono::duration<double>(Clock::now() - begun).count(),
              "s");
  over_http(engine, server, officers, options, bare, figures, acknowledged);
  server.stop();
  const auto database = db::Database::open(db::Url::parse(url).value(), clock);
  const auto after = count_events(*database);
  figures.add(engine, "acknowledged presses that are not stored, or stored twice",
              std::abs(static_cast<double>(after - before) - static_cast<double>(acknowledged)), "");
}

}  // namespace
}  // namespace spotme::bench

int main(int argc, char** argv) {
  using namespace spotme::bench;  // NOLINT(google-build-using-namespace)
  Options options;
  options.binary = (std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() / "spotme").string();
  CLI::App app{"Measures verdicts, and durable presses on both engines"};
  app.add_option("--output", options.output, "File for a JSON line a figure")->capture_default_str();
  app.add_option("--spotme", options.binary, "The server's binary")->capture_default_str();
  app.add_option("--engine", options.engine, "sqlite, postgres or both")
      ->check(CLI::IsMember({"sqlite", "postgres", "both"}));
  app.add_option("--part", options.part, "verdicts, month (with reports), report (the same), board, presses or all")
      ->check(CLI::IsMember({"verdicts", "month", "report", "board", "presses", "all"}));
  app.add_option("--national-officers", options.national_officers, "Officers of the month that is judged on all cores")
      ->check(CLI::Range(1000, 2'000'000))
      ->capture_default_str();
  app.add_option("--streams", options.streams, "Live boards that are open while presses go on")
      ->check(CLI::Range(40, 4000));
  app.add_option("--month-officers", options.month_officers, "Officers whose month is closed and recomputed")
      ->check(CLI::Range(100, 100'000));
  app.add_option("--officers", options.officers, "Officers stored; 1600000 is the whole service")
      ->check(CLI::Range(1000, 2'000'000));
  app.add_option("--events", options.events, "Events stored before; 10000000 for the full size")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--seconds", options.seconds, "Length of each measurement")->check(CLI::PositiveNumber);
  app.add_option("--rate", options.rate, "Presses a second of the open loop")->check(CLI::PositiveNumber);
  app.add_option("--keep", options.keep, "Folder in which filled databases stay for the next run (SQLite, --postgres)")
      ->check(CLI::ExistingDirectory);
  app.add_option("--postgres", options.postgres, "URL of a running PostgreSQL, instead of one of its own");
  app.add_option("--connections", options.connections, "Connections, and presses that wait at once")
      ->check(CLI::Range(2, 1500));
  CLI11_PARSE(app, argc, argv);
  try {
    Figures figures(options.output);
    const auto wants = [&](std::string_view part) { return options.part == "all" || options.part == part; };
    if (wants("verdicts")) {
      measure_national_month(options.national_officers, figures);  // first, while the process is small
      measure_verdicts(options.binary, figures);
    }
    for (const bool on_postgres : {false, true}) {
      if (options.engine == (on_postgres ? "sqlite" : "postgres")) continue;
      if (wants("month") || options.part == "report")
        measure_month(options.binary, on_postgres, options.month_officers, figures);
      if (wants("board")) {
        measure_board(options.binary, on_postgres,
                      {options.streams, options.seconds, options.rate, options.connections}, figures);
      }
      if (wants("presses")) measure(on_postgres, options, figures);
    }
  } catch (const std::exception& failure) {
    fmt::print(stderr, "spotme_bench: {}\n", failure.what());
    return 1;
  }
  return 0;
}
