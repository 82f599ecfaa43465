#pragma once

#include "app/context.hpp"
#include "app/report_table.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "domain/report.hpp"
#include "store/audit.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Reports (laporan) on the screen, and the making of their files. Who sees whom is asked when a report is made, and of
/// a kept file again when it is fetched (app/report_order). A look is recorded; that at a single officer is his to
/// read.
namespace spotme::app {

/// The kinds of which the caller reaches somebody.
[[nodiscard]] std::vector<domain::ReportKind> offered_reports(const Context& context, const domain::Caller& caller);

/// The units of the kind's reach (domain::ReportReach), as the caller stands today.
[[nodiscard]] std::vector<std::string> report_reach(db::Read& read, const domain::Caller& caller,
                                                    domain::ReportKind kind);
/// The same by the caller's own roles alone, without those that a delegation lends him.
[[nodiscard]] std::vector<std::string> own_report_reach(const domain::Caller& caller, domain::ReportKind kind);
/// Whose rows the question is about. Refuses what domain::check_report refuses, and `not_found` for units that the
/// caller does not reach.
[[nodiscard]] base::Result<ReportTask> check_report_task(db::Read& read, const domain::Caller& caller,
                                                         const domain::ReportQuestion& question);

/// A point of the picture: a day as ISO text, or a unit by its name.
struct ReportPoint {
  std::string label;
  std::vector<std::int64_t> values;  ///< one for each of domain::ReportTerms::counted
};
struct ReportPage {
  std::string agency_code;
  std::string period;               ///< in words
  std::string not_final;            ///< what the reader must know of days that are not closed; empty for none
  std::vector<std::string> titles;  ///< of the columns, in the language asked for
  std::vector<ReportRow> rows;
  std::optional<std::string> next = {};  ///< opaque; give it as `after`
  std::vector<ReportPoint> chart = {};   ///< on the first page only
};
/// Refuses as check_report_task, `cursor_invalid` (field `after`), and `report_paper_only` (field `kind`) for what has
/// no table.
[[nodiscard]] base::Result<ReportPage> show_report(const Context& context, const base::Messages& messages,
                                                   const domain::Caller& caller, const domain::ReportQuestion& question,
                                                   const std::optional<std::string>& after, std::int64_t limit,
                                                   const store::Actor& actor);

/// The file of a report.
struct ReportMaking {
  ReportTask task;
  domain::ReportForm form = domain::ReportForm::pdf;
  std::string ordered_by;    ///< his name, for the foot
  std::string purpose = {};  ///< what it is for, and who gets it (Akta Perkongsian Data 2025): printed when given
  std::string recipient = {};
  std::int64_t page_rows = 1'000;
  /// Called between two pages with how far it is, of a thousand; false ends the making.
  std::function<bool(std::int64_t)> go_on = [](std::int64_t) { return true; };
};
/// Writes the file `path` anew, page by page, each from a snapshot of its own: what is closed meanwhile may show in its
/// later pages. Returns the number of rows (cards of time cards), nullopt when it was ended. Throws std::runtime_error
/// when the file cannot be written.
[[nodiscard]] std::optional<std::int64_t> make_report_file(const Context& context, const base::Messages& messages,
                                                           const ReportMaking& making, const std::string& path);

/// `late-list-AG1-2026-11-01-2026-11-30.xlsx`.
[[nodiscard]] std::string report_file_name(const std::string& agency_code, const domain::ReportQuestion& question,
                                           domain::ReportForm form);
/// `Senarai lewat, November 2026`, in both languages: for notices.
[[nodiscard]] base::Text report_title(const base::Messages& messages, const domain::ReportQuestion& question);

}  // namespace spotme::app
