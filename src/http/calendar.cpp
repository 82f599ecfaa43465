#include "app/calendar_edit.hpp"
#include "base/text.hpp"
#include "http/calendar_json.hpp"
#include "http/handlers.hpp"
#include "http/preview_json.hpp"
#include "http/reply.hpp"
#include "http/withdrawal.hpp"

namespace spotme::http {
namespace {

using base::JsonBody;
using base::ObjectReader;
using domain::DateCertainty;

using ReadChange = domain::HolidayChange (*)(ObjectReader& reader, std::optional<base::Uuid> replaces);

domain::HolidayChange read_day(ObjectReader& reader, std::optional<base::Uuid> replaces) {
  return {read_holiday(reader), replaces};
}

domain::HolidayChange read_removal(ObjectReader& reader, std::optional<base::Uuid> replaces) {
  domain::HolidayChange removal;
  removal.replaces = replaces;
  removal.removed = true;
  removal.holiday.source = read_optional_line(reader, "source", most_source_characters);
  return removal;
}

/// One change of the national calendar, or its trial. Who touches a row says why.
base::Result<Response> edit_by(const Call& call, ReadChange read, std::optional<base::Uuid> replaces) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::CalendarEditing editing;
  editing.changes.push_back(read(reader, replaces));
  editing.reason = read_reason(reader, replaces.has_value());
  editing.substitutes = reader.optional_boolean("substitutes").value_or(false);
  editing.dry_run = reader.optional_boolean("dry_run").value_or(false);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto edited, app::edit_calendar(call.service.context, call.caller, editing, call.actor()));
  return reply(editing.dry_run ? 200 : 201, to_json(edited));
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

base::Result<Response> post_holiday(const Call& call) { return edit_by(call, read_day, std::nullopt); }

base::Result<Response> post_holiday_correction(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  return edit_by(call, read_day, id);
}

base::Result<Response> post_holiday_removal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  return edit_by(call, read_removal, id);
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
  SPOTME_TRY(const auto edited,
             app::confirm_holiday(call.service.context, call.caller, id, confirmation, call.actor()));
  return reply(201, to_json(edited));
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
  const auto reason = read_reason(reader, false);
  const bool dry_run = reader.optional_boolean("dry_run").value_or(false);
  SPOTME_CHECK(reader.finish());
  const auto& context = call.service.context;
  SPOTME_TRY(const auto edited, dry_run ? app::try_ramadan(context, call.caller, change)
                                        : app::edit_ramadan(context, call.caller, change, reason, call.actor()));
  auto answer = to_json(edited.row);
  answer["stored"] = edited.revision != 0;
  answer["preview"] = to_json(edited.preview);
  return reply(dry_run ? 200 : 201, answer);
}

base::Result<Response> post_calendar_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto asked, read_withdrawal(call.request));
  const auto& context = call.service.context;
  if (asked.dry_run) return reply_trial(app::try_calendar_withdrawal(context, call.caller, id));
  SPOTME_CHECK(app::withdraw_calendar_edit(context, call.caller, id, asked.reason, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
