#include "tests/end_to_end/press_client.hpp"

#include "domain/clock.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <chrono>
#include <thread>

namespace spotme::test {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

void PressClient::run() {
  while (!scene_.finishing) {
    const auto& officer = officers_[random_() % officers_.size()];
    auto& press = presses_.emplace_back();
    press = {officer.agency,
             officer.officer,
             base::make_uuid(base::SystemClock{}.now()),
             random_() % 2 == 0 ? domain::EventKind::in : domain::EventKind::out,
             {}};
    const auto request = press_request(officer.token, base::to_string(press.key), domain::event_kind_name(press.kind));
    if (random_() % 16 == 0) hang_up(request);
    send_until_answered(press, request);
    if (random_() % 8 == 0) send_until_answered(press, request);
  }
}

std::vector<AuditPress> PressClient::acknowledged() const {
  const std::lock_guard lock(mutex_);
  return acknowledged_;
}

/// As a phone that loses its network after sending: the answer goes nowhere.
void PressClient::hang_up(const std::string& request) {
  if (connection_.is_open() || connection_.open(scene_.port, 5s)) {
    static_cast<void>(connection_.send(request));
    connection_.close();
    ++scene_.repeats;
  }
}

void PressClient::send_until_answered(AuditPress& press, const std::string& request) {
  const auto deadline = SteadyClock::now() + 60s;
  while (SteadyClock::now() < deadline) {
    if (connection_.is_open() || connection_.open(scene_.port, 5s)) {
      const bool sent = connection_.send(request);
      const auto answer = sent ? connection_.receive() : std::nullopt;
      if (!sent) connection_.close();
      if (answer && answer->status < 500) return take(press, *answer);
    }
    ++scene_.repeats;
    std::this_thread::sleep_for(std::chrono::milliseconds{1 + random_() % 20});  // jitter, as a client keeps it
  }
}

void PressClient::take(AuditPress& press, const HttpConnection::Answer& answer) {
  if (answer.status != 200 && answer.status != 201) {
    if (scene_.refused++ == 0) fmt::print(stderr, "refused with {}: {}\n", answer.status, answer.body);
    return;
  }
  const auto id = base::parse_uuid(std::string_view(boost::json::parse(answer.body).at("id").as_string()));
  if (press.acknowledged && press.acknowledged->value != id) ++scene_.disagreed;
  press.acknowledged = base::EventId{id.value()};
  {
    const std::lock_guard lock(mutex_);
    acknowledged_.push_back(press);
  }
  ++scene_.acknowledged;
}

}  // namespace spotme::test
