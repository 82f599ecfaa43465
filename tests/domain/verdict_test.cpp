#include "domain/verdict.hpp"

#include "base/messages.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

using base::Minutes;

const store::Rules& rules() {
  static const store::Rules built_in = store::builtin_rules();
  return built_in;
}

Case tuesday() {
  Case facts;
  facts.day = base::parse_day("2026-11-24").value();
  return facts;
}

Minutes at(std::string_view text) { return base::parse_minute(text).value(); }

TEST(Verdict, explains_an_ordinary_day_step_by_step_with_sources) {
  auto facts = tuesday();
  facts.events = {{at("08:07"), EventKind::in}, {at("17:07"), EventKind::out}};
  const auto verdict = judge(rules().pack, rules().calendar, facts);
  ASSERT_TRUE(verdict.has_value());
  std::vector<std::string> steps;
  for (const auto& step : verdict->because) steps.push_back(std::string(rule_name(step.rule)) + " / " + step.source);
  EXPECT_EQ(steps, (std::vector<std::string>{"span / PP 5/2019", "wbf_window / PP 5/2019", "first_clock_in / PP 5/2019",
                                             "within_window / PP 5/2019", "worked / PP 13/2005"}));
  EXPECT_EQ(verdict->pack_name, "federal");
  EXPECT_EQ(verdict->pack_version, "2026.1");
  const base::MessageArgs expected{{"effective_start", "08:07"}, {"may_leave_from", "17:07"}};
  EXPECT_EQ(values_of(verdict->because[3]), expected);
}

TEST(Verdict, speaks_both_languages_with_the_names_of_each) {
  auto facts = tuesday();
  facts.day = base::parse_day("2026-02-02").value();
  facts.state = State::pulau_pinang;
  facts.holiday = {};
  const auto messages = base::Messages::load();
  facts.day = base::parse_day("2026-11-28").value();
  const auto rest = judge(rules().pack, rules().calendar, facts);
  ASSERT_TRUE(rest.has_value());
  EXPECT_EQ(text_of(messages, rest->because[0]),
            (base::Text{"Hari rehat mingguan bagi Pulau Pinang.", "A weekly rest day in Penang."}));

  facts.day = base::parse_day("2026-05-01").value();
  const auto holiday = judge(rules().pack, rules().calendar, facts);
  ASSERT_TRUE(holiday.has_value());
  EXPECT_EQ(text_of(messages, holiday->because[0]),
            (base::Text{"Hari kelepasan am: Hari Pekerja.", "Public holiday: Labour Day."}));
}

TEST(Verdict, has_words_for_every_rule_and_value) {
  const auto messages = base::Messages::load();
  for (const auto rule : all_rules()) {
    EXPECT_TRUE(messages.contains("because_" + std::string(rule_name(rule)))) << rule_name(rule);
    EXPECT_NE(has_own_value(rule), !rules().pack.basis[static_cast<std::size_t>(rule)].empty()) << rule_name(rule);
  }
  for (const auto state : all_states()) EXPECT_TRUE(messages.contains("state_" + std::string(state_name(state))));
}

struct Refusal {
  const char* name;
  Case facts;
  const char* key;
  const char* field;
};

std::vector<Refusal> refusals() {
  std::vector<Refusal> all;
  const auto add = [&](const char* name, const char* key, const char* field, auto change) {
    auto facts = tuesday();
    facts.events = {{Minutes{480}, EventKind::in}};
    change(facts);
    all.push_back({name, facts, key, field});
  };
  add("event before the day", "minute_out_of_range", "events[1].at", [](Case& facts) {
    facts.events.push_back({Minutes{-1}, EventKind::in});
  });
  add("event two days on", "minute_out_of_range", "events[0].at",
      [](Case& facts) { facts.events[0].at = Minutes{2880}; });
  add("grant before the day", "minute_out_of_range", "grants[0].from", [](Case& facts) {
    facts.grants.emplace_back(TimeOff{Minutes{-5}, Minutes{5}});
  });
  add("grant two days on", "minute_out_of_range", "grants[0].to", [](Case& facts) {
    facts.grants.emplace_back(OfficialDuty{Minutes{5}, Minutes{2880}});
  });
  add("as_of", "minute_out_of_range", "as_of", [](Case& facts) { facts.as_of = Minutes{2880}; });
  add("shift start", "minute_out_of_range", "scheme.start", [](Case& facts) {
    facts.scheme = Shift{Minutes{1440}, Minutes{1500}};
  });
  add("shift end", "ends_before_it_begins", "scheme.end", [](Case& facts) {
    facts.scheme = Shift{Minutes{600}, Minutes{600}};
  });
  add("shift too long", "shift_too_long", "scheme.end", [](Case& facts) {
    facts.scheme = Shift{Minutes{600}, Minutes{600 + 1441}};
  });
  add("break before", "break_outside_shift", "scheme.break.from", [](Case& facts) {
    facts.scheme = Shift{Minutes{600}, Minutes{1000}, MinuteRange{Minutes{599}, Minutes{700}}};
  });
  add("break after", "break_outside_shift", "scheme.break.to", [](Case& facts) {
    facts.scheme = Shift{Minutes{600}, Minutes{1000}, MinuteRange{Minutes{900}, Minutes{1001}}};
  });
  add("break backwards", "ends_before_it_begins", "scheme.break.to", [](Case& facts) {
    facts.scheme = Shift{Minutes{600}, Minutes{1000}, MinuteRange{Minutes{900}, Minutes{900}}};
  });
  return all;
}

TEST(Verdict, refuses_a_bad_case_and_names_its_field) {
  const auto messages = base::Messages::load();
  for (const auto& one : refusals()) {
    const auto verdict = judge(rules().pack, rules().calendar, one.facts);
    ASSERT_FALSE(verdict.has_value()) << one.name;
    EXPECT_EQ(verdict.error().code, base::Code::unprocessable) << one.name;
    EXPECT_EQ(verdict.error().key, one.key) << one.name;
    EXPECT_EQ(verdict.error().field, one.field) << one.name;
    EXPECT_FALSE(messages.text(one.key, verdict.error().args).en.empty());
  }
}

}  // namespace
}  // namespace spotme::domain
