#include "base/signature.hpp"

#include <sodium.h>

#include <cstdlib>

namespace spotme::base {

Digest hmac_sha256(std::span<const std::uint8_t> key, std::string_view text) {
  if (sodium_init() < 0) std::abort();
  Digest digest;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  crypto_auth_hmacsha256_final(&state, digest.data());
  return digest;
}

std::string to_base64(std::span<const std::uint8_t> bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();  // the terminating NUL that libsodium counts
  return text;
}

}  // namespace spotme::base
