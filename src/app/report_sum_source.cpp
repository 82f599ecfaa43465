#include "app/report_table.hpp"
#include "store/figure.hpp"

#include <map>

/// Reports whose rows are sums: by officer, and by unit.
namespace spotme::app {
namespace {

using domain::Figure;

ReportCell number(std::int64_t value, bool against = false) { return {value, against && value > 0}; }

class OfficerSums final : public ReportSource {
 public:
  OfficerSums(const ReportWords& /*words*/, ReportTask task, const std::optional<ReportCursor>& after)
      : task_(std::move(task)) {
    if (!after) return;
    cursor_ = after;
    behind_ = store::ReportNameCursor{after->text, {after->id}};
  }

  std::vector<ReportRow> page(db::Read& read, std::int64_t limit) override {
    const auto& days = task_.question.days;
    if (!total_ && done_ > 0) total_ = store::count_report_officers(read, task_.scope, days);
    const auto officers = store::list_report_officers(read, task_.scope, days, behind_, limit);
    const auto sums = store::sum_report_days(read, task_.scope, days, officers);
    std::vector<ReportRow> rows;
    for (std::size_t n = 0; n < officers.size(); ++n) {
      const auto& of = sums[n];
      rows.push_back({{officers[n].name},
                      {officers[n].user_id},
                      {of.unit_path},
                      number(of.days),
                      number(of.present),
                      number(of.incomplete, true),
                      number(of.absent, true),
                      number(of.on_leave),
                      number(of.late_days, true),
                      number(of.late_minutes, true),
                      number(of.early_days, true),
                      number(of.early_minutes, true),
                      number(of.no_clock, true)});
    }
    ended_ = static_cast<std::int64_t>(officers.size()) < limit;
    done_ += static_cast<std::int64_t>(officers.size());
    if (total_.value_or(0) > 0) progress_ = std::min<std::int64_t>(1'000, 1'000 * done_ / *total_);
    if (!officers.empty()) {
      behind_ = store::ReportNameCursor{officers.back().name_key, officers.back().officer};
      cursor_ = ReportCursor{days.first, officers.back().name_key, officers.back().officer.value};
    }
    return rows;
  }

 private:
  const ReportTask task_;
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
    std::map<std::string, std::string> names;
    for (auto& unit : store::load_report_units(read, task_.scope, std::min(days.last, read.today()))) {
      names.emplace(unit.path, std::move(unit.name));
    }
    const auto sums = store::load_unit_figures(read, {{task_.scope.agency}, task_.scope.paths}, days);
    std::vector<ReportRow> rows;
    ended_ = sums.empty();
    if (ended_) return rows;
    domain::Figures all;
    for (const auto& unit : sums) all += unit.figures;
    for (const auto& unit : sums) {
      if (behind_ && unit.unit_path <= *behind_) continue;
      if (static_cast<std::int64_t>(rows.size()) == limit) return rows;
      const auto name = names.find(unit.unit_path);
      rows.push_back(row(unit.unit_path, name == names.end() ? std::string() : name->second, unit.figures));
      behind_ = unit.unit_path;
      cursor_ = ReportCursor{days.first, unit.unit_path};
    }
    if (static_cast<std::int64_t>(rows.size()) == limit) return rows;  // the sum stands on a page of its own
    rows.push_back(row("", words_("report_total"), all));
    ended_ = true;
    return rows;
  }

 private:
  static ReportRow row(const std::string& path, const std::string& name, const domain::Figures& f) {
    return {{path},
            {name},
            number(f.expected()),
            number(f[Figure::present]),
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
