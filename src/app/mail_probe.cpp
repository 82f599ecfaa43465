#include "app/mail_probe.hpp"

#include <curl/curl.h>

#include <array>
#include <memory>

namespace spotme::app {

namespace {

/// The port that is meant where the address names none, as app/smtp takes it; 0 where it names one.
long default_port(const std::string& url) {
  const std::unique_ptr<CURLU, void (*)(CURLU*)> parts(curl_url(), curl_url_cleanup);
  char* port = nullptr;
  if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return 0;
  const bool named = curl_url_get(parts.get(), CURLUPART_PORT, &port, 0) == CURLUE_OK;
  curl_free(port);
  if (named) return 0;
  return url.starts_with("smtps") ? 465 : 587;
}

}  // namespace

std::string probe_mail_server(const std::string& url) {
  constexpr long patience_seconds = 10;
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
  if (!curl) return "libcurl";
  std::array<char, CURL_ERROR_SIZE> words{};
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl.get(), CURLOPT_PORT, default_port(url));
  curl_easy_setopt(curl.get(), CURLOPT_CONNECT_ONLY, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, patience_seconds);
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, words.data());
  const auto outcome = curl_easy_perform(curl.get());
  if (outcome == CURLE_OK) return {};
  return words[0] != '\0' ? std::string(words.data()) : std::string(curl_easy_strerror(outcome));
}

}  // namespace spotme::app
