#include "app/notice_mail.hpp"

#include "tests/support/mail.hpp"

#include <thread>

/// Which notices become mail, when, and what stands in it.
namespace spotme::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class NoticeMail : public test::MailTest {
 protected:
  NoticeMail() { ali = add("ali", "ali@agensi.gov.my"); }
  void go_to(std::string_view local) { place.clock.set(base::parse_instant(std::string(local) + ":00+08:00").value()); }
  void choose(const Made& who, store::MailLanguage language, domain::MailChoice all) {
    choose_notice_mail(*place.context, place.caller_for(who), {language, {all, all, all, all}}, {});
  }

  Made ali;
};

TEST_F(NoticeMail, UrgentGoesAtOnceAndTheRestWithTheNextDigest) {
  tell({letter(ali), asked(ali, "Siti")});
  EXPECT_EQ(make(), 1);
  EXPECT_EQ(make(), 0) << "nobody is told twice";
  ASSERT_EQ(bodies().size(), 1U);
  EXPECT_NE(bodies()[0].find("KEH.100-1/2"), std::string::npos);
  EXPECT_EQ(bodies()[0].find("Siti"), std::string::npos);
  go_to("2026-11-25T06:59");
  EXPECT_EQ(make(), 0);
  go_to("2026-11-25T07:00");
  EXPECT_EQ(make(), 1);
  EXPECT_NE(bodies().at(1).find("Siti mengemukakan"), std::string::npos);
}

TEST_F(NoticeMail, WhatIsMadeAtTheHourItselfGoesWithTheDigestOfTheDayAfter) {
  go_to("2026-11-25T07:00");
  tell({asked(ali, "Siti")});
  EXPECT_EQ(make(), 0);
  go_to("2026-11-26T06:59");
  EXPECT_EQ(make(), 0);
  go_to("2026-11-26T07:00");
  EXPECT_EQ(make(), 1);
}

TEST_F(NoticeMail, TheDigestHourMayBeMidnightOrTheLastHour) {
  const auto at = [](std::string_view text) { return base::parse_instant(text).value(); };
  EXPECT_EQ(last_digest(at("2026-11-25T00:00:00+08:00"), 0), at("2026-11-25T00:00:00+08:00"));
  EXPECT_EQ(last_digest(at("2026-11-25T22:59:59+08:00"), 23), at("2026-11-24T23:00:00+08:00"));
  EXPECT_EQ(last_digest(at("2026-11-25T23:00:00+08:00"), 23), at("2026-11-25T23:00:00+08:00"));
}

TEST_F(NoticeMail, OnePersonGetsOneMailHoweverMuchThereIsToTell) {
  std::vector<NewNotice> all;
  for (int i = 0; i < 40; ++i) all.push_back(letter(ali, "RUJ-" + std::to_string(i)));
  tell(all);
  EXPECT_EQ(make(), 1);
  EXPECT_TRUE(bodies()[0].starts_with("40 makluman SPOT-Me / 40 SPOT-Me notices\n")) << bodies()[0];
  EXPECT_NE(bodies()[0].find("RUJ-0)"), std::string::npos);
  EXPECT_NE(bodies()[0].find("RUJ-39)"), std::string::npos);
}

TEST_F(NoticeMail, ThoseOfOneKindAndKeyAreOneLine) {
  choose(ali, store::MailLanguage::ms, domain::MailChoice::at_once);
  tell({asked(ali, "Siti", "reason"), asked(ali, "Chong", "reason"), asked(ali, "Muthu"), asked(ali, "Ana", "reason")});
  EXPECT_EQ(make(), 1);
  const auto mail = bodies().at(0);
  EXPECT_TRUE(mail.starts_with("4 makluman SPOT-Me\n")) << mail;
  EXPECT_EQ(mail.find("Siti"), std::string::npos);
  EXPECT_NE(mail.find("Ana mengemukakan"), std::string::npos) << "the latest stands for all";
  EXPECT_NE(mail.find("(dan 2 lagi yang serupa)"), std::string::npos);
  EXPECT_NE(mail.find("Muthu"), std::string::npos);
}

TEST_F(NoticeMail, MoreThanSoManyAnHourWaitAndGoTogether) {
  making.at_once_an_hour = 3;
  for (int i = 0; i < 3; ++i) {
    tell({letter(ali, "RUJ-" + std::to_string(i))});
    EXPECT_EQ(make(), 1) << i;
    place.clock.advance(minutes{10});
  }
  tell({letter(ali, "RUJ-3")});
  EXPECT_EQ(make(), 0);
  place.clock.advance(minutes{10});
  tell({letter(ali, "RUJ-4")});
  EXPECT_EQ(make(), 0);
  place.clock.advance(minutes{19});
  EXPECT_EQ(make(), 0) << "59 minutes after the first";
  place.clock.advance(minutes{1});
  EXPECT_EQ(make(), 1);
  EXPECT_NE(bodies().at(3).find("RUJ-3"), std::string::npos);
  EXPECT_NE(bodies().at(3).find("RUJ-4"), std::string::npos);
}

TEST_F(NoticeMail, WithoutAnAddressNoMailIsMadeAndLaterNoneOfThePast) {
  const auto abu = place.add({"abu"});
  const auto wrong = add("wrong", "ali@agensi.gov.my\r\nRCPT TO:<x@y.z>");
  tell({letter(abu), letter(wrong)});
  EXPECT_EQ(make(), 0);
  set_email(abu, "abu@agensi.gov.my");
  EXPECT_EQ(make(), 0);
  EXPECT_TRUE(mails().empty());
}

TEST_F(NoticeMail, WhatIsOlderThanAWeekIsNoNews) {
  tell({letter(ali, "LAMA")});
  place.clock.advance(hours{24 * 7} + minutes{1});
  EXPECT_EQ(make(), 0);
  tell({letter(ali, "BAHARU")});
  place.clock.advance(hours{24 * 7});
  EXPECT_EQ(make(), 1);
  EXPECT_EQ(bodies().at(0).find("LAMA"), std::string::npos);
}

TEST_F(NoticeMail, SpeaksTheChosenLanguage) {
  tell({letter(ali)});
  EXPECT_EQ(make(), 1);
  EXPECT_TRUE(bodies()[0].starts_with("Surat rasmi untuk anda / An official letter for you\nSalam sejahtera,\n"));
  EXPECT_NE(bodies()[0].find("----\n\nDear officer,\n"), std::string::npos);
  choose(ali, store::MailLanguage::en, domain::MailChoice::at_once);
  place.clock.advance(minutes{1});
  tell({letter(ali)});
  EXPECT_EQ(make(), 1);
  EXPECT_TRUE(bodies()[1].starts_with("An official letter for you\nDear officer,\n")) << bodies()[1];
  EXPECT_EQ(bodies()[1].find("Salam"), std::string::npos);
  EXPECT_NE(bodies()[1].find("https://spotme.example.gov.my/surat/1\n"), std::string::npos);
  EXPECT_NE(bodies()[1].find("https://spotme.example.gov.my/makluman"), std::string::npos);
  choose(ali, store::MailLanguage::ms, domain::MailChoice::never);
  tell({letter(ali)});
  EXPECT_EQ(make(), 0);
}

TEST_F(NoticeMail, ANameBeginsNoLine) {
  tell({letter(ali, "1)\r\n\r\nKlik http://jahat.example\r\nBcc: x@y.z")});
  EXPECT_EQ(make(), 1);
  EXPECT_EQ(bodies()[0].find("\nKlik"), std::string::npos);
  EXPECT_EQ(bodies()[0].find("\nBcc"), std::string::npos);
  EXPECT_EQ(bodies()[0].find('\r'), std::string::npos);
}

TEST_F(NoticeMail, GoesThroughAllOfficersInPieces) {
  making.officers_at_once = 2;
  std::vector<NewNotice> all{letter(ali)};
  for (int i = 0; i < 5; ++i) all.push_back(letter(add("p" + std::to_string(i), "p@x.my")));
  tell(all);
  EXPECT_EQ(make(), 6);
  EXPECT_EQ(make(), 0);
}

TEST_F(NoticeMail, TwoServersMakeNoMailTwice) {
  std::vector<NewNotice> all;
  for (int i = 0; i < 12; ++i) all.push_back(letter(add("p" + std::to_string(i), "p@x.my")));
  tell(all);
  making.officers_at_once = 3;
  std::int64_t other = 0;
  std::thread second([&] { other = make(); });
  const auto own = make();
  second.join();
  EXPECT_EQ(own + other, 12);
  EXPECT_EQ(mails().size(), 12U);
}

}  // namespace
}  // namespace spotme::app
