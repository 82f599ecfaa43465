#include "domain/verdict.hpp"

#include "domain/verdict_facts.hpp"
#include "domain/verdict_hours.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace spotme::domain {
namespace {

using base::Minutes;

/// One judgement in progress: the facts, what was found of them, and the verdict that grows.
class Judgement {
 public:
  Judgement(const RulePack& pack, const DayRules& rules, const Case& facts, Verdict& verdict)
      : rules_(rules), facts_(facts), verdict_(verdict), reasoning_(pack, verdict.because), day_(digest(facts)) {}

  /// Holiday, rest day and leave for the whole day end the matter.
  [[nodiscard]] bool is_day_off(const DayFacts& day);
  [[nodiscard]] base::Result<void> decide(bool ramadan);

 private:
  [[nodiscard]] bool may_go_on() const { return facts_.as_of && *facts_.as_of < work_day_end(facts_.scheme); }
  /// The out-of-station line applies: such a duty on this day and a clock-out after it; leave for the morning wins over
  /// it.
  [[nodiscard]] bool back_from_outstation() const {
    return day_.outstation && day_.last_out && day_.morning == nullptr;
  }

  void decide_nothing_recorded();
  void note_first(const First& first);
  void decide_start(const First& first);
  void decide_leaving();
  void decide_late(const std::optional<First>& first);
  void decide_missing();
  void decide_early();
  void count_worked();
  void raise(Issue issue) { verdict_.issues.push_back(issue); }

  const DayRules& rules_;
  const Case& facts_;
  Verdict& verdict_;
  Reasoning reasoning_;
  Digest day_;
  Hours hours_;
};

bool Judgement::is_day_off(const DayFacts& day) {
  if (day.holiday) {
    verdict_.day_type = DayType::holiday;
    verdict_.status = Status::holiday;
    if (day.named == nullptr) {
      reasoning_.note(Rule::holiday_given);
    } else {
      auto& step = reasoning_.note(Rule::holiday, day.named->source);
      step.name_ms = day.named->name_ms;
      step.name_en = day.named->name_en;
    }
    return true;
  }
  if (day.rest_day) {
    verdict_.day_type = DayType::rest_day;
    verdict_.status = Status::rest_day;
    if (facts_.rest_day) {
      reasoning_.note(Rule::rest_day_given);
    } else {
      reasoning_.note(Rule::rest_day, rules_.rest_days->source, {state_value("state", facts_.state)});
    }
    return true;
  }
  if (day_.day_leave == nullptr && (day_.morning == nullptr || day_.afternoon == nullptr)) return false;
  verdict_.status = Status::on_leave;
  reasoning_.note(day_.day_leave != nullptr ? Rule::leave_day : Rule::leave_halves);
  return true;
}

base::Result<void> Judgement::decide(bool ramadan) {
  hours_ = hours_of(rules_, facts_.scheme, ramadan && facts_.ramadan_short_break, reasoning_);
  if ((day_.morning != nullptr || day_.afternoon != nullptr) && !hours_.pause) {
    return base::Error{base::Code::unprocessable, "shift_without_break", "scheme.break"};
  }
  verdict_.office_end = hours_.office_end;
  if (!day_.has_event() && !day_.has_duty()) {
    decide_nothing_recorded();
    return {};
  }
  const auto first = day_.first();
  if (first) {
    note_first(*first);
    decide_start(*first);
    decide_leaving();
  } else {
    reasoning_.note(Rule::out_alone, {minute_value("out", *day_.last_out)});
  }
  decide_late(first);
  decide_early();
  decide_missing();
  count_worked();
  return {};
}

void Judgement::decide_nothing_recorded() {
  if (may_go_on()) {
    verdict_.status = Status::open;
    reasoning_.note(Rule::open_day, {minute_value("as_of", *facts_.as_of)});
    return;
  }
  verdict_.status = Status::absent;
  raise(Issue::absent);
  reasoning_.note(Rule::absent);
}

void Judgement::note_first(const First& first) {
  const auto rule = first.kind == FirstKind::clock_in ? Rule::first_clock_in
                    : first.kind == FirstKind::duty   ? Rule::first_duty
                                                      : Rule::first_time_off;
  reasoning_.note(rule, {minute_value("at", first.at)});
}

void Judgement::decide_start(const First& first) {
  Rule rule = Rule::within_window;
  Minutes start = first.at;
  Minutes leave{0};
  if (day_.morning != nullptr) {
    rule = Rule::morning_leave;
    start = rules_.morning_leave_start->value;
    leave = hours_.leaves(start);
  } else if (back_from_outstation()) {
    rule = Rule::outstation_duty;
    start = hours_.opens;
    leave = hours_.leaves(start);
  } else if (first.at > hours_.deadline) {
    rule = Rule::after_deadline;
    leave = hours_.office_end;
  } else {
    const bool flexible = hours_.source == nullptr;
    rule = !flexible ? Rule::fixed_start : first.at < hours_.opens ? Rule::counted_from_opening : Rule::within_window;
    start = std::max(first.at, hours_.opens);
    leave = hours_.leaves(start);
  }
  verdict_.effective_start = start;
  verdict_.may_leave_from = leave;
  const auto start_value = minute_value("effective_start", start);
  const auto leave_value = minute_value("may_leave_from", leave);
  if (rule == Rule::morning_leave) {
    reasoning_.note(rule, rules_.morning_leave_start->source,
                    {start_value, leave_value, minute_value("deadline", hours_.pause->to)});
  } else {
    const auto* source = rule == Rule::outstation_duty ? nullptr : hours_.source;
    reasoning_.note(rule, source, {start_value, leave_value});
  }
}

void Judgement::decide_leaving() {
  if (day_.afternoon != nullptr) {
    verdict_.may_leave_from = hours_.pause->from;
    reasoning_.note(Rule::afternoon_leave, {minute_value("may_leave_from", hours_.pause->from)});
    return;  // the pregnancy hour adds nothing to leave for the afternoon
  }
  if (!facts_.pregnancy_hour) return;
  const auto& less = *rules_.pregnancy_minutes;
  verdict_.may_leave_from = std::max(*verdict_.may_leave_from - less.value, Minutes{0});
  reasoning_.note(Rule::pregnancy_hour, less.source,
                  {amount_value("minutes", less.value), minute_value("may_leave_from", *verdict_.may_leave_from)});
}

void Judgement::decide_late(const std::optional<First>& first) {
  if (!day_.first_in) return;
  const auto deadline = day_.morning != nullptr ? hours_.pause->to : hours_.deadline;
  const auto arrived = *day_.first_in;
  if (arrived <= deadline) return;
  const auto deadline_value = minute_value("deadline", deadline);
  const auto arrived_value = minute_value("at", arrived);
  if (first && first->kind == FirstKind::duty) {
    reasoning_.note(Rule::duty_not_late, {deadline_value, arrived_value});
    return;
  }
  if (back_from_outstation()) {
    reasoning_.note(Rule::outstation_not_late, {deadline_value, arrived_value});
    return;
  }
  verdict_.late = uncovered({deadline, arrived}, facts_.grants, Cover::duty_and_time_off);
  if (verdict_.late == Minutes{0}) {
    reasoning_.note(Rule::late_covered, {deadline_value, arrived_value});
    return;
  }
  raise(Issue::late_in);
  reasoning_.note(Rule::late_in, hours_.source,
                  {deadline_value, arrived_value, amount_value("minutes", verdict_.late)});
}

void Judgement::decide_early() {
  if (!day_.last_out || !verdict_.may_leave_from || *day_.last_out >= *verdict_.may_leave_from) return;
  if (day_.duty_ends_day()) return;
  const auto out_value = minute_value("out", *day_.last_out);
  const auto leave_value = minute_value("may_leave_from", *verdict_.may_leave_from);
  verdict_.early = uncovered({*day_.last_out, *verdict_.may_leave_from}, facts_.grants, Cover::duty_and_time_off);
  if (verdict_.early == Minutes{0}) {
    reasoning_.note(Rule::early_covered, {out_value, leave_value});
    return;
  }
  raise(Issue::early_out);
  reasoning_.note(Rule::early_out, {out_value, leave_value, amount_value("minutes", verdict_.early)});
}

void Judgement::decide_missing() {
  const bool no_in = !day_.first_in && !day_.has_duty();
  if (day_.duty_ends_day()) reasoning_.note(Rule::duty_ends_day, {minute_value("to", *day_.duty_end)});
  const bool no_out = !day_.last_out && !day_.duty_ends_day();
  if (may_go_on() && (no_in || !day_.last_out)) {
    verdict_.status = Status::open;
    reasoning_.note(Rule::open_day, {minute_value("as_of", *facts_.as_of)});
    return;
  }
  if (no_in) {
    raise(Issue::no_clock_in);
    reasoning_.note(Rule::no_clock_in);
  }
  if (no_out) {
    raise(Issue::no_clock_out);
    reasoning_.note(Rule::no_clock_out);
  }
  verdict_.status = no_in || no_out ? Status::incomplete : Status::present;
}

void Judgement::count_worked() {
  if (!day_.first_in || !day_.last_out) return;
  const MinuteRange present{std::max(*day_.first_in, hours_.opens), *day_.last_out};
  verdict_.worked = uncovered(present, facts_.grants, Cover::time_off_and_break, hours_.pause);
  if (!hours_.pause) {
    reasoning_.note(Rule::worked_no_break, {hours_value("worked", *verdict_.worked)});
    return;
  }
  reasoning_.note(Rule::worked, hours_.pause_source,
                  {hours_value("worked", *verdict_.worked), minute_value("break_from", hours_.pause->from),
                   minute_value("break_to", hours_.pause->to)});
}

}  // namespace

std::string_view status_name(Status status) {
  static constexpr std::array<std::string_view, 7> names{"present",  "incomplete", "open",   "absent",
                                                         "on_leave", "rest_day",   "holiday"};
  return names[static_cast<std::size_t>(status)];
}

namespace {
constexpr std::array<std::string_view, 7> issue_names{"late_in", "early_out",     "no_clock_in",  "no_clock_out",
                                                      "absent",  "outside_place", "weak_evidence"};
}  // namespace

std::string_view issue_name(Issue issue) { return issue_names.at(static_cast<std::size_t>(issue)); }

std::optional<Issue> parse_issue(std::string_view text) {
  for (std::size_t i = 0; i < issue_names.size(); ++i) {
    if (issue_names.at(i) == text) return static_cast<Issue>(i);
  }
  return std::nullopt;
}

base::Result<Verdict> judge(const RulePack& pack, const Calendar& calendar, const Case& facts) {
  SPOTME_CHECK(check_case(pack, facts));
  const auto rules = rules_of(pack, facts.state, facts.day);
  SPOTME_TRY(const DayFacts day, day_facts(calendar, rules, facts));

  Verdict verdict;
  verdict.day = facts.day;
  verdict.pack_name = pack.name;
  verdict.pack_version = pack.version;
  verdict.because.reserve(8);  // an ordinary day has five steps, a rich one nine
  Judgement judgement(pack, rules, facts, verdict);
  if (!judgement.is_day_off(day)) SPOTME_CHECK(judgement.decide(day.ramadan));
  return verdict;
}

}  // namespace spotme::domain
