#include "app/officer_merge.hpp"

#include "app/officer_reach.hpp"
#include "http/officer_handlers.hpp"
#include "http/officer_json.hpp"
#include "http/reply.hpp"
#include "http/service.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::object to_json(const app::MergeSide& side) {
  return {{"officer_id", base::to_string(side.officer.id)},
          {"name", side.officer.name},
          {"user_id", side.officer.user_id},
          {"unit_name", side.officer.unit_name},
          {"active", side.officer.active},
          {"press_days", side.press_days},
          {"closed_days", side.counts.closed_days},
          {"grants", side.counts.grants},
          {"cases", side.counts.cases},
          {"tasks", side.counts.tasks}};
}

}  // namespace

base::Result<Response> show_merge_preview(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {"kept", "double"}));
  SPOTME_TRY(const auto kept, query_id<base::OfficerId>(call.request, "kept"));
  SPOTME_TRY(const auto other, query_id<base::OfficerId>(call.request, "double"));
  if (!kept || !other) {
    const std::string field = kept ? "double" : "kept";
    return base::Error{base::Code::invalid, "missing_parameter", field, {{"field", field}}};
  }
  SPOTME_TRY(const auto preview,
             app::preview_merge(call.service.context, call.caller, {agency}, {*kept, *other}, call.actor()));
  boost::json::array alone;
  for (const auto& day : preview.alone) alone.emplace_back(base::format_day(day));
  boost::json::object body{{"kept", to_json(preview.kept)},
                           {"double", to_json(preview.double_record)},
                           {"common_days", preview.common_days},
                           {"alone_days", std::move(alone)},
                           {"alone_total", preview.alone_total}};
  if (preview.obstacle) {
    body["obstacle"] = {
        {"code", preview.obstacle->key},
        {"message", http::to_json(call.service.messages.text(preview.obstacle->key, preview.obstacle->args))}};
  }
  return reply(200, body);
}

base::Result<Response> post_merge(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::MergePair pair;
  pair.kept = {reader.required_uuid("kept_id")};
  pair.double_id = {reader.required_uuid("double_id")};
  const auto reason = reader.required_text("reason", 1, app::most_reason_characters);
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::merge_officers(call.service.context, call.caller, {agency}, pair, reason, call.actor()));
  return reply_empty();
}

base::Result<Response> delete_merge(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  SPOTME_CHECK(app::undo_merge(call.service.context, call.caller, target.agency, target.officer, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
