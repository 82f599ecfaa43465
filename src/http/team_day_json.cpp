#include "http/team_day_json.hpp"

#include "http/reply.hpp"
#include "http/task_json.hpp"

namespace spotme::http {
namespace {

boost::json::value minute_or_null(const std::optional<base::Minutes>& minute) {
  if (!minute) return nullptr;
  return boost::json::value(base::format_minute(*minute));
}

boost::json::object attendance_json(const app::TeamAttendance& attendance) {
  boost::json::array issues;
  for (const auto issue : attendance.issues) issues.push_back(boost::json::value(domain::issue_name(issue)));
  boost::json::array grants;
  for (const auto& grant : attendance.grants) grants.push_back(boost::json::value(grant));
  boost::json::object body{{"status", nullptr},
                           {"first_in", minute_or_null(attendance.first_in)},
                           {"last_out", minute_or_null(attendance.last_out)},
                           {"worked_minutes", nullptr},
                           {"issues", std::move(issues)},
                           {"grants", std::move(grants)},
                           {"closed", attendance.closed}};
  if (!attendance.status.empty()) body["status"] = attendance.status;
  if (attendance.worked) body["worked_minutes"] = attendance.worked->count();
  return body;
}

boost::json::object row_json(const app::TeamDayRow& row) {
  boost::json::array titles;
  for (const auto& title : row.titles) {
    titles.push_back({{"id", base::to_string(title.id)},
                      {"title", title.title},
                      {"progress", title.progress},
                      {"state", domain::task_state_name(title.state)},
                      {"revision", title.revision},
                      {"due_on", base::format_day(title.due_on)}});
  }
  boost::json::object body{{"officer", person_json(row.member.officer, row.member.name)},
                           {"unit", row.member.unit_name},
                           {"attendance", attendance_json(row.attendance)},
                           {"works", row.works},
                           {"planned", row.planned},
                           {"reported", row.reported},
                           {"report", nullptr},
                           {"tasks", boost::json::object{{"open", row.tasks.open},
                                                         {"moved", row.tasks.moved},
                                                         {"handed_in", row.tasks.handed_in},
                                                         {"verified", row.tasks.verified},
                                                         {"overdue", row.tasks.overdue}}},
                           {"titles", std::move(titles)},
                           {"comments", row.tasks.comments},
                           {"may_verify", row.may_verify}};
  if (row.report) body["report"] = to_json(*row.report);
  return body;
}

}  // namespace

base::Result<app::TeamDayFilter> read_team_filter(const Request& request) {
  const auto word = request.query_value("filter").value_or("all");
  if (word == "all") return app::TeamDayFilter::all;
  if (word == "not_planned") return app::TeamDayFilter::not_planned;
  if (word == "not_reported") return app::TeamDayFilter::not_reported;
  if (word == "waiting") return app::TeamDayFilter::waiting;
  return bad_parameter("filter");
}

boost::json::array units_json(const std::vector<store::TeamUnit>& units) {
  boost::json::array list;
  for (const auto& unit : units) {
    list.push_back({{"path", unit.path}, {"name", unit.name}, {"officers", unit.officers}});
  }
  return list;
}

boost::json::object to_json(const app::TeamDay& day) {
  boost::json::array officers;
  for (const auto& row : day.rows) officers.push_back(row_json(row));
  boost::json::object body{{"date", base::format_day(day.date)},
                           {"today", base::format_day(day.today)},
                           {"counts", boost::json::object{{"officers", day.counts.officers},
                                                          {"working", day.counts.working},
                                                          {"not_planned", day.counts.not_planned},
                                                          {"not_reported", day.counts.not_reported},
                                                          {"waiting", day.counts.waiting}}},
                           {"units", units_json(day.units)},
                           {"officers", std::move(officers)}};
  if (day.next) body["next"] = *day.next;
  return body;
}

}  // namespace spotme::http
