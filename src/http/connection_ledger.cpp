#include "http/connection_ledger.hpp"

#include <algorithm>

namespace spotme::http {

ConnectionLedger::Key ConnectionLedger::key_of(const boost::asio::ip::address& peer) {
  Key key{};
  if (peer.is_v4()) {
    const auto bytes = peer.to_v4().to_bytes();
    key[10] = key[11] = 0xFF;
    std::copy(bytes.begin(), bytes.end(), key.begin() + 12);
  } else {
    // One subscriber is given a /64 or more, so the lower half says nothing.
    const auto bytes = peer.to_v6().to_bytes();
    std::copy_n(bytes.begin(), 8, key.begin());
  }
  return key;
}

bool ConnectionLedger::admit(const boost::asio::ip::address& peer, bool counted_by_address) {
  const std::lock_guard lock(mutex_);
  if (open_ >= most_) return false;
  if (counted_by_address) {
    auto& count = by_address_[key_of(peer)];
    if (count >= most_per_address_) return false;
    ++count;
  }
  ++open_;
  return true;
}

void ConnectionLedger::release(const boost::asio::ip::address& peer, bool counted_by_address) {
  const std::lock_guard lock(mutex_);
  if (counted_by_address) {
    const auto found = by_address_.find(key_of(peer));
    if (--found->second == 0) by_address_.erase(found);
  }
  if (--open_ == 0) emptied_.notify_all();
}

bool ConnectionLedger::wait_until_empty(std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex_);
  return emptied_.wait_until(lock, until, [&] { return open_ == 0; });
}

std::size_t ConnectionLedger::open() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

}  // namespace spotme::http
