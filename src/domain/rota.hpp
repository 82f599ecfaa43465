#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "domain/worktime/scheme.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Rotas (jadual giliran): patterns of shifts, rest days and days on call that repeat from an anchor day on, and what
/// of them holds for one officer on one day.
namespace spotme::domain {

/// On call: reachable and ready to come. No presence is expected; a press is kept and explained.
struct OnCall {
  bool operator==(const OnCall&) const = default;
};
/// A rest day by rota.
struct Rest {
  bool operator==(const Rest&) const = default;
};
/// What a rota asks of one day.
using Duty = std::variant<Shift, Rest, OnCall>;

/// `22:00-06:00+1`, with its break `07:00-15:00/11:00-11:30`; `rest`; `on_call`.
[[nodiscard]] std::string format_duty(const Duty& duty);
/// The reverse. Refuses anything else with `unprocessable` / `duty_unknown` under `field`, and a shift that check_shift
/// refuses.
[[nodiscard]] base::Result<Duty> parse_duty(std::string_view text, std::string_view field = "duty");

inline constexpr std::size_t longest_pattern = 366;  ///< days
inline constexpr std::size_t shortest_pattern = 1;

/// The days of one round, in order. `07:00-15:00 x2, 22:00-06:00+1 x2, rest x2` has six.
/// Refuses, with `unprocessable` and the field `<field>[3]` of the wrong part (counted from 0):
///  - `rota_hole`: nothing stands between two commas, or nothing at all;
///  - `duty_unknown` and the refusals of check_shift;
///  - `rota_repeat_out_of_range`: a repetition that is not 1 to 366;
///  - `rota_too_long`: more than 366 days;
///  - `rota_overlap`: a shift that begins before the one of the day before has ended, also over the end of a round;
///  - `rota_without_work`: neither a shift nor a day on call in the whole round.
[[nodiscard]] base::Result<std::vector<Duty>> parse_pattern(std::string_view text, std::string_view field = "pattern");
/// The shortest text of those days: equal neighbours are one part with its repetition.
[[nodiscard]] std::string format_pattern(const std::vector<Duty>& days);

/// True when `before` goes on after `after`, the duty of the following day, has begun.
[[nodiscard]] bool duties_overlap(const Duty& before, const Duty& after);

/// A rota as it holds from some day on.
struct RotaVersion {
  base::Day first_day;            ///< the first day of a round; rounds go on before and after it
  std::vector<Duty> days;         ///< never empty
  bool works_on_holidays = true;  ///< the rota's own setting: a public holiday is a day like any other
  bool operator==(const RotaVersion&) const = default;
};
/// What the rota asks of `day` for one who is `offset` days further in the round.
[[nodiscard]] const Duty& duty_on(const RotaVersion& version, base::Day day, int offset);

/// An officer's place on a rota of his agency: its code, and how many days further in the round he is than the rota.
struct RotaPlace {
  std::string code;
  int offset = 0;  ///< 0 to 365
  bool operator==(const RotaPlace&) const = default;
};
/// True for 1 to 20 of A-Z, 0-9, `_` and `-`.
[[nodiscard]] bool is_rota_code(std::string_view code);

/// What is stored as an officer's working time: a scheme, or his place on a rota.
using AssignedScheme = std::variant<Scheme, RotaPlace>;
/// As format_scheme; a place on a rota is `rota:GUARD` or `rota:GUARD+2`.
[[nodiscard]] std::string format_assigned(const AssignedScheme& assigned);
/// The reverse; refuses as parse_scheme.
[[nodiscard]] base::Result<AssignedScheme> parse_assigned(std::string_view text, std::string_view field = "scheme");
/// The rules of that day for it (check_assignable); a place on a rota is always within them. A shift by itself is
/// refused with `shift_without_rota`: it knows no rest days, a rota does.
[[nodiscard]] base::Result<void> check_assigned(const RulePack& pack, base::Day day, const AssignedScheme& assigned,
                                                std::string_view field = "scheme");

/// An officer's working time on one day, with everything resolved.
struct DayScheme {
  Scheme scheme = Office{};        ///< on a day off one that is never measured: `Office`
  std::optional<Duty> duty = {};   ///< nullopt for one who is on no rota
  bool works_on_holidays = false;  ///< a public holiday is no holiday for him
  bool changed = false;            ///< by a swap or a changed day
  bool operator==(const DayScheme&) const = default;

  /// Rest day or on call: nobody is expected.
  [[nodiscard]] bool off() const { return duty && !std::holds_alternative<Shift>(*duty); }
  [[nodiscard]] bool on_call() const { return duty && std::holds_alternative<OnCall>(*duty); }
};
[[nodiscard]] DayScheme day_scheme(const Scheme& scheme);
/// `change`, when there is one, stands in the place of what the rota asks.
[[nodiscard]] DayScheme day_scheme(const RotaVersion& version, base::Day day, int offset,
                                   const std::optional<Duty>& change);

/// The message that explains a press on a day off: `press_on_call`, `press_on_rest_day`; empty on any other day.
[[nodiscard]] std::string_view day_off_note(const DayScheme& scheme);

/// work_day_of (domain/clock) for days that a rota may have made free: after a day off nothing reaches into the next
/// day, and before one the shift takes presses as long as it would before another of its kind.
[[nodiscard]] base::Day work_day_of(const RulePack& pack, base::Instant at, const DayScheme& yesterday,
                                    const DayScheme& today);
/// work_day_end for the same: the minute of `day` up to which (not included) presses count for it, where `tomorrow` is
/// what holds on the following day.
[[nodiscard]] base::Minutes work_day_end(const RulePack& pack, base::Day day, const DayScheme& today,
                                         const DayScheme& tomorrow);

}  // namespace spotme::domain
