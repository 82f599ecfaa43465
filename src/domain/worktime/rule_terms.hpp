#pragma once

#include "base/time.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The kinds of value that a rule pack holds beside plain times and numbers.
namespace spotme::domain {

/// The weekly rest days, bit 0 = Sunday … bit 6 = Saturday (C encoding of std::chrono::weekday).
using RestDays = std::bitset<7>;
/// Other sets of weekdays, by the same bits.
using Weekdays = std::bitset<7>;

/// Kinds of scheme, by the index of the alternative in Scheme: WBF, WBB, office, shift.
using SchemeKinds = std::bitset<4>;

/// The arrival window: work counts from `opens`, whoever comes after `deadline` is late.
struct Window {
  base::Minutes opens{0};
  base::Minutes deadline{0};
  bool operator==(const Window&) const = default;
};

/// What the Ramadan choice takes away: `minutes` of the span, the end of an ordinary break, both ends of Friday's.
struct RamadanCut {
  base::Minutes minutes{0};          ///< off the span of the day
  base::Minutes break_end{0};        ///< off the end of the ordinary break
  base::Minutes friday_each_end{0};  ///< off each end of the Friday break
  bool operator==(const RamadanCut&) const = default;
};

/// How much permission to leave the office (kebenaran meninggalkan pejabat) one day bears, all absences of that day
/// together: the lesser of `most` and the share of the day's working hours without the break.
struct TimeOffCap {
  base::Minutes most{0};
  std::int64_t share_percent = 0;  ///< 0 to 100
  bool operator==(const TimeOffCap&) const = default;
};

/// Work from home (BDR), by order or permission of the head of department.
struct HomeWorking {
  bool allowed = false;
  bool half_days = false;  ///< half a working day is a unit too
  bool operator==(const HomeWorking&) const = default;
};

/// The hybrid working week (HBH).
struct HybridWeek {
  std::int64_t most_days = 0;  ///< remote days a week; 0 = there is no hybrid week yet
  Weekdays office_days = {};   ///< days on which everybody is in the office
  bool operator==(const HybridWeek&) const = default;
};

/// Which evidence of a press is an issue of its own.
struct EvidenceIssueRule {
  bool outside = false;                  ///< a press outside of every place of work
  std::vector<std::string> weak_grades;  ///< `C`, `D`: a press of such a grade
  bool operator==(const EvidenceIssueRule&) const = default;
};

/// Who decides on what officers ask for. Subjects are `reason`, `correction` and the kinds of grants.
struct ApprovalPolicy {
  std::vector<std::string> by_head;    ///< decided by the head of department; all others by the supervisor
  std::vector<std::string> two_steps;  ///< the first desk recommends, the second decides
  bool second_is_head = false;         ///< the second desk; else it is the approver
  bool operator==(const ApprovalPolicy&) const = default;
};

/// Services that the hybrid week leaves out.
enum class Service : std::uint8_t { counter, security, defence, education, health, court };
inline constexpr std::size_t service_count = 6;
using Services = std::bitset<service_count>;

}  // namespace spotme::domain
