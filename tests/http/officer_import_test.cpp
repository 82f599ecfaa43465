#include "domain/officer_import.hpp"

#include "app/import_row.hpp"
#include "app/officer_import_file.hpp"
#include "store/account.hpp"
#include "store/organisation.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/workbook.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

/// Imports of people over HTTP: the whole way, and the attacks on it.
namespace spotme::test {
namespace {

constexpr const char* address = "/api/v1/officer-imports";

class OfficerImportHttp : public testing::Test {
 protected:
  OfficerImportHttp() : server(installation) {
    admin = installation.add({.user_id = "pentadbir", .unit_path = "U1", .roles = {domain::Role::agency_admin}});
    token = installation.token_for(admin);
    installation.database->read([&](db::Read& read) {
      agency = store::find_agency(read, admin.agency)->name;
      unit = store::find_unit_by_path(read, admin.agency, "U1/A", read.today())->name;
      return 0;
    });
  }

  std::vector<std::string> line(const std::string& user_id, const std::string& name = "Nama Pegawai",
                                const std::string& supervisor = {}) {
    return {"AG1", agency, "U1/A", unit, user_id, name, "", "kedah", "wbf", supervisor, ""};
  }
  static std::string file(std::vector<std::vector<std::string>> lines,
                          app::TableFormat format = app::TableFormat::xlsx) {
    lines.insert(lines.begin(), app::import_columns());
    return app::write_table(lines, format);
  }
  Answer post(const std::string& query, const std::string& body, const std::string& type = "application/octet-stream",
              const TestServer::Headers& more = {}) {
    TestServer::Headers headers{{"Authorization", "Bearer " + token}, {"Content-Type", type}};
    headers.insert(headers.end(), more.begin(), more.end());
    return server.send("POST", address + query, body, headers);
  }
  static boost::json::value parsed(const Answer& answer) { return boost::json::parse(answer.body); }
  static std::string text(const boost::json::value& value, const char* name) {
    return std::string(value.at(name).as_string());
  }
  std::string planned(const std::string& body) {
    const auto answer = post("?name=p.xlsx", body);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return text(parsed(answer), "id");
  }
  static std::string outcome(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    return fmt::format("{} {}", answer.status, std::string(parsed(answer).at("error").at("code").as_string()));
  }
  Answer on(const std::string& id, const std::string& what = {}, const std::string& method = "GET") {
    return server.send_as(token, method, std::string(address) + "/" + id + what, method == "POST" ? "{}" : "");
  }
  /// Looks until it is no longer being stored.
  std::string settled(const std::string& id) {
    while (true) {
      auto state = text(parsed(on(id)), "state");
      if (state != "applying") return state;
      std::this_thread::yield();
    }
  }
  std::int64_t count(std::string_view sql) {
    return installation.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made admin;
  std::string token, agency, unit;
};

TEST_F(OfficerImportHttp, GoesTheWholeWay) {
  const auto first = post("?name=pegawai%202026.xlsx", file({line("ali"), line("abu", "Abu", "tiada")}));
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(text(parsed(first), "file_name"), "pegawai 2026.xlsx");
  EXPECT_EQ(parsed(first).at("wrong").as_int64(), 1);
  const auto id = text(parsed(first), "id");
  const auto wrong = parsed(on(id, "/rows?kind=wrong")).at("rows").as_array();
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].at("line").as_int64(), 3);
  EXPECT_EQ(text(wrong[0].at("faults").at(0), "field"), "supervisor_user_id");
  EXPECT_NE(text(wrong[0].at("faults").at(0).at("message"), "ms").find("tiada"), std::string::npos);
  EXPECT_EQ(outcome(on(id, "/application", "POST")), "409 import_has_faults");
  const auto errors = on(id, "/error-file?format=csv&language=en");
  EXPECT_EQ(errors.status, 200);
  EXPECT_NE(errors.header("content-disposition").find("attachment"), std::string::npos);
  EXPECT_EQ(errors.header("x-content-type-options"), "nosniff");
  const auto second = post("?name=b.csv&continues=" + id, file({line("abu", "Abu", "ali")}, app::TableFormat::csv));
  ASSERT_EQ(second.status, 201) << second.body;
  const auto next = text(parsed(second), "id");
  EXPECT_EQ(on(next, "/application", "POST").status, 202);
  EXPECT_EQ(settled(next), "done");
  const auto slips = on(next, "/password-slips", "POST");
  EXPECT_EQ(slips.status, 200);
  EXPECT_EQ(slips.header("content-type"), "application/pdf");
  EXPECT_EQ(slips.header("x-slips"), "2");
  EXPECT_EQ(slips.header("cache-control"), "no-store");
  const auto listed = parsed(server.send_as(token, "GET", std::string(address) + "?limit=1"));
  EXPECT_EQ(listed.at("imports").as_array().size(), 1U);
  const auto older = server.send_as(token, "GET", fmt::format("{}?before={}", address, text(listed, "next")));
  EXPECT_EQ(text(parsed(older).at("imports").at(0), "state"), "cancelled");
  const auto undone = on(next, "/undoing", "POST");
  EXPECT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(text(parsed(undone), "state"), "undone");
  EXPECT_EQ(parsed(undone).at("kept").as_int64(), 0);
  EXPECT_EQ(outcome(on(next, "/undoing", "POST")), "409 import_not_done");
}

TEST_F(OfficerImportHttp, MailsPasswordsToThoseWithAnAddressAndPrintsTheRest) {
  auto reached = line("ali");
  reached.at(6) = "ali@agensi.gov.my";
  const auto id = planned(file({reached, line("abu")}));
  EXPECT_EQ(outcome(on(id, "/password-mails", "POST")), "409 import_not_done");
  EXPECT_EQ(on(id, "/application", "POST").status, 202);
  EXPECT_EQ(settled(id), "done");
  EXPECT_EQ(outcome(on(id, "/password-mails", "POST")), "409 mail_not_set_up");
  server.service().options.sends_mail = true;
  EXPECT_EQ(outcome(on(id, "/password-mails", "POST")), "409 password_by_mail_not_allowed");
  const auto policy = "/api/v1/agencies/" + base::to_string(admin.agency) + "/password-policy";
  ASSERT_EQ(server.send_as(token, "PUT", policy, R"({"password_by_mail":true})").status, 200);
  const auto mailed = on(id, "/password-mails", "POST");
  ASSERT_EQ(mailed.status, 200) << mailed.body;
  EXPECT_EQ(parsed(mailed).at("mailed").as_int64(), 1);
  EXPECT_EQ(parsed(mailed).at("not_mailed").as_int64(), 1);
  EXPECT_EQ(text(parsed(mailed).at("without_address").at(0), "user_id"), "abu");
  EXPECT_EQ(mailed.body.find("ali"), std::string::npos) << "who is mailed is counted";
  EXPECT_EQ(count("SELECT count(*) FROM mail WHERE body LIKE '%{password}%' AND replaces IS NOT NULL"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'password_reset' AND detail = 'ali by mail'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'officer_import_mailed'"), 1);
  const auto slips =
      server.send_as(token, "POST", std::string(address) + "/" + id + "/password-slips", R"({"without_address":true})");
  EXPECT_EQ(slips.header("x-slips"), "1") << "the one to whom no mail went";
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'password_reset' AND detail = 'ali on a slip'"), 0);
}

TEST_F(OfficerImportHttp, SaysWhetherTheAgencyOfThoseWhomItBroughtInMails) {
  const auto there = installation.add({.user_id = "lain", .unit_path = "U1", .agency_code = "AG2"});
  auto system = installation.add({.user_id = "sistem", .unit_path = "U1", .roles = {domain::Role::system_admin}});
  token = installation.token_for(system);
  server.service().options.sends_mail = true;
  const auto allow = [&](base::AgencyId of) {
    const auto policy = "/api/v1/agencies/" + base::to_string(of) + "/password-policy";
    EXPECT_EQ(server.send_as(token, "PUT", policy, R"({"password_by_mail":true})").status, 200);
  };
  auto new_there = line("ali");
  new_there.at(0) = "AG2";
  installation.database->read([&](db::Read& read) {
    new_there.at(1) = store::find_agency(read, there.agency)->name;
    new_there.at(2) = "U1";
    new_there.at(3) = store::find_unit_by_path(read, there.agency, "U1", read.today())->name;
    return 0;
  });
  const auto id = planned(file({new_there}));
  const auto says = [&] { return parsed(on(id)).at("password_by_mail").as_bool(); };
  EXPECT_FALSE(says()) << "nobody is in";
  EXPECT_EQ(on(id, "/application", "POST").status, 202);
  EXPECT_EQ(settled(id), "done");
  allow(admin.agency);
  EXPECT_FALSE(says()) << "the agency of who imported them is not asked";
  allow(there.agency);
  EXPECT_TRUE(says());
  server.service().options.sends_mail = false;
  EXPECT_FALSE(says());
}

TEST_F(OfficerImportHttp, PagesItsRows) {
  std::vector<std::vector<std::string>> lines;
  for (int i = 0; i < 5; ++i) lines.push_back(line("pegawai" + std::to_string(i)));
  const auto id = planned(file(lines));
  const auto page = parsed(on(id, "/rows?limit=2"));
  EXPECT_EQ(page.at("rows").as_array().size(), 2U);
  EXPECT_EQ(page.at("next").as_int64(), 3);
  const auto last = parsed(on(id, "/rows?limit=2&after=5"));
  EXPECT_EQ(last.at("rows").as_array().size(), 1U);
  EXPECT_FALSE(last.as_object().contains("next"));
  EXPECT_EQ(outcome(on(id, "/rows?limit=201")), "400 parameter_invalid");
  EXPECT_EQ(outcome(on(id, "/rows?limit=1000000000")), "400 parameter_invalid");
  EXPECT_EQ(outcome(on(id, "/rows?kind=%27%20OR%201=1")), "400 parameter_invalid");
  EXPECT_EQ(outcome(on(id, "/rows?order=name")).substr(0, 3), "400");
}

TEST_F(OfficerImportHttp, RefusesWhatIsNoTableAndStoresNothing) {
  using std::string;
  const auto bomb = workbook_of("<sheetData>" + string(std::size_t{100} * 1024 * 1024, ' ') + "</sheetData>");
  EXPECT_EQ(outcome(post("?name=a.xlsx", bomb)), "422 sheet_bomb");
  EXPECT_EQ(outcome(post("?name=a.xlsx", "%PDF-1.7 \x01\x02")), "422 import_header") << "text of some kind";
  EXPECT_EQ(outcome(post("?name=a.xlsx", string("MZ\0\0", 4))), "422 table_unknown");
  EXPECT_EQ(outcome(post("?name=a.csv", "<svg onload=alert(1)>")), "422 import_header");
  EXPECT_EQ(outcome(post("?name=a.csv", "a,b\n1,2\n")), "422 import_header");
  EXPECT_EQ(outcome(post("?name=a.csv", "")), "422 table_empty");
  EXPECT_EQ(outcome(post("?name=a.csv", "x", "text/plain")), "400 table_content_type_refused");
  EXPECT_EQ(outcome(post("?name=a.csv", "x", "multipart/form-data; boundary=x")), "400 table_content_type_refused");
  EXPECT_EQ(outcome(post("?name=a.csv&agency_id=x", "x")).substr(0, 3), "400");
  EXPECT_EQ(outcome(post("?name=a.csv", "x", "text/csv", {{"Origin", "https://lain.example"}})).substr(0, 3), "403");
  EXPECT_EQ(count("SELECT count(*) FROM officer_import"), 0);
}

TEST_F(OfficerImportHttp, TakesFiveMegabytesAndNoMore) {
  const auto most = domain::most_import_bytes;
  EXPECT_EQ(outcome(post("?name=a.csv", std::string(most, 'x'))).substr(0, 3), "422") << "looked at, and no table";
  EXPECT_EQ(post("?name=a.csv", std::string(most + 1, 'x')).status, 413);
}

TEST_F(OfficerImportHttp, KeepsScriptsPathsAndStatementsAsText) {
  const std::string script = "<script>alert(1)</script>";
  const auto answer = post("?name=..%2F..%2Fetc%2Fpasswd", file({line("ali", script), line("x' OR '1'='1", "=1+1")}));
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(text(parsed(answer), "file_name"), "passwd");
  const auto id = text(parsed(answer), "id");
  const auto rows = parsed(on(id, "/rows")).at("rows").as_array();
  EXPECT_EQ(text(rows[0], "name"), script);
  EXPECT_EQ(text(rows[1], "user_id"), "x' OR '1'='1");
  EXPECT_EQ(text(rows[1], "kind"), "wrong");
  const auto errors = on(id, "/error-file?format=csv");
  EXPECT_NE(errors.body.find("'=1+1"), std::string::npos) << errors.body;
}

TEST_F(OfficerImportHttp, IsNoBusinessOfOtherAdministrators) {
  const auto id = planned(file({line("ali")}));
  for (const auto& other :
       {installation.add({.user_id = "cawangan", .unit_path = "U1/B", .roles = {domain::Role::agency_admin}}),
        installation.add(
            {.user_id = "lain", .unit_path = "U1", .roles = {domain::Role::agency_admin}, .agency_code = "AG2"})}) {
    token = installation.token_for(other);
    for (const auto* what : {"", "/rows", "/error-file?format=csv"}) {
      EXPECT_EQ(outcome(on(id, what)), "404 not_found") << what;
    }
    for (const auto* what : {"/application", "/cancellation", "/undoing", "/password-slips"}) {
      EXPECT_EQ(outcome(on(id, what, "POST")), "404 not_found") << what;
    }
    EXPECT_EQ(outcome(post("?name=a.xlsx&continues=" + id, file({line("abu")}))), "404 not_found");
    EXPECT_EQ(parsed(server.send_as(token, "GET", address)).at("imports").as_array().size(), 0U);
  }
  token = installation.token_for(admin);
  EXPECT_EQ(text(parsed(on(id)), "state"), "planned");
}

TEST_F(OfficerImportHttp, ChangesNoRoleOfWhoeverMakesIt) {
  const auto own = [&](const std::string& roles, const std::string& path) {
    auto himself = line("pentadbir", "Nama Baharu");
    const auto at = installation.unit("AG1", path);
    himself[2] = path;
    himself[3] = installation.database->read(
        [&](db::Read& read) { return store::find_unit(read, admin.agency, at, read.today())->name; });
    himself[10] = roles;
    return planned(file({line("ali"), himself}));
  };
  const auto faults = [&](const std::string& id) {
    std::string all;
    const auto wrong = parsed(on(id, "/rows?kind=wrong"));
    for (const auto& row : wrong.at("rows").as_array()) {
      for (const auto& fault : row.at("faults").as_array()) {
        all += fmt::format("{} {} {}\n", row.at("line").as_int64(), text(fault, "field"), text(fault, "code"));
      }
    }
    return all;
  };
  EXPECT_EQ(faults(own("agency_admin; integrity", "U1")), "3 roles import_own_role\n") << "gives himself one";
  EXPECT_EQ(faults(own("", "U1")), "3 roles import_own_role\n") << "takes away his own";
  EXPECT_EQ(faults(own("agency_admin", "U1/A")), "3 roles import_own_role\n") << "elsewhere it is another one";
  const auto right = own("agency_admin", "U1");
  EXPECT_EQ(faults(right), "");
  EXPECT_EQ(on(right, "/application", "POST").status, 202);
  EXPECT_EQ(settled(right), "done");
  EXPECT_EQ(count("SELECT count(*) FROM officer WHERE name = 'Nama Baharu'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM role_holding WHERE valid_to = '9999-12-31' AND role = 'agency_admin'"), 1);
}

}  // namespace
}  // namespace spotme::test
