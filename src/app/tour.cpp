#include "app/tour.hpp"

#include "store/tour.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

bool contains(const std::vector<domain::Role>& roles, domain::Role role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// Each once, `officer` first.
std::vector<domain::Role> toured_roles(const domain::Caller& caller) {
  std::vector<domain::Role> roles{domain::Role::officer};
  for (const auto& holding : caller.roles) {
    if (holding.role != domain::Role::device && !contains(roles, holding.role)) roles.push_back(holding.role);
  }
  return roles;
}

}  // namespace

std::vector<domain::Role> waiting_tours(const Context& context, const domain::Caller& caller) {
  const auto seen = context.database.read(
      [&](db::Read& read) { return store::load_seen_tours(read, caller.agency, caller.officer); });
  auto waiting = toured_roles(caller);
  waiting.erase(std::remove_if(waiting.begin(), waiting.end(), [&](domain::Role role) { return contains(seen, role); }),
                waiting.end());
  return waiting;
}

base::Result<void> mark_tour_seen(const Context& context, const domain::Caller& caller, std::string_view role) {
  const auto known = domain::parse_role(role);
  if (!known || !contains(toured_roles(caller), *known)) {
    return base::Error{base::Code::not_found, "not_found", "", {}};
  }
  context.database.write([&](db::Write& write) {
    store::insert_seen_tour(write, caller.agency, caller.officer, *known);
    return true;
  });
  return {};
}

}  // namespace spotme::app
