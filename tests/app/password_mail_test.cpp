#include "app/password_mail.hpp"

#include "app/officer_password.hpp"
#include "store/account.hpp"
#include "tests/support/mail.hpp"

#include <algorithm>

/// Temporary passwords by mail: none waits anywhere, and only the last one made is good.
namespace spotme::app {
namespace {

/// Keeps what is handed over, and answers as it is told.
class Postbox : public MailTransport {
 public:
  MailOutcome send(const OutgoingMail& mail) override {
    mails.push_back(mail);
    return {result, ""};
  }
  /// The password of the last mail.
  [[nodiscard]] std::string password() const {
    const auto& body = mails.back().body;
    const std::string label = "Kata laluan sementara: ";
    const auto at = body.find(label) + label.size();
    return body.substr(at, body.find('\n', at) - at);
  }

  MailResult result = MailResult::sent;
  std::vector<OutgoingMail> mails;
};

class PasswordMail : public test::MailTest {
 protected:
  PasswordMail() {
    admin = place.add({.user_id = "pentadbir", .unit_path = "U1", .roles = {domain::Role::agency_admin}});
    actor.officer = admin.officer;
    siti = add("siti", "siti@agensi.gov.my");
  }

  void allow(bool allowed = true, const char* from = "2026-11-24") {
    const auto set = set_password_policy(*place.context, place.caller_for(admin), admin.agency, allowed,
                                         *base::parse_day(from), actor);
    ASSERT_TRUE(set) << set.error().key;
  }
  base::Result<GivenPasswords> give(const std::vector<Made>& to, PasswordWay way = PasswordWay::mail) {
    PasswordOrder order;
    for (const auto& one : to) order.officers.push_back(one.officer);
    order.way = way;
    return give_passwords(*place.context, place.caller_for(admin), admin.agency, order, mailing, actor);
  }
  std::string stored(const Made& who) {
    return place.database->read(
        [&](db::Read& read) { return store::find_account(read, who.agency, who.officer)->password; });
  }
  [[nodiscard]] std::string hash(const std::string& password) const {
    return hash_temporary_password(place.context->installation_key, password);
  }
  void sign_in(const Made& who) {
    place.database->write([&](db::Write& write) {
      write.execute("UPDATE account SET last_sign_in_at = $3 WHERE agency_id = $1 AND officer_id = $2",
                    {db::to_value(who.agency), db::to_value(who.officer), db::to_value(write.now())});
      return true;
    });
  }
  std::vector<std::string> resets() {
    return place.database->read([](db::Read& read) {
      std::vector<std::string> all;
      for (const auto row : read.query("SELECT detail FROM audit_entry WHERE action = 'password_reset' ORDER BY id")) {
        all.push_back(row.text(0));
      }
      return all;
    });
  }

  Made admin, siti;
  store::Actor actor;
  PasswordMailing mailing{"https://spotme.contoh.gov.my", &place.messages, true};
  Postbox postbox;
};

TEST_F(PasswordMail, NoPasswordWaitsInTheOutbox) {
  allow();
  const auto ali = add("ali", "");
  const auto abu = add("abu", "abu di agensi");
  const auto given = give({siti, ali, abu});
  ASSERT_TRUE(given) << given.error().key;
  ASSERT_EQ(given->mailed.size(), 1U);
  EXPECT_EQ(given->mailed[0].user_id, "siti");
  EXPECT_EQ(given->mailed[0].temporary_password, "");
  ASSERT_EQ(given->given.size(), 2U) << "those without an address get a slip";
  EXPECT_EQ(hash(given->given[0].temporary_password), stored(ali));
  EXPECT_EQ(resets(), (std::vector<std::string>{"siti by mail", "ali on a slip", "abu on a slip"}));
  const auto waiting = bodies();
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_NE(waiting[0].find("Kata laluan sementara: {password}\n"), std::string::npos) << waiting[0];
  EXPECT_NE(waiting[0].find("72 jam"), std::string::npos) << waiting[0];
  EXPECT_NE(waiting[0].find("Temporary password: {password}\n"), std::string::npos) << waiting[0];
  const auto unknown = stored(siti);
  place.clock.advance(std::chrono::hours{5});
  EXPECT_EQ(send(postbox).sent, 1);
  ASSERT_EQ(postbox.mails.size(), 1U);
  EXPECT_EQ(postbox.mails[0].to, "siti@agensi.gov.my");
  EXPECT_EQ(postbox.mails[0].body.find("{password}"), std::string::npos);
  EXPECT_EQ(stored(siti), hash(postbox.password()));
  EXPECT_NE(stored(siti), unknown);
  const auto account =
      place.database->read([&](db::Read& read) { return store::find_account(read, siti.agency, siti.officer); });
  EXPECT_EQ(account->temporary_until, place.clock.now() + place.sign_in_rules.temporary_password)
      << "its hours run from the sending";
  EXPECT_EQ(bodies()[0], "Kata laluan sementara SPOT-Me / SPOT-Me temporary password\n") << "nothing of it is kept";
}

TEST_F(PasswordMail, EachAttemptMakesAnother) {
  allow();
  ASSERT_TRUE(give({siti}));
  postbox.result = MailResult::later;
  EXPECT_EQ(send(postbox).put_off, 1);
  const auto first = postbox.password();
  EXPECT_EQ(stored(siti), hash(first));
  EXPECT_NE(bodies()[0].find("{password}"), std::string::npos) << "the tried one is not kept either";
  place.clock.advance(std::chrono::minutes{2});
  postbox.result = MailResult::sent;
  EXPECT_EQ(send(postbox).sent, 1);
  EXPECT_NE(postbox.password(), first);
  EXPECT_EQ(stored(siti), hash(postbox.password()));
  place.clock.advance(std::chrono::hours{1});
  EXPECT_EQ(send(postbox).sent, 0);
}

TEST_F(PasswordMail, OneThatWasLeasedByADeadSenderGoesLater) {
  allow();
  ASSERT_TRUE(give({siti}));
  const auto made = stored(siti);
  place.database->write([&](db::Write& write) {
    const auto due = store::load_mail_due(write, {siti.agency}, 5);
    auto mails = store::lease_mail(write, due, base::make_uuid(write.now()), write.now() + std::chrono::minutes{5});
    return fill_in_passwords(*place.context, write, mails, base::make_uuid(write.now())).size();
  });
  EXPECT_NE(stored(siti), made);
  EXPECT_EQ(send(postbox).sent, 0);
  place.clock.advance(std::chrono::minutes{5});
  EXPECT_EQ(send(postbox).sent, 1);
  EXPECT_EQ(stored(siti), hash(postbox.password()));
}

TEST_F(PasswordMail, WhoHasAnotherPasswordMeanwhileGetsNoMail) {
  allow();
  const auto ali = add("ali", "ali@agensi.gov.my");
  const auto abu = add("abu", "abu@agensi.gov.my");
  ASSERT_TRUE(give({siti, ali, abu}));
  place.clock.advance(std::chrono::minutes{1});
  const auto slip = give({siti}, PasswordWay::slip);
  ASSERT_EQ(slip->given.size(), 1U);
  sign_in(ali);
  const auto report = send(postbox);
  EXPECT_EQ(report.sent, 1);
  EXPECT_EQ(report.given_up, 2);
  ASSERT_EQ(postbox.mails.size(), 1U);
  EXPECT_EQ(postbox.mails[0].to, "abu@agensi.gov.my");
  EXPECT_EQ(stored(siti), hash(slip->given[0].temporary_password)) << "the slip is good";
  EXPECT_EQ(mails(), (std::vector<std::string>{"abu@agensi.gov.my sent 1", "ali@agensi.gov.my given_up 1",
                                               "siti@agensi.gov.my given_up 1"}));
  const auto left = bodies();
  EXPECT_TRUE(std::all_of(left.begin(), left.end(), [](const auto& one) { return one.ends_with("password\n"); }));
}

TEST_F(PasswordMail, OnlyTheLastOfTwoMailsIsSent) {
  allow();
  ASSERT_TRUE(give({siti}));
  place.clock.advance(std::chrono::minutes{1});
  ASSERT_TRUE(give({siti}));
  const auto report = send(postbox);
  EXPECT_EQ(report.sent, 1);
  EXPECT_EQ(report.given_up, 1);
  EXPECT_EQ(stored(siti), hash(postbox.password()));
}

TEST_F(PasswordMail, ThatWasRefusedForGoodIsToldToTheAdministrators) {
  allow();
  const auto told = [&] {
    return place.database->read([&](db::Read& read) {
      return store::list_notices(read, {admin.agency, admin.officer}, {.before = {}, .unread = true, .limit = 50});
    });
  };
  ASSERT_TRUE(give({siti}));
  postbox.result = MailResult::later;
  EXPECT_EQ(send(postbox).put_off, 1);
  EXPECT_TRUE(told().empty()) << "it is tried again";
  place.clock.advance(std::chrono::minutes{2});
  postbox.result = MailResult::refused;
  EXPECT_EQ(send(postbox).refused, 1);
  const auto notices = told();
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, "password_mail_lost");
  EXPECT_EQ(notices[0].link, "/pegawai/" + base::to_string(siti.agency) + "/" + base::to_string(siti.officer));
  const auto name = place.database->read(
      [&](db::Read& read) { return store::load_officer_names(read, siti.agency, {siti.officer}).front(); });
  EXPECT_NE(notices[0].args.find(name), std::string::npos) << notices[0].args;
}

TEST_F(PasswordMail, ThatIsGivenUpAfterTwoDaysIsToldToo) {
  allow();
  ASSERT_TRUE(give({siti}));
  postbox.result = MailResult::later;
  EXPECT_EQ(send(postbox).put_off, 1);
  place.clock.advance(MailSending{}.give_up);
  EXPECT_EQ(send(postbox).given_up, 1);
  EXPECT_EQ(place.database->read([&](db::Read& read) {
    return store::load_notice_box(read, {admin.agency, admin.officer}).unread;
  }),
            1);
}

TEST_F(PasswordMail, GoesOnlyWhereTheAgencyAllowsIt) {
  EXPECT_EQ(give({siti}).error().key, "password_by_mail_not_allowed") << "off until it is set";
  EXPECT_EQ(give({siti}).error().field, "by");
  allow(true, "2026-11-25");
  EXPECT_EQ(give({siti}).error().key, "password_by_mail_not_allowed") << "not before its day";
  const auto view = show_password_policy(*place.context, place.caller_for(admin), admin.agency);
  EXPECT_FALSE(view->mail.current);
  EXPECT_EQ(view->mail.next, (store::PasswordMailTurn{*base::parse_day("2026-11-25"), true}));
  place.clock.advance(std::chrono::hours{24});
  EXPECT_EQ(give({siti})->mailed.size(), 1U);
  mailing.set_up = false;
  EXPECT_EQ(give({siti}).error().key, "mail_not_set_up");
  EXPECT_TRUE(give({siti}, PasswordWay::slip));
  mailing.set_up = true;
  allow(false, "2026-11-25");
  EXPECT_EQ(give({siti}).error().key, "password_by_mail_not_allowed") << "set again for the same day";
}

TEST_F(PasswordMail, IsAllowedByWhoKeepsTheRulesAndNotBackInTime) {
  const auto set = [&](const Made& who, const char* from) {
    const auto answer =
        set_password_policy(*place.context, place.caller_for(who), admin.agency, true, *base::parse_day(from), actor);
    return answer ? std::string("set") : answer.error().key + " " + answer.error().field;
  };
  const auto branch = place.add({.user_id = "cawangan", .unit_path = "U1/B", .roles = {domain::Role::agency_admin}});
  const auto foreign =
      place.add({.user_id = "lain", .unit_path = "U1", .roles = {domain::Role::agency_admin}, .agency_code = "AG2"});
  EXPECT_EQ(set(siti, "2026-11-24"), "not_found ");
  EXPECT_EQ(set(branch, "2026-11-24"), "rule_not_yours ");
  EXPECT_EQ(set(foreign, "2026-11-24"), "not_found ");
  EXPECT_EQ(set(admin, "2026-11-23"), "password_policy_in_past from");
  EXPECT_EQ(set(admin, "2026-11-24"), "set");
  EXPECT_FALSE(show_password_policy(*place.context, place.caller_for(branch), admin.agency)->yours);
  EXPECT_EQ(place.database->read([](db::Read& read) {
    const auto rows = read.query("SELECT count(*) FROM audit_entry WHERE action = 'password_policy_set'");
    return rows[0].integer(0);
  }),
            1);
}

}  // namespace
}  // namespace spotme::app
