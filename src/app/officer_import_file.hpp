#pragma once

#include "app/officer_import.hpp"
#include "app/table_file.hpp"
#include "base/messages.hpp"

#include <string>
#include <vector>

/// Files that go out to whoever brings people in: the form to fill, and the wrong lines to be corrected.
namespace spotme::app {

struct ImportFile {
  std::string bytes;
  std::string file_name;
  std::string content_type;
};

/// The titles and two lines that show how it is filled.
[[nodiscard]] ImportFile write_import_form(TableFormat format);

enum class FileLanguage : std::uint8_t { malay, english };
/// The wrong lines as they were sent, and behind them a column `kesalahan` that says what is wrong with each; sent
/// again with `continues`, it takes their place. What a spreadsheet would take for a formula gets an apostrophe in
/// front. Refuses `not_found`, `import_not_planned`, `import_without_faults` (conflict). Audited.
[[nodiscard]] base::Result<ImportFile> write_error_file(const Context& context, const base::Messages& messages,
                                                        const domain::Caller& caller, domain::OfficerImportId id,
                                                        TableFormat format, FileLanguage language,
                                                        const store::Actor& actor);

/// A table as a file. The same rows give the same bytes.
[[nodiscard]] std::string write_table(const std::vector<std::vector<std::string>>& rows, TableFormat format);

}  // namespace spotme::app
