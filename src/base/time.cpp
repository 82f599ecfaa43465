#include "base/time.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>

namespace spotme::base {
namespace {

/// Reads exactly `count` decimal digits at the front of `text` and drops them.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::year_month_day> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

/// `.123456789` or nothing: microseconds, further digits cut. nullopt for a point without digits or more than nine.
std::optional<std::chrono::microseconds> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return std::chrono::microseconds{0};
  long value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    if (digits < 6) value = value * 10 + (text[digits] - '0');
    ++digits;
  }
  if (digits == 0 || digits > 9) return std::nullopt;
  for (std::size_t i = digits; i < 6; ++i) value *= 10;
  text.remove_prefix(digits);
  return std::chrono::microseconds{value};
}

std::optional<std::chrono::minutes> take_offset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return std::chrono::minutes{0};
  const bool west = !text.empty() && text.front() == '-';
  if (!west && (text.empty() || text.front() != '+')) return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_digits(text, 2);
  if (!hours || *hours > 23 || !take(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const std::chrono::minutes offset{*hours * 60 + *minutes};
  return west ? -offset : offset;
}

/// Writes `number`, which has at most `count` digits, with leading zeros. An answer to a press says some thirty times:
/// what reads a format string costs more than all the rest of the answer.
template <std::size_t count>
void append_digits(std::string& out, std::int64_t number) {
  std::array<char, count> digits{};
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, number /= 10) {
    *digit = static_cast<char>('0' + number % 10);
  }
  out.append(digits.data(), count);
}

void append_day(std::string& out, Day day) {
  const std::chrono::year_month_day date{day};
  const int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) {
    out += fmt::format("{:04}", year);
  } else {
    append_digits<4>(out, year);
  }
  out.push_back('-');
  append_digits<2>(out, static_cast<unsigned>(date.month()));
  out.push_back('-');
  append_digits<2>(out, static_cast<unsigned>(date.day()));
}

}  // namespace

std::string format_day(Day day) {
  std::string text;
  append_day(text, day);
  return text;
}

std::string format_instant(Instant at) {
  constexpr std::string_view example = "2026-11-24T08:07:00.123456+08:00";
  const auto local = to_local(at);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss time{local - day};
  std::string text;
  text.reserve(example.size());
  append_day(text, day);
  text.push_back('T');
  append_digits<2>(text, time.hours().count());
  text.push_back(':');
  append_digits<2>(text, time.minutes().count());
  text.push_back(':');
  append_digits<2>(text, time.seconds().count());
  text.push_back('.');
  append_digits<6>(text, time.subseconds().count());
  text += "+08:00";
  return text;
}

std::string format_minute(Minutes at) {
  const auto days = at.count() / (24 * 60);
  const auto minute = at.count() % (24 * 60);
  std::string text;
  append_digits<2>(text, minute / 60);
  text.push_back(':');
  append_digits<2>(text, minute % 60);
  if (days != 0) text += fmt::format("+{}", days);
  return text;
}

std::optional<Day> parse_day(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !text.empty() || date->year() < std::chrono::year{1900}) return std::nullopt;
  return Day{*date};
}

std::optional<Instant> parse_instant(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !(take(text, 'T') || take(text, 't') || take(text, ' '))) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
  const auto second = take_digits(text, 2);
  if (!second || *second > 60) return std::nullopt;
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  const LocalTime wall = Day{*date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
                         std::chrono::seconds{*second} + *fraction;
  return Instant{wall.time_since_epoch() - *offset};
}

std::optional<Minutes> parse_minute(std::string_view text) {
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (take(text, ':')) {
    const auto second = take_digits(text, 2);
    if (!second || *second > 59) return std::nullopt;
  }
  Minutes at{*hour * 60 + *minute};
  if (text == "+1") return at + std::chrono::hours{24};
  if (!text.empty()) return std::nullopt;
  return at;
}

}  // namespace spotme::base
