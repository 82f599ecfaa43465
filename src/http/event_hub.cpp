#include "http/event_hub.hpp"

#include "base/log.hpp"

#include <pthread.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace spotme::http {

EventHub::EventHub(Options options, Living living) : options_(options), living_(std::move(living)) {
  thread_ = std::thread([this] { work(); });
  pthread_setname_np(thread_.native_handle(), "events");
}

EventHub::~EventHub() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
  for (const auto& one : listening({})) one.stream->end();
}

void EventHub::add_source(std::function<void()> look) {
  const std::lock_guard lock(mutex_);
  sources_.push_back(std::move(look));
}

std::shared_ptr<EventStream> EventHub::Known::living() const {
  auto locked = stream.lock();
  return locked && !locked->ended() ? locked : nullptr;
}

std::shared_ptr<EventStream> EventHub::open(const StreamOwner& owner, std::string_view topic) {
  auto stream = std::make_shared<EventStream>(options_.most_waiting, dropped_);
  std::shared_ptr<EventStream> oldest;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(known_, [](const Known& one) { return one.living() == nullptr; });
    const auto own = [&](const Known& one) {
      return one.owner.officer == owner.officer && one.owner.agency == owner.agency && one.topic == topic;
    };
    const auto his = static_cast<std::size_t>(std::count_if(known_.begin(), known_.end(), own));
    if (his >= options_.per_officer) {
      oldest = std::find_if(known_.begin(), known_.end(), own)->living();
    } else if (known_.size() >= options_.streams) {
      ++figures_.refused;
      return nullptr;
    }
    known_.push_back({owner, topic, stream});
    ++figures_.opened;
  }
  if (oldest) oldest->end();
  return stream;
}

std::vector<EventHub::Open> EventHub::listening(std::string_view topic) const {
  const std::lock_guard lock(mutex_);
  std::vector<Open> found;
  for (const auto& one : known_) {
    if (!topic.empty() && one.topic != topic) continue;
    if (auto stream = one.living()) found.push_back({one.owner, one.topic, std::move(stream)});
  }
  return found;
}

void EventHub::end_session(base::SessionId session) {
  for (const auto& one : listening({})) {
    if (one.owner.session == session) one.stream->end();
  }
}

void EventHub::wake() {
  {
    const std::lock_guard lock(mutex_);
    awake_ = true;
  }
  woken_.notify_all();
}

EventHub::Figures EventHub::figures() const {
  const std::lock_guard lock(mutex_);
  auto figures = figures_;
  figures.dropped = dropped_->load(std::memory_order_relaxed);
  figures.open = static_cast<std::size_t>(
      std::count_if(known_.begin(), known_.end(), [](const Known& one) { return one.living() != nullptr; }));
  return figures;
}

void EventHub::work() {
  next_beat_ = std::chrono::steady_clock::now() + options_.heartbeat;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      woken_.wait_for(lock, options_.look, [this] { return awake_ || stopping_; });
      if (stopping_) return;
      awake_ = false;
      if (known_.empty()) continue;  // nobody listens: nothing is asked
    }
    look();
  }
}

void EventHub::look() {
  attempt([this] { end_dead_sessions(); });
  std::vector<std::function<void()>> sources;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(known_, [](const Known& one) { return one.living() == nullptr; });
    sources = sources_;
  }
  for (const auto& source : sources) attempt(source);
  beat();
}

void EventHub::end_dead_sessions() {
  const auto open = listening({});
  if (open.empty()) return;
  std::vector<StreamOwner> owners;
  owners.reserve(open.size());
  for (const auto& one : open) owners.push_back(one.owner);
  const auto living = living_(owners);
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (!living.at(i)) open[i].stream->end();
  }
}

void EventHub::beat() {
  const auto now = std::chrono::steady_clock::now();
  if (now < next_beat_) return;
  next_beat_ = now + options_.heartbeat;
  for (const auto& one : listening({})) one.stream->push(":\n\n");
}

void EventHub::attempt(const std::function<void()>& part) {
  try {
    part();
  } catch (const std::exception& failure) {
    base::log(base::Level::error, "event_source_failed", {{"message", failure.what()}});
    const std::lock_guard lock(mutex_);
    ++figures_.breakdowns;
  }
}

}  // namespace spotme::http
