#include "domain/notice.hpp"

#include "base/messages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace spotme::domain {
namespace {

TEST(Notice, EveryKindHasItsWordsInBothLanguagesAndTheyNameItsArguments) {
  const auto messages = base::Messages::load();
  for (const auto& terms : notice_terms()) {
    const auto key = "notice_" + std::string(terms.name);
    ASSERT_TRUE(messages.contains(key)) << key;
    ASSERT_TRUE(messages.contains(key + "_title")) << key;
    std::vector<std::string_view> spoken;
    for (const auto& part : {key, key + "_title"}) {
      for (const auto& piece : base::pieces_of(messages.pattern(part).ms)) {
        if (!piece.argument.empty()) spoken.push_back(piece.argument);
      }
    }
    std::sort(spoken.begin(), spoken.end());
    spoken.erase(std::unique(spoken.begin(), spoken.end()), spoken.end());
    std::vector<std::string_view> declared;
    for (std::string_view rest = terms.arguments; !rest.empty();) {
      const auto space = rest.find(' ');
      declared.push_back(rest.substr(0, space));
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    std::sort(declared.begin(), declared.end());
    EXPECT_EQ(spoken, declared) << key;
  }
}

TEST(Notice, NamesAreReadBack) {
  for (const auto& terms : notice_terms()) {
    EXPECT_EQ(parse_notice_kind(terms.name), terms.kind);
    EXPECT_EQ(terms_of(terms.kind).name, terms.name);
  }
  EXPECT_FALSE(parse_notice_kind("lottery_won"));
  for (const auto* const name : {"at_once", "digest", "never"}) {
    EXPECT_EQ(mail_choice_name(parse_mail_choice(name).value()), name);
  }
  EXPECT_FALSE(parse_mail_choice("always"));
}

TEST(Notice, UrgentOnesAreMailedAtOnceUnlessSomebodyChoseOtherwise) {
  EXPECT_EQ(usual_choice(NoticeGroup::urgent), MailChoice::at_once);
  EXPECT_EQ(usual_choice(NoticeGroup::decision), MailChoice::digest);
  EXPECT_EQ(terms_of(NoticeKind::sign_in_locked).group, NoticeGroup::urgent);
  EXPECT_EQ(terms_of(NoticeKind::letter_issued).group, NoticeGroup::urgent);
}

TEST(Notice, ALinkStaysOnTheSameOrigin) {
  EXPECT_TRUE(is_notice_link("/"));
  EXPECT_TRUE(is_notice_link("/kad/2026-11?lihat=1#atas"));
  for (const auto* const link : {"", "kad", "//jahat.example", "https://jahat.example", "/\\jahat.example", "/a b",
                                 "/a\r\nb", "/a\tb", "/kehadir\xC3\xA1n", "javascript:alert(1)"}) {
    EXPECT_FALSE(is_notice_link(link)) << link;
  }
  EXPECT_TRUE(is_notice_link("/" + std::string(299, 'a')));
  EXPECT_FALSE(is_notice_link("/" + std::string(300, 'a')));
}

}  // namespace
}  // namespace spotme::domain
