#pragma once

#include "app/context.hpp"
#include "app/import_row.hpp"
#include "domain/access.hpp"
#include "domain/grant.hpp"
#include "store/audit.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Approved leave in bulk, from a file of the system that keeps it.
namespace spotme::app {

/// The first line of the file, with commas, semicolons or tabs between its fields; `part` may be empty for the whole
/// day, `evidence` may be empty.
inline constexpr std::string_view leave_header = "user_id,first_day,last_day,part,code,evidence";
inline constexpr std::size_t most_leave_bytes = std::size_t{1024} * 1024;
inline constexpr std::size_t most_leave_lines = 2000;

struct LeaveLine {
  std::size_t line = 0;
  base::OfficerId officer;
  std::string user_id;
  std::string name;
  domain::GrantDraft draft;
  bool same = false;    ///< the officer has this very leave already: nothing is stored for it
  bool faulty = false;  ///< named among the faults
};
struct LeaveImport {
  std::vector<LeaveLine> lines = {};     ///< in the order of the file, those of known officers that could be read
  std::vector<ImportFault> faults = {};  ///< the first of them, by line; with one nothing was written
  std::size_t faults_total = 0;
  std::size_t stored = 0;  ///< grants; 0 for a dry run
};

/// All or nothing. Faults: of app/csv; `import_columns`, `import_too_long`, `leave_import_too_large`,
/// `leave_import_header`, `leave_import_too_many` (args `limit`), `leave_import_officer` of one who is unknown or out
/// of reach (args `value`), `grant_own` of the caller himself, `leave_import_day`, `leave_import_part`,
/// `grant_code_missing`, and what domain::check_grant refuses; a line is held against those before it too.
[[nodiscard]] LeaveImport import_leave(const Context& context, const domain::Caller& caller, std::string_view text,
                                       bool dry_run, const store::Actor& actor);

}  // namespace spotme::app
