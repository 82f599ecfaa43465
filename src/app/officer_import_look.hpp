#pragma once

#include "app/import_plan.hpp"
#include "app/table_file.hpp"
#include "domain/access.hpp"
#include "store/officer_import.hpp"

#include <vector>

/// What a file means today for whoever brings it: the plan to be stored, and each line in words.
namespace spotme::app {

struct ImportLook {
  ImportPlan plan;                           ///< of use where no line is wrong
  std::vector<store::ImportRowRecord> rows;  ///< every line, as it would be kept
  std::vector<store::ImportName> names;      ///< units and agencies that would be made or renamed
  store::ImportTotals totals;
  base::Digest hash{};  ///< of all that a preview shows: the same as long as nothing else came between
};

/// Refuses `import_header` (field `file`) where the first line is another. Takes a column `kesalahan` behind the last
/// one away: that of a file that was handed out to be corrected.
[[nodiscard]] base::Result<ImportLook> look_at_import(const Context& context, db::Read& read,
                                                      const domain::Caller& caller, Table table);

/// The title of that column.
inline constexpr std::string_view fault_column = "kesalahan";
/// Takes it away, and refuses `import_header` as above.
[[nodiscard]] base::Result<void> settle_titles(Table& table);

}  // namespace spotme::app
