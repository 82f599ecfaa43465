#include "app/report_table.hpp"
#include "app/report_units.hpp"
#include "store/figure.hpp"

/// Reports whose rows are sums: by officer, and by unit.
namespace spotme::app {
namespace {

using domain::Figure;

ReportCell number(std::int64_t value, bool against = false) { return {value, against && value > 0}; }

class OfficerSums final : public ReportSource {
 public:
  OfficerSums(const ReportWords& words, ReportTask task, const std::optional<ReportCursor>& after)
      : words_(words), task_(std::move(task)), whole_(!after) {
    if (!after) return;
    cursor_ = after;
    behind_ = store::ReportNameCursor{after->text, {after->id}};
  }

  std::vector<ReportRow> page(db::Read& read, std::int64_t limit) override {
    const auto& days = task_.question.days;
    if (!total_ && done_ > 0) total_ = store::count_report_officers(read, task_.scope, days);
    const auto officers = store::list_report_officers(read, task_.scope, days, behind_, limit);
    const auto sums = store::sum_report_days(read, task_.scope, days, officers);
    if (!units_) units_.emplace(read, task_.scope.agency, days);
    std::vector<ReportRow> rows;
    for (std::size_t n = 0; n < officers.size(); ++n) {
      rows.push_back(row(officers[n].name, officers[n].user_id, units_->of(sums[n].unit_path), sums[n]));
      sum_ += sums[n];
    }
    ended_ = static_cast<std::int64_t>(officers.size()) < limit;
    if (ended_ && !task_.scope.officer) {
      // Whoever turned pages on a screen has not come past all of them.
      const auto all = whole_ ? sum_ : store::sum_all_report_days(read, task_.scope, days);
      gave_total_ = all.days > 0;
      if (gave_total_) rows.push_back(row(words_("report_total"), "", "", all));
    }
    done_ += static_cast<std::int64_t>(officers.size());
    if (total_.value_or(0) > 0) progress_ = std::min<std::int64_t>(1'000, 1'000 * done_ / *total_);
    if (!officers.empty()) {
      behind_ = store::ReportNameCursor{officers.back().name_key, officers.back().officer};
      cursor_ = ReportCursor{days.first, officers.back().name_key, officers.back().officer.value};
    }
    return rows;
  }

 private:
  static ReportRow row(const std::string& name, const std::string& user_id, const std::string& unit,
                       const store::ReportSums& of) {
    return {{name},
            {user_id},
            {unit},
            number(of.days),
            number(of.present),
            number(of.incomplete, true),
            number(of.absent, true),
            number(of.on_leave),
            number(of.late_days, true),
            number(of.late_minutes, true),
            number(of.early_days, true),
            number(of.early_minutes, true),
            number(of.no_clock, true)};
  }

  const ReportWords& words_;
  const ReportTask task_;
  const bool whole_;  ///< it began with the first officer
  std::optional<ReportUnitNames> units_ = {};
  store::ReportSums sum_;  ///< of those that were given
  std::optional<store::ReportNameCursor> behind_ = {};
  std::optional<std::int64_t> total_ = {};  ///< asked for when a second page is: a screen wants one
  std::int64_t done_ = 0;
};

/// All units at once: they are few, and their sums are kept.
class UnitSums final : public ReportSource {
 public:
  UnitSums(const ReportWords& words, ReportTask task, const std::optional<ReportCursor>& after)
      : words_(words), task_(std::move(task)) {
    if (after) behind_ = after->text;
  }

  std::vector<ReportRow> page(db::Read& read, std::int64_t limit) override {
    const auto& days = task_.question.days;
    const ReportUnitNames units(read, task_.scope.agency, days);
    const auto sums = store::load_unit_figures(read, {{task_.scope.agency}, task_.scope.paths}, days);
    std::vector<ReportRow> rows;
    ended_ = sums.empty();
    if (ended_) return rows;
    domain::Figures all;
    for (const auto& unit : sums) all += unit.figures;
    for (const auto& unit : sums) {
      if (behind_ && unit.unit_path <= *behind_) continue;
      if (static_cast<std::int64_t>(rows.size()) == limit) return rows;
      rows.push_back(row(units.of(unit.unit_path), unit.unit_path, unit.figures));
      behind_ = unit.unit_path;
      cursor_ = ReportCursor{days.first, unit.unit_path};
    }
    if (static_cast<std::int64_t>(rows.size()) == limit) return rows;  // the sum stands on a page of its own
    rows.push_back(row(words_("report_total"), "", all));
    gave_total_ = true;
    ended_ = true;
    return rows;
  }

 private:
  static ReportRow row(const std::string& name, const std::string& path, const domain::Figures& f) {
    return {{name},
            {path},
            number(f[Figure::officers] - f[Figure::day_off]),
            number(f[Figure::present]),
            number(f[Figure::incomplete], true),
            number(f[Figure::absent], true),
            number(f[Figure::on_leave]),
            number(f[Figure::duty]),
            number(f[Figure::remote]),
            number(f[Figure::late_in], true),
            number(f[Figure::late_minutes], true),
            number(f[Figure::early_out], true),
            number(f[Figure::no_clock_in] + f[Figure::no_clock_out], true)};
  }

  const ReportWords& words_;
  const ReportTask task_;
  std::optional<std::string> behind_ = {};
};

}  // namespace

std::unique_ptr<ReportSource> make_sum_source(const ReportWords& words, ReportTask task,
                                              const std::optional<ReportCursor>& after) {
  if (task.question.kind == domain::ReportKind::unit_summary) {
    return std::make_unique<UnitSums>(words, std::move(task), after);
  }
  return std::make_unique<OfficerSums>(words, std::move(task), after);
}

}  // namespace spotme::app
