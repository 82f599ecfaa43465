#pragma once

#include "app/context.hpp"
#include "app/import_row.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

/// What an import has to write: the file held against what is stored today.
namespace spotme::app {

struct OfficerChange {
  store::Officer before;
  store::Officer after;
  std::size_t line = 0;
};
struct CreatedOfficer {
  store::Officer officer;
  std::string user_id;
  std::size_t line = 0;
};
struct ImportCounts {
  std::size_t created = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
};

struct ImportPlan {
  std::vector<store::Agency> new_agencies;
  std::vector<store::Agency> renamed_agencies;
  std::vector<store::Unit> new_units;  ///< parents before their children
  std::vector<store::Unit> renamed_units;
  std::vector<CreatedOfficer> created;
  std::vector<OfficerChange> updated;
  std::size_t unchanged = 0;
  std::map<base::AgencyId, ImportCounts> counts;  ///< of every agency in the file
  /// To tell of it in words: the units and the people that it speaks of, stored or new.
  std::unordered_map<base::UnitId, std::string, base::IdHash> unit_paths;
  std::unordered_map<base::OfficerId, std::string, base::IdHash> user_ids;
};

/// Compares the rows with the database and names what contradicts it or the rest of the file. The plan is of use only
/// when no fault was found. Schemes are held against the rules of today.
[[nodiscard]] ImportPlan plan_import(const Context& context, db::Read& read, const std::vector<ImportRow>& rows,
                                     ImportFaults& faults);

/// The roles of `these` that are not among `others`.
[[nodiscard]] std::vector<store::UnitRole> roles_missing(const std::vector<store::UnitRole>& these,
                                                         const std::vector<store::UnitRole>& others);

}  // namespace spotme::app
