#include "app/report_runner.hpp"

#include "app/report_schedule.hpp"
#include "base/log.hpp"
#include "store/organisation.hpp"

#include <exception>
#include <mutex>
#include <string>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::chrono::minutes forget_every{10};

/// One for the process, as that of webhooks: the service of a server knows no runner.
struct Kept {
  std::mutex mutex;
  ReportFigures figures;
};
Kept& kept() {
  static Kept one;
  return one;
}
void count(const std::function<void(ReportFigures&)>& change) {
  const std::lock_guard lock(kept().mutex);
  change(kept().figures);
}

}  // namespace

ReportFigures report_figures() {
  const std::lock_guard lock(kept().mutex);
  return kept().figures;
}

ReportRunner::ReportRunner(const Context& context, const base::Messages& messages, Options options)
    : context_(context), messages_(messages), options_(std::move(options)), id_(base::make_uuid(context.clock.now())) {
  options_.running.stopped = [this] { return thread_.stopping(); };
  options_.running.ended = [](store::ReportState state) {
    count([state](auto& figures) { ++(state == store::ReportState::done ? figures.made : figures.failures); });
  };
  count([](auto& figures) { figures.runs = true; });
  thread_.start("report", [this] {
    look();
    if (options_.after_run) options_.after_run();
    return options_.look;
  });
}

ReportRunner::~ReportRunner() { thread_.stop(); }

void ReportRunner::look() {
  const auto now = context_.clock.now();
  if (now - forgotten_at_ >= forget_every || now < forgotten_at_) {
    attempt("report_schedules_failed", [this] { (void)order_due_reports(context_); });
    attempt("report_forgetting_failed", [this] {
      context_.database.write(
          [&](db::Write& write) { return store::expire_report_orders(write, store::load_agency_ids(write)); });
    });
    forgotten_at_ = now;
  }
  bool more = true;
  while (more && !thread_.stopping()) {
    more = false;
    attempt("report_failed", [&] { more = make_next_report(context_, messages_, id_, options_.running); });
  }
}

void ReportRunner::attempt(std::string_view event, const std::function<void()>& part) {
  try {
    part();
  } catch (const std::exception& failure) {
    count([](auto& figures) { ++figures.failures; });
    base::log(base::Level::error, event, {{"message", failure.what()}});
  }
}

}  // namespace spotme::app
