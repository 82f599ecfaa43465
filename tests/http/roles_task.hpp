#pragma once

#include "tests/http/roles_row.hpp"

#include <string>
#include <vector>

namespace spotme::test {

/// Tasks and days: everybody his own; of others those who follow them, which none of these callers does.
inline std::vector<Row> task_rows() {
  const std::string unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
  const std::string task = "/api/v1/tasks/" + unknown;
  const std::string seen = R"({"revision":1})";
  const std::string draft = R"("title":"x","begins_on":"2026-11-24","due_on":"2026-11-27")";
  const std::string again = R"("title":"x","recurrence":{"every":"day","from":"2026-11-24","until":"2026-12-24"})";
  const auto all = [](const std::string& method, const std::string& target, const std::string& body, int status) {
    return Row{method, target, body, 401, status, status, status, status, status};
  };
  return {
      all("GET", "/api/v1/tasks", "", 200),
      all("POST", "/api/v1/tasks", "{" + draft + "}", 201),
      all("GET", "/api/v1/tasks/day", "", 200),
      all("GET", task, "", 404),
      all("PUT", task, R"({"revision":1,)" + draft + "}", 404),
      all("POST", task + "/progress", R"({"revision":1,"progress":50})", 404),
      all("POST", task + "/carry-over", R"({"revision":1,"to":"2026-11-25"})", 404),
      all("POST", task + "/hand-in", seen, 404),
      all("POST", task + "/verification", seen, 404),
      all("POST", task + "/return", R"({"revision":1,"note":"x"})", 404),
      all("POST", task + "/cancellation", seen, 404),
      all("POST", task + "/evidence", R"({"revision":1,"links":[{"url":"https://a/"}]})", 404),
      all("POST", task + "/comments", R"({"text":"x"})", 404),
      all("GET", "/api/v1/task-series", "", 200),
      all("POST", "/api/v1/task-series", "{" + again + "}", 201),
      all("POST", "/api/v1/task-series/" + unknown + "/ending", "{}", 404),
      all("GET", "/api/v1/day-report", "", 200),
      all("POST", "/api/v1/day-report", R"({"date":"2026-11-24","text":"x"})", 200),
      all("PUT", "/api/v1/day-report/plan", R"({"date":"2026-11-24","text":"x"})", 200),
      all("GET", "/api/v1/officers/{officer}/tasks", "", 404),
      all("POST", "/api/v1/officers/{officer}/day-comments", R"({"date":"2026-11-24","text":"x"})", 404),
      all("GET", "/api/v1/team/day", "", 200),
      all("GET", "/api/v1/team/members", "", 200),
      all("GET", "/api/v1/team/tasks", "", 200),
      all("POST", "/api/v1/team/tasks", R"({"officers":["{officer}"],)" + draft + "}", 422),
      all("POST", "/api/v1/team/tasks/verification", R"({"tasks":[{"id":")" + unknown + R"(","revision":1}]})", 200),
  };
}

}  // namespace spotme::test
