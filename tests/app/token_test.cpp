#include "app/token.hpp"

#include "app/import_officers.hpp"
#include "app/session.hpp"
#include "store/account.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

class Token : public testing::Test {
 protected:
  TokenAnswer issue(std::string_view users, bool activate = false) {
    return issue_tokens(*place.context, {users, 24 * 30, activate}).value();
  }
  std::string only_fault(std::string_view users) {
    const auto answer = issue(users);
    EXPECT_EQ(answer.faults_total, 1U);
    EXPECT_TRUE(answer.tokens.empty());
    return answer.faults.empty() ? "none" : std::to_string(answer.faults[0].line) + " " + answer.faults[0].error.key;
  }
  std::int64_t count(std::string_view sql) {
    return place.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }
  /// Somebody who must still change his password; returns that password.
  std::string add_new_person(const std::string& user_id) {
    const auto file = std::string(import_header) + "\nJKR,Jabatan,U1,Unit," + user_id + ",Nama,,kedah,wbf,,\n";
    return import_officers(*place.context, file).passwords.at(0).temporary_password;
  }

  test::TestInstallation place;
};

TEST_F(Token, AuthenticatesEachUserForItsHoursHoweverIdle) {
  const auto ali = place.add({.user_id = "ali"});
  const auto abu = place.add({.user_id = "abu"});
  const auto answer = issue("user_id\nAli\nabu,extra column\n");
  ASSERT_EQ(answer.tokens.size(), 2U);
  EXPECT_EQ(answer.tokens[0].user_id, "ali");
  EXPECT_EQ(authenticate(*place.context, answer.tokens[0].token)->officer, ali.officer);
  EXPECT_EQ(authenticate(*place.context, answer.tokens[1].token)->officer, abu.officer);
  place.clock.advance(std::chrono::hours{24 * 29});
  EXPECT_TRUE(authenticate(*place.context, answer.tokens[0].token));
  place.clock.advance(std::chrono::hours{25});
  EXPECT_FALSE(authenticate(*place.context, answer.tokens[0].token));
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'token_issued'"), 2);
}

TEST_F(Token, IsAllOrNothing) {
  const auto ali = place.add({.user_id = "ali"});
  EXPECT_EQ(only_fault("ali\ntiada\n"), "2 token_user_unknown");
  EXPECT_EQ(only_fault("ali\n\nALI\n"), "3 token_user_twice");
  place.database->write([&](db::Write& write) {
    store::update_active(write, ali.agency, ali.officer, false);
    return 0;
  });
  EXPECT_EQ(only_fault("ali\n"), "1 token_user_inactive");
  EXPECT_EQ(count("SELECT count(*) FROM session"), 0);
}

TEST_F(Token, ActivatingTakesTheTemporaryPasswordAway) {
  const auto password = add_new_person("ali");
  EXPECT_EQ(only_fault("ali\n"), "1 token_user_must_change");
  const auto answer = issue("ali\n", true);
  ASSERT_EQ(answer.tokens.size(), 1U);
  const auto caller = authenticate(*place.context, answer.tokens[0].token);
  ASSERT_TRUE(caller);
  EXPECT_FALSE(caller->must_change_password);
  EXPECT_FALSE(sign_in(*place.context, {.user_id = "ali", .password = password}));
}

TEST_F(Token, ActivatingLeavesAChosenPasswordAlone) {
  (void)place.add({.user_id = "ali"});
  ASSERT_EQ(issue("ali\n", true).tokens.size(), 1U);
  EXPECT_TRUE(sign_in(*place.context, {.user_id = "ali", .password = test::TestInstallation::password}));
}

TEST_F(Token, RefusesHoursOutOfRange) {
  EXPECT_EQ(issue_tokens(*place.context, {"", 0, false}).error().key, "token_hours_invalid");
  EXPECT_EQ(issue_tokens(*place.context, {"", most_token_hours + 1, false}).error().key, "token_hours_invalid");
}

TEST_F(Token, IsGivenUpWhenTheTokensCannotBeKept) {
  (void)place.add({.user_id = "ali"});
  const auto refuse = [](const auto&) { throw std::runtime_error("disk full"); };
  EXPECT_THROW((void)issue_tokens(*place.context, {"ali\n", 1, false}, refuse), std::runtime_error);
  EXPECT_EQ(count("SELECT count(*) FROM session"), 0);
}

}  // namespace
}  // namespace spotme::app
