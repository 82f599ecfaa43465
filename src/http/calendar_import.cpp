#include "app/agency_day_import.hpp"
#include "http/calendar_json.hpp"
#include "http/handlers.hpp"
#include "http/preview_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

#include <utility>

namespace spotme::http {
namespace {

using app::CalendarFormat;
using base::JsonBody;
using base::ObjectReader;

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
                           {"stored", outcome.edit.has_value()},
                           {"edit_id", nullptr},
                           {"counts", std::move(counts)},
                           {"lines", std::move(lines)},
                           {"faults", std::move(faults)},
                           {"faults_total", outcome.faults_total},
                           {"preview", http::to_json(outcome.preview)}};
  if (outcome.edit) body["edit_id"] = base::to_string(*outcome.edit);
  return body;
}

/// What every import begins with; returns the text of the file.
template <class ImportRequest>
std::string read_file(ObjectReader& reader, ImportRequest& request) {
  request.format =
      reader.required_enum<CalendarFormat>("format", {{"csv", CalendarFormat::csv}, {"ical", CalendarFormat::ical}});
  auto text = reader.required_text("text", 1, 2 * app::most_calendar_bytes);
  request.dry_run = reader.required_boolean("dry_run");
  return text;
}

app::CalendarDefaults read_defaults(ObjectReader& reader) {
  using domain::HolidayKind;
  app::CalendarDefaults defaults;
  defaults.states = read_states(reader, "states");
  if (!reader.failed() && defaults.states.empty()) reader.refuse("states", base::Code::invalid, "missing_field", {});
  defaults.district = read_optional_line(reader, "district", most_district_characters);
  defaults.kind = reader.required_enum<HolidayKind>("kind", {{"holiday", HolidayKind::holiday},
                                                             {"substitute", HolidayKind::substitute},
                                                             {"declared", HolidayKind::declared}});
  defaults.islamic = reader.optional_boolean("islamic").value_or(false);
  defaults.source = read_line(reader, "source", 3, most_source_characters);
  defaults.certainty = read_certainty(reader);
  return defaults;
}

}  // namespace

base::Result<Response> post_calendar_import(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::CalendarImportRequest request;
  const auto text = read_file(reader, request);
  if (request.format == CalendarFormat::ical && !reader.failed()) request.defaults = read_defaults(reader);
  SPOTME_CHECK(reader.finish());
  request.text = text;
  SPOTME_TRY(const auto outcome, app::import_calendar(call.service.context, call.caller, request, call.actor()));
  return reply(200, to_json(outcome, request.dry_run, call.service.messages));
}

base::Result<Response> post_agency_calendar_import(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::AgencyImportRequest request;
  const auto text = read_file(reader, request);
  if (request.format == CalendarFormat::ical && !reader.failed()) {
    request.source = read_line(reader, "source", 3, most_source_characters);
    if (const auto unit = reader.optional_uuid("unit_id")) request.unit = base::UnitId{*unit};
  }
  SPOTME_CHECK(reader.finish());
  request.text = text;
  SPOTME_TRY(const auto outcome,
             app::import_agency_days(call.service.context, call.caller, {agency}, request, call.actor()));
  return reply(200, to_json(outcome, request.dry_run, call.service.messages));
}

}  // namespace spotme::http
