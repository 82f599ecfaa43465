#include "store/closing.hpp"

#include "store/reopening.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::store {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr base::Day monday{std::chrono::year{2026} / 11 / 23};
constexpr base::Day tuesday{std::chrono::year{2026} / 11 / 24};
constexpr domain::Month november{base::Day{std::chrono::year{2026} / 11 / 1}};

class ClosingStore : public testing::Test {
 protected:
  ClosingStore() {
    officer = place.add({"satu"});
    place.add({"dua", "U1/B"});
  }
  template <class Use>
  auto write(Use use) {
    return place.database->write(use);
  }
  template <class Use>
  auto read(Use use) {
    return place.database->read(use);
  }
  void start(base::Day day) {
    write([&](db::Write& write) {
      start_closing(write, officer.agency, day);
      return true;
    });
  }
  std::vector<Reopening> waiting(base::Day closed_until = tuesday) {
    return read([&](db::Read& read) { return load_reopenings(read, officer.agency, closed_until, 100); });
  }
  void reopen(base::Day day) {
    write([&](db::Write& write) {
      reopen_days(write, {{officer.agency, officer.officer, day}}, {"reopen_grant", {}});
      return true;
    });
  }
  void set_month(bool closed) {
    write([&](db::Write& write) {
      set_month_closing(write, officer.agency, {november, closed, write.now(), officer.officer, "sebab"});
      return true;
    });
  }

  test::TestInstallation place;
  test::TestInstallation::Made officer;
};

TEST_F(ClosingStore, BeginsOnce) {
  const auto find = [&] {
    return read([&](db::Read& read) { return find_agency_closing(read, officer.agency).value(); });
  };
  EXPECT_EQ(find().start, std::nullopt);
  EXPECT_EQ(find().created, tuesday);
  start(monday);
  start(tuesday);
  EXPECT_EQ(find().start, monday);
  EXPECT_EQ(find().closed_until, monday - days{1});
}

TEST_F(ClosingStore, NumbersFollowEachOther) {
  start(monday);
  const auto take = [&](std::int64_t count) {
    return write([&](db::Write& write) { return take_numbers(write, officer.agency, count); });
  };
  EXPECT_EQ(take(3), 1);
  EXPECT_EQ(take(2), 4);
  EXPECT_EQ(take(1), 6);
}

TEST_F(ClosingStore, ALeaseIsHeldByOneUntilItExpires) {
  start(monday);
  const auto here = base::make_uuid(place.clock.now());
  const auto there = base::make_uuid(place.clock.now());
  const auto take = [&](const base::Uuid& holder, bool force = false) {
    return write(
        [&](db::Write& write) { return take_lease(write, officer.agency, holder, write.now() + minutes{1}, force); });
  };
  EXPECT_TRUE(take(here));
  EXPECT_FALSE(take(there));
  EXPECT_TRUE(take(here));
  place.clock.advance(minutes{1});
  EXPECT_FALSE(take(there)) << "still held at the instant at which it ends";
  place.clock.advance(std::chrono::microseconds{1});
  EXPECT_TRUE(take(there));
  EXPECT_FALSE(take(here));
  EXPECT_TRUE(take(here, true));
  write([&](db::Write& write) {
    end_lease(write, officer.agency, here);
    return true;
  });
  EXPECT_TRUE(take(there));
}

TEST_F(ClosingStore, ADayMovesOnFromWhereItStands) {
  write([&](db::Write& write) {
    insert_day_closing(write, officer.agency, monday);
    insert_day_closing(write, officer.agency, monday);
    return true;
  });
  const auto day = read([&](db::Read& read) { return find_day_closing(read, officer.agency, monday).value(); });
  EXPECT_EQ(day.officers, 2);
  auto next = day;
  next.after = officer.officer;
  next.done = 1;
  const auto move = [&](const DayClosing& before, const DayClosing& now) {
    return write([&](db::Write& write) { return move_day_closing(write, officer.agency, before, now); });
  };
  EXPECT_TRUE(move(day, next));
  EXPECT_FALSE(move(day, next)) << "somebody has gone on already";
  auto closed = next;
  closed.closed = true;
  EXPECT_TRUE(move(next, closed));
  EXPECT_FALSE(move(closed, closed)) << "a closed day does not move";
}

TEST_F(ClosingStore, WhatWaitsIsTakenAwayRowByRow) {
  start(monday);
  reopen(monday);
  reopen(monday);
  const auto seen = waiting();
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].reasons.front().key, "reopen_grant");
  reopen(monday);
  write([&](db::Write& write) {
    delete_reopenings(write, officer.agency, seen);
    return true;
  });
  EXPECT_EQ(waiting().size(), 1U) << "what came meanwhile stays";
  EXPECT_TRUE(waiting(monday - days{1}).empty()) << "the day is not closed";
}

TEST_F(ClosingStore, DaysToComeAreNotReopened) {
  start(monday);
  reopen(tuesday);
  reopen(tuesday + days{1});
  EXPECT_EQ(waiting(tuesday + days{7}).size(), 1U);
}

TEST_F(ClosingStore, ARangeOfAnOfficerIsCutToWhatMayBeClosed) {
  const auto reopen_range = [&] {
    write([&](db::Write& write) {
      reopen_days(write, officer.agency, {officer.officer}, {monday - days{5}, tuesday + days{5}},
                  {"reopen_scheme", {}});
      return true;
    });
  };
  reopen_range();
  EXPECT_TRUE(waiting().empty()) << "nothing is closed yet";
  start(monday);
  reopen_range();
  EXPECT_EQ(waiting().size(), 2U);
}

TEST_F(ClosingStore, ADayOfEverybodyWaitsFromTheFirstDayOfTheClosing) {
  start(monday);
  write([&](db::Write& write) {
    reopen_days_everywhere(write, {monday - days{10}, tuesday + days{10}}, {"reopen_rule", {}});
    return true;
  });
  const auto whole = read([&](db::Read& read) { return load_whole_reopenings(read, officer.agency, tuesday); });
  ASSERT_EQ(whole.size(), 2U);
  EXPECT_EQ(whole[0].day, monday);
  EXPECT_EQ(whole[0].officer, std::nullopt);
  write([&](db::Write& write) {
    move_reopening(write, officer.agency, whole[0], officer.officer);
    return true;
  });
  EXPECT_EQ(read([&](db::Read& read) { return load_whole_reopenings(read, officer.agency, tuesday); })[0].after,
            officer.officer);
  EXPECT_TRUE(waiting().empty());
}

TEST_F(ClosingStore, AClosedMonthKeepsWhatWaits) {
  start(monday);
  reopen(monday);
  set_month(true);
  EXPECT_TRUE(waiting().empty());
  EXPECT_TRUE(read([&](db::Read& read) { return any_month_closed(read, officer.agency, {monday, monday}); }));
  EXPECT_FALSE(read([&](db::Read& read) {
    return any_month_closed(read, officer.agency, {november.last() + days{1}, november.last() + days{9}});
  }));
  set_month(false);
  EXPECT_EQ(waiting().size(), 1U);
  const auto month = read([&](db::Read& read) { return find_month_closing(read, officer.agency, november).value(); });
  EXPECT_FALSE(month.closed);
  EXPECT_EQ(month.changed_by, officer.officer);
  EXPECT_EQ(month.reason, "sebab");
}

TEST_F(ClosingStore, ADayThatCannotBeJudgedWaitsWithItsReason) {
  start(monday);
  write([&](db::Write& write) {
    insert_blocked_days(write, officer.agency, {{monday, officer.officer, {"no_calendar", {{"day", "2026-11-23"}}}}});
    return true;
  });
  EXPECT_TRUE(waiting().empty());
  reopen(monday);
  const auto shown = read([&](db::Read& read) {
    return list_waiting_days(read, officer.agency, {monday, monday}, 10);
  });
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].officer_name, "Pegawai satu");
  EXPECT_EQ(shown[0].unit_path, "U1/A");
  ASSERT_EQ(shown[0].blocked.size(), 1U);
  EXPECT_EQ(shown[0].blocked[0].key, "no_calendar");
  EXPECT_EQ(shown[0].reasons.size(), 1U);
  const auto counts = read([&](db::Read& read) { return count_waiting(read, officer.agency, {monday, monday}); });
  EXPECT_EQ(counts.waiting, 1);
  EXPECT_EQ(counts.blocked, 1);
}

}  // namespace
}  // namespace spotme::store
