#pragma once

#include "base/id.hpp"
#include "base/messages.hpp"
#include "base/time.hpp"
#include "domain/worktime/rule_pack.hpp"
#include "domain/worktime/scheme.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace spotme::domain {

enum class EventKind : std::uint8_t { in, out };
/// `in`, `out`.
[[nodiscard]] std::string_view event_kind_name(EventKind kind);
[[nodiscard]] std::optional<EventKind> parse_event_kind(std::string_view text);

/// The minute of the work day, counted from its 00:00, up to which (not included) a press still counts for that day:
///  - 24:00, the civil day, for every scheme but a shift;
///  - for a shift the later of 24:00 and the middle between its end and the start of the work that follows, so that a
///  press
///    is given to whichever it is nearer to. 22:00-06:00+1 followed by the same shift ends at 14:00+1, followed by
///    office hours from 08:00 at 07:00+1.
/// `next_start` is when work begins on the following day, from that day's 00:00.
[[nodiscard]] base::Minutes work_day_end(const Scheme& scheme, base::Minutes next_start);
/// As above, when the following day is not known: the same scheme is taken to go on.
[[nodiscard]] base::Minutes work_day_end(const Scheme& scheme);

/// The work day that a press at `at` counts for. THE one place where this is decided; the result is stored with the
/// event and never computed again. It is the civil day in Malaysia, or the day before while that day's shift still
/// takes presses (work_day_end). `yesterday` and `today` are the officer's schemes as of the civil day before and of
/// `at`. Total: every instant has exactly one work day, and of two presses on one civil day the later never has the
/// earlier work day.
[[nodiscard]] base::Day work_day_of(const RulePack& pack, base::Instant at, const Scheme& yesterday,
                                    const Scheme& today);

/// The minute of `work_day` at which `at` stands, seconds cut; beyond 24:00 for the next morning. Negative before that
/// day.
[[nodiscard]] base::Minutes minute_of(base::Day work_day, base::Instant at);

/// Limits on what a client says of time. Data of `rules/evidence.toml`; the defaults are those of the API's contract.
struct ClockLimits {
  base::Minutes late_delivery{10};     ///< delivered later than this after its claimed time: waits for acceptance
  std::chrono::days oldest_claim{90};  ///< an older claim is kept, and believed in nothing
  bool operator==(const ClockLimits&) const = default;
};

/// A press as it arrived.
struct PressRequest {
  EventKind kind = EventKind::in;
  base::Uuid key;                                ///< made by the client; the same press has the same key
  base::Instant received_at;                     ///< the server's time, the only one that counts
  std::optional<base::Instant> claimed_at = {};  ///< what the client says; kept as its claim
};

/// A press of the same officer that is already stored for the same work day.
struct StoredPress {
  EventKind kind = EventKind::in;
  base::Instant at;
  bool waiting = false;  ///< delivered late and not accepted: counts for nothing
};

/// What a press is worth on its day, at the moment it is stored. A later press may change it (a later out takes the
/// place of an earlier one), so it is an answer to the officer and not a fact to keep; verdicts look at the events
/// themselves. The notes are messages of `messages/evidence.toml`: `press_in_again`, `press_in_after_out`,
/// `press_in_earlier`, `press_in_after_only_out`, `press_out_replaces`, `press_out_earlier`, `press_out_without_in`,
/// `press_waiting`.
enum class Counting : std::uint8_t { first_in, last_out, extra, waiting };
[[nodiscard]] std::string_view counting_name(Counting counting);

struct ClockDecision {
  EventKind kind = EventKind::in;
  base::Uuid key;
  base::Instant at;    ///< = received_at
  base::Day work_day;  ///< for a waiting press: the day it would count for, by its claim
  std::optional<base::Instant> claimed_at = {};
  Counting counts = Counting::first_in;
  bool late_delivery = false;        ///< the same as counts == waiting
  std::string_view note = {};        ///< message key, empty when there is nothing to explain
  base::MessageArgs note_args = {};  ///< `at` = 07:55: the press that the note speaks of
  bool operator==(const ClockDecision&) const = default;
};

/// True when the press was delivered so late after its claimed time that it waits for acceptance. A claim older than
/// `oldest_claim` or in the future is absurd: it stays a claim, and the press counts by the server's time.
[[nodiscard]] bool is_late_delivery(const PressRequest& request, const ClockLimits& limits);

/// The time by which the work day of a press is found: the claim of a late delivery, else the server's time. Ask for
/// the schemes as of this instant's civil day and the one before.
[[nodiscard]] base::Instant deciding_instant(const PressRequest& request, const ClockLimits& limits);

/// Decides one press against what the officer's day holds already, in any order. Nothing is ever refused: a press too
/// many is kept and explained. An `in` counts when no earlier one is stored; an `out` when no later one is. `work_day`
/// comes from work_day_of(deciding_instant(request, limits), …).
[[nodiscard]] ClockDecision decide_clock(const PressRequest& request, base::Day work_day,
                                         std::span<const StoredPress> stored, const ClockLimits& limits);

}  // namespace spotme::domain
