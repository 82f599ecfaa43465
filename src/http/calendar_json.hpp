#pragma once

#include "app/calendar.hpp"
#include "app/calendar_edit.hpp"
#include "base/json_reader.hpp"
#include "http/routes.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Days of calendars as JSON, in and out.
namespace spotme::http {

[[nodiscard]] boost::json::object to_json(const domain::Holiday& holiday);
[[nodiscard]] boost::json::object to_json(const domain::HolidayChange& change);
[[nodiscard]] boost::json::object to_json(const app::CalendarRow<domain::Ramadan>& row);
[[nodiscard]] boost::json::object to_json(const app::CalendarEdited& edited);
[[nodiscard]] boost::json::object to_json(const app::CalendarPage& page, std::string_view version);

/// Text of one line without spaces at its ends; refuses line ends as `control_character`, and fewer than `least`
/// characters as `too_short`.
[[nodiscard]] std::string read_line(base::ObjectReader& reader, std::string_view name, std::size_t least,
                                    std::size_t most);
/// The same; empty when absent.
[[nodiscard]] std::string read_optional_line(base::ObjectReader& reader, std::string_view name, std::size_t most);
/// `reason`; where it is not `required`, empty when absent.
[[nodiscard]] std::string read_reason(base::ObjectReader& reader, bool required);
/// `["kedah"]`, `["all"]`; refuses other words as `not_one_of`. Empty when absent.
[[nodiscard]] std::vector<domain::State> read_states(base::ObjectReader& reader, std::string_view name);
[[nodiscard]] domain::DateCertainty read_certainty(base::ObjectReader& reader);
/// `date`, `states`, `district`, `name_ms`, `name_en` (that of `name_ms` when absent), `kind`, `islamic`, `source`,
/// `certainty`.
[[nodiscard]] domain::Holiday read_holiday(base::ObjectReader& reader);
/// `name_ms`, `name_en`.
void read_names(base::ObjectReader& reader, std::string& ms, std::string& en);

/// What a calendar is asked for by `?year=2026&state=kedah`.
struct CalendarQuery {
  int year = 0;
  std::optional<domain::State> state = {};
};
/// Refuses `missing_parameter` and `parameter_invalid`.
[[nodiscard]] base::Result<CalendarQuery> read_calendar_query(const Request& request);
/// The version of the rules that a page was made of: `2026.1+3.2`.
[[nodiscard]] std::string calendar_version(const Call& call, const app::CalendarPage& page);

inline constexpr std::size_t most_name_characters = 200;
inline constexpr std::size_t most_source_characters = 500;
inline constexpr std::size_t most_reason_characters = 500;
inline constexpr std::size_t most_district_characters = 80;

}  // namespace spotme::http
