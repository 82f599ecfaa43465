#pragma once

#include "domain/grant.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

/// An officer who works by WBF in Putrajaya, and drafts for him; tests change what they are about.
namespace spotme::domain {

inline base::Day day_of(std::string_view text) { return base::parse_day(text).value(); }
inline MinuteRange times_of(std::string_view from, std::string_view to) {
  return {base::parse_minute(from).value(), base::parse_minute(to).value()};
}

struct GrantPlace {
  store::Rules rules = store::builtin_rules();
  Calendar calendar = rules.calendar;
  GrantFacts facts;

  GrantPlace() { facts.today = day_of("2026-11-02"); }

  GrantDraft draft(GrantKind kind, std::string_view first, std::string_view last) {
    GrantDraft made;
    made.kind = kind;
    made.first_day = day_of(first);
    made.last_day = day_of(last);
    made.purpose = "Mesyuarat";
    if (takes_times(kind)) made.times = times_of("10:00", "11:00");
    if (kind == GrantKind::leave) made.part = LeavePart::day;
    if (kind == GrantKind::leave) made.code = "CR";
    return made;
  }
  HeldGrant& hold(GrantKind kind, std::string_view first, std::string_view last) {
    auto held = held_of(draft(kind, first, last), base::GrantId{{}});
    return facts.held.emplace_back(std::move(held));
  }
  /// Posts him for the days of the draft and a week on both sides.
  void post(const GrantDraft& draft, State state = State::putrajaya, const DayScheme& scheme = day_scheme(Wbf{})) {
    facts.pack = &rules.pack;
    facts.calendar = &calendar;
    facts.days.clear();
    for (auto day = draft.first_day - std::chrono::days{7}; day <= draft.last_day + std::chrono::days{7};
         day += std::chrono::days{1}) {
      facts.days.push_back({day, state, scheme, "", "U1"});
    }
  }
  /// `key/field` of each refusal.
  static std::vector<std::string> names(const std::vector<base::Error>& faults) {
    std::vector<std::string> found;
    for (const auto& fault : faults) found.push_back(fault.key + "/" + fault.field);
    return found;
  }
  std::vector<std::string> check(const GrantDraft& draft, State state = State::putrajaya,
                                 const DayScheme& scheme = day_scheme(Wbf{})) {
    post(draft, state, scheme);
    return names(check_grant(draft, facts));
  }
};

using Names = std::vector<std::string>;

}  // namespace spotme::domain
