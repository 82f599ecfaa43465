#include "domain/verdict.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

/// What must hold on every day, whatever the case. RapidCheck shrinks a counter-example to the smallest day that breaks
/// it.
namespace spotme::domain {
namespace {

using base::Minutes;

const store::Rules& rules() {
  static const store::Rules built_in = store::builtin_rules();
  return built_in;
}

Verdict judged(const Case& facts) {
  auto verdict = judge(rules().pack, rules().calendar, facts);
  RC_ASSERT(verdict.has_value());
  return std::move(verdict).value();
}

Minutes any_minute(int from = 0, int to = 24 * 60) { return Minutes{*rc::gen::inRange(from, to)}; }

MinuteRange any_range() {
  const auto from = any_minute(0, 24 * 60);
  return {from, from + Minutes{*rc::gen::inRange(1, 6 * 60)}};
}

Scheme any_scheme() {
  switch (*rc::gen::inRange(0, 4)) {
    case 0: return Wbf{};
    case 1: return Wbb{any_minute(7 * 60, 10 * 60 + 1)};
    case 2: return Office{};
    default: {
      const auto start = any_minute();
      const Minutes length{*rc::gen::inRange(120, 12 * 60)};
      return Shift{start, start + length, MinuteRange{start + length / 2, start + length / 2 + Minutes{30}}};
    }
  }
}

Grant any_grant() {
  const auto range = any_range();
  switch (*rc::gen::inRange(0, 4)) {
    case 0: return OfficialDuty{range.from, range.to, *rc::gen::arbitrary<bool>()};
    case 1: return TimeOff{range.from, range.to};
    case 2: return Leave{*rc::gen::element(LeavePart::day, LeavePart::morning, LeavePart::afternoon), "CR"};
    default: return WorkFromHome{};
  }
}

/// A working day of 2026, so that the rules have something to say.
Case any_working_day() {
  Case facts;
  facts.day = base::parse_day("2026-01-01").value() + std::chrono::days{*rc::gen::inRange(0, 365)};
  facts.state = *rc::gen::elementOf(all_states());
  facts.scheme = any_scheme();
  facts.holiday = false;
  facts.rest_day = false;
  facts.ramadan_short_break = *rc::gen::arbitrary<bool>();
  facts.pregnancy_hour = *rc::gen::arbitrary<bool>();
  return facts;
}

Case any_case() {
  auto facts = any_working_day();
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) facts.grants.push_back(any_grant());
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    facts.events.push_back({any_minute(0, 30 * 60), *rc::gen::element(EventKind::in, EventKind::out)});
  }
  if (*rc::gen::arbitrary<bool>()) facts.as_of = any_minute(0, 48 * 60);
  return facts;
}

bool has(const Verdict& verdict, Issue issue) {
  return std::find(verdict.issues.begin(), verdict.issues.end(), issue) != verdict.issues.end();
}

TEST(VerdictProperty, the_same_facts_give_the_same_verdict) {
  EXPECT_TRUE(rc::check([] {
    const auto facts = any_case();
    RC_ASSERT(judged(facts) == judged(facts));
  }));
}

TEST(VerdictProperty, the_order_of_events_does_not_matter) {
  EXPECT_TRUE(rc::check([] {
    const auto facts = any_case();
    auto turned = facts;
    std::reverse(turned.events.begin(), turned.events.end());
    if (turned.events.size() > 2) std::swap(turned.events[0], turned.events[1]);
    RC_ASSERT(judged(facts) == judged(turned));
  }));
}

TEST(VerdictProperty, the_order_of_grants_does_not_matter) {
  EXPECT_TRUE(rc::check([] {
    const auto facts = any_case();
    auto turned = facts;
    std::reverse(turned.grants.begin(), turned.grants.end());
    RC_ASSERT(judged(facts) == judged(turned));
  }));
}

TEST(VerdictProperty, what_is_said_hangs_together) {
  EXPECT_TRUE(rc::check([] {
    const auto facts = any_case();
    const auto verdict = judged(facts);
    RC_ASSERT(!verdict.because.empty());
    RC_ASSERT(verdict.late >= Minutes{0});
    RC_ASSERT(verdict.early >= Minutes{0});
    RC_ASSERT(has(verdict, Issue::late_in) == (verdict.late > Minutes{0}));
    RC_ASSERT(has(verdict, Issue::early_out) == (verdict.early > Minutes{0}));
    RC_ASSERT((verdict.status == Status::absent) == has(verdict, Issue::absent));
    RC_ASSERT((verdict.status == Status::incomplete) ==
              (has(verdict, Issue::no_clock_in) || has(verdict, Issue::no_clock_out)));
    RC_ASSERT(verdict.status != Status::open || facts.as_of.has_value());
    RC_ASSERT(verdict.effective_start.has_value() == verdict.may_leave_from.has_value());
    RC_ASSERT(!verdict.worked || *verdict.worked >= Minutes{0});
    RC_ASSERT(std::is_sorted(verdict.issues.begin(), verdict.issues.end()));
  }));
}

TEST(VerdictProperty, coming_earlier_never_makes_leaving_later) {
  EXPECT_TRUE(rc::check([] {
    auto facts = any_case();
    const auto late = any_minute(1);
    facts.events.push_back({late, EventKind::in});
    facts.as_of = {};
    auto earlier = facts;
    earlier.events.back().at = any_minute(0, static_cast<int>(late.count()));
    const auto before = judged(earlier);
    const auto after = judged(facts);
    if (!after.may_leave_from) return;
    RC_ASSERT(before.may_leave_from.has_value());
    RC_ASSERT(*before.may_leave_from <= *after.may_leave_from);
  }));
}

/// A day with both presses and some grants of the given kinds; nothing is missing on it.
Case any_day_with_both_presses() {
  auto facts = any_working_day();
  facts.events = {{any_minute(0, 20 * 60), EventKind::in}, {any_minute(0, 30 * 60), EventKind::out}};
  return facts;
}

void assert_no_worse(const Case& without, const Case& with) {
  const auto before = judged(without);
  const auto after = judged(with);
  RC_ASSERT(after.late <= before.late);
  RC_ASSERT(after.early <= before.early);
  for (const auto issue : after.issues) RC_ASSERT(has(before, issue));
}

TEST(VerdictProperty, a_duty_never_harms_a_day_with_both_presses) {
  EXPECT_TRUE(rc::check([] {
    auto facts = any_day_with_both_presses();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) facts.grants.push_back(any_grant());
    auto with = facts;
    const auto range = any_range();
    with.grants.emplace_back(OfficialDuty{range.from, range.to, *rc::gen::arbitrary<bool>()});
    assert_no_worse(facts, with);
  }));
}

/// Time off that begins before the duty that begins the day takes away "first is an official duty": the rules
/// themselves say so, and the scenario `off first` keeps it. Without a duty it never harms.
TEST(VerdictProperty, time_off_never_harms_a_day_with_both_presses_and_no_duty) {
  EXPECT_TRUE(rc::check([] {
    auto facts = any_day_with_both_presses();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
      auto grant = any_grant();
      if (!std::holds_alternative<OfficialDuty>(grant)) facts.grants.push_back(std::move(grant));
    }
    auto with = facts;
    const auto range = any_range();
    with.grants.emplace_back(TimeOff{range.from, range.to});
    assert_no_worse(facts, with);
  }));
}

TEST(VerdictProperty, the_pregnancy_hour_never_harms) {
  EXPECT_TRUE(rc::check([] {
    auto facts = any_day_with_both_presses();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) facts.grants.push_back(any_grant());
    facts.pregnancy_hour = false;
    auto with = facts;
    with.pregnancy_hour = true;
    assert_no_worse(facts, with);
  }));
}

TEST(VerdictProperty, working_from_home_changes_nothing) {
  EXPECT_TRUE(rc::check([] {
    const auto facts = any_case();
    auto with = facts;
    with.grants.emplace_back(WorkFromHome{});
    RC_ASSERT(judged(facts) == judged(with));
  }));
}

}  // namespace
}  // namespace spotme::domain
