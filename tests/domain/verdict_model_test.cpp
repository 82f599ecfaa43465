#include "domain/clock.hpp"
#include "domain/verdict.hpp"
#include "store/rule_pack.hpp"
#include "tests/domain/any_case.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <tuple>

/// The contract of `spotme judge` written a second time, in the simplest way that there is: minute by minute, with the
/// numbers of the circulars as they stand in the contract, without the domain's own code but for the calendar's data
/// and the end of a work day. Both must say the same of any day.
namespace spotme::test {
namespace {

using domain::Case;
using domain::State;

constexpr int hour = 60;

/// What is said of a day, each value as a number of minutes; -1 for null.
struct Said {
  std::string day_type = "working";
  std::string status;
  int start = -1;
  int leave = -1;
  int office_end = -1;
  int late = 0;
  int early = 0;
  int worked = -1;
  std::set<std::string> issues;
  auto tied() const { return std::tie(day_type, status, start, leave, office_end, late, early, worked, issues); }
  bool operator==(const Said& other) const { return tied() == other.tied(); }
};

std::ostream& operator<<(std::ostream& out, const Said& said) {
  return out << fmt::format("{} {} start {} leave {} office {} late {} early {} worked {} issues {}", said.day_type,
                            said.status, said.start, said.leave, said.office_end, said.late, said.early, said.worked,
                            fmt::join(said.issues, " "));
}

int number(base::Minutes at) { return static_cast<int>(at.count()); }
int number(const std::optional<base::Minutes>& at) { return at ? number(*at) : -1; }

struct Span {
  int from;
  int to;
  bool outstation = false;
  [[nodiscard]] bool holds(int minute) const { return from <= minute && minute < to; }
};

bool in_any(const std::vector<Span>& spans, int minute) {
  return std::any_of(spans.begin(), spans.end(), [&](const Span& one) { return one.holds(minute); });
}

bool rests_on_friday_and_saturday(State state, base::Day day) {
  if (state == State::kedah || state == State::kelantan || state == State::terengganu) return true;
  return state == State::johor && day >= base::parse_day("2014-01-01") && day < base::parse_day("2025-01-01");
}

Span break_of(const Case& facts, bool cut) {
  const bool friday = std::chrono::weekday{facts.day} == std::chrono::Friday;
  if (!friday) return {13 * hour, cut ? 13 * hour + 30 : 14 * hour};
  Span pause{12 * hour + 15, 14 * hour + 45};
  if (facts.state == State::sabah || facts.state == State::labuan) pause = {11 * hour + 30, 14 * hour};
  if (facts.state == State::sarawak) pause = {11 * hour + 45, 14 * hour + 15};
  if (cut) pause = {pause.from + 15, pause.to - 15};
  return pause;
}

/// The facts of a case, sorted out.
struct Facts {
  std::vector<Span> duties, times_off;
  bool leave_day = false, morning = false, afternoon = false;
  std::vector<int> ins, outs;
  bool may_go_on = false;
};

Facts facts_of(const Case& one) {
  Facts facts;
  for (const auto& grant : one.grants) {
    if (const auto* duty = std::get_if<domain::OfficialDuty>(&grant)) {
      facts.duties.push_back({number(duty->from), number(duty->to), duty->outstation});
    } else if (const auto* off = std::get_if<domain::TimeOff>(&grant)) {
      facts.times_off.push_back({number(off->from), number(off->to)});
    } else if (const auto* leave = std::get_if<domain::Leave>(&grant)) {
      facts.leave_day |= leave->part == domain::LeavePart::day;
      facts.morning |= leave->part == domain::LeavePart::morning;
      facts.afternoon |= leave->part == domain::LeavePart::afternoon;
    }
  }
  facts.leave_day |= facts.morning && facts.afternoon;
  for (const auto& event : one.events) {
    if (one.as_of && event.at > *one.as_of) continue;
    (event.kind == domain::EventKind::in ? facts.ins : facts.outs).push_back(number(event.at));
  }
  std::sort(facts.ins.begin(), facts.ins.end());
  std::sort(facts.outs.begin(), facts.outs.end());
  facts.may_go_on = one.as_of && *one.as_of < domain::work_day_end(one.scheme);
  return facts;
}

/// The hours of the scheme on that day.
struct Hours {
  int opens, deadline, office_end, span;
  Span pause;
  bool shift = false;
};

Hours hours_of(const Case& one, bool ramadan) {
  if (const auto* shift = std::get_if<domain::Shift>(&one.scheme)) {
    Hours hours{number(shift->start), number(shift->start), number(shift->end), 0, {-1, -1}, true};
    if (shift->pause) hours.pause = {number(shift->pause->from), number(shift->pause->to)};
    return hours;
  }
  const bool cut = ramadan && one.ramadan_short_break;
  const bool thursday = std::chrono::weekday{one.day} == std::chrono::Thursday;
  Hours hours{7 * hour + 30, 9 * hour, 0, 9 * hour, break_of(one, cut)};
  if (thursday && rests_on_friday_and_saturday(one.state, one.day)) hours.span = 7 * hour + 30;
  if (cut) hours.span -= 30;
  if (std::holds_alternative<domain::Office>(one.scheme)) hours.opens = hours.deadline = 8 * hour;
  if (const auto* wbb = std::get_if<domain::Wbb>(&one.scheme)) hours.opens = hours.deadline = number(wbb->start);
  hours.office_end = hours.deadline + hours.span;
  return hours;
}

enum class By { clock_in, duty, time_off, nothing };

/// What came first, and when; where two came at once the one that stands first here.
std::pair<int, By> first_of(const Facts& facts) {
  std::vector<std::pair<int, By>> all;
  if (!facts.ins.empty()) all.emplace_back(facts.ins.front(), By::clock_in);
  for (const auto& duty : facts.duties) all.emplace_back(duty.from, By::duty);
  for (const auto& off : facts.times_off) all.emplace_back(off.from, By::time_off);
  return all.empty() ? std::pair{-1, By::nothing} : *std::min_element(all.begin(), all.end());
}

/// Rules 4 to 7 of the contract, on a day on which something happened.
Said working_day(const Case& one, const Facts& facts, const Hours& hours) {
  Said said;
  said.office_end = hours.office_end;
  const auto [first, by] = first_of(facts);
  const bool outstation_line =
      !facts.morning && !facts.outs.empty() &&
      std::any_of(facts.duties.begin(), facts.duties.end(), [](const Span& duty) { return duty.outstation; });

  // 4. Start and leaving time
  if (by != By::nothing) {
    said.start = first;
    if (facts.morning) {
      said.start = 8 * hour;
    } else if (outstation_line) {
      said.start = hours.opens;
    } else if (first <= hours.deadline) {
      said.start = std::max(first, hours.opens);
    }
    const bool by_span = facts.morning || outstation_line || first <= hours.deadline;
    said.leave = by_span && !hours.shift ? said.start + hours.span : hours.office_end;
    if (facts.afternoon) {
      said.leave = hours.pause.from;
    } else if (one.pregnancy_hour) {
      said.leave = std::max(said.leave - 60, 0);
    }
  }
  // 5. Late
  const auto excused = [&](int minute) { return in_any(facts.duties, minute) || in_any(facts.times_off, minute); };
  if (!facts.ins.empty() && by != By::duty && !outstation_line) {
    const int deadline = facts.morning ? hours.pause.to : hours.deadline;
    for (int minute = deadline; minute < facts.ins.front(); ++minute) said.late += excused(minute) ? 0 : 1;
  }
  // 6. Missing
  int duty_ends = -1;
  for (const auto& duty : facts.duties) duty_ends = std::max(duty_ends, duty.to);
  const bool duty_is_last =
      !facts.duties.empty() &&
      (facts.outs.empty() ? facts.ins.empty() || facts.ins.back() <= duty_ends : duty_ends >= facts.outs.back());
  const bool no_in = facts.ins.empty() && facts.duties.empty();
  const bool no_out = facts.outs.empty() && !duty_is_last;
  if (facts.may_go_on && (no_in || facts.outs.empty())) {
    said.status = "open";
  } else {
    said.status = no_in || no_out ? "incomplete" : "present";
    if (no_in) said.issues.insert("no_clock_in");
    if (no_out) said.issues.insert("no_clock_out");
  }
  // 7. Early
  if (!facts.outs.empty() && !duty_is_last) {
    for (int minute = facts.outs.back(); minute < said.leave; ++minute) said.early += excused(minute) ? 0 : 1;
  }
  if (!facts.ins.empty() && !facts.outs.empty()) {
    said.worked = 0;
    for (int minute = std::max(facts.ins.front(), hours.opens); minute < facts.outs.back(); ++minute) {
      said.worked += hours.pause.holds(minute) || in_any(facts.times_off, minute) ? 0 : 1;
    }
  }
  if (said.late > 0) said.issues.insert("late_in");
  if (said.early > 0) said.issues.insert("early_out");
  return said;
}

Said by_the_contract(const Case& one, const domain::Calendar& calendar) {
  const bool shift = std::holds_alternative<domain::Shift>(one.scheme);
  const bool friday_state = rests_on_friday_and_saturday(one.state, one.day);
  const std::chrono::weekday weekday{one.day};
  const bool weekly =
      weekday == std::chrono::Saturday || weekday == (friday_state ? std::chrono::Friday : std::chrono::Sunday);
  const auto facts = facts_of(one);
  Said said;
  if (one.holiday.value_or(calendar.holiday(one.state, one.day) != nullptr)) {
    said.day_type = said.status = "holiday";
  } else if (one.rest_day.value_or(!shift && weekly)) {
    said.day_type = said.status = "rest_day";
  } else if (facts.leave_day) {
    said.status = "on_leave";
  } else {
    const auto hours = hours_of(one, one.ramadan.value_or(calendar.is_ramadan(one.day)));
    if (!facts.ins.empty() || !facts.outs.empty() || !facts.duties.empty()) return working_day(one, facts, hours);
    said.office_end = hours.office_end;
    said.status = facts.may_go_on ? "open" : "absent";
    if (!facts.may_go_on) said.issues.insert("absent");
  }
  return said;
}

Said by_the_domain(const domain::Verdict& verdict) {
  Said said;
  said.day_type = domain::day_type_name(verdict.day_type);
  said.status = domain::status_name(verdict.status);
  said.start = number(verdict.effective_start);
  said.leave = number(verdict.may_leave_from);
  said.office_end = number(verdict.office_end);
  said.late = number(verdict.late);
  said.early = number(verdict.early);
  said.worked = number(verdict.worked);
  for (const auto issue : verdict.issues) said.issues.emplace(domain::issue_name(issue));
  return said;
}

void expect_the_same(const Case& facts) {
  static const auto rules = store::builtin_rules();
  const auto verdict = domain::judge(rules.pack, rules.calendar, facts);
  RC_ASSERT(verdict.has_value());
  RC_ASSERT(by_the_domain(*verdict) == by_the_contract(facts, rules.calendar));
}

TEST(VerdictModel, agrees_on_any_working_day) {
  EXPECT_TRUE(rc::check([] {
    for (int i = 0; i < 20; ++i) expect_the_same(any_case());
  }));
}

TEST(VerdictModel, agrees_on_any_day_of_the_calendar) {
  EXPECT_TRUE(rc::check([] {
    for (int i = 0; i < 20; ++i) expect_the_same(any_day_of_the_calendar());
  }));
}

/// One press in and one out, most of them at an edge, and at most one grant.
TEST(VerdictModel, agrees_at_every_edge) {
  EXPECT_TRUE(rc::check("two presses", [] {
    auto facts = any_working_day();
    facts.events = {{any_telling_minute(), domain::EventKind::in}, {any_telling_minute(), domain::EventKind::out}};
    if (*rc::gen::arbitrary<bool>()) facts.grants.push_back(any_grant());
    expect_the_same(facts);
  }));
}

}  // namespace
}  // namespace spotme::test
