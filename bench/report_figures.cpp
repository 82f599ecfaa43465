#include "bench/report_figures.hpp"

#include "app/report.hpp"
#include "bench/process_use.hpp"
#include "tests/support/process.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>

namespace spotme::bench {
namespace {

using domain::ReportForm;
using domain::ReportKind;
using SteadyClock = std::chrono::steady_clock;

constexpr double mb = 1024.0 * 1024.0;

}  // namespace

void measure_reports(const app::Context& context, const std::string& engine, base::AgencyId agency,
                     const domain::DayRange& month, Figures& figures) {
  const auto messages = base::Messages::load();
  const test::Folder folder;
  const auto path = folder.path() / "report";
  const auto measure = [&](ReportKind kind, ReportForm form, const domain::DayRange& days) {
    app::ReportMaking making;
    making.task = {{kind, days, {}, {}, domain::ReportLanguage::ms}, {agency, {""}, {}}};
    making.form = form;
    const auto before = resident_mb(::getpid());
    forget_peak();
    const auto begun = SteadyClock::now();
    const auto rows = app::make_report_file(context, messages, making, path.string());
    const auto seconds = std::chrono::duration<double>(SteadyClock::now() - begun).count();
    if (!rows || *rows == 0) throw std::runtime_error("a report without rows");
    const auto name =
        fmt::format("{} as {}, {} rows", domain::terms_of(kind).name, domain::report_form_name(form), *rows);
    figures.add(engine, name, seconds, "s");
    figures.add(engine, name + ", size", static_cast<double>(std::filesystem::file_size(path)) / mb, "MB");
    figures.add(engine, name + ", memory grew at most", own_peak_mb() - before, "MB");
  };
  for (const auto form : {ReportForm::xlsx, ReportForm::csv, ReportForm::pdf}) {
    measure(ReportKind::monthly_summary, form, month);
  }
  measure(ReportKind::late_list, ReportForm::xlsx, month);
  measure(ReportKind::daily_attendance, ReportForm::xlsx, {month.last, month.last});
  measure(ReportKind::time_cards, ReportForm::pdf, month);
}

}  // namespace spotme::bench
