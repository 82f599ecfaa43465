#include "http/cookie.hpp"
#include "tests/support/sign_in.hpp"

/// A session once it is open: how it ends, what it proves, and what its answers carry.
namespace spotme::test {
namespace {

using Session = SignInTest;

TEST_F(Session, APasswordChangeEndsAllOtherSessions) {
  const auto first = field(sign_in("pegawai", TestInstallation::password), "token");
  const auto second = field(sign_in("pegawai", TestInstallation::password), "token");
  const auto changed = server.send_as(
      second, "POST", "/api/v1/session/password",
      fmt::format(R"({{"current": "{}", "new": "gajah putih berenang jauh"}})", TestInstallation::password));
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(server.send_as(first, "GET", "/api/v1/session").status, 401);
  EXPECT_EQ(server.send_as(second, "GET", "/api/v1/session").status, 401);
}

TEST_F(Session, SignOutAndIdleTimeEndASession) {
  const auto token = field(sign_in("pegawai", TestInstallation::password), "token");
  EXPECT_EQ(server.send_as(token, "DELETE", "/api/v1/session").status, 204);
  EXPECT_EQ(server.send_as(token, "GET", "/api/v1/session").status, 401);
  EXPECT_EQ(audited("signed_out"), 1);
  const auto idle = field(sign_in("pegawai", TestInstallation::password), "token");
  installation.clock.advance(std::chrono::minutes{120} - std::chrono::microseconds{1});
  EXPECT_EQ(server.send_as(idle, "GET", "/api/v1/session").status, 200);
  installation.clock.advance(std::chrono::minutes{120});
  EXPECT_EQ(server.send_as(idle, "GET", "/api/v1/session").status, 401);
}

TEST_F(Session, ASessionIsNeverTheOneThatABrowserBrought) {
  const auto other = installation.add({"rakan"});
  const auto planted = installation.token_for(other);
  for (const auto& brought : {planted, std::string(86, 'A')}) {
    const auto answer =
        server.send("POST", "/api/v1/session",
                    fmt::format(R"({{"user_id": "pegawai", "password": "{}"}})", TestInstallation::password),
                    {{"Cookie", "spotme_session=" + brought}, {"Origin", server.origin()}});
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto given = answer.header("set-cookie");
    EXPECT_TRUE(given.starts_with("spotme_session="));
    EXPECT_EQ(given.find(brought), std::string::npos);
  }
  EXPECT_NE(server.send_as(planted, "GET", "/api/v1/session").body.find("\"rakan\""), std::string::npos);
}

TEST_F(Session, ARoleThatIsTakenAwayIsGoneFromOpenSessions) {
  const auto admin =
      installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::agency_admin}});
  const auto token = field(sign_in("pentadbir", TestInstallation::password), "token");
  EXPECT_EQ(server.send_as(token, "GET", "/api/v1/agencies").status, 200);
  installation.database->write([&](db::Write& write) {
    return write.execute("UPDATE role_holding SET valid_to = '2026-11-24' WHERE agency_id = $1 AND officer_id = $2",
                         {db::to_value(admin.agency), db::to_value(admin.officer)}) == 1;
  });
  EXPECT_EQ(server.send_as(token, "GET", "/api/v1/agencies").status, 403);
}

TEST(SessionCookie, IsSecureUnlessPlainHttpOnLoopback) {
  const auto flags = [](const std::string& origin) {
    http::ServiceOptions options;
    options.public_origin = origin;
    return http::session_cookie(options, {}).find("; Secure") != std::string::npos;
  };
  EXPECT_TRUE(flags("https://spotme.example.gov.my"));
  EXPECT_TRUE(flags("http://spotme.example.gov.my"));
  EXPECT_TRUE(flags("http://127.0.0.1.jahat.example"));
  EXPECT_FALSE(flags("http://127.0.0.1:8080"));
  EXPECT_FALSE(flags("http://localhost"));
}

TEST_F(Session, ABrowsersWriteMustComeFromOurPage) {
  const auto cookie = sign_in("pegawai", TestInstallation::password, "cookie").header("set-cookie");
  ASSERT_NE(cookie.find("HttpOnly"), std::string::npos);
  ASSERT_NE(cookie.find("SameSite=Strict"), std::string::npos);
  const auto pair = cookie.substr(0, cookie.find(';'));
  const auto write = [&](TestServer::Headers headers) {
    headers.emplace_back("Cookie", pair);
    return server.send("DELETE", "/api/v1/sessions", "", headers).status;
  };
  EXPECT_EQ(write({}), 403) << "a cookie without Origin";
  EXPECT_EQ(write({{"Origin", "https://jahat.example"}}), 403);
  EXPECT_EQ(write({{"Origin", "null"}}), 403);
  EXPECT_EQ(write({{"Origin", server.origin() + ".jahat.example"}}), 403);
  EXPECT_EQ(write({{"Origin", server.origin()}, {"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(write({{"Origin", server.origin()}}), 204);
  const auto token = field(sign_in("pegawai", TestInstallation::password), "token");
  EXPECT_EQ(server
                .send("DELETE", "/api/v1/sessions", "",
                      {{"Authorization", "Bearer " + token}, {"Origin", "https://jahat.example"}})
                .status,
            403);
}

TEST_F(Session, SimpleContentTypesAreRefused) {
  for (const auto* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}) {
    const auto answer =
        server.send("POST", "/api/v1/session", R"({"user_id": "pegawai", "password": "x"})", {{"Content-Type", type}});
    EXPECT_EQ(answer.status, 400) << type;
  }
}

TEST_F(Session, EveryAnswerCarriesTheSecurityHeaders) {
  for (const auto* target : {"/", "/api/v1/session", "/tiada.js", "/healthz"}) {
    const auto answer = server.send("GET", target);
    EXPECT_NE(answer.header("content-security-policy").find("frame-ancestors 'none'"), std::string::npos) << target;
    EXPECT_EQ(answer.header("content-security-policy").find("unsafe"), std::string::npos) << target;
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(answer.header("referrer-policy"), "same-origin") << target;
    EXPECT_NE(answer.header("permissions-policy").find("geolocation=(self)"), std::string::npos) << target;
    EXPECT_FALSE(answer.header("x-request-id").empty()) << target;
  }
}

}  // namespace
}  // namespace spotme::test
