#pragma once

#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace spotme::test {

/// A server with an agency that talks to programs.
class IntegrationTest : public testing::Test {
 protected:
  using Made = TestInstallation::Made;

  IntegrationTest() : server(place) {
    using domain::Role;
    keeper = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    chief = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    stranger = place.add({"asing", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"});
  }
  [[nodiscard]] std::string path(const std::string& rest) const {
    return fmt::format("/api/v1/agencies/{}{}", base::to_string(keeper.agency), rest);
  }
  Answer send(const Made& who, const std::string& method, const std::string& target, const std::string& body = {}) {
    return server.send_as(place.token_for(who), method, target, body);
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string text(const Answer& answer, std::string_view name) {
    return std::string(object(answer).at(name).as_string());
  }
  /// `422 code field`, or the status alone.
  static std::string refusal(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = object(answer).at("error").as_object();
    const auto& message = error.at("message").as_object();
    EXPECT_NE(message.at("ms"), message.at("en"));
    const auto field = error.contains("field") ? " " + std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {}{}", answer.status, std::string(error.at("code").as_string()), field);
  }
  static std::string token_body(const std::string& scopes = R"("people_read")", const std::string& more = {}) {
    return fmt::format(R"({{"name":"HRMIS","scopes":[{}],"password":"{}"{}}})", scopes, TestInstallation::password,
                       more);
  }
  Answer make_token(const std::string& scopes = R"("people_read")", const std::string& more = {}) {
    return send(keeper, "POST", path("/api-tokens"), token_body(scopes, more));
  }
  std::int64_t audited(const std::string& action, const std::string& request_start = {}) {
    return place.database->read([&](db::Read& read) {
      std::int64_t found = 0;
      for (const auto row : read.query("SELECT request_id FROM audit_entry WHERE agency_id = $1 AND action = $2",
                                       {db::to_value(keeper.agency), db::to_value(action)})) {
        found += row.text(0).starts_with(request_start) ? 1 : 0;
      }
      return found;
    });
  }

  TestInstallation place;
  TestServer server;
  Made keeper, chief, stranger;
};

}  // namespace spotme::test
