#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

/// Remote days: everybody his own; of others those whom he leads, which of these callers nobody does.
namespace spotme::test {

inline std::vector<Row> remote_rows() {
  const std::string unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string pulse = R"({"pulse_id":")" + unknown + R"(","key":")" + unknown + R"(","given_by":"tap"})";
  const std::string policy = "/api/v1/agencies/{own}/remote-policy";
  const std::string home = R"({"kind":"home","address":"x","latitude":2.9,"longitude":101.7,"measured":false})";
  return {
      {"GET", "/api/v1/pulses/today", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/pulses?from=2026-11-01&to=2026-11-30", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/pulses", pulse, 401, 404, 404, 404, 404, 404},
      {"PUT", "/api/v1/pulses/2026-11-24/9/explanation", R"({"text":"x"})", 401, 404, 404, 404, 404, 404},
      {"GET", "/api/v1/remote-places", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/remote-places", home, 401, 201, 201, 201, 201, 201},
      {"POST", "/api/v1/remote-places/" + unknown + "/ending", "", 401, 404, 404, 404, 404, 404},
      {"GET", "/api/v1/team/remote", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/team/remote-places", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/team/remote-places/" + unknown + "/decision", R"({"decision":"approve"})", 401, 404, 404, 404,
       404, 404},
      {"GET", policy, "", 401, 403, 200, 200, 404, 200},
      {"PUT", policy, R"({"keep_hours":24})", 401, 403, 200, 403, 404, 403},
      {"GET", "/api/v1/looks", "", 401, 200, 200, 200, 200, 200},
  };
}

}  // namespace spotme::test
