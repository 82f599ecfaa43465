#include "app/day_facts.hpp"

#include "app/day_case.hpp"
#include "app/roster.hpp"
#include "domain/evidence_issue.hpp"
#include "store/district.hpp"
#include "store/grant.hpp"
#include "store/worktime.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace spotme::app {
namespace {

constexpr std::chrono::days one_day{1};

/// What holds for the officers asked for, from the day before their first to the day after their last: a shift reaches
/// over midnight, so its neighbours are known.
class Holdings {
 public:
  Holdings(db::Read& read, base::AgencyId agency, std::vector<store::OfficerDays> asked)
      : asked_(std::move(asked)), districts_(store::load_unit_districts(read, agency)) {
    for (std::size_t i = 0; i < asked_.size(); ++i) place_.emplace(asked_[i].officer, i);
    auto wider = asked_;
    for (auto& days : wider) days = {days.agency, days.officer, days.first - one_day, days.last + one_day};
    worktimes_ = store::load_worktimes(read, wider);
    for (std::size_t i = 0; i < wider.size(); ++i) {
      for (const auto& row : worktimes_[i].schemes) roster_.expect(wider[i], row.value);
    }
    roster_.load(read);
    grants_.resize(asked_.size());
    corrections_.resize(asked_.size());
    for (auto& one : store::load_corrections(read, asked_)) {
      corrections_[place_.at(one.officer)].push_back(std::move(one));
    }
    for (auto& numbered : store::load_grants(read, asked_)) grants_[numbered.n].push_back(std::move(numbered.grant));
  }

  /// Everything but the events.
  void fill(OfficerDayFacts& day, const std::shared_ptr<const AgencyRules>& rules) const {
    const auto i = place_.at(day.officer);
    const auto* posting = worktimes_[i].posting(day.day);
    const auto* assigned = worktimes_[i].scheme(day.day);
    if (posting == nullptr || assigned == nullptr) return;
    day.posted = true;
    day.unit_path = posting->unit_path;
    day.scheme_text = domain::format_assigned(*assigned);
    day.scheme = roster_.on(day.agency, day.officer, day.day, *assigned);
    day.rules = rules;
    const auto* next = worktimes_[i].scheme(day.day + one_day);
    const auto tomorrow = next == nullptr ? day.scheme : roster_.on(day.agency, day.officer, day.day + one_day, *next);
    day.day_end = domain::work_day_end(rules->pack, day.day, day.scheme, tomorrow);
    day.facts = make_case(day.day, posting->state, day.scheme);
    day.facts.unit_path = posting->unit_path;
    day.facts.district = store::district_of(districts_, posting->unit_path, day.day);
    for (const auto& one : corrections_[i]) {
      if (one.work_day == day.day) day.corrections.push_back(one);
    }
    std::vector<const store::Grant*> grants;
    for (const auto& grant : grants_[i]) grants.push_back(&grant);
    add_grants(day.facts, grants);
  }

 private:
  std::vector<store::OfficerDays> asked_;
  std::vector<store::UnitDistrict> districts_;
  std::unordered_map<base::OfficerId, std::size_t, base::IdHash> place_;
  std::vector<store::Worktime> worktimes_;
  std::vector<std::vector<store::Grant>> grants_;
  std::vector<std::vector<store::Correction>> corrections_;
  Roster roster_;
};

void put_events_in(std::vector<OfficerDayFacts>& days) {
  for (auto& day : days) {
    if (day.posted) set_events(day.facts, day.events, day.corrections);
  }
}

std::vector<store::OfficerDays> spans_of(base::AgencyId agency,
                                         const std::vector<std::pair<base::OfficerId, base::Day>>& asked) {
  std::map<base::OfficerId, domain::DayRange> spans;
  for (const auto& [officer, day] : asked) {
    auto& span = spans.emplace(officer, domain::DayRange{day, day}).first->second;
    span = {std::min(span.first, day), std::max(span.last, day)};
  }
  std::vector<store::OfficerDays> days;
  for (const auto& [officer, span] : spans) days.push_back({agency, officer, span.first, span.last});
  return days;
}

/// Gives each day its events; those of days without a post have no place. `days` are by officer and day.
std::vector<OfficerDayFacts> with_events(std::vector<OfficerDayFacts> days, std::vector<store::ClockEvent> events) {
  const auto key = [](const auto& one) { return std::pair(one.officer, one.day); };
  for (auto& event : events) {
    const std::pair wanted(event.officer, event.work_day);
    const auto found = std::lower_bound(days.begin(), days.end(), wanted,
                                        [&](const auto& day, const auto& other) { return key(day) < other; });
    if (found != days.end() && key(*found) == wanted) found->events.push_back(std::move(event));
  }
  return days;
}

}  // namespace

base::Result<domain::Verdict> judge(const OfficerDayFacts& day) {
  return domain::judge(day.rules->pack, *day.rules->calendar, day.facts);
}

base::Result<domain::Verdict> judge(const OfficerDayFacts& day, base::Instant now) {
  return judge_as_of(day.rules->pack, *day.rules->calendar, day.facts, day.day_end, now);
}

std::vector<domain::Issue> evidence_issues(const OfficerDayFacts& day) {
  std::vector<domain::PressEvidence> presses;
  for (const auto& event : day.events) {
    if (event.waiting) continue;
    domain::PressEvidence press{event.grade};
    for (const auto& reason : event.grade_reasons) press.grounds.push_back(reason.key);
    presses.push_back(std::move(press));
  }
  const bool elsewhere = std::any_of(day.facts.grants.begin(), day.facts.grants.end(), [](const auto& grant) {
    return std::holds_alternative<domain::OfficialDuty>(grant) || std::holds_alternative<domain::WorkFromHome>(grant);
  });
  return domain::evidence_issues(day.rules->pack.evidence_issues.as_of(day.day)->value, presses, elsewhere);
}

FactsPage load_day_facts(const Context& context, db::Read& read, base::AgencyId agency, domain::DayRange range,
                         base::OfficerId after, std::size_t officers) {
  FactsPage page;
  page.officers = store::load_posted_officers(read, agency, range, after, officers);
  if (page.officers.empty()) return page;
  std::vector<store::OfficerDays> asked;
  for (const auto& officer : page.officers) asked.push_back({agency, officer, range.first, range.last});
  const Holdings holdings(read, agency, std::move(asked));
  const auto rules = context.rulebook.current(read, agency);
  for (const auto& officer : page.officers) {
    for (auto day = range.first; day <= range.last; day += one_day) {
      OfficerDayFacts facts{agency, officer, day};
      holdings.fill(facts, rules);
      if (facts.posted) page.days.push_back(std::move(facts));
    }
  }
  auto events = store::load_clock_times(read, agency, range, page.officers.front(), page.officers.back());
  page.days = with_events(std::move(page.days), std::move(events));
  put_events_in(page.days);
  return page;
}

FactsPage load_day_facts(const Context& context, db::Read& read, base::AgencyId agency, base::Day day,
                         base::OfficerId after, std::size_t officers) {
  return load_day_facts(context, read, agency, domain::DayRange{day, day}, after, officers);
}

std::vector<OfficerDayFacts> load_day_facts(const Context& context, db::Read& read, base::AgencyId agency,
                                            const std::vector<std::pair<base::OfficerId, base::Day>>& asked) {
  std::vector<OfficerDayFacts> days;
  if (asked.empty()) return days;
  const Holdings holdings(read, agency, spans_of(agency, asked));
  const auto rules = context.rulebook.current(read, agency);
  std::vector<store::OfficerDay> questions;
  for (const auto& [officer, day] : asked) {
    holdings.fill(days.emplace_back(OfficerDayFacts{agency, officer, day}), rules);
    questions.push_back({agency, officer, day});
  }
  for (auto& numbered : store::load_clock_events(read, questions)) {
    days[numbered.n].events.push_back(std::move(numbered.event));
  }
  put_events_in(days);
  return days;
}

}  // namespace spotme::app
