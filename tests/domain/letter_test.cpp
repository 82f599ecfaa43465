#include "domain/letter.hpp"

#include "domain/card_rule.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace spotme::domain {
namespace {

LetterTemplate texts(std::string body = "Satu {nama}.\n\n{jadual}\n\nDua.") {
  return {"{agensi}/{jenis}/{tahun}/{bil}", "{agensi}", "Perkara {bulan}", std::move(body), "Sekian."};
}

std::string told(const LetterTemplate& of, LetterKind kind = LetterKind::notice) {
  const auto fits = check_letter_template(kind, of);
  if (fits) return "fits";
  std::string text = fits.error().field + " " + fits.error().key;
  for (const auto& [name, value] : fits.error().args) text += fmt::format(" {}={}", name, value);
  return text;
}

TEST(LetterTemplate, TakesWhatHasKnownNamesAlone) {
  EXPECT_EQ(told(texts()), "fits");
  EXPECT_EQ(told(texts("Tiada jadual.")), "fits");
  EXPECT_EQ(told(texts("Satu {namaa}.")), "body letter_placeholder_unknown line=1 column=6 placeholder=namaa");
  EXPECT_EQ(told(texts("Satu\n\nÑ {}")), "body letter_placeholder_unknown line=3 column=3 placeholder=");
  EXPECT_EQ(told(texts("Satu {nama")), "body letter_brace_open line=1 column=6");
  EXPECT_EQ(told(texts("Satu {nama\n}")), "body letter_brace_open line=1 column=6");
  EXPECT_EQ(told(texts("Satu {{nama}}")), "body letter_brace_open line=1 column=6");
  EXPECT_EQ(told(texts("Satu nama}")), "body letter_brace_stray line=1 column=10");
}

TEST(LetterTemplate, TakesADeadlineOnlyWhereThereIsOne) {
  EXPECT_EQ(told(texts("{tarikh_jawab}"), LetterKind::show_cause), "fits");
  EXPECT_EQ(told(texts("{tarikh_jawab}")), "body letter_placeholder_unknown line=1 column=1 placeholder=tarikh_jawab");
}

TEST(LetterTemplate, HasTheTableInAParagraphOfItsOwn) {
  EXPECT_EQ(told(texts("{jadual}")), "fits");
  EXPECT_EQ(told(texts("Satu {jadual}")), "body letter_table_not_alone line=1 column=6");
  EXPECT_EQ(told(texts("{jadual} dua")), "body letter_table_not_alone line=1 column=1");
  EXPECT_EQ(told(texts("Satu\n{jadual}")), "body letter_table_not_alone line=2 column=1");
  EXPECT_EQ(told(texts("{jadual}\n\n{jadual}")), "body letter_table_not_alone line=3 column=1");
  auto elsewhere = texts();
  elsewhere.subject = "{jadual}";
  EXPECT_EQ(told(elsewhere), "subject letter_placeholder_unknown line=1 column=1 placeholder=jadual");
}

TEST(LetterTemplate, HoldsItsLengths) {
  for (const auto& field : letter_fields()) {
    auto one = texts();
    const std::string least = field.name == "number" ? "{tahun}{bil}" : "";
    one.*field.text = least + std::string(field.most - least.size(), 'x');
    EXPECT_EQ(told(one), "fits") << field.name;
    (one.*field.text).push_back('x');
    EXPECT_EQ(told(one), fmt::format("{} letter_text_too_long most={}", field.name, field.most));
    one.*field.text = " \n";
    EXPECT_EQ(told(one), fmt::format("{} letter_text_empty", field.name));
  }
}

TEST(LetterTemplate, NumbersNoTwoLettersAlike) {
  auto one = texts();
  one.number = "SURAT/{tahun}";
  EXPECT_EQ(told(one), "number letter_number_incomplete placeholder={bil}");
  one.number = "SURAT/{bil}";
  EXPECT_EQ(told(one), "number letter_number_incomplete placeholder={tahun}");
  one.number = "{tahun}\n{bil}";
  EXPECT_EQ(told(one), "number letter_number_lines");
  one.number = "{nama}{tahun}{bil}";
  EXPECT_EQ(told(one), "number letter_placeholder_unknown line=1 column=1 placeholder=nama");
}

TEST(LetterTemplate, IsFilledWithPlainWords) {
  const auto filled =
      fill_letter(texts(), {{"nama", "Ali\n\n\f{jadual}"}, {"agensi", "Jabatan {nama}"}, {"bulan", "Ogos 2026"}});
  EXPECT_EQ(filled.body, "Satu Ali   {jadual}.\n\n\f\n\nDua.") << "a value makes no paragraph and no table";
  EXPECT_EQ(filled.letterhead, "Jabatan {nama}") << "a value is not filled again";
  EXPECT_EQ(filled.subject, "Perkara Ogos 2026");
  EXPECT_EQ(fill_letter_number(texts().number, {{"agensi", "A"}, {"jenis", "KH"}, {"tahun", "2026"}, {"bil", "7"}}),
            "A/KH/2026/7");
}

RC_GTEST_PROP(LetterTemplate, WhatIsCheckedCanBeFilled, ()) {
  const auto body = *rc::gen::container<std::string>(rc::gen::element('{', '}', 'n', 'a', 'm', '\n', ' '));
  if (!check_letter_template(LetterKind::notice, texts(body))) return;
  const auto filled = fill_letter(texts(body), {{"nama", "x"}, {"agensi", "y"}, {"bulan", "z"}}).body;
  RC_ASSERT(filled.find_first_of("{}") == std::string::npos);
}

TEST(LetterRows, AreWrittenAndRead) {
  const LetterRow late{base::parse_day("2026-11-03").value(),
                       Issue::late_in,
                       MarkState::rejected,
                       base::Minutes{552},
                       base::Minutes{1080},
                       base::Minutes{12},
                       base::Minutes{0},
                       4711};
  const LetterRow absent{base::parse_day("2026-11-04").value(), Issue::absent, MarkState::unexplained};
  EXPECT_EQ(write_letter_rows({late, absent}),
            "2026-11-03|late_in|rejected|09:12|18:00|12|0|4711\n2026-11-04|absent|unexplained|||0|0|0");
  EXPECT_EQ(read_letter_rows(write_letter_rows({late, absent})), (std::vector{late, absent}));
  EXPECT_TRUE(read_letter_rows("").empty());
  EXPECT_TRUE(read_letter_rows("x|y").empty());
}

TEST(CardLetters, ComeWithAChangeForTheWorse) {
  const CardLetters rule{{LetterKind::notice}, {LetterKind::warning, LetterKind::show_cause}};
  EXPECT_EQ(letters_of(rule, CardColour::yellow, CardColour::green), rule.green);
  EXPECT_EQ(letters_of(rule, CardColour::green, CardColour::red), rule.red);
  EXPECT_EQ(letters_of(rule, CardColour::yellow, CardColour::red), rule.red);
  EXPECT_TRUE(letters_of(rule, CardColour::red, CardColour::green).empty());
  EXPECT_TRUE(letters_of(rule, CardColour::green, CardColour::yellow).empty());
}

}  // namespace
}  // namespace spotme::domain
