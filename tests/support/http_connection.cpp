#include "tests/support/http_connection.hpp"

#include "base/text.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace spotme::test {

std::optional<AnswerView> read_answer(std::string_view bytes) {
  constexpr std::string_view length_name = "\r\nContent-Length: ";
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  AnswerView answer;
  answer.status = static_cast<int>(base::parse_integer(bytes.substr(9, 3)).value_or(0));
  std::size_t length = 0;
  if (const auto at = bytes.find(length_name); at < end) {
    const auto from = at + length_name.size();
    length =
        static_cast<std::size_t>(base::parse_integer(bytes.substr(from, bytes.find('\r', from) - from)).value_or(0));
  }
  answer.length = end + 4 + length;
  if (bytes.size() < answer.length) return std::nullopt;
  answer.body = bytes.substr(end + 4, length);
  return answer;
}

std::string press_request(std::string_view token, std::string_view key, std::string_view kind) {
  const auto body = fmt::format(R"({{"key":"{}","kind":"{}"}})", key, kind);
  return fmt::format(
      "POST /api/v1/clock-events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n"
      "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
      token, body.size(), body);
}

bool HttpConnection::open(std::uint16_t port, std::chrono::milliseconds timeout) {
  close();
  descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor_ < 0) return false;
  const timeval limit{timeout.count() / 1000, (timeout.count() % 1000) * 1000};
  const int on = 1;
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return true;
  close();
  return false;
}

bool HttpConnection::send(std::string_view request) const {
  while (!request.empty()) {
    const auto sent = ::send(descriptor_, request.data(), request.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    request.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::optional<HttpConnection::Answer> HttpConnection::receive() {
  std::array<char, 16'384> chunk{};
  while (true) {
    if (const auto answer = read_answer(buffer_)) {
      Answer copy{answer->status, std::string(answer->body)};
      buffer_.erase(0, answer->length);
      return copy;
    }
    const auto got = ::recv(descriptor_, chunk.data(), chunk.size(), 0);
    if (got <= 0) {
      close();
      return std::nullopt;
    }
    buffer_.append(chunk.data(), static_cast<std::size_t>(got));
  }
}

void HttpConnection::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  buffer_.clear();
}

}  // namespace spotme::test
