#include "base/text.hpp"
#include "http/request_parser.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

/// Bytes of a connection, cut as the network may cut them, into requests. Held against what `Request` promises, and
/// against a second reading of the same bytes in one piece: where the cuts fall must not matter.
namespace {

using spotme::http::Limits;
using spotme::http::RequestParser;

void insist(bool holds) {
  if (!holds) std::abort();
}

Limits small_limits() {
  Limits limits;
  limits.head_bytes = 512;
  limits.header_count = 8;
  limits.target_bytes = 128;
  limits.body_bytes = 256;
  return limits;
}

bool is_clean_path(std::string_view path) {
  const auto segments = spotme::base::split(path, '/');
  return path.starts_with('/') && spotme::base::is_storable_text(path) && path.find('\\') == std::string_view::npos &&
         std::none_of(segments.begin(), segments.end(), [](auto segment) { return segment == ".." || segment == "."; });
}

void check(const spotme::http::Request& request, const Limits& limits) {
  insist(is_clean_path(request.path));
  insist(request.body.size() <= limits.body_bytes);
  insist(request.headers.size() <= limits.header_count);
  for (const auto& [name, value] : request.query) {
    insist(spotme::base::is_storable_text(name) && spotme::base::is_storable_text(value));
  }
  for (const auto& [name, value] : request.headers) {
    insist(!name.empty() && name == spotme::base::ascii_lower(name));
    insist(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
  }
}

/// What was read, as text: the requests and how it ended. A request that is refused and one that is waited for count as
/// one: where the cuts fall, Beast may wait for the end of a line that it would refuse in one piece. Each piece given
/// is at most `piece` bytes longer than the one before.
std::string read_all(std::string_view bytes, std::size_t piece) {
  const auto limits = small_limits();
  RequestParser parser(limits);
  std::string account;
  std::size_t at = 0;
  std::size_t arrived = 0;
  for (int requests = 0; requests < 16;) {
    std::size_t taken = 0;
    // A connection never holds more unread bytes than a head may have.
    const auto held = std::min(arrived - at, limits.head_bytes);
    const auto step = parser.advance(bytes.substr(at, held), taken);
    insist(taken <= held);
    at += taken;
    if (step == RequestParser::Step::refused) return account + "no more";
    if (step == RequestParser::Step::need_more) {
      if (arrived == bytes.size() && arrived - at <= limits.head_bytes && taken == 0) return account + "no more";
      arrived = std::min(bytes.size(), arrived + piece);
    }
    if (step != RequestParser::Step::done) continue;
    const auto keep_alive = parser.keep_alive();
    const auto request = parser.take();
    check(*request, limits);
    account += request->path + "\n" + request->body + "\n";
    for (const auto& [name, value] : request->headers) account += name + "=" + value + "\n";
    if (!keep_alive) return account + "closed";
    parser.start();
    ++requests;
  }
  return account + "many";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto whole = read_all(bytes, bytes.size() + 1);
  insist(read_all(bytes, 1U + data[0] % 64U) == whole);
  return 0;
}
