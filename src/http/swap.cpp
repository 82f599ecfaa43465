#include "app/swap.hpp"

#include "base/json_reader.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"
#include "http/rota_json.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

Response changes_reply(const std::vector<store::RotaChange>& changes) {
  boost::json::array days;
  for (const auto& change : changes) days.push_back(to_json(change));
  return reply(201, {{"swap_id", base::to_string(changes.front().swap)}, {"days", std::move(days)}});
}

}  // namespace

base::Result<Response> post_swap(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::Swap swap;
  swap.officer = {reader.required_uuid("officer_id")};
  swap.with_officer = {reader.required_uuid("with_officer_id")};
  swap.day = reader.required_day("day");
  swap.other_day = reader.optional_day("other_day");
  swap.reason = reader.required_text("reason", 1, 500);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto changes, app::swap_duties(call.service.context, call.caller, swap, call.actor()));
  return changes_reply(changes);
}

base::Result<Response> post_changed_day(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::ChangedDay change;
  change.officer = {reader.required_uuid("officer_id")};
  change.day = reader.required_day("day");
  change.duty = reader.required_text("duty", 1, 60);
  change.reason = reader.required_text("reason", 1, 500);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto changes, app::change_day(call.service.context, call.caller, change, call.actor()));
  return changes_reply(changes);
}

base::Result<Response> post_swap_withdrawal(const Call& call) {
  SPOTME_TRY(const auto swap, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto reason = reader.required_text("reason", 1, 500);
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::withdraw_swap(call.service.context, call.caller, swap, reason, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
