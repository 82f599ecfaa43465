#pragma once

#include "app/context.hpp"
#include "app/officer_import_line.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/officer_import.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Bringing in people from a file, in the browser: it is looked at (preview), corrected and looked at again, stored as
/// a whole and, where it was a mistake, undone as a whole. An import is seen by who made it and by the administrators
/// above him: those of a whole tree of his agency, and for what a system administrator brought in, system
/// administrators alone. To anybody else there is none (`not_found`). docs/import.md has the file.
namespace spotme::app {

struct NewImport {
  std::string file_name;                                  ///< as the sender calls it; valid UTF-8
  std::optional<domain::OfficerImportId> continues = {};  ///< the lines are corrections of that one's
};
/// Looks at the file and keeps it with what it would do; nothing of it is stored yet. With `continues` the right lines
/// of that import come along, except where a corrected line has the same user ID, and that import is given up. Refuses
/// what read_table_file and settle_titles refuse, `import_too_large` (too_large), `import_not_planned` (conflict) for
/// the one that it continues. Audited.
[[nodiscard]] base::Result<store::OfficerImport> upload_import(const Context& context, const domain::Caller& caller,
                                                               const NewImport& asked, std::string_view bytes,
                                                               const store::Actor& actor);

struct ImportView {
  store::OfficerImport import;
  std::optional<int> percent = {};  ///< while it is being stored by this server
  std::int64_t kept = 0;            ///< lines that undoing left as they are
};
[[nodiscard]] base::Result<ImportView> show_import(const Context& context, const domain::Caller& caller,
                                                   domain::OfficerImportId id);
/// The latest first.
[[nodiscard]] std::vector<store::OfficerImport> list_imports(const Context& context, const domain::Caller& caller,
                                                             std::optional<domain::OfficerImportId> before,
                                                             std::int64_t limit);
[[nodiscard]] base::Result<std::vector<store::ImportRowRecord>> list_import_rows(const Context& context,
                                                                                 const domain::Caller& caller,
                                                                                 domain::OfficerImportId id,
                                                                                 const store::ImportRowFilter& filter);

/// Gives up what is not stored yet, also while it is being stored, up to its commit. Refuses `import_not_planned`
/// (conflict). Audited.
[[nodiscard]] base::Result<store::OfficerImport> cancel_import(const Context& context, const domain::Caller& caller,
                                                               domain::OfficerImportId id, const store::Actor& actor);

/// Takes the import to be stored: whoever calls this calls run_import next, on whatever thread. Refuses
/// `import_not_planned`, `import_has_faults`, `import_changes_nothing` (conflict). Audited.
[[nodiscard]] base::Result<store::OfficerImport> begin_import(const Context& context, const domain::Caller& caller,
                                                              domain::OfficerImportId id, const store::Actor& actor);
/// Stores it in one transaction, all or nothing, from today on. Where what is stored has changed since the preview, it
/// is planned again with a new preview (`outdated`). Tells who made it. A breakdown leaves it planned and is thrown.
store::OfficerImport run_import(const Context& context, const domain::Caller& caller,
                                const store::OfficerImport& import, const store::Actor& actor);

/// Takes back what a stored import did, from the day on which it was stored: who was new and never signed in is gone,
/// what was changed is as it was, units that it made and nobody uses are gone. Whoever signed in since, or was changed
/// again since, stays and is named among the rows. Refuses `import_not_done` (conflict), `import_undo_not_yours`
/// (forbidden) where it reaches beyond the caller. Audited.
[[nodiscard]] base::Result<store::OfficerImport> undo_import(const Context& context, const domain::Caller& caller,
                                                             domain::OfficerImportId id, const store::Actor& actor);

/// For the parts of this noun: the import, if the caller sees it.
[[nodiscard]] base::Result<store::OfficerImport> find_import(db::Read& read, const domain::Caller& caller,
                                                             domain::OfficerImportId id);

}  // namespace spotme::app
