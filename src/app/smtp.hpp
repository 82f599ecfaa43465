#pragma once

#include "app/mail.hpp"
#include "base/result.hpp"

#include <functional>
#include <memory>
#include <string>

/// The way to a mail server by SMTP (RFC 5321), done by libcurl. `smtps://` is TLS from the first byte; with `smtp://`
/// STARTTLS is demanded, but on loopback, where nobody listens in. Certificates are verified. The address that a name
/// leads to is checked as the connection is made, by domain::may_mail_to: no link-local or metadata address, and
/// loopback only where the setting itself names it (`localhost`, `127.0.0.1`, `[::1]`): a mail server on the same
/// machine is the operator's to choose, one that a foreign name leads to is not.
namespace spotme::app {

struct SmtpSettings {
  std::string url;   ///< `smtp://host:port` or `smtps://host:port`; port 587 or 465 when left out
  std::string user;  ///< empty: without a password
  std::string password;
  std::string from;  ///< see domain::is_mail_address
};
/// Refuses (`smtp_url_invalid`, `mail_from_invalid`, `smtp_user_without_password`; field is the setting) what cannot be
/// meant.
[[nodiscard]] base::Result<void> check_smtp_settings(const SmtpSettings& settings);

class SmtpTransport final : public MailTransport {
 public:
  /// `stopped` is asked every second and ends what is under way. Throws std::runtime_error for settings that
  /// check_smtp_settings refuses.
  SmtpTransport(
      SmtpSettings settings, std::function<bool()> stopped = [] { return false; });
  ~SmtpTransport() override;
  SmtpTransport(const SmtpTransport&) = delete;
  SmtpTransport& operator=(const SmtpTransport&) = delete;

  [[nodiscard]] MailOutcome send(const OutgoingMail& mail) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// A whole mail as it goes over the wire, text/plain in UTF-8; the same bytes for every attempt.
[[nodiscard]] std::string mail_text(const OutgoingMail& mail, const std::string& from);

}  // namespace spotme::app
