#include "http/event_stream.hpp"

#include "base/text.hpp"

#include <utility>

namespace spotme::http {

bool EventStream::push(std::string_view bytes) {
  std::function<void()> wake;
  bool taken = true;
  {
    const std::lock_guard lock(mutex_);
    if (ended_) return false;
    if (waiting_.size() + bytes.size() > most_waiting_) {
      waiting_.clear();
      ended_ = true;
      if (dropped_) dropped_->fetch_add(1, std::memory_order_relaxed);
      taken = false;
    } else {
      waiting_.append(bytes);
    }
    if (!std::exchange(woken_, true)) wake = wake_;
  }
  if (wake) wake();
  return taken;
}

void EventStream::end() {
  std::function<void()> wake;
  {
    const std::lock_guard lock(mutex_);
    if (ended_.exchange(true)) return;
    if (!std::exchange(woken_, true)) wake = wake_;
  }
  if (wake) wake();
}

void EventStream::open(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

std::optional<std::string> EventStream::take() {
  const std::lock_guard lock(mutex_);
  woken_ = false;
  if (waiting_.empty() && ended_) return std::nullopt;
  return std::exchange(waiting_, {});
}

void EventStream::close() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  wake_ = nullptr;
  waiting_ = {};
}

std::string event_text(std::string_view name, std::string_view id, std::string_view data) {
  std::string text;
  text.append("event: ").append(name).append("\n");
  if (!id.empty()) text.append("id: ").append(id).append("\n");
  for (const auto line : base::split(data, '\n')) text.append("data: ").append(line).append("\n");
  return text.append("\n");
}

}  // namespace spotme::http
