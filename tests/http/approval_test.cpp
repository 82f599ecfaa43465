#include "tests/support/approval.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <thread>

/// Cases over HTTP: the form of their answers, and what attackers try with them.
namespace spotme::test {
namespace {

using domain::Issue;

class ApprovalRoutes : public ApprovalTest {
 protected:
  ApprovalRoutes() : server(place) {}

  Answer send(const Made& who, const std::string& method, const std::string& path, const std::string& body = {}) {
    return server.send_as(place.token_for(who), method, "/api/v1" + path, body);
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string code(const Answer& answer) {
    return std::string(object(answer).at("error").at("code").as_string());
  }
  static std::string field(const Answer& answer) {
    const auto body = object(answer);
    const auto& error = body.at("error").as_object();
    return error.contains("field") ? std::string(error.at("field").as_string()) : "";
  }
  std::string reason(const std::string& text, const std::string& more = "") {
    boost::json::object body{
        {"issues", {{{"date", "2026-11-23"}, {"issue", "late_in"}}}}, {"kind", "lain_lain"}, {"text", text}};
    auto json = boost::json::serialize(body);
    if (!more.empty()) json.insert(json.size() - 1, "," + more);
    return json;
  }
  std::string decision(const std::string& action, base::ApprovalId id, int revision, const std::string& note = "") {
    return fmt::format(R"({{"action":"{}","note":"{}","approvals":[{{"id":"{}","revision":{}}}]}})", action, note,
                       base::to_string(id), revision);
  }

  TestServer server;
};

TEST_F(ApprovalRoutes, ACaseIsSubmittedSeenAndDecided) {
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  const auto listed = send(officer, "GET", "/issues");
  EXPECT_EQ(object(listed).at("issues").at(0).at("issue"), "late_in");
  const auto made = send(officer, "POST", "/reasons", reason("<script>alert(1)</script> 'OR 1=1"));
  ASSERT_EQ(made.status, 201) << made.body;
  const auto id = std::string(object(made).at("id").as_string());
  const auto inbox = object(send(supervisor, "GET", "/approvals"));
  EXPECT_EQ(inbox.at("total"), 1);
  EXPECT_EQ(inbox.at("decides"), true);
  EXPECT_EQ(inbox.at("approvals").at(0).at("text"), "<script>alert(1)</script> 'OR 1=1");
  EXPECT_EQ(inbox.at("counts").at(0).at("subject"), "reason");
  const auto detail = object(send(supervisor, "GET", "/approvals/" + id));
  EXPECT_EQ(detail.at("may_decide"), true);
  EXPECT_EQ(detail.at("may_take_back"), false);
  EXPECT_EQ(detail.at("steps").as_array().size(), 1U);
  EXPECT_EQ(detail.at("issue_states").at(0).at("state"), "explained");
  const auto done = object(send(supervisor, "POST", "/approvals/decisions",
                                fmt::format(R"({{"action":"accept","approvals":[{{"id":"{}","revision":1}}]}})", id)));
  EXPECT_EQ(done.at("done"), 1);
  EXPECT_EQ(done.at("results").at(0).at("state"), "accepted");
  EXPECT_EQ(object(send(supervisor, "GET", "/approvals/" + id)).at("may_take_back"), true);
  const auto day = object(send(officer, "GET", "/days/2026-11-23"));
  EXPECT_EQ(day.at("issue_states").at(0).at("state"), "accepted");
  EXPECT_EQ(std::string(day.at("issue_states").at(0).at("approval_id").as_string()), id);
}

TEST_F(ApprovalRoutes, ATextIsBoundedAndNamesItsField) {
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  const auto huge = send(officer, "POST", "/reasons", reason(std::string(100'000, 'a')));
  EXPECT_EQ(huge.status, 413) << "no request of a form is that large";
  const auto above = send(officer, "POST", "/reasons", reason(std::string(2'001, 'a')));
  EXPECT_EQ(code(above), "too_long");
  EXPECT_EQ(field(above), "text");
  EXPECT_EQ(code(send(officer, "POST", "/reasons", reason(""))), "reason_text_missing");
  EXPECT_EQ(send(officer, "POST", "/reasons", reason(std::string(2'000, 'a'))).status, 201);
}

TEST_F(ApprovalRoutes, FieldsThatNobodyAskedForAreRefused) {
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  for (const auto* more :
       {R"("state":"accepted")", R"("approved_by":"x")", R"("officer_id":"x")", R"("agency_id":"x")"}) {
    const auto answer = send(officer, "POST", "/reasons", reason("x", more));
    EXPECT_EQ(answer.status, 400) << more;
    EXPECT_EQ(code(answer), "unknown_field") << more;
  }
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "open");
}

TEST_F(ApprovalRoutes, WhoHasNoSayLearnsNothing) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  const auto path = "/approvals/" + base::to_string(made.id);
  for (const auto* who : {&colleague, &other_supervisor, &stranger}) {
    EXPECT_EQ(send(*who, "GET", path).status, 404);
    EXPECT_EQ(send(*who, "POST", path + "/withdrawal", R"({"revision":1})").status, 404);
    const auto tried = object(send(*who, "POST", "/approvals/decisions", decision("accept", made.id, 1)));
    EXPECT_EQ(tried.at("done"), 0);
    EXPECT_EQ(tried.at("results").at(0).at("error").at("code"), "not_found");
    EXPECT_EQ(tried.at("results").at(0).at("state"), "waiting") << "nothing of how it stands";
    EXPECT_EQ(tried.at("results").at(0).at("revision"), 0);
  }
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "explained");
}

TEST_F(ApprovalRoutes, IntegrityReadsWithinItsReachAndDecidesNothing) {
  const auto integrity = place.add({"integriti", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::integrity}});
  const auto branch = place.add({"audit", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::auditor}});
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  const auto path = "/approvals/" + base::to_string(made.id);
  const auto seen = object(send(integrity, "GET", path));
  EXPECT_EQ(seen.at("may_decide"), false);
  EXPECT_EQ(send(branch, "GET", path).status, 404);
  EXPECT_EQ(object(send(integrity, "GET", "/approvals?box=all")).at("approvals").as_array().size(), 1U);
  EXPECT_EQ(object(send(branch, "GET", "/approvals?box=all")).at("approvals").as_array().size(), 0U);
  EXPECT_EQ(object(send(officer, "GET", "/approvals?box=all")).at("approvals").as_array().size(), 0U);
  const auto tried = object(send(integrity, "POST", "/approvals/decisions", decision("accept", made.id, 1)));
  EXPECT_EQ(tried.at("results").at(0).at("error").at("code"), "not_found");
  EXPECT_EQ(audited("approval_read"), 1);
  EXPECT_EQ(decide(supervisor, made, domain::ApprovalAction::accept), "accepted");
  EXPECT_EQ(object(send(integrity, "GET", path)).at("may_take_back"), false);
}

TEST_F(ApprovalRoutes, NobodyDecidesForHimself) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  const auto tried = object(send(officer, "POST", "/approvals/decisions", decision("accept", made.id, 1)));
  EXPECT_EQ(tried.at("results").at(0).at("error").at("code"), "approval_own");
  EXPECT_EQ(audited("approval_refused"), 1);
}

TEST_F(ApprovalRoutes, AcceptAndRejectAtOnceLeaveOneDecision) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  std::array<int, 2> done{};
  const std::array<std::string, 2> bodies{decision("accept", made.id, 1), decision("reject", made.id, 1, "Tidak")};
  std::array<std::thread, 2> threads;
  for (std::size_t i = 0; i < 2; ++i) {
    threads.at(i) = std::thread([&, i] {
      const auto answer = send(supervisor, "POST", "/approvals/decisions", bodies.at(i));
      done.at(i) = static_cast<int>(object(answer).at("done").as_int64());
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done[0] + done[1], 1);
  EXPECT_EQ(steps_of(made.id), 2);
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), done[0] == 1 ? "accepted" : "rejected");
}

TEST_F(ApprovalRoutes, ADecisionWithoutItsNoteIsRefusedAsAWhole) {
  const auto made = explain(officer, "2026-11-23", Issue::late_in);
  const auto refused = send(supervisor, "POST", "/approvals/decisions", decision("reject", made.id, 1));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(code(refused), "note_missing");
  EXPECT_EQ(field(refused), "note");
  EXPECT_EQ(send(supervisor, "POST", "/approvals/decisions", R"({"action":"hapus","approvals":[]})").status, 400);
}

TEST_F(ApprovalRoutes, ADelegationIsGivenSeenAndTakenBack) {
  const auto body = fmt::format(R"({{"to_officer_id":"{}","from":"2026-11-24","to":"2026-11-25","note":"Cuti"}})",
                                base::to_string(colleague.officer));
  EXPECT_EQ(send(officer, "POST", "/delegations", body).status, 403);
  const auto given = send(supervisor, "POST", "/delegations", body);
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_EQ(code(send(supervisor, "POST", "/delegations", body)), "delegation_overlaps");
  const auto received = object(send(colleague, "GET", "/delegations"));
  EXPECT_EQ(received.at("received").as_array().size(), 1U);
  EXPECT_EQ(received.at("may_give"), false) << "what he was handed is not his to hand on";
  const auto id = std::string(object(given).at("id").as_string());
  EXPECT_EQ(send(colleague, "POST", "/delegations/" + id + "/withdrawal", "{}").status, 404);
  EXPECT_EQ(send(supervisor, "POST", "/delegations/" + id + "/withdrawal", "{}").status, 204);
  EXPECT_EQ(send(supervisor, "POST", "/delegations/" + id + "/withdrawal", "{}").status, 409);
}

TEST_F(ApprovalRoutes, ADelegationHasItsLimits) {
  const auto give = [&](const Made& to, const std::string& from, const std::string& until) {
    const auto answer = send(supervisor, "POST", "/delegations",
                             fmt::format(R"({{"to_officer_id":"{}","from":"{}","to":"{}","note":"x"}})",
                                         base::to_string(to.officer), from, until));
    return answer.status == 201 ? "made" : code(answer);
  };
  EXPECT_EQ(give(supervisor, "2026-11-25", "2026-11-26"), "delegation_to_himself");
  EXPECT_EQ(give(stranger, "2026-11-25", "2026-11-26"), "not_found");
  EXPECT_EQ(give(colleague, "2026-11-26", "2026-11-25"), "range_reversed");
  EXPECT_EQ(give(colleague, "2026-11-20", "2026-11-23"), "delegation_past");
  EXPECT_EQ(give(colleague, "2026-11-24", "2027-11-25"), "range_too_long");
  EXPECT_EQ(give(colleague, "2026-11-24", "2027-11-24"), "made");
  EXPECT_EQ(give(officer, "2026-11-20", "2026-11-24"), "made") << "its last day is today";
}

}  // namespace
}  // namespace spotme::test
