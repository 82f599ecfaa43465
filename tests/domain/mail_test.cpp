#include "domain/mail.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace spotme::domain {
namespace {

TEST(MailAddress, EndsNeitherACommandNorAHeader) {
  for (const auto* const good : {"a@b", "ali.abu+kerja@agensi.gov.my", "o'neil@x.my"}) {
    EXPECT_TRUE(is_mail_address(good)) << good;
  }
  for (const auto* const bad : {"", "ali", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "a@b\n", "<a@b>",
                                "a@b>", "\"a\"@b", "a,b@c", "a;b@c", "a:b@c", "a@[127.0.0.1]", "\xC3\xA1@b", "a@b\t"}) {
    EXPECT_FALSE(is_mail_address(bad)) << bad;
  }
  EXPECT_TRUE(is_mail_address(std::string(252, 'a') + "@b"));
  EXPECT_FALSE(is_mail_address(std::string(253, 'a') + "@b"));
}

TEST(MailHeader, PlainTextStaysAndTheRestIsEncoded) {
  EXPECT_EQ(mail_header("Kad anda bertukar"), "Kad anda bertukar");
  EXPECT_EQ(mail_header("M\xC3\xBCller"), "=?UTF-8?B?TcO8bGxlcg==?=");
  EXPECT_EQ(mail_header("a =?UTF-8?B?x?= b").find("=?UTF-8?B?YSA9P1VURi04"), 0U)
      << "no text is taken for an encoded word";
}

TEST(MailHeader, CarriesNoLineEndIntoTheHead) {
  EXPECT_EQ(mail_header("Ali\r\nBcc: x@y.z"), "Ali  Bcc: x@y.z");
  EXPECT_EQ(mail_line("a\r\nb\x7F"), "a  b ");
  const auto folded = mail_header("\xC3\xA9\r\nBcc: x@y.z" + std::string(100, 'x'));
  for (std::size_t at = folded.find('\n'); at != std::string::npos; at = folded.find('\n', at + 1)) {
    EXPECT_EQ(folded.substr(at + 1, 11), " =?UTF-8?B?");
  }
}

TEST(MailHeader, LongTextIsFoldedBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "\xF0\x9F\x91\x8D";
  std::string_view rest;
  const auto header = mail_header(text);
  rest = header;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find("\r\n"));
    EXPECT_LE(line.size(), 76U);
    // 39 bytes hold nine characters of four.
    EXPECT_TRUE(line.find("?=") == line.size() - 2) << line;
    rest.remove_prefix(std::min(rest.size(), line.size() + 2));
  }
}

TEST(MailBody, IsBase64InLinesWithoutADotAlone) {
  EXPECT_EQ(mail_body(""), "");
  EXPECT_EQ(mail_body("a"), "YQ==\r\n");
  EXPECT_EQ(mail_body("ab"), "YWI=\r\n");
  EXPECT_EQ(mail_body("a\n.\n"), "YQ0KLg0K\r\n");
  const auto body = mail_body(std::string(200, 'x'));
  EXPECT_EQ(body.find("\r\n"), 76U);
  EXPECT_TRUE(body.ends_with("\r\n"));
}

TEST(MailRetry, GrowsToAnHourAndNeverAllAtOnce) {
  using std::chrono::seconds;
  EXPECT_EQ(mail_retry_delay(1, 0.5), seconds{60});
  EXPECT_EQ(mail_retry_delay(2, 0.5), seconds{120});
  EXPECT_EQ(mail_retry_delay(6, 0.5), seconds{1920});
  EXPECT_EQ(mail_retry_delay(7, 0.5), seconds{3600});
  EXPECT_EQ(mail_retry_delay(1'000'000'000, 0.5), seconds{3600});
  EXPECT_EQ(mail_retry_delay(1, 0.0), seconds{45});
  EXPECT_EQ(mail_retry_delay(1, 1.0), seconds{75});
}

TEST(MailHost, MayNotBeMetadataOrLoopbackUnlessItIsNamed) {
  const auto may = [](std::string_view text, bool named) { return may_mail_to(parse_address(text).value(), named); };
  EXPECT_TRUE(may("10.1.2.3", false));
  EXPECT_TRUE(may("203.0.113.7", false));
  EXPECT_TRUE(may("2001:db8::1", false));
  for (const auto* const bad : {"169.254.169.254", "169.254.0.1", "fe80::1", "fd00:ec2::254", "0.0.0.0",
                                "::", "224.0.0.1", "255.255.255.255", "ff02::1", "::ffff:169.254.169.254"}) {
    EXPECT_FALSE(may(bad, false)) << bad;
    EXPECT_FALSE(may(bad, true)) << bad;
  }
  for (const auto* const own : {"127.0.0.1", "127.1.2.3", "::1"}) {
    EXPECT_FALSE(may(own, false)) << own;
    EXPECT_TRUE(may(own, true)) << own;
  }
}

}  // namespace
}  // namespace spotme::domain
