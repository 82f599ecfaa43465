#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// Opening and keeping accounts over HTTP: bad input by field, and what an administrator may not do.
namespace spotme::test {
namespace {

using domain::Role;

class Accounts : public testing::Test {
 protected:
  Accounts() : server(installation) {
    admin = installation.add({"pentadbir", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    foreigner = installation.add({"orang.lain", "U1", domain::State::kedah, domain::Wbf{}, {}, "AG2"});
    token = installation.token_for(admin);
  }

  [[nodiscard]] std::string accounts() const {
    return fmt::format("/api/v1/agencies/{}/accounts", base::to_string(admin.agency));
  }
  [[nodiscard]] std::string account(const TestInstallation::Made& made, const std::string& what) const {
    return fmt::format("{}/{}/{}", accounts(), base::to_string(made.officer), what);
  }
  /// A body that would be accepted, with `change` merged over it: a null takes a field away.
  std::string opening(const std::string& change) {
    auto body =
        boost::json::parse(
            fmt::format(
                R"({{"user_id": "baharu", "name": "Siti", "unit_id": "{}", "state": "kedah", "scheme": "wbf"}})",
                base::to_string(installation.unit("AG1", "U1/A"))))
            .as_object();
    const auto changes = boost::json::parse(change).as_object();
    for (const auto& [name, value] : changes) {
      if (value.is_null()) {
        body.erase(name);
      } else {
        body[name] = value;
      }
    }
    return boost::json::serialize(body);
  }
  Answer open(const std::string& change) { return server.send_as(token, "POST", accounts(), opening(change)); }
  static std::string error_of(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = boost::json::parse(answer.body).at("error").as_object();
    EXPECT_FALSE(error.at("message").at("ms").as_string().empty());
    EXPECT_FALSE(error.at("message").at("en").as_string().empty());
    const auto field = error.contains("field") ? std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()), field);
  }
  std::int64_t count(const std::string& table) {
    return installation.database->read(
        [&](db::Read& read) { return read.query("SELECT count(*) FROM " + table).integer(); });
  }
  std::int64_t audited(const std::string& action) {
    return installation.database->read([&](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)}).integer();
    });
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made admin, foreigner;
  std::string token;
};

TEST_F(Accounts, BadInputNamesTheFieldAndStoresNothing) {
  const auto text = [](std::size_t length) { return std::string(length, 'a'); };
  const std::vector<std::pair<std::string, std::string>> rows{
      {R"({"user_id": null})", "400 missing_field user_id"},
      {R"({"user_id": 7})", "400 wrong_type user_id"},
      {R"({"user_id": "dua perkataan"})", "422 user_id_invalid user_id"},
      {R"({"user_id": "'; DROP TABLE account; --"})", "422 user_id_invalid user_id"},
      {fmt::format(R"({{"user_id": "{}"}})", text(65)), "400 too_long user_id"},
      {R"({"name": ""})", "400 too_short name"},
      {R"({"name": "  "})", "422 name_required name"},
      {fmt::format(R"({{"name": "{}"}})", text(201)), "400 too_long name"},
      {R"({"email": "siti"})", "422 email_invalid email"},
      {R"({"email": "@example.my"})", "422 email_invalid email"},
      {R"({"email": "siti@"})", "422 email_invalid email"},
      {R"({"unit_id": "U1/A"})", "400 not_a_uuid unit_id"},
      {R"({"unit_id": "01890a5d-ac96-774b-bcce-b302099a8051"})", "422 unit_unknown unit_id"},
      {R"({"state": "atlantis"})", "422 state_unknown state"},
      {R"({"scheme": "bila-bila"})", "422 scheme_unknown scheme"},
      {R"({"scheme": "shift:22:00-06:00+1"})", "422 shift_without_rota scheme"},
      {R"({"supervisor_user_id": "tiada"})", "422 supervisor_unknown supervisor_user_id"},
      {R"({"roles": "head"})", "400 wrong_type roles"},
      {R"({"roles": ["boss"]})", "400 not_one_of roles"},
      {R"({"roles": ["system_admin"]})", "422 role_not_yours roles"},
      {R"({"role": "head"})", "400 unknown_field role"},
      {R"({"agency_id": "01890a5d-ac96-774b-bcce-b302099a8051"})", "400 unknown_field agency_id"},
      {R"({"approved_by": "pentadbir"})", "400 unknown_field approved_by"},
      {R"({"password": "rahsia"})", "400 unknown_field password"},
  };
  const auto officers = count("officer");
  for (const auto& [change, expected] : rows) EXPECT_EQ(error_of(open(change)), expected) << change;
  EXPECT_EQ(count("officer"), officers);
  EXPECT_EQ(count("sign_in_name"), officers) << "no name stays taken";
  EXPECT_EQ(audited("account_opened"), 0);
}

TEST_F(Accounts, LimitsAreReached) {
  EXPECT_EQ(
      error_of(open(fmt::format(R"({{"user_id": "{}", "name": "{}"}})", std::string(64, 'a'), std::string(200, 'a')))),
      "201");
}

TEST_F(Accounts, WhatIsMeantIsStored) {
  const auto opened =
      open(R"({"name": " Siti binti Ali ", "email": " siti@example.my ", "roles": ["head", "head", "officer"]})");
  ASSERT_EQ(opened.status, 201) << opened.body;
  const auto stored = boost::json::parse(opened.body).at("account").as_object();
  EXPECT_EQ(stored.at("name"), "Siti binti Ali");
  EXPECT_EQ(stored.at("email"), "siti@example.my");
  EXPECT_EQ(stored.at("roles"), boost::json::parse(R"(["officer", "head"])"));
}

TEST_F(Accounts, IdsOfAnotherAgencyInTheBodyFindNobody) {
  const auto their_unit = base::to_string(installation.unit("AG2", "U1"));
  EXPECT_EQ(error_of(open(fmt::format(R"({{"unit_id": "{}"}})", their_unit))), "422 unit_unknown unit_id");
  EXPECT_EQ(error_of(open(R"({"supervisor_user_id": "orang.lain"})")), "422 supervisor_unknown supervisor_user_id");
  const auto theirs = fmt::format("{}/{}", accounts(), base::to_string(foreigner.officer));
  EXPECT_EQ(error_of(server.send_as(token, "GET", theirs)), "404 not_found ");
  EXPECT_EQ(error_of(server.send_as(token, "POST", theirs + "/temporary-password")), "404 not_found ");
  EXPECT_EQ(error_of(server.send_as(token, "PUT", theirs + "/active", R"({"active": false})")), "404 not_found ");
  EXPECT_EQ(audited("password_reset") + audited("account_deactivated"), 0);
}

TEST_F(Accounts, NobodyTakesOverAnAccountAboveHisOwn) {
  const auto system =
      installation.add({"sistem", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::system_admin}});
  const auto head = installation.add({"ketua", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
  const auto session = installation.token_for(system);
  EXPECT_EQ(error_of(server.send_as(token, "POST", account(system, "temporary-password"))), "403 account_above_yours ");
  EXPECT_EQ(error_of(server.send_as(token, "PUT", account(system, "active"), R"({"active": false})")),
            "403 account_above_yours ");
  EXPECT_EQ(server.send_as(session, "GET", "/api/v1/clock").status, 200) << "nothing was changed";
  EXPECT_EQ(audited("account_above_refused"), 2);
  EXPECT_EQ(error_of(server.send_as(token, "POST", account(head, "temporary-password"))), "200");
  EXPECT_EQ(error_of(server.send_as(session, "POST", account(admin, "temporary-password"))), "200");
}

TEST_F(Accounts, SqlInTextsIsText) {
  const std::string name = "Robert'); DROP TABLE officer;--";
  const auto opened = open(fmt::format(R"({{"name": "{}", "email": "a'@b\";--"}})", name));
  ASSERT_EQ(opened.status, 201) << opened.body;
  EXPECT_EQ(std::string(boost::json::parse(opened.body).at("account").at("name").as_string()), name);
  for (const auto* query :
       {"search=x&order=name", "search=%27)%20OR%201=1--", "after=%27%3B--", "limit=1%3BDROP", "status=active%27--"}) {
    const auto answer = server.send_as(token, "GET", accounts() + "?" + query);
    EXPECT_LT(answer.status, 500) << query;
    if (answer.status != 200) continue;
    EXPECT_EQ(boost::json::parse(answer.body).at("total"), 0) << query;
  }
  EXPECT_GT(count("officer"), 0);
}

TEST_F(Accounts, AListGivesAtMostAPage) {
  const auto list = [&](const std::string& limit) {
    return error_of(server.send_as(token, "GET", accounts() + "?limit=" + limit));
  };
  EXPECT_EQ(list("1"), "200");
  EXPECT_EQ(list("200"), "200");
  for (const auto* limit : {"0", "201", "1000000000", "-1", "99999999999999999999", "1.5", ""}) {
    EXPECT_EQ(list(limit), "400 parameter_invalid limit") << limit;
  }
  EXPECT_EQ(error_of(server.send_as(token, "GET", accounts() + "?limit=1&limit=200")), "400 parameter_invalid limit");
}

}  // namespace
}  // namespace spotme::test
