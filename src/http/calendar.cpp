#include "app/calendar_edit.hpp"
#include "app/calendar_import.hpp"
#include "base/text.hpp"
#include "http/calendar_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

using base::JsonBody;
using base::ObjectReader;
using domain::DateCertainty;

base::Error bad_parameter(std::string_view name) {
  return {base::Code::invalid, "parameter_invalid", std::string(name), {{"field", std::string(name)}}};
}

/// What the switches of an edit say: with substitutes, for a trial only.
void read_switches(ObjectReader& reader, app::CalendarEditing& editing) {
  editing.substitutes = reader.optional_boolean("substitutes").value_or(false);
  editing.dry_run = reader.optional_boolean("dry_run").value_or(false);
}

base::Result<Response> answer(const base::Result<app::CalendarEdited>& edited, bool dry_run) {
  if (!edited) return edited.error();
  return reply(dry_run ? 200 : 201, to_json(*edited));
}

boost::json::object to_json(const app::CalendarImport& outcome, bool dry_run, const base::Messages& messages) {
  boost::json::array lines;
  boost::json::object counts{{"same", 0}, {"added", 0}, {"changed", 0}};
  for (const auto& line : outcome.lines) {
    const auto fate = app::entry_fate_name(line.fate);
    counts[fate] = counts[fate].as_int64() + 1;
    boost::json::object one{{"line", line.line}, {"fate", fate}, {"entry", http::to_json(line.entry)}};
    one["before"] = nullptr;
    if (line.before) one["before"] = http::to_json(*line.before);
    lines.push_back(std::move(one));
  }
  boost::json::array faults;
  for (const auto& fault : outcome.faults) {
    faults.push_back({{"line", fault.line},
                      {"field", fault.error.field},
                      {"code", fault.error.key},
                      {"message", http::to_json(messages.text(fault.error.key, fault.error.args))}});
  }
  boost::json::object body{{"dry_run", dry_run},
                           {"stored", outcome.edited.has_value()},
                           {"edit_id", nullptr},
                           {"counts", std::move(counts)},
                           {"lines", std::move(lines)},
                           {"faults", std::move(faults)},
                           {"faults_total", outcome.faults_total}};
  if (outcome.edited) body["edit_id"] = base::to_string(outcome.edited->edit);
  return body;
}

}  // namespace

base::Result<CalendarQuery> read_calendar_query(const Request& request) {
  SPOTME_CHECK(check_query(request, {"year", "state"}));
  CalendarQuery query;
  const auto year = request.query_value("year");
  if (!year) return base::Error{base::Code::invalid, "missing_parameter", "year", {{"field", "year"}}};
  const auto number = base::parse_integer(*year);
  if (!number || *number < 1900 || *number > 9999) return bad_parameter("year");
  query.year = static_cast<int>(*number);
  if (const auto state = request.query_value("state")) {
    query.state = domain::parse_state(*state);
    if (!query.state) return bad_parameter("state");
  }
  return query;
}

std::string calendar_version(const Call& call, const app::CalendarPage& page) {
  return app::pack_version(call.service.context.rules.pack.version, page.revision);
}

base::Result<Response> show_calendar(const Call& call) {
  SPOTME_TRY(const auto query, read_calendar_query(call.request));
  SPOTME_TRY(const auto page, app::show_calendar(call.service.context, call.caller, query.year, query.state));
  return reply(200, to_json(page, calendar_version(call, page)));
}

base::Result<Response> post_holiday(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::CalendarEditing editing;
  editing.changes.push_back({read_holiday(reader)});
  editing.reason = read_optional_line(reader, "reason", most_reason_characters);
  read_switches(reader, editing);
  SPOTME_CHECK(reader.finish());
  return answer(app::edit_calendar(call.service.context, call.caller, editing, call.actor()), editing.dry_run);
}

base::Result<Response> post_holiday_correction(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::CalendarEditing editing;
  editing.changes.push_back({read_holiday(reader), id});
  editing.reason = read_line(reader, "reason", 3, most_reason_characters);
  read_switches(reader, editing);
  SPOTME_CHECK(reader.finish());
  return answer(app::edit_calendar(call.service.context, call.caller, editing, call.actor()), editing.dry_run);
}

base::Result<Response> post_holiday_removal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::CalendarEditing editing;
  domain::HolidayChange removal;
  removal.replaces = id;
  removal.removed = true;
  removal.holiday.source = read_optional_line(reader, "source", most_source_characters);
  editing.changes.push_back(std::move(removal));
  editing.reason = read_line(reader, "reason", 3, most_reason_characters);
  read_switches(reader, editing);
  SPOTME_CHECK(reader.finish());
  return answer(app::edit_calendar(call.service.context, call.caller, editing, call.actor()), editing.dry_run);
}

base::Result<Response> post_holiday_confirmation(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::Confirmation confirmation;
  confirmation.source = read_line(reader, "source", 3, most_source_characters);
  confirmation.certainty = reader.required_enum<DateCertainty>(
      "certainty", {{"official", DateCertainty::official}, {"press", DateCertainty::press}});
  confirmation.states = read_states(reader, "states");
  SPOTME_CHECK(reader.finish());
  return answer(app::confirm_holiday(call.service.context, call.caller, id, confirmation, call.actor()), false);
}

base::Result<Response> post_ramadan(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  domain::RamadanChange change;
  change.ramadan.days.first = reader.required_day("first_day");
  change.ramadan.days.last = reader.required_day("last_day");
  change.ramadan.source = read_line(reader, "source", 3, most_source_characters);
  change.ramadan.certainty = read_certainty(reader);
  change.replaces = reader.optional_uuid("replaces");
  const auto reason = read_optional_line(reader, "reason", most_reason_characters);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto row, app::edit_ramadan(call.service.context, call.caller, change, reason, call.actor()));
  return reply(201, to_json(row));
}

base::Result<Response> post_calendar_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto reason = read_line(reader, "reason", 3, most_reason_characters);
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::withdraw_calendar_edit(call.service.context, call.caller, id, reason, call.actor()));
  return reply_empty();
}

base::Result<Response> post_calendar_import(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::CalendarImportRequest request;
  request.format = reader.required_enum<app::CalendarFormat>(
      "format", {{"csv", app::CalendarFormat::csv}, {"ical", app::CalendarFormat::ical}});
  const auto text = reader.required_text("text", 1, 2 * app::most_calendar_bytes);
  request.dry_run = reader.required_boolean("dry_run");
  auto& defaults = request.defaults;
  if (request.format == app::CalendarFormat::ical && !reader.failed()) {
    defaults.states = read_states(reader, "states");
    if (!reader.failed() && defaults.states.empty()) {
      reader.refuse("states", base::Code::invalid, "missing_field", {});
    }
    defaults.district = read_optional_line(reader, "district", most_district_characters);
    defaults.kind = reader.required_enum<domain::HolidayKind>("kind", {{"holiday", domain::HolidayKind::holiday},
                                                                       {"substitute", domain::HolidayKind::substitute},
                                                                       {"declared", domain::HolidayKind::declared}});
    defaults.islamic = reader.optional_boolean("islamic").value_or(false);
    defaults.source = read_line(reader, "source", 3, most_source_characters);
    defaults.certainty = read_certainty(reader);
  }
  SPOTME_CHECK(reader.finish());
  request.text = text;
  SPOTME_TRY(const auto outcome, app::import_calendar(call.service.context, call.caller, request, call.actor()));
  return reply(200, to_json(outcome, request.dry_run, call.service.messages));
}

}  // namespace spotme::http
