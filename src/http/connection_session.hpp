#pragma once

#include "base/id.hpp"
#include "base/log.hpp"
#include "http/connection.hpp"
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
  enum class Stage { opening, idle, head, body, handling, writing, closing };
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
    const bool written = co_await write_answer();
    polite_close_ = written;
    co_return written&& envelope_.keep_alive;
  }

  Awaitable<Read> read_request() {
    if (buffer_.size() > 0) {
      enter(Stage::head, limits_.head_timeout);
    } else {
      if (lane_.draining()) co_return Read::closed;
      enter(Stage::idle, limits_.idle_timeout);
    }
    while (true) {
      if (stage_ != Stage::idle) {
        const auto step = advance();
        if (step == RequestParser::Step::done) co_return Read::request;
        if (step == RequestParser::Step::refused) co_return Read::refused;
        if (std::exchange(continue_due_, false)) co_await write_continue();
      }
      const bool received = co_await receive();
      if (expired_) {
        if (stage_ == Stage::idle) co_return Read::closed;
        lane_.counters.timed_out.fetch_add(1, std::memory_order_relaxed);
        refusal_ = Refusal::timeout;
        co_return Read::refused;
      }
      if (!received) co_return Read::closed;
      if (stage_ == Stage::idle) enter(Stage::head, limits_.head_timeout);
    }
  }

  /// Goes on with what the buffer holds, until more bytes are needed.
  RequestParser::Step advance() {
    while (true) {
      std::size_t taken = 0;
      const auto step = parser_.advance({static_cast<const char*>(buffer_.data().data()), buffer_.size()}, taken);
      buffer_.consume(taken);
      if (step == RequestParser::Step::refused) refusal_ = parser_.refusal();
      if (step == RequestParser::Step::need_more && stage_ == Stage::body) {
        continue_due_ = parser_.expects_continue() && buffer_.size() == 0 && !std::exchange(continue_asked_, true);
      }
      if (step != RequestParser::Step::head) return step;
      complete_head();
    }
  }

  void complete_head() {
    auto& request = parser_.request();
    request.received_at = lane_.shared().clock.now();
    request.request_id = base::to_string(base::make_uuid(request.received_at));
    request_id_ = request.request_id;
    head_ready_ = true;
    continue_asked_ = false;
    if (peer_trusted_) {
      auto client = lane_.shared().proxies.client(peer_, Stream::is_tls, request.headers);
      request.address = std::move(client.address);
      request.secure = client.secure;
    } else {
      request.address = peer_text_;
      request.secure = Stream::is_tls;
    }
    enter(Stage::body, request.large_body ? limits_.large_body_timeout : limits_.body_timeout);
  }

  /// Reads once. False at the end of the stream or when the connection was stopped.
  Awaitable<bool> receive() {
    const auto wanted =
        stage_ == Stage::body ? small_body : std::max(std::size_t{2048}, buffer_.capacity() - buffer_.size());
    const auto space = buffer_.prepare(std::min(wanted, buffer_.max_size() - buffer_.size()));
    boost::system::error_code failure;
    const auto count = co_await stream_.async_read_some(space, asio::redirect_error(use_awaitable, failure));
    buffer_.commit(count);
    co_return !failure && count > 0 && !aborted_;
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

  Awaitable<void> write_continue() {
    boost::system::error_code ignored;  // a failing socket shows at the next read
    co_await asio::async_write(stream_, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
                               asio::redirect_error(use_awaitable, ignored));
  }

  Awaitable<bool> write_refusal(Refusal why) {
    lane_.counters.refused.fetch_add(1, std::memory_order_relaxed);
    if (!head_ready_) request_id_ = base::to_string(base::make_uuid(lane_.shared().clock.now()));
    envelope_ = {};
    envelope_.keep_alive = false;
    answer_ = lane_.shared().refusals.answer(why, request_id_);
    expired_ = false;
    const bool written = co_await write_answer();
    co_return written;
  }

  Awaitable<bool> write_answer() {
    if (answer_ && !is_sound(*answer_)) {
      base::log(base::Level::error, "answer_unsound", {{"request_id", request_id_}});
      answer_.reset();
    }
    if (!answer_) {
      lane_.counters.unanswered.fetch_add(1, std::memory_order_relaxed);
      answer_ = lane_.shared().refusals.answer(Refusal::unanswered, request_id_);
    }
    envelope_.request_id = request_id_;
    envelope_.date = lane_.http_date();
    envelope_.keep_alive = envelope_.keep_alive && !lane_.draining();
    out_.clear();
    write_head(*answer_, envelope_, out_);
    auto body = body_of(*answer_, envelope_);
    enter(Stage::writing, limits_.write_timeout + std::chrono::seconds(body.size() / limits_.write_bytes_per_second));
    if (body.size() <= small_body) {
      out_.append(body);
      body = {};
    }
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(out_), asio::buffer(body)};
    boost::system::error_code failure;
    co_await asio::async_write(stream_, buffers, asio::redirect_error(use_awaitable, failure));
    if (expired_) lane_.counters.timed_out.fetch_add(1, std::memory_order_relaxed);
    give_back();
    co_return !failure && !expired_ && !aborted_;
  }

  void give_back() {
    answer_.reset();
    if (out_.capacity() > kept_bytes) out_ = {};
    if (buffer_.size() == 0 && buffer_.capacity() > kept_bytes) buffer_.shrink_to_fit();
  }

  /// Closes so that the client can read the last answer: closing a socket with unread bytes would reset it and take the
  /// answer along (RFC 9112 9.6). Bounded in time and bytes.
  Awaitable<void> farewell() {
    constexpr std::chrono::seconds patience{2};
    constexpr std::size_t most = std::size_t{4} * 1024 * 1024;
    enter(Stage::closing, patience);
    co_await stream_.close();
    boost::system::error_code failure;
    stream_.socket().shutdown(Socket::shutdown_send, failure);
    buffer_.consume(buffer_.size());
    const auto space = buffer_.prepare(std::min(kept_bytes, buffer_.max_size()));
    for (std::size_t discarded = 0; !failure && !expired_ && !aborted_ && discarded < most;) {
      const auto count = co_await stream_.socket().async_read_some(space, asio::redirect_error(use_awaitable, failure));
      discarded += count;
    }
  }

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
