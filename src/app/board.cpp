#include "app/board.hpp"

#include "app/day_facts.hpp"
#include "app/team.hpp"
#include "store/delegation.hpp"
#include "store/grant.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};

template <class T>
void sort_once(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// The same officers by as few words as can be, so that two callers who see the same share a board.
void simplify(db::Read& read, BoardScope& scope) {
  auto& reach = scope.reach;
  if (scope.unit && reach.covers(scope.unit_path, std::nullopt)) {
    reach = {{scope.unit_path}, {}};
    return;
  }
  sort_once(reach.units);  // a unit stands before those below it
  std::vector<std::string> topmost;
  for (auto& path : reach.units) {
    const bool reached = std::any_of(topmost.begin(), topmost.end(),
                                     [&](const auto& above) { return domain::path_reaches(above, path); });
    if (!reached) topmost.push_back(std::move(path));
  }
  reach.units = std::move(topmost);
  sort_once(reach.supervisors);
  if (!store::supervise_anybody(read, scope.agency, reach.supervisors, read.today())) reach.supervisors.clear();
}

Standing stands_nowhere(const OfficerDayFacts& today) {
  Standing standing{{}, today.day, static_cast<std::int64_t>(today.events.size()), {}};
  standing.until = base::to_instant(base::LocalTime{today.day + one_day});
  return standing;
}

Standing standing_on(const OfficerDayFacts& day, const std::vector<domain::HeldGrant>& held, base::Instant now) {
  domain::PresenceFacts known;
  known.pack = &day.rules->pack;
  known.calendar = day.rules->calendar.get();
  known.facts = day.facts;
  known.day = {day.day, day.facts.state, day.scheme, day.facts.district, day.unit_path};
  known.held = held;
  known.day_end = day.day_end;
  const auto minute = std::min(domain::minute_of(day.day, now), day.day_end - base::Minutes{1});
  const auto found = domain::presence_at(known, minute);
  return {found.presence, day.day, static_cast<std::int64_t>(day.events.size()),
          base::to_instant(base::LocalTime{day.day} + found.until)};
}

void record_look(const Context& context, const BoardScope& scope, std::size_t officers, const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    const auto subject = scope.unit ? std::optional(scope.unit->value) : std::nullopt;
    const auto* const below = scope.unit && !scope.below ? " alone" : "";
    store::insert_audit_entry(
        write, scope.agency, actor, "board_read", subject,
        fmt::format("{}{}: {} officers", scope.unit ? scope.unit_path : "all followed", below, officers));
    return true;
  });
}

}  // namespace

std::string BoardScope::key() const {
  auto text = fmt::format("{} {} {}", base::to_string(agency), unit_path, below);
  for (const auto& path : reach.units) text += "\n" + path;
  for (const auto& supervisor : reach.supervisors) text += "\n" + base::to_string(supervisor);
  return text;
}

base::Result<BoardScope> board_scope(db::Read& read, const domain::Caller& caller, const BoardQuestion& question) {
  BoardScope scope{caller.agency, load_team_reach(read, caller, domain::TeamView::attendance), question.unit};
  scope.below = question.below || !question.unit;
  if (question.unit) {
    const auto unit = store::find_unit(read, caller.agency, *question.unit, read.today());
    if (!unit) return Error{Code::unprocessable, "unit_unknown", "unit_id"};
    scope.unit_path = unit->path;
    scope.unit_name = unit->name;
  }
  simplify(read, scope);
  return scope;
}

std::vector<Standing> load_standings(const Context& context, db::Read& read, base::AgencyId agency,
                                     const std::vector<base::OfficerId>& officers) {
  const auto today = read.today();
  std::vector<std::pair<base::OfficerId, base::Day>> asked;
  std::vector<store::OfficerDays> spans;
  for (const auto& officer : officers) {
    asked.emplace_back(officer, today - one_day);
    asked.emplace_back(officer, today);
    spans.push_back({agency, officer, today - one_day, today});
  }
  const auto days = load_day_facts(context, read, agency, asked);
  std::vector<std::vector<domain::HeldGrant>> held(officers.size());
  for (const auto& [n, grant] : store::load_grants(read, spans)) held[n].push_back(store::held_of(grant));
  std::vector<Standing> standings;
  standings.reserve(officers.size());
  for (std::size_t i = 0; i < officers.size(); ++i) {
    const auto& before = days[2 * i];
    const auto& now = days[2 * i + 1];
    if (!now.posted) {
      standings.push_back(stands_nowhere(now));
      continue;
    }
    const auto& scheme = before.posted ? before.scheme : now.scheme;
    const bool goes_on = domain::work_day_of(now.rules->pack, read.now(), scheme, now.scheme) != today;
    standings.push_back(standing_on(goes_on && before.posted ? before : now, held[i], read.now()));
  }
  return standings;
}

base::Result<std::vector<BoardRow>> load_board_rows(const Context& context, db::Read& read, const BoardScope& scope,
                                                    const std::string& search) {
  store::TeamFilter filter{read.today(), scope.reach, scope.unit_path, scope.below, store::name_key(search)};
  filter.limit = most_board_officers + 1;
  auto members = store::list_team(read, scope.agency, filter);
  if (static_cast<std::int64_t>(members.size()) > most_board_officers) {
    return Error{Code::unprocessable, "unit_too_large", "unit_id", {{"limit", std::to_string(most_board_officers)}}};
  }
  const bool his = !scope.unit || scope.reach.covers(scope.unit_path, std::nullopt);
  if (members.empty() && search.empty() && !his) return Error{Code::unprocessable, "unit_unknown", "unit_id"};
  std::vector<base::OfficerId> officers;
  for (const auto& member : members) officers.push_back(member.officer);
  auto standings = load_standings(context, read, scope.agency, officers);
  std::vector<BoardRow> rows;
  rows.reserve(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) rows.push_back({std::move(members[i]), standings[i]});
  return rows;
}

base::Result<Board> show_board(const Context& context, const domain::Caller& caller, const BoardQuestion& question,
                               const BoardFilter& filter, const store::Actor& actor) {
  SPOTME_TRY(auto board, context.database.read([&](db::Read& read) -> base::Result<Board> {
    Board found;
    found.at = read.now();
    SPOTME_TRY(found.scope, board_scope(read, caller, question));
    SPOTME_TRY(found.rows, load_board_rows(context, read, found.scope, filter.search));
    return found;
  }));
  std::map<std::string, BoardUnit> units;
  for (const auto& row : board.rows) {
    const auto status = static_cast<std::size_t>(row.standing.presence.status);
    auto& unit = units[row.member.unit_path];
    unit.path = row.member.unit_path;
    unit.name = row.member.unit_name;
    ++unit.counts.at(status);
    ++board.counts.at(status);
  }
  for (auto& [path, unit] : units) board.units.push_back(std::move(unit));
  if (filter.status) {
    std::erase_if(board.rows, [&](const auto& row) { return row.standing.presence.status != *filter.status; });
  }
  record_look(context, board.scope, board.rows.size(), actor);
  return board;
}

base::Result<WatchedBoard> watch_board(const Context& context, const domain::Caller& caller,
                                       const BoardQuestion& question, const store::Actor& actor) {
  SPOTME_TRY(auto board, context.database.read([&](db::Read& read) -> base::Result<WatchedBoard> {
    WatchedBoard found;
    SPOTME_TRY(found.scope, board_scope(read, caller, question));
    SPOTME_TRY(found.rows, load_board_rows(context, read, found.scope));
    return found;
  }));
  record_look(context, board.scope, board.rows.size(), actor);
  return board;
}

bool still_sees(db::Read& read, domain::Caller caller, const BoardQuestion& question, const BoardScope& scope) {
  caller.roles = store::load_role_holdings(read, caller.agency, {caller.officer}, read.today()).front();
  const auto now = board_scope(read, caller, question);
  return now && now->key() == scope.key();
}

std::vector<store::TeamUnit> list_board_units(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) {
    const auto reach = load_team_reach(read, caller, domain::TeamView::attendance);
    return store::list_team_units(read, caller.agency, reach, read.today());
  });
}

}  // namespace spotme::app
