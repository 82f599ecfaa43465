#include "app/jitter.hpp"

#include "base/crypto.hpp"

#include <array>
#include <cstdint>

namespace spotme::app {

double throw_dice() {
  std::array<std::uint8_t, 1> die{};
  base::random_bytes(die);
  return static_cast<double>(die[0]) / 255.0;
}

}  // namespace spotme::app
