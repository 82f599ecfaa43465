#include "tests/end_to_end/press_client.hpp"
#include "tests/support/population.hpp"
#include "tests/support/process.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

/// The audit: clients press and send again with the same key while the server, and PostgreSQL under it, are killed over
/// and over. At the end everything that was acknowledged must be stored, and nothing twice. Ends with 0 when it is so,
/// 1 when it is not, 2 when the audit itself broke down.
namespace spotme::test {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

struct Options {
  std::string binary;
  std::string engine = "both";
  std::string plant;
  std::uint64_t seed = std::random_device{}();
  unsigned clients = 8;
  unsigned rounds = 12;
  double minutes = 0;
};

/// One audit of one engine.
class Audit {
 public:
  Audit(const Options& options, bool on_postgres) : options_(options), random_(options.seed) {
    if (on_postgres) postgres_ = std::make_unique<PrivatePostgres>(folder_.path());
    url_ = postgres_ ? postgres_->url() : "sqlite:" + (folder_.path() / "spotme.db").string();
    server_ = std::make_unique<ServerProcess>(options.binary, url_, folder_.path());
    scene_.port = server_->port();
  }

  bool run() {
    const auto begun = SteadyClock::now();
    set_up();
    server_->start();
    std::vector<std::thread> threads;
    for (auto& client : clients_) threads.emplace_back([&client] { client->run(); });
    std::string breakdown;
    try {
      kill_over_and_over();
    } catch (const std::exception& failure) {
      breakdown = failure.what();
    }
    scene_.finishing = true;
    for (auto& thread : threads) thread.join();
    if (!breakdown.empty()) throw std::runtime_error(breakdown);
    const int status = server_->stop();
    const auto findings = check();
    const bool passed = findings.is_clean() && scene_.disagreed == 0 && scene_.refused == 0 && status == 0;
    report(findings, passed, std::chrono::duration<double>(SteadyClock::now() - begun).count());
    if (!passed && options_.plant.empty()) keep();
    return passed;
  }
  void keep() {
    folder_.keep();
    fmt::print("kept for a look: {}\n", folder_.path().string());
  }

 private:
  [[nodiscard]] std::unique_ptr<db::Database> open() {
    return db::Database::open(db::Url::parse(url_).value(), clock_);
  }

  void set_up() {
    test::run({options_.binary, "init", "--database", url_, "--admin", "admin"}, folder_.path() / "init.log");
    // Enough officers that no token meets its limit of presses, and that a day of one stays as short as a real one.
    const std::size_t each = options_.minutes > 0 ? 4000 : 400;
    const auto officers = populate(*open(), each * options_.clients, each * options_.clients / 4);
    for (unsigned i = 0; i < options_.clients; ++i) {
      const auto from = officers.begin() + static_cast<std::ptrdiff_t>(each * i);
      clients_.push_back(std::make_unique<PressClient>(
          scene_, std::vector<SignedIn>(from, from + static_cast<std::ptrdiff_t>(each)), random_()));
    }
  }

  /// Lets some presses through, then kills at a random moment.
  void kill_over_and_over() {
    const auto end = SteadyClock::now() + std::chrono::duration_cast<SteadyClock::duration>(
                                              std::chrono::duration<double>(options_.minutes * 60));
    while (options_.minutes > 0 ? SteadyClock::now() < end : kills_ < options_.rounds) {
      wait_for_presses(50 + random_() % 200);
      std::this_thread::sleep_for(std::chrono::microseconds{random_() % 100'000});
      const auto victim = postgres_ ? random_() % 3 : 0;  // the server, PostgreSQL, or both
      if (victim != 1) server_->kill();
      if (victim != 0) {
        postgres_->crash();
        ++postgres_kills_;
        postgres_->restart();
      }
      if (victim != 1) server_->start();
      ++kills_;
    }
    wait_for_presses(50);
  }

  void wait_for_presses(std::uint64_t count) {
    const auto goal = scene_.acknowledged + count;
    const auto deadline = SteadyClock::now() + 60s;
    while (scene_.acknowledged < goal) {
      if (SteadyClock::now() > deadline)
        throw std::runtime_error("the server is up, but has acknowledged too little in a minute");
      std::this_thread::sleep_for(1ms);
    }
  }

  AuditFindings check() {
    std::vector<AuditPress> sent;
    for (const auto& client : clients_) sent.insert(sent.end(), client->presses().begin(), client->presses().end());
    const auto database = open();
    if (!options_.plant.empty()) plant(*database, sent, options_.plant);
    return compare(*database, sent);
  }

  void report(const AuditFindings& found, bool passed, double seconds) {
    fmt::print("{}: {} rounds of kill -9 ({} with PostgreSQL) in {:.1f} s, {} clients\n",
               postgres_ ? "postgres" : "sqlite", kills_, postgres_kills_, seconds, options_.clients);
    fmt::print("  presses sent {}, acknowledged {}, stored {}; sent again {}\n", found.sent, found.acknowledged,
               found.stored, scene_.repeats.load());
    fmt::print(
        "  acknowledged and not stored {}, stored twice {}, stored otherwise than acknowledged {}, sent by nobody {}, "
        "event or key alone {}, repeats that disagreed {}, refused {}\n",
        found.lost, found.doubled, found.changed, found.foreign, found.unpaired, scene_.disagreed.load(),
        scene_.refused.load());
    fmt::print("  {}\n", passed ? "passed" : "FAILED");
  }

  const Options& options_;
  base::SystemClock clock_;
  std::mt19937_64 random_;
  Folder folder_;
  std::unique_ptr<PrivatePostgres> postgres_;
  std::string url_;
  std::unique_ptr<ServerProcess> server_;
  PressScene scene_;
  std::vector<std::unique_ptr<PressClient>> clients_;
  unsigned kills_ = 0;
  unsigned postgres_kills_ = 0;
};

int audit(const Options& options) {
  fmt::print("seed {}\n", options.seed);
  bool passed = true;
  for (const bool on_postgres : {false, true}) {
    if (options.engine == (on_postgres ? "sqlite" : "postgres")) continue;
    passed = Audit(options, on_postgres).run() && passed;
  }
  return passed ? 0 : 1;
}

}  // namespace
}  // namespace spotme::test

int main(int argc, char** argv) {
  spotme::test::Options options;
  options.binary = (std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() / "spotme").string();
  CLI::App app{
      "Presses while the server is killed over and over, then compares what was acknowledged with what is stored"};
  app.add_option("--spotme", options.binary, "The server's binary")->capture_default_str();
  app.add_option("--engine", options.engine, "sqlite, postgres or both")
      ->check(CLI::IsMember({"sqlite", "postgres", "both"}));
  app.add_option("--rounds", options.rounds, "How often to kill")->check(CLI::PositiveNumber);
  app.add_option("--minutes", options.minutes, "Kill for so long instead, on each engine")->check(CLI::PositiveNumber);
  app.add_option("--clients", options.clients, "Clients at once")->check(CLI::Range(1, 256));
  app.add_option("--seed", options.seed, "Of everything random here but the keys");
  app.add_option("--plant", options.plant, "Falsify the database before it is compared, to try the audit itself")
      ->check(CLI::IsMember({"lose", "double"}));
  CLI11_PARSE(app, argc, argv);
  try {
    return spotme::test::audit(options);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "audit: {}\n", failure.what());
    return 2;
  }
}
