#include "domain/substitute.hpp"

#include "store/rule_pack.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

/// Substitute days by the rule, and held against what `rules/holidays.csv` says.
namespace spotme::domain {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

const store::Rules& rules() {
  static const store::Rules built_in = store::builtin_rules();
  return built_in;
}

Holiday holiday(std::string_view on, State state, HolidayKind kind = HolidayKind::holiday,
                DateCertainty certainty = DateCertainty::official) {
  return {day(on), {state}, "Hari", "Day", "source", certainty, kind};
}

/// `2026-02-02 for 2026-02-01`, separated by commas.
std::string told(const std::vector<Holiday>& holidays, State state) {
  std::string text;
  for (const auto& one :
       substitutes(rules().substitutes, rules().pack, holidays, state, {day("2010-01-01"), day("2030-12-31")})) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{} for {}", base::format_day(one.day), base::format_day(one.of));
  }
  return text;
}

TEST(Substitutes, replace_one_of_the_two_rest_days_of_a_state) {
  EXPECT_EQ(told({holiday("2026-11-08", State::putrajaya)}, State::putrajaya), "2026-11-09 for 2026-11-08");
  EXPECT_EQ(told({holiday("2026-11-07", State::putrajaya)}, State::putrajaya), "") << "a Saturday is lost";
  EXPECT_EQ(told({holiday("2026-11-06", State::kedah)}, State::kedah), "2026-11-08 for 2026-11-06");
  EXPECT_EQ(told({holiday("2026-11-07", State::kedah)}, State::kedah), "") << "a Saturday is lost in Kedah";
  EXPECT_EQ(told({holiday("2026-11-07", State::kelantan)}, State::kelantan), "2026-11-08 for 2026-11-07");
  EXPECT_EQ(told({holiday("2026-11-06", State::terengganu)}, State::terengganu), "") << "a Friday is lost there";
}

TEST(Substitutes, follow_johor_through_its_two_changes) {
  EXPECT_EQ(told({holiday("2013-12-29", State::johor)}, State::johor), "2013-12-30 for 2013-12-29");
  EXPECT_EQ(told({holiday("2014-01-03", State::johor)}, State::johor), "2014-01-05 for 2014-01-03");
  EXPECT_EQ(told({holiday("2024-12-27", State::johor)}, State::johor), "2024-12-29 for 2024-12-27");
  EXPECT_EQ(told({holiday("2024-12-29", State::johor)}, State::johor), "") << "Sunday is a working day there";
  EXPECT_EQ(told({holiday("2025-01-03", State::johor)}, State::johor), "");
  EXPECT_EQ(told({holiday("2025-01-05", State::johor)}, State::johor), "2025-01-06 for 2025-01-05");
}

TEST(Substitutes, take_the_next_day_that_is_free_of_holidays_and_rest_days) {
  const auto perak = State::perak;
  EXPECT_EQ(told({holiday("2026-03-22", perak), holiday("2026-03-23", perak)}, perak), "2026-03-24 for 2026-03-22");
  EXPECT_EQ(told({holiday("2026-03-22", perak), holiday("2026-03-23", perak, HolidayKind::declared)}, perak),
            "2026-03-24 for 2026-03-22");
  EXPECT_EQ(told({holiday("2026-03-22", perak), holiday("2026-03-23", State::johor)}, perak),
            "2026-03-23 for 2026-03-22")
      << "a holiday of another state does not stand in the way";
  EXPECT_EQ(told({holiday("2026-03-22", perak), holiday("2026-03-23", perak, HolidayKind::substitute)}, perak),
            "2026-03-23 for 2026-03-22")
      << "what the data says is not looked at";
}

TEST(Substitutes, give_one_day_for_two_holidays_on_one_date) {
  const auto kl = State::kuala_lumpur;
  EXPECT_EQ(told({holiday("2026-02-01", kl), holiday("2026-02-01", kl)}, kl), "2026-02-02 for 2026-02-01");
  const auto both = substitutes(rules().substitutes, rules().pack, rules().calendar.holidays(), kl,
                                {day("2026-02-01"), day("2026-02-01")});
  ASSERT_EQ(both.size(), 1U);
  EXPECT_EQ(both[0].holidays.size(), 2U);
}

TEST(Substitutes, move_neither_declared_days_nor_those_of_a_district) {
  EXPECT_EQ(told({holiday("2026-11-08", State::perak, HolidayKind::declared)}, State::perak), "");
  auto district = holiday("2026-11-08", State::perak);
  district.district = "Kinta";
  EXPECT_EQ(told({district}, State::perak), "");
}

TEST(Substitutes, are_as_sure_as_the_dates_that_they_stand_for) {
  const std::vector<Holiday> moon{holiday("2027-08-15", State::perak, HolidayKind::holiday, DateCertainty::tentative)};
  const auto found =
      substitutes(rules().substitutes, rules().pack, moon, State::perak, {day("2027-01-01"), day("2027-12-31")});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].certainty, DateCertainty::tentative);
  EXPECT_EQ(found[0].rule->source, "Akta 369 s. 3");
}

// --- Held against the data ------------------------------------------------------------------------------------------

/// `sarawak 2024-06-04`, with how sure it is said to be.
using Known = std::map<std::string, DateCertainty>;

std::string named(State state, base::Day on) { return fmt::format("{} {}", state_name(state), base::format_day(on)); }

Known of_the_data() {
  Known known;
  for (const auto& row : rules().calendar.holidays()) {
    if (row.kind != HolidayKind::substitute) continue;
    for (const auto state : row.states) known.emplace(named(state, row.day), row.certainty);
  }
  return known;
}

Known of_the_rule() {
  Known known;
  for (const auto state : all_states()) {
    for (const auto& one :
         substitutes(rules().substitutes, rules().pack, rules().calendar.holidays(), state, rules().calendar.range())) {
      known.emplace(named(state, one.day), one.certainty);
    }
  }
  return known;
}

TEST(SubstitutesOfTheData, are_those_of_the_rule_day_by_day) {
  const auto data = of_the_data();
  const auto rule = of_the_rule();
  EXPECT_EQ(rule.size(), 158U);
  for (const auto& [where, certainty] : rule) EXPECT_TRUE(data.contains(where)) << where << " is missing in the data";
  for (const auto& [where, certainty] : data) EXPECT_TRUE(rule.contains(where)) << where << " is not by the rule";
}

/// Where the data is surer than the rule, because somebody announced that very day; nowhere is it less sure.
TEST(SubstitutesOfTheData, are_surer_than_the_rule_where_they_were_announced) {
  const std::set<std::string> announced{
      "kuala_lumpur 2026-02-02",  // JPA, 8 January 2026: one day for two holidays
      "labuan 2026-02-02",        // the same
      "putrajaya 2026-02-02",     // the same
      "sabah 2025-04-02",         // the Chief Minister, 27 March 2025
      "sarawak 2024-06-04",       // the Government Almanac
      "sarawak 2025-06-03",       // the press, 10 May 2025
  };
  const auto data = of_the_data();
  std::set<std::string> differing;
  for (const auto& [where, certainty] : of_the_rule()) {
    const auto found = data.find(where);
    if (found == data.end() || found->second == certainty) continue;
    EXPECT_EQ(found->second, DateCertainty::press) << where;
    differing.insert(where);
  }
  EXPECT_EQ(differing, announced);
}

/// Days that follow from the rule although others doubt them; each stands in the data as derived or tentative, so that
/// nobody takes it for announced.
TEST(SubstitutesOfTheData, say_which_of_them_are_doubted) {
  const std::map<std::string, std::string> doubted{
      {"putrajaya 2024-07-08", "Awal Muharam on a Sunday: by the rule, one library makes none"},
      {"kedah 2025-06-29", "Awal Muharam on a Friday: the same"},
      {"putrajaya 2027-06-08", "Awal Muharam on a Sunday: the same"},
      {"johor 2025-03-24", "the Sultan's birthday on a Sunday: the same"},
      {"johor 2026-03-24", "the 23rd is a holiday there already: no notice seen"},
      {"melaka 2026-03-24", "the same"},
      {"sarawak 2026-06-03", "Wesak on a Sunday before Gawai: no notice seen"},
      {"sabah 2026-06-02", "Kaamatan and Wesak on a Sunday: stands for Wesak in any case"},
      {"sabah 2027-06-01", "Kaamatan on a Sunday: old notes say that Sabah gives none"},
      {"labuan 2027-06-01", "the same"},
  };
  const auto data = of_the_data();
  for (const auto& [where, why] : doubted) {
    const auto found = data.find(where);
    ASSERT_NE(found, data.end()) << where << ": " << why;
    EXPECT_GE(found->second, DateCertainty::derived) << where << ": " << why;
  }
  EXPECT_FALSE(data.contains("pulau_pinang 2024-07-09")) << "two holidays on 7 July 2024 give one substitute";
  EXPECT_FALSE(data.contains("kuala_lumpur 2026-02-03")) << "the second day of the private sector";
}

}  // namespace
}  // namespace spotme::domain
