#include "app/mail.hpp"
#include "domain/officer.hpp"
#include "store/account.hpp"
#include "tests/support/officer_page.hpp"

/// Temporary passwords for many at once, and those that nobody used.
namespace spotme::test {
namespace {

using domain::Role;

class OfficerPasswords : public OfficerPage {
 protected:
  Answer give(const std::string& body) { return post(agency() + "/temporary-passwords", body); }
  static std::string ids(const std::vector<std::string>& all) { return fmt::format("\"{}\"", fmt::join(all, "\",\"")); }
  /// `code` of each refused one, and how many were given.
  static std::string outcome(const Answer& answer) {
    if (answer.status != 200) return error_of(answer);
    const auto body = boost::json::parse(answer.body);
    auto text = std::to_string(body.at("given").as_array().size());
    for (const auto& one : body.at("refused").as_array()) text += " " + std::string(one.at("code").as_string());
    return text;
  }
  Answer sign_in(const std::string& user_id, const std::string& password) {
    return server.send("POST", "/api/v1/session",
                       fmt::format(R"({{"user_id":"{}","password":"{}"}})", user_id, password),
                       {{"Origin", server.origin()}});
  }
};

TEST_F(OfficerPasswords, EachIsDecidedForItself) {
  const auto system =
      installation.add({"sistem", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::system_admin}});
  const auto closed = installation.add({"tutup"});
  ASSERT_EQ(server.send_as(token, "PUT", page(closed, "/active"), R"({"active":false})").status, 200);
  const auto session = installation.token_for(siti);
  const auto answer =
      give(fmt::format(R"({{"officers":[{}]}})", ids({base::to_string(siti.officer), base::to_string(foreigner.officer),
                                                      base::to_string(admin.officer), base::to_string(system.officer),
                                                      base::to_string(closed.officer), base::to_string(ali.officer)})));
  EXPECT_EQ(outcome(answer), "2 not_found own_account_reset account_above_yours account_inactive");
  EXPECT_EQ(answer.body.find("Pegawai pentadbir.lain"), std::string::npos);
  EXPECT_EQ(audited("password_reset"), 2);
  EXPECT_EQ(audited("account_above_refused"), 2) << "the one above, and who is out of reach";
  EXPECT_EQ(server.send_as(session, "GET", "/api/v1/clock").status, 401) << "sessions end";
  const auto given = boost::json::parse(answer.body).at("given").as_array()[0];
  EXPECT_EQ(given.at("user_id"), "siti");
  const std::string password(given.at("temporary_password").as_string());
  EXPECT_EQ(sign_in("siti", password).status, 200);
}

/// Takes what is handed over.
class Postbox : public app::MailTransport {
 public:
  app::MailOutcome send(const app::OutgoingMail& mail) override {
    bodies.push_back(mail.body);
    return {app::MailResult::sent, ""};
  }
  std::vector<std::string> bodies;
};

TEST_F(OfficerPasswords, GoByMailWhereTheAgencyAllowsIt) {
  ASSERT_EQ(server.send_as(token, "PUT", page(siti), R"({"name":"Siti","email":"siti@agensi.gov.my"})").status, 200);
  const auto both = fmt::format(R"({{"officers":[{}],"by":"mail"}})",
                                ids({base::to_string(siti.officer), base::to_string(ali.officer)}));
  EXPECT_EQ(outcome(give(R"({"officers":[],"by":"post"})")), "400 not_one_of by");
  EXPECT_EQ(outcome(give(both)), "409 mail_not_set_up by");
  server.service().options.sends_mail = true;
  EXPECT_EQ(outcome(give(both)), "409 password_by_mail_not_allowed by");
  const auto policy = [&](const std::string& body) {
    return server.send_as(token, "PUT", agency() + "/password-policy", body);
  };
  EXPECT_EQ(error_of(policy(R"({"password_by_mail":"yes"})")), "400 wrong_type password_by_mail");
  EXPECT_EQ(error_of(policy(R"({"password_by_mail":true,"from":"2026-11-23"})")), "422 password_policy_in_past from");
  const auto set = policy(R"({"password_by_mail":true})");
  ASSERT_EQ(set.status, 200) << set.body;
  EXPECT_EQ(boost::json::parse(set.body), boost::json::parse(R"({"password_by_mail":true,"mail_set_up":true,)"
                                                             R"("may_change":true,"from":"2026-11-24"})"));
  const auto answer = give(both);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto body = boost::json::parse(answer.body);
  ASSERT_EQ(body.at("mailed").as_array().size(), 1U);
  EXPECT_EQ(body.at("mailed").at(0).at("user_id"), "siti");
  EXPECT_FALSE(body.at("mailed").at(0).as_object().contains("temporary_password"));
  EXPECT_EQ(body.at("given").at(0).at("user_id"), "ali") << "without an address: on a slip";
  EXPECT_EQ(sign_in("siti", TestInstallation::password).status, 401) << "the old one ends at once";
  Postbox postbox;
  EXPECT_EQ(app::send_mail(*installation.context, postbox, base::make_uuid(installation.clock.now()), {}).sent, 1);
  const std::string label = "Kata laluan sementara: ";
  const auto at = postbox.bodies.at(0).find(label) + label.size();
  const auto password = postbox.bodies.at(0).substr(at, postbox.bodies.at(0).find('\n', at) - at);
  const auto opened = sign_in("siti", password);
  ASSERT_EQ(opened.status, 200) << opened.body;
  EXPECT_NE(opened.body.find(R"("must_change_password":true)"), std::string::npos) << opened.body;
  EXPECT_EQ(count("SELECT count(*) FROM mail WHERE body <> ''"), 0);
}

TEST_F(OfficerPasswords, FiveHundredAndNoMore) {
  const auto asked = [&](std::size_t number) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < number; ++i) all.push_back(base::to_string(base::make_uuid(installation.clock.now())));
    return outcome(give(fmt::format(R"({{"officers":[{}]}})", ids(all)))).substr(0, 18);
  };
  EXPECT_EQ(domain::most_officers_at_once, 500U);
  EXPECT_EQ(asked(499), "0 not_found not_fo");
  EXPECT_EQ(asked(500), "0 not_found not_fo");
  EXPECT_EQ(asked(501), "400 too_many_items");
  EXPECT_EQ(outcome(give(R"({"officers":[]})")), "422 officers_missing officers");
  EXPECT_EQ(outcome(give(R"({"officers":["x"]})")), "400 too_short officers[0]");
  EXPECT_EQ(outcome(give(R"({"who":"everybody"})")), "400 not_one_of who");
  EXPECT_EQ(outcome(give(R"({"password":"x"})")), "400 unknown_field password");
}

TEST_F(OfficerPasswords, AllWhoNeverSignedInOrCameTooLate) {
  EXPECT_EQ(outcome(give(R"({"who":"expired"})")), "0");
  EXPECT_EQ(outcome(give(R"({"who":"never_signed_in"})")), "2") << "all but the caller himself";
  const auto list = [&](const std::string& status) {
    return boost::json::parse(server.send_as(token, "GET", agency() + "/accounts?status=" + status).body)
        .at("total")
        .as_int64();
  };
  EXPECT_EQ(list("temporary"), 2);
  EXPECT_EQ(list("expired"), 0);
  installation.clock.advance(std::chrono::hours{72} - std::chrono::microseconds{1});
  token = installation.token_for(admin);
  EXPECT_EQ(list("expired"), 0);
  installation.clock.advance(std::chrono::microseconds{1});
  EXPECT_EQ(list("temporary"), 0);
  EXPECT_EQ(list("expired"), 2);
  EXPECT_EQ(outcome(give(fmt::format(R"({{"who":"expired","unit_id":"{}"}})", unit("U1/B")))), "0");
  EXPECT_EQ(outcome(give(R"({"who":"expired","unit_id":"01890a5d-ac96-774b-bcce-b302099a8057"})")),
            "422 unit_unknown unit_id");
  const auto again = give(fmt::format(R"({{"who":"expired","unit_id":"{}"}})", unit("U1/A")));
  EXPECT_EQ(outcome(again), "2");
  const std::string password(
      boost::json::parse(again.body).at("given").as_array()[0].at("temporary_password").as_string());
  installation.clock.advance(std::chrono::hours{72});
  EXPECT_EQ(sign_in("ali", password).status, 401) << "unused for 72 hours";
}

TEST_F(OfficerPasswords, MoreThanAreGivenAtOnceWantAUnit) {
  installation.database->write([&](db::Write& write) {
    std::vector<store::Officer> officers;
    std::vector<store::Account> accounts;
    for (std::size_t i = 0; i < domain::most_officers_at_once - 1; ++i) {
      store::Officer officer;
      officer.agency = admin.agency;
      officer.id = base::OfficerId::make(write.now());
      officer.name = fmt::format("Pegawai {}", i);
      officer.unit = installation.unit("AG1", "U1/B");
      store::Account account;
      account.agency = admin.agency;
      account.officer = officer.id;
      account.user_id = fmt::format("b{}", i);
      account.password = "x";
      officers.push_back(officer);
      accounts.push_back(account);
    }
    store::insert_officers(write, officers, *base::parse_day("2026-01-01"));
    store::insert_accounts(write, accounts);
    return true;
  });
  EXPECT_EQ(outcome(give(R"({"who":"never_signed_in"})")), "422 passwords_too_many who") << "501 of them";
  EXPECT_EQ(outcome(give(fmt::format(R"({{"who":"never_signed_in","unit_id":"{}"}})", unit("U1/B")))), "499");
  ASSERT_EQ(server.send_as(token, "PUT", page(siti, "/active"), R"({"active":false})").status, 200);
  EXPECT_EQ(outcome(give(R"({"who":"never_signed_in"})")), "500");
}

TEST_F(OfficerPasswords, NobodyGivesOneToHimselfNorToAClosedAccount) {
  const auto closed = installation.add({"tutup"});
  ASSERT_EQ(server.send_as(token, "PUT", page(closed, "/active"), R"({"active":false})").status, 200);
  const auto session = installation.token_for(siti);
  const auto slips = [&](const std::vector<TestInstallation::Made>& whom) {
    std::vector<std::string> all;
    for (const auto& one : whom) all.push_back(base::to_string(one.officer));
    return error_of(post(agency() + "/password-slips", fmt::format(R"({{"officer_ids":[{}]}})", ids(all))));
  };
  EXPECT_EQ(slips({siti, admin}), "409 own_account_reset officer_ids");
  EXPECT_EQ(slips({siti, closed}), "409 password_slips_inactive officer_ids");
  EXPECT_EQ(error_of(post(page(admin, "/temporary-password"), "")), "409 own_account_reset ");
  EXPECT_EQ(audited("password_reset"), 0) << "all or nobody";
  EXPECT_EQ(server.send_as(session, "GET", "/api/v1/clock").status, 200) << "her session goes on";
  EXPECT_EQ(slips({siti, ali}), "200");
}

}  // namespace
}  // namespace spotme::test
