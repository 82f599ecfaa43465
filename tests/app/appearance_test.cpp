#include "app/appearance.hpp"

#include "app/letter_paper.hpp"
#include "app/letter_template.hpp"
#include "tests/support/attachment.hpp"
#include "tests/support/letters.hpp"
#include "tests/support/mail.hpp"
#include "tests/support/pdf.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace spotme::app {
namespace {

using domain::Role;
using test::Letters;
using test::TestInstallation;

/// A grey square.
std::string make_picture(std::uint32_t side) {
  const std::string lines(side * (side + 1), '\0');
  std::string packed(compressBound(lines.size()), '\0');
  auto size = static_cast<uLongf>(packed.size());
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(lines.data()), lines.size());
  packed.resize(size);
  const char low = static_cast<char>(side & 0xffU);
  const std::string sides{0, 0, 0, low, 0, 0, 0, low};
  return "\x89PNG\r\n\x1a\n" + test::png_chunk("IHDR", sides + std::string{8, 0, 0, 0, 0}) +
         test::png_chunk("IDAT", packed) + test::png_chunk("IEND", "");
}

template <class T>
std::string outcome(const base::Result<T>& result) {
  return result ? "yes" : result.error().key + " " + result.error().field;
}

class Appearances : public Letters {
 protected:
  Appearances() {
    admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    branch = place.add({"cawangan", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    foreign = place.add({"lain", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"});
  }
  std::string changed(const TestInstallation::Made& who, const std::vector<std::string>& header) {
    return outcome(
        change_appearance(*place.context, place.caller_for(who), admin.agency, header, domain::Accent::navy, {}));
  }
  std::string logo(const std::string& bytes) {
    return outcome(change_logo(*place.context, place.caller_for(admin), admin.agency, bytes, {}));
  }
  store::LetterView letter() { return {approve(officer, domain::CardColour::green, "2026-11").at(0)}; }
  domain::Appearance then(const store::LetterView& view) {
    return place.database->read(
        [&](db::Read& read) { return store::load_appearance(read, admin.agency, view.letter.issued_at); });
  }

  TestInstallation::Made admin, branch, foreign;
};

TEST_F(Appearances, ALetterShowsWhatHeldWhenItWasMade) {
  EXPECT_EQ(changed(admin, {"Jalan Lama 1, 50000 Kuala Lumpur"}), "yes");
  EXPECT_EQ(logo(make_picture(16)), "yes");
  place.clock.advance(std::chrono::minutes{1});
  const auto view = letter();
  place.clock.advance(std::chrono::minutes{1});
  EXPECT_EQ(changed(admin, {"Jalan Baharu 2"}), "yes");
  const auto paper = letter_pdf(place.messages, view, then(view));
  EXPECT_EQ(paper, letter_pdf(place.messages, view, then(view))) << "the same bytes again";
  const auto text = test::pdf_text(paper);
  EXPECT_NE(text.find("Jalan Lama 1"), std::string::npos) << text;
  EXPECT_EQ(text.find("Jalan Baharu"), std::string::npos);
  EXPECT_NE(paper.find("/Image"), std::string::npos) << "the logo is drawn";
  EXPECT_EQ(letter_pdf(place.messages, view).find("/Image"), std::string::npos);
  EXPECT_EQ(audited("appearance_changed"), 3);
}

TEST_F(Appearances, OnlyWhoKeepsTheWholeAgencyChangesIt) {
  EXPECT_EQ(changed(branch, {"x"}), "rule_not_yours ");
  EXPECT_EQ(changed(foreign, {"x"}), "not_found ");
  EXPECT_EQ(outcome(show_appearance(*place.context, place.caller_for(foreign), admin.agency)), "not_found ");
  EXPECT_FALSE(show_appearance(*place.context, place.caller_for(branch), admin.agency)->may_edit);
  EXPECT_TRUE(show_appearance(*place.context, place.caller_for(admin), admin.agency)->may_edit);
  EXPECT_EQ(outcome(show_own_policies(*place.context, place.caller_for(foreign), admin.agency)), "not_found ");
}

TEST_F(Appearances, ALogoThatCannotBeDrawnIsRefused) {
  EXPECT_EQ(logo(test::make_png(32, 32)), "attachment_damaged file");
  EXPECT_EQ(logo(make_picture(32)), "yes");
  EXPECT_EQ(logo(""), "yes");
  EXPECT_TRUE(show_appearance(*place.context, place.caller_for(admin), admin.agency)->appearance.logo.empty());
}

TEST_F(Appearances, OwnPoliciesAreCounted) {
  const auto own = [&] { return show_own_policies(*place.context, place.caller_for(admin), admin.agency).value(); };
  EXPECT_EQ(own().letter_templates, 0);
  const auto templates = list_letter_templates(*place.context, place.caller_for(admin), admin.agency).value();
  const auto& texts = templates[0].standard.texts;
  (void)set_letter_template(*place.context, place.caller_for(admin), admin.agency, domain::LetterKind::notice, 0, texts,
                            {});
  EXPECT_EQ(own().letter_templates, 1);
  EXPECT_EQ(own().rules + own().reason_kinds + own().calendar_days + own().remote_policies, 0);
}

class MailAppearance : public test::MailTest {};

TEST_F(MailAppearance, AMailBeginsWithTheLinesOfItsAgency) {
  const auto ali = add("ali", "ali@agensi.gov.my");
  place.database->write([&](db::Write& write) {
    store::insert_appearance(write, ali.agency, {{"Jabatan Ujian", "Tel. 03"}, domain::Accent::navy, {}}, ali.officer);
    return true;
  });
  tell({letter(ali)});
  EXPECT_EQ(make(), 1);
  EXPECT_NE(bodies().at(0).find("\nJabatan Ujian\nTel. 03\n\n"), std::string::npos) << bodies().at(0);
}

}  // namespace
}  // namespace spotme::app
