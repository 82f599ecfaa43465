#include "app/webhook_https.hpp"

#include "app/socket_address.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <cstring>
#include <stdexcept>
#include <utility>

namespace spotme::app {
namespace {

/// What is known of one request while it runs.
struct Exchange {
  const domain::WebhookGuard& guard;
  const std::function<bool()>& stopped;
  std::string host;
  std::string refused_address = {};
  std::string answer = {};
  bool full = false;  ///< more of the answer was not wanted
};

extern "C" {

static curl_socket_t open_guarded(void* exchange, curlsocktype /*purpose*/, curl_sockaddr* to) {
  auto& under_way = *static_cast<Exchange*>(exchange);
  const auto address = address_of(to->addr);
  if (!domain::may_deliver_to(under_way.guard, under_way.host, address)) {
    under_way.refused_address = domain::format_address(address);
    return CURL_SOCKET_BAD;
  }
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static std::size_t keep_answer(char* data, std::size_t size, std::size_t count, void* exchange) {
  auto& under_way = *static_cast<Exchange*>(exchange);
  const auto length = size * count;
  const auto room = WebhookTransport::most_answer - under_way.answer.size();
  under_way.answer.append(data, std::min(room, length));
  under_way.full = length > room;
  return under_way.full ? CURL_WRITEFUNC_ERROR : length;
}

static int ask_whether_to_stop(void* exchange, curl_off_t /*a*/, curl_off_t /*b*/, curl_off_t /*c*/, curl_off_t /*d*/) {
  return static_cast<Exchange*>(exchange)->stopped() ? 1 : 0;
}

}  // extern "C"

std::string fault_of(CURLcode code) {
  switch (code) {
    case CURLE_ABORTED_BY_CALLBACK: return "stopped";
    case CURLE_OPERATION_TIMEDOUT: return "timed_out";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CONNECT_ERROR: return "certificate_refused";
    default: return "unreachable";
  }
}

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

}  // namespace

class WebhookHttps::Impl {
 public:
  Impl(WebhookHttpsSettings settings, std::function<bool()> stopped)
      : settings_(std::move(settings)), stopped_(std::move(stopped)) {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    curl_ = curl_easy_init();
    if (started != CURLE_OK || curl_ == nullptr) throw std::runtime_error("libcurl cannot be started");
  }
  ~Impl() { curl_easy_cleanup(curl_); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  WebhookOutcome send(const OutgoingWebhook& webhook) {
    const auto host = domain::webhook_host(webhook.url);
    if (!host) return {0, "address_refused", {}};
    Exchange exchange{settings_.guard, stopped_, *host};
    std::unique_ptr<curl_slist, FreeList> headers;
    for (const auto& line : {std::string("Content-Type: application/json"), std::string("User-Agent: SPOT-Me"),
                             std::string("Expect:"), "webhook-id: " + webhook.id,
                             "webhook-timestamp: " + webhook.timestamp, "webhook-signature: " + webhook.signature}) {
      auto* const longer = curl_slist_append(headers.get(), line.c_str());
      if (longer == nullptr) throw std::bad_alloc();
      (void)headers.release();
      headers.reset(longer);
    }
    set_up(webhook, exchange, headers.get());
    const auto code = curl_easy_perform(curl_);
    WebhookOutcome outcome;
    long status = 0;
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_reset(curl_);  // nothing of this exchange is left for the next
    outcome.status = status;
    outcome.answer = std::move(exchange.answer);
    if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && exchange.full)) return outcome;
    if (!exchange.refused_address.empty()) return {0, "address_refused", exchange.refused_address};
    return {0, fault_of(code), curl_easy_strerror(code)};
  }

 private:
  void set_up(const OutgoingWebhook& webhook, Exchange& exchange, curl_slist* headers) {
    constexpr long connect_seconds = 5;
    curl_easy_setopt(curl_, CURLOPT_URL, webhook.url.c_str());
    curl_easy_setopt(curl_, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl_, CURLOPT_PROXY, "");  // of the environment, too
    curl_easy_setopt(curl_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl_, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl_, CURLOPT_TIMEOUT, static_cast<long>(most_time.count()));
    curl_easy_setopt(curl_, CURLOPT_FORBID_REUSE, 1L);  // each is checked anew
    curl_easy_setopt(curl_, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings_.ca_file.empty()) curl_easy_setopt(curl_, CURLOPT_CAINFO, settings_.ca_file.c_str());
    curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(webhook.body.size()));
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDS, webhook.body.c_str());
    curl_easy_setopt(curl_, CURLOPT_OPENSOCKETFUNCTION, open_guarded);
    curl_easy_setopt(curl_, CURLOPT_OPENSOCKETDATA, &exchange);
    curl_easy_setopt(curl_, CURLOPT_WRITEFUNCTION, keep_answer);
    curl_easy_setopt(curl_, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(curl_, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl_, CURLOPT_XFERINFOFUNCTION, ask_whether_to_stop);
    curl_easy_setopt(curl_, CURLOPT_XFERINFODATA, &exchange);
  }

  WebhookHttpsSettings settings_;
  std::function<bool()> stopped_;
  CURL* curl_ = nullptr;
};

WebhookHttps::WebhookHttps(WebhookHttpsSettings settings, std::function<bool()> stopped)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(stopped))) {}
WebhookHttps::~WebhookHttps() = default;
WebhookOutcome WebhookHttps::send(const OutgoingWebhook& webhook) { return impl_->send(webhook); }

}  // namespace spotme::app
