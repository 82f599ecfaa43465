#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/time.hpp"

/// The HTTP server itself: sockets, TLS, limits, timeouts, proxies. It knows nothing of routes or attendance: every request that
/// passes its limits goes to one `Handler`. Implemented in `server*.cpp`, the only files that include Beast.
namespace spotme::http {

enum class Method { get, head, post, put, patch, del, options };

struct Request {
  Method method = Method::get;
  std::string path;                                             ///< decoded, without query; never contains NUL or `..`
  std::vector<std::pair<std::string, std::string>> query;       ///< decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;     ///< names in lower case
  std::string body;                                             ///< at most `Limits::body_bytes`
  std::string address;       ///< the client's, text form; from `X-Forwarded-For` only when the peer is a trusted proxy
  bool secure = false;       ///< TLS here, or a trusted proxy said `X-Forwarded-Proto: https`
  std::string request_id;    ///< made here for every request; goes into logs, errors and the `X-Request-Id` header
  base::Instant received_at; ///< when the last byte of the head had been read; the time of a press

  /// The first header of that lower-case name, or empty.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> query_value(std::string_view name) const;
  /// The value of one cookie, or empty.
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string_view static_body;  ///< used instead of `body` when not empty: embedded files, never copied
};

/// Answers exactly once, from any thread, now or later. A Responder that is destroyed without an answer sends 500.
class Responder {
 public:
  using Send = std::function<void(Response)>;
  explicit Responder(Send send);
  Responder(Responder&&) noexcept;
  Responder& operator=(Responder&&) noexcept;
  Responder(const Responder&) = delete;
  Responder& operator=(const Responder&) = delete;
  ~Responder();
  void operator()(Response response);

 private:
  Send send_;
};

/// Called on an I/O thread: must not block. Work that blocks is handed to a pool and answers through the Responder later.
using Handler = std::function<void(std::shared_ptr<const Request>, Responder)>;

struct Limits {
  std::size_t head_bytes = 16 * 1024;
  std::size_t header_count = 100;
  std::size_t body_bytes = 64 * 1024;
  std::size_t target_bytes = 4096;
  std::size_t connections = 20'000;
  std::size_t connections_per_address = 2'000;
  std::chrono::seconds head_timeout{10};   ///< from the first byte of a request to its whole head
  std::chrono::seconds body_timeout{20};
  std::chrono::seconds idle_timeout{75};   ///< between two requests of a connection
  std::chrono::seconds write_timeout{30};
};

struct Listen {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one, see Server::port
  std::string tls_cert;       ///< PEM files; both or neither
  std::string tls_key;
};

struct ServerOptions {
  Listen listen;
  Limits limits;
  std::vector<std::string> trusted_proxies;  ///< addresses or prefixes, such as 127.0.0.1 or 10.0.0.0/8
  unsigned threads = 2;
};

/// One listening socket with its I/O threads.
class Server {
 public:
  /// Binds and begins to accept. Throws std::system_error or std::runtime_error with what to do: port taken, certificate unreadable.
  Server(const ServerOptions& options, const base::Clock& clock, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Stops accepting, lets requests under way finish (at most `grace`), closes idle connections, then returns.
  void drain(std::chrono::milliseconds grace);
  /// For /metrics.
  struct Figures {
    std::uint64_t connections_open = 0;
    std::uint64_t connections_accepted = 0;
    std::uint64_t connections_refused = 0;
    std::uint64_t requests_refused = 0;  ///< by the limits above: malformed, too large, too slow
  };
  [[nodiscard]] Figures figures() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace spotme::http
