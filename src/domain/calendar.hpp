#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/holiday.hpp"
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

/// Holidays and Ramadan of the years it covers. Immutable; a correction makes a new one.
class Calendar {
 public:
  /// The most holidays that one calendar holds.
  static constexpr std::size_t most_holidays = 30'000;

  /// Covers nothing: every question needs the case's own facts.
  Calendar() = default;
  /// Refuses (`unprocessable`) a holiday or a Ramadan outside `covers` (`outside_calendar`), a range that ends before
  /// it begins (`ends_before_it_begins`), a holiday that holds nowhere (`holiday_without_state`) and more than
  /// `most_holidays` (`too_many_holidays`).
  [[nodiscard]] static base::Result<Calendar> make(DayRange covers, std::vector<Holiday> holidays,
                                                   std::vector<Ramadan> ramadans);

  [[nodiscard]] bool covers(base::Day day) const { return !by_day_.empty() && covers_.contains(day); }
  /// The holiday of an officer on that day, nullptr when there is none: the first of the data that holds in the whole
  /// state, else the first that holds in his district or for his unit. `district` and `unit_path` may be empty: not
  /// known, then no limited holiday holds. `day` must be covered.
  [[nodiscard]] const Holiday* holiday(State state, base::Day day, std::string_view district = {},
                                       std::string_view unit_path = {}) const {
    const auto& there = row(day);
    const auto entry = there.holiday[static_cast<std::size_t>(state)];
    if (entry != 0) return &holidays_[static_cast<std::size_t>(entry) - 1];
    return there.limited ? limited_holiday(state, day, district, unit_path) : nullptr;
  }
  /// `day` must be covered.
  /// True when a holiday of a district or of a unit stands on that day, so that these matter. `day` must be covered.
  [[nodiscard]] bool has_limited(base::Day day) const { return row(day).limited; }
  [[nodiscard]] bool is_ramadan(base::Day day) const { return row(day).ramadan; }
  /// In the order of the data.
  [[nodiscard]] const std::vector<Holiday>& holidays() const { return holidays_; }
  [[nodiscard]] const std::vector<Ramadan>& ramadans() const { return ramadans_; }
  /// Of no meaning for a calendar that covers nothing.
  [[nodiscard]] const DayRange& range() const { return covers_; }

 private:
  struct Row {
    std::array<std::int16_t, state_count> holiday{};  ///< index into holidays_ + 1; 0 = none
    bool ramadan = false;
    bool limited = false;  ///< some holiday of a district or a unit stands on this day
  };
  struct Limited {
    base::Day day;
    std::int16_t holiday;      ///< index into holidays_
    std::string district_key;  ///< empty = the whole state
  };
  [[nodiscard]] const Row& row(base::Day day) const {
    return by_day_[static_cast<std::size_t>((day - covers_.first).count())];
  }
  [[nodiscard]] const Holiday* limited_holiday(State state, base::Day day, std::string_view district,
                                               std::string_view unit_path) const;
  [[nodiscard]] base::Result<void> take_holidays(std::vector<Holiday> holidays);
  [[nodiscard]] base::Result<void> take_ramadans(std::vector<Ramadan> ramadans);

  DayRange covers_{};
  std::vector<Holiday> holidays_;
  std::vector<Ramadan> ramadans_;
  std::vector<Row> by_day_;
  std::vector<Limited> limited_;  ///< by day, in the order of the data within one
};

/// The `count`-th working day after `day` in that state; a day that no calendar covers is taken as a weekday that is no
/// rest day. `count` is 1 or more.
[[nodiscard]] base::Day working_day_after(const RulePack& pack, const Calendar& calendar, State state, base::Day day,
                                          std::int64_t count);

/// What the calendar says of a day in a state: holiday before rest day before working. Refuses a day that no calendar
/// covers with `unprocessable` / `no_calendar`, field `date`.
[[nodiscard]] base::Result<DayType> day_type(const RulePack& pack, const Calendar& calendar, State state, base::Day day,
                                             std::string_view district = {}, std::string_view unit_path = {});

}  // namespace spotme::domain
