#include "app/team_day.hpp"

#include "app/officer_cursor.hpp"
#include "app/task_actor.hpp"
#include "app/team.hpp"
#include "app/team_attendance.hpp"
#include "app/work_day.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::int64_t most_titles = 5;

/// All of the team with what the counts and the filter need.
struct Whole {
  std::vector<TeamDayRow> rows;
  std::vector<OfficerDayFacts> facts;
};

std::vector<base::OfficerId> officers_of(const std::vector<TeamDayRow>& rows) {
  std::vector<base::OfficerId> officers;
  officers.reserve(rows.size());
  for (const auto& row : rows) officers.push_back(row.member.officer);
  return officers;
}

bool handed_in(const TeamDayRow& row) { return row.report && row.report->report.report.version > 0; }

Whole load_whole(const Context& context, db::Read& read, const domain::Caller& caller, store::TeamFilter filter) {
  filter.limit = std::numeric_limits<std::int64_t>::max();
  Whole whole;
  for (auto& member : store::list_team(read, caller.agency, filter)) {
    if (member.officer != caller.officer) whole.rows.push_back({std::move(member)});
  }
  const auto officers = officers_of(whole.rows);
  std::vector<std::pair<base::OfficerId, base::Day>> asked;
  for (const auto& officer : officers) asked.emplace_back(officer, filter.day);
  whole.facts = load_day_facts(context, read, caller.agency, asked);
  const auto days = store::load_team_task_days(read, caller.agency, officers, filter.day);
  std::map<base::OfficerId, store::DayReport> reports;
  for (auto& one : store::find_day_reports(read, caller.agency, asked)) reports.emplace(one.officer, std::move(one));
  const TaskActors actors(read, caller, officers);
  for (std::size_t n = 0; n < whole.rows.size(); ++n) {
    auto& row = whole.rows[n];
    row.tasks = days[n];
    row.works = works_on(whole.facts[n]);
    const auto found = reports.find(row.member.officer);
    if (found != reports.end()) row.report = DayReportView{std::move(found->second)};
    row.planned = row.tasks.has_task || (row.report && row.report->report.report.plan_version > 0);
    // A task that he moved that day is a report too.
    row.reported = handed_in(row) || row.tasks.moved > 0;
    row.may_verify = actors.of(row.member.officer).leads;
    if (row.report) row.report->may_verify = row.may_verify && handed_in(row) && !row.report->report.report.verified;
  }
  return whole;
}

bool waits(const TeamDayRow& row) {
  return row.tasks.handed_in > 0 || (handed_in(row) && !row.report->report.report.verified);
}
bool not_planned(const TeamDayRow& row) { return row.works && !row.planned; }
bool not_reported(const TeamDayRow& row) { return row.works && !row.reported; }

bool wanted(const TeamDayRow& row, TeamDayFilter filter) {
  switch (filter) {
    case TeamDayFilter::all: return true;
    case TeamDayFilter::not_planned: return not_planned(row);
    case TeamDayFilter::not_reported: return not_reported(row);
    case TeamDayFilter::waiting: return waits(row);
  }
  return false;
}

TeamDayCounts count(const std::vector<TeamDayRow>& rows) {
  TeamDayCounts counts;
  for (const auto& row : rows) {
    ++counts.officers;
    counts.working += row.works ? 1 : 0;
    counts.not_planned += not_planned(row) ? 1 : 0;
    counts.not_reported += not_reported(row) ? 1 : 0;
    counts.waiting += waits(row) ? 1 : 0;
  }
  return counts;
}

/// The rows of the page, with their facts at the same places.
std::optional<std::string> cut_page(Whole& whole, const TeamDayQuestion& question,
                                    const std::optional<store::TeamCursor>& after) {
  Whole page;
  for (std::size_t n = 0; n < whole.rows.size(); ++n) {
    auto& row = whole.rows[n];
    const bool passed =
        after && std::tie(row.member.name_key, row.member.officer) <= std::tie(after->name_key, after->officer);
    if (passed || !wanted(row, question.filter)) continue;
    if (static_cast<std::int64_t>(page.rows.size()) == question.limit) {
      const auto last = page.rows.back().member;
      whole = std::move(page);
      return write_cursor(last.officer, last.name_key);
    }
    page.rows.push_back(std::move(row));
    page.facts.push_back(std::move(whole.facts[n]));
  }
  whole = std::move(page);
  return std::nullopt;
}

void add_details(db::Read& read, const domain::Caller& caller, base::Day date, Whole& page) {
  auto attendances = load_team_attendance(read, caller.agency, page.facts);
  for (std::size_t n = 0; n < page.rows.size(); ++n) page.rows[n].attendance = std::move(attendances[n]);
  for (auto& title : store::load_task_titles(read, caller.agency, officers_of(page.rows), date, most_titles)) {
    const auto n = title.n;
    page.rows[n].titles.push_back(std::move(title));
  }
  std::vector<base::OfficerId> people;
  std::vector<std::size_t> places;
  for (std::size_t n = 0; n < page.rows.size(); ++n) {
    const auto& report = page.rows[n].report;
    if (!report || !report->report.verified_by) continue;
    people.push_back(*report->report.verified_by);
    places.push_back(n);
  }
  const auto names = store::load_officer_names(read, caller.agency, people);
  for (std::size_t n = 0; n < places.size(); ++n) page.rows[places[n]].report->verifier_name = names[n];
}

void audit_look(const Context& context, const domain::Caller& caller, const TeamDay& day,
                const TeamDayQuestion& question, const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(
        write, caller.agency, actor, "team_day_read", std::nullopt,
        fmt::format("{} {}: {} officers", base::format_day(day.date), question.unit, day.rows.size()));
    return true;
  });
}

}  // namespace

base::Result<TeamDay> show_team_day(const Context& context, const domain::Caller& caller,
                                    const TeamDayQuestion& question, const store::Actor& actor) {
  std::optional<store::TeamCursor> after;
  if (question.after) {
    SPOTME_TRY(const auto cursor, read_cursor(*question.after));
    after = store::TeamCursor{cursor.name_key, cursor.officer};
  }
  SPOTME_TRY(auto day, context.database.read([&](db::Read& read) -> base::Result<TeamDay> {
    TeamDay found{question.date.value_or(read.today()), read.today()};
    const std::chrono::days most{domain::most_task_days};
    if (found.date > found.today + most) {
      const auto limit = std::to_string(domain::most_task_days);
      return Error{Code::unprocessable, "task_day_too_far", "date", {{"limit", limit}}};
    }
    store::TeamFilter filter{found.date, load_team_reach(read, caller, domain::TeamView::tasks), question.unit};
    filter.search = store::name_key(question.search);
    auto whole = load_whole(context, read, caller, filter);
    found.counts = count(whole.rows);
    found.units = store::list_team_units(read, caller.agency, filter.reach, found.date);
    found.next = cut_page(whole, question, after);
    add_details(read, caller, found.date, whole);
    found.rows = std::move(whole.rows);
    return found;
  }));
  if (!day.rows.empty()) audit_look(context, caller, day, question, actor);
  return day;
}

}  // namespace spotme::app
