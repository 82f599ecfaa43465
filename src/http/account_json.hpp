#pragma once

#include "app/account.hpp"

#include <boost/json/object.hpp>

namespace spotme::http {

/// An account with its new temporary password, as whoever opened it is told.
[[nodiscard]] boost::json::object to_json(const app::AccountWithPassword& given);

}  // namespace spotme::http
