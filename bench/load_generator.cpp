#include "bench/load_generator.hpp"

#include "base/clock.hpp"
#include "tests/support/http_connection.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <stdexcept>
#include <string>

namespace spotme::bench {
namespace {

using Clock = std::chrono::steady_clock;

int connect_to(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket);
    throw std::runtime_error("the server does not accept");
  }
  return socket;
}

class Generator {
 public:
  Generator(const Load& load, const std::vector<test::SignedIn>& officers)
      : load_(load),
        officers_(officers),
        random_(load.seed),
        gap_(load.rate > 0 ? load.rate : 1),
        poll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (unsigned i = 0; i < load.connections; ++i) {
      connections_.push_back({connect_to(load.port), {}, {}});
      epoll_event event{EPOLLIN, {}};
      event.data.u32 = i;
      ::epoll_ctl(poll_, EPOLL_CTL_ADD, connections_[i].socket, &event);
      idle_.push_back(i);
    }
  }
  ~Generator() {
    for (const auto& connection : connections_) ::close(connection.socket);
    ::close(poll_);
  }
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  LoadResult run() {
    begun_ = Clock::now();
    end_ = begun_ + std::chrono::duration_cast<Clock::duration>(load_.length);
    next_ = begun_;
    do {
      make_due(Clock::now());
      while (!due_.empty() && !idle_.empty()) send_one();
      if (idle_.size() < connections_.size() || Clock::now() < end_) await_answers();
    } while (Clock::now() < end_ || idle_.size() < connections_.size() || !due_.empty());
    result_.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    std::sort(result_.latencies.begin(), result_.latencies.end());
    return std::move(result_);
  }

 private:
  struct Connection {
    int socket;
    std::string unread;
    Clock::time_point due;
  };

  void make_due(Clock::time_point now) {
    if (load_.rate <= 0) {
      if (now < end_) due_.insert(due_.end(), idle_.size() - std::min(idle_.size(), due_.size()), now);
      return;
    }
    for (; next_ <= now && next_ < end_;
         next_ += std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(gap_(random_)))) {
      due_.push_back(next_);
    }
  }

  void send_one() {
    const auto chosen = idle_.back();
    idle_.pop_back();
    auto& connection = connections_[chosen];
    connection.due = due_.front();
    due_.pop_front();
    const auto& officer = officers_[random_() % officers_.size()];
    const auto request = test::press_request(officer.token, base::to_string(base::make_uuid(clock_.now())),
                                             random_() % 2 == 0 ? "in" : "out");
    // A request is far smaller than a socket's buffer, and only one is under way.
    if (::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size())) {
      throw std::runtime_error("the server closed a connection");
    }
  }

  void await_answers() {
    std::array<epoll_event, 256> events{};
    timespec wait{0, 50'000'000};
    if (load_.rate > 0 && next_ < end_) {
      const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(next_ - Clock::now()).count();
      wait.tv_nsec = std::clamp<long>(left, 0, wait.tv_nsec);
    }
    const int count = ::epoll_pwait2(poll_, events.data(), events.size(), &wait, nullptr);
    for (int i = 0; i < count; ++i) receive(events[static_cast<std::size_t>(i)].data.u32);
  }

  void receive(std::uint32_t number) {
    auto& connection = connections_[number];
    std::array<char, 16'384> chunk;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by recv
    const auto got = ::recv(connection.socket, chunk.data(), chunk.size(), 0);
    if (got <= 0) throw std::runtime_error("the server closed a connection");
    connection.unread.append(chunk.data(), static_cast<std::size_t>(got));
    const auto answer = test::read_answer(connection.unread);
    if (!answer) return;
    ++(answer->status == 201 ? result_.stored : result_.failed);
    result_.latencies.push_back(std::chrono::duration<double, std::milli>(Clock::now() - connection.due).count());
    connection.unread.erase(0, answer->length);
    idle_.push_back(number);
  }

  const Load& load_;
  const std::vector<test::SignedIn>& officers_;
  base::SystemClock clock_;
  std::mt19937_64 random_;
  std::exponential_distribution<double> gap_;
  int poll_;
  std::vector<Connection> connections_;
  std::vector<std::uint32_t> idle_;
  std::deque<Clock::time_point> due_;
  Clock::time_point begun_;
  Clock::time_point end_;
  Clock::time_point next_;
  LoadResult result_;
};

}  // namespace

double LoadResult::percentile(double share) const {
  if (latencies.empty()) return 0;
  return latencies[std::min(latencies.size() - 1,
                            static_cast<std::size_t>(share * static_cast<double>(latencies.size())))];
}

LoadResult generate(const Load& load, const std::vector<test::SignedIn>& officers) {
  return Generator(load, officers).run();
}

}  // namespace spotme::bench
