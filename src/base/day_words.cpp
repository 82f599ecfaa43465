#include "base/day_words.hpp"

#include <fmt/format.h>

#include <array>

namespace spotme::base {
namespace {

constexpr std::array<const char*, 12> months_ms{"Jan", "Feb", "Mac", "Apr", "Mei", "Jun",
                                                "Jul", "Ogo", "Sep", "Okt", "Nov", "Dis"};
constexpr std::array<const char*, 12> months_en{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

Text day_in_words(Day day) {
  const std::chrono::year_month_day date{day};
  const auto month = static_cast<unsigned>(date.month()) - 1;
  const auto written = [&](const char* name) {
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), name, static_cast<int>(date.year()));
  };
  return {written(months_ms.at(month)), written(months_en.at(month))};
}

}  // namespace spotme::base
