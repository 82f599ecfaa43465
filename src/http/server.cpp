#include "http/server.hpp"

#include "base/id.hpp"
#include "base/log.hpp"
#include "http/response_writer.hpp"
#include "http/server_lane.hpp"
#include "http/tls.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <atomic>
#include <future>
#include <stdexcept>
#include <system_error>

namespace spotme::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

tcp::endpoint endpoint_of(const Listen& listen) {
  boost::system::error_code failure;
  const auto address = asio::ip::make_address(listen.address, failure);
  if (failure) throw std::runtime_error("listen: '" + listen.address + "' is no IP address");
  return {address, listen.port};
}

std::string describe(const tcp::endpoint& endpoint) {
  return endpoint.address().to_string() + " port " + std::to_string(endpoint.port());
}

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerOptions& options, const base::Clock& clock, const base::Messages& messages, Handler handler)
      : shared_{options.limits,
                clock,
                std::move(handler),
                Refusals(messages),
                TrustedProxies(options.trusted_proxies),
                ConnectionLedger(options.limits.connections, options.limits.connections_per_address)} {
    if (!options.listen.tls_cert.empty() || !options.listen.tls_key.empty()) {
      tls_ = make_tls_context(options.listen.tls_cert, options.listen.tls_key);
    }
    for (unsigned i = 0; i < std::max(1U, options.threads); ++i)
      lanes_.push_back(std::make_unique<Lane>(shared_, tls_.get()));
    listen(endpoint_of(options.listen));
    asio::post(acceptor_->get_executor(), [this] { accept(); });
  }

  ~Impl() {
    drain(std::chrono::milliseconds(0));
    for (const auto& lane : lanes_) lane->stop();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }

  void drain(std::chrono::milliseconds grace) {
    if (drained_.exchange(true)) return;
    std::promise<void> closed;
    asio::post(acceptor_->get_executor(), [&] {
      boost::system::error_code ignored;
      acceptor_->close(ignored);
      retry_.reset();
      closed.set_value();
    });
    closed.get_future().wait();
    // All are told before any connection is closed: who sees the one has seen the other.
    for (const auto& lane : lanes_) lane->announce_drain();
    for (const auto& lane : lanes_) lane->drain();
    if (shared_.ledger.wait_until_empty(std::chrono::steady_clock::now() + grace)) return;
    for (const auto& lane : lanes_) lane->abort_all();
    (void)shared_.ledger.wait_until_empty(std::chrono::steady_clock::time_point::max());
  }

  [[nodiscard]] Figures figures() const {
    Figures sum;
    sum.connections_open = shared_.ledger.open();
    sum.connections_accepted = accepted_.load(std::memory_order_relaxed);
    sum.connections_refused = refused_.load(std::memory_order_relaxed);
    for (const auto& lane : lanes_) {
      sum.connections_timed_out += lane->counters.timed_out.load(std::memory_order_relaxed);
      sum.requests_handled += lane->counters.handled.load(std::memory_order_relaxed);
      sum.requests_refused += lane->counters.refused.load(std::memory_order_relaxed);
      sum.requests_unanswered += lane->counters.unanswered.load(std::memory_order_relaxed);
    }
    return sum;
  }

 private:
  using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
  using Timer =
      asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

  void listen(const tcp::endpoint& endpoint) {
    acceptor_.emplace(lanes_.front()->context());
    boost::system::error_code failure;
    acceptor_->open(endpoint.protocol(), failure);
    if (!failure) acceptor_->set_option(tcp::acceptor::reuse_address(true), failure);
    if (!failure && endpoint.address().is_v6()) acceptor_->set_option(asio::ip::v6_only(false), failure);
    if (!failure) acceptor_->bind(endpoint, failure);
    if (!failure) acceptor_->listen(listen_backlog, failure);
    if (failure) {
      const std::error_code why = failure;
      throw std::system_error(
          why, "cannot listen on " + describe(endpoint) + ": choose another --listen, or stop what has it");
    }
    port_ = acceptor_->local_endpoint().port();
  }

  /// Takes the next connection for the next lane in turn.
  void accept() {
    auto& lane = *lanes_[next_lane_];
    acceptor_->async_accept(lane.context(), [this, &lane](const boost::system::error_code& failure, Socket socket) {
      if (!acceptor_->is_open()) return;
      if (failure) {
        retry_accept(failure);
        return;
      }
      next_lane_ = (next_lane_ + 1) % lanes_.size();
      admit(lane, std::move(socket));
      accept();
    });
  }

  /// Out of file descriptors, mostly: waits until some connections have gone.
  void retry_accept(const boost::system::error_code& failure) {
    base::log(base::Level::warning, "accept_failed", {{"what", failure.message()}});
    retry_.emplace(acceptor_->get_executor(), std::chrono::milliseconds(100));
    retry_->async_wait([this](const boost::system::error_code& stopped) {
      if (!stopped && acceptor_->is_open()) accept();
    });
  }

  void admit(Lane& lane, Socket socket) {
    boost::system::error_code failure;
    const auto endpoint = socket.remote_endpoint(failure);
    if (failure) return;  // gone already
    accepted_.fetch_add(1, std::memory_order_relaxed);
    const auto peer = plain_address(endpoint.address());
    if (!shared_.ledger.admit(peer, !shared_.proxies.contains(peer))) {
      refuse(socket);
      return;
    }
    socket.set_option(tcp::no_delay(true), failure);
    lane.adopt(std::move(socket), peer);
  }

  /// Says so in one attempt that never waits.
  void refuse(Socket& socket) {
    refused_.fetch_add(1, std::memory_order_relaxed);
    boost::system::error_code failure;
    socket.non_blocking(true, failure);
    if (failure || tls_) return;
    const auto now = shared_.clock.now();
    const auto id = base::to_string(base::make_uuid(now));
    const auto date = format_http_date(now);
    const auto answer = shared_.refusals.answer(Refusal::busy, id);
    std::string out;
    write_head(answer, {.request_id = id, .date = date, .keep_alive = false}, out);
    out += answer.body;
    socket.write_some(asio::buffer(out), failure);
    socket.shutdown(Socket::shutdown_both, failure);
  }

  static constexpr int listen_backlog = 4096;

  ServerShared shared_;
  std::shared_ptr<asio::ssl::context> tls_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::optional<Acceptor> acceptor_;  ///< on the first lane
  std::optional<Timer> retry_;
  std::uint16_t port_ = 0;
  std::size_t next_lane_ = 0;
  std::atomic<bool> drained_ = false;
  std::atomic<std::uint64_t> accepted_ = 0;
  std::atomic<std::uint64_t> refused_ = 0;
};

Server::Server(const ServerOptions& options, const base::Clock& clock, const base::Messages& messages, Handler handler)
    : impl_(std::make_unique<Impl>(options, clock, messages, std::move(handler))) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->port(); }
void Server::drain(std::chrono::milliseconds grace) { impl_->drain(grace); }
Server::Figures Server::figures() const { return impl_->figures(); }

}  // namespace spotme::http
