#pragma once

#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace spotme::test {

/// An administrator of AG1 at its pages of people, over HTTP. It is Tuesday, 24 November 2026.
class OfficerPage : public testing::Test {
 protected:
  OfficerPage() : server(installation) {
    admin =
        installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::agency_admin}});
    siti = installation.add({"siti"});
    ali = installation.add({"ali"});
    foreigner = installation.add(
        {"pentadbir.lain", "U1", domain::State::kedah, domain::Wbf{}, {domain::Role::agency_admin}, "AG2"});
    token = installation.token_for(admin);
  }

  [[nodiscard]] std::string agency() const { return "/api/v1/agencies/" + base::to_string(admin.agency); }
  [[nodiscard]] std::string other_agency() const { return "/api/v1/agencies/" + base::to_string(foreigner.agency); }
  [[nodiscard]] std::string page(const TestInstallation::Made& made, const std::string& what = "") const {
    return agency() + "/accounts/" + base::to_string(made.officer) + what;
  }
  [[nodiscard]] std::string unit(const std::string& path) { return base::to_string(installation.unit("AG1", path)); }

  Answer post(const std::string& target, const std::string& body) {
    return server.send_as(token, "POST", target, body);
  }
  Answer move(const TestInstallation::Made& made, const std::string& path, const std::string& from) {
    return post(agency() + "/postings", fmt::format(R"({{"officers":["{}"],"unit_id":"{}","from":"{}"}})",
                                                    base::to_string(made.officer), unit(path), from));
  }
  Answer lead(const TestInstallation::Made& made, const std::string& supervisor, const std::string& from) {
    return post(agency() + "/supervisors", fmt::format(R"({{"officers":["{}"],"supervisor_user_id":"{}","from":"{}"}})",
                                                       base::to_string(made.officer), supervisor, from));
  }
  /// What holds or held of that kind, as `from..until value` lines; without `..until` it goes on.
  std::vector<std::string> history(const TestInstallation::Made& made, const std::string& kind) {
    const auto answer = server.send_as(token, "GET", page(made, "/history"));
    EXPECT_EQ(answer.status, 200) << answer.body;
    std::vector<std::string> lines;
    const auto body = boost::json::parse(answer.body);
    for (const auto& row : body.at("rows").as_array()) {
      if (row.at("kind").as_string() != std::string_view(kind)) continue;
      const auto& fields = row.as_object();
      std::string line(fields.at("from").as_string());
      if (fields.contains("until")) line += ".." + std::string(fields.at("until").as_string());
      if (fields.contains("supervisor")) line += " " + std::string(row.at("supervisor").at("user_id").as_string());
      if (fields.contains("role")) line += " " + std::string(row.at("role").as_string());
      if (fields.contains("unit")) line += " " + std::string(row.at("unit").at("path").as_string());
      lines.push_back(std::move(line));
    }
    return lines;
  }
  static std::string error_of(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = boost::json::parse(answer.body).at("error").as_object();
    const auto field = error.contains("field") ? std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()), field);
  }
  std::int64_t count(const std::string& sql) {
    return installation.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }
  std::int64_t audited(const std::string& action) {
    return count("SELECT count(*) FROM audit_entry WHERE action = '" + action + "'");
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made admin, siti, ali, foreigner;
  std::string token;
};

}  // namespace spotme::test
