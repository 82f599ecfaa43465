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
  /// The rows of a day behind somebody; nullopt: from the first on.
  struct Place {
    base::Day day;
    std::optional<store::ReportNameCursor> behind = {};
  };
  /// Adds the rows of a place, by name, at most `wanted`; gives where the last of them stands.
  [[nodiscard]] virtual std::optional<store::ReportNameCursor> add(db::Read& read, const Place& place,
                                                                   std::int64_t wanted,
                                                                   std::vector<ReportRow>& rows) const = 0;

  const ReportWords& words_;
  const ReportTask task_;
  std::optional<ReportUnitNames> units_ = {};  ///< there when add is called

 private:
  Place place_;
};

}  // namespace spotme::app
