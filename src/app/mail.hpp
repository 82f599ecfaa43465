#pragma once

#include "app/context.hpp"
#include "store/mail.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

/// Sends the mail that waits in the database. A mail is leased, given to the mail server and settled, each in a
/// transaction of its own, so that it survives a restart and several servers may send at once.
///
/// How often one is sent: once, but for one case that SMTP leaves open. When the process or the connection dies after
/// the mail server took the message (its 250 after DATA) and before that is stored here, nobody knows, and it is sent
/// again once the lease has run out. Both copies have the same Message-ID and the same Date, so servers and programs
/// that look at them show one. It is never lost.
namespace spotme::app {

/// One mail for a mail server.
struct OutgoingMail {
  base::Uuid id;
  std::string to;       ///< see domain::is_mail_address
  std::string subject;  ///< a line
  std::string body;
  base::Instant made_at{};
};
enum class MailResult : std::uint8_t {
  sent,         ///< taken by the mail server
  refused,      ///< for good: this receiver or this message (5xx)
  later,        ///< not now: this receiver (4xx)
  unreachable,  ///< nothing can be sent at present: no connection, no TLS, a wrong password, a refused sender
};
struct MailOutcome {
  MailResult result = MailResult::unreachable;
  std::string answer = {};  ///< what the mail server said, or what went wrong; no secret
};
/// The way to a mail server. Blocks for at most `most_time`. One thread at a time.
class MailTransport {
 public:
  static constexpr std::chrono::seconds most_time{60};
  virtual ~MailTransport() = default;
  [[nodiscard]] virtual MailOutcome send(const OutgoingMail& mail) = 0;
};

struct MailSending {
  std::chrono::hours give_up{48};  ///< after it was made
  std::int64_t leased_at_once = 5;
  std::function<bool()> stopped = [] { return false; };
};
struct MailReport {
  std::int64_t sent = 0;
  std::int64_t refused = 0;
  std::int64_t given_up = 0;
  std::int64_t put_off = 0;  ///< tried, and to be tried again
  bool unreachable = false;  ///< it stopped there
};
/// Sends all that is due, or until the mail server cannot be reached. `sender` names this process in the leases.
MailReport send_mail(const Context& context, MailTransport& transport, base::Uuid sender, const MailSending& options);

}  // namespace spotme::app
