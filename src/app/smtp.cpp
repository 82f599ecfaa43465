#include "app/smtp.hpp"

#include "app/socket_address.hpp"
#include "domain/mail.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

struct CurlUrl {
  CURLU* handle = curl_url();
  CurlUrl() = default;
  ~CurlUrl() { curl_url_cleanup(handle); }
  CurlUrl(const CurlUrl&) = delete;
  CurlUrl& operator=(const CurlUrl&) = delete;

  [[nodiscard]] std::string part(CURLUPart which) const {
    char* text = nullptr;
    if (curl_url_get(handle, which, &text, 0) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
  }
};

struct Target {
  std::string url;
  bool implicit_tls = false;
  bool loopback = false;
};
std::optional<Target> read_url(const std::string& text) {
  const CurlUrl url;
  if (curl_url_set(url.handle, CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return std::nullopt;
  const auto scheme = url.part(CURLUPART_SCHEME);
  const auto path = url.part(CURLUPART_PATH);
  auto host = url.part(CURLUPART_HOST);
  if ((scheme != "smtp" && scheme != "smtps") || host.empty() || (!path.empty() && path != "/")) return std::nullopt;
  for (const auto part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT}) {
    if (!url.part(part).empty()) return std::nullopt;
  }
  Target target;
  target.implicit_tls = scheme == "smtps";
  auto port = url.part(CURLUPART_PORT);
  if (port.empty()) port = target.implicit_tls ? "465" : "587";
  target.url = fmt::format("{}://{}:{}", scheme, host, port);
  if (host.front() == '[') host = host.substr(1, host.size() - 2);
  const auto address = domain::parse_address(host);
  target.loopback =
      host == "localhost" || (address && domain::may_mail_to(*address, true) && !domain::may_mail_to(*address, false));
  return target;
}

/// What is seen of one conversation: the last command, and what the server said to it. Of a command four letters are
/// kept, so that no password stands here.
struct Conversation {
  bool loopback_named = false;
  std::string refused_address = {};
  std::string command = {};
  std::string answer = {};
  bool over = false;
};

/// A text that is handed over piece by piece.
struct Reading {
  std::string text;
  std::size_t at = 0;
};

extern "C" {

static std::size_t read_text(char* space, std::size_t size, std::size_t count, void* reading) {
  auto& from = *static_cast<Reading*>(reading);
  const auto taken = from.text.copy(space, size * count, from.at);
  from.at += taken;
  return taken;
}

static curl_socket_t open_checked(void* conversation, curlsocktype /*purpose*/, curl_sockaddr* to) {
  auto& seen = *static_cast<Conversation*>(conversation);
  const auto address = address_of(to->addr);
  if (!domain::may_mail_to(address, seen.loopback_named)) {
    seen.refused_address = domain::format_address(address);
    return CURL_SOCKET_BAD;
  }
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static int overhear(CURL* /*curl*/, curl_infotype kind, char* data, std::size_t size, void* conversation) {
  auto& seen = *static_cast<Conversation*>(conversation);
  std::string_view text(data, size);
  text = text.substr(0, text.find_last_not_of("\r\n") + 1);
  if (kind == CURLINFO_HEADER_OUT && text.starts_with("QUIT")) seen.over = true;  // libcurl's goodbye after a refusal
  if (seen.over) return 0;
  if (kind == CURLINFO_HEADER_OUT) seen.command = text.substr(0, 4);
  if (kind == CURLINFO_HEADER_IN && !text.empty()) seen.answer = text;
  return 0;
}

static int ask_whether_stopped(void* stopped, curl_off_t /*a*/, curl_off_t /*b*/, curl_off_t /*c*/, curl_off_t /*d*/) {
  return (*static_cast<std::function<bool()>*>(stopped))() ? 1 : 0;
}

}  // extern "C"

/// `Tue, 24 Nov 2026 07:59:00 +0800`.
std::string mail_date(base::Instant at) {
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto local = base::to_local(at);
  const auto day = base::local_day(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(local - day)};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0800", weekdays.at(std::chrono::weekday{day}.c_encoding()),
                     static_cast<unsigned>(date.day()), months.at(static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

/// After these a 5xx is meant for this receiver or this message; before them, for us.
bool is_of_message(const Conversation& seen) { return seen.command == "RCPT" || seen.command == "DATA"; }

MailOutcome outcome_of(CURLcode code, const Conversation& seen) {
  if (code == CURLE_OK) return {MailResult::sent, seen.answer};
  if (!seen.refused_address.empty()) {
    return {MailResult::unreachable,
            fmt::format("the mail host stands at {}, which is not allowed", seen.refused_address)};
  }
  const auto said = seen.answer.empty() ? std::string(curl_easy_strerror(code)) : seen.answer;
  const bool answered = code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_WEIRD_SERVER_REPLY;
  if (!answered || !is_of_message(seen)) {
    return {MailResult::unreachable, fmt::format("{}: {}", curl_easy_strerror(code), said)};
  }
  if (said.starts_with('5')) return {MailResult::refused, said};
  if (said.starts_with('4')) return {MailResult::later, said};
  return {MailResult::unreachable, curl_easy_strerror(code)};
}

}  // namespace

base::Result<void> check_smtp_settings(const SmtpSettings& settings) {
  if (!read_url(settings.url)) return Error{Code::unprocessable, "smtp_url_invalid", "smtp_url"};
  if (!domain::is_mail_address(settings.from)) return Error{Code::unprocessable, "mail_from_invalid", "mail_from"};
  if (settings.user.empty() != settings.password.empty()) {
    return Error{Code::unprocessable, "smtp_user_without_password", "smtp_user"};
  }
  return {};
}

std::string mail_text(const OutgoingMail& mail, const std::string& from) {
  return "Date: " + mail_date(mail.made_at) + "\r\nFrom: SPOT-Me <" + from + ">\r\nTo: <" + mail.to +
         ">\r\nSubject: " + domain::mail_header(mail.subject) + "\r\n" +
         fmt::format("Message-ID: <{}@{}>\r\n", base::to_string(mail.id), from.substr(from.find('@') + 1)) +
         "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
         "Content-Transfer-Encoding: base64\r\n\r\n" +
         domain::mail_body(mail.body);
}

class SmtpTransport::Impl {
 public:
  Impl(SmtpSettings settings, Target target, std::function<bool()> stopped)
      : settings_(std::move(settings)), target_(std::move(target)), stopped_(std::move(stopped)) {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    curl_ = curl_easy_init();
    if (started != CURLE_OK || curl_ == nullptr) throw std::runtime_error("libcurl cannot be started");
    set_up();
  }
  ~Impl() { curl_easy_cleanup(curl_); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  MailOutcome send(const OutgoingMail& mail) {
    if (!domain::is_mail_address(mail.to)) return {MailResult::refused, "no address that can be written to"};
    seen_ = {};
    seen_.loopback_named = target_.loopback;
    Reading text{mail_text(mail, settings_.from)};
    curl_slist* receivers = curl_slist_append(nullptr, ("<" + mail.to + ">").c_str());
    curl_easy_setopt(curl_, CURLOPT_MAIL_RCPT, receivers);
    curl_easy_setopt(curl_, CURLOPT_READDATA, &text);
    const auto code = curl_easy_perform(curl_);
    curl_easy_setopt(curl_, CURLOPT_MAIL_RCPT, nullptr);
    curl_slist_free_all(receivers);
    return outcome_of(code, seen_);
  }

 private:
  void set_up() {
    constexpr long connect_seconds = 15;
    curl_easy_setopt(curl_, CURLOPT_URL, target_.url.c_str());
    curl_easy_setopt(curl_, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl_, CURLOPT_PROXY, "");  // of the environment, too
    curl_easy_setopt(curl_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl_, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl_, CURLOPT_TIMEOUT, static_cast<long>(most_time.count()));
    if (!target_.loopback) curl_easy_setopt(curl_, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(curl_, CURLOPT_MAIL_FROM, ("<" + settings_.from + ">").c_str());
    if (!settings_.user.empty()) {
      curl_easy_setopt(curl_, CURLOPT_USERNAME, settings_.user.c_str());
      curl_easy_setopt(curl_, CURLOPT_PASSWORD, settings_.password.c_str());
    }
    curl_easy_setopt(curl_, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl_, CURLOPT_READFUNCTION, read_text);
    curl_easy_setopt(curl_, CURLOPT_OPENSOCKETFUNCTION, open_checked);
    curl_easy_setopt(curl_, CURLOPT_OPENSOCKETDATA, &seen_);
    curl_easy_setopt(curl_, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl_, CURLOPT_DEBUGFUNCTION, overhear);
    curl_easy_setopt(curl_, CURLOPT_DEBUGDATA, &seen_);
    curl_easy_setopt(curl_, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl_, CURLOPT_XFERINFOFUNCTION, ask_whether_stopped);
    curl_easy_setopt(curl_, CURLOPT_XFERINFODATA, &stopped_);
  }

  SmtpSettings settings_;
  Target target_;
  std::function<bool()> stopped_;
  Conversation seen_;
  CURL* curl_ = nullptr;
};

SmtpTransport::SmtpTransport(SmtpSettings settings, std::function<bool()> stopped) {
  const auto checked = check_smtp_settings(settings);
  if (!checked) throw std::runtime_error("settings: " + checked.error().field + ": " + checked.error().key);
  auto target = *read_url(settings.url);
  impl_ = std::make_unique<Impl>(std::move(settings), std::move(target), std::move(stopped));
}
SmtpTransport::~SmtpTransport() = default;
MailOutcome SmtpTransport::send(const OutgoingMail& mail) { return impl_->send(mail); }

}  // namespace spotme::app
