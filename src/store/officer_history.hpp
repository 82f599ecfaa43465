#pragma once

#include "base/id.hpp"
#include "domain/access.hpp"
#include "domain/officer.hpp"
#include "store/db.hpp"
#include "store/officer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What held for an officer when, and what was done to his account: the time line of one person, and the taking back of
/// a change that is still to come.
namespace spotme::store {

/// An officer as an administrator acts on him; also one who has no post any more.
struct KeptOfficer {
  base::OfficerId id;
  std::string name;
  std::string user_id = {};  ///< empty without an account
  bool active = false;
  std::string unit_path = {};                  ///< of the last post that began; of the first to come where none did
  std::string unit_name = {};                  ///< of that unit
  std::optional<base::Day> first_post = {};    ///< the day on which his first post began
  std::optional<base::Day> posted_until = {};  ///< the first day without a post, where that is known
  std::vector<domain::RoleHolding> held = {};  ///< his roles of today
};
/// In the order of the question; nullopt for one whom the agency does not have. Two statements in all.
[[nodiscard]] std::vector<std::optional<KeptOfficer>> load_kept_officers(db::Read& read, base::AgencyId agency,
                                                                         const std::vector<base::OfficerId>& officers);

/// One row of the time line: what held from a day on, up to and not including another.
struct HistoryRow {
  domain::HistoryKind kind = domain::HistoryKind::posting;
  base::Day from;
  base::Day to;                               ///< open_end: goes on
  std::optional<base::UnitId> unit = {};      ///< of a post and a role
  std::string unit_path = {};                 ///< as it was called on its first day
  std::string unit_name = {};                 ///< the same
  std::string value = {};                     ///< state of a post, user ID of a supervisor, scheme, role
  std::optional<base::OfficerId> other = {};  ///< the supervisor
  std::string name = {};                      ///< his
};
/// By kind and first day. Four statements; the rows of one person are few.
[[nodiscard]] std::vector<HistoryRow> load_officer_history(db::Read& read, base::AgencyId agency,
                                                           base::OfficerId officer);

/// Something that was done to an account or a person, from the audit trail.
struct OfficerEvent {
  base::Uuid id;  ///< sorts by time
  base::Instant at;
  std::string action;
  std::string by_name = {};  ///< empty for the operator and the nightly job
};
/// The latest first, those before `before` when it is given. Looks are not among them.
[[nodiscard]] std::vector<OfficerEvent> list_officer_events(db::Read& read, base::AgencyId agency,
                                                            base::OfficerId officer,
                                                            const std::optional<base::Uuid>& before,
                                                            std::int64_t limit);

/// Takes back the change on that day: what began on it goes, what ended on it goes on up to the next that is known.
/// False when nothing changed on that day. `role` names the holding where the kind is a role.
[[nodiscard]] bool undo_change(db::Write& write, base::AgencyId agency, base::OfficerId officer,
                               domain::HistoryKind kind, base::Day day, const std::optional<UnitRole>& role);

/// Everybody who leads this officer at any time from `from` on, directly or through others, by what is known today.
[[nodiscard]] std::vector<base::OfficerId> load_chain_above(db::Read& read, base::AgencyId agency,
                                                            base::OfficerId officer, base::Day from);

}  // namespace spotme::store
