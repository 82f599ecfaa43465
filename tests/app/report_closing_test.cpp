#include "app/report_schedule.hpp"
#include "tests/support/failing_connection.hpp"
#include "tests/support/pdf.hpp"
#include "tests/support/report.hpp"

/// What a report says of days that are not closed, when a schedule is made, and that no day is lost when a connection
/// is.
namespace spotme::app {
namespace {

using domain::ReportForm;
using domain::ReportKind;
using test::ReportTest;

class ReportClosingTest : public ReportTest {
 protected:
  void at(std::string_view text, std::chrono::minutes time) {
    place.clock.set(base::to_instant(base::LocalTime{day(text)} + time));
  }
  base::Day schedule(ReportKind kind = ReportKind::late_list) {
    NewReportSchedule asked;
    asked.kind = kind;
    asked.form = ReportForm::csv;
    asked.rhythm = {domain::ReportEvery::day, 0};
    return make_report_schedule(*place.context, place.caller_for(head), asked, actor(head)).value().next_day;
  }
  std::string not_final(ReportKind kind = ReportKind::late_list) { return show(head, asked(kind)).value().not_final; }
};

TEST_F(ReportClosingTest, SaysHowFarItsDaysAreClosed) {
  november();
  close_until("2026-10-31");
  EXPECT_EQ(not_final(), "Belum ada hari yang ditutup; laporan ini belum muktamad.");
  close_until("2026-11-29");
  const std::string words = "Ditutup hingga 29 Nov 2026; hari selepasnya belum muktamad.";
  EXPECT_EQ(not_final(), words);
  EXPECT_EQ(not_final(ReportKind::monthly_summary), words);
  EXPECT_EQ(not_final(ReportKind::movement), "") << "which is not made of closed days";
  const auto question = asked(ReportKind::late_list);
  EXPECT_NE(test::pdf_text(file(head, question, ReportForm::pdf)).find(words), std::string::npos);
  EXPECT_NE(unpacked(file(head, question, ReportForm::xlsx)).find(words), std::string::npos);
  close_until("2026-11-30");
  EXPECT_EQ(not_final(), "");
  EXPECT_EQ(test::pdf_text(file(head, question, ReportForm::pdf)).find("Ditutup hingga"), std::string::npos);
}

TEST_F(ReportClosingTest, AScheduleWaitsUntilItsDaysAreClosed) {
  EXPECT_EQ(schedule(), day("2026-12-02"));
  (void)schedule(ReportKind::movement);
  close_until("2026-11-30");
  at("2026-12-02", std::chrono::hours{6});
  EXPECT_EQ(order_due_reports(*place.context), 1) << "that of movements, which waits for no closing";
  at("2026-12-02", std::chrono::hours{14});
  EXPECT_EQ(order_due_reports(*place.context), 0);
  close_until("2026-12-01");
  EXPECT_EQ(order_due_reports(*place.context), 1);
  EXPECT_EQ(order_due_reports(*place.context), 0) << "once";
}

TEST_F(ReportClosingTest, AScheduleIsNeverLostToADayThatIsNotClosed) {
  (void)schedule();
  close_until("2026-11-30");
  at("2026-12-02", std::chrono::minutes{17 * 60 + 59});
  EXPECT_EQ(order_due_reports(*place.context), 0);
  at("2026-12-02", std::chrono::hours{18});
  EXPECT_EQ(order_due_reports(*place.context), 1);
  at("2026-12-04", std::chrono::hours{9});
  EXPECT_EQ(order_due_reports(*place.context), 0) << "the last of those that were missed waits as well";
  close_until("2026-12-03");
  EXPECT_EQ(order_due_reports(*place.context), 1);
}

TEST_F(ReportClosingTest, ALostConnectionLosesNoDay) {
  november();
  close(officer, "U1/A", "2026-11-05", 5);
  for (const auto kind : {ReportKind::daily_attendance, ReportKind::late_list, ReportKind::extra_minutes,
                          ReportKind::monthly_summary, ReportKind::movement, ReportKind::card_colours}) {
    SCOPED_TRACE(domain::terms_of(kind).name);
    const ReportWords words(place.messages, domain::ReportLanguage::ms);
    const auto task = place.database->read(
        [&](db::Read& read) { return check_report_task(read, place.caller_for(head), asked(kind)).value(); });
    const auto page = [&](ReportSource& source) {
      return place.database->read([&](db::Read& read) { return source.page(read, 50).size(); });
    };
    const auto wanted = page(*make_report_source(*place.context, words, task, std::nullopt));
    bool broke = true;
    for (int last = 1; broke; ++last) {
      const auto source = make_report_source(*place.context, words, task, std::nullopt);
      int statements = 0;
      test::FailingConnection connection(place.test_database.connect(), [&](std::string_view step) {
        if (step == "execute" && ++statements == last) throw db::Unavailable("gone");
      });
      connection.begin(db::Mode::read_only);
      db::ReadOnly read(connection, place.clock.now());
      broke = false;
      try {
        (void)source->page(read, 50);
      } catch (const db::Unavailable&) {
        broke = true;
      }
      connection.rollback();
      if (broke) EXPECT_EQ(page(*source), wanted) << "after statement " << last;
    }
  }
}

}  // namespace
}  // namespace spotme::app
