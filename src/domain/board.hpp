#pragma once

#include "domain/grant.hpp"
#include "domain/verdict.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The live board (papan langsung): where an officer is at this minute, as far as presses and grants say. It decides
/// nothing; whether somebody is late is the verdict's own answer (docs/decisions/0021).
namespace spotme::domain {

enum class PresenceStatus : std::uint8_t {
  in,       ///< hadir
  not_yet,  ///< belum hadir: he would still be in time, or nothing is expected of him yet
  late,     ///< lewat: not in, and a press now would be late
  left,     ///< pulang
  remote,   ///< on a remote day, whatever his presses say
  duty,     ///< tugas rasmi or a course
  leave,    ///< cuti
  off,      ///< rest day, holiday, day off by rota
  unknown,  ///< no post or working time, or no calendar to judge by
};
inline constexpr std::size_t presence_count = 9;
/// `in`, `not_yet`, `late`, `left`, `remote`, `duty`, `leave`, `off`, `unknown`.
[[nodiscard]] std::string_view presence_name(PresenceStatus status);
[[nodiscard]] std::optional<PresenceStatus> parse_presence(std::string_view text);
[[nodiscard]] const std::array<PresenceStatus, presence_count>& all_presences();

struct Presence {
  PresenceStatus status = PresenceStatus::unknown;
  /// What his presses say by themselves: `in`, `left`, `not_yet` or `late`, `unknown` where that cannot be judged. Of a
  /// remote day a second mark; else the same as `status` or of no meaning.
  PresenceStatus pressed = PresenceStatus::unknown;
  /// The minute of the work day since when: he is in, has left, is on duty.
  std::optional<base::Minutes> since = {};
  base::Minutes late{0};  ///< by how much he came late
  bool operator==(const Presence&) const = default;
};

/// What is known of the officer's day. Points into pack and calendar.
struct PresenceFacts {
  const RulePack* pack = nullptr;
  const Calendar* calendar = nullptr;
  Case facts = {};                   ///< without as_of
  GrantDay day = {};                 ///< the same day, for halves
  std::vector<HeldGrant> held = {};  ///< those that touch it
  base::Minutes day_end{0};          ///< the minute up to which (not included) presses count for it
};

struct PresenceNow {
  Presence presence;
  /// The first minute after `now` at which it may be another without a press or a grant; at most the end of the day.
  base::Minutes until{0};
};
/// Where he is at the minute `now` of the work day, which is before its end.
///
/// In this order: on a free day he is in or off. Leave and duty that cover this minute, unless he pressed in since they
/// began. A remote day. Else his presses. Without any he is late when the verdict would call a press of this minute
/// late, and not yet here until then.
[[nodiscard]] PresenceNow presence_at(const PresenceFacts& known, base::Minutes now);

}  // namespace spotme::domain
