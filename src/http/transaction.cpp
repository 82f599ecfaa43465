#include "app/transaction.hpp"

#include "app/transaction_export.hpp"
#include "base/text.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"
#include "http/transaction_json.hpp"

#include <algorithm>
#include <array>

namespace spotme::http {
namespace {

constexpr std::array<std::string_view, 8> statuses{"present",  "incomplete", "open",    "absent",
                                                   "on_leave", "rest_day",   "holiday", "void"};

base::Result<store::TransactionFilter> read_filter(const Request& request) {
  store::TransactionFilter filter;
  SPOTME_TRY(filter.days.first, query_day(request, "from"));
  SPOTME_TRY(filter.days.last, query_day(request, "to"));
  SPOTME_TRY(filter.unit_path, query_text(request, "unit", 200));
  SPOTME_TRY(filter.officer, query_id<base::OfficerId>(request, "officer_id"));
  SPOTME_TRY(filter.status, query_text(request, "status", 20));
  if (!filter.status.empty() && std::find(statuses.begin(), statuses.end(), filter.status) == statuses.end()) {
    return bad_parameter("status");
  }
  SPOTME_TRY(filter.issue, query_text(request, "issue", 20));
  if (!filter.issue.empty() && domain::read_issues(filter.issue).size() != 1) return bad_parameter("issue");
  SPOTME_TRY(filter.changed, query_flag(request, "changed"));
  return filter;
}

}  // namespace

base::Result<Response> list_transactions(const Call& call) {
  SPOTME_CHECK(
      check_query(call.request, {"from", "to", "unit", "officer_id", "status", "issue", "changed", "after", "limit"}));
  SPOTME_TRY(auto filter, read_filter(call.request));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  std::optional<std::string> after;
  if (const auto text = call.request.query_value("after")) after = *text;
  SPOTME_TRY(const auto page,
             app::list_transactions(call.service.context, call.caller, std::move(filter), after, limit, call.actor()));
  boost::json::array rows;
  for (const auto& view : page.transactions) rows.push_back(to_json(view, page.agency_code));
  boost::json::object body{{"transactions", std::move(rows)}, {"total", page.total}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> show_transaction(const Call& call) {
  const auto number = base::parse_integer(call.parameters.at(0));
  if (!number || *number < 1) return base::Error{base::Code::not_found, "not_found", ""};
  SPOTME_TRY(const auto detail, app::show_transaction(call.service.context, call.caller, *number, call.actor()));
  return reply(200, to_json(detail, call.service.messages));
}

base::Result<Response> export_transactions(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "unit", "officer_id", "status", "issue", "changed", "format"}));
  SPOTME_TRY(auto filter, read_filter(call.request));
  SPOTME_TRY(const auto word, query_text(call.request, "format", 10));
  const auto format = app::parse_export_format(word);
  if (!format) return bad_parameter("format");
  SPOTME_TRY(auto download,
             app::download_transactions(call.service.context, call.caller, std::move(filter), *format, call.actor()));
  Response response;
  response.headers = {{"Content-Type", download.content_type},
                      {"Content-Disposition", "attachment; filename=\"" + download.file_name + "\""},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(download.bytes);
  return response;
}

}  // namespace spotme::http
