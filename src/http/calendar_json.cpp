#include "http/calendar_json.hpp"

#include "base/text.hpp"
#include "http/preview_json.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace spotme::http {
namespace {

using base::Code;
using domain::DateCertainty;
using domain::HolidayKind;

boost::json::array states_json(const std::vector<domain::State>& states) {
  boost::json::array names;
  for (const auto state : states) names.emplace_back(domain::state_name(state));
  return names;
}

template <class Value>
void note_edit(boost::json::object& body, const app::CalendarRow<Value>& row) {
  body["edit_id"] = nullptr;
  if (row.edit) body["edit_id"] = base::to_string(*row.edit);
  if (!row.reason.empty()) body["reason"] = row.reason;
  if (row.made_at) body["made_at"] = base::format_instant(*row.made_at);
}

boost::json::object to_json(const app::RestDaysFrom& rest) {
  static constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                         "thursday", "friday", "saturday"};
  boost::json::array days;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (rest.value.value.test(i)) days.emplace_back(names.at(i));
  }
  return {{"from", base::format_day(rest.from)},
          {"days", std::move(days)},
          {"source", rest.value.source},
          {"certainty", domain::certainty_name(rest.value.certainty)}};
}

/// Trims, and refuses what is not one line or too short.
std::string one_line(base::ObjectReader& reader, std::string_view name, const std::string& text, std::size_t least) {
  std::string line(base::trimmed(text));
  if (line.find_first_of("\r\n\t") != std::string::npos) reader.refuse(name, Code::invalid, "control_character");
  if (!reader.failed() && base::count_characters(line) < least) {
    reader.refuse(name, Code::invalid, "too_short", {{"minimum", std::to_string(least)}});
  }
  return line;
}

}  // namespace

boost::json::object to_json(const domain::Holiday& holiday) {
  return {{"id", base::to_string(holiday.id)},
          {"date", base::format_day(holiday.day)},
          {"states", states_json(holiday.states)},
          {"district", holiday.district},
          {"unit_path", holiday.unit_path},
          {"name", {{"ms", holiday.name_ms}, {"en", holiday.name_en}}},
          {"kind", domain::holiday_kind_name(holiday.kind)},
          {"islamic", holiday.islamic},
          {"source", holiday.source},
          {"certainty", domain::date_certainty_name(holiday.certainty)},
          {"origin", domain::holiday_origin_name(holiday.origin)}};
}

boost::json::object to_json(const domain::HolidayChange& change) {
  auto body = to_json(change.holiday);
  body["removed"] = change.removed;
  body["replaces"] = nullptr;
  if (change.replaces) body["replaces"] = base::to_string(*change.replaces);
  return body;
}

boost::json::object to_json(const app::CalendarRow<domain::Ramadan>& row) {
  const auto& ramadan = row.value;
  boost::json::object body{{"id", base::to_string(ramadan.id)},
                           {"first_day", base::format_day(ramadan.days.first)},
                           {"last_day", base::format_day(ramadan.days.last)},
                           {"source", ramadan.source},
                           {"certainty", domain::date_certainty_name(ramadan.certainty)},
                           {"origin", domain::holiday_origin_name(ramadan.origin)}};
  note_edit(body, row);
  return body;
}

boost::json::object to_json(const app::CalendarEdited& edited) {
  boost::json::array changes;
  for (const auto& change : edited.changes) changes.push_back(to_json(change));
  boost::json::array substitutes;
  for (const auto& change : edited.substitutes) substitutes.push_back(to_json(change));
  return {{"edit_id", base::to_string(edited.edit)},
          {"stored", edited.revision != 0},
          {"changes", std::move(changes)},
          {"substitutes", std::move(substitutes)},
          {"preview", to_json(edited.preview)}};
}

boost::json::object to_json(const app::CalendarPage& page, std::string_view version) {
  boost::json::array holidays;
  for (const auto& row : page.holidays) {
    auto body = to_json(row.value);
    note_edit(body, row);
    holidays.push_back(std::move(body));
  }
  boost::json::array ramadans;
  for (const auto& row : page.ramadans) ramadans.push_back(to_json(row));
  boost::json::array rest_days;
  for (const auto& rest : page.rest_days) rest_days.push_back(to_json(rest));
  boost::json::object body{{"year", page.year},
                           {"state", nullptr},
                           {"first_year", page.first_year},
                           {"last_year", page.last_year},
                           {"covered", page.covered},
                           {"may_edit", page.may_edit},
                           {"version", version},
                           {"holidays", std::move(holidays)},
                           {"ramadans", std::move(ramadans)},
                           {"rest_days", std::move(rest_days)}};
  if (page.state) body["state"] = domain::state_name(*page.state);
  return body;
}

std::string read_line(base::ObjectReader& reader, std::string_view name, std::size_t least, std::size_t most) {
  return one_line(reader, name, reader.required_text(name, least, most), least);
}

std::string read_optional_line(base::ObjectReader& reader, std::string_view name, std::size_t most) {
  return one_line(reader, name, reader.optional_text(name, 0, most).value_or(""), 0);
}

std::string read_reason(base::ObjectReader& reader, bool required) {
  return required ? read_line(reader, "reason", 3, most_reason_characters)
                  : read_optional_line(reader, "reason", most_reason_characters);
}

std::vector<domain::State> read_states(base::ObjectReader& reader, std::string_view name) {
  const auto& every = domain::all_states();
  std::vector<domain::State> states;
  for (const auto& word : reader.optional_texts(name, domain::state_count, 1, 40)) {
    if (word == "all") return {every.begin(), every.end()};
    const auto state = domain::parse_state(word);
    if (!state) {
      reader.refuse(name, Code::invalid, "not_one_of", {{"allowed", "all, johor, kedah, kelantan, …"}});
      return {};
    }
    states.push_back(*state);
  }
  std::sort(states.begin(), states.end());
  states.erase(std::unique(states.begin(), states.end()), states.end());
  return states;
}

DateCertainty read_certainty(base::ObjectReader& reader) {
  return reader.required_enum<DateCertainty>("certainty", {{"official", DateCertainty::official},
                                                           {"press", DateCertainty::press},
                                                           {"derived", DateCertainty::derived},
                                                           {"tentative", DateCertainty::tentative}});
}

void read_names(base::ObjectReader& reader, std::string& ms, std::string& en) {
  ms = read_line(reader, "name_ms", 1, most_name_characters);
  en = read_optional_line(reader, "name_en", most_name_characters);
  if (en.empty()) en = ms;
}

domain::Holiday read_holiday(base::ObjectReader& reader) {
  domain::Holiday holiday;
  holiday.day = reader.required_day("date");
  holiday.states = read_states(reader, "states");
  holiday.district = read_optional_line(reader, "district", most_district_characters);
  read_names(reader, holiday.name_ms, holiday.name_en);
  holiday.kind = reader.required_enum<HolidayKind>("kind", {{"holiday", HolidayKind::holiday},
                                                            {"substitute", HolidayKind::substitute},
                                                            {"declared", HolidayKind::declared}});
  holiday.islamic = reader.optional_boolean("islamic").value_or(false);
  holiday.source = read_line(reader, "source", 3, most_source_characters);
  holiday.certainty = read_certainty(reader);
  if (!reader.failed() && !holiday.district.empty() && holiday.states.size() != 1) {
    reader.refuse("district", Code::invalid, "district_needs_one_state");
  }
  return holiday;
}

}  // namespace spotme::http
