#include "tests/support/card.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// The card over HTTP: the form of its answers, who gets them, and what attackers try with them.
namespace spotme::test {
namespace {

using domain::Issue;
using domain::Role;

class Cards : public testing::Test {
 protected:
  Cards() : server(installation) {
    officer = installation.add({"pegawai"});
    head = installation.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    for (const auto* day : {"2026-11-02", "2026-11-03", "2026-11-04"})
      add_issue(installation, officer, day, Issue::late_in, "rejected");
  }
  void go_to_december() { installation.clock.advance(std::chrono::hours{24 * 8}); }
  Answer get(const TestInstallation::Made& who, const std::string& target) {
    return server.send_as(installation.token_for(who), "GET", "/api/v1" + target);
  }
  Answer approve(const TestInstallation::Made& who, const std::string& body, const std::string& month = "2026-11") {
    return server.send_as(installation.token_for(who), "POST",
                          fmt::format("/api/v1/agencies/{}/cards/{}/{}/approval", base::to_string(officer.agency),
                                      base::to_string(officer.officer), month),
                          body);
  }
  std::string cards() const { return "/agencies/" + base::to_string(officer.agency) + "/cards"; }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made officer, head;
};

TEST_F(Cards, TheOwnCardTellsItsMarksRuleAndForecast) {
  const auto answer = get(officer, "/card");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto body = object(answer);
  EXPECT_EQ(body.at("month"), "2026-11");
  EXPECT_EQ(body.at("colour"), "yellow");
  EXPECT_TRUE(body.at("since").is_null());
  EXPECT_EQ(body.at("marks"), 3);
  EXPECT_EQ(body.at("items").at(0).at("date"), "2026-11-02");
  EXPECT_EQ(body.at("items").at(0).at("state"), "rejected");
  EXPECT_EQ(body.at("rule").at("variant"), "lipis");
  EXPECT_EQ(body.at("rule").at("rows").at(1).at("to"), "green");
  EXPECT_TRUE(body.at("rule").at("rows").at(1).at("most").is_null());
  EXPECT_EQ(body.at("forecast").at("if_no_more"), "green");
  EXPECT_EQ(body.at("forecast").at("sentences").at(0).at("kind"), "worse");
  EXPECT_EQ(body.at("history").as_array().size(), 12U);
}

TEST_F(Cards, AProposalIsApprovedAsItWasSeen) {
  go_to_december();
  const auto green = approve(head, R"({"to": "green"})");
  ASSERT_EQ(green.status, 200) << green.body;
  EXPECT_EQ(object(green).at("valid_from"), "2027-01-01");
  EXPECT_EQ(object(green).at("state"), "approved");
  EXPECT_EQ(approve(head, R"({"to": "green"})").status, 409);
  const auto page = get(head, cards() + "?month=2026-11");
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_NE(page.body.find(R"("state":"approved")"), std::string::npos);
}

TEST_F(Cards, BadInputIsRefusedByFieldAndChangesNothing) {
  go_to_december();
  const auto told = [](const Answer& answer) {
    const auto error = object(answer).at("error").as_object();
    const auto field = error.contains("field") ? std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()), field);
  };
  EXPECT_EQ(told(approve(head, R"({"to": "blue"})")), "400 not_one_of to");
  EXPECT_EQ(told(approve(head, R"({})")), "400 missing_field to");
  EXPECT_EQ(told(approve(head, R"({"to": "green", "valid_from": "2026-01-01"})")), "400 unknown_field valid_from");
  EXPECT_EQ(told(approve(head, R"({"to": "red"})")), "409 card_proposal_changed to");
  EXPECT_EQ(approve(head, R"({"to": "green"})", "2026-13").status, 404);
  EXPECT_EQ(told(get(officer, "/card?month=2026-1")), "400 parameter_invalid month");
  EXPECT_EQ(told(get(officer, "/card?month=2027-01")), "422 card_month_not_begun month");
  EXPECT_EQ(told(get(officer, "/card?colour=red")), "400 parameter_invalid colour");
  EXPECT_EQ(told(get(head, cards() + "?colour=blue")), "400 parameter_invalid colour");
  EXPECT_EQ(told(get(head, cards() + "?proposed=1")), "400 parameter_invalid proposed");
  EXPECT_EQ(told(get(head, cards() + "?limit=0")), "400 parameter_invalid limit");
  EXPECT_EQ(told(get(head, cards() + "?limit=201")), "400 parameter_invalid limit");
  EXPECT_EQ(get(head, cards() + "?limit=1").status, 200);
  EXPECT_EQ(get(head, cards() + "?limit=200").status, 200);
  EXPECT_EQ(told(get(head, cards() + "?after=xyz")), "422 cursor_invalid after");
  EXPECT_EQ(object(get(officer, "/card?month=2026-11")).at("change").at("state"), "proposed");
}

TEST_F(Cards, AnAttackerLearnsAndChangesNothing) {
  go_to_december();
  const auto elsewhere = installation.add({"ketua.b", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
  const auto foreign =
      installation.add({"ketua.lain", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
  const auto supervisor =
      installation.add({"penyelia", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::supervisor}});
  for (const auto& who : {elsewhere, foreign}) {
    const auto answer = approve(who, R"({"to": "green"})");
    EXPECT_EQ(answer.status, 404) << who.user_id;
    EXPECT_EQ(answer.body.find("pegawai"), std::string::npos);
  }
  EXPECT_EQ(approve(supervisor, R"({"to": "green"})").status, 403);
  EXPECT_EQ(approve(officer, R"({"to": "green"})").status, 403);
  EXPECT_EQ(get(foreign, cards()).status, 404);
  EXPECT_EQ(get(supervisor, cards()).status, 403);
  EXPECT_EQ(get(elsewhere, cards()).body.find("Pegawai pegawai"), std::string::npos) << "outside his reach";
  EXPECT_TRUE(object(get(officer, "/card?month=2026-11")).at("change").is_null());
}

}  // namespace
}  // namespace spotme::test
