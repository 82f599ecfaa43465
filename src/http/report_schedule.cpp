#include "app/report_schedule.hpp"

#include "app/report_order.hpp"
#include "base/text.hpp"
#include "http/reply.hpp"
#include "http/report_handlers.hpp"
#include "http/report_json.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace spotme::http {
namespace {

boost::json::object to_json(const store::ReportSchedule& schedule, const Call& call) {
  boost::json::array receivers;
  for (const auto& one : schedule.receivers) {
    receivers.push_back({{"id", base::to_string(one.officer)}, {"name", one.name}});
  }
  const auto key = fmt::format("report_{}", domain::terms_of(schedule.kind).name);
  return {{"id", base::to_string(schedule.id)},
          {"kind", domain::terms_of(schedule.kind).name},
          {"title", http::to_json(call.service.messages.text(key))},
          {"unit", schedule.unit_path},
          {"form", domain::report_form_name(schedule.form)},
          {"language", domain::report_language_name(schedule.language)},
          {"purpose", schedule.purpose},
          {"recipient", schedule.recipient},
          {"every", domain::report_every_name(schedule.rhythm.every)},
          {"on_day", schedule.rhythm.on_day},
          {"next_day", base::format_day(schedule.next_day)},
          {"mine", schedule.made_by == call.caller.officer},
          {"receivers", std::move(receivers)}};
}

}  // namespace

base::Result<Response> list_report_readers(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"kind", "unit", "search"}));
  SPOTME_TRY(const auto word, query_text(call.request, "kind", 40));
  const auto kind = domain::parse_report_kind(word);
  if (!kind) return bad_parameter("kind");
  SPOTME_TRY(const auto unit, query_text(call.request, "unit", most_unit_path));
  SPOTME_TRY(const auto search, query_text(call.request, "search", 100));
  SPOTME_TRY(const auto found, app::find_report_readers(call.service.context, call.caller, *kind,
                                                        std::string(base::trimmed(unit)), search));
  boost::json::array officers;
  for (const auto& one : found.officers) {
    officers.push_back(
        {{"id", base::to_string(one.officer)}, {"name", one.name}, {"user_id", one.user_id}, {"unit", one.unit_name}});
  }
  return reply(200, {{"officers", std::move(officers)}});
}

base::Result<Response> list_report_schedules(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  boost::json::array schedules;
  for (const auto& one : app::list_report_schedules(call.service.context, call.caller)) {
    schedules.push_back(to_json(one, call));
  }
  return reply(200, {{"schedules", std::move(schedules)}});
}

base::Result<Response> post_report_schedule(const Call& call) {
  using Every = domain::ReportEvery;
  constexpr std::size_t id_length = 36;
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::NewReportSchedule asked;
  asked.kind = read_report_kind(reader);
  asked.unit_path = reader.optional_text("unit", 0, most_unit_path).value_or("");
  read_report_file_terms(reader, asked);
  asked.language = read_report_language(reader);
  asked.rhythm.every =
      reader.required_enum<Every>("every", {{"day", Every::day}, {"week", Every::week}, {"month", Every::month}});
  asked.rhythm.on_day = reader.required_integer("on_day", 0, 31);
  for (const auto& text : reader.optional_texts("receivers", app::most_report_receivers, id_length, id_length)) {
    const auto id = base::parse_uuid(text);
    if (!id) reader.refuse("receivers", base::Code::invalid, "not_a_uuid");
    asked.receivers.push_back({id.value_or(base::Uuid{})});
  }
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto made, app::make_report_schedule(call.service.context, call.caller, asked, call.actor()));
  return reply(201, to_json(made, call));
}

base::Result<Response> delete_report_schedule(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_CHECK(app::end_report_schedule(call.service.context, call.caller, {id}, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
