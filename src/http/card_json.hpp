#pragma once

#include "app/card.hpp"
#include "base/messages.hpp"

#include <boost/json/object.hpp>

/// Cards in the form of `docs/api/openapi.yaml`.
namespace spotme::http {

[[nodiscard]] boost::json::object to_json(const app::OwnCard& own, const base::Messages& messages);
[[nodiscard]] boost::json::object to_json(const app::CardListEntry& entry);
[[nodiscard]] boost::json::object to_json(const store::CardChange& change);

}  // namespace spotme::http
