#include "app/implementation.hpp"

#include "domain/worktime/state.hpp"

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using Places = std::map<base::AgencyId, std::size_t>;

void add_agencies(db::Read& read, Implementation& all, Places& places) {
  const auto beginnings = store::load_agency_beginnings(read);
  std::map<base::AgencyId, base::Instant> founded;
  for (const auto& one : beginnings) founded.emplace(one.agency, one.created_at);
  for (auto& agency : store::load_agencies(read)) {
    places.emplace(agency.id, all.agencies.size());
    Implementation::AgencyLine line;
    line.since = base::local_day(founded.at(agency.id));
    line.agency = std::move(agency);
    line.counts.agencies = 1;
    all.agencies.push_back(std::move(line));
  }
}

void add_states(const std::vector<store::StateCount>& counts, const Places& places, Implementation& all) {
  for (const auto state : domain::all_states()) all.states.push_back({std::string(domain::state_name(state))});
  for (const auto& count : counts) {
    const auto line =
        std::find_if(all.states.begin(), all.states.end(), [&](const auto& one) { return one.state == count.state; });
    if (line != all.states.end()) {
      ++line->agencies;
      line->officers += count.officers;
    }
    all.agencies[places.at(count.agency)].counts.officers += count.officers;
  }
}

void add_presses(db::Read& read, Implementation& all) {
  std::vector<base::AgencyId> ids;
  ids.reserve(all.agencies.size());
  for (const auto& line : all.agencies) ids.push_back(line.agency.id);
  const auto presses = store::load_agency_presses(read, ids, base::to_instant(base::LocalTime{read.today()}));
  for (std::size_t i = 0; i < presses.size(); ++i) {
    auto& line = all.agencies[i];
    line.counts.presses_today = presses[i].since;
    line.counts.last_at = presses[i].last_at;
    line.counts.pressing = presses[i].last_at || presses[i].last_day ? 1 : 0;
    line.last_day = presses[i].last_day;
  }
}

/// Each agency counts for every body above it.
void add_bodies(db::Read& read, Implementation& all) {
  std::map<base::Uuid, std::size_t> places;
  for (auto& body : store::load_bodies(read)) {
    places.emplace(body.id, all.bodies.size());
    all.bodies.push_back({std::move(body), {}});
  }
  for (const auto& line : all.agencies) {
    all.total += line.counts;
    auto at = line.agency.body;
    for (std::size_t steps = 0; at && steps <= all.bodies.size(); ++steps) {
      auto& body = all.bodies[places.at(*at)];
      body.counts += line.counts;
      at = body.body.parent;
    }
  }
  for (const auto& line : all.bodies) {
    if (line.body.kind != "ministry") continue;
    ++all.ministries;
    if (line.counts.agencies > 0) ++all.ministries_in;
  }
}

}  // namespace

ImplementationCounts& ImplementationCounts::operator+=(const ImplementationCounts& more) {
  agencies += more.agencies;
  pressing += more.pressing;
  officers += more.officers;
  accounts += more.accounts;
  presses_today += more.presses_today;
  if (more.last_at && (!last_at || *last_at < *more.last_at)) last_at = more.last_at;
  return *this;
}

base::Result<Implementation> load_implementation(const Context& context, const domain::Caller& caller) {
  if (!domain::may_keep_bodies(caller)) return base::Error{base::Code::not_found, "not_found", ""};
  return context.database.read([](db::Read& read) {
    Implementation all;
    all.as_of = read.now();
    Places places;
    add_agencies(read, all, places);
    add_states(store::count_officers_by_state(read, read.today()), places, all);
    for (const auto& count : store::count_active_accounts(read)) {
      all.agencies[places.at(count.agency)].counts.accounts = count.count;
    }
    add_presses(read, all);
    add_bodies(read, all);
    return all;
  });
}

}  // namespace spotme::app
