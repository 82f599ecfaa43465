#include "app/csv_writer.hpp"
#include "http/figure_json.hpp"

#include <fmt/format.h>

namespace spotme::http {
namespace {

using Line = std::vector<app::CsvCell>;

Line head_of(const std::string& agency, const domain::DayRange& days) {
  return {agency, base::format_day(days.first), base::format_day(days.last)};
}

void add_figures(Line& line, const domain::Figures& figures) {
  for (const auto number : figures.of) line.emplace_back(number);
}

void add_figure_titles(std::vector<std::string_view>& titles) {
  for (std::size_t i = 0; i < domain::figure_count; ++i) {
    titles.push_back(domain::figure_name(static_cast<domain::Figure>(i)));
  }
}

Response csv_reply(std::string_view name, const std::string& agency, const domain::DayRange& days,
                   const std::vector<std::string_view>& titles, const std::vector<Line>& lines) {
  Response response;
  const auto file = fmt::format("angka-{}-{}{}{}-{}.csv", name, agency, agency.empty() ? "" : "-",
                                base::format_day(days.first), base::format_day(days.last));
  response.headers = {{"Content-Type", "text/csv; charset=utf-8"},
                      {"Content-Disposition", "attachment; filename=\"" + file + "\""},
                      {"Cache-Control", "no-store"}};
  response.body = app::write_csv(titles, lines);
  return response;
}

}  // namespace

Response to_csv(const app::FigureSummary& summary) {
  std::vector<std::string_view> titles{"agency", "from", "to", "unit"};
  add_figure_titles(titles);
  std::vector<Line> lines;
  for (const auto& unit : summary.units) {
    auto line = head_of(summary.agency_code, summary.days);
    line.emplace_back(unit.unit_path);
    add_figures(line, unit.figures);
    lines.push_back(std::move(line));
  }
  return csv_reply("unit", summary.agency_code, summary.days, titles, lines);
}

Response to_csv(const app::Arrivals& arrivals, const domain::DayRange& days) {
  std::vector<Line> lines;
  for (const auto& one : arrivals.quarters) {
    auto line = head_of(arrivals.agency_code, days);
    line.emplace_back(base::format_minute(base::Minutes{one.minute}));
    line.emplace_back(one.officers);
    lines.push_back(std::move(line));
  }
  return csv_reply("ketibaan", arrivals.agency_code, days, {"agency", "from", "to", "quarter", "officers"}, lines);
}

Response to_csv(const app::IssueFigures& issues, const domain::DayRange& days) {
  std::vector<std::string_view> titles{"agency", "from", "to", "week"};
  for (const auto figure : domain::issue_figures) titles.push_back(domain::figure_name(figure));
  std::vector<Line> lines;
  for (const auto& week : issues.weeks) {
    auto line = head_of(issues.agency_code, days);
    line.emplace_back(base::format_day(week.monday));
    for (const auto figure : domain::issue_figures) line.emplace_back(week.figures[figure]);
    lines.push_back(std::move(line));
  }
  return csv_reply("isu", issues.agency_code, days, titles, lines);
}

Response to_csv(const app::CaseFigures& cases, const domain::DayRange& days) {
  std::vector<Line> lines;
  for (const auto& desk : cases.desks) {
    auto line = head_of(cases.agency_code, days);
    line.emplace_back(desk.name);
    line.emplace_back(desk.unit_path);
    line.emplace_back(desk.decided);
    line.emplace_back(desk.passed_on);
    line.emplace_back(desk.average_minutes);
    lines.push_back(std::move(line));
  }
  return csv_reply("kes", cases.agency_code, days,
                   {"agency", "from", "to", "name", "unit", "decided", "passed_on", "average_minutes"}, lines);
}

Response to_csv(const app::OfficerFigurePage& page, const domain::DayRange& days) {
  std::vector<Line> lines;
  for (const auto& one : page.officers) {
    auto line = head_of(page.agency_code, days);
    line.emplace_back(one.name);
    line.emplace_back(one.unit_path);
    for (const auto number :
         {one.late_in, one.late_minutes, one.early_out, one.early_minutes, one.no_clock, one.absent}) {
      line.emplace_back(number);
    }
    lines.push_back(std::move(line));
  }
  return csv_reply("pegawai", page.agency_code, days,
                   {"agency", "from", "to", "name", "unit", "late_in", "late_minutes", "early_out", "early_minutes",
                    "no_clock", "absent"},
                   lines);
}

Response to_csv(const app::BodyFigures& shown) {
  std::vector<std::string_view> titles{"agency", "from", "to", "name"};
  add_figure_titles(titles);
  std::vector<Line> lines;
  for (const auto& agency : shown.agencies) {
    auto line = head_of(agency.code, shown.days);
    line.emplace_back(agency.name);
    add_figures(line, agency.figures);
    lines.push_back(std::move(line));
  }
  return csv_reply("agensi", "", shown.days, titles, lines);
}

}  // namespace spotme::http
