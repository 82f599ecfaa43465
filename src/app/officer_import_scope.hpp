#pragma once

#include "app/import_plan.hpp"
#include "domain/access.hpp"

#include <vector>

/// How far an import may go: an administrator of an agency brings in, and changes, whom he could open an account for
/// one by one; a system administrator anybody, and new agencies.
namespace spotme::app {

[[nodiscard]] bool imports_everywhere(const domain::Caller& caller);

/// Before the plan is made, so that nothing is asked of what is not his: names lines of another agency
/// (`import_agency_not_yours`, whether it exists or not), of a unit beyond his reach (`import_unit_not_yours`), and
/// those that call his agency otherwise (`import_agency_name_kept`; args `name`). They are faulty from then on.
void check_import_reach(db::Read& read, const domain::Caller& caller, std::vector<ImportRow>& rows,
                        ImportFaults& faults);
/// Of the plan: `import_officer_not_yours` for one who is posted elsewhere today, `import_officer_above_yours` for one
/// with a role that the caller could not give, `import_role_not_yours` (args `value`) for a role given or ended that is
/// not his to give, `import_own_role` where the roles of the caller himself would change.
void check_import_roles(const domain::Caller& caller, const ImportPlan& plan, ImportFaults& faults);

}  // namespace spotme::app
