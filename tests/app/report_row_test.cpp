#include "tests/support/report.hpp"

#include <algorithm>

/// What the rows of reports say: why a day is listed, what a unit is called, and what all come to.
namespace spotme::app {
namespace {

using domain::Issue;
using domain::ReportKind;
using test::ReportTest;
using Texts = std::vector<std::string>;

TEST_F(ReportTest, EachDayOfTheExceptionsSaysWhyItIsListed) {
  november();
  rename(officer, "Ali");
  close(officer, "U1/A", "2026-11-04", 0, "present", {Issue::outside_place});
  test::add_issue(place, officer, "2026-11-04", Issue::outside_place, "explained");
  close(officer, "U1/A", "2026-11-05", 20, "present", {Issue::weak_evidence});
  test::add_issue(place, officer, "2026-11-05", Issue::late_in, "rejected");
  test::add_issue(place, officer, "2026-11-05", Issue::weak_evidence, "accepted");
  auto question = asked(ReportKind::exceptions);
  question.officer = officer.officer;
  const auto page = show(head, question).value();
  EXPECT_EQ(column(page, question.kind, "issues"),
            (Texts{"Lewat masuk 12 minit", "Di luar lokasi kerja", "Lewat masuk 20 minit; Bukti rakaman lemah"}));
  EXPECT_EQ(column(page, question.kind, "answer"),
            (Texts{"", "Menunggu keputusan",
                   "Lewat masuk 20 minit: Alasan tidak diterima; Bukti rakaman lemah: Alasan diterima"}));
  question.officer.reset();
  for (const auto& issues : column(show(head, question).value(), question.kind, "issues")) EXPECT_NE(issues, "");
}

TEST_F(ReportTest, AListOfOneIssueTellsTheAnswerToThatOneAlone) {
  close(officer, "U1/A", "2026-11-05", 20, "present", {Issue::weak_evidence});
  test::add_issue(place, officer, "2026-11-05", Issue::late_in, "rejected");
  test::add_issue(place, officer, "2026-11-05", Issue::weak_evidence, "accepted");
  const auto late = show(head, asked(ReportKind::late_list)).value();
  EXPECT_EQ(column(late, ReportKind::late_list, "answer"), Texts{"Alasan tidak diterima"});
  const auto daily = show(head, asked(ReportKind::daily_attendance)).value();
  EXPECT_EQ(column(daily, ReportKind::daily_attendance, "remark"),
            Texts{"Lewat masuk 20 minit: Alasan tidak diterima; Bukti rakaman lemah: Alasan diterima"});
}

TEST_F(ReportTest, TheDailyListTellsOfRestDaysOnWhichSomethingHappened) {
  const auto kind = ReportKind::daily_attendance;
  november();
  const auto sum = column(show(head, asked(ReportKind::monthly_summary)).value(), ReportKind::monthly_summary, "days");
  rest(officer, "2026-11-07");
  rest(lone, "2026-11-07", "rest_day", base::Minutes{540});
  rest(officer, "2026-11-08", "holiday");
  rest(lone, "2026-11-08", "holiday");
  rest(officer, "2026-11-14");
  rest(officer, "2026-11-15");
  rest(lone, "2026-11-15");
  test::add_grant(place, lone, "2026-11-08", "2026-11-08", "official_duty");
  test::add_grant(place, officer, "2026-11-13", "2026-11-14", "course");
  test::add_grant(place, officer, "2026-11-15", "2026-11-16");
  const Texts days{"2 Nov 2026", "3 Nov 2026", "3 Nov 2026", "3 Nov 2026", "7 Nov 2026", "8 Nov 2026", "14 Nov 2026"};
  EXPECT_EQ(column(show(head, asked(kind)).value(), kind, "date"), days);
  Texts turned;
  std::optional<std::string> after;
  do {
    const auto page = show(head, asked(kind), after, 1).value();
    for (auto& date : column(page, kind, "date")) turned.push_back(std::move(date));
    after = page.next;
  } while (after);
  EXPECT_EQ(turned, days) << "a page a row";
  EXPECT_EQ(column(show(head, asked(ReportKind::monthly_summary)).value(), ReportKind::monthly_summary, "days"), sum);
}

TEST_F(ReportTest, ThePictureOfTheExceptionsCountsEveryKindOfIssue) {
  november();
  close(officer, "U1/A", "2026-11-04", 0, "present", {Issue::outside_place});
  const auto page = show(head, asked(ReportKind::exceptions)).value();
  ASSERT_EQ(page.chart.size(), 3U);
  EXPECT_EQ(page.chart[1].values, (std::vector<std::int64_t>{1, 0, 0, 0, 1, 0, 0})) << "late and absent";
  EXPECT_EQ(page.chart[2].values, (std::vector<std::int64_t>{0, 0, 0, 0, 0, 1, 0})) << "outside the place";
}

TEST_F(ReportTest, UnitsAreCalledByTheirNames) {
  november();
  test::add_grant(place, officer, "2026-11-10", "2026-11-10", "official_duty");
  name_unit("U1/A", "Unit Kewangan");
  name_unit("U1/B", "Unit Sumber Manusia");
  for (const auto kind : {ReportKind::monthly_summary, ReportKind::unit_summary, ReportKind::movement,
                          ReportKind::card_colours, ReportKind::late_list}) {
    SCOPED_TRACE(domain::terms_of(kind).name);
    const auto units = column(show(head, asked(kind)).value(), kind, "unit");
    EXPECT_NE(std::find(units.begin(), units.end(), "Unit Kewangan"), units.end());
    EXPECT_EQ(std::find(units.begin(), units.end(), "U1/A"), units.end());
  }
  const auto sums = show(head, asked(ReportKind::unit_summary)).value();
  EXPECT_EQ(sums.chart.front().label, "Unit Kewangan");
  EXPECT_EQ(column(sums, ReportKind::unit_summary, "unit_code"), (Texts{"U1/A", "U1/B", ""}));
}

TEST_F(ReportTest, UnitsOfOneNameAreToldApartByTheUnitAbove) {
  november();
  name_unit("U1", "Ibu Pejabat");
  name_unit("U1/A", "Unit Kewangan");
  name_unit("U1/B", "Unit Kewangan");
  const auto sums = show(head, asked(ReportKind::unit_summary)).value();
  EXPECT_EQ(column(sums, ReportKind::unit_summary, "unit"),
            (Texts{"Unit Kewangan (Ibu Pejabat)", "Unit Kewangan (Ibu Pejabat)", "JUMLAH"}));
  const auto late = show(head, asked(ReportKind::late_list)).value();
  EXPECT_EQ(column(late, ReportKind::late_list, "unit").front(), "Unit Kewangan (Ibu Pejabat)");
}

TEST_F(ReportTest, TheSummariesAddUp) {
  november();
  const auto kind = ReportKind::monthly_summary;
  const auto page = show(head, asked(kind)).value();
  EXPECT_EQ(column(page, kind, "name").back(), "JUMLAH");
  EXPECT_EQ(column(page, kind, "days").back(), "4");
  EXPECT_EQ(column(page, kind, "absent").back(), "1");
  EXPECT_EQ(column(page, kind, "late_minutes").back(), "19");
  auto turned = show(head, asked(kind), std::nullopt, 2).value();
  while (turned.next) turned = show(head, asked(kind), turned.next, 2).value();
  EXPECT_EQ(column(turned, kind, "late_minutes").back(), "19") << "of all, not of the last page";
  const auto units = show(head, asked(ReportKind::unit_summary)).value();
  EXPECT_EQ(column(units, ReportKind::unit_summary, "days").back(), "4");
  auto alone = asked(kind);
  alone.officer = officer.officer;
  EXPECT_EQ(show(head, alone)->rows.size(), 1U) << "one officer needs no sum";
  EXPECT_EQ(show(head, asked(kind, "U1/B"))->rows.size(), 2U);
}

TEST_F(ReportTest, TheSumOfNobodyIsNoRow) { EXPECT_TRUE(show(head, asked(ReportKind::monthly_summary))->rows.empty()); }

}  // namespace
}  // namespace spotme::app
