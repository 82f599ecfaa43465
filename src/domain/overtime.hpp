#pragma once

#include "base/time.hpp"
#include "domain/verdict.hpp"
#include "domain/worktime/rule_terms.hpp"

#include <optional>
#include <vector>

/// Work beyond the hours of a day (kerja lebih masa), within the orders that were given for it and without one
/// (Perintah Am Bab G). It says what the presses show and decides nothing: what may be claimed is another question.
namespace spotme::domain {

/// A closed day as far as it tells of that; minutes from its 00:00.
struct OvertimeDay {
  bool day_off = false;                              ///< a rest day or a holiday: all work lies beyond its hours
  std::optional<base::Minutes> begins = {};          ///< from when work counted for the day (Verdict::effective_start)
  std::optional<base::Minutes> may_leave_from = {};  ///< nullopt, unless `day_off`: nothing can be told
  std::vector<DayEvent> events = {};                 ///< in any order
  std::vector<MinuteRange> orders = {};              ///< no two share a minute, as grants are held to
};
struct Overtime {
  base::Minutes ordered{0};      ///< worked within an order, before the hours of the day as well as behind them
  base::Minutes not_ordered{0};  ///< worked behind the hours of the day without one; an early arrival is no work
  bool operator==(const Overtime&) const = default;
};
/// Minutes between a press in and the last press out before the next one in; a stay that was never ended has none.
[[nodiscard]] Overtime overtime_of(const OvertimeDay& day);

}  // namespace spotme::domain
