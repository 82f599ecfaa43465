#include "domain/clock.hpp"

#include "store/rule_pack.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace spotme::domain {
namespace {

using base::Day;
using base::Instant;
using base::Minutes;

Day day(std::string_view text) { return base::parse_day(text).value(); }
Instant instant(std::string_view text) { return base::parse_instant(std::string(text) + "+08:00").value(); }
Scheme scheme(std::string_view text) { return parse_scheme(text).value(); }

const RulePack& pack() {
  static const RulePack built_in = store::builtin_rules().pack;
  return built_in;
}

std::string work_day(std::string_view at, std::string_view yesterday, std::string_view today) {
  return base::format_day(work_day_of(pack(), instant(at), scheme(yesterday), scheme(today)));
}

TEST(WorkDay, is_the_civil_day_in_malaysia) {
  EXPECT_EQ(work_day("2026-11-24T00:00:00", "wbf", "wbf"), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-24T07:59:00", "wbf", "wbf"), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-24T23:59:59.999999", "wbf", "wbf"), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T00:00:00", "office", "wbb:08:30"), "2026-11-25");
}

TEST(WorkDay, of_a_night_shift_is_the_day_it_began) {
  const auto* night = "shift:22:00-06:00+1";
  EXPECT_EQ(work_day("2026-11-24T21:50:00", night, night), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T00:00:00", night, night), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T06:05:00", night, night), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T13:59:59", night, night), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T14:00:00", night, night), "2026-11-25") << "nearer to the shift that follows";
}

TEST(WorkDay, on_the_day_of_a_change_is_found_by_what_follows) {
  const auto* night = "shift:22:00-06:00+1";
  EXPECT_EQ(work_day("2026-11-25T06:44:59", night, "wbf"), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T06:45:00", night, "wbf"), "2026-11-25") << "half-way to 07:30";
  EXPECT_EQ(work_day("2026-11-25T06:59:00", night, "office"), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T07:00:00", night, "office"), "2026-11-25");
  EXPECT_EQ(work_day("2026-11-25T06:00:00", "wbf", night), "2026-11-25");
}

TEST(WorkDay, keeps_an_evening_shift_that_ends_at_midnight) {
  EXPECT_EQ(work_day("2026-11-25T00:05:00", "shift:16:00-00:00+1", "shift:16:00-00:00+1"), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T00:05:00", "shift:15:00-23:00", "shift:07:00-15:00"), "2026-11-24");
  EXPECT_EQ(work_day("2026-11-25T00:00:00", "shift:07:00-15:00", "shift:07:00-15:00"), "2026-11-25");
}

TEST(WorkDay, never_goes_back_within_a_civil_day) {
  EXPECT_TRUE(rc::check([] {
    const auto any = [] {
      const Minutes start{*rc::gen::inRange(0, 24 * 60)};
      if (*rc::gen::arbitrary<bool>()) return Scheme{Wbf{}};
      return Scheme{Shift{start, start + Minutes{*rc::gen::inRange(1, 24 * 60 + 1)}}};
    };
    const auto yesterday = any();
    const auto today = any();
    const auto midnight = instant("2026-11-25T00:00:00");
    const auto first = *rc::gen::inRange(0, 24 * 60);
    const auto second = *rc::gen::inRange(first, 24 * 60);
    const auto before = work_day_of(pack(), midnight + Minutes{first}, yesterday, today);
    const auto after = work_day_of(pack(), midnight + Minutes{second}, yesterday, today);
    RC_ASSERT(before <= after);
    RC_ASSERT(before >= day("2026-11-24"));
    RC_ASSERT(after <= day("2026-11-25"));
  }));
}

TEST(WorkDay, counts_minutes_beyond_midnight) {
  EXPECT_EQ(minute_of(day("2026-11-24"), instant("2026-11-24T08:07:59.999999")), Minutes{487});
  EXPECT_EQ(minute_of(day("2026-11-24"), instant("2026-11-25T06:05:00")), Minutes{24 * 60 + 365});
  EXPECT_EQ(minute_of(day("2026-11-24"), instant("2026-11-23T23:59:59")), Minutes{-1});
}

// --- One press against the day
// ----------------------------------------------------------------------------------------------

StoredPress stored(EventKind kind, std::string_view time) {
  return {kind, instant("2026-11-24T" + std::string(time) + ":00"), false};
}

ClockDecision decide(EventKind kind, std::string_view time, const std::vector<StoredPress>& day_so_far) {
  const PressRequest request{kind, {}, instant("2026-11-24T" + std::string(time) + ":00")};
  return decide_clock(request, day("2026-11-24"), day_so_far, {});
}

std::string told(const ClockDecision& decision) {
  std::string text(counting_name(decision.counts));
  if (!decision.note.empty()) text += " " + std::string(decision.note);
  for (const auto& [name, value] : decision.note_args) text += " " + value;
  return text;
}

constexpr auto in = EventKind::in;
constexpr auto out = EventKind::out;

TEST(DecideClock, counts_the_first_in_and_the_last_out) {
  EXPECT_EQ(told(decide(in, "07:55", {})), "first_in");
  EXPECT_EQ(told(decide(out, "17:07", {stored(in, "07:55")})), "last_out");
}

TEST(DecideClock, keeps_and_explains_a_press_too_many) {
  EXPECT_EQ(told(decide(in, "07:56", {stored(in, "07:55")})), "extra press_in_again 07:55");
  EXPECT_EQ(told(decide(in, "14:00", {stored(in, "07:55"), stored(out, "13:00")})), "extra press_in_after_out 07:55");
  EXPECT_EQ(told(decide(out, "08:00", {})), "last_out press_out_without_in");
  EXPECT_EQ(told(decide(in, "08:05", {stored(out, "08:00")})), "first_in press_in_after_only_out 08:00");
  EXPECT_EQ(told(decide(out, "17:10", {stored(in, "07:55"), stored(out, "17:00")})),
            "last_out press_out_replaces 17:00");
}

TEST(DecideClock, decides_alike_when_a_later_press_was_stored_first) {
  EXPECT_EQ(told(decide(in, "07:50", {stored(in, "07:55")})), "first_in press_in_earlier 07:55");
  EXPECT_EQ(told(decide(out, "17:00", {stored(in, "07:55"), stored(out, "17:10")})), "extra press_out_earlier 17:10");
}

TEST(DecideClock, does_not_mind_the_order_of_what_is_stored) {
  EXPECT_TRUE(rc::check([] {
    std::vector<StoredPress> presses;
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
      presses.push_back({*rc::gen::element(in, out),
                         instant("2026-11-24T00:00:00") + Minutes{*rc::gen::inRange(0, 1440)},
                         *rc::gen::arbitrary<bool>()});
    }
    auto turned = presses;
    std::reverse(turned.begin(), turned.end());
    const PressRequest request{
        *rc::gen::element(in, out), {}, instant("2026-11-24T00:00:00") + Minutes{*rc::gen::inRange(0, 1440)}};
    RC_ASSERT(decide_clock(request, day("2026-11-24"), presses, {}) ==
              decide_clock(request, day("2026-11-24"), turned, {}));
  }));
}

TEST(DecideClock, looks_through_presses_that_wait) {
  auto waiting = stored(in, "07:55");
  waiting.waiting = true;
  EXPECT_EQ(told(decide(in, "08:30", {waiting})), "first_in");
}

ClockDecision deliver(std::string_view received, std::string_view claimed) {
  const PressRequest request{in, {}, instant(received), instant(claimed)};
  const ClockLimits limits;
  return decide_clock(request, base::local_day(deciding_instant(request, limits)), {}, limits);
}

TEST(LateDelivery, begins_behind_ten_minutes) {
  EXPECT_EQ(deliver("2026-11-24T08:10:00", "2026-11-24T08:00:00").counts, Counting::first_in);
  const auto late = deliver("2026-11-24T08:10:00.000001", "2026-11-24T08:00:00");
  EXPECT_EQ(told(late), "waiting press_waiting 08:00");
  EXPECT_TRUE(late.late_delivery);
  EXPECT_EQ(late.at, instant("2026-11-24T08:10:00.000001")) << "the server's time stays the time of the event";
  EXPECT_EQ(late.claimed_at, instant("2026-11-24T08:00:00"));
}

TEST(LateDelivery, stands_on_the_day_of_its_claim) {
  const auto late = deliver("2026-11-25T09:00:00", "2026-11-24T23:30:00");
  EXPECT_EQ(base::format_day(late.work_day), "2026-11-24");
  EXPECT_EQ(told(late), "waiting press_waiting 23:30");
}

TEST(LateDelivery, takes_an_absurd_claim_for_a_claim_only) {
  for (const auto* claim : {"2026-08-26T07:59:59", "1970-01-01T00:00:00", "0000-01-01T00:00:00", "2026-11-24T08:10:01",
                            "2027-01-01T00:00:00", "9999-12-31T23:59:59"}) {
    const auto decision = deliver("2026-11-24T08:00:00", claim);
    EXPECT_EQ(decision.counts, Counting::first_in) << claim;
    EXPECT_FALSE(decision.late_delivery) << claim;
    EXPECT_EQ(base::format_day(decision.work_day), "2026-11-24") << claim;
    EXPECT_EQ(decision.claimed_at, instant(claim)) << "kept as it came";
  }
  EXPECT_EQ(deliver("2026-11-24T08:00:00", "2026-08-26T08:00:00").counts, Counting::waiting) << "exactly 90 days";
}

}  // namespace
}  // namespace spotme::domain
