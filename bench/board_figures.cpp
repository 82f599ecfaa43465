#include "bench/board_figures.hpp"

#include "app/board.hpp"
#include "bench/load_generator.hpp"
#include "bench/process_use.hpp"
#include "bench/stream_reader.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/sign_in_rules.hpp"
#include "tests/support/http_connection.hpp"
#include "tests/support/population.hpp"
#include "tests/support/process.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

namespace spotme::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t agencies = 40;
constexpr std::size_t board_officers = 500;

double milliseconds_since(SteadyClock::time_point begun) {
  return std::chrono::duration<double, std::milli>(SteadyClock::now() - begun).count();
}

/// Makes so many of each agency heads of its unit.
void make_heads(db::Database& database, const std::vector<test::SignedIn>& people, std::size_t heads) {
  database.write([&](db::Write& write) {
    const auto beginning = write.today();
    for (std::size_t a = 0; a < agencies; ++a) {
      std::vector<store::OfficerRole> roles;
      const auto unit = store::load_units(write, people[a * board_officers].agency, beginning).front().id;
      for (std::size_t i = 0; i < heads; ++i) {
        const auto& one = people[a * board_officers + i];
        roles.push_back({one.agency, one.officer, {domain::Role::head, unit}});
      }
      store::insert_roles(write, roles, beginning);
    }
    return true;
  });
}

/// What the use-cases need around a database.
struct Installation {
  explicit Installation(db::Database& database)
      : rulebook(rules), context{database,         clock,           rules,          rulebook, sign_in_rules,
                                 common_passwords, base::Bytes(32), {1, 8U * 1024U}} {}

  base::SystemClock clock;
  store::Rules rules = store::builtin_rules();
  app::Rulebook rulebook;
  domain::SignInRules sign_in_rules = store::builtin_sign_in_rules();
  domain::CommonPasswords common_passwords = store::builtin_common_passwords();
  app::Context context;
};

void measure_loading(const std::string& engine, db::Database& database, const test::SignedIn& head, Figures& figures) {
  const Installation installation(database);
  const domain::Caller caller{head.agency, head.officer, head.session, "p", false, {{domain::Role::head, "U1"}}};
  std::vector<double> looks;
  std::vector<double> loads;
  for (int i = 0; i < 60; ++i) {
    auto begun = SteadyClock::now();
    const auto board = app::show_board(installation.context, caller, {}, {}, {head.officer});
    looks.push_back(milliseconds_since(begun));
    if (!board || board->rows.size() != board_officers) throw std::runtime_error("the board is not whole");
    begun = SteadyClock::now();
    database.read(
        [&](db::Read& read) { return app::load_board_rows(installation.context, read, board->scope)->size(); });
    loads.push_back(milliseconds_since(begun));
  }
  const auto median = [](std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  };
  figures.add(engine, "a live board of 500 officers, loaded and judged", median(loads), "ms");
  figures.add(engine, "the same, with the look recorded durably", median(looks), "ms");
}

/// The status that a stream told last of each officer.
std::map<std::string, std::string> told_last(const std::string& text, double& resets) {
  std::map<std::string, std::string> told;
  constexpr std::string_view mark = "\ndata: ";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
    at += mark.size();
    const auto data = boost::json::parse(text.substr(at, text.find('\n', at) - at)).as_object();
    if (!data.contains("officers")) {
      told.clear();
      ++resets;
      continue;
    }
    for (const auto& one : data.at("officers").as_array()) {
      told[std::string(one.at("officer_id").as_string())] = std::string(one.at("presence").at("status").as_string());
    }
  }
  return told;
}

/// What the open boards were not told: officers whose status is another than the board's own, or pages that were told
/// less than others of their board.
void audit(const std::string& engine, std::uint16_t port, const StreamReader& reader,
           const std::vector<test::SignedIn>& people, Figures& figures) {
  double lost = 0;
  double behind = 0;
  double ended = 0;
  double resets = 0;
  std::map<std::size_t, std::uint64_t> told;
  test::HttpConnection connection;
  if (!connection.open(port, std::chrono::seconds{10})) throw std::runtime_error("the server does not accept");
  for (const auto& stream : reader.streams()) {
    const auto [first, fresh] = told.emplace(stream.group, stream.told);
    if (stream.closed) ++ended;
    if (!stream.closed && stream.told != first->second) ++behind;
    if (!fresh) continue;
    const auto last = told_last(stream.text, resets);
    const auto request =
        fmt::format("GET /api/v1/board HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n",
                    people[stream.group * board_officers].token);
    const auto answer = connection.send(request) ? connection.receive() : std::nullopt;
    if (!answer || answer->status != 200) throw std::runtime_error("the board cannot be had");
    const auto board = boost::json::parse(answer->body).as_object();
    for (const auto& row : board.at("officers").as_array()) {
      const auto found = last.find(std::string(row.at("officer_id").as_string()));
      const auto status = std::string(row.at("presence").at("status").as_string());
      const bool pressed = status == "in" || status == "left";
      if (found == last.end() ? pressed : found->second != status) ++lost;
    }
  }
  figures.add(engine, "officers of whom an open board was not told how they stand", lost, "");
  figures.add(engine, "open boards that ended", ended, "");
  figures.add(engine, "open boards that were told less or more than others", behind, "");
  figures.add(engine, "boards that were loaded again", resets - static_cast<double>(agencies), "");
}

}  // namespace

void measure_board(const std::string& binary, bool on_postgres, const BoardLoad& load, Figures& figures) {
  const std::string engine = on_postgres ? "postgres" : "sqlite";
  const test::Folder folder;
  std::unique_ptr<test::PrivatePostgres> postgres;
  if (on_postgres) postgres = std::make_unique<test::PrivatePostgres>(folder.path());
  const auto url = postgres ? postgres->url() : "sqlite:" + (folder.path() / "board.db").string();
  test::run({binary, "init", "--database", url, "--admin", "admin"}, folder.path() / "init.log");
  const auto heads = std::min(board_officers, (load.streams + agencies - 1) / agencies);
  std::vector<test::SignedIn> people;
  {
    const base::SystemClock clock;
    const auto database = db::Database::open(db::Url::parse(url).value(), clock);
    people = test::populate(*database, agencies * board_officers, board_officers);
    make_heads(*database, people, heads);
    measure_loading(engine, *database, people.front(), figures);
  }
  test::ServerProcess server(binary, url, folder.path());
  server.start();
  std::vector<StreamReader::Wanted> wanted;
  for (std::size_t i = 0; i < load.streams; ++i) {
    wanted.push_back({i % agencies, people[(i % agencies) * board_officers + i / agencies].token});
  }
  StreamReader reader(server.port(), "/api/v1/board/stream", wanted);
  figures.add(engine, fmt::format("server's memory, {} boards open", load.streams), resident_mb(server.id()), "MB");
  double slowest = 0;
  for (const std::uint64_t seed : {1U, 2U}) {
    const auto pressed = generate(
        {server.port(), load.connections, std::chrono::duration<double>(load.seconds), load.rate, seed}, people);
    slowest = std::max(slowest, pressed.percentile(0.99));
    figures.add(engine, fmt::format("presses at {:.0f}/s beside them, round {}", load.rate, seed),
                static_cast<double>(pressed.stored), "");
    figures.add(engine, fmt::format("server's memory after round {}", seed), resident_mb(server.id()), "MB");
    if (pressed.failed > 0) figures.add(engine, "presses that failed", static_cast<double>(pressed.failed), "");
  }
  figures.add(engine, "p99 of a press beside them", slowest, "ms");
  reader.settle();
  reader.stop();
  audit(engine, server.port(), reader, people, figures);
  server.stop();
}

}  // namespace spotme::bench
