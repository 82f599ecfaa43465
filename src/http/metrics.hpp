#pragma once

#include "http/server.hpp"
#include "http/service.hpp"

#include <string>

namespace spotme::http {

/// The figures of this process in the Prometheus text format; nothing about any person.
[[nodiscard]] std::string metrics_text(Service& service, const Server::Figures& server);

}  // namespace spotme::http
