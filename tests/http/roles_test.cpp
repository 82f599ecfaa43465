#include "base/text.hpp"
#include "http/routes.hpp"
#include "tests/http/method_word.hpp"
#include "tests/http/roles_approval.hpp"
#include "tests/http/roles_attachment.hpp"
#include "tests/http/roles_audit.hpp"
#include "tests/http/roles_board.hpp"
#include "tests/http/roles_body.hpp"
#include "tests/http/roles_calendar.hpp"
#include "tests/http/roles_figure.hpp"
#include "tests/http/roles_grant.hpp"
#include "tests/http/roles_integration.hpp"
#include "tests/http/roles_letter.hpp"
#include "tests/http/roles_notice.hpp"
#include "tests/http/roles_officer.hpp"
#include "tests/http/roles_officer_import.hpp"
#include "tests/http/roles_place.hpp"
#include "tests/http/roles_remote.hpp"
#include "tests/http/roles_report.hpp"
#include "tests/http/roles_task.hpp"
#include "tests/http/roles_tour.hpp"
#include "tests/support/installation.hpp"

#include <boost/algorithm/string/predicate.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// Every route as every kind of caller, for the own agency and for another one, with what must not be in the answer.
namespace spotme::test {
namespace {

/// Working time, rotas and swaps.
std::vector<Row> worktime_rows() {
  return {
      {"GET", "/api/v1/clock/leaving", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/units", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/schemes", "", 401, 403, 200, 200, 200, 403},
      {"GET", "/api/v1/schemes/{officer}", "", 401, 403, 200, 404, 404, 403},
      {"POST", "/api/v1/schemes/preview",
       R"({"officers":["{officer}"],"scheme":"office","from":"2026-11-20","reason":"x"})", 401, 403, 200, 404, 404,
       403},
      {"POST", "/api/v1/schemes", R"({"officers":["{officer}"],"scheme":"wbf","from":"2026-12-01","reason":"x"})", 401,
       403, 200, 404, 404, 403},
      {"GET", "/api/v1/rotas", "", 401, 403, 200, 200, 200, 403},
      {"GET", "/api/v1/rotas/TIADA", "", 401, 403, 404, 404, 404, 403},
      {"POST", "/api/v1/rotas/TIADA/preview", R"({"valid_from":"2026-12-01","pattern":"07:00-15:00","reason":"x"})",
       401, 403, 404, 404, 404, 403},
      {"POST", "/api/v1/rotas/TIADA/versions", R"({"valid_from":"2026-12-01","pattern":"07:00-15:00","reason":"x"})",
       401, 403, 404, 404, 404, 403},
      {"POST", "/api/v1/rotas",
       R"({"code":"a","name":"x","unit_id":"01890a5d-ac96-774b-bcce-b302099a8057",)"
       R"("valid_from":"2026-12-01","pattern":"07:00-15:00","reason":"x"})",
       401, 403, 422, 422, 422, 403},
      {"GET", "/api/v1/roster?from=2026-11-01&to=2026-11-30", "", 401, 403, 200, 200, 200, 403},
      {"POST", "/api/v1/swaps",
       R"({"officer_id":"{officer}","with_officer_id":"01890a5d-ac96-774b-bcce-b302099a8057",)"
       R"("day":"2026-12-01","reason":"x"})",
       401, 403, 404, 404, 404, 403},
      {"POST", "/api/v1/swaps/01890a5d-ac96-774b-bcce-b302099a8057/withdrawal", R"({"reason":"x"})", 401, 403, 404, 404,
       404, 403},
      {"POST", "/api/v1/changed-days", R"({"officer_id":"{officer}","day":"2026-12-01","duty":"rest","reason":"x"})",
       401, 403, 409, 404, 404, 403},
  };
}

std::vector<Row> rule_rows() {
  return {
      {"GET", "/api/v1/rules", "", 401, 200, 200, 200, 200, 200},
      {"POST", "/api/v1/rules/preview",
       R"({"key":"span","fields":{"minutes":480},"valid_from":"2027-01-01",)"
       R"("source":"PP 1/2027","certainty":"official"})",
       401, 403, 403, 403, 403, 200},
      {"POST", "/api/v1/rules",
       R"({"key":"span","fields":{"minutes":480},"valid_from":"2027-01-01",)"
       R"("source":"PP 1/2027","certainty":"official"})",
       401, 403, 403, 403, 403, 201},
      {"POST", "/api/v1/rules/01890a5d-ac96-774b-bcce-b302099a8057/withdrawal", R"({"reason":"silap"})", 401, 403, 403,
       403, 403, 404},
      {"GET", "/api/v1/agencies/{own}/rules", "", 401, 200, 200, 200, 404, 200},
      {"GET", "/api/v1/agencies/{other}/rules", "", 401, 404, 404, 404, 200, 200},
      {"POST", "/api/v1/agencies/{own}/rules/preview",
       R"({"key":"explain_by_days","fields":{"days":3},"valid_from":"2027-01-01","source":"Surat KSU 1/2027"})", 401,
       403, 200, 403, 404, 403},
      {"POST", "/api/v1/agencies/{own}/rules",
       R"({"key":"explain_by_days","fields":{"days":3},"valid_from":"2027-01-01","source":"Surat KSU 1/2027"})", 401,
       403, 201, 403, 404, 403},
      {"POST", "/api/v1/agencies/{own}/rules/01890a5d-ac96-774b-bcce-b302099a8057/withdrawal", R"({"reason":"silap"})",
       401, 403, 404, 403, 404, 403},
  };
}

std::vector<Row> closing_rows() {
  return {
      {"GET", "/api/v1/closings/2026-11", "", 401, 403, 200, 200, 200, 403},
      {"PUT", "/api/v1/closings/2026-10", R"({"closed": true})", 401, 403, 409, 403, 409, 403},
      {"POST", "/api/v1/recomputations", R"({"from": "2026-11-01", "to": "2026-11-23", "dry_run": true})", 401, 403,
       200, 403, 200, 403},
      {"GET", "/api/v1/transactions?from=2026-11-01&to=2026-11-30", "", 401, 403, 200, 200, 200, 403},
      {"GET", "/api/v1/transactions/export?from=2026-11-01&to=2026-11-30&format=csv", "", 401, 403, 200, 200, 200, 403},
      {"GET", "/api/v1/transactions/1", "", 401, 403, 404, 404, 404, 403},
  };
}

std::vector<Row> card_rows() {
  return {
      {"GET", "/api/v1/card", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/agencies/{own}/cards", "", 401, 403, 200, 200, 404, 403},
      {"GET", "/api/v1/agencies/{other}/cards", "", 401, 403, 404, 404, 200, 403},
      {"POST", "/api/v1/agencies/{own}/cards/{officer}/2026-10/approval", R"({"to": "green"})", 401, 403, 403, 403, 403,
       403},
  };
}

std::vector<Row> other_rows() {
  return {
      {"GET", "/api/v1/session", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/sessions", "", 401, 200, 200, 200, 200, 200},
      {"DELETE", "/api/v1/sessions/01890a5d-ac96-774b-bcce-b302099a8057", "", 401, 404, 404, 404, 404, 404},
      {"GET", "/api/v1/clock", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/days?from=2026-11-01&to=2026-11-30", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/days/2026-11-24", "", 401, 200, 200, 200, 200, 200},
      {"GET", "/api/v1/agencies", "", 401, 403, 200, 200, 200, 200},
      {"GET", "/api/v1/agencies/{own}/units", "", 401, 403, 200, 200, 404, 200},
      {"GET", "/api/v1/agencies/{own}/accounts", "", 401, 403, 200, 200, 404, 200},
      {"GET", "/api/v1/agencies/{other}/accounts", "", 401, 403, 404, 404, 200, 200},
      {"GET", "/api/v1/agencies/{own}/accounts/{officer}", "", 401, 403, 200, 404, 404, 200},
      {"GET", "/api/v1/agencies/{other}/accounts/{officer}", "", 401, 403, 404, 404, 404, 404},
      {"PUT", "/api/v1/agencies/{own}/accounts/{officer}/active", R"({"active": true})", 401, 403, 200, 404, 404, 200},
      {"POST", "/api/v1/agencies/{own}/accounts/{officer}/temporary-password", "", 401, 403, 200, 404, 404, 200},
      {"DELETE", "/api/v1/sessions", "", 401, 204, 204, 204, 204, 204},
      {"DELETE", "/api/v1/session", "", 401, 204, 204, 204, 204, 204},
  };
}

const std::vector<Row>& table() {
  static const auto rows = [] {
    std::vector<Row> all;
    for (const auto& some :
         {worktime_rows(), rule_rows(),   closing_rows(), card_rows(),           approval_rows(), attachment_rows(),
          audit_rows(),    board_rows(),  body_rows(),    figure_rows(),         grant_rows(),    integration_rows(),
          letter_rows(),   notice_rows(), officer_rows(), officer_import_rows(), place_rows(),    remote_rows(),
          report_rows(),   task_rows(),   tour_rows(),    calendar_rows(),       other_rows()}) {
      all.insert(all.end(), some.begin(), some.end());
    }
    return all;
  }();
  return rows;
}

/// Whether the row asks that route: the same method, and its path segment by segment. HEAD asks for GET, whose stream
/// would not end.
bool is_of(const Row& row, const http::Route& route) {
  const bool same = boost::algorithm::iequals(row.method, method_word(route.method)) ||
                    (row.method == "HEAD" && route.method == http::Method::get);
  if (!same) return false;
  const auto wanted = base::split(route.path, '/');
  const auto asked = base::split(std::string_view(row.target).substr(0, row.target.find('?')), '/');
  return std::equal(wanted.begin(), wanted.end(), asked.begin(), asked.end(),
                    [](auto pattern, auto segment) { return pattern.starts_with('{') || pattern == segment; });
}

class Roles : public testing::Test {
 protected:
  Roles() : server(installation) {
    using domain::Role;
    target = installation.add({"sasaran"});
    officer = installation.add({"pegawai"});
    agency_admin = installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    branch_admin =
        installation.add({"cawangan", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    foreign_admin =
        installation.add({"agensi.lain", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"});
    system_admin =
        installation.add({"sistem", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::system_admin}, "AG3"});
  }

  [[nodiscard]] std::string filled(std::string target_text) const {
    const auto put = [&](const std::string& mark, const std::string& value) {
      const auto at = target_text.find(mark);
      if (at != std::string::npos) target_text.replace(at, mark.size(), value);
    };
    put("{own}", base::to_string(target.agency));
    put("{other}", base::to_string(foreign_admin.agency));
    put("{officer}", base::to_string(target.officer));
    return target_text;
  }

  void expect(const Row& row, const std::string& who, const TestInstallation::Made* caller, int status) {
    const auto target_text = filled(row.target);
    const auto body = filled(row.body);
    const auto entries = audit_entries();
    const auto answer = caller == nullptr
                            ? server.send(row.method, target_text, body)
                            : server.send_as(installation.token_for(*caller), row.method, target_text, body);
    EXPECT_EQ(answer.status, status) << row.method << " " << row.target << " as " << who << ": " << answer.body;
    if (answer.status < 300 && !leaves_no_entry(row)) {
      EXPECT_GT(audit_entries(), entries) << row.method << " " << row.target << " as " << who << " left no entry";
    }
    if (status < 400 || row.method == "HEAD") return;
    EXPECT_EQ(answer.body.find("sasaran"), std::string::npos) << row.target << " as " << who << " tells the user ID";
    EXPECT_NE(answer.body.find("request_id"), std::string::npos);
  }

  std::int64_t audit_entries() {
    return installation.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM audit_entry").integer(); });
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made target, officer, agency_admin, branch_admin, foreign_admin, system_admin;
};

TEST_F(Roles, EachRouteAsEachCaller) {
  for (const auto& row : table()) {
    expect(row, "nobody", nullptr, row.nobody);
    expect(row, "officer", &officer, row.officer);
    expect(row, "agency_admin", &agency_admin, row.agency_admin);
    expect(row, "branch_admin", &branch_admin, row.branch_admin);
    expect(row, "foreign_admin", &foreign_admin, row.foreign_admin);
    expect(row, "system_admin", &system_admin, row.system_admin);
  }
}

TEST_F(Roles, TheTableHoldsEveryRouteThatNeedsASession) {
  for (const auto& route : http::routes()) {
    if (route.permission == domain::Permission::anyone || route.path == "/api/v1/clock-events" ||
        route.path == "/api/v1/session/password" ||
        (route.method == http::Method::post && route.path.ends_with("/accounts"))) {
      continue;  // each has tests of its own
    }
    const bool found = std::any_of(table().begin(), table().end(), [&](const Row& row) { return is_of(row, route); });
    EXPECT_TRUE(found) << method_word(route.method) << " " << route.path;
  }
}

TEST_F(Roles, AnAdministratorOpensAccountsWithinHisReachOnly) {
  const auto open = [&](const TestInstallation::Made& caller, const std::string& user_id, const std::string& path,
                        const std::string& roles) {
    const auto body = fmt::format(
        R"({{"user_id":"{}","name":"Siti","unit_id":"{}","state":"kedah","scheme":"wbb:08:30","roles":[{}]}})", user_id,
        base::to_string(installation.unit("AG1", path)), roles);
    return server.send_as(installation.token_for(caller), "POST",
                          fmt::format("/api/v1/agencies/{}/accounts", base::to_string(target.agency)), body);
  };
  EXPECT_EQ(open(officer, "baharu1", "U1/A", "").status, 403);
  EXPECT_EQ(open(foreign_admin, "baharu1", "U1/A", "").status, 404);
  EXPECT_EQ(open(branch_admin, "baharu1", "U1/A", "").status, 422);
  EXPECT_EQ(open(agency_admin, "baharu1", "U1/A", R"("system_admin")").status, 422);
  const auto opened = open(agency_admin, "Baharu1", "U1/A", R"("supervisor")");
  EXPECT_EQ(opened.status, 201) << opened.body;
  EXPECT_NE(opened.body.find("\"user_id\":\"baharu1\""), std::string::npos);
  EXPECT_EQ(open(agency_admin, "baharu1", "U1/A", "").status, 409);
  EXPECT_EQ(open(system_admin, "baharu2", "U1/B", R"("agency_admin")").status, 201);
}

TEST_F(Roles, ARoleThatHasEndedGivesNothing) {
  installation.database->write([&](db::Write& write) {
    write.execute("UPDATE role_holding SET valid_to = '2026-11-24' WHERE agency_id = $1 AND officer_id = $2",
                  {db::to_value(agency_admin.agency), db::to_value(agency_admin.officer)});
    return true;
  });
  const auto token = installation.token_for(agency_admin);
  EXPECT_EQ(server.send_as(token, "GET", "/api/v1/agencies").status, 403);
  installation.clock.advance(-std::chrono::hours{24});  // a day earlier it was still held
  EXPECT_EQ(server.send_as(installation.token_for(agency_admin), "GET", "/api/v1/agencies").status, 200);
}

}  // namespace
}  // namespace spotme::test
