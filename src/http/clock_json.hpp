#pragma once

#include "app/clock.hpp"
#include "app/day.hpp"
#include "app/verdict_writer.hpp"
#include "base/messages.hpp"
#include "store/clock_event.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace spotme::http {

/// ClockEvent of openapi.yaml: what a list shows.
[[nodiscard]] boost::json::object to_json(const store::ClockEvent& event, domain::Counting counts);
/// ClockEventDetail: with its evidence.
[[nodiscard]] boost::json::object detail_json(const store::ClockEvent& event, domain::Counting counts,
                                              const base::Messages& messages);
/// RecordedClockEvent: the answer to a press, as text.
[[nodiscard]] std::string json_text(const app::Recorded& recorded, const app::VerdictWriter& writer,
                                    const base::Messages& messages);

}  // namespace spotme::http
