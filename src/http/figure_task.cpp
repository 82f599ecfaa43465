#include "app/figure_task.hpp"

#include "app/csv_writer.hpp"
#include "http/figure_handlers.hpp"
#include "http/figure_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace spotme::http {
namespace {

boost::json::object to_json(const app::TaskLoadPage& page) {
  boost::json::array officers;
  for (const auto& one : page.officers) {
    officers.push_back({{"officer_id", base::to_string(one.officer)},
                        {"officer_name", one.name},
                        {"unit_path", one.unit_path},
                        {"in_hand", one.in_hand},
                        {"overdue", one.overdue},
                        {"urgent", one.urgent},
                        {"waiting", one.waiting}});
  }
  boost::json::object body{{"agency", page.agency_code}, {"as_of", base::format_day(page.as_of)}};
  body["officers"] = std::move(officers);
  if (page.next) body["next"] = *page.next;
  return body;
}

Response to_csv(const app::TaskLoadPage& page) {
  const auto day = base::format_day(page.as_of);
  std::vector<std::vector<app::CsvCell>> lines;
  for (const auto& one : page.officers) {
    lines.push_back(
        {page.agency_code, day, one.name, one.unit_path, one.in_hand, one.overdue, one.urgent, one.waiting});
  }
  Response response;
  response.headers = {
      {"Content-Type", "text/csv; charset=utf-8"},
      {"Content-Disposition", fmt::format("attachment; filename=\"angka-tugasan-{}-{}.csv\"", page.agency_code, day)},
      {"Cache-Control", "no-store"}};
  response.body = app::write_csv({"agency", "as_of", "name", "unit", "in_hand", "overdue", "urgent", "waiting"}, lines);
  return response;
}

}  // namespace

base::Result<Response> list_figure_tasks(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"unit", "format", "after", "limit"}));
  SPOTME_TRY(const auto unit, query_text(call.request, "unit", 200));
  SPOTME_TRY(const auto csv, wants_csv(call.request));
  SPOTME_TRY(const auto page, read_figure_page(call.request, csv));
  SPOTME_TRY(const auto list, app::list_task_load(call.service.context, call.caller, unit, page, call.actor()));
  return csv ? to_csv(list) : reply(200, to_json(list));
}

}  // namespace spotme::http
