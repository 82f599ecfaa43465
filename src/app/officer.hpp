#pragma once

#include "app/account.hpp"
#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/officer.hpp"
#include "store/audit.hpp"
#include "store/officer_history.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Officers as an administrator keeps them: who they are, and what holds for them from a day on. Whatever lies outside
/// his reach is `not_found`, as if it did not exist. See docs/decisions/0024-officers.md.
namespace spotme::app {

/// Name and address are not dated: they are those of today on every page.
struct OfficerEdit {
  std::string name;
  std::string email;
};
/// Refuses `name_required`, `email_invalid`, and `account_above_yours` (forbidden, audited): mail goes to that address.
[[nodiscard]] base::Result<AccountView> edit_officer(const Context& context, const domain::Caller& caller,
                                                     base::AgencyId agency, base::OfficerId officer,
                                                     const OfficerEdit& edit, const store::Actor& actor);

/// From `from` on these officers belong to that unit, up to the next change that is known already.
struct PostingChange {
  std::vector<base::OfficerId> officers;  ///< 1 to domain::most_officers_at_once, none twice
  base::UnitId unit;
  std::optional<std::string> state = {};  ///< of the home post; each keeps his own when absent
  base::Day from;
  std::string reason = {};
};
/// All or none. Days that are over are judged again; those concerned are told. Refuses what find_kept refuses,
/// `unit_unknown`, `unit_closing` (conflict; both field `unit_id`), `state_unknown`, `before_first_post` (conflict,
/// field `from`, args `day`), `no_post` (conflict, field `officers[2]`) where he has none on that day, and
/// `month_closed` (conflict, field `from`).
[[nodiscard]] base::Result<void> change_postings(const Context& context, const domain::Caller& caller,
                                                 base::AgencyId agency, const PostingChange& change,
                                                 const store::Actor& actor);

struct SupervisorChange {
  std::vector<base::OfficerId> officers;
  std::optional<std::string> supervisor_user_id;  ///< nullopt: none from that day on
  base::Day from;
  std::string reason = {};
};
/// All or none. Refuses what find_kept refuses, `supervisor_unknown` (not of this agency), `supervisor_inactive`,
/// `supervisor_self` and `supervisor_loop` (field `supervisor_user_id`, args `name`: who would lead himself through
/// others).
[[nodiscard]] base::Result<void> change_supervisor(const Context& context, const domain::Caller& caller,
                                                   base::AgencyId agency, const SupervisorChange& change,
                                                   const store::Actor& actor);

/// A role, held in a unit. Roles are rights: they begin and end today or later, never back in time.
struct RoleChange {
  domain::Role role = domain::Role::supervisor;
  base::UnitId unit;
  std::optional<base::Day> first_day = {};  ///< of a giving; today when absent
  std::optional<base::Day> last_day = {};   ///< of an ending: the last day on which it is held, may be yesterday
  std::string reason = {};
};
/// Refuses `unit_unknown` (field `unit_id`), `role_not_yours` (field `role`), `own_role` (conflict), `role_in_past`
/// (fields `first_day`, `last_day`), `range_reversed`, `role_held` (conflict): he has it then already.
[[nodiscard]] base::Result<void> give_role(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                           base::OfficerId officer, const RoleChange& change,
                                           const store::Actor& actor);
/// Refuses as giving does, and `role_not_held` (conflict).
[[nodiscard]] base::Result<void> end_role(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                          base::OfficerId officer, const RoleChange& change, const store::Actor& actor);

/// A change that is still to come, named by its kind and day.
struct ChangeUndo {
  domain::HistoryKind kind = domain::HistoryKind::posting;
  base::Day from;                         ///< the day on which it would begin
  std::optional<domain::Role> role = {};  ///< of a role, with its unit
  std::optional<base::UnitId> unit = {};
};
/// Refuses `change_not_to_come` (conflict, field `from`) for today and before, `change_unknown` (not_found),
/// `departure_waiting` (conflict: take that back instead), `first_post` (conflict) where he would be left without a
/// post or working time, `role_missing` (field `role`) and `role_not_yours`.
[[nodiscard]] base::Result<void> undo_change(const Context& context, const domain::Caller& caller,
                                             base::AgencyId agency, base::OfficerId officer, const ChangeUndo& undo,
                                             const store::Actor& actor);

}  // namespace spotme::app
