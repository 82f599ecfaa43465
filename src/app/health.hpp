#pragma once

#include "app/context.hpp"

namespace spotme::app {

/// True when a row was just made durable: what "able to write" means. Blocks for one commit.
[[nodiscard]] bool can_write(const Context& context);

}  // namespace spotme::app
