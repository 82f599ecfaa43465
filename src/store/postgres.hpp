#pragma once

#include "store/db.hpp"

#include <memory>
#include <string>

namespace spotme::db {

/// Opens one connection to PostgreSQL 15 or later. `url` is a libpq URL or key=value text. The connection asks for a
/// `connect_timeout` of 3 s and a `tcp_user_timeout` of 4 s unless the URL says otherwise, so that a fail-over is
/// noticed. Throws Unavailable when nobody answers.
[[nodiscard]] std::unique_ptr<Connection> open_postgres(const std::string& url);

}  // namespace spotme::db
