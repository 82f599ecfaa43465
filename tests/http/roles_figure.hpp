#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// Figures: of the caller's own agency for who reads others' days, of ministries for a system administrator.
inline std::vector<Row> figure_rows() {
  const std::string days = "?from=2026-11-01&to=2026-11-30";
  std::vector<Row> rows;
  for (const auto* what : {"summary", "arrivals", "issues", "cases", "officers"}) {
    const auto path = "/api/v1/figures/" + std::string(what) + days;
    rows.push_back({"GET", path, "", 401, 403, 200, 200, 200, 403});
    rows.push_back({"GET", path + "&unit=U1/A", "", 401, 403, 200, 404, 200, 403});
    rows.push_back({"GET", path + "&unit=U2", "", 401, 403, 404, 404, 404, 403});
  }
  rows.push_back({"GET", "/api/v1/figures/tasks", "", 401, 403, 404, 404, 404, 403});
  rows.push_back({"GET", "/api/v1/body-figures" + days, "", 401, 403, 403, 403, 403, 200});
  return rows;
}

}  // namespace spotme::test
