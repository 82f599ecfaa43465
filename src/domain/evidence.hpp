#pragma once

#include "base/messages.hpp"
#include "base/time.hpp"
#include "domain/network.hpp"
#include "domain/place.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// How good the evidence of a press is (gred bukti). It never refuses a press: a weak grade asks for a second proof.
///
/// Two proofs can speak for a place of work, independently of each other:
///
/// | the position is   | when                                                                            |
/// |-------------------|---------------------------------------------------------------------------------|
/// | good              | inside a place, accuracy at most `good_accuracy_m`, no doubt                    |
/// | weak              | inside with a worse accuracy, or outside but the accuracy reaches the place, or inside with a
/// doubt | | outside           | the accuracy does not reach any place                                           | |
/// nothing           | not given, or its accuracy is above `vague_accuracy_m`, or the unit has no place |
///
/// A doubt is: an accuracy of 0, coordinates equal to the last digit to those of an earlier day, or a jump that is
/// faster than any aircraft. It takes worth from the position alone; the network still speaks for itself.
///
/// | known network | position good | weak | nothing | outside                 |
/// |---------------|---------------|------|---------|-------------------------|
/// | yes           | A             | B    | B       | C (the two contradict)  |
/// | no            | B             | C    | D       | D                       |
///
/// A press that rests on the client's claim of time (delivered late) is C at best.
namespace spotme::domain {

enum class Grade : std::uint8_t { a, b, c, d };
/// `A`, `B`, `C`, `D`.
[[nodiscard]] std::string_view grade_name(Grade grade);
[[nodiscard]] std::optional<Grade> parse_grade(std::string_view text);

/// Thresholds, from `rules/evidence.toml`; an agency may change them. No circular sets them: the defaults are the
/// project's.
struct EvidenceLimits {
  double good_accuracy_m = 100;
  double vague_accuracy_m = 5'000;
  double jump_speed_kmh = 1'000;  ///< faster than this since the last press is a jump …
  double jump_least_km = 50;      ///< … when it is also farther than this, beyond both accuracies
  bool operator==(const EvidenceLimits&) const = default;
};

/// Why a press has no position.
enum class PositionAbsence : std::uint8_t { not_asked, refused, unavailable };

/// A position of the same officer on record.
struct PastPosition {
  Position position;
  base::Instant at;
  base::Day work_day;
};

/// What is known of one press.
struct EvidenceFacts {
  base::Instant at;
  base::Day work_day;
  std::optional<Position> position = {};                 ///< must have passed check_position
  PositionAbsence absence = PositionAbsence::not_asked;  ///< only looked at without a position
  std::optional<Address> address = {};                   ///< of the client, behind trusted proxies
  bool claimed_time = false;                             ///< delivered late: its time is a claim
  std::span<const Place> places = {};                    ///< where this officer may work, as of the day
  std::span<const Network> networks = {};                ///< of the agency, as of the day
  std::span<const PastPosition> past = {};               ///< the latest few, in any order; may hold today's
};

/// One ground of a grade: a message key of `messages/evidence.toml` and its arguments.
struct GradeReason {
  std::string_view key;  ///< points to a literal
  base::MessageArgs args = {};
  bool operator==(const GradeReason&) const = default;
};

struct Graded {
  Grade grade = Grade::d;
  std::vector<GradeReason> reasons;  ///< never empty; the place first, then doubts, the network, the claim of time
  bool operator==(const Graded&) const = default;
};

[[nodiscard]] Graded grade(const EvidenceFacts& facts, const EvidenceLimits& limits);

}  // namespace spotme::domain
