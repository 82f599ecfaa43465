#include "app/mail_runner.hpp"

#include "base/log.hpp"
#include "store/organisation.hpp"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::chrono::minutes longest_rest{5};

}  // namespace

MailRunner::MailRunner(const Context& context, const base::Messages& messages, const MakeTransport& transport,
                       Options options)
    : context_(context),
      messages_(messages),
      options_(std::move(options)),
      transport_(transport([this] { return thread_.stopping(); })),
      id_(base::make_uuid(context.clock.now())),
      rest_(options_.look) {
  options_.notices.stopped = [this] { return thread_.stopping(); };
  options_.sending.stopped = [this] { return thread_.stopping(); };
  thread_.start("mail", [this] {
    look();
    if (options_.after_run) options_.after_run();
    return rest_;
  });
}

MailRunner::~MailRunner() { thread_.stop(); }

MailRunner::Figures MailRunner::figures() const {
  const std::lock_guard lock(mutex_);
  return figures_;
}

void MailRunner::look() {
  attempt("mail_not_made", [this] {
    const auto made = make_notice_mail(context_, messages_, options_.notices);
    const std::lock_guard lock(mutex_);
    figures_.made += static_cast<std::uint64_t>(made);
  });
  if (!thread_.stopping()) attempt("mail_not_sent", [this] { send(); });
  attempt("mail_not_counted", [this] {
    const auto waiting = context_.database.read(
        [](db::Read& read) { return store::count_waiting_mail(read, store::load_agency_ids(read)); });
    const std::lock_guard lock(mutex_);
    figures_.waiting = waiting;
  });
}

void MailRunner::send() {
  const auto report = send_mail(context_, *transport_, id_, options_.sending);
  rest_ = report.unreachable ? std::min<std::chrono::milliseconds>(rest_ * 2, longest_rest) : options_.look;
  if (report.unreachable) {
    base::log(base::Level::warning, "mail_server_unreachable",
              {{"next_look_seconds", std::to_string(std::chrono::duration_cast<std::chrono::seconds>(rest_).count())}});
  }
  const std::lock_guard lock(mutex_);
  figures_.sent += static_cast<std::uint64_t>(report.sent);
  figures_.put_off += static_cast<std::uint64_t>(report.put_off);
  figures_.refused += static_cast<std::uint64_t>(report.refused);
  figures_.given_up += static_cast<std::uint64_t>(report.given_up);
  figures_.unreachable += report.unreachable ? 1 : 0;
}

void MailRunner::attempt(std::string_view event, const std::function<void()>& part) {
  try {
    part();
  } catch (const std::exception& failure) {
    base::log(base::Level::error, event, {{"message", failure.what()}});
    const std::lock_guard lock(mutex_);
    ++figures_.breakdowns;
  }
}

}  // namespace spotme::app
