#include "app/report.hpp"

#include "app/report_person.hpp"
#include "app/time_card.hpp"
#include "http/attachment_json.hpp"
#include "http/reply.hpp"
#include "http/report_handlers.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace spotme::http {
namespace {

base::Result<domain::ReportLanguage> query_language(const Request& request) {
  SPOTME_TRY(const auto word, query_text(request, "language", 2));
  const auto language = domain::parse_report_language(word.empty() ? "ms" : word);
  if (!language) return bad_parameter("language");
  return *language;
}

boost::json::value to_json(const app::ReportCell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell.value)) return *number;
  if (const auto* text = std::get_if<std::string>(&cell.value)) return boost::json::string(*text);
  return nullptr;
}

boost::json::object to_json(const app::ReportPage& page, const domain::ReportTerms& terms) {
  boost::json::array columns;
  for (std::size_t i = 0; i < terms.columns.size(); ++i) {
    columns.push_back(
        {{"key", terms.columns[i].key}, {"title", page.titles.at(i)}, {"number", terms.columns[i].number}});
  }
  boost::json::array rows;
  for (const auto& row : page.rows) {
    boost::json::array cells;
    boost::json::array marked;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(to_json(row[i]));
      if (row[i].marked) marked.push_back(i);
    }
    rows.push_back({{"cells", std::move(cells)}, {"marked", std::move(marked)}});
  }
  boost::json::array chart;
  for (const auto& point : page.chart) {
    chart.push_back({{"label", point.label}, {"values", boost::json::array(point.values.begin(), point.values.end())}});
  }
  boost::json::object body{{"kind", terms.name},          {"period", page.period},
                           {"not_final", page.not_final}, {"columns", std::move(columns)},
                           {"rows", std::move(rows)},     {"chart", std::move(chart)}};
  if (page.next) body["next"] = *page.next;
  return body;
}

}  // namespace

base::Result<Response> list_report_kinds(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  const auto& messages = call.service.messages;
  boost::json::array kinds;
  for (const auto kind : app::offered_reports(call.service.context, call.caller)) {
    const auto& terms = domain::terms_of(kind);
    boost::json::array counted;
    for (const auto figure : terms.counted) counted.push_back(boost::json::string(domain::figure_name(figure)));
    boost::json::array forms;
    if (terms.table) {
      forms.emplace_back("csv");
      forms.emplace_back("xlsx");
    }
    forms.emplace_back("pdf");
    kinds.push_back({{"kind", terms.name},
                     {"title", to_json(messages.text(fmt::format("report_{}", terms.name)))},
                     {"note", to_json(messages.text(fmt::format("report_{}_note", terms.name)))},
                     {"most_days", terms.most_days},
                     {"whole_month", terms.whole_month},
                     {"on_screen", terms.table},
                     {"chart", terms.chart == domain::ReportChart::none    ? "none"
                               : terms.chart == domain::ReportChart::units ? "units"
                                                                           : "days"},
                     {"counted", std::move(counted)},
                     {"forms", std::move(forms)}});
  }
  return reply(200, {{"kinds", std::move(kinds)}});
}

base::Result<Response> show_report(const Call& call) {
  const auto kind = domain::parse_report_kind(call.parameters.at(0));
  if (!kind) return base::Error{base::Code::not_found, "not_found", ""};
  SPOTME_CHECK(check_query(call.request, {"from", "to", "unit", "officer_id", "language", "after", "limit"}));
  domain::ReportQuestion question;
  question.kind = *kind;
  SPOTME_TRY(question.days.first, query_day(call.request, "from"));
  SPOTME_TRY(question.days.last, query_day(call.request, "to"));
  SPOTME_TRY(question.unit_path, query_text(call.request, "unit", 200));
  SPOTME_TRY(question.officer, query_id<base::OfficerId>(call.request, "officer_id"));
  SPOTME_TRY(question.language, query_language(call.request));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  std::optional<std::string> after;
  if (const auto text = call.request.query_value("after")) after = *text;
  SPOTME_TRY(const auto page, app::show_report(call.service.context, call.service.messages, call.caller, question,
                                               after, limit, call.actor()));
  return reply(200, to_json(page, domain::terms_of(*kind)));
}

base::Result<Response> list_report_officers(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"kind", "from", "to", "unit", "search"}));
  SPOTME_TRY(const auto word, query_text(call.request, "kind", 40));
  const auto kind = domain::parse_report_kind(word);
  if (!kind) return bad_parameter("kind");
  domain::ReportQuestion question;
  question.kind = *kind;
  SPOTME_TRY(question.days.first, query_day(call.request, "from"));
  SPOTME_TRY(question.days.last, query_day(call.request, "to"));
  SPOTME_TRY(question.unit_path, query_text(call.request, "unit", 200));
  SPOTME_TRY(const auto search, query_text(call.request, "search", 100));
  SPOTME_TRY(const auto found, app::find_report_persons(call.service.context, call.caller, question, search));
  boost::json::array officers;
  for (const auto& one : found) {
    officers.push_back({{"id", base::to_string(one.officer)},
                        {"name", one.name},
                        {"unit", one.unit_name},
                        {"departed", one.departed}});
  }
  return reply(200, {{"officers", std::move(officers)}});
}

base::Result<Response> show_own_time_card(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"language"}));
  const auto month = domain::parse_month(call.parameters.at(0));
  if (!month) return base::Error{base::Code::not_found, "not_found", ""};
  SPOTME_TRY(const auto language, query_language(call.request));
  SPOTME_TRY(auto card, app::own_time_card(call.service.context, call.service.messages, call.caller, *month, language));
  Response response;
  response.headers = {{"Content-Type", "application/pdf"},
                      {"Content-Disposition", attachment_disposition(card.file_name)},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(card.bytes);
  return response;
}

}  // namespace spotme::http
