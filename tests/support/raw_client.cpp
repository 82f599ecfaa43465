#include "tests/support/raw_client.hpp"

#include "base/text.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace spotme::test {
namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

sockaddr_in loopback(const std::string& address, std::uint16_t port) {
  sockaddr_in endpoint{};
  endpoint.sin_family = AF_INET;
  endpoint.sin_port = htons(port);
  if (inet_pton(AF_INET, address.c_str(), &endpoint.sin_addr) != 1) throw std::invalid_argument(address);
  return endpoint;
}

RawAnswer parse_head(std::string_view head) {
  RawAnswer answer;
  const auto lines = base::split(head, '\n');
  if (!lines[0].starts_with("HTTP/1.1 ")) throw std::runtime_error(fmt::format("no status line: {}", lines[0]));
  answer.status = static_cast<int>(base::parse_integer(lines[0].substr(9, 3)).value());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto colon = lines[i].find(':');
    answer.headers.emplace_back(base::ascii_lower(lines[i].substr(0, colon)),
                                base::trimmed(lines[i].substr(colon + 1)));
  }
  return answer;
}

}  // namespace

std::string RawAnswer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

RawClient::RawClient(std::uint16_t port, const std::string& from) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (descriptor_ < 0) fail("socket");
  const timeval patience{20, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const auto own = loopback(from, 0);
  if (::bind(descriptor_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) fail("bind");
  const auto server = loopback("127.0.0.1", port);
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) fail("connect");
}

RawClient::~RawClient() { ::close(descriptor_); }

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EPIPE || errno == ECONNRESET)) return false;
    if (sent < 0) fail("send");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::finish_sending() { ::shutdown(descriptor_, SHUT_WR); }

bool RawClient::fill() {
  std::array<char, 16'384> buffer{};
  const auto got = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
  if (got < 0 && errno != ECONNRESET) fail("the server neither answers nor closes");
  if (got <= 0) return false;
  received_.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

RawAnswer RawClient::read_answer(bool to_head) {
  auto end = received_.find("\r\n\r\n");
  while (end == std::string::npos) {
    if (!fill()) throw std::runtime_error("closed before the end of an answer: '" + received_ + "'");
    end = received_.find("\r\n\r\n");
  }
  auto answer = parse_head(std::string_view(received_).substr(0, end));
  received_.erase(0, end + 4);
  const auto length = static_cast<std::size_t>(base::parse_integer(answer.header("content-length")).value_or(0));
  if (to_head) return answer;
  while (received_.size() < length) {
    if (!fill()) throw std::runtime_error("closed inside a body");
  }
  answer.body = received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

RawAnswer RawClient::ask(std::string_view bytes) {
  send(bytes);
  return read_answer();
}

std::string RawClient::read_until(std::string_view text) {
  auto at = received_.find(text);
  while (at == std::string::npos) {
    if (!fill()) throw std::runtime_error("closed before '" + std::string(text) + "': '" + received_ + "'");
    at = received_.find(text);
  }
  auto read = received_.substr(0, at + text.size());
  received_.erase(0, read.size());
  return read;
}

std::string RawClient::read_to_end() {
  while (fill()) {
  }
  return std::exchange(received_, {});
}

std::string get(std::string_view target, std::string_view more_headers) {
  return fmt::format("GET {} HTTP/1.1\r\nHost: spotme\r\n{}\r\n", target, more_headers);
}

std::string post(std::string_view target, std::string_view body, std::string_view more_headers) {
  return fmt::format("POST {} HTTP/1.1\r\nHost: spotme\r\nContent-Length: {}\r\n{}\r\n{}", target, body.size(),
                     more_headers, body);
}

}  // namespace spotme::test
