#include "app/card_facts.hpp"

#include "app/outage_cover.hpp"
#include "domain/access.hpp"
#include "store/worktime.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

/// The longest period that a rule may have, in months; see store::parse_card_rules.
constexpr int most_months = 12;

/// Days of a declared outage of his unit, as of that day.
void excuse_outages(db::Read& read, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                    domain::DayRange days, std::vector<CardFacts>& facts) {
  const auto outages = outages_touching(read, agency, days);
  if (outages.empty()) return;
  std::vector<store::OfficerDays> asked;
  for (const auto& officer : officers) asked.push_back({agency, officer, days.first, days.last});
  const auto worktimes = store::load_worktimes(read, asked);
  for (std::size_t i = 0; i < officers.size(); ++i) {
    for (const auto& outage : outages.all()) {
      const auto down = days_of(outage);
      for (auto day = down.first; day <= down.last; day += std::chrono::days{1}) {
        const auto* posting = worktimes[i].posting(day);
        if (posting == nullptr || !domain::path_reaches(outage.unit_path, posting->unit_path)) continue;
        facts[i].excused.push_back({day, day});
      }
    }
  }
}

}  // namespace

HeldColour CardFacts::held_on(base::Day day) const {
  HeldColour held;
  for (const auto& change : changes) {
    const bool holds = change.valid_from && *change.valid_from <= day;
    if (holds && (!held.since || *held.since <= *change.valid_from)) held = {change.to, change.valid_from};
  }
  return held;
}

const store::CardChange* CardFacts::change_of(domain::Month month) const {
  const auto found =
      std::find_if(changes.begin(), changes.end(), [&](const auto& change) { return change.month == month; });
  return found == changes.end() ? nullptr : &*found;
}

std::vector<CardFacts> load_card_facts(db::Read& read, base::AgencyId agency,
                                       const std::vector<base::OfficerId>& officers, domain::DayRange days) {
  days.first = domain::months_after(domain::month_of(days.first), 1 - most_months).first;
  std::vector<CardFacts> facts(officers.size());
  for (auto& one : store::load_card_changes(read, agency, officers)) facts[one.n].changes.push_back(one.value);
  for (auto& one : store::load_card_issues(read, agency, officers, days)) facts[one.n].issues.push_back(one.value);
  for (auto& one : store::load_excused_days(read, agency, officers, days)) facts[one.n].excused.push_back(one.value);
  excuse_outages(read, agency, officers, days, facts);
  return facts;
}

domain::CardCount count_month(const domain::CardRules& rules, const CardFacts& facts, domain::Month month,
                              const HeldColour& held, base::Day today) {
  const auto rule = domain::card_rule_of(rules, month.last());
  const auto period = domain::card_period(month, rule.months->value, held.since);
  return domain::count_marks(rule.marks->value, period, facts.issues, facts.excused, today);
}

}  // namespace spotme::app
