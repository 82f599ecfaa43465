#pragma once

#include "base/id.hpp"
#include "store/db.hpp"
#include "store/organisation.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Ministries, departments and agencies as they are changed; suspension. How they are read and made is in
/// store/organisation.
namespace spotme::store {

/// False when another has that code.
[[nodiscard]] bool body_code_is_free(db::Read& read, std::string_view code);
void update_body(db::Write& write, const base::Uuid& id, const std::string& name,
                 const std::optional<base::Uuid>& parent);

/// Name and the body that it stands under.
void update_agency(db::Write& write, base::AgencyId id, const std::string& name, const std::optional<base::Uuid>& body);

/// When each agency was founded here, in the order of store::load_agencies.
struct AgencyBeginning {
  base::AgencyId agency;
  base::Instant created_at{};
};
[[nodiscard]] std::vector<AgencyBeginning> load_agency_beginnings(db::Read& read);

/// Days on which an agency was suspended, both ends included.
struct Suspension {
  base::Uuid id;
  base::Day first_day{};
  std::optional<base::Day> last_day = {};  ///< empty while it goes on
  std::string reason;
  base::Instant made_at{};
  std::optional<std::string> resumed_reason = {};
  std::optional<base::Instant> resumed_at = {};

  [[nodiscard]] bool covers(base::Day day) const { return first_day <= day && (!last_day || day <= *last_day); }
};
/// The latest first, at most 100.
[[nodiscard]] std::vector<Suspension> load_suspensions(db::Read& read, base::AgencyId agency);
/// Sets agency.suspended_from too.
void insert_suspension(db::Write& write, base::AgencyId agency, const Suspension& suspension, base::OfficerId by);
/// Ends what goes on, and clears agency.suspended_from.
void end_suspension(db::Write& write, base::AgencyId agency, const Suspension& suspension, base::OfficerId by);
/// One that has not begun leaves no day that it covered.
void delete_suspension(db::Write& write, base::AgencyId agency, const base::Uuid& id);

/// The day from which the agency is suspended, if it is on `day`.
[[nodiscard]] std::optional<base::Day> suspended_since(db::Read& read, base::AgencyId agency, base::Day day);
/// The agencies that are suspended on that day, a few of all.
[[nodiscard]] std::vector<base::AgencyId> load_suspended_agencies(db::Read& read, base::Day day);

/// Ends every living session of the agency; returns how many.
std::int64_t end_agency_sessions(db::Write& write, base::AgencyId agency);

/// Gives what officers of an agency could not do while it was suspended the time until `until`: issues to be explained
/// and cases to be decided whose day fell on `first` or later and before `until`.
void put_off_deadlines(db::Write& write, base::AgencyId agency, base::Day first, base::Day until);

}  // namespace spotme::store
