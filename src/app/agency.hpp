#pragma once

#include "app/account.hpp"
#include "store/body.hpp"

#include <optional>
#include <string>
#include <vector>

/// Agencies, as a system administrator founds, names, moves and suspends them. docs/decisions/0023 says what suspension
/// does to presses and to records. Anybody else gets `not_found`.
namespace spotme::app {

struct NewAgency {
  std::string code;
  std::string name;
  std::optional<base::Uuid> body = {};
  std::string unit_code;  ///< of its topmost unit
  std::string unit_name;
  AccountOpening administrator = {};  ///< `unit` and `roles` are filled in: agency administrator of the topmost unit
};
struct FoundedAgency {
  store::Agency agency;
  AccountWithPassword administrator;
};
/// Founds an agency with its topmost unit from today on and the account of its first administrator, all or nothing.
/// Refuses per field: `code_invalid`, `agency_code_taken` (conflict), `name_required`, `body_unknown` (field
/// `body_id`); of the unit under `unit.code` and `unit.name`, of the account under `administrator.…` what open_account
/// refuses.
[[nodiscard]] base::Result<FoundedAgency> found_agency(const Context& context, const domain::Caller& caller,
                                                       const NewAgency& wanted, const store::Actor& actor);

/// Renames an agency and moves it under another body; its code stays.
[[nodiscard]] base::Result<store::Agency> change_agency(const Context& context, const domain::Caller& caller,
                                                        base::AgencyId id, const std::string& name,
                                                        const std::optional<base::Uuid>& body,
                                                        const store::Actor& actor);

/// Suspends an agency from a day on: nobody of it signs in, and sessions end. Refuses `change_date_past` and
/// `change_date_far` (field `from`), `agency_own` (conflict) for the caller's own, who would lock himself out,
/// `agency_suspended_already` (conflict, args `day`).
[[nodiscard]] base::Result<store::Agency> suspend_agency(const Context& context, const domain::Caller& caller,
                                                         base::AgencyId id, base::Day from, const std::string& reason,
                                                         const store::Actor& actor);
/// Lets the agency in again, at once. Today is the last day that counts as suspended; a suspension that has not begun
/// never was. Officers get the time to explain and to decide what fell due meanwhile. Refuses `agency_not_suspended`.
[[nodiscard]] base::Result<store::Agency> resume_agency(const Context& context, const domain::Caller& caller,
                                                        base::AgencyId id, const std::string& reason,
                                                        const store::Actor& actor);
/// The latest first.
[[nodiscard]] base::Result<std::vector<store::Suspension>> list_suspensions(const Context& context,
                                                                            const domain::Caller& caller,
                                                                            base::AgencyId id);

}  // namespace spotme::app
