#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace spotme::test {
namespace {

class ReasonKindHttp : public testing::Test {
 protected:
  ReasonKindHttp() : server(installation) {
    const auto keeper =
        installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::agency_admin}});
    token = installation.token_for(keeper);
    kinds = fmt::format("/api/v1/agencies/{}/reason-kinds", base::to_string(keeper.agency));
  }
  boost::json::value ask(const std::string& method, const std::string& target, const std::string& body, int status) {
    const auto answer = server.send_as(token, method, target, body);
    EXPECT_EQ(answer.status, status) << answer.body;
    return boost::json::parse(answer.body);
  }
  std::string refused(const std::string& method, const std::string& target, const std::string& body) {
    const auto error = boost::json::parse(server.send_as(token, method, target, body).body).at("error").as_object();
    const auto* const field = error.if_contains("field");
    return std::string(error.at("code").as_string()) + " " +
           (field == nullptr ? std::string{} : std::string(field->as_string()));
  }

  TestInstallation installation;
  TestServer server;
  std::string token;
  std::string kinds;
};

TEST_F(ReasonKindHttp, AreListedAddedAndChanged) {
  const auto offered = ask("GET", "/api/v1/reason-kinds", "", 200);
  const auto& illness = offered.at("kinds").at(1);
  EXPECT_EQ(illness.at("code").as_string(), "sakit");
  EXPECT_EQ(illness.at("name").at("ms").as_string(), "Sakit");
  EXPECT_EQ(illness.at("name").at("en").as_string(), "Illness");
  EXPECT_EQ(illness.at("attachment").as_string(), "asked");
  EXPECT_TRUE(illness.at("health").as_bool());
  const auto made = ask("POST", kinds, R"({"name_ms":" Hujan <b> ","attachment":"required","needs_text":true})", 201);
  EXPECT_EQ(made.at("name").at("ms").as_string(), "Hujan <b>");
  EXPECT_EQ(made.at("name").at("en").as_string(), "Hujan <b>");
  EXPECT_TRUE(made.at("own").as_bool());
  const auto own = kinds + "/" + std::string(made.at("code").as_string());
  const auto changed = ask("PUT", own, R"({"name_ms":"Hujan","attachment":"none","offered":false})", 200);
  EXPECT_FALSE(changed.at("offered").as_bool());
  EXPECT_FALSE(changed.at("needs_text").as_bool());
  const auto after = ask("GET", "/api/v1/reason-kinds", "", 200);
  ASSERT_EQ(after.at("kinds").as_array().size(), 10U) << "its name is still asked for";
  EXPECT_FALSE(after.at("kinds").at(9).at("offered").as_bool());
  const auto book = ask("GET", kinds, "", 200);
  EXPECT_EQ(book.at("kinds").as_array().size(), 10U);
  EXPECT_TRUE(book.at("may_edit").as_bool());
}

TEST_F(ReasonKindHttp, NameWhatIsWrong) {
  EXPECT_EQ(refused("POST", kinds, R"({"name_ms":"","attachment":"none"})"), "too_short name_ms");
  EXPECT_EQ(refused("POST", kinds, R"({"name_ms":"   ","attachment":"none"})"), "too_short name_ms");
  const auto named = [](std::size_t letters) {
    return fmt::format(R"({{"name_ms":"{}","attachment":"none"}})", std::string(letters, 'a'));
  };
  ask("POST", kinds, named(79), 201);
  ask("POST", kinds, named(80), 201);
  EXPECT_EQ(refused("POST", kinds, named(81)), "too_long name_ms");
  EXPECT_EQ(refused("POST", kinds, R"({"name_ms":"a","attachment":"maybe"})"), "not_one_of attachment");
  EXPECT_EQ(refused("POST", kinds, R"({"name_ms":"a","attachment":"none","code":"lalu_lintas"})"),
            "unknown_field code");
  EXPECT_EQ(refused("PUT", kinds + "/lalu_lintas'--", R"({"name_ms":"a","attachment":"none"})"), "not_found ");
  EXPECT_EQ(refused("PUT", kinds + "/sakit", R"({"name_ms":"a","attachment":"none","health":false})"),
            "reason_kind_health_kept health");
  EXPECT_EQ(refused("PUT", kinds + "/lalu_lintas", R"({"name_ms":"Sakit","attachment":"none"})"),
            "reason_kind_name_taken name_ms");
}

}  // namespace
}  // namespace spotme::test
