#include "app/closing.hpp"

#include "app/closing_runner.hpp"
#include "store/closing.hpp"
#include "store/reopening.hpp"
#include "store/transaction.hpp"
#include "tests/support/closing_place.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <future>
#include <stdexcept>

namespace spotme::app {
namespace {

using base::Minutes;
using domain::EventKind;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using test::ClosingPlace;

constexpr base::Day monday = ClosingPlace::first;

std::vector<domain::Transaction> versions(ClosingPlace& place, int officer, base::Day day) {
  return place.installation.database->read([&](db::Read& read) {
    return store::load_versions(read, {place.agency, place.officer(officer), day});
  });
}

base::Instant at(base::Day day, Minutes minute) { return base::to_instant(base::LocalTime{day} + minute); }

TEST(ClosingDays, EveryOfficerGetsANumberedTransactionADay) {
  ClosingPlace place;
  place.press_all();
  const auto report = place.close();
  EXPECT_EQ(report.days, 29);
  EXPECT_EQ(report.counts.first_versions, 29 * 5);
  EXPECT_EQ(report.counts.later_versions, 0);
  EXPECT_GT(report.counts.raised, 20);
  std::int64_t number = 1;
  for (auto day = monday; day <= ClosingPlace::last; day += days{1}) {
    for (int i = 0; i < 5; ++i) {
      const auto found = versions(place, i, day);
      ASSERT_EQ(found.size(), 1U);
      EXPECT_EQ(found[0].number, number++) << base::format_day(day) << " " << i;
      EXPECT_EQ(domain::hash_of(found[0]), found[0].hash);
    }
  }
  EXPECT_EQ(versions(place, 0, monday)[0].record.status, "present");
  EXPECT_EQ(versions(place, 1, monday)[0].record.status, "incomplete");
  EXPECT_EQ(versions(place, 1, monday)[0].record.issues.size(), 2U);  // late, and no clock-out
  EXPECT_EQ(versions(place, 3, monday)[0].record.status, "absent");
  EXPECT_EQ(versions(place, 3, monday + days{5})[0].record.status, "rest_day");
  EXPECT_EQ(versions(place, 2, monday)[0].record.last_out, Minutes{30 * 60 + 5});
}

TEST(ClosingDays, ASecondRunMakesNothingNew) {
  ClosingPlace place;
  place.press_all();
  place.close();
  const auto before = place.stored();
  const auto report = place.close();
  EXPECT_EQ(report.days, 0);
  EXPECT_EQ(report.counts.first_versions + report.counts.later_versions, 0);
  EXPECT_EQ(place.stored(), before);
}

TEST(ClosingDays, ADayIsDueAtItsClosingTimeAndWaitsForItsShifts) {
  ClosingPlace place;
  place.press_all();
  const auto closed_until = [&] {
    return place.installation.database->read(
        [&](db::Read& read) { return store::find_agency_closing(read, place.agency)->closed_until; });
  };
  place.installation.clock.set(at(monday, hours{27}) - std::chrono::microseconds{1});
  auto report = place.close();
  EXPECT_EQ(report.counts.first_versions, 0);
  EXPECT_EQ(report.next, at(monday, hours{27}));
  place.installation.clock.set(at(monday, hours{27}));
  report = place.close();
  EXPECT_EQ(report.counts.first_versions, 2) << "the third officer's night is not over";
  EXPECT_EQ(report.next, at(monday, hours{38}) + domain::settling_time);
  EXPECT_EQ(closed_until(), monday - days{1});
  place.installation.clock.set(at(monday, hours{38}) + domain::settling_time);
  report = place.close();
  EXPECT_EQ(report.counts.first_versions, 3);
  EXPECT_EQ(closed_until(), monday);
}

TEST(ClosingDays, KilledAnywhereItEndsAsIfUndisturbed) {
  ClosingPlace undisturbed;
  undisturbed.press_all();
  undisturbed.close();
  const auto expected = undisturbed.stored();
  for (const int every : {1, 2, 7}) {
    ClosingPlace place;
    place.press_all();
    int asked = 0;
    place.close_through_breakdowns([&] {
      // Every so many questions one run breaks off; the runs go on from there.
      if (++asked % (every * 5 + 3) == 0) throw std::runtime_error("killed");
      return false;
    });
    EXPECT_EQ(place.stored(), expected) << "killed at every " << every * 5 + 3 << "th write";
  }
}

TEST(ClosingDays, AMissedMonthIsCaughtUpWithTheSameNumbers) {
  ClosingPlace at_once;
  at_once.press_all();
  at_once.close();
  ClosingPlace nightly;
  nightly.press_all();
  const auto end = nightly.installation.clock.now();
  for (auto day = monday; day <= ClosingPlace::last; day += days{1}) {
    nightly.installation.clock.set(at(day, hours{27}));
    nightly.close();
  }
  nightly.installation.clock.set(end);
  nightly.close();
  EXPECT_EQ(test::without_deadlines(nightly.stored()), test::without_deadlines(at_once.stored()));
}

TEST(ClosingDays, ALateFactMakesTheNextVersionOfItsDayAlone) {
  ClosingPlace place;
  place.press_all();
  place.close();
  place.leave(3, monday);
  const auto report = place.close();
  EXPECT_EQ(report.counts.later_versions, 1);
  EXPECT_EQ(report.counts.withdrawn, 1);
  const auto found = versions(place, 3, monday);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].number, found[0].number);
  EXPECT_EQ(found[1].record.status, "on_leave");
  EXPECT_EQ(found[1].previous_hash, found[0].hash);
  ASSERT_EQ(found[1].reasons.size(), 1U);
  EXPECT_EQ(found[1].reasons[0].key, "reopen_grant");
  EXPECT_EQ(versions(place, 4, monday).size(), 1U);
  place.press(3, monday, EventKind::in, Minutes{480}, true);  // leave decides all the same, but it is another fact
  EXPECT_EQ(place.close().counts.later_versions, 1);
}

TEST(ClosingDays, AReopenedDayWithTheSameFactsGetsNoVersion) {
  ClosingPlace place;
  place.press_all();
  place.close();
  const auto before = place.stored();
  place.installation.database->write([&](db::Write& write) {
    store::reopen_days(write, place.agency, {monday, monday + days{3}}, {"reopen_rule"});
    return true;
  });
  const auto report = place.close();
  EXPECT_EQ(report.counts.later_versions, 0);
  EXPECT_EQ(place.stored(), before);
}

TEST(ClosingDays, ADayOfEverybodyIsComputedAgainPageByPage) {
  ClosingPlace place;
  place.press_all();
  place.close();
  place.installation.database->write([&](db::Write& write) {
    write.execute("DELETE FROM clock_event WHERE work_day = $1", {db::to_value(monday)});
    store::reopen_days(write, place.agency, {monday, monday}, {"reopen_rule"});
    return true;
  });
  EXPECT_EQ(place.close().counts.later_versions, 3);
  EXPECT_EQ(versions(place, 0, monday).back().record.status, "absent");
  EXPECT_EQ(versions(place, 0, monday).back().reasons.front().key, "reopen_rule");
  EXPECT_EQ(place.stored().back(), "0") << "nothing waits any more";
}

TEST(ClosingDays, ADayThatCannotBeJudgedWaitsUntilItsFactIsThere) {
  ClosingPlace place;
  place.installation.database->write([&](db::Write& write) {
    write.execute("DELETE FROM officer_scheme WHERE agency_id = $1 AND officer_id = $2",
                  {db::to_value(place.agency), db::to_value(place.officer(4))});
    return true;
  });
  auto report = place.close();
  EXPECT_EQ(report.counts.blocked, 29);
  EXPECT_EQ(report.counts.first_versions, 29 * 4);
  EXPECT_TRUE(versions(place, 4, monday).empty());
  place.installation.database->write([&](db::Write& write) {
    write.execute("INSERT INTO officer_scheme (agency_id, officer_id, valid_from, scheme) VALUES ($1, $2, $3, 'wbf')",
                  {db::to_value(place.agency), db::to_value(place.officer(4)), db::to_value(monday)});
    store::reopen_days(write, {{place.agency, place.officer(4), monday}}, {"reopen_scheme"});
    return true;
  });
  report = place.close();
  EXPECT_EQ(report.counts.first_versions, 1);
  EXPECT_EQ(versions(place, 4, monday).front().number, 29 * 4 + 1);
}

TEST(ClosingDays, APostThatWasTakenBackVoidsItsDays) {
  ClosingPlace place;
  place.close();
  place.installation.database->write([&](db::Write& write) {
    write.execute("UPDATE posting SET valid_to = $1 WHERE agency_id = $2 AND officer_id = $3",
                  {db::to_value(monday), db::to_value(place.agency), db::to_value(place.officer(4))});
    store::reopen_days(write, {{place.agency, place.officer(4), monday}}, {"reopen_posting"});
    return true;
  });
  const auto report = place.close();
  EXPECT_EQ(report.counts.later_versions, 1);
  EXPECT_EQ(versions(place, 4, monday).back().record.status, "void");
  EXPECT_EQ(report.counts.withdrawn, 1);
}

TEST(ClosingDays, OneRunnerAtATime) {
  ClosingPlace place;
  auto first = place.options();
  auto second = place.options();
  second.take_over = false;
  place.installation.database->write(
      [&](db::Write& write) { return store::take_lease(write, place.agency, first.runner, write.now() + minutes{1}); });
  auto report = close_days(*place.installation.context, second);
  EXPECT_EQ(report.leased_elsewhere, 1);
  EXPECT_EQ(report.counts.first_versions, 0);
  place.installation.clock.advance(minutes{2});  // it went silent
  report = close_days(*place.installation.context, second);
  EXPECT_EQ(report.leased_elsewhere, 0);
  EXPECT_EQ(report.days, 29);
}

TEST(ClosingDays, AnyOrderOfLateFactsEndsAsTheMonthComputedAtOnce) {
  struct Late {
    int officer;
    int day;
    int what;
  };
  rc::detail::TestParams params;
  params.maxSuccess = 12;  // each stores two installations
  const auto result = rc::detail::checkTestable(
      [] {
        std::vector<Late> facts;
        const auto count = *rc::gen::inRange(1, 7);
        for (int i = 0; i < count; ++i) {
          facts.push_back({*rc::gen::inRange(0, 4), *rc::gen::inRange(0, 6), *rc::gen::inRange(0, 3)});
        }
        const auto tell = [](ClosingPlace& place, const Late& late) {
          const auto day = monday + days{late.day};
          if (late.what == 0) place.leave(late.officer, day);
          if (late.what == 1) place.press(late.officer, day, EventKind::in, Minutes{430}, true);
          if (late.what == 2) place.press(late.officer, day, EventKind::out, Minutes{1150}, true);
        };
        const auto until = [](ClosingPlace& place) {
          auto options = place.options();
          options.until = monday + days{6};
          (void)close_days(*place.installation.context, options);
        };
        ClosingPlace at_once(4);
        for (const auto& late : facts) tell(at_once, late);
        until(at_once);
        ClosingPlace drop_by_drop(4);
        while (!facts.empty()) {
          if (*rc::gen::arbitrary<bool>()) until(drop_by_drop);
          const auto at = facts.begin() + *rc::gen::inRange(0, static_cast<int>(facts.size()));
          tell(drop_by_drop, *at);
          facts.erase(at);
        }
        until(drop_by_drop);
        RC_ASSERT(drop_by_drop.holding() == at_once.holding());
      },
      rc::detail::TestMetadata{}, params);
  EXPECT_TRUE(result.is<rc::detail::SuccessResult>());
}

TEST(ClosingDays, TheRunnerClosesWhenItIsWokenAndStops) {
  ClosingPlace place;
  place.press_all();
  std::promise<void> looked;
  auto future = looked.get_future();
  ClosingRunner::Options options;
  options.closing = place.options();
  options.look = hours{1};
  bool told = false;
  options.after_run = [&] {
    if (!std::exchange(told, true)) looked.set_value();
  };
  {
    ClosingRunner runner(*place.installation.context, options);
    future.wait();
    EXPECT_EQ(runner.figures().days, 29U);
    EXPECT_EQ(runner.figures().first_versions, 29U * 5);
    EXPECT_EQ(runner.figures().breakdowns, 0U);
  }
  EXPECT_EQ(versions(place, 0, ClosingPlace::last).size(), 1U);
}

}  // namespace
}  // namespace spotme::app
