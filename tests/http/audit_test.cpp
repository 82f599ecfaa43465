#include "store/audit_list.hpp"
#include "store/look.hpp"
#include "store/officer_departure.hpp"
#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// The audit trail over HTTP: form of the answers, limits, and what attackers try with it.
namespace spotme::test {
namespace {

using domain::Role;

const std::string november = "?from=2026-11-01&to=2026-11-30";
const std::string release = "&format=csv&purpose=Siasatan&recipient=SPRM";

class AuditHttp : public testing::Test {
 protected:
  AuditHttp() : server(installation) {
    officer = installation.add({"pegawai"});
    auditor = installation.add({"juruaudit", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::auditor}});
    admin = installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    foreign = installation.add({"asing", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"});
    installation.database->write([&](db::Write& write) {
      store::insert_looks(write, officer.agency, {admin.officer, "10.1.1.1", "r1"}, "place_read",
                          {{officer.officer, officer.officer.value, "@SUM(1)"}});
      return true;
    });
  }
  Answer send(const TestInstallation::Made& who, const std::string& method, const std::string& target,
              const std::string& body = {}) {
    return server.send_as(installation.token_for(who), method, "/api/v1" + target, body);
  }
  Answer get(const TestInstallation::Made& who, const std::string& target) { return send(who, "GET", target); }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string told(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = object(answer).at("error").as_object();
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()),
                       error.contains("field") ? std::string(error.at("field").as_string()) : "");
  }
  std::string by_officer() const { return "&officer_id=" + base::to_string(officer.officer); }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made officer, auditor, admin, foreign;
};

TEST_F(AuditHttp, WhoReadsTheTrailFindsOfficersWhoLeft) {
  installation.clock.advance(std::chrono::hours{24});
  installation.database->write([&](db::Write& write) {
    store::end_postings(write, officer.agency, officer.officer, write.today());
    return true;
  });
  const auto found = [&](const std::string& target) {
    std::string flags;
    const auto answer = object(get(auditor, target));
    for (const auto& one : answer.at("officers").as_array()) {
      if (one.at("id").as_string() == base::to_string(officer.officer))
        flags += one.at("departed").as_bool() ? "left" : "here";
    }
    return flags;
  };
  EXPECT_EQ(found("/colleagues"), "");
  EXPECT_EQ(found("/colleagues?departed=true"), "left");
  EXPECT_EQ(object(get(auditor, "/colleagues?departed=true")).at("officers").as_array().size(), 2U)
      << "of his agency, without himself";
  EXPECT_EQ(get(officer, "/colleagues?departed=true").status, 403);
}

TEST_F(AuditHttp, ATextOfTheDetailIsSearchedWithinItsLimits) {
  const auto found = object(get(auditor, "/audit" + november + "&text=%40sum"));
  ASSERT_EQ(found.at("entries").as_array().size(), 1U);
  EXPECT_EQ(found.at("entries").at(0).at("detail"), "@SUM(1)");
  EXPECT_EQ(told(get(auditor, "/audit?from=2026-10-30&to=2026-11-30&text=sum")), "422 audit_text_too_long to");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&text=su")), "422 too_short text");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&text=" + std::string(100, 'x'))), "200");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&text=" + std::string(101, 'x'))), "400 parameter_invalid text");
  EXPECT_EQ(told(get(auditor, "/audit/export" + november + release + "&text=sum")), "200");
  EXPECT_EQ(get(officer, "/audit" + november + "&text=sum").status, 403);
}

TEST_F(AuditHttp, AnEntryTellsWhoWhatAndWhence) {
  const auto body = object(get(auditor, "/audit" + november + by_officer()));
  const auto& entry = body.at("entries").at(0).as_object();
  EXPECT_EQ(entry.at("action"), "place_read");
  EXPECT_EQ(entry.at("group"), "look");
  EXPECT_EQ(entry.at("what").at("ms"), "Melihat tempat dan nadi pegawai");
  EXPECT_EQ(entry.at("actor").at("roles").at(0), "agency_admin");
  EXPECT_EQ(entry.at("officer").at("unit_path"), "U1/A");
  EXPECT_EQ(entry.at("address"), "10.1.1.1");
  EXPECT_EQ(entry.at("request_id"), "r1");
  EXPECT_FALSE(body.contains("next"));
}

TEST_F(AuditHttp, AFileIsNeutralHashedAndCertified) {
  const auto file = get(auditor, "/audit/export" + november + by_officer() + release);
  ASSERT_EQ(file.status, 200) << file.body;
  EXPECT_EQ(file.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_NE(file.body.find(",'@SUM(1)"), std::string::npos) << file.body;
  EXPECT_EQ(file.header("Spotme-Sha256"), base::to_hex(base::sha256(file.body)));
  const auto id = file.header("Spotme-Export");
  const auto paper = get(auditor, "/audit/exports/" + id + "/certificate?language=en");
  EXPECT_EQ(paper.status, 200);
  EXPECT_TRUE(paper.body.starts_with("%PDF"));
  const auto exports = object(get(admin, "/audit/exports"));
  EXPECT_EQ(exports.at("exports").at(0).at("recipient"), "SPRM");
  EXPECT_EQ(told(get(foreign, "/audit/exports/" + id + "/certificate")), "404 not_found ");
  const auto lines = get(auditor, "/audit/export" + november + by_officer() + "&format=jsonl&purpose=x&recipient=y");
  EXPECT_EQ(boost::json::parse(lines.body.substr(0, lines.body.find('\n'))).at("action"), "place_read") << lines.body;
}

TEST_F(AuditHttp, AnotherAgencyIsNeverThere) {
  const auto body = object(get(foreign, "/audit" + november + by_officer()));
  EXPECT_TRUE(body.at("entries").as_array().empty());
  EXPECT_EQ(get(foreign, "/audit" + november).body.find("juruaudit"), std::string::npos);
  const auto hold = fmt::format(R"({{"officer_id":"{}","title":"x","reason":"x","reference":"x","ordered_by":"x"}})",
                                base::to_string(officer.officer));
  EXPECT_EQ(told(send(foreign, "POST", "/holds", hold)), "422 hold_officer_unknown officer_id");
  const auto made = object(send(admin, "POST", "/holds", hold));
  const auto id = std::string(made.at("id").as_string());
  EXPECT_EQ(told(send(foreign, "POST", "/holds/" + id + "/ending", R"({"reason":"x"})")), "404 not_found ");
  EXPECT_TRUE(object(get(foreign, "/holds")).at("holds").as_array().empty());
}

TEST_F(AuditHttp, WhatDoesNotFitIsRefusedByName) {
  EXPECT_EQ(told(get(auditor, "/audit")), "400 missing_parameter from");
  EXPECT_EQ(told(get(auditor, "/audit?from=2026-11-31&to=2026-11-30")), "400 parameter_not_a_day from");
  EXPECT_EQ(told(get(auditor, "/audit?from=2026-11-02&to=2026-11-01")), "422 range_reversed to");
  EXPECT_EQ(told(get(auditor, "/audit?from=2025-01-01&to=2026-11-01")), "422 range_too_long to");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&limit=200")), "200");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&limit=201")), "400 parameter_invalid limit");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&limit=1000000000")), "400 parameter_invalid limit");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&group=looks")), "400 parameter_invalid group");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&action=x%27%20OR%201%3D1")), "400 parameter_invalid action");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&officer_id=x")), "400 parameter_invalid officer_id");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&agency=AG2")), "400 parameter_invalid agency");
  EXPECT_EQ(told(get(auditor, "/audit" + november + "&before=x")), "400 parameter_invalid before");
  const auto file = "/audit/export" + november;
  EXPECT_EQ(told(get(auditor, file + "&format=xls")), "400 parameter_invalid format");
  EXPECT_EQ(told(get(auditor, file + "&format=csv&recipient=y")), "422 audit_export_purpose_missing purpose");
  EXPECT_EQ(told(get(auditor, file + "&format=csv&purpose=x")), "422 audit_export_recipient_missing recipient");
  EXPECT_EQ(told(get(auditor, file + "&format=csv&recipient=y&purpose=" + std::string(201, 'x'))),
            "400 parameter_invalid purpose");
  EXPECT_EQ(told(get(auditor, "/audit/exports/..%2f..%2fetc/certificate")), "404 path_not_found ");
  EXPECT_EQ(told(get(auditor, "/retention/..%2fetc/list?format=csv")), "404 path_not_found ");
  EXPECT_EQ(told(get(auditor, "/retention/audit/list?format=exe")), "400 parameter_invalid format");
}

TEST_F(AuditHttp, ABodyWithMoreThanIsAskedIsRefused) {
  const std::string hold = R"("title":"x","reason":"x","reference":"x","ordered_by":"x")";
  const auto post = [&](const std::string& body) { return told(send(admin, "POST", "/holds", "{" + body + "}")); };
  EXPECT_EQ(post(hold + R"(,"agency_id":"01890a5d-ac96-774b-bcce-b302099a8057")").substr(0, 3), "400");
  EXPECT_EQ(post(hold + R"(,"placed_by":"x")").substr(0, 3), "400");
  EXPECT_EQ(post(R"("title":"","reason":"x","reference":"x","ordered_by":"x")").substr(0, 3), "400");
  EXPECT_EQ(post(hold), "201");
  EXPECT_EQ(told(send(admin, "PUT", "/retention/transactions", R"({"days":2556})")), "422 retention_out_of_range days");
  EXPECT_EQ(told(send(admin, "PUT", "/retention/transactions", R"({"days":2557})")), "200");
  EXPECT_EQ(told(send(admin, "PUT", "/retention/tiada", R"({"days":2557})")), "404 not_found ");
}

TEST_F(AuditHttp, TheDryRunShowsWhatAHoldKeeps) {
  installation.clock.advance(std::chrono::days{100});
  (void)installation.token_for(officer);
  installation.clock.advance(std::chrono::days{100});
  const auto plan = [&] { return object(get(auditor, "/retention")).at("kinds").as_array().at(10).as_object(); };
  EXPECT_EQ(plan().at("kind"), "sessions");
  EXPECT_GE(plan().at("rows").as_int64(), 1);
  EXPECT_EQ(plan().at("held").as_int64(), 0);
  const auto hold = fmt::format(R"({{"officer_id":"{}","title":"x","reason":"x","reference":"x","ordered_by":"x"}})",
                                base::to_string(officer.officer));
  EXPECT_EQ(send(admin, "POST", "/holds", hold).status, 201);
  EXPECT_EQ(plan().at("held").as_int64(), 1);
}

}  // namespace
}  // namespace spotme::test
