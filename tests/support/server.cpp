#include "base/text.hpp"
#include "http/routes.hpp"
#include "tests/support/installation.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace spotme::test {
namespace {

/// A TCP connection to loopback that closes itself.
class Socket {
 public:
  explicit Socket(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("the test server does not accept");
    }
  }
  ~Socket() { ::close(descriptor_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;  // the server closed; what it answered can still be read
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  [[nodiscard]] std::string read_to_end() const {
    std::string bytes;
    std::array<char, 16'384> buffer{};
    for (ssize_t got = ::recv(descriptor_, buffer.data(), buffer.size(), 0); got > 0;
         got = ::recv(descriptor_, buffer.data(), buffer.size(), 0)) {
      bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return bytes;
  }

 private:
  int descriptor_;
};

Answer parse(const std::string& bytes) {
  Answer answer;
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string::npos) throw std::runtime_error("no answer: " + bytes);
  const auto lines = base::split(std::string_view(bytes).substr(0, end), '\n');
  answer.status = static_cast<int>(base::parse_integer(lines[0].substr(9, 3)).value_or(0));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto colon = lines[i].find(':');
    answer.headers.emplace_back(base::ascii_lower(lines[i].substr(0, colon)),
                                base::trimmed(lines[i].substr(colon + 1)));
  }
  answer.body = bytes.substr(end + 4);
  return answer;
}

}  // namespace

std::string Answer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == base::ascii_lower(name)) return value;
  }
  return {};
}

TestServer::TestServer(TestInstallation& installation, http::ServerOptions options) : gateway_(installation.messages) {
  options.limits.large_body_bytes = http::large_body_bytes;
  options.listen.port = 0;
  server_ =
      std::make_unique<http::Server>(options, installation.clock, installation.messages,
                                     [this](std::shared_ptr<const http::Request> request, http::Responder respond) {
                                       gateway_.handle(request, std::move(respond));
                                     });
  http::ServiceOptions service_options;
  service_options.public_origin = origin();
  service_options.events.look = std::chrono::milliseconds{5};
  service_ = std::make_unique<http::Service>(*installation.context, installation.messages, service_options);
  gateway_.open(*service_);
}

TestServer::~TestServer() { server_->drain(std::chrono::seconds{5}); }

std::string TestServer::origin() const { return fmt::format("http://127.0.0.1:{}", server_->port()); }

Answer TestServer::send(const std::string& method, const std::string& target, const std::string& body,
                        const Headers& headers) {
  auto head = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n", method, target);
  bool typed = false;
  for (const auto& [name, value] : headers) {
    head += fmt::format("{}: {}\r\n", name, value);
    typed = typed || base::ascii_lower(name) == "content-type";
  }
  if (!body.empty() && !typed) head += "Content-Type: application/json\r\n";
  if (!body.empty() || method == "POST" || method == "PUT") head += fmt::format("Content-Length: {}\r\n", body.size());
  const Socket socket(server_->port());
  socket.write(head + "\r\n" + body);
  return parse(socket.read_to_end());
}

Answer TestServer::send_as(const std::string& token, const std::string& method, const std::string& target,
                           const std::string& body) {
  return send(method, target, body, {{"Authorization", "Bearer " + token}});
}

}  // namespace spotme::test
