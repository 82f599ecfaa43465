#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Ministries and departments, the agencies below them, and the tree of units inside each agency.
namespace spotme::store {

/// The valid_to of a dated row that nothing ends.
inline constexpr base::Day open_end{std::chrono::year{9999} / 12 / 31};

/// A node above agencies: `kind` is `ministry` or `department`.
struct Body {
  base::Uuid id;
  std::optional<base::Uuid> parent = {};
  std::string kind;
  std::string code;  ///< unique in the installation
  std::string name;
};
void insert_bodies(db::Write& write, const std::vector<Body>& bodies);
[[nodiscard]] std::vector<Body> load_bodies(db::Read& read);

/// The body that keeps attendance: the tenant.
struct Agency {
  base::AgencyId id;
  std::optional<base::Uuid> body = {};
  std::string code;  ///< unique in the installation
  std::string name;
  std::int64_t revision = 1;                     ///< rises with every change of its places and networks
  std::optional<base::Day> suspended_from = {};  ///< from that day on nobody of it signs in; its records stay

  [[nodiscard]] bool suspended(base::Day day) const { return suspended_from && *suspended_from <= day; }
};
void insert_agencies(db::Write& write, const std::vector<Agency>& agencies);
void update_agency_names(db::Write& write, const std::vector<Agency>& agencies);
/// By code.
[[nodiscard]] std::vector<Agency> load_agencies(db::Read& read);
[[nodiscard]] std::vector<base::AgencyId> load_agency_ids(db::Read& read);
[[nodiscard]] std::optional<Agency> find_agency(db::Read& read, base::AgencyId id);
[[nodiscard]] std::optional<Agency> find_agency_by_code(db::Read& read, std::string_view code);
/// To be called in the transaction that changes a place or a network.
void raise_agency_revision(db::Write& write, base::AgencyId id);

/// A unit as it stands on some day.
struct Unit {
  base::AgencyId agency;
  base::UnitId id;
  std::optional<base::UnitId> parent = {};
  std::string path;  ///< the codes from the root: `U1/U1A`
  std::string name;
};
/// New units from a day on; parents before their children.
void insert_units(db::Write& write, const std::vector<Unit>& units, base::Day from);
/// Their names from a day on; before it they keep the old ones. A second change on one day replaces the first.
void update_unit_names(db::Write& write, const std::vector<Unit>& units, base::Day from);
/// By path, so that a unit stands before those below it.
[[nodiscard]] std::vector<Unit> load_units(db::Read& read, base::AgencyId agency, base::Day day);
/// The same for several agencies in one statement.
[[nodiscard]] std::vector<Unit> load_units(db::Read& read, const std::vector<base::AgencyId>& agencies, base::Day day);
[[nodiscard]] std::optional<Unit> find_unit(db::Read& read, base::AgencyId agency, base::UnitId id, base::Day day);
[[nodiscard]] std::optional<Unit> find_unit_by_path(db::Read& read, base::AgencyId agency, std::string_view path,
                                                    base::Day day);

}  // namespace spotme::store
