#include "domain/closing.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

Error refuse(std::string key, std::vector<std::pair<std::string, std::string>> args = {}) {
  return {Code::conflict, std::move(key), "", std::move(args)};
}

}  // namespace

base::Instant closing_begins(base::Day day, const ClosingRules& rules) {
  return base::to_instant(base::LocalTime{day} + rules.closing_time);
}

base::Instant closing_due(base::Day day, base::Minutes day_end, const ClosingRules& rules) {
  return base::to_instant(base::LocalTime{day} + std::max(rules.closing_time, day_end + settling_time));
}

base::Day month_closes_from(Month month, const ClosingRules& rules) {
  return month.last() + std::chrono::days{rules.month_close_day};
}

base::Day explain_by(base::Day day, base::Day arisen, const ClosingRules& rules) {
  using std::chrono::days;
  return std::max(month_of(day).last() + days{rules.explain_by_days},
                  std::max(arisen, day + days{1}) + days{rules.explain_least_days});
}

base::Result<void> check_month_close(const MonthState& state, base::Day today, const ClosingRules& rules) {
  if (state.closed) return refuse("month_closed_already");
  const auto from = month_closes_from(state.month, rules);
  if (today < from) return refuse("month_not_over", {{"from", base::format_day(from)}});
  if (state.closed_until < state.month.last()) {
    const auto open = std::max(state.closed_until + std::chrono::days{1}, state.month.first);
    return refuse("month_days_open", {{"day", base::format_day(open)}});
  }
  if (state.cannot_be_judged > 0) {
    return refuse("month_days_unjudged", {{"count", std::to_string(state.cannot_be_judged)}});
  }
  if (state.waiting > 0) return refuse("month_days_waiting", {{"count", std::to_string(state.waiting)}});
  return {};
}

base::Result<void> check_month_reopen(const MonthState& state) {
  if (!state.closed) return refuse("month_not_closed");
  return {};
}

}  // namespace spotme::domain
