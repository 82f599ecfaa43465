#include "base/id.hpp"

#include "base/crypto.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>

namespace spotme::base {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool hyphen_before(std::size_t byte) { return byte == 4 || byte == 6 || byte == 8 || byte == 10; }

/// RFC 9562 method 1: a counter in the 12 bits of rand_a, seeded low whenever the millisecond changes. The id keeps the
/// time it was asked for, also when history is written or a clock steps back: uniqueness rests on the random bits.
struct Sequence {
  std::mutex mutex;
  std::uint64_t millisecond = 0;
  std::uint32_t counter = 0;
};

/// Ids are unique, not secret: their random bytes come from the kernel many at a time, since each press makes two ids
/// and a call of the system costs more than the rest of an id.
void fill_random(Uuid& id) {
  thread_local std::array<std::uint8_t, 32 * sizeof(Uuid)> drawn;
  thread_local std::size_t left = 0;
  if (left == 0) {
    random_bytes(drawn);
    left = drawn.size();
  }
  left -= id.bytes.size();
  std::copy_n(drawn.begin() + static_cast<std::ptrdiff_t>(left), id.bytes.size(), id.bytes.begin());
}

}  // namespace

std::string to_string(const Uuid& id) {
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    if (hyphen_before(i)) text.push_back('-');
    text.push_back(hex_digits[id.bytes[i] >> 4U]);
    text.push_back(hex_digits[id.bytes[i] & 0xFU]);
  }
  return text;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  std::size_t at = 0;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    if (hyphen_before(i) && text[at++] != '-') return std::nullopt;
    const int high = hex_value(text[at++]);
    const int low = hex_value(text[at++]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return id;
}

Uuid make_uuid(Instant now) {
  static Sequence sequence;
  const auto wanted =
      static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count());
  Uuid id;
  fill_random(id);
  const std::lock_guard lock(sequence.mutex);
  if (wanted != sequence.millisecond) {
    sequence.millisecond = wanted;
    sequence.counter = id.bytes[6] & 0x7U;
  } else {
    sequence.counter = (sequence.counter + 1) & 0xFFFU;
  }
  for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(wanted >> (8U * (5U - i)));
  id.bytes[6] = static_cast<std::uint8_t>(0x70U | (sequence.counter >> 8U));
  id.bytes[7] = static_cast<std::uint8_t>(sequence.counter);
  id.bytes[8] = static_cast<std::uint8_t>(0x80U | (id.bytes[8] & 0x3FU));
  return id;
}

std::size_t IdHash::operator()(const Uuid& id) const {
  std::size_t hash = 0;
  std::memcpy(&hash, id.bytes.data() + 8, sizeof hash);
  return hash;
}

}  // namespace spotme::base
