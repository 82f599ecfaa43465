#include "store/implementation.hpp"
#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// Ministries, agencies, units and the status of implementation over HTTP: the form of the answers, and what attackers
/// try with them.
namespace spotme::test {
namespace {

using domain::Role;

class BodiesHttp : public testing::Test {
 protected:
  BodiesHttp() : server(installation) {
    officer = installation.add({"pegawai"});
    admin = installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    foreign = installation.add({"lain", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"});
    system = installation.add({"sistem", "U1", domain::State::kedah, domain::Wbf{}, {Role::system_admin}, "AG3"});
  }
  Answer send(const TestInstallation::Made& who, const std::string& method, const std::string& target,
              const std::string& body = {}) {
    return server.send_as(installation.token_for(who), method, "/api/v1" + target, body);
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string told(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = object(answer).at("error").as_object();
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()),
                       error.contains("field") ? std::string(error.at("field").as_string()) : "");
  }
  static std::string agency_body(const std::string& code, const std::string& more = "") {
    return fmt::format(R"({{"code":"{}","name":"Jabatan Kebajikan","unit":{{"code":"IP","name":"Ibu Pejabat"}},)"
                       R"("administrator":{{"user_id":"siti","name":"Siti","state":"selangor","scheme":"wbf"}}{}}})",
                       code, more);
  }
  std::string own(const std::string& rest) {
    return fmt::format("/agencies/{}{}", base::to_string(officer.agency), rest);
  }
  static std::string unit_body(const std::string& parent, const std::string& code, const std::string& name) {
    return fmt::format(R"({{"parent_id":"{}","code":"{}","name":"{}","from":"2026-11-24"}})", parent, code, name);
  }
  std::string unit(const std::string& path, const std::string& agency = "AG1") {
    return base::to_string(installation.unit(agency, path));
  }
  std::int64_t count(const std::string& sql) {
    return installation.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made officer, admin, foreign, system;
};

TEST_F(BodiesHttp, AMinistryItsDepartmentAndTheirAgency) {
  const auto ministry = object(send(system, "POST", "/bodies", R"({"kind":"ministry","code":"KPWKM","name":"K"})"));
  const std::string ministry_id(ministry.at("id").as_string());
  const auto department =
      send(system, "POST", "/bodies",
           fmt::format(R"({{"kind":"department","code":"J","name":"J","parent_id":"{}"}})", ministry_id));
  EXPECT_EQ(department.status, 201) << department.body;
  const std::string department_id(object(department).at("id").as_string());
  const auto founded =
      send(system, "POST", "/agencies", agency_body("JKM", fmt::format(R"(,"body_id":"{}")", department_id)));
  EXPECT_EQ(founded.status, 201) << founded.body;
  EXPECT_FALSE(object(founded).at("administrator").at("temporary_password").as_string().empty());
  EXPECT_EQ(told(send(system, "PUT", "/bodies/" + department_id,
                      fmt::format(R"({{"name":"J","parent_id":"{}"}})", department_id))),
            "422 body_loop parent_id");
  const auto tree = object(send(system, "GET", "/bodies"));
  EXPECT_EQ(tree.at("bodies").as_array().size(), 2U);
  const auto status = object(send(system, "GET", "/implementation"));
  EXPECT_EQ(status.at("ministries").as_int64(), 1);
  EXPECT_EQ(status.at("ministries_in").as_int64(), 1);
  for (const auto& body : status.at("bodies").as_array()) {
    EXPECT_EQ(body.at("counts").at("agencies").as_int64(), 1);
    EXPECT_EQ(body.at("counts").at("officers").as_int64(), 1);
  }
}

TEST_F(BodiesHttp, TheStatusCountsAndNamesNobody) {
  const auto press = [&](const TestInstallation::Made& who, const std::string& key) {
    const auto body = fmt::format(R"({{"kind":"in","key":"{}"}})", key);
    EXPECT_EQ(send(who, "POST", "/clock-events", body).status, 201);
  };
  press(officer, "01890a5d-ac96-774b-bcce-b302099a8001");
  press(admin, "01890a5d-ac96-774b-bcce-b302099a8002");
  installation.clock.advance(std::chrono::hours{24});
  press(officer, "01890a5d-ac96-774b-bcce-b302099a8003");
  const auto answer = send(system, "GET", "/implementation");
  const auto status = object(answer);
  const auto& total = status.at("total");
  EXPECT_EQ(total.at("agencies").as_int64(), 4);
  EXPECT_EQ(total.at("pressing").as_int64(), 1);
  EXPECT_EQ(total.at("officers").as_int64(), 5);
  EXPECT_EQ(total.at("accounts").as_int64(), 5);
  EXPECT_EQ(total.at("presses_today").as_int64(), 1);
  EXPECT_EQ(total.at("last_press_at").as_string(), "2026-11-25T07:59:00.000000+08:00");
  EXPECT_EQ(status.at("states").as_array().size(), 16U);
  for (const auto& state : status.at("states").as_array()) {
    const auto expected = state.at("state") == "kedah" ? 2 : 0;
    if (state.at("state") == "putrajaya") continue;
    EXPECT_EQ(state.at("officers").as_int64(), expected);
    EXPECT_EQ(state.at("agencies").as_int64(), expected);
  }
  for (const auto* word : {"officer_id", "user_id", "Pegawai", "unit"}) {
    EXPECT_EQ(answer.body.find(word), std::string::npos) << word;
  }
}

TEST_F(BodiesHttp, AFileHoldsNoFormula) {
  EXPECT_EQ(send(system, "PUT", own(""), R"json({"name":"=HYPERLINK(\"http://x\")"})json").status, 200);
  const auto answer = send(system, "GET", "/implementation?format=csv");
  EXPECT_EQ(answer.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_NE(answer.header("Content-Disposition").find("pelaksanaan-2026-11-24.csv"), std::string::npos);
  EXPECT_TRUE(answer.body.starts_with("kind,code,name,under,since,agencies,pressing,")) << answer.body;
  EXPECT_NE(answer.body.find("agency,AG1,\"'=HYPERLINK(\"\"http://x\"\")\",,2026-11-24,1,0,2,2,0,,"), std::string::npos)
      << answer.body;
  EXPECT_EQ(told(send(system, "GET", "/implementation?format=xls")), "400 parameter_invalid format");
  EXPECT_EQ(told(send(system, "GET", "/implementation?limit=1000000000")).substr(0, 3), "400");
}

TEST_F(BodiesHttp, SuspendedFromItsDayItIsToldInBothLanguages) {
  const auto token = installation.token_for(officer);
  EXPECT_EQ(send(system, "POST", own("/suspension"), R"({"from":"2026-11-24","reason":"Tunggakan"})").status, 200);
  const auto press = server.send_as(token, "POST", "/api/v1/clock-events",
                                    R"({"kind":"in","key":"01890a5d-ac96-774b-bcce-b302099a8001"})");
  EXPECT_EQ(told(press), "401 agency_suspended ");
  EXPECT_NE(press.body.find("digantung daripada sistem ini mulai 24 Nov 2026"), std::string::npos) << press.body;
  const auto sign_in = server.send(
      "POST", "/api/v1/session", fmt::format(R"({{"user_id":"pegawai","password":"{}"}})", TestInstallation::password),
      {{"Origin", server.origin()}});
  EXPECT_EQ(told(sign_in), "401 agency_suspended ");
  const auto listed = object(send(system, "GET", own("/suspensions")));
  EXPECT_EQ(listed.at("suspensions").at(0).at("reason"), "Tunggakan");
  EXPECT_EQ(send(system, "POST", own("/resumption"), R"({"reason":"Selesai"})").status, 200);
  EXPECT_EQ(send(officer, "GET", "/session").status, 200);
}

TEST_F(BodiesHttp, WhatDoesNotFitIsRefusedByName) {
  EXPECT_EQ(told(send(system, "POST", "/bodies", R"({"kind":"x","code":"A","name":"A"})")), "400 not_one_of kind");
  EXPECT_EQ(told(send(system, "POST", "/bodies", R"({"kind":"ministry","code":"A"})")), "400 missing_field name");
  EXPECT_EQ(told(send(system, "POST", "/bodies", R"({"kind":"ministry","code":"A","name":"A","id":"x"})")),
            "400 unknown_field id");
  EXPECT_EQ(told(send(system, "POST", "/agencies", agency_body("JKM", R"(,"created_at":1)"))),
            "400 unknown_field created_at");
  EXPECT_EQ(told(send(system, "POST", "/agencies", agency_body("AG1"))), "409 agency_code_taken code");
  EXPECT_EQ(told(send(system, "POST", own("/suspension"), R"({"from":"2026-11-24","reason":"  "})")),
            "400 too_short reason");
  EXPECT_EQ(told(send(system, "POST", own("/suspension"), R"({"from":"2026-11-31","reason":"x"})")),
            "422 not_a_day from");
  EXPECT_EQ(told(send(system, "POST", own("/suspension"), R"({"from":"2026-11-23","reason":"x"})")),
            "422 change_date_past from");
  EXPECT_EQ(told(send(admin, "GET", own("/unit-tree?on=2028-01-01"))), "422 change_date_far on");
  EXPECT_EQ(told(send(admin, "GET", own("/units/" + unit("U1/A") + "/history?limit=201"))),
            "400 parameter_invalid limit");
  EXPECT_EQ(told(send(admin, "GET", own("/units/" + unit("U1/A") + "/history?limit=200"))), "200");
}

TEST_F(BodiesHttp, ALoopAndAnotherAgencysUnitChangeNothing) {
  EXPECT_EQ(told(send(admin, "POST", own("/units"), unit_body(unit("U1/A"), "X", "Seksyen"))), "201");
  const auto before = count("SELECT count(*) FROM unit_version");
  const auto move = [&](const std::string& from, const std::string& below) {
    return told(send(admin, "POST", own("/units/" + from + "/move"),
                     fmt::format(R"({{"parent_id":"{}","from":"2026-11-24"}})", below)));
  };
  EXPECT_EQ(move(unit("U1/A"), unit("U1/A/X")), "422 unit_loop parent_id");
  EXPECT_EQ(move(unit("U1/A"), unit("U1", "AG2")), "422 unit_unknown parent_id");
  EXPECT_EQ(move(unit("U1", "AG2"), unit("U1/A")), "404 not_found ");
  EXPECT_EQ(told(send(admin, "POST", own("/units"), unit_body(unit("U1", "AG2"), "Y", "Y"))),
            "422 unit_unknown parent_id");
  EXPECT_EQ(told(send(foreign, "POST", own("/units/" + unit("U1/A/X") + "/closing"), R"({"from":"2026-11-25"})")),
            "404 not_found ");
  EXPECT_EQ(count("SELECT count(*) FROM unit_version"), before);
  EXPECT_EQ(told(send(admin, "POST", own("/units/" + unit("U1/A/X") + "/closing"), R"({"from":"2026-11-25"})")), "204");
}

TEST_F(BodiesHttp, TextIsTextAndNeverSql) {
  const std::string hostile = "'; DROP TABLE unit_version; -- <script>alert(1)</script>";
  EXPECT_EQ(told(send(admin, "POST", own("/units"), unit_body(unit("U1/A"), "'--", hostile))), "422 code_invalid code");
  EXPECT_EQ(told(send(admin, "POST", own("/units"), unit_body(unit("U1/A"), "X", hostile))), "201");
  const auto tree = send(admin, "GET", own("/unit-tree"));
  EXPECT_EQ(std::string(object(tree).at("units").at(2).at("name").as_string()), hostile);
  EXPECT_EQ(tree.header("Content-Type").find("text/html"), std::string::npos);
  EXPECT_EQ(told(send(system, "PUT", own(""), fmt::format(R"({{"name":"{}"}})", hostile))), "200");
  EXPECT_EQ(told(send(system, "GET", "/bodies?kind=x%27%20OR%201=1")).substr(0, 3), "400");
}

}  // namespace
}  // namespace spotme::test
