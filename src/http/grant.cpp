#include "app/grant.hpp"

#include "app/grant_application.hpp"
#include "app/leave_import.hpp"
#include "http/approval_json.hpp"
#include "http/attachment_json.hpp"
#include "http/grant_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

namespace spotme::http {
namespace {

using base::JsonBody;
using base::ObjectReader;

constexpr std::size_t most_reason = 500;

base::Result<app::GrantQuery> read_query(const Request& request) {
  app::GrantQuery query;
  SPOTME_TRY(query.days.first, query_day(request, "from"));
  SPOTME_TRY(query.days.last, query_day(request, "to"));
  SPOTME_TRY(query.limit, query_limit(request, 50, 200));
  if (const auto kind = request.query_value("kind")) {
    query.kind = domain::parse_grant_kind(*kind);
    if (!query.kind) return bad_parameter("kind");
  }
  SPOTME_TRY(query.withdrawn, query_flag(request, "withdrawn"));
  return query;
}

std::optional<std::string> after_of(const Call& call) {
  const auto text = call.request.query_value("after");
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

base::Result<std::string> read_reason(const Request& request) {
  const JsonBody body(request.body);
  ObjectReader reader(body);
  auto reason = reader.required_text("reason", 1, most_reason);
  SPOTME_CHECK(reader.finish());
  return reason;
}

/// An application, or a change of the grant `changes`.
base::Result<Response> apply_for(const Call& call, std::optional<base::GrantId> changes) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::GrantApplication application;
  application.draft = read_draft(reader);
  application.changes = changes;
  application.text = reader.optional_text("text", 0, most_reason).value_or("");
  application.attachments = read_attachments(reader);
  const bool dry_run = reader.optional_boolean("dry_run").value_or(false);
  SPOTME_CHECK(reader.finish());
  const auto& context = call.service.context;
  if (dry_run) {
    SPOTME_TRY(const auto faults, app::try_application(context, call.caller, application));
    return reply(200, {{"faults", to_json(faults, call.service.messages)}, {"form", to_json(application.draft)}});
  }
  SPOTME_TRY(const auto approval, app::apply_for_grant(context, call.caller, application, call.actor()));
  return reply(201, to_json(approval));
}

boost::json::object lines_json(const std::vector<app::GrantLine>& lines, bool stored, const base::Messages& messages) {
  boost::json::array officers;
  for (const auto& line : lines) {
    boost::json::object one{{"officer_id", base::to_string(line.officer)},
                            {"name", line.name},
                            {"faults", to_json(line.faults, messages)},
                            {"grant_id", nullptr}};
    if (line.grant) one["grant_id"] = base::to_string(*line.grant);
    officers.push_back(std::move(one));
  }
  return {{"stored", stored}, {"officers", std::move(officers)}};
}

}  // namespace

base::Result<Response> list_grants(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "kind", "withdrawn", "after", "limit"}));
  SPOTME_TRY(const auto query, read_query(call.request));
  SPOTME_TRY(const auto page, app::own_grants(call.service.context, call.caller, query, after_of(call)));
  return reply(200, to_json(page));
}

base::Result<Response> post_grant_application(const Call& call) { return apply_for(call, std::nullopt); }

base::Result<Response> post_grant_change(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  return apply_for(call, base::GrantId{id});
}

base::Result<Response> post_grant_cancellation(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto reason, read_reason(call.request));
  SPOTME_TRY(const auto approval,
             app::apply_for_cancellation(call.service.context, call.caller, {id}, reason, call.actor()));
  return reply(201, to_json(approval));
}

base::Result<Response> post_time_slip(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto step =
      reader.required_enum<app::SlipStep>("step", {{"out", app::SlipStep::out}, {"back", app::SlipStep::back}});
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto slip, app::record_time_slip(call.service.context, call.caller, {id}, step, call.actor()));
  return reply(200, to_json(slip));
}

base::Result<Response> list_officer_grants(const Call& call) {
  SPOTME_CHECK(
      check_query(call.request, {"from", "to", "kind", "withdrawn", "after", "limit", "unit_id", "officer_id"}));
  SPOTME_TRY(const auto query, read_query(call.request));
  SPOTME_TRY(const auto unit, query_id<base::UnitId>(call.request, "unit_id"));
  SPOTME_TRY(const auto officer, query_id<base::OfficerId>(call.request, "officer_id"));
  SPOTME_TRY(const auto page,
             app::list_grants(call.service.context, call.caller, query, unit, officer, after_of(call), call.actor()));
  return reply(200, to_json(page));
}

base::Result<Response> post_officer_grants(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  app::GrantEntry entry;
  for (const auto& text : reader.required_texts("officers", app::most_grant_officers, 1, 36)) {
    const auto id = base::parse_uuid(text);
    if (!id) reader.refuse("officers", base::Code::invalid, "not_a_uuid", {});
    entry.officers.push_back({id.value_or(base::Uuid{})});
  }
  if (!reader.failed() && entry.officers.empty()) {
    reader.refuse("officers", base::Code::invalid, "missing_field", {});
  }
  entry.draft = read_draft(reader);
  const bool dry_run = reader.optional_boolean("dry_run").value_or(false);
  SPOTME_CHECK(reader.finish());
  const auto& context = call.service.context;
  if (dry_run) {
    SPOTME_TRY(const auto lines, app::try_grants(context, call.caller, entry));
    return reply(200, lines_json(lines, false, call.service.messages));
  }
  SPOTME_TRY(const auto lines, app::enter_grants(context, call.caller, entry, call.actor()));
  return reply(201, lines_json(lines, true, call.service.messages));
}

base::Result<Response> post_officer_grant_withdrawal(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto reason, read_reason(call.request));
  SPOTME_CHECK(app::withdraw_grant(call.service.context, call.caller, {id}, reason, call.actor()));
  return reply_empty();
}

base::Result<Response> post_leave_import(const Call& call) {
  const JsonBody body(call.request.body);
  ObjectReader reader(body);
  const auto text = reader.required_text("text", 1, 2 * app::most_leave_bytes);
  const bool dry_run = reader.required_boolean("dry_run");
  SPOTME_CHECK(reader.finish());
  const auto outcome = app::import_leave(call.service.context, call.caller, text, dry_run, call.actor());
  boost::json::array lines;
  for (const auto& line : outcome.lines) {
    auto form = to_json(line.draft);
    lines.push_back({{"line", line.line},
                     {"user_id", line.user_id},
                     {"name", line.name},
                     {"same", line.same},
                     {"form", std::move(form)}});
  }
  boost::json::array faults;
  for (const auto& fault : outcome.faults) {
    faults.push_back({{"line", fault.line},
                      {"field", fault.error.field},
                      {"code", fault.error.key},
                      {"message", to_json(call.service.messages.text(fault.error.key, fault.error.args))}});
  }
  return reply(200, {{"dry_run", dry_run},
                     {"stored", outcome.stored},
                     {"lines", std::move(lines)},
                     {"faults", std::move(faults)},
                     {"faults_total", outcome.faults_total}});
}

}  // namespace spotme::http
