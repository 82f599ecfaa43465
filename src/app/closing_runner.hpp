#pragma once

#include "app/closing.hpp"
#include "app/remote_reminder.hpp"
#include "app/runner_thread.hpp"
#include "store/organisation.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>

namespace spotme::app {

/// Closes days beside a running server, on a thread of its own. It looks whether something is due at its start,
/// whenever it is woken, and every `look` in between; on several servers with one database each may run one, the lease
/// lets one of them work. After its first look, and after each that closed or changed a day, it counts the cards of
/// every agency again and watches its absences (app/absence_alert); once a day it closes the accounts of those who left
/// and moves those who change the agency (app/officer_departure), passes on cases that waited too long, makes the day's
/// recurring tasks (app/task_series), reminds officers of issues, letters and tasks, and lets go of what is kept for a
/// while only (app/retention). Every ten minutes it erases raw positions of pulses whose time is over
/// (app/pulse_erasure) and tells officers of their remote days (app/remote_reminder). A breakdown of one of these, or
/// of one agency's cards or absences, holds up none of the others, and is tried again at the next look.
class ClosingRunner {
 public:
  struct Options {
    ClosingOptions closing = {};             ///< `runner` and `stopped` are its own
    std::chrono::milliseconds look{30'000};  ///< also how long after a breakdown it tries again
    std::function<void()> after_run = {};    ///< called after each look on its thread; for tests
  };
  /// `context` must outlive it.
  ClosingRunner(const Context& context, Options options);
  /// Lets the write under way end, and nothing more.
  ~ClosingRunner();
  ClosingRunner(const ClosingRunner&) = delete;
  ClosingRunner& operator=(const ClosingRunner&) = delete;

  /// Something may be due: a month was reopened, a day is to be computed again. From any thread.
  void wake() { thread_.wake(); }

  /// For /metrics; counters since the start.
  struct Figures {
    std::uint64_t days = 0;            ///< of agencies
    std::uint64_t first_versions = 0;  ///< officers' days closed
    std::uint64_t later_versions = 0;
    std::uint64_t blocked = 0;  ///< could not be judged
    std::uint64_t breakdowns = 0;
    std::uint64_t positions_erased = 0;  ///< raw positions of pulses
    std::int64_t last_look = 0;          ///< seconds since 1970, of the last that went well; 0: none yet
  };
  [[nodiscard]] Figures figures() const;

 private:
  void look();
  /// Runs a part of the work: an edge. False when it broke down, which the log tells as `event`.
  bool attempt(std::string_view event, const std::function<void()>& part);
  void close();
  [[nodiscard]] bool rests(const store::Agency& agency) const;
  /// One that breaks down holds up none of the others. False when not every agency had its part.
  bool for_each_agency(std::string_view event, const std::function<void(const store::Agency&)>& part);
  bool propose();
  bool watch();
  bool move_cases();
  bool forget();
  void erase();

  const Context& context_;
  Options options_;
  mutable std::mutex mutex_;  ///< of figures_
  bool cards_due_ = true;     ///< own thread only, as those below
  bool absences_due_ = true;
  bool figures_filled_ = false;
  std::optional<base::Day> forgotten_on_ = {};
  std::optional<base::Day> cases_moved_on_ = {};  ///< of every agency
  std::map<base::AgencyId, base::Day> cases_moved_ = {};
  std::optional<base::Instant> erased_at_ = {};
  bool traces_left_ = false;
  RemoteReminders remote_;
  Figures figures_;
  RunnerThread thread_;
};

}  // namespace spotme::app
