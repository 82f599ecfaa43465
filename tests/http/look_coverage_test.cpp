#include "domain/audit_action.hpp"
#include "http/routes.hpp"
#include "tests/support/approval.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

/// Every address that shows something says here whose it is: the caller's own or nobody's, or others' data with the
/// word that a look at it leaves in the audit trail. A new route is added to one of the two.
namespace spotme::test {
namespace {

struct Look {
  std::string_view path;
  std::string_view word;
  std::string_view query = {};  ///< where the test asks it itself, as the head of department or the administrator
};

constexpr auto looks = std::to_array<Look>({
    {"/api/v1/agencies/{id}/cards", "cards_read", "?"},
    {"/api/v1/team/remote", "place_read"},
    {"/api/v1/team/remote-places", "place_read"},
    {"/api/v1/letters/{id}", "letter_read"},
    {"/api/v1/letters/{id}/pdf", "letter_downloaded"},
    {"/api/v1/agencies/{id}/letters", "letters_read", "?"},
    {"/api/v1/agencies/{id}/absence-alerts", "absence_alerts_read", "?"},
    {"/api/v1/attachments/{id}", "attachment_read"},
    {"/api/v1/approvals", "approvals_read"},
    {"/api/v1/approvals/{id}", "approval_read"},
    {"/api/v1/officer-grants", "grants_read", "?from=2026-11-01&to=2026-11-30"},
    {"/api/v1/remote-roster", "remote_roster_read"},
    {"/api/v1/tasks/{id}", "task_read"},
    {"/api/v1/officers/{officer_id}/tasks", "officer_day_read", "?"},
    {"/api/v1/team/day", "team_day_read", "?"},
    {"/api/v1/team/tasks", "waiting_tasks_read"},
    {"/api/v1/board", "board_read", "?"},
    {"/api/v1/board/stream", "board_read"},
    {"/api/v1/team/month", "team_month_read", "?"},
    {"/api/v1/schemes", "schemes_read", "?"},
    {"/api/v1/schemes/{officer_id}", "scheme_read", "?"},
    {"/api/v1/roster", "roster_read", "?from=2026-11-01&to=2026-11-30"},
    {"/api/v1/transactions", "transactions_read"},
    {"/api/v1/transactions/export", "transactions_exported", "?from=2026-11-01&to=2026-11-30&format=csv"},
    {"/api/v1/transactions/{number}", "transaction_read"},
    {"/api/v1/figures/cases", "case_figures_read", "?from=2026-11-01&to=2026-11-30"},
    {"/api/v1/figures/officers", "officer_figures_read", "?from=2026-11-01&to=2026-11-30"},
    {"/api/v1/figures/tasks", "task_load_read", "?"},
    {"/api/v1/reports/{kind}", "report_read"},
    {"/api/v1/report-orders/{id}/file", "report_fetched"},
    {"/api/v1/audit", "audit_read", "?from=2026-11-01&to=2026-11-30"},
    {"/api/v1/audit/export", "audit_exported", "?from=2026-11-01&to=2026-11-30&format=csv&purpose=x&recipient=y"},
    {"/api/v1/audit/exports/{id}/certificate", "certificate_issued"},
    {"/api/v1/retention/{kind}/list", "disposal_list_made"},
    {"/api/v1/agencies/{id}/accounts", "accounts_read", "?"},
    {"/api/v1/agencies/{id}/accounts/{officer_id}", "officer_read", "?"},
    {"/api/v1/agencies/{id}/accounts/{officer_id}/history", "officer_history_read", "?"},
    {"/api/v1/agencies/{id}/officer-merges/preview", "officer_records_read"},
    {"/api/v1/agencies/{id}/place-presses", "press_heat_read"},
    {"/api/v1/officer-imports/{id}/rows", "officer_import_read"},
    {"/api/v1/officer-imports/{id}/error-file", "officer_import_error_file"},
});

/// Beginnings of addresses that show the caller's own, or what is nobody's: rules, calendars, units, places, figures of
/// many without names, settings, and lists of names alone, by which people are found.
constexpr auto unwatched = std::to_array<std::string_view>({
    "/api/v1/session",
    "/api/v1/clock",
    "/api/v1/days",
    "/api/v1/card",
    "/api/v1/notice",
    "/api/v1/pulses",
    "/api/v1/remote-places",
    "/api/v1/looks",
    "/api/v1/tours",
    "/api/v1/map",
    "/api/v1/kiosk-device",
    "/api/v1/reason-kinds",
    "/api/v1/issues",
    "/api/v1/approvals/own",
    "/api/v1/delegations",
    "/api/v1/colleagues",
    "/api/v1/grants",
    "/api/v1/outages",
    "/api/v1/tasks/day",
    "/api/v1/task-series",
    "/api/v1/day-report",
    "/api/v1/team/members",
    "/api/v1/units",
    "/api/v1/board/units",
    "/api/v1/rotas",
    "/api/v1/calendar",
    "/api/v1/closings",
    "/api/v1/figures/summary",
    "/api/v1/figures/arrivals",
    "/api/v1/figures/issues",
    "/api/v1/reports/kinds",
    "/api/v1/report-orders",
    "/api/v1/report-officers",
    "/api/v1/report-readers",
    "/api/v1/report-schedules",
    "/api/v1/report-policy",
    "/api/v1/body-figures",
    "/api/v1/bodies",
    "/api/v1/implementation",
    "/api/v1/audit/actions",
    "/api/v1/audit/exports",
    "/api/v1/holds",
    "/api/v1/retention",
    "/api/v1/disposals",
    "/api/v1/agencies",
    "/api/v1/rules",
    "/api/v1/officer-import-form",
    "/api/v1/officer-imports",
    "/api/v1/letters",
    "/api/v1/tasks",
    "/api/v1/openapi.yaml",
});

const Look* look_of(std::string_view path) {
  const auto* const found = std::find_if(looks.begin(), looks.end(), [&](const Look& one) { return one.path == path; });
  return found == looks.end() ? nullptr : found;
}

TEST(LookCoverage, EveryAddressThatShowsSomethingIsInOneOfTheTables) {
  std::set<std::string_view> paths;
  for (const auto& route : http::routes()) {
    if (route.method != http::Method::get) continue;
    paths.insert(route.path);
    const bool own = std::any_of(unwatched.begin(), unwatched.end(),
                                 [&](std::string_view begin) { return route.path.starts_with(begin); });
    EXPECT_TRUE(own || look_of(route.path) != nullptr) << route.path << " is in neither table";
  }
  for (const auto& look : looks) {
    EXPECT_TRUE(paths.contains(look.path)) << look.path << " is no address any more";
    EXPECT_TRUE(domain::group_of(look.word)) << look.word;
  }
}

class LookCoverageHttp : public ApprovalTest {
 protected:
  LookCoverageHttp() : server(place) {
    admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
  }
  std::string filled(std::string_view path) const {
    std::string text(path);
    const auto put = [&](const std::string& mark, const std::string& value) {
      const auto at = text.find(mark);
      if (at != std::string::npos) text.replace(at, mark.size(), value);
    };
    put("{id}", base::to_string(officer.agency));
    put("{officer_id}", base::to_string(officer.officer));
    return text;
  }
  TestServer server;
  Made admin;
};

TEST_F(LookCoverageHttp, ALookAtOthersLeavesItsWord) {
  for (const auto& look : looks) {
    if (look.query.empty()) continue;  // proved where its data is made
    const auto target = filled(look.path) + std::string(look.query == "?" ? "" : look.query);
    int answered = 0;
    const auto before = audited(look.word);
    for (const auto* who : {&head, &admin}) {
      if (server.send_as(place.token_for(*who), "GET", target).status == 200) ++answered;
    }
    EXPECT_GT(answered, 0) << target;
    EXPECT_GT(audited(look.word), before) << target << " left no " << look.word;
  }
}

TEST_F(LookCoverageHttp, AListLeavesOneEntryADayHoweverOftenItIsOpened) {
  const auto open = [&] { return server.send_as(place.token_for(admin), "GET", "/api/v1/schemes").status; };
  EXPECT_EQ(open(), 200);
  EXPECT_EQ(open(), 200);
  EXPECT_EQ(audited("schemes_read"), 1);
  place.clock.advance(std::chrono::hours{24});
  EXPECT_EQ(open(), 200);
  EXPECT_EQ(audited("schemes_read"), 2);
}

TEST_F(LookCoverageHttp, AnOfficerReadsWhoLookedAtHisDayAndWorkingTime) {
  EXPECT_EQ(server.send_as(place.token_for(admin), "GET", filled("/api/v1/schemes/{officer_id}")).status, 200);
  EXPECT_EQ(server.send_as(place.token_for(head), "GET", filled("/api/v1/officers/{officer_id}/tasks")).status, 200);
  const auto own = server.send_as(place.token_for(officer), "GET", "/api/v1/looks").body;
  EXPECT_NE(own.find("\"scheme_read\""), std::string::npos) << own;
  EXPECT_NE(own.find("\"officer_day_read\""), std::string::npos) << own;
  EXPECT_NE(own.find("Waktu bekerja"), std::string::npos);
}

}  // namespace
}  // namespace spotme::test
