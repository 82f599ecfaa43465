#include "base/crypto.hpp"

#include <sodium.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace spotme::base {
namespace {

std::atomic<std::uint64_t> computed = 0;

/// sodium_init is idempotent and thread-safe; asking each time costs one flag.
void ready() {
  if (sodium_init() < 0) std::abort();
}

}  // namespace

void random_bytes(std::span<std::uint8_t> out) {
  ready();
  if (!out.empty()) randombytes_buf(out.data(), out.size());
}

Digest sha256(std::string_view text) {
  ready();
  Digest digest;
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return digest;
}

Digest keyed_hash(std::span<const std::uint8_t> key, std::string_view text) {
  ready();
  Digest digest;
  const int status =
      crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                         key.data(), key.size());
  if (status != 0) std::abort();  // a key of a wrong size is a fault of the program
  return digest;
}

bool same_bytes(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  if (a.size() != b.size()) return false;
  return a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string to_base64url(std::span<const std::uint8_t> bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();  // the terminating NUL that libsodium counts
  return text;
}

std::optional<Bytes> from_base64url(std::string_view text) {
  if (text.empty()) return Bytes{};  // an empty vector has no address to give
  Bytes bytes(text.size());
  std::size_t length = 0;
  const char* end = nullptr;
  const int status = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                                       sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (status != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

std::uint64_t passwords_computed() { return computed.load(std::memory_order_relaxed); }

std::string hash_password(std::string_view password, const PasswordCost& cost) {
  ready();
  computed.fetch_add(1, std::memory_order_relaxed);
  std::array<char, crypto_pwhash_STRBYTES> phc{};
  if (crypto_pwhash_str_alg(phc.data(), password.data(), password.size(), cost.passes, cost.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  return phc.data();
}

bool verify_password(std::string_view phc, std::string_view password) {
  ready();
  const std::string terminated(phc);
  if (terminated.size() >= crypto_pwhash_STRBYTES) return false;
  computed.fetch_add(1, std::memory_order_relaxed);
  return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

bool password_cost_differs(std::string_view phc, const PasswordCost& cost) {
  const std::string terminated(phc);
  return crypto_pwhash_str_needs_rehash(terminated.c_str(), cost.passes, cost.memory_bytes) != 0;
}

}  // namespace spotme::base
