#include "app/officer_departure.hpp"
#include "tests/support/officer_page.hpp"

/// Who leaves: to another agency, or the service.
namespace spotme::test {
namespace {

using domain::Role;
using Lines = std::vector<std::string>;

class Transfers : public OfficerPage {
 protected:
  Transfers() { other_token = installation.token_for(foreigner); }

  Answer offer(const TestInstallation::Made& made, const std::string& day) {
    return post(agency() + "/transfers",
                fmt::format(R"({{"officer_id":"{}","to_agency_id":"{}","first_day":"{}","reason":"Pertukaran"}})",
                            base::to_string(made.officer), base::to_string(foreigner.agency), day));
  }
  [[nodiscard]] std::string transfer(const Answer& answer, const std::string& what) const {
    const auto body = boost::json::parse(answer.body);
    return fmt::format("/transfers/{}/{}", std::string(body.at("id").as_string()), what);
  }
  [[nodiscard]] std::string acceptance(const std::string& more = "") {
    return fmt::format(R"({{"unit_id":"{}","state":"kedah","scheme":"office"{}}})",
                       base::to_string(installation.unit("AG2", "U1/A")), more);
  }
  Answer accept(const Answer& offered, const std::string& body) {
    return server.send_as(other_token, "POST", other_agency() + transfer(offered, "acceptance"), body);
  }
  static std::string state_of(const Answer& answer) {
    if (answer.status >= 400) return error_of(answer);
    return std::string(boost::json::parse(answer.body).at("state").as_string());
  }
  void work_at_night() {
    for (const auto& id : {admin.agency, foreigner.agency}) {
      (void)app::carry_out_departures(*installation.context, id, [] { return false; });
    }
  }
  Answer sign_in(const std::string& user_id) {
    return server.send("POST", "/api/v1/session",
                       fmt::format(R"({{"user_id":"{}","password":"{}"}})", user_id, TestInstallation::password),
                       {{"Origin", server.origin()}});
  }

  std::string other_token;
};

TEST_F(Transfers, OneAgencyOffersTheOtherAccepts) {
  const auto session = installation.token_for(siti);
  const auto offered = offer(siti, "2026-12-01");
  ASSERT_EQ(offered.status, 201) << offered.body;
  EXPECT_EQ(state_of(offer(siti, "2026-12-02")), "409 transfer_open ");
  EXPECT_EQ(error_of(post(agency() + transfer(offered, "acceptance"), acceptance())), "404 not_found ")
      << "the agency that offers does not accept";
  EXPECT_EQ(
      error_of(accept(offered, fmt::format(R"({{"unit_id":"{}","state":"kedah","scheme":"office"}})", unit("U1/A")))),
      "422 unit_unknown unit_id");
  EXPECT_EQ(error_of(accept(offered, acceptance(R"(,"supervisor_user_id":"ali")"))),
            "422 supervisor_unknown supervisor_user_id");
  EXPECT_EQ(error_of(accept(offered, acceptance(R"(,"officer_id":"x")"))), "400 unknown_field officer_id");
  EXPECT_EQ(state_of(accept(offered, acceptance(R"(,"supervisor_user_id":"pentadbir.lain")"))), "accepted");
  EXPECT_EQ(state_of(accept(offered, acceptance())), "409 transfer_settled ");
  work_at_night();
  EXPECT_EQ(server.send_as(session, "GET", "/api/v1/clock").status, 200) << "not before its day";
  installation.clock.set(base::to_instant(base::LocalTime{*base::parse_day("2026-12-01")} + std::chrono::minutes{5}));
  token = installation.token_for(admin);
  other_token = installation.token_for(foreigner);
  work_at_night();
  work_at_night();
  EXPECT_EQ(server.send_as(session, "GET", "/api/v1/clock").status, 401);
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01..2026-11-30 U1/A"})) << "the old record stays";
  const auto list = server.send_as(other_token, "GET", other_agency() + "/accounts?search=siti");
  const auto accounts = boost::json::parse(list.body).at("accounts").as_array();
  ASSERT_EQ(accounts.size(), 1U) << list.body;
  EXPECT_EQ(accounts[0].at("status"), "active");
  EXPECT_EQ(accounts[0].at("supervisor").at("user_id"), "pentadbir.lain");
  EXPECT_NE(accounts[0].at("officer_id").as_string(), std::string_view(base::to_string(siti.officer)));
  const auto signed_in = sign_in("siti");
  ASSERT_EQ(signed_in.status, 200) << "the password went along: " << signed_in.body;
  EXPECT_NE(signed_in.body.find("Agensi AG2"), std::string::npos) << signed_in.body;
  EXPECT_EQ(error_of(post(page(siti, "/temporary-password"), "")), "409 account_moved ");
  EXPECT_EQ(error_of(server.send_as(token, "PUT", page(siti, "/active"), R"({"active":true})")), "409 account_moved ");
  EXPECT_EQ(state_of(offer(siti, "2026-12-05")), "409 account_moved ");
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'transfer_done'"), 2) << "in each trail its own";
}

TEST_F(Transfers, TheAdministratorsOfTheOtherAgencyAreToldOfAnOffer) {
  const auto branch = installation.add({.user_id = "cawangan.lain",
                                        .unit_path = "U1/B",
                                        .state = domain::State::kedah,
                                        .roles = {Role::agency_admin},
                                        .agency_code = "AG2"});
  (void)installation.add({.user_id = "ketua.lain", .roles = {Role::head}, .agency_code = "AG2"});
  const auto told = [&](const TestInstallation::Made& who) {
    const auto answer = server.send_as(installation.token_for(who), "GET", "/api/v1/notices");
    std::vector<std::string> lines;
    const auto body = boost::json::parse(answer.body);
    for (const auto& one : body.at("notices").as_array()) {
      lines.push_back(std::string(one.at("body").at("en").as_string()) + " " + std::string(one.at("link").as_string()));
    }
    return lines;
  };
  ASSERT_EQ(offer(siti, "2026-12-01").status, 201);
  const Lines expected{
      "Agensi AG1 submitted the move of an officer to your agency for your decision. "
      "/pegawai/pertukaran?agensi=" +
      base::to_string(foreigner.agency)};
  EXPECT_EQ(told(foreigner), expected);
  EXPECT_EQ(told(branch), expected);
  EXPECT_EQ(count("SELECT count(*) FROM notice WHERE kind = 'approval_waiting'"), 2);
  EXPECT_EQ(state_of(offer(siti, "2026-12-02")), "409 transfer_open ");
  EXPECT_EQ(count("SELECT count(*) FROM notice WHERE kind = 'approval_waiting'"), 2) << "of what was refused, nothing";
}

TEST_F(Transfers, OfTodayIsDoneAtOnceUnlessHePressedHere) {
  const auto offered = offer(siti, "2026-11-24");
  ASSERT_EQ(offered.status, 201) << offered.body;
  EXPECT_EQ(state_of(accept(offered, acceptance())), "done");
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01..2026-11-23 U1/A"}));
  const auto pressed =
      server.send_as(installation.token_for(ali), "POST", "/api/v1/clock-events",
                     R"({"key":"01890a5d-ac96-774b-bcce-b302099a8051","kind":"in","position_absence":"denied"})");
  ASSERT_EQ(pressed.status, 201) << pressed.body;
  EXPECT_EQ(state_of(offer(ali, "2026-11-24")), "409 transfer_after_press first_day");
  EXPECT_EQ(state_of(offer(ali, "2026-11-23")), "422 transfer_in_past first_day");
  EXPECT_EQ(state_of(offer(ali, "2026-11-25")), "offered");
}

TEST_F(Transfers, AreRefusedAndWithdrawnByTheirSides) {
  const auto first = offer(siti, "2026-12-01");
  EXPECT_EQ(error_of(post(agency() + transfer(first, "refusal"), R"({"reason":"x"})")), "404 not_found ");
  EXPECT_EQ(state_of(server.send_as(other_token, "POST", other_agency() + transfer(first, "refusal"),
                                    R"({"reason":"Tiada jawatan"})")),
            "refused");
  EXPECT_EQ(state_of(accept(first, acceptance())), "409 transfer_settled ");
  const auto second = offer(siti, "2026-12-01");
  EXPECT_EQ(error_of(server.send_as(other_token, "POST", other_agency() + transfer(second, "withdrawal"))),
            "404 not_found ");
  EXPECT_EQ(state_of(accept(second, acceptance())), "accepted");
  EXPECT_EQ(state_of(post(agency() + transfer(second, "withdrawal"), "")), "withdrawn");
  installation.clock.set(base::to_instant(base::LocalTime{*base::parse_day("2026-12-02")}));
  work_at_night();
  EXPECT_EQ(sign_in("siti").body.find("Agensi AG2"), std::string::npos);
  EXPECT_EQ(state_of(offer(admin, "2026-12-03")), "401 not_signed_in ") << "the session ended meanwhile";
  token = installation.token_for(admin);
  EXPECT_EQ(state_of(offer(admin, "2026-12-03")), "409 own_transfer ");
  EXPECT_EQ(state_of(offer(foreigner, "2026-12-03")), "404 not_found ");
  const auto list = server.send_as(token, "GET", agency() + "/transfers?direction=out&limit=1");
  EXPECT_EQ(boost::json::parse(list.body).at("transfers").as_array().size(), 1U);
  EXPECT_EQ(boost::json::parse(list.body).as_object().contains("next"), true);
}

TEST_F(Transfers, WhatHangsOnTheMembershipEndsWithIt) {
  ASSERT_EQ(error_of(lead(ali, "siti", "2026-11-24")), "200");
  const auto role = fmt::format(R"({{"role":"supervisor","unit_id":"{}"}})", unit("U1/A"));
  ASSERT_EQ(error_of(post(page(siti, "/roles"), role)), "204");
  const auto task = server.send_as(installation.token_for(siti), "POST", "/api/v1/tasks",
                                   R"({"title":"Laporan","begins_on":"2026-11-24","due_on":"2026-12-10"})");
  ASSERT_EQ(task.status, 201) << task.body;
  ASSERT_EQ(state_of(accept(offer(siti, "2026-11-25"), acceptance())), "accepted");
  installation.clock.set(base::to_instant(base::LocalTime{*base::parse_day("2026-11-25")}));
  work_at_night();
  token = installation.token_for(admin);
  EXPECT_EQ(history(ali, "supervision"), (Lines{"2026-11-24..2026-11-24 siti"}));
  EXPECT_EQ(history(siti, "role"), (Lines{"2026-11-24..2026-11-24 supervisor U1/A"}));
  EXPECT_EQ(count("SELECT count(*) FROM task WHERE state = 'cancelled' AND remark = 'Pertukaran'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM task_step WHERE action = 'cancelled'"), 1);
}

TEST_F(Transfers, ADepartureEndsThePostAndThenTheAccount) {
  const auto depart = [&](const TestInstallation::Made& made, const std::string& day) {
    return error_of(post(page(made, "/departure"),
                         fmt::format(R"({{"last_day":"{}","kind":"retired","reason":"Bersara wajib"}})", day)));
  };
  EXPECT_EQ(depart(admin, "2026-12-31"), "409 own_departure ");
  EXPECT_EQ(depart(siti, "2025-12-31"), "409 no_post last_day");
  EXPECT_EQ(depart(siti, "2026-11-26"), "200");
  EXPECT_EQ(depart(siti, "2026-11-27"), "409 departure_waiting ");
  EXPECT_EQ(error_of(post(page(siti, "/undone-changes"), R"({"kind":"posting","from":"2026-11-27"})")),
            "409 departure_waiting from");
  EXPECT_EQ(error_of(server.send_as(token, "DELETE", page(siti, "/departure"))), "200");
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01 U1/A"}));
  EXPECT_EQ(depart(siti, "2026-11-26"), "200");
  const auto on = [&](const char* day) {
    installation.clock.set(base::to_instant(base::LocalTime{*base::parse_day(day)} + std::chrono::minutes{1}));
    work_at_night();
    return sign_in("siti").status;
  };
  EXPECT_EQ(on("2026-11-26"), 200) << "the last day is his";
  EXPECT_EQ(on("2026-11-27"), 401);
  token = installation.token_for(admin);
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01..2026-11-26 U1/A"}));
  EXPECT_EQ(error_of(server.send_as(token, "PUT", page(siti, "/active"), R"({"active":true})")), "200");
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01..2026-11-26 U1/A", "2026-11-27 U1/A"}));
  EXPECT_EQ(depart(ali, "2026-11-20"), "200") << "a day that is over closes the account at once";
  EXPECT_EQ(sign_in("ali").status, 401);
}

TEST_F(Transfers, WhoIsMovedBeforeHisLastDayLeavesOnItAllTheSame) {
  ASSERT_EQ(error_of(post(page(siti, "/departure"),
                          R"({"last_day":"2026-12-10","kind":"retired","reason":"Bersara wajib"})")),
            "200");
  ASSERT_EQ(error_of(move(siti, "U1/B", "2026-12-01")), "200");
  const Lines left{"2026-01-01..2026-11-30 U1/A", "2026-12-01..2026-12-10 U1/B"};
  EXPECT_EQ(history(siti, "posting"), left);
  ASSERT_EQ(error_of(server.send_as(token, "DELETE", page(siti, "/departure"))), "200");
  EXPECT_EQ(history(siti, "posting"), (Lines{"2026-01-01..2026-11-30 U1/A", "2026-12-01 U1/B"})) << "and goes on";
  ASSERT_EQ(error_of(post(page(siti, "/departure"),
                          R"({"last_day":"2026-12-10","kind":"retired","reason":"Bersara wajib"})")),
            "200");
  EXPECT_EQ(error_of(move(siti, "U1/A", "2026-12-11")), "409 no_post officers[0]");
  // However it came to be, a post does not outlive the account.
  installation.database->write([](db::Write& write) {
    return write.execute("UPDATE posting SET valid_to = '9999-12-31' WHERE valid_to = '2026-12-11'", {}) == 1;
  });
  ASSERT_EQ(history(siti, "posting").back(), "2026-12-01 U1/B");
  installation.clock.set(base::to_instant(base::LocalTime{*base::parse_day("2026-12-11")} + std::chrono::minutes{1}));
  work_at_night();
  token = installation.token_for(admin);
  EXPECT_EQ(history(siti, "posting"), left);
  EXPECT_EQ(error_of(move(siti, "U1/A", "2026-12-05")), "200") << "the days before are his";
  EXPECT_EQ(history(siti, "posting"),
            (Lines{"2026-01-01..2026-11-30 U1/A", "2026-12-01..2026-12-04 U1/B", "2026-12-05..2026-12-10 U1/A"}));
}

}  // namespace
}  // namespace spotme::test
