#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

/// The rules over HTTP: what is read, what is set and withdrawn, and what is refused.
namespace spotme::test {
namespace {

namespace json = boost::json;

class RulesOverHttp : public testing::Test {
 protected:
  RulesOverHttp() : server(installation) {
    using domain::Role;
    const auto person = [&](const std::string& name, std::vector<Role> roles) {
      return installation.add({name, "U1", domain::State::putrajaya, domain::Wbf{}, std::move(roles)});
    };
    officer = person("pegawai", {});
    system = person("sistem", {Role::system_admin});
    keeper = person("pentadbir", {Role::agency_admin});
    own = fmt::format("/api/v1/agencies/{}/rules", base::to_string(officer.agency));
  }
  Answer send(const TestInstallation::Made& who, const std::string& method, const std::string& target,
              const std::string& body = {}) {
    auto& token = tokens[who.user_id];
    if (token.empty()) token = installation.token_for(who);
    return server.send_as(token, method, target, body);
  }
  /// A national value of `span`, with the given members put in or replaced.
  static std::string body_of(const std::map<std::string, std::string>& changed) {
    std::map<std::string, std::string> members{{"key", R"("span")"},
                                               {"fields", R"({"minutes":480})"},
                                               {"valid_from", R"("2027-01-01")"},
                                               {"source", R"("PP 1/2027")"},
                                               {"certainty", R"("official")"}};
    for (const auto& [name, value] : changed) members[name] = value;
    std::string text;
    for (const auto& [name, value] : members) {
      if (!value.empty()) text += fmt::format("{}\"{}\":{}", text.empty() ? "" : ",", name, value);
    }
    return "{" + text + "}";
  }
  std::string refused(const TestInstallation::Made& who, const std::string& target, const std::string& body) {
    const auto answer = send(who, "POST", target, body);
    const auto parsed = json::parse(answer.body).as_object();
    if (!parsed.contains("error")) return fmt::format("{}", answer.status);
    const auto& error = parsed.at("error").as_object();
    EXPECT_FALSE(error.at("message").at("ms").as_string().empty());
    EXPECT_FALSE(error.at("message").at("en").as_string().empty());
    const auto* field = error.if_contains("field");
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()),
                       field == nullptr ? "" : std::string(field->as_string()));
  }
  json::object key_in(const std::string& target, const std::string& name) {
    const auto answer = send(officer, "GET", target);
    EXPECT_EQ(answer.status, 200) << answer.body;
    const auto book = json::parse(answer.body);
    for (const auto& one : book.at("keys").as_array()) {
      if (one.at("key").as_string() == name) return one.as_object();
    }
    ADD_FAILURE() << name;
    return {};
  }
  std::int64_t audited(const std::string& action) {
    return installation.database->read([&](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)}).integer();
    });
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made officer, system, keeper;
  std::map<std::string, std::string> tokens;
  std::string own;
};

TEST_F(RulesOverHttp, AreReadByAnybodyWithSourceAndWhatHoldsOnADay) {
  const auto hybrid = key_in("/api/v1/rules?as_of=2026-08-01", "hybrid_week");
  EXPECT_EQ(hybrid.at("label").at("ms").as_string(), "Minggu bekerja hibrid (HBH)");
  EXPECT_EQ(hybrid.at("in_effect").as_array().size(), 2U) << "two groups of states";
  const auto before = key_in("/api/v1/rules?as_of=2026-07-31", "hybrid_week");
  ASSERT_EQ(before.at("in_effect").as_array().size(), 1U);
  const auto held = before.at("in_effect").at(0).at("value").as_int64();
  EXPECT_EQ(before.at("values").at(static_cast<std::size_t>(held)).at("fields").at("most_days").as_int64(), 0);
  const auto window = key_in("/api/v1/rules", "wbf_window");
  const auto& value = window.at("values").at(0).as_object();
  EXPECT_EQ(value.at("source").as_string(), "PP 5/2019");
  EXPECT_EQ(value.at("origin").as_string(), "file");
  EXPECT_EQ(value.at("fields").at("opens").as_string(), "07:30");
  EXPECT_FALSE(value.contains("valid_from")) << "it is used for every earlier day";
  EXPECT_EQ(send(officer, "GET", "/api/v1/rules?as_of=2026-02-30").status, 400);
  EXPECT_EQ(send(officer, "GET", "/api/v1/rules?on=2026-02-03").status, 400);
}

TEST_F(RulesOverHttp, ANationalValueIsSetReadAndWithdrawn) {
  const auto made = send(system, "POST", "/api/v1/rules", body_of({}));
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string id(json::parse(made.body).at("id").as_string());
  const auto span = key_in("/api/v1/rules?as_of=2027-01-01", "span");
  const auto& value = span.at("values").as_array().back().as_object();
  EXPECT_EQ(value.at("id").as_string(), id);
  EXPECT_EQ(value.at("made").at("by").as_string(), "Pegawai sistem");
  EXPECT_EQ(span.at("in_effect").at(0).at("value").as_int64(), 1);
  EXPECT_EQ(json::parse(send(officer, "GET", "/api/v1/rules").body).at("version").as_string(),
            installation.rules.pack.version + "+1");
  EXPECT_EQ(key_in(own + "?as_of=2027-01-01", "span").at("in_effect").at(0).at("value").as_int64(), 1);

  const auto withdrawal = fmt::format("/api/v1/rules/{}/withdrawal", id);
  EXPECT_EQ(refused(system, withdrawal, R"({"reason":"x"})"), "400 too_short reason");
  EXPECT_EQ(send(system, "POST", withdrawal, R"({"reason":"Tarikh tersilap"})").status, 204);
  EXPECT_EQ(refused(system, withdrawal, R"({"reason":"Tarikh tersilap"})"), "409 rule_withdrawn ");
  const auto after = key_in("/api/v1/rules?as_of=2027-01-01", "span");
  EXPECT_EQ(after.at("in_effect").at(0).at("value").as_int64(), 0);
  EXPECT_EQ(after.at("values").at(1).at("withdrawn").at("reason").as_string(), "Tarikh tersilap");
  EXPECT_EQ(audited("rule_set"), 1);
  EXPECT_EQ(audited("rule_withdrawn"), 1);
}

TEST_F(RulesOverHttp, WhatARuleFileWouldBeRefusedForIsRefusedAndChangesNothing) {
  const std::string rules = "/api/v1/rules";
  EXPECT_EQ(refused(system, rules, body_of({{"key", R"("spam")"}})), "422 rule_key_unknown key");
  EXPECT_EQ(refused(system, rules, body_of({{"key", R"("span' OR 1=1 --")"}})), "422 rule_key_unknown key");
  EXPECT_EQ(refused(system, rules, body_of({{"fields", R"({"minutes":0})"}})), "422 out_of_range fields.minutes");
  EXPECT_EQ(refused(system, rules, body_of({{"fields", R"({"minutes":1441})"}})), "422 out_of_range fields.minutes");
  EXPECT_EQ(refused(system, rules, body_of({{"fields", R"({"minutes":"480"})"}})), "400 wrong_type fields.minutes");
  EXPECT_EQ(refused(system, rules, body_of({{"fields", "{}"}})), "400 missing_field fields.minutes");
  EXPECT_EQ(refused(system, rules, body_of({{"fields", R"({"minutes":480,"hours":8})"}})),
            "400 unknown_field fields.hours");
  EXPECT_EQ(refused(system, rules, body_of({{"states", R"(["kedah"])"}})), "400 unknown_field states");
  EXPECT_EQ(refused(system, rules, body_of({{"agency", "1"}})), "400 unknown_field agency");
  EXPECT_EQ(refused(system, rules, body_of({{"valid_from", R"("1999-12-31")"}})), "422 rule_day_absurd valid_from");
  EXPECT_EQ(refused(system, rules, body_of({{"valid_from", R"("2100-01-01")"}})), "422 rule_day_absurd valid_from");
  EXPECT_EQ(refused(system, rules, body_of({{"valid_from", R"("2027-02-29")"}})), "422 not_a_day valid_from");
  EXPECT_EQ(refused(system, rules, body_of({{"valid_to", R"("2026-12-31")"}})),
            "422 rule_edit_ends_before_it_begins valid_to");
  EXPECT_EQ(refused(system, rules, body_of({{"valid_to", R"("2027-12-31")"}})), "422 rule_edit_gap valid_to");
  EXPECT_EQ(refused(system, rules, body_of({{"source", R"("   ")"}})), "422 rule_edit_no_source source");
  EXPECT_EQ(refused(system, rules, body_of({{"source", fmt::format("\"{}\"", std::string(201, 'x'))}})),
            "400 too_long source");
  EXPECT_EQ(refused(system, rules, body_of({{"certainty", R"("sure")"}})), "422 rule_edit_wrong_type certainty");
  EXPECT_EQ(refused(system, rules, body_of({{"key", R"("rest_days")"}, {"fields", R"({"days":["sunday"]})"}})),
            "400 missing_field states");
  const auto rest_days = [&](const std::string& states, const std::string& days) {
    return refused(system, rules,
                   body_of({{"key", R"("rest_days")"}, {"states", states}, {"fields", "{\"days\":" + days + "}"}}));
  };
  EXPECT_EQ(rest_days(R"(["singapura"])", R"(["sunday"])"), "422 rule_edit_unknown_state states");
  EXPECT_EQ(rest_days("[]", R"(["sunday"])"), "422 rule_edit_missing states");
  EXPECT_EQ(rest_days(R"(["kedah","kedah"])", R"(["sunday"])"), "422 rule_edit_twice states");
  EXPECT_EQ(rest_days(R"(["kedah"])", "[]"), "422 rule_edit_out_of_range fields.days");
  EXPECT_EQ(rest_days(R"(["kedah"])", R"(["ahad"])"), "422 rule_edit_wrong_type fields.days");
  EXPECT_EQ(refused(system, rules,
                    body_of({{"key", R"("wbf_window")"}, {"fields", R"({"opens":"09:01","deadline":"09:00"})"}})),
            "422 rule_edit_ends_before_it_begins fields.deadline");
  EXPECT_EQ(refused(system, rules,
                    body_of({{"key", R"("wbf_window")"}, {"fields", R"({"opens":"25:00","deadline":"09:00"})"}})),
            "422 rule_edit_wrong_type fields.opens");
  EXPECT_EQ(refused(system, rules, body_of({{"key", R"("absence_alerts")"}, {"fields", R"({"working_days":[3,1]})"}})),
            "422 rule_edit_not_ascending fields.working_days");
  EXPECT_EQ(audited("rule_set"), 0);
  EXPECT_EQ(send(system, "POST", rules, body_of({})).status, 201);
  EXPECT_EQ(refused(system, rules, body_of({})), "422 rule_edit_overlap valid_from");
  EXPECT_EQ(json::parse(send(officer, "GET", rules).body).at("version").as_string(),
            installation.rules.pack.version + "+1");
}

TEST_F(RulesOverHttp, TextsComeBackAsTheyWereTyped) {
  const std::string source = R"(PP 1/2027'; DROP TABLE rule_value; -- \" \\ <script> ]])";
  ASSERT_EQ(send(system, "POST", "/api/v1/rules", body_of({{"source", "\"" + source + "\""}})).status, 201);
  const auto span = key_in("/api/v1/rules", "span");
  EXPECT_EQ(span.at("values").at(1).at("source").as_string(),
            R"(PP 1/2027'; DROP TABLE rule_value; -- " \ <script> ]])");
}

TEST_F(RulesOverHttp, AnAgencySetsItsOwnWhereTheNationalValueIsUnsure) {
  const auto agency_body = [](const std::string& key, const std::string& fields, const std::string& from) {
    return body_of({{"key", "\"" + key + "\""}, {"fields", fields}, {"valid_from", from}, {"certainty", ""}});
  };
  const auto explain = agency_body("explain_by_days", R"({"days":3})", R"("2027-01-01")");
  EXPECT_EQ(refused(keeper, own, body_of({{"certainty", ""}})), "422 rule_settled valid_from");
  EXPECT_EQ(refused(keeper, own, agency_body("office_start", R"({"at":"08:30"})", R"("2027-01-01")")),
            "422 rule_settled valid_from");
  EXPECT_EQ(refused(keeper, own, body_of({})), "400 unknown_field certainty");
  ASSERT_EQ(send(keeper, "POST", own, explain).status, 201);
  EXPECT_EQ(refused(keeper, own, explain), "422 rule_edit_overlap valid_from");
  const auto key = key_in(own + "?as_of=2027-01-01", "explain_by_days");
  const auto& mine = key.at("values").as_array().back().as_object();
  EXPECT_EQ(mine.at("origin").as_string(), "agency");
  EXPECT_EQ(mine.at("certainty").as_string(), "practice");
  EXPECT_EQ(key.at("in_effect").at(0).at("value").as_int64(), 1);
  EXPECT_EQ(key.at("national").at(0).at("value").as_int64(), 0);
  EXPECT_EQ(key_in("/api/v1/rules?as_of=2027-01-01", "explain_by_days").at("values").as_array().size(), 1U);
  const auto withdrawal = own + "/" + std::string(mine.at("id").as_string()) + "/withdrawal";
  EXPECT_EQ(refused(system, withdrawal, R"({"reason":"silap"})"), "403 rule_not_yours ");
  EXPECT_EQ(refused(system, "/api/v1/rules/" + std::string(mine.at("id").as_string()) + "/withdrawal",
                    R"({"reason":"silap"})"),
            "404 not_found ");
  EXPECT_EQ(send(keeper, "POST", withdrawal, R"({"reason":"silap"})").status, 204);
  EXPECT_EQ(key_in(own + "?as_of=2027-01-01", "explain_by_days").at("in_effect").at(0).at("value").as_int64(), 0);
  EXPECT_EQ(audited("agency_rule_set"), 1);
  EXPECT_EQ(audited("agency_rule_withdrawn"), 1);
}

}  // namespace
}  // namespace spotme::test
