#pragma once

#include "domain/grant.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace spotme::domain {

/// Where an officer is to be in one half of a day, as far as grants say. For rosters alone: it decides no verdict.
enum class Whereabouts : std::uint8_t {
  office,
  hybrid,  ///< a remote day of the quota
  home,    ///< by order or permission
  duty,    ///< official duty or course
  leave,
  off,  ///< rest day, holiday, day off by rota
};
/// `office`, `hybrid`, `home`, `duty`, `leave`, `off`.
[[nodiscard]] std::string_view whereabouts_name(Whereabouts where);

/// Both halves of a day, the one before the break and the one behind it.
struct DayWhereabouts {
  Whereabouts morning = Whereabouts::office;
  Whereabouts afternoon = Whereabouts::office;
  bool operator==(const DayWhereabouts&) const = default;
};
/// The minute at which the second half of the officer's day begins: the break of his state, or of his shift.
[[nodiscard]] base::Minutes day_middle(const RulePack& pack, const GrantDay& day);

/// By the grants that hold; of several the one that takes him furthest away: leave, duty, home, hybrid.
[[nodiscard]] DayWhereabouts whereabouts(const RulePack& pack, const Calendar& calendar, const GrantDay& day,
                                         const std::vector<HeldGrant>& held);

}  // namespace spotme::domain
