#pragma once

#include <boost/asio/ip/address.hpp>

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>

namespace spotme::http {

/// Who is connected, against the two limits on connections. Safe from any thread.
class ConnectionLedger {
 public:
  ConnectionLedger(std::size_t most, std::size_t most_per_address) : most_(most), most_per_address_(most_per_address) {}

  /// Counts one more connection, or refuses it. `counted_by_address` is false for a trusted proxy.
  [[nodiscard]] bool admit(const boost::asio::ip::address& peer, bool counted_by_address);
  /// Exactly once for each admitted connection, with the same arguments.
  void release(const boost::asio::ip::address& peer, bool counted_by_address);
  /// Waits until nobody is connected, or `until`. True when nobody is.
  [[nodiscard]] bool wait_until_empty(std::chrono::steady_clock::time_point until);
  [[nodiscard]] std::size_t open() const;

 private:
  using Key = std::array<std::uint8_t, 16>;
  static Key key_of(const boost::asio::ip::address& peer);

  std::size_t most_;
  std::size_t most_per_address_;
  mutable std::mutex mutex_;
  std::condition_variable emptied_;
  std::size_t open_ = 0;
  std::map<Key, std::size_t> by_address_;
};

}  // namespace spotme::http
