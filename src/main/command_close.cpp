#include "main/command_close.hpp"

#include "app/closing.hpp"
#include "app/recompute.hpp"
#include "app/transaction_export.hpp"
#include "main/operator_installation.hpp"
#include "main/operator_tools.hpp"
#include "main/secret_file.hpp"
#include "store/closing.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace spotme::main {
namespace {

base::Day read_day(const std::string& text, std::string_view option) {
  const auto day = base::parse_day(text);
  if (!day) throw std::runtime_error(fmt::format("--{}: a day is written as 2026-11-24", option));
  return *day;
}

domain::DayRange read_range(const std::string& from, const std::string& to) {
  const domain::DayRange range{read_day(from, "from"), read_day(to, "to")};
  if (range.last < range.first) throw std::runtime_error("--to: is before --from");
  return range;
}

base::AgencyId find_agency(const app::Context& context, const std::string& code) {
  const auto agency = context.database.read([&](db::Read& read) { return store::find_agency_by_code(read, code); });
  if (!agency) throw std::runtime_error("--agency: there is no agency " + code);
  return agency->id;
}

/// Begins the closing of agencies whose closing has not begun.
void begin(const app::Context& context, const app::ClosingOptions& closing, base::Day from) {
  context.database.write([&](db::Write& write) {
    for (const auto& agency : store::load_agency_closings(write)) {
      if (!closing.agency || agency.agency == *closing.agency) store::start_closing(write, agency.agency, from);
    }
    return true;
  });
}

int close(const CloseOptions& options) {
  const auto messages = base::Messages::load();
  const OperatorInstallation installation(options.database, messages);
  const auto& context = installation.context();
  app::ClosingOptions closing;
  closing.runner = base::make_uuid(context.clock.now());
  closing.take_over = options.take_over;
  if (!options.agency.empty()) closing.agency = find_agency(context, options.agency);
  if (!options.until.empty()) closing.until = read_day(options.until, "until");
  if (!options.from.empty()) begin(context, closing, read_day(options.from, "from"));
  const auto report = app::close_days(context, closing);
  const auto& counts = report.counts;
  fmt::print("days: {}\ntransactions: {}\nversions: {}\nnot_judged: {}\nissues: {}\nwithdrawn: {}\n", report.days,
             counts.first_versions, counts.later_versions, counts.blocked, counts.raised, counts.withdrawn);
  if (report.next) fmt::print("next: {}\n", base::format_instant(*report.next));
  if (report.leased_elsewhere == 0) return 0;
  return report_failure("close", words_of({base::Code::conflict, "closing_elsewhere", ""}, messages));
}

int recompute(const RecomputeOptions& options) {
  const auto messages = base::Messages::load();
  const OperatorInstallation installation(options.database, messages);
  const auto& context = installation.context();
  app::RecomputeQuestion question;
  question.agency = find_agency(context, options.agency);
  question.days = read_range(options.from, options.to);
  question.reach = {""};
  const bool dry_run = options.reason.empty();
  const auto report =
      dry_run ? app::preview_recompute(context, question) : app::recompute(context, question, options.reason, {});
  fmt::print("days: {}\nchanged: {}\nnot_judged: {}\nmonth_closed: {}\n", report.days, report.changed,
             report.not_judged, report.month_closed);
  for (const auto& change : report.changes) {
    std::string fields;
    for (const auto& one : change.differences) {
      if (one.field != "facts") fields += fmt::format(" {}={}>{}", one.field, one.from, one.to);
    }
    fmt::print("{} {} {}{}\n", base::format_day(change.day), change.number, change.version, fields);
  }
  if (dry_run) return 0;
  app::ClosingOptions closing;
  closing.runner = base::make_uuid(context.clock.now());
  closing.agency = question.agency;
  const auto done = app::close_days(context, closing);
  fmt::print("versions: {}\n", done.counts.later_versions + done.counts.first_versions);
  if (done.leased_elsewhere == 0) return 0;
  return report_failure("recompute", words_of({base::Code::conflict, "closing_elsewhere", ""}, messages));
}

int export_file(const ExportOptions& options) {
  const auto messages = base::Messages::load();
  const OperatorInstallation installation(options.database, messages, OperatorInstallation::Access::read);
  const auto& context = installation.context();
  const auto format = app::parse_export_format(options.format);
  if (!format) throw std::runtime_error("--format: csv, jsonl or xlsx");
  app::TransactionExport what;
  what.agency = find_agency(context, options.agency);
  what.format = *format;
  what.filter.days = read_range(options.from, options.to);
  what.filter.unit_path = options.unit;
  what.filter.reach = {""};
  SecretFile out(options.out);  // it holds personal data: nobody else reads it, nothing is overwritten
  const auto rows = app::export_transactions(context, what, options.out);
  if (!rows) return report_failure("export transactions", words_of(rows.error(), messages));
  out.keep();
  fmt::print("transactions: {}\n", *rows);
  return 0;
}

template <class Run, class Options>
int at_the_edge(Run run, const Options& options, const std::string& command) {
  try {
    return run(options);
  } catch (const std::exception& failure) {
    return report_failure(command, failure.what());
  }
}

}  // namespace

int run_close(const CloseOptions& options) { return at_the_edge(close, options, "close"); }
int run_recompute(const RecomputeOptions& options) { return at_the_edge(recompute, options, "recompute"); }
int run_export_transactions(const ExportOptions& options) {
  return at_the_edge(export_file, options, "export transactions");
}

}  // namespace spotme::main
