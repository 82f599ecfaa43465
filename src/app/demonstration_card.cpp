#include "app/demonstration_card.hpp"

#include "app/card_proposal.hpp"
#include "app/day_facts.hpp"
#include "app/letter_issue.hpp"
#include "app/transaction_decision.hpp"
#include "domain/closing.hpp"
#include "store/attendance_issue.hpp"
#include "store/audit.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace spotme::app {
namespace {

const DemonstrationOfficer& find_person(const CardLives& lives, const std::string& user_id) {
  const auto found = std::find_if(lives.officers.begin(), lives.officers.end(),
                                  [&](const auto& person) { return person.user_id == user_id; });
  if (found == lives.officers.end()) throw std::runtime_error("demonstration: no officer " + user_id);
  return *found;
}

/// The working days of an officer from `first` up to the day before `until`.
base::Result<std::vector<base::Day>> working_days(const HistoryRules& rules, const DemonstrationOfficer& person,
                                                  base::Day first, base::Day until) {
  std::vector<base::Day> days;
  for (auto day = first; day < until; day += std::chrono::days{1}) {
    SPOTME_TRY(const auto type, domain::day_type(rules.days.pack, *rules.days.calendar, person.officer.state, day));
    if (type == domain::DayType::working) days.push_back(day);
  }
  return days;
}

/// The first working days of each month, as many as the card says.
base::Result<std::vector<base::Day>> late_days(const HistoryRules& rules, const DemonstrationCard& card,
                                               const CardLives& lives) {
  std::vector<base::Day> late;
  const auto months = static_cast<int>(card.late_days.size());
  for (int i = 0; i < months; ++i) {
    const auto month = domain::months_after(domain::month_of(lives.today), i - months);
    SPOTME_TRY(auto days, working_days(rules, find_person(lives, card.user_id), month.first,
                                       domain::months_after(month, 1).first));
    days.resize(std::min(days.size(), static_cast<std::size_t>(card.late_days[static_cast<std::size_t>(i)])));
    late.insert(late.end(), days.begin(), days.end());
  }
  return late;
}

/// The late mornings from `first` up to the day before `until`, as days of a history that ends there.
base::Result<std::vector<CertainDay>> certain_days(const HistoryRules& rules, const CardLives& lives, base::Day first,
                                                   base::Day until) {
  std::vector<CertainDay> certain;
  for (const auto& card : lives.cards) {
    SPOTME_TRY(const auto late, late_days(rules, card, lives));
    for (const auto day : late) {
      if (day < first || day >= until) continue;
      SPOTME_TRY(const auto since, working_days(rules, find_person(lives, card.user_id), day, until));
      certain.push_back({card.user_id, static_cast<std::int64_t>(since.size()), Happening::late_in});
    }
  }
  return certain;
}

base::Day history_begins(const DemonstrationHistory& history, const CardLives& lives) {
  return lives.today - std::chrono::days{history.days};
}

std::vector<DemonstrationOfficer> persons_of(const CardLives& lives) {
  std::vector<DemonstrationOfficer> persons;
  for (const auto& card : lives.cards) persons.push_back(find_person(lives, card.user_id));
  return persons;
}

/// The head of department of an agency.
base::OfficerId head_of(const CardLives& lives, base::AgencyId agency) {
  for (const auto& person : lives.officers) {
    const auto& roles = person.officer.roles;
    const bool head =
        std::any_of(roles.begin(), roles.end(), [](const auto& held) { return held.role == domain::Role::head; });
    if (head && person.officer.agency == agency) return person.officer.id;
  }
  throw std::runtime_error("demonstration: an agency has no head of department");
}

/// What the month leads to, counted on the second day of the next one; approved there unless it is the last.
void turn_one(const Context& context, const base::Messages& messages, db::Write& write, const CardLives& lives,
              const DemonstrationOfficer& person, domain::Month month) {
  const auto& officer = person.officer;
  const auto decided_on = domain::months_after(month, 1).first + std::chrono::days{1};
  const auto rules = context.rulebook.current(write, officer.agency);
  const auto facts = load_card_facts(write, officer.agency, {officer.id}, {month.first, month.last()}).front();
  auto change = proposal_of(rules->card, facts, month, decided_on);
  if (!change) return;
  change->agency = officer.agency;
  change->officer = officer.id;
  store::put_card_proposals(write, {*change});
  if (domain::months_after(month, 1).contains(lives.today)) return;
  change->valid_from = domain::card_change_day(decided_on);
  change->decided_at = base::to_instant(base::LocalTime{decided_on} + std::chrono::hours{10});
  change->decided_by = head_of(lives, officer.agency);
  store::approve_card_changes(write, {*change});
  store::insert_audit_entry(write, officer.agency, {change->decided_by, {}, {}}, "card_approved", officer.id.value,
                            domain::format_month(month));
  (void)issue_letters(context, messages, write, {*change}, {change->decided_by, {}, {}});
}

}  // namespace

base::Day CardLives::first() const {
  std::size_t months = 0;
  for (const auto& card : cards) months = std::max(months, card.late_days.size());
  return domain::months_after(domain::month_of(today), -static_cast<int>(months)).first;
}

base::Result<DemonstrationHistory> with_late_mornings(const HistoryRules& rules, DemonstrationHistory history,
                                                      const CardLives& lives) {
  SPOTME_TRY(const auto certain, certain_days(rules, lives, history_begins(history, lives), lives.today));
  history.certain.insert(history.certain.begin(), certain.begin(), certain.end());
  return history;
}

base::Result<std::vector<store::ClockEvent>> make_card_history(const HistoryRules& rules,
                                                               const DemonstrationHistory& history,
                                                               const CardLives& lives) {
  const auto until = history_begins(history, lives);
  auto earlier = history;
  earlier.days = (until - lives.first()).count();
  if (earlier.days <= 0) return std::vector<store::ClockEvent>{};
  earlier.late_in = earlier.early_out = earlier.no_clock_in = earlier.no_clock_out = earlier.absent = 0;
  SPOTME_TRY(earlier.certain, certain_days(rules, lives, lives.first(), until));
  return make_history(rules, earlier, persons_of(lives), until);
}

base::Result<void> raise_card_issues(const Context& context, db::Write& write, const DemonstrationHistory& history,
                                     const CardLives& lives) {
  std::map<base::AgencyId, std::vector<std::pair<base::OfficerId, base::Day>>> asked;
  for (const auto& person : persons_of(lives)) {
    for (auto day = lives.first(); day < history_begins(history, lives); day += std::chrono::days{1})
      asked[person.officer.agency].emplace_back(person.officer.id, day);
  }
  std::vector<store::AttendanceIssue> issues;
  for (const auto& [agency, days] : asked) {
    for (const auto& one : load_day_facts(context, write, agency, days)) {
      if (!one.posted) continue;
      SPOTME_TRY(const auto verdict, judge(one));
      const auto by = domain::explain_by(one.day, one.day, closing_rules(*one.rules, one.day));
      for (const auto issue : verdict.issues)
        issues.push_back({{agency, one.officer, one.day}, issue, domain::IssueState::open, by});
    }
  }
  store::raise_issues(write, issues);
  return {};
}

void turn_cards(const Context& context, const CardLives& lives) {
  const auto this_month = domain::month_of(lives.today);
  const auto messages = base::Messages::load();
  context.database.write([&](db::Write& write) {
    for (auto month = domain::month_of(lives.first()); month < this_month; month = domain::months_after(month, 1)) {
      for (const auto& person : persons_of(lives)) turn_one(context, messages, write, lives, person, month);
    }
    return true;
  });
}

}  // namespace spotme::app
