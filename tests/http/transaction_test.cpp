#include "app/closing.hpp"
#include "store/reopening.hpp"
#include "tests/support/closing_place.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace spotme::test {
namespace {

namespace json = boost::json;
using domain::Role;

constexpr auto november = "from=2026-11-02&to=2026-11-30";

class Transactions : public testing::Test {
 protected:
  Transactions() : server(place.installation) {
    supervisor = add("penyelia", "U1/A", {Role::supervisor});
    head = add("ketua", "U1", {Role::head});
    admin = add("pentadbir", "U1", {Role::agency_admin});
    branch = add("cawangan", "U1/B", {Role::agency_admin});
    officer = add("pegawai", "U1/B", {});
    auditor = place.installation.add(
        {"juruaudit.lain", "U1", domain::State::kedah, domain::Scheme{domain::Wbf{}}, {Role::auditor}, "LAIN"});
    system = place.installation.add(
        {"sistem", "U1", domain::State::kedah, domain::Scheme{domain::Wbf{}}, {Role::system_admin}, "LAIN"});
    place.press_all();
    place.close();
  }
  TestInstallation::Made add(const std::string& user_id, const std::string& unit, std::vector<Role> roles) {
    return place.installation.add(
        {user_id, unit, domain::State::putrajaya, domain::Scheme{domain::Wbf{}}, std::move(roles), "TUTUP"});
  }
  Answer get(const TestInstallation::Made& who, const std::string& target) {
    return server.send_as(place.installation.token_for(who), "GET", "/api/v1" + target);
  }
  json::object body(const Answer& answer) { return json::parse(answer.body).as_object(); }
  std::int64_t total(const TestInstallation::Made& who, const std::string& filter = "") {
    const auto answer = get(who, fmt::format("/transactions?{}&limit=2{}", november, filter));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return body(answer).at("total").as_int64();
  }
  Answer put(const TestInstallation::Made& who, const std::string& text) {
    return server.send_as(place.installation.token_for(who), "PUT", "/api/v1/closings/2026-11", text);
  }
  std::int64_t audited(std::string_view action) {
    return place.installation.database->read([&](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)}).integer();
    });
  }

  ClosingPlace place;
  TestServer server;
  TestInstallation::Made supervisor, head, admin, branch, officer, auditor, system;
};

TEST_F(Transactions, AreReadWithinReachAndEveryLookIsRecorded) {
  EXPECT_EQ(total(supervisor), 29 * 4);  // three officers of U1/A and himself
  EXPECT_EQ(total(head), 29 * 10);
  EXPECT_EQ(total(branch), 29 * 4);
  EXPECT_EQ(get(officer, fmt::format("/transactions?{}", november)).status, 403);
  EXPECT_EQ(get(system, fmt::format("/transactions?{}", november)).status, 403);
  EXPECT_EQ(total(auditor), 0) << "another agency's";
  EXPECT_EQ(audited("transactions_read"), 3);
}

TEST_F(Transactions, OneOutOfReachIsNotThere) {
  const auto number_of = [&](const std::string& unit) {
    const auto answer = get(head, fmt::format("/transactions?{}&limit=2&unit={}", november, unit));
    return body(answer).at("transactions").at(1).at("number").as_int64();  // the first may be the asker's own
  };
  const auto in_a = number_of("U1/A");
  const auto in_b = number_of("U1/B");
  EXPECT_EQ(get(supervisor, fmt::format("/transactions/{}", in_a)).status, 200);
  EXPECT_EQ(get(supervisor, fmt::format("/transactions/{}", in_b)).status, 404);
  EXPECT_EQ(get(auditor, fmt::format("/transactions/{}", in_a)).status, 404);
  EXPECT_EQ(get(head, "/transactions/0").status, 404);
  EXPECT_EQ(get(head, "/transactions/99999999999999999999").status, 404);
  EXPECT_EQ(audited("transaction_read"), 1);
}

TEST_F(Transactions, ShowTheirVersionsAndWhy) {
  place.leave(3, ClosingPlace::first);
  place.close();
  const auto found = body(get(head, fmt::format("/transactions?{}&changed=true", november)));
  ASSERT_EQ(found.at("total").as_int64(), 1);
  const auto number = found.at("transactions").at(0).at("number").as_int64();
  const auto detail = body(get(head, fmt::format("/transactions/{}", number)));
  ASSERT_EQ(detail.at("versions").as_array().size(), 2U);
  EXPECT_TRUE(detail.at("repeated").as_bool());
  const auto& last = detail.at("versions").at(1).as_object();
  EXPECT_TRUE(last.at("intact").as_bool());
  EXPECT_EQ(last.at("reasons").at(0).at("code").as_string(), "reopen_grant");
  EXPECT_EQ(last.at("previous_hash"), detail.at("versions").at(0).at("hash"));
  EXPECT_EQ(last.at("record").at("status").as_string(), "on_leave");
  EXPECT_FALSE(last.at("differences").as_array().empty());
  EXPECT_FALSE(detail.at("verdict").at("because").as_array().empty());
}

TEST_F(Transactions, AnAlteredRowIsSeen) {
  place.installation.database->write([&](db::Write& write) {
    (void)write.query(std::string("UPDATE ") + "attendance_transaction SET late_minutes = 0 RETURNING 1");
    return true;
  });
  const auto found = body(get(head, fmt::format("/transactions?{}&issue=late_in&limit=1", november)));
  const auto number = found.at("transactions").at(0).at("number").as_int64();
  const auto detail = body(get(head, fmt::format("/transactions/{}", number)));
  EXPECT_FALSE(detail.at("versions").at(0).at("intact").as_bool());
  EXPECT_FALSE(detail.at("repeated").as_bool());
}

TEST_F(Transactions, FiltersAreCheckedAndPagesCapped) {
  EXPECT_EQ(get(head, "/transactions?from=2026-11-02").status, 400);
  for (const auto* bad : {"&status=late", "&issue=late", "&changed=yes", "&limit=1000000000", "&limit=0", "&limit=201",
                          "&officer_id=1", "&other=1"}) {
    EXPECT_EQ(get(head, fmt::format("/transactions?{}{}", november, bad)).status, 400) << bad;
  }
  EXPECT_EQ(get(head, "/transactions?from=2026-11-02&to=2026-11-01").status, 422);
  EXPECT_EQ(get(head, "/transactions?from=2025-11-01&to=2026-11-01").status, 200);
  EXPECT_EQ(get(head, "/transactions?from=2025-10-31&to=2026-11-01").status, 422);
  EXPECT_EQ(get(head, fmt::format("/transactions?{}&after=rubbish", november)).status, 422);
  EXPECT_EQ(total(head, "&unit=U1/A%27%20OR%201=1--"), 0);
  EXPECT_EQ(total(head, "&status=present") + total(head, "&status=incomplete") + total(head, "&status=absent") +
                total(head, "&status=rest_day") + total(head, "&status=holiday"),
            29 * 10);
}

TEST_F(Transactions, APageFollowsThePageBeforeFromTheLatestOn) {
  std::int64_t left = 29 * 10;
  std::string after;
  while (true) {
    const auto page = body(get(head, fmt::format("/transactions?{}&limit=200{}", november, after)));
    for (const auto& one : page.at("transactions").as_array()) EXPECT_EQ(one.at("number").as_int64(), left--);
    if (!page.contains("next")) break;
    after = "&after=" + std::string(page.at("next").as_string());
  }
  EXPECT_EQ(left, 0);
}

TEST_F(Transactions, AnOfficerSeesHisOwnWithHisDay) {
  const auto day = body(get(officer, "/days/2026-11-03"));
  ASSERT_TRUE(day.at("transaction").is_object());
  EXPECT_EQ(day.at("transaction").at("versions").at(0).at("record").at("status").as_string(), "absent");
  EXPECT_TRUE(body(get(officer, "/days/2026-12-01")).at("transaction").is_null());
}

TEST_F(Transactions, AFileNeutralisesFormulasAndRepeats) {
  place.installation.database->write([&](db::Write& write) {
    write.execute("UPDATE officer SET name = $1 WHERE id = $2",
                  {db::to_value("=HYPERLINK(\"http://x\",\"y\")"), db::to_value(place.officer(0))});
    return true;
  });
  for (const auto* format : {"csv", "jsonl", "xlsx"}) {
    const auto target = fmt::format("/transactions/export?{}&format={}", november, format);
    const auto first = get(head, target);
    place.installation.clock.advance(std::chrono::hours{1});
    const auto second = get(head, target);
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_TRUE(first.body == second.body) << format << " differs an hour later";
    EXPECT_NE(first.header("Content-Disposition").find("transaksi-TUTUP-2026-11-02-2026-11-30."), std::string::npos);
  }
  const auto csv = get(head, fmt::format("/transactions/export?{}&format=csv", november)).body;
  EXPECT_NE(csv.find(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\","), std::string::npos);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 29 * 10 + 1);
  EXPECT_EQ(get(head, fmt::format("/transactions/export?{}&format=pdf", november)).status, 400);
  EXPECT_EQ(get(officer, fmt::format("/transactions/export?{}&format=csv", november)).status, 403);
  EXPECT_EQ(audited("transactions_exported"), 7);
}

TEST_F(Transactions, AMonthIsClosedAndReopenedByAnAdministratorOfTheWhole) {
  EXPECT_EQ(put(admin, R"({"closed": true})").status, 409) << "the first of December is too early";
  place.installation.clock.advance(std::chrono::hours{24});
  EXPECT_EQ(put(branch, R"({"closed": true})").status, 403);
  EXPECT_EQ(put(head, R"({"closed": true})").status, 403);
  EXPECT_EQ(put(admin, R"({"closed": true, "reason": "tiada"})").status, 400);
  EXPECT_EQ(put(admin, R"({"closed": true})").status, 200);
  EXPECT_EQ(put(admin, R"({"closed": true})").status, 409);
  place.leave(3, ClosingPlace::first);
  EXPECT_EQ(place.close().counts.later_versions, 0) << "it waits";
  const auto month = body(get(admin, "/closings/2026-11"));
  EXPECT_TRUE(month.at("closed").as_bool());
  EXPECT_EQ(month.at("waiting_total").as_int64(), 1);
  EXPECT_EQ(month.at("waiting").at(0).at("reasons").at(0).at("code").as_string(), "reopen_grant");
  EXPECT_EQ(put(admin, R"({"closed": false})").status, 400);
  EXPECT_EQ(put(admin, R"({"closed": false, "reason": "cuti"})").status, 400) << "four characters";
  EXPECT_EQ(put(admin, R"({"closed": false, "reason": "Cuti lewat diluluskan"})").status, 200);
  EXPECT_EQ(put(admin, R"({"closed": true})").status, 409) << "something waits";
  EXPECT_EQ(place.close().counts.later_versions, 1);
  EXPECT_EQ(put(admin, R"({"closed": true})").status, 200);
  EXPECT_EQ(audited("month_closed"), 2);
  EXPECT_EQ(audited("month_reopened"), 1);
  EXPECT_EQ(get(admin, "/closings/2026-13").status, 404);
  EXPECT_EQ(get(system, "/closings/2026-11").status, 403);
}

TEST_F(Transactions, ARecomputationShowsFirstAndThenMakesVersions) {
  const auto post = [&](const TestInstallation::Made& who, const std::string& text) {
    return server.send_as(place.installation.token_for(who), "POST", "/api/v1/recomputations", text);
  };
  const std::string look = R"({"from": "2026-11-02", "to": "2026-11-30", "dry_run": true})";
  EXPECT_EQ(body(post(admin, look)).at("changed").as_int64(), 0);
  place.press(3, ClosingPlace::first, domain::EventKind::in, base::Minutes{480}, false);  // nobody was told
  const auto seen = body(post(admin, look));
  EXPECT_EQ(seen.at("changed").as_int64(), 1);
  EXPECT_EQ(seen.at("days").as_int64(), 29 * 10);
  EXPECT_EQ(place.close().counts.later_versions, 0);
  EXPECT_EQ(post(admin, R"({"from": "2026-11-02", "to": "2026-11-30", "dry_run": false})").status, 400);
  EXPECT_EQ(post(branch, look).status, 403);
  EXPECT_EQ(post(head, look).status, 403);
  EXPECT_EQ(post(admin, R"({"from": "2026-11-02", "to": "2026-11-01", "dry_run": true})").status, 422);
  EXPECT_EQ(post(admin, R"({"from": "2026-10-01", "to": "2026-12-02", "dry_run": true})").status, 422);
  const auto asked =
      post(admin, R"({"from": "2026-11-02", "to": "2026-11-30", "dry_run": false, "reason": "Aduan pegawai"})");
  EXPECT_EQ(asked.status, 202) << asked.body;
  EXPECT_EQ(place.close().counts.later_versions, 1);
  EXPECT_EQ(body(post(admin, look)).at("changed").as_int64(), 0);
  EXPECT_EQ(audited("recompute_asked"), 1);
}

}  // namespace
}  // namespace spotme::test
