#include "app/board.hpp"

#include "http/board_handlers.hpp"
#include "http/board_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_search = 100;

base::Result<app::BoardFilter> read_filter(const Request& request) {
  app::BoardFilter filter;
  SPOTME_TRY(filter.search, query_text(request, "search", most_search));
  if (const auto status = request.query_value("status")) {
    filter.status = domain::parse_presence(*status);
    if (!filter.status) return bad_parameter("status");
  }
  return filter;
}

boost::json::object row_json(const app::BoardRow& row) {
  return {{"officer_id", base::to_string(row.member.officer)},
          {"name", row.member.name},
          {"unit", row.member.unit_path},
          {"unit_name", row.member.unit_name},
          {"presence", to_json(row.standing.presence)}};
}

}  // namespace

base::Result<app::BoardQuestion> board_question(const Request& request) {
  app::BoardQuestion question;
  SPOTME_TRY(question.unit, query_id<base::UnitId>(request, "unit_id"));
  SPOTME_TRY(question.below, query_flag(request, "below", true));
  return question;
}

base::Result<Response> show_board(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"unit_id", "below", "status", "search", "wall"}));
  SPOTME_TRY(const auto question, board_question(call.request));
  SPOTME_TRY(const auto filter, read_filter(call.request));
  SPOTME_TRY(const bool wall, query_flag(call.request, "wall", false));
  SPOTME_TRY(const auto board, app::show_board(call.service.context, call.caller, question, filter, call.actor()));
  boost::json::object body{
      {"at", base::format_instant(board.at)}, {"unit", unit_json(board.scope)}, {"counts", to_json(board.counts)}};
  boost::json::array units;
  for (const auto& unit : board.units) units.push_back(to_json(unit));
  body["units"] = std::move(units);
  if (wall) return reply(200, body);  // a screen in the hall: nobody is named
  boost::json::array officers;
  for (const auto& row : board.rows) officers.push_back(row_json(row));
  body["officers"] = std::move(officers);
  return reply(200, body);
}

base::Result<Response> list_board_units(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  boost::json::array units;
  for (const auto& unit : app::list_board_units(call.service.context, call.caller)) {
    units.push_back(
        {{"id", base::to_string(unit.unit)}, {"path", unit.path}, {"name", unit.name}, {"officers", unit.officers}});
  }
  return reply(200, {{"units", std::move(units)}});
}

base::Result<Response> stream_board(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"unit_id", "below", "wall"}));
  BoardFeed::Opening opening;
  SPOTME_TRY(opening.question, board_question(call.request));
  SPOTME_TRY(opening.wall, query_flag(call.request, "wall", false));
  opening.last_event = call.request.header("last-event-id");
  Response response;
  response.headers = {{"Content-Type", "text/event-stream; charset=utf-8"},
                      {"Cache-Control", "no-store"},
                      {"X-Accel-Buffering", "no"}};  // a proxy that collects answers would hold them back
  SPOTME_TRY(response.stream, call.service.board.open(call.caller, opening, call.actor()));
  if (!response.stream) return base::Error{base::Code::unavailable, "server_full", "", {{"seconds", "60"}}};
  return response;
}

}  // namespace spotme::http
