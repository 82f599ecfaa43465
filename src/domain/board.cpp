#include "domain/board.hpp"

#include "domain/whereabouts.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

using base::Minutes;
using enum PresenceStatus;

constexpr std::array<std::string_view, presence_count> names{"in",   "not_yet", "late", "left",   "remote",
                                                             "duty", "leave",   "off",  "unknown"};
constexpr std::array<PresenceStatus, presence_count> all{in, not_yet, late, left, remote, duty, leave, off, unknown};

/// A grant that says where he is, with the minutes that it covers.
struct Cover {
  PresenceStatus status = unknown;
  MinuteRange minutes;
  bool timed = false;
};

std::optional<PresenceStatus> place_of(GrantKind kind) {
  switch (kind) {
    case GrantKind::leave: return leave;
    case GrantKind::official_duty:
    case GrantKind::course: return duty;
    case GrantKind::work_from_home:
    case GrantKind::hybrid_day: return remote;
    case GrantKind::time_off:
    case GrantKind::overtime:
    case GrantKind::pregnancy_hour:
    case GrantKind::ramadan_short_break: break;
  }
  return std::nullopt;
}

/// The further away, the more it says.
int distance(PresenceStatus status) { return status == leave ? 3 : status == duty ? 2 : 1; }

/// What his presses up to now come to.
struct Presses {
  std::optional<Minutes> last_in;
  std::optional<Minutes> in_since;  ///< of the stay that goes on
  std::optional<Minutes> left_at;
};

Presses presses_until(const Case& facts, Minutes now) {
  Presses found;
  for (const auto& event : facts.events) {  // by time
    if (event.at > now) break;
    if (event.kind == EventKind::in) {
      if (!found.in_since) found.in_since = event.at;
      found.last_in = event.at;
      found.left_at = {};
    } else {
      found.left_at = event.at;
      found.in_since = {};
    }
  }
  return found;
}

class Board {
 public:
  Board(const PresenceFacts& known, Minutes now)
      : known_(known),
        now_(now),
        middle_(day_middle(*known.pack, known.day)),
        presses_(presses_until(known.facts, now)) {
    result_.until = known.day_end;
    for (const auto& held : known.held) {
      if (held.days.contains(known.day.day)) take(held);
    }
    change_at(middle_);
  }

  PresenceNow decide() {
    auto facts = known_.facts;
    facts.as_of = now_;
    const auto verdict = judge(*known_.pack, *known_.calendar, facts);
    auto& found = result_.presence;
    const bool free = verdict && verdict->day_type != DayType::working;
    read_presses(verdict.has_value(), free);
    if (verdict) found.late = verdict->late;
    if (free) {
      found.status = found.pressed == in ? in : off;
      if (found.status == off) found.since = {};
      return result_;
    }
    found.status = found.pressed;
    if (!cover_) return result_;
    if (cover_->status == remote) {
      found.status = remote;
    } else if (found.pressed != in || *presses_.last_in < cover_->minutes.from) {
      found.status = cover_->status;
      found.since = {};
      if (cover_->timed) found.since = cover_->minutes.from;
    }
    return result_;
  }

 private:
  void change_at(Minutes minute) {
    if (minute > now_) result_.until = std::min(result_.until, minute);
  }

  void take(const HeldGrant& held) {
    const auto part = held.part.value_or(LeavePart::day);
    Cover cover{unknown, {Minutes{0}, std::max(known_.day_end, middle_ + Minutes{1})}, held.times.has_value()};
    if (held.times) {
      cover.minutes = *held.times;
    } else if (part == LeavePart::morning) {
      cover.minutes.to = middle_;
    } else if (part == LeavePart::afternoon) {
      cover.minutes.from = middle_;
    }
    change_at(cover.minutes.from);
    change_at(cover.minutes.to);
    change_at(cover.minutes.to + Minutes{1});  // a press right behind time off may be late by a minute
    const auto place = place_of(held.kind);
    if (!place || now_ < cover.minutes.from || now_ >= cover.minutes.to) return;
    cover.status = *place;
    if (!cover_ || distance(cover.status) > distance(cover_->status)) cover_ = cover;
  }

  void read_presses(bool judged, bool free) {
    auto& found = result_.presence;
    if (presses_.in_since) {
      found.pressed = in;
      found.since = presses_.in_since;
    } else if (presses_.left_at) {
      found.pressed = left;
      found.since = presses_.left_at;
    } else if (judged) {
      found.pressed = free ? off : late_by_now();
    }
  }

  /// What the verdict would say of a press at that minute.
  [[nodiscard]] std::optional<Verdict> verdict_of_press(Minutes minute) const {
    auto facts = known_.facts;
    facts.events.push_back({minute, EventKind::in});
    auto verdict = judge(*known_.pack, *known_.calendar, facts);
    return verdict ? std::optional(std::move(verdict).value()) : std::nullopt;
  }

  PresenceStatus late_by_now() {
    // The last minute of the day tells the deadline; time off may put it off.
    if (const auto last = verdict_of_press(known_.day_end - Minutes{1})) {
      for (const auto& step : last->because) {
        if (step.rule == Rule::late_in) change_at(Minutes{step.values[0].number} + Minutes{1});
      }
    }
    const auto verdict = verdict_of_press(now_);
    if (!verdict) return unknown;
    return verdict->late > Minutes{0} ? late : not_yet;
  }

  const PresenceFacts& known_;
  const Minutes now_;
  const Minutes middle_;
  const Presses presses_;
  std::optional<Cover> cover_;
  PresenceNow result_;
};

}  // namespace

std::string_view presence_name(PresenceStatus status) { return names.at(static_cast<std::size_t>(status)); }

std::optional<PresenceStatus> parse_presence(std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<PresenceStatus>(found - names.begin());
}

const std::array<PresenceStatus, presence_count>& all_presences() { return all; }

PresenceNow presence_at(const PresenceFacts& known, Minutes now) { return Board(known, now).decide(); }

}  // namespace spotme::domain
