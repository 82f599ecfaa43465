#pragma once

#include "base/messages.hpp"
#include "domain/rota.hpp"
#include "domain/verdict.hpp"

#include <boost/json/object.hpp>

namespace spotme::http {

/// A verdict in the form of the contract (`docs/api/openapi.yaml`, Verdict); texts from the catalogue.
[[nodiscard]] boost::json::object to_json(const domain::Verdict& verdict, const base::Messages& messages);
/// A scheme: `{"kind": "wbb", "start": "08:30"}`.
[[nodiscard]] boost::json::object to_json(const domain::Scheme& scheme);
/// What working time comes to on one day: a scheme, or `{"kind": "rest"}` and `{"kind": "on_call"}` of a rota.
[[nodiscard]] boost::json::object to_json(const domain::DayScheme& scheme);

}  // namespace spotme::http
