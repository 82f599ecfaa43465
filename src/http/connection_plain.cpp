#include "http/connection_session.hpp"

namespace spotme::http {
namespace {

class PlainStream : public Socket {
 public:
  static constexpr bool is_tls = false;
  explicit PlainStream(Socket socket) : Socket(std::move(socket)) {}

  Socket& socket() { return *this; }
  static Awaitable<bool> open() { co_return true; }
  static Awaitable<void> close() { co_return; }
};

}  // namespace

void start_plain_connection(Lane& lane, Socket socket, const boost::asio::ip::address& peer) {
  std::make_shared<Session<PlainStream>>(lane, peer, std::move(socket))->start();
}

}  // namespace spotme::http
