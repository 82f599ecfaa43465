#include "app/report_runner.hpp"
#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

/// Reports over HTTP: from the order to the file, and what is refused on the way.
namespace spotme::test {
namespace {

using Role = domain::Role;

class ReportHttp : public testing::Test {
 protected:
  ReportHttp() {
    const auto head = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    const auto other = place.add({"ketua.b", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    const auto officer = place.add({"pegawai"});
    head_token = place.token_for(head);
    other_token = place.token_for(other);
    officer_token = place.token_for(officer);
  }
  static boost::json::object body(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }

  TestInstallation place;
  std::string head_token;
  std::string other_token;
  std::string officer_token;
  TestServer server{place};
};

TEST_F(ReportHttp, AnOrderBecomesAFileOfItsOwnerAlone) {
  const auto ordered = server.send_as(head_token, "POST", "/api/v1/report-orders",
                                      R"({"kind":"late_list","from":"2026-11-01","to":"2026-11-20","form":"xlsx",)"
                                      R"("language":"en","purpose":"Audit","recipient":"JAN"})");
  ASSERT_EQ(ordered.status, 201) << ordered.body;
  const std::string id(body(ordered).at("id").as_string());
  const auto path = "/api/v1/report-orders/" + id;
  EXPECT_EQ(server.send_as(head_token, "GET", path + "/file").status, 409);
  EXPECT_TRUE(app::make_next_report(*place.context, place.messages, base::make_uuid(place.clock.now()), {}));
  const auto shown = body(server.send_as(head_token, "GET", path));
  EXPECT_EQ(shown.at("state").as_string(), "done");
  EXPECT_EQ(shown.at("purpose").as_string(), "Audit");
  const auto file = server.send_as(head_token, "GET", path + "/file");
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(file.body.starts_with("PK"));
  EXPECT_TRUE(file.header("Content-Disposition").starts_with("attachment;"));
  EXPECT_EQ(file.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(file.header("Cache-Control"), "no-store");
  for (const auto& what : {path, path + "/file"}) {
    EXPECT_EQ(server.send_as(other_token, "GET", what).status, 404);
    EXPECT_EQ(server.send_as(officer_token, "GET", what).status, 403);
  }
  EXPECT_EQ(server.send_as(other_token, "POST", path + "/cancellation", "{}").status, 404);
  EXPECT_EQ(server.send_as(head_token, "POST", path + "/cancellation", "{}").status, 409);
}

TEST_F(ReportHttp, NoPathLeadsElsewhere) {
  for (const auto* id : {"..%2f..%2fetc%2fpasswd", "%2e%2e", "a%00b", "/etc/passwd", "1"}) {
    const auto answer = server.send_as(head_token, "GET", std::string("/api/v1/report-orders/") + id + "/file");
    EXPECT_TRUE(answer.status == 404 || answer.status == 400) << id << " " << answer.status;
  }
}

TEST_F(ReportHttp, TenYearsAreRefusedAndTheAnswerSaysWhatToDo) {
  const auto answer = server.send_as(head_token, "POST", "/api/v1/report-orders",
                                     R"({"kind":"late_list","from":"2017-01-01","to":"2026-11-20","form":"pdf"})");
  EXPECT_EQ(answer.status, 422);
  const auto error = body(answer).at("error").as_object();
  EXPECT_EQ(error.at("code").as_string(), "report_too_long");
  EXPECT_EQ(error.at("field").as_string(), "to");
  EXPECT_NE(error.at("message").at("en").as_string().find("366"), std::string::npos);
}

TEST_F(ReportHttp, AUnitOutOfReachIsSaidToBeSo) {
  for (const auto* unit : {"U1", "U1/A", "TIADA"}) {
    const auto shown = server.send_as(
        other_token, "GET", std::string("/api/v1/reports/late_list?from=2026-11-01&to=2026-11-20&unit=") + unit);
    const auto ordered = server.send_as(
        other_token, "POST", "/api/v1/report-orders",
        std::string(R"({"kind":"late_list","from":"2026-11-01","to":"2026-11-20","form":"pdf","unit":")") + unit +
            "\"}");
    for (const auto* answer : {&shown, &ordered}) {
      EXPECT_EQ(answer->status, 404) << unit;
      const auto error = body(*answer).at("error").as_object();
      EXPECT_EQ(error.at("code"), "report_unit_unreached");
      EXPECT_EQ(error.at("field"), "unit");
    }
  }
}

TEST_F(ReportHttp, TheChartHasANumberForEachFigureThatTheKindNames) {
  const auto kinds = body(server.send_as(head_token, "GET", "/api/v1/reports/kinds")).at("kinds").as_array();
  for (const auto& kind : kinds) {
    if (kind.at("kind") != "exceptions") continue;
    EXPECT_EQ(kind.at("counted").as_array().size(), 7U);
    EXPECT_EQ(kind.at("counted").at(0), "late_in");
  }
}

TEST_F(ReportHttp, ThePageSaysItsColumnsInTheLanguageAskedFor) {
  const auto path = "/api/v1/reports/late_list?from=2026-11-01&to=2026-11-20&language=";
  const auto malay = body(server.send_as(head_token, "GET", path + std::string("ms")));
  const auto english = body(server.send_as(head_token, "GET", path + std::string("en")));
  EXPECT_EQ(malay.at("columns").at(0).at("title").as_string(), "Tarikh");
  EXPECT_EQ(english.at("columns").at(0).at("title").as_string(), "Date");
  EXPECT_TRUE(malay.at("rows").as_array().empty());
  EXPECT_FALSE(malay.contains("next"));
  EXPECT_EQ(server.send_as(head_token, "GET", path + std::string("fr")).status, 400);
}

TEST_F(ReportHttp, AScheduleNamesTheReceiverWhoMayNotReadIt) {
  const auto found = body(server.send_as(head_token, "GET", "/api/v1/report-readers?kind=late_list&search=ketua.b"));
  ASSERT_EQ(found.at("officers").as_array().size(), 1U);
  const auto reader = found.at("officers").at(0).as_object();
  EXPECT_EQ(reader.at("user_id"), "ketua.b");
  const auto make = [&](const std::string& unit, const std::string& receivers) {
    return server.send_as(head_token, "POST", "/api/v1/report-schedules",
                          R"({"kind":"late_list","form":"pdf","every":"day","on_day":0,"unit":")" + unit +
                              R"(","receivers":[)" + receivers + "]}");
  };
  const auto id = "\"" + std::string(reader.at("id").as_string()) + "\"";
  EXPECT_EQ(make("U1/B", id).status, 201);
  const auto refused = make("U1/A", id);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(body(refused).at("error").at("field"), "receivers[0]");
  EXPECT_EQ(make("U1/B", "\"x\"").status, 400);
  std::string many = id;
  for (int i = 0; i < 20; ++i) many += "," + id;
  EXPECT_EQ(body(make("U1/B", many)).at("error").at("code"), "too_many_items");
  EXPECT_EQ(server.send_as(head_token, "GET", "/api/v1/report-readers?kind=x").status, 400);
  EXPECT_EQ(server.send_as(head_token, "GET", "/api/v1/report-readers").status, 400);
}

TEST_F(ReportHttp, AnOrderOfOneOfficerNamesHim) {
  const auto found = body(server.send_as(
      head_token, "GET", "/api/v1/report-officers?kind=time_cards&from=2026-11-01&to=2026-11-30&search=pegawai"));
  ASSERT_FALSE(found.at("officers").as_array().empty());
  const auto person = found.at("officers").at(0).as_object();
  EXPECT_FALSE(person.at("departed").as_bool());
  const auto made = server.send_as(head_token, "POST", "/api/v1/report-orders",
                                   R"({"kind":"time_cards","from":"2026-11-01","to":"2026-11-30","form":"pdf",)"
                                   R"("officer_id":")" +
                                       std::string(person.at("id").as_string()) + "\"}");
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(body(made).at("officer").at("name"), person.at("name"));
  EXPECT_EQ(body(server.send_as(head_token, "GET", "/api/v1/report-orders")).at("orders").at(0).at("officer").at("id"),
            person.at("id"));
  EXPECT_EQ(server.send_as(head_token, "GET", "/api/v1/report-officers?kind=x").status, 400);
}

TEST_F(ReportHttp, EverybodyPrintsHisOwnCard) {
  const auto card = server.send_as(officer_token, "GET", "/api/v1/card/2026-11/pdf");
  EXPECT_EQ(card.status, 200);
  EXPECT_TRUE(card.body.starts_with("%PDF"));
  EXPECT_NE(card.header("Content-Disposition").find("kad-AG1-2026-11.pdf"), std::string::npos);
  EXPECT_EQ(server.send_as(officer_token, "GET", "/api/v1/card/2026-12/pdf").status, 422);
  EXPECT_EQ(server.send_as(officer_token, "GET", "/api/v1/card/2026-13/pdf").status, 404);
}

}  // namespace
}  // namespace spotme::test
