#include "http/metrics.hpp"

#include "app/report_runner.hpp"
#include "app/webhook_runner.hpp"
#include "base/crypto.hpp"

#include <fmt/format.h>

namespace spotme::http {
namespace {

void add(std::string& out, std::string_view name, std::string_view type, std::string_view help, std::uint64_t value) {
  out += fmt::format("# HELP spotme_{0} {1}\n# TYPE spotme_{0} {2}\nspotme_{0} {3}\n", name, help, type, value);
}

void add_pool(std::string& out, std::string_view name, const WorkerPool::Figures& figures) {
  out += fmt::format("spotme_pool_busy{{pool=\"{0}\"}} {1}\nspotme_pool_waiting{{pool=\"{0}\"}} {2}\n", name,
                     figures.busy, figures.waiting);
  out += fmt::format("spotme_pool_done_total{{pool=\"{0}\"}} {1}\nspotme_pool_refused_total{{pool=\"{0}\"}} {2}\n",
                     name, figures.done, figures.refused);
}

void add_closing(std::string& out, const app::ClosingRunner::Figures& figures) {
  add(out, "closing_days_total", "counter", "Days of agencies closed.", figures.days);
  add(out, "closing_transactions_total", "counter", "Officers' days closed.", figures.first_versions);
  add(out, "closing_versions_total", "counter", "Later versions made.", figures.later_versions);
  add(out, "closing_not_judged_total", "counter", "Officers' days that could not be judged.", figures.blocked);
  add(out, "closing_failures_total", "counter", "Looks that ended in a breakdown.", figures.breakdowns);
  add(out, "pulse_positions_erased_total", "counter", "Raw positions of pulses erased.", figures.positions_erased);
  add(out, "closing_last_look_seconds", "gauge", "When the last look that went well ended.",
      static_cast<std::uint64_t>(figures.last_look));
}

void add_mail(std::string& out, const app::MailRunner::Figures& figures) {
  add(out, "mail_made_total", "counter", "Mails made of notices.", figures.made);
  add(out, "mail_sent_total", "counter", "Mails that the mail server took.", figures.sent);
  add(out, "mail_put_off_total", "counter", "Attempts that will be made again.", figures.put_off);
  add(out, "mail_refused_total", "counter", "Mails refused for good.", figures.refused);
  add(out, "mail_given_up_total", "counter", "Mails given up after a long time.", figures.given_up);
  add(out, "mail_unreachable_total", "counter", "Looks at which the mail server could not be used.",
      figures.unreachable);
  add(out, "mail_failures_total", "counter", "Parts of looks that ended in a breakdown.", figures.breakdowns);
  add(out, "mail_waiting", "gauge", "Mails waiting in the database at the last look.",
      static_cast<std::uint64_t>(figures.waiting));
}

void add_webhooks(std::string& out, const app::WebhookFigures& figures) {
  add(out, "webhook_delivered_total", "counter", "Deliveries that receivers took.", figures.delivered);
  add(out, "webhook_put_off_total", "counter", "Attempts that will be made again.", figures.put_off);
  add(out, "webhook_failed_total", "counter", "Deliveries given up after a long time.", figures.failed);
  add(out, "webhook_paused_total", "counter", "Webhooks that rest because nobody answered.", figures.paused);
  add(out, "webhook_failures_total", "counter", "Looks that ended in a breakdown.", figures.breakdowns);
  add(out, "webhook_waiting", "gauge", "Deliveries waiting in the database at the last look.",
      static_cast<std::uint64_t>(figures.waiting));
}

void add_reports(std::string& out, const app::ReportFigures& figures) {
  add(out, "report_made_total", "counter", "Files of reports made.", figures.made);
  add(out, "report_failures_total", "counter", "Reports that could not be made, and looks that ended in a breakdown.",
      figures.failures);
}

void add_events(std::string& out, const EventHub::Figures& figures) {
  add(out, "event_streams_open", "gauge", "Open event streams.", figures.open);
  add(out, "event_streams_opened_total", "counter", "Event streams opened.", figures.opened);
  add(out, "event_streams_dropped_total", "counter", "Event streams whose readers were too slow.", figures.dropped);
  add(out, "event_streams_refused_total", "counter", "Event streams over the limit.", figures.refused);
  add(out, "event_source_failures_total", "counter", "Looks for news that ended in a breakdown.", figures.breakdowns);
}

}  // namespace

std::string metrics_text(Service& service, const Server::Figures& server) {
  std::string out;
  add(out, "connections_open", "gauge", "Open connections.", server.connections_open);
  add(out, "connections_accepted_total", "counter", "Connections accepted.", server.connections_accepted);
  add(out, "connections_refused_total", "counter", "Connections over a limit.", server.connections_refused);
  add(out, "requests_handled_total", "counter", "Requests that reached a handler.", server.requests_handled);
  add(out, "requests_refused_total", "counter", "Requests refused as malformed, too large or too slow.",
      server.requests_refused);
  const auto writes = service.context.database.write_figures();
  add(out, "write_jobs_total", "counter", "Jobs whose transaction is durable or that were refused.", writes.jobs);
  add(out, "write_commits_total", "counter", "Durable transactions.", writes.commits);
  add(out, "write_retries_total", "counter", "Transactions run again.", writes.retries);
  add(out, "write_failures_total", "counter", "Jobs that ended in a breakdown.", writes.failures);
  add(out, "write_jobs_waiting", "gauge", "Jobs waiting for the writer.", writes.waiting);
  add(out, "passwords_computed_total", "counter", "Argon2id hashes made or verified.", base::passwords_computed());
  if (service.closing != nullptr) add_closing(out, service.closing->figures());
  if (service.mail != nullptr) add_mail(out, service.mail->figures());
  if (const auto webhooks = app::webhook_figures(); webhooks.runs) add_webhooks(out, webhooks);
  if (const auto reports = app::report_figures(); reports.runs) add_reports(out, reports);
  add_events(out, service.events.figures());
  const auto boards = service.board.figures();
  add(out, "boards_watched", "gauge", "Live boards that are kept up to date.", boards.boards);
  add(out, "board_officers_watched", "gauge", "Officers on those boards, one on two boards counted twice.",
      boards.watched);
  add_pool(out, "workers", service.workers.figures());
  add_pool(out, "passwords", service.password_workers.figures());
  return out;
}

}  // namespace spotme::http
