#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is needed of libsodium, under our own names. Every function may be called from any thread.
namespace spotme::base {

using Bytes = std::vector<std::uint8_t>;
using Digest = std::array<std::uint8_t, 32>;

/// Fills with bytes from the operating system's generator. Never fails: without entropy the process ends.
void random_bytes(std::span<std::uint8_t> out);

[[nodiscard]] Digest sha256(std::string_view text);
/// BLAKE2b-256 under a key of 16 to 64 bytes.
[[nodiscard]] Digest keyed_hash(std::span<const std::uint8_t> key, std::string_view text);
/// Compares in a time that does not depend on the content.
[[nodiscard]] bool same_bytes(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// URL-safe base64 without padding.
[[nodiscard]] std::string to_base64url(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);

/// How dear one Argon2id hash is. The default is the lower OWASP setting: 19 MiB, two passes, about 25 ms a hash.
struct PasswordCost {
  std::uint64_t passes = 2;
  std::size_t memory_bytes = std::size_t{19} * 1024 * 1024;
};

/// Argon2id in the PHC string format; the salt is inside. Throws std::bad_alloc when the memory cannot be had.
[[nodiscard]] std::string hash_password(std::string_view password, const PasswordCost& cost);
/// True when `password` gave `phc`. A malformed `phc` is false.
[[nodiscard]] bool verify_password(std::string_view phc, std::string_view password);
/// How many passwords were hashed or verified since the start: the dear work of this process, for its figures, and for
/// the test that a refusal costs the same whoever is asked for.
[[nodiscard]] std::uint64_t passwords_computed();
/// True when `phc` was made with another cost, so that it should be made anew at the next sign-in.
[[nodiscard]] bool password_cost_differs(std::string_view phc, const PasswordCost& cost);

}  // namespace spotme::base
