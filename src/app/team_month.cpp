#include "app/team_month.hpp"

#include "app/day_facts.hpp"
#include "app/officer_cursor.hpp"
#include "store/attendance_issue.hpp"
#include "store/grant.hpp"
#include "store/team_span.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};

template <class Enum, std::size_t size, class Name>
std::optional<Enum> parse_word(std::string_view word, Name name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (name(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

/// What is stored of some officers' months, by one statement a table.
class MonthFacts {
 public:
  MonthFacts(const Context& context, db::Read& read, base::AgencyId agency, domain::Month month,
             const std::vector<store::TeamSpan>& members)
      : today_(read.today()), now_(read.now()), month_(month) {
    std::vector<std::pair<base::OfficerId, base::Day>> asked;
    std::vector<store::OfficerDay> days;
    std::vector<store::OfficerDays> spans;
    for (const auto& [member, covered] : members) {
      spans.push_back({agency, member.officer, month.first, month.last()});
      for (auto day = month.first; day <= month.last(); day += one_day) {
        asked.emplace_back(member.officer, day);
        days.push_back({agency, member.officer, day});
      }
    }
    facts_ = load_day_facts(context, read, agency, asked);
    held_.resize(members.size());
    for (const auto& [n, grant] : store::load_grants(read, spans)) held_[n].push_back(store::held_of(grant));
    for (auto& holding : store::load_holding(read, days)) closed_.emplace(holding.n, std::move(holding.transaction));
    for (const auto& issue : store::load_issues(read, days)) {
      issues_[{issue.day.officer, issue.day.day}].push_back({issue.kind, issue.state});
    }
  }

  [[nodiscard]] TeamMonthRow row(std::size_t n, const store::TeamSpan& span) const {
    TeamMonthRow row{span.member, {}, {}};
    const auto length = static_cast<std::size_t>((month_.last() - month_.first).count()) + 1;
    std::vector<domain::TeamDay> days;
    for (std::size_t i = 0; i < length; ++i) {
      const auto day = month_.first + i * one_day;
      row.cells.push_back(span.covers(day) ? cell(n, n * length + i) : TeamCell{day, {}});
      days.push_back(row.cells.back().day);
    }
    row.totals = domain::add_up(days);
    return row;
  }

 private:
  [[nodiscard]] TeamCell cell(std::size_t n, std::size_t place) const {
    const auto& facts = facts_[place];
    TeamCell cell{facts.day, {}};
    auto& day = cell.day;
    day.future = facts.day > today_;
    day.posted = facts.posted;
    if (facts.posted) place_officer(n, facts, cell);
    if (const auto closed = closed_.find(place); closed != closed_.end()) {
      take(closed->second.record, cell);
    } else if (facts.posted && !day.future) {
      take(judge(facts, now_), cell);
    }
    const auto stored = issues_.find({facts.officer, facts.day});
    for (const auto issue : day.issues) {
      TeamIssue one{issue, {}};
      if (stored != issues_.end()) {
        for (const auto& [kind, state] : stored->second) {
          if (kind == issue) one.state = state;
        }
      }
      cell.issues.push_back(one);
    }
    return cell;
  }

  /// Where grants and the calendar put him, which holds of days to come too.
  void place_officer(std::size_t n, const OfficerDayFacts& facts, TeamCell& cell) const {
    const auto& rules = *facts.rules;
    const domain::GrantDay known{facts.day, facts.facts.state, facts.scheme, facts.facts.district, facts.unit_path};
    cell.day.where = domain::whereabouts(rules.pack, *rules.calendar, known, held_[n]);
    if (cell.day.where.morning != domain::Whereabouts::off) return;
    cell.day.day_type = domain::DayType::rest_day;
    if (facts.scheme.works_on_holidays || !rules.calendar->covers(facts.day)) return;
    const auto* holiday = rules.calendar->holiday(known.state, known.day, known.district, known.unit_path);
    if (holiday == nullptr) return;
    cell.day.day_type = domain::DayType::holiday;
    cell.holiday = *holiday;
  }

  static void take(const domain::DayRecord& record, TeamCell& cell) {
    auto& day = cell.day;
    cell.closed = true;
    const auto status = parse_word<domain::Status, 7>(record.status, domain::status_name);
    day.posted = status.has_value();  // a void record counts for nothing
    if (!status) return;
    day.judged = true;
    day.status = *status;
    day.day_type =
        parse_word<domain::DayType, 3>(record.day_type, domain::day_type_name).value_or(domain::DayType::working);
    day.late = record.late;
    day.early = record.early;
    day.issues = record.issues;
  }

  static void take(const base::Result<domain::Verdict>& verdict, TeamCell& cell) {
    if (!verdict) return;
    auto& day = cell.day;
    day.judged = true;
    day.status = verdict->status;
    day.day_type = verdict->day_type;
    day.late = verdict->late;
    day.early = verdict->early;
    day.issues = verdict->issues;
  }

  const base::Day today_;
  const base::Instant now_;
  const domain::Month month_;
  std::vector<OfficerDayFacts> facts_;
  std::vector<std::vector<domain::HeldGrant>> held_;
  std::map<std::size_t, domain::Transaction> closed_;
  std::map<std::pair<base::OfficerId, base::Day>, std::vector<std::pair<domain::Issue, domain::IssueState>>> issues_;
};

base::Result<TeamMonth> load_month(const Context& context, db::Read& read, const domain::Caller& caller,
                                   const TeamMonthQuestion& question) {
  TeamMonth found;
  found.today = read.today();
  found.month = question.month.value_or(domain::month_of(found.today));
  SPOTME_TRY(found.scope, board_scope(read, caller, question.whose));
  const auto as_of = std::clamp(found.today, found.month.first, found.month.last());
  store::TeamFilter filter{as_of, found.scope.reach, found.scope.unit_path, found.scope.below};
  const domain::DayRange days{found.month.first, found.month.last()};
  found.total = store::count_team_spans(read, caller.agency, filter, days);
  const bool his = !found.scope.unit || found.scope.reach.covers(found.scope.unit_path, std::nullopt);
  if (found.total == 0 && !his) return Error{Code::unprocessable, "unit_unknown", "unit_id"};
  if (question.after) {
    SPOTME_TRY(const auto cursor, read_cursor(*question.after));
    filter.after = store::TeamCursor{cursor.name_key, cursor.officer};
  }
  filter.limit = question.limit + 1;
  auto members = store::list_team_spans(read, caller.agency, filter, days);
  if (static_cast<std::int64_t>(members.size()) > question.limit) {
    members.pop_back();
    found.next = write_cursor(members.back().member.officer, members.back().member.name_key);
  }
  const MonthFacts facts(context, read, caller.agency, found.month, members);
  for (std::size_t n = 0; n < members.size(); ++n) found.rows.push_back(facts.row(n, members[n]));
  return found;
}

}  // namespace

base::Result<TeamMonth> show_team_month(const Context& context, const domain::Caller& caller,
                                        const TeamMonthQuestion& question, const store::Actor& actor) {
  SPOTME_TRY(auto month,
             context.database.read([&](db::Read& read) { return load_month(context, read, caller, question); }));
  context.database.write([&](db::Write& write) {
    const auto& scope = month.scope;
    store::insert_audit_entry(write, caller.agency, actor, "team_month_read",
                              scope.unit ? std::optional(scope.unit->value) : std::nullopt,
                              fmt::format("{} {}: {} officers", domain::format_month(month.month),
                                          scope.unit ? scope.unit_path : "all followed", month.rows.size()));
    return true;
  });
  return month;
}

}  // namespace spotme::app
