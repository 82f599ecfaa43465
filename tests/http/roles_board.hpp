#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// The live board and the team's month: everybody sees whom he follows, who follows nobody sees nobody; units of others
/// are not there.
inline std::vector<Row> board_rows() {
  const std::string unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
  return {
      {"GET", "/api/v1/board", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/board?wall=true", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/board?unit_id=" + unknown, "", 401, 422, 422, 422, 422, 422},
      {"HEAD", "/api/v1/board/stream", "", 401, 200, 200, 200, 200, 200},
      {"HEAD", "/api/v1/board/stream?unit_id=" + unknown, "", 401, 422, 422, 422, 422, 422},
      {"GET", "/api/v1/team/month?month=2026-11", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/team/month?unit_id=" + unknown, "", 401, 422, 422, 422, 422, 422},
      {"GET", "/api/v1/board/units", "", 401, 200, 200, 200, 200, 200},
  };
}

}  // namespace spotme::test
