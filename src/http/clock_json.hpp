#pragma once

#include "app/clock.hpp"
#include "app/day.hpp"
#include "base/messages.hpp"
#include "store/clock_event.hpp"

#include <boost/json/object.hpp>

namespace spotme::http {

/// ClockEvent of openapi.yaml: what a list shows.
[[nodiscard]] boost::json::object to_json(const store::ClockEvent& event, domain::Counting counts);
/// ClockEventDetail: with its evidence.
[[nodiscard]] boost::json::object detail_json(const store::ClockEvent& event, domain::Counting counts,
                                              const base::Messages& messages);
/// RecordedClockEvent: the answer to a press.
[[nodiscard]] boost::json::object to_json(const app::Recorded& recorded, const base::Messages& messages);

}  // namespace spotme::http
