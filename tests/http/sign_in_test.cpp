#include "tests/support/sign_in.hpp"

#include "base/crypto.hpp"

/// Signing in as a browser and as a program, and what attackers try with it.
namespace spotme::test {
namespace {

using SignIn = SignInTest;

TEST_F(SignIn, UnknownUserWrongPasswordAndInactiveAccountAnswerAlike) {
  const auto inactive = installation.add({"tidak.aktif"});
  installation.database->write([&](db::Write& write) {
    return write.execute("UPDATE account SET active = false WHERE agency_id = $1 AND officer_id = $2",
                         {db::to_value(inactive.agency), db::to_value(inactive.officer)}) == 1;
  });
  const auto unknown = sign_in("tiada", "salah salah salah");
  const auto wrong = sign_in("pegawai", "salah salah salah");
  const auto off = sign_in("tidak.aktif", TestInstallation::password);
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(without_request_id(unknown), without_request_id(wrong));
  EXPECT_EQ(without_request_id(unknown), without_request_id(off));
}

/// Time cannot be tested, what takes it can: one Argon2id hash whoever is asked for, right or wrong.
TEST_F(SignIn, ARefusalCostsTheSameWhoeverIsAskedFor) {
  static_cast<void>(sign_in("tiada", "salah salah salah"));  // the first makes the hash that strangers are checked with
  for (const auto* user : {"tiada.orang", "pegawai", "admin", "pegawai"}) {
    const auto before = base::passwords_computed();
    EXPECT_EQ(sign_in(user, "salah salah salah").status, 401) << user;
    EXPECT_EQ(base::passwords_computed() - before, 1U) << user;
  }
}

TEST_F(SignIn, WrongPasswordsSlowThenLockAndTheOwnerIsTold) {
  for (const std::string user : {"pegawai", "tiada"}) {
    for (int i = 0; i < 6; ++i) EXPECT_EQ(sign_in(user, "salah salah salah").status, 401) << user << i;
    const auto slowed = sign_in(user, TestInstallation::password);
    EXPECT_EQ(slowed.status, 429) << user;
    EXPECT_EQ(slowed.header("retry-after"), "2");
    for (int i = 6; i < 10; ++i) {
      installation.clock.advance(std::chrono::seconds{60});
      EXPECT_EQ(sign_in(user, "salah salah salah").status, 401) << user << i;
    }
    EXPECT_EQ(sign_in(user, TestInstallation::password).status, 429) << user;
  }
  installation.clock.advance(std::chrono::minutes{15} - std::chrono::microseconds{1});
  EXPECT_EQ(sign_in("tiada", "salah salah salah").status, 429);
  installation.clock.advance(std::chrono::microseconds{1});
  const auto right = sign_in("pegawai", TestInstallation::password);
  ASSERT_EQ(right.status, 200) << right.body;
  EXPECT_EQ(boost::json::parse(right.body).at("failed_attempts").as_int64(), 10);
  EXPECT_EQ(audited("sign_in_locked"), 1);
}

TEST_F(SignIn, WrongPasswordsAreForgottenAfterADay) {
  const auto remembered = [&] {
    return installation.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM sign_in_attempt").integer(); });
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in(fmt::format("tiada{}", i), "salah salah salah").status, 401);
  EXPECT_EQ(remembered(), 5);
  installation.clock.advance(std::chrono::hours{24});
  EXPECT_EQ(sign_in("tiada5", "salah salah salah").status, 401);
  EXPECT_EQ(remembered(), 6) << "not older than a day yet";
  installation.clock.advance(std::chrono::microseconds{1});
  EXPECT_EQ(sign_in("tiada6", "salah salah salah").status, 401);
  EXPECT_EQ(remembered(), 2);
}

TEST_F(SignIn, ManyAccountsFromOneAddressAreSlowed) {
  int slowed = 0;
  for (int i = 0; i < 200; ++i) slowed += sign_in(fmt::format("orang{}", i), "salah salah salah").status == 429 ? 1 : 0;
  EXPECT_GE(slowed, 130);
}

TEST_F(SignIn, AnOfficeBehindOneAddressSignsInUnhindered) {
  for (int i = 0; i < 200; ++i) ASSERT_EQ(sign_in("pegawai", TestInstallation::password).status, 200) << i;
}

TEST_F(SignIn, GuessingTheCurrentPasswordLocksAndIsAudited) {
  const auto token = field(sign_in("pegawai", TestInstallation::password), "token");
  const auto change = [&] {
    return server.send_as(token, "POST", "/api/v1/session/password",
                          R"({"current": "salah salah salah", "new": "gajah putih berenang jauh"})");
  };
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(change().status, 422) << i;
    installation.clock.advance(std::chrono::seconds{60});
  }
  EXPECT_EQ(change().status, 429);
  EXPECT_EQ(sign_in("pegawai", TestInstallation::password).status, 429);
  EXPECT_EQ(audited("sign_in_locked"), 1);
}

TEST_F(SignIn, TemporaryPasswordIsGoodForTheChangeAloneAndFor72Hours) {
  const auto opened = sign_in("admin", installation.admin_password);
  ASSERT_EQ(opened.status, 200) << opened.body;
  const auto token = field(opened, "token");
  EXPECT_EQ(server.send_as(token, "GET", "/api/v1/session").status, 200);
  for (const auto* target : {"/api/v1/clock", "/api/v1/sessions", "/api/v1/agencies", "/api/v1/days/2026-11-24"}) {
    const auto answer = server.send_as(token, "GET", target);
    EXPECT_EQ(answer.status, 403) << target;
    EXPECT_EQ(code(answer), "password_change_required") << target;
  }
  const auto press = server.send_as(token, "POST", "/api/v1/clock-events",
                                    R"({"key": "01890a5d-ac96-774b-bcce-b302099a8057", "kind": "in"})");
  EXPECT_EQ(press.status, 403);
  const auto changed = server.send_as(
      token, "POST", "/api/v1/session/password",
      fmt::format(R"({{"current": "{}", "new": "gajah putih berenang jauh"}})", installation.admin_password));
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(server.send_as(token, "GET", "/api/v1/session").status, 401) << "the old session went on";
  EXPECT_EQ(server.send_as(field(changed, "token"), "GET", "/api/v1/clock").status, 200);
  EXPECT_EQ(sign_in("admin", installation.admin_password).status, 401)
      << "a temporary password worked after the change";
}

TEST_F(SignIn, ATemporaryPasswordIsTakenAsItIsTypedFromPaper) {
  std::string shouted;
  std::string spaced;
  for (const char c : installation.admin_password) {
    shouted.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    if (c != '-') spaced.push_back(c);
  }
  EXPECT_EQ(sign_in("admin", shouted).status, 200);
  EXPECT_EQ(sign_in("admin", spaced).status, 200);
  EXPECT_EQ(sign_in("admin", spaced.substr(1)).status, 401);
}

TEST_F(SignIn, TheTrustInADeviceOutlivesTheTemporaryPassword) {
  const auto opened = server.send("POST", "/api/v1/session",
                                  fmt::format(R"({{"user_id": "admin", "password": "{}", "as": "token",
                                                   "trust_device": true}})",
                                              installation.admin_password));
  ASSERT_EQ(opened.status, 200) << opened.body;
  EXPECT_EQ(field(opened, "expires_at"), "2026-11-24T19:59:00.000000+08:00") << "twelve hours to choose a password";
  const auto changed = server.send_as(
      field(opened, "token"), "POST", "/api/v1/session/password",
      fmt::format(R"({{"current": "{}", "new": "gajah putih berenang jauh"}})", installation.admin_password));
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(field(changed, "expires_at"), "2026-12-24T07:59:00.000000+08:00");
  installation.clock.advance(std::chrono::hours{24 * 29});
  EXPECT_EQ(server.send_as(field(changed, "token"), "GET", "/api/v1/clock").status, 200);
}

TEST_F(SignIn, ATrustedDeviceThatMustStillChooseIsNotLeftOpen) {
  const auto opened = server.send("POST", "/api/v1/session",
                                  fmt::format(R"({{"user_id": "admin", "password": "{}", "as": "token",
                                                   "trust_device": true}})",
                                              installation.admin_password));
  installation.clock.advance(std::chrono::minutes{120});
  EXPECT_EQ(server.send_as(field(opened, "token"), "GET", "/api/v1/session").status, 401);
}

TEST_F(SignIn, TemporaryPasswordEndsAfter72Hours) {
  installation.clock.advance(std::chrono::hours{72} - std::chrono::microseconds{1});
  EXPECT_EQ(sign_in("admin", installation.admin_password).status, 200);
  installation.clock.advance(std::chrono::microseconds{1});
  const auto late = sign_in("admin", installation.admin_password);
  EXPECT_EQ(late.status, 401);
  EXPECT_EQ(code(late), "temporary_password_expired");
}

TEST_F(SignIn, NewPasswordsAreCheckedByField) {
  const auto token = field(sign_in("pegawai", TestInstallation::password), "token");
  const auto change = [&](const std::string& next) {
    return server.send_as(token, "POST", "/api/v1/session/password",
                          fmt::format(R"({{"current": "{}", "new": "{}"}})", TestInstallation::password, next));
  };
  EXPECT_EQ(code(change("sebelas hrf")), "password_too_short");
  EXPECT_EQ(code(change("aaaabbbbaaaabbbb")), "password_simple");
  EXPECT_EQ(code(change("Password12345!")), "password_common");
  EXPECT_EQ(code(change("pegawai-pegawai")), "password_own_name");
  EXPECT_EQ(code(change(TestInstallation::password)), "password_unchanged");
  EXPECT_EQ(change("dua belas hr").status, 200);
}

/// Fixation: what a browser brings along never becomes its session.
}  // namespace
}  // namespace spotme::test
