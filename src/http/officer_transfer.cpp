#include "app/officer_transfer.hpp"

#include "app/officer_departure.hpp"
#include "app/officer_reach.hpp"
#include "http/officer_handlers.hpp"
#include "http/officer_json.hpp"
#include "http/reply.hpp"
#include "http/service.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

base::Result<domain::TransferId> transfer_id(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 1));
  return domain::TransferId{id};
}

}  // namespace

boost::json::object transfer_json(const store::TransferView& view) {
  const auto& transfer = view.transfer;
  boost::json::object body{{"id", base::to_string(transfer.id)},
                           {"officer_id", base::to_string(transfer.officer)},
                           {"name", view.officer_name},
                           {"user_id", view.user_id},
                           {"agency", {{"id", base::to_string(transfer.agency)}, {"name", view.agency_name}}},
                           {"to_agency", {{"id", base::to_string(transfer.to_agency)}, {"name", view.to_agency_name}}},
                           {"first_day", base::format_day(transfer.first_day)},
                           {"reason", transfer.reason},
                           {"state", domain::transfer_state_name(transfer.state)},
                           {"answer", transfer.answer}};
  if (transfer.to_officer) body["to_officer_id"] = base::to_string(*transfer.to_officer);
  return body;
}

base::Result<Response> list_transfer_targets(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {"search"}));
  SPOTME_TRY(const auto search, query_text(call.request, "search", 100));
  SPOTME_TRY(const auto found, app::list_transfer_targets(call.service.context, call.caller, {agency}, search));
  boost::json::array agencies;
  for (const auto& one : found) {
    agencies.push_back({{"id", base::to_string(one.id)}, {"code", one.code}, {"name", one.name}});
  }
  return reply(200, {{"agencies", std::move(agencies)}});
}

base::Result<Response> list_transfers(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {"direction", "before", "limit"}));
  SPOTME_TRY(const auto direction, query_text(call.request, "direction", 10));
  if (direction != "in" && direction != "out") {
    return bad_parameter("direction");
  }
  SPOTME_TRY(const auto before, query_id<domain::TransferId>(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto page,
             app::list_transfers(call.service.context, call.caller, {agency}, direction == "in", before, limit));
  boost::json::array transfers;
  for (const auto& one : page.transfers) transfers.push_back(transfer_json(one));
  boost::json::object body{{"transfers", std::move(transfers)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> post_transfer(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::TransferOffer offer;
  offer.officer = {reader.required_uuid("officer_id")};
  offer.to_agency = {reader.required_uuid("to_agency_id")};
  offer.first_day = reader.required_day("first_day");
  offer.reason = reader.required_text("reason", 1, app::most_reason_characters);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view, app::offer_transfer(call.service.context, call.caller, {agency}, offer, call.actor()));
  return reply(201, transfer_json(view));
}

base::Result<Response> post_transfer_withdrawal(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, transfer_id(call));
  SPOTME_TRY(const auto view, app::withdraw_transfer(call.service.context, call.caller, {agency}, id, call.actor()));
  return reply(200, transfer_json(view));
}

base::Result<Response> post_transfer_acceptance(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, transfer_id(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::TransferAcceptance acceptance;
  acceptance.unit = {reader.required_uuid("unit_id")};
  acceptance.state = reader.required_text("state", 1, 40);
  acceptance.scheme = reader.required_text("scheme", 1, 60);
  acceptance.supervisor_user_id = reader.optional_text("supervisor_user_id", 1, 64);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view,
             app::accept_transfer(call.service.context, call.caller, {agency}, id, acceptance, call.actor()));
  return reply(200, transfer_json(view));
}

base::Result<Response> post_transfer_refusal(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, transfer_id(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto reason = reader.required_text("reason", 1, app::most_reason_characters);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view,
             app::refuse_transfer(call.service.context, call.caller, {agency}, id, reason, call.actor()));
  return reply(200, transfer_json(view));
}

base::Result<Response> post_departure(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  using Kind = domain::DepartureKind;
  app::DepartureDraft draft;
  draft.last_day = reader.required_day("last_day");
  draft.kind = reader.required_enum<Kind>("kind", {{"retired", Kind::retired},
                                                   {"resigned", Kind::resigned},
                                                   {"contract_ended", Kind::contract_ended},
                                                   {"died", Kind::died},
                                                   {"other", Kind::other}});
  draft.reason = reader.required_text("reason", 1, app::most_reason_characters);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view,
             app::depart(call.service.context, call.caller, target.agency, target.officer, draft, call.actor()));
  return reply(200, account_json(view));
}

base::Result<Response> delete_departure(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  SPOTME_TRY(const auto view,
             app::undo_departure(call.service.context, call.caller, target.agency, target.officer, call.actor()));
  return reply(200, account_json(view));
}

}  // namespace spotme::http
