#include "store/closing.hpp"
#include "tests/support/closing_place.hpp"
#include "tests/support/process.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <thread>

/// The real command under kill -9.
namespace spotme::test {
namespace {

using std::chrono::year;

constexpr base::Day january{year{2025} / 1 / 1};
constexpr base::Day end{year{2025} / 1 / 31};

std::string binary() {
  return (std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() / "spotme").string();
}

/// A place whose January 2025 is to be closed, with officers enough for a run that lasts.
class Backlog {
 public:
  explicit Backlog(int officers) : place(officers) {
    place.installation.database->write([&](db::Write& write) {
      const auto from = db::to_value(base::Day{year{2024} / 1 / 1});
      for (const auto* table : {"posting", "officer_scheme", "unit_version"}) {
        (void)write.query(std::string("UPDATE ") + table + " SET valid_from = $1 RETURNING 1", {from});
      }
      write.execute("UPDATE agency_closing SET start_day = $1, closed_until = $2",
                    {db::to_value(january), db::to_value(january - std::chrono::days{1})});
      return true;
    });
    place.installation.database.reset();  // the command owns the file now
  }

  [[nodiscard]] std::vector<std::string> command() const {
    return {binary(),     "close", "--database", place.installation.test_database.url(),
            "--agency",   "TUTUP", "--until",    base::format_day(end),
            "--take-over"};
  }
  std::vector<std::string> stored() {
    place.installation.database = place.installation.test_database.open(place.installation.clock);
    return place.stored();
  }

  ClosingPlace place;
  Folder folder;
};

TEST(CloseCommand, KilledAgainAndAgainItEndsAsIfUndisturbed) {
  constexpr int officers = 60;
  Backlog undisturbed(officers);
  run(undisturbed.command(), undisturbed.folder.path() / "log");
  const auto expected = undisturbed.stored();
  Backlog disturbed(officers);
  const auto log = disturbed.folder.path() / "log";
  int kills = 0;
  // Each run lives a little longer than the one before, so that the kills fall on every part of the work.
  for (std::chrono::milliseconds life{20};; life += std::chrono::milliseconds{35}) {
    Process process(disturbed.command(), log);
    const auto until = std::chrono::steady_clock::now() + life;
    while (process.is_running() && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    if (!process.is_running()) {
      EXPECT_EQ(process.wait(), 0);
      break;
    }
    process.kill();
    ++kills;
  }
  EXPECT_GT(kills, 3);
  EXPECT_EQ(disturbed.stored(), expected);
}

}  // namespace
}  // namespace spotme::test
