#include "http/response_writer.hpp"

#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace spotme::http {
namespace {

bool may_have_body(int status) { return status != 204 && status != 304; }

std::string_view content_of(const Response& response) {
  return response.static_body.empty() ? std::string_view{response.body} : response.static_body;
}

bool has_break(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

void write_head(const Response& response, const Envelope& envelope, std::string& out) {
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(response.status));
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", response.status,
                 std::string_view(reason.data(), reason.size()));
  append_header(out, "Date", envelope.date);
  append_header(out, "X-Request-Id", envelope.request_id);
  if (!envelope.keep_alive) {
    append_header(out, "Connection", "close");
  } else if (envelope.is_http_1_0) {
    append_header(out, "Connection", "keep-alive");
  }
  for (const auto& [name, value] : response.headers) append_header(out, name, value);
  out.append(response.static_headers);
  if (may_have_body(response.status) && response.stream == nullptr) {
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", content_of(response).size());
  }
  out.append("\r\n");
}

std::string_view body_of(const Response& response, const Envelope& envelope) {
  return envelope.is_head || !may_have_body(response.status) ? std::string_view{} : content_of(response);
}

bool is_sound(const Response& response) {
  return response.status >= 200 && response.status <= 599 &&
         std::none_of(response.headers.begin(), response.headers.end(),
                      [](const auto& header) { return has_break(header.first) || has_break(header.second); });
}

std::string format_http_date(base::Instant at) {
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", weekdays[std::chrono::weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace spotme::http
