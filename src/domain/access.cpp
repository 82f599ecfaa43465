#include "domain/access.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

bool holds(const Caller& caller, Role role) {
  return std::any_of(caller.roles.begin(), caller.roles.end(),
                     [&](const auto& holding) { return holding.role == role; });
}

bool reads_cards(const RoleHolding& holding) {
  switch (holding.role) {
    case Role::head:
    case Role::coordinator:
    case Role::agency_admin:
    case Role::integrity:
    case Role::auditor: return true;
    default: return false;
  }
}

bool reads_audit(const RoleHolding& holding) {
  return holding.role == Role::integrity || holding.role == Role::auditor || holding.role == Role::agency_admin ||
         holding.role == Role::system_admin;
}

constexpr std::array all_scopes{Scope::transaction_read, Scope::report_read, Scope::people_read, Scope::people_write,
                                Scope::grant_write,      Scope::clock_write, Scope::audit_read};
constexpr std::array<std::string_view, all_scopes.size()> scope_names{
    "transaction_read", "report_read", "people_read", "people_write", "grant_write", "clock_write", "audit_read"};

}  // namespace

std::string_view scope_name(Scope scope) { return scope_names.at(static_cast<std::size_t>(scope)); }

std::optional<Scope> parse_scope(std::string_view name) {
  const auto* const found = std::find(scope_names.begin(), scope_names.end(), name);
  if (found == scope_names.end()) return std::nullopt;
  return all_scopes.at(static_cast<std::size_t>(found - scope_names.begin()));
}

std::span<const Scope> scopes() { return all_scopes; }

bool may_call(Permission permission, const Caller& caller) {
  switch (permission) {
    case Permission::anyone:
    case Permission::session: return true;
    case Permission::officer: return !caller.must_change_password;
    case Permission::worktime_keeper: return !caller.must_change_password && !worktime_reach(caller).empty();
    case Permission::transaction_reader: return !caller.must_change_password && !transaction_reach(caller).empty();
    case Permission::month_closer: return !caller.must_change_password && holds(caller, Role::agency_admin);
    case Permission::account_admin:
      return !caller.must_change_password && (holds(caller, Role::agency_admin) || holds(caller, Role::system_admin));
    case Permission::card_reader:
      return !caller.must_change_password && std::any_of(caller.roles.begin(), caller.roles.end(), reads_cards);
    case Permission::head: return !caller.must_change_password && holds(caller, Role::head);
    case Permission::calendar_keeper:
      return !caller.must_change_password && (holds(caller, Role::agency_admin) || holds(caller, Role::coordinator));
    case Permission::grant_keeper: return !caller.must_change_password && !grant_reach(caller).empty();
    case Permission::audit_reader:
      return !caller.must_change_password && std::any_of(caller.roles.begin(), caller.roles.end(), reads_audit);
    case Permission::system_admin: return !caller.must_change_password && holds(caller, Role::system_admin);
  }
  return false;
}

bool path_reaches(std::string_view holder, std::string_view target) {
  return target == holder ||
         (target.size() > holder.size() && target.starts_with(holder) && target[holder.size()] == '/');
}

bool may_administer(const Caller& caller, base::AgencyId agency, std::string_view unit_path) {
  if (holds(caller, Role::system_admin)) return true;
  return caller.agency == agency && std::any_of(caller.roles.begin(), caller.roles.end(), [&](const auto& holding) {
           return holding.role == Role::agency_admin && path_reaches(holding.unit_path, unit_path);
         });
}

bool may_administer_agency(const Caller& caller, base::AgencyId agency) {
  return holds(caller, Role::system_admin) || (caller.agency == agency && holds(caller, Role::agency_admin));
}

bool may_keep_national_rules(const Caller& caller) { return holds(caller, Role::system_admin); }

bool may_keep_agency_rules(const Caller& caller, base::AgencyId agency, std::string_view unit_path) {
  return caller.agency == agency && std::any_of(caller.roles.begin(), caller.roles.end(), [&](const auto& holding) {
           return holding.role == Role::agency_admin && path_reaches(holding.unit_path, unit_path);
         });
}

bool may_see_agency_rules(const Caller& caller, base::AgencyId agency) {
  return caller.agency == agency || holds(caller, Role::system_admin);
}

bool may_keep_worktime(const Caller& caller, base::AgencyId agency, std::string_view unit_path) {
  const auto reach = worktime_reach(caller);
  return caller.agency == agency &&
         std::any_of(reach.begin(), reach.end(), [&](const auto& path) { return path_reaches(path, unit_path); });
}

std::vector<std::string> worktime_reach(const Caller& caller) {
  std::vector<std::string> paths;
  for (const auto& holding : caller.roles) {
    if (holding.role == Role::agency_admin || holding.role == Role::coordinator) paths.push_back(holding.unit_path);
  }
  return paths;
}

std::vector<std::string> grant_reach(const Caller& caller) {
  std::vector<std::string> paths;
  for (const auto& holding : caller.roles) {
    const bool keeps =
        holding.role == Role::agency_admin || holding.role == Role::coordinator || holding.role == Role::head;
    if (keeps) paths.push_back(holding.unit_path);
  }
  return paths;
}

bool may_keep_grants(const Caller& caller, base::AgencyId agency, std::string_view unit_path) {
  const auto reach = grant_reach(caller);
  return caller.agency == agency &&
         std::any_of(reach.begin(), reach.end(), [&](const auto& path) { return path_reaches(path, unit_path); });
}

bool may_keep_grants(const Caller& caller, base::AgencyId agency, std::string_view unit_path, base::OfficerId officer) {
  return caller.officer != officer && may_keep_grants(caller, agency, unit_path);
}

bool may_keep_calendar(const Caller& caller, base::AgencyId agency, std::string_view unit_path) {
  return caller.agency == agency && std::any_of(caller.roles.begin(), caller.roles.end(), [&](const auto& holding) {
           const bool keeps = holding.role == Role::agency_admin || holding.role == Role::coordinator;
           return keeps && path_reaches(holding.unit_path, unit_path);
         });
}

bool may_see_calendar(const Caller& caller, base::AgencyId agency) {
  return caller.agency == agency || holds(caller, Role::system_admin);
}

bool may_keep_national_calendar(const Caller& caller) { return holds(caller, Role::system_admin); }

std::vector<std::string> transaction_reach(const Caller& caller) {
  constexpr std::array readers{Role::supervisor,   Role::head,      Role::coordinator,
                               Role::agency_admin, Role::integrity, Role::auditor};
  std::vector<std::string> paths;
  for (const auto& holding : caller.roles) {
    if (std::find(readers.begin(), readers.end(), holding.role) != readers.end()) paths.push_back(holding.unit_path);
  }
  return paths;
}

bool may_read_transactions(const Caller& caller, base::AgencyId agency, std::string_view unit_path) {
  const auto reach = transaction_reach(caller);
  return caller.agency == agency &&
         std::any_of(reach.begin(), reach.end(), [&](const auto& holder) { return path_reaches(holder, unit_path); });
}

std::vector<std::string> case_reach(const Caller& caller) {
  std::vector<std::string> paths;
  for (const auto& holding : caller.roles) {
    const bool reads = holding.role == Role::head || holding.role == Role::integrity || holding.role == Role::auditor;
    if (reads) paths.push_back(holding.unit_path);
  }
  return paths;
}

bool may_read_cases(const Caller& caller, base::AgencyId agency, std::string_view unit_path) {
  const auto reach = case_reach(caller);
  return caller.agency == agency &&
         std::any_of(reach.begin(), reach.end(), [&](const auto& holder) { return path_reaches(holder, unit_path); });
}

bool may_close_months(const Caller& caller, base::AgencyId agency) {
  return caller.agency == agency && std::any_of(caller.roles.begin(), caller.roles.end(), [](const auto& holding) {
           return holding.role == Role::agency_admin && holding.unit_path.find('/') == std::string::npos;
         });
}

bool may_give_role(const Caller& caller, base::AgencyId agency, std::string_view unit_path, Role role) {
  if (role == Role::officer) return true;
  if (role == Role::system_admin) return holds(caller, Role::system_admin);
  return role != Role::device && may_administer(caller, agency, unit_path);
}

std::vector<std::string> card_reach(const Caller& caller, base::AgencyId agency) {
  std::vector<std::string> paths;
  if (caller.agency != agency) return paths;
  for (const auto& holding : caller.roles) {
    if (reads_cards(holding)) paths.push_back(holding.unit_path);
  }
  return paths;
}

bool may_decide_card(const Caller& caller, base::AgencyId agency, std::string_view unit_path, base::OfficerId officer) {
  return caller.agency == agency && caller.officer != officer &&
         std::any_of(caller.roles.begin(), caller.roles.end(), [&](const auto& holding) {
           return holding.role == Role::head && path_reaches(holding.unit_path, unit_path);
         });
}

bool may_take_over(const Caller& caller, base::AgencyId agency, std::string_view unit_path,
                   const std::vector<RoleHolding>& held) {
  return may_administer(caller, agency, unit_path) && std::all_of(held.begin(), held.end(), [&](const auto& holding) {
           return holds(caller, Role::system_admin) || may_give_role(caller, agency, holding.unit_path, holding.role);
         });
}

bool may_read_audit(const Caller& caller, base::AgencyId agency) {
  return caller.agency == agency && std::any_of(caller.roles.begin(), caller.roles.end(), [](const auto& holding) {
           if (holding.role == Role::system_admin) return true;
           return reads_audit(holding) && holding.unit_path.find('/') == std::string::npos;
         });
}

bool may_keep_bodies(const Caller& caller) { return holds(caller, Role::system_admin); }

bool may_keep_places(const Caller& caller, base::AgencyId agency, std::string_view unit_path) {
  return caller.agency == agency && std::any_of(caller.roles.begin(), caller.roles.end(), [&](const auto& holding) {
           return holding.role == Role::agency_admin && path_reaches(holding.unit_path, unit_path);
         });
}

}  // namespace spotme::domain
