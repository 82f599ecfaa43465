#include "app/officer_import_scope.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

std::string path_of(const ImportPlan& plan, base::UnitId unit) {
  const auto found = plan.unit_paths.find(unit);
  return found == plan.unit_paths.end() ? std::string() : found->second;
}

void check_roles(const domain::Caller& caller, const ImportPlan& plan, base::AgencyId agency,
                 const std::vector<store::UnitRole>& roles, std::size_t line, ImportFaults& faults) {
  for (const auto& [role, unit] : roles) {
    if (domain::may_give_role(caller, agency, path_of(plan, unit), role)) continue;
    faults.add(line, "import_role_not_yours", "roles", {{"value", std::string(domain::role_name(role))}});
  }
}

}  // namespace

bool imports_everywhere(const domain::Caller& caller) {
  return std::any_of(caller.roles.begin(), caller.roles.end(),
                     [](const auto& held) { return held.role == domain::Role::system_admin; });
}

void check_import_reach(db::Read& read, const domain::Caller& caller, std::vector<ImportRow>& rows,
                        ImportFaults& faults) {
  if (imports_everywhere(caller)) return;
  const auto agency = store::find_agency(read, caller.agency).value();
  for (auto& row : rows) {
    if (row.faulty) continue;
    row.faulty = true;
    if (row.agency_code != agency.code) {
      faults.add(row.line, "import_agency_not_yours", "agency_code", {{"value", agency.code}});
    } else if (!domain::may_administer(caller, agency.id, row.unit_path)) {
      faults.add(row.line, "import_unit_not_yours", "unit_code");
    } else if (row.agency_name != agency.name) {
      faults.add(row.line, "import_agency_name_kept", "agency_name", {{"name", agency.name}});
    } else {
      row.faulty = false;
    }
  }
}

void check_import_roles(const domain::Caller& caller, const ImportPlan& plan, ImportFaults& faults) {
  for (const auto& [officer, user_id, line] : plan.created) {
    check_roles(caller, plan, officer.agency, officer.roles, line, faults);
  }
  for (const auto& [before, after, line] : plan.updated) {
    const auto path = path_of(plan, before.unit);
    if (!domain::may_administer(caller, before.agency, path)) {
      faults.add(line, "import_officer_not_yours", "user_id");
      continue;
    }
    std::vector<domain::RoleHolding> held;
    for (const auto& [role, unit] : before.roles) held.push_back({role, path_of(plan, unit)});
    if (!domain::may_take_over(caller, before.agency, path, held)) {
      faults.add(line, "import_officer_above_yours", "user_id");
      continue;
    }
    const auto given = roles_missing(after.roles, before.roles);
    const auto ended = roles_missing(before.roles, after.roles);
    // As by hand: a right that one gives to oneself was decided by nobody else.
    if (before.agency == caller.agency && before.id == caller.officer) {
      if (!given.empty() || !ended.empty()) faults.add(line, "import_own_role", "roles");
      continue;
    }
    check_roles(caller, plan, after.agency, given, line, faults);
    check_roles(caller, plan, after.agency, ended, line, faults);
  }
}

}  // namespace spotme::app
