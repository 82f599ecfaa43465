#include "domain/verdict.hpp"
#include "store/rule_pack.hpp"
#include "tests/domain/any_case.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

/// What must hold on every day, whatever the case. RapidCheck shrinks a counter-example to the smallest day that breaks
/// it.
namespace spotme::domain {
namespace {

using base::Minutes;
using test::any_case;
using test::any_grant;
using test::any_minute;
using test::any_range;
using test::any_telling_minute;
using test::any_working_day;

const store::Rules& rules() {
  static const store::Rules built_in = store::builtin_rules();
  return built_in;
}

Verdict judged(const Case& facts) {
  auto verdict = judge(rules().pack, rules().calendar, facts);
  RC_ASSERT(verdict.has_value());
  return std::move(verdict).value();
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
    const auto late = std::max(any_telling_minute(), Minutes{1});
    facts.events.push_back({late, EventKind::in});
    facts.as_of = {};
    auto earlier = facts;
    earlier.events.back().at = std::min(any_telling_minute(), late - Minutes{1});
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
  facts.events = {{any_telling_minute(), EventKind::in}, {any_telling_minute(), EventKind::out}};
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
/// themselves say so, and the scenario `off first` keeps it. In every other place it never harms.
TEST(VerdictProperty, time_off_never_harms_a_day_with_both_presses) {
  EXPECT_TRUE(rc::check([] {
    auto facts = any_day_with_both_presses();
    auto first_duty = Minutes{48 * 60};
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
      facts.grants.push_back(any_grant());
      if (const auto* duty = std::get_if<OfficialDuty>(&facts.grants.back()))
        first_duty = std::min(first_duty, duty->from);
    }
    const bool begins_with_duty = first_duty < facts.events.front().at;
    auto with = facts;
    const auto range = any_range();
    if (begins_with_duty && range.from < first_duty) return;
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
