#pragma once

#include "store/organisation.hpp"

#include <boost/json/object.hpp>

/// Bodies and agencies as JSON.
namespace spotme::http {

[[nodiscard]] boost::json::object to_json(const store::Body& body);
[[nodiscard]] boost::json::object to_json(const store::Agency& agency);

}  // namespace spotme::http
