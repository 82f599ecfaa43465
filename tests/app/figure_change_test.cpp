#include "app/figure_change.hpp"

#include "store/closing.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/reopening.hpp"
#include "store/transaction.hpp"
#include "tests/support/closing_place.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

/// Figures that are kept are those that a look at every record would give, whatever came in and when.
namespace spotme::app {
namespace {

using base::Minutes;
using domain::EventKind;
using domain::Figure;
using std::chrono::days;
using test::ClosingPlace;

constexpr base::Day monday = ClosingPlace::first;

/// All that is kept, a line a row; rows of nothing are left out.
std::vector<std::string> kept(ClosingPlace& place) {
  return place.installation.database->read([&](db::Read& read) {
    std::vector<std::string> all;
    const store::FigureScope scope{{place.agency}, {""}};
    for (auto day = ClosingPlace::first; day <= ClosingPlace::last; day += days{1}) {
      for (const auto& unit : store::load_unit_figures(read, scope, {day, day})) {
        if (unit.figures == domain::Figures{}) continue;
        std::string line = base::format_day(day) + " " + unit.unit_path;
        for (const auto number : unit.figures.of) line += fmt::format(" {}", number);
        all.push_back(line);
      }
      for (const auto& one : store::load_arrivals(read, scope, {day, day})) {
        all.push_back(fmt::format("{} arrival {} {}", base::format_day(day), one.minute, one.officers));
      }
    }
    const auto rows = read.query(
        "SELECT work_day, officer_id, unit_path, late_in, early_out, no_clock_in, no_clock_out, absent, late_minutes, "
        "early_minutes FROM figure_officer ORDER BY work_day, officer_id");
    for (const auto row : rows) {
      auto line = fmt::format("{} {} {}", base::format_day(row.day(0)), base::to_string(row.uuid(1)), row.text(2));
      for (std::size_t i = 3; i < 10; ++i) line += fmt::format(" {}", row.integer(i));
      all.push_back(line);
    }
    return all;
  });
}

void close_until(ClosingPlace& place, base::Day day) {
  auto options = place.options();
  options.until = day;
  (void)close_days(*place.installation.context, options);
}

/// From that day on the officer stands in the other unit of the two.
void move(ClosingPlace& place, int number, base::Day from) {
  place.installation.database->write([&](db::Write& write) {
    auto officer = store::find_officer(write, place.agency, place.officer(number), from).value();
    const auto unit = store::find_unit(write, place.agency, officer.unit, from).value();
    const auto* const other = unit.path == "U1/A" ? "U1/B" : "U1/A";
    officer.unit = store::find_unit_by_path(write, place.agency, other, from).value().id;
    store::change_postings(write, {officer}, from);
    std::vector<store::OfficerDay> reopened;
    for (auto day = from; day <= ClosingPlace::last; day += days{1}) {
      reopened.push_back({place.agency, officer.id, day});
    }
    store::reopen_days(write, reopened, {"reopen_post"});
    return true;
  });
}

TEST(FiguresKept, AreWhatTheRecordsSay) {
  ClosingPlace place;
  place.press_all();
  place.close();
  domain::Figures scanned;
  place.installation.database->read([&](db::Read& read) {
    store::TransactionFilter filter{{ClosingPlace::first, ClosingPlace::last}, {""}};
    const auto all = store::list_transactions(read, place.agency, filter, store::TransactionOrder::oldest_first,
                                              std::nullopt, 1'000);
    for (const auto& view : all) {
      const auto& record = view.transaction.record;
      ++scanned[Figure::officers];
      if (record.status == "present") ++scanned[Figure::present];
      if (record.status == "absent") ++scanned[Figure::absent];
      if (record.status == "incomplete") ++scanned[Figure::incomplete];
      for (const auto issue : record.issues) {
        if (issue == domain::Issue::late_in) ++scanned[Figure::late_in];
      }
      scanned[Figure::late_minutes] += record.late.count();
    }
    return true;
  });
  domain::Figures sum;
  place.installation.database->read([&](db::Read& read) {
    for (const auto& unit :
         store::load_unit_figures(read, {{place.agency}, {"U1"}}, {ClosingPlace::first, ClosingPlace::last})) {
      sum += unit.figures;
    }
    return true;
  });
  EXPECT_EQ(sum[Figure::officers], 29 * 5);
  EXPECT_GT(sum[Figure::late_minutes], 0);
  for (const auto figure :
       {Figure::officers, Figure::present, Figure::absent, Figure::incomplete, Figure::late_in, Figure::late_minutes}) {
    EXPECT_EQ(sum[figure], scanned[figure]) << domain::figure_name(figure);
  }
}

TEST(FiguresKept, ALaterVersionTakesAwayWhatTheEarlierAdded) {
  ClosingPlace place;
  place.press_all();
  place.close();
  const auto before = kept(place);
  place.leave(3, monday);  // was absent
  place.close();
  const auto after = kept(place);
  EXPECT_NE(after, before);
  place.installation.database->read([&](db::Read& read) {
    const auto days_kept = store::load_day_figures(read, {{place.agency}, {""}}, {monday, monday});
    EXPECT_EQ(days_kept.at(0).figures[Figure::on_leave], 1);
    EXPECT_EQ(days_kept.at(0).figures[Figure::officers], 5);
    return true;
  });
  rebuild_figures(*place.installation.context, place.agency, {ClosingPlace::first, ClosingPlace::last});
  EXPECT_EQ(kept(place), after);
}

TEST(FiguresKept, AMovedOfficerCountsWhereHeStoodOnThatDay) {
  ClosingPlace place;
  place.press_all();
  place.close();
  move(place, 0, monday + days{7});
  place.close();
  place.installation.database->read([&](db::Read& read) {
    const auto officers = [&](const std::string& path, base::Day day) {
      const auto found = store::load_day_figures(read, {{place.agency}, {path}}, {day, day});
      return found.empty() ? 0 : found[0].figures[Figure::officers];
    };
    EXPECT_EQ(officers("U1/A", monday + days{6}), 3);
    EXPECT_EQ(officers("U1/A", monday + days{7}), 2);
    EXPECT_EQ(officers("U1/B", monday + days{7}), 3);
    EXPECT_EQ(officers("U1", monday + days{7}), 5);
    return true;
  });
  const auto after = kept(place);
  rebuild_figures(*place.installation.context, place.agency, {ClosingPlace::first, ClosingPlace::last});
  EXPECT_EQ(kept(place), after);
}

TEST(FiguresKept, DaysClosedBeforeThereWereFiguresAreFilledInOnce) {
  ClosingPlace place;
  place.press_all();
  place.close();
  const auto expected = kept(place);
  place.installation.database->write([&](db::Write& write) {
    for (auto day = ClosingPlace::first; day <= ClosingPlace::last; day += days{1}) {
      store::clear_figures(write, place.agency, day);
    }
    write.execute("INSERT INTO figure_gap (agency_id, next_day) VALUES ($1, $2)",
                  {db::to_value(place.agency), db::to_value(ClosingPlace::first)});
    return true;
  });
  EXPECT_TRUE(kept(place).empty());
  int asked = 0;
  EXPECT_EQ(fill_figure_gaps(*place.installation.context, [&] { return ++asked > 10; }), 10) << "broken off";
  place.leave(3, monday);  // a later version of a day that is filled in already
  place.close();
  EXPECT_EQ(fill_figure_gaps(*place.installation.context, [] { return false; }), 29 - 10 + 1) << "and one to come";
  EXPECT_EQ(fill_figure_gaps(*place.installation.context, [] { return false; }), 0);
  const auto filled = kept(place);
  EXPECT_EQ(filled.size(), expected.size() - 1) << "one exception less, by the leave";
  rebuild_figures(*place.installation.context, place.agency, {ClosingPlace::first, ClosingPlace::last});
  EXPECT_EQ(kept(place), filled);
}

TEST(FiguresKept, AreThoseOfAScanAfterAnyHistory) {
  struct Late {
    int officer, day, what;
  };
  rc::detail::TestParams params;
  params.maxSuccess = 10;  // each stores an installation
  const auto result = rc::detail::checkTestable(
      [] {
        ClosingPlace place(4);
        const auto count = *rc::gen::inRange(1, 8);
        std::set<int> moved;
        for (int i = 0; i < count; ++i) {
          const Late late{*rc::gen::inRange(0, 4), *rc::gen::inRange(0, 6), *rc::gen::inRange(0, 4)};
          const auto day = monday + days{late.day};
          if (late.what == 0) place.leave(late.officer, day);
          if (late.what == 1) place.press(late.officer, day, EventKind::in, Minutes{430 + 60 * i}, true);
          if (late.what == 2) place.press(late.officer, day, EventKind::out, Minutes{1150}, true);
          if (late.what == 3 && moved.insert(late.officer).second) move(place, late.officer, day);
          if (*rc::gen::arbitrary<bool>()) close_until(place, monday + days{*rc::gen::inRange(0, 7)});
        }
        close_until(place, monday + days{6});
        const auto by_changes = kept(place);
        rebuild_figures(*place.installation.context, place.agency, {ClosingPlace::first, ClosingPlace::last});
        RC_ASSERT(kept(place) == by_changes);
      },
      rc::detail::TestMetadata{}, params);
  EXPECT_TRUE(result.is<rc::detail::SuccessResult>());
}

}  // namespace
}  // namespace spotme::app
