#include "app/agency_day.hpp"

#include "http/calendar_json.hpp"
#include "http/handlers.hpp"
#include "http/preview_json.hpp"
#include "http/reply.hpp"
#include "http/withdrawal.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

using base::JsonBody;
using base::ObjectReader;

app::AgencyDayEntry read_entry(ObjectReader& reader) {
  app::AgencyDayEntry entry;
  entry.day = reader.required_day("date");
  if (const auto unit = reader.optional_uuid("unit_id")) entry.unit = base::UnitId{*unit};
  read_names(reader, entry.name_ms, entry.name_en);
  entry.source = read_line(reader, "source", 3, most_source_characters);
  return entry;
}

base::Result<Response> answer(const base::Result<app::AgencyDayEdited>& edited) {
  if (!edited) return edited.error();
  const bool stored = edited->revision != 0;
  boost::json::array days;
  for (const auto& day : edited->days) days.push_back(to_json(day));
  return reply(stored ? 201 : 200, {{"edit_id", base::to_string(edited->edit)},
                                    {"stored", stored},
                                    {"days", std::move(days)},
                                    {"preview", to_json(edited->preview)}});
}

/// A day is added, or put in the place of another, which wants a reason; or either is tried.
base::Result<Response> edit_day(const Call& call, base::AgencyId agency, std::optional<base::Uuid> replaces) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto entry = read_entry(reader);
  const auto reason = read_reason(reader, replaces.has_value());
  const bool dry_run = reader.optional_boolean("dry_run").value_or(false);
  SPOTME_CHECK(reader.finish());
  const auto& context = call.service.context;
  if (dry_run) return answer(app::try_agency_day(context, call.caller, agency, entry, replaces));
  return answer(app::edit_agency_day(context, call.caller, agency, entry, replaces, reason, call.actor()));
}

}  // namespace

base::Result<Response> show_agency_calendar(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto query, read_calendar_query(call.request));
  SPOTME_TRY(const auto page,
             app::show_agency_calendar(call.service.context, call.caller, {agency}, query.year, query.state));
  return reply(200, to_json(page, calendar_version(call, page)));
}

base::Result<Response> post_agency_day(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  return edit_day(call, {agency}, std::nullopt);
}

base::Result<Response> post_agency_day_correction(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto day, path_id(call, 1));
  return edit_day(call, {agency}, day);
}

base::Result<Response> post_agency_day_removal(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto day, path_id(call, 1));
  SPOTME_TRY(const auto asked, read_withdrawal(call.request));
  const auto& context = call.service.context;
  if (asked.dry_run) return answer(app::try_agency_day_removal(context, call.caller, {agency}, day));
  return answer(app::remove_agency_day(context, call.caller, {agency}, day, asked.reason, call.actor()));
}

base::Result<Response> post_agency_calendar_withdrawal(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto edit, path_id(call, 1));
  SPOTME_TRY(const auto asked, read_withdrawal(call.request));
  const auto& context = call.service.context;
  if (asked.dry_run) return reply_trial(app::try_agency_withdrawal(context, call.caller, {agency}, edit));
  SPOTME_CHECK(app::withdraw_agency_edit(context, call.caller, {agency}, edit, asked.reason, call.actor()));
  return reply_empty();
}

base::Result<Response> list_unit_districts(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto places, app::list_unit_districts(call.service.context, call.caller, {agency}));
  boost::json::array units;
  for (const auto& place : places) {
    units.push_back({{"id", base::to_string(place.unit.id)},
                     {"path", place.unit.path},
                     {"name", place.unit.name},
                     {"own_district", place.own_district},
                     {"district", place.district}});
  }
  return reply(200, {{"units", std::move(units)}});
}

base::Result<Response> put_unit_district(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto unit, path_id(call, 1));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto district = read_line(reader, "district", 0, most_district_characters);
  const auto from = reader.required_day("from");
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(
      app::set_unit_district(call.service.context, call.caller, {agency}, {unit}, district, from, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
