#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/worktime/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a calendar is made of: holidays (hari kelepasan am) and the days of Ramadan, each with its source.
namespace spotme::domain {

/// How sure a date is: read in an official list or gazette, told by the press, following from a rule or a standing
/// date, or computed, conflicting or not yet announced. A tentative date holds until somebody confirms or moves it.
enum class DateCertainty : std::uint8_t { official, press, derived, tentative };
/// `official`, `press`, `derived`, `tentative`.
[[nodiscard]] std::string_view date_certainty_name(DateCertainty certainty);
[[nodiscard]] std::optional<DateCertainty> parse_date_certainty(std::string_view text);

/// A holiday of the standing list, the day given in place of one that fell on a weekly rest day (hari gantian), or a
/// day declared once (hari kelepasan tambahan, hari peristiwa).
enum class HolidayKind : std::uint8_t { holiday, substitute, declared };
/// `holiday`, `substitute`, `declared`.
[[nodiscard]] std::string_view holiday_kind_name(HolidayKind kind);
[[nodiscard]] std::optional<HolidayKind> parse_holiday_kind(std::string_view text);

/// Where a row comes from: the files of `rules/`, the system administrator's edits, or an agency's own days.
enum class HolidayOrigin : std::uint8_t { file, national, agency };
/// `file`, `national`, `agency`.
[[nodiscard]] std::string_view holiday_origin_name(HolidayOrigin origin);

/// One holiday on one day. It holds in the whole of its states; with `district`, in that district of them alone; with
/// `unit_path`, for officers of that unit and of those below it alone.
struct Holiday {
  base::Day day;
  std::vector<State> states;  ///< never empty
  std::string name_ms;
  std::string name_en;
  std::string source;  ///< never empty
  DateCertainty certainty = DateCertainty::official;
  HolidayKind kind = HolidayKind::holiday;
  bool islamic = false;        ///< its date hangs on the moon
  std::string district = {};   ///< as it is written, such as `Kota Bharu`; empty = the whole state
  std::string unit_path = {};  ///< such as `U1/U1A`, of one agency; empty = every unit
  /// By which edits name it; of a file's row made from its day, states and name, so that it stays the same.
  base::Uuid id = {};
  HolidayOrigin origin = HolidayOrigin::file;
  bool operator==(const Holiday&) const = default;
};
/// True when it does not hold for everybody in its states.
[[nodiscard]] bool is_limited(const Holiday& holiday);

/// How districts are compared: without spaces at the ends, runs of spaces as one, A to Z in lower case.
[[nodiscard]] std::string district_key(std::string_view district);

/// First to last day, both included.
struct DayRange {
  base::Day first;
  base::Day last;
  [[nodiscard]] bool contains(base::Day day) const { return first <= day && day <= last; }
  bool operator==(const DayRange&) const = default;
};

/// One month of Ramadan.
struct Ramadan {
  DayRange days;
  std::string source;
  DateCertainty certainty = DateCertainty::official;
  base::Uuid id = {};  ///< as of a Holiday
  HolidayOrigin origin = HolidayOrigin::file;
  bool operator==(const Ramadan&) const = default;
};

}  // namespace spotme::domain
