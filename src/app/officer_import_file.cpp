#include "app/officer_import_file.hpp"

#include "app/csv_writer.hpp"
#include "app/officer_import_look.hpp"
#include "app/private_folder.hpp"
#include "app/transaction_export.hpp"
#include "app/workbook.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unordered_map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using TableRows = std::vector<std::vector<std::string>>;

/// 1 January 2000: the date on which a file was made is no part of what it says.
constexpr std::time_t fixed_date = 946'684'800;

void fill(lxw_workbook* book, const TableRows& rows) {
  lxw_doc_properties properties{};
  properties.created = fixed_date;
  check_workbook(workbook_set_properties(book, &properties));
  auto* const sheet = workbook_add_worksheet(book, "pegawai");
  if (sheet == nullptr) throw std::runtime_error("cannot write the workbook");
  auto* const bold = workbook_add_format(book);
  format_set_bold(bold);
  // As text throughout, so that a user ID of digits stays as it is typed.
  auto* const text = workbook_add_format(book);
  format_set_num_format(text, "@");
  constexpr double wide = 22;
  const auto last = static_cast<lxw_col_t>(rows.front().size() - 1);
  check_workbook(worksheet_set_column(sheet, 0, last, wide, text));
  worksheet_freeze_panes(sheet, 1, 0);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      check_workbook(worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                            neutral_cell(rows[row][column]).c_str(), row == 0 ? bold : text));
    }
  }
}

std::string workbook_bytes(const TableRows& rows) {
  const PrivateFolder folder;
  const auto path = (folder.path() / "table.xlsx").string();
  auto folder_name = folder.path().string();
  lxw_workbook_options options{};
  options.tmpdir = folder_name.data();
  auto* const book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) throw std::runtime_error("cannot write the workbook");
  try {
    fill(book, rows);
  } catch (...) {
    lxw_workbook_free(book);
    throw;
  }
  check_workbook(workbook_close(book));
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) throw std::runtime_error("cannot read the workbook back");
  return bytes;
}

ImportFile file_of(const TableRows& rows, std::string name, TableFormat format) {
  if (format == TableFormat::csv) {
    return {write_table(rows, format), std::move(name) + ".csv", "text/csv; charset=utf-8"};
  }
  return {write_table(rows, format), std::move(name) + ".xlsx",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
}

}  // namespace

std::string write_table(const std::vector<std::vector<std::string>>& rows, TableFormat format) {
  if (format == TableFormat::xlsx) return workbook_bytes(rows);
  std::vector<std::string_view> titles(rows.front().begin(), rows.front().end());
  std::vector<std::vector<CsvCell>> cells;
  for (std::size_t i = 1; i < rows.size(); ++i) cells.emplace_back(rows[i].begin(), rows[i].end());
  // Spreadsheets take a file without the mark for one of the old code page.
  return "\xEF\xBB\xBF" + write_csv(titles, cells);
}

ImportFile write_import_form(TableFormat format) {
  TableRows rows{import_columns()};
  rows.push_back({"JKRKEDAH", "JKR Negeri Kedah", "JKRKEDAH", "Pejabat Pengarah", "aminah", "Aminah binti Hassan",
                  "aminah@contoh.gov.my", "kedah", "office", "", "head; approver"});
  rows.push_back({"JKRKEDAH", "JKR Negeri Kedah", "JKRKEDAH/JALAN", "Bahagian Jalan", "tan.wei", "Tan Wei Ming", "",
                  "kedah", "wbf", "aminah", ""});
  return file_of(rows, "pegawai", format);
}

base::Result<ImportFile> write_error_file(const Context& context, const base::Messages& messages,
                                          const domain::Caller& caller, domain::OfficerImportId id, TableFormat format,
                                          FileLanguage language, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<ImportFile> {
    SPOTME_TRY(const auto import, find_import(write, caller, id));
    const auto content = store::load_import_content(write, import.agency, id);
    if (import.state != domain::ImportState::planned || !content) {
      return Error{Code::conflict, "import_not_planned", ""};
    }
    store::ImportRowFilter filter;
    filter.kind = domain::ImportRowKind::wrong;
    filter.limit = static_cast<std::int64_t>(most_table_rows);
    std::unordered_map<std::size_t, std::string> words;
    for (const auto& row : store::list_import_rows(write, import, filter)) {
      std::string all;
      for (const auto& fault : read_import_faults(row.faults)) {
        const auto text = messages.text(fault.key, fault.args);
        if (!all.empty()) all += " ";
        if (!fault.field.empty()) all += fault.field + ": ";
        all += language == FileLanguage::malay ? text.ms : text.en;
      }
      words.emplace(static_cast<std::size_t>(row.line), std::move(all));
    }
    if (words.empty()) return Error{Code::conflict, "import_without_faults", ""};
    SPOTME_TRY(auto table, read_table_file(*content));
    SPOTME_CHECK(settle_titles(table));
    auto titles = import_columns();
    titles.emplace_back(fault_column);
    const auto width = titles.size();
    TableRows rows{std::move(titles)};
    for (auto& record : table.rows) {
      const auto found = words.find(record.line);
      if (found == words.end() || &record == table.rows.data()) continue;
      record.fields.resize(width - 1);
      record.fields.push_back(found->second);
      rows.push_back(std::move(record.fields));
    }
    store::insert_audit_entry(write, import.agency, actor, "officer_import_error_file", id.value,
                              "lines=" + std::to_string(rows.size() - 1));
    return file_of(rows, "pegawai-untuk-dibetulkan", format);
  });
}

}  // namespace spotme::app
