#include "http/figure_json.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::object answers_json(const store::AnswerFigures& answers) {
  return {{"decided", answers.decided}, {"passed_on", answers.passed_on}, {"average_minutes", answers.average_minutes}};
}

boost::json::array quarters_json(const std::vector<store::ArrivalCount>& quarters) {
  boost::json::array list;
  for (const auto& one : quarters) list.push_back({{"minute", one.minute}, {"officers", one.officers}});
  return list;
}

boost::json::array weeks_json(const std::vector<app::WeekFigures>& weeks) {
  boost::json::array list;
  for (const auto& week : weeks) {
    boost::json::object issues;
    for (const auto figure : domain::issue_figures) issues[domain::figure_name(figure)] = week.figures[figure];
    list.push_back({{"monday", base::format_day(week.monday)}, {"issues", std::move(issues)}});
  }
  return list;
}

}  // namespace

boost::json::object figure_head(const std::string& agency, const domain::DayRange& days) {
  boost::json::object body;
  if (!agency.empty()) body["agency"] = agency;
  body["from"] = base::format_day(days.first);
  body["to"] = base::format_day(days.last);
  return body;
}

boost::json::object to_json(const domain::Figures& figures) {
  boost::json::object body;
  for (std::size_t i = 0; i < figures.of.size(); ++i) {
    body[domain::figure_name(static_cast<domain::Figure>(i))] = figures.of.at(i);
  }
  return body;
}

boost::json::object to_json(const app::FigureSummary& summary) {
  auto body = figure_head(summary.agency_code, summary.days);
  body["before_from"] = base::format_day(summary.days_before.first);
  body["before_to"] = base::format_day(summary.days_before.last);
  body["figures"] = to_json(summary.now);
  body["figures_before"] = to_json(summary.before);
  body["posted"] = summary.posted;
  body["arrived_today"] = nullptr;
  if (summary.today) body["arrived_today"] = summary.arrived_today;
  body["open_cases"] = summary.open_cases;
  body["answers"] = answers_json(summary.answers);
  body["answers_before"] = answers_json(summary.answers_before);
  boost::json::array units;
  for (const auto& unit : summary.units) {
    units.push_back({{"unit_path", unit.unit_path}, {"figures", to_json(unit.figures)}});
  }
  body["units"] = std::move(units);
  return body;
}

boost::json::object to_json(const app::Arrivals& arrivals, const domain::DayRange& days) {
  auto body = figure_head(arrivals.agency_code, days);
  body["counted_days"] = arrivals.counted_days;
  body["open_day"] = nullptr;
  if (arrivals.open_day) body["open_day"] = base::format_day(*arrivals.open_day);
  body["quarters"] = quarters_json(arrivals.quarters);
  return body;
}

boost::json::object to_json(const app::IssueFigures& issues, const domain::DayRange& days) {
  auto body = figure_head(issues.agency_code, days);
  body["weeks"] = weeks_json(issues.weeks);
  return body;
}

boost::json::object to_json(const app::CaseFigures& cases, const domain::DayRange& days) {
  auto body = figure_head(cases.agency_code, days);
  body["age_bands"] = boost::json::array(domain::age_bands.begin(), domain::age_bands.end());
  boost::json::array open;
  for (const auto& one : cases.open) {
    open.push_back(
        {{"kind", domain::approval_kind_name(one.kind)}, {"counts", boost::json::array(one.of.begin(), one.of.end())}});
  }
  body["open"] = std::move(open);
  body["answers"] = answers_json(cases.all);
  boost::json::array desks;
  for (const auto& desk : cases.desks) {
    auto line = answers_json(desk);
    line["officer_id"] = base::to_string(desk.officer);
    line["officer_name"] = desk.name;
    line["unit_path"] = desk.unit_path;
    desks.push_back(std::move(line));
  }
  body["desks"] = std::move(desks);
  if (cases.next) body["next"] = *cases.next;
  return body;
}

boost::json::object to_json(const app::OfficerFigurePage& page, const domain::DayRange& days) {
  auto body = figure_head(page.agency_code, days);
  boost::json::array officers;
  for (const auto& one : page.officers) {
    officers.push_back({{"officer_id", base::to_string(one.officer)},
                        {"officer_name", one.name},
                        {"unit_path", one.unit_path},
                        {"late_in", one.late_in},
                        {"late_minutes", one.late_minutes},
                        {"early_out", one.early_out},
                        {"early_minutes", one.early_minutes},
                        {"no_clock", one.no_clock},
                        {"absent", one.absent}});
  }
  body["officers"] = std::move(officers);
  if (page.next) body["next"] = *page.next;
  return body;
}

boost::json::object to_json(const app::BodyFigures& shown) {
  auto body = figure_head("", shown.days);
  boost::json::array bodies;
  for (const auto& one : shown.bodies) {
    bodies.push_back({{"id", base::to_string(one.id)}, {"kind", one.kind}, {"code", one.code}, {"name", one.name}});
  }
  body["bodies"] = std::move(bodies);
  boost::json::array agencies;
  for (const auto& line : shown.agencies) {
    agencies.push_back({{"code", line.code}, {"name", line.name}, {"figures", to_json(line.figures)}});
  }
  body["agencies"] = std::move(agencies);
  body["quarters"] = quarters_json(shown.quarters);
  body["weeks"] = weeks_json(shown.weeks);
  return body;
}

}  // namespace spotme::http
