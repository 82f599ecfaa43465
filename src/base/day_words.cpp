#include "base/day_words.hpp"

#include <fmt/format.h>

#include <array>

namespace spotme::base {
namespace {

constexpr std::array<const char*, 12> months_ms{"Jan", "Feb", "Mac", "Apr", "Mei", "Jun",
                                                "Jul", "Ogo", "Sep", "Okt", "Nov", "Dis"};
constexpr std::array<const char*, 12> months_en{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 12> long_months_ms{"Januari",   "Februari", "Mac",      "April",
                                                     "Mei",       "Jun",      "Julai",    "Ogos",
                                                     "September", "Oktober",  "November", "Disember"};
constexpr std::array<const char*, 12> long_months_en{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<const char*, 7> weekdays_ms{"Ahad", "Isnin", "Selasa", "Rabu", "Khamis", "Jumaat", "Sabtu"};
constexpr std::array<const char*, 7> weekdays_en{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                 "Thursday", "Friday", "Saturday"};

}  // namespace

Text day_in_words(Day day) {
  const std::chrono::year_month_day date{day};
  const auto month = static_cast<unsigned>(date.month()) - 1;
  const auto written = [&](const char* name) {
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), name, static_cast<int>(date.year()));
  };
  return {written(months_ms.at(month)), written(months_en.at(month))};
}

Text month_in_words(Day day) {
  const std::chrono::year_month_day date{day};
  const auto month = static_cast<unsigned>(date.month()) - 1;
  const auto year = static_cast<int>(date.year());
  return {fmt::format("{} {}", long_months_ms.at(month), year), fmt::format("{} {}", long_months_en.at(month), year)};
}

Text long_day_in_words(Day day) {
  const auto number = static_cast<unsigned>(std::chrono::year_month_day{day}.day());
  const auto month = month_in_words(day);
  return {fmt::format("{} {}", number, month.ms), fmt::format("{} {}", number, month.en)};
}

Text weekday_in_words(Day day) {
  const auto number = std::chrono::weekday{day}.c_encoding();
  return {weekdays_ms.at(number), weekdays_en.at(number)};
}

}  // namespace spotme::base
