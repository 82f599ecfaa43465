#include "app/csv.hpp"
#include "app/import_row.hpp"
#include "base/text.hpp"

#include <cstdint>
#include <cstdlib>

/// Whatever bytes stand in an import file: lines ascend, what is read is storable text, and every row left whole is in
/// range.
namespace {

using namespace spotme;  // NOLINT(google-build-using-namespace)

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t line = 0;
  for (const auto& record : app::read_csv(text).records) {
    require(record.line > line && !record.fields.empty());
    line = record.line;
    for (const auto& field : record.fields) require(base::is_storable_text(field));
  }
  app::ImportFaults faults;
  for (const auto& row : app::read_import_rows(text, faults)) {
    require(row.faulty ? !faults.none() : !row.user_id.empty() && !row.name.empty() && !row.unit_path.empty());
  }
  for (const auto& fault : faults.kept()) require(base::is_storable_text(fault.error.field) && fault.line > 0);
  return 0;
}
