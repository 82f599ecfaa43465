#pragma once

#include "base/id.hpp"
#include "base/log.hpp"
#include "http/connection.hpp"
#include "http/event_stream.hpp"
#include "http/request_parser.hpp"
#include "http/response_writer.hpp"
#include "http/server_lane.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

/// The life of one connection, for any stream. Included by `connection_plain.cpp` and `connection_tls.cpp` only.
namespace spotme::http {

namespace asio = boost::asio;

template <class T>
using Awaitable = asio::awaitable<T, Executor>;
using UseAwaitable = asio::use_awaitable_t<Executor>;
inline constexpr UseAwaitable use_awaitable{};

/// `Stream` gives: async_read_some, async_write_some, get_executor; `socket()`, the Socket beneath; `is_tls`;
/// `Awaitable<bool> open()`, the handshake; `Awaitable<void> close()`, its counterpart.
template <class Stream>
class Session final : public Connection, public std::enable_shared_from_this<Session<Stream>> {
 public:
  template <class... Args>
  Session(Lane& lane, const asio::ip::address& peer, Args&&... stream)
      : lane_(lane),
        limits_(lane.shared().limits),
        stream_(std::forward<Args>(stream)...),
        peer_(peer),
        peer_text_(peer.to_string()),
        peer_trusted_(lane.shared().proxies.contains(peer)),
        buffer_(limits_.head_bytes),
        parser_(limits_) {
    lane_.enter(*this);
  }
  ~Session() override { lane_.leave(*this, peer_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start() {
    asio::co_spawn(stream_.get_executor(), live(this->shared_from_this()), [](const std::exception_ptr& failure) {
      if (failure) log_failure("connection_failed", {}, failure);
    });
  }

  void deliver(std::optional<Response> answer) override {
    answer_ = std::move(answer);
    resume();
  }

  void drain() override {
    if (stage_ == Stage::idle) cancel();
    if (stage_ == Stage::streaming) resume();
  }

  void abort() override {
    aborted_ = true;
    boost::system::error_code ignored;
    stream_.socket().close(ignored);
    resume();
  }

  void expire() override {
    deadline = no_deadline;
    expired_ = true;
    cancel();
  }

 private:
  enum class Stage { opening, idle, head, body, handling, writing, streaming, closing };
  enum class Read { request, refused, closed };
  using Time = std::chrono::steady_clock::time_point;
  static constexpr Time no_deadline = Time::max();
  /// Answers up to this size go out in one piece with their head.
  static constexpr std::size_t small_body = std::size_t{16} * 1024;
  /// What a connection keeps between requests; larger buffers are given back.
  static constexpr std::size_t kept_bytes = std::size_t{4} * 1024;

  static Awaitable<void> live(std::shared_ptr<Session> self) {
    auto& me = *self;
    me.enter(Stage::opening, me.limits_.head_timeout);
    bool open = co_await me.stream_.open();
    while (open) open = co_await me.exchange();
    if (me.polite_close_ && !me.aborted_) co_await me.farewell();
  }

  static void log_failure(std::string_view event, std::string_view request_id, const std::exception_ptr& failure) {
    base::log(base::Level::error, event, {{"request_id", std::string(request_id)}, {"what", base::what_of(failure)}});
  }

  void enter(Stage stage, std::chrono::milliseconds limit) {
    stage_ = stage;
    deadline = std::chrono::steady_clock::now() + limit;
  }

  void cancel() {
    boost::system::error_code ignored;  // closed already
    stream_.socket().cancel(ignored);
  }

  void resume() {
    if (!waiter_) return;
    auto waiter = std::move(*waiter_);
    waiter_.reset();
    waiter();
  }

  /// One request and its answer. False when the connection ends with it.
  Awaitable<bool> exchange() {
    parser_.start();
    head_ready_ = false;
    const auto read = co_await read_request();
    if (read == Read::closed) {
      polite_close_ = false;
      co_return false;
    }
    if (read == Read::refused) {
      const bool refused = co_await write_refusal(refusal_);
      polite_close_ = refused;
      co_return false;
    }
    envelope_.is_head = parser_.request().method == Method::head;
    envelope_.is_http_1_0 = parser_.is_http_1_0();
    envelope_.keep_alive = parser_.keep_alive();
    lane_.counters.handled.fetch_add(1, std::memory_order_relaxed);
    const bool answered = handle(parser_.take());
    if (!answered) co_await wait_for_answer();
    ticket = 0;
    if (aborted_) co_return false;
    const auto events = events_of_answer();
    const bool written = co_await write_answer();
    polite_close_ = written;
    if (events != nullptr) {
      const bool streamed = co_await write_stream(events);
      polite_close_ = streamed;
      co_return false;
    }
    co_return written&& envelope_.keep_alive;
  }

  /// The event stream that follows the head of the answer, until the connection closes.
  std::shared_ptr<EventStream> events_of_answer() {
    if (!answer_ || !answer_->stream || !is_sound(*answer_)) return nullptr;
    envelope_.keep_alive = false;
    return answer_->stream;
  }

  /// Calls the handler. True when the answer is there already.
  bool handle(std::shared_ptr<const Request> request) {
    stage_ = Stage::handling;
    deadline = no_deadline;
    ticket = lane_.make_ticket(*this);
    return lane_.mailbox()->answered_at_once(ticket, answer_, [&] {
      try {
        lane_.shared().handler(std::move(request), Responder(lane_.mailbox(), ticket));
      } catch (...) {
        // The Responder went with the stack: the request counts as unanswered.
        log_failure("handler_failed", request_id_, std::current_exception());
      }
    });
  }

  Awaitable<void> wait_for_answer() {
    co_await asio::async_initiate<const UseAwaitable, void()>(
        [this](Waiter waiter) { waiter_.emplace(std::move(waiter)); }, use_awaitable);
  }

  // connection_reading.hpp
  Awaitable<Read> read_request();
  /// Goes on with what the buffer holds, until more bytes are needed.
  RequestParser::Step advance();
  void complete_head();
  /// Reads once. False at the end of the stream or when the connection was stopped.
  Awaitable<bool> receive();
  Awaitable<void> write_continue();

  // connection_writing.hpp
  Awaitable<bool> write_refusal(Refusal why);
  Awaitable<bool> write_answer();
  /// Writes the events of a stream as they come, until it ends. False when the connection broke under it.
  Awaitable<bool> write_stream(std::shared_ptr<EventStream> events);
  void give_back();
  /// Closes so that the client can read the last answer: closing a socket with unread bytes would reset it and take the
  /// answer along (RFC 9112 9.6). Bounded in time and bytes.
  Awaitable<void> farewell();

  using Waiter = typename asio::async_result<UseAwaitable, void()>::handler_type;

  Lane& lane_;
  const Limits& limits_;
  Stream stream_;
  asio::ip::address peer_;
  std::string peer_text_;
  bool peer_trusted_;
  boost::beast::flat_buffer buffer_;  ///< read and not yet parsed, at most Limits::head_bytes
  RequestParser parser_;
  Stage stage_ = Stage::opening;
  Refusal refusal_ = Refusal::malformed;
  std::string request_id_;
  Envelope envelope_;
  std::optional<Response> answer_;
  std::optional<Waiter> waiter_;
  std::string out_;
  bool head_ready_ = false;
  bool continue_due_ = false;
  bool continue_asked_ = false;
  bool expired_ = false;
  bool aborted_ = false;
  bool polite_close_ = false;
};

}  // namespace spotme::http

#include "http/connection_reading.hpp"
#include "http/connection_writing.hpp"
