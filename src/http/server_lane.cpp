#include "http/server_lane.hpp"

#include "base/log.hpp"
#include "http/response_writer.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace spotme::http {
namespace {

/// The slot of a connection stands in the lower bits of a ticket, a number that never repeats in the upper.
constexpr unsigned slot_bits = 24;
constexpr std::uint64_t slot_mask = (std::uint64_t{1} << slot_bits) - 1;

/// Fine enough for the shortest time limit, and never a burden: 20,000 connections are looked through in under a
/// millisecond.
std::chrono::milliseconds sweep_interval(const Limits& limits) {
  const auto shortest = std::min({limits.head_timeout, limits.body_timeout, limits.idle_timeout, limits.write_timeout});
  return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

}  // namespace

Lane::Lane(ServerShared& shared, boost::asio::ssl::context* tls)
    : shared_(shared),
      tls_(tls),
      sweep_every_(sweep_interval(shared.limits)),
      mailbox_(std::make_shared<Mailbox>(
          context_,
          [this](std::uint64_t ticket, std::optional<Response> answer) { deliver(ticket, std::move(answer)); })),
      thread_([this] { run(); }) {}

void Lane::run() {
  mailbox_->own();
  while (true) {
    try {
      context_.run();
      return;
    } catch (const std::exception& failure) {
      // Out of memory outside any one connection: the others go on.
      base::log(base::Level::error, "lane_failed", {{"what", failure.what()}});
    }
  }
}

Lane::~Lane() {
  stop();
  mailbox_->close();
}

void Lane::stop() {
  work_.reset();
  context_.stop();
  if (thread_.joinable()) thread_.join();
}

void Lane::adopt(Socket socket, const boost::asio::ip::address& peer) {
  boost::asio::post(context_, [this, peer, moved = std::move(socket)]() mutable {
    if (tls_ != nullptr) {
      start_tls_connection(*this, std::move(moved), peer, *tls_);
    } else {
      start_plain_connection(*this, std::move(moved), peer);
    }
  });
}

void Lane::drain() {
  boost::asio::post(context_, [this] {
    for (auto* connection : slots_) {
      if (connection != nullptr) connection->drain();
    }
  });
}

void Lane::abort_all() {
  boost::asio::post(context_, [this] {
    // A connection may leave, and so touch its own slot, while it is aborted.
    for (auto* const connection : slots_) {
      if (connection != nullptr) connection->abort();
    }
  });
}

void Lane::enter(Connection& connection) {
  if (free_slots_.empty()) {
    free_slots_.push_back(slots_.size());
    slots_.push_back(nullptr);
  }
  connection.slot = free_slots_.back();
  free_slots_.pop_back();
  slots_[connection.slot] = &connection;
  if (!std::exchange(sweeping_, true)) arm_sweep();
}

void Lane::leave(Connection& connection, const boost::asio::ip::address& peer) {
  slots_[connection.slot] = nullptr;
  free_slots_.push_back(connection.slot);
  shared_.ledger.release(peer, !shared_.proxies.contains(peer));
}

std::uint64_t Lane::make_ticket(const Connection& connection) { return (++tickets_ << slot_bits) | connection.slot; }

void Lane::deliver(std::uint64_t ticket, std::optional<Response> answer) {
  auto* connection = slots_.at(ticket & slot_mask);
  if (connection != nullptr && connection->ticket == ticket) connection->deliver(std::move(answer));
}

std::string_view Lane::http_date() {
  const auto second = std::chrono::floor<std::chrono::seconds>(shared_.clock.now());
  if (second != date_second_ || date_.empty()) {
    date_second_ = second;
    date_ = format_http_date(second);
  }
  return date_;
}

void Lane::arm_sweep() {
  sweep_timer_.expires_after(sweep_every_);
  sweep_timer_.async_wait([this](const boost::system::error_code& failure) {
    if (!failure) sweep();
  });
}

void Lane::sweep() {
  const auto now = std::chrono::steady_clock::now();
  for (auto* const connection : slots_) {
    if (connection != nullptr && connection->deadline <= now) connection->expire();
  }
  // Without a connection the thread sleeps.
  sweeping_ = free_slots_.size() < slots_.size();
  if (sweeping_) arm_sweep();
}

}  // namespace spotme::http
