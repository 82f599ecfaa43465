#pragma once

#include "tests/http/roles_row.hpp"

#include <vector>

namespace spotme::test {

/// Notices: everybody reaches his own alone. A stream has no end, so only its head is asked for.
inline std::vector<Row> notice_rows() {
  return {
      {"GET", "/api/v1/notices", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/notices/box", "", 401, 200, 200, 200, 200, 200},
      {"HEAD", "/api/v1/notices/stream", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/notices/read", R"({"up_to": 7})", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/notices/999999/read", "", 401, 404, 404, 404, 404, 404},
      {"GET", "/api/v1/notice-preferences", "", 401, 200, 200, 200, 200, 200},
      {"PUT", "/api/v1/notice-preferences", R"({"language": "both", "choices": {}})", 401, 400, 400, 400, 400, 400},
  };
}

}  // namespace spotme::test
