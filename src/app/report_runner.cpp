#include "app/report_runner.hpp"

#include "app/report_schedule.hpp"
#include "base/log.hpp"
#include "store/organisation.hpp"

#include <pthread.h>

#include <exception>
#include <string>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::chrono::minutes forget_every{10};

std::vector<base::AgencyId> all_agencies(db::Read& read) {
  std::vector<base::AgencyId> agencies;
  for (const auto& agency : store::load_agencies(read)) agencies.push_back(agency.id);
  return agencies;
}

}  // namespace

ReportRunner::ReportRunner(const Context& context, const base::Messages& messages, Options options)
    : context_(context), messages_(messages), options_(std::move(options)), id_(base::make_uuid(context.clock.now())) {
  options_.running.stopped = [this] { return stopping_.load(); };
  thread_ = std::thread([this] { work(); });
  pthread_setname_np(thread_.native_handle(), "report");
}

ReportRunner::~ReportRunner() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void ReportRunner::wake() {
  {
    const std::lock_guard lock(mutex_);
    awake_ = true;
  }
  woken_.notify_all();
}

void ReportRunner::work() {
  while (!stopping_) {
    {
      std::unique_lock lock(mutex_);
      woken_.wait_for(lock, options_.look, [this] { return awake_ || stopping_; });
      if (stopping_) return;
      awake_ = false;
    }
    look();
    if (options_.after_run) options_.after_run();
  }
}

void ReportRunner::look() {
  const auto now = context_.clock.now();
  if (now - forgotten_at_ >= forget_every || now < forgotten_at_) {
    attempt("report_schedules_failed", [this] { (void)order_due_reports(context_); });
    attempt("report_forgetting_failed", [this] {
      context_.database.write(
          [&](db::Write& write) { return store::expire_report_orders(write, all_agencies(write)); });
    });
    forgotten_at_ = now;
  }
  bool more = true;
  while (more && !stopping_) {
    more = false;
    attempt("report_failed", [&] { more = make_next_report(context_, messages_, id_, options_.running); });
  }
}

void ReportRunner::attempt(std::string_view event, const std::function<void()>& part) {
  try {
    part();
  } catch (const std::exception& failure) {
    base::log(base::Level::error, event, {{"message", failure.what()}});
  }
}

}  // namespace spotme::app
