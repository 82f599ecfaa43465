#pragma once

#include "app/closing.hpp"
#include "store/closing.hpp"

#include <optional>
#include <string>
#include <vector>

namespace spotme::app {

/// One agency's share of a run of close_days.
class AgencyCloser {
 public:
  AgencyCloser(const Context& context, const ClosingOptions& options, store::AgencyClosing agency);

  /// Closes the next day that is due, if there is one. False when there is nothing more to do for now: no day is due,
  /// an officer's work day is not over, another runner has the lease, or the run was stopped.
  bool close_one_day(ClosingReport& report);
  /// Computes again what waits, gives the lease back and notes when the agency's next day is due.
  void finish(ClosingReport& report);

 private:
  enum class Step { moved, waits, done };

  [[nodiscard]] bool lease(ClosingReport& report);
  [[nodiscard]] std::optional<base::Day> next_day();
  [[nodiscard]] Step close_page(store::DayClosing& day, ClosingReport& report);
  [[nodiscard]] bool save_slice(store::DayClosing& day, std::span<const DayDecision> slice, ClosingReport& report);
  void end_day(store::DayClosing day, ClosingReport& report);
  void note_next(base::Instant at, ClosingReport& report) const;

  void recompute_whole_days(ClosingReport& report);
  [[nodiscard]] bool recompute_page(const store::Reopening& whole, ClosingReport& report);
  void recompute_single_days(ClosingReport& report);
  /// Writes decisions in slices; `last` may add to the last of them. False when the lease was lost or the run stopped.
  [[nodiscard]] bool save_again(std::vector<DayDecision> decisions, ClosingReport& report,
                                const std::function<void(db::Write&)>& last);
  [[nodiscard]] domain::ClosingRules rules_of(db::Read& read, base::Day day) const;

  const Context& context_;
  const ClosingOptions& options_;
  store::AgencyClosing agency_;
  bool leased_ = false;
  bool elsewhere_ = false;
};

}  // namespace spotme::app
