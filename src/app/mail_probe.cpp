#include "app/mail_probe.hpp"

#include <curl/curl.h>

#include <array>
#include <memory>

namespace spotme::app {

std::string probe_mail_server(const std::string& url) {
  constexpr long patience_seconds = 10;
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
  if (!curl) return "libcurl";
  std::array<char, CURL_ERROR_SIZE> words{};
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl.get(), CURLOPT_CONNECT_ONLY, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, patience_seconds);
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, words.data());
  const auto outcome = curl_easy_perform(curl.get());
  if (outcome == CURLE_OK) return {};
  return words[0] != '\0' ? std::string(words.data()) : std::string(curl_easy_strerror(outcome));
}

}  // namespace spotme::app
