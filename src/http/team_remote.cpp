#include "app/team_remote.hpp"

#include "app/remote_policy.hpp"
#include "base/json_reader.hpp"
#include "http/pulse_json.hpp"
#include "http/remote_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

#include <limits>

namespace spotme::http {
namespace {

constexpr std::size_t most_search = 100;

boost::json::object to_json(const app::TeamRemoteRow& row) {
  auto body = team_day_json(row.day);
  body["officer"] = {{"id", base::to_string(row.member.officer)}, {"name", row.member.name}};
  body["unit_name"] = row.member.unit_name;
  body["has_place"] = row.has_place;
  body["planned"] = row.planned;
  body["reported_at"] = nullptr;
  if (row.reported_at) body["reported_at"] = base::format_instant(*row.reported_at);
  return body;
}

boost::json::object to_json(const app::RemotePolicy& policy) {
  return {{"keep_hours", policy.terms.keep_hours}, {"own", policy.terms.own_hours},
          {"default_hours", policy.default_hours}, {"least_hours", policy.terms.least_hours},
          {"most_hours", policy.terms.most_hours}, {"open_minutes", policy.terms.pulse_open.count()},
          {"radius_m", policy.terms.radius_m},     {"may_change", policy.yours}};
}

}  // namespace

base::Result<Response> list_team_remote(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"date", "search", "after", "limit"}));
  app::TeamRemoteFilter filter;
  if (call.request.query_value("date")) {
    SPOTME_TRY(filter.day, query_day(call.request, "date"));
  }
  SPOTME_TRY(filter.search, query_text(call.request, "search", most_search));
  if (const auto after = call.request.query_value("after")) filter.after = *after;
  SPOTME_TRY(filter.limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto page, app::list_team_remote(call.service.context, call.caller, filter, call.actor()));
  boost::json::array rows;
  for (const auto& row : page.rows) rows.push_back(to_json(row));
  boost::json::object body{{"date", base::format_day(page.day)}, {"officers", std::move(rows)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> show_remote_policy(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto policy, app::show_remote_policy(call.service.context, call.caller, {id}));
  return reply(200, to_json(policy));
}

base::Result<Response> put_remote_policy(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  // The bounds are rules; what is out of them is refused with their numbers.
  constexpr auto most = std::numeric_limits<std::int32_t>::max();
  const auto hours = reader.optional_integer("keep_hours", -most, most);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto policy, app::set_remote_policy(call.service.context, call.caller, {id}, hours, call.actor()));
  return reply(200, to_json(policy));
}

}  // namespace spotme::http
