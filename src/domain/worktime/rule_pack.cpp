#include "domain/worktime/rule_pack.hpp"

#include <fmt/format.h>

#include <cassert>

namespace spotme::domain {
namespace {

template <class T>
const T* known(const Timeline<T>& timeline, base::Day day) {
  const auto* value = timeline.as_of(day);
  assert(value != nullptr && "the loader lets no timeline begin late");
  return value;
}

}  // namespace

std::string_view certainty_name(Certainty certainty) {
  static constexpr std::array<std::string_view, 5> names{"official", "press", "practice", "inferred",
                                                         "project_default"};
  return names[static_cast<std::size_t>(certainty)];
}

bool is_unsure(Certainty certainty) { return certainty >= Certainty::practice; }

bool contains(const RestDays& rest_days, base::Day day) {
  return rest_days.test(std::chrono::weekday{day}.c_encoding());
}

DayRules rules_of(const RulePack& pack, State state, base::Day day) {
  const auto index = static_cast<std::size_t>(state);
  const std::chrono::weekday weekday{day};
  DayRules rules{};
  rules.rest_days = known(pack.rest_days[index], day);
  rules.friday = weekday == std::chrono::Friday;
  const auto& friday_and_saturday = rules.rest_days->value;
  rules.short_thursday = weekday == std::chrono::Thursday && friday_and_saturday.count() == 2 &&
                         friday_and_saturday.test(std::chrono::Friday.c_encoding()) &&
                         friday_and_saturday.test(std::chrono::Saturday.c_encoding());
  rules.pause = known(rules.friday ? pack.friday_break[index] : pack.ordinary_break[index], day);
  rules.wbf_window = known(pack.wbf_window, day);
  rules.wbb_range = known(pack.wbb_range, day);
  rules.office_start = known(pack.office_start, day);
  rules.span = known(rules.short_thursday ? pack.short_thursday_span : pack.span, day);
  rules.ramadan_cut = known(pack.ramadan_cut, day);
  rules.morning_leave_start = known(pack.morning_leave_start, day);
  rules.pregnancy_minutes = known(pack.pregnancy_minutes, day);
  return rules;
}

base::Minutes opens_of(const RulePack& pack, base::Day day, const Scheme& scheme) {
  if (const auto* shift = std::get_if<Shift>(&scheme)) return shift->start;
  if (const auto* wbb = std::get_if<Wbb>(&scheme)) return wbb->start;
  if (std::holds_alternative<Office>(scheme)) return known(pack.office_start, day)->value;
  return known(pack.wbf_window, day)->value.opens;
}

base::Result<void> check_scheme(const RulePack& pack, base::Day day, const Scheme& scheme, std::string_view field) {
  if (const auto* shift = std::get_if<Shift>(&scheme)) return check_shift(*shift, field);
  const auto* wbb = std::get_if<Wbb>(&scheme);
  if (wbb == nullptr) return {};
  const auto& range = known(pack.wbb_range, day)->value;
  if (wbb->start >= range.opens && wbb->start <= range.deadline) return {};
  return base::Error{base::Code::unprocessable,
                     "wbb_start_out_of_range",
                     fmt::format("{}.start", field),
                     {{"least", base::format_minute(range.opens)}, {"most", base::format_minute(range.deadline)}}};
}

base::Result<void> check_assignable(const RulePack& pack, base::Day day, const Scheme& scheme, std::string_view field) {
  SPOTME_CHECK(check_scheme(pack, day, scheme, field));
  const auto* assignable = known(pack.assignable_schemes, day);
  if (assignable->value.test(scheme.index())) return {};
  return base::Error{base::Code::unprocessable,
                     "scheme_not_assignable",
                     std::string(field),
                     {{"scheme", std::string(scheme_kind(scheme))}, {"source", assignable->source}}};
}

}  // namespace spotme::domain
