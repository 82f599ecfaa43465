#include "tests/end_to_end/press_client.hpp"
#include "tests/support/process.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <thread>

/// Backups under load: clients press without end while one backup after the other is made, checked and restored. Every
/// press that was acknowledged before a backup began must be in what is restored from it, and nothing twice; meanwhile
/// no press may fail. Ends with 0 when it is so, 1 when it is not, 2 when it broke down.
namespace spotme::test {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

struct Options {
  std::string binary;
  std::string engine = "sqlite";
  unsigned clients = 6;
  unsigned backups = 3;
};

class BackupAudit {
 public:
  explicit BackupAudit(const Options& options) : options_(options) {
    if (options.engine == "postgres") postgres_ = std::make_unique<PrivatePostgres>(folder_.path());
    url_ = postgres_ ? postgres_->url() : file_url("spotme.db");
    server_ = std::make_unique<ServerProcess>(options.binary, url_, folder_.path());
    scene_.port = server_->port();
  }

  bool run() {
    spotme({"init", "--database", url_, "--admin", "admin"});
    set_up();
    server_->start();
    bool passed = !postgres_ || two_servers_agree();
    std::vector<std::thread> threads;
    for (auto& client : clients_) threads.emplace_back([&client] { client->run(); });
    std::string breakdown;
    try {
      for (unsigned number = 0; number < options_.backups; ++number) passed = back_up(number) && passed;
    } catch (const std::exception& failure) {
      breakdown = failure.what();
    }
    scene_.finishing = true;
    for (auto& thread : threads) thread.join();
    if (!breakdown.empty()) throw std::runtime_error(breakdown);
    const int status = server_->stop();
    return passed && status == 0 && scene_.refused == 0 && scene_.disagreed == 0;
  }

 private:
  [[nodiscard]] std::string file_url(const std::string& name) const {
    return "sqlite:" + (folder_.path() / name).string();
  }
  void spotme(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), options_.binary);
    test::run(arguments, folder_.path() / "spotme.log");
  }

  void set_up() {
    constexpr std::size_t each = 400;
    const auto database = db::Database::open(db::Url::parse(url_).value(), clock_);
    const auto officers = populate(*database, each * options_.clients + 1, each * options_.clients / 4 + 1);
    someone_ = officers.back();  // of whom nobody else presses
    for (unsigned i = 0; i < options_.clients; ++i) {
      const auto from = officers.begin() + static_cast<std::ptrdiff_t>(each * i);
      clients_.push_back(std::make_unique<PressClient>(
          scene_, std::vector<SignedIn>(from, from + static_cast<std::ptrdiff_t>(each)), i));
    }
  }

  /// A second server process on the same PostgreSQL shows what the first one was told, and the other way round.
  bool two_servers_agree() {
    ServerProcess second(options_.binary, url_, folder_.path());
    second.start();
    const auto& officer = someone_.value();
    const auto today = base::format_day(base::local_day(clock_.now()));
    bool agree = true;
    for (const auto& [to, from] :
         {std::pair{server_->port(), second.port()}, std::pair{second.port(), server_->port()}}) {
      const auto key = base::to_string(base::make_uuid(clock_.now()));
      const auto pressed = ask(to, press_request(officer.token, key, "in"));
      const auto seen = ask(from, fmt::format("GET /api/v1/days?from={0}&to={0} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                              "Authorization: Bearer {1}\r\n\r\n",
                                              today, officer.token));
      agree = agree && pressed.status == 201 && seen.body.find(key) != std::string::npos;
    }
    fmt::print("two server processes on one PostgreSQL {}\n", agree ? "show each other's presses" : "DISAGREE");
    return second.stop() == 0 && agree;
  }
  static HttpConnection::Answer ask(std::uint16_t port, const std::string& request) {
    HttpConnection connection;
    if (!connection.open(port, 10s) || !connection.send(request)) throw std::runtime_error("a server does not answer");
    return connection.receive().value();
  }

  void wait_for_presses(std::uint64_t count) {
    const auto goal = scene_.acknowledged + count;
    const auto deadline = SteadyClock::now() + 60s;
    while (scene_.acknowledged < goal) {
      if (SteadyClock::now() > deadline) throw std::runtime_error("too little was acknowledged in a minute");
      std::this_thread::yield();
    }
  }

  bool back_up(unsigned number) {
    wait_for_presses(300);
    std::vector<AuditPress> before;
    for (const auto& client : clients_) {
      const auto part = client->acknowledged();
      before.insert(before.end(), part.begin(), part.end());
    }
    const auto backup = (folder_.path() / fmt::format("backup{}", number)).string();
    const auto begun = SteadyClock::now();
    const std::uint64_t at_begin = scene_.acknowledged;
    spotme({"backup", "--database", url_, "--to", backup});
    const auto took = std::chrono::duration<double>(SteadyClock::now() - begun).count();
    const std::uint64_t meanwhile = scene_.acknowledged - at_begin;
    const auto restored = file_url(fmt::format("restored{}.db", number));
    spotme({"restore", backup, "--database", restored});
    const auto database = db::Database::open(db::Url::parse(restored).value(), clock_);
    const auto [events, doubled] = events_of(*database);
    std::size_t lost = 0;
    for (const auto& press : before) lost += events.contains(press.acknowledged->value) ? 0 : 1;
    fmt::print("{}: backup {} in {:.2f} s: acknowledged before {}, during {}, restored {}, missing {}, doubled {}\n",
               options_.engine, number, took, before.size(), meanwhile, events.size(), lost, doubled);
    return lost == 0 && doubled == 0 && meanwhile > 0 && events.size() > 0;
  }

  /// The events of a restored database, and how many keys stand there twice.
  static std::pair<std::set<base::Uuid>, std::size_t> events_of(db::Database& database) {
    std::set<base::Uuid> events;
    std::set<base::Uuid> keys;
    database.read([&](db::Read& read) {
      for (const auto row : read.query("SELECT id, key FROM clock_event")) {
        events.insert(row.uuid(0));
        keys.insert(row.uuid(1));
      }
      return 0;
    });
    return {events, events.size() - keys.size()};
  }

  const Options& options_;
  base::SystemClock clock_;
  Folder folder_;
  std::unique_ptr<PrivatePostgres> postgres_;
  std::string url_;
  std::unique_ptr<ServerProcess> server_;
  PressScene scene_;
  std::vector<std::unique_ptr<PressClient>> clients_;
  std::optional<SignedIn> someone_;
};

}  // namespace
}  // namespace spotme::test

int main(int argc, char** argv) {
  spotme::test::Options options;
  options.binary = (std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() / "spotme").string();
  CLI::App app{"Makes backups while clients press, restores them, and compares with what was acknowledged"};
  app.add_option("--spotme", options.binary, "The server's binary")->capture_default_str();
  app.add_option("--engine", options.engine, "sqlite or postgres")->check(CLI::IsMember({"sqlite", "postgres"}));
  app.add_option("--backups", options.backups, "How many")->check(CLI::PositiveNumber);
  app.add_option("--clients", options.clients, "Clients at once")->check(CLI::Range(1, 256));
  CLI11_PARSE(app, argc, argv);
  try {
    const bool passed = spotme::test::BackupAudit(options).run();
    fmt::print("{}\n", passed ? "passed" : "FAILED");
    return passed ? 0 : 1;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "backup audit: {}\n", failure.what());
    return 2;
  }
}
