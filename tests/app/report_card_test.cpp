#include "app/report_person.hpp"
#include "store/officer_departure.hpp"
#include "tests/support/pdf.hpp"
#include "tests/support/report.hpp"

/// Whose time card is among those of a month, and what of it whom is told.
namespace spotme::app {
namespace {

using domain::ReportForm;
using domain::ReportKind;
using test::ReportTest;

class ReportCardTest : public ReportTest {
 protected:
  ReportCardTest() {
    november();
    rename(officer, "Ali");
    rename(colleague, "Bala");
  }
  std::string cards(const Made& who, const domain::ReportQuestion& question) {
    return test::pdf_text(file(who, question, ReportForm::pdf));
  }
  std::string cards(const std::string& unit = {}) { return cards(head, asked(ReportKind::time_cards, unit)); }
  static bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }
  static std::size_t count(const std::string& text, const std::string& words) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; ++at) ++found;
    return found;
  }
  void leave(const Made& who, std::string_view from) {
    place.database->write([&](db::Write& write) {
      store::end_postings(write, who.agency, who.officer, day(from));
      return true;
    });
  }
  void move(const Made& who, const std::string& path, std::string_view from) {
    place.database->write([&](db::Write& write) {
      auto found = store::find_officer(write, who.agency, who.officer, day(from)).value();
      found.unit = place.unit("AG1", path);
      store::change_postings(write, {found}, day(from));
      return true;
    });
  }
};

TEST_F(ReportCardTest, WhoeverLeftDuringTheMonthHasACardOfIt) {
  leave(officer, "2026-11-20");
  const auto all = cards();
  EXPECT_EQ(count(all, "KAD PERAKAM WAKTU"), 7U);
  EXPECT_TRUE(holds(all, "Ali"));
  EXPECT_EQ(count(all, "Tiada penempatan"), 11U) << "20 to 30 November, which wait for no closing";
  auto alone = asked(ReportKind::time_cards);
  alone.officer = officer.officer;
  const auto card = cards(head, alone);
  EXPECT_EQ(count(card, "KAD PERAKAM WAKTU"), 1U);
  EXPECT_TRUE(holds(card, "09:12"));
  EXPECT_TRUE(holds(card, "(U1/A)"));
  EXPECT_FALSE(holds(card, "Tiada rekod"));
  leave(officer, "2026-11-01");
  EXPECT_TRUE(holds(cards(head, alone), "Tiada rekod")) << "nor before the month";
}

TEST_F(ReportCardTest, WhoeverMovedIsToldOfWholeWhereHeIsAndInPartWhereHeWas) {
  move(officer, "U1/B", "2026-11-16");
  close(officer, "U1/B", "2026-11-17", 9);
  test::add_issue(place, officer, "2026-11-02", domain::Issue::late_in, "rejected");
  test::add_issue(place, officer, "2026-11-17", domain::Issue::late_in, "rejected");
  auto question = asked(ReportKind::time_cards, "U1/A");
  question.officer = officer.officer;
  const auto before = cards(head, question);
  EXPECT_TRUE(holds(before, "(U1/A)"));
  EXPECT_TRUE(holds(before, "09:12"));
  EXPECT_FALSE(holds(before, "09:09")) << before;
  EXPECT_EQ(count(before, "Di unit lain"), 15U);
  EXPECT_TRUE(holds(before, "Tanda merah yang dikira: 1")) << before;
  EXPECT_FALSE(holds(before, "Warna kad")) << "later days may have caused it";
  for (const auto* unit : {"U1/B", ""}) {
    question.unit_path = unit;
    const auto now = cards(head, question);
    EXPECT_TRUE(holds(now, "(U1/B)")) << unit;
    EXPECT_TRUE(holds(now, "09:12")) << unit;
    EXPECT_TRUE(holds(now, "09:09")) << unit;
    EXPECT_FALSE(holds(now, "Di unit lain")) << unit;
    EXPECT_TRUE(holds(now, "Tanda merah yang dikira: 2")) << unit << now;
    EXPECT_TRUE(holds(now, "Warna kad")) << unit;
  }
  EXPECT_EQ(count(cards("U1/A"), "KAD PERAKAM WAKTU"), 3U);
  EXPECT_EQ(count(cards("U1/B"), "KAD PERAKAM WAKTU"), 3U);
}

TEST_F(ReportCardTest, OfWhomOneCardMayBeOrderedIsFoundByName) {
  leave(officer, "2026-11-20");
  move(colleague, "U1/A", "2026-11-16");
  const auto found = [&](const Made& who, const std::string& unit, const std::string& search) {
    const auto persons =
        find_report_persons(*place.context, place.caller_for(who), asked(ReportKind::time_cards, unit), search);
    if (!persons) return persons.error().key;
    std::string text;
    for (const auto& one : *persons) text += one.name + ", " + one.unit_name + (one.departed ? ", left; " : "; ");
    return text;
  };
  EXPECT_EQ(found(head, "U1/A", "pegawai pegawai"), "Ali, Unit U1/A, left; ") << "by the key of his name";
  EXPECT_EQ(found(head, "U1/A", "RAKAN"), "Bala, Unit U1/A; ");
  EXPECT_EQ(found(head, "U1/B", "rakan"), "Bala, Unit U1/B; ") << "he stood there as well, and no more is told";
  EXPECT_EQ(found(head, "", "tiada"), "");
  EXPECT_EQ(found(head, "", "asing"), "") << "of another agency";
  EXPECT_EQ(found(supervisor, "", "rakan"), "not_found") << "cards are not his";
  leave(officer, "2026-11-01");
  EXPECT_EQ(found(head, "", "pegawai pegawai"), "") << "he left before the month";
}

}  // namespace
}  // namespace spotme::app
