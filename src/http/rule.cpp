#include "app/rule.hpp"

#include "http/handlers.hpp"
#include "http/preview_json.hpp"
#include "http/reply.hpp"
#include "http/rule_json.hpp"
#include "http/withdrawal.hpp"

namespace spotme::http {
namespace {

base::Result<std::optional<base::Day>> read_as_of(const Request& request) {
  SPOTME_CHECK(check_query(request, {"as_of"}));
  if (!request.query_value("as_of")) return std::optional<base::Day>{};
  SPOTME_TRY(const auto day, query_day(request, "as_of"));
  return std::optional(day);
}

Response made(const base::Uuid& id) { return reply(201, {{"id", base::to_string(id)}}); }

}  // namespace

base::Result<Response> list_rules(const Call& call) {
  SPOTME_TRY(const auto as_of, read_as_of(call.request));
  const auto book = app::show_rules(call.service.context, call.caller, as_of);
  return reply(200, to_json(book, call.service.messages));
}

base::Result<Response> post_rule(const Call& call) {
  SPOTME_TRY(const auto input, read_rule_input(call.request.body, RuleBookOf::nation));
  SPOTME_TRY(const auto id, app::set_rule(call.service.context, call.caller, input, call.actor()));
  return made(id);
}

base::Result<Response> post_rule_preview(const Call& call) {
  SPOTME_TRY(const auto input, read_rule_input(call.request.body, RuleBookOf::nation));
  SPOTME_TRY(const auto preview, app::preview_rule(call.service.context, call.caller, input));
  return reply(200, to_json(preview));
}

base::Result<Response> post_rule_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto asked, read_withdrawal(call.request));
  const auto& context = call.service.context;
  if (asked.dry_run) return reply_trial(app::preview_rule_withdrawal(context, call.caller, id));
  SPOTME_CHECK(app::withdraw_rule(context, call.caller, id, asked.reason, call.actor()));
  return reply_empty();
}

base::Result<Response> list_agency_rules(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto as_of, read_as_of(call.request));
  SPOTME_TRY(const auto book, app::show_agency_rules(call.service.context, call.caller, {agency}, as_of));
  return reply(200, to_json(book, call.service.messages));
}

base::Result<Response> post_agency_rule(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto input, read_rule_input(call.request.body, RuleBookOf::agency));
  SPOTME_TRY(const auto id, app::set_agency_rule(call.service.context, call.caller, {agency}, input, call.actor()));
  return made(id);
}

base::Result<Response> post_agency_rule_preview(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto input, read_rule_input(call.request.body, RuleBookOf::agency));
  SPOTME_TRY(const auto preview, app::preview_agency_rule(call.service.context, call.caller, {agency}, input));
  return reply(200, to_json(preview));
}

base::Result<Response> post_agency_rule_withdrawal(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_TRY(const auto asked, read_withdrawal(call.request));
  const auto& context = call.service.context;
  if (asked.dry_run) return reply_trial(app::preview_agency_rule_withdrawal(context, call.caller, {agency}, id));
  SPOTME_CHECK(app::withdraw_agency_rule(context, call.caller, {agency}, id, asked.reason, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
