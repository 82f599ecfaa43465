#pragma once

#include "app/closing.hpp"
#include "store/clock_event.hpp"
#include "store/grant.hpp"
#include "tests/support/installation.hpp"

#include <functional>
#include <string>
#include <vector>

namespace spotme::test {

/// An installation with an agency whose ids and facts are the same in every one of its kind, so that what two of them
/// store can be compared byte by byte. Its closing begins on Monday 2 November 2026; the clock stands at 15:00 on
/// Tuesday 1 December, when all of November is due.
class ClosingPlace {
 public:
  /// With `officers` officers in U1/A and U1/B by turns; the third works a night shift.
  explicit ClosingPlace(int officers = 5);

  static constexpr base::Day first{std::chrono::year{2026} / 11 / 2};
  static constexpr base::Day last{std::chrono::year{2026} / 11 / 30};

  [[nodiscard]] base::OfficerId officer(int number) const;
  /// Presses of the officer's working days: in time, late, missing, by a fixed pattern.
  void press_all();
  /// A press on that day, at this minute; with `reopening` as it comes in after the day is over.
  void press(int officer, base::Day day, domain::EventKind kind, base::Minutes at, bool reopening);
  /// Leave for one day, or a part of it, made after it.
  void leave(int officer, base::Day day, domain::LeavePart part = domain::LeavePart::day);

  /// A run with pages and slices so small that a day takes several writes.
  [[nodiscard]] app::ClosingOptions options(std::function<bool()> stopped = [] { return false; });
  app::ClosingReport close(std::function<bool()> stopped = [] { return false; });
  /// As close, until nothing more is due, however often `stopped` throws.
  void close_through_breakdowns(const std::function<bool()>& stopped);

  /// All that closing stores, a line a row, without times and without ids that are made on the way.
  [[nodiscard]] std::vector<std::string> stored();
  /// Only what holds of each day, without numbers and versions.
  [[nodiscard]] std::vector<std::string> holding();

  TestInstallation installation;
  base::AgencyId agency;

 private:
  void insert(int officers);
  [[nodiscard]] store::ClockEvent event(int officer, base::Day day, domain::EventKind kind, base::Minutes at);
  std::vector<std::string> lines(std::string_view sql);

  int next_id_ = 1'000;
};

/// Lines of `stored` but for the last day to explain each issue, which follows from when it was raised.
[[nodiscard]] std::vector<std::string> without_deadlines(std::vector<std::string> stored);

}  // namespace spotme::test
