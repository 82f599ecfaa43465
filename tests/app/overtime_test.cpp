#include "app/closing.hpp"
#include "app/day_facts.hpp"
#include "app/grant.hpp"
#include "app/grant_application.hpp"
#include "app/report.hpp"
#include "store/clock_event.hpp"
#include "store/closing.hpp"
#include "tests/support/approval.hpp"

/// Orders of overtime from the desk to the report: given beforehand, without a trace in the verdict, set beside what
/// the presses of closed days show.
namespace spotme::app {
namespace {

using domain::ApprovalAction;
using domain::EventKind;
using domain::GrantKind;

class OvertimeTest : public test::ApprovalTest {
 protected:
  static domain::GrantDraft order(std::string_view date, std::string_view from, std::string_view to) {
    domain::GrantDraft made;
    made.kind = GrantKind::overtime;
    made.first_day = day(date);
    made.last_day = made.first_day;
    made.times = domain::MinuteRange{minute(from), minute(to)};
    made.purpose = "Menyiapkan laporan tahunan";
    made.evidence = "KLM 7/2026";
    return made;
  }
  static base::Minutes minute(std::string_view text) { return base::parse_minute(text).value(); }
  static base::Instant at(std::string_view date, std::string_view time) {
    return base::to_instant(base::LocalTime{day(date)} + minute(time));
  }
  base::Result<std::vector<GrantLine>> enter(const domain::GrantDraft& made, const std::vector<Made>& who) {
    GrantEntry entry{{}, made};
    for (const auto& one : who) entry.officers.push_back(one.officer);
    return enter_grants(*place.context, place.caller_for(head), entry, actor(head));
  }
  base::Result<store::Approval> apply(const domain::GrantDraft& made) {
    return apply_for_grant(*place.context, place.caller_for(officer), {made, {}}, actor(officer));
  }
  template <class T>
  static std::string refusal(const base::Result<T>& result) {
    return result ? "" : result.error().key + "/" + result.error().field;
  }
  std::size_t held(const Made& who) {
    const GrantQuery query{{day("2026-11-01"), day("2026-12-31")}};
    return own_grants(*place.context, place.caller_for(who), query, std::nullopt).value().grants.size();
  }
  void press(const Made& who, std::string_view date, std::string_view in, std::string_view out) {
    std::vector<store::ClockEvent> events;
    for (const auto& [kind, time] : {std::pair(EventKind::in, in), std::pair(EventKind::out, out)}) {
      auto& event = events.emplace_back();
      event.agency = who.agency;
      event.officer = who.officer;
      event.work_day = day(date);
      event.kind = kind;
      event.at = at(date, time);
      event.id = base::EventId::make(event.at);
      event.key = base::make_uuid(event.at);
      event.channel = "web";
    }
    place.database->write([&](db::Write& write) {
      store::insert_clock_events(write, events);
      return true;
    });
  }
  /// A week of the officer, from the Monday to the Sunday, closed on the day after it.
  void close_a_week() {
    place.database->write([&](db::Write& write) {
      store::start_closing(write, officer.agency, day("2026-11-30"));
      return true;
    });
    EXPECT_TRUE(enter(order("2026-11-30", "18:00", "20:00"), {officer}));
    EXPECT_TRUE(enter(order("2026-12-03", "18:00", "20:00"), {officer}));
    const auto withdrawn = enter(order("2026-12-04", "18:00", "20:00"), {officer}).value();
    EXPECT_TRUE(enter(order("2026-12-05", "09:00", "11:00"), {officer}));
    press(officer, "2026-11-30", "08:00", "20:30");
    press(officer, "2026-12-01", "08:00", "17:45");
    press(officer, "2026-12-02", "08:00", "17:00");
    press(officer, "2026-12-03", "08:00", "17:00");
    press(officer, "2026-12-04", "08:00", "17:00");
    press(officer, "2026-12-05", "09:30", "12:00");
    press(officer, "2026-12-06", "10:00", "11:00");
    EXPECT_TRUE(
        withdraw_grant(*place.context, place.caller_for(head), *withdrawn.front().grant, "Ditunda", actor(head)));
    place.clock.set(at("2026-12-07", "15:00"));
    ClosingOptions options;
    options.runner = base::make_uuid(place.clock.now());
    EXPECT_GT(close_days(*place.context, options).counts.first_versions, 0);
  }
  ReportPage show(const Made& who, const std::optional<std::string>& after = {}, std::int64_t limit = 50) {
    domain::ReportQuestion question{
        domain::ReportKind::extra_minutes, {day("2026-11-30"), day("2026-12-07")}, {}, {}, domain::ReportLanguage::ms};
    return show_report(*place.context, place.messages, place.caller_for(who), question, after, limit, actor(who))
        .value();
  }
  /// Date, order, minutes within it and without one.
  static std::string line(const ReportRow& row) {
    return fmt::format("{} | {} | {} | {}", std::get<std::string>(row.at(0).value),
                       std::get<std::string>(row.at(8).value), std::get<std::int64_t>(row.at(9).value),
                       std::get<std::int64_t>(row.at(10).value));
  }
};

TEST_F(OvertimeTest, IsEnteredBeforeItsMinuteForManyAtOnce) {
  place.clock.set(at("2026-11-24", "17:59"));
  EXPECT_EQ(refusal(enter(order("2026-11-24", "18:00", "20:00"), {officer, lone})), "");
  EXPECT_EQ(held(officer), 1U);
  EXPECT_EQ(held(lone), 1U);
  EXPECT_EQ(refusal(enter(order("2026-11-24", "19:00", "21:00"), {officer})), "grant_overlap_overtime/from");
  place.clock.set(at("2026-11-24", "18:00"));
  EXPECT_EQ(refusal(enter(order("2026-11-24", "18:00", "20:00"), {colleague})), "overtime_not_ahead/from");
  EXPECT_EQ(refusal(enter(order("2026-11-23", "18:00", "20:00"), {colleague})), "overtime_not_ahead/first_day");
  EXPECT_EQ(held(colleague), 0U);
  auto bare = order("2026-11-25", "18:00", "20:00");
  bare.purpose.clear();
  EXPECT_EQ(refusal(enter(bare, {colleague})), "grant_purpose_missing/purpose");
}

TEST_F(OvertimeTest, TheHeadDecidesAndBeforehandTooOrNotAtAll) {
  const auto first = apply(order("2026-11-24", "18:00", "20:00"));
  const auto second = apply(order("2026-11-24", "20:00", "21:00"));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->subject, "overtime");
  EXPECT_TRUE(inbox(supervisor).empty());
  EXPECT_EQ(inbox(head).size(), 2U);
  place.clock.set(at("2026-11-24", "18:00"));
  EXPECT_EQ(decide(head, *first, ApprovalAction::accept), "overtime_not_ahead");
  EXPECT_EQ(held(officer), 0U);
  place.clock.set(at("2026-11-24", "19:59"));
  EXPECT_EQ(decide(head, *second, ApprovalAction::accept), "accepted");
  EXPECT_EQ(held(officer), 1U);
  EXPECT_EQ(refusal(apply(order("2026-11-24", "19:59", "20:00"))), "overtime_not_ahead/from");
}

TEST_F(OvertimeTest, ChangesNothingOfTheDay) {
  press(officer, "2026-11-24", "08:30", "20:00");
  const auto facts = [&] {
    return place.database->read([&](db::Read& read) {
      return load_day_facts(*place.context, read, officer.agency, {{officer.officer, day("2026-11-24")}}).front().facts;
    });
  };
  const auto before = facts();
  ASSERT_TRUE(enter(order("2026-11-24", "18:00", "20:00"), {officer}));
  EXPECT_EQ(facts(), before);
  EXPECT_TRUE(before.grants.empty());
}

TEST_F(OvertimeTest, TheReportSetsOrdersBesideThePressesOfClosedDays) {
  close_a_week();
  const auto page = show(head);
  std::vector<std::string> lines;
  for (const auto& row : page.rows) lines.push_back(line(row));
  EXPECT_EQ(lines, (std::vector<std::string>{"30 Nov 2026 | 18:00–20:00 (KLM 7/2026) | 120 | 90",  //
                                             "1 Dis 2026 |  | 0 | 45",                             //
                                             "3 Dis 2026 | 18:00–20:00 (KLM 7/2026) | 0 | 0",
                                             "5 Dis 2026 | 09:00–11:00 (KLM 7/2026) | 90 | 60",  //
                                             "6 Dis 2026 |  | 0 | 60"}));
  EXPECT_EQ(std::get<std::string>(page.rows.at(0).at(6).value), "17:00");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(page.rows.at(3).at(6).value)) << "no leaving time on a Saturday";
  EXPECT_EQ(show(supervisor).rows.size(), 5U);
  EXPECT_TRUE(show(other_supervisor).rows.empty());
}

TEST_F(OvertimeTest, TheReportGoesOnWhereAPageEnded) {
  close_a_week();
  std::size_t rows = 0;
  std::optional<std::string> after;
  do {
    const auto page = show(head, after, 2);
    EXPECT_LE(page.rows.size(), 2U);
    rows += page.rows.size();
    after = page.next;
  } while (after);
  EXPECT_EQ(rows, 5U);
}

}  // namespace
}  // namespace spotme::app
