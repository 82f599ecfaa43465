#include "app/task_series.hpp"

#include "app/task_series_lead.hpp"
#include "app/team.hpp"
#include "app/work_day.hpp"
#include "store/delegation.hpp"
#include "store/task.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using std::chrono::days;

/// Of one transaction: presses wait for no longer than these take.
constexpr std::int64_t batch_size = 200;

std::vector<base::OfficerId> officers_of(const std::vector<store::SeriesTurn>& turns) {
  std::vector<base::OfficerId> officers;
  for (const auto& turn : turns) {
    if (officers.empty() || officers.back() != turn.officer) officers.push_back(turn.officer);
  }
  return officers;
}

/// Those of the turns that come today: wanted, on a working day, with room. By officer.
std::vector<store::SeriesTurn> wanted_turns(const Context& context, db::Read& read, base::AgencyId agency,
                                            std::vector<store::SeriesTurn> turns, base::Day today) {
  std::erase_if(turns,
                [&](const auto& turn) { return !domain::is_wanted(turn.series.recurrence, today, turn.made_on); });
  if (turns.empty()) return turns;
  const auto officers = officers_of(turns);
  std::vector<std::pair<base::OfficerId, base::Day>> asked;
  for (const auto& officer : officers) asked.emplace_back(officer, today);
  std::map<base::OfficerId, std::int64_t> room;
  const auto open = store::count_open_tasks(read, agency, officers);
  const auto facts = load_day_facts(context, read, agency, asked);
  for (std::size_t n = 0; n < officers.size(); ++n) {
    room[officers[n]] = works_on(facts[n]) ? domain::most_open_tasks - open[n] : 0;
  }
  std::erase_if(turns, [&](const auto& turn) { return room.at(turn.officer)-- <= 0; });
  return turns;
}

void insert_turns(db::Write& write, base::AgencyId agency, const std::vector<store::SeriesTurn>& turns,
                  const std::optional<base::OfficerId>& by) {
  std::vector<store::Task> tasks;
  std::vector<store::TaskStep> steps;
  for (const auto& turn : turns) {
    const auto& series = turn.series;
    store::Task task;
    task.agency = agency;
    task.id = domain::TaskId::make(write.now());
    task.officer = turn.officer;
    if (series.given) task.assigned_by = series.made_by;
    task.series = series.id;
    task.draft = {series.title, series.output, write.today(), write.today() + days{series.recurrence.due_days},
                  series.priority};
    task.resumes_on = write.today();
    task.made_at = write.now();
    task.made_by = by;
    task.moved_on = write.today();
    const auto action = series.given ? domain::TaskAction::assign : domain::TaskAction::plan;
    store::TaskStep step{task.id, 1, task.officer, action, task.state, write.now(), write.today()};
    step.by = by;
    tasks.push_back(std::move(task));
    steps.push_back(std::move(step));
  }
  store::insert_tasks(write, tasks, steps);
  store::set_series_made(write, agency, turns, write.today());
}

base::Result<void> check_draft(const SeriesDraft& draft, base::Day today) {
  SPOTME_CHECK(domain::check_recurrence(draft.recurrence, today));
  return domain::check_task({draft.title, draft.output, today, today, draft.priority}, today);
}

base::Result<void> check_room(db::Read& read, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                              bool given) {
  const auto counts = store::count_running_series(read, agency, officers, read.today());
  for (std::size_t n = 0; n < counts.size(); ++n) {
    if (counts[n] < domain::most_task_series) continue;
    const auto limit = std::to_string(domain::most_task_series);
    const auto field = given ? fmt::format("officers[{}]", n) : std::string();
    return Error{Code::conflict, "task_series_too_many", field, {{"limit", limit}}};
  }
  return {};
}

struct Standing {
  bool has = false;
  bool may_end = false;
};
Standing standing_in(db::Read& read, const domain::Caller& caller, const store::TaskSeries& series) {
  const auto officers = store::load_series_officers(read, caller.agency, series.id, domain::most_assigned_officers);
  Standing standing;
  standing.has = std::find(officers.begin(), officers.end(), caller.officer) != officers.end();
  standing.may_end = series.made_by == caller.officer || leads_all(read, caller, officers);
  return standing;
}

}  // namespace

base::Result<SeriesMade> open_series(const Context& context, db::Write& write, const domain::Caller& caller,
                                     const SeriesDraft& draft, const std::vector<base::OfficerId>& officers, bool given,
                                     const store::Actor& actor) {
  SPOTME_CHECK(check_draft(draft, write.today()));
  SPOTME_CHECK(check_room(write, caller.agency, officers, given));
  SeriesMade opened{{caller.agency, domain::TaskSeriesId::make(write.now()), draft.title, draft.output, draft.priority,
                     draft.recurrence, given, write.now(), caller.officer}};
  store::insert_task_series(write, opened.series, officers);
  store::insert_audit_entry(write, caller.agency, actor, "task_series_opened", opened.series.id.value,
                            fmt::format("{} officers: {}", officers.size(), draft.title));
  std::vector<store::SeriesTurn> turns;
  for (const auto& officer : officers) turns.push_back({opened.series, officer});
  turns = wanted_turns(context, write, caller.agency, std::move(turns), write.today());
  insert_turns(write, caller.agency, turns, caller.officer);
  opened.made = static_cast<std::int64_t>(turns.size());
  return opened;
}

base::Result<SeriesEntry> plan_series(const Context& context, const domain::Caller& caller, const SeriesDraft& draft,
                                      const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<SeriesEntry> {
    SPOTME_TRY(const auto opened, open_series(context, write, caller, draft, {caller.officer}, false, actor));
    return SeriesEntry{store::find_task_series(write, caller.agency, opened.series.id).value(), true};
  });
}

base::Result<SeriesPage> list_series(const Context& context, const domain::Caller& caller,
                                     const std::optional<std::string>& after, std::int64_t limit) {
  std::optional<domain::TaskSeriesId> before;
  if (after) {
    const auto id = base::parse_uuid(*after);
    if (!id) return Error{Code::unprocessable, "cursor_invalid", "after"};
    before = domain::TaskSeriesId{*id};
  }
  return context.database.read([&](db::Read& read) {
    auto reach = load_team_reach(read, caller, domain::TeamView::lead);
    if (!store::supervise_anybody(read, caller.agency, reach.supervisors, read.today())) reach.supervisors.clear();
    auto views = store::list_task_series(read, caller.agency, caller.officer, reach, before, limit + 1);
    SeriesPage page;
    if (static_cast<std::int64_t>(views.size()) > limit) {
      views.pop_back();
      page.next = base::to_string(views.back().series.id);
    }
    for (auto& view : views) {
      const bool may_end = !view.series.ended_at && (view.series.made_by == caller.officer || view.leads_all);
      page.series.push_back({std::move(view), may_end});
    }
    return page;
  });
}

base::Result<void> end_series(const Context& context, const domain::Caller& caller, domain::TaskSeriesId id,
                              const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto found = store::find_task_series(write, caller.agency, id);
    if (!found) return Error{Code::not_found, "not_found", ""};
    const auto standing = standing_in(write, caller, found->series);
    if (!standing.may_end) {
      if (standing.has) return Error{Code::forbidden, "task_assigned_by_other", ""};
      return Error{Code::not_found, "not_found", ""};
    }
    if (!store::end_task_series(write, caller.agency, id, caller.officer)) {
      return Error{Code::conflict, "task_series_ended", ""};
    }
    store::insert_audit_entry(write, caller.agency, actor, "task_series_ended", id.value, found->series.title);
    return {};
  });
}

std::int64_t make_series_tasks(const Context& context, base::AgencyId agency) {
  std::int64_t made = 0;
  store::SeriesCursor after;
  SeriesLeaders leaders;
  for (bool more = true; more;) {
    auto next = after;
    made += context.database.write([&](db::Write& write) -> std::int64_t {
      const auto since = write.today() - days{domain::most_waiting_days};
      auto turns = store::list_series_turns(write, agency, write.today(), since, after, batch_size);
      more = static_cast<std::int64_t>(turns.size()) == batch_size;
      if (!turns.empty()) next = {turns.back().officer, turns.back().series.id};
      leaders.keep_led(write, agency, turns);
      turns = wanted_turns(context, write, agency, std::move(turns), write.today());
      insert_turns(write, agency, turns, std::nullopt);
      return static_cast<std::int64_t>(turns.size());
    });
    after = next;
  }
  return made;
}

}  // namespace spotme::app
