#include "domain/month.hpp"

namespace spotme::domain {

base::Day Month::last() const { return months_after(*this, 1).first - std::chrono::days{1}; }

Month month_of(base::Day day) {
  const std::chrono::year_month_day date{day};
  return {base::Day{date.year() / date.month() / 1}};
}

Month months_after(Month month, int months) {
  const std::chrono::year_month_day date{month.first};
  const auto then = std::chrono::year_month{date.year(), date.month()} + std::chrono::months{months};
  return {base::Day{then / 1}};
}

std::string format_month(Month month) { return base::format_day(month.first).substr(0, 7); }

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7) return std::nullopt;
  const auto first = base::parse_day(std::string(text) + "-01");
  if (!first) return std::nullopt;
  return Month{*first};
}

}  // namespace spotme::domain
