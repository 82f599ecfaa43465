#include "app/implementation.hpp"

#include "app/csv_writer.hpp"
#include "http/body_handlers.hpp"
#include "http/body_json.hpp"
#include "http/figure_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

#include <map>

namespace spotme::http {
namespace {

using Line = std::vector<app::CsvCell>;

boost::json::object counts_json(const app::ImplementationCounts& counts) {
  boost::json::object json{{"agencies", counts.agencies},
                           {"pressing", counts.pressing},
                           {"officers", counts.officers},
                           {"accounts", counts.accounts},
                           {"presses_today", counts.presses_today}};
  if (counts.last_at) json["last_press_at"] = base::format_instant(*counts.last_at);
  return json;
}

boost::json::object implementation_json(const app::Implementation& all) {
  boost::json::array bodies;
  for (const auto& line : all.bodies) {
    auto body = to_json(line.body);
    body["counts"] = counts_json(line.counts);
    bodies.push_back(std::move(body));
  }
  boost::json::array agencies;
  for (const auto& line : all.agencies) {
    auto agency = to_json(line.agency);
    agency["since"] = base::format_day(line.since);
    agency["counts"] = counts_json(line.counts);
    if (line.last_day) agency["last_press_day"] = base::format_day(*line.last_day);
    agencies.push_back(std::move(agency));
  }
  boost::json::array states;
  for (const auto& line : all.states) {
    states.push_back({{"state", line.state}, {"agencies", line.agencies}, {"officers", line.officers}});
  }
  return {{"as_of", base::format_instant(all.as_of)},
          {"total", counts_json(all.total)},
          {"ministries", all.ministries},
          {"ministries_in", all.ministries_in},
          {"bodies", std::move(bodies)},
          {"agencies", std::move(agencies)},
          {"states", std::move(states)}};
}

void add_counts(Line& line, const app::ImplementationCounts& counts) {
  for (const auto number : {counts.agencies, counts.pressing, counts.officers, counts.accounts, counts.presses_today}) {
    line.emplace_back(number);
  }
}

Response to_csv(const app::Implementation& all) {
  std::map<base::Uuid, std::string> codes;
  for (const auto& line : all.bodies) codes.emplace(line.body.id, line.body.code);
  const auto code_of = [&](const std::optional<base::Uuid>& id) { return id ? codes.at(*id) : std::string{}; };
  const auto last = [](const app::ImplementationCounts& counts, const std::optional<base::Day>& day) {
    if (counts.last_at) return base::format_instant(*counts.last_at);
    return day ? base::format_day(*day) : std::string{};
  };
  std::vector<Line> lines;
  for (const auto& line : all.bodies) {
    Line cells{line.body.kind, line.body.code, line.body.name, code_of(line.body.parent), std::string{}};
    add_counts(cells, line.counts);
    cells.emplace_back(last(line.counts, std::nullopt));
    cells.emplace_back(std::string{});
    lines.push_back(std::move(cells));
  }
  for (const auto& line : all.agencies) {
    Line cells{std::string("agency"), line.agency.code, line.agency.name, code_of(line.agency.body),
               base::format_day(line.since)};
    add_counts(cells, line.counts);
    cells.emplace_back(last(line.counts, line.last_day));
    const auto& from = line.agency.suspended_from;
    cells.emplace_back(from ? base::format_day(*from) : std::string{});
    lines.push_back(std::move(cells));
  }
  Response response;
  response.headers = {{"Content-Type", "text/csv; charset=utf-8"},
                      {"Content-Disposition",
                       "attachment; filename=\"pelaksanaan-" + base::format_day(base::local_day(all.as_of)) + ".csv\""},
                      {"Cache-Control", "no-store"}};
  response.body = app::write_csv({"kind", "code", "name", "under", "since", "agencies", "pressing", "officers",
                                  "accounts", "presses_today", "last_press", "suspended_from"},
                                 lines);
  return response;
}

}  // namespace

base::Result<Response> show_implementation(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"format"}));
  SPOTME_TRY(const auto csv, wants_csv(call.request));
  SPOTME_TRY(const auto all, app::load_implementation(call.service.context, call.caller));
  return csv ? to_csv(all) : reply(200, implementation_json(all));
}

}  // namespace spotme::http
