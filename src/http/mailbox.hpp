#pragma once

#include "http/server.hpp"

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace spotme::http {

/// Carries answers from any thread to the thread of one lane. It outlives the lane for as long as a Responder holds it.
/// Answers that come while the lane is busy share one wake-up: a batch of presses that was committed together is
/// answered together.
class Mailbox final : public Responder::Sink, public std::enable_shared_from_this<Mailbox> {
 public:
  using Deliver = std::function<void(std::uint64_t ticket, std::optional<Response> answer)>;

  /// `deliver` is called on the thread that runs `context`, one answer at a time.
  Mailbox(boost::asio::io_context& context, Deliver deliver) : context_(context), deliver_(std::move(deliver)) {}

  void send(std::uint64_t ticket, Response response) override { put({ticket, std::move(response), nullptr}); }
  void send_made(std::uint64_t ticket, Responder::Make make) override { put({ticket, std::nullopt, std::move(make)}); }
  void abandon(std::uint64_t ticket) noexcept override { put({ticket, std::nullopt, nullptr}); }

  /// The calling thread is the lane's. Before any request.
  void own() { owner_ = std::this_thread::get_id(); }
  /// Own thread: runs `handle`. True when the request was answered (or abandoned) before `handle` returned; the answer
  /// is then in `answer` and is not delivered: the short way for handlers that need no other thread.
  template <class Handle>
  [[nodiscard]] bool answered_at_once(std::uint64_t ticket, std::optional<Response>& answer, Handle handle) {
    at_once_.ticket = ticket;
    handle();
    auto outcome = std::exchange(at_once_, {});
    answer = std::move(outcome.answer);
    return outcome.given;
  }
  /// From here on answers go nowhere and `context` is not touched.
  void close();

 private:
  struct Letter {
    std::uint64_t ticket;
    std::optional<Response> answer;
    Responder::Make make;  ///< where there is no answer yet, and none was abandoned
  };
  struct AtOnce {
    std::uint64_t ticket = 0;
    bool given = false;
    std::optional<Response> answer = {};
  };
  void put(Letter letter);
  /// Own thread: the answer of a letter, made now if it was not made before.
  static std::optional<Response> answer_of(Letter letter);
  void deliver_all();

  boost::asio::io_context& context_;
  Deliver deliver_;
  std::thread::id owner_;
  AtOnce at_once_;  ///< own thread only
  std::mutex mutex_;
  bool open_ = true;
  std::vector<Letter> letters_;
  std::vector<Letter> delivering_;  ///< own thread only; kept for its capacity
};

}  // namespace spotme::http
