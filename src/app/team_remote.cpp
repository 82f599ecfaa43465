#include "app/team_remote.hpp"

#include "app/officer_cursor.hpp"
#include "app/team.hpp"
#include "store/look.hpp"
#include "store/officer.hpp"
#include "store/remote_place.hpp"
#include "store/remote_rule.hpp"
#include "store/team_task.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

/// Members looked through for one page: most of a large tree are in the office.
constexpr std::int64_t members_at_once = 200;
constexpr int most_rounds = 5;

/// Adds the remote ones among the members, up to `limit` rows in all; how many of the members were looked at.
std::size_t add_rows(const Context& context, db::Read& read, const domain::Caller& caller,
                     const std::vector<store::TeamMember>& members, std::int64_t limit, TeamRemotePage& page) {
  std::vector<base::OfficerId> officers;
  for (const auto& member : members) {
    if (member.officer != caller.officer) officers.push_back(member.officer);
  }
  const auto picked = store::pick_remote_officers(read, caller.agency, page.day, officers);
  const std::set<base::OfficerId> candidates(picked.begin(), picked.end());
  std::vector<store::PulseDayRef> asked;
  std::vector<const store::TeamMember*> whose;
  std::size_t looked_at = 0;
  for (const auto& member : members) {
    if (static_cast<std::int64_t>(page.rows.size() + whose.size()) == limit) break;
    ++looked_at;
    if (!candidates.contains(member.officer)) continue;
    asked.emplace_back(member.officer, page.day);
    whose.push_back(&member);
  }
  const auto terms = store::load_remote_terms(read, caller.agency);
  auto days = load_pulse_days(context, read, caller.agency, terms, asked);
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days[i].remote || !days[i].pulses.empty()) page.rows.push_back({*whose[i], std::move(days[i])});
  }
  return looked_at;
}

void add_places(db::Read& read, base::AgencyId agency, TeamRemotePage& page) {
  std::vector<base::OfficerId> officers;
  for (const auto& row : page.rows) officers.push_back(row.member.officer);
  std::set<base::OfficerId> with;
  for (const auto& place : store::load_valid_remote_places(read, agency, officers, page.day)) {
    with.insert(place.officer);
  }
  for (auto& row : page.rows) row.has_place = with.contains(row.member.officer);
}

void add_reports(db::Read& read, base::AgencyId agency, TeamRemotePage& page) {
  std::vector<base::OfficerId> officers;
  std::vector<store::PulseDayRef> asked;
  for (const auto& row : page.rows) {
    officers.push_back(row.member.officer);
    asked.emplace_back(row.member.officer, page.day);
  }
  const auto tasks = store::load_team_task_days(read, agency, officers, page.day);
  for (std::size_t i = 0; i < tasks.size(); ++i) page.rows[i].planned = tasks[i].has_task;
  for (const auto& found : store::find_day_reports(read, agency, asked)) {
    const auto row = std::find_if(page.rows.begin(), page.rows.end(),
                                  [&](const auto& one) { return one.member.officer == found.officer; });
    row->planned = row->planned || found.report.plan_version > 0;
    row->reported_at = found.report.reported_at;
  }
}

/// After the reading, which is too much for the writer, and before the answer.
void record_looks(const Context& context, base::AgencyId agency, const TeamRemotePage& page,
                  const store::Actor& actor) {
  std::vector<store::Look> looks;
  for (const auto& row : page.rows) {
    looks.push_back(
        {row.member.officer, row.member.officer.value, fmt::format("pulses of {}", base::format_day(page.day))});
  }
  if (looks.empty()) return;
  context.database.write([&](db::Write& write) {
    store::insert_looks(write, agency, actor, "place_read", looks);
    return true;
  });
}

}  // namespace

base::Result<TeamRemotePage> list_team_remote(const Context& context, const domain::Caller& caller,
                                              const TeamRemoteFilter& filter, const store::Actor& actor) {
  SPOTME_TRY(auto page, context.database.read([&](db::Read& read) -> base::Result<TeamRemotePage> {
    TeamRemotePage found{filter.day.value_or(read.today())};
    if (found.day > read.today()) return Error{Code::unprocessable, "day_ahead", "date"};
    store::TeamFilter members{found.day, load_team_reach(read, caller, domain::TeamView::lead)};
    members.search = store::name_key(filter.search);
    members.limit = members_at_once;
    if (filter.after) {
      SPOTME_TRY(const auto cursor, read_cursor(*filter.after));
      members.after = store::TeamCursor{cursor.name_key, cursor.officer};
    }
    bool more = true;
    for (int round = 0; more && round < most_rounds; ++round) {
      const auto some = store::list_team(read, caller.agency, members);
      if (some.empty()) {
        more = false;
        break;
      }
      const auto seen = add_rows(context, read, caller, some, filter.limit, found);
      if (seen > 0) members.after = store::TeamCursor{some[seen - 1].name_key, some[seen - 1].officer};
      more = seen < some.size() || static_cast<std::int64_t>(some.size()) == members_at_once;
      if (seen < some.size() || static_cast<std::int64_t>(found.rows.size()) == filter.limit) break;
    }
    if (more && members.after) found.next = write_cursor(members.after->officer, members.after->name_key);
    add_places(read, caller.agency, found);
    add_reports(read, caller.agency, found);
    return found;
  }));
  record_looks(context, caller.agency, page, actor);
  return page;
}

}  // namespace spotme::app
