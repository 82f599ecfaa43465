#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

/// Places, networks and kiosks: for the administrators of the agency, each within his reach.
namespace spotme::test {

inline std::vector<Row> place_rows() {
  const std::string own = "/api/v1/agencies/{own}";
  const std::string unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string unit = R"({"unit_id":")" + unknown + R"(",)";
  const std::string circle = R"("centre":{"latitude":2.9,"longitude":101.7},"radius_m":100})";
  const std::string named = unit + R"("name":"x","from":"2026-11-24",)";
  const std::string last_day = R"({"last_day":"2026-12-31"})";
  // A list is empty for a branch that has nothing; an unknown unit is told to whoever keeps places at all.
  return {
      {"GET", "/api/v1/map", "", 401, 200, 200, 200, 200, 200},
      {"GET", own + "/places", "", 401, 403, 200, 200, 404, 404},
      {"GET", "/api/v1/agencies/{other}/places", "", 401, 403, 404, 404, 200, 404},
      {"POST", own + "/places", named + circle, 401, 403, 422, 422, 404, 404},
      {"GET", own + "/places/" + unknown, "", 401, 403, 404, 404, 404, 404},
      {"PUT", own + "/places/" + unknown, named + circle, 401, 403, 404, 404, 404, 404},
      {"POST", own + "/places/" + unknown + "/ending", last_day, 401, 403, 404, 404, 404, 404},
      {"POST", own + "/place-tests", unit + R"("latitude":2.9,"longitude":101.7,"accuracy_m":20})", 401, 403, 422, 422,
       404, 404},
      {"POST", own + "/place-previews", unit + circle, 401, 403, 422, 422, 404, 404},
      {"GET", own + "/place-presses?unit_id=" + unknown, "", 401, 403, 422, 422, 404, 404},
      {"GET", own + "/networks", "", 401, 403, 200, 200, 404, 404},
      {"GET", "/api/v1/agencies/{other}/networks", "", 401, 403, 404, 404, 200, 404},
      {"POST", own + "/networks", named + R"("prefix":"10.1.0.0/16"})", 401, 403, 422, 422, 404, 404},
      {"GET", own + "/networks/" + unknown, "", 401, 403, 404, 404, 404, 404},
      {"PUT", own + "/networks/" + unknown, named + R"("prefix":"10.1.0.0/16"})", 401, 403, 404, 404, 404, 404},
      {"POST", own + "/networks/" + unknown + "/ending", last_day, 401, 403, 404, 404, 404, 404},
      {"GET", own + "/kiosks", "", 401, 403, 200, 200, 404, 404},
      {"POST", own + "/kiosks", R"({"place_id":")" + unknown + R"(","name":"x"})", 401, 403, 422, 422, 404, 404},
      {"POST", own + "/kiosks/" + unknown + "/code", "", 401, 403, 404, 404, 404, 404},
      {"POST", own + "/kiosks/" + unknown + "/ending", "", 401, 403, 404, 404, 404, 404},
      {"GET", "/api/v1/kiosk-device", "", 200, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/kiosk-device", R"({"code":"x"})", 422, 422, 422, 422, 422, 422},
  };
}

}  // namespace spotme::test
