#pragma once

#include "http/connection.hpp"
#include "http/connection_ledger.hpp"
#include "http/mailbox.hpp"
#include "http/proxy.hpp"
#include "http/refusal.hpp"
#include "http/server.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace spotme::http {

/// What all lanes of a server share. Constant but for the ledger, which locks for itself.
struct ServerShared {
  Limits limits;
  const base::Clock& clock;
  Handler handler;
  Refusals refusals;
  TrustedProxies proxies;
  ConnectionLedger ledger;
};

/// One I/O thread with the connections that live on it. Connections never move: no lock is taken to serve one. Unless
/// said otherwise a function here is called on the lane's thread.
class Lane {
 public:
  Lane(ServerShared& shared, boost::asio::ssl::context* tls);
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  // From any thread.
  [[nodiscard]] boost::asio::io_context& context() { return context_; }
  void adopt(Socket socket, const boost::asio::ip::address& peer);
  /// From now on no answer promises to keep its connection.
  void announce_drain() { draining_ = true; }
  void drain();
  void abort_all();
  /// Ends the thread; every connection must have gone.
  void stop();

  [[nodiscard]] ServerShared& shared() { return shared_; }
  [[nodiscard]] const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }
  [[nodiscard]] bool draining() const { return draining_; }
  void enter(Connection& connection);
  void leave(Connection& connection, const boost::asio::ip::address& peer);
  /// A ticket for the request under way on `connection`, never used before.
  [[nodiscard]] std::uint64_t make_ticket(const Connection& connection);
  void deliver(std::uint64_t ticket, std::optional<Response> answer);
  /// The Date header of this second.
  [[nodiscard]] std::string_view http_date();

  struct Counters {
    std::atomic<std::uint64_t> handled = 0;
    std::atomic<std::uint64_t> refused = 0;
    std::atomic<std::uint64_t> timed_out = 0;
    std::atomic<std::uint64_t> unanswered = 0;
  };
  Counters counters;  ///< written on the lane's thread, read from any

 private:
  void run();
  void sweep();
  void arm_sweep();

  ServerShared& shared_;
  boost::asio::ssl::context* tls_;
  boost::asio::io_context context_{1};
  boost::asio::executor_work_guard<Executor> work_{context_.get_executor()};
  boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                    Executor>
      sweep_timer_{context_};
  std::chrono::milliseconds sweep_every_;
  bool sweeping_ = false;
  std::shared_ptr<Mailbox> mailbox_;
  std::vector<Connection*> slots_;
  std::vector<std::size_t> free_slots_;
  std::uint64_t tickets_ = 0;
  std::atomic<bool> draining_ = false;
  std::chrono::sys_seconds date_second_{};
  std::string date_;
  std::thread thread_;
};

}  // namespace spotme::http
