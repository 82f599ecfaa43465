#include "app/officer_cursor.hpp"
#include "app/roster.hpp"
#include "app/rota.hpp"
#include "store/district.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using DayKey = std::pair<base::OfficerId, base::Day>;

base::Result<void> check_range(domain::DayRange range) {
  if (range.last < range.first) return Error{Code::unprocessable, "range_reversed", "to"};
  if ((range.last - range.first).count() < most_roster_days) return {};
  return Error{Code::unprocessable, "range_too_long", "to", {{"limit", std::to_string(most_roster_days)}}};
}

/// The changes that hold, with the names of those who swapped.
struct Changes {
  std::map<DayKey, store::RotaChange> by_day;
  std::map<base::OfficerId, std::string> names;
};
Changes load_changes(db::Read& read, base::AgencyId agency, const std::vector<store::OfficerDays>& asked) {
  Changes changes;
  for (auto& [n, change] : store::load_rota_changes(read, asked)) {
    changes.by_day[{change.officer, change.day}] = std::move(change);
  }
  std::vector<base::OfficerId> others;
  for (const auto& [key, change] : changes.by_day) {
    if (change.with_officer) others.push_back(*change.with_officer);
  }
  if (others.empty()) return changes;
  const auto names = store::load_officer_names(read, agency, others);
  for (std::size_t i = 0; i < others.size(); ++i) changes.names[others[i]] = names[i];
  return changes;
}

/// What holds for all rows of a page.
struct Ground {
  const AgencyRules& rules;
  std::vector<store::UnitDistrict> districts;
  Roster roster;
  Changes changes;
};

RosterDay make_day(const Ground& ground, const store::Worktime& worktime, const store::OfficerDays& officer,
                   base::Day date) {
  RosterDay day{date};
  const auto* assigned = worktime.scheme(date);
  const auto* posting = worktime.posting(date);
  if (assigned == nullptr || posting == nullptr || !std::holds_alternative<domain::RotaPlace>(*assigned)) return day;
  day.scheme = ground.roster.on(officer.agency, officer.officer, date, *assigned);
  if (ground.rules.calendar->covers(date)) {
    const auto district = store::district_of(ground.districts, posting->unit_path, date);
    day.holiday = ground.rules.calendar->holiday(posting->state, date, district, posting->unit_path);
  }
  const auto change = ground.changes.by_day.find({officer.officer, date});
  if (change == ground.changes.by_day.end()) return day;
  day.change = change->second;
  if (day.change->with_officer) day.with_name = ground.changes.names.at(*day.change->with_officer);
  return day;
}

}  // namespace

base::Result<RosterPage> list_roster(const Context& context, const domain::Caller& caller,
                                     std::optional<base::UnitId> unit, domain::DayRange range,
                                     std::optional<std::string> after, std::int64_t limit) {
  SPOTME_CHECK(check_range(range));
  std::optional<store::AccountCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_cursor(*after));
  }
  return context.database.read([&](db::Read& read) -> base::Result<RosterPage> {
    auto reach = domain::worktime_reach(caller);
    if (unit) {
      const auto found = store::find_unit(read, caller.agency, *unit, range.last);
      if (!found || !domain::may_keep_worktime(caller, caller.agency, found->path)) {
        return Error{Code::unprocessable, "unit_unknown", "unit_id"};
      }
      reach = {found->path};
    }
    auto officers = store::list_roster_officers(read, caller.agency, range, reach, cursor, limit + 1);
    RosterPage page;
    page.rules = context.rulebook.current(read, caller.agency);
    if (static_cast<std::int64_t>(officers.size()) > limit) {
      officers.pop_back();
      page.next = write_cursor(officers.back().officer, officers.back().name_key);
    }
    std::vector<store::OfficerDays> asked;
    for (const auto& view : officers) asked.push_back({caller.agency, view.officer, range.first, range.last});
    const auto worktimes = store::load_worktimes(read, asked);
    Ground ground{*page.rules, store::load_unit_districts(read, caller.agency), {}, {}};
    for (std::size_t i = 0; i < asked.size(); ++i) {
      for (const auto& row : worktimes[i].schemes) ground.roster.expect(asked[i], row.value);
    }
    ground.roster.load(read);
    ground.changes = load_changes(read, caller.agency, asked);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      auto& row = page.rows.emplace_back(RosterRow{std::move(officers[i]), {}});
      for (auto day = range.first; day <= range.last; day += std::chrono::days{1}) {
        row.days.push_back(make_day(ground, worktimes[i], asked[i], day));
      }
    }
    return page;
  });
}

}  // namespace spotme::app
