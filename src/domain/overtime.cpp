#include "domain/overtime.hpp"

#include <algorithm>
#include <utility>

namespace spotme::domain {
namespace {

using base::Minutes;

std::vector<MinuteRange> stays_of(std::vector<DayEvent> events) {
  std::sort(events.begin(), events.end(),
            [](const auto& a, const auto& b) { return std::pair(a.at, a.kind) < std::pair(b.at, b.kind); });
  std::vector<MinuteRange> stays;
  for (const auto& event : events) {
    if (event.kind == EventKind::in) {
      stays.push_back({event.at, event.at});
    } else if (!stays.empty()) {
      stays.back().to = event.at;
    }
  }
  return stays;
}

Minutes length(const MinuteRange& range) { return std::max(Minutes{0}, range.to - range.from); }

Minutes within(const MinuteRange& range, const std::vector<MinuteRange>& orders) {
  Minutes shared{0};
  for (const auto& order : orders) {
    shared += length({std::max(range.from, order.from), std::min(range.to, order.to)});
  }
  return shared;
}

}  // namespace

Overtime overtime_of(const OvertimeDay& day) {
  Overtime found;
  if (!day.day_off && !day.may_leave_from) return found;
  for (const auto& stay : stays_of(day.events)) {
    auto behind = stay;
    if (!day.day_off) behind.from = std::max(stay.from, *day.may_leave_from);
    const auto ordered = std::min(within(behind, day.orders), length(behind));
    found.ordered += ordered;
    found.not_ordered += length(behind) - ordered;
    if (!day.day_off && day.begins) found.ordered += within({stay.from, std::min(stay.to, *day.begins)}, day.orders);
  }
  return found;
}

}  // namespace spotme::domain
