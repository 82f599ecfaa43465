#include "domain/verdict_rule.hpp"

#include <fmt/format.h>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, rule_count> names{"holiday",
                                                         "holiday_given",
                                                         "rest_day",
                                                         "rest_day_given",
                                                         "leave_day",
                                                         "leave_halves",
                                                         "span",
                                                         "short_thursday",
                                                         "ramadan_cut",
                                                         "wbf_window",
                                                         "wbb_start",
                                                         "office_start",
                                                         "shift_hours",
                                                         "absent",
                                                         "first_clock_in",
                                                         "first_duty",
                                                         "first_time_off",
                                                         "out_alone",
                                                         "counted_from_opening",
                                                         "within_window",
                                                         "after_deadline",
                                                         "fixed_start",
                                                         "outstation_duty",
                                                         "morning_leave",
                                                         "afternoon_leave",
                                                         "pregnancy_hour",
                                                         "late_in",
                                                         "late_covered",
                                                         "duty_not_late",
                                                         "outstation_not_late",
                                                         "no_clock_in",
                                                         "no_clock_out",
                                                         "duty_ends_day",
                                                         "early_out",
                                                         "early_covered",
                                                         "open_day",
                                                         "worked",
                                                         "worked_no_break"};
static_assert(names.back() == "worked_no_break");

std::string shown(const StepValue& value) {
  switch (value.kind) {
    case StepValue::Kind::minute: return base::format_minute(base::Minutes{value.number});
    case StepValue::Kind::amount: return fmt::format("{}", value.number);
    case StepValue::Kind::hours: return fmt::format("{}:{:02}", value.number / 60, value.number % 60);
    case StepValue::Kind::state: return std::string(value.word);
  }
  return {};
}

}  // namespace

const std::array<Rule, rule_count>& all_rules() {
  static constexpr auto rules = [] {
    std::array<Rule, rule_count> all{};
    for (std::size_t i = 0; i < rule_count; ++i) all[i] = static_cast<Rule>(i);
    return all;
  }();
  return rules;
}

std::string_view rule_name(Rule rule) { return names[static_cast<std::size_t>(rule)]; }

bool has_own_value(Rule rule) {
  switch (rule) {
    case Rule::holiday:
    case Rule::rest_day:
    case Rule::span:
    case Rule::short_thursday:
    case Rule::ramadan_cut:
    case Rule::wbf_window:
    case Rule::wbb_start:
    case Rule::office_start:
    case Rule::fixed_start:
    case Rule::morning_leave:
    case Rule::pregnancy_hour: return true;
    default: return false;
  }
}

base::MessageArgs values_of(const Step& step) {
  base::MessageArgs values;
  values.reserve(step.value_count + 1U);
  for (std::size_t i = 0; i < step.value_count; ++i) {
    values.emplace_back(step.values[i].name, shown(step.values[i]));
  }
  if (!step.name_ms.empty()) values.emplace_back("name", step.name_ms);
  return values;
}

base::Text text_of(const base::Messages& messages, const Step& step) {
  auto malay = values_of(step);
  auto english = malay;
  for (std::size_t i = 0; i < step.value_count; ++i) {
    if (step.values[i].kind != StepValue::Kind::state) continue;
    const auto word = messages.text(fmt::format("state_{}", step.values[i].word));
    malay[i].second = word.ms;
    english[i].second = word.en;
  }
  if (!step.name_ms.empty()) english.back().second = step.name_en;
  return messages.text(fmt::format("because_{}", rule_name(step.rule)), malay, english);
}

}  // namespace spotme::domain
