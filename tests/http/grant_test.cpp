#include "tests/support/card.hpp"
#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// Grants, outages and remote days over HTTP: the form of the answers, and what attackers try with them.
namespace spotme::test {
namespace {

using domain::Role;

class GrantsOverHttp : public testing::Test {
 protected:
  using Made = TestInstallation::Made;
  GrantsOverHttp() : server(installation) {
    officer = installation.add({"pegawai"});
    colleague = installation.add({"rakan"});
    head = installation.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    stranger = installation.add({"asing", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
  }
  Answer send(const Made& who, const std::string& method, const std::string& target, const std::string& body = {}) {
    return server.send_as(installation.token_for(who), method, "/api/v1" + target, body);
  }
  Answer enter(const Made& by, const Made& who, const std::string& fields) {
    return send(by, "POST", "/officer-grants",
                fmt::format(R"({{"officers":["{}"],{}}})", base::to_string(who.officer), fields));
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string code(const Answer& answer) {
    return std::string(object(answer).at("error").at("code").as_string());
  }
  static std::string field(const Answer& answer) {
    return std::string(object(answer).at("error").at("field").as_string());
  }
  static std::string text_of(const boost::json::value& value) { return std::string(value.as_string()); }
  std::string give(const Made& who, const std::string& fields) {
    const auto answer = enter(head, who, fields);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return text_of(object(answer).at("officers").at(0).at("grant_id"));
  }
  static constexpr const char* own = "/grants?from=2026-11-01&to=2026-12-31";
  static constexpr const char* time_off =
      R"("kind":"time_off","first_day":"2026-11-24","from":"10:00","to":"11:00","purpose":"Bank")";

  TestInstallation installation;
  TestServer server;
  Made officer, colleague, head, stranger;
};

TEST_F(GrantsOverHttp, AnEntryShowsInTheOwnList) {
  const auto id = give(officer, time_off);
  const auto body = object(send(officer, "GET", own));
  const auto& grant = body.at("grants").at(0);
  EXPECT_EQ(text_of(grant.at("id")), id);
  EXPECT_EQ(grant.at("kind"), "time_off");
  EXPECT_EQ(grant.at("from"), "10:00");
  EXPECT_EQ(grant.at("last_day"), "2026-11-24");
  EXPECT_EQ(grant.at("source"), "entered");
  EXPECT_TRUE(grant.at("withdrawn").is_null());
  EXPECT_TRUE(object(send(colleague, "GET", own)).at("grants").as_array().empty());
}

TEST_F(GrantsOverHttp, ATimeSlipIsStampedByTheServer) {
  const auto id = give(officer, time_off);
  const auto out = send(officer, "POST", "/grants/" + id + "/time-slip", R"({"step":"out"})");
  ASSERT_EQ(out.status, 200) << out.body;
  EXPECT_TRUE(object(out).at("back_at").is_null());
  EXPECT_EQ(send(officer, "POST", "/grants/" + id + "/time-slip", R"({"step":"out"})").status, 409);
  EXPECT_EQ(send(officer, "POST", "/grants/" + id + "/time-slip", R"({"step":"back","at":"2026-11-24T10:30:00+08:00"})")
                .status,
            400)
      << "no time of the client's";
  installation.clock.advance(std::chrono::hours{1});
  const auto back = send(officer, "POST", "/grants/" + id + "/time-slip", R"({"step":"back"})");
  EXPECT_EQ(object(back).at("overrun_minutes"), 60) << "07:59 to 08:59, none of it allowed";
}

TEST_F(GrantsOverHttp, AnOrderOfOvertimeIsGivenBeforehand) {
  const std::string order = R"("kind":"overtime","from":"18:00","to":"20:00","purpose":"Laporan","evidence":"KLM 7")";
  give(officer, order + R"(,"first_day":"2026-11-24")");
  const auto grant = object(send(officer, "GET", own)).at("grants").at(0).as_object();
  EXPECT_EQ(grant.at("kind"), "overtime");
  EXPECT_EQ(grant.at("to"), "20:00");
  EXPECT_EQ(grant.at("evidence"), "KLM 7");
  const auto late = enter(head, officer, order + R"(,"first_day":"2026-11-23")");
  EXPECT_EQ(late.status, 422);
  EXPECT_EQ(code(late), "overtime_not_ahead");
  EXPECT_EQ(field(late), "first_day");
  for (const auto* language : {"ms", "en"}) {
    const auto text = text_of(object(late).at("error").at("message").at(language));
    EXPECT_NE(text.find("18:00"), std::string::npos) << text;
  }
  EXPECT_EQ(field(enter(head, officer, R"("kind":"overtime","first_day":"2026-12-01","purpose":"x")")), "from");
  EXPECT_EQ(send(head, "GET", "/officer-grants?from=2026-11-01&to=2026-11-30&kind=overtime").status, 200);
  const auto report = object(send(head, "GET", "/reports/extra_minutes?from=2026-11-01&to=2026-11-23&language=en"));
  EXPECT_EQ(report.at("columns").at(8).at("title"), "Order");
  EXPECT_EQ(report.at("columns").at(9).at("title"), "Ordered (min)");
  EXPECT_EQ(report.at("columns").at(10).at("title"), "Not ordered (min)");
}

TEST_F(GrantsOverHttp, ATrialTellsAllAtOnceAndStoresNothing) {
  const auto trial = send(officer, "POST", "/grants/applications",
                          R"({"kind":"time_off","first_day":"2026-11-25","from":"08:00","to":"14:00","dry_run":true})");
  ASSERT_EQ(trial.status, 200) << trial.body;
  const auto faults = object(trial).at("faults").as_array();
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].at("field"), "purpose");
  EXPECT_EQ(faults[1].at("code"), "time_off_over_cap");
  EXPECT_NE(text_of(faults[1].at("message").at("ms")).find("SR.4.2.2(A)"), std::string::npos);
  const auto weeks =
      send(officer, "POST", "/grants/applications",
           R"({"kind":"pregnancy_hour","first_day":"2026-12-10","gestation_weeks":22,"gestation_days":0,)"
           R"("gestation_on":"2026-11-26","dry_run":true})");
  EXPECT_EQ(object(weeks).at("form").at("due_date"), "2027-04-01") << weeks.body;
  EXPECT_TRUE(object(send(officer, "GET", own)).at("grants").as_array().empty());
}

TEST_F(GrantsOverHttp, AnApplicationIsACase) {
  const auto answer =
      send(officer, "POST", "/grants/applications",
           R"({"kind":"leave","first_day":"2026-12-01","last_day":"2026-12-02","part":"day","code":"CR"})");
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(object(answer).at("kind"), "grant");
  EXPECT_EQ(object(answer).at("subject"), "leave");
  EXPECT_EQ(object(send(officer, "GET", "/approvals/own")).at("approvals").as_array().size(), 1U);
  const auto shown = object(send(officer, "GET", "/approvals/" + text_of(object(answer).at("id"))));
  EXPECT_EQ(shown.at("grant").at("last_day"), "2026-12-02");
  EXPECT_EQ(shown.at("grant").at("code"), "CR");
  EXPECT_TRUE(shown.at("replaces").is_null());
}

TEST_F(GrantsOverHttp, AnApplicationNamesItsOwnLooseFilesAlone) {
  const auto apply = [&](const std::string& attachments) {
    return send(
        officer, "POST", "/grants/applications",
        R"({"kind":"leave","first_day":"2026-12-01","part":"day","code":"CR","attachments":)" + attachments + "}");
  };
  std::string many = "[";
  for (int i = 0; i < 11; ++i) {
    many += fmt::format("{}\"{}\"", i == 0 ? "" : ",", base::to_string(base::make_uuid(installation.clock.now())));
  }
  EXPECT_EQ(code(apply(many + "]")), "too_many_items");
  EXPECT_EQ(field(apply(R"(["x"])")), "attachments[0]");
  EXPECT_EQ(code(apply(R"(["01890a5d-ac96-774b-bcce-b302099a8057"])")), "attachment_unknown");
  EXPECT_EQ(field(apply(R"(["01890a5d-ac96-774b-bcce-b302099a8057"])")), "attachments[0]");
  EXPECT_TRUE(object(send(officer, "GET", "/approvals/own")).at("approvals").as_array().empty());
}

TEST_F(GrantsOverHttp, BadInputIsRefusedByField) {
  const auto fields = [&](const std::string& text) { return enter(head, officer, text); };
  EXPECT_EQ(field(fields(R"("kind":"cuti","first_day":"2026-12-01")")), "kind");
  EXPECT_EQ(field(fields(R"("kind":"course","first_day":"2026-13-01")")), "first_day");
  EXPECT_EQ(field(fields(R"("kind":"course","first_day":"2026-12-01","extra":1)")), "extra");
  EXPECT_EQ(field(fields(R"("kind":"course","first_day":"2026-12-01","purpose":"  ")")), "purpose");
  EXPECT_EQ(field(fields(R"("kind":"time_off","first_day":"2026-12-01","from":"10:00","purpose":"x")")), "from");
  EXPECT_EQ(field(fields(R"("kind":"leave","first_day":"2026-12-01","part":"day","code":"CCCCCCCCCCCCCCCCCCCCC")")),
            "code");
  EXPECT_EQ(field(fields(R"("kind":"course","first_day":"2026-12-01","purpose":"x","source":"approved")")), "source");
  EXPECT_EQ(send(head, "POST", "/officer-grants", R"({"officers":[],"kind":"course","first_day":"2026-12-01"})").status,
            400);
  EXPECT_EQ(
      send(head, "POST", "/officer-grants", R"({"officers":["x"],"kind":"course","first_day":"2026-12-01"})").status,
      400);
  EXPECT_EQ(send(head, "GET", "/officer-grants?from=2026-11-01&to=2026-11-30&kind=cuti").status, 400);
  EXPECT_EQ(send(head, "GET", "/officer-grants?from=2026-11-01&to=2026-11-30&wher=1").status, 400);
  EXPECT_EQ(send(head, "GET", "/remote-roster?from=2026-11-23").status, 400);
}

/// Another agency, a colleague's grant, an officer's own entry.
TEST_F(GrantsOverHttp, AttackersGetNothing) {
  const auto id = give(officer, time_off);
  const std::string course = R"("kind":"course","first_day":"2026-12-01","purpose":"Kursus")";
  EXPECT_EQ(enter(stranger, officer, course).status, 404);
  EXPECT_EQ(enter(officer, officer, course).status, 403) << "nobody grants himself";
  EXPECT_EQ(enter(head, head, course).status, 403);
  EXPECT_EQ(enter(head, stranger, course).status, 404);
  const auto reason = R"({"reason":"x"})";
  EXPECT_EQ(send(colleague, "POST", "/grants/" + id + "/cancellation", reason).status, 404);
  EXPECT_EQ(send(colleague, "POST", "/grants/" + id + "/time-slip", R"({"step":"out"})").status, 404);
  EXPECT_EQ(send(colleague, "POST", "/grants/" + id + "/change", "{" + course + "}").status, 404);
  EXPECT_EQ(send(stranger, "POST", "/officer-grants/" + id + "/withdrawal", reason).status, 404);
  EXPECT_EQ(send(colleague, "POST", "/officer-grants/" + id + "/withdrawal", reason).status, 403);
  EXPECT_EQ(object(send(stranger, "GET",
                        "/officer-grants?from=2026-11-01&to=2026-11-30&officer_id=" + base::to_string(officer.officer)))
                .at("grants")
                .as_array()
                .size(),
            0U);
  const auto wife = send(colleague, "POST", "/grants/applications",
                         fmt::format(R"({{"kind":"pregnancy_hour","first_day":"2026-12-10","due_date":"2027-04-01",)"
                                     R"("husband":true,"works_nearby":true,"shares_vehicle":true,"wife_grant_id":"{}",)"
                                     R"("dry_run":true}})",
                                     id));
  EXPECT_EQ(object(wife).at("faults").at(0).at("code"), "pregnancy_wife_first") << "time off is no early hour";
  EXPECT_EQ(send(head, "POST", "/officer-grants/" + id + "/withdrawal", reason).status, 204);
}

TEST_F(GrantsOverHttp, AnOutageIsShownBeforeItIsDeclared) {
  add_issue(installation, officer, "2026-11-23", domain::Issue::late_in, "open");
  const auto unit = base::to_string(installation.unit("AG1", "U1/A"));
  const auto body = [&](const char* more) {
    return fmt::format(R"({{"unit_id":"{}","from":"2026-11-23T08:00:00+08:00","until":"2026-11-23T10:00:00+08:00",)"
                       R"("reason":"Bekalan elektrik"{}}})",
                       unit, more);
  };
  const auto trial = send(head, "POST", "/outages", body(R"(,"dry_run":true)"));
  ASSERT_EQ(trial.status, 200) << trial.body;
  EXPECT_EQ(object(trial).at("issues_total"), 1);
  EXPECT_TRUE(object(trial).at("outage_id").is_null());
  EXPECT_EQ(send(stranger, "POST", "/outages", body("")).status, 422);
  const auto done = send(head, "POST", "/outages", body(""));
  ASSERT_EQ(done.status, 201) << done.body;
  const auto id = text_of(object(done).at("outage_id"));
  EXPECT_EQ(object(send(head, "GET", "/outages")).at("outages").at(0).at("issues"), 1);
  EXPECT_TRUE(object(send(stranger, "GET", "/outages")).at("outages").as_array().empty());
  EXPECT_EQ(send(stranger, "POST", "/outages/" + id + "/withdrawal", R"({"reason":"x"})").status, 404);
  EXPECT_EQ(send(head, "POST", "/outages/" + id + "/withdrawal", R"({"reason":"x"})").status, 204);
}

TEST_F(GrantsOverHttp, TheRosterTellsQuotaAndPresence) {
  give(officer, R"("kind":"hybrid_day","first_day":"2026-11-24","last_day":"2026-11-25")");
  const auto unit = base::to_string(installation.unit("AG1", "U1/A"));
  const auto set = send(head, "POST", "/unit-presence",
                        fmt::format(R"({{"unit_id":"{}","from":"2026-11-24","to":"2026-11-24","least":2}})", unit));
  ASSERT_EQ(set.status, 201) << set.body;
  const auto answer = send(head, "GET", "/remote-roster?from=2026-11-23&unit_id=" + unit);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto roster = object(answer);
  EXPECT_EQ(roster.at("officers").as_array().size(), 2U);
  EXPECT_EQ(roster.at("presence").at(0).at("in_morning"), 1);
  EXPECT_EQ(roster.at("presence").at(0).at("least"), 2);
  EXPECT_NE(answer.body.find(R"("halves_used":4)"), std::string::npos);
  EXPECT_NE(answer.body.find(R"("morning":"hybrid")"), std::string::npos);
}

TEST_F(GrantsOverHttp, LeaveComesFromAFile) {
  const auto file = [&](const char* dry) {
    return send(head, "POST", "/officer-grants/import",
                fmt::format(R"({{"text":"user_id,first_day,last_day,part,code,evidence\npegawai,2026-12-01,,,CR,\n",)"
                            R"("dry_run":{}}})",
                            dry));
  };
  const auto trial = object(file("true"));
  EXPECT_EQ(trial.at("lines").at(0).at("form").at("code"), "CR");
  EXPECT_EQ(trial.at("stored"), 0);
  EXPECT_EQ(object(file("false")).at("stored"), 1);
  EXPECT_EQ(object(send(officer, "GET", own)).at("grants").at(0).at("source"), "imported");
}

}  // namespace
}  // namespace spotme::test
