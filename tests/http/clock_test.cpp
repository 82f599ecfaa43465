#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// The press over HTTP: the contract, bad input, and what attackers try with it.
namespace spotme::test {
namespace {

constexpr const char* key_1 = "01890a5d-ac96-774b-bcce-b302099a8051";
constexpr const char* key_2 = "01890a5d-ac96-774b-bcce-b302099a8052";

class ClockEvents : public testing::Test {
 protected:
  ClockEvents()
      : server(installation), officer(installation.add({"pegawai"})), token(installation.token_for(officer)) {}

  Answer press(const std::string& body) { return server.send_as(token, "POST", "/api/v1/clock-events", body); }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string error_of(const Answer& answer) {
    const auto error = object(answer).at("error").as_object();
    const auto field = error.contains("field") ? std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()), field);
  }
  std::int64_t stored() {
    return installation.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM clock_event").integer(); });
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made officer;
  std::string token;
};

TEST_F(ClockEvents, InAndOutWithTheVerdictSoFar) {
  installation.clock.advance(std::chrono::minutes{8});  // 08:07
  const auto in = press(fmt::format(R"({{"key": "{}", "kind": "in"}})", key_1));
  ASSERT_EQ(in.status, 201) << in.body;
  const auto body = object(in);
  EXPECT_EQ(body.at("work_day"), "2026-11-24");
  EXPECT_EQ(body.at("at"), "2026-11-24T08:07:00.000000+08:00");
  EXPECT_EQ(body.at("counts"), "first_in");
  EXPECT_EQ(body.at("verdict").at("may_leave_from"), "17:07");  // PP 5/2019's own example
  EXPECT_EQ(body.at("verdict").at("status"), "open");
  EXPECT_TRUE(body.at("verdict").at("issues").as_array().empty());
  installation.clock.advance(std::chrono::hours{9});
  token = installation.token_for(officer);
  const auto out = press(fmt::format(R"({{"key": "{}", "kind": "out"}})", key_2));
  ASSERT_EQ(out.status, 201) << out.body;
  EXPECT_EQ(object(out).at("counts"), "last_out");
  EXPECT_TRUE(object(out).at("verdict").at("issues").as_array().empty());
}

TEST_F(ClockEvents, LeavingNowIsAnsweredByTheSameVerdict) {
  installation.clock.advance(std::chrono::minutes{8});  // 08:07
  EXPECT_EQ(press(fmt::format(R"({{"key": "{}", "kind": "in"}})", key_1)).status, 201);
  installation.clock.advance(std::chrono::hours{8});  // 16:07
  token = installation.token_for(officer);
  const auto get = [&](const std::string& target) { return server.send_as(token, "GET", "/api/v1" + target); };
  const auto now = object(get("/clock/leaving"));
  EXPECT_EQ(now.at("at"), "16:07");
  EXPECT_EQ(now.at("wait_minutes"), 60);
  EXPECT_EQ(now.at("verdict").at("early_minutes"), 60);
  EXPECT_EQ(object(get("/clock/leaving?at=17:06")).at("verdict").at("early_minutes"), 1);
  const auto free = object(get("/clock/leaving?at=17:07"));
  EXPECT_EQ(free.at("verdict").at("early_minutes"), 0);
  EXPECT_EQ(free.at("wait_minutes"), nullptr);
  EXPECT_EQ(error_of(get("/clock/leaving?at=16:06")), "422 leaving_out_of_range at");
  EXPECT_EQ(get("/clock/leaving?at=23:59").status, 200);
  EXPECT_EQ(error_of(get("/clock/leaving?at=00:00%2B1")), "422 leaving_out_of_range at");
  EXPECT_EQ(error_of(get("/clock/leaving?at=25:00")), "400 parameter_invalid at");
  EXPECT_EQ(object(get("/clock")).at("events").as_array().size(), 1U);  // nothing was recorded
}

TEST_F(ClockEvents, TheSameKeyReturnsTheFirstAnswer) {
  const auto body = fmt::format(
      R"({{"key": "{}", "kind": "in", "position": {{"latitude": 2.9, "longitude": 101.7, "accuracy_m": 9}}}})", key_1);
  const auto first = press(body);
  installation.clock.advance(std::chrono::hours{1});
  const auto again = press(body);
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(object(first), object(again));
  EXPECT_EQ(stored(), 1);
}

TEST_F(ClockEvents, TheSameKeyForAnotherPressIsAConflictAndAudited) {
  ASSERT_EQ(press(fmt::format(R"({{"key": "{}", "kind": "in"}})", key_1)).status, 201);
  EXPECT_EQ(error_of(press(fmt::format(R"({{"key": "{}", "kind": "out"}})", key_1))), "409 key_used key");
  EXPECT_EQ(error_of(press(
                fmt::format(R"({{"key": "{}", "kind": "in", "claimed_at": "2026-11-24T07:59:00+08:00"}})", key_1))),
            "409 key_used key");
  EXPECT_EQ(
      error_of(press(fmt::format(
          R"({{"key": "{}", "kind": "in", "position": {{"latitude": 1, "longitude": 1, "accuracy_m": 1}}}})", key_1))),
      "409 key_used key");
  EXPECT_EQ(stored(), 1);
  const auto audited = installation.database->read([&](db::Read& read) {
    return read
        .query("SELECT count(*) FROM audit_entry WHERE action = 'clock_key_used_again' AND actor_id = $1",
               {db::to_value(officer.officer)})
        .integer();
  });
  EXPECT_EQ(audited, 3);
}

TEST_F(ClockEvents, TheKeyOfAColleagueIsANewPress) {
  const auto colleague = installation.add({"rakan"});
  const auto body = fmt::format(R"({{"key": "{}", "kind": "in"}})", key_1);
  EXPECT_EQ(press(body).status, 201);
  const auto other = server.send_as(installation.token_for(colleague), "POST", "/api/v1/clock-events", body);
  EXPECT_EQ(other.status, 201);
  EXPECT_EQ(stored(), 2);
}

TEST_F(ClockEvents, BadInputNamesTheFieldAndStoresNothing) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {R"({"kind": "in"})", "400 missing_field key"},
      {R"({"key": "KEY"})", "400 missing_field kind"},
      {R"({"key": "x", "kind": "in"})", "400 not_a_uuid key"},
      {R"({"key": 7, "kind": "in"})", "400 wrong_type key"},
      {R"({"key": "KEY", "kind": "sideways"})", "400 not_one_of kind"},
      {R"({"key": "KEY", "kind": "in", "agency_id": "x"})", "400 unknown_field agency_id"},
      {R"({"key": "KEY", "kind": "in", "claimed_at": "semalam"})", "422 not_an_instant claimed_at"},
      {R"({"key": "KEY", "kind": "in", "position": {"latitude": 90.1, "longitude": 0, "accuracy_m": 1}})",
       "422 out_of_range position.latitude"},
      {R"({"key": "KEY", "kind": "in", "position": {"latitude": 0, "longitude": -180.1, "accuracy_m": 1}})",
       "422 out_of_range position.longitude"},
      {R"({"key": "KEY", "kind": "in", "position": {"latitude": 0, "longitude": 0, "accuracy_m": -1}})",
       "422 out_of_range position.accuracy_m"},
      {R"({"key": "KEY", "kind": "in", "position": {"latitude": 1e999, "longitude": 0, "accuracy_m": 1}})",
       "422 out_of_range position.latitude"},
      {R"({"key": "KEY", "key": "01890a5d-ac96-774b-bcce-b302099a8052", "kind": "in"})",
       "400 json_duplicate_field key"},
  };
  for (auto [body, expected] : rows) {
    const auto mark = body.find("KEY");
    if (mark != std::string::npos) body.replace(mark, 3, key_1);
    EXPECT_EQ(error_of(press(body)), expected) << body;
  }
  EXPECT_EQ(stored(), 0);
}

TEST_F(ClockEvents, PositionsAtTheirLimitsAreKept) {
  const std::vector<std::string> positions{R"({"latitude": 90, "longitude": 180, "accuracy_m": 0})",
                                           R"({"latitude": -90, "longitude": -180, "accuracy_m": 20000000})"};
  int number = 1;
  for (const auto& position : positions) {
    const auto answer = press(fmt::format(
        R"({{"key": "01890a5d-ac96-774b-bcce-b302099a805{}", "kind": "in", "position": {}}})", number++, position));
    EXPECT_EQ(answer.status, 201) << answer.body;
  }
}

TEST_F(ClockEvents, BrokenJsonIsRefused) {
  std::string deep(10'000, '[');
  for (const auto& body : {std::string("{"), deep, std::string("\xEF\xBB\xBF{}"), std::string("{\"key\": \"\xFF\"}"),
                           std::string(R"({"key": "\ud800"})"), std::string("[]"), std::string("{} x")}) {
    const auto answer = press(body);
    EXPECT_EQ(answer.status, 400) << body.substr(0, 40);
  }
  EXPECT_EQ(press(std::string(70'000, ' ')).status, 413);
}

TEST_F(ClockEvents, SqlInATextHasNoEffect) {
  const auto admin =
      installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::agency_admin}});
  const auto admin_token = installation.token_for(admin);
  for (const auto* search : {"'%20OR%201=1--", "%25", "_", "';DROP%20TABLE%20officer;--"}) {
    const auto answer =
        server.send_as(admin_token, "GET",
                       fmt::format("/api/v1/agencies/{}/accounts?search={}", base::to_string(admin.agency), search));
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(object(answer).at("total"), 0) << search;
  }
}

TEST_F(ClockEvents, AClaimYearsOffIsOnlyAClaim) {
  const auto answer =
      press(fmt::format(R"({{"key": "{}", "kind": "in", "claimed_at": "1999-12-31T23:59:60Z"}})", key_1));
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(object(answer).at("counts"), "first_in");
  EXPECT_EQ(object(answer).at("at"), "2026-11-24T07:59:00.000000+08:00");
}

TEST_F(ClockEvents, APressDeliveredLateWaitsAndCountsForNoDay) {
  const auto claimed = [&](const char* key, const char* at) {
    return press(fmt::format(R"({{"key": "{}", "kind": "in", "claimed_at": "{}"}})", key, at));
  };
  installation.clock.advance(std::chrono::minutes{61});  // 09:00
  const auto in_time = claimed(key_1, "2026-11-24T08:50:00+08:00");
  EXPECT_EQ(object(in_time).at("counts"), "first_in") << "ten minutes are not late";
  const auto late = claimed(key_2, "2026-11-24T08:49:59+08:00");
  ASSERT_EQ(late.status, 201) << late.body;
  EXPECT_EQ(object(late).at("counts"), "waiting");
  EXPECT_EQ(object(late).at("verdict").at("effective_start"), "09:00");
}

TEST_F(ClockEvents, ForwardedHeadersOfAStrangerAreIgnored) {
  const auto answer =
      server.send("POST", "/api/v1/clock-events", fmt::format(R"({{"key": "{}", "kind": "in"}})", key_1),
                  {{"Authorization", "Bearer " + token}, {"X-Forwarded-For", "10.1.2.3"}, {"X-Real-IP", "10.1.2.3"}});
  ASSERT_EQ(answer.status, 201);
  EXPECT_EQ(object(answer).at("address"), "127.0.0.1");
}

TEST_F(ClockEvents, AStolenOrForgedTokenIsRefused) {
  auto forged = token;
  forged.back() = forged.back() == 'A' ? 'Q' : 'A';
  const auto body = fmt::format(R"({{"key": "{}", "kind": "in"}})", key_1);
  for (const auto& bad : {forged, std::string("x"), std::string(86, 'A'), std::string()}) {
    EXPECT_EQ(server.send_as(bad, "POST", "/api/v1/clock-events", body).status, 401) << bad;
  }
  EXPECT_EQ(stored(), 0);
}

TEST_F(ClockEvents, ADayIsShownToItsOwnerOnly) {
  ASSERT_EQ(press(fmt::format(R"({{"key": "{}", "kind": "in"}})", key_1)).status, 201);
  const auto own = server.send_as(token, "GET", "/api/v1/days?from=2026-11-24&to=2026-11-24");
  EXPECT_NE(own.body.find(key_1), std::string::npos);
  const auto colleague = installation.add({"rakan"});
  const auto other =
      server.send_as(installation.token_for(colleague), "GET", "/api/v1/days?from=2026-11-24&to=2026-11-24");
  EXPECT_EQ(other.body.find(key_1), std::string::npos);
}

TEST_F(ClockEvents, RangesOfDaysHaveLimits) {
  const auto days = [&](const std::string& query) { return server.send_as(token, "GET", "/api/v1/days?" + query); };
  EXPECT_EQ(days("from=2026-11-01&to=2027-01-01").status, 200);  // 62 days
  EXPECT_EQ(error_of(days("from=2026-11-01&to=2027-01-02")), "422 range_too_long to");
  EXPECT_EQ(error_of(days("from=2026-11-02&to=2026-11-01")), "422 range_reversed to");
  EXPECT_EQ(error_of(days("from=2026-11-02")), "400 missing_parameter to");
  EXPECT_EQ(error_of(days("from=2026-02-30&to=2026-11-01")), "400 parameter_not_a_day from");
  EXPECT_EQ(error_of(days("from=2026-11-02&to=2026-11-03&officer_id=1")), "400 parameter_invalid officer_id");
}

}  // namespace
}  // namespace spotme::test
