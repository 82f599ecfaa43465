#pragma once

#include "base/id.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// Officers as an administrator keeps them: what may be changed at once, and the words of what becomes of them.
namespace spotme::domain {

using TransferId = base::Id<struct TransferTag>;
using MergeId = base::Id<struct MergeTag>;

/// The most that are moved, led by another or given passwords at once. A limit of this project: what one looks through.
inline constexpr std::size_t most_officers_at_once = 500;

/// Why somebody leaves. The reasons are those of this project; the words that go with it are the administrator's.
enum class DepartureKind : std::uint8_t { retired, resigned, contract_ended, died, other };
/// `retired`, `resigned`, `contract_ended`, `died`, `other`.
[[nodiscard]] std::string_view departure_kind_name(DepartureKind kind);
[[nodiscard]] std::optional<DepartureKind> parse_departure_kind(std::string_view text);

/// A move to another agency: offered by the one, accepted or refused by the other, withdrawn by the one; done on its
/// day.
enum class TransferState : std::uint8_t { offered, accepted, done, refused, withdrawn };
/// `offered`, `accepted`, `done`, `refused`, `withdrawn`.
[[nodiscard]] std::string_view transfer_state_name(TransferState state);
[[nodiscard]] std::optional<TransferState> parse_transfer_state(std::string_view text);
/// Whether it may still come to pass.
[[nodiscard]] bool is_open(TransferState state);

/// What holds for an officer from a day on, of which a change to come can be taken back.
enum class HistoryKind : std::uint8_t { posting, supervision, scheme, role };
/// `posting`, `supervision`, `scheme`, `role`.
[[nodiscard]] std::string_view history_kind_name(HistoryKind kind);
[[nodiscard]] std::optional<HistoryKind> parse_history_kind(std::string_view text);

}  // namespace spotme::domain
