#pragma once

#include "app/context.hpp"
#include "app/session.hpp"
#include "base/clock.hpp"
#include "base/messages.hpp"
#include "http/gateway.hpp"
#include "http/server.hpp"
#include "store/officer.hpp"
#include "tests/support/database.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace spotme::test {

/// An installation with one agency to play in, on the engine under test: unit tree U1 with U1/A and U1/B, everything
/// from 1 January 2026 on. The clock stands at 07:59 on Tuesday 24 November 2026 until it is moved. Password hashes are
/// cheap here.
class TestInstallation {
 public:
  TestInstallation();
  ~TestInstallation();

  struct Person {
    std::string user_id;
    std::string unit_path = "U1/A";
    domain::State state = domain::State::putrajaya;
    domain::AssignedScheme scheme = domain::Scheme{domain::Wbf{}};
    std::vector<domain::Role> roles = {};
    std::string agency_code = "AG1";  ///< made when it is new
  };
  struct Made {
    base::AgencyId agency;
    base::OfficerId officer;
    std::string user_id;
  };
  /// An officer with the password of every test, `password`, that needs no change.
  Made add(const Person& person);
  static constexpr const char* password = "kucing hitam melompat tinggi";

  /// A session's token, made without Argon2id.
  [[nodiscard]] std::string token_for(const Made& made);
  /// The same as a Caller of app functions.
  [[nodiscard]] domain::Caller caller_for(const Made& made);

  [[nodiscard]] base::UnitId unit(const std::string& agency_code, const std::string& path);
  [[nodiscard]] base::AgencyId agency(const std::string& code);

  base::ManualClock clock{tuesday_0759};
  const base::Messages& messages;  ///< read once in this process, as are the common passwords
  store::Rules rules;
  app::Rulebook rulebook;
  domain::SignInRules sign_in_rules;
  const domain::CommonPasswords& common_passwords;
  TestDatabase test_database;
  std::unique_ptr<db::Database> database;
  std::string admin;           ///< user ID of the first system administrator
  std::string admin_password;  ///< his temporary password
  std::unique_ptr<app::Context> context;
};

/// One answer of the server.
struct Answer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  [[nodiscard]] std::string header(std::string_view name) const;  ///< empty when absent; name in any case
};

/// The whole server on a free port of loopback, over a TestInstallation. Its live page is looked after every 5 ms.
class TestServer {
 public:
  explicit TestServer(TestInstallation& installation, http::ServerOptions options = {});
  ~TestServer();

  using Headers = std::vector<std::pair<std::string, std::string>>;
  /// One request on a connection of its own. A body is sent as application/json unless `headers` say otherwise.
  [[nodiscard]] Answer send(const std::string& method, const std::string& target, const std::string& body = {},
                            const Headers& headers = {});
  /// With a bearer token, as a program does.
  [[nodiscard]] Answer send_as(const std::string& token, const std::string& method, const std::string& target,
                               const std::string& body = {});
  [[nodiscard]] std::string origin() const;
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] http::Service& service() { return *service_; }
  [[nodiscard]] http::Server& server() { return *server_; }

 private:
  std::unique_ptr<http::Service> service_;
  http::Gateway gateway_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace spotme::test
