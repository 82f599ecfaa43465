#include "app/mail.hpp"

#include "app/jitter.hpp"
#include "app/password_mail.hpp"
#include "base/log.hpp"
#include "domain/mail.hpp"
#include "store/organisation.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace spotme::app {
namespace {

using store::MailState;

/// The address stays out of the log: it is a person's.
void log_given_up(const store::Mail& mail, std::string_view event, const std::string& answer) {
  base::log(base::Level::warning, event,
            {{"mail", base::to_string(mail.id)},
             {"officer", base::to_string(mail.owner.officer)},
             {"attempts", std::to_string(mail.attempts)},
             {"answer", answer}});
}

class Sender {
 public:
  Sender(const Context& context, MailTransport& transport, base::Uuid id, const MailSending& options)
      : context_(context), transport_(transport), id_(id), options_(options) {}

  MailReport run() {
    while (!options_.stopped() && !report_.unreachable) {
      const auto leased = lease();
      if (!leased) break;
      send_all(*leased);
    }
    return report_;
  }

 private:
  /// Long enough for all of them, each at its slowest.
  [[nodiscard]] std::chrono::seconds lease_time() const {
    return MailTransport::most_time * (options_.leased_at_once + 1);
  }

  /// Nullopt when nothing is due; empty where what was due has nothing to tell any more.
  std::optional<std::vector<store::Mail>> lease() {
    const auto keys = context_.database.read([&](db::Read& read) {
      return store::load_mail_due(read, store::load_agency_ids(read), options_.leased_at_once);
    });
    if (keys.empty()) return std::nullopt;
    std::vector<store::Mail> voided;
    auto mails = context_.database.write([&](db::Write& write) {
      auto leased = store::lease_mail(write, keys, id_, write.now() + lease_time());
      voided = fill_in_passwords(context_, write, leased, id_);
      return leased;
    });
    for (const auto& mail : voided) log_given_up(mail, "mail_voided", "");
    report_.given_up += static_cast<std::int64_t>(voided.size());
    if (mails.empty() && voided.empty()) return std::nullopt;  // others were faster
    return mails;
  }

  void send_all(const std::vector<store::Mail>& mails) {
    std::vector<store::MailKey> untried;
    for (const auto& mail : mails) {
      if (report_.unreachable || options_.stopped()) {
        untried.push_back({mail.owner.agency, mail.id});
      } else {
        settle(mail, transport_.send({mail.id, mail.address, mail.subject, mail.body, mail.made_at}));
      }
    }
    if (untried.empty()) return;
    context_.database.write([&](db::Write& write) {
      store::release_mail(write, untried, id_);
      return true;
    });
  }

  void settle(const store::Mail& mail, const MailOutcome& outcome) {
    store::MailSettled settled{{mail.owner.agency, mail.id}, MailState::waiting, outcome.answer, {}};
    const auto now = context_.clock.now();
    if (outcome.result == MailResult::sent) {
      settled.state = MailState::sent;
    } else if (outcome.result == MailResult::refused) {
      settled.state = MailState::refused;
    } else if (now - mail.made_at >= options_.give_up) {
      settled.state = MailState::given_up;
    } else {
      settled.due = now + domain::mail_retry_delay(mail.attempts, throw_dice());
    }
    report_.unreachable = outcome.result == MailResult::unreachable;
    const bool ours = context_.database.write([&](db::Write& write) {
      if (!store::settle_mail(write, settled, id_)) return false;
      if (settled.state == MailState::refused || settled.state == MailState::given_up) {
        tell_of_lost_password(write, mail);
      }
      return true;
    });
    if (!ours) {
      log_given_up(mail, "mail_lease_lost", outcome.answer);
      return;
    }
    count(mail, settled);
  }

  void count(const store::Mail& mail, const store::MailSettled& settled) {
    switch (settled.state) {
      case MailState::sent: ++report_.sent; break;
      case MailState::waiting: ++report_.put_off; break;
      case MailState::refused:
        ++report_.refused;
        log_given_up(mail, "mail_refused", settled.answer);
        break;
      case MailState::given_up:
        ++report_.given_up;
        log_given_up(mail, "mail_given_up", settled.answer);
        break;
    }
  }

  const Context& context_;
  MailTransport& transport_;
  const base::Uuid id_;
  const MailSending& options_;
  MailReport report_;
};

}  // namespace

MailReport send_mail(const Context& context, MailTransport& transport, base::Uuid sender, const MailSending& options) {
  return Sender(context, transport, sender, options).run();
}

}  // namespace spotme::app
