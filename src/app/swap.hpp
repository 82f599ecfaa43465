#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/rota.hpp"

#include <optional>
#include <string>
#include <vector>

/// Swaps of duties between two officers on a rota, and days changed for one. Kept by those who reach every officer
/// concerned; anybody else is `not_found`. Days that are over are judged again.
namespace spotme::app {

/// On `day`, and on `other_day` when there is one, the two exchange what their rotas ask of them.
struct Swap {
  base::OfficerId officer;
  base::OfficerId with_officer;
  base::Day day;
  std::optional<base::Day> other_day = {};
  std::string reason;
};
/// One officer does `duty` on `day`.
struct ChangedDay {
  base::OfficerId officer;
  base::Day day;
  std::string duty;  ///< see domain::parse_duty
  std::string reason;
};

/// The days as they now are. Refuses, changing nothing:
///  - `not_found` for an officer without a post on those days, or out of reach;
///  - `range_too_long` (args `limit`; field `other_day`) for days more than 62 apart;
///  - `swap_with_himself` (field `with_officer_id`);
///  - `not_on_rota` (conflict; field `day` or `other_day`) where one of them stands on no rota;
///  - `swap_changes_nothing` (conflict, field `day`) where both do the same already;
///  - `swap_overlap` (conflict, field `day`, args `day`) where a shift would begin before the one of the day before has
///  ended;
///  - `duty_unknown` and the refusals of a shift for a changed day.
[[nodiscard]] base::Result<std::vector<store::RotaChange>> swap_duties(const Context& context,
                                                                       const domain::Caller& caller, const Swap& swap,
                                                                       const store::Actor& actor);
[[nodiscard]] base::Result<std::vector<store::RotaChange>> change_day(const Context& context,
                                                                      const domain::Caller& caller,
                                                                      const ChangedDay& change,
                                                                      const store::Actor& actor);
/// Takes all days of a swap, or a changed day, back. `swap_overlap` where what comes back would not fit any more.
[[nodiscard]] base::Result<void> withdraw_swap(const Context& context, const domain::Caller& caller, base::Uuid swap,
                                               const std::string& reason, const store::Actor& actor);

}  // namespace spotme::app
