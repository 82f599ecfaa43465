#include "app/officer_import.hpp"

#include "app/password_mail.hpp"
#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/officer_import_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace spotme::http {
namespace {

namespace json = boost::json;

json::object import_json(const store::OfficerImport& import) {
  json::object body{{"id", base::to_string(import.id)},
                    {"file_name", import.file_name},
                    {"format", import.format},
                    {"made_by", import.maker},
                    {"made_at", base::format_instant(import.made_at)},
                    {"state", domain::import_state_name(import.state)},
                    {"new", import.totals.fresh},
                    {"changed", import.totals.changed},
                    {"unchanged", import.totals.unchanged},
                    {"wrong", import.totals.wrong},
                    {"agencies_made", import.totals.agencies},
                    {"units_made", import.totals.units},
                    {"outdated", import.outdated}};
  if (import.continues) body["continues"] = base::to_string(*import.continues);
  if (import.done_at) body["done_at"] = base::format_instant(*import.done_at);
  if (import.valid_from) body["valid_from"] = base::format_day(*import.valid_from);
  if (import.undone_at) body["undone_at"] = base::format_instant(*import.undone_at);
  return body;
}

json::object row_json(const base::Messages& messages, const store::ImportRowRecord& row) {
  json::array changes;
  for (const auto& one : app::read_differences(row.changes)) {
    changes.push_back({{"field", one.field}, {"before", one.before}, {"after", one.after}});
  }
  json::array faults;
  for (const auto& fault : app::read_import_faults(row.faults)) {
    faults.push_back(
        {{"field", fault.field}, {"code", fault.key}, {"message", to_json(messages.text(fault.key, fault.args))}});
  }
  json::object body{{"line", row.line},           {"kind", domain::import_row_kind_name(row.kind)},
                    {"user_id", row.user_id},     {"name", row.name},
                    {"unit_path", row.unit_path}, {"changes", std::move(changes)},
                    {"faults", std::move(faults)}};
  if (row.outcome != domain::UndoOutcome::none) body["outcome"] = domain::undo_outcome_name(row.outcome);
  return body;
}

base::Result<domain::OfficerImportId> import_of(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  return domain::OfficerImportId{id};
}

}  // namespace

bool is_table_type(std::string_view content_type) {
  constexpr std::array<std::string_view, 3> types{"text/csv", "application/octet-stream",
                                                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
  return std::find(types.begin(), types.end(), content_type.substr(0, content_type.find(';'))) != types.end();
}

base::Result<Response> post_officer_import(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"name", "continues"}));
  app::NewImport asked;
  SPOTME_TRY(asked.file_name, query_text(call.request, "name", 255));
  SPOTME_TRY(asked.continues, query_id<domain::OfficerImportId>(call.request, "continues"));
  SPOTME_TRY(const auto import,
             app::upload_import(call.service.context, call.caller, asked, call.request.body, call.actor()));
  return reply(201, import_json(import));
}

base::Result<Response> list_officer_imports(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"before", "limit"}));
  SPOTME_TRY(const auto before, query_id<domain::OfficerImportId>(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 20, 100));
  auto imports = app::list_imports(call.service.context, call.caller, before, limit + 1);
  json::object body;
  if (static_cast<std::int64_t>(imports.size()) > limit) {
    imports.pop_back();
    body["next"] = base::to_string(imports.back().id);
  }
  json::array all;
  for (const auto& import : imports) all.push_back(import_json(import));
  body["imports"] = std::move(all);
  return reply(200, body);
}

base::Result<Response> show_officer_import(const Call& call) {
  SPOTME_TRY(const auto id, import_of(call));
  SPOTME_TRY(const auto view, app::show_import(call.service.context, call.caller, id));
  auto body = import_json(view.import);
  if (view.percent) body["percent"] = *view.percent;
  if (view.import.undone_at) body["kept"] = view.kept;
  const auto& service = call.service;
  SPOTME_TRY(body["password_by_mail"],
             app::may_mail_import(service.context, call.caller, id,
                                  {service.options.public_origin, &service.messages, service.options.sends_mail}));
  return reply(200, body);
}

base::Result<Response> list_officer_import_rows(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"kind", "after", "limit"}));
  SPOTME_TRY(const auto id, import_of(call));
  store::ImportRowFilter filter;
  SPOTME_TRY(const auto kind, query_text(call.request, "kind", 20));
  filter.kept = kind == "kept";
  if (!kind.empty() && !filter.kept) {
    filter.kind = domain::parse_import_row_kind(kind);
    if (!filter.kind) return bad_parameter("kind");
  }
  if (const auto after = call.request.query_value("after")) {
    const auto line = base::parse_integer(*after);
    if (!line || *line < 0) return bad_parameter("after");
    filter.after = *line;
  }
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  filter.limit = limit + 1;
  SPOTME_TRY(auto rows, app::list_import_rows(call.service.context, call.caller, id, filter));
  json::object body;
  if (static_cast<std::int64_t>(rows.size()) > limit) {
    rows.pop_back();
    body["next"] = rows.back().line;
  }
  json::array all;
  for (const auto& row : rows) all.push_back(row_json(call.service.messages, row));
  body["rows"] = std::move(all);
  return reply(200, body);
}

base::Result<Response> post_officer_import_application(const Call& call) {
  SPOTME_TRY(const auto id, import_of(call));
  SPOTME_TRY(const auto import, app::begin_import(call.service.context, call.caller, id, call.actor()));
  auto work = [&context = call.service.context, caller = call.caller, import, actor = call.actor()] {
    (void)app::run_import(context, caller, import, actor);  // what it throws is logged by the pool
  };
  // Where no thread is free it is stored before the answer: nobody is left waiting for what nobody does.
  if (!call.service.workers.try_post(std::move(work))) {
    (void)app::run_import(call.service.context, call.caller, import, call.actor());
  }
  return reply(202, import_json(import));
}

base::Result<Response> post_officer_import_cancellation(const Call& call) {
  SPOTME_TRY(const auto id, import_of(call));
  SPOTME_TRY(const auto import, app::cancel_import(call.service.context, call.caller, id, call.actor()));
  return reply(200, import_json(import));
}

base::Result<Response> post_officer_import_undoing(const Call& call) {
  SPOTME_TRY(const auto id, import_of(call));
  SPOTME_CHECK(app::undo_import(call.service.context, call.caller, id, call.actor()));
  return show_officer_import(call);
}

}  // namespace spotme::http
