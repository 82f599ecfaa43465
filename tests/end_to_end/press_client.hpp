#pragma once

#include "tests/end_to_end/audit_record.hpp"
#include "tests/support/http_connection.hpp"
#include "tests/support/population.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <random>
#include <string>
#include <vector>

/// Clients of the real server that press without end and keep what they were told.
namespace spotme::test {

/// Shared between the clients and the one who disturbs them.
struct PressScene {
  std::uint16_t port = 0;
  std::atomic<bool> finishing = false;  ///< no new presses; those under way are sent until they are answered
  std::atomic<std::uint64_t> acknowledged = 0;
  std::atomic<std::uint64_t> repeats = 0;    ///< presses sent again after an error, a timeout or a hang-up
  std::atomic<std::uint64_t> disagreed = 0;  ///< a repeat that was answered with another event
  std::atomic<std::uint64_t> refused = 0;    ///< 4xx: none is expected
};

/// One client with officers of its own: one press at a time, sent until it is answered.
class PressClient {
 public:
  PressClient(PressScene& scene, std::vector<SignedIn> officers, std::uint64_t seed)
      : scene_(scene), officers_(std::move(officers)), random_(seed) {}

  /// Until the scene is finishing.
  void run();
  /// Once `run` has ended.
  [[nodiscard]] const std::vector<AuditPress>& presses() const { return presses_; }
  /// Those that were acknowledged so far; from any thread.
  [[nodiscard]] std::vector<AuditPress> acknowledged() const;

 private:
  void hang_up(const std::string& request);
  void send_until_answered(AuditPress& press, const std::string& request);
  void take(AuditPress& press, const HttpConnection::Answer& answer);

  PressScene& scene_;
  std::vector<SignedIn> officers_;
  std::mt19937_64 random_;
  HttpConnection connection_;
  std::vector<AuditPress> presses_;
  mutable std::mutex mutex_;
  std::vector<AuditPress> acknowledged_;
};

}  // namespace spotme::test
