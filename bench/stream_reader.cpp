#include "bench/stream_reader.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <stdexcept>

namespace spotme::bench {
namespace {

/// A server takes so many connections from one address; all of 127.0.0.0/8 is this machine.
constexpr std::size_t per_address = 1'000;
constexpr std::chrono::seconds rest{3};

int connect_from(std::uint32_t host, std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in own{};
  own.sin_family = AF_INET;
  own.sin_addr.s_addr = htonl(host);
  sockaddr_in server{};
  server.sin_family = AF_INET;
  server.sin_port = htons(port);
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 ||
      ::connect(socket, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) {
    ::close(socket);
    throw std::runtime_error("the server does not accept a stream");
  }
  return socket;
}

}  // namespace

StreamReader::StreamReader(std::uint16_t port, const std::string& target, const std::vector<Wanted>& wanted)
    : poll_(::epoll_create1(EPOLL_CLOEXEC)) {
  std::set<std::size_t> groups;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto host = INADDR_LOOPBACK + 1 + static_cast<std::uint32_t>(i / per_address);
    const int socket = connect_from(host, port);
    const auto request =
        fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n", target, wanted[i].token);
    if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
      throw std::runtime_error("the server does not take a request");
    }
    std::array<char, 2048> head{};
    const auto got = ::recv(socket, head.data(), head.size(), 0);
    if (got <= 0 || !std::string_view(head.data(), static_cast<std::size_t>(got)).starts_with("HTTP/1.1 200")) {
      throw std::runtime_error("the server refuses a stream");
    }
    streams_.push_back({wanted[i].group, {}, 0, false, socket});
    streams_.back().keeps_text = groups.insert(wanted[i].group).second;
    // The first event may have come with the head.
    const auto body = std::string_view(head.data(), static_cast<std::size_t>(got)).find("\r\n\r\n");
    if (body != std::string_view::npos)
      take(streams_.back(), {head.data() + body, static_cast<std::size_t>(got) - body});
    epoll_event event{EPOLLIN, {}};
    event.data.u32 = static_cast<std::uint32_t>(i);
    ::epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &event);
  }
  thread_ = std::thread([this] { read(); });
}

StreamReader::~StreamReader() {
  stop();
  for (const auto& stream : streams_) ::close(stream.socket);
  ::close(poll_);
}

void StreamReader::settle() {
  auto told = told_.load();
  for (auto since = std::chrono::steady_clock::now(); std::chrono::steady_clock::now() - since < rest;) {
    ::poll(nullptr, 0, 100);
    if (told_.load() == told) continue;
    told = told_.load();
    since = std::chrono::steady_clock::now();
  }
}

void StreamReader::stop() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

void StreamReader::take(OpenedStream& stream, std::string_view bytes) {
  const auto told = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '}'));
  stream.told += told;
  told_ += told;
  if (stream.keeps_text) stream.text += bytes;
}

void StreamReader::read() {
  std::array<epoll_event, 64> events{};
  std::vector<char> buffer(std::size_t{64} * 1024);
  while (!stopping_) {
    const int ready = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 100);
    for (int i = 0; i < ready; ++i) {
      auto& stream = streams_[events.at(static_cast<std::size_t>(i)).data.u32];
      const auto got = ::recv(stream.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
      if (got < 0) continue;
      if (got == 0) {
        stream.closed = true;
        ::epoll_ctl(poll_, EPOLL_CTL_DEL, stream.socket, nullptr);
        continue;
      }
      take(stream, {buffer.data(), static_cast<std::size_t>(got)});
    }
  }
}

}  // namespace spotme::bench
