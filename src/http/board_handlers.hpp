#pragma once

#include "app/board.hpp"
#include "http/routes.hpp"

/// The handlers of the live board and of the team's month.
namespace spotme::http {

// board.cpp
[[nodiscard]] base::Result<Response> show_board(const Call& call);
[[nodiscard]] base::Result<Response> list_board_units(const Call& call);
[[nodiscard]] base::Result<Response> stream_board(const Call& call);
/// `unit_id` and `below` of a query: whose board or month is asked for.
[[nodiscard]] base::Result<app::BoardQuestion> board_question(const Request& request);

// team_month.cpp
[[nodiscard]] base::Result<Response> show_team_month(const Call& call);

}  // namespace spotme::http
