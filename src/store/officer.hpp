#pragma once

#include "base/id.hpp"
#include "domain/role.hpp"
#include "domain/rota.hpp"
#include "domain/worktime/state.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Officers: who they are, and what holds for them as of a day: post, working time, supervisor and roles.
namespace spotme::store {

struct UnitRole {
  domain::Role role = domain::Role::officer;
  base::UnitId unit;
  bool operator==(const UnitRole&) const = default;
};

/// An officer with all that is dated, as it stands on one day.
struct Officer {
  base::AgencyId agency;
  base::OfficerId id;
  std::string name;
  std::string email = {};
  base::UnitId unit;
  domain::State state = domain::State::putrajaya;  ///< of the home post: his rest days and holidays
  domain::AssignedScheme scheme = domain::Scheme{domain::Wbf{}};
  std::optional<base::OfficerId> supervisor = {};
  std::vector<UnitRole> roles = {};  ///< without `officer`, which everybody is
};

/// A name as lists order and search it: lower case in any alphabet, white space folded. The same on every engine.
[[nodiscard]] std::string name_key(std::string_view name);

/// New officers, everything from `from` on. The units and the supervisors must exist or be among them.
void insert_officers(db::Write& write, const std::vector<Officer>& officers, base::Day from);
void insert_officer(db::Write& write, const Officer& officer, base::Day from);

/// As of `day`; nullopt when unknown or without a post on that day.
[[nodiscard]] std::optional<Officer> find_officer(db::Read& read, base::AgencyId agency, base::OfficerId id,
                                                  base::Day day);
/// All officers of these agencies with a post on that day, by agency and name. `user_id` is empty for one without an
/// account.
struct OfficerWithName {
  Officer officer;
  std::string user_id;
};
[[nodiscard]] std::vector<OfficerWithName> load_officers(db::Read& read, const std::vector<base::AgencyId>& agencies,
                                                         base::Day day);

/// The names of these officers, in the order of the question; empty for one that is unknown.
[[nodiscard]] std::vector<std::string> load_officer_names(db::Read& read, base::AgencyId agency,
                                                          const std::vector<base::OfficerId>& officers);

/// The paths of the units in which these are posted on `day`, in the order of the question; empty without a post.
[[nodiscard]] std::vector<std::string> load_unit_paths(db::Read& read, base::AgencyId agency,
                                                       const std::vector<base::OfficerId>& officers, base::Day day);

/// Name and address; they are not dated.
void update_officers(db::Write& write, const std::vector<Officer>& officers);

/// Each of these sets what holds from `from` on: it closes the row that held and opens one, up to the next one if the
/// future is known already. A second change on the same day replaces the first.
void change_postings(db::Write& write, const std::vector<Officer>& officers, base::Day from);
void change_schemes(db::Write& write, const std::vector<Officer>& officers, base::Day from);
/// An officer without a supervisor has none from that day.
void change_supervisors(db::Write& write, const std::vector<Officer>& officers, base::Day from);

struct OfficerRole {
  base::AgencyId agency;
  base::OfficerId officer;
  UnitRole held;
};
void insert_roles(db::Write& write, const std::vector<OfficerRole>& roles, base::Day from);
/// From `from` on they are no longer held; one that was given on that very day is taken back without a trace.
void end_roles(db::Write& write, const std::vector<OfficerRole>& roles, base::Day from);

}  // namespace spotme::store
