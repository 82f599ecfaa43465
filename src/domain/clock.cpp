#include "domain/clock.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using base::Instant;
using base::Minutes;

constexpr Minutes one_day{24 * 60};

/// What the stored presses of the day say about a new one at one instant. Waiting ones count for nothing.
struct Around {
  std::optional<Instant> in_before;   ///< the first in, when it is not later than the new press
  std::optional<Instant> in_after;    ///< the first in, when it is later
  std::optional<Instant> out_before;  ///< the latest out that is not later
  std::optional<Instant> out_after;   ///< the latest out, when it is later
};

Around around(std::span<const StoredPress> stored, Instant at) {
  Around found;
  const auto least = [](std::optional<Instant>& kept, Instant one) { kept = kept ? std::min(*kept, one) : one; };
  const auto most = [](std::optional<Instant>& kept, Instant one) { kept = kept ? std::max(*kept, one) : one; };
  for (const auto& press : stored) {
    if (press.waiting) continue;
    if (press.kind == EventKind::in) {
      least(press.at <= at ? found.in_before : found.in_after, press.at);
    } else {
      most(press.at <= at ? found.out_before : found.out_after, press.at);
    }
  }
  return found;
}

/// Sets what the press is worth and which other press explains it.
class Explanation {
 public:
  explicit Explanation(ClockDecision& decision) : decision_(decision) {}
  void counts(Counting counting) { decision_.counts = counting; }
  void note(std::string_view key) { decision_.note = key; }
  void note(std::string_view key, Instant other) {
    decision_.note = key;
    decision_.note_args = {{"at", base::format_minute(minute_of(decision_.work_day, other))}};
  }

 private:
  ClockDecision& decision_;
};

void explain_in(const Around& day, Explanation explain) {
  if (day.in_before) {
    explain.counts(Counting::extra);
    const bool came_back = day.out_before && *day.out_before > *day.in_before;
    explain.note(came_back ? "press_in_after_out" : "press_in_again", *day.in_before);
    return;
  }
  explain.counts(Counting::first_in);
  if (day.in_after) {
    explain.note("press_in_earlier", *day.in_after);
  } else if (day.out_before) {
    explain.note("press_in_after_only_out", *day.out_before);
  }
}

void explain_out(const Around& day, Explanation explain) {
  if (day.out_after) {
    explain.counts(Counting::extra);
    explain.note("press_out_earlier", *day.out_after);
    return;
  }
  explain.counts(Counting::last_out);
  if (!day.in_before) {
    explain.note("press_out_without_in");
  } else if (day.out_before) {
    explain.note("press_out_replaces", *day.out_before);
  }
}

}  // namespace

std::string_view event_kind_name(EventKind kind) { return kind == EventKind::in ? "in" : "out"; }

std::optional<EventKind> parse_event_kind(std::string_view text) {
  if (text == "in") return EventKind::in;
  if (text == "out") return EventKind::out;
  return std::nullopt;
}

std::string_view counting_name(Counting counting) {
  static constexpr std::array<std::string_view, 4> names{"first_in", "last_out", "extra", "waiting"};
  return names[static_cast<std::size_t>(counting)];
}

Minutes work_day_end(const Scheme& scheme, Minutes next_start) {
  const auto* shift = std::get_if<Shift>(&scheme);
  if (shift == nullptr) return one_day;
  return std::max(one_day, (shift->end + one_day + next_start) / 2);
}

Minutes work_day_end(const Scheme& scheme) {
  const auto* shift = std::get_if<Shift>(&scheme);
  return shift == nullptr ? one_day : work_day_end(scheme, shift->start);
}

base::Day work_day_of(const RulePack& pack, Instant at, const Scheme& yesterday, const Scheme& today) {
  const auto day = base::local_day(at);
  if (!std::holds_alternative<Shift>(yesterday)) return day;
  const auto before = day - std::chrono::days{1};
  return minute_of(before, at) < work_day_end(yesterday, opens_of(pack, day, today)) ? before : day;
}

Minutes minute_of(base::Day work_day, Instant at) { return std::chrono::floor<Minutes>(base::to_local(at) - work_day); }

bool is_late_delivery(const PressRequest& request, const ClockLimits& limits) {
  if (!request.claimed_at) return false;
  // Compared without subtracting what a client sent: a claim may lie anywhere in ten thousand years.
  return *request.claimed_at < request.received_at - limits.late_delivery &&
         *request.claimed_at >= request.received_at - limits.oldest_claim;
}

Instant deciding_instant(const PressRequest& request, const ClockLimits& limits) {
  return is_late_delivery(request, limits) ? *request.claimed_at : request.received_at;
}

ClockDecision decide_clock(const PressRequest& request, base::Day work_day, std::span<const StoredPress> stored,
                           const ClockLimits& limits) {
  ClockDecision decision{request.kind, request.key, request.received_at, work_day, request.claimed_at};
  Explanation explain(decision);
  if (is_late_delivery(request, limits)) {
    decision.late_delivery = true;
    explain.counts(Counting::waiting);
    explain.note("press_waiting", *request.claimed_at);
    return decision;
  }
  const auto day = around(stored, request.received_at);
  if (request.kind == EventKind::in) {
    explain_in(day, explain);
  } else {
    explain_out(day, explain);
  }
  return decision;
}

}  // namespace spotme::domain
