#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// Working time, rotas and swaps over HTTP: what is asked, bad input, and what callers without the right try.
namespace spotme::test {
namespace {

using domain::Role;

class Schemes : public testing::Test {
 protected:
  Schemes() : server(installation) {
    ali = installation.add({"ali"});
    abu = installation.add({"abu", "U1/B"});
    keeper = installation.add({"penyelaras", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::coordinator}});
    branch = installation.add({"cawangan", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::coordinator}});
    foreign = installation.add(
        {"lain", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin, Role::coordinator}, "AG2"});
    token = installation.token_for(keeper);
  }

  Answer post(const std::string& target, const std::string& body) {
    return server.send_as(token, "POST", "/api/v1" + target, body);
  }
  Answer get(const std::string& target) { return server.send_as(token, "GET", "/api/v1" + target); }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string error_of(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = object(answer).at("error").as_object();
    const auto field = error.contains("field") ? std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()), field);
  }
  static std::string id(const TestInstallation::Made& made) { return base::to_string(made.officer); }
  std::string change(const std::vector<TestInstallation::Made>& people, std::string_view scheme, std::string_view from,
                     std::string_view reason = "Arahan") {
    std::string ids;
    for (const auto& one : people) ids += fmt::format("{}\"{}\"", ids.empty() ? "" : ",", id(one));
    return fmt::format(R"({{"officers":[{}],"scheme":"{}","from":"{}","reason":"{}"}})", ids, scheme, from, reason);
  }
  std::string rota_body(std::string_view code, std::string_view pattern, std::string_view unit = "U1") {
    return fmt::format(R"({{"code":"{}","name":"Pengawal","unit_id":"{}","valid_from":"2026-11-02",)"
                       R"("pattern":"{}","reason":"Baharu"}})",
                       code, base::to_string(installation.unit("AG1", std::string(unit))), pattern);
  }
  std::int64_t audited(std::string_view action) {
    return installation.database->read([&](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)}).integer();
    });
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made ali, abu, keeper, branch, foreign;
  std::string token;
};

TEST_F(Schemes, AWholeDepartmentIsChangedAtOnceAndNoMore) {
  const std::vector<TestInstallation::Made> limit(1'500, ali);
  EXPECT_EQ(error_of(post("/schemes/preview", change(limit, "office", "2026-12-01"))), "422 officer_twice officers[1]")
      << "so many are read";
  auto above = limit;
  above.push_back(abu);
  EXPECT_EQ(error_of(post("/schemes/preview", change(above, "office", "2026-12-01"))), "400 too_many_items officers");
  EXPECT_EQ(error_of(post("/schemes", change(above, "office", "2026-12-01"))), "400 too_many_items officers");
  EXPECT_EQ(error_of(post("/schemes/preview", change({}, "office", "2026-12-01"))), "400 missing_field officers");
}

TEST_F(Schemes, AreListedWithinReachAndChangedFromADay) {
  const auto listed = object(get("/schemes?limit=2"));
  EXPECT_EQ(listed.at("total"), 4);
  EXPECT_EQ(listed.at("officers").as_array().size(), 2U);
  const auto next = std::string(listed.at("next").as_string());
  EXPECT_EQ(object(get("/schemes?limit=2&after=" + next)).at("officers").as_array().size(), 2U);
  EXPECT_EQ(error_of(post("/schemes", change({ali, abu}, "wbb:08:30", "2026-12-01"))), "200");
  EXPECT_EQ(audited("scheme_changed"), 2);
  const auto after = object(get("/schemes?search=ali")).at("officers").as_array()[0].as_object();
  EXPECT_EQ(after.at("scheme"), "wbf");
  EXPECT_EQ(after.at("next").at("scheme"), "wbb:08:30");
  EXPECT_EQ(after.at("next").at("from"), "2026-12-01");
  EXPECT_EQ(object(get("/schemes?day=2026-12-01&scheme=wbb")).at("total"), 2);
  const auto all = object(get("/schemes/" + id(ali))).at("schemes").as_array();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].at("to"), "2026-11-30");
  EXPECT_EQ(all[1].at("to"), nullptr);
}

TEST_F(Schemes, APreviewChangesNothing) {
  const auto preview = object(post("/schemes/preview", change({ali}, "office", "2026-11-02")));
  EXPECT_EQ(preview.at("trial"), false);
  EXPECT_EQ(preview.at("officers"), 1);
  EXPECT_EQ(preview.at("days"), 22);
  EXPECT_EQ(object(get("/schemes?search=ali")).at("officers").at(0).at("scheme"), "wbf");
  EXPECT_EQ(object(post("/schemes/preview", change({ali}, "office", "2027-01-01"))).at("trial"), true);
  EXPECT_EQ(audited("scheme_changed"), 0);
}

TEST_F(Schemes, RefuseWhatTheRulesAndTheRecordsDoNotAllow) {
  const auto refused = [&](const std::string& body) {
    const auto preview = error_of(post("/schemes/preview", body));
    EXPECT_EQ(error_of(post("/schemes", body)), preview) << body;
    return preview;
  };
  EXPECT_EQ(refused(change({ali}, "wbb:06:59", "2026-12-01")), "422 wbb_start_out_of_range scheme.start");
  EXPECT_EQ(refused(change({ali}, "wbb:10:01", "2026-12-01")), "422 wbb_start_out_of_range scheme.start");
  EXPECT_EQ(refused(change({ali}, "wbz", "2026-12-01")), "422 scheme_unknown scheme");
  EXPECT_EQ(refused(change({ali}, "shift:22:00-06:00+1", "2026-12-01")), "422 shift_without_rota scheme");
  EXPECT_EQ(refused(change({ali}, "rota:TIADA", "2026-12-01")), "422 rota_unknown scheme");
  EXPECT_EQ(refused(change({ali}, "wbf", "2025-12-31")), "409 before_first_post from");
  // WBF exists from 1 August 2019 on (PP 5/2019); before, its own rule refuses it.
  EXPECT_EQ(refused(change({ali}, "wbf", "2019-07-31")), "422 scheme_not_assignable scheme");
  EXPECT_EQ(refused(change({ali}, "wbf", "2019-08-01")), "409 before_first_post from");
  EXPECT_EQ(refused(change({ali, ali}, "wbf", "2026-12-01")), "422 officer_twice officers[1]");
  EXPECT_EQ(refused(change({ali, foreign}, "wbf", "2026-12-01")), "404 not_found ");
  EXPECT_EQ(refused(change({}, "wbf", "2026-12-01")), "400 missing_field officers");
  EXPECT_EQ(refused(change({ali}, "wbf", "2026-13-01")), "422 not_a_day from");
  EXPECT_EQ(refused(change({ali}, "wbf", "2026-12-01", "")), "400 too_short reason");
  EXPECT_EQ(refused(R"({"officers":["x"],"scheme":"wbf","from":"2026-12-01","reason":"x"})"),
            "400 too_short officers[0]");
  EXPECT_EQ(error_of(post("/schemes", change({ali}, "wbb:07:00", "2026-12-01"))), "200");
  EXPECT_EQ(error_of(post("/schemes", change({ali}, "wbb:10:00", "2026-12-01"))), "200");
  EXPECT_EQ(error_of(get("/schemes?day=x")), "400 parameter_not_a_day day");
  EXPECT_EQ(error_of(get("/schemes?limit=201")), "400 parameter_invalid limit");
  EXPECT_EQ(error_of(get("/schemes?after=x")), "422 cursor_invalid after");
  EXPECT_EQ(error_of(get("/schemes?unit_id=x")), "400 parameter_invalid unit_id");
  for (const auto* search : {"'%20OR%201=1--", "%25", "_"}) {
    EXPECT_EQ(object(get(std::string("/schemes?search=") + search)).at("total"), 0) << search;
    EXPECT_EQ(object(get(std::string("/schemes?scheme=") + search)).at("total"), 0) << search;
  }
}

TEST_F(Schemes, AreOutOfReachForOthers) {
  token = installation.token_for(branch);
  EXPECT_EQ(object(get("/schemes")).at("total"), 2);
  EXPECT_EQ(error_of(get("/schemes/" + id(ali))), "404 not_found ");
  EXPECT_EQ(error_of(post("/schemes", change({ali}, "office", "2026-12-01"))), "404 not_found ");
  EXPECT_EQ(error_of(post("/schemes", change({abu}, "office", "2026-12-01"))), "200");
  token = installation.token_for(foreign);
  EXPECT_EQ(error_of(get("/schemes/" + id(ali))), "404 not_found ");
  token = installation.token_for(ali);
  EXPECT_EQ(error_of(get("/schemes")), "403 not_permitted ");
}

TEST_F(Schemes, RotasAreOpenedAndChangedFromADay) {
  EXPECT_EQ(error_of(post("/rotas", rota_body("GUARD", "07:00-15:00 x2, 15:00-23:00, rest"))), "201");
  EXPECT_EQ(error_of(post("/rotas", rota_body("GUARD", "07:00-15:00"))), "409 rota_code_taken code");
  EXPECT_EQ(error_of(post("/schemes", change({ali}, "rota:GUARD+1", "2026-11-02"))), "200");
  EXPECT_EQ(error_of(post("/schemes", change({abu}, "rota:GUARD", "2026-11-01"))), "422 rota_unknown scheme");
  const auto rotas = object(get("/rotas")).at("rotas").as_array();
  ASSERT_EQ(rotas.size(), 1U);
  EXPECT_EQ(rotas[0].at("officers"), 1);
  EXPECT_EQ(rotas[0].at("may_change"), true);
  const std::string asking = R"({"valid_from":"2026-11-16","first_day":"2026-11-02","pattern":"07:00-15:00 x3, rest",)"
                             R"("works_on_holidays":false,"reason":"x"})";
  const auto preview = object(post("/rotas/GUARD/preview", asking));
  EXPECT_EQ(preview.at("officers"), 1);
  EXPECT_EQ(preview.at("days"), 8);
  EXPECT_GT(preview.at("changed_days").as_int64(), 0);
  const auto changed = object(post("/rotas/GUARD/versions", asking));
  ASSERT_EQ(changed.at("versions").as_array().size(), 2U);
  EXPECT_EQ(changed.at("now").at("works_on_holidays"), false);
  EXPECT_EQ(object(post("/rotas/GUARD/preview", asking)).at("changed_days"), 0);
  EXPECT_EQ(audited("rota_opened"), 1);
  EXPECT_EQ(audited("rota_changed"), 1);
}

TEST_F(Schemes, RotasRefuseBadPatterns) {
  const auto refused = [&](std::string_view pattern) { return error_of(post("/rotas", rota_body("A", pattern))); };
  EXPECT_EQ(refused("07:00-15:00,,rest"), "422 rota_hole pattern[1]");
  EXPECT_EQ(refused("22:00-06:00+1, 05:00-13:00"), "422 rota_overlap pattern[1]");
  EXPECT_EQ(refused("25:00-26:00"), "422 duty_unknown pattern[0]");
  EXPECT_EQ(refused("rest"), "422 rota_without_work pattern");
  EXPECT_EQ(refused("07:00-15:00 x367"), "422 rota_repeat_out_of_range pattern[0]");
  EXPECT_EQ(error_of(post("/rotas", rota_body("kecil", "rest, 07:00-15:00"))), "422 rota_code_invalid code");
  EXPECT_EQ(error_of(get("/rotas/TIADA")), "404 not_found ");
  EXPECT_EQ(error_of(post("/rotas", rota_body("A", "07:00-15:00"))), "201");
  const auto asking = [](std::string_view from) {
    return fmt::format(R"({{"valid_from":"{}","pattern":"07:00-15:00","reason":"x"}})", from);
  };
  EXPECT_EQ(error_of(post("/rotas/A/versions", asking("2026-11-01"))), "422 before_rota valid_from");
  EXPECT_EQ(error_of(post("/rotas/A/versions", asking("2026-11-02"))), "200");
  token = installation.token_for(branch);
  EXPECT_EQ(error_of(post("/rotas", rota_body("B", "07:00-15:00"))), "422 unit_unknown unit_id");
  EXPECT_EQ(error_of(post("/rotas/A/versions", asking("2026-11-05"))), "404 not_found ");
  EXPECT_EQ(object(get("/rotas/A")).at("may_change"), false);
  token = installation.token_for(foreign);
  EXPECT_EQ(error_of(get("/rotas/A")), "404 not_found ");
}

class Swaps : public Schemes {
 protected:
  Swaps() {
    post("/rotas", rota_body("GUARD", "07:00-15:00 x2, 22:00-06:00+1 x2, rest x2"));
    post("/schemes", change({ali}, "rota:GUARD", "2026-11-02"));
    post("/schemes", change({abu}, "rota:GUARD+2", "2026-11-02"));
  }
  Answer swap(std::string_view day, std::string_view other_day = {}) {
    const auto other = other_day.empty() ? "" : fmt::format(R"("other_day":"{}",)", other_day);
    return post("/swaps",
                fmt::format(R"({{"officer_id":"{}","with_officer_id":"{}","day":"{}",{}"reason":"Keluarga"}})", id(ali),
                            id(abu), day, other));
  }
  Answer changed_day(const TestInstallation::Made& who, std::string_view day, std::string_view duty) {
    return post("/changed-days",
                fmt::format(R"({{"officer_id":"{}","day":"{}","duty":"{}","reason":"Ganti"}})", id(who), day, duty));
  }
  /// The duties of one officer in the roster: `07:00-15:00`, `*` behind one that was changed, `!` on a holiday.
  std::vector<std::string> roster(const TestInstallation::Made& who, std::string_view from, std::string_view to) {
    std::vector<std::string> duties;
    const auto page = object(get(fmt::format("/roster?from={}&to={}", from, to)));
    for (const auto& row : page.at("officers").as_array()) {
      if (row.at("officer_id").as_string() != id(who)) continue;
      for (const auto& day : row.at("days").as_array()) {
        duties.push_back(day.at("duty").is_null() ? "" : std::string(day.at("duty").as_string()));
        if (day.as_object().contains("change")) duties.back() += "*";
        if (day.as_object().contains("holiday")) duties.back() += "!";
      }
    }
    return duties;
  }
};

TEST_F(Swaps, ExchangeTheDutiesOfTwoOfficersOnTwoDays) {
  using Duties = std::vector<std::string>;
  EXPECT_EQ(roster(ali, "2026-11-26", "2026-11-28"), (Duties{"07:00-15:00", "07:00-15:00", "22:00-06:00+1"}));
  EXPECT_EQ(roster(abu, "2026-11-26", "2026-11-28"), (Duties{"22:00-06:00+1", "22:00-06:00+1", "rest"}));
  const auto made = swap("2026-11-28", "2026-12-01");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(object(made).at("days").as_array().size(), 4U);
  EXPECT_EQ(roster(ali, "2026-11-28", "2026-12-01"), (Duties{"rest*", "22:00-06:00+1", "rest", "07:00-15:00*"}));
  EXPECT_EQ(audited("duty_changed"), 4);
  const auto id_of = std::string(object(made).at("swap_id").as_string());
  EXPECT_EQ(error_of(post("/swaps/" + id_of + "/withdrawal", R"({"reason":"Batal"})")), "204");
  EXPECT_EQ(error_of(post("/swaps/" + id_of + "/withdrawal", R"({"reason":"Batal"})")), "404 not_found ");
  EXPECT_EQ(roster(ali, "2026-11-28", "2026-11-28"), Duties{"22:00-06:00+1"});
}

TEST_F(Swaps, RefuseWhatDoesNotFit) {
  EXPECT_EQ(error_of(changed_day(ali, "2026-11-30", "05:00-13:00")), "409 swap_overlap day");  // a night before it
  EXPECT_EQ(error_of(changed_day(ali, "2026-11-27", "07:00-15:00")), "409 swap_changes_nothing duty");
  EXPECT_EQ(error_of(changed_day(ali, "2026-11-27", "cuti")), "422 duty_unknown duty");
  EXPECT_EQ(error_of(changed_day(keeper, "2026-11-27", "rest")), "409 not_on_rota day");
  EXPECT_EQ(error_of(changed_day(foreign, "2026-11-27", "rest")), "404 not_found ");
  EXPECT_EQ(error_of(changed_day(ali, "2026-11-30", "06:00-14:00")), "201");
  EXPECT_EQ(error_of(swap("2026-11-28", "2027-02-28")), "422 range_too_long other_day");
  const auto himself =
      post("/swaps",
           fmt::format(R"({{"officer_id":"{0}","with_officer_id":"{0}","day":"2026-11-28","reason":"x"}})", id(ali)));
  EXPECT_EQ(error_of(himself), "422 swap_with_himself with_officer_id");
  token = installation.token_for(branch);
  EXPECT_EQ(error_of(swap("2026-11-28")), "404 not_found ");  // reaches only one of the two
  EXPECT_EQ(error_of(changed_day(abu, "2026-11-27", "rest")), "201");
}

TEST_F(Swaps, OfADayThatIsOverHaveItJudgedAgain) {
  const auto waiting = [&] {
    return installation.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM day_reopening").integer(); });
  };
  const auto before = waiting();
  const auto made = changed_day(ali, "2026-11-23", "rest");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(waiting(), before + 1);
  EXPECT_EQ(error_of(changed_day(ali, "2026-11-27", "rest")), "201");  // still to come
  EXPECT_EQ(waiting(), before + 1);
  const auto swap_id = std::string(object(made).at("swap_id").as_string());
  EXPECT_EQ(error_of(post("/swaps/" + swap_id + "/withdrawal", R"({"reason":"Batal"})")), "204");
  EXPECT_EQ(waiting(), before + 2);
}

TEST_F(Swaps, ARosterMarksAFreeDayOfAUnitForItsOfficersAlone) {
  const auto day = fmt::format(R"({{"date":"2026-11-27","name_ms":"Cuti","source":"Ketua","unit_id":"{}"}})",
                               base::to_string(installation.unit("AG1", "U1/B")));
  EXPECT_EQ(error_of(post("/agencies/" + base::to_string(abu.agency) + "/calendar/days", day)), "201");
  EXPECT_EQ(roster(abu, "2026-11-26", "2026-11-27"), (std::vector<std::string>{"22:00-06:00+1", "22:00-06:00+1!"}));
  EXPECT_EQ(roster(ali, "2026-11-27", "2026-11-27").at(0), "07:00-15:00");
}

TEST_F(Swaps, ARosterHasTheLimitsOfItsQuestion) {
  EXPECT_EQ(error_of(get("/roster?from=2026-11-01&to=2027-01-01")), "200");
  EXPECT_EQ(error_of(get("/roster?from=2026-11-01&to=2027-01-02")), "422 range_too_long to");
  EXPECT_EQ(error_of(get("/roster?from=2026-11-02&to=2026-11-01")), "422 range_reversed to");
  EXPECT_EQ(error_of(get("/roster?from=2026-11-02")), "400 missing_parameter to");
  EXPECT_EQ(object(get("/roster?from=2026-11-01&to=2026-11-30&limit=1")).at("officers").as_array().size(), 1U);
  token = installation.token_for(branch);
  EXPECT_EQ(object(get("/roster?from=2026-11-01&to=2026-11-30")).at("officers").as_array().size(), 1U);
}

}  // namespace
}  // namespace spotme::test
