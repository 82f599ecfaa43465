#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "domain/worktime/state.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::domain {

enum class DayType : std::uint8_t { working, rest_day, holiday };
/// `working`, `rest_day`, `holiday`.
[[nodiscard]] std::string_view day_type_name(DayType type);

/// One public holiday (hari kelepasan am) as one row of `rules/holidays.csv` has it.
struct Holiday {
  base::Day day;
  std::vector<State> states;  ///< never empty
  std::string name_ms;
  std::string name_en;
  std::string source;
  std::string certainty;  ///< `official`, `press`, `derived`, `tentative`: the words of the data
  bool operator==(const Holiday&) const = default;
};

/// First to last day, both included.
struct DayRange {
  base::Day first;
  base::Day last;
  [[nodiscard]] bool contains(base::Day day) const { return first <= day && day <= last; }
  bool operator==(const DayRange&) const = default;
};

/// Holidays and Ramadan of the years it covers. Immutable; a correction makes a new one.
class Calendar {
 public:
  /// Covers nothing: every question needs the case's own facts.
  Calendar() = default;
  /// Refuses (`unprocessable`) a holiday or a Ramadan outside `covers`, and a range that ends before it begins.
  [[nodiscard]] static base::Result<Calendar> make(DayRange covers, std::vector<Holiday> holidays,
                                                   const std::vector<DayRange>& ramadans);

  [[nodiscard]] bool covers(base::Day day) const { return !by_day_.empty() && covers_.contains(day); }
  /// The first holiday of that state on that day in the order of the data, nullptr when there is none. `day` must be
  /// covered.
  [[nodiscard]] const Holiday* holiday(State state, base::Day day) const;
  /// `day` must be covered.
  [[nodiscard]] bool is_ramadan(base::Day day) const;
  [[nodiscard]] const std::vector<Holiday>& holidays() const { return holidays_; }

 private:
  struct Row {
    std::array<std::int16_t, state_count> holiday{};  ///< index into holidays_ + 1; 0 = none
    bool ramadan = false;
  };
  [[nodiscard]] const Row& row(base::Day day) const {
    return by_day_[static_cast<std::size_t>((day - covers_.first).count())];
  }

  DayRange covers_{};
  std::vector<Holiday> holidays_;
  std::vector<Row> by_day_;
};

/// What the calendar says of a day in a state: holiday before rest day before working. Refuses a day that no calendar
/// covers with `unprocessable` / `no_calendar`, field `date`.
[[nodiscard]] base::Result<DayType> day_type(const RulePack& pack, const Calendar& calendar, State state,
                                             base::Day day);

}  // namespace spotme::domain
