#pragma once

#include "http/server.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace spotme::http {

/// Why a request never reaches the handler. Each has a text in `messages/server.toml`, see `refusal.hpp`.
enum class Refusal {
  malformed,            ///< 400
  path_malformed,       ///< 400
  path_hostile,         ///< 404: it can mean nothing that we have
  method_unknown,       ///< 405
  timeout,              ///< 408
  body_too_large,       ///< 413
  target_too_long,      ///< 414
  expectation_unknown,  ///< 417
  head_too_large,       ///< 431
  unanswered,           ///< 500
  busy,                 ///< 503
};

/// Turns the bytes of one connection into requests, one after the other. Strict where two readers of the same bytes
/// could differ (RFC 9112 11.2): no obs-fold, no bare LF, no second Content-Length, nothing but `chunked` as
/// Transfer-Encoding, no trailers. Not thread-safe.
class RequestParser {
 public:
  explicit RequestParser(const Limits& limits);
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  enum class Step { need_more, head, done, refused };

  /// Forgets the request before and expects the first byte of another.
  void start();
  /// Takes from the front of `bytes` what it can and adds the number of bytes to `consumed`. Call again with the rest
  /// (and more, after need_more). `bytes` is never kept. After `head` the head of the request is complete, after `done`
  /// the whole of it.
  [[nodiscard]] Step advance(std::string_view bytes, std::size_t& consumed);
  /// After Step::refused; nothing more can be read from this connection.
  [[nodiscard]] Refusal refusal() const;

  /// From `head` on. Method, path, query, headers are set; the caller sets the rest.
  [[nodiscard]] Request& request();
  /// After `done`, once.
  [[nodiscard]] std::shared_ptr<Request> take();
  /// From `head` on: the client waits for `100 Continue`.
  [[nodiscard]] bool expects_continue() const;
  /// From `head` on: the connection may serve another request.
  [[nodiscard]] bool keep_alive() const;
  [[nodiscard]] bool is_http_1_0() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace spotme::http
