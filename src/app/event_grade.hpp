#pragma once

#include "app/evidence_cache.hpp"
#include "domain/evidence.hpp"
#include "store/clock_event.hpp"
#include "store/kiosk.hpp"

#include <span>
#include <vector>

namespace spotme::app {

/// Earlier days that are looked at for the same coordinates and for jumps.
inline constexpr std::chrono::days days_looked_back{3};

/// Grades the evidence of an event by what stands in it, and writes grade, reasons and the place it was inside of into
/// it. `kiosk` is where it was pressed, of a place that serves the officer's unit; null for any other browser.
void grade_event(store::ClockEvent& event, const UnitEvidence& unit, std::span<const domain::PastPosition> past,
                 const domain::EvidenceLimits& limits, const store::PressKiosk* kiosk = nullptr);

}  // namespace spotme::app
