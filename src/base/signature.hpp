#pragma once

#include "base/crypto.hpp"

#include <span>
#include <string>
#include <string_view>

namespace spotme::base {

/// HMAC-SHA256 (RFC 2104) under a key of any length.
[[nodiscard]] Digest hmac_sha256(std::span<const std::uint8_t> key, std::string_view text);
/// Base64 with padding (RFC 4648, section 4).
[[nodiscard]] std::string to_base64(std::span<const std::uint8_t> bytes);

}  // namespace spotme::base
