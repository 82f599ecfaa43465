#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/calendar.hpp"
#include "domain/clock.hpp"
#include "domain/verdict_rule.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "domain/worktime/scheme.hpp"
#include "domain/worktime/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The verdict on one officer's day (keputusan harian). The command `spotme judge`, the answer to a press and the
/// nightly closing of a day all ask the one function below, so that they cannot disagree.
namespace spotme::domain {

/// Approved official duty (tugas rasmi).
struct OfficialDuty {
  base::Minutes from{0};
  base::Minutes to{0};
  bool outstation = false;  ///< 25 km or more from the office (Perintah Am Bab G)
  bool operator==(const OfficialDuty&) const = default;
};
/// Approved permission to leave the office (kebenaran meninggalkan pejabat).
struct TimeOff {
  base::Minutes from{0};
  base::Minutes to{0};
  bool operator==(const TimeOff&) const = default;
};
enum class LeavePart : std::uint8_t { day, morning, afternoon };
/// Approved leave (cuti). The code is the agency's own and decides nothing.
struct Leave {
  LeavePart part = LeavePart::day;
  std::string code = {};
  bool operator==(const Leave&) const = default;
};
/// A day at home (BDR) or under HBH: present for duty, changes nothing in the times.
struct WorkFromHome {
  bool operator==(const WorkFromHome&) const = default;
};
using Grant = std::variant<OfficialDuty, TimeOff, Leave, WorkFromHome>;

/// A clock event of the day, as the minute it counts for; seconds are cut (09:00:59 is 09:00).
struct DayEvent {
  base::Minutes at{0};  ///< 00:00 to 23:59+1
  EventKind kind = EventKind::in;
  bool operator==(const DayEvent&) const = default;
};

/// The facts of one day. Only what is approved stands in `grants`; only what counts stands in `events`.
struct Case {
  base::Day day;
  State state = State::putrajaya;
  Scheme scheme = Wbf{};
  std::optional<bool> holiday =
      {};  ///< overrides the calendar, as the two below; a day that no calendar covers needs them
  std::optional<bool> ramadan = {};
  std::optional<bool> rest_day = {};  ///< for a shift the only source of rest days: missing is false
  bool ramadan_short_break = false;   ///< the officer's approved choice; has effect in Ramadan only
  bool pregnancy_hour = false;
  std::vector<Grant> grants = {};
  std::vector<DayEvent> events = {};  ///< in any order; the first in and the last out count
  /// Judge the day as it stands at this minute: later events are not yet known. Without it the day is over.
  std::optional<base::Minutes> as_of = {};
  /// Where the unit of his post lies and which it is, for holidays of one district or of one unit; empty = not known.
  std::string district = {};
  std::string unit_path = {};  ///< such as `U1/U1A`
  bool operator==(const Case&) const = default;
};

enum class Status : std::uint8_t { present, incomplete, open, absent, on_leave, rest_day, holiday };
/// The word of the contract: `present`, `incomplete`, `open`, `absent`, `on_leave`, `rest_day`, `holiday`.
[[nodiscard]] std::string_view status_name(Status status);

/// What is against the officer. `judge` finds the first five; the last two come from the evidence of his presses
/// (domain/evidence_issue).
enum class Issue : std::uint8_t {
  late_in,
  early_out,
  no_clock_in,
  no_clock_out,
  absent,
  outside_place,
  weak_evidence,
};
/// The word of the contract: `late_in`, `early_out`, `no_clock_in`, `no_clock_out`, `absent`; and `outside_place`,
/// `weak_evidence`.
[[nodiscard]] std::string_view issue_name(Issue issue);
[[nodiscard]] std::optional<Issue> parse_issue(std::string_view text);

struct Verdict {
  base::Day day;
  DayType day_type = DayType::working;
  Status status = Status::present;
  std::optional<base::Minutes> effective_start = {};  ///< the minute from which work counts
  std::optional<base::Minutes> may_leave_from = {};   ///< the earliest minute at which leaving is not early
  std::optional<base::Minutes> office_end = {};       ///< when office hours end that day for that scheme
  base::Minutes late{0};
  base::Minutes early{0};
  std::optional<base::Minutes> worked = {};  ///< without break and time off; only when both in and out are recorded
  std::vector<Issue> issues = {};            ///< in the order of the enumeration
  std::string pack_name;
  std::string pack_version;
  std::vector<Step> because = {};  ///< in the order in which they were found; never empty
  bool operator==(const Verdict&) const = default;
};

/// Finds the verdict. Pure: the same facts and pack give the same value, byte for byte, whatever the order of the
/// events.
///
/// Refuses with `unprocessable` and the field of the case:
///  - `no_calendar` (`holiday`, `ramadan` or `rest_day`, the first that is missing) on a day that no calendar covers;
///  - `wbb_start_out_of_range` (`scheme.start`), the shift errors of check_shift (`scheme.…`);
///  - `shift_without_break` (`scheme.break`) when leave for half a shift is to be judged, which is measured by its
///  break;
///  - `minute_out_of_range` (`events[0].at`, `grants[0].from`, `grants[0].to`, `as_of`): not within 00:00 to 23:59+1;
///  - `ends_before_it_begins` (`grants[0].to`): a duty or time off that does not end after it begins.
[[nodiscard]] base::Result<Verdict> judge(const RulePack& pack, const Calendar& calendar, const Case& facts);

}  // namespace spotme::domain
