#pragma once

#include "http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace boost::asio::ssl {
class context;
}

namespace spotme::http {

class Lane;

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

/// One client's connection as its lane sees it. Everything here runs on the lane's thread. The connection keeps itself
/// alive until its coroutine ends; it then leaves the lane.
class Connection {
 public:
  virtual ~Connection() = default;

  /// The answer to the request under way; nullopt when the handler gave none.
  virtual void deliver(std::optional<Response> answer) = 0;
  /// The server stops: an idle connection closes, any other after the answer that it waits for.
  virtual void drain() = 0;
  /// Closes at once, whatever is under way.
  virtual void abort() = 0;
  /// Called when `deadline` has passed.
  virtual void expire() = 0;

  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  std::uint64_t ticket = 0;  ///< of the request under way; 0 when there is none
  std::size_t slot = 0;      ///< where the lane keeps it
};

/// Serve one socket until it closes. `peer` is what the connection was admitted under.
void start_plain_connection(Lane& lane, Socket socket, const boost::asio::ip::address& peer);
void start_tls_connection(Lane& lane, Socket socket, const boost::asio::ip::address& peer,
                          boost::asio::ssl::context& context);

}  // namespace spotme::http
