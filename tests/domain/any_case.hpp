#pragma once

#include "domain/verdict.hpp"

#include <rapidcheck.h>

/// Cases by chance; to be called inside a RapidCheck property only.
namespace spotme::test {

/// From `from` up to but not including `to`.
inline base::Minutes any_minute(int from = 0, int to = 24 * 60) { return base::Minutes{*rc::gen::inRange(from, to)}; }

/// A minute of two days; every other time beside one at which a rule changes its mind.
inline base::Minutes any_telling_minute() {
  if (*rc::gen::arbitrary<bool>()) return any_minute(0, 48 * 60);
  const auto hour = *rc::gen::element(450, 480, 510, 540, 690, 705, 720, 735, 750, 780, 810, 825, 840, 855, 870, 885,
                                      900, 930, 960, 990, 1020, 1050, 1080, 1439, 1440, 1800);
  return base::Minutes{hour + *rc::gen::inRange(-1, 2)};
}

/// 1 minute to six hours long.
inline domain::MinuteRange any_range() {
  const auto from = std::min(any_telling_minute(), base::Minutes{24 * 60 - 1});
  return {from, from + base::Minutes{*rc::gen::inRange(1, 6 * 60)}};
}

inline domain::Scheme any_scheme() {
  switch (*rc::gen::inRange(0, 4)) {
    case 0: return domain::Wbf{};
    case 1: return domain::Wbb{any_minute(7 * 60, 10 * 60 + 1)};
    case 2: return domain::Office{};
    default: {
      const auto start = any_minute();
      const base::Minutes length{*rc::gen::inRange(120, 12 * 60)};
      const auto pause = start + length / 2;
      return domain::Shift{start, start + length, domain::MinuteRange{pause, pause + base::Minutes{30}}};
    }
  }
}

inline domain::Grant any_grant() {
  using domain::LeavePart;
  const auto range = any_range();
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
    case 1: return domain::OfficialDuty{range.from, range.to, *rc::gen::arbitrary<bool>()};
    case 2:
    case 3: return domain::TimeOff{range.from, range.to};
    default:
      if (*rc::gen::arbitrary<bool>()) return domain::WorkFromHome{};
      return domain::Leave{*rc::gen::element(LeavePart::day, LeavePart::morning, LeavePart::afternoon), "CR"};
  }
}

/// A working day of 2026, so that the rules have something to say.
inline domain::Case any_working_day() {
  domain::Case facts;
  facts.day = base::parse_day("2026-01-01").value() + std::chrono::days{*rc::gen::inRange(0, 365)};
  facts.state = *rc::gen::elementOf(domain::all_states());
  facts.scheme = any_scheme();
  facts.holiday = false;
  facts.rest_day = false;
  facts.ramadan_short_break = *rc::gen::arbitrary<bool>();
  facts.pregnancy_hour = *rc::gen::arbitrary<bool>();
  return facts;
}

/// A working day with presses and grants.
inline domain::Case any_case() {
  using domain::EventKind;
  auto facts = any_working_day();
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) facts.grants.push_back(any_grant());
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    facts.events.push_back({any_telling_minute(), *rc::gen::element(EventKind::in, EventKind::out)});
  }
  if (*rc::gen::arbitrary<bool>()) facts.as_of = any_minute(0, 48 * 60);
  return facts;
}

inline std::optional<bool> any_override() {
  return *rc::gen::element<std::optional<bool>>(std::nullopt, std::nullopt, true, false);
}

/// Any day of the years that the calendar covers, working or not, the case's own facts over the calendar's or none.
inline domain::Case any_day_of_the_calendar() {
  auto facts = any_case();
  facts.day = base::parse_day("2024-01-01").value() + std::chrono::days{*rc::gen::inRange(0, 4 * 365 + 1)};
  facts.holiday = any_override();
  facts.rest_day = any_override();
  facts.ramadan = any_override();
  return facts;
}

}  // namespace spotme::test
