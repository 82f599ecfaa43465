#include "domain/unit.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace spotme::domain {
namespace {

using std::chrono::days;

constexpr base::Day open{std::chrono::year{9999} / 12 / 31};
constexpr base::Day long_ago{std::chrono::year{2026} / 1 / 1};
constexpr base::Day today{std::chrono::year{2026} / 11 / 26};

base::UnitId id(std::uint8_t number) {
  base::UnitId made;
  made.value.bytes[15] = number;
  return made;
}

/// U1 with A (and A/X below it) and B.
UnitSpans tree() {
  return {{id(1), {}, "U1", "Ibu pejabat", "", long_ago, open},
          {id(2), id(1), "U1/A", "Bahagian A", "", long_ago, open},
          {id(3), id(2), "U1/A/X", "Seksyen X", "kinta", long_ago, open},
          {id(4), id(1), "U1/B", "Bahagian B", "", long_ago, open}};
}

template <class T>
std::string told(const base::Result<T>& result) {
  if (result) return "yes";
  const auto& error = result.error();
  auto text = error.key + " " + error.field;
  for (const auto& [name, value] : error.args) text += " " + value;
  return text;
}

std::string lines(const UnitSpans& spans) {
  std::string text;
  for (const auto& span : spans) {
    text += fmt::format("{}{} {} from {}", text.empty() ? "" : ", ", span.path, span.name, base::format_day(span.from));
  }
  return text;
}

TEST(Units, ANewOneStandsBelowItsParentFromItsDay) {
  const auto plan = plan_new_unit(tree(), {id(9), id(3), "Y", " Unit Y "}, today);
  ASSERT_TRUE(plan);
  EXPECT_EQ(lines(*plan), "U1/A/X/Y Unit Y from 2026-11-26");
  EXPECT_EQ(plan->front().parent, id(3));
  EXPECT_EQ(plan->front().to, open);
  EXPECT_EQ(told(plan_new_unit(tree(), {id(9), id(8), "Y", "Y"}, today)), "unit_unknown parent_id");
  EXPECT_EQ(told(plan_new_unit(tree(), {id(9), id(1), "B", "Y"}, today)), "unit_code_taken code");
  EXPECT_EQ(told(plan_new_unit(tree(), {id(9), id(1), "A/Z", "Y"}, today)), "code_invalid code 32");
  EXPECT_EQ(told(plan_new_unit(tree(), {id(9), id(1), "Z", "  "}, today)), "name_required name");
  EXPECT_EQ(told(plan_new_unit({}, {id(9), {}, "U1", "Ibu pejabat"}, today)), "yes");
}

TEST(Units, EightLevelsAndNoMore) {
  UnitSpans chain{{id(1), {}, "U", "U", "", long_ago, open}};
  for (std::uint8_t i = 2; i <= 7; ++i) {
    chain.push_back({id(i), id(i - 1), chain.back().path + "/U", "U", "", long_ago, open});
  }
  EXPECT_EQ(told(plan_new_unit(chain, {id(9), id(6), "Z", "Z"}, today)), "yes");
  EXPECT_EQ(told(plan_new_unit(chain, {id(9), id(7), "Z", "Z"}, today)), "yes");
  chain.push_back({id(8), id(7), chain.back().path + "/U", "U", "", long_ago, open});
  EXPECT_EQ(told(plan_new_unit(chain, {id(9), id(8), "Z", "Z"}, today)), "unit_too_deep parent_id 8");
}

TEST(Units, ANewNameHoldsFromItsDay) {
  const auto plan = plan_unit_name(tree(), id(3), "Seksyen Baharu", today + days{1});
  ASSERT_TRUE(plan);
  EXPECT_EQ(lines(*plan), "U1/A/X Seksyen Baharu from 2026-11-27");
  EXPECT_EQ(plan->front().district, "kinta");
  EXPECT_EQ(told(plan_unit_name(tree(), id(9), "N", today)), "not_found ");
  EXPECT_EQ(told(plan_unit_name(tree(), id(3), " ", today)), "name_required name");
}

TEST(Units, AMoveTakesAllThatStandsBelow) {
  const auto plan = plan_unit_move(tree(), id(2), id(4), today);
  ASSERT_TRUE(plan) << told(plan);
  EXPECT_EQ(lines(*plan), "U1/B/A Bahagian A from 2026-11-26, U1/B/A/X Seksyen X from 2026-11-26");
  EXPECT_EQ(plan->at(0).parent, id(4));
  EXPECT_EQ(plan->at(1).parent, id(2));
}

TEST(Units, ATreeThatWouldLoopIsRefused) {
  EXPECT_EQ(told(plan_unit_move(tree(), id(2), id(2), today)), "unit_loop parent_id");
  EXPECT_EQ(told(plan_unit_move(tree(), id(2), id(3), today)), "unit_loop parent_id");
  EXPECT_EQ(told(plan_unit_move(tree(), id(1), id(4), today)), "unit_topmost parent_id");
  EXPECT_EQ(told(plan_unit_move(tree(), id(2), id(1), today)), "unit_there_already parent_id");
  EXPECT_EQ(told(plan_unit_move(tree(), id(2), id(9), today)), "unit_unknown parent_id");
  EXPECT_EQ(told(plan_unit_move(tree(), id(9), id(1), today)), "not_found ");
  auto twins = tree();
  twins.push_back({id(5), id(4), "U1/B/A", "A lain", "", long_ago, open});
  EXPECT_EQ(told(plan_unit_move(twins, id(2), id(4), today)), "unit_code_taken parent_id");
}

TEST(Units, WhatIsPlannedForLaterIsNotOverturned) {
  auto planned = tree();
  planned[2].to = today + days{10};
  planned.push_back({id(3), id(4), "U1/B/X", "Seksyen X", "", today + days{10}, open});
  EXPECT_EQ(told(plan_unit_name(planned, id(3), "N", today + days{9})), "unit_change_planned from 2026-12-06");
  EXPECT_EQ(told(plan_unit_name(planned, id(3), "N", today + days{10})), "yes");
  EXPECT_EQ(told(plan_unit_move(planned, id(2), id(4), today)), "unit_change_planned from 2026-12-06");
  EXPECT_EQ(told(plan_new_unit(planned, {id(9), id(3), "Y", "Y"}, today)), "unit_change_planned from 2026-12-06");
  EXPECT_EQ(told(plan_new_unit(planned, {id(9), id(2), "X", "Y"}, today)), "unit_code_taken code");
}

TEST(Units, OnlyAnEmptyBranchMayClose) {
  EXPECT_EQ(told(check_unit_closing(tree(), id(3), today)), "yes");
  EXPECT_EQ(told(check_unit_closing(tree(), id(2), today)), "unit_has_units ");
  EXPECT_EQ(told(check_unit_closing(tree(), id(1), today)), "unit_topmost ");
  EXPECT_EQ(told(check_unit_closing(tree(), id(9), today)), "not_found ");
  auto closing = tree();
  closing[3].to = today + days{5};
  EXPECT_EQ(told(check_unit_closing(closing, id(4), today)), "unit_closing  2026-12-01");
  EXPECT_EQ(told(plan_unit_move(closing, id(2), id(4), today)), "unit_closing parent_id 2026-12-01");
  EXPECT_EQ(told(plan_new_unit(closing, {id(9), id(4), "Y", "Y"}, today)), "unit_closing parent_id 2026-12-01");
}

TEST(Units, AChangeBeginsTodayOrWithinAYear) {
  EXPECT_EQ(told(check_change_day(today - days{1}, today)), "change_date_past from");
  EXPECT_EQ(told(check_change_day(today, today)), "yes");
  EXPECT_EQ(told(check_change_day(today + days{366}, today)), "yes");
  EXPECT_EQ(told(check_change_day(today + days{367}, today)), "change_date_far from 2027-11-27");
}

/// Applies a plan as the store does.
UnitSpans applied(UnitSpans spans, const UnitSpans& plan, base::Day from) {
  for (const auto& made : plan) {
    std::erase_if(spans, [&](const auto& span) { return span.id == made.id && span.from == from; });
    for (auto& span : spans) {
      if (span.id == made.id && span.from < from && from < span.to) span.to = from;
    }
  }
  spans.insert(spans.end(), plan.begin(), plan.end());
  return spans;
}

/// Whatever is moved wherever, each unit has one version a day, and its path is that of its parent and its code.
RC_GTEST_PROP(UnitMoves, KeepATreeOnEveryDay, ()) {
  UnitSpans spans{{id(1), {}, "R", "R", "", long_ago, open}};
  for (std::uint8_t i = 2; i <= 8; ++i) {
    const auto above = *rc::gen::inRange<std::uint8_t>(1, i);
    const auto plan = plan_new_unit(spans, {id(i), id(above), fmt::format("C{}", i), "N"}, long_ago);
    if (plan) spans = applied(spans, *plan, long_ago);
  }
  const auto moves = *rc::gen::container<std::vector<std::tuple<std::uint8_t, std::uint8_t, int>>>(rc::gen::tuple(
      rc::gen::inRange<std::uint8_t>(1, 9), rc::gen::inRange<std::uint8_t>(1, 9), rc::gen::inRange(0, 4)));
  for (const auto& [unit, parent, ahead] : moves) {
    const auto from = today + days{ahead};
    auto known = spans;
    std::erase_if(known, [&](const auto& span) { return span.to <= from; });
    const auto plan = plan_unit_move(known, id(unit), id(parent), from);
    if (plan) spans = applied(spans, *plan, from);
  }
  for (int ahead = -1; ahead <= 5; ++ahead) {
    const auto day = today + days{ahead};
    for (std::uint8_t i = 1; i <= 8; ++i) {
      const auto holds = std::count_if(spans.begin(), spans.end(), [&](const auto& span) {
        return span.id == id(i) && span.from <= day && day < span.to;
      });
      const auto* const unit = find_unit_on(spans, id(i), day);
      RC_ASSERT(holds == (unit == nullptr ? 0 : 1));
      if (unit == nullptr || !unit->parent) continue;
      const auto* const above = find_unit_on(spans, *unit->parent, day);
      RC_ASSERT(above != nullptr);
      RC_ASSERT(unit->path == fmt::format("{}/C{}", above->path, i));
    }
  }
}

}  // namespace
}  // namespace spotme::domain
