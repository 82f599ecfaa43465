#pragma once

#include "base/time.hpp"
#include "http/server.hpp"

#include <string>
#include <string_view>

namespace spotme::http {

/// What the server knows of an answer and the handler does not.
struct Envelope {
  std::string_view request_id;
  std::string_view date;  ///< IMF-fixdate
  bool keep_alive = true;
  bool is_http_1_0 = false;
  bool is_head = false;  ///< a HEAD request: length, but no body
};

/// Appends status line and headers, with the empty line, to `out`.
void write_head(const Response& response, const Envelope& envelope, std::string& out);
/// The bytes of the body, empty where there must be none: to HEAD, with 204 and 304.
[[nodiscard]] std::string_view body_of(const Response& response, const Envelope& envelope);
/// False when a header would split the answer (CR, LF, NUL) or the status is none that a handler may give (200 to 599).
[[nodiscard]] bool is_sound(const Response& response);
/// `Tue, 24 Nov 2026 00:07:00 GMT`.
[[nodiscard]] std::string format_http_date(base::Instant at);

}  // namespace spotme::http
