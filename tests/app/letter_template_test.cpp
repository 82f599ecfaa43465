#include "app/letter_template.hpp"

#include "tests/support/letters.hpp"
#include "tests/support/pdf.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using domain::LetterKind;
using domain::Role;
using test::Letters;
using test::putrajaya;
using test::TestInstallation;

/// The administrator of the whole agency.
class LetterTemplates : public Letters {
 protected:
  LetterTemplates() { admin = place.add({"pentadbir", "U1", putrajaya, domain::Wbf{}, {Role::agency_admin}}); }
  domain::LetterTemplate mine(std::string body = "Kepada {nama}.\r\n\r\n{jadual}") {
    return {"S({bil}) {tahun}", "{agensi}", "Notis", std::move(body), "Sekian."};
  }
  std::string set(const TestInstallation::Made& who, std::int64_t seen, domain::LetterTemplate texts) {
    return told(set_letter_template(*place.context, place.caller_for(who), officer.agency, LetterKind::notice, seen,
                                    std::move(texts), {}));
  }
  LetterTemplateView held() {
    return list_letter_templates(*place.context, place.caller_for(admin), officer.agency)->at(0);
  }
  TestInstallation::Made admin;
};

TEST_F(LetterTemplates, AreWrittenByTheAgencyAndKeptByTheLetter) {
  EXPECT_TRUE(held().is_default);
  EXPECT_EQ(set(admin, 0, mine()), "done");
  EXPECT_EQ(set(admin, 0, mine()), "letter_template_changed") << "somebody saved before";
  EXPECT_EQ(held().version, 1);
  EXPECT_EQ(held().made_by, "Pegawai pentadbir");
  const auto letter = notice();
  EXPECT_EQ(letter.reference, "S(1) 2026");
  EXPECT_EQ(letter.template_version, 1);
  EXPECT_EQ(letter.body, "Kepada Pegawai pegawai.\n\n\f");
  const auto caller = place.caller_for(admin);
  EXPECT_EQ(told(withdraw_letter_template(*place.context, caller, officer.agency, LetterKind::notice, 1, {})), "done");
  EXPECT_EQ(told(withdraw_letter_template(*place.context, caller, officer.agency, LetterKind::notice, 2, {})),
            "letter_template_default");
  EXPECT_TRUE(held().is_default);
  EXPECT_EQ(held().version, 2);
  EXPECT_EQ(show_letter(*place.context, place.caller_for(officer), letter.id, {})->view.letter.body, letter.body);
}

TEST_F(LetterTemplates, AreKeptByAdministratorsOfTheWholeAgency) {
  EXPECT_EQ(set(place.add({"cawangan", "U1/B", putrajaya, domain::Wbf{}, {Role::agency_admin}}), 0, mine()),
            "rule_not_yours");
  EXPECT_EQ(set(head, 0, mine()), "rule_not_yours");
  EXPECT_EQ(set(place.add({"lain", "U1", putrajaya, domain::Wbf{}, {Role::agency_admin}, "AG2"}), 0, mine()),
            "not_found");
  EXPECT_EQ(set(admin, 0, mine("{salah}")), "letter_placeholder_unknown");
  EXPECT_EQ(held().version, 0);
}

TEST_F(LetterTemplates, ArePreviewedAsASample) {
  const auto caller = place.caller_for(admin);
  const auto preview = [&](domain::LetterTemplate texts) {
    return preview_letter_template(*place.context, place.messages, caller, officer.agency, LetterKind::show_cause,
                                   std::move(texts));
  };
  const auto bytes = preview(mine("<b>Tebal</b> & {nama}, sebelum {tarikh_jawab}.\n\n{jadual}"));
  ASSERT_TRUE(bytes);
  const auto text = test::pdf_text(*bytes);
  EXPECT_NE(text.find("<b>Tebal</b> & NAMA PEGAWAI"), std::string::npos) << text;
  EXPECT_NE(text.find("9 Disember 2026"), std::string::npos);
  EXPECT_NE(text.find("Muka surat 1 daripada 1"), std::string::npos);
  EXPECT_EQ(told(preview(mine("{"))), "letter_brace_open");
  EXPECT_EQ(held().version, 0);
}

}  // namespace
}  // namespace spotme::app
