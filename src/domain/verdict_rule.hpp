#pragma once

#include "base/messages.hpp"
#include "base/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace spotme::domain {

/// Every rule that a verdict may name as a step. `rules/*.toml` gives the ground of each, `messages/verdict.toml` its
/// words under `because_<name>`; the loader and a test hold the three against each other.
enum class Rule : std::uint8_t {
  holiday,         ///< a public holiday of the state
  holiday_given,   ///< the case itself says that it is one
  rest_day,        ///< a weekly rest day of the state
  rest_day_given,  ///< the case itself says so (roster)
  leave_day,       ///< leave for the whole day
  leave_halves,    ///< leave for both halves
  span,            ///< how long the day is
  short_thursday,  ///< the shorter Thursday of Friday-Saturday states
  ramadan_cut,     ///< the shorter break in Ramadan
  wbf_window,      ///< the arrival window of WBF
  wbb_start,       ///< the officer's fixed start
  office_start,    ///< the office's fixed start
  shift_hours,     ///< the hours of the shift
  absent,          ///< no clock event and no duty
  first_clock_in,  ///< what came first on that day
  first_duty,
  first_time_off,
  out_alone,             ///< a clock-out without anything that begins the day
  counted_from_opening,  ///< came before the window opens
  within_window,         ///< came in time: leaves a span later
  after_deadline,        ///< came late: leaves when office hours end
  fixed_start,           ///< WBB, office and shift: came by the start, leaves at the end
  outstation_duty,       ///< came back from a duty out of station
  morning_leave,
  afternoon_leave,
  pregnancy_hour,
  late_in,
  late_covered,   ///< nobody is late while on approved duty or time off
  duty_not_late,  ///< the day began with a duty
  outstation_not_late,
  no_clock_in,
  no_clock_out,
  duty_ends_day,  ///< a duty is the last thing of the day: leaving is not judged
  early_out,
  early_covered,  ///< the minutes until leaving time are covered by approved duty or time off
  open_day,       ///< the day may still go on
  worked,
  worked_no_break,  ///< a shift without a break of its own
};
inline constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::worked_no_break) + 1;
[[nodiscard]] const std::array<Rule, rule_count>& all_rules();
/// `within_window`: the word in `because[].rule`.
[[nodiscard]] std::string_view rule_name(Rule rule);

/// True for a rule whose ground is that of the dated value or the holiday it speaks of, so that `basis` has no entry
/// for it.
[[nodiscard]] bool has_own_value(Rule rule);

/// One named number or word of a step. A plain value without allocation: a verdict holds some twenty of them.
struct StepValue {
  enum class Kind : std::uint8_t {
    minute,  ///< `number` is a wall-clock minute, shown as 08:07
    amount,  ///< `number` is a span, shown as whole minutes
    hours,   ///< `number` is a span, shown as 9:00
    state,   ///< `word` is the name of a state; people read the message `state_<word>`
  };
  std::string_view name;  ///< the argument's name in the message
  Kind kind = Kind::minute;
  std::int32_t number = 0;
  std::string_view word = {};  ///< points to a literal
  bool operator==(const StepValue&) const = default;
};

/// One step of the reasoning: the rule, its source and the values it worked with.
struct Step {
  static constexpr std::size_t most_values = 4;

  Rule rule = Rule::span;
  std::uint8_t value_count = 0;
  std::array<StepValue, most_values> values{};
  std::string source;
  /// The proper name that the step is about, in both languages: a holiday, a leave code. The argument `name` of the
  /// message.
  std::string name_ms = {};
  std::string name_en = {};
  bool operator==(const Step&) const = default;
};

/// What stands in the JSON field `values`: every value by its name as `08:07`, `30`, `9:00` or the bare word; `name` in
/// Malay.
[[nodiscard]] base::MessageArgs values_of(const Step& step);
/// The sentence in both languages, from the catalogue.
[[nodiscard]] base::Text text_of(const base::Messages& messages, const Step& step);

}  // namespace spotme::domain
