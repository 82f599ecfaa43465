#include "app/delegation.hpp"

#include "base/json_reader.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::object to_json(const store::Delegation& one) {
  return {{"id", base::to_string(one.id)},
          {"from_officer_id", base::to_string(one.from)},
          {"to_officer_id", base::to_string(one.to)},
          {"from", base::format_day(one.first_day)},
          {"to", base::format_day(one.last_day)},
          {"note", one.note},
          {"made_at", base::format_instant(one.made_at)}};
}

boost::json::array to_json(const std::vector<store::DelegationView>& views) {
  boost::json::array list;
  for (const auto& view : views) {
    auto one = to_json(view.delegation);
    one["from_name"] = view.from_name;
    one["to_name"] = view.to_name;
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

base::Result<Response> list_delegations(const Call& call) {
  const auto all = app::list_delegations(call.service.context, call.caller);
  return reply(200, {{"given", to_json(all.given)}, {"received", to_json(all.received)}, {"may_give", all.may_give}});
}

base::Result<Response> post_delegation(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::DelegationDraft draft;
  draft.to = {reader.required_uuid("to_officer_id")};
  draft.first_day = reader.required_day("from");
  draft.last_day = reader.required_day("to");
  draft.note = reader.required_text("note", 1, app::most_delegation_note);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto one, app::give_delegation(call.service.context, call.caller, draft, call.actor()));
  return reply(201, to_json(one));
}

base::Result<Response> post_delegation_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::withdraw_delegation(call.service.context, call.caller, id, call.actor()));
  return reply_empty();
}

base::Result<Response> list_colleagues(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"search", "departed"}));
  SPOTME_TRY(const auto search, query_text(call.request, "search", 100));
  SPOTME_TRY(const bool departed, query_flag(call.request, "departed"));
  SPOTME_TRY(const auto found, app::find_colleagues(call.service.context, call.caller, search, departed));
  boost::json::array list;
  for (const auto& one : found) {
    list.push_back({{"id", base::to_string(one.officer)},
                    {"name", one.name},
                    {"unit", one.unit_name},
                    {"departed", one.departed}});
  }
  return reply(200, {{"officers", std::move(list)}});
}

}  // namespace spotme::http
