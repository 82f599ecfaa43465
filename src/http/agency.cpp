#include "app/agency.hpp"

#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/account_json.hpp"
#include "http/body_handlers.hpp"
#include "http/body_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

app::AccountOpening read_administrator(base::ObjectReader reader) {
  app::AccountOpening opening;
  opening.user_id = reader.required_text("user_id", 1, 64);
  opening.name = reader.required_text("name", 1, 200);
  opening.email = reader.optional_text("email", 0, 254).value_or("");
  opening.state = reader.required_text("state", 1, 40);
  opening.scheme = reader.required_text("scheme", 1, 60);
  return opening;
}

/// Why an agency is suspended or let in again: kept, and never empty.
std::string read_reason(base::ObjectReader& reader) {
  auto reason = reader.required_text("reason", 1, 500);
  if (!reason.empty() && base::trimmed(reason).empty()) {
    reader.refuse("reason", base::Code::invalid, "too_short", {{"minimum", "1"}});
  }
  return reason;
}

boost::json::object to_json(const store::Suspension& suspension) {
  boost::json::object json{{"first_day", base::format_day(suspension.first_day)},
                           {"reason", suspension.reason},
                           {"made_at", base::format_instant(suspension.made_at)}};
  if (suspension.last_day) json["last_day"] = base::format_day(*suspension.last_day);
  if (suspension.resumed_reason) json["resumed_reason"] = *suspension.resumed_reason;
  if (suspension.resumed_at) json["resumed_at"] = base::format_instant(*suspension.resumed_at);
  return json;
}

}  // namespace

base::Result<Response> post_agency(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::NewAgency wanted;
  wanted.code = reader.required_text("code", 1, 32);
  wanted.name = reader.required_text("name", 1, 200);
  wanted.body = reader.optional_uuid("body_id");
  auto unit = reader.required_object("unit");
  wanted.unit_code = unit.required_text("code", 1, 32);
  wanted.unit_name = unit.required_text("name", 1, 200);
  wanted.administrator = read_administrator(reader.required_object("administrator"));
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto founded, app::found_agency(call.service.context, call.caller, wanted, call.actor()));
  return reply(201, {{"agency", to_json(founded.agency)}, {"administrator", to_json(founded.administrator)}});
}

base::Result<Response> put_agency(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto name = reader.required_text("name", 1, 200);
  const auto above = reader.optional_uuid("body_id");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto changed,
             app::change_agency(call.service.context, call.caller, {id}, name, above, call.actor()));
  return reply(200, to_json(changed));
}

base::Result<Response> post_agency_suspension(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto from = reader.required_day("from");
  const auto reason = read_reason(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto changed,
             app::suspend_agency(call.service.context, call.caller, {id}, from, reason, call.actor()));
  return reply(200, to_json(changed));
}

base::Result<Response> post_agency_resumption(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto reason = read_reason(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto changed, app::resume_agency(call.service.context, call.caller, {id}, reason, call.actor()));
  return reply(200, to_json(changed));
}

base::Result<Response> list_agency_suspensions(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {}));
  SPOTME_TRY(const auto found, app::list_suspensions(call.service.context, call.caller, {id}));
  boost::json::array suspensions;
  for (const auto& one : found) suspensions.push_back(to_json(one));
  return reply(200, {{"suspensions", std::move(suspensions)}});
}

}  // namespace spotme::http
