#pragma once

/// How a connection reads: the second part of connection_session.hpp, which alone includes it.
namespace spotme::http {

template <class Stream>
Awaitable<typename Session<Stream>::Read> Session<Stream>::read_request() {
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

template <class Stream>
RequestParser::Step Session<Stream>::advance() {
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

template <class Stream>
void Session<Stream>::complete_head() {
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

template <class Stream>
Awaitable<bool> Session<Stream>::receive() {
  const auto wanted =
      stage_ == Stage::body ? small_body : std::max(std::size_t{2048}, buffer_.capacity() - buffer_.size());
  const auto space = buffer_.prepare(std::min(wanted, buffer_.max_size() - buffer_.size()));
  boost::system::error_code failure;
  const auto count = co_await stream_.async_read_some(space, asio::redirect_error(use_awaitable, failure));
  buffer_.commit(count);
  co_return !failure && count > 0 && !aborted_;
}

template <class Stream>
Awaitable<void> Session<Stream>::write_continue() {
  boost::system::error_code ignored;  // a failing socket shows at the next read
  co_await asio::async_write(stream_, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
                             asio::redirect_error(use_awaitable, ignored));
}

}  // namespace spotme::http
