#include "domain/verdict_hours.hpp"

#include <algorithm>
#include <cassert>

namespace spotme::domain {
namespace {

using base::Minutes;

StepValue number(std::string_view name, StepValue::Kind kind, Minutes value) {
  return {name, kind, static_cast<std::int32_t>(value.count())};
}

Hours shift_hours(const Shift& shift, Reasoning& reasoning) {
  reasoning.note(Rule::shift_hours, {minute_value("start", shift.start), minute_value("end", shift.end)});
  return {shift.start, shift.start, shift.end, Minutes{0},
          true,        shift.pause, nullptr,   &reasoning.basis(Rule::shift_hours)};
}

MinuteRange shortened(MinuteRange pause, const RamadanCut& cut, bool friday) {
  if (friday) return {pause.from + cut.friday_each_end, pause.to - cut.friday_each_end};
  return {pause.from, pause.to - cut.break_end};
}

}  // namespace

StepValue minute_value(std::string_view name, Minutes at) { return number(name, StepValue::Kind::minute, at); }
StepValue amount_value(std::string_view name, Minutes amount) { return number(name, StepValue::Kind::amount, amount); }
StepValue hours_value(std::string_view name, Minutes amount) { return number(name, StepValue::Kind::hours, amount); }
StepValue state_value(std::string_view name, State state) {
  return {name, StepValue::Kind::state, 0, state_name(state)};
}

Step& Reasoning::note(Rule rule, std::initializer_list<StepValue> values) { return note(rule, basis(rule), values); }

Step& Reasoning::note(Rule rule, const std::string* source, std::initializer_list<StepValue> values) {
  return note(rule, source == nullptr ? basis(rule) : *source, values);
}

Step& Reasoning::note(Rule rule, const std::string& source, std::initializer_list<StepValue> values) {
  assert(values.size() <= Step::most_values);
  auto& step = steps_.emplace_back();
  step.rule = rule;
  step.source = source;
  step.value_count = static_cast<std::uint8_t>(values.size());
  std::copy(values.begin(), values.end(), step.values.begin());
  return step;
}

Hours hours_of(const DayRules& rules, const Scheme& scheme, bool cut, Reasoning& reasoning) {
  if (const auto* shift = std::get_if<Shift>(&scheme)) return shift_hours(*shift, reasoning);
  Hours hours;
  hours.span = rules.span->value;
  hours.pause = rules.pause->value;
  hours.pause_source = &rules.pause->source;
  reasoning.note(rules.short_thursday ? Rule::short_thursday : Rule::span, rules.span->source,
                 {hours_value("span", hours.span)});
  if (cut) {
    const auto& less = rules.ramadan_cut->value;
    hours.span -= less.minutes;
    hours.pause = shortened(*hours.pause, less, rules.friday);
    hours.pause_source = &rules.ramadan_cut->source;
    reasoning.note(Rule::ramadan_cut, rules.ramadan_cut->source,
                   {amount_value("minutes", less.minutes), hours_value("span", hours.span),
                    minute_value("break_from", hours.pause->from), minute_value("break_to", hours.pause->to)});
  }
  const auto fix = [&](Rule rule, const std::string& source, const Window& window) {
    hours.opens = window.opens;
    hours.deadline = window.deadline;
    hours.office_end = window.deadline + hours.span;
    if (rule != Rule::wbf_window) hours.source = &source;
    reasoning.note(rule, source,
                   {minute_value("opens", hours.opens), minute_value("deadline", hours.deadline),
                    minute_value("office_end", hours.office_end)});
  };
  if (const auto* wbb = std::get_if<Wbb>(&scheme)) {
    fix(Rule::wbb_start, rules.wbb_range->source, {wbb->start, wbb->start});
  } else if (std::holds_alternative<Office>(scheme)) {
    fix(Rule::office_start, rules.office_start->source, {rules.office_start->value, rules.office_start->value});
  } else {
    fix(Rule::wbf_window, rules.wbf_window->source, rules.wbf_window->value);
  }
  return hours;
}

}  // namespace spotme::domain
