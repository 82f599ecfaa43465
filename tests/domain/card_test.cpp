#include "domain/card.hpp"

#include "base/day_words.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace spotme::domain {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }
Month month(std::string_view text) { return parse_month(text).value(); }

CardTable lipis() {
  return parse_card_table(
             "yellow 0-2 yellow; yellow 3+ green; green 0 yellow; green 1 green; green 2+ red; red 0 green; red 1+ red")
      .value();
}

const MarkRule every_kind{{Issue::late_in, Issue::early_out, Issue::no_clock_in, Issue::no_clock_out, Issue::absent},
                          2};

std::string told(std::string_view table) {
  const auto made = parse_card_table(table);
  if (made) return "read";
  auto text = made.error().key;
  for (const auto& [name, value] : made.error().args) text += " " + value;
  return text;
}

TEST(CardTable, is_written_as_it_was_read) {
  EXPECT_EQ(format_card_table(lipis()),
            "yellow 0-2 yellow; yellow 3+ green; green 0 yellow; green 1 green; green 2+ red; red 0 green; red 1+ red");
  EXPECT_EQ(parse_card_table("red 1+ red;red 0 green; yellow 3+ green;yellow 0-2 yellow;green 2+ red;green 1 green;"
                             "green 0 yellow")
                .value(),
            lipis())
      << "the order of the rows does not matter";
}

TEST(CardTable, refuses_a_number_of_marks_without_a_row_or_with_two) {
  const std::string rest = "; green 0+ green; red 0+ red";
  EXPECT_EQ(told("yellow 0+ yellow" + rest), "read");
  EXPECT_EQ(told("yellow 1+ green" + rest), "card_table_gap yellow 0");
  EXPECT_EQ(told("yellow 0-2 yellow" + rest), "card_table_gap yellow 3");
  EXPECT_EQ(told("yellow 0-2 yellow; yellow 4+ green" + rest), "card_table_gap yellow 3");
  EXPECT_EQ(told("yellow 0-2 yellow; yellow 2+ green" + rest), "card_table_overlap yellow 2");
  EXPECT_EQ(told("yellow 0+ yellow; yellow 5+ green" + rest), "card_table_overlap yellow 5");
  EXPECT_EQ(told("yellow 0+ yellow; green 0+ green"), "card_table_gap red 0");
  EXPECT_EQ(told(""), "card_table_gap yellow 0");
}

TEST(CardTable, refuses_more_marks_that_lead_to_a_better_colour) {
  EXPECT_EQ(told("yellow 0-2 green; yellow 3+ yellow; green 0+ green; red 0+ red"), "card_table_improves yellow 3");
}

TEST(CardTable, refuses_what_is_no_row) {
  for (const auto* row : {"yellow", "yellow 3 blue", "kuning 0+ kuning", "yellow -1 green", "yellow 2-1 green",
                          "yellow 63+ green", "yellow 1++ green", "yellow 1 2 green", "yellow x green", ";"}) {
    EXPECT_EQ(told(row).substr(0, 18), "card_row_malformed") << row;
  }
}

TEST(CardPeriod, is_the_month_or_more_but_never_before_the_card_took_its_colour) {
  const auto november = month("2026-11");
  const auto first = [&](std::int64_t months, std::optional<base::Day> since) {
    return base::format_day(card_period(november, months, since).first);
  };
  EXPECT_EQ(base::format_day(card_period(november, 1, {}).last), "2026-11-30");
  EXPECT_EQ(first(1, {}), "2026-11-01");
  EXPECT_EQ(first(3, {}), "2026-09-01");
  EXPECT_EQ(first(12, {}), "2025-12-01");
  EXPECT_EQ(first(3, day("2026-10-01")), "2026-10-01");
  EXPECT_EQ(first(3, day("2026-12-01")), "2026-11-01") << "a colour of the month after does not empty the month";
}

TEST(CardChange, holds_from_the_first_of_the_month_after_the_approval) {
  EXPECT_EQ(base::format_day(card_change_day(day("2026-12-01"))), "2027-01-01");
  EXPECT_EQ(base::format_day(card_change_day(day("2026-12-31"))), "2027-01-01");
  EXPECT_EQ(base::format_day(card_change_day(day("2027-01-01"))), "2027-02-01");
}

TEST(CardForecast, tells_what_comes_when_nothing_more_is_explained) {
  CardCount count;
  count.marks = 1;
  count.to_explain = 2;
  const auto told = forecast(lipis(), CardColour::yellow, count);
  EXPECT_EQ(told.if_no_more, CardColour::yellow);
  EXPECT_EQ(told.if_unexplained, CardColour::green);
  EXPECT_EQ(told.more, 2);
  count.marks = 3;
  EXPECT_EQ(forecast(lipis(), CardColour::yellow, count).more, std::nullopt) << "nothing is worse than one step";
}

TEST(Month, runs_over_the_ends_of_years) {
  EXPECT_EQ(format_month(months_after(month("2026-12"), 1)), "2027-01");
  EXPECT_EQ(format_month(months_after(month("2026-01"), -1)), "2025-12");
  EXPECT_EQ(base::format_day(month("2028-02").last()), "2028-02-29");
  for (const auto* text : {"2026-13", "2026-1", "2026-11-01", "", "x"}) EXPECT_FALSE(parse_month(text)) << text;
}

TEST(DayInWords, is_written_as_the_service_writes_it) {
  EXPECT_EQ(base::day_in_words(day("2026-08-01")), (base::Text{"1 Ogo 2026", "1 Aug 2026"}));
  EXPECT_EQ(base::day_in_words(day("2026-03-31")), (base::Text{"31 Mac 2026", "31 Mar 2026"}));
}

// --- What must hold whatever the month -------------------------------------------------------------------------------

std::vector<CardIssue> any_issues() {
  std::vector<CardIssue> issues;
  const auto number = *rc::gen::inRange(0, 12);
  for (int i = 0; i < number; ++i) {
    CardIssue issue;
    issue.day = day("2026-11-01") + std::chrono::days{*rc::gen::inRange(0, 30)};
    issue.issue = static_cast<Issue>(*rc::gen::inRange(0, 5));
    issue.standing = static_cast<IssueStanding>(*rc::gen::inRange(0, 5));
    issue.explain_by = day("2026-11-20") + std::chrono::days{*rc::gen::inRange(0, 15)};
    issues.push_back(issue);
  }
  return issues;
}

CardTable any_table() {
  std::vector<CardRow> rows;
  for (int from = 0; from < 3; ++from) {
    const auto a = *rc::gen::inRange(1, 4);
    const auto b = a + *rc::gen::inRange(1, 4);
    auto to = std::vector<int>{*rc::gen::inRange(0, 3), *rc::gen::inRange(0, 3), *rc::gen::inRange(0, 3)};
    std::sort(to.begin(), to.end());
    const auto colour = static_cast<CardColour>(from);
    rows.push_back({colour, 0, a - 1, static_cast<CardColour>(to[0])});
    rows.push_back({colour, a, b - 1, static_cast<CardColour>(to[1])});
    rows.push_back({colour, b, std::nullopt, static_cast<CardColour>(to[2])});
  }
  return CardTable::make(rows).value();
}

CardCount counted(const std::vector<CardIssue>& issues, const std::vector<DayRange>& excused = {}) {
  return count_marks(every_kind, {day("2026-11-01"), day("2026-11-30")}, issues, excused, day("2026-11-27"));
}

TEST(CardProperty, an_accepted_reason_and_one_that_waits_never_worsen_the_card) {
  EXPECT_TRUE(rc::check([] {
    const auto issues = any_issues();
    RC_PRE(!issues.empty());
    const auto table = any_table();
    const auto colour = static_cast<CardColour>(*rc::gen::inRange(0, 3));
    const auto before = table.next(colour, counted(issues).marks);
    for (const auto better : {IssueStanding::accepted, IssueStanding::waiting, IssueStanding::withdrawn}) {
      auto changed = issues;
      changed[*rc::gen::inRange<std::size_t>(0, issues.size())].standing = better;
      RC_ASSERT(table.next(colour, counted(changed).marks) <= before);
    }
  }));
}

TEST(CardProperty, a_day_of_leave_never_worsens_the_card) {
  EXPECT_TRUE(rc::check([] {
    const auto issues = any_issues();
    const auto first = day("2026-11-01") + std::chrono::days{*rc::gen::inRange(0, 30)};
    const DayRange leave{first, first + std::chrono::days{*rc::gen::inRange(0, 5)}};
    RC_ASSERT(counted(issues, {leave}).marks <= counted(issues).marks);
  }));
}

TEST(CardProperty, the_order_of_the_issues_does_not_matter) {
  EXPECT_TRUE(rc::check([] {
    const auto issues = any_issues();
    auto shuffled = issues;
    std::reverse(shuffled.begin(), shuffled.end());
    if (!shuffled.empty()) {
      const auto by = *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(shuffled.size()));
      std::rotate(shuffled.begin(), shuffled.begin() + by, shuffled.end());
    }
    RC_ASSERT(counted(shuffled) == counted(issues));
  }));
}

TEST(CardProperty, no_day_has_more_than_two_marks_and_no_mark_waits) {
  EXPECT_TRUE(rc::check([] {
    const auto count = counted(any_issues());
    for (const auto& item : count.items) {
      RC_ASSERT(std::count_if(count.items.begin(), count.items.end(),
                              [&](const auto& other) { return other.day == item.day && is_mark(other.state); }) <= 2);
    }
  }));
}

TEST(CardProperty, the_forecast_is_the_table) {
  EXPECT_TRUE(rc::check([] {
    const auto table = any_table();
    const auto colour = static_cast<CardColour>(*rc::gen::inRange(0, 3));
    CardCount count;
    count.marks = *rc::gen::inRange(0, 8);
    const auto told = forecast(table, colour, count);
    RC_ASSERT(told.if_no_more == table.next(colour, count.marks));
    for (std::int64_t more = 1; more < told.more.value_or(62); ++more)
      RC_ASSERT(table.next(colour, count.marks + more) == told.if_no_more);
    if (told.more) {
      RC_ASSERT(table.next(colour, count.marks + *told.more) == told.if_more);
      RC_ASSERT(told.if_more > told.if_no_more);
    }
  }));
}

}  // namespace
}  // namespace spotme::domain
