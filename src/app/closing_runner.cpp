#include "app/closing_runner.hpp"

#include "app/absence_alert.hpp"
#include "app/approval.hpp"
#include "app/card_proposal.hpp"
#include "app/disposal.hpp"
#include "app/figure_change.hpp"
#include "app/letter_reminder.hpp"
#include "app/officer_departure.hpp"
#include "app/position_erasure.hpp"
#include "app/pulse_erasure.hpp"
#include "app/reason_reminder.hpp"
#include "app/retention.hpp"
#include "app/task_reminder.hpp"
#include "app/task_series.hpp"
#include "base/log.hpp"
#include "store/organisation.hpp"

#include <exception>
#include <string>
#include <utility>

namespace spotme::app {

ClosingRunner::ClosingRunner(const Context& context, Options options)
    : context_(context), options_(std::move(options)) {
  options_.closing.runner = base::make_uuid(context_.clock.now());
  options_.closing.stopped = [this] { return thread_.stopping(); };
  thread_.start("closing", [this] {
    look();
    if (options_.after_run) options_.after_run();
    return options_.look;
  });
}

ClosingRunner::~ClosingRunner() { thread_.stop(); }

ClosingRunner::Figures ClosingRunner::figures() const {
  const std::lock_guard lock(mutex_);
  return figures_;
}

void ClosingRunner::look() {
  if (attempt("closing_failed", [this] { close(); })) {
    const std::lock_guard lock(mutex_);
    figures_.last_look =
        std::chrono::duration_cast<std::chrono::seconds>(context_.clock.now().time_since_epoch()).count();
  }
  if (!figures_filled_ && !thread_.stopping()) {
    figures_filled_ = attempt("figures_failed", [this] { (void)fill_figure_gaps(context_, options_.closing.stopped); });
  }
  if (cards_due_ && !thread_.stopping()) attempt("cards_failed", [this] { cards_due_ = !propose(); });
  if (absences_due_ && !thread_.stopping()) attempt("absence_failed", [this] { absences_due_ = !watch(); });
  const auto now = context_.clock.now();
  const bool erases = !erased_at_ || now - *erased_at_ >= erasure_every || now < *erased_at_ || traces_left_;
  if (erases && !thread_.stopping() && attempt("erasure_failed", [this] { erase(); })) erased_at_ = now;
  if (!thread_.stopping())
    attempt("remote_reminder_failed", [this] { remote_.look(context_, [this] { return thread_.stopping(); }); });
  const auto today = base::local_day(now);
  if (cases_moved_on_ != today && !thread_.stopping()) {
    attempt("cases_failed", [&] {
      if (move_cases()) cases_moved_on_ = today;
    });
  }
  if (forgotten_on_ == today || thread_.stopping()) return;
  if (forget()) forgotten_on_ = today;
}

bool ClosingRunner::attempt(std::string_view event, const std::function<void()>& part) {
  try {
    part();
    return true;
  } catch (const std::exception& failure) {
    base::log(base::Level::error, event, {{"message", failure.what()}});
    const std::lock_guard lock(mutex_);
    ++figures_.breakdowns;
    return false;
  }
}

void ClosingRunner::close() {
  const auto report = close_days(context_, options_.closing);
  const auto& counts = report.counts;
  if (report.days + counts.first_versions + counts.later_versions > 0) cards_due_ = absences_due_ = true;
  if (report.days + counts.first_versions + counts.later_versions + counts.blocked > 0) {
    base::log(base::Level::info, "days_closed",
              {{"days", std::to_string(report.days)},
               {"transactions", std::to_string(counts.first_versions)},
               {"versions", std::to_string(counts.later_versions)},
               {"not_judged", std::to_string(counts.blocked)},
               {"issues", std::to_string(counts.raised)}});
  }
  const std::lock_guard lock(mutex_);
  figures_.days += static_cast<std::uint64_t>(report.days);
  figures_.first_versions += static_cast<std::uint64_t>(counts.first_versions);
  figures_.later_versions += static_cast<std::uint64_t>(counts.later_versions);
  figures_.blocked += static_cast<std::uint64_t>(counts.blocked);
}

/// Nobody of a suspended agency can answer, so nothing is moved on, proposed or reminded of.
bool ClosingRunner::rests(const store::Agency& agency) const {
  return agency.suspended(base::local_day(context_.clock.now()));
}

bool ClosingRunner::for_each_agency(std::string_view event, const std::function<void(const store::Agency&)>& part) {
  bool all = true;
  for (const auto& agency : context_.database.read([](db::Read& read) { return store::load_agencies(read); })) {
    if (thread_.stopping()) return false;
    all = attempt(event, [&] { part(agency); }) && all;
  }
  return all;
}

bool ClosingRunner::propose() {
  return for_each_agency("cards_failed", [this](const auto& agency) {
    if (!rests(agency)) propose_cards(context_, agency.id);
  });
}

bool ClosingRunner::watch() {
  return for_each_agency("absence_failed", [this](const auto& agency) {
    if (rests(agency)) return;
    const auto report = watch_absence(context_, agency.id);
    if (report.raised + report.dissolved == 0) return;
    base::log(base::Level::info, "absence_watched",
              {{"raised", std::to_string(report.raised)}, {"dissolved", std::to_string(report.dissolved)}});
  });
}

bool ClosingRunner::move_cases() {
  std::int64_t passed_on = 0;
  std::int64_t reminded = 0;
  std::int64_t tasks = 0;
  std::int64_t departed = 0;
  const auto today = base::local_day(context_.clock.now());
  const bool all = for_each_agency("cases_failed", [&](const auto& agency) {
    if (cases_moved_[agency.id] == today) return;
    departed += carry_out_departures(context_, agency.id, [this] { return thread_.stopping(); });
    if (!rests(agency)) {
      passed_on += pass_on_approvals(context_, agency.id);
      reminded += remind_of_reasons(context_, agency.id);
      reminded += remind_of_letters(context_, agency.id);
      tasks += make_series_tasks(context_, agency.id);
      reminded += remind_of_tasks(context_, agency.id);
    }
    cases_moved_[agency.id] = today;
  });
  if (passed_on + reminded + tasks + departed > 0) {
    base::log(base::Level::info, "cases_moved",
              {{"passed_on", std::to_string(passed_on)},
               {"officers_reminded", std::to_string(reminded)},
               {"tasks_made", std::to_string(tasks)},
               {"officers_departed", std::to_string(departed)}});
  }
  return all;
}

void ClosingRunner::erase() {
  const auto report = erase_positions(context_, [this] { return thread_.stopping(); });
  traces_left_ = report.traces_left || (traces_left_ && report.positions == 0 && !clear_traces(context_));
  if (report.positions == 0) return;
  base::log(base::Level::info, "positions_erased",
            {{"positions", std::to_string(report.positions)}, {"traces_left", report.traces_left ? "yes" : "no"}});
  const std::lock_guard lock(mutex_);
  figures_.positions_erased += static_cast<std::uint64_t>(report.positions);
}

bool ClosingRunner::forget() {
  const auto stopped = [this] { return thread_.stopping(); };
  std::int64_t presses = 0;
  std::int64_t destroyed = 0;
  ForgottenRows forgotten;
  bool all = attempt("forgetting_failed", [&] { presses = erase_press_positions(context_, stopped).presses; });
  all = attempt("forgetting_failed", [&] { destroyed = carry_out_disposals(context_, stopped); }) && all;
  all = attempt("forgetting_failed", [&] { forgotten = forget_old_rows(context_, stopped); }) && all;
  const auto rows = forgotten.clock_keys + forgotten.sessions + forgotten.mails + forgotten.deliveries +
                    forgotten.notices + forgotten.attachments + forgotten.files;
  if (rows + presses + destroyed == 0) return all;
  base::log(base::Level::info, "old_rows_forgotten",
            {{"clock_keys", std::to_string(forgotten.clock_keys)},
             {"sessions", std::to_string(forgotten.sessions)},
             {"mails", std::to_string(forgotten.mails)},
             {"deliveries", std::to_string(forgotten.deliveries)},
             {"notices", std::to_string(forgotten.notices)},
             {"attachments", std::to_string(forgotten.attachments)},
             {"files", std::to_string(forgotten.files)},
             {"press_positions", std::to_string(presses)},
             {"destroyed", std::to_string(destroyed)}});
  return all;
}

}  // namespace spotme::app
