#pragma once

#include "app/import_plan.hpp"
#include "base/error.hpp"
#include "store/officer.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Lines of an import as they are kept: JSON texts of store::ImportRowRecord.
namespace spotme::app {

/// What differs of an officer, in the words of the file: `field` is its column.
struct ImportDifference {
  std::string field;
  std::string before;  ///< empty for one who is new
  std::string after;
};
[[nodiscard]] std::string write_differences(const std::vector<ImportDifference>& differences);
[[nodiscard]] std::vector<ImportDifference> read_differences(std::string_view json);
/// Of one who changes; and all that is said of one who is new.
[[nodiscard]] std::vector<ImportDifference> differences_of(const ImportPlan& plan, const store::Officer& before,
                                                           const store::Officer& after);
[[nodiscard]] std::vector<ImportDifference> differences_of(const ImportPlan& plan, const store::Officer& fresh);

/// Refusals of a line; their code is not kept.
[[nodiscard]] std::string write_import_faults(const std::vector<base::Error>& faults);
[[nodiscard]] std::vector<base::Error> read_import_faults(std::string_view json);

/// An officer as he was or became, without his ids.
[[nodiscard]] std::string write_import_officer(const store::Officer& officer);
/// Into one that has its ids. Throws db::Fault for what write_import_officer did not write.
void read_import_officer(std::string_view json, store::Officer& officer);

}  // namespace spotme::app
