#pragma once

#include "base/id.hpp"
#include "domain/evidence.hpp"

#include <chrono>
#include <string>

/// Kiosks: a browser that many share and that stands at a place of work. Its device key speaks for the place.
namespace spotme::domain {

using KioskId = base::Id<struct KioskTag>;

/// How long a code may be typed on the device, and how long the device key lives in its browser: browsers keep no
/// cookie longer than 400 days (RFC 6265bis).
inline constexpr std::chrono::hours kiosk_code_life{24};
inline constexpr std::chrono::days kiosk_key_life{400};
/// Kiosks of one agency at a time.
inline constexpr std::int64_t most_kiosks = 200;

/// As `grade`, for a press at the kiosk `kiosk` that stands at `place`, which serves the presser's unit.
///
/// | a press at a kiosk                 | known network | other network |
/// |------------------------------------|---------------|---------------|
/// | its position outside every place   | C             | C             |
/// | otherwise, with a position or none | A             | B             |
///
/// The doubts about a position (the same digits every day, an accuracy of 0) are told and take nothing: a device that
/// stands still gives the same position. A position outside contradicts the kiosk: it may have been carried away. A
/// press that rests on a claim of time is C at best.
[[nodiscard]] Graded grade_at_kiosk(const EvidenceFacts& facts, const EvidenceLimits& limits, const std::string& kiosk,
                                    const std::string& place);

}  // namespace spotme::domain
