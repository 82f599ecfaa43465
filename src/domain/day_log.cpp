#include "domain/day_log.hpp"

namespace spotme::domain {

std::vector<Counting> count_presses(std::span<const StoredPress> presses) {
  std::vector<Counting> counts(presses.size(), Counting::extra);
  const StoredPress* first_in = nullptr;
  const StoredPress* last_out = nullptr;
  for (const auto& press : presses) {
    if (press.waiting) continue;
    if (press.kind == EventKind::in && (first_in == nullptr || press.at < first_in->at)) first_in = &press;
    if (press.kind == EventKind::out && (last_out == nullptr || press.at >= last_out->at)) last_out = &press;
  }
  for (std::size_t i = 0; i < presses.size(); ++i) {
    if (presses[i].waiting) counts[i] = Counting::waiting;
    if (&presses[i] == first_in) counts[i] = Counting::first_in;
    if (&presses[i] == last_out) counts[i] = Counting::last_out;
  }
  return counts;
}

std::vector<DayEvent> day_events(base::Day work_day, std::span<const StoredPress> presses) {
  std::vector<DayEvent> events;
  events.reserve(presses.size());
  for (const auto& press : presses) {
    if (!press.waiting) events.push_back({minute_of(work_day, press.at), press.kind});
  }
  return events;
}

EventKind next_kind(std::span<const StoredPress> presses) {
  const StoredPress* latest = nullptr;
  for (const auto& press : presses) {
    if (!press.waiting && (latest == nullptr || press.at >= latest->at)) latest = &press;
  }
  return latest != nullptr && latest->kind == EventKind::in ? EventKind::out : EventKind::in;
}

}  // namespace spotme::domain
