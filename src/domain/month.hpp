#pragma once

#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace spotme::domain {

/// A calendar month, by its first day.
struct Month {
  base::Day first;
  [[nodiscard]] base::Day last() const;
  [[nodiscard]] bool contains(base::Day day) const { return first <= day && day <= last(); }
  auto operator<=>(const Month&) const = default;  // NOLINT(modernize-use-nullptr): it means another 0
};
[[nodiscard]] Month month_of(base::Day day);
/// The month so many months later; earlier with a negative number.
[[nodiscard]] Month months_after(Month month, int months);
/// `2026-11`.
[[nodiscard]] std::string format_month(Month month);
/// Exactly `YYYY-MM` of the years 1900 to 9999.
[[nodiscard]] std::optional<Month> parse_month(std::string_view text);

}  // namespace spotme::domain
