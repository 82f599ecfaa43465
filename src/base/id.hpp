#pragma once

#include "base/time.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spotme::base {

/// 128 bits, ordered by their bytes; those made here are version 7 (RFC 9562), so they sort by time.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;  // NOLINT(modernize-use-nullptr): it means another 0
  [[nodiscard]] bool is_nil() const { return *this == Uuid{}; }
};

/// Lower-case `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
[[nodiscard]] std::string to_string(const Uuid& id);
/// The 36-character form in either case, any version; nothing else (no braces, no URN).
[[nodiscard]] std::optional<Uuid> parse_uuid(std::string_view text);
/// A new version 7 id whose time is `now`. Ids made by one process in one millisecond ascend
/// (up to 4,000 of them). Thread-safe.
[[nodiscard]] Uuid make_uuid(Instant now);

/// An id that cannot be taken for one of another kind.
template <class Tag>
struct Id {
  Uuid value;

  auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr)
  [[nodiscard]] static Id make(Instant now) { return Id{make_uuid(now)}; }
};

using AgencyId = Id<struct AgencyTag>;
using UnitId = Id<struct UnitTag>;
using OfficerId = Id<struct OfficerTag>;
using PlaceId = Id<struct PlaceTag>;
using EventId = Id<struct EventTag>;
using GrantId = Id<struct GrantTag>;
using OutageId = Id<struct OutageTag>;
using RotaId = Id<struct RotaTag>;
using ApprovalId = Id<struct ApprovalTag>;
using SessionId = Id<struct SessionTag>;
using AttachmentId = Id<struct AttachmentTag>;

template <class Tag>
[[nodiscard]] std::string to_string(const Id<Tag>& id) {
  return to_string(id.value);
}

/// For hash maps: ids are random enough in their last eight bytes.
struct IdHash {
  std::size_t operator()(const Uuid& id) const;
  template <class Tag>
  std::size_t operator()(const Id<Tag>& id) const {
    return (*this)(id.value);
  }
};

}  // namespace spotme::base
