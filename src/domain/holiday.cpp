#include "domain/holiday.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 4> certainty_names{"official", "press", "derived", "tentative"};
constexpr std::array<std::string_view, 3> kind_names{"holiday", "substitute", "declared"};
constexpr std::array<std::string_view, 3> origin_names{"file", "national", "agency"};

template <class Value, std::size_t Size>
std::optional<Value> parse_name(const std::array<std::string_view, Size>& names, std::string_view text) {
  const auto* const found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace

std::string_view date_certainty_name(DateCertainty certainty) {
  return certainty_names[static_cast<std::size_t>(certainty)];
}

std::optional<DateCertainty> parse_date_certainty(std::string_view text) {
  return parse_name<DateCertainty>(certainty_names, text);
}

std::string_view holiday_kind_name(HolidayKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<HolidayKind> parse_holiday_kind(std::string_view text) {
  return parse_name<HolidayKind>(kind_names, text);
}

std::string_view holiday_origin_name(HolidayOrigin origin) { return origin_names[static_cast<std::size_t>(origin)]; }

bool is_limited(const Holiday& holiday) { return !holiday.district.empty() || !holiday.unit_path.empty(); }

std::string district_key(std::string_view district) {
  std::string key;
  for (const auto word : base::split(base::trimmed(district), ' ')) {
    if (word.empty()) continue;
    if (!key.empty()) key.push_back(' ');
    key += base::ascii_lower(word);
  }
  return key;
}

}  // namespace spotme::domain
