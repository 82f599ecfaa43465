#include "app/officer.hpp"

#include "app/officer_history.hpp"
#include "app/officer_reach.hpp"
#include "http/errors.hpp"
#include "http/officer_handlers.hpp"
#include "http/officer_json.hpp"
#include "http/reply.hpp"
#include "http/service.hpp"
#include "store/organisation.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::string_view role_words =
    "supervisor, approver, head, coordinator, agency_admin, system_admin, integrity, auditor";
constexpr std::chrono::days one_day{1};

boost::json::object to_json(const store::HistoryRow& row) {
  boost::json::object body{{"kind", domain::history_kind_name(row.kind)}, {"from", base::format_day(row.from)}};
  if (row.to != store::open_end) body["until"] = base::format_day(row.to - one_day);
  if (row.unit) {
    body["unit"] = {{"id", base::to_string(*row.unit)}, {"path", row.unit_path}, {"name", row.unit_name}};
  }
  switch (row.kind) {
    case domain::HistoryKind::posting: body["state"] = row.value; break;
    case domain::HistoryKind::scheme: body["scheme"] = row.value; break;
    case domain::HistoryKind::role: body["role"] = row.value; break;
    case domain::HistoryKind::supervision:
      body["supervisor"] = {
          {"officer_id", base::to_string(row.other.value())}, {"user_id", row.value}, {"name", row.name}};
      break;
  }
  return body;
}

/// What became of the record, and what is planned for it.
void add_standing(boost::json::object& body, const app::OfficerHistory& history, base::Instant now) {
  if (const auto& one = history.departure) {
    body["departure"] = {{"last_day", base::format_day(one->last_day)},
                         {"kind", domain::departure_kind_name(one->kind)},
                         {"reason", one->reason},
                         {"done", one->done_at.has_value()}};
  }
  if (history.transfer) body["transfer"] = transfer_json(*history.transfer);
  if (history.came_by) body["came_by"] = transfer_json(*history.came_by);
  if (const auto& one = history.merge) {
    body["merged_into"] = {{"officer_id", base::to_string(one->kept)},
                           {"name", history.kept_name},
                           {"made_on", base::format_day(one->made_on)},
                           {"may_undo", one->made_on == base::local_day(now)}};
  }
  boost::json::array doubles;
  for (const auto& one : history.doubles) {
    doubles.push_back(
        {{"officer_id", base::to_string(one.officer)}, {"name", one.name}, {"made_on", base::format_day(one.made_on)}});
  }
  body["doubles"] = std::move(doubles);
}

base::Result<app::RoleChange> read_role_change(const Request& request) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  app::RoleChange change;
  change.role = read_role(reader, "role", true).value_or(domain::Role::supervisor);
  change.unit = {reader.required_uuid("unit_id")};
  change.first_day = reader.optional_day("first_day");
  change.last_day = reader.optional_day("last_day");
  change.reason = read_reason(reader);
  SPOTME_CHECK(reader.finish());
  return change;
}

}  // namespace

base::Result<OfficerTarget> officer_target(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto officer, path_id(call, 1));
  return OfficerTarget{{agency}, {officer}};
}

std::vector<base::OfficerId> read_officers(base::ObjectReader& reader, std::string_view name) {
  std::vector<base::OfficerId> officers;
  for (const auto& text : reader.optional_texts(name, domain::most_officers_at_once, 36, 36)) {
    const auto id = base::parse_uuid(text);
    if (!id) reader.refuse(name, base::Code::invalid, "not_a_uuid");
    officers.push_back({id.value_or(base::Uuid{})});
  }
  return officers;
}

std::optional<domain::Role> read_role(base::ObjectReader& reader, std::string_view name, bool required) {
  const auto word = required ? std::optional(reader.required_text(name, 1, 40)) : reader.optional_text(name, 1, 40);
  if (!word) return std::nullopt;
  const auto role = domain::parse_role(*word);
  if (!role || *role == domain::Role::officer || *role == domain::Role::device) {
    reader.refuse(name, base::Code::invalid, "not_one_of", {{"allowed", std::string(role_words)}});
    return std::nullopt;
  }
  return role;
}

std::string read_reason(base::ObjectReader& reader) {
  return reader.optional_text("reason", 0, app::most_reason_characters).value_or("");
}

base::Result<Response> put_officer(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::OfficerEdit edit;
  edit.name = reader.required_text("name", 1, 200);
  edit.email = reader.required_text("email", 0, 254);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view,
             app::edit_officer(call.service.context, call.caller, target.agency, target.officer, edit, call.actor()));
  return reply(200, account_json(view));
}

base::Result<Response> show_officer_history(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  SPOTME_CHECK(check_query(call.request, {"before", "limit"}));
  SPOTME_TRY(const auto before, query_uuid(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto history, app::show_history(call.service.context, call.caller, target.agency, target.officer,
                                                   before, limit, call.actor()));
  boost::json::array rows;
  for (const auto& row : history.rows) rows.push_back(to_json(row));
  boost::json::array events;
  for (const auto& event : history.events) {
    events.push_back({{"id", base::to_string(event.id)},
                      {"at", base::format_instant(event.at)},
                      {"action", event.action},
                      {"by_name", event.by_name}});
  }
  boost::json::object body{
      {"account", account_json(history.account)}, {"rows", std::move(rows)}, {"events", std::move(events)}};
  if (history.next) body["next"] = base::to_string(*history.next);
  add_standing(body, history, call.service.context.clock.now());
  return reply(200, body);
}

base::Result<Response> post_postings(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::PostingChange change;
  change.officers = read_officers(reader, "officers");
  change.unit = {reader.required_uuid("unit_id")};
  change.state = reader.optional_text("state", 1, 40);
  change.from = reader.required_day("from");
  change.reason = read_reason(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::change_postings(call.service.context, call.caller, {agency}, change, call.actor()));
  return reply(200, {{"changed", change.officers.size()}});
}

base::Result<Response> post_supervisors(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::SupervisorChange change;
  change.officers = read_officers(reader, "officers");
  change.supervisor_user_id = reader.optional_text("supervisor_user_id", 1, 64);
  change.from = reader.required_day("from");
  change.reason = read_reason(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::change_supervisor(call.service.context, call.caller, {agency}, change, call.actor()));
  return reply(200, {{"changed", change.officers.size()}});
}

base::Result<Response> post_officer_role(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  SPOTME_TRY(const auto change, read_role_change(call.request));
  SPOTME_CHECK(app::give_role(call.service.context, call.caller, target.agency, target.officer, change, call.actor()));
  return reply_empty();
}

base::Result<Response> post_role_ending(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  SPOTME_TRY(const auto change, read_role_change(call.request));
  SPOTME_CHECK(app::end_role(call.service.context, call.caller, target.agency, target.officer, change, call.actor()));
  return reply_empty();
}

base::Result<Response> post_undone_change(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  using Kind = domain::HistoryKind;
  app::ChangeUndo undo;
  undo.kind = reader.required_enum<Kind>(
      "kind",
      {{"posting", Kind::posting}, {"supervision", Kind::supervision}, {"scheme", Kind::scheme}, {"role", Kind::role}});
  undo.from = reader.required_day("from");
  undo.role = read_role(reader, "role", false);
  if (const auto unit = reader.optional_uuid("unit_id")) undo.unit = base::UnitId{*unit};
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::undo_change(call.service.context, call.caller, target.agency, target.officer, undo, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http
