#pragma once

#include "base/clock.hpp"
#include "base/messages.hpp"
#include "base/time.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The HTTP server itself: sockets, TLS, limits, timeouts, proxies. It knows nothing of routes or attendance: every
/// request that passes its limits goes to one `Handler`. Behind it: `server.cpp` (accept, drain), `server_lane` (one
/// I/O thread), `connection*` (one socket), `request_parser` (bytes to `Request`), `response_writer` (`Response` to
/// bytes).
namespace spotme::http {

class EventStream;

enum class Method { get, head, post, put, patch, del, options };

struct Request {
  Method method = Method::get;
  std::string
      path;  ///< decoded UTF-8, without query; begins with `/`, never contains NUL, `\` or a segment `.` or `..`
  std::vector<std::pair<std::string, std::string>> query;    ///< decoded UTF-8 without NUL, in order
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;  ///< at most `Limits::body_bytes`, or what `Limits::large_body_bytes` says where files are sent
  std::shared_ptr<const void> large_body = {};  ///< the place among `Limits::large_bodies` that it holds
  std::string address;        ///< the client's, text form; from `X-Forwarded-For` only when the peer is a trusted proxy
  bool secure = false;        ///< TLS here, or a trusted proxy said `X-Forwarded-Proto: https`
  std::string request_id;     ///< made here for every request; goes into logs, errors and the `X-Request-Id` header
  base::Instant received_at;  ///< when the last byte of the head had been read; the time of a press

  /// The first header of that lower-case name, or empty.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> query_value(std::string_view name) const;
  /// The value of one cookie, or empty.
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

/// What a handler answers. `Content-Length`, `Date`, `Connection` and `X-Request-Id` are the server's own: never set
/// them. A header that holds CR, LF or NUL is a fault of the program and turns the answer into a 500.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::string_view static_headers = {};      ///< whole lines `Name: value\r\n` after `headers`, never copied
  std::string_view static_body = {};         ///< used instead of `body` when not empty: embedded files, never copied
  std::shared_ptr<EventStream> stream = {};  ///< what comes behind the head, as it comes, until the connection closes
};

/// Answers exactly once, from any thread, now or later. A Responder that is destroyed without an answer sends 500. It
/// may outlive the Server: then the answer goes nowhere.
class Responder {
 public:
  /// Makes an answer. May be called on another thread, once or never; what it throws becomes a 500.
  using Make = std::function<Response()>;
  /// Where answers go. One of `send`, `send_made` and `abandon` is called once for each ticket, from any thread.
  class Sink {
   public:
    virtual ~Sink() = default;
    virtual void send(std::uint64_t ticket, Response response) = 0;
    virtual void send_made(std::uint64_t ticket, Make make) = 0;
    virtual void abandon(std::uint64_t ticket) noexcept = 0;
  };
  using Send = std::function<void(Response)>;

  Responder(std::shared_ptr<Sink> sink, std::uint64_t ticket) : sink_(std::move(sink)), ticket_(ticket) {}
  /// For tests and for callers without a server. Unanswered, `send` gets a bare 500.
  explicit Responder(Send send);
  Responder(Responder&&) noexcept = default;
  Responder& operator=(Responder&& other) noexcept;
  Responder(const Responder&) = delete;
  Responder& operator=(const Responder&) = delete;
  ~Responder();
  /// May be called once; a second call is a fault of the program and throws std::logic_error.
  void operator()(Response response);
  /// The same, but the answer is made by the thread that writes it to its connection: the only thread of a writer must
  /// not be held up by the texts of those whom it has just served.
  void made(Make make);

 private:
  std::shared_ptr<Sink> sink_;
  std::uint64_t ticket_ = 0;
};

/// A Responder that lets `edit(Response&)` see the answer before `next` sends it: to add headers, to log it. `edit`
/// runs on the thread that makes the answer. An abandoned one abandons `next`.
template <class Edit>
[[nodiscard]] Responder edited(Responder next, Edit edit);

/// Called on an I/O thread: must not block. Work that blocks is handed to a pool and answers through the Responder
/// later.
using Handler = std::function<void(std::shared_ptr<const Request>, Responder)>;

struct Limits {
  std::size_t head_bytes =
      std::size_t{16} * 1024;  ///< request line and headers; also what may wait unread of pipelined requests
  std::size_t header_count = 100;
  std::size_t body_bytes = std::size_t{64} * 1024;
  /// How much the body of a POST to a target may hold where files are sent, 0 for any other. None by default.
  std::size_t (*large_body_bytes)(std::string_view target) = nullptr;
  std::size_t large_bodies = 16;  ///< of the whole process at one time; one more is answered 503
  std::size_t target_bytes = 4096;
  std::size_t connections = 20'000;
  std::size_t connections_per_address = 2'000;  ///< an IPv6 address counts as its /64; a trusted proxy is not counted
  std::chrono::milliseconds head_timeout{
      10'000};  ///< from the first byte of a request to its whole head; also a TLS handshake
  std::chrono::milliseconds body_timeout{20'000};
  std::chrono::milliseconds large_body_timeout{90'000};  ///< 5 MB at half a megabit a second
  std::chrono::milliseconds idle_timeout{75'000};        ///< between two requests of a connection
  std::chrono::milliseconds write_timeout{30'000};  ///< to take an answer, and as long as it lasts at the rate below
  std::size_t write_bytes_per_second = std::size_t{16} * 1024;
};

struct Listen {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one, see Server::port
  std::string tls_cert = {};  ///< PEM files; both or neither
  std::string tls_key = {};
};

struct ServerOptions {
  Listen listen = {};
  Limits limits = {};
  std::vector<std::string> trusted_proxies = {};  ///< addresses or prefixes, such as 127.0.0.1 or 10.0.0.0/8
  unsigned threads = 2;
};

/// One listening socket with its I/O threads.
class Server {
 public:
  /// Binds and begins to accept. Throws std::system_error or std::runtime_error with what to do: port taken,
  /// certificate unreadable. `clock` must outlive the server; of `messages` the texts of `messages/server.toml` are
  /// copied.
  Server(const ServerOptions& options, const base::Clock& clock, const base::Messages& messages, Handler handler);
  /// Drains without grace.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Stops accepting, lets requests under way finish (at most `grace`), closes idle connections, then returns. Not from
  /// an I/O thread. A second call returns at once.
  void drain(std::chrono::milliseconds grace);

  /// For /metrics. Counters since the start, but for the first.
  struct Figures {
    std::uint64_t connections_open = 0;
    std::uint64_t connections_accepted = 0;
    std::uint64_t connections_refused = 0;    ///< over `connections` or `connections_per_address`
    std::uint64_t connections_timed_out = 0;  ///< of any stage but idle
    std::uint64_t requests_handled = 0;       ///< reached the handler
    std::uint64_t requests_refused = 0;       ///< by the limits above: malformed, too large, too slow
    std::uint64_t requests_unanswered = 0;    ///< the handler threw or dropped its Responder: 500
  };
  [[nodiscard]] Figures figures() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

template <class Edit>
Responder edited(Responder next, Edit edit) {
  class EditingSink final : public Responder::Sink {
   public:
    EditingSink(Responder following, Edit change) : next_(std::move(following)), edit_(std::move(change)) {}
    void send(std::uint64_t /*ticket*/, Response response) override {
      edit_(response);
      next_(std::move(response));
    }
    void send_made(std::uint64_t /*ticket*/, Responder::Make make) override {
      next_.made([make = std::move(make), edit = std::move(edit_)] {
        auto response = make();
        edit(response);
        return response;
      });
    }
    void abandon(std::uint64_t /*ticket*/) noexcept override { const Responder dropped = std::move(next_); }

   private:
    Responder next_;
    Edit edit_;
  };
  return {std::make_shared<EditingSink>(std::move(next), std::move(edit)), 0};
}

}  // namespace spotme::http
