#include "domain/rota.hpp"

#include "base/text.hpp"
#include "domain/clock.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::domain {
namespace {

using base::Minutes;

constexpr Minutes one_day{24 * 60};
constexpr std::int64_t most_offset = longest_pattern - 1;

base::Error refusal(std::string key, std::string field) {
  return {base::Code::unprocessable, std::move(key), std::move(field)};
}

/// One part of a pattern: a duty and how many days it goes on.
struct Part {
  Duty duty;
  std::size_t days = 1;
};

base::Result<Part> parse_part(std::string_view text, const std::string& field) {
  if (text.empty()) return refusal("rota_hole", field);
  const auto mark = text.rfind(" x");
  SPOTME_TRY(auto duty, parse_duty(base::trimmed(text.substr(0, mark)), field));
  if (mark == std::string_view::npos) return Part{duty};
  const auto days = base::parse_integer(base::trimmed(text.substr(mark + 2)));
  if (!days || *days < 1 || *days > static_cast<std::int64_t>(longest_pattern)) {
    return refusal("rota_repeat_out_of_range", field);
  }
  return Part{duty, static_cast<std::size_t>(*days)};
}

/// No shift begins before the one of the day before has ended; the last day is followed by the first.
base::Result<void> check_neighbours(const std::vector<Duty>& days, const std::vector<std::size_t>& part_of,
                                    std::string_view field) {
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto next = (i + 1) % days.size();
    if (duties_overlap(days[i], days[next]))
      return refusal("rota_overlap", fmt::format("{}[{}]", field, part_of[next]));
  }
  return {};
}

}  // namespace

std::string format_duty(const Duty& duty) {
  if (std::holds_alternative<Rest>(duty)) return "rest";
  if (std::holds_alternative<OnCall>(duty)) return "on_call";
  return format_scheme(std::get<Shift>(duty)).substr(std::string_view("shift:").size());
}

base::Result<Duty> parse_duty(std::string_view text, std::string_view field) {
  if (text == "rest") return Duty{Rest{}};
  if (text == "on_call") return Duty{OnCall{}};
  auto scheme = parse_scheme(fmt::format("shift:{}", text), field);
  if (scheme) return Duty{std::get<Shift>(*scheme)};
  if (scheme.error().key == "scheme_unknown") return refusal("duty_unknown", std::string(field));
  return scheme.error();
}

base::Result<std::vector<Duty>> parse_pattern(std::string_view text, std::string_view field) {
  std::vector<Duty> days;
  std::vector<std::size_t> part_of;
  const auto parts = base::split(text, ',');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto name = fmt::format("{}[{}]", field, i);
    SPOTME_TRY(const auto part, parse_part(base::trimmed(parts[i]), name));
    if (days.size() + part.days > longest_pattern) return refusal("rota_too_long", name);
    days.insert(days.end(), part.days, part.duty);
    part_of.insert(part_of.end(), part.days, i);
  }
  SPOTME_CHECK(check_neighbours(days, part_of, field));
  if (std::all_of(days.begin(), days.end(), [](const Duty& duty) { return std::holds_alternative<Rest>(duty); })) {
    return refusal("rota_without_work", std::string(field));
  }
  return days;
}

std::string format_pattern(const std::vector<Duty>& days) {
  std::string text;
  for (std::size_t i = 0; i < days.size();) {
    std::size_t end = i + 1;
    while (end < days.size() && days[end] == days[i]) ++end;
    if (!text.empty()) text += ", ";
    text += format_duty(days[i]);
    if (end - i > 1) text += fmt::format(" x{}", end - i);
    i = end;
  }
  return text;
}

bool duties_overlap(const Duty& before, const Duty& after) {
  const auto* first = std::get_if<Shift>(&before);
  const auto* second = std::get_if<Shift>(&after);
  return first != nullptr && second != nullptr && first->end > one_day + second->start;
}

const Duty& duty_on(const RotaVersion& version, base::Day day, int offset) {
  const auto length = static_cast<std::int64_t>(version.days.size());
  const auto place = ((day - version.first_day).count() + offset) % length;
  return version.days[static_cast<std::size_t>(place < 0 ? place + length : place)];
}

bool is_rota_code(std::string_view code) {
  return !code.empty() && code.size() <= 20 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::string format_assigned(const AssignedScheme& assigned) {
  if (const auto* scheme = std::get_if<Scheme>(&assigned)) return format_scheme(*scheme);
  const auto& place = std::get<RotaPlace>(assigned);
  return place.offset == 0 ? fmt::format("rota:{}", place.code) : fmt::format("rota:{}+{}", place.code, place.offset);
}

base::Result<AssignedScheme> parse_assigned(std::string_view text, std::string_view field) {
  constexpr std::string_view mark = "rota:";
  if (!text.starts_with(mark)) {
    SPOTME_TRY(auto scheme, parse_scheme(text, field));
    return AssignedScheme{scheme};
  }
  const auto place = text.substr(mark.size());
  const auto plus = place.find('+');
  const auto code = place.substr(0, plus);
  std::optional<std::int64_t> offset = 0;
  if (plus != std::string_view::npos) offset = base::parse_integer(place.substr(plus + 1));
  if (!is_rota_code(code) || !offset || *offset < 0 || *offset > most_offset) {
    return refusal("scheme_unknown", std::string(field));
  }
  return AssignedScheme{RotaPlace{std::string(code), static_cast<int>(*offset)}};
}

base::Result<void> check_assigned(const RulePack& pack, base::Day day, const AssignedScheme& assigned,
                                  std::string_view field) {
  const auto* scheme = std::get_if<Scheme>(&assigned);
  if (scheme == nullptr) return {};
  if (std::holds_alternative<Shift>(*scheme)) return refusal("shift_without_rota", std::string(field));
  return check_assignable(pack, day, *scheme, field);
}

DayScheme day_scheme(const Scheme& scheme) { return {scheme}; }

DayScheme day_scheme(const RotaVersion& version, base::Day day, int offset, const std::optional<Duty>& change) {
  DayScheme found;
  found.duty = change ? *change : duty_on(version, day, offset);
  found.changed = change.has_value();
  found.works_on_holidays = version.works_on_holidays;
  if (const auto* shift = std::get_if<Shift>(&*found.duty)) found.scheme = *shift;
  return found;
}

std::string_view day_off_note(const DayScheme& scheme) {
  if (!scheme.off()) return {};
  return scheme.on_call() ? "press_on_call" : "press_on_rest_day";
}

base::Day work_day_of(const RulePack& pack, base::Instant at, const DayScheme& yesterday, const DayScheme& today) {
  const Scheme nothing = Office{};
  const auto& before = yesterday.off() ? nothing : yesterday.scheme;
  return work_day_of(pack, at, before, today.off() ? before : today.scheme);
}

base::Minutes work_day_end(const RulePack& pack, base::Day day, const DayScheme& today, const DayScheme& tomorrow) {
  if (today.off() || !std::holds_alternative<Shift>(today.scheme)) return one_day;
  const auto& after = tomorrow.off() ? today.scheme : tomorrow.scheme;
  return work_day_end(today.scheme, opens_of(pack, day + std::chrono::days{1}, after));
}

}  // namespace spotme::domain
