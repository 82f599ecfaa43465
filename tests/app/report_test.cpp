#include "tests/support/report.hpp"

#include "app/look.hpp"
#include "app/time_card.hpp"
#include "app/transaction_decision.hpp"
#include "tests/support/pdf.hpp"

/// What stands in a report, for whom, and in which form.
namespace spotme::app {
namespace {

using domain::ReportForm;
using domain::ReportKind;
using test::ReportTest;

TEST_F(ReportTest, TheLateListNamesWhoCameLateWithinReach) {
  november();
  rename(officer, "Ali");
  rename(colleague, "Bala");
  EXPECT_EQ(names(head, asked(ReportKind::late_list)), (std::vector<std::string>{"Ali", "Bala"}));
  EXPECT_EQ(names(supervisor, asked(ReportKind::late_list)), std::vector<std::string>{"Ali"});
  const auto page = show(head, asked(ReportKind::late_list)).value();
  EXPECT_EQ(page.period, "November 2026");
  EXPECT_EQ(std::get<std::int64_t>(page.rows.front().at(5).value), 12);
  EXPECT_TRUE(page.rows.front().at(5).marked);
  ASSERT_EQ(page.chart.size(), 2U);
  EXPECT_EQ(page.chart.front().values, std::vector<std::int64_t>{1});
  EXPECT_EQ(audited("report_read"), 3) << "each look is in the trail";
}

TEST_F(ReportTest, UnitsOutOfReachAndRolesThatEndedSeeNothing) {
  november();
  for (const auto* unit : {"U1/B", "U1", "U10", "TIADA"}) {
    const auto refused = show(supervisor, asked(ReportKind::late_list, unit)).error();
    EXPECT_EQ(refused.key, "report_unit_unreached") << unit;
    EXPECT_EQ(refused.field, "unit");
  }
  EXPECT_EQ(show(lone, asked(ReportKind::late_list)).error().key, "not_found");
  EXPECT_EQ(names(stranger, asked(ReportKind::late_list)).size(), 1U);
}

TEST_F(ReportTest, PagesGoOnWhereTheyEnded) {
  november();
  std::vector<std::size_t> sizes;
  std::optional<std::string> after;
  std::size_t rows = 0;
  do {
    const auto page = show(head, asked(ReportKind::daily_attendance), after, 2).value();
    rows += page.rows.size();
    after = page.next;
  } while (after);
  EXPECT_EQ(rows, 4U);
  EXPECT_EQ(show(head, asked(ReportKind::daily_attendance), "rosak").error().key, "cursor_invalid");
}

TEST_F(ReportTest, EveryTableCanBeShownAndMade) {
  november();
  for (const auto& terms : domain::report_terms()) {
    if (!terms.table) continue;
    SCOPED_TRACE(terms.name);
    const auto page = show(head, asked(terms.kind));
    ASSERT_TRUE(page) << page.error().key;
    for (const auto& row : page->rows) EXPECT_EQ(row.size(), terms.columns.size());
    for (const auto form : {ReportForm::csv, ReportForm::xlsx, ReportForm::pdf}) {
      EXPECT_FALSE(file(head, asked(terms.kind), form).empty());
    }
  }
}

TEST_F(ReportTest, ACsvHasTitlesAndRowsAndNoFormula) {
  november();
  rename(officer, "=HYPERLINK(\"http://x\")");
  const auto text = file(head, asked(ReportKind::late_list), ReportForm::csv);
  EXPECT_TRUE(text.starts_with("Tarikh,Nama,ID pengguna,Unit,Masuk,Lewat (min),Keadaan alasan,Catatan\r\n")) << text;
  EXPECT_NE(text.find("\"'=HYPERLINK(\"\"http://x\"\")\""), std::string::npos) << text;
  EXPECT_NE(text.find("2 Nov 2026"), std::string::npos);
}

TEST_F(ReportTest, AWorkbookHasItsHeadItsNumbersAndNoFormula) {
  november();
  rename(officer, "+CMD");
  const auto sheet = unpacked(file(head, asked(ReportKind::monthly_summary), ReportForm::xlsx));
  EXPECT_NE(sheet.find("Ringkasan bulanan pegawai"), std::string::npos) << sheet.substr(0, 2000);
  EXPECT_NE(sheet.find("Tujuan: Mesyuarat"), std::string::npos);
  EXPECT_NE(sheet.find("'+CMD"), std::string::npos);
  EXPECT_NE(sheet.find("<v>12</v>"), std::string::npos) << "minutes are numbers";
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
}

TEST_F(ReportTest, PaperHasTheHeadTheRowsAndWhoOrderedIt) {
  november();
  rename(officer, "<b>Siti</b>");
  const auto text = test::pdf_text(file(head, asked(ReportKind::late_list), ReportForm::pdf));
  for (const auto* words : {"Senarai lewat", "Tempoh: November 2026", "<b>Siti</b>", "untuk Kerani", "Halaman 1"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  }
  auto empty = asked(ReportKind::absences, "U1/B");
  EXPECT_NE(test::pdf_text(file(head, empty, ReportForm::pdf)).find("Tiada rekod"), std::string::npos);
}

TEST_F(ReportTest, ThePeriodIsBounded) {
  const auto key = [&](ReportKind kind, std::string_view first, std::string_view last) {
    const auto page = show(head, {kind, {day(first), day(last)}, {}, {}, {}});
    return page ? std::string() : page.error().key + " " + page.error().field;
  };
  EXPECT_EQ(key(ReportKind::late_list, "2026-01-01", "2027-01-01"), "");
  EXPECT_EQ(key(ReportKind::late_list, "2026-01-01", "2027-01-02"), "report_too_long to");
  EXPECT_EQ(key(ReportKind::late_list, "2017-01-01", "2026-12-31"), "report_too_long to");
  EXPECT_EQ(key(ReportKind::daily_attendance, "2026-10-01", "2026-10-31"), "");
  EXPECT_EQ(key(ReportKind::daily_attendance, "2026-10-01", "2026-11-01"), "report_too_long to");
  EXPECT_EQ(key(ReportKind::late_list, "2026-11-02", "2026-11-01"), "range_reversed to");
  EXPECT_EQ(key(ReportKind::late_list, "2026-12-02", "2026-12-03"), "report_not_begun from");
  EXPECT_EQ(key(ReportKind::movement, "2026-12-02", "2026-12-03"), "");
  EXPECT_EQ(key(ReportKind::card_colours, "2026-11-01", "2026-11-29"), "report_not_a_month to");
  EXPECT_EQ(key(ReportKind::card_colours, "2026-11-01", "2026-11-30"), "");
  EXPECT_EQ(key(ReportKind::time_cards, "2026-11-01", "2026-11-30"), "report_paper_only kind");
  const auto refused = show(head, {ReportKind::late_list, {day("2017-01-01"), day("2026-12-31")}, {}, {}, {}});
  const auto& args = refused.error().args;
  EXPECT_EQ(args.at(1).second, "10") << "says into how many reports to cut it";
  EXPECT_FALSE(place.messages.text("report_too_long", args).en.empty());
}

TEST_F(ReportTest, AReportAboutOneOfficerIsALookThatHeMayRead) {
  november();
  auto question = asked(ReportKind::daily_attendance);
  question.officer = officer.officer;
  EXPECT_EQ(show(head, question)->rows.size(), 2U);
  const auto looks = list_looks(*place.context, place.caller_for(officer), std::nullopt, 10);
  ASSERT_EQ(looks.looks.size(), 1U);
  EXPECT_EQ(looks.looks.front().action, "report_read");
}

TEST_F(ReportTest, TheTimeCardSaysMarksAndColourInWords) {
  november();
  test::add_issue(place, officer, "2026-11-02", domain::Issue::late_in, "rejected");
  const auto own = own_time_card(*place.context, place.messages, place.caller_for(officer),
                                 *domain::parse_month("2026-11"), domain::ReportLanguage::ms);
  ASSERT_TRUE(own);
  const auto text = test::pdf_text(own->bytes);
  for (const auto* words :
       {"KAD PERAKAM WAKTU", "09:12", "Lewat masuk 12 minit", "Alasan tidak diterima", "TANDA MERAH: 1", "KUNING",
        "Tandatangan pegawai", "Tandatangan Ketua Jabatan", "Tanda merah yang dikira: 1"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  }
  const auto english = own_time_card(*place.context, place.messages, place.caller_for(officer),
                                     *domain::parse_month("2026-11"), domain::ReportLanguage::en);
  EXPECT_NE(test::pdf_text(english->bytes).find("RED MARK: 1"), std::string::npos);
  EXPECT_EQ(own_time_card(*place.context, place.messages, place.caller_for(officer), *domain::parse_month("2027-01"),
                          domain::ReportLanguage::ms)
                .error()
                .key,
            "card_month_not_begun");
}

TEST_F(ReportTest, TheCardsOfAUnitAreAPageEach) {
  november();
  const auto text = test::pdf_text(file(head, asked(ReportKind::time_cards), ReportForm::pdf));
  std::size_t cards = 0;
  for (std::size_t at = 0; (at = text.find("KAD PERAKAM WAKTU", at)) != std::string::npos; ++at) ++cards;
  EXPECT_EQ(cards, 7U);
  EXPECT_EQ(show(supervisor, asked(ReportKind::card_colours)).error().key, "not_found")
      << "cards are for heads, coordinators, administrators, integrity and auditors";
}

}  // namespace
}  // namespace spotme::app
