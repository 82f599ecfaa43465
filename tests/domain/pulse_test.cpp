#include "domain/pulse.hpp"

#include "base/crypto.hpp"
#include "domain/remote_place.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

/// Which pulses are asked, when, and what an answer comes to.
namespace spotme::domain {
namespace {

using base::Minutes;

constexpr Minutes open_for{15};
const base::Bytes key(32, 7);

base::Day day(std::string_view text) { return base::parse_day(text).value(); }
Minutes at(std::string_view text) { return base::parse_minute(text).value(); }
PulseOwner owner_of(std::uint8_t number) {
  PulseOwner owner{{}, {}, day("2026-11-24")};
  owner.officer.value.bytes.back() = number;
  return owner;
}
std::vector<std::int64_t> hours_of_slots(const std::vector<MinuteRange>& ranges) {
  std::vector<std::int64_t> hours;
  for (const auto& slot : pulse_slots(ranges, owner_of(1), key, open_for)) hours.push_back(slot.hour);
  return hours;
}

class RemoteTime : public testing::Test {
 protected:
  std::vector<MinuteRange> ranges(const DayWhereabouts& where, std::optional<Minutes> may_leave = {}) {
    return remote_time(rules.pack, rules.calendar, facts, where, may_leave);
  }
  std::vector<std::int64_t> hours(const DayWhereabouts& where, std::optional<Minutes> may_leave = {}) {
    return hours_of_slots(ranges(where, may_leave));
  }
  void press(std::string_view minute, EventKind kind) { facts.events.push_back({at(minute), kind}); }

  store::Rules rules = store::builtin_rules();
  Case facts{day("2026-11-24")};
  static constexpr DayWhereabouts home{Whereabouts::home, Whereabouts::home};
  static constexpr DayWhereabouts hybrid{Whereabouts::hybrid, Whereabouts::hybrid};
  static constexpr DayWhereabouts morning{Whereabouts::hybrid, Whereabouts::office};
  static constexpr DayWhereabouts afternoon{Whereabouts::office, Whereabouts::hybrid};
};
using Hours = std::vector<std::int64_t>;

TEST_F(RemoteTime, BeginsWhenHeHasToBeInAndLeavesOutTheBreak) {
  EXPECT_EQ(hours(home), (Hours{9, 10, 11, 12, 14, 15, 16, 17}));
  EXPECT_EQ(hours(hybrid), hours(home));
}

TEST_F(RemoteTime, BeginsWithHisClockIn) {
  press("07:30", EventKind::in);
  EXPECT_EQ(hours(home), (Hours{8, 9, 10, 11, 12, 14, 15})) << "he may leave from 16:30";
  facts.events.clear();
  press("08:00", EventKind::in);
  EXPECT_EQ(hours(home).front(), 8);
  facts.events.clear();
  press("08:01", EventKind::in);
  EXPECT_EQ(hours(home).front(), 9) << "the hour of eight is no full one";
  facts.events.clear();
  press("10:20", EventKind::in);
  EXPECT_EQ(hours(home).front(), 11) << "not before he came in";
}

TEST_F(RemoteTime, EndsWithHisClockOutUnlessHeCameBack) {
  press("08:00", EventKind::in);
  press("11:00", EventKind::out);
  EXPECT_EQ(hours(home), (Hours{8, 9, 10}));
  press("11:30", EventKind::in);
  EXPECT_EQ(hours(home).back(), 16);
}

TEST_F(RemoteTime, EndsWhereTheVerdictLetsHimGo) {
  press("08:00", EventKind::in);
  EXPECT_EQ(hours(home, at("16:00")).back(), 15);
  EXPECT_EQ(hours(home, at("15:59")).back(), 14);
}

TEST_F(RemoteTime, IsOfTheRemoteHalfAlone) {
  EXPECT_EQ(hours(morning), (Hours{9, 10, 11, 12}));
  EXPECT_EQ(hours(afternoon), (Hours{14, 15, 16, 17}));
  EXPECT_TRUE(ranges({Whereabouts::office, Whereabouts::duty}).empty());
  EXPECT_TRUE(ranges({Whereabouts::leave, Whereabouts::leave}).empty());
  EXPECT_TRUE(ranges({Whereabouts::off, Whereabouts::off}).empty());
}

TEST_F(RemoteTime, IsShortOnAThursdayInKedah) {
  facts.state = State::kedah;
  facts.day = day("2026-11-26");
  EXPECT_EQ(hours(home), (Hours{9, 10, 11, 12, 14, 15})) << "office hours end at 16:30";
  facts.day = day("2026-11-25");
  EXPECT_EQ(hours(home), (Hours{9, 10, 11, 12, 14, 15, 16, 17}));
}

TEST_F(RemoteTime, LeavesOutApprovedTimeOff) {
  facts.grants.emplace_back(TimeOff{at("10:30"), at("11:30")});
  EXPECT_EQ(hours(home), (Hours{9, 12, 14, 15, 16, 17}));
  facts.grants.emplace_back(OfficialDuty{at("14:00"), at("15:00")});
  EXPECT_EQ(hours(home), (Hours{9, 12, 15, 16, 17}));
}

TEST_F(RemoteTime, IsEmptyWhereNoCalendarReaches) {
  facts.day = day("2090-11-24");
  EXPECT_TRUE(ranges(home).empty());
}

TEST(PulseSlots, AreOneForEachFullHourWhateverTheFacts) {
  rc::check("each hour once, inside, open within its hour, the same again", [] {
    const auto from = *rc::gen::inRange(0, 20 * 60);
    const auto length = *rc::gen::inRange(0, 14 * 60);
    const auto open = *rc::gen::inRange(5, 31);
    const auto number = *rc::gen::arbitrary<std::uint8_t>();
    const std::vector<MinuteRange> ranges{{Minutes{from}, Minutes{from + length}}};
    const auto slots = pulse_slots(ranges, owner_of(number), key, Minutes{open});
    RC_ASSERT(slots == pulse_slots(ranges, owner_of(number), key, Minutes{open}));
    std::set<std::int64_t> seen;
    for (const auto& slot : slots) {
      RC_ASSERT(seen.insert(slot.hour).second);
      RC_ASSERT(slot.asked_at.count() >= slot.hour * 60);
      RC_ASSERT(slot.closes_at.count() <= (slot.hour + 1) * 60);
      RC_ASSERT(slot.closes_at - slot.asked_at == Minutes{open});
      RC_ASSERT(slot.asked_at >= ranges[0].from && slot.closes_at <= ranges[0].to);
    }
    std::int64_t full = 0;
    for (std::int64_t hour = 0; hour < 40; ++hour) {
      full += hour * 60 >= from && (hour + 1) * 60 <= from + length ? 1 : 0;
    }
    RC_ASSERT(static_cast<std::int64_t>(slots.size()) == full);
  });
}

TEST(PulseSlots, SpreadOverTheHour) {
  std::map<std::int64_t, int> asked;
  constexpr int officers = 4'600;
  for (int i = 0; i < officers; ++i) {
    auto owner = owner_of(static_cast<std::uint8_t>(i % 256));
    owner.officer.value.bytes[0] = static_cast<std::uint8_t>(i / 256);
    const std::vector<MinuteRange> ranges{{at("10:00"), at("11:00")}};
    ++asked[pulse_slots(ranges, owner, key, open_for).at(0).asked_at.count()];
  }
  EXPECT_EQ(asked.size(), 46U) << "10:00 to 10:45";
  const auto most =
      std::max_element(asked.begin(), asked.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  EXPECT_LT(most->second, 2 * officers / 46) << "nobody is asked together with many others";
}

TEST(PulseSlots, AndTheirNamesDifferByOfficerDayHourAndKey) {
  const base::Bytes other(32, 8);
  std::set<base::Uuid> ids{pulse_id(owner_of(1), 10, key), pulse_id(owner_of(2), 10, key),
                           pulse_id(owner_of(1), 11, key), pulse_id(owner_of(1), 10, other)};
  auto tomorrow = owner_of(1);
  tomorrow.day += std::chrono::days{1};
  ids.insert(pulse_id(tomorrow, 10, key));
  EXPECT_EQ(ids.size(), 5U);
}

class Answer : public testing::Test {
 protected:
  /// A position so many metres north of the centre of the place.
  static Position north(double metres, double accuracy) {
    constexpr double metres_a_degree = 110'574.3;  // of latitude, at the equator
    return {{2.9264713 + metres / metres_a_degree, 101.6964421}, accuracy};
  }
  static GradedPulse grade(double metres, double accuracy) { return grade_answer(places, north(metres, accuracy)); }
  static inline const std::vector<Circle> places{{{2.9264713, 101.6964421}, 150}};
};

TEST_F(Answer, IsInsideOnlyWithItsWholeCircle) {
  EXPECT_EQ(grade(0, 149).answer, PulseAnswer::inside);
  EXPECT_EQ(grade(0, 150).answer, PulseAnswer::inside);
  EXPECT_EQ(grade(0, 151).answer, PulseAnswer::unknown);
  EXPECT_EQ(grade(0, 151).ground, PulseGround::edge);
}

TEST_F(Answer, IsOutsideOnlyWithNoneOfItsCircle) {
  EXPECT_EQ(grade(300, 100).answer, PulseAnswer::outside);
  EXPECT_EQ(grade(300, 100).ground, PulseGround::beyond_place);
  EXPECT_EQ(grade(300, 160).answer, PulseAnswer::unknown);
  EXPECT_EQ(grade(20'000, 3'000).distance, DistanceBand::further);
}

TEST_F(Answer, TellsTheDistanceInSteps) {
  EXPECT_EQ(grade(100, 5).distance, DistanceBand::within);
  EXPECT_EQ(grade(160, 5).distance, DistanceBand::under_1_km);
  EXPECT_EQ(grade(1'140, 5).distance, DistanceBand::under_1_km);
  EXPECT_EQ(grade(1'160, 5).distance, DistanceBand::under_5_km);
  EXPECT_EQ(grade(5'140, 5).distance, DistanceBand::under_5_km);
  EXPECT_EQ(grade(5'160, 5).distance, DistanceBand::further);
}

TEST_F(Answer, TellsHowExactTheDeviceWas) {
  EXPECT_EQ(grade(0, 50).accuracy, AccuracyClass::fine);
  EXPECT_EQ(grade(0, 50.1).accuracy, AccuracyClass::fair);
  EXPECT_EQ(grade(0, 500).accuracy, AccuracyClass::fair);
  EXPECT_EQ(grade(0, 500.1).accuracy, AccuracyClass::vague);
}

TEST_F(Answer, IsUnknownWithoutAPositionOrAPlace) {
  EXPECT_EQ(grade_answer(places, std::nullopt), GradedPulse({PulseAnswer::unknown, PulseGround::no_position}));
  const auto homeless = grade_answer({}, north(0, 10));
  EXPECT_EQ(homeless.answer, PulseAnswer::unknown);
  EXPECT_EQ(homeless.ground, PulseGround::no_place);
  EXPECT_FALSE(homeless.distance);
  EXPECT_EQ(homeless.accuracy, AccuracyClass::fine);
}

TEST_F(Answer, IsMeasuredFromTheNearestPlace) {
  const std::vector<Circle> two{{{6.1, 100.4}, 150}, places[0]};
  const auto graded = grade_answer(two, north(10, 10));
  EXPECT_EQ(graded.place, 1U);
  EXPECT_EQ(graded.answer, PulseAnswer::inside);
}

TEST(RemotePlace, IsShownToOthersToAHundredthOfADegree) {
  EXPECT_EQ(coarse({2.9264713, 101.6964421}), (Coordinate{2.93, 101.7}));
  EXPECT_EQ(coarse({-0.001, 179.999}), (Coordinate{0, 180}));
}

TEST(RemotePlace, PositionsAreKeptWithinTheBounds) {
  const RemoteTerms terms;
  EXPECT_FALSE(check_keep_hours(terms, 0));
  EXPECT_TRUE(check_keep_hours(terms, 1));
  EXPECT_TRUE(check_keep_hours(terms, 72));
  EXPECT_FALSE(check_keep_hours(terms, 73));
}

}  // namespace
}  // namespace spotme::domain
