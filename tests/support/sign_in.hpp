#pragma once

#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace spotme::test {

/// A server with one officer, and what tests of signing in ask of it.
class SignInTest : public testing::Test {
 protected:
  SignInTest() : server(installation), officer(installation.add({"pegawai"})) {}

  Answer sign_in(const std::string& user_id, const std::string& password, const std::string& as = "token") {
    return server.send("POST", "/api/v1/session",
                       fmt::format(R"({{"user_id": "{}", "password": "{}", "as": "{}"}})", user_id, password, as));
  }
  static std::string field(const Answer& answer, const std::string& name) {
    const auto body = boost::json::parse(answer.body).as_object();
    return body.contains(name) ? std::string(body.at(name).as_string()) : std::string();
  }
  static std::string code(const Answer& answer) {
    return std::string(boost::json::parse(answer.body).at("error").at("code").as_string());
  }
  static std::string without_request_id(const Answer& answer) {
    auto body = boost::json::parse(answer.body).as_object();
    body["error"].as_object().erase("request_id");
    return boost::json::serialize(body);
  }

  std::int64_t audited(const std::string& action) {
    return installation.database->read([&](db::Read& read) {
      return read
          .query("SELECT count(*) FROM audit_entry WHERE agency_id = $1 AND action = $2",
                 {db::to_value(officer.agency), db::to_value(action)})
          .integer();
    });
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made officer;
};

}  // namespace spotme::test
