#include "tests/support/card.hpp"
#include "tests/support/pdf.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// Letters over HTTP: the form of the answers, who gets them, and what attackers try with them.
namespace spotme::test {
namespace {

using domain::Issue;
using domain::Role;

const domain::State putrajaya = domain::State::putrajaya;

class LettersHttp : public testing::Test {
 protected:
  LettersHttp() : server(installation) {
    officer = installation.add({"pegawai"});
    head = installation.add({"ketua", "U1", putrajaya, domain::Wbf{}, {Role::head}});
    admin = installation.add({"pentadbir", "U1", putrajaya, domain::Wbf{}, {Role::agency_admin}});
    for (const auto* day : {"2026-11-02", "2026-11-03", "2026-11-04"}) {
      add_issue(installation, officer, day, Issue::late_in, "rejected");
    }
    installation.clock.advance(std::chrono::hours{24 * 8});
  }
  Answer send(const TestInstallation::Made& who, const std::string& method, const std::string& target,
              const std::string& body = {}) {
    return server.send_as(installation.token_for(who), method, "/api/v1" + target, body);
  }
  std::string agency(const std::string& rest) const { return "/agencies/" + base::to_string(officer.agency) + rest; }
  std::string approvals(const std::string& to) const {
    return fmt::format(R"({{"approvals":[{{"officer_id":"{}","month":"2026-11","to":"{}"}}]}})",
                       base::to_string(officer.officer), to);
  }
  /// Approves the change; the id of the notice.
  std::string notice() {
    const auto answer = send(head, "POST", agency("/card-approvals"), approvals("green"));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return std::string(object(answer).at("results").at(0).at("change").at("letters").at(0).at("id").as_string());
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string told(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = object(answer).at("error").as_object();
    const auto field = error.contains("field") ? std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()), field);
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made officer, head, admin;
};

TEST_F(LettersHttp, ManyChangesAreApprovedAtOnceEachAsItWasSeen) {
  const auto red = object(send(head, "POST", agency("/card-approvals"), approvals("red")));
  EXPECT_TRUE(red.at("results").at(0).at("change").is_null());
  EXPECT_EQ(red.at("results").at(0).at("error").at("code"), "card_proposal_changed");
  const auto green = object(send(head, "POST", agency("/card-approvals"), approvals("green")));
  EXPECT_EQ(green.at("results").at(0).at("change").at("letters").at(0).at("reference"), "AG1/KH/2026/1");
  EXPECT_TRUE(green.at("results").at(0).at("error").is_null());
  const auto path = agency("/card-approvals");
  EXPECT_EQ(told(send(officer, "POST", path, approvals("green"))), "403 not_permitted ");
  EXPECT_EQ(told(send(head, "POST", path, R"({"approvals":[{"officer_id":"x","month":"2026-11","to":"green"}]})")),
            "400 not_a_uuid approvals[0].officer_id");
  EXPECT_EQ(told(send(head, "POST", path,
                      R"({"approvals":[{"officer_id":"01890a5d-ac96-774b-bcce-b302099a8057","month":"2026-13",)"
                      R"("to":"green"}]})")),
            "422 not_a_month approvals[0].month");
  EXPECT_EQ(told(send(head, "POST", path, R"({"approvals":[{}]})")), "400 missing_field approvals[0].officer_id");
  std::string many = R"({"approvals":[)";
  for (int i = 0; i < 201; ++i) {
    many += fmt::format("{}{{\"officer_id\":\"{}\",\"month\":\"2026-11\",\"to\":\"green\"}}", i == 0 ? "" : ",",
                        base::to_string(officer.officer));
  }
  EXPECT_EQ(told(send(head, "POST", path, many + "]}")), "400 too_many_items approvals");
}

TEST_F(LettersHttp, TheOfficerReadsAndAnswersHisLetter) {
  const auto id = notice();
  const auto list = object(send(officer, "GET", "/letters"));
  EXPECT_EQ(list.at("letters").at(0).at("id"), id.c_str());
  EXPECT_TRUE(list.at("letters").at(0).at("read_at").is_null());
  const auto letter = object(send(officer, "GET", "/letters/" + id));
  EXPECT_EQ(letter.at("kind"), "notice");
  EXPECT_EQ(letter.at("state"), "issued");
  EXPECT_EQ(letter.at("rows").as_array().size(), 3U);
  EXPECT_FALSE(letter.at("read_at").is_null());
  EXPECT_FALSE(letter.at("may_decide").as_bool());
  const auto reply = "/letters/" + id + "/reply";
  EXPECT_EQ(told(send(officer, "POST", reply, R"({"text":""})")), "400 too_short text");
  EXPECT_EQ(told(send(officer, "POST", reply, R"({"text":"  "})")), "400 too_short text");
  EXPECT_EQ(told(send(officer, "POST", reply, fmt::format(R"({{"text":"{}"}})", std::string(4001, 'x')))),
            "400 too_long text");
  EXPECT_EQ(told(send(officer, "POST", reply, R"({"text":"x","closed_by":"y"})")), "400 unknown_field closed_by");
  EXPECT_EQ(told(send(officer, "POST", reply, R"({"text":"x","attachments":["y"]})")), "400 too_short attachments[0]");
  EXPECT_EQ(
      told(send(officer, "POST", reply, R"({"text":"x","attachments":["01890a5d-ac96-774b-bcce-b302099a8057"]})")),
      "422 attachment_unknown attachments[0]");
  EXPECT_EQ(
      told(send(officer, "POST", reply, fmt::format(R"({{"text":"{}","attachments":[]}})", std::string(4000, 'x')))),
      "201");
  EXPECT_TRUE(object(send(officer, "GET", "/letters/" + id)).at("attachments").as_array().empty());
  EXPECT_EQ(told(send(officer, "POST", reply, R"({"text":"x"})")), "409 letter_replied ");
  const auto closing = agency("/letters/" + id + "/closing");
  EXPECT_EQ(told(send(head, "POST", closing, R"({"note":"Diterima."})")), "201");
  EXPECT_EQ(object(send(officer, "GET", "/letters/" + id)).at("closing").at("text"), "Diterima.");
}

TEST_F(LettersHttp, ThePdfIsAnAttachmentThatNobodySniffs) {
  const auto id = notice();
  const auto answer = send(officer, "GET", "/letters/" + id + "/pdf");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Type"), "application/pdf");
  EXPECT_EQ(answer.header("Content-Disposition"), "attachment; filename=\"surat-AG1-KH-2026-1.pdf\"");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_TRUE(answer.body.starts_with("%PDF-"));
  EXPECT_NE(pdf_text(answer.body).find("AG1/KH/2026/1"), std::string::npos);
}

TEST_F(LettersHttp, AnAttackerLearnsAndChangesNothing) {
  const auto id = notice();
  const auto colleague = installation.add({"rakan"});
  const auto elsewhere = installation.add({"ketua.b", "U1/B", putrajaya, domain::Wbf{}, {Role::head}});
  const auto foreign = installation.add({"ketua.lain", "U1", putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
  const auto integrity = installation.add({"integriti", "U1", putrajaya, domain::Wbf{}, {Role::integrity}});
  for (const auto* who : {&colleague, &elsewhere, &foreign}) {
    for (const auto* rest : {"", "/pdf"}) {
      const auto answer = send(*who, "GET", "/letters/" + id + rest);
      EXPECT_EQ(answer.status, 404) << who->user_id << rest;
      EXPECT_EQ(answer.body.find("pegawai"), std::string::npos);
    }
    EXPECT_EQ(send(*who, "POST", "/letters/" + id + "/reply", R"({"text":"x"})").status, 404) << who->user_id;
  }
  for (const auto* step : {"/closing", "/cancellation"}) {
    const auto path = agency("/letters/" + id + step);
    const auto* const body = std::string_view(step) == "/closing" ? R"({"note":"x"})" : R"({"reason":"x"})";
    EXPECT_EQ(send(elsewhere, "POST", path, body).status, 404);
    EXPECT_EQ(send(foreign, "POST", path, body).status, 404);
    EXPECT_EQ(send(integrity, "POST", path, body).status, 403) << "reads, changes nothing";
    EXPECT_EQ(send(officer, "POST", path, body).status, 403);
  }
  EXPECT_EQ(send(foreign, "GET", agency("/letters")).status, 404);
  EXPECT_EQ(send(colleague, "GET", agency("/letters")).status, 403);
  EXPECT_TRUE(object(send(elsewhere, "GET", agency("/letters"))).at("letters").as_array().empty());
  EXPECT_EQ(send(integrity, "GET", agency("/letters")).status, 200);
  EXPECT_EQ(object(send(head, "GET", "/letters/" + id)).at("state"), "issued");
  EXPECT_EQ(send(head, "GET", "/letters/x").status, 404);
}

TEST_F(LettersHttp, ListsHoldTheirLimitsAndNameWhatIsWrong) {
  (void)notice();
  const auto list = agency("/letters");
  EXPECT_EQ(told(send(head, "GET", list + "?kind=x")), "400 parameter_invalid kind");
  EXPECT_EQ(told(send(head, "GET", list + "?state=x")), "400 parameter_invalid state");
  EXPECT_EQ(told(send(head, "GET", list + "?overdue=1")), "400 parameter_invalid overdue");
  EXPECT_EQ(told(send(head, "GET", list + "?after=1")), "400 parameter_invalid after");
  EXPECT_EQ(told(send(head, "GET", list + "?limit=0")), "400 parameter_invalid limit");
  EXPECT_EQ(told(send(head, "GET", list + "?limit=201")), "400 parameter_invalid limit");
  EXPECT_EQ(told(send(head, "GET", list + "?limit=200&kind=notice&state=issued&overdue=false")), "200");
  EXPECT_EQ(told(send(officer, "GET", "/letters?state=issued")), "400 parameter_invalid state");
}

TEST_F(LettersHttp, TemplatesAreSetPreviewedAndWithdrawn) {
  const auto list = send(admin, "GET", agency("/letter-templates"));
  ASSERT_EQ(list.status, 200) << list.body;
  const auto held = object(list).at("templates").at(2).as_object();
  EXPECT_EQ(held.at("kind"), "show_cause");
  EXPECT_EQ(held.at("source"), "Melaka");
  EXPECT_EQ(held.at("fields").at(3).at("name"), "body");
  const auto path = agency("/letter-templates/notice");
  const auto texts = [](const std::string& body) {
    return fmt::format(
        R"("number":"{{tahun}}-{{bil}}","letterhead":"{{agensi}}","subject":"x","body":"{}","closing":"y")", body);
  };
  EXPECT_EQ(told(send(admin, "PUT", path, "{\"version\":0," + texts("{nama") + "}")), "422 letter_brace_open body");
  EXPECT_EQ(told(send(admin, "PUT", path, "{\"version\":0," + texts("") + "}")), "422 letter_text_empty body");
  EXPECT_EQ(told(send(admin, "PUT", path, "{" + texts("z") + "}")), "400 missing_field version");
  EXPECT_EQ(told(send(admin, "PUT", path, "{\"version\":0," + texts("{nama}") + "}")), "200");
  EXPECT_EQ(told(send(admin, "PUT", path, "{\"version\":0," + texts("{nama}") + "}")),
            "409 letter_template_changed version");
  const auto preview = send(admin, "POST", path + "/preview", "{" + texts("Kepada {nama}") + "}");
  EXPECT_EQ(preview.status, 200) << preview.body;
  EXPECT_EQ(preview.header("Content-Type"), "application/pdf");
  EXPECT_TRUE(preview.body.starts_with("%PDF-"));
  EXPECT_EQ(told(send(admin, "POST", path + "/preview", "{" + texts("{x}") + "}")),
            "422 letter_placeholder_unknown body");
  EXPECT_EQ(told(send(head, "PUT", path, "{\"version\":1," + texts("z") + "}")), "403 not_permitted ");
  EXPECT_EQ(told(send(admin, "POST", path + "/withdrawal", R"({"version":1})")), "200");
  EXPECT_EQ(told(send(admin, "POST", path + "/withdrawal", R"({"version":2})")), "409 letter_template_default ");
  EXPECT_EQ(send(admin, "PUT", agency("/letter-templates/x"), "{\"version\":0," + texts("z") + "}").status, 404);
}

}  // namespace
}  // namespace spotme::test
