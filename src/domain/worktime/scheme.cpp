#include "domain/worktime/scheme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using base::Minutes;

constexpr Minutes one_day{24 * 60};

base::Error refusal(std::string key, std::string field) {
  return {base::Code::unprocessable, std::move(key), std::move(field)};
}

std::string format_range(const MinuteRange& range) {
  return fmt::format("{}-{}", base::format_minute(range.from), base::format_minute(range.to));
}

/// `HH:MM` with an optional `+1`; base::parse_minute would take seconds too, which no scheme has.
std::optional<Minutes> parse_hour(std::string_view text) {
  if (text.size() > 2 && std::count(text.begin(), text.end(), ':') != 1) return std::nullopt;
  return base::parse_minute(text);
}

std::optional<MinuteRange> parse_range(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = parse_hour(text.substr(0, dash));
  const auto to = parse_hour(text.substr(dash + 1));
  if (!from || !to) return std::nullopt;
  return MinuteRange{*from, *to};
}

std::optional<Shift> parse_shift(std::string_view text) {
  const auto slash = text.find('/');
  const auto hours = parse_range(text.substr(0, slash));
  if (!hours) return std::nullopt;
  Shift shift{hours->from, hours->to};
  if (slash == std::string_view::npos) return shift;
  shift.pause = parse_range(text.substr(slash + 1));
  if (!shift.pause) return std::nullopt;
  return shift;
}

}  // namespace

std::string_view scheme_kind(const Scheme& scheme) {
  static constexpr std::array<std::string_view, 4> kinds{"wbf", "wbb", "office", "shift"};
  return kinds[scheme.index()];
}

std::string format_scheme(const Scheme& scheme) {
  if (const auto* wbb = std::get_if<Wbb>(&scheme)) return fmt::format("wbb:{}", base::format_minute(wbb->start));
  if (const auto* shift = std::get_if<Shift>(&scheme)) {
    const auto text = fmt::format("shift:{}", format_range({shift->start, shift->end}));
    return shift->pause ? fmt::format("{}/{}", text, format_range(*shift->pause)) : text;
  }
  return std::string(scheme_kind(scheme));
}

base::Result<Scheme> parse_scheme(std::string_view text, std::string_view field) {
  if (text == "wbf") return Scheme{Wbf{}};
  if (text == "office") return Scheme{Office{}};
  if (text.starts_with("wbb:")) {
    if (const auto start = parse_hour(text.substr(4)); start && *start < one_day) return Scheme{Wbb{*start}};
  }
  if (text.starts_with("shift:")) {
    if (const auto shift = parse_shift(text.substr(6))) {
      SPOTME_CHECK(check_shift(*shift, field));
      return Scheme{*shift};
    }
  }
  return refusal("scheme_unknown", std::string(field));
}

base::Result<void> check_shift(const Shift& shift, std::string_view field) {
  if (shift.start < Minutes{0} || shift.start >= one_day)
    return refusal("minute_out_of_range", fmt::format("{}.start", field));
  if (shift.end <= shift.start) return refusal("ends_before_it_begins", fmt::format("{}.end", field));
  if (shift.end - shift.start > one_day) return refusal("shift_too_long", fmt::format("{}.end", field));
  if (!shift.pause) return {};
  if (shift.pause->from < shift.start || shift.pause->from >= shift.end) {
    return refusal("break_outside_shift", fmt::format("{}.break.from", field));
  }
  if (shift.pause->to <= shift.pause->from) return refusal("ends_before_it_begins", fmt::format("{}.break.to", field));
  if (shift.pause->to > shift.end) return refusal("break_outside_shift", fmt::format("{}.break.to", field));
  return {};
}

}  // namespace spotme::domain
