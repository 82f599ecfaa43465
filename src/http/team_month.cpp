#include "app/team_month.hpp"

#include "http/board_handlers.hpp"
#include "http/board_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::int64_t most_rows = 100;

base::Result<app::TeamMonthQuestion> read_question(const Request& request) {
  const auto bad_month = bad_parameter("month");
  app::TeamMonthQuestion question;
  if (const auto month = request.query_value("month")) {
    question.month = domain::parse_month(*month);
    if (!question.month) return bad_month;
  }
  SPOTME_TRY(question.whose, board_question(request));
  if (const auto after = request.query_value("after")) question.after = std::string(*after);
  SPOTME_TRY(question.limit, query_limit(request, question.limit, most_rows));
  return question;
}

boost::json::object cell_json(const app::TeamCell& cell) {
  using domain::Whereabouts;
  const auto& day = cell.day;
  boost::json::object json{{"mark", domain::day_mark_name(domain::mark_of(day))}};
  if (day.late > base::Minutes{0}) json["late_minutes"] = day.late.count();
  if (day.early > base::Minutes{0}) json["early_minutes"] = day.early.count();
  boost::json::array issues;
  for (const auto& one : cell.issues) {
    boost::json::object issue{{"issue", domain::issue_name(one.issue)}};
    if (one.state) issue["state"] = domain::issue_state_name(*one.state);
    issues.push_back(std::move(issue));
  }
  if (!issues.empty()) json["issues"] = std::move(issues);
  const auto plain = [](Whereabouts where) { return where == Whereabouts::office || where == Whereabouts::off; };
  if (!plain(day.where.morning) || !plain(day.where.afternoon)) {
    json["where"] = {{"morning", domain::whereabouts_name(day.where.morning)},
                     {"afternoon", domain::whereabouts_name(day.where.afternoon)}};
  }
  if (cell.holiday) json["holiday"] = {{"ms", cell.holiday->name_ms}, {"en", cell.holiday->name_en}};
  if (cell.closed) json["closed"] = true;
  return json;
}

boost::json::object row_json(const app::TeamMonthRow& row) {
  boost::json::array cells;
  for (const auto& cell : row.cells) cells.push_back(cell_json(cell));
  const auto& totals = row.totals;
  return {{"officer_id", base::to_string(row.member.officer)},
          {"name", row.member.name},
          {"unit", row.member.unit_path},
          {"unit_name", row.member.unit_name},
          {"days", std::move(cells)},
          {"totals",
           {{"late", totals.late},
            {"late_minutes", totals.late_minutes},
            {"absent", totals.absent},
            {"leave_halves", totals.leave_halves},
            {"remote_halves", totals.remote_halves},
            {"duty_halves", totals.duty_halves}}}};
}

}  // namespace

base::Result<Response> show_team_month(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"month", "unit_id", "below", "after", "limit"}));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto month, app::show_team_month(call.service.context, call.caller, question, call.actor()));
  boost::json::array officers;
  for (const auto& row : month.rows) officers.push_back(row_json(row));
  boost::json::object body{{"month", domain::format_month(month.month)},
                           {"today", base::format_day(month.today)},
                           {"unit", unit_json(month.scope)},
                           {"total", month.total},
                           {"officers", std::move(officers)}};
  if (month.next) body["next"] = *month.next;
  return reply(200, body);
}

}  // namespace spotme::http
