#pragma once

#include "base/time.hpp"
#include "domain/worktime/rule_pack.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// Absence that the law watches: P.U.(A) 395/1993 per. 23 to 26. Unexplained working days in a row, counted from closed
/// days. Pure.
namespace spotme::domain {

/// What a closed day is to a run of absence.
enum class AbsenceDayKind : std::uint8_t {
  unexplained,  ///< absent, and nobody has explained it or its reason was rejected
  apart,        ///< a rest day or a holiday: neither breaks a run nor counts
  breaks,       ///< present, on leave or duty; or absent with a reason that waits or was accepted
};
struct AbsenceDay {
  base::Day day;
  AbsenceDayKind kind = AbsenceDayKind::breaks;
  bool operator==(const AbsenceDay&) const = default;
};

/// Working days without explanation, in a row.
struct AbsenceRun {
  std::vector<base::Day> days;  ///< ascending, never empty
  bool running = true;          ///< nothing has broken it up to the last closed day
  [[nodiscard]] base::Day first() const { return days.front(); }
  [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(days.size()); }
  bool operator==(const AbsenceRun&) const = default;
};
/// The runs among closed days in ascending order. A day that is missing between two breaks a run: nothing is held
/// against an officer of which there is no record.
[[nodiscard]] std::vector<AbsenceRun> absence_runs(const std::vector<AbsenceDay>& days);

/// Who is told when a run has so many days, besides its being listed.
struct AbsenceReceivers {
  bool supervisor = false;
  bool head = false;
  bool integrity = false;
  bool operator==(const AbsenceReceivers&) const = default;
};
[[nodiscard]] AbsenceReceivers receivers_of(const AbsenceTold& rule, std::int64_t level);

/// How far a level is on the way of the law: the first of the rule, one between, the last.
enum class AbsenceStage : std::uint8_t { first, letter, last };
/// `first`, `letter`, `last`.
[[nodiscard]] std::string_view absence_stage_name(AbsenceStage stage);
/// `levels` are those of the rule, ascending and not empty.
[[nodiscard]] AbsenceStage absence_stage(const std::vector<std::int64_t>& levels, std::int64_t level);

}  // namespace spotme::domain
