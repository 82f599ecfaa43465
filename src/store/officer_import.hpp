#pragma once

#include "domain/officer_import.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Imports of people as they are kept: the file, its lines, and what they touched.
namespace spotme::store {

struct ImportTotals {
  std::int64_t fresh = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t wrong = 0;
  std::int64_t agencies = 0;  ///< made
  std::int64_t units = 0;     ///< made
};

struct OfficerImport {
  base::AgencyId agency;  ///< of whoever made it
  domain::OfficerImportId id;
  base::OfficerId made_by;
  base::Instant made_at{};
  bool wide = false;  ///< made as a system administrator
  std::optional<domain::OfficerImportId> continues = {};
  std::string file_name;
  std::string format;  ///< `csv`, `xlsx`
  base::Digest sha256{};
  domain::ImportState state = domain::ImportState::planned;
  base::Digest plan_hash{};  ///< of what the preview showed
  ImportTotals totals = {};
  bool outdated = false;  ///< what is stored changed before it was applied: the preview is a new one
  std::optional<base::Instant> lease_until = {};
  std::optional<base::Instant> done_at = {};
  std::optional<base::Day> valid_from = {};
  std::optional<base::Instant> undone_at = {};
  std::string maker = {};  ///< his name; read only
};

void insert_officer_import(db::Write& write, const OfficerImport& import, std::string_view content);
[[nodiscard]] std::optional<OfficerImport> find_officer_import(db::Read& read, base::AgencyId agency,
                                                               domain::OfficerImportId id);
/// The file; nullopt when it was let go.
[[nodiscard]] std::optional<std::string> load_import_content(db::Read& read, base::AgencyId agency,
                                                             domain::OfficerImportId id);
/// The latest first, those before `before`; of one maker alone where `maker` says so, without wide ones unless `wide`.
struct ImportFilter {
  std::optional<base::OfficerId> maker = {};
  bool wide = false;
  std::optional<domain::OfficerImportId> before = {};
  std::int64_t limit = 20;
};
[[nodiscard]] std::vector<OfficerImport> list_officer_imports(db::Read& read, base::AgencyId agency,
                                                              const ImportFilter& filter);
/// Sets everything that changes: state, totals, hash, lease, days. `drops_content` lets the file go.
void update_officer_import(db::Write& write, const OfficerImport& import, bool drops_content);
/// Gives up what was planned before then: state and file. Returns how many.
std::int64_t cancel_imports_before(db::Write& write, base::AgencyId agency, base::Instant before);

struct ImportRowRecord {
  std::int64_t line = 0;
  domain::ImportRowKind kind = domain::ImportRowKind::wrong;
  std::string user_id;
  std::string name;
  std::string unit_path;
  std::string changes = "[]";  ///< JSON
  std::string faults = "[]";   ///< JSON
  std::optional<base::AgencyId> of_agency = {};
  std::optional<base::OfficerId> officer = {};
  std::string before = {};  ///< JSON; see app/officer_import_line
  std::string after = {};
  domain::UndoOutcome outcome = domain::UndoOutcome::none;
};
/// Puts these in the place of all rows of the import.
void replace_import_rows(db::Write& write, const OfficerImport& import, const std::vector<ImportRowRecord>& rows);
struct ImportRowFilter {
  std::optional<domain::ImportRowKind> kind = {};
  bool kept = false;  ///< those alone that undoing left as they are
  std::int64_t after = 0;
  std::int64_t limit = 50;
};
/// By line.
[[nodiscard]] std::vector<ImportRowRecord> list_import_rows(db::Read& read, const OfficerImport& import,
                                                            const ImportRowFilter& filter);
/// Those that touched somebody, by line.
[[nodiscard]] std::vector<ImportRowRecord> load_touched_rows(db::Read& read, const OfficerImport& import);
/// The agencies into which it brought somebody who had not been there.
[[nodiscard]] std::vector<base::AgencyId> load_import_agencies(db::Read& read, const OfficerImport& import);
void update_outcomes(db::Write& write, const OfficerImport& import, const std::vector<ImportRowRecord>& rows);
/// How many lines undoing left as they are.
[[nodiscard]] std::int64_t count_kept_rows(db::Read& read, const OfficerImport& import);

/// A unit, or with a nil unit the agency, that the import made (without an old name) or called otherwise.
struct ImportName {
  base::AgencyId agency;
  base::UnitId unit;
  std::optional<std::string> old_name = {};
  std::string new_name;
};
void insert_import_names(db::Write& write, const OfficerImport& import, const std::vector<ImportName>& names);
[[nodiscard]] std::vector<ImportName> load_import_names(db::Read& read, const OfficerImport& import);

}  // namespace spotme::store
