#pragma once

#include "base/id.hpp"
#include "domain/place.hpp"
#include "domain/verdict.hpp"
#include "domain/whereabouts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The pulse (nadi BDR): the hourly sign of presence on a remote day. Pure: which are asked follows from the facts of
/// the day, and at which minute from a keyed hash, so that nothing need be stored before an answer comes, and the
/// pulses of a whole service spread over the hour. A missed one is a question, never a verdict.
namespace spotme::domain {

/// True when the officer works from elsewhere in that half: at home by order or permission, or on a hybrid day.
[[nodiscard]] bool is_remote(Whereabouts where);
[[nodiscard]] bool is_remote(const DayWhereabouts& where);

/// The minutes of the day in which pulses may be asked: the remote halves of his working time, without the break and
/// without what is approved as time off or duty. From his clock-in, or while there is none from the minute by which he
/// has to be in; to his clock-out, or to the minute from which he may leave (`may_leave_from` of the verdict when it is
/// known). Empty when no half is remote, and on a day that no calendar covers.
[[nodiscard]] std::vector<MinuteRange> remote_time(const RulePack& pack, const Calendar& calendar, const Case& facts,
                                                   const DayWhereabouts& where,
                                                   const std::optional<base::Minutes>& may_leave_from);

/// Whose pulses of which day.
struct PulseOwner {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day day;
};
/// One pulse: asked in the hour that begins `hour` hours after 00:00 of the work day.
struct PulseSlot {
  std::int64_t hour = 0;
  base::Minutes asked_at{0};
  base::Minutes closes_at{0};  ///< not included; not after the hour's end
  bool operator==(const PulseSlot&) const = default;
};
inline constexpr base::Minutes least_pulse_open{5};
inline constexpr base::Minutes most_pulse_open{30};
/// One for each full hour of the clock that lies in one of the ranges, ascending. `key` of 16 to 64 bytes is the
/// installation's own: without it nobody knows the minute beforehand. `open` within least_ and most_pulse_open.
[[nodiscard]] std::vector<PulseSlot> pulse_slots(std::span<const MinuteRange> ranges, const PulseOwner& owner,
                                                 std::span<const std::uint8_t> key, base::Minutes open);
/// The name by which the owner answers that pulse. It tells nothing, and nobody else has it.
[[nodiscard]] base::Uuid pulse_id(const PulseOwner& owner, std::int64_t hour, std::span<const std::uint8_t> key);

enum class PulseAnswer : std::uint8_t { inside, outside, unknown };
/// `inside`, `outside`, `unknown`.
[[nodiscard]] std::string_view pulse_answer_name(PulseAnswer answer);
[[nodiscard]] std::optional<PulseAnswer> parse_pulse_answer(std::string_view text);

/// Why it is what it is.
enum class PulseGround : std::uint8_t {
  in_place,      ///< the whole circle of accuracy lies inside
  beyond_place,  ///< none of it does
  edge,          ///< the circle reaches over the edge
  no_position,   ///< the device gave none
  no_place,      ///< no place of his is approved
};
/// `in_place`, `beyond_place`, `edge`, `no_position`, `no_place`.
[[nodiscard]] std::string_view pulse_ground_name(PulseGround ground);
[[nodiscard]] std::optional<PulseGround> parse_pulse_ground(std::string_view text);

/// How exact the device was: up to 50 m, up to 500 m, worse.
enum class AccuracyClass : std::uint8_t { fine, fair, vague };
/// `fine`, `fair`, `vague`.
[[nodiscard]] std::string_view accuracy_class_name(AccuracyClass accuracy);
[[nodiscard]] std::optional<AccuracyClass> parse_accuracy_class(std::string_view text);

/// How far outside the nearest place: not at all, up to 1 km, up to 5 km, further.
enum class DistanceBand : std::uint8_t { within, under_1_km, under_5_km, further };
/// `within`, `under_1_km`, `under_5_km`, `further`.
[[nodiscard]] std::string_view distance_band_name(DistanceBand band);
[[nodiscard]] std::optional<DistanceBand> parse_distance_band(std::string_view text);

struct GradedPulse {
  PulseAnswer answer = PulseAnswer::unknown;
  PulseGround ground = PulseGround::no_place;
  std::optional<AccuracyClass> accuracy = {};  ///< with a position
  std::optional<DistanceBand> distance = {};   ///< with a position and a place
  std::optional<std::size_t> place = {};       ///< the nearest of `places`
  bool operator==(const GradedPulse&) const = default;
};
/// `places`: those approved for the day; `position` must have passed check_position.
[[nodiscard]] GradedPulse grade_answer(std::span<const Circle> places, const std::optional<Position>& position);

}  // namespace spotme::domain
