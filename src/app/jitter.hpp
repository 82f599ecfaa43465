#pragma once

namespace spotme::app {

/// A share from 0 to 1, by which attempts that are made again are spread.
[[nodiscard]] double throw_dice();

}  // namespace spotme::app
