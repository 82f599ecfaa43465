#include "domain/officer.hpp"

#include "store/closing.hpp"
#include "tests/support/officer_page.hpp"

/// Name, posts, supervisors and roles from a day on, and the time line of a person.
namespace spotme::test {
namespace {

using domain::Role;
using Lines = std::vector<std::string>;

class Officers : public OfficerPage {};

TEST_F(Officers, NameAndAddressAreOfToday) {
  const auto put = [&](const std::string& body) { return server.send_as(token, "PUT", page(siti), body); };
  EXPECT_EQ(error_of(put(R"({"name":" ","email":""})")), "422 name_required name");
  EXPECT_EQ(error_of(put(R"({"name":"Siti","email":"siti"})")), "422 email_invalid email");
  EXPECT_EQ(error_of(put(R"({"name":"Siti","email":"","role":"head"})")), "400 unknown_field role");
  EXPECT_EQ(audited("officer_edited"), 0);
  const auto edited = put(R"({"name":" <b>Siti</b>'); DROP TABLE officer;-- ","email":"siti@contoh.my"})");
  ASSERT_EQ(edited.status, 200) << edited.body;
  EXPECT_EQ(boost::json::parse(edited.body).at("name"), "<b>Siti</b>'); DROP TABLE officer;--");
  EXPECT_EQ(audited("officer_edited"), 1);
}

TEST_F(Officers, NobodyChangesTheAddressOfOneAboveHim) {
  const auto system =
      installation.add({"sistem", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::system_admin}});
  EXPECT_EQ(error_of(server.send_as(token, "PUT", page(system), R"({"name":"X","email":"x@contoh.my"})")),
            "403 account_above_yours ");
  EXPECT_EQ(audited("account_above_refused"), 1);
}

TEST_F(Officers, APostChangesFromADayOnAndBackInTime) {
  EXPECT_EQ(error_of(move(siti, "U1/B", "2026-12-01")), "200");
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01..2026-11-30 U1/A", "2026-12-01 U1/B"}));
  EXPECT_EQ(count("SELECT count(*) FROM day_reopening"), 0) << "no day that is over is touched";
  EXPECT_EQ(error_of(move(siti, "U1", "2026-11-20")), "200");
  EXPECT_EQ(history(siti, "posting"),
            (Lines{"2026-01-01..2026-11-19 U1/A", "2026-11-20..2026-11-30 U1", "2026-12-01 U1/B"}));
  EXPECT_EQ(count("SELECT count(*) FROM day_reopening"), 5) << "20 to 24 November are judged again";
  EXPECT_EQ(count("SELECT count(*) FROM notice WHERE kind = 'posting_changed'"), 2);
  EXPECT_EQ(error_of(move(siti, "U1", "2025-12-31")), "409 before_first_post from");
  EXPECT_EQ(audited("posting_changed"), 2);
}

TEST_F(Officers, AClosedMonthIsNotMovedInto) {
  installation.database->write([&](db::Write& write) {
    store::MonthClosing october{*domain::parse_month("2026-10"), true, write.now(), admin.officer, "x"};
    store::set_month_closing(write, admin.agency, october);
    return true;
  });
  EXPECT_EQ(error_of(move(siti, "U1/B", "2026-10-31")), "409 month_closed from");
  EXPECT_EQ(error_of(move(siti, "U1/B", "2026-11-01")), "200");
}

TEST_F(Officers, ManyMoveTogetherOrNotAtAll) {
  const auto send = [&](const std::string& ids) {
    return post(agency() + "/postings",
                fmt::format(R"({{"officers":[{}],"unit_id":"{}","from":"2026-12-01"}})", ids, unit("U1/B")));
  };
  const auto id = [](const TestInstallation::Made& made) { return "\"" + base::to_string(made.officer) + "\""; };
  EXPECT_EQ(error_of(send(id(siti) + "," + id(foreigner))), "404 not_found officers[1]");
  EXPECT_EQ(error_of(send(id(siti) + "," + id(siti))), "422 officer_twice officers[1]");
  EXPECT_EQ(error_of(send("")), "422 officers_missing officers");
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01 U1/A"}));
  EXPECT_EQ(error_of(send(id(siti) + "," + id(ali))), "200");
  const auto theirs = base::to_string(installation.unit("AG2", "U1"));
  EXPECT_EQ(error_of(post(agency() + "/postings",
                          fmt::format(R"({{"officers":[{}],"unit_id":"{}","from":"2026-12-01"}})", id(siti), theirs))),
            "422 unit_unknown unit_id");
}

TEST_F(Officers, SupervisorsFormNoCircle) {
  EXPECT_EQ(error_of(lead(siti, "siti", "2026-11-24")), "422 supervisor_self supervisor_user_id");
  EXPECT_EQ(error_of(lead(siti, "pentadbir.lain", "2026-11-24")), "422 supervisor_unknown supervisor_user_id");
  EXPECT_EQ(error_of(lead(siti, "ali", "2025-12-31")), "409 before_first_post from");
  EXPECT_EQ(error_of(lead(siti, "ali", "2026-11-24")), "200");
  EXPECT_EQ(error_of(lead(ali, "pentadbir", "2026-11-24")), "200");
  EXPECT_EQ(error_of(lead(ali, "siti", "2026-11-24")), "422 supervisor_loop supervisor_user_id");
  EXPECT_EQ(error_of(lead(admin, "siti", "2026-12-01")), "422 supervisor_loop supervisor_user_id") << "by two links";
  // From December on Ali leads nobody, so then he may be led by Siti.
  EXPECT_EQ(error_of(post(agency() + "/supervisors",
                          fmt::format(R"({{"officers":["{}"],"from":"2026-12-01"}})", base::to_string(siti.officer)))),
            "200");
  EXPECT_EQ(history(siti, "supervision"), (Lines{"2026-11-24..2026-11-30 ali"}));
  EXPECT_EQ(error_of(lead(ali, "siti", "2026-12-01")), "200");
  ASSERT_EQ(server.send_as(token, "PUT", page(siti, "/active"), R"({"active":false})").status, 200);
  EXPECT_EQ(error_of(lead(ali, "siti", "2026-12-05")), "422 supervisor_inactive supervisor_user_id");
}

TEST_F(Officers, RolesAreGivenAndEndedTodayOrLater) {
  const auto role = [&](const std::string& what, const std::string& word, const std::string& more) {
    return post(page(siti, what), fmt::format(R"({{"role":"{}","unit_id":"{}"{}}})", word, unit("U1/A"), more));
  };
  EXPECT_EQ(error_of(role("/roles", "officer", "")), "400 not_one_of role");
  EXPECT_EQ(error_of(role("/roles", "system_admin", "")), "422 role_not_yours role");
  EXPECT_EQ(error_of(role("/roles", "head", R"(,"first_day":"2026-11-23")")), "422 role_in_past first_day");
  EXPECT_EQ(error_of(role("/roles", "head", R"(,"first_day":"2026-12-02","last_day":"2026-12-01")")),
            "422 range_reversed last_day");
  EXPECT_EQ(error_of(role("/roles", "head", R"(,"last_day":"2026-12-31")")), "204");
  EXPECT_EQ(error_of(role("/roles", "head", R"(,"first_day":"2026-12-31")")), "409 role_held role");
  EXPECT_EQ(error_of(role("/roles", "head", R"(,"first_day":"2027-01-01")")), "204");
  EXPECT_EQ(history(siti, "role"), (Lines{"2026-11-24..2026-12-31 head U1/A", "2027-01-01 head U1/A"}));
  EXPECT_EQ(count("SELECT count(*) FROM notice WHERE kind = 'role_given'"), 2);
  EXPECT_EQ(error_of(role("/role-endings", "head", R"(,"last_day":"2026-11-22")")), "422 role_in_past last_day");
  EXPECT_EQ(error_of(role("/role-endings", "auditor", "")), "409 role_not_held role");
  const auto session = installation.token_for(siti);
  EXPECT_EQ(server.send_as(session, "GET", agency() + "/letters").status, 200);
  EXPECT_EQ(error_of(role("/role-endings", "head", "")), "204");
  EXPECT_EQ(server.send_as(session, "GET", agency() + "/letters").status, 403) << "the right ends with the role";
  EXPECT_EQ(history(siti, "role"), (Lines{"2027-01-01 head U1/A"}));
  const auto own = fmt::format(R"({{"role":"integrity","unit_id":"{}"}})", unit("U1"));
  EXPECT_EQ(error_of(post(page(admin, "/roles"), own)), "409 own_role role");
}

TEST_F(Officers, AChangeToComeIsTakenBack) {
  const auto undo = [&](const std::string& kind, const std::string& from, const std::string& more = "") {
    return post(page(siti, "/undone-changes"), fmt::format(R"({{"kind":"{}","from":"{}"{}}})", kind, from, more));
  };
  ASSERT_EQ(error_of(move(siti, "U1/B", "2026-11-25")), "200");
  ASSERT_EQ(error_of(move(siti, "U1", "2026-12-10")), "200");
  EXPECT_EQ(error_of(undo("posting", "2026-11-24")), "409 change_not_to_come from");
  EXPECT_EQ(error_of(undo("posting", "2026-11-26")), "404 change_unknown from");
  EXPECT_EQ(error_of(undo("posting", "2026-11-25")), "204");
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01..2026-12-09 U1/A", "2026-12-10 U1"}));
  EXPECT_EQ(error_of(undo("posting", "2026-12-10")), "204");
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01 U1/A"}));
  ASSERT_EQ(error_of(lead(siti, "ali", "2026-12-01")), "200");
  EXPECT_EQ(error_of(undo("supervision", "2026-12-01")), "204");
  EXPECT_EQ(history(siti, "supervision"), Lines{});
  EXPECT_EQ(error_of(undo("role", "2026-12-01")), "422 role_missing role");
  const auto role = fmt::format(R"("role":"auditor","unit_id":"{}")", unit("U1/A"));
  ASSERT_EQ(error_of(post(page(siti, "/roles"), fmt::format(R"({{{},"first_day":"2026-12-01"}})", role))), "204");
  EXPECT_EQ(error_of(undo("role", "2026-12-01", "," + role)), "204");
  EXPECT_EQ(history(siti, "role"), Lines{});
  EXPECT_EQ(audited("change_undone"), 4);
}

TEST_F(Officers, LooksAreTheOwnersToRead) {
  (void)history(siti, "posting");
  ASSERT_EQ(server.send_as(token, "GET", page(siti)).status, 200);
  const auto looks = server.send_as(installation.token_for(siti), "GET", "/api/v1/looks");
  const auto list = boost::json::parse(looks.body).at("looks").as_array();
  ASSERT_EQ(list.size(), 2U) << looks.body;
  EXPECT_EQ(list[0].at("action"), "officer_read");
  EXPECT_EQ(list[1].at("action"), "officer_history_read");
  EXPECT_EQ(list[1].at("by"), "Pegawai pentadbir");
}

TEST_F(Officers, TheListIsNarrowedByUnitAndRole) {
  (void)installation.add({"ketua", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
  const auto total = [&](const std::string& query) {
    const auto answer = server.send_as(token, "GET", agency() + "/accounts?" + query);
    return answer.status == 200 ? std::to_string(boost::json::parse(answer.body).at("total").as_int64())
                                : error_of(answer);
  };
  EXPECT_EQ(total("limit=50"), "4");
  EXPECT_EQ(total("unit_id=" + unit("U1")), "4");
  EXPECT_EQ(total("unit_id=" + unit("U1/A")), "2");
  EXPECT_EQ(total("role=head"), "1");
  EXPECT_EQ(total("role=head&unit_id=" + unit("U1/A")), "0");
  EXPECT_EQ(total("role=boss"), "400 parameter_invalid role");
  EXPECT_EQ(total("role=head%27%20OR%201=1"), "400 parameter_invalid role");
  EXPECT_EQ(total("unit_id=" + base::to_string(installation.unit("AG2", "U1"))), "422 unit_unknown unit_id");
}

}  // namespace
}  // namespace spotme::test
