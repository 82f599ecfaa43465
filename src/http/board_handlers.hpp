#pragma once

#include "http/routes.hpp"

/// The handlers of the live board and of the team's month.
namespace spotme::http {

// board.cpp
[[nodiscard]] base::Result<Response> show_board(const Call& call);
[[nodiscard]] base::Result<Response> list_board_units(const Call& call);
[[nodiscard]] base::Result<Response> stream_board(const Call& call);

}  // namespace spotme::http
