#include "http/connection_session.hpp"

#include <boost/asio/ssl/stream.hpp>

namespace spotme::http {
namespace {

class TlsStream : public asio::ssl::stream<Socket> {
 public:
  static constexpr bool is_tls = true;
  TlsStream(Socket socket, asio::ssl::context& context) : asio::ssl::stream<Socket>(std::move(socket), context) {}

  Socket& socket() { return next_layer(); }

  Awaitable<bool> open() {
    boost::system::error_code failure;
    co_await async_handshake(asio::ssl::stream_base::server, asio::redirect_error(use_awaitable, failure));
    co_return !failure;
  }

  Awaitable<void> close() {
    boost::system::error_code ignored;  // a client may leave without a goodbye
    co_await async_shutdown(asio::redirect_error(use_awaitable, ignored));
  }
};

}  // namespace

void start_tls_connection(Lane& lane, Socket socket, const boost::asio::ip::address& peer,
                          boost::asio::ssl::context& context) {
  std::make_shared<Session<TlsStream>>(lane, peer, std::move(socket), context)->start();
}

}  // namespace spotme::http
