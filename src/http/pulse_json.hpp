#pragma once

#include "app/pulse.hpp"
#include "domain/place.hpp"

#include <boost/json/object.hpp>

#include <vector>

/// Pulses as JSON: all that is recorded for their owner, and the little that others see.
namespace spotme::http {

[[nodiscard]] boost::json::object to_json(const domain::Position& position);
/// An answer with everything; `kept` is its raw position while there is one.
[[nodiscard]] boost::json::object answer_json(const store::Pulse& pulse, const domain::Position* kept);
/// A day of the owner's.
[[nodiscard]] boost::json::object own_day_json(const app::PulseDay& day, const std::vector<store::KeptPosition>& kept);
/// The same day for whoever leads him: inside, outside or unknown, and when. Of pulses ahead only the hour.
[[nodiscard]] boost::json::object team_day_json(const app::PulseDay& day);

}  // namespace spotme::http
