#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/report.hpp"
#include "store/attendance_issue.hpp"
#include "store/report.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The rows of a report, whatever it is written into: a page of them at a time, so that a report of any length needs
/// little memory. Inside of app/report and app/report_making.
namespace spotme::app {

/// Nothing, a whole number or a text; `marked`: red on paper and in a workbook, and said in words as well.
struct ReportCell {
  std::variant<std::monostate, std::int64_t, std::string> value = {};
  bool marked = false;
  std::variant<std::monostate, base::Day, base::Minutes> exact = {};  ///< what a text tells, for a sheet to reckon with
};
using ReportRow = std::vector<ReportCell>;  ///< a cell for each column of domain::ReportTerms

/// The words of one language.
class ReportWords {
 public:
  ReportWords(const base::Messages& messages, domain::ReportLanguage language)
      : messages_(messages), language_(language) {}
  [[nodiscard]] std::string operator()(std::string_view key, const base::MessageArgs& args = {}) const;
  /// Of a text that has both.
  [[nodiscard]] std::string of(const base::Text& text) const;
  /// `30 Nov 2026`.
  [[nodiscard]] std::string day(base::Day day) const;
  /// A whole month as `November 2026`, a whole year as `2026`, one day, or both ends.
  [[nodiscard]] std::string period(const domain::DayRange& days) const;
  /// `8 jam 05 minit`; empty for none.
  [[nodiscard]] std::string span(const std::optional<base::Minutes>& span) const;
  [[nodiscard]] domain::ReportLanguage language() const { return language_; }
  [[nodiscard]] const base::Messages& messages() const { return messages_; }

 private:
  const base::Messages& messages_;
  domain::ReportLanguage language_;
};

/// Where a page goes on, whatever the kind: behind this day, name and id.
struct ReportCursor {
  base::Day day{};
  std::string text = {};
  base::Uuid id = {};
  base::Uuid second = {};
};
[[nodiscard]] std::string write_report_cursor(const ReportCursor& cursor);
/// Refuses `cursor_invalid` (field `after`).
[[nodiscard]] base::Result<ReportCursor> read_report_cursor(std::string_view text);

/// Whose rows of which kind, already checked.
struct ReportTask {
  domain::ReportQuestion question;
  store::ReportScope scope;
};

class ReportSource {
 public:
  virtual ~ReportSource() = default;
  /// The next rows, at most `limit` (1 or more); fewer, and `ended`, at the end. One statement a table.
  /// May run again from the same place when the connection breaks under it (db::Database::read): it moves on only after
  /// its last statement.
  [[nodiscard]] virtual std::vector<ReportRow> page(db::Read& read, std::int64_t limit) = 0;
  [[nodiscard]] bool ended() const { return ended_; }
  /// The last row that was given holds the sums of the others.
  [[nodiscard]] bool gave_total() const { return gave_total_; }
  /// Behind the last row that was given; nullopt before the first.
  [[nodiscard]] const std::optional<ReportCursor>& cursor() const { return cursor_; }
  /// How far it is, of a thousand.
  [[nodiscard]] std::int64_t progress() const { return ended_ ? 1'000 : progress_; }

 protected:
  bool ended_ = false;
  bool gave_total_ = false;
  std::optional<ReportCursor> cursor_ = {};
  std::int64_t progress_ = 0;
};
/// Of every kind with a table; begins behind `after`. `words` and `context` must outlive it.
[[nodiscard]] std::unique_ptr<ReportSource> make_report_source(const Context& context, const ReportWords& words,
                                                               ReportTask task,
                                                               const std::optional<ReportCursor>& after);

// One file for each of these.
[[nodiscard]] std::unique_ptr<ReportSource> make_day_source(const ReportWords& words, ReportTask task,
                                                            const std::optional<ReportCursor>& after);
[[nodiscard]] std::unique_ptr<ReportSource> make_overtime_source(const ReportWords& words, ReportTask task,
                                                                 const std::optional<ReportCursor>& after);
[[nodiscard]] std::unique_ptr<ReportSource> make_sum_source(const ReportWords& words, ReportTask task,
                                                            const std::optional<ReportCursor>& after);
[[nodiscard]] std::unique_ptr<ReportSource> make_movement_source(const ReportWords& words, ReportTask task,
                                                                 const std::optional<ReportCursor>& after);
[[nodiscard]] std::unique_ptr<ReportSource> make_card_source(const Context& context, const ReportWords& words,
                                                             ReportTask task, const std::optional<ReportCursor>& after);

/// A day in words, and as a day.
[[nodiscard]] ReportCell day_cell(const ReportWords& words, base::Day day, bool marked = false);

/// How the issues of a day are answered, in words: `Alasan diterima`; empty without an issue.
[[nodiscard]] std::string answer_words(const ReportWords& words, const std::vector<store::AttendanceIssue>& issues,
                                       const store::OfficerDay& day);
/// What is approved for the day, in words: `Cuti (AL)`, `Tugas rasmi 08:00–12:00`.
[[nodiscard]] std::string grant_words(const ReportWords& words, std::string_view facts);
/// `WBF`, `WBB 08:30`, as the circulars write it; `Waktu pejabat`, `Syif 07:00-15:00`.
[[nodiscard]] std::string scheme_words(const ReportWords& words, std::string_view scheme);
/// `Lewat masuk 12 minit`.
[[nodiscard]] std::string issue_words(const ReportWords& words, domain::Issue issue, base::Minutes late,
                                      base::Minutes early);

}  // namespace spotme::app
