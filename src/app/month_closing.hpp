#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/closing.hpp"
#include "store/audit.hpp"
#include "store/closing.hpp"
#include "store/reopening.hpp"

#include <optional>
#include <string>
#include <vector>

/// The closing of an agency, month by month, as its pages show it, and the closing of the month itself.
namespace spotme::app {

inline constexpr std::int64_t most_waiting_days = 200;  ///< that are named

struct MonthView {
  domain::MonthState state;
  std::optional<base::Day> start = {};              ///< the first day that the agency closes; nullopt: none yet
  std::vector<store::DayClosing> days = {};         ///< those whose closing has begun
  base::Day closes_from;                            ///< the first day on which the month may be closed
  std::optional<base::Error> hindrance = {};        ///< why it cannot be closed now; nullopt: it can
  std::optional<store::MonthClosing> changed = {};  ///< its last closing or reopening
  std::string changed_by = {};                      ///< that officer's name
  std::vector<store::WaitingDay> waiting = {};      ///< within the caller's reach, the first of them
  bool may_close = false;                           ///< the caller may close and reopen it
};
/// Of the caller's own agency.
[[nodiscard]] MonthView show_month(const Context& context, const domain::Caller& caller, domain::Month month);

/// Refuses what domain::check_month_close does; `not_permitted` (forbidden) for an administrator of a part of the
/// agency.
[[nodiscard]] base::Result<MonthView> close_month(const Context& context, const domain::Caller& caller,
                                                  domain::Month month, const store::Actor& actor);
/// From now on its days change again where something waits for them. Refuses `month_not_closed` and `not_permitted`.
[[nodiscard]] base::Result<MonthView> reopen_month(const Context& context, const domain::Caller& caller,
                                                   domain::Month month, const std::string& reason,
                                                   const store::Actor& actor);

}  // namespace spotme::app
