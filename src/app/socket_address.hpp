#pragma once

#include "domain/network.hpp"

#include <sys/socket.h>

namespace spotme::app {

/// Where a socket is about to lead; `::`, which every guard refuses, for a family that is neither IPv4 nor IPv6.
[[nodiscard]] domain::Address address_of(const sockaddr& from);

}  // namespace spotme::app
