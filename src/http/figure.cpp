#include "app/figure.hpp"

#include "http/figure_handlers.hpp"
#include "http/figure_json.hpp"
#include "http/reply.hpp"

namespace spotme::http {
namespace {

/// Lines of one file; whoever has more officers with something against them asks for a unit.
constexpr std::int64_t most_csv_lines = 10'000;

base::Result<domain::DayRange> read_days(const Request& request) {
  domain::DayRange days;
  SPOTME_TRY(days.first, query_day(request, "from"));
  SPOTME_TRY(days.last, query_day(request, "to"));
  return days;
}

base::Result<app::FigureQuestion> read_question(const Request& request) {
  app::FigureQuestion question;
  SPOTME_TRY(question.days, read_days(request));
  SPOTME_TRY(question.unit_path, query_text(request, "unit", 200));
  return question;
}

}  // namespace

base::Result<bool> wants_csv(const Request& request) {
  SPOTME_TRY(const auto format, query_text(request, "format", 10));
  if (!format.empty() && format != "csv" && format != "json") return bad_parameter("format");
  return format == "csv";
}

base::Result<app::FigurePage> read_figure_page(const Request& request, bool csv) {
  app::FigurePage page;
  if (const auto after = request.query_value("after")) page.after = *after;
  SPOTME_TRY(page.limit, query_limit(request, 50, 200));
  if (csv) page.limit = most_csv_lines;
  return page;
}

base::Result<Response> show_figure_summary(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "unit", "format"}));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto csv, wants_csv(call.request));
  SPOTME_TRY(const auto summary, app::show_figure_summary(call.service.context, call.caller, question));
  return csv ? to_csv(summary) : reply(200, to_json(summary));
}

base::Result<Response> show_figure_arrivals(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "unit", "format"}));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto csv, wants_csv(call.request));
  SPOTME_TRY(const auto arrivals, app::show_arrivals(call.service.context, call.caller, question));
  return csv ? to_csv(arrivals, question.days) : reply(200, to_json(arrivals, question.days));
}

base::Result<Response> show_figure_issues(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "unit", "format"}));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto csv, wants_csv(call.request));
  SPOTME_TRY(const auto issues, app::show_issue_figures(call.service.context, call.caller, question));
  return csv ? to_csv(issues, question.days) : reply(200, to_json(issues, question.days));
}

base::Result<Response> show_figure_cases(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "unit", "format", "after", "limit"}));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto csv, wants_csv(call.request));
  SPOTME_TRY(const auto page, read_figure_page(call.request, csv));
  SPOTME_TRY(const auto cases, app::show_case_figures(call.service.context, call.caller, question, page, call.actor()));
  return csv ? to_csv(cases, question.days) : reply(200, to_json(cases, question.days));
}

base::Result<Response> list_figure_officers(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "unit", "format", "sort", "after", "limit"}));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto csv, wants_csv(call.request));
  SPOTME_TRY(const auto page, read_figure_page(call.request, csv));
  SPOTME_TRY(const auto word, query_text(call.request, "sort", 20));
  const auto order = word.empty() ? store::OfficerOrder::late_minutes : store::parse_officer_order(word);
  if (!order) return bad_parameter("sort");
  SPOTME_TRY(const auto list,
             app::list_officer_figures(call.service.context, call.caller, question, *order, page, call.actor()));
  return csv ? to_csv(list, question.days) : reply(200, to_json(list, question.days));
}

base::Result<Response> show_body_figures(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "body_id", "format"}));
  SPOTME_TRY(const auto days, read_days(call.request));
  SPOTME_TRY(const auto body, query_uuid(call.request, "body_id"));
  SPOTME_TRY(const auto csv, wants_csv(call.request));
  SPOTME_TRY(const auto shown, app::show_body_figures(call.service.context, days, body));
  return csv ? to_csv(shown) : reply(200, to_json(shown));
}

}  // namespace spotme::http
