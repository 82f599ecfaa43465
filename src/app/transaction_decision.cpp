#include "app/transaction_decision.hpp"

#include "app/figure_change.hpp"
#include "app/judge_line.hpp"
#include "app/outage_cover.hpp"
#include "app/webhook_event.hpp"
#include "store/body.hpp"
#include "store/closing.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace spotme::app {
namespace {

using Key = std::pair<base::OfficerId, base::Day>;

domain::DayRecord make_record(const OfficerDayFacts& day, const domain::Verdict& verdict) {
  std::string line;
  append_case(line, "", day.facts);
  return domain::record_of(day.facts, verdict, day.unit_path, day.scheme_text, std::move(line));
}

/// The next version for this record, with what waited as its reasons; nullopt when the one that holds says the same.
std::optional<domain::Transaction> next_version(const DayDecision& decision, domain::DayRecord record,
                                                const std::vector<domain::ChangeReason>& why) {
  if (decision.held && decision.held->record == record) return std::nullopt;
  domain::Transaction next;
  next.agency = decision.day.agency;
  next.officer = decision.day.officer;
  next.day = decision.day.day;
  next.record = std::move(record);
  next.version = 1;
  if (!decision.held) return next;
  next.number = decision.held->number;
  next.version = decision.held->version + 1;
  next.previous_hash = decision.held->hash;
  for (const auto& reopening : decision.used) {
    for (const auto& reason : reopening.reasons) {
      if (std::find(next.reasons.begin(), next.reasons.end(), reason) == next.reasons.end()) {
        next.reasons.push_back(reason);
      }
    }
  }
  for (const auto& reason : why) {
    if (std::find(next.reasons.begin(), next.reasons.end(), reason) == next.reasons.end()) {
      next.reasons.push_back(reason);
    }
  }
  return next;
}

void name_rules(domain::Transaction& next, const AgencyRules& rules) {
  next.pack = rules.pack.name + " " + rules.pack.version;
  next.national_revision = rules.revision.national;
  next.agency_revision = rules.revision.agency;
}

void decide(const OfficerDayFacts& day, base::Day today, const Outages& outages,
            const std::vector<domain::ChangeReason>& why, DayDecision& decision) {
  if (!day.posted) {
    if (!decision.held) return;
    decision.next = next_version(decision, domain::void_record(decision.held->record), why);
    if (!decision.next) return;
    decision.next->pack = decision.held->pack;
    decision.next->national_revision = decision.held->national_revision;
    decision.next->agency_revision = decision.held->agency_revision;
    return;
  }
  const auto verdict = judge(day);
  if (!verdict) {
    decision.blocked = domain::ChangeReason{verdict.error().key, verdict.error().args};
    return;
  }
  decision.evidence = evidence_issues(day);
  decision.explain_by = domain::explain_by(day.day, today, closing_rules(*day.rules, day.day));
  decision.next = next_version(decision, make_record(day, *verdict), why);
  if (decision.next) name_rules(*decision.next, *day.rules);
  if (const auto* outage = outages.touching(day.day, day.unit_path, day.scheme.scheme)) decision.outage = outage->id;
}

bool has(const std::vector<domain::Issue>& issues, domain::Issue issue) {
  return std::find(issues.begin(), issues.end(), issue) != issues.end();
}

/// What a new version raises and withdraws. One that an officer explained before his day was closed stands already.
void compare_issues(const DayDecision& decision, std::vector<store::AttendanceIssue>& raised,
                    std::vector<store::AttendanceIssue>& withdrawn) {
  auto now = decision.next->record.issues;
  now.insert(now.end(), decision.evidence.begin(), decision.evidence.end());
  std::vector<domain::Issue> standing;
  for (const auto& issue : decision.issues) {
    if (issue.state == domain::IssueState::withdrawn) continue;
    standing.push_back(issue.kind);
    if (!has(now, issue.kind)) withdrawn.push_back(issue);
  }
  for (const auto kind : now) {
    if (!has(standing, kind)) raised.push_back({decision.day, kind, domain::IssueState::open, decision.explain_by});
  }
}

bool by_officer(const OfficerDayFacts& a, const OfficerDayFacts& b) { return a.officer < b.officer; }
bool by_day(const OfficerDayFacts& a, const OfficerDayFacts& b) { return a.day < b.day; }

domain::DayRange range_of(const std::vector<OfficerDayFacts>& days) {
  const auto [early, late] = std::minmax_element(days.begin(), days.end(), by_day);
  return {early->day, late->day};
}

/// Issues that were raised on days of an outage are accepted for it.
void settle_for_outages(db::Write& write, std::span<const DayDecision> decisions,
                        const std::vector<store::AttendanceIssue>& raised) {
  std::map<Key, base::OutageId> outages;
  for (const auto& decision : decisions) {
    if (decision.outage) outages.emplace(Key{decision.day.officer, decision.day.day}, *decision.outage);
  }
  std::map<base::OutageId, std::vector<store::AttendanceIssue>> settled;
  for (const auto& issue : raised) {
    const auto found = outages.find({issue.day.officer, issue.day.day});
    if (found != outages.end()) settled[found->second].push_back(issue);
  }
  for (const auto& [outage, issues] : settled) {
    store::settle_issues(write, issues, domain::IssueState::accepted, outage);
  }
}

/// Days of one agency with what is stored of them, each found by its officer and day.
class Deciding {
 public:
  Deciding(db::Read& read, const std::vector<OfficerDayFacts>& days)
      : days_(days),
        today_(read.today()),
        outages_(outages_touching(read, days.front().agency, range_of(days))),
        suspensions_(store::load_suspensions(read, days.front().agency)) {
    decisions_.reserve(days.size());
    place_.reserve(days.size());
    for (const auto& day : days) {
      place_.emplace(Key{day.officer, day.day}, decisions_.size());
      decisions_.push_back({{day.agency, day.officer, day.day}});
    }
  }
  void hold(domain::Transaction transaction) {
    if (auto* decision = find(transaction.officer, transaction.day)) decision->held = std::move(transaction);
  }
  void use(store::Reopening reopening) {
    if (auto* decision = find(*reopening.officer, reopening.day)) decision->used.push_back(std::move(reopening));
  }
  void stand(store::AttendanceIssue issue) {
    if (auto* decision = find(issue.day.officer, issue.day.day)) decision->issues.push_back(std::move(issue));
  }
  std::vector<DayDecision> run(const std::vector<domain::ChangeReason>& why) {
    for (std::size_t i = 0; i < days_.size(); ++i) {
      if (!is_suspended(days_[i].day)) decide(days_[i], today_, outages_, why, decisions_[i]);
    }
    return std::move(decisions_);
  }

 private:
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return base::IdHash{}(key.first) * 31 + static_cast<std::size_t>(key.second.time_since_epoch().count());
    }
  };
  /// Nobody could press, so there is nothing that a record could say of the day.
  [[nodiscard]] bool is_suspended(base::Day day) const {
    return std::any_of(suspensions_.begin(), suspensions_.end(), [&](const auto& one) { return one.covers(day); });
  }
  DayDecision* find(base::OfficerId officer, base::Day day) {
    const auto found = place_.find({officer, day});
    return found == place_.end() ? nullptr : &decisions_[found->second];
  }

  const std::vector<OfficerDayFacts>& days_;
  base::Day today_;
  Outages outages_;
  std::vector<store::Suspension> suspensions_;
  std::vector<DayDecision> decisions_;
  std::unordered_map<Key, std::size_t, KeyHash> place_;
};

}  // namespace

domain::ClosingRules closing_rules(const AgencyRules& rules, base::Day day) {
  const auto& pack = rules.pack;
  return {pack.closing_time.as_of(day)->value, pack.month_close_day.as_of(day)->value,
          pack.explain_by.as_of(day)->value.count(), pack.explain_least.as_of(day)->value.count()};
}

std::vector<DayDecision> decide_days(db::Read& read, std::vector<OfficerDayFacts> days,
                                     const std::vector<domain::ChangeReason>& why) {
  if (days.empty()) return {};
  std::vector<store::OfficerDay> asked;
  for (const auto& day : days) asked.push_back({day.agency, day.officer, day.day});
  Deciding deciding(read, days);
  for (auto& holding : store::load_holding(read, asked)) deciding.hold(std::move(holding.transaction));
  for (auto& reopening : store::load_reopenings_of(read, asked)) deciding.use(std::move(reopening));
  for (auto& issue : store::load_issues(read, asked)) deciding.stand(std::move(issue));
  return deciding.run(why);
}

std::vector<DayDecision> decide_page(db::Read& read, std::vector<OfficerDayFacts> days,
                                     const std::vector<domain::ChangeReason>& why) {
  if (days.empty()) return {};
  const auto [first, last] = std::minmax_element(days.begin(), days.end(), by_officer);
  const auto range = range_of(days);
  Deciding deciding(read, days);
  for (auto& held : store::load_holding(read, first->agency, range, first->officer, last->officer))
    deciding.hold(std::move(held));
  for (auto& reopening : store::load_reopenings_of(read, first->agency, range, first->officer, last->officer))
    deciding.use(std::move(reopening));
  for (auto& issue : store::load_issues(read, first->agency, range, first->officer, last->officer))
    deciding.stand(std::move(issue));
  return deciding.run(why);
}

DecisionCounts& DecisionCounts::operator+=(const DecisionCounts& more) {
  first_versions += more.first_versions;
  later_versions += more.later_versions;
  blocked += more.blocked;
  raised += more.raised;
  withdrawn += more.withdrawn;
  return *this;
}

DecisionCounts save_decisions(db::Write& write, base::AgencyId agency, std::span<const DayDecision> decisions) {
  std::vector<domain::Transaction> made;
  std::vector<store::AttendanceIssue> raised;
  std::vector<store::AttendanceIssue> withdrawn;
  std::vector<store::Reopening> used;
  std::vector<store::BlockedDay> blocked;
  DecisionCounts counts;
  for (const auto& decision : decisions) {
    used.insert(used.end(), decision.used.begin(), decision.used.end());
    if (decision.blocked) blocked.push_back({decision.day.day, decision.day.officer, *decision.blocked});
    if (!decision.next) continue;
    made.push_back(*decision.next);
    ++(decision.held ? counts.later_versions : counts.first_versions);
    compare_issues(decision, raised, withdrawn);
  }
  if (counts.first_versions > 0) {
    auto number = store::take_numbers(write, agency, counts.first_versions);
    for (auto& transaction : made) {
      if (transaction.number == 0) transaction.number = number++;
    }
  }
  for (auto& transaction : made) transaction.hash = domain::hash_of(transaction);
  store::insert_transactions(write, made);
  if (!made.empty()) announce_transactions(write, agency, made);
  store::apply_figures(write, agency, figure_changes(decisions));
  store::raise_issues(write, raised);
  settle_for_outages(write, decisions, raised);
  store::withdraw_issues(write, withdrawn);
  store::delete_reopenings(write, agency, used);
  store::insert_blocked_days(write, agency, blocked);
  counts.blocked = static_cast<std::int64_t>(blocked.size());
  counts.raised = static_cast<std::int64_t>(raised.size());
  counts.withdrawn = static_cast<std::int64_t>(withdrawn.size());
  return counts;
}

base::Result<domain::Verdict> judge_again(const Context& context, db::Read& read,
                                          const domain::Transaction& transaction) {
  if (transaction.record.facts.empty()) return base::Error{base::Code::not_found, "transaction_void", ""};
  const auto line = read_case(transaction.record.facts);
  if (!line.facts) return line.facts.error();
  const auto rules =
      context.rulebook.at(read, transaction.agency, {transaction.national_revision, transaction.agency_revision});
  return domain::judge(rules->pack, *rules->calendar, *line.facts);
}

}  // namespace spotme::app
