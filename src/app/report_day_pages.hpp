#pragma once

#include "app/report_table.hpp"
#include "app/report_units.hpp"

#include <optional>
#include <vector>

/// Reports that go through closed days, each by name. Inside of the files of these reports.
namespace spotme::app {

/// Knows where a page goes on and how far it is; what a row says is for whoever derives from it.
class DayPages : public ReportSource {
 public:
  DayPages(const ReportWords& words, ReportTask task, const std::optional<ReportCursor>& after);
  std::vector<ReportRow> page(db::Read& read, std::int64_t limit) final;

 protected:
  /// Adds the rows of day_ behind behind_, by name, at most `wanted`; gives where the last of them stands.
  [[nodiscard]] virtual std::optional<store::ReportNameCursor> add(db::Read& read, std::int64_t wanted,
                                                                   std::vector<ReportRow>& rows) const = 0;

  const ReportWords& words_;
  const ReportTask task_;
  std::optional<ReportUnitNames> units_ = {};  ///< there when add is called
  base::Day day_;
  std::optional<store::ReportNameCursor> behind_ = {};
};

}  // namespace spotme::app
