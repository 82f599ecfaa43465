#include "domain/rota.hpp"

#include "domain/clock.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace spotme::domain {
namespace {

using base::Minutes;
using std::chrono::days;

const store::Rules& rules() {
  static const auto builtin = store::builtin_rules();
  return builtin;
}

base::Day day(std::string_view text) { return base::parse_day(text).value(); }
base::Instant at(std::string_view text) { return base::parse_instant(std::string(text) + ":00+08:00").value(); }

RotaVersion rota(std::string_view pattern, std::string_view first_day = "2026-11-02") {
  return {day(first_day), parse_pattern(pattern).value()};
}

constexpr std::string_view guard = "07:00-15:00 x2, 15:00-23:00 x2, 22:00-06:00+1 x2, rest x2";

TEST(Rota, ItsPatternRepeatsFromItsFirstDayInBothDirections) {
  const auto version = rota(guard);
  EXPECT_EQ(version.days.size(), 8U);
  const auto on = [&](std::string_view date, int offset = 0) {
    return format_duty(duty_on(version, day(date), offset));
  };
  EXPECT_EQ(on("2026-11-02"), "07:00-15:00");
  EXPECT_EQ(on("2026-11-03"), "07:00-15:00");
  EXPECT_EQ(on("2026-11-04"), "15:00-23:00");
  EXPECT_EQ(on("2026-11-07"), "22:00-06:00+1");
  EXPECT_EQ(on("2026-11-08"), "rest");
  EXPECT_EQ(on("2026-11-10"), "07:00-15:00");
  EXPECT_EQ(on("2026-11-01"), "rest");  // the round before
  EXPECT_EQ(on("2026-10-30"), "22:00-06:00+1");
  EXPECT_EQ(on("2026-11-02", 6), "rest");
  EXPECT_EQ(on("2026-11-02", 8), "07:00-15:00");
}

TEST(Rota, PatternsAreWrittenAsTheyWereRead) {
  for (const auto* text : {"07:00-15:00 x2, 15:00-23:00 x2, 22:00-06:00+1 x2, rest x2", "on_call x7, rest x7",
                           "07:00-15:00/11:00-11:30", "22:00-06:00+1 x366"}) {
    EXPECT_EQ(format_pattern(parse_pattern(text).value()), text);
  }
  EXPECT_EQ(format_pattern(parse_pattern(" rest ,rest x 2,on_call ").value()), "rest x3, on_call");
}

TEST(Rota, RefusesAPatternWithTheFieldOfThePartThatIsWrong) {
  const auto refused = [](std::string_view text) {
    const auto pattern = parse_pattern(text);
    return pattern ? std::string("taken") : pattern.error().key + " " + pattern.error().field;
  };
  EXPECT_EQ(refused(""), "rota_hole pattern[0]");
  EXPECT_EQ(refused("07:00-15:00,, rest"), "rota_hole pattern[1]");
  EXPECT_EQ(refused("07:00-15:00, rest,"), "rota_hole pattern[2]");
  EXPECT_EQ(refused("cuti"), "duty_unknown pattern[0]");
  EXPECT_EQ(refused("rest, 07:00"), "duty_unknown pattern[1]");
  EXPECT_EQ(refused("25:00-26:00"), "duty_unknown pattern[0]");
  EXPECT_EQ(refused("15:00-07:00"), "ends_before_it_begins pattern[0].end");
  EXPECT_EQ(refused("07:00-15:00/06:00-06:30"), "break_outside_shift pattern[0].break.from");
  EXPECT_EQ(refused("07:00-15:00 x0"), "rota_repeat_out_of_range pattern[0]");
  EXPECT_EQ(refused("07:00-15:00 x366"), "taken");
  EXPECT_EQ(refused("07:00-15:00 x367"), "rota_repeat_out_of_range pattern[0]");
  EXPECT_EQ(refused("07:00-15:00 x-1"), "rota_repeat_out_of_range pattern[0]");
  EXPECT_EQ(refused("07:00-15:00 xdua"), "rota_repeat_out_of_range pattern[0]");
  EXPECT_EQ(refused("07:00-15:00 x365, rest"), "taken");
  EXPECT_EQ(refused("07:00-15:00 x366, rest"), "rota_too_long pattern[1]");
  EXPECT_EQ(refused("rest x7"), "rota_without_work pattern");
  EXPECT_EQ(refused("on_call"), "taken");
}

TEST(Rota, RefusesAShiftThatBeginsBeforeTheLastHasEnded) {
  const auto refused = [](std::string_view text) {
    const auto pattern = parse_pattern(text);
    return pattern ? std::string("taken") : pattern.error().key + " " + pattern.error().field;
  };
  EXPECT_EQ(refused("22:00-06:00+1, 06:00-14:00"), "taken");
  EXPECT_EQ(refused("22:00-06:00+1, 05:59-14:00"), "rota_overlap pattern[1]");
  EXPECT_EQ(refused("05:59-14:00, 22:00-06:00+1"), "rota_overlap pattern[0]");  // over the end of the round
  EXPECT_EQ(refused("00:00-00:00+1 x5"), "taken");
}

TEST(Rota, APlaceOnItIsReadAndWritten) {
  for (const auto* text : {"wbf", "wbb:08:30", "office", "shift:22:00-06:00+1", "rota:GUARD", "rota:KES_1-A+365"}) {
    EXPECT_EQ(format_assigned(parse_assigned(text).value()), text);
  }
  EXPECT_EQ(format_assigned(parse_assigned("rota:GUARD+0").value()), "rota:GUARD");
  for (const auto* text : {"rota:", "rota:guard", "rota:GUARD+", "rota:GUARD+366", "rota:GUARD+-1", "rota:GUARD+a",
                           "rota:ABCDEFGHIJKLMNOPQRSTU", "giliran:GUARD"}) {
    const auto assigned = parse_assigned(text);
    ASSERT_FALSE(assigned) << text;
    EXPECT_EQ(assigned.error().key, "scheme_unknown") << text;
  }
}

/// The days around the night shift of 6 and 7 November, both before rest days from the 8th.
std::string work_day(std::string_view instant, const std::optional<std::pair<std::string_view, Duty>>& change = {}) {
  const auto version = rota(guard);
  const auto resolved = [&](base::Day date) {
    const bool changed = change && day(change->first) == date;
    return day_scheme(version, date, 0, changed ? std::optional(change->second) : std::nullopt);
  };
  const auto civil = base::local_day(at(instant));
  return base::format_day(work_day_of(rules().pack, at(instant), resolved(civil - days{1}), resolved(civil)));
}

TEST(Rota, AMorningPressAfterANightShiftCountsForTheDayBefore) {
  EXPECT_EQ(work_day("2026-11-07T06:10"), "2026-11-06");  // between two nights
  EXPECT_EQ(work_day("2026-11-07T13:59"), "2026-11-06");  // nearer to 06:00 than to 22:00
  EXPECT_EQ(work_day("2026-11-07T14:00"), "2026-11-07");
  EXPECT_EQ(work_day("2026-11-07T23:59"), "2026-11-07");
  EXPECT_EQ(work_day("2026-11-08T00:00"), "2026-11-07");  // midnight inside the shift
  EXPECT_EQ(work_day("2026-11-08T06:10"), "2026-11-07");  // the last night, before a rest day
  EXPECT_EQ(work_day("2026-11-08T07:45"), "2026-11-07");  // a long handing over: the rest day asks for nothing
  EXPECT_EQ(work_day("2026-11-08T14:00"), "2026-11-08");
}

TEST(Rota, AfterARestDayAMorningPressCountsForItsOwnDay) {
  EXPECT_EQ(work_day("2026-11-09T06:10"), "2026-11-09");
  EXPECT_EQ(work_day("2026-11-10T06:10"), "2026-11-10");  // early for the morning shift
  EXPECT_EQ(work_day("2026-11-10T07:59"), "2026-11-10");
  EXPECT_EQ(work_day("2026-11-09T00:00"), "2026-11-09");
}

TEST(Rota, ASwapMovesThePressWithIt) {
  const std::pair<std::string_view, Duty> free{"2026-11-07", Rest{}};
  EXPECT_EQ(work_day("2026-11-08T06:10", free), "2026-11-08");
  const std::pair<std::string_view, Duty> night{"2026-11-09", parse_duty("22:00-06:00+1").value()};
  EXPECT_EQ(work_day("2026-11-10T06:10", night), "2026-11-09");
  EXPECT_EQ(work_day("2026-11-10T06:29", night), "2026-11-09");  // halfway to the morning shift at 07:00
  EXPECT_EQ(work_day("2026-11-10T06:30", night), "2026-11-10");
}

TEST(Rota, ADayOnCallReachesIntoNoOther) {
  const std::pair<std::string_view, Duty> on_call{"2026-11-07", OnCall{}};
  EXPECT_EQ(work_day("2026-11-08T06:10", on_call), "2026-11-08");
  EXPECT_EQ(work_day("2026-11-07T06:10", on_call), "2026-11-06");
}

TEST(Rota, LeavingTheRotaForOfficeHoursKeepsTheLastNightWhole) {
  const auto night = day_scheme(Shift{Minutes{22 * 60}, Minutes{30 * 60}});
  const auto office = day_scheme(Office{});
  // A Thursday in Kedah is a day like any other here: 08:00 is when office work begins.
  EXPECT_EQ(work_day_of(rules().pack, at("2026-11-26T06:59"), night, office), day("2026-11-25"));
  EXPECT_EQ(work_day_of(rules().pack, at("2026-11-26T07:00"), night, office), day("2026-11-26"));
}

TEST(Rota, ADaysEndIsWhereTheNextBegins) {
  const auto version = rota(guard);
  const auto end_of = [&](std::string_view date) {
    const auto one = day(date);
    return base::format_minute(
        work_day_end(rules().pack, one, day_scheme(version, one, 0, {}), day_scheme(version, one + days{1}, 0, {})));
  };
  EXPECT_EQ(end_of("2026-11-02"), "00:00+1");
  EXPECT_EQ(end_of("2026-11-06"), "14:00+1");
  EXPECT_EQ(end_of("2026-11-07"), "14:00+1");
  EXPECT_EQ(end_of("2026-11-08"), "00:00+1");
}

/// A pattern of shifts, rest days and days on call that is taken: a shift ends before the next may begin.
std::vector<Duty> any_pattern() {
  const auto length = *rc::gen::inRange<std::size_t>(1, 12);
  std::vector<int> starts;
  for (std::size_t i = 0; i < length; ++i) starts.push_back(*rc::gen::inRange(0, 24 * 60));
  std::vector<Duty> pattern;
  for (std::size_t i = 0; i < length; ++i) {
    const auto kind = i == 0 ? 2 : *rc::gen::inRange(0, 5);
    const auto latest = std::min(starts[i] + 24 * 60, starts[(i + 1) % length] + 24 * 60);
    const auto end = *rc::gen::inRange(starts[i] + 1, std::max(latest, starts[i] + 1) + 1);
    if (kind == 0) pattern.emplace_back(Rest{});
    if (kind == 1) pattern.emplace_back(OnCall{});
    if (kind > 1) pattern.emplace_back(Shift{Minutes{starts[i]}, Minutes{end}});
  }
  return pattern;
}

RC_GTEST_PROP(RotaProperty, ReadingWhatWasWrittenGivesTheSame, ()) {
  const auto pattern = any_pattern();
  RC_ASSERT(parse_pattern(format_pattern(pattern)).value() == pattern);
}

RC_GTEST_PROP(RotaProperty, ARoundLaterTheSameDutyHolds, ()) {
  const RotaVersion version{day("2026-01-01"), any_pattern()};
  const auto date = day("2026-06-01") + days{*rc::gen::inRange(-400, 400)};
  const auto offset = *rc::gen::inRange(0, 366);
  const auto length = static_cast<int>(version.days.size());
  RC_ASSERT(duty_on(version, date, offset) == duty_on(version, date + days{length}, offset));
  RC_ASSERT(duty_on(version, date, offset + 1) == duty_on(version, date + days{1}, offset));
}

/// Every press has one work day: its own civil day or the one before; a later press never has the earlier day; and the
/// day that takes it has not ended.
RC_GTEST_PROP(RotaProperty, EveryPressHasOneWorkDay, ()) {
  const RotaVersion version{day("2026-01-01"), any_pattern()};
  const auto civil = day("2026-06-01") + days{*rc::gen::inRange(0, 60)};
  const auto first = *rc::gen::inRange(0, 24 * 60);
  const auto second = *rc::gen::inRange(first, 24 * 60);
  const auto yesterday = day_scheme(version, civil - days{1}, 0, {});
  const auto today = day_scheme(version, civil, 0, {});
  const auto of = [&](int minute) {
    const auto instant = base::to_instant(base::LocalTime{civil} + Minutes{minute});
    return work_day_of(rules().pack, instant, yesterday, today);
  };
  RC_ASSERT(of(first) <= of(second));
  const auto before = of(first) == civil - days{1};
  RC_ASSERT(before || of(first) == civil);
  RC_ASSERT(before == (Minutes{24 * 60 + first} < work_day_end(rules().pack, civil - days{1}, yesterday, today)));
  if (const auto* shift = std::get_if<Shift>(&today.scheme); shift != nullptr && !today.off()) {
    RC_ASSERT(of(static_cast<int>(shift->start.count())) == civil);
  }
  if (const auto* shift = std::get_if<Shift>(&yesterday.scheme); shift != nullptr && !yesterday.off()) {
    const auto last = shift->end - Minutes{24 * 60} - Minutes{1};
    if (last >= Minutes{0}) RC_ASSERT(of(static_cast<int>(last.count())) == civil - days{1});
  }
}

}  // namespace
}  // namespace spotme::domain
