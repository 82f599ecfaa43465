#include "app/disposal.hpp"

#include "base/json_reader.hpp"
#include "http/audit_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_reference = 200;

boost::json::object disposal_json(const base::Messages& messages, const domain::Caller& caller,
                                  const store::Disposal& one) {
  const auto kind = std::string(domain::retention_kind_name(one.kind));
  boost::json::object body{{"id", base::to_string(one.id)},
                           {"kind", kind},
                           {"name", to_json(messages.text("retention_kind_" + kind))},
                           {"before", base::format_day(one.before)},
                           {"counted", one.counted},
                           {"destroyed", one.destroyed},
                           {"reference", one.reference},
                           {"state", one.state},
                           {"proposed_at", base::format_instant(one.proposed_at)},
                           {"proposed_by", one.proposed_by_name},
                           {"own", one.proposed_by == caller.officer},
                           {"confirmed_at", nullptr},
                           {"confirmed_by", one.confirmed_by_name},
                           {"ended_at", nullptr}};
  if (one.confirmed_at) body["confirmed_at"] = base::format_instant(*one.confirmed_at);
  if (one.ended_at) body["ended_at"] = base::format_instant(*one.ended_at);
  return body;
}

}  // namespace

base::Result<Response> list_disposals(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"before", "limit"}));
  SPOTME_TRY(const auto before, query_uuid(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto page, app::list_disposals(call.service.context, call.caller, before, limit));
  boost::json::array disposals;
  for (const auto& one : page.disposals) disposals.push_back(disposal_json(call.service.messages, call.caller, one));
  boost::json::object body{{"disposals", std::move(disposals)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> post_disposal(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto word = reader.required_text("kind", 1, 40);
  const auto before = reader.required_day("before");
  const auto reference = reader.required_text("reference", 1, most_reference);
  SPOTME_CHECK(reader.finish());
  const auto kind = domain::parse_retention_kind(word);
  if (!kind) return base::Error{base::Code::unprocessable, "disposal_kind", "kind"};
  SPOTME_TRY(const auto one,
             app::propose_disposal(call.service.context, call.caller, *kind, before, reference, call.actor()));
  return reply(201, disposal_json(call.service.messages, call.caller, one));
}

base::Result<Response> post_disposal_confirmation(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto one, app::confirm_disposal(call.service.context, call.caller, id, call.actor()));
  return reply(200, disposal_json(call.service.messages, call.caller, one));
}

base::Result<Response> post_disposal_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto one, app::withdraw_disposal(call.service.context, call.caller, id, call.actor()));
  return reply(200, disposal_json(call.service.messages, call.caller, one));
}

}  // namespace spotme::http
