#include "app/mail.hpp"

#include "app/mail_runner.hpp"
#include "tests/support/mail.hpp"

#include <fmt/format.h>

#include <future>
#include <map>
#include <stdexcept>
#include <thread>

/// Mail on its way, by a real mail server: nothing is lost, and nothing goes twice but where SMTP leaves it open.
namespace spotme::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Mails : public test::MailTest {
 protected:
  [[nodiscard]] SmtpSettings settings() const { return {smtp.url(), {}, {}, "spotme@jpa.gov.my"}; }
  void mail_to(const std::vector<std::string>& addresses) {
    std::vector<NewNotice> all;
    for (const auto& address : addresses) {
      all.push_back(letter(add("u" + std::to_string(next_++), address)));
    }
    tell(all);
    ASSERT_EQ(make(), static_cast<std::int64_t>(addresses.size()));
  }
  std::vector<std::string> receivers() {
    std::vector<std::string> all;
    for (const auto& one : smtp.received()) all.push_back(one.to);
    std::sort(all.begin(), all.end());
    return all;
  }

  test::SmtpServer smtp;
  int next_ = 0;
};

TEST_F(Mails, AreTakenByTheServerAndReadBack) {
  tell({letter(add("ali", "ali@agensi.gov.my"), "KEH/1 – M\xC3\xBCller \xF0\x9F\x91\x8D")});
  ASSERT_EQ(make(), 1);
  SmtpTransport transport(settings());
  const auto report = send(transport);
  EXPECT_EQ(report.sent, 1);
  const auto mail = smtp.received().at(0);
  EXPECT_EQ(mail.from, "spotme@jpa.gov.my");
  EXPECT_EQ(mail.to, "ali@agensi.gov.my");
  EXPECT_EQ(mail.subject, "Surat rasmi untuk anda / An official letter for you");
  EXPECT_NE(mail.body.find("KEH/1 – M\xC3\xBCller \xF0\x9F\x91\x8D"), std::string::npos) << mail.body;
  EXPECT_EQ(mail.type, "text/plain; charset=\"utf-8\"");
  EXPECT_EQ(mail.date, "Tue, 24 Nov 2026 07:59:00 +0800");
  EXPECT_TRUE(mail.message_id.ends_with("@jpa.gov.my>")) << mail.message_id;
  EXPECT_EQ(mail.headers,
            "auto-submitted content-transfer-encoding content-type date from message-id mime-version subject to");
  EXPECT_EQ(mails(), (std::vector<std::string>{"ali@agensi.gov.my sent 1"}));
  EXPECT_EQ(send(transport).sent, 0) << "it is sent once";
  EXPECT_EQ(bodies().at(0), "Surat rasmi untuk anda / An official letter for you\n") << "what went out is not kept";
}

TEST_F(Mails, LineEndsInANameAddNoHeaderAndNoReceiver) {
  tell({letter(add("ali", "ali@agensi.gov.my"), "1\r\nBcc: lain@x.my\r\n.\r\nRCPT TO:<lain@x.my>")});
  ASSERT_EQ(make(), 1);
  SmtpTransport transport(settings());
  EXPECT_EQ(send(transport).sent, 1);
  ASSERT_EQ(receivers(), (std::vector<std::string>{"ali@agensi.gov.my"}));
  EXPECT_EQ(smtp.received()[0].headers.find("bcc"), std::string::npos);
  const OutgoingMail mail{{}, "a@b", "Hal\r\nBcc: lain@x.my", "", place.clock.now()};
  const auto text = mail_text(mail, "spotme@jpa.gov.my");
  EXPECT_EQ(text.find("\nBcc"), std::string::npos);
  EXPECT_NE(text.find("\r\nSubject: Hal  Bcc: lain@x.my\r\n"), std::string::npos);
  EXPECT_EQ(transport.send({{}, "a@b>\r\nRCPT TO:<lain@x.my", "Hal", "", place.clock.now()}).result,
            MailResult::refused);
  EXPECT_EQ(receivers().size(), 1U);
}

TEST_F(Mails, ARefusedReceiverIsNotTriedAgainAndHoldsUpNobody) {
  mail_to({"tiada@x.my", "isi@x.my", "ada@x.my"});
  SmtpTransport transport(settings());
  const auto report = send(transport);
  EXPECT_EQ(report.refused, 2);
  EXPECT_EQ(report.sent, 1);
  EXPECT_FALSE(report.unreachable);
  EXPECT_EQ(receivers(), (std::vector<std::string>{"ada@x.my"}));
  EXPECT_EQ(mails(), (std::vector<std::string>{"ada@x.my sent 1", "isi@x.my refused 1", "tiada@x.my refused 1"}));
  place.clock.advance(hours{24});
  EXPECT_EQ(send(transport).refused, 0);
}

TEST_F(Mails, WhatIsNotTakenNowIsTriedLessAndLessOftenAndGivenUp) {
  mail_to({"penuh@x.my"});
  SmtpTransport transport(settings());
  EXPECT_EQ(send(transport).put_off, 1);
  place.clock.advance(seconds{44});
  EXPECT_EQ(send(transport).put_off, 0) << "not before its time";
  place.clock.advance(seconds{32});
  EXPECT_EQ(send(transport).put_off, 1);
  const auto begun = place.clock.now();
  int attempts = 2;
  MailReport last;
  while (last.given_up == 0 && attempts < 200) {
    place.clock.advance(minutes{75});
    last = send(transport);
    attempts += static_cast<int>(last.put_off + last.given_up);
  }
  EXPECT_EQ(last.given_up, 1);
  EXPECT_NEAR(static_cast<double>((place.clock.now() - begun) / hours{1}), 48.0, 2.0);
  EXPECT_LT(attempts, 60);
  EXPECT_EQ(mails(), (std::vector<std::string>{fmt::format("penuh@x.my given_up {}", attempts)}));
}

TEST_F(Mails, AServerThatIsDownForAnHourLosesNothingAndDoublesNothing) {
  std::vector<std::string> all;
  for (int i = 0; i < 12; ++i) all.push_back(fmt::format("p{:02}@x.my", i));
  mail_to({all.begin(), all.begin() + 8});
  smtp.stop();
  SmtpTransport transport(settings());
  for (int minute = 0; minute < 60; minute += 5) {
    const auto report = send(transport);
    EXPECT_EQ(report.sent, 0);
    EXPECT_LE(report.put_off, 1) << "one attempt tells that nobody is there";
    place.clock.advance(minutes{5});
  }
  mail_to({all.begin() + 8, all.end()});
  smtp.start();
  for (int look = 0; look < 30; ++look) {
    send(transport);
    place.clock.advance(minutes{5});
  }
  EXPECT_EQ(receivers(), all);
}

/// A process that dies after the mail server took the mail and before that is stored.
class Dying final : public MailTransport {
 public:
  explicit Dying(MailTransport& real) : real_(real) {}
  MailOutcome send(const OutgoingMail& mail) override {
    (void)real_.send(mail);
    throw std::runtime_error("killed");
  }

 private:
  MailTransport& real_;
};

TEST_F(Mails, ASenderKilledInTheMiddleLosesNothing) {
  mail_to({"a@x.my", "b@x.my", "c@x.my"});
  SmtpTransport transport(settings());
  Dying dying(transport);
  EXPECT_THROW(send(dying), std::runtime_error);
  ASSERT_EQ(smtp.received().size(), 1U);
  EXPECT_EQ(send(transport).sent, 0) << "its lease still holds";
  place.clock.advance(MailTransport::most_time * 6 - seconds{1});
  EXPECT_EQ(send(transport).sent, 0);
  place.clock.advance(seconds{1});
  EXPECT_EQ(send(transport).sent, 3);
  std::map<std::string, std::vector<std::string>> ids;
  for (const auto& mail : smtp.received()) ids[mail.to].push_back(mail.message_id + mail.date);
  ASSERT_EQ(ids.size(), 3U);
  std::size_t twice = 0;
  for (const auto& [to, of] : ids) {
    if (of.size() == 2) {
      ++twice;
      EXPECT_EQ(of[0], of[1]) << "what went twice shows that it is the same";
    }
  }
  EXPECT_EQ(twice, 1U) << "the one that nobody can know of";
}

TEST_F(Mails, AnAnswerThatNeverCameMeansOnceMoreWithTheSameName) {
  mail_to({"putus@x.my"});
  SmtpTransport transport(settings());
  EXPECT_TRUE(send(transport).unreachable);
  EXPECT_EQ(mails(), (std::vector<std::string>{"putus@x.my waiting 1"}));
  place.clock.advance(minutes{2});
  (void)send(transport);
  const auto seen = smtp.received();
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].message_id, seen[1].message_id);
}

TEST_F(Mails, TwoSendersShareTheWork) {
  std::vector<std::string> all;
  for (int i = 0; i < 30; ++i) all.push_back(fmt::format("p{:02}@x.my", i));
  mail_to(all);
  // On PostgreSQL the second is another process's connection; SQLite's file has one owner.
  std::unique_ptr<db::Database> others;
  if (test::engine() == db::Engine::postgres) others = place.test_database.open(place.clock);
  auto second_context = *place.context;
  const Context other{others ? *others : *place.database,
                      place.clock,
                      place.rules,
                      place.rulebook,
                      place.sign_in_rules,
                      place.common_passwords,
                      second_context.installation_key,
                      second_context.password_cost};
  MailReport theirs;
  std::thread second([&] {
    SmtpTransport transport(settings());
    theirs = send_mail(other, transport, base::make_uuid(place.clock.now()), {});
  });
  SmtpTransport transport(settings());
  const auto ours = send(transport);
  second.join();
  EXPECT_EQ(receivers(), all);
  EXPECT_EQ(ours.sent + theirs.sent, 30);
}

TEST_F(Mails, APasswordIsGivenAndNeverTold) {
  const test::SmtpServer closed("spotme", "rahsia besar");
  mail_to({"a@x.my"});
  SmtpTransport wrong({closed.url(), "spotme", "salah sekali", "spotme@jpa.gov.my"});
  EXPECT_TRUE(send(wrong).unreachable);
  EXPECT_EQ(mails(), (std::vector<std::string>{"a@x.my waiting 1"}));
  const auto answer = place.database->read([](db::Read& read) { return read.query("SELECT answer FROM mail").text(); });
  EXPECT_FALSE(answer.empty());
  EXPECT_EQ(answer.find("salah sekali"), std::string::npos) << answer;
  place.clock.advance(minutes{2});
  SmtpTransport right({closed.url(), "spotme", "rahsia besar", "spotme@jpa.gov.my"});
  EXPECT_EQ(send(right).sent, 1);
}

TEST_F(Mails, AHostThatMayNotBeWrittenToIsNotConnectedTo) {
  for (const auto* const url : {"smtp://169.254.169.254:25", "smtp://0.0.0.0:25", "smtp://[fe80::1]:25"}) {
    SmtpTransport transport({url, {}, {}, "spotme@jpa.gov.my"});
    const auto outcome =
        transport.send({base::make_uuid(place.clock.now()), "a@x.my", "Hal", "Isi", place.clock.now()});
    EXPECT_EQ(outcome.result, MailResult::unreachable);
    EXPECT_NE(outcome.answer.find("not allowed"), std::string::npos) << url << ": " << outcome.answer;
  }
}

TEST(SmtpSettings, ThatCannotBeMeantAreRefused) {
  const auto refusal = [](const SmtpSettings& settings) {
    const auto checked = check_smtp_settings(settings);
    return checked ? std::string("accepted") : checked.error().field + " " + checked.error().key;
  };
  EXPECT_EQ(refusal({"smtp://mel.gov.my", {}, {}, "a@b"}), "accepted");
  EXPECT_EQ(refusal({"smtps://mel.gov.my:465/", "u", "p", "a@b"}), "accepted");
  for (const auto* const url :
       {"", "mel.gov.my:25", "http://mel.gov.my", "smtp://", "smtp://u:p@mel.gov.my", "smtp://mel.gov.my/x",
        "smtp://mel.gov.my?x", "file:///etc/passwd", "smtp://mel gov my"}) {
    EXPECT_EQ(refusal({url, {}, {}, "a@b"}), "smtp_url smtp_url_invalid") << url;
  }
  EXPECT_EQ(refusal({"smtp://mel.gov.my", {}, {}, "a@b\r\n"}), "mail_from mail_from_invalid");
  EXPECT_EQ(refusal({"smtp://mel.gov.my", "u", {}, "a@b"}), "smtp_user smtp_user_without_password");
}

TEST_F(Mails, TheRunnerMakesAndSendsAndTellsItsFigures) {
  tell({letter(add("ali", "ali@agensi.gov.my")), letter(add("abu", "tiada@x.my"))});
  MailRunner::Options options;
  options.notices.origin = "https://spotme.example.gov.my";
  options.look = hours{1};
  std::promise<void> looked;
  std::once_flag once;
  options.after_run = [&] { std::call_once(once, [&] { looked.set_value(); }); };
  MailRunner runner(
      *place.context, place.messages,
      [&](std::function<bool()> stopped) { return std::make_unique<SmtpTransport>(settings(), std::move(stopped)); },
      options);
  looked.get_future().wait();
  const auto figures = runner.figures();
  EXPECT_EQ(figures.made, 2U);
  EXPECT_EQ(figures.sent, 1U);
  EXPECT_EQ(figures.refused, 1U);
  EXPECT_EQ(figures.waiting, 0);
  EXPECT_EQ(figures.breakdowns, 0U);
  EXPECT_EQ(receivers(), (std::vector<std::string>{"ali@agensi.gov.my"}));
}

}  // namespace
}  // namespace spotme::app
