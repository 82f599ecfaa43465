#include "base/log.hpp"
#include "http/metrics.hpp"
#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// What must be read nowhere but in the one answer that hands it out: not in the log at its most talkative, not in a
/// refusal, not in the figures, not in the audit trail, and in the database as a hash alone.
namespace spotme::test {
namespace {

constexpr const char* chosen = "gajah putih berenang jauh";
constexpr const char* guessed = "tekaan yang sangat salah";

class Secrets : public testing::Test {
 protected:
  Secrets() : server(installation) { base::set_log_level(base::Level::debug); }
  ~Secrets() override { base::set_log_level(base::Level::info); }

  Answer send(const std::string& token, const std::string& method, const std::string& target,
              const std::string& body = {}) {
    auto answer = server.send_as(token, method, target, body);
    if (answer.status >= 400) refusals += answer.body;
    return answer;
  }
  static std::string text(const Answer& answer, const std::string& name) {
    return std::string(boost::json::parse(answer.body).at(name).as_string());
  }
  /// Every kind of request that carries a secret, right and wrong; what of it is secret goes into `secrets`.
  void use_all() {
    const auto sign_in = [&](const std::string& password) {
      return send("", "POST", "/api/v1/session",
                  fmt::format(R"({{"user_id": "admin", "password": "{}", "as": "token"}})", password));
    };
    const auto change = [&](const std::string& token, const std::string& current, const std::string& next) {
      return send(token, "POST", "/api/v1/session/password",
                  fmt::format(R"({{"current": "{}", "new": "{}"}})", current, next));
    };
    secrets = {installation.admin_password, chosen, guessed};
    EXPECT_EQ(sign_in(guessed).status, 401);
    const auto first = text(sign_in(installation.admin_password), "token");
    EXPECT_EQ(change(first, guessed, chosen).status, 422);
    EXPECT_EQ(change(first, installation.admin_password, "pendek").status, 422);
    const auto token = text(change(first, installation.admin_password, chosen), "token");
    EXPECT_EQ(send(first, "GET", "/api/v1/clock").status, 401);
    EXPECT_EQ(send(token, "GET", "/api/v1/nowhere").status, 404);
    EXPECT_EQ(send(token, "POST", "/api/v1/clock-events", fmt::format(R"({{"key": "{}"}})", token)).status, 400);
    const auto mistyped = fmt::format(R"({{"user_id": "admin", "password": "{}", "pasword": 1}})", chosen);
    EXPECT_EQ(send(token, "POST", "/api/v1/session", mistyped).status, 400);
    secrets.insert(secrets.end(), {first, token});
    open_account(token);
  }
  void open_account(const std::string& token) {
    const auto agency = base::to_string(installation.agency("AG1"));
    const auto opened = send(token, "POST", fmt::format("/api/v1/agencies/{}/accounts", agency),
                             fmt::format(R"({{"user_id": "baharu", "name": "Siti", "unit_id": "{}", "state": "kedah",
                                              "scheme": "wbf"}})",
                                         base::to_string(installation.unit("AG1", "U1"))));
    ASSERT_EQ(opened.status, 201) << opened.body;
    secrets.push_back(text(opened, "temporary_password"));
  }
  void expect_none_in(const std::string& where, const std::string& words) {
    for (const auto& secret : secrets) EXPECT_EQ(words.find(secret), std::string::npos) << secret << " in " << where;
  }
  std::string column(const std::string& sql) {
    return installation.database->read([&](db::Read& read) {
      std::string all;
      for (const auto row : read.query(sql)) all += row.text(0) + "\n";
      return all;
    });
  }
  std::string figures() {
    http::Gateway gateway(installation.messages);
    http::Service service(*installation.context, installation.messages, {});
    gateway.open(service);
    const auto ask = [&](const std::string& path) {
      auto request = std::make_shared<http::Request>();
      request->path = path;
      http::Response said;
      gateway.handle_administration(request,
                                    http::Responder([&](http::Response response) { said = std::move(response); }), {});
      return said;
    };
    EXPECT_EQ(ask("/api/v1/session").status, 404) << "the administration listener serves no API";
    EXPECT_EQ(ask("/").status, 404);
    const auto metrics = ask("/metrics");
    EXPECT_EQ(metrics.status, 200);
    return metrics.body;
  }

  TestInstallation installation;
  TestServer server;
  std::vector<std::string> secrets;
  std::string refusals;
};

TEST_F(Secrets, AreReadNowhereButInTheAnswerThatHandsThemOut) {
  installation.add({"pegawai"});  // makes AG1
  testing::internal::CaptureStderr();
  use_all();
  const auto log = testing::internal::GetCapturedStderr();
  EXPECT_NE(log.find("request_done"), std::string::npos) << "the log was not captured";
  expect_none_in("the log", log);
  EXPECT_NE(refusals.find("current_password_wrong"), std::string::npos);
  expect_none_in("a refusal", refusals);
  const auto metrics = figures();
  EXPECT_NE(metrics.find("\nspotme_write_commits_total "), std::string::npos) << metrics;
  expect_none_in("the figures", metrics);
  expect_none_in("the audit trail", column("SELECT detail FROM audit_entry"));
  expect_none_in("the accounts", column("SELECT password FROM account"));
  EXPECT_EQ(column("SELECT action FROM audit_entry WHERE action = 'account_opened'"), "account_opened\n");
}

TEST_F(Secrets, FiguresAreNotForThePublic) {
  const auto answer = server.send("GET", "/metrics");
  EXPECT_EQ(answer.body.find("spotme_"), std::string::npos);
}

}  // namespace
}  // namespace spotme::test
