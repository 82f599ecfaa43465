#pragma once

#include "base/id.hpp"
#include "domain/role.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Who may do what to whom. Permission is decided in two places only: the route table names the kind of caller
/// (`Permission`), and the functions below decide on the person or unit that is touched. Never in SQL, never in a
/// screen.
namespace spotme::domain {

/// A role as it stands today. `unit_path` is where it is held: the codes from the root, such as `U1/U1A`.
struct RoleHolding {
  Role role = Role::officer;
  std::string unit_path;
  bool operator==(const RoleHolding&) const = default;
};

/// What a token of the interface for programs may be used for, of all that its maker may do.
enum class Scope : std::uint8_t {
  transaction_read,  ///< closed days of others, and figures
  report_read,       ///< reports that are made and fetched
  people_read,       ///< officers, posts and accounts
  people_write,      ///< the same, changed: single ones and imports
  grant_write,       ///< leave and other grants from a personnel system
  clock_write,       ///< presses of the maker himself, for terminals and load generators
  audit_read,        ///< the audit trail
};
/// `transaction_read`, …
[[nodiscard]] std::string_view scope_name(Scope scope);
[[nodiscard]] std::optional<Scope> parse_scope(std::string_view name);
/// Every scope, in the order of the enumeration.
[[nodiscard]] std::span<const Scope> scopes();

/// The person behind a request.
struct Caller {
  base::AgencyId agency;
  base::OfficerId officer;
  base::SessionId session;
  std::string user_id;
  bool must_change_password = false;  ///< signed in with a temporary password: good for nothing but the change
  std::vector<RoleHolding> roles = {};
  /// Of a token for programs, which acts for its maker within these; a person's session has none and no such limit.
  std::optional<std::vector<Scope>> scopes = {};
};

/// What a route asks of its caller.
enum class Permission : std::uint8_t {
  anyone,              ///< signed in or not
  session,             ///< any session, also one that must still choose a password
  officer,             ///< a full session; touches only the caller's own data
  transaction_reader,  ///< holds a role that may read others' transactions; the use-case asks transaction_reach
  month_closer,        ///< agency_admin somewhere; the use-case asks may_close_months
  account_admin,       ///< agency_admin or system_admin somewhere; the use-case asks may_administer
  calendar_keeper,     ///< agency_admin or coordinator somewhere; the use-case asks may_keep_calendar
  worktime_keeper,     ///< agency_admin or coordinator somewhere; the use-case asks may_keep_worktime
  system_admin,        ///< system_admin somewhere: what holds for every agency
  card_reader,   ///< head, coordinator, agency_admin, integrity or auditor somewhere; the use-case asks card_reach
  head,          ///< head of department somewhere; the use-case asks may_decide_card
  grant_keeper,  ///< head, coordinator or agency_admin somewhere; the use-case asks may_keep_grants
  audit_reader,  ///< agency_admin, integrity, auditor or system_admin somewhere; the use-case asks may_read_audit
};
[[nodiscard]] bool may_call(Permission permission, const Caller& caller);

/// True when `target` is `holder` or lies below it: `U1` reaches `U1` and `U1/U1A`, not `U10`.
[[nodiscard]] bool path_reaches(std::string_view holder, std::string_view target);

/// True when the caller may open, reset and deactivate accounts of officers who are posted in that unit of that agency:
/// an agency administrator within his reach, a system administrator everywhere.
[[nodiscard]] bool may_administer(const Caller& caller, base::AgencyId agency, std::string_view unit_path);
/// True when the caller may see the accounts of that agency at all.
[[nodiscard]] bool may_administer_agency(const Caller& caller, base::AgencyId agency);

/// True when the caller may set national values of the rules, which hold for every agency.
[[nodiscard]] bool may_keep_national_rules(const Caller& caller);
/// True when the caller may set the agency's own values, as far as that unit goes: its administrators within their
/// reach. A rule holds for the whole agency, so ask for each of its topmost units.
[[nodiscard]] bool may_keep_agency_rules(const Caller& caller, base::AgencyId agency, std::string_view unit_path);
/// True when the caller may read the agency's rules: everybody in it, and a system administrator.
[[nodiscard]] bool may_see_agency_rules(const Caller& caller, base::AgencyId agency);
/// True when the caller may keep working time, rotas and swaps of officers who are posted in that unit of that agency:
/// its administrators and attendance coordinators within their reach.
[[nodiscard]] bool may_keep_worktime(const Caller& caller, base::AgencyId agency, std::string_view unit_path);
/// The units of his agency within which the caller keeps working time.
[[nodiscard]] std::vector<std::string> worktime_reach(const Caller& caller);

/// The units of his own agency within which the caller may read the closed days of others: as supervisor, head,
/// attendance coordinator, administrator of the agency, integrity unit or auditor. A system administrator sees no
/// person's day.
[[nodiscard]] std::vector<std::string> transaction_reach(const Caller& caller);
/// True when the caller may read the closed days of officers who stood in that unit of that agency.
[[nodiscard]] bool may_read_transactions(const Caller& caller, base::AgencyId agency, std::string_view unit_path);
/// True when the caller may close and reopen the months of that agency and let its days be computed again: its
/// administrators whose reach is a whole tree of it, since a month is closed for everybody.
[[nodiscard]] bool may_close_months(const Caller& caller, base::AgencyId agency);

/// True when the caller may give this role to somebody posted in `unit_path`: nobody gives more than he has. The first
/// agency administrators come from a system administrator, who alone makes others like himself.
[[nodiscard]] bool may_give_role(const Caller& caller, base::AgencyId agency, std::string_view unit_path, Role role);

/// The units of that agency whose officers' cards the caller may see: those where he is head of department, attendance
/// coordinator, agency administrator, integrity unit or auditor, each with its subtree. Empty: none.
[[nodiscard]] std::vector<std::string> card_reach(const Caller& caller, base::AgencyId agency);

/// True when the caller may approve a change of the card of `officer`, posted in `unit_path`: the head of department
/// above him, and nobody for himself.
[[nodiscard]] bool may_decide_card(const Caller& caller, base::AgencyId agency, std::string_view unit_path,
                                   base::OfficerId officer);

/// The units of his agency within which the caller enters and sees grants of others, imports leave, declares outages
/// and keeps remote days: as head of department, attendance coordinator or administrator of the agency.
[[nodiscard]] std::vector<std::string> grant_reach(const Caller& caller);
/// True when that covers the unit.
[[nodiscard]] bool may_keep_grants(const Caller& caller, base::AgencyId agency, std::string_view unit_path);
/// The same for the grants of one officer of that unit, and nobody for himself.
[[nodiscard]] bool may_keep_grants(const Caller& caller, base::AgencyId agency, std::string_view unit_path,
                                   base::OfficerId officer);

/// The units of his own agency within which the caller may read what officers asked for and how it was decided: as head
/// of department, integrity unit or auditor. Who decides is asked elsewhere (domain/approval).
[[nodiscard]] std::vector<std::string> case_reach(const Caller& caller);
/// True when the caller may read the cases of an officer who is posted in that unit of that agency.
[[nodiscard]] bool may_read_cases(const Caller& caller, base::AgencyId agency, std::string_view unit_path);

/// True when the caller may add, correct and withdraw the agency's own days for that unit and those below it: its
/// administrators and attendance coordinators within their reach. For a day of the whole agency, ask for each of its
/// topmost units.
[[nodiscard]] bool may_keep_calendar(const Caller& caller, base::AgencyId agency, std::string_view unit_path);
/// True when the caller may see the agency's own days: everybody in it, and a system administrator.
[[nodiscard]] bool may_see_calendar(const Caller& caller, base::AgencyId agency);
/// True when the caller may change what holds for every agency: national holidays and Ramadan.
[[nodiscard]] bool may_keep_national_calendar(const Caller& caller);

/// True when the caller may read the audit trail of that agency: his own, as its integrity unit, auditor or
/// administrator of a whole tree of it, or as a system administrator. What was done in other agencies is for those.
[[nodiscard]] bool may_read_audit(const Caller& caller, base::AgencyId agency);
/// True when the caller may keep ministries, departments and agencies: found, name, move and suspend them.
[[nodiscard]] bool may_keep_bodies(const Caller& caller);
/// True when the caller may draw and change places and networks of that unit of that agency: its administrators within
/// their reach.
[[nodiscard]] bool may_keep_places(const Caller& caller, base::AgencyId agency, std::string_view unit_path);

/// True when the caller may hand out a new password for the account of somebody posted in `unit_path` who holds `held`
/// today, or close it. Whoever resets a password can sign in with it, so nobody may do that to one who has a role that
/// he could not give: an agency administrator to a system administrator, or one of a branch to one of the agency.
[[nodiscard]] bool may_take_over(const Caller& caller, base::AgencyId agency, std::string_view unit_path,
                                 const std::vector<RoleHolding>& held);

}  // namespace spotme::domain
