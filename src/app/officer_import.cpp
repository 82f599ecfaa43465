#include "app/officer_import.hpp"

#include "app/csv_writer.hpp"
#include "app/officer_import_look.hpp"
#include "app/officer_import_progress.hpp"
#include "app/officer_import_scope.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

/// What nobody stored for so long is let go. Project default.
constexpr std::chrono::hours kept_planned{30 * 24};
constexpr std::size_t most_file_name = 100;

const Error not_found{Code::not_found, "not_found", ""};

/// Administrator of a whole tree of the agency.
bool leads_agency(const domain::Caller& caller) {
  return std::any_of(caller.roles.begin(), caller.roles.end(), [](const auto& held) {
    return held.role == domain::Role::agency_admin && held.unit_path.find('/') == std::string::npos;
  });
}

bool sees(const domain::Caller& caller, const store::OfficerImport& import) {
  if (caller.agency != import.agency) return false;
  if (import.wide) return imports_everywhere(caller);
  return caller.officer == import.made_by || imports_everywhere(caller) || leads_agency(caller);
}

std::string clean_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string clean;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) clean.push_back(c);
  }
  while (base::count_characters(clean) > most_file_name) {
    clean.pop_back();
    while (!clean.empty() && !base::is_storable_text(clean)) clean.pop_back();
  }
  return clean.empty() ? "import" : clean;
}

/// The file as one CSV: the corrected lines first, so that their numbers are those of the file that was just sent, then
/// the right ones of the import that it continues.
std::string merge(const Table& corrected, const Table& earlier, const std::unordered_set<std::size_t>& wrong) {
  constexpr std::size_t user_column = 4;
  const auto user_of = [](const CsvRecord& record) {
    return record.fields.size() > user_column ? normal_user_id(record.fields[user_column]) : std::string();
  };
  std::unordered_set<std::string> replaced;
  std::vector<const CsvRecord*> records;
  for (std::size_t i = 1; i < corrected.rows.size(); ++i) {
    records.push_back(&corrected.rows[i]);
    replaced.insert(user_of(corrected.rows[i]));
  }
  for (std::size_t i = 1; i < earlier.rows.size(); ++i) {
    const auto& record = earlier.rows[i];
    if (!wrong.contains(record.line) && !replaced.contains(user_of(record))) records.push_back(&record);
  }
  std::string text = std::string(import_header) + "\r\n";
  for (const auto* record : records) {
    std::string line;
    for (const auto& field : record->fields) {
      if (!line.empty() || &field != record->fields.data()) line += ',';
      line += '"';
      for (const char c : field) line.append(c == '"' ? 2 : 1, c);
      line += '"';
    }
    text += line + "\r\n";
  }
  return text;
}

base::Result<std::string> continued(db::Write& write, const domain::Caller& caller, domain::OfficerImportId id,
                                    const Table& corrected) {
  SPOTME_TRY(auto before, find_import(write, caller, id));
  const auto content = store::load_import_content(write, before.agency, before.id);
  if (before.state != domain::ImportState::planned || !content) {
    return Error{Code::conflict, "import_not_planned", "continues"};
  }
  SPOTME_TRY(auto earlier, read_table_file(*content));
  SPOTME_CHECK(settle_titles(earlier));
  std::unordered_set<std::size_t> wrong;
  store::ImportRowFilter filter;
  filter.kind = domain::ImportRowKind::wrong;
  filter.limit = static_cast<std::int64_t>(most_table_rows);
  for (const auto& row : store::list_import_rows(write, before, filter)) {
    wrong.insert(static_cast<std::size_t>(row.line));
  }
  before.state = domain::ImportState::cancelled;
  store::update_officer_import(write, before, true);
  return merge(corrected, earlier, wrong);
}

}  // namespace

base::Result<store::OfficerImport> find_import(db::Read& read, const domain::Caller& caller,
                                               domain::OfficerImportId id) {
  auto import = store::find_officer_import(read, caller.agency, id);
  if (!import || !sees(caller, *import)) return not_found;
  // A server that ended on the way has stored nothing.
  if (import->state == domain::ImportState::applying && import->lease_until.value_or(base::Instant{}) <= read.now()) {
    import->state = domain::ImportState::planned;
  }
  return std::move(*import);
}

base::Result<store::OfficerImport> upload_import(const Context& context, const domain::Caller& caller,
                                                 const NewImport& asked, std::string_view bytes,
                                                 const store::Actor& actor) {
  if (bytes.size() > domain::most_import_bytes) {
    const auto limit = std::to_string(domain::most_import_bytes / (1024 * 1024));
    return Error{Code::too_large, "import_too_large", "file", {{"limit", limit}}};
  }
  SPOTME_TRY(auto sent, read_table_file(bytes));
  SPOTME_CHECK(settle_titles(sent));
  return context.database.write([&](db::Write& write) -> base::Result<store::OfficerImport> {
    store::cancel_imports_before(write, caller.agency, write.now() - kept_planned);
    auto table = sent;
    std::string content(bytes);
    if (asked.continues) {
      SPOTME_TRY(content, continued(write, caller, *asked.continues, sent));
      SPOTME_TRY(table, read_table_file(content));
    }
    SPOTME_TRY(const auto look, look_at_import(context, write, caller, std::move(table)));
    store::OfficerImport import;
    import.agency = caller.agency;
    import.id = domain::OfficerImportId::make(write.now());
    import.made_by = caller.officer;
    import.made_at = write.now();
    import.wide = imports_everywhere(caller);
    import.continues = asked.continues;
    import.file_name = clean_name(asked.file_name);
    import.format = sent.format == TableFormat::xlsx ? "xlsx" : "csv";
    import.sha256 = base::sha256(bytes);
    import.plan_hash = look.hash;
    import.totals = look.totals;
    store::insert_officer_import(write, import, content);
    store::replace_import_rows(write, import, look.rows);
    store::insert_audit_entry(
        write, import.agency, actor, "officer_import_read", import.id.value,
        fmt::format("new={} changed={} unchanged={} wrong={} file_sha256={}", look.totals.fresh, look.totals.changed,
                    look.totals.unchanged, look.totals.wrong, base::to_hex(import.sha256)));
    return find_import(write, caller, import.id);
  });
}

base::Result<ImportView> show_import(const Context& context, const domain::Caller& caller, domain::OfficerImportId id) {
  return context.database.read([&](db::Read& read) -> base::Result<ImportView> {
    SPOTME_TRY(auto import, find_import(read, caller, id));
    const auto kept = import.undone_at ? store::count_kept_rows(read, import) : 0;
    return ImportView{std::move(import), ImportProgress::of(id), kept};
  });
}

std::vector<store::OfficerImport> list_imports(const Context& context, const domain::Caller& caller,
                                               std::optional<domain::OfficerImportId> before, std::int64_t limit) {
  store::ImportFilter filter;
  filter.wide = imports_everywhere(caller);
  if (!filter.wide && !leads_agency(caller)) filter.maker = caller.officer;
  filter.before = before;
  filter.limit = limit;
  return context.database.read(
      [&](db::Read& read) { return store::list_officer_imports(read, caller.agency, filter); });
}

base::Result<std::vector<store::ImportRowRecord>> list_import_rows(const Context& context, const domain::Caller& caller,
                                                                   domain::OfficerImportId id,
                                                                   const store::ImportRowFilter& filter) {
  return context.database.read([&](db::Read& read) -> base::Result<std::vector<store::ImportRowRecord>> {
    SPOTME_TRY(const auto import, find_import(read, caller, id));
    return store::list_import_rows(read, import, filter);
  });
}

base::Result<store::OfficerImport> cancel_import(const Context& context, const domain::Caller& caller,
                                                 domain::OfficerImportId id, const store::Actor& actor) {
  SPOTME_TRY(const auto view, show_import(context, caller, id));
  if (view.import.state == domain::ImportState::applying) {
    if (ImportProgress::give_up(id)) return view.import;  // the thread that stores it does the rest
    return Error{Code::conflict, "import_not_planned", ""};
  }
  return context.database.write([&](db::Write& write) -> base::Result<store::OfficerImport> {
    SPOTME_TRY(auto import, find_import(write, caller, id));
    if (import.state != domain::ImportState::planned) return Error{Code::conflict, "import_not_planned", ""};
    import.state = domain::ImportState::cancelled;
    store::update_officer_import(write, import, true);
    store::insert_audit_entry(write, import.agency, actor, "officer_import_cancelled", id.value, "");
    return import;
  });
}

}  // namespace spotme::app
