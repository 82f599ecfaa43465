#include "app/preview.hpp"

#include "app/scheme.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using base::Minutes;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

TEST(PreviewRange, IsWhatIsOverFromTheEditOn) {
  const auto today = day("2026-11-24");
  const auto past = preview_range(day("2026-11-01"), std::nullopt, today);
  EXPECT_EQ(past.days, (domain::DayRange{day("2026-11-01"), day("2026-11-23")}));
  EXPECT_FALSE(past.trial);
  const auto ended = preview_range(day("2026-11-01"), day("2026-11-05"), today);
  EXPECT_EQ(ended.days.last, day("2026-11-05"));
  const auto yesterday = preview_range(day("2026-11-23"), std::nullopt, today);
  EXPECT_EQ(yesterday.days, (domain::DayRange{day("2026-11-23"), day("2026-11-23")}));
}

TEST(PreviewRange, TriesTheLastDaysForAnEditOfTheFuture) {
  const auto today = day("2026-11-24");
  for (const auto* from : {"2026-11-24", "2026-11-25", "2027-06-01"}) {
    const auto range = preview_range(day(from), std::nullopt, today);
    EXPECT_TRUE(range.trial) << from;
    EXPECT_EQ(range.days, (domain::DayRange{day("2026-10-24"), day("2026-11-23")})) << from;
  }
}

class PreviewTest : public testing::Test {
 protected:
  using Made = test::TestInstallation::Made;

  void press(const Made& who, std::string_view date, std::string_view in, std::string_view out) {
    std::vector<store::ClockEvent> events;
    for (const auto& [kind, at] : {std::pair{domain::EventKind::in, in}, std::pair{domain::EventKind::out, out}}) {
      store::ClockEvent event;
      event.agency = who.agency;
      event.officer = who.officer;
      event.work_day = day(date);
      event.kind = kind;
      event.at = base::parse_instant(std::string(date) + "T" + std::string(at) + ":00+08:00").value();
      event.id = base::EventId::make(event.at);
      event.key = base::make_uuid(event.at);
      event.channel = "web";
      events.push_back(std::move(event));
    }
    place.database->write([&](db::Write& write) {
      store::insert_clock_events(write, events);
      return 0;
    });
  }
  Preview compare(const PreviewQuestion& question, const Alter& alter) {
    return place.database->read([&](db::Read& read) { return preview(*place.context, read, question, alter); });
  }
  static Alter to_wbb(std::string_view start) {
    const auto scheme = domain::parse_scheme("wbb:" + std::string(start)).value();
    return
        [scheme](OfficerDayFacts& one) { put_scheme(one, domain::format_scheme(scheme), domain::day_scheme(scheme)); };
  }

  test::TestInstallation place;
  PreviewRange november{{day("2026-11-19"), day("2026-11-23")}};  // Thursday to Monday: three working days
};

TEST_F(PreviewTest, SaysWhoChangesFromWhatToWhat) {
  const auto ali = place.add({"ali"});
  const auto abu = place.add({"abu"});
  press(ali, "2026-11-19", "08:20", "17:25");
  press(abu, "2026-11-19", "07:55", "17:30");
  const auto found = compare({ali.agency, november, {ali.officer, abu.officer}}, to_wbb("08:00"));
  EXPECT_EQ(found.officers, 2U);
  EXPECT_EQ(found.days, 10U);
  // Ali would be late; Abu may leave five minutes later than before, which changes nothing but a number.
  ASSERT_EQ(found.changed_days, 6U);  // and the absent days end at another hour
  const auto late = std::find_if(found.changes.begin(), found.changes.end(), [&](const auto& change) {
    return change.officer == ali.officer && change.day == day("2026-11-19");
  });
  ASSERT_NE(late, found.changes.end());
  EXPECT_EQ(late->name, "Pegawai ali");
  EXPECT_TRUE(late->from.issues.empty());
  EXPECT_EQ(late->to.issues, std::vector{domain::Issue::late_in});
  EXPECT_EQ(late->to.late, Minutes{20});
  const Transition to_late{domain::Status::present, {}, domain::Status::present, {domain::Issue::late_in}};
  EXPECT_EQ(found.transitions.at(to_late), 1U);
}

TEST_F(PreviewTest, AnEditThatTouchesNothingChangesNothing) {
  const auto ali = place.add({"ali"});
  press(ali, "2026-11-19", "08:20", "17:25");
  const auto found = compare({ali.agency, november}, [](OfficerDayFacts&) {});
  EXPECT_GE(found.days, 5U);
  EXPECT_EQ(found.changed_days, 0U);
  EXPECT_TRUE(found.complete);
}

TEST_F(PreviewTest, LooksNoFurtherThanItsReach) {
  const auto ali = place.add({"ali", "U1/A"});
  place.add({"abu", "U1/B"});
  PreviewQuestion question{ali.agency, november};
  question.reach = {"U1/A"};
  EXPECT_EQ(compare(question, to_wbb("08:00")).officers, 1U);
  question.reach = {"U1"};
  EXPECT_EQ(compare(question, to_wbb("08:00")).officers, 2U);
}

TEST_F(PreviewTest, NamesNobodyOverAllAgencies) {
  place.add({"ali"});
  place.add({"ani", "U1/A", domain::State::kedah, domain::Scheme{domain::Wbf{}}, {}, "AG2"});
  const auto found = compare({std::nullopt, november}, to_wbb("08:00"));
  EXPECT_GE(found.officers, 2U);
  EXPECT_GT(found.changed_days, 0U);
  EXPECT_TRUE(found.changes.empty());
}

TEST_F(PreviewTest, TellsWhenThereAreMoreDaysThanItJudges) {
  std::vector<base::OfficerId> many;
  const auto ali = place.add({"ali"});
  for (std::size_t i = 0; i < most_preview_days / 5 + 1; ++i) many.push_back(ali.officer);
  const auto found = compare({ali.agency, november, many}, [](OfficerDayFacts&) {});
  EXPECT_FALSE(found.complete);
  EXPECT_EQ(found.days, most_preview_days);
}

TEST_F(PreviewTest, CountsDaysThatNoCalendarCovers) {
  const auto ali = place.add({"ali"});
  const auto found = compare({ali.agency, {{day("2028-01-01"), day("2028-01-02")}}, {ali.officer}}, to_wbb("08:00"));
  EXPECT_EQ(found.unjudged_days, 2U);
  EXPECT_EQ(found.changed_days, 0U);
}

}  // namespace
}  // namespace spotme::app
