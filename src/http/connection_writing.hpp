#pragma once

/// How a connection writes: the third part of connection_session.hpp, which alone includes it.
namespace spotme::http {

template <class Stream>
Awaitable<bool> Session<Stream>::write_refusal(Refusal why) {
  lane_.counters.refused.fetch_add(1, std::memory_order_relaxed);
  if (!head_ready_) request_id_ = base::to_string(base::make_uuid(lane_.shared().clock.now()));
  envelope_ = {};
  envelope_.keep_alive = false;
  answer_ = lane_.shared().refusals.answer(why, request_id_);
  expired_ = false;
  const bool written = co_await write_answer();
  co_return written;
}

template <class Stream>
Awaitable<bool> Session<Stream>::write_answer() {
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

template <class Stream>
Awaitable<bool> Session<Stream>::write_stream(std::shared_ptr<EventStream> events) {
  bool whole = polite_close_ && !envelope_.is_head;
  ticket = lane_.make_ticket(*this);
  // A letter without an answer is no more than a knock: it resumes the wait below.
  events->open([mailbox = lane_.mailbox(), number = ticket] { mailbox->abandon(number); });
  while (whole && !lane_.draining()) {
    stage_ = Stage::streaming;
    deadline = no_deadline;
    const auto bytes = events->take();
    if (!bytes) break;
    if (bytes->empty()) {
      co_await wait_for_answer();
    } else {
      enter(Stage::writing, limits_.write_timeout);
      boost::system::error_code failure;
      co_await asio::async_write(stream_, asio::buffer(*bytes), asio::redirect_error(use_awaitable, failure));
      if (expired_) lane_.counters.timed_out.fetch_add(1, std::memory_order_relaxed);
      whole = !failure && !expired_;
    }
    whole = whole && !aborted_;
  }
  ticket = 0;
  events->close();
  co_return whole;
}

template <class Stream>
void Session<Stream>::give_back() {
  answer_.reset();
  if (out_.capacity() > kept_bytes) out_ = {};
  if (buffer_.size() == 0 && buffer_.capacity() > kept_bytes) buffer_.shrink_to_fit();
}

template <class Stream>
Awaitable<void> Session<Stream>::farewell() {
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

}  // namespace spotme::http
