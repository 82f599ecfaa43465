#include "tests/support/task.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <thread>

/// Tasks over HTTP: the form of their answers, and what attackers try with them (rows 1 to 5, 11, 15, 24, 27).
namespace spotme::test {
namespace {

class TaskRoutes : public TaskTest {
 protected:
  TaskRoutes() : server(place) {}

  Answer send(const Made& who, const std::string& method, const std::string& path, const std::string& body = {}) {
    return server.send_as(place.token_for(who), method, "/api/v1" + path, body);
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string refusal(const Answer& answer) {
    const auto body = object(answer);
    if (!body.contains("error")) return std::to_string(answer.status);
    const auto& error = body.at("error").as_object();
    const auto& message = error.at("message").as_object();
    EXPECT_FALSE(message.at("ms").as_string().empty());
    EXPECT_FALSE(message.at("en").as_string().empty());
    EXPECT_NE(message.at("ms"), message.at("en"));
    const auto field = error.contains("field") ? std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()), field);
  }
  std::string task(const std::string& more = "", const std::string& due = "2026-11-27") {
    return fmt::format(R"({{"title":"Sedia minit","begins_on":"2026-11-24","due_on":"{}"{}}})", due, more);
  }
  std::string made(const Made& who) {
    const auto answer = send(who, "POST", "/tasks", task());
    EXPECT_EQ(answer.status, 201) << answer.body;
    return std::string(object(answer).at("id").as_string());
  }

  TestServer server;
};

TEST_F(TaskRoutes, ATaskIsPlannedMovedAndVerified) {
  const auto id = made(officer);
  auto answer = object(send(officer, "POST", "/tasks/" + id + "/progress", R"({"revision":1,"progress":50})"));
  EXPECT_EQ(answer.at("progress"), 50);
  EXPECT_EQ(answer.at("revision"), 2);
  answer = object(send(officer, "POST", "/tasks/" + id + "/evidence",
                       R"({"revision":2,"links":[{"url":"https://fail.gov.my/x","label":"Minit"}]})"));
  EXPECT_EQ(answer.at("links").at(0).at("label"), "Minit");
  EXPECT_EQ(send(officer, "POST", "/tasks/" + id + "/hand-in", R"({"revision":3})").status, 200);
  const auto waiting = object(send(supervisor, "GET", "/team/tasks"));
  EXPECT_EQ(waiting.at("tasks").as_array().size(), 1U);
  EXPECT_EQ(refusal(send(supervisor, "POST", "/tasks/" + id + "/return", R"({"revision":4})")),
            "422 task_note_missing note");
  answer = object(send(supervisor, "POST", "/tasks/" + id + "/verification", R"({"revision":4})"));
  EXPECT_EQ(answer.at("state"), "verified");
  const auto detail = object(send(officer, "GET", "/tasks/" + id));
  EXPECT_EQ(detail.at("steps").as_array().size(), 5U);
  EXPECT_EQ(detail.at("moved_on").at(0), "2026-11-24");
  EXPECT_EQ(detail.at("own"), true);
}

TEST_F(TaskRoutes, BadInputIsRefusedInTwoLanguages) {
  EXPECT_EQ(refusal(send(officer, "POST", "/tasks", task("", "2026-11-23"))), "422 task_ends_before_it_begins due_on");
  EXPECT_EQ(refusal(send(officer, "POST", "/tasks", task(R"(,"priority":"urgent")"))), "400 not_one_of priority");
  EXPECT_EQ(refusal(send(officer, "POST", "/tasks", task(R"(,"officer_id":"x")"))), "400 unknown_field officer_id");
  EXPECT_EQ(refusal(send(officer, "POST", "/tasks", task(R"(,"state":"verified")"))), "400 unknown_field state");
  EXPECT_EQ(refusal(send(officer, "POST", "/tasks", task(R"(,"assigned_by":"x")"))), "400 unknown_field assigned_by");
  const auto id = made(officer);
  const auto at = "/tasks/" + id;
  EXPECT_EQ(
      refusal(send(officer, "POST", at + "/evidence", R"({"revision":1,"links":[{"url":"javascript:alert`1`"}]})")),
      "422 task_link_invalid links[0].url");
  EXPECT_EQ(refusal(send(officer, "POST", at + "/evidence", R"({"revision":1})")), "422 task_evidence_missing links");
  EXPECT_EQ(refusal(send(officer, "POST", at + "/carry-over", R"({"revision":1,"to":"2026-11-24"})")),
            "422 task_carry_backwards to");
  EXPECT_EQ(refusal(send(officer, "POST", at + "/progress", R"({"revision":1,"progress":33})")),
            "422 not_one_of progress");
  EXPECT_EQ(refusal(send(officer, "POST", at + "/progress", R"({"revision":9,"progress":25})")), "409 task_changed ");
  EXPECT_EQ(refusal(send(officer, "POST", at + "/hand-in", R"({"revision":1,"verified_by":"x"})")),
            "400 unknown_field verified_by");
  EXPECT_EQ(refusal(send(officer, "POST", "/day-report", R"({"date":"2026-11-24","text":""})")),
            "422 day_report_empty text");
  EXPECT_EQ(refusal(send(officer, "POST", "/day-report", R"({"date":"2026-13-24","text":"x"})")), "422 not_a_day date");
  EXPECT_EQ(refusal(send(officer, "GET", "/tasks?filter=semua")), "400 parameter_invalid filter");
  EXPECT_EQ(refusal(send(officer, "GET", "/tasks?after=x")), "422 cursor_invalid after");
  EXPECT_EQ(refusal(send(officer, "GET", "/team/day?after=x")), "422 cursor_invalid after");
  EXPECT_EQ(refusal(send(officer, "GET", "/team/tasks?after=x")), "422 cursor_invalid after");
  for (const auto* path : {"/tasks", "/team/day", "/team/tasks", "/team/members", "/task-series"}) {
    EXPECT_EQ(refusal(send(officer, "GET", std::string(path) + "?limit=1000000000")), "400 parameter_invalid limit");
    EXPECT_EQ(refusal(send(officer, "GET", std::string(path) + "?limit=0")), "400 parameter_invalid limit");
  }
}

TEST_F(TaskRoutes, NothingOfAnothersTaskIsToldToThoseItDoesNotConcern) {
  const auto id = made(officer);
  const auto seen = R"({"revision":1})";
  for (const auto* who : {&colleague, &other_supervisor, &stranger, &approver, &lone}) {
    for (const auto* action : {"hand-in", "verification", "cancellation"}) {
      EXPECT_EQ(send(*who, "POST", fmt::format("/tasks/{}/{}", id, action), seen).status, 404);
    }
    const auto answer = send(*who, "GET", "/tasks/" + id);
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.body.find("Sedia"), std::string::npos);
    EXPECT_EQ(send(*who, "GET", "/officers/" + base::to_string(officer.officer) + "/tasks").status, 404);
    const auto assign =
        fmt::format(R"({{"officers":["{}"],"title":"x","begins_on":"2026-11-24","due_on":"2026-11-24"}})",
                    base::to_string(officer.officer));
    EXPECT_EQ(refusal(send(*who, "POST", "/team/tasks", assign)), "422 task_officer_not_led officers[0]");
    const auto outcome = object(
        send(*who, "POST", "/team/tasks/verification", fmt::format(R"({{"tasks":[{{"id":"{}","revision":1}}]}})", id)));
    EXPECT_EQ(outcome.at("tasks").at(0).at("error").at("code"), "not_found");
  }
  EXPECT_GE(audited("task_refused"), 5);
  EXPECT_EQ(number("SELECT count(*) FROM task_step"), 1) << "nothing was changed";
}

TEST_F(TaskRoutes, ScriptAndSqlAreText) {
  const std::string evil = "<script>alert(1)</script>'; DROP TABLE task; -- {name}";
  const auto body = boost::json::serialize(
      boost::json::object{{"title", evil}, {"output", evil}, {"begins_on", "2026-11-24"}, {"due_on", "2026-11-27"}});
  const auto answer = send(officer, "POST", "/tasks", body);
  ASSERT_EQ(answer.status, 201) << answer.body;
  const auto id = std::string(object(answer).at("id").as_string());
  EXPECT_EQ(object(answer).at("title").as_string(), evil);
  const auto comment = boost::json::serialize(boost::json::object{{"text", evil}});
  EXPECT_EQ(send(supervisor, "POST", "/tasks/" + id + "/comments", comment).status, 201);
  const auto detail = object(send(officer, "GET", "/tasks/" + id));
  EXPECT_EQ(detail.at("comments").at(0).at("text").as_string(), evil);
  EXPECT_EQ(send(supervisor, "GET", "/team/day?search=%27%3B%20DROP%20TABLE%20task%3B").status, 200);
  EXPECT_EQ(send(supervisor, "GET", "/team/day?unit=U1%27--").status, 200);
  EXPECT_EQ(send(supervisor, "GET", "/team/members?search=%25").status, 200);
  const auto day = object(send(supervisor, "GET", "/team/day"));
  bool shown = false;
  for (const auto& row : day.at("officers").as_array()) {
    for (const auto& title : row.at("titles").as_array()) shown |= title.at("title").as_string() == evil;
  }
  EXPECT_TRUE(shown);
}

TEST_F(TaskRoutes, OfTwoWhoActAtOnceOneWinsAndTheOtherIsTold) {
  const auto id = made(officer);
  ASSERT_EQ(send(officer, "POST", "/tasks/" + id + "/hand-in", R"({"revision":1})").status, 200);
  const auto by_supervisor = place.token_for(supervisor);
  const auto by_head = place.token_for(head);
  Answer verified;
  Answer returned;
  std::thread first([&] {
    verified = server.send_as(by_supervisor, "POST", "/api/v1/tasks/" + id + "/verification", R"({"revision":2})");
  });
  std::thread second([&] {
    returned = server.send_as(by_head, "POST", "/api/v1/tasks/" + id + "/return", R"({"revision":2,"note":"x"})");
  });
  first.join();
  second.join();
  EXPECT_EQ(std::min(verified.status, returned.status), 200) << verified.body << returned.body;
  EXPECT_EQ(std::max(verified.status, returned.status), 409);
  const auto& loser = verified.status == 409 ? verified : returned;
  EXPECT_EQ(refusal(loser), "409 task_changed ");
  EXPECT_EQ(number("SELECT count(*) FROM task_step"), 3);
}

TEST_F(TaskRoutes, ADayIsReportedInOneCall) {
  const auto id = made(officer);
  const auto body = fmt::format(
      R"({{"date":"2026-11-24","text":"Minit siap.","tasks":[{{"id":"{}","revision":1,"progress":75}}]}})", id);
  const auto day = object(send(officer, "POST", "/day-report", body));
  EXPECT_EQ(day.at("report").at("version"), 1);
  EXPECT_EQ(day.at("moved").at(0).at("task").at("progress"), 75);
  EXPECT_EQ(object(send(officer, "GET", "/day-report")).at("text"), "Minit siap.");
  const auto at = "/officers/" + base::to_string(officer.officer);
  EXPECT_EQ(object(send(supervisor, "GET", at + "/tasks")).at("report").at("may_verify"), true);
  EXPECT_EQ(send(supervisor, "POST", at + "/day-comments", R"({"date":"2026-11-24","text":"Baik."})").status, 201);
  const auto verify = fmt::format(R"({{"reports":[{{"officer_id":"{}","date":"2026-11-24","version":1}}]}})",
                                  base::to_string(officer.officer));
  EXPECT_EQ(object(send(supervisor, "POST", "/team/tasks/verification", verify)).at("done"), 1);
  EXPECT_EQ(refusal(send(officer, "POST", "/day-report", R"({"date":"2026-11-24","text":"Lain."})")),
            "409 day_report_verified ");
  const auto outcome = object(send(supervisor, "POST", "/team/tasks/verification", verify));
  EXPECT_EQ(outcome.at("reports").at(0).at("error").at("code"), "day_report_verified");
}

TEST_F(TaskRoutes, OneTaskIsGivenToManyAndAgainAndAgain) {
  const auto officers =
      fmt::format(R"("officers":["{}","{}"])", base::to_string(officer.officer), base::to_string(lone.officer));
  const auto members = object(send(supervisor, "GET", "/team/members"));
  EXPECT_EQ(members.at("officers").as_array().size(), 2U);
  EXPECT_EQ(members.at("leads"), true);
  const auto once = R"("title":"Semak fail","begins_on":"2026-11-24","due_on":"2026-11-26")";
  auto answer = send(supervisor, "POST", "/team/tasks", "{" + officers + "," + once + "}");
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(object(answer).at("tasks"), 2);
  const auto again = R"("title":"Laporan harian","recurrence":{"every":"week","weekdays":[2,4],)"
                     R"("from":"2026-11-24","until":"2026-12-24"})";
  answer = send(supervisor, "POST", "/team/tasks", "{" + officers + "," + again + "}");
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(object(answer).at("tasks"), 2) << "Tuesday's are made at once";
  const auto series = object(send(officer, "GET", "/task-series")).at("series").at(0).as_object();
  EXPECT_EQ(series.at("recurrence").at("weekdays"), boost::json::array({2, 4}));
  EXPECT_EQ(series.at("may_end"), false);
  const auto ending = "/task-series/" + std::string(series.at("id").as_string()) + "/ending";
  EXPECT_EQ(refusal(send(officer, "POST", ending, "{}")), "403 task_assigned_by_other ");
  EXPECT_EQ(send(colleague, "POST", ending, "{}").status, 404);
  EXPECT_EQ(send(supervisor, "POST", ending, "{}").status, 204);
  EXPECT_EQ(refusal(send(supervisor, "POST", ending, "{}")), "409 task_series_ended ");
  EXPECT_EQ(refusal(send(supervisor, "POST", "/team/tasks", "{" + officers + R"(,"title":"x"})")),
            "400 missing_field begins_on");
  EXPECT_EQ(object(send(officer, "GET", "/tasks")).at("counts").at("open"), 2);
}

}  // namespace
}  // namespace spotme::test
