#include "app/sheet.hpp"
#include "app/table_file.hpp"
#include "base/text.hpp"

#include <cstdint>
#include <cstdlib>

/// Whatever bytes are sent as a table: within its limits, numbered upwards, every cell storable text; or refused.
namespace {

using namespace spotme;  // NOLINT(google-build-using-namespace)

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = app::read_table_file(bytes);
  if (!table) {
    require(table.error().field == "file" && !table.error().key.empty());
    return 0;
  }
  require(!table->rows.empty() && table->rows.size() <= app::most_table_rows + 1);
  std::size_t line = 0;
  for (const auto& row : table->rows) {
    require(row.line > line && row.fields.size() <= app::most_table_columns);
    line = row.line;
    for (const auto& field : row.fields) require(base::is_storable_text(field) && field.size() <= app::most_cell_bytes);
  }
  return 0;
}
